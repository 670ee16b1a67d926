"""``faqbot import``: a base from what a team has."""

import argparse
import json
import shlex
from pathlib import Path

from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.formats.extracted import SourceError
from faqbot.curation.formats.importing import ImportResult, import_sources
from faqbot.curation.formats.registry import FORMAT_NAMES
from faqbot.errors import describe_error
from faqbot.language.text import safe_text

SCHEMA = 1
"""The version of the JSON that ``--json`` prints; goes up when a key changes its meaning."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="a file, a folder or a zip archive")
    folder = "a new or empty folder, or that of an earlier import, which is updated"
    parser.add_argument("--out", metavar="FOLDER", required=True, help=folder)
    known = f"the format, or the way of reading a page, instead of the one recognised: {', '.join(FORMAT_NAMES)}"
    parser.add_argument("--format", metavar="NAME", choices=FORMAT_NAMES, help=known)
    parser.add_argument("--language", metavar="TAG", default="", help="the language to take, such as en or pt-BR")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(options: argparse.Namespace) -> int:
    """Import the sources, and list what was left out."""
    folder = Path(options.out)
    if not options.out:
        print_notice("--out is empty; name a new folder, or that of an earlier import")
        return Exit.USAGE
    try:
        result = import_sources(options.source, folder, options.format or "", options.language)
    except SourceError as error:
        print_notice(str(error))
        return Exit.UNUSABLE
    except OSError as error:
        print_notice(f"{error.filename or folder} cannot be written ({describe_error(error)}); name another folder")
        return Exit.USAGE
    _print_result(result, folder, options)
    return Exit.NO_ANSWER if result.problems or not result.entries else Exit.OK


def _print_result(result: ImportResult, folder: Path, options: argparse.Namespace) -> None:
    for note in result.notes:
        print_notice(note)
    if options.json:
        print(json.dumps(_to_json(result)))
    else:
        for problem in result.problems:
            print(safe_text(str(problem)))
    noun = "entry" if result.entries == 1 else "entries"
    shown = f"{result.entries} {noun} with {result.phrasings} phrasings ({result.format})"
    count = len(result.problems)
    problems = f", {count} problem{'s' if count != 1 else ''}" if count else ""
    print_notice(
        f"{shown}{problems}, written to {folder}" if result.files else f"{shown}{problems}; nothing was written"
    )
    if result.first_question:
        command = f"faqbot --knowledge {shlex.quote(str(folder))} ask {shlex.quote(result.first_question)}"
        print_notice(f"ask it something: {command}")


def _to_json(result: ImportResult) -> dict[str, object]:
    problems = [{**problem._asdict(), "remedy": problem.remedy} for problem in result.problems]
    return {
        "schema": SCHEMA,
        "format": result.format,
        "entries": result.entries,
        "phrasings": result.phrasings,
        "problems": problems,
        "notes": list(result.notes),
    }
