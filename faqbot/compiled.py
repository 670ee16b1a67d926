"""The compiled form of a base: everything that is derived from its files, ready to be asked.

It is made from the knowledge files alone, stands beside them, is checked against them before use, and is never needed:
a base without it, or with one of other files or another engine, is read and learned from anew, to the same answers.

The file is one line of JSON, which names the engine, the fingerprint of the base's files, and the sections that follow.
"""

import hashlib
import json
import os
from itertools import accumulate, pairwise
from pathlib import Path

from faqbot.loading import load_knowledge
from faqbot.loading.files import fingerprint
from faqbot.loading.packing import packed, unpacked
from faqbot.matching import Index, Lexicon, Matcher, StoredTerms, Table, table_of
from faqbot.matching.index import Term, Terms
from faqbot.model import KnowledgeBase

ENGINE = "faqbot 0.1.0, form 1"
"""Goes up whenever other weights are learned, or stored in another way."""

SUFFIX = ".compiled"


def compiled_path(base: Path) -> Path:
    """Where the compiled form of a base is looked for: beside it."""
    return Path(os.path.abspath(base) + SUFFIX)  # noqa: PTH100 - unlike resolve, it leaves a link beside its base


def compile_base(base: Path) -> Path:
    """Read a base, learn from it, and write its compiled form beside it.

    Raises:
        KnowledgeError: If the base cannot be used.
    """
    files = fingerprint(base)
    knowledge = load_knowledge(base)
    return write_compiled(knowledge, Matcher.of(knowledge), base, files)


def write_compiled(knowledge: KnowledgeBase, matcher: Matcher, base: Path, files: str | None) -> Path:
    """Write the compiled form of a base beside it.

    Args:
        knowledge: The base, as loaded from ``base``.
        matcher: The matcher made from it.
        base: Its folder or file.
        files: The fingerprint of its files from before they were loaded: what is edited meanwhile must not fit.

    Returns:
        The file written; only its owner may read it, and nobody sees it half written.
    """
    index, lexicon = matcher.index, matcher.lexicon
    words = {"counts": dict(lexicon.counts), "stems": sorted(lexicon.stems)}
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
    aside = target.with_name(f"{target.name}.{os.getpid()}")
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(json.dumps(header).encode() + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
    return target


def read_compiled(base: Path) -> tuple[KnowledgeBase, Matcher] | None:
    """A base and its matcher from the compiled form, or None if there is none that fits the base's files."""
    try:
        stored = compiled_path(base).read_bytes()
        start = stored.index(b"\n") + 1
        header = json.loads(stored[:start])
        if (header["engine"], header["files"]) != (ENGINE, fingerprint(base)):
            return None
        if hashlib.sha256(memoryview(stored)[start:]).hexdigest() != header["body"]:
            return None
        ends = list(accumulate(header["lengths"], initial=start))
        if ends[-1] != len(stored):
            return None
        sections = [stored[begin:end] for begin, end in pairwise(ends)]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    facts, words, numbers, lines, *tables = sections
    knowledge = unpacked(json.loads(facts), str(base))
    vocabulary, sizes = json.loads(words), json.loads(numbers)
    lexicon = Lexicon(vocabulary["counts"], vocabulary["stems"], knowledge.synonyms, knowledge.protected)
    stems, pairs, grams = (StoredTerms(Table(table)) for table in tables)
    index = Index(
        lines=lines.decode().split("\n"),
        members=sizes["members"],
        offsets=sizes["offsets"],
        unseen=sizes["unseen"],
        stems=stems,
        pairs=pairs,
        grams=grams,
    )
    return knowledge, Matcher(knowledge, lexicon, index)


def _stored(terms: Terms) -> bytes:
    return table_of({name: _line(term) for name in terms if (term := terms.get(name))})


def _line(term: Term) -> str:
    return " ".join((f"{term.rarity:g}", *(f"{item} {weight:g}" for item, weight in term.row.items())))
