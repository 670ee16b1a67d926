"""``faqbot calibrate``: choose a threshold that bounds the share of wrong answers."""

import argparse
from datetime import datetime
from pathlib import Path

from faqbot.bot import FaqBot
from faqbot.cli.bases import base_path, load_bot
from faqbot.cli.cases import load_cases
from faqbot.cli.exits import Exit
from faqbot.cli.progress import with_progress
from faqbot.cli.streams import print_notice
from faqbot.curation.editing.policy import edit_policy, format_policy
from faqbot.curation.evaluation.bounds import questions_needed
from faqbot.curation.evaluation.calibration import (
    ThresholdResult,
    build_calibration,
    choose_threshold,
    count_verbatim,
    try_thresholds,
)
from faqbot.curation.evaluation.cases import Case
from faqbot.errors import describe_error
from faqbot.knowledge.calibration import Calibration
from faqbot.storage.atomic_write import write_kept
from faqbot.storage.compiled import compile_base, compiled_path

RISK, CONFIDENCE = 0.05, 0.95


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="rows of {q, expect: [ids]}, in JSONL or YAML")
    risk = f"largest share of all questions that may get a wrong answer (default: {RISK})"
    parser.add_argument("--risk", type=_parse_share, default=RISK, metavar="SHARE", help=risk)
    confidence = f"confidence in this bound (default: {CONFIDENCE})"
    parser.add_argument("--confidence", type=_parse_share, default=CONFIDENCE, metavar="SHARE", help=confidence)
    parser.add_argument("--dry-run", action="store_true", help="find the threshold, but write nothing")


def run(options: argparse.Namespace) -> int:
    """Find a threshold, print its effect, and write it."""
    bot = load_bot(options)
    cases = load_cases(options.file, bot.knowledge)
    if cases is None:
        return Exit.USAGE
    if count := count_verbatim(bot, cases):
        these = "this one says" if count == 1 else "these say"
        print_notice(f"the base contains {count} of the questions word for word; {these} nothing about other questions")
    risk, confidence = options.risk, options.confidence
    if len(cases) < questions_needed(0, risk, confidence):
        few = f"{_format_count(len(cases))} too few for a risk of {risk:g} with a confidence of {confidence:g}"
        print_notice(f"{few}; {_format_needed(0, risk, confidence)}; nothing was changed")
        return Exit.NO_ANSWER
    results = try_thresholds(bot, cases, with_progress)
    found = choose_threshold(results, risk, confidence)
    # A bot that answers nothing keeps every bound. That does not count as success if another threshold gives answers.
    first = next((result for result in results if result.answered), results[-1])
    if found is None or found.answered < first.answered:
        print_notice(_format_failure(first, risk, confidence))
        return Exit.NO_ANSWER
    print(_format_table(bot, cases, results, found, confidence))
    print(f"\nWith {confidence:g} confidence, at most {risk:g} of all questions like these get a wrong answer.")
    if options.dry_run:
        print_notice("nothing was written")
        return Exit.OK
    today = datetime.now().astimezone().date().isoformat()
    return _write_policy(Path(base_path(options)), build_calibration(bot, found, risk, confidence, today))


def _format_count(questions: int) -> str:
    return "1 question is" if questions == 1 else f"{questions} questions are"


def _format_needed(wrong: int, risk: float, confidence: float) -> str:
    return f"with {wrong or 'none'} answered wrongly, {questions_needed(wrong, risk, confidence)} are needed"


def _format_failure(first: ThresholdResult, risk: float, confidence: float) -> str:
    wrong = f"{first.wrong} of {first.questions} questions are answered wrongly"
    needed = _format_needed(first.wrong, risk, confidence)
    fault = f"even at answer_at {first.answer_at:g}, {wrong}, too many for a risk of {risk:g}"
    return f"{fault}; {needed}; nothing was changed"


def _format_table(
    bot: FaqBot, cases: list[Case], results: tuple[ThresholdResult, ...], found: ThresholdResult, confidence: float
) -> str:
    """Format the current and the new threshold with their effects."""
    now = min(
        (result for result in results if result.answer_at >= bot.policy.answer_at), key=lambda result: result.answer_at
    )
    outside = sum(not case.expected for case in cases)
    rows = [
        f"{row.answer_at:10.2f}{row.answered:10d}{row.wrong:8d}{row.compute_bound(confidence):20.3f}  {name}"
        for row, name in ((now, "now"), (found, "calibrated"))
    ]
    heading = f"{'answer_at':>10}{'answered':>10}{'wrong':>8}{'share wrong at most':>20}"
    return "\n".join([f"{len(cases)} questions, {outside} of them without an answer in the base", heading, *rows])


def _write_policy(root: Path, calibration: Calibration) -> int:
    """Write the policy, and update a compiled base."""
    try:
        file, edit = edit_policy(root, calibration)
        if edit is None:
            print_notice(f"{file} cannot be edited in place; write these lines into it\n{format_policy(calibration)}")
            return Exit.NO_ANSWER
        write_kept(file, edit)
        if compiled_path(root).exists():
            compile_base(root)
    except OSError as error:
        print_notice(f"the policy of {root} cannot be written ({describe_error(error)}); check its folder")
        return Exit.USAGE
    print_notice(f"wrote the policy to {file}")
    return Exit.OK


def _parse_share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 1:
        raise argparse.ArgumentTypeError("write a number above 0 and below 1")
    return number
