"""The compiled form of a base: everything that is derived from its files, ready to be asked.

It is made from the knowledge files alone, stands beside them, is checked against them before use, and is never needed:
a base without it, or with one of other files or another engine, is read and learned from anew, to the same answers.

The file is one line of JSON, which names the engine, the fingerprint of the base's files, and the sections that follow.
"""

import hashlib
import json
import os
from itertools import accumulate, pairwise
from mmap import ACCESS_READ, mmap
from os import PathLike
from typing import TYPE_CHECKING

from faqbot.alerts import Watch
from faqbot.loading import load_knowledge
from faqbot.loading.fingerprint import fingerprint
from faqbot.loading.packing import packed, unpacked
from faqbot.matching import Index, Lexicon, Matcher, StoredTerms, Table, table_of
from faqbot.matching.index import Terms
from faqbot.model import KnowledgeBase
from faqbot.writing import write_private

if TYPE_CHECKING:
    from pathlib import Path

ENGINE = 10
"""Goes up whenever other weights are learned or they are stored in another way; a test holds it to that."""

SUFFIX = ".compiled"

Base = str | PathLike[str]
"""The folder or file of a base."""


def compiled_path(base: Base) -> "Path":
    """Where the compiled form of a base is looked for: beside it."""
    from pathlib import Path  # noqa: PLC0415

    return Path(_beside(base))


def _beside(base: Base) -> str:
    return os.path.abspath(base) + SUFFIX


def compile_base(base: Base) -> "Path":
    """Read a base, learn from it, and write its compiled form beside it.

    Raises:
        KnowledgeError: If the base cannot be used.
    """
    files = fingerprint(base)
    knowledge = load_knowledge(base)
    return write_compiled(knowledge, Matcher.of(knowledge), base, files)


def write_compiled(knowledge: KnowledgeBase, matcher: Matcher, base: Base, files: str | None) -> "Path":
    """Write the compiled form of a base beside it.

    Args:
        knowledge: The base, as loaded from ``base``.
        matcher: The matcher made from it.
        base: Its folder or file.
        files: The fingerprint of its files from before they were loaded: what is edited meanwhile must not fit.

    Returns:
        The file written; only its owner may read it, and nobody sees it half written.
    """
    from faqbot.alerts.index import index_of  # noqa: PLC0415

    index, lexicon = matcher.index, matcher.lexicon
    words = {"counts": dict(lexicon.counts), "stems": sorted(lexicon.stems), "signs": index_of(knowledge)}
    numbers = {"members": index.members, "offsets": index.offsets, "unseen": index.unseen}
    sections = [
        json.dumps(packed(knowledge, str(base))).encode(),
        json.dumps(words).encode(),
        json.dumps(numbers).encode(),
        "\n".join(index.lines).encode(),
        *(_stored(terms) for terms in (index.stems, index.pairs, index.grams)),
    ]
    body = b"".join(sections)
    header = {
        "engine": ENGINE,
        "files": files,
        "lengths": list(map(len, sections)),
        "body": hashlib.sha256(body).hexdigest(),
    }
    target = compiled_path(base)
    write_private(target, json.dumps(header).encode() + b"\n" + body)
    return target


def read_compiled(base: Base) -> tuple[KnowledgeBase, Matcher, Watch] | None:
    """A base, its matcher and its watch from the compiled form, or None if there is none that fits the base's files."""
    try:
        stored = _mapped(_beside(base))
        return _assembled(stored, ends, str(base)) if stored and (ends := _checked(stored, base)) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _mapped(path: str) -> mmap | None:
    """The bytes of a file where they are, or None if it is not there, empty, or no file."""
    if not os.path.isfile(path) or not os.path.getsize(path):
        return None
    with open(path, "rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ)


def _checked(stored: mmap, base: Base) -> list[int] | None:
    """Where the sections of a compiled form begin and end, or None if it is damaged or not of this base and engine."""
    start = stored.find(b"\n") + 1
    header = json.loads(stored[:start] or b"{}")
    if (header["engine"], header["files"]) != (ENGINE, fingerprint(base)):
        return None
    ends = list(accumulate(header["lengths"], initial=start))
    body = hashlib.sha256(memoryview(stored)[start:]).hexdigest()
    return ends if (ends[-1], body) == (len(stored), header["body"]) else None


def _assembled(stored: mmap, ends: list[int], root: str) -> tuple[KnowledgeBase, Matcher, Watch]:
    """The base, its matcher and its watch; the tables, by far the largest part, are used where they are."""
    places = list(pairwise(ends))
    facts, words, numbers, lines = (stored[begin:end] for begin, end in places[:4])
    stems, pairs, grams = (StoredTerms(Table(stored, begin, end)) for begin, end in places[4:])
    knowledge = unpacked(json.loads(facts), root)
    vocabulary, sizes = json.loads(words), json.loads(numbers)
    lexicon = Lexicon(vocabulary["counts"], vocabulary["stems"], knowledge.synonyms, knowledge.protected)
    index = Index(
        lines=lines.decode().split("\n"),
        members=sizes["members"],
        offsets=sizes["offsets"],
        unseen=sizes["unseen"],
        stems=stems,
        pairs=pairs,
        grams=grams,
    )
    return knowledge, Matcher(knowledge, lexicon, index), Watch(knowledge, vocabulary["signs"])


def _stored(terms: Terms) -> bytes:
    return table_of({name: term.text() for name in terms if (term := terms.get(name))})
