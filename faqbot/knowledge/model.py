"""The data model of a knowledge base, in frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from faqbot.errors import Location, Problem
from faqbot.knowledge.calibration import Calibration
from faqbot.knowledge.computation import Computation
from faqbot.knowledge.conditions import read_conditions
from faqbot.knowledge.lazy import ConcatSequence, LazySequence
from faqbot.knowledge.markers import remove_markers
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.sources import Citation, Source
from faqbot.knowledge.translation import Translation

NO_TOPIC = "General"
"""The topic of entries that name none."""

_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry, a gap or small talk, to which questions are matched.

    Attributes:
        id: Name of the item, unique in the base.
        question: The phrasing that people are shown.
        paraphrases: Other phrasings of the same question.
        answer: Text of the answer, shown word for word.
        language: Language of the item, as a BCP 47 tag, or None for that of the base.
        location: Place of the item in the files of the base.
    """

    id: str
    question: str
    answer: str
    paraphrases: tuple[str, ...] = ()
    language: str | None = None
    location: Location = _NOWHERE

    @property
    def phrasings(self) -> tuple[str, ...]:
        """The question and its paraphrases, in file order."""
        return (self.question, *self.paraphrases)

    @property
    def statement(self) -> str:
        """The answer without its markers."""
        return self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Item):
    """A question that the base answers.

    Attributes:
        topic: Topic under which people find the entry when they browse.
        tags: Words to find the entry by, and conditions such as ``audience:staff``, by which callers can filter.
        url: Address of a page with more about the entry, or None.
        meta: Texts by name, for the program that uses the bot.
        citations: Passages that support the answer, the strongest first.
        dated_by: Ids of cited passages that only tell how old the answer is.
        evidence: One of the base's evidence levels, or None.
        follow_ups: Ids of entries that people tend to ask for next.
        computed: Sums that are worked out with the amounts of a question, or None.
        requires: Terms of which a question must contain at least one; empty for no condition.
        excludes: Terms of which a question must contain none.
        never: Questions that the entry does not answer, however likely it seems.
        answer_at: Least confidence at which the entry is answered, 0 to 1, in place of that of the policy, or None.
        told_first: Whether the answer is told before that to another question of the same message.
        allow: Codes of findings of ``check`` that are intended here, each with the reason.
        reviewed: Date of the last review, ``YYYY-MM-DD``, or None.
        draft: Whether the entry is only checked, and never answered from.
        translates: Id of the entry that this one translates, or None.
        formerly: Ids that the entry had before, the first one first.
    """

    topic: str = NO_TOPIC
    tags: tuple[str, ...] = ()
    url: str | None = None
    meta: Mapping[str, str] = field(default_factory=dict, hash=False)
    citations: tuple[Citation, ...] = ()
    dated_by: tuple[str, ...] = ()
    evidence: str | None = None
    follow_ups: tuple[str, ...] = ()
    computed: Computation | None = None
    requires: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    answer_at: float | None = None
    told_first: bool = False
    allow: Mapping[str, str] = field(default_factory=dict, hash=False)
    reviewed: str | None = None
    draft: bool = False
    translates: str | None = None
    formerly: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The answer without its markers."""
        return remove_markers(self.answer, len(self.citations))

    def is_for(self, where: Mapping[str, str]) -> bool:
        """Return whether the entry is meant for these circumstances.

        A tag such as ``audience:staff``, or the text of this name in ``meta``, is a condition. An entry without a
        condition of a name is for everybody.

        >>> entry = Entry(id="hours", question="When?", answer="At 9.", tags=("audience:staff", "shop"))
        >>> entry.is_for({"audience": "staff", "country": "uk"}), entry.is_for({"audience": "guest"})
        (True, False)
        """
        conditions = read_conditions([*self.tags, *(f"{name}:{text}" for name, text in self.meta.items())])
        values = {name.casefold(): value.casefold() for name, value in where.items()}
        return all(value in conditions.get(name, (value,)) for name, value in values.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Item):
    """A question that people ask and the sources do not answer.

    Attributes:
        nearest: Ids of the entries that come closest to an answer.
        instead_of: Ids of the entries and gaps in whose place the gap is told, if a question has one of its ``words``.
        words: The terms that make a question one for the gap.
        unless: Terms with which it is none.
    """

    nearest: tuple[str, ...] = ()
    instead_of: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallTalkItem(Item):
    """A greeting, a thank-you or a question about the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeBase:
    """Everything that the bot may say, checked and resolved.

    Attributes:
        id: The base's name for machines.
        title: The base's name for people.
        language: Language of the phrasings, as a BCP 47 tag.
        languages: The languages of its items, the preferred one first, if there are several; otherwise empty.
        translations: Texts of the base in its other languages, by language.
        notice: Text shown at the start of a conversation, or None.
        contact: Where people can ask a person instead, or None.
        sources: Sources in file order.
        entries: Entries in file order, without drafts.
        drafts: Entries that are checked but never answered from.
        gaps: Questions that people ask and the sources do not answer, as far as questions are matched with them.
        near_misses: The gaps that are found by their ``words``; those without paraphrases are found by nothing else.
        small_talk: Greetings and the like.
        computations: The sums of all entries.
        synonyms: Groups of literal terms that mean the same.
        protected: Names that are never corrected, nor treated as another word.
        alerts: Rules for recognising emergencies, the most serious first.
        deferrals: Rules for recognising personal decisions, the most specific first.
        sign_words: Words that mean the same in a sign, by the name of their group.
        evidence_levels: Words shown to people, by evidence level.
        messages: The bot's own sentences.
        policy: Thresholds that the base sets, by name; empty keeps the defaults of ``Policy``.
        encoder: The folder of the sentence encoder that questions are compared with, or None.
        calibration: The bound on wrong answers that the policy was chosen for, or None.
        lock: Digests of the cited passages when an entry was accepted, by entry id and passage id; empty if nothing was
            ever accepted.
        former_ids: The current id of each entry by its former ids.
        digest: SHA-256 of the parsed content without ``policy``, in hex.
        deciding_digest: SHA-256 of what replies depend on, without their wording, in hex.
        warnings: Problems that leave the base usable.
    """

    id: str
    title: str
    language: str = "en"
    languages: tuple[str, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict, hash=False)
    notice: str | None = None
    contact: str | None = None
    sources: tuple[Source, ...] = ()
    entries: Sequence[Entry] = ()
    drafts: Sequence[Entry] = ()
    gaps: Sequence[Gap] = ()
    near_misses: tuple[Gap, ...] = ()
    small_talk: Sequence[SmallTalkItem] = ()
    computations: tuple[Computation, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    protected: tuple[str, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    deferrals: tuple[AlertRule, ...] = ()
    sign_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    evidence_levels: Mapping[str, str] = field(default_factory=dict, hash=False)
    messages: Messages = Messages()  # noqa: RUF009 - frozen
    policy: Mapping[str, float] = field(default_factory=dict, hash=False)
    encoder: str | None = None
    calibration: Calibration | None = None
    lock: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    former_ids: Mapping[str, str] = field(default_factory=dict, hash=False)
    digest: str = ""
    deciding_digest: str = ""
    warnings: tuple[Problem, ...] = ()
    _entries_by_id: "LazySequence[Entry] | Mapping[str, Entry]" = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _topics: list[str] = field(init=False, repr=False, compare=False, default_factory=list)

    def __post_init__(self) -> None:
        entries = self.entries
        by_id = entries if isinstance(entries, LazySequence) else {entry.id: entry for entry in entries}
        object.__setattr__(self, "_entries_by_id", by_id)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry that has this id or had it before, but no draft, or None."""
        return self._entries_by_id.get(self.current_id(entry_id))

    def current_id(self, item_id: str) -> str:
        """Return the id of today of an entry that was renamed; any other id is returned as it is."""
        return self.former_ids.get(item_id, item_id)

    def gap(self, gap_id: str) -> Gap | None:
        """Return the gap with this id, or None."""
        return next((gap for gap in (*self.gaps, *self.near_misses) if gap.id == gap_id), None)

    def find_entries(self, entry_ids: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return the entries with these ids, except drafts and stale entries."""
        found = (self.entry(entry_id) for entry_id in entry_ids)
        return tuple(entry for entry in found if entry and not self.find_outdated(entry))

    def find_outdated(self, entry: Entry) -> tuple[Citation, ...]:
        """Return the citations that have changed since the entry was accepted.

        An entry with any such citation is stale and is not answered from.
        """
        accepted = self.lock.get(entry.id, {})
        passages = ((citation, citation.passage) for citation in entry.citations)
        return tuple(
            citation for citation, passage in passages if accepted.get(passage.id, passage.sha256) != passage.sha256
        )

    @property
    def items(self) -> Sequence[Item]:
        """All entries, then gaps, then small talk."""
        return ConcatSequence((self.entries, self.gaps, self.small_talk))

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic once, in order; empty if no entry names one."""
        if not self._topics:
            self._topics[:] = dict.fromkeys(entry.topic for entry in self.entries)
        return () if self._topics == [NO_TOPIC] else tuple(self._topics)

    def make_excerpt(self, entries: tuple[Entry, ...]) -> "KnowledgeBase":
        """Return the base with these entries alone, none of which is stale, and with its texts, topics and identity."""
        excerpt = replace(
            self,
            translations={},
            sources=(),
            entries=entries,
            drafts=(),
            gaps=(),
            near_misses=(),
            small_talk=(),
            computations=(),
            synonyms=(),
            protected=(),
            alerts=(),
            deferrals=(),
            sign_words={},
            lock={},
            former_ids={},
            warnings=(),
        )
        excerpt._topics[:] = self.topics or [NO_TOPIC]  # noqa: SLF001 - of its own class
        return excerpt
