"""Suggestions as JSON."""

from collections.abc import Sequence

from faqbot.curation.learning.effect import Effect
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggesting import MAX_EXAMPLES, Suggestion, Suggestions
from faqbot.curation.learning.thin_entries import ThinEntry

SUGGESTIONS_SCHEMA = 1
"""Version of the JSON; increased when a key changes its meaning."""


def to_json(found: Suggestions) -> dict[str, object]:
    """Return suggestions as JSON has them."""
    unanswered = found.unanswered
    return {
        "schema": SUGGESTIONS_SCHEMA,
        "unanswered": sum(each.asked.times for each in unanswered.questions),
        "answered": unanswered.answered,
        "unsuitable": unanswered.unsuitable,
        "ignored": unanswered.ignored,
        "left_out": found.left_out,
        "suggestions": [_convert_suggestion(each) for each in found.found],
    }


def thin_to_json(entries: Sequence[ThinEntry]) -> dict[str, object]:
    """Return the entries that need phrasings as JSON has them."""
    return {
        "schema": SUGGESTIONS_SCHEMA,
        "thin_entries": [
            {
                "entry": each.entry.id,
                "question": each.entry.question,
                "phrasings": each.phrasings,
                "tried": each.tried,
                "answered": each.answered,
                "mixed_up_with": each.mixed_up_with or None,
            }
            for each in entries
        ],
    }


def _convert_suggestion(suggestion: Suggestion) -> dict[str, object]:
    return {
        "times": suggestion.times,
        "questions": len(suggestion.members),
        "examples": [member.asked.question for member in suggestion.members[:MAX_EXAMPLES]],
        "nearest": [{"entry": each.item, "confidence": round(each.confidence, 3)} for each in suggestion.nearest],
        "proposal": convert_proposal(suggestion.proposal),
        "effect": _convert_effect(suggestion.effect) if suggestion.effect else None,
    }


def convert_proposal(proposal: Proposal) -> dict[str, object]:
    """Return a proposal as plain values, without the keys that say nothing."""
    values: dict[str, object] = {
        "action": proposal.action,
        "item": proposal.item if proposal.action != "synonym" else "",
        "phrasings": list(proposal.phrasings),
        "answer": proposal.answer,
        "nearest": list(proposal.nearest),
        "words": list(proposal.words),
        "answer_at": proposal.answer_at,
    }
    return {name: value for name, value in values.items() if value not in ("", [], None)}


def _convert_effect(effect: Effect) -> dict[str, object]:
    return {
        "asked": effect.asked,
        "answered": effect.answered,
        "elsewhere": effect.elsewhere,
        "withdrawn": effect.withdrawn,
        "phrasings": effect.probes,
        "gained": effect.gained,
        "lost": [
            {"question": each.question, "before": list(each.old.items), "after": list(each.new.items)}
            for each in effect.lost
        ],
    }
