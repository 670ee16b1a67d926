"""Suggestions in words, for a person who decides on them."""

from collections.abc import Iterator, Sequence

from faqbot.curation.comparing.differences import Difference
from faqbot.curation.learning.effect import Effect
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggesting import MAX_EXAMPLES, Suggestion, Suggestions
from faqbot.curation.learning.thin_entries import ThinEntry
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block

MAX_LOST = 3
"""Lost answers that are shown; more are counted."""


def describe_suggestion(suggestion: Suggestion, knowledge: KnowledgeBase, number: int | None = None) -> list[Block]:
    """Return the blocks of a suggestion.

    Args:
        suggestion: The suggestion.
        knowledge: The base.
        number: Its number in a list, or None.
    """
    title = describe_proposal(suggestion.proposal, knowledge)
    blocks = [Block("heading", safe_text(title if number is None else f"{number}. {title}"))]
    blocks += [Block("choice", safe_text(line), mark="+") for line in _list_additions(suggestion.proposal)]
    blocks.append(Block("evidence", safe_text("\n".join(_describe_evidence(suggestion)))))
    if suggestion.effect:
        blocks += describe_effect(suggestion.effect)
    return blocks


def describe_proposal(proposal: Proposal, knowledge: KnowledgeBase) -> str:
    """Return a proposal on one line, without the phrasings that it adds.

    >>> base = KnowledgeBase(id="bread", title="Bread")
    >>> describe_proposal(Proposal(action="synonym", words=("loaf", "batard")), base)
    'Let “batard” mean “loaf”'
    """
    question = _find_question(knowledge, proposal.item)
    match proposal.action:
        case "phrasing":
            return f"Add {_count(len(proposal.phrasings), 'phrasing')} to {proposal.item}{question}"
        case "gap":
            return f"Add the gap {proposal.item}: a question that the base does not answer"
        case "entry":
            return f"Write a new entry, {proposal.item}"
        case "synonym":
            return f"Let “{'” and “'.join(proposal.words[1:])}” mean “{proposal.words[0]}”"
        case "threshold":
            return f"Answer {proposal.item}{question} from a confidence of {proposal.answer_at:g}"


def describe_times(suggestion: Suggestion) -> str:
    """Return how often the questions of a suggestion were asked."""
    return f"Asked {_count(suggestion.times, 'time')}, in {_count(len(suggestion.members), 'wording')}."


def describe_effect(effect: Effect) -> list[Block]:
    """Return the blocks of an effect: what gets better, and what is lost."""
    parts = [f"{effect.answered} would get it"]
    parts += [f"{effect.elsewhere} another answer"] if effect.elsewhere else []
    parts += [f"{effect.withdrawn} no longer an answer that did not help"] if effect.withdrawn else []
    gained = f"; {effect.gained} more would be answered rightly" if effect.gained else ""
    right = "no right answer would be lost" if not effect.lost else f"{len(effect.lost)} right answers would be lost"
    right = right.replace("1 right answers", "1 right answer")
    lines = [
        f"Of {_count(effect.asked, 'question')} asked in vain: {', '.join(parts)}.",
        f"Of {_count(effect.probes, 'phrasing')} of the base: {right}{gained}.",
    ]
    if not effect.lost:
        return [Block("evidence", "\n".join(lines))]
    lost = [f"“{each.question}”: {_describe_loss(each)}" for each in effect.lost[:MAX_LOST]]
    more = [f"and {len(effect.lost) - MAX_LOST} more"] if len(effect.lost) > MAX_LOST else []
    alerts = [Block("alert", safe_text(line), mark="-") for line in (*lost, *more)]
    return [Block("evidence", lines[0]), Block("alert", lines[1]), *alerts]


def summarize(found: Suggestions) -> str:
    """Return what a log says in one sentence."""
    unanswered = found.unanswered
    times = sum(each.asked.times for each in unanswered.questions)
    parts = [f"{_count(times, 'question')} asked in vain"]
    parts += [f"{unanswered.answered} answered by now"] if unanswered.answered else []
    parts += [f"{unanswered.unsuitable} not to be learned from"] if unanswered.unsuitable else []
    parts += [f"{unanswered.ignored} ignored"] if unanswered.ignored else []
    parts += [f"{unanswered.rare} rare ones left out"] if unanswered.rare else []
    count = _count(len(found.found), "suggestion")
    more = f"; {found.left_out} more for what was asked less often, which --top shows" if found.left_out else ""
    return f"{', '.join(parts)}: {count}{more}"


def describe_thin_entries(entries: Sequence[ThinEntry]) -> Iterator[str]:
    """Yield a line for each entry that needs phrasings."""
    for each in entries:
        asked = f", {each.answered} of {each.tried} recognised when held out" if each.tried else ""
        other = f", mixed up with {each.mixed_up_with}" if each.mixed_up_with else ""
        yield f"{each.entry.id}: {_count(each.phrasings, 'phrasing')}{asked}{other}"
        yield f"  {each.entry.question}"


def _list_additions(proposal: Proposal) -> list[str]:
    if proposal.action in ("gap", "entry"):
        question, *others = proposal.phrasings
        return [question, *others, *([f"answer: {proposal.answer}"] if proposal.answer else [])]
    return list(proposal.phrasings)


def _describe_evidence(suggestion: Suggestion) -> Iterator[str]:
    """Yield how often it was asked, examples that are not added, and the nearest items."""
    yield describe_times(suggestion)
    texts = (member.asked.question for member in suggestion.members)
    examples = [text for text in texts if text not in suggestion.proposal.phrasings][:MAX_EXAMPLES]
    if examples:
        yield f"Such as {', '.join(f'“{text}”' for text in examples)}."
    if suggestion.nearest:
        yield f"Nearest: {', '.join(f'{each.item} ({each.confidence:.2f})' for each in suggestion.nearest)}."


def _describe_loss(difference: Difference) -> str:
    before, after = (", ".join(each.items) or each.kind.replace("_", " ") for each in (difference.old, difference.new))
    asks = "asks back: " if difference.new.kind == "clarification" else ""
    return f"was {before}, would be {asks}{after}"


def _find_question(knowledge: KnowledgeBase, item: str) -> str:
    found = knowledge.entry(item) or knowledge.gap(item)
    return f" (“{found.question}”)" if found else ""


def _count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> _count(1, "phrasing"), _count(2, "phrasing")
    ('1 phrasing', '2 phrasings')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
