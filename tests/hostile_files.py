"""Hostile files, loaded in a process of its own with little memory, little time and a small stack.

``hostile_files.py PARSER FOLDER bombs`` and ``hostile_files.py PARSER FOLDER mutated COUNT SEED`` print a line of JSON
with the outcomes. The parser is ``CSafeLoader``, or ``SafeLoader`` as in a PyYAML without its fast parser.
"""

import json
import random
import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from faqbot.errors import KnowledgeError, Problem
from faqbot.knowledge.loading import load_knowledge, nodes

MEMORY = 512 * 1024 * 1024
SECONDS = 20
"""Processor time for all bombs: expanding aliases or merge keys without bounds would take minutes."""

SMALL_STACK = 128 * 1024

GOOD = """\
format: 1
id: bread
title: "Bread at home"
synonyms: [[bag, pouch], [sourdough starter, levain]]
protected: [Zobalo]
policy: {answer_at: 0.6, margin: 0.02}
messages: {corrected: "I read {from} as {to}."}
evidence_levels: {reported: the handbook reports this}
sources:
  - id: handbook
    title: The handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps}
entries:
  - id: time
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life]
    answer: |
      Three days.
      Less in summer – “wärmer”.
    citations: [storage/1]
    evidence: reported
    reviewed: 2026-01-31
    follow_ups: [freezing]
  - {id: freezing, question: Can I freeze bread?, answer: "Yes.", excludes: [dough]}
gaps:
  - {id: gluten, question: Is it safe for coeliacs?, answer: The handbook says nothing., nearest: [time]}
"""

_ENTRY = "format: 1\nid: b\nentries:\n- {id: a, question: q, answer: a, "


def _nest_aliases(levels: int, key: str) -> str:
    """Nest lists that contain the previous list nine times each, which grow exponentially when expanded."""
    lists = [f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 9)}]" for level in range(1, levels + 1)]
    return "\n".join(["l0: &l0 [x, x]", *lists, f"{key}: *l{levels}"])


def _nest_merges(levels: int) -> str:
    """Nest mappings that merge the previous mapping nine times each."""
    maps = [f"m{level}: &m{level}\n  <<: [{', '.join([f'*m{level - 1}'] * 9)}]" for level in range(1, levels + 1)]
    return "\n".join(["m0: &m0 {x: y}", *maps])


BOMBS: dict[str, str | bytes] = {
    "nine levels of aliases": _nest_aliases(9, "entries"),
    "aliases as keys": "&a [b]: c\n*a : d\n",
    "an alias of itself": "a: &a [*a]\n",
    "an alias that merges itself": "a: &a\n  <<: *a\n",
    "four levels of merges": _nest_merges(4),
    "ten levels of merges": _nest_merges(10),
    "a million open lists": "[" * 1_000_000,
    "a million open mappings": "{a: " * 250_000,
    "a million question marks": "? " * 500_000,
    "a million dashes": "- " * 500_000,
    "a million colons": ":" * 1_000_000,
    "a staircase": "".join(" " * step + "a:\n" for step in range(1_400)),
    "a hundred thousand anchors": "- &a b\n" * 140_000,
    "a hundred thousand aliases": "- &a b\n" + "- *a\n" * 200_000,
    "a hundred thousand tags": "- !!python/object/apply:os.system [ls]\n" * 25_000,
    "one key a hundred thousand times": "a: b\n" * 100_000,
    "a hundred thousand documents": "---\na\n" * 160_000,
    "a hundred thousand directives": "%YAML 1.1\n" * 100_000,
    "a quote that never ends": '"' + "\n" * 1_000_000,
    "a megabyte of escapes": 'a: "' + "\\n" * 500_000 + '"',
    "a megabyte of one word": "a: " + "x" * 1_000_000,
    "a block without end": "a: |\n" + " x\n" * 330_000,
    "a megabyte of blanks": " " * 1_000_000,
    "a megabyte of NUL": b"\0" * 1_000_000,
    "UTF-16": GOOD.encode("utf-16"),
    "bytes that are not text": bytes(range(256)) * 4_000,
    "an escape beyond Unicode": 'a: "\\UFFFFFFFF"\n',
    "a surrogate in an escape": 'a: "\\ud800"\n',
    "a number in base sixty": _ENTRY + "reviewed: 1" + ":10" * 100_000 + "}\n",
    "a number of many digits": "format: 1\nid: b\npolicy: {margin: " + "9" * 60_000 + "}\nentries: []\n",
    "a date that does not exist": _ENTRY + "reviewed: 9999-99-99}\n",
    "a hundred thousand unknown keys": _ENTRY + ", ".join(f"k{number}: v" for number in range(20_000)) + "}\n",
    "more nodes than a file may have": "[" + "a," * 210_000 + "]",
    "unknown names": _ENTRY + "citations: [" + ",".join(f"p{number}" for number in range(20_000)) + "]}\n",
}
"""Files under about a megabyte each, none of which makes a base."""

