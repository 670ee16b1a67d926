"""``faqbot export``: the entries of a base, for another system."""

import argparse
from pathlib import Path

from faqbot.cli.bases import base_path
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.formats.exporting import export_base
from faqbot.curation.formats.registry import WRITABLE, find_write_format
from faqbot.errors import describe_error
from faqbot.knowledge.loading import load_knowledge
from faqbot.storage.atomic_write import write_kept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="the file to write")
    known = f"the format, instead of that of the file's suffix: {', '.join(WRITABLE)}"
    parser.add_argument("--format", metavar="NAME", choices=tuple(WRITABLE), help=known)


def run(options: argparse.Namespace) -> int:
    """Write the entries of the base."""
    file = Path(options.file)
    name = find_write_format(options.format or "", file.suffix)
    if not name:
        print_notice(f"{file} has no suffix of a known format; name one with --format: {', '.join(WRITABLE)}")
        return Exit.USAGE
    knowledge = load_knowledge(base_path(options))
    try:
        write_kept(file, export_base(knowledge, name))
    except OSError as error:
        print_notice(f"{file} cannot be written ({describe_error(error)}); name another file")
        return Exit.USAGE
    print_notice(f"wrote {len(knowledge.entries)} entries to {file} ({name})")
    return Exit.OK
