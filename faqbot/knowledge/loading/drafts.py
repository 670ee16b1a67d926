"""Drafts: the parts of a base as written, with their locations."""

from dataclasses import dataclass, field
from typing import Literal

from faqbot.errors import Location
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.loading.nodes import Scalar
from faqbot.knowledge.notices import Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageDraft:
    """A passage as written."""

    id: Scalar
    section: Scalar
    about: Scalar
    sha256: Scalar | None
    kind: Literal["text", "reference"]
    uncovered: str | None
    begins: Scalar | None
    ends: Scalar | None
    line: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDraft:
    """A source as written."""

    id: Scalar
    title: Scalar
    published: str | None
    url: str | None
    passages: tuple[PassageDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDraft:
    """A unit of an input as written."""

    words: tuple[Scalar, ...]
    factor: Scalar


@dataclass(frozen=True, slots=True, kw_only=True)
class InputDraft:
    """An input of a computation as written."""

    name: Scalar
    units: tuple[UnitDraft, ...]
    least: Scalar
    most: Scalar
    beyond: Scalar
    default: Scalar | None
    words: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumDraft:
    """A sum as written."""

    formula: Scalar
    text: Scalar
    words: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComputationDraft:
    """The inputs and sums of an entry as written."""

    location: Location
    inputs: tuple[InputDraft, ...]
    sums: tuple[SumDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """An entry, a gap or small talk as written."""

    what: Literal["entry", "gap", "small talk"]
    location: Location
    id: Scalar
    question: Scalar
    paraphrases: tuple[Scalar, ...]
    answer: Scalar
    language: Scalar | None = None
    translates: Scalar | None = None
    topic: str | None = None
    tags: tuple[Scalar, ...] = ()
    url: str | None = None
    meta: dict[str, Scalar] = field(default_factory=dict)
    citations: tuple[Scalar, ...] = ()
    dated_by: tuple[Scalar, ...] = ()
    evidence: Scalar | None = None
    follow_ups: tuple[Scalar, ...] = ()
    nearest: tuple[Scalar, ...] = ()
    instead_of: tuple[Scalar, ...] = ()
    words: tuple[Scalar, ...] = ()
    unless: tuple[Scalar, ...] = ()
    computed: ComputationDraft | None = None
    requires: tuple[Scalar, ...] = ()
    excludes: tuple[Scalar, ...] = ()
    never: tuple[Scalar, ...] = ()
    answer_at: float | None = None
    told_first: bool = False
    allow: dict[str, Scalar]
    reviewed: str | None = None
    draft: bool = False
    formerly: tuple[Scalar, ...] = ()

    @property
    def name(self) -> str:
        """The kind of item and its id, for messages."""
        return self.what if self.id.null else f"{self.what} {self.id.quoted}"

    @property
    def phrasings(self) -> tuple[Scalar, ...]:
        """The question and its paraphrases, without missing ones."""
        return tuple(phrasing for phrasing in (self.question, *self.paraphrases) if not phrasing.null)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationDraft:
    """A calibration and its location."""

    location: Location
    calibration: Calibration


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRuleDraft:
    """An alert or a deferral as written."""

    what: Literal["alert", "deferral"]
    id: Scalar
    text: Scalar
    signs: tuple[Scalar, ...]
    unless: tuple[Scalar, ...]
    names: tuple[Scalar, ...] = ()
    even_if_asked: bool = False
    urgency: Urgency | None = None
    examples: tuple[Scalar, ...] = ()
    counterexamples: tuple[Scalar, ...] = ()
    related: tuple[Scalar, ...] = ()
    holds_for: tuple[Scalar, ...] = ()
    afterwards: Scalar | None = None

    @property
    def name(self) -> str:
        """The kind of item and its id, for messages."""
        return self.what if self.id.null else f"{self.what} {self.id.quoted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWordsDraft:
    """A group of words for signs, as written."""

    name: Scalar
    words: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationDraft:
    """The texts of a base in another language, as written."""

    language: Scalar
    title: str | None
    notice: str | None
    contact: str | None
    messages: dict[str, Scalar]
    alert_texts: dict[str, Scalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseDraft:
    """A base as written."""

    id: Scalar
    title: Scalar | None
    language: Scalar | None
    languages: tuple[Scalar, ...]
    translations: tuple[TranslationDraft, ...]
    notice: str | None
    contact: str | None
    require_citations: bool
    synonyms: tuple[tuple[Scalar, ...], ...]
    protected: tuple[Scalar, ...]
    sources: tuple[SourceDraft, ...]
    entries: tuple[ItemDraft, ...]
    gaps: tuple[ItemDraft, ...]
    small_talk: tuple[ItemDraft, ...]
    emergency_number: str | None
    alerts: tuple[AlertRuleDraft, ...]
    deferrals: tuple[AlertRuleDraft, ...]
    sign_words: tuple[SignWordsDraft, ...]
    evidence_levels: dict[str, Scalar]
    messages: dict[str, Scalar]
    policy: dict[str, float]
    calibration: CalibrationDraft | None
    encoder: str | None
    lock: dict[str, dict[str, Scalar]]
    allow: dict[str, Scalar]

    @property
    def own_language(self) -> str:
        """The language of items that name none: that of the base, else the first of its languages, else English."""
        named = self.language or next(iter(self.languages), None)
        return named.value if named else "en"

    def list_languages(self) -> tuple[str, ...]:
        """Return the languages of the base, the preferred one first: those that it lists, else those of its items."""
        if self.languages:
            return tuple(language.value for language in self.languages)
        items = (item.language.value for item in self.items if item.language)
        return tuple(dict.fromkeys((self.own_language, *items)))

    @property
    def items(self) -> tuple[ItemDraft, ...]:
        """All entries, gaps and small talk."""
        return (*self.entries, *self.gaps, *self.small_talk)
