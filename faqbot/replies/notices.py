"""How the notices that were found for a message go with its reply."""

from faqbot.knowledge.notices import Notices
from faqbot.replies.reply import Answer, Reply, SmallTalk

SURE_ANSWER = 0.8
"""Confidence of an answer that is not withheld because of the learned model alone: it knows nothing of the subject.

Of 950 emergencies in 16 voices, none has such an answer and no sign."""


def with_found_notices(reply: Reply, notices: Notices) -> Reply:
    """Return a reply with the notices that were found for its message.

    An alert that rests on the learned model alone gives way to the gentle one before a sure answer.
    """
    alert, caution = notices
    if alert and alert.urgency == "likely" and isinstance(reply, Answer) and reply.confidence >= SURE_ANSWER:
        gentle = next((rule for rule in reply.knowledge.alerts if rule.is_gentle), alert)
        alert = alert if alert.patterns else gentle
    return reply.with_notices(alert, caution)


def stands_alone(reply: Reply) -> bool:
    """Whether the alert of a reply is shown in its place; a gentle one only in place of small talk."""
    return reply.alert is not None and (not reply.alert.is_gentle or isinstance(reply, SmallTalk))


def is_withheld(reply: Reply) -> bool:
    """Whether the alert of a reply is shown in its place, and the reply does not belong to it."""
    is_related = isinstance(reply, Answer) and reply.alert is not None and reply.entry.id in reply.alert.related
    return stands_alone(reply) and not is_related
