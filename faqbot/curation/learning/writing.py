"""Write a proposal into the files of a base, in place, and take it back."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.editing.document import Document
from faqbot.curation.editing.lists import add_rows, add_texts, add_to_group, find_item, set_text
from faqbot.curation.editing.scalars import format_scalar
from faqbot.curation.formats.base_text import format_entry
from faqbot.curation.learning.proposal import Proposal
from faqbot.knowledge.loading.files import list_files
from faqbot.knowledge.loading.nodes import Mapping, to_plain
from faqbot.knowledge.loading.side_phrasings import SUFFIX, is_side_file
from faqbot.storage.atomic_write import write_kept, write_private
from faqbot.storage.file_lock import lock_folder

LISTS = ("entries", "gaps")
"""The lists of the items that phrasings are added to."""

NEW_FILES = {"entries": "entries.yaml", "gaps": "gaps.yaml", "synonyms": "synonyms.yaml"}
"""Files of a base in a folder for lists that it does not have."""


class _Row(NamedTuple):
    """A value that is added to a list, as ``add_rows`` takes it."""

    name: str
    lines: list[str]
    content: object
    flow: str = ""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A changed or new file of a base.

    Attributes:
        path: The file.
        before: Its bytes before the change; None if it is new.
        after: Its bytes after the change.
    """

    path: Path
    before: bytes | None
    after: bytes

    def write(self, *, is_private: bool = False) -> None:
        """Write the file; of two changes that are written at once, the second one is refused.

        Args:
            is_private: Whether only its owner may then read it; otherwise it keeps its permissions.

        Raises:
            OSError: If it cannot be written, or has changed since.
        """
        with lock_folder(self.path):
            now = self.path.read_bytes() if self.path.exists() else None
            if now != self.before:
                raise OSError(None, "it has changed since; look at the suggestion again", str(self.path))
            (write_private if is_private else write_kept)(self.path, self.after)

    def undo(self) -> bool:
        """Write the old bytes back, and return True; do nothing and return False if it has changed since.

        Raises:
            OSError: If it cannot be written.
        """
        with lock_folder(self.path):
            if not self.path.exists() or self.path.read_bytes() != self.after:
                return False
            if self.before is None:
                self.path.unlink()
            else:
                write_kept(self.path, self.before)
        return True


def plan_change(base: Path, proposal: Proposal, near: str = "") -> FileChange | None:
    """Return the change of a file that makes a proposal part of a base.

    Args:
        base: A folder of YAML files, or one YAML file, that loads.
        proposal: The proposal.
        near: Id of an entry beside which a new item goes, if it is in a file of its own; empty for none.

    Returns:
        The change, which is not written yet; None if no file can be edited in place.

    Raises:
        OSError: If a file cannot be read.
    """
    files = {file: file.read_bytes() for file in list_files(base, [])}
    for file, after in _try_places(base, files, proposal, near):
        if after is not None:
            return FileChange(file, files.get(file), after)
    return None


