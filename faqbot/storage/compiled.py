"""The compiled form of a base, ready for answering.

The compiled form is made from the knowledge files alone. It is stored beside them or in the user's cache, and checked
against them before use. It is never required: without it, or if it belongs to other files or another engine, the base
is read and trained again, with the same answers.

The file begins with one line of JSON, which names the engine, the fingerprints of the base's files and of its encoder,
if it has one, and the sections that follow: three of JSON (the base without its items, the vocabulary, the alert
rules); the items, each in JSON of its own, which is read when the item is first needed; and the columns of the index as
they are in memory.
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
from faqbot.matching.columns import MatcherData
from faqbot.matching.engine import find_encoder, restore, train
from faqbot.matching.matcher import Matcher
from faqbot.storage.atomic_write import write_private
from faqbot.storage.serialization import JsonObject, pack, pack_items, unpack
from faqbot.version import ENGINE

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.matching.edition_matcher import EditionMatcher
    from faqbot.matching.semantic.encoder.encoder import Encoder

ALIGNED = 8
"""Sections begin at multiples of this many bytes, so that their numbers are aligned in memory."""

SUFFIX = ".compiled"
"""Suffix of a compiled form."""

BasePath = str | PathLike[str]
"""The folder or file of a base."""


class CompiledBase(NamedTuple):
    """A base with its matcher and its alert detector."""

    knowledge: KnowledgeBase
    matcher: "Matcher | EditionMatcher"
    detector: AlertDetector


def compiled_path(base: BasePath) -> "Path":
    """Return the first place of a compiled form: beside the base."""
    from pathlib import Path  # noqa: PLC0415

    return Path(_locate_beside(base))


def _locate_beside(base: BasePath, encoder: "Encoder | None" = None) -> str:
    return os.path.abspath(base) + _end_name(encoder)


def _end_name(encoder: "Encoder | None") -> str:
    """Return the end of the name of a compiled form, which tells those of several encoders apart."""
    return f".{encoder.sha256[:12]}{SUFFIX}" if encoder else SUFFIX


def cached_path(base: BasePath, encoder: "Encoder | None" = None) -> "Path":
    """Return the second place of a compiled form: the user's cache.

    Args:
        base: Folder or file of the base.
        encoder: The encoder that takes the place of the base's own, or None.
    """
    from pathlib import Path  # noqa: PLC0415

    return Path(_locate_cached(base, encoder))


def _locate_cached(base: BasePath, encoder: "Encoder | None" = None) -> str:
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):
        cache = os.path.join(os.path.expanduser("~"), ".cache")
    path = os.path.abspath(base)
    key = sha256(path.encode("utf-8", errors="backslashreplace")).hexdigest()[:16]
    return os.path.join(cache, "faqbot", f"{os.path.basename(path)}-{key}{_end_name(encoder)}")


def compile_base(base: BasePath, target: "Path | None" = None, encoder: "Encoder | None" = None) -> "Path":
    """Read a base, train its matcher, and write its compiled form.

    Args:
        base: Folder or file of the base.
        target: The file to write; None writes beside the base.
        encoder: The encoder that takes the place of the base's own, or None.

    Returns:
        The file written.

    Raises:
        KnowledgeError: If the base cannot be used.
        EncoderError: If its encoder cannot be used.
        OSError: If the file cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415

    files = fingerprint(base)
    knowledge = load_knowledge(base)
    target = target or Path(_locate_beside(base, encoder))
    return write_compiled(knowledge, train(knowledge, encoder), base, files, target)


def write_compiled(
    knowledge: KnowledgeBase,
    matcher: "Matcher | EditionMatcher",
    base: BasePath,
    files: str | None,
    target: "Path | None" = None,
) -> "Path":
    """Write the compiled form of a base.

    Args:
        knowledge: The base, as loaded from ``base``.
        matcher: The matcher trained on ``knowledge``.
        base: Folder or file of the base.
        files: Fingerprint of the files from before they were loaded, so that the compiled form does not fit files that
            were edited in the meantime.
        target: The file to write; None writes beside the base.

    Returns:
        The file written, which is replaced atomically and which only its owner may read.
    """
    from faqbot.alerts.rule_index import build_rule_index  # noqa: PLC0415

    data = matcher.dump()
    items = [json.dumps(values).encode() for values in pack_items(knowledge, str(base))]
    ends = array("Q", accumulate(map(len, items), initial=0)).tobytes()
    parts = [pack(knowledge, str(base)), data.vocabulary, build_rule_index(knowledge)]
    sections = [*(_pad(json.dumps(part).encode()) for part in parts), ends, _pad(b"".join(items))]
    sections += [_pad(column.tobytes()) for column in data.columns]
    body = b"".join(sections)
    sizes = [column.nbytes for column in data.columns]
    header = {
        "engine": [ENGINE, sys.byteorder],
        "files": files,
        **({"encoder": data.vocabulary["encoder"]["sha256"]} if "encoder" in data.vocabulary else {}),
        "lengths": list(map(len, sections)),
        "sizes": sizes,
        "body": _compute_checksum(sizes, body),
    }
    target = target or compiled_path(base)
    write_private(target, _pad(json.dumps(header).encode(), b"\n") + body)
    return target


