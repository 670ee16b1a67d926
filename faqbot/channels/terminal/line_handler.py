"""The responses to the lines of a conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from faqbot.channels.terminal import browsing
from faqbot.channels.terminal.slash_commands import (
    SLASH_COMMANDS,
    ParsedCommand,
    find_nearest,
    parse_command,
    summarize,
)
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.conversation.selection import parse_choices
from faqbot.conversation.session import Session
from faqbot.errors import describe_error
from faqbot.knowledge.model import KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.language.text import shown_text
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
        texts: The sentences of the terminal before the first reply; None has them in the language of the base.
        transcribe: Writes each reply to a transcript. An ``OSError`` ends the transcript, not the conversation.
    """

    def __init__(
        self,
        knowledge: KnowledgeBase,
        start_session: Callable[[], Session],
        explain: "Callable[[Reply], Why]",
        *,
        render: Callable[[Reply], list[Block]] = build_blocks,
        texts: TerminalTexts | None = None,
        transcribe: Callable[[Reply], None] | None = None,
    ) -> None:
        self._knowledge = knowledge
        self._start_session = start_session
        self._explain = explain
        self._render = render
        self._first_texts = texts or TerminalTexts(knowledge.language)
        self._append_to_transcript = transcribe
        self._session = start_session()
        self._pack = pack_for(knowledge.language)
        self._replies: list[Reply] = []
        self._listed_topics: tuple[str, ...] = ()

    def build_welcome(self) -> list[Block]:
        """Return the subject of the base, and how to begin."""
        about = self._knowledge.notice or self._knowledge.title
        return [Block("answer", shown_text(about)), Block("answer", self._texts.get("welcome"))]

    def explain_how_to_leave(self) -> list[Block]:
        """Return how to end the conversation."""
        return self._texts.note("leave")

    @property
    def _texts(self) -> TerminalTexts:
        """The sentences of the terminal, in the language of the last reply."""
        return TerminalTexts(self._replies[-1].knowledge.language) if self._replies else self._first_texts

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
            return self._texts.note("transcript_ended", reason=describe_error(error))
        return []

    def _run_command(self, command: ParsedCommand) -> list[Block]:
        actions: dict[str, Callable[[str], list[Block]]] = {
            "/help": self._show_help,
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
        unknown = self._texts.get("no_command", name=command.name)
        near = find_nearest(command.name)
        hint = self._texts.get("did_you_mean", name=near) if near else self._texts.get("see_help")
        return [Block("note", f"{unknown} {hint}")]

    def _show_help(self, _: str) -> list[Block]:
        commands = [
            Block("choice", summarize(name, self._texts), f"{name} {argument}".strip() + ":")
            for name, argument in SLASH_COMMANDS.items()
        ]
        return [Block("answer", self._texts.get("help")), *commands]

    def _show_topics(self, name: str) -> list[Block]:
        if not name:
            self._listed_topics = self._knowledge.topics
            return browsing.list_topics(self._knowledge)
        if topic := browsing.find_topic(self._knowledge, name):
            return self._list_topic(topic)
        return self._texts.note("no_topic", name=name)

    def _list_topic(self, topic: str) -> list[Block]:
        """List the questions of a topic, to choose from by number."""
        entries = tuple(entry for entry in self._knowledge.entries if entry.topic == topic)
        self._session.offer(topic, entries)
        return browsing.list_questions(topic, entries)

    def _show_sources(self, number: str) -> list[Block]:
        if number and not self._replies:
            return self._texts.note("ask_first", name="/sources")
        citations = self._replies[-1].citations if self._replies else ()
        if number:
            return browsing.show_source(citations, number, self._texts)
        return browsing.show_sources(self._knowledge, citations)

    def _show_why(self, option: str) -> list[Block]:
        if not self._replies:
            return self._texts.note("ask_first", name="/why")
        # A module that only one command needs is imported by that command, so that it does not delay the first prompt.
        from faqbot.channels.terminal.reasons import tell_reasons  # noqa: PLC0415
        from faqbot.rendering.explanation import explain  # noqa: PLC0415

        why = self._explain(self._replies[-1])
        return explain(why) if option == "-v" else tell_reasons(why, self._texts)

    def _show_more(self, _: str) -> list[Block]:
        if not self._replies:
            return self._texts.note("ask_first", name="/more")
        if reply := self._session.more():
            return self._render(reply)
        return self._texts.note("nothing_more")

    def _rate(self, _: str, *, helpful: bool) -> list[Block]:
        from faqbot.conversation.logged_session import LoggedSession  # noqa: PLC0415 - as in _show_why

        session = self._session
        if not isinstance(session, LoggedSession):
            return self._texts.note("not_logged")
        if not self._replies:
            return self._texts.note("ask_first", name="/good" if helpful else "/bad")
        if not session.feedback(helpful=helpful):
            return self._texts.note("not_rated")
        return self._texts.note("rated_good" if helpful else "rated_bad")

    def _save(self, path: str) -> list[Block]:
        from faqbot.channels.terminal.transcript import has_known_suffix, save  # noqa: PLC0415

        if not self._replies:
            return self._texts.note("nothing_to_save")
        if not has_known_suffix(path):
            return self._texts.note("name_file")
        try:
            written = save(path, self._knowledge, self._replies)
        except (OSError, ValueError, RuntimeError) as error:
            return self._texts.note("not_written", file=path, reason=describe_error(error))
        return self._texts.note("saved", file=written)

    def _clear(self) -> list[Block]:
        cleared = self._texts.note("cleared")
        self._session = self._start_session()
        self._replies.clear()
        return cleared
