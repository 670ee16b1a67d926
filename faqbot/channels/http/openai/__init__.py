"""The interfaces of OpenAI: each base is a model, and nothing is generated."""
