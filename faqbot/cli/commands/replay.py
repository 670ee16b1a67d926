"""``faqbot replay``: ask the questions of receipts again, and report what changed."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from faqbot.cli.bases import load_bot
from faqbot.cli.exits import Exit
from faqbot.cli.streams import print_notice
from faqbot.curation.comparing.replay import Replay, find_replay_fault, replay_record
from faqbot.knowledge.loading.files import describe_path_error
from faqbot.language.text import safe_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    what = "records of faqbot ask --receipt, one per line; - is standard input"
    parser.add_argument("file", metavar="RECEIPT", help=what)


def run(options: argparse.Namespace) -> int:
    """Replay each record, and exit with 1 if a reply has changed."""
    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except (OSError, ValueError) as error:
        reason = describe_path_error(error)
        print_notice(f"{options.file} cannot be read ({reason}); name a file of records with receipts")
        return Exit.USAGE
    records = _parse_records(data.decode("utf-8-sig", errors="replace"))
    faults = [(number, fault) for number, record in enumerate(records, 1) if (fault := find_replay_fault(record))]
    if faults or not records:
        number, fault = faults[0] if faults else (1, "there is no record")
        name = "standard input" if options.file == "-" else options.file
        print_notice(f"{name}: record {number}: {fault}; write one with faqbot ask --receipt")
        return Exit.USAGE
    bot = load_bot(options)
    replays = [replay_record(record, bot) for record in records]
    print(safe_text("\n\n".join("\n".join(_format_replay(replay)) for replay in replays)))
    changed = sum(bool(replay.reply_changes) for replay in replays)
    print_notice(f"{changed} of {len(replays)} {'reply' if len(replays) == 1 else 'replies'} changed")
    return Exit.NO_ANSWER if changed else Exit.OK


def _parse_records(text: str) -> list[dict[str, object]]:
    """Parse one long record, or one record per line.

    Anything but an object becomes an empty record.
    """
    whole = _parse_object(text)
    return [whole] if whole else [_parse_object(line) for line in text.split("\n") if line.strip()]


def _parse_object(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _format_replay(replay: Replay) -> Iterator[str]:
    yield replay.question
    yield "  the reply has changed" if replay.reply_changes else "  the reply is the same"
    yield from (f"  changed  {deviation}" for deviation in (*replay.reply_changes, *replay.detail_changes))
    why = "because " if replay.reply_changes or replay.detail_changes else "although"
    yield from (f"  {why} {cause}" for cause in replay.causes)
    yield f"  same     {', '.join(replay.same)}"
