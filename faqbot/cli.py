"""The command line: arguments, exit codes, and the one place where errors become messages.

What only one command needs is imported by that command: a process that answers one question is started for each.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from faqbot import __version__
from faqbot.bot import FaqBot
from faqbot.errors import FaqbotError
from faqbot.rendering.plain import MAX_WIDTH, to_text
from faqbot.rendering.records import to_record
from faqbot.reply import Answer, Reply, SmallTalk
from faqbot.shipped import shipped_base
from faqbot.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from faqbot.evaluation.evaluation import Evaluation


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
    _open_streams()
    options = _parser().parse_args(arguments)
    if getattr(options, "knowledge", None) == "":
        _notice("--knowledge is empty; name a folder of YAML files or one YAML file")
        return Exit.USAGE
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except FaqbotError as error:
        _notice(f"the knowledge base cannot be used\n{error}")
        return Exit.UNUSABLE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has left; without this, Python complains again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except OSError as error:
        _notice(f"standard input or output failed ({error.strerror or error})")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.USAGE


def _chat(options: argparse.Namespace) -> int:
    from faqbot.repl.commands import Conversation  # noqa: PLC0415
    from faqbot.repl.lines import converse  # noqa: PLC0415

    bot = _bot(options)
    session = bot.session()
    if options.jsonl:
        _records(bot, session.ask, options)
        return Exit.OK
    conversation = Conversation(bot.knowledge, session, bot.why)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        converse(conversation, _lines())
        return Exit.OK
    # prompt_toolkit takes longer to import than everything else together, and only a terminal needs it.
    from faqbot.repl.loop import Terminal  # noqa: PLC0415

    Terminal(bot.knowledge, conversation).run()
    return Exit.OK


def _ask(options: argparse.Namespace) -> int:
    if bool(options.question) == options.jsonl:
        _notice("ask takes a question, or --jsonl and questions on standard input")
        return Exit.USAGE
    bot = _bot(options)
    if options.jsonl:
        _records(bot, bot.ask, options)
        return Exit.OK
    reply = bot.ask(" ".join(options.question))
    if options.json:
        _record(bot, reply, options)
    else:
        print(to_text(reply, width=_width()))
        if options.why:
            from faqbot.rendering.why import to_explanation  # noqa: PLC0415

            print("\n" + to_explanation(bot.why(reply), width=_width()))
    return Exit.OK if isinstance(reply, Answer | SmallTalk) else Exit.NO_ANSWER


def _check(options: argparse.Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415

    from faqbot.checking.structure import findings  # noqa: PLC0415

    if options.path == "":
        _notice("the path is empty; name a folder of YAML files or one YAML file")
        return Exit.USAGE
    path = Path(options.path or _base(options))
    article = Path(options.article) if options.article else None
    if article is not None and not (article.is_file() and os.access(article, os.R_OK)):
        _notice(f"{article} cannot be read; name the article's text")
        return Exit.UNUSABLE
    found = findings(path, article)
    for finding in found:
        print(safe_text(f"{finding.location}: {finding.severity}: {finding.fault}; {finding.remedy}"))
    count = len(found)
    _notice(f"{count} finding{'' if count == 1 else 's'} in {path}")
    return Exit.NO_ANSWER if any(finding.severity == "error" for finding in found) else Exit.OK


def _eval(options: argparse.Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415

    from faqbot.evaluation.plot import plot_fault  # noqa: PLC0415
    from faqbot.evaluation.report import as_json, as_text  # noqa: PLC0415

    drawing = None if options.plot is None else Path(options.plot)
    fault = None if drawing is None else plot_fault(drawing)
    if (options.file is None) != options.itself:
        fault = "eval takes a file of labelled questions, or --self"
    if fault:
        _notice(fault)
        return Exit.USAGE
    evaluation = _self_evaluated(options) if options.itself else _evaluated(options)
    if evaluation is None:
        return Exit.USAGE
    # Drawn before anything is printed, as a reader that leaves early ends the process.
    unwritten = _drawn(evaluation, drawing) if drawing else None
    print(json.dumps(as_json(evaluation)) if options.json else safe_text(as_text(evaluation)))
    if unwritten:
        _notice(f"{drawing} cannot be written ({unwritten}); name another file")
    return Exit.USAGE if unwritten else Exit.OK


def _drawn(evaluation: "Evaluation", drawing: "Path") -> str | None:
    """Draw to a file; why it cannot be written, or None."""
    from faqbot.evaluation.plot import plot  # noqa: PLC0415

    try:
        plot(evaluation, drawing)
    except OSError as error:
        return error.strerror or str(error)
    return None


def _evaluated(options: argparse.Namespace) -> "Evaluation | None":
    """The evaluation of labelled questions; None, and a notice, if they cannot be used."""
    from pathlib import Path  # noqa: PLC0415

    from faqbot.evaluation.cases import read_cases  # noqa: PLC0415
    from faqbot.evaluation.evaluation import evaluated  # noqa: PLC0415
    from faqbot.evaluation.metrics import score  # noqa: PLC0415
    from faqbot.evaluation.progress import watched  # noqa: PLC0415

    bot = _bot(options)
    cases, problems = read_cases(Path(options.file), bot.knowledge)
    if problems:
        _notice("the labelled questions cannot be used\n" + "\n".join(map(str, problems)))
        return None
    return evaluated(score(watched(cases, sys.stderr), bot.ask))


def _self_evaluated(options: argparse.Namespace) -> "Evaluation":
    from faqbot.evaluation.evaluation import self_evaluated  # noqa: PLC0415
    from faqbot.evaluation.progress import watched  # noqa: PLC0415
    from faqbot.loading import load_knowledge  # noqa: PLC0415

    # Not by way of a bot: what it would learn from the whole base is of no use here.
    return self_evaluated(load_knowledge(_base(options)), lambda plan: watched(plan, sys.stderr))


def _records(bot: FaqBot, ask: Callable[[str], Reply], options: argparse.Namespace) -> None:
    for line in _lines():
        _record(bot, ask(line), options)


def _record(bot: FaqBot, reply: Reply, options: argparse.Namespace) -> None:
    record = to_record(reply, top=options.top, why=bot.why(reply) if options.why else None)
    print(json.dumps(record), flush=True)


def _lines() -> Iterator[str]:
    """Lines of standard input, ended at LF only; bytes that are not UTF-8 become U+FFFD."""
    stream: Iterable[bytes] = sys.stdin.buffer
    for line in stream:
        yield line.removesuffix(b"\n").decode("utf-8", errors="replace")


def _bot(options: argparse.Namespace) -> FaqBot:
    return FaqBot.load(_base(options))


def _base(options: argparse.Namespace) -> str:
    return getattr(options, "knowledge", None) or os.environ.get("FAQBOT_KNOWLEDGE") or shipped_base()


def _width() -> int | None:
    """Columns to wrap answers at: the terminal's; a pipe gets whole paragraphs."""
    if not sys.stdout.isatty():
        return None
    # A terminal that was just opened may not know its size yet, and says 0.
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or MAX_WIDTH, MAX_WIDTH)


