"""Articles, as commands are given them."""

from pathlib import Path

from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.skeleton import skeleton
from faqbot.knowledge.model import Source


def read_source(file: str) -> Source | None:
    """The skeleton of an article; None, and a notice, if it cannot be read or says nothing."""
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):
        print_notice(f"{file} cannot be read; name the article's text")
        return None
    source = skeleton(text, path.stem)
    if not source.passages:
        print_notice(f"{file} holds no paragraph; name the article's text")
    return source if source.passages else None
