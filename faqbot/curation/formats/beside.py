"""The many phrasings of imported entries, in a file beside the entries."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from faqbot.curation.editing.document import Document
from faqbot.curation.formats.base_text import quote_text
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import to_plain
from faqbot.knowledge.loading.side_phrasings import SUFFIX, is_side_file

MANY = 5
"""Paraphrases above which those of an entry stand beside it: so many are still read together with the answer."""

BESIDE = "phrasings beside"
"""The name, in the content of an entry, of the paraphrases that stand beside it; no key of an entry has a blank."""


def put_beside(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of an entry with its paraphrases beside it, if they are many."""
    if len(content.get("paraphrases", ())) <= MANY:
        return dict(content)
    return {BESIDE if name == "paraphrases" else name: value for name, value in content.items()}


def choose_side_file(entries: Path) -> Path:
    """Return the file of phrasings beside a file of entries.

    >>> choose_side_file(Path("shop", "entries.yaml")).name
    'entries.phrasings.yaml'
    """
    return entries.with_name(entries.name.removesuffix(".yaml") + SUFFIX)


def read_beside(folder: Path, renames: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the phrasings of every file of phrasings of a base, by the present id of their item.

    Args:
        folder: The folder of the base.
        renames: The present ids of entries by their former ones.
    """
    found: dict[str, list[str]] = {}
    for file in _list_side_files(folder):
        root = Document(file.read_bytes()).root
        for name, (_, value) in root.pairs.items() if root else ():
            plain = to_plain(value)
            found.setdefault(renames.get(name, name), []).extend(plain if isinstance(plain, list) else [])
    return found


def format_side_file(phrasings: Mapping[str, Sequence[str]]) -> str:
    """Return a file of phrasings.

    >>> print(format_side_file({"hours": ["when do you open", "till when?"]}), end="")
    hours:
      - when do you open
      - till when?
    """
    return "\n".join("".join(_format_lines(name, texts)) for name, texts in phrasings.items())


def update_beside(
    folder: Path, changes: Mapping[Path, Mapping[str, Sequence[str]]], renames: Mapping[str, str]
) -> dict[Path, str]:
    """Return the new text of each file of phrasings that changes; an empty text for one that is no longer needed.

    The phrasings of an entry stand at their first place afterwards, and nowhere else.

    Args:
        folder: The folder of the base.
        changes: The phrasings of each entry that has others now, by the file of the entry; none for no phrasings.
        renames: The present ids of entries by their former ones.
    """
    changed = {name for rows in changes.values() for name in rows}
    rest = {name: (file, list(texts)) for file, rows in changes.items() for name, texts in rows.items()}
    files: dict[Path, str] = {}
    for file in _list_side_files(folder):
        document = Document(file.read_bytes())
        places = list(_list_places(document))
        lines = document.lines
        new: dict[int, list[str]] = {}
        for written, begin, _ in places:
            name = renames.get(written, written)
            if name in changed:
                new[begin] = list(_format_lines(name, rest.pop(name)[1])) if name in rest else []
        for _, begin, end in reversed(places):
            if begin in new:
                lines[begin:end] = new[begin]
        if new:
            files[file] = "".join(lines) if any(map(_has_content, lines)) else ""
    for name, (file, texts) in rest.items():
        side = choose_side_file(file)
        before = files.get(side, side.read_text(encoding="utf-8") if side.exists() else "")
        if texts:
            files[side] = "".join((before.rstrip("\n") + "\n\n" if before.strip() else "", *_format_lines(name, texts)))
    return files


def _list_side_files(folder: Path) -> list[Path]:
    return [file for file in list_files(folder, []) if is_side_file(file)]


def _format_lines(name: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"{quote_text(name)}:\n"
        yield from (f"  - {quote_text(text)}\n" for text in texts)


def _list_places(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield each id with the lines of its phrasings, from 0, without the comments and blank lines after them."""
    keys = list(document.root.pairs.items()) if document.root else []
    begins = [key.location.line - 1 for _, (key, _) in keys]
    for number, (name, _) in enumerate(keys):
        end = begins[number + 1] if number + 1 < len(keys) else len(document.lines)
        while end > begins[number] + 1 and not _has_content(document.lines[end - 1]):
            end -= 1
        yield name, begins[number], end


def _has_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
