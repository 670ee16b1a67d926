"""The keys of a knowledge base and what each may hold: nodes become drafts, still with locations and ids as text."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from faqbot.loading.fields import Fields, Problems, as_text
from faqbot.loading.nodes import Mapping, Scalar
from faqbot.model import Location, Messages

FORMAT = "1"
THRESHOLDS = ("answer_at", "clarify_at", "margin")
MESSAGES = tuple(message.name for message in fields(Messages))

BASE_KEYS = (
    "format", "id", "title", "language", "notice", "contact", "require_citations", "synonyms", "protected", "sources",
    "entries", "gaps", "small_talk", "evidence_levels", "messages", "policy",
)  # fmt: skip
ENTRY_KEYS = (
    "id", "topic", "question", "paraphrases", "answer", "citations", "evidence", "follow_ups", "requires", "excludes",
    "allow", "reviewed", "draft",
)  # fmt: skip

_SHA256 = re.compile(r"[0-9a-f]{64}")
_BLANK = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDraft:
    """A passage as written."""

    id: Scalar
    section: Scalar
    about: Scalar
    sha256: str | None
    kind: Literal["text", "reference"]
    uncovered: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDraft:
    """A source as written."""

    id: Scalar
    title: Scalar
    published: str | None
    url: str | None
    passages: tuple[PassageDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """An entry, a gap or small talk as written; what a kind of item does not have is empty."""

    what: Literal["entry", "gap", "small talk"]
    location: Location
    id: Scalar
    question: Scalar
    paraphrases: tuple[Scalar, ...]
    answer: Scalar
    topic: str | None = None
    citations: tuple[Scalar, ...] = ()
    evidence: Scalar | None = None
    follow_ups: tuple[Scalar, ...] = ()
    nearest: tuple[Scalar, ...] = ()
    requires: tuple[Scalar, ...] = ()
    excludes: tuple[Scalar, ...] = ()
    allow: dict[str, Scalar]
    reviewed: str | None = None
    draft: bool = False

    @property
    def name(self) -> str:
        """What it is and its id, for messages."""
        return self.what if self.id.null else f"{self.what} {self.id.quoted}"

    @property
    def phrasings(self) -> tuple[Scalar, ...]:
        """The question and its paraphrases, as far as they are there."""
        return tuple(phrasing for phrasing in (self.question, *self.paraphrases) if not phrasing.null)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseDraft:
    """A base as written."""

    id: Scalar
    title: Scalar | None
    language: str | None
    notice: str | None
    contact: str | None
    require_citations: bool
    synonyms: tuple[tuple[Scalar, ...], ...]
    protected: tuple[Scalar, ...]
    sources: tuple[SourceDraft, ...]
    entries: tuple[ItemDraft, ...]
    gaps: tuple[ItemDraft, ...]
    small_talk: tuple[ItemDraft, ...]
    evidence_levels: dict[str, Scalar]
    messages: dict[str, Scalar]
    policy: dict[str, float]

    @property
    def items(self) -> tuple[ItemDraft, ...]:
        """Everything that has phrasings."""
        return (*self.entries, *self.gaps, *self.small_talk)


def read_draft(node: Mapping, problems: Problems) -> BaseDraft:
    """The draft of a base; what is wrong with it is noted in ``problems`` and left out."""
    base = Fields(node, "a knowledge base", BASE_KEYS, problems)
    version = base.required("format")
    if not version.null and version.value != FORMAT:
        problems.error(version.location, f"format {version.quoted} is not known", f"write {FORMAT}")
    if "entries" not in node.pairs:
        problems.error(node.location, "the base has no entry", 'add "entries:" with an id, a question and an answer')
    return BaseDraft(
        id=base.identifier(),
        title=base.text("title"),
        language=_value(base.text("language")),
        notice=_value(base.text("notice")),
        contact=_value(base.text("contact")),
        require_citations=base.flag("require_citations"),
        synonyms=base.lists("synonyms"),
        protected=base.texts("protected"),
        sources=base.each("sources", lambda item: _source(item, problems)),
        entries=base.each("entries", lambda item: _entry(item, problems)),
        gaps=base.each("gaps", lambda item: _gap(item, problems)),
        small_talk=base.each("small_talk", lambda item: _pleasantry(item, problems)),
        evidence_levels=_texts_by_key(base.mapping("evidence_levels"), problems),
        messages=_messages(base.mapping("messages"), problems),
        policy=_policy(base.mapping("policy"), problems),
    )


def _source(node: Mapping, problems: Problems) -> SourceDraft:
    source = Fields(node, "a source", ("id", "title", "published", "url", "passages"), problems)
    return SourceDraft(
        id=source.identifier(),
        title=source.required("title"),
        published=_value(source.text("published")),
        url=_value(source.text("url")),
        passages=source.each("passages", lambda item: _passage(item, problems)),
    )


def _passage(node: Mapping, problems: Problems) -> PassageDraft:
    passage = Fields(node, "a passage", ("id", "section", "about", "sha256", "kind", "uncovered"), problems)
    sha256 = passage.text("sha256")
    if sha256 and not _SHA256.fullmatch(sha256.value):
        problems.error(sha256.location, f'"sha256" is {sha256.quoted}', "write 64 characters of 0-9 and a-f")
    kind = passage.one_of("kind", passage.text("kind"), ("text", "reference"))
    return PassageDraft(
        id=passage.identifier(slashes=True),
        section=passage.required("section"),
        about=passage.required("about"),
        sha256=_value(sha256),
        kind="reference" if kind == "reference" else "text",
        uncovered=_value(passage.text("uncovered")),
    )


def _entry(node: Mapping, problems: Problems) -> ItemDraft:
    entry = Fields(node, "an entry", ENTRY_KEYS, problems)
    return ItemDraft(
        what="entry",
        location=node.location,
        id=entry.identifier(),
        question=entry.required("question"),
        paraphrases=entry.texts("paraphrases"),
        answer=entry.required("answer"),
        topic=_value(entry.text("topic")),
        citations=entry.texts("citations"),
        evidence=entry.text("evidence"),
        follow_ups=entry.texts("follow_ups"),
        requires=entry.texts("requires"),
        excludes=entry.texts("excludes"),
        allow=_texts_by_key(entry.mapping("allow"), problems),
        reviewed=_date(entry.text("reviewed"), problems),
        draft=entry.flag("draft"),
    )


def _gap(node: Mapping, problems: Problems) -> ItemDraft:
    gap = Fields(node, "a gap", ("id", "question", "paraphrases", "answer", "nearest"), problems)
    return ItemDraft(
        what="gap",
        location=node.location,
        id=gap.identifier(),
        question=gap.required("question"),
        paraphrases=gap.texts("paraphrases"),
        answer=gap.required("answer"),
        nearest=gap.texts("nearest"),
        allow={},
    )


def _pleasantry(node: Mapping, problems: Problems) -> ItemDraft:
    talk = Fields(node, "small talk", ("id", "question", "paraphrases", "answer"), problems)
    return ItemDraft(
        what="small talk",
        location=node.location,
        id=talk.identifier(),
        question=talk.required("question"),
        paraphrases=talk.texts("paraphrases"),
        answer=talk.required("answer"),
        allow={},
    )


def _texts_by_key(node: Mapping | None, problems: Problems) -> dict[str, Scalar]:
    if node is None:
        return {}
    texts = {name: as_text(value, f'"{name}"', problems) for name, (_, value) in node.pairs.items()}
    return {name: text for name, text in texts.items() if text}


def _messages(node: Mapping | None, problems: Problems) -> dict[str, Scalar]:
    if node is None:
        return {}
    Fields(node, '"messages"', MESSAGES, problems)
    texts = _texts_by_key(node, problems)
    for name, text in texts.items():
        allowed = _BLANK.findall(getattr(Messages(), name)) if name in MESSAGES else []
        for blank in _BLANK.findall(text.value):
            if blank not in allowed:
                remedy = f"write {', '.join(f'{{{b}}}' for b in allowed)}" if allowed else "write it without blanks"
                problems.error(text.location, f'message "{name}" has the blank {{{blank}}}', remedy)
    return {name: text for name, text in texts.items() if name in MESSAGES}


def _policy(node: Mapping | None, problems: Problems) -> dict[str, float]:
    if node is None:
        return {}
    Fields(node, '"policy"', THRESHOLDS, problems)
    texts = {name: text for name, text in _texts_by_key(node, problems).items() if name in THRESHOLDS}
    policy = {name: number for name, text in texts.items() if (number := _share(name, text, problems)) is not None}
    if policy.get("clarify_at", 0.0) > policy.get("answer_at", 1.0):
        location = texts["clarify_at"].location
        problems.error(location, '"clarify_at" is above "answer_at"', "write a number that is not above it")
    return policy


def _share(name: str, text: Scalar, problems: Problems) -> float | None:
    try:
        number = float(text.value)
    except ValueError:
        number = -1.0
    if 0 <= number <= 1:
        return number
    problems.error(text.location, f'"{name}" is {text.quoted}', "write a number from 0 to 1")
    return None


def _date(text: Scalar | None, problems: Problems) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.value).isoformat()
    except ValueError:
        problems.error(text.location, f'"reviewed" is {text.quoted}', "write a date like 2026-01-31")
        return None


def _value(text: Scalar | None) -> str | None:
    return text.value if text else None
