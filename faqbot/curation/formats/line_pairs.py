"""Questions on lines of their own: in bold, after ``Q:``, after a number, or alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from faqbot.curation.formats.column_names import read_labels
from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.markdown_text import FENCE, clean_body, read_heading, strip_closing
from faqbot.curation.formats.page import asks, strip_number
from faqbot.curation.formats.question_titles import read_title

BOLD, PREFIXES, NUMBERED, LINES = "bold", "q-and-a", "numbered", "lines"
LINE_WAYS = (BOLD, PREFIXES, NUMBERED, LINES)
"""The ways of reading the lines of a page; of two that find as many questions, the first is taken."""

_BOLD = re.compile(r"(?:[-*+]\s+|\d+[.)]\s+)?(?:\*\*|__)(.+?)(?:\*\*|__)\s*(.*)")
_ALL_BOLD = re.compile(r"(?:\*\*|__)((?:(?!\*\*|__).)+)(?:\*\*|__)")

MIN_TITLE_WORDS = 3
"""Words of a line in bold from which on it can be a title: shorter ones stand in answers."""


def _compile_label(line: str, letters: str) -> re.Pattern[str]:
    """Return the pattern of a line that begins with a label; its group is what follows.

    Args:
        line: As for ``read_labels``.
        letters: The labels, besides whole words, that need no blank behind them and may end with a full stop.
    """
    names = read_labels(line)
    words = "|".join(re.escape(name) for name in names if len(name) > 1)
    single = re.escape("".join(name for name in names if len(name) == 1))
    return re.compile(
        r"(?:[-*+]\s++)?(?:\*\*|__)?\s*+"
        rf"(?:(?:{letters}|{words})\s*+\d*+\s*+(?:\*\*|__)?\s*+[:.)：]\s*|(?-i:[{single}])\s*+\d*+\s*+(?:\*\*|__)?(?::(?:\*\*|__)?\s+|：))"
        r"(?:\*\*|__)?\s*(.*)",
        re.IGNORECASE,
    )


_QUESTION = _compile_label("ask", "Q|F")
_ANSWER = _compile_label("reply", "A")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+(.+)")


def read_pairs(lines: Sequence[str], file: str, way: str) -> Extract:
    """Read questions in bold, or after ``Q:``, each with what follows up to the next question or heading."""
    entries: list[ExtractedEntry] = []
    topic, question, where = "", "", ""
    body: list[str] = []
    is_code = False

    def finish() -> None:
        if question:
            answer = clean_body(_dedent(body))
            entries.append(ExtractedEntry(question=question, answer=answer, file=file, where=where, topic=topic))
        body.clear()

    problems: list[ImportProblem] = []
    others = _find_other_titles(lines) if way == BOLD else frozenset()
    is_waiting = False
    before = ""
    for number, line in enumerate(lines, start=1):
        is_code ^= bool(FENCE.match(line))
        heading = None if is_code else re.match(r"#{1,6}\s+(.*)", line)
        asked = None if is_code or (way == LINES and before.strip()) else _match_question(line, way)
        before = line
        if heading:
            finish()
            topic, question, is_waiting = read_heading(strip_closing(heading[1]))[0], "", False
        elif number in others and not is_code:
            finish()
            question = ""
            fault = f'the title "{read_heading(line.strip())[0]}" is no question'
            problems.append(ImportProblem(file, f"line {number}", "not-a-question", fault))
        elif is_waiting and line.strip():
            question, where, is_waiting = read_heading(line.strip())[0], f"line {number}", False
        elif asked:
            finish()
            question, where = asked[0], f"line {number}"
            is_waiting = not question
            body.append(asked[1])
        elif question:
            answered = _ANSWER.fullmatch(line.strip()) if not is_code and not any(body) else None
            body.append(answered[1] if answered else line)
    finish()
    return Extract(format=way, entries=entries, problems=problems)


def _find_other_titles(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines in bold that ask nothing, on a page where most lines in bold are questions.

    They are titles as well, and no part of the answer above them. Shorter ones, such as *Note*, are.
    """
    alone = {
        number: read_title_in_bold(line)
        for number, line in enumerate(lines, start=1)
        if number == 1 or not lines[number - 2].strip()
    }
    titles = {number: title for number, title in alone.items() if len(title.split()) >= MIN_TITLE_WORDS}
    others = {number for number, title in titles.items() if not asks(title)}
    return frozenset(others) if 2 * len(others) < len(titles) else frozenset()


def read_title_in_bold(line: str) -> str:
    """Return the words of a line that is in bold from end to end, or nothing.

    >>> read_title_in_bold("**Video does not work**"), read_title_in_bold("**Note**: it **works**")
    ('Video does not work', '')
    """
    found = _ALL_BOLD.fullmatch(line.strip())
    return strip_number(read_heading(found[1])[0]) if found else ""


def strip_labels(entries: Sequence[ExtractedEntry]) -> list[ExtractedEntry]:
    """Return entries without the label ``A:`` of their answers, if most answers of a page begin with it."""
    found = [_ANSWER.match(entry.answer) for entry in entries]
    if sum(map(bool, found)) * 2 <= len(entries):
        return list(entries)
    return [
        replace(entry, answer=entry.answer[label.start(1) :].strip()) if label else entry
        for entry, label in zip(entries, found, strict=True)
    ]


def _dedent(body: Sequence[str]) -> str:
    """Return the lines of an answer as a text; the indent of a list whose items are the questions is removed."""
    first, *others = body
    return f"{first}\n{dedent(chr(10).join(others))}"


def _match_question(line: str, way: str) -> tuple[str, str] | None:
    """Return the question of a line, and what follows it on the line, or None.

    The question is empty if a line has nothing but the label ``Q:``; then the next line has the question.
    """
    if way == NUMBERED:
        found = _NUMBERED.fullmatch(line.rstrip())
        return (read_heading(found[1])[0], "") if found and is_question(found[1]) else None
    line = line.strip()
    if way == LINES:
        title = read_title(line)
        return (title, "") if title else None
    if way == PREFIXES:
        found = _QUESTION.fullmatch(line)
        return (read_heading(found[1].removesuffix("**"))[0], "") if found else None
    if found := _BOLD.fullmatch(line):
        question = strip_number(read_heading(found[1])[0])
        after = _ANSWER.fullmatch(found[2])
        if asks(question) and len(question.split()) > 1:
            return question, after[1] if after else found[2].lstrip(": ")
    return None
