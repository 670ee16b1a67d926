"""The nouns of a knowledge base, frozen: what the loader makes and everything else reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from faqbot.errors import Location, Problem
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.lazy import ConcatSequence, LazySequence
from faqbot.knowledge.notices import AlertRule

NO_TOPIC = "General"
"""The topic of entries that name none."""


_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of lines of a source, known by its digest and never by its text.

    Attributes:
        id: Unique in the base, as in ``storage/1``.
        section: The heading it stands under.
        about: A few words of the base's own on what it says.
        sha256: Hex digest of the normalised text, or None.
        kind: ``text``, or ``reference`` for a bibliographic one.
        uncovered: Why no entry needs to cite it, or None.
    """

    id: str
    section: str
    about: str
    sha256: str | None = None
    kind: Literal["text", "reference"] = "text"
    uncovered: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where answers come from: an article, a handbook.

    Attributes:
        id: Unique in the base.
        title: As readers know it.
        published: What is known of its date, in words, or None.
        url: Where it can be read, or None.
        passages: In the order of the source.
    """

    id: str
    title: str
    published: str | None = None
    url: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage that an answer stands on, with the source it is in."""

    source: Source
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Whatever a question can be matched to: its phrasings and its answer.

    Attributes:
        id: Unique in the base.
        question: The plain phrasing, which people are shown.
        paraphrases: Other phrasings of the same question.
        answer: What is said, word for word.
        location: Where the base defines it.
    """

    id: str
    question: str
    answer: str
    paraphrases: tuple[str, ...] = ()
    location: Location = _NOWHERE

    @property
    def phrasings(self) -> tuple[str, ...]:
        """The question and its paraphrases, in file order."""
        return (self.question, *self.paraphrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Item):
    """A question that the base answers.

    Attributes:
        topic: A heading for people to browse by.
        citations: What the answer stands on, strongest first.
        evidence: One of the base's evidence levels, or None.
        follow_ups: Ids of entries that people ask next.
        requires: Terms of which a question must hold at least one; empty asks for none.
        excludes: Terms of which a question may hold none.
        allow: Codes of ``check`` that are meant here, each with the reason.
        reviewed: The date somebody last looked at it, ``YYYY-MM-DD``, or None.
        draft: Loaded and checked, never answered from.
    """

    topic: str = NO_TOPIC
    citations: tuple[Citation, ...] = ()
    evidence: str | None = None
    follow_ups: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict, hash=False)
    reviewed: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Item):
    """A question that people do ask and the source does not answer.

    Attributes:
        nearest: Ids of the entries that come closest.
    """

    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalkItem(Item):
    """A greeting, a thank-you, a question about the bot itself, and what to say to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The bot's own sentences; a base may replace each of them.

    Filled in are ``{topics}`` in ``scope``, ``{language}`` in ``language``, ``{limit}`` in ``too_long``, ``{from}`` and
    ``{to}`` in ``corrected``.
    """

    scope: str = "You can ask me about: {topics}."
    unknown: str = "I don't know. None of the answers that I was given fits your question."
    unsure: str = "I am not sure what you mean. Did you mean one of these?"
    guard: str = "I don't know. What comes closest is about something else than you ask."
    stale: str = (
        "I did have an answer to this, but its source has changed since a person last checked it."
        " I will not give it until somebody has looked at it again."
    )
    language: str = "I understand {language} only. Please ask me in {language}."
    empty: str = "You have not asked anything yet."
    too_long: str = "That is more than I can read at once (at most {limit} characters). Please ask a shorter question."
    answer: str = "Answer"
    near: str = "What I can tell you about:"
    more: str = "There is more about this:"
    also: str = "You may also want to know:"
    sources: str = "Sources"
    evidence: str = "How sure is this?"
    corrected: str = "I read {from} as {to}."
    choose: str = "Type the number of your choice, or ask in other words."


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything the bot may say, checked and resolved.

    Attributes:
        id: The base's name for machines.
        title: The base's name for people.
        language: Language of its phrasings, as a BCP 47 tag.
        notice: Shown at the start of a conversation, or None.
        contact: Where a person can be asked, or None.
        sources: In file order.
        entries: Without drafts, in file order.
        drafts: Entries that are checked and never answered from.
        gaps: Questions that are known to have no answer here.
        small_talk: Greetings and the like.
        synonyms: Groups of literal terms that mean the same.
        protected: Names that no repair may touch or equate.
        alerts: What counts as an emergency, the gravest first.
        deferrals: Personal decisions, the most telling first.
        sign_words: Words that mean the same in a sign, by the name of their group.
        evidence_levels: Words shown for each evidence level.
        messages: The bot's own sentences.
        policy: What the base sets of ``Policy``; empty leaves the defaults.
        calibration: The bound on wrong answers that the policy was chosen for, or None.
        lock: For each entry the digest of each cited passage that it was accepted on, by their ids; empty where nothing
            was ever accepted.
        digest: SHA-256 of the parsed content without ``policy``, hex.
        warnings: Problems that leave the base usable.
    """

    id: str
    title: str
    language: str = "en"
    notice: str | None = None
    contact: str | None = None
    sources: tuple[Source, ...] = ()
    entries: Sequence[Entry] = ()
    drafts: Sequence[Entry] = ()
    gaps: Sequence[Gap] = ()
    small_talk: Sequence[SmallTalkItem] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    protected: tuple[str, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    deferrals: tuple[AlertRule, ...] = ()
    sign_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    evidence_levels: Mapping[str, str] = field(default_factory=dict, hash=False)
    messages: Messages = Messages()
    policy: Mapping[str, float] = field(default_factory=dict, hash=False)
    calibration: Calibration | None = None
    lock: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    digest: str = ""
    warnings: tuple[Problem, ...] = ()
    _entries_by_id: "LazySequence[Entry] | Mapping[str, Entry]" = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        entries = self.entries
        by_id = entries if isinstance(entries, LazySequence) else {entry.id: entry for entry in entries}
        object.__setattr__(self, "_entries_by_id", by_id)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id, or None; drafts are not found."""
        return self._entries_by_id.get(entry_id)

    def gap(self, gap_id: str) -> Gap | None:
        """The known gap of that id, or None."""
        return next((gap for gap in self.gaps if gap.id == gap_id), None)

    def entries_of(self, entry_ids: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries of those ids, in that order, without drafts and without what is stale."""
        found = (self.entry(entry_id) for entry_id in entry_ids)
        return tuple(entry for entry in found if entry and not self.outdated(entry))

    def outdated(self, entry: Entry) -> tuple[Citation, ...]:
        """What an entry cites that is not as it was accepted; an entry with any of it is stale, and not answered."""
        accepted = self.lock.get(entry.id, {})
        passages = ((citation, citation.passage) for citation in entry.citations)
        return tuple(
            citation for citation, passage in passages if accepted.get(passage.id, passage.sha256) != passage.sha256
        )

    @property
    def items(self) -> Sequence[Item]:
        """Whatever a question can be matched to: entries, then gaps, then small talk."""
        return ConcatSequence((self.entries, self.gaps, self.small_talk))

    @property
    def topics(self) -> tuple[str, ...]:
        """Each topic once, in the order of its first entry; none if no entry has one of its own."""
        topics = tuple(dict.fromkeys(entry.topic for entry in self.entries))
        return () if topics == (NO_TOPIC,) else topics
