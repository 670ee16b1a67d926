"""What ``faqbot check`` finds, by code: how grave it is, and what it says."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
"""An error must be mended; a warning mended or allowed with a reason; a note is worked through with judgement."""


class Code(NamedTuple):
    """A kind of finding.

    Attributes:
        severity: How grave it is.
        what: What is found, in words.
        needs_article: Whether it is looked for only with the source's text at hand.
        asks: Whether it is looked for by asking the bot.
    """

    severity: Severity
    what: str
    needs_article: bool = False
    asks: bool = False


CODES = {
    "FB101": Code("error", "a file cannot be read"),
    "FB102": Code("error", "a key or its value is not right"),
    "FB103": Code("error", "parts of the base do not fit together"),
    "FB104": Code("warning", "a phrasing stands twice in an item"),
    "FB105": Code("warning", "an entry cites no passage"),
    "FB106": Code("error", "an entry cites no passage where the base requires it"),
    "FB107": Code("warning", "`allow` names what cannot be allowed"),
    "FB108": Code("warning", "`allow` silences nothing"),
    "FB109": Code("warning", "a calibration does not hold any more"),
    "FB201": Code("error", "a passage has changed", needs_article=True),
    "FB202": Code("error", "a passage is gone", needs_article=True),
    "FB203": Code("warning", "a passage has moved", needs_article=True),
    "FB204": Code("warning", "a passage has no digest to find it by", needs_article=True),
    "FB205": Code("error", "an entry is stale"),
    "FB206": Code("warning", "the lock does not fit the entries"),
    "FB207": Code("warning", "a source has no text at hand", needs_article=True),
    "FB301": Code("warning", "a number or unit is not in the cited passages", needs_article=True),
    "FB302": Code("warning", "a name is not in the cited passages", needs_article=True),
    "FB303": Code("warning", "an answer asserts what its passage denies", needs_article=True),
    "FB304": Code("warning", "an answer is surer than its passage", needs_article=True),
    "FB305": Code("warning", "seven words or more in a row are those of the source", needs_article=True),
    "FB401": Code("note", "a passage is cited by no entry"),
    "FB402": Code("note", "a passage is cited by many entries"),
    "FB403": Code("note", "a passage is left out on purpose"),
    "FB501": Code("note", "two phrasings are closer than the margin", asks=True),
    "FB502": Code("note", "a phrasing, left out, does not find its item", asks=True),
    "FB503": Code("note", "an entry is found by its exact words only", asks=True),
    "FB504": Code("note", "a paraphrase adds nothing", asks=True),
    "FB505": Code("note", "a question that asks for something else is answered", asks=True),
    "FB601": Code("note", "an answer has more than four sentences"),
    "FB602": Code("note", "an answer is hard to read"),
    "FB603": Code("note", "an entry has no follow-ups"),
    "FB604": Code("note", "a follow-up is never shown"),
    "FB605": Code("note", "a review is overdue"),
}
"""Every code; docs/checking.md has an example of each."""
