"""What a proposal would change, measured by asking again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from faqbot.bot import FaqBot
from faqbot.curation.checking.probing import PREFIX
from faqbot.curation.comparing.differences import Decision, Difference, extract_decision
from faqbot.curation.evaluation.folds import HeldOut, hold_out, remove_held_out
from faqbot.curation.learning.asked import AskedAgain, AskedQuestion
from faqbot.curation.learning.proposal import Proposal, apply_proposal
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Answer

MAX_PROBES = 200
"""Phrasings of the base that are asked for each proposal; they and the training take most of the time."""

MAX_TRIED = 200
"""Questions of the log that are asked for each proposal, the most frequent first, beside those that speak for it."""

WRONG_ANSWER = 2
"""What a right answer counts that would become a wrong one, beside a question that is answered, and a right answer that
would be asked back or not given; chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a proposal would change.

    Attributes:
        asked: How often the questions were asked that were tried.
        answered: Of these, those that would get the item of the proposal. Of those that a lower threshold answers, only
            those count for which people chose the entry.
        elsewhere: Of these, those that would get another answer, or one that nobody chose.
        withdrawn: Of these, those that get an answer that did not help, and would get none.
        probes: Number of the base's own phrasings that were tried.
        gained: Of these, those that would be answered rightly, and are not today.
        lost: Of these, those that are answered rightly today, and would not be.
    """

    asked: int
    answered: int
    elsewhere: int
    withdrawn: int
    probes: int
    gained: int
    lost: tuple[Difference, ...]

    @property
    def helps(self) -> bool:
        """Whether what gets better outweighs the right answers that are lost."""
        cost = sum(WRONG_ANSWER if each.new.kind == "answer" else 1 for each in self.lost)
        return self.answered + self.withdrawn + self.gained > cost


class Trial:
    """Tries proposals on a base.

    A phrasing that the base has is answered whatever else is in the base. So a tenth of the phrasings is held out of
    the base and asked, with the proposal and without it. Of an item that keeps all its phrasings, the question is asked
    with some words before it. The questions of the log are asked of the whole base.

    Args:
        bot: The bot of the base as it is.
        questions: The questions of the log that are unanswered, the most frequent first.
        make_bot: Makes the bot of another base.
    """

    def __init__(
        self,
        bot: FaqBot,
        questions: Sequence[AskedAgain],
        make_bot: Callable[[KnowledgeBase], FaqBot] = FaqBot,
    ) -> None:
        self.knowledge = bot.knowledge
        self._make_bot = make_bot
        self._questions = tuple(questions[:MAX_TRIED])
        self._held_out = [each for each in hold_out(bot.knowledge) if each.fold == 0]
        self._probes = _plan_probes(bot.knowledge, self._held_out)
        reduced = make_bot(remove_held_out(bot.knowledge, self._held_out))
        self._before = [extract_decision(reduced.ask(question)) for question, _ in self._probes]

    def measure(self, proposal: Proposal, members: Sequence[AskedAgain] = ()) -> Effect:
        """Return what a proposal would change.

        Args:
            proposal: A proposal for the base.
            members: The questions that speak for it.
        """
        changed = apply_proposal(self.knowledge, proposal)
        questions = dict.fromkeys((*self._questions, *members))
        whole, reduced = self._make_bot(changed), self._make_bot(remove_held_out(changed, self._held_out))
        return self._compare(proposal, list(questions), whole, reduced)

    def _compare(self, proposal: Proposal, questions: list[AskedAgain], whole: FaqBot, reduced: FaqBot) -> Effect:
        answered = elsewhere = withdrawn = 0
        for asked, before in questions:
            reply = whole.ask(asked.text)
            is_new = extract_decision(reply) != extract_decision(before)
            if is_new and reply.item is not None and reply.item.id == proposal.item:
                wanted = _count_wanted(proposal, asked)
                answered += wanted
                elsewhere += asked.times - wanted
            elif isinstance(reply, Answer) and is_new:
                elsewhere += asked.times
            elif isinstance(before, Answer) and not isinstance(reply, Answer):
                withdrawn += asked.times
        after = [extract_decision(reduced.ask(question)) for question, _ in self._probes]
        lost: list[Difference] = []
        gained = 0
        for (question, item), old, new in zip(self._probes, self._before, after, strict=True):
            was_right, is_right = _gives(old, item), _gives(new, item)
            gained += is_right and not was_right
            lost += [Difference(question, old, new)] if was_right and not is_right else []
        return Effect(
            asked=sum(question.asked.times for question in questions),
            answered=answered,
            elsewhere=elsewhere,
            withdrawn=withdrawn,
            probes=len(self._probes),
            gained=gained,
            lost=tuple(lost),
        )


def _plan_probes(knowledge: KnowledgeBase, held_out: Sequence[HeldOut]) -> list[tuple[str, str]]:
    """Return questions with the ids of the items that answer them, spread evenly over the base."""
    found = [(each.case.question, item) for each in held_out for item in each.case.expected]
    covered = {item for _, item in found}
    items = (*knowledge.entries, *knowledge.gaps)
    found += [(PREFIX + item.question, item.id) for item in items if item.id not in covered]
    step = -(-len(found) // MAX_PROBES) or 1
    return found[::step]


def _count_wanted(proposal: Proposal, asked: AskedQuestion) -> int:
    """Return how often a question that would get the item of a proposal is thought to want it.

    A threshold says nothing about what a question means, so that only the choices of people do.
    """
    return dict(asked.chosen).get(proposal.item, 0) if proposal.action == "threshold" else asked.times


def _gives(decision: Decision, item: str) -> bool:
    """Whether a decision gives the text of an item."""
    return decision.kind != "clarification" and decision.items == (item,)
