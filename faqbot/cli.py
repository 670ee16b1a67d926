"""The command line: arguments, exit codes, and the one place where errors become messages.

What only one command needs is imported by that command: a process that answers one question is started for each.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from pathlib import Path

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError
from faqbot.rendering.plain import MAX_WIDTH, to_text
from faqbot.rendering.records import to_record
from faqbot.reply import Answer, Reply, SmallTalk
from faqbot.shipped import shipped_base
from faqbot.text import safe_text


class Exit(IntEnum):
    """Exit codes, as the README lists them."""

    OK = 0
    NO_ANSWER = 1
    USAGE = 2
    UNUSABLE = 3
    INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Carry out one command.

    Args:
        arguments: What stands after ``faqbot``.

    Returns:
        One of ``Exit``; argparse itself leaves with 2 on unknown arguments.
    """
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except FaqbotError as error:
        print(safe_text(f"faqbot: the knowledge base cannot be used\n{error}"), file=sys.stderr)
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has left; without this, Python complains again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK


def _chat(options: argparse.Namespace) -> int:
    from faqbot.repl.commands import Conversation  # noqa: PLC0415
    from faqbot.repl.lines import converse  # noqa: PLC0415

    bot = _bot(options)
    session = bot.session()
    if options.jsonl:
        _records(session.ask, options)
        return Exit.OK
    conversation = Conversation(bot.knowledge, session)
    if not sys.stdin.isatty():
        converse(conversation, _lines())
        return Exit.OK
    # prompt_toolkit takes longer to import than everything else together, and only a terminal needs it.
    from faqbot.repl.loop import Terminal  # noqa: PLC0415

    Terminal(bot.knowledge, conversation).run()
    return Exit.OK


def _ask(options: argparse.Namespace) -> int:
    if bool(options.question) == options.jsonl:
        print("faqbot: ask takes a question, or --jsonl and questions on standard input", file=sys.stderr)
        return Exit.USAGE
    bot = _bot(options)
    if options.jsonl:
        _records(bot.ask, options)
        return Exit.OK
    reply = bot.ask(" ".join(options.question))
    if options.json:
        print(json.dumps(to_record(reply, top=options.top)))
    else:
        print(to_text(reply, width=_width()))
    return Exit.OK if isinstance(reply, Answer | SmallTalk) else Exit.NO_ANSWER


def _check(options: argparse.Namespace) -> int:
    from faqbot.checking.structure import findings  # noqa: PLC0415

    path = Path(options.path or _base(options))
    if not os.access(path, os.R_OK):
        print(
            safe_text(f"faqbot: {path} cannot be read; name a folder of YAML files or one YAML file"), file=sys.stderr
        )
        return Exit.UNUSABLE
    article = Path(options.article) if options.article else None
    if article is not None and not (article.is_file() and os.access(article, os.R_OK)):
        print(safe_text(f"faqbot: {article} cannot be read; name the article's text"), file=sys.stderr)
        return Exit.UNUSABLE
    found = findings(path, article)
    for finding in found:
        print(safe_text(str(finding)))
    count = len(found)
    print(f"{count} finding{'' if count == 1 else 's'} in {safe_text(str(path))}", file=sys.stderr)
    return Exit.NO_ANSWER if found else Exit.OK


def _eval(options: argparse.Namespace) -> int:
    from faqbot.evaluation.cases import read_cases  # noqa: PLC0415
    from faqbot.evaluation.metrics import score  # noqa: PLC0415
    from faqbot.evaluation.report import as_json, as_text  # noqa: PLC0415

    bot = _bot(options)
    cases, problems = read_cases(Path(options.file), bot.knowledge)
    if problems:
        print(safe_text("\n".join(map(str, problems))), file=sys.stderr)
        return Exit.USAGE
    result = score(cases, bot.ask)
    print(json.dumps(as_json(result)) if options.json else safe_text(as_text(result)))
    return Exit.OK


def _records(ask: Callable[[str], Reply], options: argparse.Namespace) -> None:
    for line in _lines():
        print(json.dumps(to_record(ask(line), top=options.top)), flush=True)


def _lines() -> Iterator[str]:
    """Lines of standard input, ended at LF only; bytes that are not UTF-8 become U+FFFD."""
    stream: Iterable[bytes] = sys.stdin.buffer
    for line in stream:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")


def _bot(options: argparse.Namespace) -> FaqBot:
    return FaqBot.load(_base(options))


def _base(options: argparse.Namespace) -> str:
    return getattr(options, "knowledge", None) or os.environ.get("FAQBOT_KNOWLEDGE") or str(shipped_base())


def _width() -> int | None:
    """Columns to wrap answers at: the terminal's; a pipe gets whole paragraphs."""
    return min(os.get_terminal_size(sys.stdout.fileno()).columns, MAX_WIDTH) if sys.stdout.isatty() else None


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: a subcommand's default must not overwrite what was given before the command.
    shared.add_argument(
        "--knowledge", metavar="PATH", default=argparse.SUPPRESS, help="another base: a folder or one YAML file"
    )
    parser = argparse.ArgumentParser(
        prog="faqbot",
        description="Answers questions from curated, cited entries.",
        parents=[shared],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"faqbot {__version__}")
    parser.set_defaults(run=_chat, jsonl=False, top=3)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], what: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=what, description=what, parents=[shared], allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    chat = command("chat", _chat, "hold a conversation (the same as no command)")
    chat.add_argument("--jsonl", action="store_true", help="one question a line in, one record a line out")
    ask = command("ask", _ask, "ask one question")
    ask.add_argument("question", nargs="*", metavar="QUESTION")
    ask.add_argument("--json", action="store_true", help="print the reply as a record")
    ask.add_argument("--jsonl", action="store_true", help="independent questions, one a line on standard input")
    for batch in (chat, ask):
        batch.add_argument("--top", type=_count, default=3, metavar="K", help="candidates in a record (3)")
    check = command("check", _check, "list everything that is wrong with a knowledge base")
    check.add_argument("path", nargs="?", metavar="PATH")
    check.add_argument("--article", metavar="FILE", help="the source's text, to find every passage again")
    evaluate = command("eval", _eval, "score the base on labelled questions")
    evaluate.add_argument("file", metavar="FILE", help="rows of {q, expect: [ids]}, JSONL or YAML")
    evaluate.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("write 0 or more")
    return number
