"""Measure the learning loop: a month of questions to a base that lost 40 % of its phrasings.

Name folders of question sets, which ``benchmarks/README.md`` describes::

    python benchmarks/learning.py FOLDER...

Of each entry, ``REMOVED`` of the phrasings are removed. Half of the queries are asked of what is left, as a month of
use. What gets no answer is the log; a question that is asked back, with the right entry among the choices, is one for
which the person chose it. The ``MAX_TRIED`` most frequent suggestions are tried, and accepted if they help, as
``Effect.helps`` says. The other half of the queries is then asked of three bases: the whole one, what was left of it,
and that with everything accepted. There are two ways of accepting:

- ``person``: somebody who knows the right entry of every question reads the suggestion, strikes out the phrasings that
  belong elsewhere, names another entry if most do, and accepts a gap only for questions that have no answer;
- ``unread``: as it is suggested, without reading it.

The columns, each of them of the queries with an answer in the base: top-1 of the whole base, of what is left, and with
what was accepted; the share of the loss that came back; top-1 before and after of the queries whose entry got nothing;
and of the queries without an answer, the share that got a wrong one before and after.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quality import build_base, print_row, read_entries, read_jsonl

from faqbot.bot import FaqBot
from faqbot.curation.learning.asked import find_unanswered
from faqbot.curation.learning.effect import Effect, Trial
from faqbot.curation.learning.proposal import Proposal, apply_proposal
from faqbot.curation.learning.suggesting import Suggestion, plan_suggestions
from faqbot.knowledge.model import KnowledgeBase
from faqbot.replies.reply import Answer, Clarification, NoAnswer, Reply
from faqbot.storage.logged_question import LoggedQuestion

REMOVED = 0.4
SEED = 15
MAX_TRIED = 60
"""Suggestions that are tried, the most frequent first."""

Row = dict[str, Any]
"""A query: its question ``q``, and ``expect``, the ids that are right."""

Accept = Callable[[Suggestion], Proposal | None]
"""Returns the proposal as it is accepted, or None."""


def remove_phrasings(knowledge: KnowledgeBase, share: float = REMOVED) -> KnowledgeBase:
    """Return the base without a share of each entry's phrasings, chosen at random; every entry keeps one."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    entries = []
    for entry in knowledge.entries:
        kept = max(1, round((1 - share) * len(entry.phrasings)))
        places = sorted(chance.sample(range(len(entry.phrasings)), kept))
        question, *others = (entry.phrasings[place] for place in places)
        entries.append(replace(entry, question=question, paraphrases=tuple(others)))
    return replace(knowledge, entries=tuple(entries))


def log_row(row: Row, reply: Reply) -> LoggedQuestion | None:
    """Return the row that a log keeps of a query, or None."""
    if not isinstance(reply, Clarification | NoAnswer):
        return None
    offered = {entry.id for entry in reply.offered} if isinstance(reply, Clarification) else set()
    return LoggedQuestion(
        day="2026-01-31",
        session="",
        outcome="asked_back" if offered else "missed",
        reason=reply.reason if isinstance(reply, NoAnswer) else "",
        question=row["q"],
        resolution=reply.ranking.resolution,
        entry="",
        candidates=(),
        digest="",
        chosen=next((name for name in row["expect"] if name in offered), ""),
    )


def accept_as_person(labels: dict[str, str]) -> Accept:
    """Return how somebody accepts who knows the right entry of every question; an empty one for none."""

    def accept(suggestion: Suggestion) -> Proposal | None:
        proposal = suggestion.proposal
        if proposal.action in ("synonym", "threshold"):
            right = Counter(labels.get(member.asked.text, "") for member in suggestion.members)
            return proposal if right.most_common(1)[0][0] == proposal.item else None
        right = Counter(labels.get(text, "") for text in proposal.phrasings)
        target = max(sorted(right), key=lambda name: right[name])
        texts = tuple(text for text in proposal.phrasings if labels.get(text, "") == target)
        if not target:
            return replace(proposal, phrasings=texts) if proposal.action == "gap" else None
        return Proposal(action="phrasing", item=target, phrasings=texts)

    return accept


