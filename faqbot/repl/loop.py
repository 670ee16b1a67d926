"""The conversation at a terminal: prompt_toolkit reads, the conversation answers, this prints."""

import os
from collections.abc import Iterable, Mapping

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory

from faqbot.model import KnowledgeBase
from faqbot.rendering.blocks import Block
from faqbot.rendering.plain import lines
from faqbot.rendering.styled import to_formatted
from faqbot.repl.commands import Conversation
from faqbot.repl.completion import suggest
from faqbot.text import safe_text

MENU_ROWS = 3
"""Rows kept free for the completion menu: more of them make terminals of six rows unusable."""


class Terminal:
    """A conversation at a terminal.

    Args:
        knowledge: The base, for completion.
        conversation: Answers lines.
    """

    def __init__(self, knowledge: KnowledgeBase, conversation: Conversation) -> None:
        self._conversation = conversation
        self._prompt: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            completer=_Questions(knowledge),
            complete_while_typing=True,
            reserve_space_for_menu=MENU_ROWS,
        )

    def run(self) -> None:
        """Talk until Ctrl-D, end of input or ``/quit``; Ctrl-C drops the line that is being typed."""
        self._show(self._conversation.welcome())
        while True:
            try:
                line = self._prompt.prompt("> ")
            except KeyboardInterrupt:
                self._show([Block("note", "Ctrl-D or /quit leaves.")])
                continue
            except EOFError:
                return
            response = self._conversation.respond(line)
            self._show(response.blocks)
            if response.leave:
                return

    def _show(self, parts: list[Block]) -> None:
        if parts:
            output = self._prompt.output
            width = output.get_size().columns
            if not is_styled(os.environ):
                # prompt_toolkit writes escapes even to a terminal that says it understands none.
                print("\n".join(line for _, line in lines(parts, width=width)), end="\n\n")
                return
            print_formatted_text(FormattedText(to_formatted(parts, width=width)), output=output, end="\n")


def is_styled(environment: Mapping[str, str]) -> bool:
    """Whether a terminal is to be shown anything but text: not if it is dumb, nor if NO_COLOR is set to something."""
    return environment.get("TERM") != "dumb" and not environment.get("NO_COLOR")


class _Questions(Completer):
    """Completion of questions and commands."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Suggestions for the whole line; ``complete_event`` does not matter."""
        del complete_event
        typed = document.text_before_cursor
        for suggestion in suggest(self._knowledge, typed):
            meta = safe_text(suggestion.meta)
            yield Completion(safe_text(suggestion.text), start_position=-len(typed), display_meta=meta)
