from collections.abc import Callable
from dataclasses import replace

import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, RISES, answer, asked_back, knows, no_answer, reasons
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from faqbot.model import KnowledgeBase
from faqbot.repl.commands import Conversation
from faqbot.repl.loop import Terminal, is_styled
from faqbot.reply import Reply
from faqbot.session import Session

BEGINNING = """\
I know one handbook.
Ask a question, or type /help.

"""
"""What every conversation begins with."""

CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"


class Screen(DummyOutput):
    """What a person sees: characters on rows, moved over and erased as prompt_toolkit asks."""

    def __init__(self, columns: int = 80) -> None:
        self._size = Size(rows=40, columns=columns)
        self._rows: list[list[str]] = [[]]
        self._row = self._column = 0

    @property
    def text(self) -> str:
        """All rows from the top, without the blanks at their ends."""
        return "\n".join("".join(row).rstrip() for row in self._rows)

    def get_size(self) -> Size:
        return self._size

    def write(self, data: str) -> None:
        for char in data:
            if char == "\r":
                self._column = 0
            elif char == "\n":
                self._row += 1
                self._rows.extend([] for _ in range(self._row + 1 - len(self._rows)))
            else:
                row = self._rows[self._row]
                row.extend(" " * (self._column + 1 - len(row)))
                row[self._column] = char
                self._column += 1

    def write_raw(self, data: str) -> None:
        self.write(data)

    def cursor_up(self, amount: int) -> None:
        self._row = max(0, self._row - amount)

    def cursor_forward(self, amount: int) -> None:
        self._column += amount

    def cursor_backward(self, amount: int) -> None:
        self._column = max(0, self._column - amount)

    def erase_end_of_line(self) -> None:
        del self._rows[self._row][self._column :]

    def erase_down(self) -> None:
        self.erase_end_of_line()
        del self._rows[self._row + 1 :]


def talk(
    typed: str,
    ask: Callable[[str], Reply] = no_answer,
    *,
    knowledge: KnowledgeBase = BREAD,
    columns: int = 80,
) -> str:
    """The screen after a conversation in which all this was typed."""
    screen = Screen(columns)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=screen):
        keyboard.send_text(typed)
        Terminal(knowledge, Conversation(knowledge, Session(knowledge, ask), reasons)).run()
    return screen.text


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows styles, wherever the tests run."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_question_is_answered_and_ctrl_d_leaves() -> None:
    assert talk("how long" + ENTER + CTRL_D, knows({"how long": answer(KEEPS)})) == BEGINNING + (
        "> how long\n"
        "About three days at room temperature.\n"
        "\n"
        "How sure is this? the handbook reports this\n"
        "\n"
        "Sources\n"
        "  [1] “The handbook”, Storage (storage/1), https://bread.example/handbook\n"
        "  [2] “The handbook”, References (references/1), Miller on stale bread,\n"
        "      https://bread.example/handbook\n"
        "\n"
        "You may also want to know:\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        ">\n"
    )


def test_a_choice_is_made_by_its_number() -> None:
    typed = "bread" + ENTER + "2" + ENTER + CTRL_D
    assert talk(typed, knows({"bread": asked_back(FREEZES, BAG)})) == BEGINNING + (
        "> bread\n"
        "I am not sure what you mean. Did you mean one of these?\n"
        "\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        "Type the number of your choice, or ask in other words.\n"
        "\n"
        "> 2\n"
        "Paper, for a day.\n"
        "\n"
        ">\n"
    )


def test_why_explains_the_answer_before() -> None:
    typed = "/why" + ENTER + "why dough" + ENTER + "/why" + ENTER + CTRL_D
    assert talk(typed, knows({"why dough": answer(RISES)})) == BEGINNING + (
        "> /why\n"
        "Ask something first; then /why tells how the answer was found.\n"
        "\n"
        "> why dough\n"
        "Yeast breathes out gas.\n"
        "Warmth speeds it up.\n"
        "\n"
        "> /why\n"
        "Answered with “Why does dough rise?”. The bot is 90% sure; 50% is enough.\n"
        "\n"
        ">\n"
    )


