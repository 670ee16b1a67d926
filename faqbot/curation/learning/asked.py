"""What was asked in vain, according to a question log, asked again of the base as it is today."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from faqbot.bot import FaqBot
from faqbot.conversation.cues import read_cues
from faqbot.curation.progress import WithProgress
from faqbot.knowledge.model import Gap, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.language.text import phrasing_key
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk
from faqbot.storage.logged_question import LoggedQuestion

MAX_ASKED = 2_000
"""Different questions that are looked at, the most frequent first. Asking them takes some seconds."""

MIN_DISLIKED = 2
"""How often the same answer must have failed before the question counts as unanswered: once may be a whim."""

_NOT_ALONE = ("chosen", "pointed")
"""Resolutions of questions that mean nothing without the turn before them."""

MIN_TOPIC_WORDS = 2
"""Words that name a topic, of a short question that stands alone though it was matched with the turn before."""

_NOT_LEARNED = ("stale", "language", "empty", "too_long")
"""Reasons for no answer that no phrasing, entry or gap changes."""

_PLACEHOLDER = re.compile(r"<[a-z]+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question of the log, whatever its case and punctuation.

    Attributes:
        question: The question in its first spelling, redacted.
        times: How often it was asked in vain.
        chosen: How often people chose an entry when they were asked back, by its id.
        disliked: How often the answer of an entry did not help, by its id.
    """

    question: str
    times: int
    chosen: tuple[tuple[str, int], ...] = ()
    disliked: tuple[tuple[str, int], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing in it was redacted."""
        return not _PLACEHOLDER.search(self.question)

    @property
    def text(self) -> str:
        """The question without the names of what was redacted."""
        return " ".join(_PLACEHOLDER.sub(" ", self.question).split())

    @property
    def subject(self) -> str:
        """The name by which it is ignored, from which nobody can read it."""
        return make_subject(self.text)


class AskedAgain(NamedTuple):
    """A question of the log with the reply that it gets today."""

    asked: AskedQuestion
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """What a log says about a base as it is today.

    Attributes:
        questions: The questions that are still unanswered, the most frequent first.
        answered: How often the questions were asked that are answered by now.
        unsuitable: How often questions were asked that cannot be learned from: those that depend on the turn before,
            or that are in another language, and small talk.
        ignored: How often the ignored questions were asked.
        rare: How often the questions beyond ``MAX_ASKED`` were asked.
    """

    questions: tuple[AskedAgain, ...]
    answered: int = 0
    unsuitable: int = 0
    ignored: int = 0
    rare: int = 0


def make_subject(*texts: str) -> str:
    """Return the name of a subject that a person may ignore: a hash of its normalised texts."""
    return hashlib.sha256("\n".join(map(phrasing_key, texts)).encode()).hexdigest()[:16]


def collect_questions(rows: Iterable[LoggedQuestion], pack: LanguagePack) -> list[AskedQuestion]:
    """Group the rows of a log by their questions, the most frequent first.

    Rows that mean nothing without the turn before them are left out.

    Args:
        rows: The rows of the log.
        pack: The language of the base.
    """
    spellings: dict[str, str] = {}
    times: Counter[str] = Counter()
    chosen: dict[str, Counter[str]] = {}
    disliked: dict[str, Counter[str]] = {}
    for row in rows:
        key = phrasing_key(_PLACEHOLDER.sub(" ", row.question))
        if not key or not _stands_alone(row, pack):
            continue
        spellings.setdefault(key, " ".join(row.question.split()))
        times[key] += 1
        if row.chosen:
            chosen.setdefault(key, Counter())[row.chosen] += 1
        if row.entry:
            disliked.setdefault(key, Counter())[row.entry] += 1
    return [
        AskedQuestion(
            question=spellings[key],
            times=times[key],
            chosen=_list_counts(chosen.get(key)),
            disliked=_list_counts(disliked.get(key)),
        )
        for key in sorted(times, key=lambda key: (-times[key], key))
    ]


def count_helpful(counts: Iterable[tuple[str, str, str, int]], knowledge: KnowledgeBase) -> Counter[str]:
    """Return how often the answer of each entry was said to help.

    Args:
        counts: As ``QuestionLog.count`` returns them.
        knowledge: The base, whose renamed entries are counted under their ids of today.
    """
    helpful: Counter[str] = Counter()
    for _, entry, outcome, number in counts:
        if outcome == "helpful":
            helpful[knowledge.current_id(entry)] += number
    return helpful


def find_unanswered(
    rows: Sequence[LoggedQuestion],
    bot: FaqBot,
    ignored: frozenset[str] = frozenset(),
    with_progress: WithProgress[AskedQuestion] = iter,
) -> Unanswered:
    """Ask the questions of a log again, and return those that are still unanswered.

    Args:
        rows: The rows of the log.
        bot: The bot of the base as it is today.
        ignored: The subjects that a person ignores.
        with_progress: Shows progress.
    """
    asked = collect_questions(_follow_renames(rows, bot.knowledge), pack_for(bot.knowledge.language))
    kept = [each for each in asked if each.subject not in ignored]
    open_questions: list[AskedAgain] = []
    answered = 0
    unsuitable = len(rows) - sum(each.times for each in asked)
    for each in with_progress(kept[:MAX_ASKED]):
        reply = bot.ask(each.text)
        if _is_open(each, reply):
            open_questions.append(AskedAgain(each, reply))
        elif isinstance(reply, Answer):
            answered += each.times
        else:
            unsuitable += each.times
    return Unanswered(
        questions=tuple(open_questions),
        answered=answered,
        unsuitable=unsuitable,
        ignored=sum(each.times for each in asked) - sum(each.times for each in kept),
        rare=sum(each.times for each in kept[MAX_ASKED:]),
    )


def find_still_open(questions: Iterable[AskedAgain], bot: FaqBot) -> tuple[AskedAgain, ...]:
    """Return those of the questions that a bot leaves unanswered, with the replies that it gives.

    The text of a gap that a question did not get before counts as an answer.
    """
    still_open = []
    for asked, before in questions:
        reply = bot.ask(asked.text)
        has_gap = isinstance(reply.item, Gap) and (before.item is None or before.item.id != reply.item.id)
        still_open += [AskedAgain(asked, reply)] if _is_open(asked, reply) and not has_gap else []
    return tuple(still_open)


def _stands_alone(row: LoggedQuestion, pack: LanguagePack) -> bool:
    """Whether a question has its meaning without the turn before.

    In a conversation, every short question is matched together with the turn before as well. One that names its topic
    in words of its own, and refers to nothing, can be learned from all the same.
    """
    if row.resolution != "context":
        return row.resolution not in _NOT_ALONE
    cues = read_cues(row.question, pack)
    return not cues.refers_back and len(cues.topic_words) >= MIN_TOPIC_WORDS


def _follow_renames(rows: Iterable[LoggedQuestion], knowledge: KnowledgeBase) -> Iterator[LoggedQuestion]:
    """Yield the rows with the ids that their entries have today."""
    for row in rows:
        yield replace(row, entry=knowledge.current_id(row.entry), chosen=knowledge.current_id(row.chosen))


def _is_open(asked: AskedQuestion, reply: Reply) -> bool:
    """Whether a question is still unanswered, or still gets an answer that did not help."""
    match reply:
        case Answer():
            return dict(asked.disliked).get(reply.entry.id, 0) >= MIN_DISLIKED
        case NoAnswer():
            return reply.reason not in _NOT_LEARNED
        case Clarification():
            return True
        case SmallTalk():
            return False


def _list_counts(counts: Counter[str] | None) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((counts or Counter()).items(), key=lambda pair: (-pair[1], pair[0])))
