"""Why a reply is what it is, in plain words: a rendering of what the matcher found."""

from faqbot.rendering.blocks import Block
from faqbot.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk
from faqbot.text import safe_text

_REASONS = {
    "gap": "the question is one that the source is known not to answer",
    "stale": "the source has changed since the entry was last looked at",
    "guard": "the question names something that the nearest entry is not about",
    "low": "no entry is close enough",
    "language": "the question is not in the language of the base",
    "empty": "nothing was asked",
    "too_long": "the question is too long",
}


def explain(reply: Reply) -> list[Block]:
    """The decision, the closest phrasings with their confidence, and how words were read."""
    ranking = reply.ranking
    shown = [Block("answer", safe_text(_decision(reply)))]
    for match in ranking.matches[:3]:
        line = f"{match.confidence:.0%} {match.entry.question} (closest phrasing: “{match.phrasing}”)"
        shown.append(Block("choice", safe_text(line), "-"))
    if ranking.gap:
        line = f"{ranking.gap.confidence:.0%} known gap: {ranking.gap.entry.question}"
        shown.append(Block("choice", safe_text(line), "-"))
    shown.extend(Block("note", safe_text(f"“{fix.typed}” was read as “{fix.read}”.")) for fix in ranking.corrections)
    if ranking.unknown:
        words = ", ".join(f"“{word}”" for word in ranking.unknown)
        shown.append(Block("note", safe_text(f"Words that no entry knows: {words}.")))
    return shown


def _decision(reply: Reply) -> str:
    match reply:
        case Answer():
            return f"Answered from the entry “{reply.entry.id}”, confidence {reply.confidence:.0%}."
        case Clarification():
            return "Asked back: the best entries are too close to each other, or not close enough to the question."
        case NoAnswer():
            return f"Not answered: {_REASONS[reply.reason]}."
        case SmallTalk():
            return f"Taken for small talk: “{reply.entry.id}”."
