"""Write edits and the lock into the files of a base.

If one file cannot be edited in place, nothing is written.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from faqbot.curation.editing.document import Document, Edit
from faqbot.curation.editing.lockfile import Lock, set_lock
from faqbot.errors import Location
from faqbot.knowledge.loading.files import list_files, locate_file
from faqbot.storage.atomic_write import write_kept

LOCK_FILE = "lock.yaml"
"""The file for the lock of a base in a folder."""


class Change(NamedTuple):
    """The result of writing to a base.

    Attributes:
        files: The files that changed.
        subjects: Ids of the passages or entries for which they changed.
        refused: A file that cannot be edited in place, or None; if there is one, nothing was written.
    """

    files: tuple[Path, ...] = ()
    subjects: tuple[str, ...] = ()
    refused: Path | None = None


def write_edits(base: Path, edits: Mapping[str, Edit]) -> Change:
    """Apply edits to the files that they are located in.

    Args:
        base: A folder or a file.
        edits: Each edit by the id of its subject.

    Raises:
        OSError: If a file cannot be read or written.
    """
    files = _files_by_path(base)
    changed: dict[Path, bytes] = {}
    in_order = sorted(edits.values(), key=lambda edit: edit.location)
    for path, of_file in groupby(in_order, key=lambda edit: edit.location.path):
        document = Document(files[path].read_bytes()).apply(of_file)
        if document is None:
            return Change(refused=files[path])
        changed[files[path]] = document.data
    for file, data in changed.items():
        write_kept(file, data)
    return Change(tuple(changed), tuple(edits))


def write_lock(base: Path, lock: Lock, old: Location | None, subjects: Iterable[str]) -> Change:
    """Write a lock into a base.

    The lock replaces the old one; without one, it goes into ``lock.yaml`` of a folder, or to the end of a file.

    Args:
        base: A folder or a file.
        lock: The new lock, with one entry or more.
        old: The location of the key ``lock``, or None if the base has no lock.
        subjects: Ids of the entries that change.

    Raises:
        OSError: If the file cannot be read or written.
    """
    file = _files_by_path(base)[old.path] if old else base / LOCK_FILE if base.is_dir() else base
    changed = set_lock(file.read_bytes() if file.exists() else b"", lock)
    if changed is None:
        return Change(refused=file)
    write_kept(file, changed)
    return Change((file,), tuple(subjects))


def _files_by_path(base: Path) -> dict[str, Path]:
    """Return the files of a base by their paths in locations."""
    return {locate_file(file).path: file for file in list_files(base, [])}
