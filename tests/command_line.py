"""The command line as a process, and a small base for it."""

import subprocess
import sys
from pathlib import Path

BREAD = """\
format: 1
id: bread
title: Bread at home
contact: Ask your baker.
sources:
  - id: handbook
    title: The handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps}
entries:
  - id: storage-time
    topic: Storage
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf]
    answer: About three days at room temperature.
    citations: [storage/1]
    follow_ups: [storage-freezing]
  - id: storage-freezing
    topic: Storage
    question: Can I freeze bread?
    paraphrases: [deep freezing a loaf, bread in the freezer]
    answer: Yes, for up to three months.
    citations: [storage/1]
gaps:
  - id: gluten
    question: Is it safe for coeliacs?
    paraphrases: [gluten free, does it contain gluten]
    answer: The handbook says nothing about gluten.
    nearest: [storage-time]
"""


def faqbot(
    *arguments: str, typed: bytes = b"", directory: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end, with these variables as its whole environment if there are any."""
    return subprocess.run(
        [sys.executable, "-m", "faqbot", *arguments],
        input=typed,
        capture_output=True,
        check=False,
        cwd=directory,
        env=environment or None,
    )
