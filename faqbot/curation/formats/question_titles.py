"""Lines of a page that look like the titles of answers, and whether they became entries."""

import re
from collections.abc import Sequence

from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ImportProblem
from faqbot.curation.formats.markdown_text import read_heading
from faqbot.curation.formats.page import strip_number
from faqbot.language.text import phrasing_key

MAX_TITLE = 200
"""Characters above which a question is no title but a part of a text."""

MIN_LOST, MIN_LOST_SHARE = 3, 0.25
"""The titles without an entry, in number and as a share of the entries, from which on they are reported: an answer may
ask a question or two that are meant to be answered by nobody."""

MIN_HELD, MIN_HELD_BY_QUESTION = 2, 4
"""The questions with texts below them that make a part of a page a section: under a heading, and under a question."""

_MARK = re.compile(r"\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d{1,3}[.)]\s+)*")
_BEGINNING = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d{1,3}[.)]\s|\*\*|__)")
_SENTENCE = re.compile(r"[.!:;]\s")


def read_title(line: str) -> str:
    """Return the question of a line that is a question and nothing else, or nothing.

    >>> read_title("- [Where can I pay?](#pay)"), read_title("We ask ourselves: where can we pay?")
    ('Where can I pay?', '')
    """
    if len(line) > 3 * MAX_TITLE or not is_question(line.rstrip(" )#") if line.endswith(")") else line):
        return _read_link(line) if line.rstrip().endswith(")") else ""
    return _check(read_heading(line[_end_of_mark(line) :])[0])


def _read_link(line: str) -> str:
    found = re.fullmatch(r"\[([^\[\]]+)\]\([^()\s]*\)", line[_end_of_mark(line) :].strip(" *_"))
    return _check(found[1]) if found and len(line) <= 3 * MAX_TITLE else ""


def _check(text: str) -> str:
    is_title = is_question(text) and len(text.split()) >= 2 and len(text) <= MAX_TITLE
    return text if is_title and not _SENTENCE.search(strip_number(text)) else ""


def _end_of_mark(line: str) -> int:
    found = _MARK.match(line)
    return found.end() if found else 0


def list_titles(lines: Sequence[str]) -> list[str]:
    """Return the questions that begin a paragraph, are all of it, and stand over a text that is no such question."""
    titles: list[str] = []
    waiting = ""
    before = ""
    for line in lines:
        if not line.strip():
            before = ""
            continue
        begins = not before or bool(_BEGINNING.match(line))
        title = read_title(line) if begins else ""
        if waiting and not title:
            titles.append(waiting)
        waiting = title
        before = line
    return titles


def find_held(answer: str, *, asks: bool) -> list[str]:
    """Return the questions with answers of their own in the answer to a heading, if they make it a section."""
    titles = list_titles(answer.split("\n"))
    return titles if len(titles) >= (MIN_HELD_BY_QUESTION if asks else MIN_HELD) else []


def find_lost(lines: Sequence[str], extract: Extract, file: str) -> list[ImportProblem]:
    """Return a problem if a page has many more titles than entries.

    Args:
        lines: The page as Markdown.
        extract: What was taken from it.
        file: The file as the user named it.
    """
    known = {phrasing_key(entry.question) for entry in extract.entries}
    known |= {phrasing_key(text) for entry in extract.entries for text in entry.paraphrases}
    reported = [phrasing_key(problem.fault) for problem in extract.problems]
    lost: dict[str, str] = {}
    for title in list_titles(lines):
        shown = strip_number(title)
        key = phrasing_key(shown)
        if key not in known and phrasing_key(title) not in known and not any(key in fault for fault in reported):
            lost.setdefault(key, shown)
    if len(lost) < MIN_LOST or len(lost) < MIN_LOST_SHARE * len(extract.entries):
        return []
    return [ImportProblem(file, "", "lost-questions", f"{len(lost)} lines look like questions {_name(lost)}")]


def report_nothing(extract: Extract, file: str) -> list[ImportProblem]:
    """Return a problem if a page gave no entry."""
    fault = "no question with an answer was found"
    return [] if extract.entries else [ImportProblem(file, "", "no-questions", fault)]


def _name(lost: dict[str, str]) -> str:
    shown = ", ".join(f'"{title}"' for title in list(lost.values())[:3])
    return f"and gave no entry, {'such as ' if len(lost) > 3 else ''}{shown}"
