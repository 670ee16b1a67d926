"""Short questions that ask, of what was just talked about, something that the base knows not to tell."""

from collections.abc import Sequence
from dataclasses import replace

from faqbot.conversation.cues import read_cues, strip_courtesies
from faqbot.conversation.topics import mentions
from faqbot.knowledge.model import Entry, Gap
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import NoAnswer, Reply

LEAST_RELATED = 0.25
"""Least confidence of a gap that a question falls into together with what was talked about; chosen."""

SURE_GAP = 0.9
"""Least confidence of one that need not have the words of the question: "and in Germany" after a price."""

MAX_NAMES = 3
"""Phrasings of an item that are tried as its name, the shortest ones."""


def find_related_gap(
    reply: Reply, before: str, items: Sequence[Entry | Gap], bot: Replier, pack: LanguagePack
) -> NoAnswer | None:
    """Return the related gap that a question falls into together with what was talked about, or None.

    "How long should I wait?" after live vaccines asks for what the base knows not to tell. What was talked about is
    named by the words of the question before, or else by the shortest phrasings of the item, or of the entry that is
    nearest to a gap. An unsure gap must have all words of the question that name a topic.

    Args:
        reply: The reply to the question on its own.
        before: The question of the previous turn.
        items: The item of its reply, or the entries that it offered.
        bot: Answers the question together with these words.
        pack: The language of the base.
    """
    question = reply.question
    topic_words, named = read_cues(question, pack).topic_words, read_cues(before, pack).topic_words
    if not topic_words or not items:
        return None
    asked = strip_courtesies(question, pack).rstrip(" .!?")
    nearest = reply.knowledge.find_entries(items[0].nearest[:1]) if isinstance(items[0], Gap) else ()
    names = [name for item in (*items[:2], *nearest) for name in sorted(item.phrasings, key=len)[:MAX_NAMES]]
    for subject in filter(None, (" ".join(word for word in pack.tokenize(before) if word in named), *names)):
        joined = bot.reply_to(f"{subject} {asked}")
        gap = joined.ranking.gap if isinstance(joined, NoAnswer) and joined.gap else None
        if not isinstance(joined, NoAnswer) or gap is None or gap.item in items or gap.confidence < LEAST_RELATED:
            continue
        is_asked = gap.confidence >= SURE_GAP or mentions(gap.item, topic_words, pack)
        if is_asked and any(_is_related(gap.item, item) for item in items):
            return replace(joined, ranking=joined.ranking.for_question(question, "context"))
    return None


def _is_related(gap: Gap, item: Entry | Gap) -> bool:
    """Whether a gap names an entry as nearest, or one that another gap names as well."""
    near = item.nearest if isinstance(item, Gap) else (item.id,)
    return not set(near).isdisjoint(gap.nearest)
