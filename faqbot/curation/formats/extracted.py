"""What a reader of a format finds in a file: entries, and problems with what is left out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

REMEDY_BY_KIND = {
    "conditional": "write the entry by hand, as its answer depends on a condition",
    "conflict": "keep one of the answers, or tell the questions apart",
    "content-element": "write the answer as a text, and add the entry by hand",
    "context-only": "reword the question so that it stands alone, and remove draft from the entry",
    "disabled": "remove draft from the entry if it should be answered",
    "edited": "compare the two, and change the entry by hand",
    "empty-answer": "write an answer",
    "empty-question": "write a question",
    "extra-cells": "put quotes round a cell that contains the separator",
    "formula": "save the file with its values, or write the text instead",
    "gone": "remove the entry, or its draft key to keep answering from it",
    "hidden-sheet": "show the sheet to import it",
    "lost-questions": "choose another way of reading with --format, or make each question a heading",
    "no-qa-columns": "name one column question and one column answer",
    "not-a-question": "word it as a question if it is one",
    "other-language": "name the language with --language to import it instead",
    "no-questions": "make each question a heading over its answer, or name the way of reading with --format",
    "redirect": "write the answer as a text, and add the entry by hand",
    "reference": "import the file that it refers to as well",
    "section": "make each of its questions a heading, or choose another way of reading with --format",
    "suggested-answer": "check the answer, and remove draft from the entry",
    "system-item": "add it by hand if people should see it",
    "template": "write the answer without placeholders, and add the entry by hand",
    "too-long": "shorten it",
    "unparsable": "correct the file, and import it again",
}
"""For each kind of problem, what to do about it."""


class ImportProblem(NamedTuple):
    """Something in a file that was not taken over, or not as it stands there.

    Attributes:
        file: The file as the user named it.
        where: The place in the file, in words.
        kind: One of ``REMEDY_BY_KIND``.
        fault: What is wrong, in words.
    """

    file: str
    where: str
    kind: str
    fault: str

    @property
    def remedy(self) -> str:
        """What to do about it, in words."""
        return REMEDY_BY_KIND[self.kind]

    def __str__(self) -> str:
        """Return one line: ``file, place: fault; remedy``."""
        place = ", ".join(filter(None, (self.file, self.where)))
        return f"{place}: {self.fault}; {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedEntry:
    """An entry as another system has it.

    Attributes:
        question: The question; empty if there is none.
        answer: The answer; empty if there is none.
        paraphrases: Other phrasings, in file order.
        file: The file as the user named it.
        where: The place in the file, in words.
        id: The id that the entry must have, or nothing.
        key: Its name in the other system, by which other entries refer to it, or nothing.
        topic: The topic, or nothing.
        tags: Words and conditions.
        url: Address of a page, or nothing.
        meta: Texts by name.
        follow_ups: Keys, ids or questions of other entries.
        doubt: The kind of problem that makes the entry a draft, or nothing.
        reason: The fault to report for a doubtful entry, in words.
    """

    question: str
    answer: str
    paraphrases: tuple[str, ...] = ()
    file: str = ""
    where: str = ""
    id: str = ""
    key: str = ""
    topic: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    follow_ups: tuple[str, ...] = ()
    doubt: str = ""
    reason: str = ""


_TEXTS = ("id", "question", "answer", "topic", "url")
_LISTS = ("paraphrases", "tags", "follow_ups")


def apply_exact(entry: ExtractedEntry, text: str) -> ExtractedEntry:
    """Return an entry with the keys that an export of our own gives as JSON.

    Other keys, and values of other kinds, change nothing.

    >>> apply_exact(ExtractedEntry(question="Where?", answer="Here."), '{"tags": ["map"], "url": 3}').tags
    ('map',)
    """
    try:
        exact = json.loads(text)
    except (ValueError, RecursionError):
        return entry
    if not isinstance(exact, dict):
        return entry
    keys: dict[str, Any] = {name: exact[name] for name in _TEXTS if isinstance(exact.get(name), str)}
    keys |= {name: tuple(map(str, exact[name])) for name in _LISTS if isinstance(exact.get(name), list)}
    if isinstance(exact.get("meta"), dict):
        keys["meta"] = {str(name): str(value) for name, value in exact["meta"].items()}
    return replace(entry, **keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Everything that was found in one or more files of a format.

    Attributes:
        format: The name of the format.
        entries: The entries in file order.
        problems: What was left out, and why.
        title: The title of the collection, or nothing.
        language: The language of the texts as a BCP 47 tag, or nothing.
        notes: What was chosen or put right, in words.
    """

    format: str
    entries: Sequence[ExtractedEntry] = ()
    problems: Sequence[ImportProblem] = ()
    title: str = ""
    language: str = ""
    notes: Sequence[str] = ()


class SourceError(Exception):
    """A file that cannot be read at all; the message names it and says why."""


def need_extra(library: str, purpose: str) -> SourceError:
    """Return the error for a missing library of the extra ``import``.

    >>> print(need_extra("openpyxl", "XLSX files"))
    XLSX files need the library openpyxl; run: pip install 'faqbot[import]'
    """
    return SourceError(f"{purpose} need the library {library}; run: pip install 'faqbot[import]'")
