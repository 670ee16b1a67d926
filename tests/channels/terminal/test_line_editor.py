import asyncio
import re
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bread import BAG, BREAD, FREEZES, KEEPS, RISES, answer, answer_known, build_why, clarification, no_answer
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from faqbot.channels.terminal.line_editor import LineEditor
from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk as held
from faqbot.channels.terminal.settings import Settings
from faqbot.conversation.session import Session
from faqbot.knowledge.model import KnowledgeBase
from faqbot.rendering.blocks import Block
from faqbot.replies.reply import Reply

BEGINNING = """\
I know one handbook.
Ask a question, or type /help.

"""
"""What every conversation begins with."""

CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_R, TAB, ENTER, ESCAPE = "\x01\x03\x04\x05\x12\t\r\x1b"
ALT_ENTER, UP, LEFT, RIGHT = "\x1b\r", "\x1b[A", "\x1b[D", "\x1b[C"

COLOR, NO_COLOR = Settings(color="always"), Settings(color="never")


class Screen(DummyOutput):
    """What a person sees: characters on rows, moved over and erased as prompt_toolkit asks."""

    def __init__(self, columns: int = 80) -> None:
        self._size = Size(rows=40, columns=columns)
        self._rows: list[list[str]] = [[]]
        self._row = self._column = 0
        self.styles: list[str] = []

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
        self.styles += re.findall(r"\x1b\[(\d+)m", data)
        self.write(re.sub(r"\x1b\[\d+m", "", data))

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
    settings: Settings = NO_COLOR,
    kept: Path | None = None,
) -> str:
    """The screen after a conversation in which all this was typed."""
    screen = Screen(columns)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=screen):
        keyboard.send_text(typed)
        conversation = LineHandler(knowledge, lambda: Session(knowledge, ask), build_why)
        is_coloured = settings.color == "always"
        held(conversation, LineEditor(knowledge, settings, is_coloured=is_coloured, kept=kept, output=screen))
    return screen.text


