"""Going through suggestions one by one: what is accepted, changed, ignored, skipped and taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.curation.formats.ids import choose_id
from faqbot.curation.learning.acceptance import Step, prepare_step
from faqbot.curation.learning.asked import AskedAgain, find_still_open
from faqbot.curation.learning.effect import Trial
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggesting import Suggestion
from faqbot.curation.learning.writing import FileChange
from faqbot.knowledge.model import KnowledgeBase
from faqbot.storage.question_store import QuestionStore

ANSWER = "answer: "
"""What begins the lines of the answer in the text of a proposal that a person edits."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a decision changes.

    Attributes:
        left: The suggestions that are left, the current one first.
        bot: The bot of the base.
        accepted, ignored, settled: As in ``Review``.
    """

    left: tuple[Suggestion, ...]
    bot: FaqBot
    accepted: int = 0
    ignored: int = 0
    settled: int = 0


@dataclass(frozen=True, slots=True)
class _Decided:
    """A decision that can be taken back.

    Attributes:
        before: The state before it.
        change: What was written, or None.
        ignored: The names by which something was ignored; empty if nothing was.
    """

    before: _State
    change: FileChange | None = None
    ignored: tuple[str, ...] = ()


class Review:
    """The suggestions that are left, and the decisions so far.

    Args:
        base: The folder or file of the base.
        bot: The bot of the base.
        suggestions: The suggestions in their order.
        log: Remembers what is ignored; None forgets it at the end.
        load_bot: Loads the bot of the base anew after it was changed.
        make_bot: Makes the bot of another base, to try what changes.
    """

    def __init__(
        self,
        base: Path,
        bot: FaqBot,
        suggestions: tuple[Suggestion, ...],
        *,
        log: QuestionStore | None = None,
        load_bot: Callable[[], FaqBot] | None = None,
        make_bot: Callable[[KnowledgeBase], FaqBot] = FaqBot,
    ) -> None:
        self._base = base
        self._state = _State(suggestions, bot)
        self._questions = tuple({each.asked.text: each for one in suggestions for each in one.members}.values())
        self._log = log
        self._load_bot = load_bot or (lambda: FaqBot.load(base))
        self._make_bot = make_bot
        self._decided: list[_Decided] = []
        self._trial: tuple[FaqBot, Trial] | None = None
        self._tried_with: dict[Proposal, FaqBot] = {each.proposal: bot for each in suggestions}

    @property
    def bot(self) -> FaqBot:
        """The bot of the base as it is now."""
        return self._state.bot

    @property
    def current(self) -> Suggestion | None:
        """The suggestion to decide on, or None at the end."""
        return next(iter(self._state.left), None)

    @property
    def position(self) -> tuple[int, int]:
        """The number of the current suggestion, from 1, and how many there are."""
        return len(self._decided) + 1, len(self._decided) + len(self._state.left)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many suggestions were accepted, ignored for good, and settled by those that were accepted."""
        return self._state.accepted, self._state.ignored, self._state.settled

    def measure(self) -> Suggestion:
        """Return the current suggestion with what it would change in the base as it is now.

        Raises:
            LookupError: If there is none left.
        """
        suggestion = self._find_current()
        if self._tried_with.get(suggestion.proposal) is not self.bot or suggestion.effect is None:
            if self._trial is None or self._trial[0] is not self.bot:
                self._trial = (self.bot, Trial(self.bot, self._ask_again(), self._make_bot))
            effect = self._trial[1].measure(suggestion.proposal, suggestion.members)
            suggestion = replace(suggestion, effect=effect)
            self._replace_current(suggestion)
            self._tried_with[suggestion.proposal] = self.bot
        return suggestion

    def prepare(self) -> Step | str:
        """Plan what accepting the current suggestion writes, or return why it cannot be accepted.

        Raises:
            OSError: If a file of the base cannot be read.
        """
        suggestion = self._find_current()
        near = next((each.item for each in suggestion.nearest if self.bot.knowledge.entry(each.item)), "")
        return prepare_step(self._base, suggestion.proposal, self.bot.knowledge, near)

    def accept(self, step: Step) -> None:
        """Write a step, and drop the suggestions that it answers.

        Raises:
            OSError: If the file cannot be written.
        """
        before, (_, *left) = self._state, self._state.left
        step.change.write()
        self._decided.append(_Decided(before, change=step.change))
        bot = self._load_bot()
        still_open = (replace(each, members=find_still_open(each.members, bot)) for each in left)
        kept = tuple(each for each in still_open if each.members)
        settled = before.settled + len(left) - len(kept)
        self._state = replace(before, left=kept, bot=bot, accepted=before.accepted + 1, settled=settled)

    def ignore(self) -> None:
        """Never suggest this again.

        Raises:
            OSError: If the log cannot be written.
        """
        before, subjects = self._state, self._find_current().subjects
        self._set_ignored(subjects, is_ignored=True)
        self._decided.append(_Decided(before, ignored=subjects))
        self._state = replace(before, left=before.left[1:], ignored=before.ignored + 1)

    def skip(self) -> None:
        """Leave the current suggestion for another time."""
        self._find_current()
        self._decided.append(_Decided(self._state))
        self._state = replace(self._state, left=self._state.left[1:])

    def change(self, proposal: Proposal) -> None:
        """Replace the current proposal."""
        self._replace_current(replace(self._find_current(), proposal=proposal, effect=None))

    def undo(self) -> str | None:
        """Take the last decision back, and return None, or why that is impossible.

        Raises:
            OSError: If a file cannot be written.
        """
        if not self._decided:
            return "there is nothing to undo"
        last = self._decided[-1]
        if last.change and not last.change.undo():
            return f"{last.change.path} has changed since; undo it by hand"
        self._set_ignored(last.ignored, is_ignored=False)
        self._decided.pop()
        self._state = last.before
        return None

    def retarget(self, item: str) -> Proposal:
        """Return the proposal to add the questions to another item."""
        suggestion = self._find_current()
        phrasings = suggestion.proposal.phrasings or tuple(each.asked.text for each in suggestion.members)
        return Proposal(action="phrasing", item=item, phrasings=phrasings)

    def renew(self, action: str) -> Proposal:
        """Return the proposal to make the questions a new gap or a new entry."""
        suggestion = self._find_current()
        knowledge, old = self.bot.knowledge, suggestion.proposal
        phrasings = old.phrasings or tuple(each.asked.text for each in suggestion.members)
        taken = {item.id for item in (*knowledge.items, *knowledge.drafts)}
        name = choose_id("", "", phrasings[0], taken)
        near = tuple(each.item for each in suggestion.nearest if knowledge.entry(each.item))[:2]
        if action == "gap":
            answer = old.answer or knowledge.messages.unknown
            return Proposal(action="gap", item=name, phrasings=phrasings, answer=answer, nearest=near)
        return Proposal(action="entry", item=name, phrasings=phrasings)

    def _find_current(self) -> Suggestion:
        suggestion = self.current
        if suggestion is None:
            raise LookupError("no suggestion is left")
        return suggestion

    def _replace_current(self, suggestion: Suggestion) -> None:
        self._state = replace(self._state, left=(suggestion, *self._state.left[1:]))

    def _set_ignored(self, subjects: tuple[str, ...], *, is_ignored: bool) -> None:
        if self._log:
            for subject in subjects:
                self._log.ignore(subject, is_ignored=is_ignored)

    def _ask_again(self) -> tuple[AskedAgain, ...]:
        return find_still_open(self._questions, self.bot)


