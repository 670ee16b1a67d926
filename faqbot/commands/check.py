"""``faqbot check``: everything that can be wrong with a knowledge base."""

import argparse
import os

from faqbot.commands.bases import base
from faqbot.commands.exits import Exit
from faqbot.commands.streams import notice
from faqbot.text import safe_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("path", nargs="?", metavar="PATH")
    parser.add_argument("--article", metavar="FILE", help="the source's text, to find every passage again")


def run(options: argparse.Namespace) -> int:
    """List the findings, one a line."""
    from pathlib import Path  # noqa: PLC0415

    from faqbot.checking.structure import findings  # noqa: PLC0415

    if options.path == "":
        notice("the path is empty; name a folder of YAML files or one YAML file")
        return Exit.USAGE
    path = Path(options.path or base(options))
    article = Path(options.article) if options.article else None
    if article is not None and not (article.is_file() and os.access(article, os.R_OK)):
        notice(f"{article} cannot be read; name the article's text")
        return Exit.UNUSABLE
    found = findings(path, article)
    for finding in found:
        print(safe_text(f"{finding.location}: {finding.severity}: {finding.fault}; {finding.remedy}"))
    count = len(found)
    notice(f"{count} finding{'' if count == 1 else 's'} in {path}")
    return Exit.NO_ANSWER if any(finding.severity == "error" for finding in found) else Exit.OK
