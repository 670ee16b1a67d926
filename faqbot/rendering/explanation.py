"""Explanations of replies for people who know nothing of matching."""

from collections.abc import Iterable

from faqbot.explanation.why import Change, Why
from faqbot.knowledge.model import Gap, Item
from faqbot.language.text import shown_text
from faqbot.matching.contributions import Evidence, GuardRejection, WordWeight
from faqbot.matching.ranking import Match
from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import lay_out
from faqbot.replies.courtesies import is_courtesy
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reason, Reply, SmallTalk

MAX_NEAR_WORDS = 3
"""Maximum number of words that are named with a word of similar meaning, in one line."""

MIN_NAMED_SIMILARITY = 0.35
"""Least similarity of a word that is named as near to a word of the question; chosen by eye on the shipped base."""

MIN_WORD_WEIGHT = 0.06
"""A word that weighs less made little difference: all words of a good match together weigh about 1."""

MIN_ENCODER_SCORE = 0.3
"""Least score of a sentence encoder that supports an item; that of a good match is about 2."""

MAX_QUOTED_WORDS = 5
"""Maximum number of words in one line."""

MIN_NAMED_CONFIDENCE = 0.01
"""The runner-up and the closest entry are named from this confidence on; below it their percentage would read 0."""

_REASONS: dict[Reason, str] = {
    "low": "nothing in the base comes close to the question",
    "stale": "the source has changed since the answer was last checked",
    "language": "the question is not in the language of the base",
    "empty": "nothing was asked",
    "too_long": "the question is too long",
}


def to_explanation(why: Why, *, width: int | None = None) -> str:
    """Render an explanation as plain text.

    Args:
        why: The explanation of any reply.
        width: Columns to wrap at; None leaves every paragraph on one line.

    Returns:
        Lines without a final line feed and without control characters.
    """
    return "\n".join(line for _, line in lay_out(explain(why), width=width))


def explain(why: Why) -> list[Block]:
    """Explain a reply in blocks of one line.

    The order is: the decision, the words for and against it, what a sentence encoder found, the closest phrasings,
    corrected and unknown words, the runner-up, the change that would have altered the decision. At most fifteen lines,
    not counting corrections.
    """
    decision = [_explain_decision(why), _explain_resolution(why)]
    if why.evidence:
        decision.extend(_list_words(why.evidence))
        decision.append(_explain_encoder(why.evidence))
    phrasings = _list_phrasings(why.evidence) if why.evidence else []
    ranking = why.reply.ranking
    notes = [f"“{fix.typed}” was read as “{fix.read}”." for fix in ranking.corrections]
    if ranking.unknown:
        notes.append(f"The base does not know {_join_quoted(ranking.unknown[:MAX_QUOTED_WORDS])}.")
    alternatives = [_explain_runner_up(why), *map(_explain_rejection, why.rejections[:1]), _explain_change(why.change)]
    return [
        *(Block("answer", shown_text(line)) for line in decision if line),
        *phrasings,
        *(Block("note", shown_text(note)) for note in notes),
        *(Block("answer", shown_text(line)) for line in alternatives if line),
    ]


def _explain_decision(why: Why) -> str:
    """Say what was decided, and by which threshold."""
    reply = why.reply
    match reply:
        case Answer():
            return f"Answered with {_quote_question(reply.entry)}. {_explain_confidence(why)}"
        case Clarification(more=True):
            return "You asked for more: these are the related questions that have not been shown yet."
        case Clarification():
            return _explain_clarification(why)
        case SmallTalk() if is_courtesy(reply):
            return "Treated as a courtesy, word for word. The base has no small talk for it."
        case SmallTalk():
            return f"Treated as small talk: {_quote_question(reply.entry)}. {_explain_confidence(why)}"
        case NoAnswer():
            return f"Not answered: {_explain_no_answer(why, reply.reason)}."


def _explain_no_answer(why: Why, reason: Reason) -> str:
    if why.reply.ranking.resolution == "chosen":
        return "you meant none of the questions that were offered"
    closest = _describe_match(why.subject)
    match reason:
        case "gap":
            return f"the source is known not to answer {closest}"
        case "guard":
            return f"the closest question, {closest}, is about something else"
        case "low" if why.subject and why.subject.confidence >= MIN_NAMED_CONFIDENCE:
            return f"the closest question, {closest}, is not close enough; {why.thresholds.answer_at:.0%} is needed"
        case _:
            return _REASONS[reason]


def _explain_confidence(why: Why) -> str:
    """Say what the decision to answer is based on."""
    match why.reply.ranking.resolution:
        case "chosen":
            return "You chose this question."
        case "pointed":
            return "Your question names no subject of its own, so it was taken to be about the previous answer."
        case _ if why.evidence and why.evidence.verbatim:
            return "The base has this question word for word."
        case _:
            sure = why.subject.confidence if why.subject else 0.0
            return f"The bot is {sure:.0%} sure; {why.thresholds.answer_at:.0%} is enough."


def _explain_clarification(why: Why) -> str:
    first, thresholds = why.subject, why.thresholds
    if why.reply.ranking.resolution == "chosen":
        return "Asked you to choose: you said yes to several questions, and it is not clear which one you meant."
    fits_best = f"Asked you to choose: {_describe_match(first)} fits best"
    if why.reply.ranking.is_tied:
        return f"{fits_best}, but nothing in your question tells it from the next one."
    if first and first.confidence >= thresholds.answer_at:
        needed, lead = _count_points(thresholds.margin), _count_points(why.lead)
        return f"{fits_best}, but an answer needs a lead of {needed}, and its lead is {lead}."
    if first and first.confidence < thresholds.clarify_at:
        return f"{fits_best}. None of the questions is likely enough alone, but together they are enough to ask."
    return (
        f"{fits_best}. That is not enough to answer ({thresholds.answer_at:.0%}),"
        f" but enough to ask ({thresholds.clarify_at:.0%})."
    )


