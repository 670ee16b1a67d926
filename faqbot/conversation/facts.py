"""What a person said of themself, kept for the next questions."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from faqbot.conversation.context import OFFERED_ODDS, SELF_CONTAINED, multiply_odds
from faqbot.conversation.cues import MAX_FOLLOW_UP_WORDS, Cues, read_cues
from faqbot.conversation.denials import find_denial
from faqbot.conversation.persons import is_about_another
from faqbot.conversation.splitting import split_message
from faqbot.knowledge.model import Entry, Gap, Item
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Answerer
from faqbot.replies.reply import MAX_FOLLOW_UPS, Answer, Clarification, NoAnswer, Reply

LEAST_FACT_WORDS, MAX_FACT_WORDS = 3, 12
"""Words of the shortest and the longest message that is kept as a fact; a longer one tells a story."""

MIN_JOINED_WORDS = 2
"""Words of the shortest one that begins with two words in one, such as "im" and "I'm"."""

_FIRST_WORD = re.compile(r"\W*(\w+)(['’]\w)?")

MAX_OPEN_WORDS = 10
"""Words of the longest question that may depend on a fact, if it has no sure answer of its own; "How likely is it that
I get an attack now?" has as many."""

RECENT = 3
"""Turns in which a fact counts for whatever question has to do with it; later, topics have changed."""

OWN_TOPIC_AT = 0.8
"""Confidence of an answer from which a question that names a topic needs no fact."""

UNSURE_BELOW = 0.8
"""Confidence of an answer below which what was told of somebody may make another entry of its topic likelier."""

LEAST_LEADING = 0.3
"""Least confidence with which a fact alone leads to an entry. Below it, "my MS is quiet" may be about anything."""


def find_facts(message: str, pack: LanguagePack) -> tuple[str, ...]:
    """Return the parts of a message that say something of a person, in their order.

    >>> from faqbot.language.packs import pack_for
    >>> [find_facts(text, pack_for("en")) for text in ("ok", "i have diabetes", "she's expecting. Price?")]
    [(), ('i have diabetes',), ("she's expecting.",)]
    """
    if _asks_too(message, pack):
        return ()
    parts = split_message(message, pack) or (message,)
    return tuple(part for part in parts if _states_fact(part, pack))


def _states_fact(question: str, pack: LanguagePack) -> bool:
    words, cue_words = pack.tokenize(question), pack.cue_words
    first = _FIRST_WORD.match(question)
    is_joined = first is not None and (first[1].lower() in pack.circumstances.spellings or first[2] is not None)
    if not (MIN_JOINED_WORDS if is_joined else LEAST_FACT_WORDS) <= len(words) <= MAX_FACT_WORDS:
        return False
    starts = (cue_words.statement_starts - cue_words.pronouns) | cue_words.people
    named = words[1] if words[0] == pack.circumstances.definite_article else words[0]
    if named not in starts or find_denial(question, pack):
        return False
    cues = read_cues(question, pack)
    return cues.is_remark and not cues.addresses_bot and bool(cues.topic_words)


def _asks_too(message: str, pack: LanguagePack) -> bool:
    """Whether a message may have a question behind a statement: "My husband weighs 85 kg how much does he need"."""
    cue_words = pack.cue_words
    return not (cue_words.question_words & cue_words.joiners).isdisjoint(pack.tokenize(message))


