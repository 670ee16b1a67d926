"""Why a reply is what it is, in plain words: a rendering of the evidence, for people who know nothing of matching."""

from collections.abc import Iterable

from faqbot.explanation.why import Change, Why
from faqbot.knowledge.model import Item
from faqbot.language.text import safe_text
from faqbot.matching.contributions import Evidence, GuardRejection, WordWeight
from faqbot.matching.ranking import Match
from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import lay_out
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, Reply, SmallTalk

LEAST_SAID = 0.06
"""A word that weighs less says nothing that is worth a line: a score of 1.5 is a good one."""

MAX_WORDS = 5
"""Words in one line, at most."""

LEAST_LIKELY = 0.01
"""A runner-up and an entry that a guard kept out are named from this confidence on: below, the figure shown is 0."""

_REASONS: dict[Reason, str] = {
    "low": "nothing in the base comes close to the question",
    "stale": "the source has changed since the entry was last looked at",
    "language": "the question is not in the language of the base",
    "empty": "nothing was asked",
    "too_long": "the question is too long",
}


def to_explanation(why: Why, *, width: int | None = None) -> str:
    """Why a reply is what it is, in words.

    Args:
        why: Of any reply.
        width: Columns to wrap at; None leaves every paragraph on one line.

    Returns:
        As ``to_text``.
    """
    return "\n".join(line for _, line in lay_out(explain(why), width=width))


def explain(why: Why) -> list[Block]:
    """The decision; what spoke for and against it; how words were read; what came next; what would have changed it.

    One block a line, and no more than fourteen lines but for the repairs.
    """
    lines = [_decision(why), _way(why)]
    if why.evidence:
        lines.extend(_words(why.evidence))
    phrasings = _phrasings(why.evidence) if why.evidence else []
    ranking = why.reply.ranking
    notes = [f"“{fix.typed}” was read as “{fix.read}”." for fix in ranking.corrections]
    if ranking.unknown:
        notes.append(f"The base does not know {_listed(ranking.unknown[:MAX_WORDS])}.")
    rivals = [_runner_up(why), *map(_kept_out, why.objections[:1]), _changed(why.change)]
    return [
        *(Block("answer", safe_text(line)) for line in lines if line),
        *phrasings,
        *(Block("note", safe_text(note)) for note in notes),
        *(Block("answer", safe_text(line)) for line in rivals if line),
    ]


def _decision(why: Why) -> str:
    """What was decided, by which threshold."""
    reply = why.reply
    match reply:
        case Answer():
            return f"Answered with {_named(reply.entry)}. {_sure(why)}"
        case Clarification(more=True):
            return "More was asked for, and this is what was not said yet."
        case Clarification():
            return _asked_back(why)
        case SmallTalk():
            return f"Taken for small talk, {_named(reply.entry)}. {_sure(why)}"
        case NoAnswer():
            return f"Not answered: {_not_answered(why, reply.reason)}."


def _not_answered(why: Why, reason: Reason) -> str:
    if why.reply.ranking.resolution == "chosen":
        return "none of the questions that were offered was meant"
    closest = _closest(why.subject)
    match reason:
        case "gap":
            return f"the source is known not to answer {closest}"
        case "guard":
            return f"what comes closest, {closest}, is about something else"
        case "low" if why.subject and why.subject.confidence >= LEAST_LIKELY:
            return f"what comes closest, {closest}, is not close enough; {why.thresholds.answer_at:.0%} would be"
        case _:
            return _REASONS[reason]


def _sure(why: Why) -> str:
    """How sure a decision to say something is."""
    match why.reply.ranking.resolution:
        case "chosen":
            return "It is what you chose."
        case "pointed":
            return "The question has no subject of its own, so it is taken to be about the answer before."
        case _ if why.evidence and why.evidence.verbatim:
            return "The base has this question word for word."
        case _:
            sure = why.subject.confidence if why.subject else 0.0
            return f"The bot is {sure:.0%} sure; {why.thresholds.answer_at:.0%} is enough."


