"""Articles that are given to commands as files."""

from collections.abc import Iterable
from pathlib import Path

from faqbot.cli.streams import print_notice
from faqbot.curation.authoring.skeleton import build_skeleton
from faqbot.curation.checking.article import Article, read_text
from faqbot.knowledge.loading.files import describe_path_error
from faqbot.knowledge.sources import Source


def read_articles(paths: Iterable[Path]) -> list[Article] | None:
    """Read the sources of a base; None, after a notice, if one cannot be read."""
    articles = []
    for path in paths:
        if path.exists() and not path.is_file():
            print_notice(f"{path} is not a file; name a file with the article's text")
            return None
        text = _read_text(path)
        if text is None:
            return None
        articles.append(Article(path.name, text))
    return articles


def _read_text(path: Path) -> str | None:
    """Read the text of an article; None, after a notice, if there is none."""
    try:
        text = read_text(path)
    except (OSError, ValueError) as error:
        print_notice(f"{path} cannot be read ({describe_path_error(error)}); name a file with the article's text")
        return None
    if "\0" in text or text.startswith("%PDF-"):
        print_notice(f"{path} is not plain text; save the article as UTF-8 text first")
        return None
    return text


def read_source(file: str) -> Source | None:
    """Build the skeleton of an article.

    Returns None, after a notice, if the file cannot be read or has no text.
    """
    path = Path(file)
    text = _read_text(path)
    if text is None:
        return None
    source = build_skeleton(text, path.stem)
    if not source.passages:
        print_notice(f"{file} has no paragraphs; name a file with the article's text")
    return source if source.passages else None
