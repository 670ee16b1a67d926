"""The shapes of the requests of the admin page."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Line = Annotated[str, Meta(max_length=1_000)]
Id = Annotated[str, Meta(pattern=r"^[a-z0-9-]{0,100}$")]
Subjects = Annotated[list[Annotated[str, Meta(max_length=200)]], Meta(max_length=1_000)]


class ProposalShape(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A change of a base, with the keys that ``faqbot suggest --json`` gives it."""

    action: Literal["phrasing", "gap", "entry", "synonym", "threshold"]
    item: Id = ""
    phrasings: Annotated[list[Line], Meta(max_length=100)] = []
    answer: Annotated[str, Meta(max_length=20_000)] = ""
    nearest: Annotated[list[Id], Meta(max_length=10)] = []
    words: Annotated[list[Line], Meta(max_length=10)] = []
    answer_at: Annotated[float, Meta(ge=0, le=1)] | None = None


class Accepted(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A suggestion that somebody accepts, and the text that they made of it."""

    proposal: ProposalShape
    text: Annotated[str, Meta(max_length=40_000)]
    near: Id = ""
    subjects: Subjects = []


class PrepareRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Asks what accepting a suggestion writes."""

    base: str
    accepted: Accepted


class AcceptRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Accepts a suggestion as it was prepared."""

    base: str
    accepted: Accepted
    digest: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class UndoRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Takes back what was accepted."""

    base: str
    undo: str


class IgnoreRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Ignores a suggestion for good, or no longer."""

    subjects: Subjects
    ignored: bool
