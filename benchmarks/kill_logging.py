"""Kill a process that logs, at random moments, and see that its log opens and lost nothing but the last row.

::

    python benchmarks/kill_logging.py --kills 200

Each process asks questions that have no answer, and says after each that it was logged, until it is killed. All of them
write into one log. Nothing is printed but the sums, and the exit code is 1 if a log did not open or lost a row.
"""

import argparse
import os
import random
import select
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import faqbot
from faqbot.knowledge.model import Entry, KnowledgeBase

BASE = KnowledgeBase(
    id="shop", title="The shop", entries=(Entry(id="hours", question="When are you open?", answer="From 9 to 5."),)
)
LONGEST = 0.05
"""Seconds that a process lives at most after its first row."""


class Killed(NamedTuple):
    """What a killed process said, and what the log has of it.

    Attributes:
        said: How many rows the process said were logged.
        kept: How many rows the log has more than before.
    """

    said: int
    kept: int

    @property
    def is_sound(self) -> bool:
        """Whether the log has every row but perhaps one that the process had no time to tell of, or to write."""
        return self.said <= self.kept <= self.said + 1


def log_until_killed(path: Path, say: int) -> None:
    """Log questions, and write a byte after each."""
    session = faqbot.FaqBot(BASE, log=faqbot.QuestionLog(path)).session()
    number = 0
    while True:
        session.ask(f"who painted ceiling {number}")
        os.write(say, b".")
        number += 1


def kill_one(path: Path, chance: random.Random, work: Callable[[Path, int], None] = log_until_killed) -> Killed:
    """Start a process that logs, kill it at a random moment, and count the rows.

    Args:
        path: The log.
        chance: Tells the moment.
        work: What the process does.
    """
    before = len(faqbot.QuestionLog(path).read())
    hear, say = os.pipe()
    process = os.fork()
    if not process:
        os.close(hear)
        try:
            work(path, say)
        finally:
            os._exit(1)
    os.close(say)
    select.select([hear], [], [], 30)
    select.select([], [], [], chance.uniform(0, LONGEST))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    said = 0
    while data := os.read(hear, 65_536):
        said += len(data)
    os.close(hear)
    return Killed(said, len(faqbot.QuestionLog(path).read()) - before)


def main(arguments: list[str] | None = None) -> int:
    """Kill processes, and print how many rows they said and the log has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200, help="how many processes are killed (default: 200)")
    parser.add_argument("--seed", type=int, default=15, help="chooses the moments (default: 15)")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory(prefix="faqbot-") as folder:
        killed = [kill_one(Path(folder, "log.sqlite"), chance) for _ in range(options.kills)]
    lost = sum(not each.is_sound for each in killed)
    said, kept = sum(each.said for each in killed), sum(each.kept for each in killed)
    print(f"{len(killed)} processes killed: {said} rows said, {kept} kept; {lost} processes lost a row that they said")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
