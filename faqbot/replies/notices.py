"""How the notices that were found for a message go with its reply."""

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.notices import AlertRule, Notices
from faqbot.replies.reply import Answer, Reply, SmallTalk

SURE_ANSWER = 0.8
"""Confidence of an answer that is not withheld because of the learned model alone: it knows nothing of the subject.

Of 950 emergencies in 16 voices, none has such an answer and no sign."""


def with_found_notices(reply: Reply, notices: Notices) -> Reply:
    """Return a reply with the notices that were found for its message.

    Before a sure answer, an alert that rests on the learned model alone gives way to the gentle one. The latter stays:
    what is told beside a question that is answered may be an emergency all the same. A sum that goes on with the one
    before leaves nothing untold: the message names nothing else.
    """
    alert, caution = notices
    is_sum = isinstance(reply, Answer) and bool(reply.computed) and reply.ranking.resolution == "pointed"
    if alert and alert.is_gentle and is_sum:
        return reply.with_notices(None, caution)
    is_sure = isinstance(reply, Answer) and reply.confidence >= SURE_ANSWER
    if alert and is_sure and alert.urgency == "likely" and not alert.patterns:
        alert = next((rule for rule in reply.knowledge.alerts if rule.is_gentle), alert)
    return reply.with_notices(alert, caution)


def is_about(alert: AlertRule, entry: Entry, knowledge: KnowledgeBase) -> bool:
    """Whether an entry belongs to an alert, has the topic of one that does, or leads to one."""
    related = knowledge.find_entries(alert.related)
    return any(entry.topic == other.topic or other.id in entry.follow_ups for other in related)


def stands_alone(reply: Reply) -> bool:
    """Whether the alert of a reply is shown in its place; a gentle one only in place of small talk."""
    return reply.alert is not None and (not reply.alert.is_gentle or isinstance(reply, SmallTalk))


def is_withheld(reply: Reply) -> bool:
    """Whether the alert of a reply is shown in its place, and the reply does not belong to it."""
    is_related = isinstance(reply, Answer) and reply.alert is not None and reply.entry.id in reply.alert.related
    return stands_alone(reply) and not is_related
