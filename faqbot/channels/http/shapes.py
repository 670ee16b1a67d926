"""The shapes of the requests of the native interface."""

from typing import Annotated

from msgspec import Meta, Struct

MAX_TEXT = 20_000
"""Greatest number of characters of a question; one of more than 4,000 is only read for signs of an emergency."""

Text = Annotated[str, Meta(max_length=MAX_TEXT)]
Name = Annotated[str, Meta(max_length=200)]
Top = Annotated[int, Meta(ge=0, le=8, description="greatest number of candidates in the record")]
Where = Annotated[dict[Name, Name], Meta(max_length=8, description="circumstances, such as audience: staff")]
Language = Annotated[str, Meta(max_length=35, description="of the person, such as de-CH, to a base in several")]
Token = Annotated[str, Meta(max_length=16_384, description="the conversation of the reply before")]


class AskRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A question, on its own or in a conversation."""

    question: Text
    base: Name | None = None
    conversation: Token | None = None
    where: Where = {}
    language: Language | None = None
    top: Top = 3
    why: bool = False
    blocks: bool = False


class ChooseRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """An entry that was chosen by its id, as with a button."""

    entry: Name
    base: Name | None = None
    conversation: Token | None = None
    where: Where = {}
    language: Language | None = None
    top: Top = 3
    blocks: bool = False


class FeedbackRequest(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Whether the last reply of a conversation helped."""

    conversation: Token
    helpful: bool
    base: Name | None = None
    where: Where = {}
    language: Language | None = None


class BatchQuestion(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One line of a batch."""

    question: Text
    where: Where = {}
    language: Language | None = None
    top: Top = 3