def test_topics_are_listed_and_opened() -> None:
    assert talk("/topics" + ENTER + "/topics storage" + ENTER + CTRL_D) == BEGINNING + (
        "> /topics\n"
        "  - Storage (3)\n"
        "  - Yeast (1)\n"
        "\n"
        "> /topics storage\n"
        "Storage\n"
        "  - How long does a loaf keep?\n"
        "  - Can I freeze bread?\n"
        "  - Which bag is best?\n"
        "\n"
        ">\n"
    )


def test_a_mistyped_command_is_put_right() -> None:
    assert talk("/tpics" + ENTER + CTRL_D) == BEGINNING + (
        "> /tpics\nThere is no command /tpics. Did you mean /topics?\n\n>\n"
    )


def test_ctrl_c_drops_the_line_and_says_how_to_leave() -> None:
    typed = "half a quest" + CTRL_C + "why dough" + ENTER + CTRL_D
    assert talk(typed, knows({"why dough": answer(RISES)})) == BEGINNING + (
        "> half a quest\nCtrl-D or /quit leaves.\n\n> why dough\nYeast breathes out gas.\nWarmth speeds it up.\n\n>\n"
    )


def test_quit_says_goodbye_and_reads_no_further() -> None:
    assert talk("/quit" + ENTER + "why dough" + ENTER) == BEGINNING + "> /quit\n"


def test_an_empty_line_shows_nothing() -> None:
    assert talk(ENTER + "  " + ENTER + CTRL_D) == BEGINNING + ">\n>\n>\n"


def test_what_is_pasted_over_several_lines_is_one_question() -> None:
    asked: list[str] = []

    def ask(question: str) -> Reply:
        asked.append(question)
        return answer(BAG)

    assert talk("\x1b[200~which bag\nis best\n\x1b[201~" + ENTER + CTRL_D, ask).endswith("\nPaper, for a day.\n\n>\n")
    assert asked == ["which bag\nis best"]


def test_the_prompt_completes_the_whole_line_and_shows_nothing_that_steers(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[Completion] = []

    def prompt(session: PromptSession[str], _: str) -> str:
        assert session.completer is not None
        offered.extend(session.completer.get_completions(Document("which b"), CompleteEvent()))
        raise EOFError

    monkeypatch.setattr(PromptSession, "prompt", prompt)
    bag = replace(BAG, question="Which bag\x1b is best?", topic="Storage\x1b")
    talk("", knowledge=replace(BREAD, entries=(KEEPS, bag)))
    assert offered == [
        Completion(r"Which bag\u{1b} is best?", start_position=-len("which b"), display_meta=r"Storage\u{1b}")
    ]


def test_answers_are_wrapped_at_the_width_of_the_terminal() -> None:
    assert talk("why dough" + ENTER + CTRL_D, knows({"why dough": answer(RISES)}), columns=18) == (
        "I know one\n"
        "handbook.\n"
        "Ask a question, or\n"
        "type /help.\n"
        "\n"
        "> why dough\n"
        "Yeast breathes out\n"
        "gas.\n"
        "Warmth speeds it\n"
        "up.\n"
        "\n"
        ">\n"
    )


def test_a_base_cannot_steer_the_terminal() -> None:
    knowledge = replace(BREAD, title="Bread \x1b[31m", notice=None)
    assert talk(CTRL_D, knowledge=knowledge) == ("Bread \\u{1b}[31m\nAsk a question, or type /help.\n\n>\n")


@pytest.mark.parametrize(
    ("environment", "styled"),
    [
        ({}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_a_terminal_is_shown_styles_unless_it_says_no(environment: dict[str, str], styled: bool) -> None:
    assert is_styled(environment) is styled


def test_a_dumb_terminal_gets_text_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TERM", "dumb")
    talk("how long" + ENTER + CTRL_D, knows({"how long": answer(KEEPS)}))
    shown = capsys.readouterr().out
    assert "About three days at room temperature.\n\nHow sure is this? the handbook reports this\n" in shown
    assert "\x1b" not in shown
