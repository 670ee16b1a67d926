"""Work that is done in a process of its own, so that no question waits for it."""

import asyncio
import json
import os
import sys
from typing import Any

from faqbot.channels.http.problems import RequestProblem

MODULE = "faqbot.curation.desk"
"""The program of the process. It is not imported here: who answers questions needs none of it."""

SECONDS = 600.0
"""Longest time of a piece of work; a log with thousands of questions and a large base take a minute."""

PRIVATE = ("FAQBOT_SERVE_SETTINGS",)
"""Variables of the environment that hold secrets of the service, which the process does not get."""


class Desk:
    """Does one piece of work after the other.

    Args:
        module: The program.
        seconds: Longest time of a piece of work.
    """

    __slots__ = ("_lock", "_module", "_seconds")

    def __init__(self, module: str = MODULE, seconds: float = SECONDS) -> None:
        self._module, self._seconds = module, seconds
        self._lock = asyncio.Lock()

    async def perform(self, task: str, **arguments: object) -> dict[str, Any]:
        """Do a piece of work, and return its result.

        Args:
            task: What is to be done.
            arguments: Plain values.

        Raises:
            RequestProblem: If it cannot be done, with what would be right.
        """
        async with self._lock:
            result = await self._run(json.dumps({"task": task, **arguments}).encode())
        if fault := result.get("fault"):
            raise RequestProblem(409, str(fault))
        return result

    async def _run(self, request: bytes) -> dict[str, Any]:
        # With -P, a file in the current folder cannot take the place of a module.
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", self._module),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # A traceback may hold what somebody asked.
            stderr=asyncio.subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if name not in PRIVATE},
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(self._seconds):
                output, _ = await process.communicate(request)
        except TimeoutError:
            raise RequestProblem(503, f"this took longer than {self._seconds:g} s, and was given up") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise RequestProblem(500, "the work failed; faqbot suggest and faqbot check do the same, and say more")
        result: dict[str, Any] = json.loads(output)
        return result
