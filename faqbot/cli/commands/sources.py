"""``faqbot sources``: print the key ``sources`` of a base, begun from an article."""

import argparse

from faqbot.cli.articles import read_source
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.skeleton import to_yaml


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("file", metavar="FILE", help="the article, in plain text or Markdown")


def run(options: argparse.Namespace) -> int:
    """Print the key ``sources``, with the article's passages."""
    source = read_source(options.file)
    if source is None:
        return Exit.UNUSABLE
    print(to_yaml(source), end="")
    count = len(source.passages)
    print_notice(f"{count} passage{'' if count == 1 else 's'} in {options.file}")
    return Exit.OK
