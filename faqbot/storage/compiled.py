"""The compiled form of a base: everything that is derived from its files, ready to be asked.

It is made from the knowledge files alone, stands beside them or in the user's cache, is checked against them before
use, and is never needed: a base without it, or with one of other files or another engine, is read and learned from
anew, to the same answers.

The file is one line of JSON, which names the engine, the fingerprint of the base's files, and the sections that follow:
two of JSON, the facts and the words; the items, each JSON of its own that is read when the item is first needed; the
columns of the index as they lie in memory.
"""

import json
import os
import sys
from array import array
from hashlib import sha256
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from os import PathLike
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from faqbot.alerts.detector import AlertDetector
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import KnowledgeBase
from faqbot.matching.matcher import Matcher, MatcherData
from faqbot.storage.atomic_write import write_private
from faqbot.storage.serialization import JsonObject, packed, packed_items, unpacked
from faqbot.version import ENGINE

if TYPE_CHECKING:
    from pathlib import Path

ALIGNED = 8
"""Sections begin at multiples of this many bytes, as numbers in memory do."""

SUFFIX = ".compiled"

Base = str | PathLike[str]
"""The folder or file of a base."""


class CompiledBase(NamedTuple):
    """A base with everything that is derived from it."""

    knowledge: KnowledgeBase
    matcher: Matcher
    detector: AlertDetector


def compiled_path(base: Base) -> "Path":
    """Where the compiled form of a base is looked for first: beside it."""
    from pathlib import Path  # noqa: PLC0415

    return Path(_beside(base))


def _beside(base: Base) -> str:
    return os.path.abspath(base) + SUFFIX


def cached_path(base: Base) -> "Path":
    """Where the compiled form of a base is looked for else: in the user's cache folder, by the path of the base."""
    from pathlib import Path  # noqa: PLC0415

    return Path(_cached(base))


def _cached(base: Base) -> str:
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):
        cache = os.path.join(os.path.expanduser("~"), ".cache")
    path = os.path.abspath(base)
    key = sha256(path.encode("utf-8", errors="backslashreplace")).hexdigest()[:16]
    return os.path.join(cache, "faqbot", f"{os.path.basename(path)}-{key}{SUFFIX}")


def compile_base(base: Base, target: "Path | None" = None) -> "Path":
    """Read a base, learn from it, and write its compiled form.

    Args:
        base: Its folder or file.
        target: The file to write; None is beside the base.

    Raises:
        KnowledgeError: If the base cannot be used.
        OSError: If the file cannot be written.
    """
    files = fingerprint(base)
    knowledge = load_knowledge(base)
    return write_compiled(knowledge, Matcher.train(knowledge), base, files, target)


def write_compiled(
    knowledge: KnowledgeBase, matcher: Matcher, base: Base, files: str | None, target: "Path | None" = None
) -> "Path":
    """Write the compiled form of a base.

    Args:
        knowledge: The base, as loaded from ``base``.
        matcher: The matcher made from it.
        base: Its folder or file.
        files: The fingerprint of its files from before they were loaded: what is edited meanwhile must not fit.
        target: The file to write; None is beside the base.

    Returns:
        The file written; only its owner may read it, and nobody sees it half written.
    """
    from faqbot.alerts.rule_index import build_rule_index  # noqa: PLC0415

    data = matcher.dump()
    items = [json.dumps(values).encode() for values in packed_items(knowledge, str(base))]
    ends = array("Q", accumulate(map(len, items), initial=0)).tobytes()
    parts = [packed(knowledge, str(base)), data.vocabulary, build_rule_index(knowledge)]
    sections = [*(_padded(json.dumps(part).encode()) for part in parts), ends, _padded(b"".join(items))]
    sections += [_padded(column.tobytes()) for column in data.columns]
    body = b"".join(sections)
    sizes = [column.nbytes for column in data.columns]
    header = {
        "engine": [ENGINE, sys.byteorder],
        "files": files,
        "lengths": list(map(len, sections)),
        "sizes": sizes,
        "body": _checksum(sizes, body),
    }
    target = target or compiled_path(base)
    write_private(target, _padded(json.dumps(header).encode(), b"\n") + body)
    return target


def read_compiled(base: Base) -> CompiledBase | None:
    """A base, its matcher and its watch from the compiled form, or None if there is none that fits the base's files."""
    return _read(_beside(base), base) or _read(_cached(base), base)


def _read(path: str, base: Base) -> CompiledBase | None:
    try:
        stored = _mapped(path)
        header = _header(stored, base) if stored else None
        return _assembled(stored, header, str(base)) if stored and header else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _mapped(path: str) -> mmap | None:
    """The bytes of a file where they are, or None if it is not there, empty, or no file."""
    if not os.path.isfile(path) or not os.path.getsize(path):
        return None
    with open(path, "rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ)


class _Header(NamedTuple):
    """What the first line of a compiled form says.

    Attributes:
        ends: Where the first section begins, and where each ends.
        sizes: How many bytes each column has, without what fills up its section.
    """

    ends: list[int]
    sizes: list[int]


def _header(stored: mmap, base: Base) -> _Header | None:
    """The header of a compiled form, or None if it is damaged or not of this base and engine."""
    start = stored.find(b"\n") + 1
    values = json.loads(stored[:start] or b"{}")
    if (values["engine"], values["files"]) != ([ENGINE, sys.byteorder], fingerprint(base)):
        return None
    ends = list(accumulate(values["lengths"], initial=start))
    body = _checksum(values["sizes"], memoryview(stored)[start:])
    return _Header(ends, values["sizes"]) if (ends[-1], body) == (len(stored), values["body"]) else None


def _checksum(sizes: list[int], body: bytes | memoryview) -> int:
    """Of the sections and of how many bytes of them are columns; a size that is wrong would cut one short unseen."""
    return crc32(body, crc32(json.dumps(sizes).encode()))


def _assembled(stored: mmap, header: _Header, root: str) -> CompiledBase:
    """The base, its matcher and its watch; the columns, by far the largest part, are used where they are."""
    view = memoryview(stored)
    facts, vocabulary, rules, ends, items, *columns = (view[begin:end] for begin, end in pairwise(header.ends))
    places = ends.cast("Q")

    def item(number: int) -> JsonObject:
        values: JsonObject = json.loads(bytes(items[places[number] : places[number + 1]]))
        return values

    knowledge = unpacked(json.loads(bytes(facts)), item, root)
    cut = [column[:size] for column, size in zip(columns, header.sizes, strict=True)]
    matcher = Matcher.load(knowledge, MatcherData(json.loads(bytes(vocabulary)), cut))
    return CompiledBase(knowledge, matcher, AlertDetector(knowledge, json.loads(bytes(rules))))


def _padded(section: bytes, end: bytes = b"") -> bytes:
    """A section with blanks behind it, up to where the next one may begin."""
    return section + b" " * (-(len(section) + len(end)) % ALIGNED) + end
