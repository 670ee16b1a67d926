"""``faqbot check``: list what is wrong with a knowledge base."""

import argparse
import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from faqbot.cli.bases import base_path
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.errors import describe_error
from faqbot.language.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.curation.checking.article import Article
    from faqbot.curation.checking.check import Report
    from faqbot.curation.checking.finding import Noun
    from faqbot.curation.checking.inspection import Inspection
    from faqbot.curation.editing.files import Change


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="a folder or one YAML file")
    text = "the text of a source, to compare passages, figures and wording with; repeat for each source"
    parser.add_argument("--article", metavar="FILE", action="append", default=[], help=text)
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument("--all", action="store_true", help="print every note, not just the ten that matter most")
    outline = "print the outline of the sources, with the entries that cite each passage"
    parser.add_argument("--coverage", action="store_true", help=outline)
    digests = "before checking, write the current digests of changed passages into the sources"
    parser.add_argument("--update", action="store_true", help=digests)
    lock = "before checking, record that every entry was reviewed against its passages as they are now"
    parser.add_argument("--accept", action="store_true", help=lock)


def run(options: argparse.Namespace) -> int:
    """List the findings, one per line."""
    from pathlib import Path  # noqa: PLC0415

    from faqbot.cli.articles import read_articles  # noqa: PLC0415
    from faqbot.curation.checking.check import build_report, inspect, report_unusable  # noqa: PLC0415
    from faqbot.errors import KnowledgeError, KnowledgeNotFound  # noqa: PLC0415

    fault = "the path is empty; name a folder of YAML files or one YAML file" if options.path == "" else None
    if options.update and not options.article:
        fault = "--update needs the text of the source, --article FILE"
    if fault:
        print_notice(fault)
        return Exit.USAGE
    articles = read_articles(list(map(Path, options.article)))
    if articles is None:
        return Exit.UNUSABLE
    path = Path(options.path or base_path(options))
    try:
        inspection = inspect(path, articles)
    except KnowledgeNotFound:
        raise
    except KnowledgeError as error:
        return _print_report(report_unusable(error), path, options)
    if options.update or options.accept:
        written = _write_digests(inspection, path, articles, options)
        if written is None:
            return Exit.USAGE
        inspection = written
    if options.coverage:
        from faqbot.curation.checking.coverage import outline  # noqa: PLC0415

        print(safe_text("\n".join(outline(inspection))))
        return Exit.OK
    from faqbot.cli.progress import with_progress  # noqa: PLC0415
    from faqbot.curation.checking.ambiguity import check_replies  # noqa: PLC0415

    ask = partial(check_replies, with_progress=with_progress)
    return _print_report(build_report(inspection, ask), path, options)


def _write_digests(
    inspection: "Inspection", path: "Path", articles: "list[Article]", options: argparse.Namespace
) -> "Inspection | None":
    """Write the digests and the lock, as the options ask.

    Returns the new inspection, or None after a failure.
    """
    from faqbot.curation.checking.accepting import accept, update  # noqa: PLC0415
    from faqbot.curation.checking.check import inspect  # noqa: PLC0415
    from faqbot.curation.checking.finding import list_names  # noqa: PLC0415

    changes: list[tuple[Callable[[Inspection, Path], Change], Noun]] = []
    changes += [(update, "passage")] if options.update else []
    changes += [(accept, "entry")] if options.accept else []
    for change, what in changes:
        try:
            done = change(inspection, path)
        except OSError as error:
            print_notice(f"{error.filename or path} cannot be written ({describe_error(error)}); check its folder")
            return None
        if done.refused:
            print_notice(f"{done.refused} cannot be edited in place because of its layout; write the digests by hand")
            return None
        if done.files:
            print_notice(f"wrote {', '.join(map(str, done.files))} for {list_names(what, done.subjects)}")
        else:
            print_notice(f"wrote nothing, as no {what} changed")
        inspection = inspect(path, articles)
    return inspection


def _print_report(report: "Report", path: "Path", options: argparse.Namespace) -> int:
    """Print a report, and return the exit code."""
    from faqbot.curation.checking.report import describe_phrasings, format_lines, summarize, to_json  # noqa: PLC0415

    if options.json:
        print(json.dumps(to_json(report, str(path))))
    else:
        for line in format_lines(report, everything=options.all):
            print(safe_text(line))
    unread = "" if options.article else "; not compared with its sources, which needs --article FILE"
    print_notice(f"{summarize(report)} in {path}{unread if report.knowledge and report.knowledge.sources else ''}")
    if few := describe_phrasings(report):
        print_notice(few)
    is_bad = report.count("error") or (options.strict and report.count("warning"))
    return Exit.NO_ANSWER if is_bad else Exit.OK
