"""Emergencies whose signs are told in several messages: a headache in one, a stiff neck in the next."""

from collections.abc import Sequence

from faqbot.conversation.cues import read_cues
from faqbot.conversation.persons import is_about_another
from faqbot.knowledge.notices import Notices
from faqbot.language.pack import LanguagePack
from faqbot.replies.answerer import Answerer

RECENT = 3
"""Messages before that count; what was told earlier may be over."""


def find_notices(message: str, told: Sequence[str], bot: Answerer, pack: LanguagePack) -> Notices:
    """Return the notices for a message, with the alert for it and those before if it alone calls for no full one.

    Only an alert with signs counts, and only what is told: a question about fever after one about headaches tells of
    neither.

    Args:
        message: The message.
        told: The messages before, the last first, without those that raised an alert.
        bot: Finds the notices for the messages together.
        pack: The language of the base.
    """
    notices = bot.notices_for(message)
    if (notices.alert and not notices.alert.is_gentle) or not _tells(message, pack):
        return notices
    words = frozenset(pack.tokenize(message))
    before = [
        each
        for each in told[:RECENT]
        if _tells(each, pack) and not is_about_another(words, frozenset(pack.tokenize(each)), pack)
    ]
    if not before:
        return notices
    alert = bot.notices_for(". ".join((*reversed(before), message))).alert
    has_signs = alert is not None and alert.urgency is None
    if not has_signs or any(_has_signs(bot.notices_for(each)) for each in before):
        return notices
    return notices._replace(alert=alert)


def _has_signs(notices: Notices) -> bool:
    return notices.alert is not None and notices.alert.urgency is None


def _tells(message: str, pack: LanguagePack) -> bool:
    """Whether a message tells something and asks nothing."""
    cues = read_cues(message, pack)
    return not cues.is_question and bool(cues.topic_words)
