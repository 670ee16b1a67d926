"""The changes of ``check --update`` and ``check --accept``."""

from collections.abc import Iterator
from pathlib import Path

from faqbot.curation.checking.article import passage_digest
from faqbot.curation.checking.inspection import Inspection
from faqbot.curation.editing.document import Edit
from faqbot.curation.editing.files import Change, write_edits, write_lock
from faqbot.curation.editing.lockfile import Lock


def update(inspection: Inspection, base: Path) -> Change:
    """Write the current digests of changed passages into the sources.

    Args:
        inspection: The inspected base, with the text of its sources.
        base: The folder or file of the base.

    Raises:
        OSError: If a file cannot be read or written.
    """
    return write_edits(base, dict(_edit_digests(inspection)))


def accept(inspection: Inspection, base: Path) -> Change:
    """Write the current digests of every entry into the lock.

    Entries whose passages have no digest are left out.

    Args:
        inspection: The inspected base.
        base: The folder or file of the base.

    Raises:
        OSError: If the file cannot be read or written.
    """
    lock, before = _build_lock(inspection), inspection.knowledge.lock
    subjects = [entry for entry in {**before, **lock} if before.get(entry) != lock.get(entry)]
    if not subjects or not lock:
        return Change()
    pair = inspection.written.node.pairs.get("lock")
    return write_lock(base, lock, pair[0].location if pair else None, subjects)


def _edit_digests(inspection: Inspection) -> Iterator[tuple[str, Edit]]:
    """Yield each changed passage with the edit of its digest."""
    for placement in inspection.placements.values():
        for passage, run in placement.changed.items():
            written = inspection.passages[passage].sha256
            if run and written:
                digest = passage_digest(placement.article.join_lines(run))
                yield passage, Edit(written.location, written.value, digest)


def _build_lock(inspection: Inspection) -> Lock:
    rows = {
        entry.id: {cited.passage.id: cited.passage.sha256 for cited in entry.citations if cited.passage.sha256}
        for entry in inspection.entries
    }
    return {entry: row for entry, row in rows.items() if row}
