"""``faqbot new``: a base to begin with."""

import argparse
import shlex
from pathlib import Path

from faqbot.cli.articles import read_source
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.starter import FIRST_QUESTION, new_base, write_base
from faqbot.language.text import safe_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument(
        "--article", metavar="FILE", help="the source's text, plain or Markdown: its passages are listed"
    )


def run(options: argparse.Namespace) -> int:
    """Write the files of a new base, and name them."""
    folder = Path(options.folder)
    source = read_source(options.article) if options.article else None
    if options.article and source is None:
        return Exit.UNUSABLE
    files = new_base(folder.resolve().name, source)
    try:
        if not options.folder or not _is_free(folder):
            print_notice(f"{folder} is there already; name an empty folder, or one that is not there yet")
            return Exit.USAGE
        write_base(folder, files)
    except OSError as error:
        print_notice(f"{folder} cannot be written ({error.strerror or error}); name another folder")
        return Exit.USAGE
    for name in files:
        print(safe_text(str(folder / name)))
    print_notice(f'ask it something: faqbot --knowledge {shlex.quote(str(folder))} ask "{FIRST_QUESTION}"')
    return Exit.OK


def _is_free(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