def _explain_resolution(why: Why) -> str:
    """Say what was matched, unless it is the question alone."""
    ranking = why.reply.ranking
    if ranking.resolution == "context" and not ranking.matched:
        return "The previous answer was taken into account: questions related to it became more likely."
    if not ranking.matched:
        return ""
    if ranking.resolution == "context":
        return f"Your question was read together with the previous one: “{ranking.matched}”."
    return f"This part of the message was answered: “{ranking.matched}”."


def _list_words(evidence: Evidence) -> list[str]:
    """List the words for the item, against it, and neutral ones."""
    known = [word for word in evidence.words if word.known]
    supporting = [word for word in known if word.weight >= MIN_WORD_WEIGHT]
    opposing = [word for word in known if word.weight <= -MIN_WORD_WEIGHT]
    neutral = [word for word in known if abs(word.weight) < MIN_WORD_WEIGHT]
    lines = (
        ("Words that counted for it most", supporting),
        ("Words that counted against it", opposing),
        ("Words that made little difference", neutral),
    )
    return [f"{label}: {_list_typed(words)}." for label, words in lines if words] + _list_near_words(evidence)


def _list_near_words(evidence: Evidence) -> list[str]:
    """Say what accounts for the words that no phrasing of the item has."""
    in_answer = [near.word for near in evidence.near_words if near.in_answer][:MAX_QUOTED_WORDS]
    related = [
        f"{_quote(near.word)} is near to {_quote(near.near)}"
        for near in evidence.near_words
        if not near.in_answer and near.similarity >= MIN_NAMED_SIMILARITY and near.word != evidence.foreign
    ]
    lines = (
        f"Words that only its answer has: {_join_quoted(in_answer)}." if in_answer else "",
        f"{', '.join(related[:MAX_NEAR_WORDS])}." if related else "",
        f"Nothing in it is about {_quote(evidence.foreign)}." if evidence.foreign else "",
    )
    return list(filter(None, lines))


def _explain_encoder(evidence: Evidence) -> str:
    """Say what a sentence encoder found, and what it added to the score."""
    found = evidence.encoder
    if found is None or evidence.verbatim:
        return ""
    similar = f"{_quote(found.phrasing)} is {max(0.0, min(1.0, found.similarity)):.0%} similar in meaning"
    if found.score < MIN_ENCODER_SCORE:
        return f"The sentence encoder found no support for it: {similar}."
    share = found.score / max(found.score, evidence.score)
    return f"The sentence encoder counted for it: {similar}. That makes {share:.0%} of its score."


def _list_phrasings(evidence: Evidence) -> list[Block]:
    nearest = (near for near in evidence.nearest if near.similarity)
    lines = (f"“{near.phrasing}” ({min(near.similarity, 1):.0%} similar)" for near in nearest)
    phrasings = [Block("choice", shown_text(line), "-") for line in lines]
    return [Block("heading", "Closest phrasings"), *phrasings] if phrasings else []


def _explain_runner_up(why: Why) -> str:
    """Name the runner-up, and how far it is behind."""
    match, lead = why.runner_up, _count_points(why.lead)
    if match is None or match.confidence < MIN_NAMED_CONFIDENCE:
        return ""
    if why.lead > 0:
        return f"Next came {_quote_question(match.item)} with {match.confidence:.0%}, {lead} behind."
    if isinstance(why.reply, NoAnswer) and why.reply.gap:
        needed = _count_points(why.thresholds.margin)
        question = _quote_question(match.item)
        return f"{question} has {match.confidence:.0%}; to be answered it would need a lead of {needed}."
    return f"{_quote_question(match.item)} was at least as likely, with {match.confidence:.0%}."


def _explain_rejection(rejection: GuardRejection) -> str:
    """Say which guard ruled an entry out."""
    if rejection.held:
        return f"{_quote_question(rejection.entry)} was ruled out: it never answers a question with “{rejection.held}”."
    terms = rejection.missing[:MAX_QUOTED_WORDS]
    lack = "does not contain" if len(terms) == 1 else "contains none of these:"
    return f"{_quote_question(rejection.entry)} was ruled out: the question {lack} {_join_quoted(terms)}."


def _explain_change(change: Change | None) -> str:
    """Say which change of the question would have altered the decision."""
    if change is None:
        return ""
    left_out = " and ".join(map(_quote, change.left_out))
    condition = f"With “{change.added}” added" if change.added else f"Without {left_out}"
    return f"{condition} the bot would have {_describe_outcome(change.reply)}."


def _describe_outcome(reply: Reply) -> str:
    match reply:
        case Answer() | SmallTalk():
            return f"answered {_quote_question(reply.entry)}"
        case Clarification():
            return f"asked you to choose: {' or '.join(_quote_question(entry) for entry in reply.offered[:2])}"
        case NoAnswer(gap=Gap() as gap):
            return f"said that the source does not answer {_quote_question(gap)}"
        case NoAnswer():
            return "given no answer"


def _describe_match(match: Match[Item] | None) -> str:
    return f"{_quote_question(match.item)} ({match.confidence:.0%} sure)" if match else "nothing"


def _quote_question(item: Item) -> str:
    return _quote(item.question)


def _count_points(share: float) -> str:
    points = round(share * 100)
    return f"{points} point{'' if points == 1 else 's'}"


def _list_typed(words: Iterable[WordWeight]) -> str:
    return _join_quoted([word.typed for word in words][:MAX_QUOTED_WORDS])


def _join_quoted(words: Iterable[str]) -> str:
    return ", ".join(map(_quote, words))


def _quote(text: str) -> str:
    return f"“{text}”"
