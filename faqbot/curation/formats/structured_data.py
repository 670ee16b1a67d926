"""Questions that a page marks up for search engines: JSON-LD and microdata of FAQPage."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from faqbot.curation.formats.cleaning import clean_line, clean_text, escape_line, escape_text
from faqbot.curation.formats.extracted import Extract, ExtractedEntry, ImportProblem
from faqbot.curation.formats.html_markdown import node_to_line, node_to_markdown
from faqbot.curation.formats.json_values import MAX_DEPTH, texts_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

JSON_LD, MICRODATA = "json-ld", "microdata"

_ORDINALS = ("first", "second", "third")


def read_json_ld(page: "LexborHTMLParser", file: str) -> Extract:
    """Return the questions of the JSON-LD blocks of a page."""
    blocks = [node.text() for node in page.css('script[type="application/ld+json"]')]
    return read_blocks(blocks, file)


def read_blocks(blocks: Sequence[str], file: str) -> Extract:
    """Return the questions of blocks of JSON-LD."""
    entries: list[ExtractedEntry] = []
    problems: list[ImportProblem] = []
    title, language = "", ""
    for number, block in enumerate(blocks, start=1):
        try:
            value = json.loads(block.strip().removeprefix("<!--").removesuffix("-->"))
        except (ValueError, RecursionError) as error:
            if "FAQPage" in block or "Question" in block:
                names = ", ".join(re.findall(r'"name"\s*:\s*"([^"]*)"', block))
                fault = f"the block is not JSON ({str(error)[:80]}); it holds: {names[:200]}"
                problems.append(ImportProblem(file, f"{_ordinal(number)} ld+json block", "unparsable", fault))
            continue
        for path, node in _walk(value, f"{_ordinal(number)} ld+json block"):
            if _has_type(node, "FAQPage"):
                title = title or clean_line(str(node.get("name") or node.get("headline") or ""))
                language = language or str(node.get("inLanguage") or "")
            if _has_type(node, "Question"):
                entries.append(_read_question(node, file, path))
    return Extract(format=JSON_LD, entries=entries, problems=problems, title=title, language=language)


def _read_question(node: Mapping[str, Any], file: str, path: str) -> ExtractedEntry:
    question = clean_line(_text(node.get("name")) or _text(node.get("text")))
    answer, is_suggested = _find_answer(node)
    exact = node.get("additionalProperty")
    meta = {
        str(pair.get("name")): _text(pair.get("value"))
        for pair in _listed(exact)
        if isinstance(pair, dict) and pair.get("value")
    }
    return ExtractedEntry(
        question=question,
        answer=clean_text(answer),
        paraphrases=tuple(map(clean_line, texts_of(node.get("alternateName")))),
        file=file,
        where=path,
        id=str(node.get("identifier") or ""),
        topic=clean_line(_text(node.get("about"))),
        tags=tuple(map(clean_line, texts_of(node.get("keywords")))),
        url=_text(node.get("url")),
        meta=meta,
        follow_ups=tuple(texts_of(node.get("isRelatedTo"))),
        doubt="suggested-answer" if is_suggested and answer.strip() else "",
        reason=f'"{question}" has a suggested answer only' if is_suggested else "",
    )


def _find_answer(node: Mapping[str, Any]) -> tuple[str, bool]:
    """Return the text of the accepted answer, or of a suggested one, and whether it is only suggested."""
    for name in ("acceptedAnswer", "suggestedAnswer"):
        for answer in _listed(node.get(name)):
            text = _text(answer.get("text") or answer.get("description")) if isinstance(answer, dict) else _text(answer)
            if text or name == "suggestedAnswer":
                return text, name == "suggestedAnswer"
    return "", False


def write_json_ld(entries: Sequence[ExtractedEntry], title: str, language: str) -> str:
    """Write an FAQPage; what schema.org has no better place for is in ``additionalProperty``."""
    questions = []
    for entry in entries:
        question: dict[str, object] = {"@type": "Question", "@id": f"#{entry.id}", "identifier": entry.id}
        question["name"] = escape_line(entry.question)
        question["acceptedAnswer"] = {"@type": "Answer", "text": escape_text(entry.answer)}
        optional = {
            "alternateName": list(map(escape_line, entry.paraphrases)),
            "about": escape_line(entry.topic),
            "keywords": list(map(escape_line, entry.tags)),
            "url": entry.url,
            "isRelatedTo": list(entry.follow_ups),
            "additionalProperty": [
                {"@type": "PropertyValue", "name": name, "value": text} for name, text in entry.meta.items()
            ],
        }
        questions.append(question | {name: value for name, value in optional.items() if value})
    page = {"@context": "https://schema.org", "@type": "FAQPage", "name": escape_line(title), "inLanguage": language}
    return json.dumps(page | {"mainEntity": questions}, ensure_ascii=False, indent=1) + "\n"


def is_json_ld(value: object) -> bool:
    """Return whether a JSON value is an FAQPage by itself."""
    return any(_has_type(node, "FAQPage") for _, node in _walk(value, ""))


def read_microdata(page: "LexborHTMLParser", file: str) -> Extract:
    """Return the questions of a page that ``itemprop`` marks up."""
    entries = []
    for number, node in enumerate(page.css('[itemtype$="schema.org/Question"]'), start=1):
        name = node.css_first('[itemprop="name"]')
        answer = node.css_first('[itemtype$="schema.org/Answer"]')
        text = answer.css_first('[itemprop="text"]') if answer else None
        found = text or answer
        question = _content(name)
        is_suggested = answer is not None and answer.attributes.get("itemprop") == "suggestedAnswer"
        entries.append(
            ExtractedEntry(
                question=question,
                answer=clean_text(node_to_markdown(found)) if found else "",
                file=file,
                where=f"microdata, question {number}",
                doubt="suggested-answer" if is_suggested else "",
                reason=f'"{question}" has a suggested answer only' if is_suggested else "",
            )
        )
    return Extract(format=MICRODATA, entries=entries)


def _content(node: "LexborNode | None") -> str:
    if node is None:
        return ""
    return clean_line(str(node.attributes.get("content") or "") or node_to_line(node))


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _walk(value: object, path: str, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a JSON value that is not inside a question, with its path."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield path, value
        if not _has_type(value, "Question"):
            for name, inner in value.items():
                yield from _walk(inner, f"{path}.{name}", depth + 1)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{number}]", depth + 1)


def _has_type(node: Mapping[str, Any], name: str) -> bool:
    return any(str(found).rpartition("/")[2] == name for found in _listed(node.get("@type")))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return next(iter(texts_of(value)), "")
