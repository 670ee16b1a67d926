"""Reply to a question that only asks for the reason of the previous answer."""

from collections.abc import Collection, Iterable

from faqbot.conversation.chosen_replies import answer_chosen, offer
from faqbot.conversation.context import REFERENCE_CONFIDENCE
from faqbot.conversation.cues import list_topic_stems
from faqbot.knowledge.model import Entry, Gap, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import MAX_FOLLOW_UPS, NoAnswer, Reply


def reply_to_why(
    text: str, previous: Item | None, knowledge: KnowledgeBase, choices: tuple[Entry, ...] = ()
) -> Reply | None:
    """Return where the reason for the previous answer is found, or None if a text does not ask for it.

    It may be in the previous answer itself, or in a follow-up of it that rests on the same passage, or the base knows
    that it is not told. Otherwise the follow-ups are offered; without any, there is no answer.

    Args:
        text: What was typed.
        previous: The item of the turn before.
        knowledge: The base.
        choices: The entries that were offered in that turn; without an answer they are offered again.
    """
    pack = pack_for(knowledge.language)
    if not pack.cue_words.reason_question.fullmatch(_normalize(text)):
        return None
    if previous is None and choices:
        return offer(knowledge, text, choices[:MAX_FOLLOW_UPS], "pointed", knowledge.messages.near)
    if not isinstance(previous, Entry):
        return None
    follow_ups = knowledge.find_entries(previous.follow_ups)
    near = (entry for entry in follow_ups if _is_near(entry, previous))
    for entry in (previous, *near):
        if _gives_reason(entry, pack):
            return answer_chosen(knowledge, text, entry, "pointed")
    return _state_asked_reason(text, previous, knowledge, pack) or _offer_or_abstain(text, follow_ups, knowledge)


def _offer_or_abstain(text: str, entries: tuple[Entry, ...], knowledge: KnowledgeBase) -> Reply:
    if entries:
        return offer(knowledge, text, entries[:MAX_FOLLOW_UPS], "pointed")
    return NoAnswer(knowledge=knowledge, ranking=Ranking(question=text, resolution="pointed"), reason="low")


def _state_asked_reason(text: str, previous: Entry, knowledge: KnowledgeBase, pack: LanguagePack) -> Reply | None:
    """Return the text of the item that people ask for the reason, or None."""
    item = _find_asked_reason(text, previous, knowledge, pack)
    if not isinstance(item, Gap):
        return answer_chosen(knowledge, text, item, "pointed") if item else None
    match = Match(item=item, phrasing=item.question, confidence=REFERENCE_CONFIDENCE)
    return NoAnswer(
        knowledge=knowledge, ranking=Ranking(question=text, gap=match, resolution="pointed"), reason="gap", gap=item
    )


def _is_near(entry: Entry, previous: Entry) -> bool:
    """Whether a follow-up is of the same topic, and rests on the same passage."""
    return entry.topic == previous.topic and not _passages(entry).isdisjoint(_passages(previous))


def _find_asked_reason(text: str, previous: Entry, knowledge: KnowledgeBase, pack: LanguagePack) -> Entry | Gap | None:
    """Return the previous entry, or a gap next to it, if people ask it for a reason of what was talked about.

    An entry that answered a "why" has told its reason already.
    """
    asking = frozenset(pack.tokenize(text)) & pack.cue_words.question_words
    about = list_topic_stems(previous.question, pack) - list_topic_stems(knowledge.title, pack)
    own = () if _begins_with(previous.question, asking, pack) else (previous,)
    gaps = (gap for gap in knowledge.gaps if gap.nearest[:1] == (previous.id,))
    items: Iterable[Entry | Gap] = (*own, *gaps)
    for item in items:
        if any(
            _begins_with(phrasing, asking, pack) and not about.isdisjoint(list_topic_stems(phrasing, pack))
            for phrasing in item.phrasings
        ):
            return item
    return None


def _begins_with(text: str, words: Collection[str], pack: LanguagePack) -> bool:
    return next(iter(pack.tokenize(text)), "") in words


def _gives_reason(entry: Entry, pack: LanguagePack) -> bool:
    return not pack.cue_words.reason_words.isdisjoint(pack.tokenize(entry.answer))


def _passages(entry: Entry) -> set[str]:
    return {citation.passage.id for citation in entry.citations}


def _normalize(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".!? ")