def reply_with_facts(
    told: Sequence[str], standalone: Reply, cues: Cues, bot: Answerer, pack: LanguagePack
) -> Reply | None:
    """Return the reply to a question asked together with the first fact that matters to it, or None if none does.

    The last message with a fact that leads anywhere counts. A fact matters if the reply is about an entry or a gap that
    the fact alone plainly leads to, or about a gap near such an entry, and this has all the words of the question that
    name a topic. Words that only ask for a verdict, such as "safe", name none. What was told more than ``RECENT``
    turns ago counts for a question about the same person only.

    Args:
        told: The messages before, the last first.
        standalone: The reply to the question on its own. If it is a sure answer, only a short question counts.
        cues: The cues of the question.
        bot: Answers a fact and the question joined.
        pack: The language of the base.
    """
    question = _Question(standalone, cues, bot, pack)
    if not question.may_depend:
        return None
    for turn, message in enumerate(told):
        facts = find_facts(message, pack)
        if question.is_about_another_than(facts) or (turn >= RECENT and not question.is_about_same_person(facts)):
            continue
        led = [_list_led_to(bot.reply_to(fact)) for fact in facts]
        for fact, items in zip(facts, led, strict=True):
            if items and (reply := question.reply_with(fact, items)):
                return reply
        if any(led):
            return question.ask_back([item for items in led for item in items])
    return None