def format_proposal(proposal: Proposal) -> str:
    """Return what a proposal adds as text for a person to edit, a phrasing a line."""
    if proposal.action == "synonym":
        return "\n".join(proposal.words)
    if proposal.action == "threshold":
        return f"{proposal.answer_at:g}"
    lines = [*proposal.phrasings]
    if proposal.action != "phrasing":
        first, *others = proposal.answer.split("\n")
        lines += [ANSWER + first, *others]
    return "\n".join(lines)


def parse_proposal(text: str, proposal: Proposal) -> Proposal:
    """Return a proposal with what a person made of its text.

    What is no number leaves a threshold as it was.

    >>> parse_proposal("does it rise", Proposal(action="phrasing", item="yeast", phrasings=("rise",))).phrasings
    ('does it rise',)
    """
    if proposal.action == "threshold":
        try:
            value = float(text)
        except ValueError:
            return proposal
        return replace(proposal, answer_at=value) if 0 <= value <= 1 else proposal
    above, found, answer = text.partition(f"\n{ANSWER.strip()}")
    texts = tuple(filter(None, (" ".join(line.split()) for line in above.split("\n"))))
    if proposal.action == "synonym":
        return replace(proposal, words=texts)
    if proposal.action == "phrasing":
        return replace(proposal, phrasings=texts)
    return replace(proposal, phrasings=texts, answer=answer.strip() if found else "")
