"""The reply to a message that asks for several things of which the base knows that it cannot tell them."""

from faqbot.knowledge.model import Entry, Gap
from faqbot.replies.reply import MAX_FOLLOW_UPS, NoAnswer, Reply

LEAST_ASKED = 2
"""Questions of a message without an answer from which each of them is told of."""


def tell_gaps(whole: Reply, left_out: tuple[NoAnswer, ...], unsure: tuple[Entry, ...]) -> NoAnswer | None:
    """Return the reply to a message without an answer that asks for several things, or None for any other message.

    All known gaps that it asks for are told, and the likeliest entry of each question that may mean several is offered.
    """
    gaps = list_gaps(left_out)
    is_open = isinstance(whole, NoAnswer) and whole.reason in ("gap", "low")
    if not is_open or not gaps or len(gaps) + len(unsure) < LEAST_ASKED:
        return None
    nearest = (name for gap in gaps for name in gap.nearest[:1])
    near = dict.fromkeys((*(entry.id for entry in unsure), *nearest, *gaps[0].nearest))
    return NoAnswer(
        knowledge=whole.knowledge,
        ranking=next(part for part in left_out if part.gap).ranking.for_question(whole.question),
        reason="gap",
        gap=gaps[0],
        others=gaps[1:],
        near=whole.knowledge.find_entries(tuple(near))[:MAX_FOLLOW_UPS],
    )


def list_gaps(left_out: tuple[NoAnswer, ...]) -> tuple[Gap, ...]:
    """Return the known gaps among the questions without an answer, each of them once."""
    return tuple({part.gap.id: part.gap for part in left_out if part.gap}.values())
