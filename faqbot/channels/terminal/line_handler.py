"""A conversation: what a typed line does, and what is shown for it; no terminal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from faqbot.channels.terminal import browsing
from faqbot.channels.terminal.slash_commands import COMMANDS, ParsedCommand, find_nearest, parse_command
from faqbot.conversation.session import Session
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

if TYPE_CHECKING:
    from faqbot.explanation.why import Why


@dataclass(frozen=True, slots=True)
class Response:
    """What to show for a line, and what to do then.

    Attributes:
        blocks: In reading order.
        leave: Whether the conversation is over.
        forget: Whether the lines that were typed are to be forgotten.
    """

    blocks: list[Block]
    leave: bool = False
    forget: bool = False


class LineHandler:
    """Lines in, responses out: questions go to a session, commands are carried out here.

    Args:
        knowledge: The base that is talked about.
        begin: Begins a session, which answers questions.
        why: Says why a reply is what it is; asked only when ``/why`` is typed.
        show: The blocks of a reply.
        keep: Is given each reply, to write it down; what it raises ends that, and not the conversation.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        begin: Callable[[], Session],
        why: "Callable[[Reply], Why]",
        *,
        show: Callable[[Reply], list[Block]] = build_blocks,
        keep: Callable[[Reply], None] | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._begin = begin
        self._explain = why
        self._shown = show
        self._keep = keep
        self._session = begin()
        self._replies: list[Reply] = []

    def welcome(self) -> list[Block]:
        """Two lines: what the bot answers about, and how to find out more."""
        about = self._knowledge.notice or self._knowledge.title
        return [Block("answer", safe_text(about)), Block("answer", "Ask a question, or type /help.")]

    def respond(self, line: str) -> Response:
        """What to show for one line; an empty line shows nothing."""
        if not line.strip():
            return Response([])
        command = parse_command(line)
        if command is None:
            return Response(self._ask(line.strip()))
        if command.name == "/quit":
            return Response([], leave=True)
        if command.name == "/clear":
            return Response(self._clear(), forget=True)
        return Response(self._run_command(command))

    def _ask(self, question: str) -> list[Block]:
        reply = self._session.ask(question)
        self._replies.append(reply)
        return [*self._shown(reply), *self._transcribe(reply)]

    def _transcribe(self, reply: Reply) -> list[Block]:
        """Write a reply down where that is wanted; a note if it cannot be, and then no more."""
        try:
            if self._keep:
                self._keep(reply)
        except OSError as error:
            self._keep = None
            return [Block("note", safe_text(f"The transcript ends here: it cannot be written ({_reason(error)})."))]
        return []

    def _run_command(self, command: ParsedCommand) -> list[Block]:
        known: dict[str, Callable[[str], list[Block]]] = {
            "/help": _help,
            "/topics": self._topics,
            "/sources": self._sources,
            "/more": self._more,
            "/why": self._why,
            "/save": self._save,
        }
        if command.name in known:
            return known[command.name](command.rest)
        near = find_nearest(command.name)
        hint = f"Did you mean {near}?" if near else "/help lists the commands."
        return [Block("note", safe_text(f"There is no command {command.name}. {hint}"))]

    def _topics(self, name: str) -> list[Block]:
        return browsing.show_topic(self._knowledge, name) if name else browsing.list_topics(self._knowledge)

    def _sources(self, number: str) -> list[Block]:
        citations = self._replies[-1].citations if self._replies else ()
        return browsing.show_source(citations, number) if number else browsing.show_sources(self._knowledge, citations)

    def _why(self, _: str) -> list[Block]:
        if not self._replies:
            return [Block("note", "Ask something first; then /why tells how the answer was found.")]
        # What only one command needs is imported when that is typed, and does not hold up the first prompt.
        from faqbot.rendering.explanation import explain  # noqa: PLC0415

        return explain(self._explain(self._replies[-1]))

    def _more(self, _: str) -> list[Block]:
        if reply := self._session.more():
            return self._shown(reply)
        return [Block("note", "There is no more about that. /topics lists what you can ask about.")]

    def _save(self, path: str) -> list[Block]:
        from faqbot.channels.terminal.transcript import SUFFIXES, has_known_suffix, save  # noqa: PLC0415

        if not self._replies:
            return [Block("note", "There is nothing to save yet.")]
        if not has_known_suffix(path):
            return [Block("note", f"Type /save and a file that ends with {' or '.join(SUFFIXES)}.")]
        try:
            written = save(path, self._knowledge, self._replies)
        except (OSError, ValueError, RuntimeError) as error:
            return [Block("note", safe_text(f"{path} cannot be written ({_reason(error)}). Name another file."))]
        return [Block("note", safe_text(f"The conversation is in {written}, which only you can read."))]

    def _clear(self) -> list[Block]:
        self._session = self._begin()
        self._replies.clear()
        return [Block("note", "What was said and what was typed is forgotten.")]


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _help(_: str) -> list[Block]:
    intro = "Type a question in your own words. The number of a choice chooses it."
    commands = [
        Block("choice", command.does, " ".join(filter(None, (name, command.takes))) + ":")
        for name, command in COMMANDS.items()
    ]
    return [Block("answer", intro), *commands]
