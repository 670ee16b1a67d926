"""The codes of ``faqbot check``, with their severity and meaning."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
"""An error must be corrected; a warning is corrected or allowed with a reason; a note asks for judgement."""


class Code(NamedTuple):
    """A kind of finding.

    Attributes:
        severity: The severity of its findings.
        meaning: What its findings say, in words.
        needs_article: Whether the check needs the text of a source.
        needs_bot: Whether the check asks the bot questions.
    """

    severity: Severity
    meaning: str
    needs_article: bool = False
    needs_bot: bool = False


CODES = {
    "FB101": Code("error", "a file cannot be read"),
    "FB102": Code("error", "a key or its value is invalid"),
    "FB103": Code("error", "parts of the base do not fit together"),
    "FB104": Code("warning", "an item has the same phrasing twice"),
    "FB105": Code("warning", "an entry cites no passage of a base with sources"),
    "FB106": Code("error", "an entry cites no passage where the base requires it"),
    "FB107": Code("warning", "`allow` names a code that cannot be allowed"),
    "FB108": Code("warning", "`allow` names a code that is not found"),
    "FB109": Code("warning", "a calibration is no longer valid"),
    "FB110": Code("warning", "an example of an alert raises none"),
    "FB111": Code("warning", "a counter-example of an alert raises one"),
    "FB112": Code("warning", "a comment probably cuts a text short"),
    "FB113": Code("error", "a guard, or a word of a gap, rules out the question of its own entry", needs_bot=True),
    "FB114": Code("warning", "a guard, or a word of a gap, rules out a paraphrase of its own entry", needs_bot=True),
    "FB115": Code("warning", "entries are in another language than they are said to be"),
    "FB201": Code("error", "a passage has changed", needs_article=True),
    "FB202": Code("error", "a passage is gone", needs_article=True),
    "FB203": Code("warning", "a passage has moved", needs_article=True),
    "FB204": Code("warning", "a passage has no digest to find it by", needs_article=True),
    "FB205": Code("error", "an entry is stale"),
    "FB206": Code("warning", "the lock does not match the entries"),
    "FB207": Code("warning", "no given text belongs to a source", needs_article=True),
    "FB208": Code(
        "warning", "the first or last words or the line of a passage are not those of the source", needs_article=True
    ),
    "FB301": Code("warning", "a number or unit is not in the cited passages", needs_article=True),
    "FB302": Code("warning", "a name is not in the cited passages", needs_article=True),
    "FB303": Code("warning", "an answer asserts what its passage denies", needs_article=True),
    "FB304": Code("warning", "an answer is more certain than its passage", needs_article=True),
    "FB305": Code("warning", "seven or more consecutive words are copied from the source", needs_article=True),
    "FB306": Code("warning", "the markers of an answer do not fit its citations"),
    "FB401": Code("note", "a passage is cited by no entry"),
    "FB402": Code("note", "a passage is cited by many entries"),
    "FB403": Code("note", "a passage is left out on purpose"),
    "FB501": Code("note", "two phrasings are closer than the margin", needs_bot=True),
    "FB502": Code("note", "a phrasing, held out, does not find its item", needs_bot=True),
    "FB503": Code("note", "an entry is found only by its exact words", needs_bot=True),
    "FB504": Code("note", "a paraphrase adds nothing", needs_bot=True),
    "FB505": Code("note", "a question that asks for something else is answered", needs_bot=True),
    "FB601": Code("note", "an answer has more than four sentences"),
    "FB602": Code("note", "an answer is hard to read"),
    "FB603": Code("note", "an entry has no follow-ups, and others have"),
    "FB604": Code("note", "a follow-up is never shown"),
    "FB605": Code("note", "a review is overdue"),
    "FB606": Code("note", "an entry lacks a translation"),
    "FB607": Code("warning", "a translation is older than what it translates"),
}
"""Every code; docs/checking.md has an example of each."""
