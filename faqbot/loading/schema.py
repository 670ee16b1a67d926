"""The keys of a knowledge base and what each may hold: nodes become drafts, still with locations and ids as text."""

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from faqbot.loading.fields import Fields, Problems, as_text
from faqbot.loading.nodes import Mapping, Scalar
from faqbot.model import Location, Messages

FORMAT = "1"
MAX_PHRASING = 1_000
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
    def phrasings(self) -> tuple[Scalar, ...]:
        """The question and its paraphrases."""
        return (self.question, *self.paraphrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseDraft:
    """A base as written."""

    location: Location
    id: Scalar | None
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
    if version and version.value != FORMAT:
        problems.error(version.location, f'format "{version.value}" is not known', f"write {FORMAT}")
    return BaseDraft(
        location=node.location,
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


def _source(node: Mapping, problems: Problems) -> SourceDraft | None:
    source = Fields(node, "a source", ("id", "title", "published", "url", "passages"), problems)
    source_id, title = source.identifier(), source.required("title")
    passages = source.each("passages", lambda item: _passage(item, problems))
    if source_id is None or title is None:
        return None
    return SourceDraft(
        id=source_id,
        title=title,
        published=_value(source.text("published")),
        url=_value(source.text("url")),
        passages=passages,
    )


def _passage(node: Mapping, problems: Problems) -> PassageDraft | None:
    passage = Fields(node, "a passage", ("id", "section", "about", "sha256", "kind", "uncovered"), problems)
    passage_id = passage.identifier(slashes=True)
    section, about = passage.required("section"), passage.required("about")
    sha256 = passage.text("sha256")
    if sha256 and not _SHA256.fullmatch(sha256.value):
        problems.error(sha256.location, f'"sha256" is "{sha256.value}"', "write 64 characters of 0-9 and a-f")
    kind = passage.one_of("kind", passage.text("kind"), ("text", "reference"))
    if passage_id is None or section is None or about is None:
        return None
    return PassageDraft(
        id=passage_id,
        section=section,
        about=about,
        sha256=_value(sha256),
        kind="reference" if kind == "reference" else "text",
        uncovered=_value(passage.text("uncovered")),
    )


def _entry(node: Mapping, problems: Problems) -> ItemDraft | None:
    entry = Fields(node, "an entry", ENTRY_KEYS, problems)
    core = _core(entry, problems)
    if core is None:
        return None
    item_id, question, paraphrases, answer = core
    return ItemDraft(
        what="entry",
        location=node.location,
        id=item_id,
        question=question,
        paraphrases=paraphrases,
        answer=answer,
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


def _gap(node: Mapping, problems: Problems) -> ItemDraft | None:
    gap = Fields(node, "a gap", ("id", "question", "paraphrases", "answer", "nearest"), problems)
    core = _core(gap, problems)
    if core is None:
        return None
    item_id, question, paraphrases, answer = core
    return ItemDraft(
        what="gap",
        location=node.location,
        id=item_id,
        question=question,
        paraphrases=paraphrases,
        answer=answer,
        nearest=gap.texts("nearest"),
        allow={},
    )


def _pleasantry(node: Mapping, problems: Problems) -> ItemDraft | None:
    talk = Fields(node, "small talk", ("id", "question", "paraphrases", "answer"), problems)
    core = _core(talk, problems)
    if core is None:
        return None
    item_id, question, paraphrases, answer = core
    return ItemDraft(
        what="small talk",
        location=node.location,
        id=item_id,
        question=question,
        paraphrases=paraphrases,
        answer=answer,
        allow={},
    )


def _core(item: Fields, problems: Problems) -> tuple[Scalar, Scalar, tuple[Scalar, ...], Scalar] | None:
    """What every item has: id, question, paraphrases and answer; None where a required one is missing."""
    item_id, question, answer = item.identifier(), item.required("question"), item.required("answer")
    paraphrases = item.texts("paraphrases")
    for phrasing in filter(None, (question, *paraphrases)):
        if len(phrasing.value) > MAX_PHRASING:
            fault = f"this phrasing has {len(phrasing.value)} characters"
            problems.error(phrasing.location, fault, f"shorten it to at most {MAX_PHRASING}")
    if item_id is None or question is None or answer is None:
        return None
    return item_id, question, paraphrases, answer


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
        allowed = _BLANK.findall(getattr(Messages, name)) if name in MESSAGES else []
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
    problems.error(text.location, f'"{name}" is "{text.value}"', "write a number from 0 to 1")
    return None


def _date(text: Scalar | None, problems: Problems) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text.value).isoformat()
    except ValueError:
        problems.error(text.location, f'"reviewed" is "{text.value}"', "write a date like 2026-01-31")
        return None


def _value(text: Scalar | None) -> str | None:
    return text.value if text else None