def read_compiled(base: BasePath, encoder: "Encoder | None" = None) -> CompiledBase | None:
    """Read the compiled form of a base, or return None if none fits.

    Args:
        base: Folder or file of the base.
        encoder: The encoder that takes the place of the base's own, or None.

    Raises:
        EncoderError: If a compiled form fits, and the base's own encoder cannot be used.
    """
    places = [path for path in (_locate_beside(base, encoder), _locate_cached(base, encoder)) if os.path.isfile(path)]
    files = fingerprint(base) if places else None
    return next(filter(None, (_read(path, base, encoder, files) for path in places)), None)


def read_version(path: str, base: BasePath, files: str | None) -> CompiledBase | None:
    """Read the compiled form of a certain version of a base, whatever its files are by now; None if it is another.

    Args:
        path: The compiled form.
        base: Folder or file of the base.
        files: The fingerprint of its files in this version.

    Raises:
        EncoderError: If the base's own encoder cannot be used.
    """
    return _read(path, base, None, files)


def _read(path: str, base: BasePath, encoder: "Encoder | None", files: str | None) -> CompiledBase | None:
    try:
        stored = _map_file(path)
        header = _read_header(stored, files) if stored else None
        return _assemble(stored, header, str(base), encoder) if stored and header else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _map_file(path: str) -> mmap | None:
    """Map a regular file into memory, or return None."""
    if not os.path.isfile(path) or not os.path.getsize(path):
        return None
    with open(path, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


class _Header(NamedTuple):
    """The first line of a compiled form.

    Attributes:
        ends: Offset of the first section, then the end of every section.
        sizes: Number of bytes of every column, without padding.
        encoder: The fingerprint of the encoder, or None.
    """

    ends: list[int]
    sizes: list[int]
    encoder: str | None


def _read_header(stored: mmap, files: str | None) -> _Header | None:
    """Read the header, or return None if the file does not fit."""
    start = stored.find(b"\n") + 1
    values = json.loads(stored[:start] or b"{}")
    if (values["engine"], values["files"]) != ([ENGINE, sys.byteorder], files):
        return None
    ends = list(accumulate(values["lengths"], initial=start))
    checksum = _compute_checksum(values["sizes"], memoryview(stored)[start:])
    found = _Header(ends, values["sizes"], values.get("encoder"))
    return found if (ends[-1], checksum) == (len(stored), values["body"]) else None


def _compute_checksum(sizes: list[int], body: bytes | memoryview) -> int:
    """Compute a checksum of sections and sizes.

    A corrupted size would otherwise silently truncate a column.
    """
    return crc32(body, crc32(json.dumps(sizes).encode()))


def _assemble(stored: mmap, header: _Header, root: str, encoder: "Encoder | None") -> CompiledBase | None:
    """Build the base, its matcher and its detector, or return None if they belong to another encoder.

    The columns, by far the largest part, are used in place.
    """
    view = memoryview(stored)
    facts, vocabulary, rules, ends, items, *columns = (view[begin:end] for begin, end in pairwise(header.ends))
    offsets = ends.cast("Q")

    def read_item(index: int) -> JsonObject:
        values: JsonObject = json.loads(bytes(items[offsets[index] : offsets[index + 1]]))
        return values

    knowledge = unpack(json.loads(bytes(facts)), read_item, root)
    encoder = encoder or find_encoder(knowledge.encoder)
    if header.encoder != (encoder.sha256 if encoder else None):
        return None
    columns = [column[:size] for column, size in zip(columns, header.sizes, strict=True)]
    matcher = restore(knowledge, MatcherData(json.loads(bytes(vocabulary)), columns), encoder)
    return CompiledBase(knowledge, matcher, AlertDetector(knowledge, json.loads(bytes(rules))))


def _pad(section: bytes, end: bytes = b"") -> bytes:
    """Pad a section with blanks to a multiple of ``ALIGNED``, before ``end``."""
    return section + b" " * (-(len(section) + len(end)) % ALIGNED) + end
