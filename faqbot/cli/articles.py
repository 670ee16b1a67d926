"""Articles that are given to commands as files."""

from pathlib import Path

from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.skeleton import build_skeleton
from faqbot.knowledge.model import Source


def read_source(file: str) -> Source | None:
    """Build the skeleton of an article.

    Returns None, after a notice, if the file cannot be read or has no text.
    """
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except (OSError, ValueError):
        print_notice(f"{file} cannot be read; name a file with the article's text")
        return None
    source = build_skeleton(text, path.stem)
    if not source.passages:
        print_notice(f"{file} has no paragraphs; name a file with the article's text")
    return source if source.passages else None
