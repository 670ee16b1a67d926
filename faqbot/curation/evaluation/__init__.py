"""How well a base answers labelled questions."""
