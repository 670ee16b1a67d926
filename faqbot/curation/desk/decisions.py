"""Decisions on suggestions: what accepting one writes, written and taken back, and what is ignored."""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from faqbot.curation.desk.pending import plan_pending
from faqbot.curation.desk.store import open_log
from faqbot.curation.formats.ids import choose_id
from faqbot.curation.learning.acceptance import Step, prepare_step
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.review import parse_proposal
from faqbot.curation.learning.writing import FileChange
from faqbot.errors import FaqbotError
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.model import KnowledgeBase
from faqbot.storage.compiled import compile_base, compiled_path

CHANGED = "the files have changed since; look at the suggestion again"


def prepare(base: str, accepted: Mapping[str, Any], pending: str | None = None) -> dict[str, Any]:
    """Plan what accepting a suggestion writes, without writing it.

    Args:
        base: The folder or file of the base.
        accepted: ``proposal``, the keys of a proposal; ``text``, what it adds, as a person edited it; ``near``, the id
            of an entry beside which a new item goes, or empty; ``subjects``, the names by which it is ignored.
        pending: The file that it is written to instead of the base; None writes to the base.

    Returns:
        The file, the lines that are added and removed, what ``faqbot check`` then finds, whether the base can be used,
        and the digest of the file as it would be; or ``fault``.

    Raises:
        FaqbotError: If the base is unusable.
        OSError: If a file cannot be read.
    """
    step = _plan(base, accepted, pending)
    return {"fault": step} if isinstance(step, str) else _describe(step)


def accept(base: str, accepted: Mapping[str, Any], digest: str, pending: str | None = None) -> dict[str, Any]:
    """Write what ``prepare`` planned.

    Args:
        base: The folder or file of the base.
        accepted: As for ``prepare``.
        digest: The digest that ``prepare`` returned; if the file would be another one by now, nothing is written.
        pending: As for ``prepare``.

    Returns:
        The file, and what ``undo`` needs; or ``fault``.

    Raises:
        FaqbotError: If the base is unusable.
        OSError: If a file cannot be read or written.
    """
    step = _plan(base, accepted, pending)
    if isinstance(step, str):
        return {"fault": step}
    described, change = _describe(step), step.change
    if not step.is_usable:
        return {"fault": "the base could not be used with this change"}
    if described["digest"] != digest:
        return {"fault": CHANGED}
    if pending is None:
        change.write()
        _compile_again(base)
    else:
        change.write(is_private=True)
    return {"path": str(change.path), "undo": {**_pack(change), "is_pending": pending is not None}}


def undo(base: str, undo: Mapping[str, Any]) -> dict[str, Any]:
    """Take back what ``accept`` wrote, unless the file has changed since.

    Raises:
        OSError: If a file cannot be read or written.
    """
    change = _unpack(undo)
    if change is None or not change.undo():
        return {"fault": f"{undo['path']} has changed since; undo it by hand"}
    if not undo["is_pending"]:
        _compile_again(base)
    return {"path": undo["path"]}


def ignore(log: Mapping[str, str | None], subjects: Sequence[str], *, is_ignored: bool = True) -> dict[str, Any]:
    """Never suggest something again, or suggest it after all.

    Raises:
        OSError: If the log cannot be written.
    """
    opened = open_log(log)
    for subject in subjects:
        opened.ignore(subject, is_ignored=is_ignored)
    opened.close()
    return {}


def _plan(base: str, accepted: Mapping[str, Any], pending: str | None) -> Step | str:
    knowledge = load_knowledge(base)
    proposal = _edit(accepted, knowledge)
    step = prepare_step(Path(base), proposal, knowledge, accepted["near"])
    if pending is None or isinstance(step, str):
        return step
    change = plan_pending(Path(pending), proposal, tuple(accepted["subjects"]))
    return change if isinstance(change, str) else replace(step, change=change)


def _edit(accepted: Mapping[str, Any], knowledge: KnowledgeBase) -> Proposal:
    """Return a proposal with what a person made of it, and with an id if it adds an item and has none."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in accepted["proposal"].items()
    }
    edited = parse_proposal(accepted["text"], Proposal(**values))
    if edited.action == "phrasing":  # a person may have said that a new gap is one that there is
        edited = Proposal(action="phrasing", item=edited.item, phrasings=edited.phrasings)
    if edited.action in ("gap", "entry") and not edited.item and edited.phrasings:
        taken = {item.id for item in (*knowledge.items, *knowledge.drafts)}
        edited = replace(edited, item=choose_id("", "", edited.phrasings[0], taken))
    return edited


def _describe(step: Step) -> dict[str, Any]:
    return {
        "path": str(step.change.path),
        "lines": step.list_lines(),
        "findings": list(step.findings),
        "is_usable": step.is_usable,
        "digest": sha256(step.change.after).hexdigest(),
    }


def _pack(change: FileChange) -> dict[str, Any]:
    """Return what takes a change back: which bytes of the new file take the place of which old ones."""
    before, after = change.before or b"", change.after
    start = _count_equal(before, after)
    end = _count_equal(before[start:][::-1], after[start:][::-1])
    return {
        "path": str(change.path),
        "digest": sha256(after).hexdigest(),
        "is_new": change.before is None,
        "start": start,
        "length": len(after) - start - end,
        "removed": b64encode(before[start : len(before) - end]).decode(),
    }


def _count_equal(one: bytes, other: bytes) -> int:
    """Return how many bytes two texts begin with alike."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _unpack(undo: Mapping[str, Any]) -> FileChange | None:
    """Return the change that is to be taken back, or None if the file is another one by now."""
    path = Path(undo["path"])
    after = path.read_bytes() if path.exists() else b""
    if sha256(after).hexdigest() != undo["digest"]:
        return None
    start, length = undo["start"], undo["length"]
    before = after[:start] + b64decode(undo["removed"]) + after[start + length :]
    return FileChange(path, None if undo["is_new"] else before, after)


def _compile_again(base: str) -> None:
    """Update a compiled base, if that is possible.

    The change is done by then. A compiled base that is out of date is not used.
    """
    with suppress(OSError, FaqbotError):
        if compiled_path(base).exists():
            compile_base(base)
