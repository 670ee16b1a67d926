"""Reply to a question that only asks for the reason of the previous answer."""

from faqbot.conversation.chosen_replies import answer_chosen
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.matching.ranking import Match, Ranking
from faqbot.replies.reply import MAX_FOLLOW_UPS, NEAR_AT, NoAnswer, Reply


def reply_to_why(text: str, previous: Item | None, knowledge: KnowledgeBase) -> Reply | None:
    """Return where the reason for the previous answer is found, or None if a text does not ask for it.

    It may be in the previous answer itself, or in a follow-up of it that rests on the same passage. If it is in
    neither, the reply says that it is not known, and offers the follow-ups.

    Args:
        text: What was typed.
        previous: The item of the turn before.
        knowledge: The base.
    """
    pack = pack_for(knowledge.language)
    if not isinstance(previous, Entry) or not pack.cue_words.reason_question.fullmatch(_normalize(text)):
        return None
    follow_ups = knowledge.find_entries(previous.follow_ups)
    near = (entry for entry in follow_ups if not _passages(entry).isdisjoint(_passages(previous)))
    for entry in (previous, *near):
        if _gives_reason(entry, pack):
            return answer_chosen(knowledge, text, entry, "pointed")
    offered = follow_ups[:MAX_FOLLOW_UPS]
    matches = tuple(Match(item=entry, phrasing=entry.question, confidence=NEAR_AT) for entry in offered)
    ranking = Ranking(question=text, matches=matches, resolution="pointed")
    return NoAnswer(knowledge=knowledge, ranking=ranking, reason="low", near=offered)


def _gives_reason(entry: Entry, pack: LanguagePack) -> bool:
    return not pack.cue_words.reason_words.isdisjoint(pack.tokenize(entry.answer))


def _passages(entry: Entry) -> set[str]:
    return {citation.passage.id for citation in entry.citations}


def _normalize(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".!? ")
