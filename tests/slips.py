"""Slips that a repair must not take for one: words that differ by a prefix which turns the meaning round."""

TURNED = [
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
"""What was typed, and the word of the base that it is near to."""
