"""Articles that are given to commands as files."""

from pathlib import Path

from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.skeleton import build_skeleton
from faqbot.knowledge.loading.files import describe_error
from faqbot.knowledge.model import Source


def read_article(path: Path) -> str | None:
    """Read the text of an article; None, after a notice, if there is none."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        print_notice(f"{path} cannot be read ({describe_error(error)}); name a file with the article's text")
        return None
    if b"\0" in data or data.startswith(b"%PDF-"):
        print_notice(f"{path} is not plain text; save the article as UTF-8 text first")
        return None
    return data.decode("utf-8-sig", errors="replace")


def read_source(file: str) -> Source | None:
    """Build the skeleton of an article.

    Returns None, after a notice, if the file cannot be read or has no text.
    """
    path = Path(file)
    text = read_article(path)
    if text is None:
        return None
    source = build_skeleton(text, path.stem)
    if not source.passages:
        print_notice(f"{file} has no paragraphs; name a file with the article's text")
    return source if source.passages else None
