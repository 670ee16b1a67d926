"""Pages, which are read in several ways; the way that finds the most questions is taken."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from faqbot.curation.formats.column_names import read_labels
from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ImportProblem
from faqbot.language.text import phrasing_key

_QUESTION_WORDS = re.compile(
    r"(?:how|what|whats|what's|why|when|where|who|whom|whose|which|can|could|do|does|did|is|are|am|was|were|should|shall"
    r"|will|would|may|must|has|have|i|i'm|my|help)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:(?:do you |did you )?(?:still |have )*(?:any |more |other |another |further )*"
    r"(?:stuck|questions?|need (?:more |any |further )?(?:help|support|assistance)|in doubt)"
    r"|(?:did not|didn't|can't|can not|cannot|could not|couldn't|not) find(?:ing)? .*)\W*",
    re.IGNORECASE,
)
"""Headings that end a page of questions, such as "Still have questions?", over a line on whom to ask."""

LABELS = "|".join(re.escape(label) for label in ("q", *read_labels("ask")) if len(label) > 1 or label == "q")
"""What stands before a question, for a regular expression that ignores case."""

_LETTERS = "".join(label for label in read_labels("ask") if len(label) == 1)
_BEGINS = r"(?-i:(?=[\W_]*[^\Wa-z\d_]))"  # with a capital, or with a letter of a script that has none
_NUMBER = re.compile(
    rf"(?:(?:faq|{LABELS})?\s*#?\d{{1,3}}(?:\.\d{{1,3}})*\s*[.):：-]+\s+|q\s*[.:]\s*|(?:{LABELS})\s*[:：]\s*"
    rf"|(?-i:[{_LETTERS}])\s*[:：]\s+{_BEGINS}"  # P: How, but not D: drive
    rf"|\d{{1,3}}(?:\.\d{{1,3}})+\s+{_BEGINS}"  # 1.2 How, but not 1.5 mm
    r"|\((?:\d{1,3}|[a-h])\)\s+|[a-h]\)\s+|(?=[ivx])x{0,2}(?:i[vx]|v?i{0,3})[.)]\s+|[^\w\s(\"'“«¿¡]+\s+)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?<!\s)(?:\s*[¶🔗⚓][\ufe0e\ufe0f]?|\s+[#§↩∞]+)\s*$")
_MAX_NUMBERS = 3
"""Parts before a heading that are taken away, such as a sign, a label and a number."""


GUESSED = frozenset(("lines",))
"""The ways that take any line with a question for a title; they count only where no other finds half as many."""

HIDDEN = frozenset(("json-ld",))
"""The ways that read what visitors do not see."""

MARKED = frozenset(("microdata", "details", "tables", "definitions"))
"""The ways that read what a page marks as a question, wherever it stands."""

MIN_VISIBLE = 0.9
"""Share of the questions of hidden data from which what visitors see is taken instead. On two pages whose questions are
known, what visitors see is right, and has 119 % and 96 % as many."""

_QUOTES = '"“”„«»'


class Reading(NamedTuple):
    """What one way of reading a page finds.

    Attributes:
        way: The name of the way, as ``--format`` takes it.
        extract: What it finds.
    """

    way: str
    extract: Extract

    @property
    def questions(self) -> set[str]:
        """The different questions with an answer, as keys."""
        return {phrasing_key(entry.question) for entry in self.extract.entries if entry.question and entry.answer}


def choose_reading(readings: Sequence[Reading], name: str, wanted: str) -> Extract:
    """Return the best reading of a page: the wanted one, or the one with the most questions.

    What visitors see counts before what a page says to programs, which is often older: if their questions differ, a
    reading that finds nearly as many is taken instead.

    Args:
        readings: All readings; of two with as many questions, the first counts.
        name: The file, for the note that says what was chosen.
        wanted: The name of a way, or nothing.
    """
    found = [reading for reading in readings if reading.questions]
    chosen = next((reading for reading in readings if reading.way == wanted), None)
    if chosen is None:
        chosen = _find_best(found or readings)
        if chosen.way in HIDDEN:
            seen = [reading for reading in found if reading.way not in HIDDEN]
            best = max(seen, key=lambda reading: len(reading.questions), default=chosen)
            is_close = len(best.questions) >= MIN_VISIBLE * len(chosen.questions)
            chosen = best if is_close and best.questions != chosen.questions else chosen
    if len(found) < 2:
        return chosen.extract
    missed = [] if wanted else _find_missed(found, chosen, name)
    counts = ", ".join(f"{len(reading.questions)} by {reading.way}" for reading in found)
    note = f"{name}: {counts}: took {chosen.way}; --format to choose"
    extract = chosen.extract
    return Extract(
        format=extract.format,
        entries=extract.entries,
        problems=[*extract.problems, *missed],
        title=extract.title,
        language=extract.language,
        notes=[*extract.notes, note],
    )


def _find_missed(readings: Sequence[Reading], chosen: Reading, name: str) -> list[ImportProblem]:
    """Return a problem for each way that finds questions which the chosen one has no entry for.

    Any question counts that a page marks as one. What visitors do not see counts if it has none of the questions that
    they see, and else is another version of them.
    """
    texts = [text for entry in chosen.extract.entries for text in (entry.question, *entry.paraphrases)]
    known = {phrasing_key(strip_number(text)) for text in texts}
    reported = [phrasing_key(problem.fault) for problem in chosen.extract.problems]
    problems: list[ImportProblem] = []
    for reading in readings:
        is_other = reading.way in HIDDEN and reading.questions.isdisjoint(chosen.questions)
        if reading is chosen or not (is_other or reading.way in MARKED):
            continue
        asked = (entry.question for entry in reading.extract.entries if entry.answer and asks(entry.question))
        missed = {key: text for text in asked if (key := phrasing_key(strip_number(text))) not in known}
        missed = {key: text for key, text in missed.items() if not any(key in fault for fault in reported)}
        known |= missed.keys()
        if missed:
            shown = ", ".join(f'"{text}"' for text in [*missed.values()][:3])
            count = "1 question is" if len(missed) == 1 else f"{len(missed)} questions are"
            fault = f"{count} found by {reading.way} only, {'such as ' if len(missed) > 3 else ''}{shown}"
            problems.append(ImportProblem(name, "", "lost-questions", fault))
    return problems


def _find_best(readings: Sequence[Reading]) -> Reading:
    sure = [reading for reading in readings if reading.way not in GUESSED]
    best, *_ = sorted(sure, key=lambda reading: -len(reading.questions)) or readings
    guessed = max(readings, key=lambda reading: len(reading.questions))
    return guessed if len(guessed.questions) > 2 * len(best.questions) else best


def strip_number(text: str) -> str:
    """Return a heading without its number, its ``Q:``, and the sign of the link to it.

    >>> strip_number("2. Can I return seeds?"), strip_number("Q: Where?"), strip_number("2 pounds or 3?")
    ('Can I return seeds?', 'Where?', '2 pounds or 3?')
    >>> strip_number("1.2 How? ¶"), strip_number("IV. Who?"), strip_number("1.5 mm or 2?"), strip_number("Is it C#?")
    ('How?', 'Who?', '1.5 mm or 2?', 'Is it C#?')
    """
    text = _SIGN.sub("", text.strip()) or text.strip()
    for _ in range(_MAX_NUMBERS):
        found = _NUMBER.match(text)
        rest = text[found.end() :].strip() if found else ""
        if not rest:
            break
        text = rest
    return text


def asks(text: str) -> bool:
    """Return whether a heading asks something.

    It ends with a question mark, begins like a question, or quotes a message that people ask about.

    >>> asks("How to pay"), asks("Payment"), asks("Still have questions?")
    (True, False, False)
    """
    if _ENDING.fullmatch(text.strip()):
        return False
    is_message = len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES
    return is_message or is_question(text) or bool(_QUESTION_WORDS.match(text) and len(text.split()) > 2)
