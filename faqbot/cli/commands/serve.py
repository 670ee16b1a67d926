"""``faqbot serve``: answer over HTTP."""

import argparse
from importlib.util import find_spec

from faqbot.cli.bases import base_path
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice

_NEEDED = ("starlette", "msgspec", "uvicorn", "prometheus_client")

MAX_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("bases", nargs="*", metavar="BASE", help="knowledge bases, or folders of bases")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=_parse_port, default=8321, help="the port (default: 8321; 0 takes a free one)")
    parser.add_argument("--workers", type=_parse_workers, default=1, metavar="N", help="processes (default: 1)")
    parser.add_argument("--open", action="store_true", help="let anybody ask without a key, whatever the host")


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
    from faqbot.channels.http.bases import DuplicateBaseError  # noqa: PLC0415 - an extra
    from faqbot.channels.http.server import serve  # noqa: PLC0415 - an extra
    from faqbot.channels.http.settings import Settings  # noqa: PLC0415 - an extra

    settings = Settings(
        bases=tuple(options.bases) or (base_path(options),),
        host=options.host,
        port=options.port,
        workers=options.workers,
        is_open=options.open,
    )
    if fault := settings.find_fault():
        print_notice(fault)
        return Exit.USAGE
    try:
        serve(settings)
    except DuplicateBaseError as error:
        print_notice(str(error))
        return Exit.USAGE
    return Exit.OK