def test_a_question_is_answered_and_ctrl_d_leaves() -> None:
    assert talk("how long" + ENTER + CTRL_D, answer_known({"how long": answer(KEEPS)})) == BEGINNING + (
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
    assert talk(typed, answer_known({"bread": clarification(FREEZES, BAG)})) == BEGINNING + (
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
    assert talk(typed, answer_known({"why dough": answer(RISES)})) == BEGINNING + (
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


def test_ctrl_c_drops_the_line_and_on_an_empty_line_says_how_to_leave() -> None:
    typed = "half a quest" + CTRL_C + "why dough" + ENTER + CTRL_C + CTRL_D
    assert talk(typed, answer_known({"why dough": answer(RISES)})) == BEGINNING + (
        "> half a quest\n"
        "> why dough\n"
        "Yeast breathes out gas.\n"
        "Warmth speeds it up.\n"
        "\n"
        ">\n"
        "Ctrl-D or /quit leaves.\n"
        "\n"
        ">\n"
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

    def prompt(session: PromptSession[str], **_: object) -> str:
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
    assert talk("why dough" + ENTER + CTRL_D, answer_known({"why dough": answer(RISES)}), columns=18) == (
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


Awaited = Callable[[Buffer], object]


def suggested(buffer: Buffer) -> object:
    """Until the rest of an earlier line is suggested."""
    return buffer.suggestion


def offered(buffer: Buffer) -> object:
    """Until there is a menu."""
    return buffer.complete_state and buffer.complete_state.completions


def remembered(buffer: Buffer) -> object:
    """Until the earlier lines are there."""
    return buffer.working_index


def completed(buffer: Buffer) -> object:
    """Until a question is completed."""
    return buffer.text.endswith("?")


class Typist:
    """Types piece by piece, and waits for something between them; what is left of it goes on at the next prompt."""

    def __init__(self, keyboard: PipeInput, pieces: tuple[str | Awaited, ...]) -> None:
        self._keyboard = keyboard
        self._pieces = deque(pieces)

    def begin(self) -> None:
        get_app().create_background_task(self._type())

    async def _type(self) -> None:
        while self._pieces:
            piece = self._pieces[0]
            if isinstance(piece, str):
                self._keyboard.send_text(piece)
            else:
                while not piece(get_app().current_buffer):  # noqa: ASYNC110 - it lets the others go on, and no time pass
                    await asyncio.sleep(0)
            self._pieces.popleft()
            if piece == ENTER:
                return


def asks(*typed: str | Awaited, settings: Settings = NO_COLOR, kept: Path | None = None) -> list[str]:
    """The questions that are asked when all this is typed."""
    asked: list[str] = []

    def ask(question: str) -> Reply:
        asked.append(question)
        return answer(BAG)

    prompt = PromptSession.prompt
    with (
        create_pipe_input() as keyboard,
        create_app_session(input=keyboard),
        pytest.MonkeyPatch.context() as patched,
    ):
        typist = Typist(keyboard, (*typed, CTRL_D))
        patched.setattr(PromptSession, "prompt", lambda session, pre_run: prompt(session, pre_run=typist.begin))  # noqa: ARG005
        editor = LineEditor(BREAD, settings, is_coloured=settings.color == "always", kept=kept, output=Screen())
        held(LineHandler(BREAD, lambda: Session(BREAD, ask), build_why), editor)
    return asked


def test_alt_enter_goes_on_in_a_new_line() -> None:
    assert asks("which bag", ALT_ENTER, "is best", ENTER) == ["which bag\nis best"]


def test_ctrl_d_within_a_line_does_not_leave() -> None:
    assert asks("which bax", LEFT, CTRL_D, "g", ENTER) == ["which bag"]


def test_the_keys_are_those_of_emacs() -> None:
    assert asks("bag", CTRL_A, "which ", CTRL_E, " is bet", LEFT, "s", ENTER) == ["which bag is best"]


def test_the_keys_are_those_of_vi_where_they_are_wanted() -> None:
    assert asks("which bags", ESCAPE, "xA is best", ENTER, settings=replace(NO_COLOR, vi=True)) == ["which bag is best"]


def test_up_comes_back_to_an_earlier_line() -> None:
    assert asks("bag", ENTER, "loaf", ENTER, remembered, UP, UP, ENTER) == ["bag", "loaf", "bag"]


def test_ctrl_r_searches_the_earlier_lines() -> None:
    typed = ("which bag", ENTER, "loaf", ENTER, remembered, CTRL_R, f"bag{ENTER}", ENTER)
    assert asks(*typed) == ["which bag", "loaf", "which bag"]


def test_right_takes_the_rest_of_an_earlier_line_where_it_is_suggested() -> None:
    typed = ("which bag", ENTER, remembered, "whi", suggested, RIGHT, ENTER)
    assert asks(*typed, settings=COLOR) == ["which bag", "which bag"]


def test_nothing_is_suggested_that_only_its_colour_would_tell_from_what_is_typed() -> None:
    typed = ("which bag", ENTER, remembered, "whi", offered, RIGHT, ENTER)
    assert asks(*typed, settings=NO_COLOR) == ["which bag", "whi"]


def test_tab_completes_a_question_and_a_command() -> None:
    assert asks("loaf", offered, TAB, completed, ENTER) == ["How long does a loaf keep?"]
    assert asks("/cl", offered, TAB, ENTER) == []


def test_tab_completes_where_nothing_is_suggested_unasked() -> None:
    assert asks("loaf", TAB, completed, ENTER, settings=replace(NO_COLOR, suggest=False)) == [
        "How long does a loaf keep?"
    ]


def test_clear_forgets_the_lines_that_were_typed() -> None:
    seen: list[list[str]] = []

    def look(buffer: Buffer) -> bool:
        seen.append(buffer.history.get_strings())
        return True

    asks("bag", ENTER, look, "/clear", ENTER, look)
    assert seen == [["bag"], []]


def test_lines_are_kept_in_a_file_only_where_that_is_wanted(tmp_path: Path) -> None:
    kept = tmp_path / "state" / "history"
    assert asks("bag", ENTER, kept=kept) == ["bag"]
    assert asks(remembered, UP, ENTER, kept=kept) == ["bag"]
    assert asks("/clear", ENTER, kept=kept) == []
    assert asks(UP, ENTER, kept=kept) == []


@pytest.mark.parametrize(("settings", "styles"), [(COLOR, ["33", "0"]), (NO_COLOR, [])], ids=["colours", "none"])
def test_colours_are_shown_where_they_are_wanted(settings: Settings, styles: list[str]) -> None:
    screen = Screen()
    LineEditor(BREAD, settings, is_coloured=settings == COLOR, output=screen).show([Block("note", "No.")])
    assert (screen.text, screen.styles) == ("No.\n\n", styles)
