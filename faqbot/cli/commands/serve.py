"""``faqbot serve``: answer over HTTP."""

import argparse
from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from faqbot.cli.bases import base_path
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice

if TYPE_CHECKING:
    from faqbot.channels.http.settings import Settings

_NEEDED = ("starlette", "msgspec", "uvicorn", "prometheus_client")

MAX_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("bases", nargs="*", metavar="BASE", help="knowledge bases, or folders of bases")
    parser.add_argument("--config", metavar="FILE", help="the configuration; what is given here takes its place")
    parser.add_argument("--host", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=_parse_port, help="the port (default: 8321; 0 takes a free one)")
    parser.add_argument("--workers", type=_parse_workers, metavar="N", help="processes (default: 1)")
    log = "keep questions that get no answer, redacted, in a file that only you can read"
    places = parser.add_mutually_exclusive_group()
    places.add_argument("--log", metavar="FILE", help=log)
    store = "keep them in a database that several machines share: postgresql://user@host/name"
    places.add_argument("--store", metavar="URL", help=store)
    parser.add_argument("--open", action="store_true", help="let anybody ask without a key, whatever the host")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of configurations, and end")


def _parse_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f"write a number from 0 to {MAX_PORT}")
    return int(text)


def _parse_workers(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError("write a number from 1 to 64")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until a signal ends the process."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        print_notice(
            f"serve needs packages that are not installed ({', '.join(missing)}); run pip install 'faqbot[serve]'"
        )
        return Exit.USAGE
    from faqbot.channels.http.background_log import LogFileError  # noqa: PLC0415 - an extra
    from faqbot.channels.http.bases import DuplicateBaseError, UnknownBaseError  # noqa: PLC0415 - an extra
    from faqbot.channels.http.configuration import ConfigurationError, build_schema  # noqa: PLC0415 - an extra
    from faqbot.channels.http.server import serve  # noqa: PLC0415 - an extra

    if options.schema:
        print(build_schema())
        return Exit.OK
    try:
        settings = _read_settings(options)
        if fault := settings.find_fault():
            print_notice(fault)
            return Exit.USAGE
        serve(settings)
    except (ConfigurationError, DuplicateBaseError, LogFileError, UnknownBaseError) as error:
        print_notice(str(error))
        return Exit.USAGE
    return Exit.OK


def _read_settings(options: argparse.Namespace) -> "Settings":
    """Return the settings of the configuration, with the options in place of its own.

    Raises:
        ConfigurationError: If the configuration cannot be used.
    """
    from faqbot.channels.http.configuration import read_configuration  # noqa: PLC0415 - an extra
    from faqbot.channels.http.settings import LogSettings, Settings  # noqa: PLC0415 - an extra

    settings = read_configuration(options.config) if options.config else Settings(())
    given = {name: getattr(options, name) for name in ("host", "port", "workers") if getattr(options, name) is not None}
    if options.log:
        given["log"] = replace(settings.log or LogSettings(), file=options.log, store="")
    if options.store:
        given["log"] = replace(settings.log or LogSettings(), file="", store=options.store)
    bases = tuple(options.bases) or settings.bases or (base_path(options),)
    return replace(settings, bases=bases, is_open=options.open or settings.is_open, **given)
