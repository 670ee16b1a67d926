"""Words that spelling repair must not exchange, because they differ in a prefix that changes the meaning."""

OPPOSITES = [
    ("hyperzoblic", "hypozoblic"),
    ("hypozoblic", "hyperzoblic"),
    ("intrazoblic", "interzoblic"),
    ("interzoblic", "intrazoblic"),
    ("subzoblic", "suzoblic"),
    ("suzoblic", "subzoblic"),
    ("sbzoblic", "subzoblic"),
    ("unzoblic", "zoblic"),
    ("zoblic", "unzoblic"),
    ("nozoblic", "nonzoblic"),
    ("antzoblic", "antizoblic"),
    ("hypoglycaemia", "hyperglycaemia"),
    ("hypotensoin", "hypertension"),
    ("unsafe", "safe"),
]
"""Typed words, each with the word of the base that it is near."""
