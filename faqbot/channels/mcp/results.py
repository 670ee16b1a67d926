"""The shapes of what the tools return, from which their output schemas are made.

The library rebuilds a ``TypedDict`` only at the top, so what is inside of one is a dataclass.
"""

from dataclasses import dataclass
from typing import Annotated, NotRequired, TypedDict

from pydantic import Field


@dataclass(frozen=True, slots=True)
class Notice:
    """An alert or a caution, shown before anything else."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage that the answer rests on."""

    n: Annotated[int, Field(description="the number that stands in the answer as [n]")]
    passage: str
    source: str
    title: Annotated[str, Field(description="the title of the source")]
    section: str
    place: Annotated[int, Field(description="which passage of its section it is, from 1")]
    places: Annotated[int, Field(description="how many passages the section has")]
    begins: Annotated[str | None, Field(description="its first words")]
    ends: Annotated[str | None, Field(description="its last words")]
    line: int | None
    only_dates: Annotated[bool, Field(description="whether it only tells how old the answer is")]
    url: Annotated[str | None, Field(description="the address of the source")]
    link: Annotated[str | None, Field(description="an address that leads to the words of the passage")]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer the question."""

    entry: str
    question: str
    confidence: Annotated[float, Field(description="the probability that the entry answers the question, 0 to 1")]
    passages: list[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry that is offered as the next question."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A word, and what it was read as."""

    typed: Annotated[str, Field(alias="from")]
    read: Annotated[str, Field(alias="to")]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The base that replied."""

    id: str
    digest: Annotated[str, Field(description="SHA-256 of the content of the base")]


class AskResult(TypedDict):
    """A record, with the conversation that it is part of."""

    schema: Annotated[int, Field(description="version of this record")]
    question: str
    kind: Annotated[str, Field(description="answer, clarification, no_answer or small_talk")]
    reason: Annotated[str | None, Field(description="why there is no answer")]
    confidence: float
    entry: str | None
    gap: Annotated[str | None, Field(description="the known gap of the sources that the question falls into")]
    text: Annotated[str, Field(description="the text of the base, to be passed on word for word")]
    computed: Annotated[str | None, Field(description="a sum with the amounts of the question")]
    repeated: Annotated[bool, Field(description="whether the same answer was given shortly before")]
    url: Annotated[str | None, Field(description="the address of a page with more about the entry")]
    meta: Annotated[dict[str, str], Field(description="what the base says of the entry to programs")]
    not_answered: Annotated[list[str], Field(description="other questions of the message, which have no answer")]
    gaps: Annotated[list[Notice], Field(description="what the base says of those questions: pass it on with the text")]
    citations: list[CitedPassage]
    candidates: list[Candidate]
    choices: Annotated[list[Offer], Field(description="what was asked back; ask again with the number of one")]
    follow_ups: list[Offer]
    alert: Annotated[Notice | None, Field(description="an emergency: pass it on before anything else")]
    caution: Annotated[Notice | None, Field(description="a personal decision: pass it on before the answer")]
    corrections: list[Correction]
    knowledge: Knowledge
    conversation: Annotated[str, Field(description="the handle to pass with the next question")]
    question_language: NotRequired[str]


class SearchResult(TypedDict):
    """The entries nearest to a query; nothing is decided."""

    alert: Annotated[Notice | None, Field(description="an emergency: pass it on before anything else")]
    candidates: Annotated[list[Candidate], Field(description="best first")]


class EntryResult(TypedDict):
    """One entry with its answer and the passages that it rests on."""

    id: str
    topic: str
    question: str
    answer: Annotated[str, Field(description="the text of the base, to be passed on word for word")]
    evidence: Annotated[str | None, Field(description="how sure the source is, in the words of the base")]
    citations: list[CitedPassage]
    follow_ups: list[Offer]
    tags: list[str]
    url: str | None
    meta: dict[str, str]
