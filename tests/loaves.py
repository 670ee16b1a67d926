"""A few phrasings about bread, for tests of a small index."""

PHRASINGS = [
    "can i freeze bread",
    "freeze rolls",
    "how long does bread keep",
    "keep bread fresh",
    "why does dough rise",
]
TEXTS = [phrasing.split() for phrasing in PHRASINGS]
OWNERS = [0, 0, 1, 1, 2]
