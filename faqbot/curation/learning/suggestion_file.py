"""Suggestions as a YAML file that a team edits in a pull request."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast, get_args

from faqbot.curation.editing.scalars import format_scalar
from faqbot.curation.learning.description import describe_effect, describe_times
from faqbot.curation.learning.proposal import ACTIONS, Action, Proposal
from faqbot.curation.learning.suggesting import Suggestion
from faqbot.curation.learning.suggestion_record import convert_proposal
from faqbot.curation.question_files import read_question_file
from faqbot.errors import Location, Problem
from faqbot.knowledge.loading.fields import Fields
from faqbot.knowledge.loading.nodes import Mapping, parse
from faqbot.knowledge.loading.problems import Problems
from faqbot.language.text import shown_text

ReviewDecision = Literal["accept", "ignore", "skip"]
"""What a person decides: to make it part of the base, never to see it again, or neither."""

REVIEW_DECISIONS: tuple[ReviewDecision, ...] = get_args(ReviewDecision)

KEYS = ("decision", "action", "item", "phrasings", "answer", "nearest", "words", "answer_at", "subjects")
"""The keys of a suggestion."""

HEAD = """\
# Suggestions for the base. Set each decision to accept, ignore or skip, and edit what you accept. Then run:
# faqbot --knowledge BASE review --accept-file FILE --log LOG
suggestions:
"""
"""What a file of suggestions begins with."""

_REMEDY = "write the key suggestions, with a list, as faqbot suggest --out does"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedSuggestion:
    """A suggestion with what a person decided.

    Attributes:
        decision: What to do with it.
        proposal: The proposal, as edited.
        subjects: The names by which it is ignored.
        location: Where it stands.
    """

    decision: ReviewDecision
    proposal: Proposal
    subjects: tuple[str, ...]
    location: Location


def format_suggestions(suggestions: tuple[Suggestion, ...]) -> str:
    """Return suggestions as a file, each skipped until a person decides."""
    return HEAD + "\n".join("\n".join(_format_suggestion(each)) + "\n" for each in suggestions)


def read_reviewed(path: Path) -> tuple[list[ReviewedSuggestion], list[Problem]]:
    """Read a file of suggestions, and its problems."""
    data, found = read_question_file(path, "name a file that faqbot suggest --out wrote")
    return ([], found) if data is None else parse_reviewed(data, str(path))


def parse_reviewed(data: bytes, path: str) -> tuple[list[ReviewedSuggestion], list[Problem]]:
    """Read the bytes of a file of suggestions, and its problems.

    Args:
        data: The bytes.
        path: Names the file in the problems.
    """
    root, found = parse(data, path, _REMEDY)
    if root is None:
        return [], found
    problems = Problems(found)
    if not isinstance(root, Mapping):
        problems.error(root.location, "this is no file of suggestions", _REMEDY)
        return [], problems.found
    fields = Fields(root, "a file of suggestions", ("suggestions",), problems)
    fields.need("suggestions")
    decisions = fields.each("suggestions", "a suggestion", KEYS, _read_decision)
    return list(decisions), problems.found


def _format_suggestion(suggestion: Suggestion) -> Iterator[str]:
    yield f"  # {describe_times(suggestion)}"
    for block in describe_effect(suggestion.effect) if suggestion.effect else ():
        yield from (f"  # {block.mark}{' ' if block.mark else ''}{line}" for line in block.text.splitlines())
    yield from format_decision("skip", suggestion.proposal, suggestion.subjects)


def format_decision(decision: ReviewDecision, proposal: Proposal, subjects: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a suggestion with a decision, as they stand in a file of suggestions."""
    yield f"  - decision: {decision}"
    named = {"subjects": list(subjects)} if subjects else {}
    for name, value in {**convert_proposal(proposal), **named}.items():
        if not isinstance(value, list):
            yield f"    {name}: {_format_value(value)}"
        elif name == "phrasings":
            yield f"    {name}:"
            yield from (f"      - {format_scalar(str(text))}" for text in value)
        else:
            yield f"    {name}: [{', '.join(format_scalar(str(text)) for text in value)}]"


def _format_value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    lines = str(value).splitlines()
    if len(lines) < 2:
        return format_scalar(str(value))
    # The paragraphs and lists of an answer: JSON keeps its lines, and YAML reads it.
    return json.dumps("\n".join(map(shown_text, lines)), ensure_ascii=False)


def _read_decision(fields: Fields) -> ReviewedSuggestion:
    fields.need("decision", "action")
    proposal = Proposal(
        action=cast("Action", fields.one_of("action", ACTIONS) or "phrasing"),
        item=found.value if (found := fields.text("item")) else "",
        phrasings=tuple(text.value for text in fields.texts("phrasings")),
        answer=found.value if (found := fields.text("answer")) else "",
        nearest=tuple(text.value for text in fields.texts("nearest")),
        words=tuple(text.value for text in fields.texts("words")),
        answer_at=fields.share("answer_at"),
    )
    return ReviewedSuggestion(
        decision=cast("ReviewDecision", fields.one_of("decision", REVIEW_DECISIONS) or "skip"),
        proposal=proposal,
        subjects=tuple(text.value for text in fields.texts("subjects")),
        location=fields.node.location,
    )
