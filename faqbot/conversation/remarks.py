"""Small talk in remarks and in questions."""

from dataclasses import replace
from itertools import takewhile

from faqbot.conversation.context import is_open, multiply_odds
from faqbot.conversation.seriousness import drop_doubtful_small_talk
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import NoAnswer, Reply, SmallTalk

MAX_OPENERS = 4
"""Words of the longest courtesy that is looked for at the beginning of a remark."""

REMARK_ODDS = 6.0
"""Factor on the odds of small talk in a remark, and divisor in a question; chosen like the odds of ``context``."""


def rescore_small_talk(standalone: Reply, odds: float, bot: Replier, pack: LanguagePack) -> Reply:
    """Decide again with the odds of small talk multiplied.

    A decision that was already confident is kept.

    Args:
        standalone: The reply to the message on its own.
        odds: The factor.
        bot: Decides on rankings.
        pack: The language of the base.
    """
    small_talk = standalone.ranking.small_talk
    if small_talk is None or not (is_open(standalone) or isinstance(standalone, SmallTalk)):
        return standalone
    ranking = drop_doubtful_small_talk(standalone.ranking, pack)
    if ranking.small_talk is None:
        return standalone
    return bot.decide(replace(ranking, small_talk=multiply_odds(small_talk, odds)))


def find_opening_courtesy(standalone: Reply, bot: Replier, pack: LanguagePack) -> SmallTalk | None:
    """Return the reply to the courtesy that a remark begins with, if the rest of it is about another subject, or None.

    "Great, thanks, that saves my evening" is no question about money. A gap without nearest entries is another subject.

    Args:
        standalone: The reply to the remark on its own.
        bot: Answers the first words of the remark.
        pack: The language of the base.
    """
    if not isinstance(standalone, NoAnswer) or standalone.gap is None or standalone.gap.nearest:
        return None
    words = pack.tokenize(standalone.question)
    opening = list(takewhile(pack.cue_words.openers.__contains__, words))[:MAX_OPENERS]
    reply = bot.reply_to(" ".join(opening)) if opening else None
    if not isinstance(reply, SmallTalk):
        return None
    return replace(reply, ranking=reply.ranking.for_question(standalone.question))