def _notice(text: str) -> None:
    """Say something about the run itself, beside the answers."""
    print(safe_text(f"faqbot: {text}"), file=sys.stderr)


def _open_streams() -> None:
    """A stream that was closed reads as empty and swallows what is written; no character stops an answer."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
    parser.set_defaults(run=_chat, jsonl=False, top=3, why=False)
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
    ask.add_argument("--why", action="store_true", help="say why, too; in a record as the key why")
    ask.add_argument("--jsonl", action="store_true", help="independent questions, one a line on standard input")
    for batch in (chat, ask):
        batch.add_argument("--top", type=_count, default=3, metavar="K", help="candidates in a record, at most 10 (3)")
    check = command("check", _check, "list everything that is wrong with a knowledge base")
    check.add_argument("path", nargs="?", metavar="PATH")
    check.add_argument("--article", metavar="FILE", help="the source's text, to find every passage again")
    evaluate = command("eval", _eval, "score the base on labelled questions")
    evaluate.add_argument("file", nargs="?", metavar="FILE", help="rows of {q, expect: [ids]}, JSONL or YAML")
    own = "instead of FILE: ask the base its own phrasings, each hidden from it, in ten folds"
    evaluate.add_argument("--self", dest="itself", action="store_true", help=own)
    evaluate.add_argument("--json", action="store_true", help="print what was found as JSON")
    curves = "draw the risk-coverage and the reliability curve: .svg, or .png with matplotlib"
    evaluate.add_argument("--plot", metavar="FILE", help=curves)
    return parser


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("write a number, 0 or more")
    return int(text)
