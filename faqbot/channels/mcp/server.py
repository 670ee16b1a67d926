"""A server of the Model Context Protocol for one base."""

from collections.abc import Callable

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError
from mcp.types import ToolAnnotations

from faqbot.bot import FaqBot
from faqbot.channels.mcp.entry_page import entries_page, entry_page, passage_page
from faqbot.channels.mcp.tools import BotSource, FaqTools
from faqbot.version import VERSION

INSTRUCTIONS = "Answers questions from the curated, cited entries of “{title}”, and says so when it does not know."
ASK = (
    "Answer a question from the curated entries of the base “{title}”, with sources. The reply is an answer, a question"
    " back with numbered choices, or an honest statement that the base does not know. Pass its text on word for word,"
    " an alert before everything else. To choose or to follow up, call again with the handle of the conversation."
)
SEARCH = (
    "List the entries of the base “{title}” that are nearest to a query, with the probability that each answers it."
    " Nothing is decided, and no answer is given: call ask or entry for that."
)
ENTRY = "Give one entry of the base “{title}” by its id: question, answer, evidence, sources and next questions."

PROMPT = """Answer the question below only from the FAQ “{title}”.

1. Call the tool ask with the question as it stands.
2. If the reply has an alert, say it first, word for word.
3. If the kind is answer, give its text word for word, with its sources. Add nothing of your own.
4. If it is clarification, offer its choices, and call ask again with the number and the handle of the conversation.
5. If it is no_answer, say so. Do not answer from anything else.

Question: {question}"""


def build_server(source: BotSource) -> MCPServer:
    """Build the server of a base.

    It only reads and keeps no state: a conversation is in the handle that each reply gives.

    Args:
        source: Returns the bot that answers now; a base may be reloaded while it is served.
    """
    title = source().knowledge.title
    server = MCPServer(
        "faqbot",
        title=title,
        version=VERSION,
        instructions=INSTRUCTIONS.replace("{title}", title),
        log_level="WARNING",
    )
    tools = FaqTools(source)
    for name, tool, description in (
        ("ask", tools.ask, ASK),
        ("search", tools.search, SEARCH),
        ("entry", tools.entry, ENTRY),
    ):
        _add_tool(server, name, tool, description.replace("{title}", title))
    _add_resources(server, source)

    def answer_from_faq(question: str) -> str:
        return PROMPT.replace("{title}", title).replace("{question}", question)

    server.prompt(title="Answer from the FAQ", description="Answer a question only from the FAQ, and cite it.")(
        answer_from_faq
    )
    return server


def run_stdio(bot: FaqBot) -> None:
    """Serve a base on standard input and output until the input ends."""
    build_server(lambda: bot).run("stdio")


def _add_tool(server: MCPServer, name: str, tool: Callable[..., object], description: str) -> None:
    hints = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    server.add_tool(tool, name=name, description=description, annotations=hints, structured_output=True)


def _add_resources(server: MCPServer, get_bot: BotSource) -> None:
    def entries() -> str:
        return entries_page(get_bot())

    def entry(id: str) -> str:  # noqa: A002 - the name in the template
        return _read(entry_page, get_bot(), id)

    def passage(source: str, passage: str) -> str:
        return _read(passage_page, get_bot(), source, passage)

    for address, resource, description in (
        ("faq://entries", entries, "All entries by topic."),
        ("faq://entries/{id}", entry, "One entry: question, answer, sources, next questions."),
        ("faq://sources/{source}/{+passage}", passage, "One passage of a source, and the entries that rest on it."),
    ):
        server.resource(address, description=description, mime_type="text/markdown")(resource)


def _read(page: Callable[..., str], *arguments: object) -> str:
    """Return a page, with the error that the protocol shows where there is none."""
    try:
        return page(*arguments)
    except LookupError as error:
        raise ResourceError(str(error)) from None
