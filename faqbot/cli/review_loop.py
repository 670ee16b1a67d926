"""The conversation of ``faqbot review``: one screen for each suggestion."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Protocol

from faqbot.curation.learning.acceptance import Step
from faqbot.curation.learning.description import describe_effect, describe_proposal, describe_suggestion
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.proposing import LIKELY_AT
from faqbot.curation.learning.review import Review, format_proposal, parse_proposal
from faqbot.errors import describe_error
from faqbot.language.text import phrasing_key, safe_text
from faqbot.rendering.blocks import Block

KEYS = {
    "a": "accept",
    "e": "edit",
    "o": "other entry",
    "g": "gap",
    "n": "new entry",
    "i": "ignore",
    "s": "skip",
    "u": "undo",
    "q": "quit",
}
"""The keys of a screen."""

CONFIRM = {"y": "write it", "n": "back"}

MAX_SHOWN = 30
"""Changed lines and findings that are shown before a write."""


class Screen(Protocol):
    """Shows text and reads keys; ``KeyScreen`` is one."""

    def ask_key(self, blocks: list[Block], keys: Mapping[str, str]) -> str:
        """Show a screen, and return one of the keys."""

    def ask_text(self, label: str, text: str = "", *, words: Collection[str] = (), is_long: bool = False) -> str | None:
        """Ask for a text; None if the person cancels."""


def hold_review(review: Review, screen: Screen) -> None:
    """Go through the suggestions until none is left or the person quits."""
    note = ""
    while review.current is not None:
        suggestion = review.measure()
        number, total = review.position
        blocks = [Block("alert", safe_text(note))] if note else []
        blocks += describe_suggestion(suggestion, review.bot.knowledge)
        heading = f"{number} of {total}. {describe_proposal(suggestion.proposal, review.bot.knowledge)}"
        blocks = [replace(each, text=safe_text(heading)) if each.kind == "heading" else each for each in blocks]
        key = screen.ask_key(blocks, KEYS)
        if key == "q":
            return
        try:
            note = _act(key, review, screen) or ""
        except OSError as error:
            note = f"{error.filename or 'a file'} cannot be read or written ({describe_error(error)})"


def _act(key: str, review: Review, screen: Screen) -> str | None:
    """Do what a key says, and return what the person should know, or None."""
    match key:
        case "a":
            return _accept(review, screen)
        case "e":
            _edit(review, screen)
        case "o":
            return _retarget(review, screen)
        case "g" | "n":
            review.change(review.renew("gap" if key == "g" else "entry"))
            if key == "n":
                _edit(review, screen)
        case "i":
            review.ignore()
        case "s":
            review.skip()
        case "u":
            return review.undo()
    return None


def _accept(review: Review, screen: Screen) -> str | None:
    """Show what would be written, what is wrong with it, and its effect; write it if the person says so."""
    suggestion = review.measure()
    if suggestion.proposal.action == "entry" and not suggestion.proposal.answer:
        _edit(review, screen)
        suggestion = review.measure()
    step = review.prepare()
    if isinstance(step, str):
        return step
    blocks = _describe_step(step) + (describe_effect(suggestion.effect) if suggestion.effect else [])
    if not step.is_usable:
        screen.ask_key([*blocks, Block("alert", "The base could not be used with this change.")], {"n": "back"})
        return None
    if screen.ask_key(blocks, CONFIRM) == "y":
        review.accept(step)
    return None


def _describe_step(step: Step) -> list[Block]:
    lines = step.list_lines()
    blocks = [Block("heading", safe_text(f"This is written to {step.change.path}:"))]
    blocks.append(Block("evidence", safe_text("\n".join(lines[:MAX_SHOWN]))))
    if step.findings:
        blocks.append(Block("heading", "faqbot check then also finds:"))
        blocks += [Block("alert", safe_text(finding), mark="-") for finding in step.findings[:MAX_SHOWN]]
    else:
        blocks.append(Block("evidence", "faqbot check finds nothing new."))
    return blocks


def _edit(review: Review, screen: Screen) -> None:
    """Let the person change what a proposal adds."""
    current = review.current
    if current is None:
        return
    labels = {"synonym": "The words, one a line:", "threshold": "The threshold, from 0 to 1:"}
    label = labels.get(current.proposal.action, "The phrasings, one a line:")
    is_long = current.proposal.action != "threshold"
    text = screen.ask_text(label, format_proposal(current.proposal), is_long=is_long)
    if text is not None:
        review.change(parse_proposal(text, current.proposal))


def _find_entry(review: Review, typed: str) -> str | None:
    """Return the id of the entry that a text is likely to be about, or None."""
    matches = review.bot.rank(typed, 1)
    return matches[0].item.id if matches and matches[0].confidence >= LIKELY_AT else None


def _retarget(review: Review, screen: Screen) -> str | None:
    """Let the person name another entry, by its id or in words."""
    knowledge = review.bot.knowledge
    names = {item.id for item in (*knowledge.entries, *knowledge.gaps)}
    current = review.current
    first = current.members[0].asked.question if current and current.members else ""
    label = f"“{first}” belongs to which entry? Type its id (Tab completes it), or what it is about:"
    typed = (screen.ask_text(label, words=names) or "").strip()
    if not typed:
        return None
    found = typed if typed in names else _find_entry(review, typed)
    by_question = {phrasing_key(entry.question): entry.id for entry in knowledge.entries}
    found = by_question.get(phrasing_key(typed), found)
    if found is None:
        return f"no entry is like “{typed}”; type an id, or other words"
    proposal: Proposal = review.retarget(found)
    review.change(proposal)
    return None
