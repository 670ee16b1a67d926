"""Small talk in remarks and in questions."""

from dataclasses import replace

from faqbot.conversation.context import is_open, multiply_odds
from faqbot.conversation.seriousness import drop_doubtful_small_talk
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Replier
from faqbot.replies.reply import Reply, SmallTalk

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