_PIECES = [
    *("[", "]", "{", "}", ": ", "- ", "? ", "&a ", "*a", "<<: ", "!!str ", "|\n", ">\n", "'", '"', "#", "%YAML 1.1\n"),
    *(
        "---\n",
        "...\n",
        "\t",
        "\r",
        "\0",
        "\x1b",
        "\x85",
        "\ufeff",
        "\ud7ff",
        "\\ud800",
        "null",
        "~",
        "1e999",
        "é",
        "🍞",
    ),
    *("id: ", "entries:\n", "format: 1\n", "  ", "\n", "," * 50, "[" * 50, "x" * 2_000, "policy: {margin: nan}\n"),
]


def mutate(chance: random.Random) -> bytes:
    """Change one to eight pieces of a valid file."""
    content = GOOD.encode()
    for _ in range(chance.randint(1, 8)):
        begin = chance.randrange(len(content) + 1)
        end = min(len(content), begin + chance.choice((0, 1, 1, 2, 5, 20, 100)))
        piece = chance.choice(_PIECES).encode()
        match chance.randrange(6):
            case 0:
                piece = bytes(chance.randrange(256) for _ in range(chance.randint(1, 4)))
            case 1:
                piece = content[begin:end] * chance.randint(2, 4)
            case 2:
                piece = b""
            case 3:
                begin, end, piece = chance.randrange(len(content) + 1), len(content), b""
            case _:
                pass
        content = content[:begin] + piece + content[end:]
    return content


def load_all(contents: Iterator[bytes], file: Path) -> dict[str, float]:
    """Load files; count those read and refused, and measure the slowest refusal in ms per megabyte.

    Raises:
        AssertionError: If a file is refused without a location.
    """
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for content in contents:
        file.write_bytes(content)
        begin = time.thread_time()
        problems: tuple[Problem, ...] = ()
        try:
            load_knowledge(file)
        except KnowledgeError as error:
            problems = error.problems
        cost = 1_000 * (time.thread_time() - begin) / max(1.0, len(content) / 1e6)
        slowest = max(slowest, cost) if problems else slowest
        outcomes["refused" if problems else "read"] += 1
        assert all(problem.location.path == str(file) for problem in problems)
    return {**outcomes, "slowest": round(slowest)}


def main(parser: str, folder: str, kind: str, *numbers: str) -> None:
    """Load the files of a kind, and print the outcomes."""
    setattr(nodes, "_LOADER", getattr(yaml, parser))  # noqa: B010 - the name is private
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    if kind == "bombs":
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        contents: Iterator[bytes] = (bomb if isinstance(bomb, bytes) else bomb.encode() for bomb in BOMBS.values())
    else:
        count, seed = map(int, numbers)
        contents = map(mutate, [random.Random(seed)] * count)
    threading.stack_size(SMALL_STACK)
    thread = threading.Thread(
        target=lambda: sys.stdout.write(json.dumps(load_all(contents, Path(folder, "base.yaml"))))
    )
    thread.start()
    thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
