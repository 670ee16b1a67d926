"""The responses to the lines of a conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from faqbot.channels.terminal import browsing
from faqbot.channels.terminal.slash_commands import SLASH_COMMANDS, ParsedCommand, find_nearest, parse_command
from faqbot.conversation.selection import parse_choices
from faqbot.conversation.session import Session
from faqbot.errors import describe_error
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.language.text import safe_text
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.replies.reply import Reply

if TYPE_CHECKING:
    from faqbot.explanation.why import Why


@dataclass(frozen=True, slots=True)
class Response:
    """The response to one line.

    Attributes:
        blocks: The blocks to show, in reading order.
        leave: Whether the conversation is over.
        forget: Whether the terminal must forget the typed lines.
    """

    blocks: list[Block]
    leave: bool = False
    forget: bool = False


class LineHandler:
    """Responds to lines: passes questions to a session, and runs commands.

    Args:
        knowledge: The base that answers come from.
        start_session: Starts a session, which answers questions.
        explain: Explains a reply; called only for ``/why``.
        render: Returns the blocks of a reply.
        transcribe: Writes each reply to a transcript. An ``OSError`` ends the transcript, not the conversation.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        start_session: Callable[[], Session],
        explain: "Callable[[Reply], Why]",
        *,
        render: Callable[[Reply], list[Block]] = build_blocks,
        transcribe: Callable[[Reply], None] | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._start_session = start_session
        self._explain = explain
        self._render = render
        self._append_to_transcript = transcribe
        self._session = start_session()
        self._pack = pack_for(knowledge.language)
        self._replies: list[Reply] = []
        self._listed_topics: tuple[str, ...] = ()

    def build_welcome(self) -> list[Block]:
        """Return the subject of the base, and how to begin."""
        about = self._knowledge.notice or self._knowledge.title
        return [Block("answer", safe_text(about)), Block("answer", "Ask a question, or type /help.")]

    def respond(self, line: str) -> Response:
        """Respond to a line; an empty line shows nothing."""
        if not line.strip():
            return Response([])
        command, listed = parse_command(line), self._listed_topics
        self._listed_topics = ()
        if command is None:
            numbers = parse_choices(line, len(listed), self._pack) if listed else None
            return Response(self._list_topic(listed[numbers[0]]) if numbers else self._ask(line.strip()))
        if command.name == "/quit":
            return Response([], leave=True)
        if command.name == "/clear":
            return Response(self._clear(), forget=True)
        return Response(self._run_command(command))

    def _ask(self, question: str) -> list[Block]:
        reply = self._session.ask(question)
        self._replies.append(reply)
        return [*self._render(reply), *self._transcribe(reply)]

    def _transcribe(self, reply: Reply) -> list[Block]:
        """Write a reply to the transcript, if there is one.

        A failure ends the transcript and returns a note.
        """
        try:
            if self._append_to_transcript:
                self._append_to_transcript(reply)
        except OSError as error:
            self._append_to_transcript = None
            reason = describe_error(error)
            return [Block("note", safe_text(f"The transcript ends here because it cannot be written ({reason})."))]
        return []

    def _run_command(self, command: ParsedCommand) -> list[Block]:
        actions: dict[str, Callable[[str], list[Block]]] = {
            "/help": _show_help,
            "/topics": self._show_topics,
            "/sources": self._show_sources,
            "/more": self._show_more,
            "/why": self._show_why,
            "/good": partial(self._rate, helpful=True),
            "/bad": partial(self._rate, helpful=False),
            "/save": self._save,
        }
        if command.name in actions:
            return actions[command.name](command.argument)
        near = find_nearest(command.name)
        hint = f"Did you mean {near}?" if near else "/help lists the commands."
        return [Block("note", safe_text(f"There is no command {command.name}. {hint}"))]

    def _show_topics(self, name: str) -> list[Block]:
        if not name:
            self._listed_topics = self._knowledge.topics
            return browsing.list_topics(self._knowledge)
        if topic := browsing.find_topic(self._knowledge, name):
            return self._list_topic(topic)
        return [Block("note", safe_text(f"There is no topic “{name}”. /topics lists all topics."))]

    def _list_topic(self, topic: str) -> list[Block]:
        """List the questions of a topic, to choose from by number."""
        entries = tuple(entry for entry in self._knowledge.entries if entry.topic == topic)
        self._session.offer(topic, entries)
        return browsing.list_questions(topic, entries)

    def _show_sources(self, number: str) -> list[Block]:
        if number and not self._replies:
            return _ask_first("/sources 1 shows the first source of the answer")
        citations = self._replies[-1].citations if self._replies else ()
        return browsing.show_source(citations, number) if number else browsing.show_sources(self._knowledge, citations)

    def _show_why(self, _: str) -> list[Block]:
        if not self._replies:
            return _ask_first("/why explains the reply")
        # A module that only one command needs is imported by that command, so that it does not delay the first prompt.
        from faqbot.rendering.explanation import explain  # noqa: PLC0415

        return explain(self._explain(self._replies[-1]))

    def _show_more(self, _: str) -> list[Block]:
        if not self._replies:
            return _ask_first("/more lists what else there is about the answer")
        if reply := self._session.more():
            return self._render(reply)
        return [Block("note", "There is nothing more about that. /topics lists what you can ask about.")]

    def _rate(self, _: str, *, helpful: bool) -> list[Block]:
        from faqbot.conversation.logged_session import LoggedSession  # noqa: PLC0415 - as in _show_why

        session = self._session
        effect = "helped" if helpful else "did not help"
        if not isinstance(session, LoggedSession):
            return [Block("note", "This conversation is not logged, so nothing is counted. --log FILE names a log.")]
        if not self._replies:
            return _ask_first(f"/{'good' if helpful else 'bad'} says that the reply {effect}")
        if not session.feedback(helpful=helpful):
            return [Block("note", "Alerts and small talk are not logged, so the last reply cannot be rated.")]
        return [Block("note", f"Thank you for saying that the last reply {effect}.")]

    def _save(self, path: str) -> list[Block]:
        from faqbot.channels.terminal.transcript import SUFFIXES, has_known_suffix, save  # noqa: PLC0415

        if not self._replies:
            return [Block("note", "There is nothing to save yet.")]
        if not has_known_suffix(path):
            return [Block("note", f"Type /save and a file name that ends with {' or '.join(SUFFIXES)}.")]
        try:
            written = save(path, self._knowledge, self._replies)
        except (OSError, ValueError, RuntimeError) as error:
            return [Block("note", safe_text(f"{path} cannot be written ({describe_error(error)}). Name another file."))]
        return [Block("note", safe_text(f"The conversation was saved to {written}, which only you can read."))]

    def _clear(self) -> list[Block]:
        self._session = self._start_session()
        self._replies.clear()
        return [Block("note", "The conversation and the lines you typed are forgotten.")]


def _ask_first(effect: str) -> list[Block]:
    return [Block("note", f"Ask something first; then {effect}.")]


def _show_help(_: str) -> list[Block]:
    intro = "Type a question in your own words, or the number of a choice."
    commands = [
        Block("choice", command.summary, " ".join(filter(None, (name, command.argument))) + ":")
        for name, command in SLASH_COMMANDS.items()
    ]
    return [Block("answer", intro), *commands]
