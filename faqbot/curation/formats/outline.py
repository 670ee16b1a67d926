"""Pages whose questions are headings: which headings are entries, topics, or parts of an answer."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from faqbot.curation.formats.columns import is_question
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.page import LABELS, asks, strip_number
from faqbot.curation.formats.question_titles import find_held

MIN_SHARE = 0.3
"""Share of the headings of a level that ask something; from it on, the others of the level are no questions."""

_CONTENTS = frozenset(
    "contents, table of contents, toc, index, inhalt, inhaltsverzeichnis, sommaire, contenido, índice, faq, faqs".split(
        ", "
    )
)


_LABEL = re.compile(rf"(?:{LABELS})\s*\d*\s*[:.：]\s*\S", re.IGNORECASE)
"""The label that makes any heading a question, as in "Q: But Bluetooth..."."""


class Section(NamedTuple):
    """A heading, and what follows it up to the next.

    Attributes:
        level: 1 is the highest.
        heading: The words of the heading.
        body: What follows, as Markdown, without the parts under deeper headings.
        where: The place of the heading, in words.
        anchor: The name of the heading in links, or nothing.
    """

    level: int
    heading: str
    body: str
    where: str
    anchor: str = ""


def read_outline(sections: Sequence[Section], file: str, name: str) -> Extract:
    """Return the entries of a page by its headings.

    The level with the most headings that ask something has the questions. A heading of it, and any deeper one that
    asks, is an entry; a deeper one that does not ask belongs to the answer above it; a higher one is a topic. If
    hardly any heading asks, all headings of the level with most texts are entries.
    """
    level = find_level(sections)
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    topics: dict[float, str] = {}
    is_asking = _asking_share(sections, level) >= MIN_SHARE
    number = 0
    while number < len(sections):
        section = sections[number]
        number += 1
        topics = {above: topic for above, topic in topics.items() if above < section.level}
        heading = strip_number(section.heading)
        is_title = (
            section.level == level and not is_asking and bool(section.body) and heading.casefold() not in _CONTENTS
        )
        is_entry = is_title or _begins_entry(section, level)
        if not is_entry:
            if section.level == level and _has_answer(section, sections[number:], level):
                fault = f'the heading "{section.heading}" is no question'
                problems.append(ImportProblem(file, section.where, "not-a-question", fault))
            topics[min(section.level, level - 0.5)] = heading
            continue
        body = [section.body]
        if held := find_held(section.body, asks=asks(heading)):
            problems.append(_report_section(section, held, file))
            topics[min(section.level, level - 0.5)] = heading
            continue
        inner = _list_inner(sections, number, level)
        body += [f"**{each.heading}**\n\n{each.body}".strip() for each in inner]
        number += len(inner)
        topic = [topics[above] for above in sorted(topics) if above > 1 or len(_headings(sections, 1)) > 1]
        entries.append(
            ExtractedEntry(
                question=heading,
                answer="\n\n".join(filter(None, body)),
                file=file,
                where=section.where,
                key=section.anchor,
                topic=topic[-1] if topic else "",
            )
        )
    return Extract(format=name, entries=entries, problems=problems, title=_find_title(sections))


def find_level(sections: Sequence[Section]) -> int:
    """Return the level of the questions: the one with the most headings that ask, or else with the most texts."""
    levels = sorted({section.level for section in sections})
    if not levels:
        return 1
    asking = {level: sum(_begins_entry(each, level) for each in _headings(sections, level)) for level in levels}
    if max(asking.values()) > 0:
        return max(levels, key=lambda level: (asking[level], -level))
    return max(levels, key=lambda level: (sum(bool(each.body) for each in _headings(sections, level)), level))


def _asking_share(sections: Sequence[Section], level: int) -> float:
    headings = _headings(sections, level)
    return sum(_begins_entry(each, level) for each in headings) / len(headings) if headings else 0.0


def _headings(sections: Sequence[Section], level: int) -> list[Section]:
    return [section for section in sections if section.level == level]


def _begins_entry(section: Section, level: int) -> bool:
    if _LABEL.match(section.heading):
        return True
    heading = strip_number(section.heading)
    return asks(heading) if section.level == level else asks(heading) and is_question(heading)


def _list_inner(sections: Sequence[Section], begin: int, level: int) -> list[Section]:
    """Return the parts of the answer under the heading before ``begin``: deeper headings that are no questions."""
    end = begin
    while (
        end < len(sections)
        and sections[end].level > sections[begin - 1].level
        and not _begins_entry(sections[end], level)
        and not _is_title_of_part(sections, end, level)
    ):
        end += 1
    return list(sections[begin:end])


def _is_title_of_part(sections: Sequence[Section], number: int, level: int) -> bool:
    """Return whether a heading without a text stands right above a question: pages often give it a deeper level."""
    is_over = number + 1 < len(sections) and _begins_entry(sections[number + 1], level)
    return is_over and not sections[number].body


def _report_section(section: Section, held: Sequence[str], file: str) -> ImportProblem:
    shown = ", ".join(f'"{title}"' for title in held[:2])
    fault = f'"{section.heading}" is no entry, as its text has {len(held)} questions of its own, such as {shown}'
    return ImportProblem(file, section.where, "section", fault)


def _has_answer(section: Section, after: Sequence[Section], level: int) -> bool:
    """Return whether a heading stands over a text, rather than over questions."""
    is_over_questions = (
        bool(after) and after[0].level > section.level and after[0].level <= max(level, section.level + 1)
    )
    return bool(section.body) and not (is_over_questions and _begins_entry(after[0], level))


def _find_title(sections: Sequence[Section]) -> str:
    first = _headings(sections, 1)
    return first[0].heading if first and not asks(first[0].heading) else ""
