"""What ``check`` writes when it is told to: digests of passages that changed, and what entries are accepted on."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.checking.article import passage_digest
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.editing.edits import Edit, edited
from faqbot.curation.editing.lockfile import Lock, with_lock
from faqbot.knowledge.loading.files import list_files, locate_file
from faqbot.storage.atomic_write import write_kept

LOCK = "lock.yaml"
"""The file that holds the lock of a base in a folder."""


class Change(NamedTuple):
    """What was written.

    Attributes:
        files: The files that changed.
        subjects: Ids of the passages, or of the entries, for which they changed.
        refused: A file that cannot be changed in place, or None; then nothing was written.
    """

    files: tuple[Path, ...] = ()
    subjects: tuple[str, ...] = ()
    refused: Path | None = None


def update(inspection: Inspection, base: Path) -> Change:
    """Write the digests that changed passages have now into the sources.

    Args:
        inspection: Of the base, with the text of its sources.
        base: Its folder or file.

    Raises:
        OSError: If a file cannot be read or written.
    """
    edits = dict(_digests(inspection))
    files = _files(base)
    data: dict[Path, bytes] = {}
    in_order = sorted(edits.values(), key=lambda edit: edit.location)
    for path, of_file in groupby(in_order, key=lambda edit: edit.location.path):
        changed = edited(files[path].read_bytes(), of_file)
        if changed is None:
            return Change(refused=files[path])
        data[files[path]] = changed
    for file, content in data.items():
        write_kept(file, content)
    return Change(tuple(data), tuple(edits))


def accept(inspection: Inspection, base: Path) -> Change:
    """Write down which digests the entries stand on now; an entry that stands on none is left out.

    Args:
        inspection: Of the base.
        base: Its folder or file.

    Raises:
        OSError: If the file cannot be read or written.
    """
    lock, before = _lock_of(inspection), inspection.knowledge.lock
    subjects = tuple(entry for entry in {**before, **lock} if before.get(entry) != lock.get(entry))
    if not subjects or not lock:
        return Change()
    pair = inspection.written.node.pairs.get("lock")
    file = _files(base)[pair[0].location.path] if pair else base / LOCK if base.is_dir() else base
    changed = with_lock(file.read_bytes() if file.exists() else b"", lock)
    if changed is None:
        return Change(refused=file)
    write_kept(file, changed)
    return Change((file,), subjects)


def _files(base: Path) -> dict[str, Path]:
    """The files of a base by what locations call them."""
    return {locate_file(file).path: file for file in list_files(base, [])}


def _digests(inspection: Inspection) -> Iterator[tuple[str, Edit]]:
    """The passages that have changed, each with the change of its digest."""
    for placed in inspection.placed.values():
        for passage, run in placed.changed.items():
            written = inspection.passages[passage].sha256
            if run and written:
                yield passage, Edit(written.location, written.value, passage_digest(placed.article.text(run)))


def _lock_of(inspection: Inspection) -> Lock:
    rows = {
        entry.id: {cited.passage.id: cited.passage.sha256 for cited in entry.citations if cited.passage.sha256}
        for entry in inspection.entries
    }
    return {entry: row for entry, row in rows.items() if row}
