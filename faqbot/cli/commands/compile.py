"""``faqbot compile``: store what is learned from a base, so that it opens at once."""

import argparse

from faqbot.cli.bases import base_path, encoder_path
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.errors import describe_error
from faqbot.language.text import safe_text
from faqbot.matching.engine import find_encoder
from faqbot.storage.compiled import cached_path, compile_base


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="the base: a folder or one YAML file")


def run(options: argparse.Namespace) -> int:
    """Compile the base into the cache, and print the path."""
    base = options.path or base_path(options)
    encoder = find_encoder(encoder_path(options))
    target = cached_path(base, encoder)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        compile_base(base, target, encoder)
    except OSError as error:
        print_notice(f"{target} cannot be written ({describe_error(error)}); set XDG_CACHE_HOME to another folder")
        return Exit.USAGE
    print(safe_text(str(target)))
    return Exit.OK
