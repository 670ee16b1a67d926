"""What follows an alert: it holds for some turns, unless the person plainly asks something else or calls it off."""

from typing import NamedTuple

from faqbot.conversation.context import SELF_CONTAINED
from faqbot.conversation.cues import read_cues
from faqbot.conversation.splitting import split_message
from faqbot.knowledge.model import Entry
from faqbot.knowledge.notices import AlertRule
from faqbot.language.pack import LanguagePack
from faqbot.replies.notices import SURE_ANSWER
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply


class Aftermath(NamedTuple):
    """The reply of a turn after an alert.

    Attributes:
        reply: The reply.
        ends_alert: Whether the alert no longer holds in the next turn.
    """

    reply: Reply
    ends_alert: bool = False


def follow_alert(alert: AlertRule, reply: Reply, pack: LanguagePack) -> Aftermath:
    """Return the reply of a turn after an alert that holds.

    The alert is kept up, with the text that is meant for this, unless the message plainly asks something else. Small
    talk, a remark, and a question that is not understood are no other matter: "should I wait until Monday?" is about
    the emergency, whatever else it resembles.

    Args:
        alert: The alert.
        reply: The reply to the message by itself, which raises no alert of its own.
        pack: The language of the base.
    """
    is_called_off = pack.cue_words.called_off.search(reply.question.replace("’", "'")) is not None
    if _asks_elsewhere(alert, reply, pack, is_called_off=is_called_off):
        return Aftermath(reply, is_called_off)
    messages = reply.knowledge.messages
    text = alert.afterwards or (messages.alert_over if is_called_off else messages.after_alert)
    kept_up = NoAnswer(
        knowledge=reply.knowledge,
        ranking=reply.ranking,
        reason="low",
        statement=text,
        alert=alert._replace(text=text),
        caution=reply.caution,
    )
    return Aftermath(kept_up, is_called_off)


def _asks_elsewhere(alert: AlertRule, reply: Reply, pack: LanguagePack, *, is_called_off: bool) -> bool:
    """Whether a message plainly asks something that has nothing to do with an alert.

    What a person says of themself, and what refers back, has nothing to do with it only if it is understood for sure
    and belongs elsewhere.
    """
    if isinstance(reply, NoAnswer) and reply.reason in ("empty", "language", "too_long"):
        return True
    confidence = _confidence(reply)
    cues = read_cues(reply.question, pack)
    if is_called_off:
        return confidence >= SURE_ANSWER or any(
            read_cues(part, pack).is_question for part in split_message(reply.question, pack) or (reply.question,)
        )
    is_personal = not pack.cue_words.first_person.isdisjoint(pack.tokenize(reply.question))
    if cues.is_question and not cues.refers_back and not is_personal:
        is_offered = isinstance(reply, Clarification) and not cues.has_no_topic
        is_related = isinstance(reply, Answer) and reply.entry.id in alert.related
        return is_offered or is_related or confidence >= SURE_ANSWER
    if isinstance(reply, Clarification):
        return reply.more and reply.ranking.resolution == "chosen"
    is_elsewhere = not (isinstance(reply, Answer) and _is_about(alert, reply.entry, reply))
    return is_elsewhere and confidence >= SELF_CONTAINED


def _confidence(reply: Reply) -> float:
    """Return the confidence in the answer or the gap of a reply; 0 for any other reply."""
    match reply:
        case Answer():
            return reply.confidence
        case NoAnswer(reason="gap") if reply.ranking.gap:
            return reply.ranking.gap.confidence
        case _:
            return 0.0


def _is_about(alert: AlertRule, entry: Entry, reply: Reply) -> bool:
    """Whether an entry belongs to an alert, has the topic of one that does, or leads to one."""
    related = reply.knowledge.find_entries(alert.related)
    return any(entry.topic == other.topic or other.id in entry.follow_ups for other in related)
