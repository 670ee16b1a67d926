"""``faqbot mcp``: serve a base to language models that call tools."""

import argparse
from importlib.util import find_spec

from faqbot.cli.bases import load_bot
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("base", nargs="?", metavar="BASE", help="the knowledge base, in place of that of --knowledge")


def run(options: argparse.Namespace) -> int:
    """Serve the base on standard input and output until the input ends."""
    if find_spec("mcp") is None:
        print_notice("mcp needs a package that is not installed; run pip install 'faqbot[mcp]'")
        return Exit.USAGE
    if options.base:
        options.knowledge = options.base
    bot = load_bot(options)
    from faqbot.channels.mcp.server import run_stdio  # noqa: PLC0415 - an extra, which takes a second to import

    run_stdio(bot)
    return Exit.OK
