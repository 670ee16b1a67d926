"""The server: runs the application until it is told to end."""

import json
import logging
import os
import signal
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

import msgspec
import uvicorn
from starlette.applications import Starlette

from faqbot.channels.http.app import build_app
from faqbot.channels.http.bases import find_bases
from faqbot.channels.http.service import Service
from faqbot.channels.http.settings import Settings

SHUTDOWN_SECONDS = 3
"""Longest time that requests in flight have to end."""

MAX_CONNECTIONS = 1_000
"""Greatest number of connections at a time; more are refused."""

_SETTINGS = "FAQBOT_SERVE_SETTINGS"


def serve(settings: Settings) -> None:
    """Serve until a signal ends the process; requests in flight are answered first.

    Raises:
        FaqbotError: If a base is unusable.
        DuplicateBaseError: If two bases have the same id.
        UnknownBaseError: If a webhook names a base that is not served.
        LogFileError: If the question log cannot be used.
    """
    _log_to_stderr()
    if settings.workers == 1 and len(find_bases(settings.bases)) <= settings.open_bases:
        uvicorn.run(build_app(Service.open(settings)), **_options(settings))
        return
    # After its own end, uvicorn raises the signal again, which would end the process before the folder is deleted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with tempfile.TemporaryDirectory(prefix="faqbot-") as folder:
        figures, spool = Path(folder, "figures"), Path(folder, "bases")
        figures.mkdir()
        spool.mkdir()
        settings = replace(settings, spool=str(spool))
        service = Service.open(settings)
        if settings.workers == 1:
            uvicorn.run(build_app(service), **_options(settings))
            return
        # A base that is unusable was found above, and not by each worker again and again.
        service.close()
        del service
        settings = replace(settings, secret=settings.secret or token_hex(32))
        # Workers are processes of their own: all that they are told is in their environment.
        os.environ |= {"PROMETHEUS_MULTIPROC_DIR": str(figures), _SETTINGS: msgspec.json.encode(settings).decode()}
        uvicorn.run(f"{__name__}:build_worker_app", factory=True, workers=settings.workers, **_options(settings))


def build_worker_app() -> Starlette:
    """Build the application of one worker, from the settings in its environment."""
    _log_to_stderr()
    settings = msgspec.json.decode(os.environ[_SETTINGS], type=Settings)
    return build_app(Service.open(settings))


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "host": settings.host,
        "port": settings.port,
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "limit_concurrency": MAX_CONNECTIONS,
        "timeout_graceful_shutdown": SHUTDOWN_SECONDS,
    }


class _JsonFormatter(logging.Formatter):
    """Formats a message as one line of JSON; the keys of a message that is a dictionary are kept."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {"time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"), "level": record.levelname.lower()}
        given = record.msg if isinstance(record.msg, dict) else {"event": "server", "message": record.getMessage()}
        return json.dumps(line | given)


def _log_to_stderr() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonFormatter())
    for name in ("faqbot.http", "uvicorn"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO)
