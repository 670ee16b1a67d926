"""Recognise what the columns of a table, or the keys of a list, hold."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from faqbot.curation.formats.column_names import find_role, fold_name, read_language_names, split_words

Role = Literal[
    "question",
    "answer",
    "paraphrases",
    "topic",
    "tags",
    "url",
    "id",
    "language",
    "enabled",
    "draft",
    "status",
    "condition",
    "follow_ups",
    "meta",
    "notes",
]
"""What a column holds."""

_NUMBERED = re.compile(r"(.+?)(?:\s(?:nr|no|n|num|number|nummer|numéro|número|numero))?\s?\d{1,3}")
_NUMBER_FIRST = re.compile(r"\d{1,3}\s(.+)")
_LETTERED = re.compile(r"(.+)\s[a-h]")
_IN_LANGUAGE = re.compile(r"(.+?)\s(?:(?:in|auf|en|em|på|i|po|w|на|по)\s)?([^\W\d_]+(?:\s[a-z]{2})?)")
_LANGUAGE_FIRST = re.compile(r"([^\W\d_]+)\s(.+)")
_ASIDE = re.compile(r"\s*[(\[{（【<]([^()\[\]{}（）【】<>]*)[)\]}）】>]\s*")
_OR = re.compile(
    r"\s*[/|&,;+／、・]\s*|\s(?:and|or|und|oder|et|ou|y|o|e|en|of|och|eller|og|ja|tai|i|lub|a|nebo|ve|veya|и|или)\s",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    "ar bg bn ca cs cy da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr"
    " sv sw th tl tr uk ur vi zh dk jp cn".split()
)
_ID = "id"
"""The end of ``section id``; the code of Indonesian only if other languages are there too, and it has both a question
and an answer."""

_WORDS = frozenset("no is it he id el de da".split())
"""The codes of languages that are words as well, so that ``no answer`` is no answer in Norwegian."""

SURE_RANK = 2
"""The rank down to which names of the question and the answer are sure. Objects of any kind have a title or a name, and
a description."""

MAX_NAME = 120
"""Characters of the name of a column, at most; what is longer is a text."""

_SAID = frozenset("utterances utterance patterns pattern phrases phrase phrasings".split())
"""Words of the names of columns that have all that people say, and not only what they say beside the question."""

_UNSURE = 1_000
"""What is added to the rank of a name that has more to it, so that a plain one counts before it."""

_QUESTION_MARKS = "?？؟"


class Column(NamedTuple):
    """What a column holds.

    Attributes:
        role: The kind of its values.
        language: The language of its values, if its name says so, or nothing.
        rank: How usual its name is for the role; 0 is the most usual one. Names with an aside are less usual than all.
        is_numbered: Whether its name ends with a number, as that of a further column of the role does.
        name: Its name in lower case without a language and a number, where the values mean nothing without it.
        live: The values that say that a row is published, where they are not the usual words; None if they are.
        spoken: The languages of its name.
        is_said: Whether it has all that people say, so that the first of its phrasings is the question if nothing is.
    """

    role: Role
    language: str
    rank: int
    is_numbered: bool
    name: str = ""
    live: frozenset[str] | None = None
    spoken: frozenset[str] = frozenset()
    is_said: bool = False


@lru_cache(maxsize=4096)
def name_column(name: str) -> Column | None:
    """Return what a column of this name holds, or None.

    >>> name_column("Alternative_Questions").role, name_column("question (EN)").language, name_column("Colour")
    ('paraphrases', 'en', None)
    >>> name_column("Variante 2").is_numbered, name_column("Thème / Catégorie").role, name_column("Svar dansk").language
    (True, 'topic', 'da')
    """
    if len(name) > MAX_NAME:
        return None
    if found := _read_name(split_words(name)):
        return found
    asides = _ASIDE.findall(name)
    if asides and (found := name_column(_ASIDE.sub(" ", name))):
        language = next(filter(None, map(find_language, asides)), "")
        return found._replace(language=found.language or language, rank=found.rank + (0 if language else _UNSURE))
    parts = list(map(_read_name, map(split_words, _OR.split(name))))
    first = parts[0]
    if len(parts) > 1 and first and all(part and part.role == first.role for part in parts):
        return first._replace(spoken=frozenset())
    return None


@lru_cache
def _read_name(words: str) -> Column | None:
    """Return what a column holds by the words of its name, of which one may be a number or a language."""
    if found := find_role(words):
        role = cast("Role", found.role)  # the lines of the data files are named by roles
        name = words if role in ("condition", "status", "enabled", "draft") else ""
        is_said = role == "paraphrases" and bool(_SAID & set(fold_name(words).split()))
        return Column(role, "", found.rank, is_numbered=False, name=name, spoken=found.languages, is_said=is_said)
    if (match := _NUMBERED.fullmatch(words)) and (column := _read_name(match[1])):
        return column._replace(is_numbered=True)
    if (match := _IN_LANGUAGE.fullmatch(words)) and (language := find_language(match[2])):
        column = _read_name(match[1])
    elif (match := _LANGUAGE_FIRST.fullmatch(words)) and match[1] not in _WORDS:
        language = find_language(match[1])
        column = _read_name(match[2])
    else:
        language, column = "", None
    if column and language:
        return column if column.language else column._replace(language=language)
    if match := _NUMBER_FIRST.fullmatch(words):
        return _read_name(match[1])
    if (match := _LETTERED.fullmatch(words)) and (column := _read_name(match[1])) and column.role == "paraphrases":
        return column._replace(is_numbered=True)
    return None


def find_language(words: str) -> str:
    """Return the language that words are a code or a name of, or nothing."""
    folded = fold_name(words)
    code, _, region = folded.partition(" ")
    if code in _LANGUAGES and len(region) in (0, 2):
        return folded.replace(" ", "-")
    return read_language_names().get(folded, "")


def name_columns(header: Sequence[str]) -> dict[int, Column]:
    """Return what the columns of a table hold, by their numbers.

    Of two names for the question, or for the answer, the more usual one counts. A further numbered question, such as
    ``question 2``, holds a paraphrase. Columns for people who keep the table, such as notes and dates, are left out.
    """
    named = {number: column for number, name in enumerate(header) if (column := name_column(name))}
    named = {number: column for number, column in named.items() if column.role != "notes"}
    languages = {column.language for column in named.values()} - {""}
    if languages == {_ID} or not has_pairs(column for column in named.values() if column.language == _ID):
        named = {number: column for number, column in named.items() if column.language != _ID}
    named = _tell_languages(named)
    for role in ("question", "answer", "topic", "id", "url", "language"):
        numbers = [number for number, column in named.items() if column.role == role]
        by_language: dict[str, list[int]] = {}
        for number in numbers:
            by_language.setdefault(named[number].language, []).append(number)
        for same in by_language.values():
            first, *others = sorted(same, key=lambda number: (named[number].rank, number))
            for number in others:
                if role == "question" and (named[number].is_numbered or _is_same_name(named[number], named[first])):
                    named[number] = named[number]._replace(role="paraphrases")
                else:
                    del named[number]
    return named


def _is_same_name(one: Column, other: Column) -> bool:
    return (one.rank, one.spoken) == (other.rank, other.spoken)


def _tell_languages(named: dict[int, Column]) -> dict[int, Column]:
    """Return columns with the languages of their names, if there is a question and an answer in each of several."""
    twice = [role for role, count in Counter(column.role for column in named.values()).items() if count > 1]
    questions, answers = (
        [column for column in named.values() if column.role == role] for role in ("question", "answer")
    )
    shared = [one.spoken & other.spoken for one, other in zip(questions, answers, strict=False)]
    languages = {next(iter(each)) for each in shared if len(each) == 1}
    is_told = any(column.language or column.is_numbered for column in (*questions, *answers))
    if is_told or len(languages) < 2 or not len(languages) == len(questions) == len(answers):
        return named
    return {
        number: column._replace(language=next(iter(column.spoken & languages)))
        if column.role in twice and len(column.spoken & languages) == 1
        else column
        for number, column in named.items()
    }


def has_pairs(columns: Mapping[int, Column] | Iterable[Column]) -> bool:
    """Return whether there is a column of questions, or of what people say, and one of answers."""
    found = list(columns.values() if isinstance(columns, Mapping) else columns)
    roles = {column.role for column in found}
    return "answer" in roles and ("question" in roles or any(column.is_said for column in found))


def are_sure(columns: Iterable[Column]) -> bool:
    """Return whether columns surely are of questions and answers, by the usual names of the two."""
    found = list(columns)
    ranks = [column.rank for column in found if column.role in ("question", "answer")]
    return has_pairs(found) and max(ranks) <= SURE_RANK


def is_note(name: str) -> bool:
    """Return whether a column of this name is for the people who keep the table.

    >>> is_note("Interne Notiz"), is_note("Auskunft")
    (True, False)
    """
    column = name_column(name)
    return column is not None and column.role == "notes"


def is_question(text: str) -> bool:
    """Return whether a text ends with a question mark.

    >>> is_question("Where is it? "), is_question("Opening hours")
    (True, False)
    """
    return text.rstrip(" *_`\"'”)")[-1:] in tuple(_QUESTION_MARKS)
