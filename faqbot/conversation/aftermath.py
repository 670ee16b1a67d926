"""What follows an alert: it holds for some turns, unless the person plainly asks something else or calls it off."""

from dataclasses import replace
from typing import NamedTuple

from faqbot.conversation.context import SELF_CONTAINED
from faqbot.conversation.cues import Cues, extract_correction, read_cues, strip_courtesies
from faqbot.conversation.splitting import split_message
from faqbot.knowledge.model import Entry
from faqbot.knowledge.notices import AlertRule
from faqbot.language.pack import LanguagePack
from faqbot.replies.notices import SURE_ANSWER, is_about
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply, SmallTalk

MAX_NAME_WORDS = 2
"""Words of the longest message that may name a topic of the base, and nothing else."""

LIKELY_OFFER = 0.5
"""Least confidence in the first of the entries that are offered for a longer message: more likely than not."""


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
    the emergency, whatever else it resembles. Where the alert may well be meant still, it is shown in short before the
    reply.

    Args:
        alert: The alert.
        reply: The reply to the message by itself, which raises no alert of its own.
        pack: The language of the base.
    """
    typed = reply.question.replace("’", "'")
    called_off = pack.cue_words.called_off.search(typed)
    is_called_off = called_off is not None
    if _asks_elsewhere(alert, reply, pack, is_called_off=is_called_off):
        return Aftermath(reply, is_called_off)
    messages = reply.knowledge.messages
    is_unharmed = pack.cue_words.unharmed.search(typed) is not None
    is_plain = (is_unharmed or _is_held(alert, reply)) and _asks_plainly(reply, pack)
    if not is_called_off and (is_plain or _names_elsewhere(alert, reply, pack)):
        beside = alert._replace(text=alert.afterwards or messages.alert_beside, urgency="possible")
        return Aftermath(replace(reply, alert=beside))
    is_slip = called_off is not None and called_off.groupdict().get("slip") is not None
    text = "" if is_slip else alert.afterwards
    text = text or (messages.alert_over if is_called_off else messages.after_alert)
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

    What is no question in form never does. A question in which a person speaks of themself, or which refers back, does
    only if it is understood for sure and belongs elsewhere. "Can it kill me?" does both, and is always about it. A
    question about a topic for which the alert holds on never does.
    """
    if isinstance(reply, NoAnswer) and reply.reason in ("empty", "language", "too_long"):
        return True
    confidence = _confidence(reply)
    asked = strip_courtesies(reply.question, pack)
    cues = read_cues(asked, pack)
    is_question = cues.is_question or _is_led_in(reply.question, pack)
    if is_called_off:
        return confidence >= SURE_ANSWER or any(
            read_cues(part, pack).is_question for part in split_message(reply.question, pack) or (reply.question,)
        )
    is_personal = _is_personal(asked, pack)
    tells_more = is_personal and ((is_question and cues.refers_back) or _tells_of_person(reply.question, pack))
    if tells_more or _is_held(alert, reply):
        return False
    if is_question and not cues.refers_back and not is_personal:
        is_related = isinstance(reply, Answer) and reply.entry.id in alert.related
        return _is_offered(reply, cues, pack) or is_related or confidence >= SURE_ANSWER
    if isinstance(reply, Clarification):
        return reply.more and reply.ranking.resolution == "chosen"
    is_sure = is_question and confidence >= SELF_CONTAINED
    return is_sure and not any(is_about(alert, entry, reply.knowledge) for entry in _list_entries(reply))


def _is_held(alert: AlertRule, reply: Reply) -> bool:
    """Whether a reply is about a topic for which an alert holds on: the dose, after a message of despair."""
    held = {entry.topic for entry in reply.knowledge.find_entries(alert.holds_for)}
    found = reply.offered if isinstance(reply, Clarification) else _list_entries(reply)
    return any(entry.topic in held for entry in found)


def _asks_plainly(reply: Reply, pack: LanguagePack) -> bool:
    """Whether a message has a question that does not speak of the person, and names a topic."""
    if isinstance(reply, SmallTalk) or (isinstance(reply, NoAnswer) and not reply.gap):
        return False
    parts = split_message(reply.question, pack)
    asked = [part for part in parts if read_cues(part, pack).is_question]
    if not asked and parts and _is_led_in(reply.question, pack):
        asked = [parts[-1]]
    return bool(asked) and not any(_is_personal(part, pack) or read_cues(part, pack).has_no_topic for part in asked)


def _names_elsewhere(alert: AlertRule, reply: Reply, pack: LanguagePack) -> bool:
    """Whether a message that is no question in form names what has surely nothing to do with an alert.

    "OK but cost per month" does. What is told, as in "it comes and goes" and "had a baby last week", does not.
    """
    asked = strip_courtesies(extract_correction(reply.question, pack) or reply.question, pack)
    is_told = read_cues(asked, pack).opens_as_statement or pack.cue_words.dated.search(asked)
    if is_told or not isinstance(reply, Answer) or _is_personal(asked, pack):
        return False
    near = _list_near_topics(alert, reply)
    elsewhere = (match for match in reply.ranking.matches if match.item.topic not in near)
    return sum(match.confidence for match in elsewhere) >= SURE_ANSWER


def _is_led_in(text: str, pack: LanguagePack) -> bool:
    """Whether words such as "can I ask about" lead up to a question."""
    return pack.cue_words.lead_in.search(text) is not None


def _is_personal(text: str, pack: LanguagePack) -> bool:
    return not pack.cue_words.first_person.isdisjoint(pack.tokenize(text))


def _tells_of_person(text: str, pack: LanguagePack) -> bool:
    """Whether a part of a message that is no question speaks of the person: "I'm not fine, how much is it?"."""
    parts = split_message(text, pack)
    return any(_is_personal(part, pack) and not read_cues(part, pack).is_question for part in parts)


def _is_offered(reply: Reply, cues: Cues, pack: LanguagePack) -> bool:
    """Whether entries are offered that a message names, or that likely answer it."""
    if not isinstance(reply, Clarification) or cues.has_no_topic:
        return False
    return len(pack.tokenize(reply.question)) <= MAX_NAME_WORDS or reply.confidence >= LIKELY_OFFER


def _confidence(reply: Reply) -> float:
    """Return the confidence in the answer or the gap of a reply; 0 for any other reply."""
    match reply:
        case Answer():
            return reply.confidence
        case NoAnswer(reason="gap") if reply.ranking.gap:
            return reply.ranking.gap.confidence
        case _:
            return 0.0


def _list_entries(reply: Reply) -> tuple[Entry, ...]:
    """Return the entry of an answer, or the entries that a gap names as nearest."""
    match reply:
        case Answer():
            return (reply.entry,)
        case NoAnswer(gap=gap) if gap:
            return reply.knowledge.find_entries(gap.nearest)
        case _:
            return ()


def _list_near_topics(alert: AlertRule, reply: Reply) -> set[str]:
    """Return the topics of entries that are about an alert; or about any alert, if it names no entries."""
    alerts = (alert,) if alert.related else reply.knowledge.alerts
    return {
        entry.topic for each in alerts for entry in reply.knowledge.entries if is_about(each, entry, reply.knowledge)
    }
