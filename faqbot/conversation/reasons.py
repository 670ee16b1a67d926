"""Reply to a question that only asks for the reason of the previous answer."""

from faqbot.conversation.chosen_replies import answer_chosen, offer
from faqbot.knowledge.model import Entry, Item, KnowledgeBase
from faqbot.language.pack import LanguagePack
from faqbot.language.packs import pack_for
from faqbot.matching.ranking import Ranking
from faqbot.replies.reply import MAX_FOLLOW_UPS, NoAnswer, Reply


def reply_to_why(
    text: str, previous: Item | None, knowledge: KnowledgeBase, choices: tuple[Entry, ...] = ()
) -> Reply | None:
    """Return where the reason for the previous answer is found, or None if a text does not ask for it.

    It may be in the previous answer itself, or in a follow-up of it that rests on the same passage. If it is in
    neither, the follow-ups are offered; without any, there is no answer.

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
    near = (entry for entry in follow_ups if not _passages(entry).isdisjoint(_passages(previous)))
    for entry in (previous, *near):
        if _gives_reason(entry, pack):
            return answer_chosen(knowledge, text, entry, "pointed")
    if follow_ups:
        return offer(knowledge, text, follow_ups[:MAX_FOLLOW_UPS], "pointed")
    return NoAnswer(knowledge=knowledge, ranking=Ranking(question=text, resolution="pointed"), reason="low")


def _gives_reason(entry: Entry, pack: LanguagePack) -> bool:
    return not pack.cue_words.reason_words.isdisjoint(pack.tokenize(entry.answer))


def _passages(entry: Entry) -> set[str]:
    return {citation.passage.id for citation in entry.citations}


def _normalize(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".!? ")
