"""Why a reply was given, told to the person who asked."""

from collections.abc import Iterator, Sequence

from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.explanation.why import Why
from faqbot.language.direction import fill
from faqbot.rendering.blocks import Block
from faqbot.rendering.explanation import MAX_QUOTED_WORDS, MIN_NAMED_CONFIDENCE, MIN_WORD_WEIGHT
from faqbot.replies.reply import Answer, Clarification, NoAnswer, SmallTalk


def tell_reasons(why: Why, texts: TerminalTexts) -> list[Block]:
    """Tell in a few sentences why a reply was given.

    There are no figures in it; ``explain`` has them.

    Args:
        why: The explanation of any reply.
        texts: The sentences of the terminal.
    """
    fixes = why.reply.ranking.corrections
    messages, language = why.reply.knowledge.messages, why.reply.knowledge.language
    corrected = [fill(messages.corrected, language, **{"from": fix.typed, "to": fix.read}) for fix in fixes]
    return [
        *(Block("answer", text) for text in (*_tell_warnings(why, texts), *_tell_decision(why, texts))),
        *(Block("note", text) for text in (*corrected, texts.get("why_in_detail"))),
    ]


def _tell_warnings(why: Why, texts: TerminalTexts) -> Iterator[str]:
    if why.reply.alert:
        yield texts.get("why_alert")
    if why.reply.caution:
        yield texts.get("why_caution")


def _tell_decision(why: Why, texts: TerminalTexts) -> Iterator[str]:
    match why.reply:
        case Answer():
            yield from _tell_answer(why, why.reply, texts)
        case SmallTalk():
            yield texts.get("why_small_talk")
        case Clarification():
            is_agreed = why.reply.ranking.resolution == "chosen"
            yield texts.get("why_more" if why.reply.more else "why_which" if is_agreed else "why_unsure")
            yield from _tell_words(why, texts)
        case NoAnswer():
            yield _tell_no_answer(why, why.reply, texts)
            yield from _tell_words(why, texts)


def _tell_answer(why: Why, reply: Answer, texts: TerminalTexts) -> Iterator[str]:
    question = reply.entry.question
    resolution = reply.ranking.resolution
    if resolution == "chosen":
        yield texts.get("why_chosen", question=question)
    elif resolution == "pointed":
        yield texts.get("why_follow_up")
    elif why.evidence and why.evidence.verbatim:
        yield texts.get("why_verbatim", question=question)
    else:
        yield texts.get("why_answer", question=question)
        yield from _tell_words(why, texts)
    if resolution == "context":
        yield texts.get("why_context")
    elif reply.ranking.matched:
        yield texts.get("why_part", part=reply.ranking.matched)
    next_one = why.runner_up
    if next_one and next_one.confidence >= MIN_NAMED_CONFIDENCE and resolution != "chosen":
        yield texts.get("why_next", question=next_one.item.question)
    if reply.citations:
        yield texts.get("why_written")


def _tell_words(why: Why, texts: TerminalTexts) -> Iterator[str]:
    """Name the words that counted most, and those that counted for nothing."""
    evidence = why.evidence
    if evidence and not isinstance(why.reply, NoAnswer):
        counted = [word.typed for word in evidence.words if word.known and word.weight >= MIN_WORD_WEIGHT]
        if counted:
            yield texts.get("why_words", words=_join(counted))
    if evidence and evidence.foreign:
        yield texts.get("why_foreign", word=evidence.foreign)
    if unknown := why.reply.ranking.unknown:
        yield texts.get("why_unknown", words=_join(unknown))


def _tell_no_answer(why: Why, reply: NoAnswer, texts: TerminalTexts) -> str:
    if reply.statement == reply.knowledge.messages.no_choice:
        return texts.get("why_number")
    if reply.ranking.resolution == "chosen":
        return texts.get("why_none")
    closest = why.subject
    match reply.reason:
        case "gap" | "guard" if closest:
            return texts.get(f"why_{reply.reason}", question=closest.item.question)
        case "low" if closest and closest.confidence >= MIN_NAMED_CONFIDENCE:
            return texts.get("why_low", question=closest.item.question)
        case "gap" | "guard" | "low":
            return texts.get("why_nothing")
        case _:
            return texts.get(f"why_{reply.reason}")


def _join(words: Sequence[str]) -> str:
    return ", ".join(words[:MAX_QUOTED_WORDS])