def _asked_back(why: Why) -> str:
    first, limit = why.subject, why.thresholds
    if why.reply.ranking.resolution == "chosen":
        return "Asked back: yes was said to several questions, and it is open to which."
    if first and first.confidence >= limit.answer_at:
        return (
            f"Asked back: {_closest(first)} fits best, but an answer must be ahead by {_points(limit.margin)},"
            f" and it is ahead by {_points(why.lead)}."
        )
    return (
        f"Asked back: {_closest(first)} fits best. That is too little to answer ({limit.answer_at:.0%})"
        f" and enough to ask ({limit.clarify_at:.0%})."
    )


def _way(why: Why) -> str:
    """What was matched, where it is not the question as it stands."""
    ranking = why.reply.ranking
    if ranking.resolution == "context" and not ranking.matched:
        return "It was read in the light of the answer before: what goes with that is likelier."
    if not ranking.matched:
        return ""
    if ranking.resolution == "context":
        return f"It was read together with the question before: “{ranking.matched}”."
    return f"This part of the message was answered: “{ranking.matched}”."


def _words(evidence: Evidence) -> list[str]:
    """Three lines of words: those that spoke for the item, against it, and those that said nothing."""
    known = [word for word in evidence.words if word.known]
    spoke = [word for word in known if word.weight >= LEAST_SAID]
    against = [word for word in known if word.weight <= -LEAST_SAID]
    silent = [word for word in known if abs(word.weight) < LEAST_SAID]
    lines = (
        ("The words that spoke for it most", spoke),
        ("Against it spoke", against),
        ("Saying little either way", silent),
    )
    return [f"{what}: {_quoted(words)}." for what, words in lines if words]


def _phrasings(evidence: Evidence) -> list[Block]:
    lines = (f"“{voter.phrasing}” ({min(voter.likeness, 1):.0%} alike)" for voter in evidence.voters if voter.likeness)
    found = [Block("choice", safe_text(line), "-") for line in lines]
    return [Block("heading", "The phrasings that are closest"), *found] if found else []


def _runner_up(why: Why) -> str:
    """What came next, and how far behind."""
    match, lead = why.runner_up, _points(why.lead)
    if match is None or match.confidence < LEAST_LIKELY:
        return ""
    if why.lead > 0:
        return f"Next came {_named(match.item)} with {match.confidence:.0%}, {lead} behind."
    if isinstance(why.reply, NoAnswer) and why.reply.gap:
        ahead = _points(why.thresholds.margin)
        return f"{_named(match.item)} has {match.confidence:.0%}; to be answered it would have to be ahead by {ahead}."
    return f"As likely or likelier was {_named(match.item)} with {match.confidence:.0%}."


def _kept_out(objection: GuardRejection) -> str:
    """Which guard kept an entry out."""
    if objection.held:
        return f"{_named(objection.entry)} was kept out: it is not for questions with “{objection.held}”."
    terms = objection.missing[:MAX_WORDS]
    none_of = "this word" if len(terms) == 1 else "any of these words"
    return f"{_named(objection.entry)} was kept out: the question does not have {none_of}: {_listed(terms)}."


def _changed(change: Change | None) -> str:
    """What would have changed the decision."""
    if change is None:
        return ""
    what = f"With “{change.added}” added" if change.added else f"Without {' and '.join(map(_quote, change.left_out))}"
    return f"{what} it would have {_said(change.reply)}."


def _said(reply: Reply) -> str:
    match reply:
        case Answer() | SmallTalk():
            return f"answered {_named(reply.entry)}"
        case Clarification():
            return f"asked back: {' or '.join(_named(entry) for entry in reply.offered[:2])}"
        case NoAnswer(gap=None):
            return "given no answer"
        case NoAnswer():
            return f"found the known gap {_named(reply.gap)}" if reply.gap else "given no answer"


def _closest(match: Match[Item] | None) -> str:
    return f"{_named(match.item)} ({match.confidence:.0%} sure)" if match else "nothing"


def _named(item: Item) -> str:
    return _quote(item.question)


def _points(share: float) -> str:
    points = round(share * 100)
    return f"{points} point{'' if points == 1 else 's'}"


def _quoted(words: Iterable[WordWeight]) -> str:
    return _listed([word.typed for word in words][:MAX_WORDS])


def _listed(words: Iterable[str]) -> str:
    return ", ".join(map(_quote, words))


def _quote(text: str) -> str:
    return f"“{text}”"
