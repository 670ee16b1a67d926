"""``faqbot new``: start a base."""

import argparse
import shlex
from pathlib import Path

from faqbot.cli.articles import read_source
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.starter import FIRST_QUESTION, build_base, write_base
from faqbot.errors import describe_error
from faqbot.language.text import safe_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("folder", metavar="FOLDER", help="a new or empty folder")
    parser.add_argument(
        "--article", metavar="FILE", help="the text of the source, plain or Markdown, whose passages are listed"
    )


def run(options: argparse.Namespace) -> int:
    """Write the files of a new base, and print their paths."""
    folder = Path(options.folder)
    source = read_source(options.article) if options.article else None
    if options.article and source is None:
        return Exit.UNUSABLE
    files = build_base(folder.resolve().name, source)
    try:
        if not options.folder or not _is_free(folder):
            print_notice(f"{folder} exists already; name an empty folder or a new one")
            return Exit.USAGE
        write_base(folder, files)
    except OSError as error:
        print_notice(f"{folder} cannot be written ({describe_error(error)}); name another folder")
        return Exit.USAGE
    for name in files:
        print(safe_text(str(folder / name)))
    print_notice(f'ask it something: faqbot --knowledge {shlex.quote(str(folder))} ask "{FIRST_QUESTION}"')
    return Exit.OK


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
