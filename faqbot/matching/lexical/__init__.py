"""The lexical engine: words, terms, learned weights, nearest phrasings and confidence."""
