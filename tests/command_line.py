"""The command line, in this process and in one of its own, and a small base for it."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from faqbot.cli.main import run

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
    """Run one command in this process, which takes a tenth of the time of a new one.

    The arguments and the result are those of ``faqbot_process``. Errors in the command end the test.
    """
    output, errors = io.BytesIO(), io.BytesIO()
    with (
        chdir(directory or Path.cwd()),
        patch.dict(os.environ, environment, clear=bool(environment)),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")),
        patch("sys.stdout", io.TextIOWrapper(output, encoding="utf-8", write_through=True)),
        patch("sys.stderr", io.TextIOWrapper(errors, encoding="utf-8", write_through=True)),
    ):
        try:
            code = run(arguments)
        except SystemExit as leaving:  # argparse ends the process by itself
            code = int(leaving.code or 0)
        # A stream that is collected closes its buffer.
        shown = output.getvalue(), errors.getvalue()
    return subprocess.CompletedProcess(arguments, code, *shown)


def faqbot_process(
    *arguments: str, typed: bytes = b"", directory: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one command in a process of its own, for what only a process shows: its real streams and its start.

    Args:
        arguments: The arguments of the command.
        typed: The bytes on standard input.
        directory: The current folder; None keeps the folder of the test.
        environment: The whole environment, if there is any; otherwise the command inherits that of the test.
    """
    return subprocess.run(
        [sys.executable, "-m", "faqbot", *arguments],
        input=typed,
        capture_output=True,
        check=False,
        cwd=directory,
        env=environment or None,
    )


def run_side_by_side(
    commands: Iterable[Sequence[str]], typed: bytes, directory: Path | None = None, **environment: str
) -> list[subprocess.CompletedProcess[bytes]]:
    """Run commands of the system to their ends, several at a time.

    Args:
        commands: A program with its arguments, each.
        typed: The bytes on the standard input of each.
        directory: The current folder; None keeps the folder of the test.
        environment: Variables beside those of the test.

    Returns:
        The results, in the order of the commands.
    """

    def run_one(command: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        variables = {**os.environ, **environment}
        return subprocess.run(command, input=typed, capture_output=True, check=False, cwd=directory, env=variables)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(run_one, commands))
