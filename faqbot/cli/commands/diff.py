"""``faqbot diff``: list the questions that two versions of a base decide differently."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.cli.bases import encoder_path
from faqbot.cli.exits import Exit
from faqbot.cli.progress import with_progress
from faqbot.cli.streams import print_notice
from faqbot.curation.comparing.differences import Decision, Differences, compare_bots
from faqbot.curation.comparing.questions import read_questions
from faqbot.language.text import safe_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("old", metavar="OLD", help="the base before the change")
    parser.add_argument("new", metavar="NEW", help="the base after the change")
    rows = "questions, one per line, or rows of {q} in JSONL or YAML"
    parser.add_argument("questions", metavar="QUESTIONS", help=rows)
    parser.add_argument("--json", action="store_true", help="print the differences as JSON")


def run(options: argparse.Namespace) -> int:
    """List the differences, and exit with 1 if there are any."""
    questions, problems = read_questions(Path(options.questions))
    if problems:
        print_notice("the questions cannot be used\n" + "\n".join(map(str, problems)))
        return Exit.USAGE
    encoder = encoder_path(options)
    old, new = FaqBot.load(options.old, encoder=encoder), FaqBot.load(options.new, encoder=encoder)
    found = compare_bots(questions, old, new, with_progress)
    if options.json:
        print(json.dumps(_to_json(found, old, new)))
    elif blocks := [*_format_decided(found), *_format_reworded(found)]:
        print(safe_text("\n\n".join(blocks)))
    for was, now in found.renamed:
        print_notice(f'entry "{was}" is "{now}" now')
    reworded = sum(len(each.questions) for each in found.reworded)
    decided = f"{len(found.decided)} decided differently, {reworded} answered in other words"
    print_notice(f"{_count(found.questions)}: {decided}")
    return Exit.NO_ANSWER if found.decided else Exit.OK


def _format_decided(found: Differences) -> Iterator[str]:
    for each in found.decided:
        yield f"{each.question}\n  was  {each.old}\n  is   {each.new}"


def _format_reworded(found: Differences) -> Iterator[str]:
    for each in found.reworded:
        first, *others = each.questions
        asked = f"{_count(len(each.questions))}, such as: {first}" if others else first
        heading = f"{', '.join(each.items) or 'no item'}, in other words ({asked})"
        yield "\n".join([heading, *(f"  {line}" for line in each.list_changes())])


def _count(questions: int) -> str:
    return f"{questions} question{'' if questions == 1 else 's'}"


def _to_json(found: Differences, old: FaqBot, new: FaqBot) -> dict[str, object]:
    return {
        "questions": found.questions,
        "old": {"id": old.knowledge.id, "digest": old.knowledge.digest},
        "new": {"id": new.knowledge.id, "digest": new.knowledge.digest},
        "decided": [
            {"question": each.question, "old": _decision_to_json(each.old), "new": _decision_to_json(each.new)}
            for each in found.decided
        ],
        "reworded": [question for each in found.reworded for question in each.questions],
        "texts": [
            {"items": list(each.items), "old": each.old, "new": each.new, "questions": list(each.questions)}
            for each in found.reworded
        ],
        "renamed": [{"old": was, "new": now} for was, now in found.renamed],
    }


def _decision_to_json(decision: Decision) -> dict[str, object]:
    return {"kind": decision.kind, "reason": decision.reason, "items": list(decision.items)}
