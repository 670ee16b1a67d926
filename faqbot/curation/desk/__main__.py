"""Do one piece of work for a service: a request as JSON on standard input, its result as JSON on standard output.

A process of its own keeps the service quick, and its memory small: to try suggestions means to train bots.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from faqbot.curation.desk.decisions import accept, ignore, prepare, undo
from faqbot.curation.desk.health import check_health, count_days
from faqbot.curation.desk.suggestions import list_suggestions
from faqbot.errors import FaqbotError, describe_error

TASKS: dict[str, Callable[..., dict[str, Any]]] = {
    "suggestions": list_suggestions,
    "prepare": prepare,
    "accept": accept,
    "undo": undo,
    "ignore": ignore,
    "health": check_health,
    "days": count_days,
}
"""What can be asked for: a function of plain values, which returns plain values."""

PATIENCE = 10
"""By how much the process lets others go first, in steps of ``nice``."""


def perform(request: dict[str, Any]) -> dict[str, Any]:
    """Do what a request asks for.

    Args:
        request: ``task``, one of ``TASKS``, and the arguments of its function.

    Returns:
        What the function returns, or ``fault``: why nothing was done, and what would be right.
    """
    arguments = dict(request)
    try:
        return TASKS[arguments.pop("task")](**arguments)
    except FaqbotError as error:
        return {"fault": str(error)}
    except OSError as error:
        return {"fault": f"{error.filename or 'a file'} cannot be read or written ({describe_error(error)})"}


def main() -> None:
    """Read the request, and write the result."""
    with suppress(OSError):
        os.nice(PATIENCE)
    sys.stdout.write(json.dumps(perform(json.load(sys.stdin))))


if __name__ == "__main__":
    main()
