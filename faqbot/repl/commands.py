"""What a line typed into the conversation does: text in, blocks out; no terminal."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from faqbot.evidence import Why
from faqbot.model import KnowledgeBase
from faqbot.rendering.blocks import Block, blocks, cited
from faqbot.rendering.why import explain
from faqbot.reply import Reply
from faqbot.session import Session
from faqbot.text import safe_text, same_phrasing

COMMANDS = {
    "/help": "what you can type here",
    "/topics": "what you can ask about; /topics NAME lists its questions",
    "/sources": "where the answers come from",
    "/why": "why the last answer was given",
    "/quit": "leave (also Ctrl-D)",
}
"""Each command with what it does, in the order of the help."""

_WORDS = {"exit": "/quit", "quit": "/quit", "?": "/help", "help": "/help"}


@dataclass(frozen=True, slots=True)
class Response:
    """What to show for a line.

    Attributes:
        blocks: In reading order.
        leave: Whether the conversation is over.
    """

    blocks: list[Block]
    leave: bool = False


class Conversation:
    """Lines in, responses out: questions go to the session, commands are carried out here.

    Args:
        knowledge: The base that is talked about.
        session: Answers questions.
        why: Says why a reply is what it is; asked only when ``/why`` is typed.
    """

    def __init__(self, knowledge: KnowledgeBase, session: Session, why: Callable[[Reply], Why]) -> None:
        self._knowledge = knowledge
        self._session = session
        self._reasons = why
        self._last: Reply | None = None

    def welcome(self) -> list[Block]:
        """Two lines: what the bot answers about, and how to find out more."""
        about = self._knowledge.notice or self._knowledge.title
        return [Block("answer", safe_text(about)), Block("answer", "Ask a question, or type /help.")]

    def respond(self, line: str) -> Response:
        """What to show for one line; an empty line shows nothing."""
        typed = line.strip()
        if not typed:
            return Response([])
        name, _, rest = _WORDS.get(typed.lower(), typed).partition(" ")
        if name.startswith(("/", "\\")) and len(name) > 1:
            return self._command("/" + name[1:].lower(), rest.strip())
        self._last = self._session.ask(typed)
        return Response(blocks(self._last))

    def _command(self, name: str, rest: str) -> Response:
        if name == "/quit":
            return Response([], leave=True)
        known: dict[str, Callable[[str], list[Block]]] = {
            "/help": self._help,
            "/topics": self._topics,
            "/sources": self._sources,
            "/why": self._why,
        }
        if name in known:
            return Response(known[name](rest))
        near = get_close_matches(name, COMMANDS, n=1)
        hint = f"Did you mean {near[0]}?" if near else "/help lists the commands."
        return Response([Block("note", safe_text(f"There is no command {name}. {hint}"))])

    def _help(self, _: str) -> list[Block]:
        lines = [Block("choice", what, name) for name, what in COMMANDS.items()]
        intro = "Type a question in your own words. The number of a choice chooses it."
        return [Block("answer", intro), *lines]

    def _topics(self, name: str) -> list[Block]:
        if not name:
            counts = Counter(entry.topic for entry in self._knowledge.entries)
            return [Block("choice", f"{safe_text(topic)} ({count})", "-") for topic, count in counts.items()]
        wanted = same_phrasing(name)
        near = [topic for topic in self._knowledge.topics if wanted and wanted in same_phrasing(topic)]
        near.sort(key=lambda topic: same_phrasing(topic) != wanted)
        if not near:
            return [Block("note", safe_text(f"There is no topic “{name}”. /topics lists them."))]
        entries = tuple(entry for entry in self._knowledge.entries if entry.topic == near[0])
        return [
            Block("heading", safe_text(near[0])),
            *(Block("choice", safe_text(entry.question), "-") for entry in entries),
        ]

    def _sources(self, _: str) -> list[Block]:
        if self._last is not None and self._last.citations:
            return cited(self._last.citations, self._knowledge.messages.sources)
        shown = [Block("heading", safe_text(self._knowledge.messages.sources))]
        for source in self._knowledge.sources:
            parts = (f"“{source.title}”", source.published, source.url)
            shown.append(Block("source", safe_text(", ".join(filter(None, parts))), "-"))
        return shown

    def _why(self, _: str) -> list[Block]:
        if self._last is None:
            return [Block("note", "Ask something first; then /why tells how the answer was found.")]
        return explain(self._reasons(self._last))