class _Question(NamedTuple):
    """A question that may depend on a fact, with the arguments of ``reply_with_facts``."""

    standalone: Reply
    cues: Cues
    bot: Answerer
    pack: LanguagePack

    @property
    def may_depend(self) -> bool:
        """Whether it is short, and names a topic or speaks of somebody."""
        words = self.pack.tokenize(self.standalone.question)
        most = MAX_FOLLOW_UP_WORDS if self._is_sure else MAX_OPEN_WORDS
        is_about = self.cues.topic_words or _speaks_of_self(words, self.pack) or _speaks_of_other(words, self.pack)
        if self.pack.cue_words.impersonal.match(self.standalone.question):
            return False
        return (self.cues.is_question or self.cues.asks_for_other) and len(words) <= most and bool(is_about)

    def is_about_same_person(self, facts: Iterable[str]) -> bool:
        """Whether it is about the person that facts are about: its writer, or somebody else."""
        words = self.pack.tokenize(self.standalone.question)
        told = [word for fact in facts for word in self.pack.tokenize(fact)]
        is_about_other = _speaks_of_other(words, self.pack)
        is_personal = is_about_other or _speaks_of_self(words, self.pack)
        return is_personal and is_about_other == _speaks_of_other(told, self.pack)

    def is_about_another_than(self, facts: Iterable[str]) -> bool:
        """Whether it is about somebody whom facts are not about."""
        asked = frozenset(self.pack.tokenize(self.standalone.question))
        told = frozenset(word for fact in facts for word in self.pack.tokenize(fact))
        return is_about_another(asked, told, self.pack)

    def reply_with(self, fact: str, led: Collection[Item]) -> Reply | None:
        """Return the reply to it joined with a fact, if this matters to it.

        Args:
            fact: The fact.
            led: The items that the fact alone leads to.
        """
        standalone = self.standalone
        joined = self.bot.reply_to(f"{fact.rstrip(' .!')} {standalone.question}")
        own = standalone.confidence if isinstance(standalone, Answer) else 0.0
        if (self._is_sure and isinstance(joined, Clarification)) or (own >= OWN_TOPIC_AT and self._has_own_topic):
            return None
        found = joined.offered if isinstance(joined, Clarification) else (joined.item,)
        if not any(item and _is_led_to(item, led) and self._may_be_about(item) for item in found):
            return None
        reply = self._lean(joined, led) if isinstance(joined, Clarification) else joined
        return replace(reply, ranking=reply.ranking.for_question(standalone.question, "context"))

    def ask_back(self, led: Collection[Item]) -> Clarification | None:
        """Return a choice in place of an unsure answer of the topic of entries that facts lead to, or None.

        Who had a baby does not ask about pregnancy.
        """
        reply = self.standalone
        if not isinstance(reply, Answer) or reply.confidence >= UNSURE_BELOW or reply.entry in led:
            return None
        likelier = [item for item in led if isinstance(item, Entry) and item.topic == reply.entry.topic]
        offered = tuple(dict.fromkeys((*likelier, reply.entry)))
        shown = offered[:MAX_FOLLOW_UPS]
        return Clarification(knowledge=reply.knowledge, ranking=reply.ranking, offered=shown) if likelier else None

    def _lean(self, joined: Clarification, led: Collection[Item]) -> Reply:
        """Return the decision with the entries that a fact leads to likelier, by the odds of what was offered.

        No other entry is answered: the person who had a baby does not ask about pregnancy.
        """
        ranking = joined.ranking
        leaning = (multiply_odds(match, OFFERED_ODDS) if match.item in led else match for match in ranking.matches)
        matches = tuple(sorted(leaning, key=lambda match: -match.confidence))
        reply = self.bot.decide(replace(ranking, matches=matches, is_tied=False))
        return joined if isinstance(reply, Answer) and reply.entry not in led else reply

    @property
    def _is_sure(self) -> bool:
        return isinstance(self.standalone, Answer) and self.standalone.confidence >= SELF_CONTAINED

    @property
    def _has_own_topic(self) -> bool:
        """Whether it names more than a verdict that it asks for, or the subject of the base in "and with it"."""
        subject = (
            read_cues(self.bot.knowledge.title, self.pack).topic_words if self.cues.asks_for_other else frozenset()
        )
        return not self.cues.topic_words <= self.pack.cue_words.verdicts | subject

    def _may_be_about(self, item: Item) -> bool:
        """Whether an item has all its words that name a topic, or synonyms of them.

        Words that only ask for a verdict need not be among them, unless the question has a sure answer of another
        topic: "does it work" is no question about diabetes.
        """
        verdicts = self.pack.cue_words.verdicts
        if isinstance(self.standalone, Answer) and self.standalone.confidence >= OWN_TOPIC_AT:
            entries = self.bot.knowledge.find_entries(item.nearest) if isinstance(item, Gap) else (item,)
            topics = {entry.topic for entry in entries if isinstance(entry, Entry)}
            verdicts = verdicts if self.standalone.entry.topic in topics else frozenset()
        return self._has_words(item, self.cues.topic_words, verdicts)

    def _has_words(self, item: Item, topic_words: Iterable[str], verdicts: Collection[str]) -> bool:
        texts = (*item.phrasings, item.statement)
        known = {self.pack.stem(word) for text in texts for word in self.pack.tokenize(text)}
        read = {each.typed: each.read for each in self.standalone.ranking.corrections}
        asked = {read.get(word, word) for word in topic_words}.difference(verdicts)
        return all(self._is_among(self.pack.stem(word), known) for word in asked)

    def _is_among(self, stem: str, known: set[str]) -> bool:
        """Whether a stem, or a synonym of a term that has it, is among known stems."""
        if stem in known:
            return True
        for terms in self.bot.knowledge.synonyms:
            group = [{self.pack.stem(word) for word in self.pack.tokenize(term)} for term in terms]
            if any(stem in term for term in group) and any(term <= known for term in group):
                return True
        return False


def _speaks_of_self(words: Iterable[str], pack: LanguagePack) -> bool:
    return not (pack.cue_words.first_person - pack.cue_words.people).isdisjoint(words)


def _speaks_of_other(words: Iterable[str], pack: LanguagePack) -> bool:
    return not pack.cue_words.people.isdisjoint(words)


def _is_led_to(item: Item, led: Collection[Item]) -> bool:
    """Whether an item is among some, or is a gap near one of them."""
    return item in led or (isinstance(item, Gap) and any(each.id in item.nearest for each in led))


def _list_led_to(alone: Reply) -> list[Item]:
    """Return the items that the reply to a fact alone is about, or may be; amounts are left to sums."""
    led: list[Item] = [match.item for match in alone.ranking.matches[:3] if match.confidence >= LEAST_LEADING]
    match alone:
        case Clarification():
            led += alone.offered
        case NoAnswer(gap=gap) if gap:
            # A gap without nearest entries is another subject, which people mention in passing.
            led = [gap] if gap.nearest else []
    return [item for item in led if not (isinstance(item, Entry) and item.computed)]
