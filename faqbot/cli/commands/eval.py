"""``faqbot eval``: score a base on labelled questions, or on its own phrasings."""

import argparse
import json
from typing import TYPE_CHECKING

from faqbot.cli.bases import base_path, encoder_path, load_bot
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.errors import describe_error
from faqbot.language.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.curation.evaluation.evaluation import Evaluation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="rows of {q, expect: [ids]}, in JSONL or YAML")
    own = "instead of FILE: ask the base its own phrasings, each held out of it, in ten folds"
    parser.add_argument("--self", dest="itself", action="store_true", help=own)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    curves = "draw the risk-coverage and the reliability curve to a .svg file, or to a .png file with matplotlib"
    parser.add_argument("--plot", metavar="FILE", help=curves)
    limits = "exit with 1 if a figure breaks its limit, in per cent, as in right=80,wrong=3"
    parser.add_argument("--fail-under", metavar="LIMITS", help=limits)


def run(options: argparse.Namespace) -> int:
    """Print the figures, and draw the curves if asked to."""
    from pathlib import Path  # noqa: PLC0415

    from faqbot.curation.evaluation.figures import compute_figures  # noqa: PLC0415
    from faqbot.curation.evaluation.limits import parse_limits  # noqa: PLC0415
    from faqbot.curation.evaluation.plot import find_plot_fault  # noqa: PLC0415
    from faqbot.curation.evaluation.report import to_json, to_text  # noqa: PLC0415

    drawing = None if options.plot is None else Path(options.plot)
    fault = None if drawing is None else find_plot_fault(drawing)
    if (options.file is None) != options.itself:
        fault = "eval takes a file of labelled questions, or --self"
    try:
        limits = parse_limits(options.fail_under) if options.fail_under is not None else ()
    except ValueError as error:
        fault = f"--fail-under: {error}"
    if fault:
        print_notice(fault)
        return Exit.USAGE
    evaluation = _evaluate_base(options) if options.itself else _evaluate_file(options)
    if evaluation is None:
        return Exit.USAGE
    # Draw before printing, because a reader that closes the pipe early ends the process.
    unwritten = _draw(evaluation, drawing) if drawing else None
    print(json.dumps(to_json(evaluation)) if options.json else safe_text(to_text(evaluation)))
    if unwritten:
        print_notice(f"{drawing} cannot be written ({unwritten}); name another file")
        return Exit.USAGE
    figures = compute_figures(evaluation.score)
    broken = [failure for limit in limits if (failure := limit.describe_failure(figures))]
    for failure in broken:
        print_notice(failure)
    return Exit.NO_ANSWER if broken else Exit.OK


def _draw(evaluation: "Evaluation", drawing: "Path") -> str | None:
    """Draw the curves; return the reason if that fails."""
    from faqbot.curation.evaluation.plot import plot  # noqa: PLC0415

    try:
        plot(evaluation, drawing)
    except OSError as error:
        return describe_error(error)
    return None


def _evaluate_file(options: argparse.Namespace) -> "Evaluation | None":
    """Evaluate labelled questions.

    Returns None, after a notice, if the questions cannot be used.
    """
    from faqbot.cli.cases import load_cases  # noqa: PLC0415
    from faqbot.cli.progress import with_progress  # noqa: PLC0415
    from faqbot.curation.evaluation.evaluation import evaluate  # noqa: PLC0415
    from faqbot.curation.evaluation.metrics import score  # noqa: PLC0415

    bot = load_bot(options)
    cases = load_cases(options.file, bot.knowledge)
    if cases is None:
        return None
    return evaluate(score(with_progress(cases), bot.ask))


def _evaluate_base(options: argparse.Namespace) -> "Evaluation":
    from dataclasses import replace  # noqa: PLC0415

    from faqbot.cli.progress import with_progress  # noqa: PLC0415
    from faqbot.curation.evaluation.evaluation import evaluate_self  # noqa: PLC0415
    from faqbot.knowledge.loading import load_knowledge  # noqa: PLC0415

    # Loading a bot would train on the whole base, which is of no use here.
    knowledge = load_knowledge(base_path(options))
    if encoder := encoder_path(options):
        knowledge = replace(knowledge, encoder=encoder)
    return evaluate_self(knowledge, with_progress)