def accept_unread(suggestion: Suggestion) -> Proposal | None:
    """Return the proposal as it is suggested; an entry without an answer is none."""
    return suggestion.proposal if suggestion.proposal.action != "entry" else None


def grow(
    trial: Trial, plans: Sequence[Suggestion], accept: Accept, effects: dict[Proposal, Effect]
) -> tuple[KnowledgeBase, set[str], int]:
    """Return the base with what was accepted, the items that got something, and how many suggestions were accepted.

    Args:
        trial: Tries proposals on the base.
        plans: The suggestions.
        accept: How they are accepted.
        effects: The effects of the proposals that were tried before; new ones are added.
    """
    knowledge = trial.knowledge
    items: set[str] = set()
    accepted = 0
    for plan in plans:
        proposal = accept(plan)
        if proposal and proposal not in effects:
            effects[proposal] = trial.measure(proposal, plan.members)
        if proposal and effects[proposal].helps:
            knowledge = apply_proposal(knowledge, proposal)
            items.add(proposal.item)
            accepted += 1
    return knowledge, items, accepted


def count_right(bot: FaqBot, rows: Sequence[Row]) -> list[bool]:
    """Return for each query whether its first entry is right."""
    found = [bot.ask(row["q"]).ranking.matches for row in rows]
    return [bool(matches) and matches[0].item.id in row["expect"] for matches, row in zip(found, rows, strict=True)]


def mean(values: Sequence[bool]) -> float:
    """Return the share of what is true; 0 of nothing."""
    return sum(values) / max(1, len(values))


def measure(folder: Path, limit: int | None = None) -> dict[str, dict[str, float]]:
    """Return the figures of a question set, by the way of accepting.

    Args:
        folder: The folder of the set.
        limit: How many queries at most; None takes all.
    """
    whole = build_base(read_entries(folder))
    rows = list(read_jsonl(folder / "queries.jsonl"))
    random.Random(SEED).shuffle(rows)  # noqa: S311
    rows = rows[:limit]
    asked, held_out = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    known = {row["q"].casefold() for row in asked}
    held_out = [row for row in held_out if row["q"].casefold() not in known]
    inside = [row for row in held_out if row["expect"]]
    outside = [row for row in held_out if not row["expect"]]
    left = FaqBot(remove_phrasings(whole))
    log = [found for row in asked if (found := log_row(row, left.ask(row["q"])))]
    labels = {" ".join(row["q"].split()): next(iter(row["expect"]), "") for row in asked}
    at_best, before = mean(count_right(FaqBot(whole), inside)), count_right(left, inside)
    wrong_before = mean([isinstance(left.ask(row["q"]), Answer) for row in outside])
    questions = find_unanswered(log, left).questions
    plans = plan_suggestions(left, questions, Counter())[:MAX_TRIED]
    trial, effects = Trial(left, questions), dict[Proposal, Effect]()
    figures = {}
    for name, accept in (("person", accept_as_person(labels)), ("unread", accept_unread)):
        knowledge, items, accepted = grow(trial, plans, accept, effects)
        grown = FaqBot(knowledge)
        after = count_right(grown, inside)
        others = [place for place, row in enumerate(inside) if items.isdisjoint(row["expect"])]
        lost = at_best - mean(before)
        figures[name] = {
            "log": len(log),
            "tried": len(plans),
            "accepted": accepted,
            "whole": at_best,
            "left": mean(before),
            "after": mean(after),
            "back": (mean(after) - mean(before)) / lost if lost > 0 else 0.0,
            "others": len(others),
            "others before": mean([before[place] for place in others]),
            "others after": mean([after[place] for place in others]),
            "wrong before": wrong_before,
            "wrong after": mean([isinstance(grown.ask(row["q"]), Answer) for row in outside]),
        }
    return figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a row for each question set and way of accepting.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--limit", type=int, help="how many queries at most, chosen at random")
    options = parser.parse_args(arguments)
    for folder in options.folders:
        for name, figures in measure(folder, options.limit).items():
            print_row(f"{folder.name}: {name}", figures)


if __name__ == "__main__":
    main()
