"""Helpers that write a base and its articles, and inspect them."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from faqbot.curation.checking.article import Article, read_text
from faqbot.curation.checking.check import build_report, inspect
from faqbot.curation.checking.inspection import Inspection

TODAY = date(2026, 1, 31)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def sources(*passages: str, section: str = "S") -> str:
    """Format a source with passages ``p/1``, ``p/2`` … of these texts."""
    rows = "".join(
        f"      - {{id: p/{number}, section: {section}, about: a, sha256: {digest(text)}}}\n"
        for number, text in enumerate(passages, 1)
    )
    return f"sources:\n  - id: handbook\n    title: The handbook\n    passages:\n{rows}"


def entry(answer: str, *cites: str, name: str = "keep", more: str = "") -> str:
    """Format an entry with this answer."""
    cited = f"citations: [{', '.join(cites)}], " if cites else ""
    return f'  - {{id: {name}, question: What of {name}?, answer: "{answer}", {cited}{more}follow_ups: [other]}}\n'


OTHER = "  - {id: other, question: What else?, answer: Nothing., citations: [p/1], follow_ups: [keep]}\n"


def base(*parts: str) -> str:
    return "format: 1\nid: bread\n" + "".join(parts)


def inspect_text(folder: Path, text: str, *articles: str) -> Inspection:
    """Inspect a base in one file ``bread.yaml``, with articles ``article.txt``, ``article2.txt`` …"""
    path = folder / "bread.yaml"
    path.write_bytes(text.encode())
    files = []
    for number, article in enumerate(articles, 1):
        files.append(folder / f"article{number if number > 1 else ''}.txt")
        files[-1].write_bytes(article.encode())
    return inspect(path, map(read_article, files), TODAY)


def read_article(path: Path) -> Article:
    """Read an article as ``faqbot check`` does."""
    return Article(path.name, read_text(path))


def list_findings(folder: Path, text: str, *articles: str, code: str = "FB") -> list[str]:
    """List the findings whose codes begin like this, without the folder."""
    findings = build_report(inspect_text(folder, text, *articles)).findings
    return [str(finding).replace(f"{folder}/", "") for finding in findings if finding.code.startswith(code)]