@contextmanager
def preview(base: Path, change: FileChange) -> Iterator[Path]:
    """Hold a copy of the YAML files of a base with a change, in a folder that only its owner can read.

    Args:
        base: A folder or a file.
        change: A change of one of its files.

    Raises:
        OSError: If the files cannot be copied.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / base.name
        for file in list_files(base, []) if base.is_dir() else [base]:
            copy = root / file.relative_to(base) if base.is_dir() else root
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        changed = root / change.path.relative_to(base) if base.is_dir() else root
        changed.write_bytes(change.after)
        yield root


def _try_places(
    base: Path, files: dict[Path, bytes], proposal: Proposal, near: str
) -> Iterable[tuple[Path, bytes | None]]:
    """Yield files with what they would be, in the order of preference; None where a file cannot be edited."""
    match proposal.action:
        case "phrasing":
            yield from _try_phrasings(files, proposal)
        case "gap" | "entry":
            name = "gaps" if proposal.action == "gap" else "entries"
            content = _list_content(proposal)
            lines = [line.removeprefix("  ") for line in format_entry(content).removesuffix("\n").split("\n")]
            yield from _try_list(base, files, _Row(name, lines, content), near)
        case "synonym":
            yield from _try_groups(files, proposal.words)
            flow = f"[{', '.join(map(format_scalar, proposal.words))}]"
            yield from _try_list(base, files, _Row("synonyms", [f"- {flow}"], list(proposal.words), flow))
        case "threshold":
            value = f"{proposal.answer_at:g}"
            for file, data in files.items():
                yield file, set_text(data, "entries", proposal.item, "answer_at", value)


def _try_phrasings(files: dict[Path, bytes], proposal: Proposal) -> Iterator[tuple[Path, bytes | None]]:
    """Yield the files with phrasings added: the side file that has some of the item, or the item itself."""
    sides = {file: data for file, data in files.items() if is_side_file(file)}
    rows = [f"- {format_scalar(text)}" for text in proposal.phrasings]
    for file, data in sides.items():
        root = Document(data).root
        if root and proposal.item in root.pairs:
            content = list(proposal.phrasings)
            for number, text in enumerate(content):
                after = add_rows(data, proposal.item, [rows[number]], text, format_scalar(text))
                data = after or data  # noqa: PLW2901 - the file grows text by text
            yield file, data if data != files[file] else None
    for file, data in files.items():
        for name in LISTS:
            if find_item(Document(data), name, proposal.item):
                side = file.with_name(file.name.removesuffix(".yaml") + SUFFIX)
                if side in sides:
                    lines = "\n".join([f"{proposal.item}:", *(f"  {row}" for row in rows), ""])
                    yield side, _append(sides[side], lines)
                yield file, add_texts(data, name, proposal.item, "paraphrases", proposal.phrasings)


def _try_groups(files: dict[Path, bytes], words: tuple[str, ...]) -> Iterator[tuple[Path, bytes | None]]:
    """Yield the file with words added to the group of synonyms that the first of them is in."""
    for file, data in files.items():
        root = Document(data).root
        groups = to_plain(root.pairs["synonyms"][1]) if root and "synonyms" in root.pairs else []
        for number, group in enumerate(groups if isinstance(groups, list) else []):
            if isinstance(group, list) and words[0] in group:
                yield file, add_to_group(data, "synonyms", number, words[1:])


def _try_list(base: Path, files: dict[Path, bytes], row: _Row, near: str = "") -> Iterator[tuple[Path, bytes | None]]:
    """Yield files with a value added to a list: beside an entry, at any place, or at the end of a file."""
    name = row.name
    roots = {file: Document(data).root for file, data in files.items() if file == base or not is_side_file(file)}
    having = [file for file, root in roots.items() if root and name in root.pairs]
    beside = [file for file in having if near and find_item(Document(files[file]), name, near)]
    new = base / NEW_FILES[name]
    others = [] if having and not base.is_dir() else [base] if not base.is_dir() else [new] if new not in files else []
    for file in dict.fromkeys((*beside, *reversed(having), *others)):
        yield file, add_rows(files.get(file, b""), name, row.lines, row.content, row.flow)


def _list_content(proposal: Proposal) -> dict[str, object]:
    question, *others = proposal.phrasings
    row: dict[str, object] = {
        "id": proposal.item,
        "question": question,
        "answer": proposal.answer,
        "paraphrases": others,
        "nearest": list(proposal.nearest),
    }
    return {name: value for name, value in row.items() if value}


def _append(data: bytes, lines: str) -> bytes | None:
    """Return a side file with more lines at its end, if it can then be read."""
    document = Document(data)
    text = document.text if document.text.endswith("\n") else document.text + "\n"
    changed = document.replace_text(text + lines.replace("\n", document.line_end))
    return changed.data if isinstance(changed.root, Mapping) else None
