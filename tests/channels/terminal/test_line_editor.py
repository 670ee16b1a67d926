import asyncio
import re
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    KEEPS,
    RISES,
    answer,
    answer_known,
    build_why,
    clarification,
    no_answer,
    open_session,
)
from prompt_toolkit import PromptSession
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import CompleteEvent, Completion
from prompt_toolkit.data_structures import Size
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth, DummyOutput
from prompt_toolkit.styles import Attrs

from faqbot.channels.terminal import line_editor
from faqbot.channels.terminal.line_editor import LineEditor
from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk
from faqbot.channels.terminal.settings import Settings
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.knowledge.model import KnowledgeBase
from faqbot.rendering.blocks import Block
from faqbot.replies.reply import Reply

WELCOME = """\
I know one handbook.
Ask a question, or type /help.

"""
"""The beginning of every conversation."""

CTRL_A, CTRL_C, CTRL_D, CTRL_E, CTRL_R, TAB, ENTER, ESCAPE = "\x01\x03\x04\x05\x12\t\r\x1b"
ALT_ENTER, UP, DOWN, LEFT, RIGHT = "\x1b\r", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"

COLOR, NO_COLOR = Settings(color="always"), Settings(color="never")


class Screen(DummyOutput):
    """A screen that a user sees: rows of characters, on which prompt_toolkit moves, writes and erases."""

    def __init__(self, columns: int = 80, rows: int = 40) -> None:
        self._size = Size(rows=rows, columns=columns)
        self._rows: list[list[str]] = [[]]
        self._row = self._column = 0
        self.styles: list[str] = []
        self.coloured: list[str] = []
        """What was written in each colour, a character or a few at a time."""
        self._color = ""

    @property
    def text(self) -> str:
        """All rows from the top, without trailing spaces."""
        return "\n".join("".join(row).rstrip() for row in self._rows)

    def get_size(self) -> Size:
        return self._size

    def get_rows_below_cursor_position(self) -> int:
        raise NotImplementedError  # as of most terminals

    def set_attributes(self, attrs: Attrs, color_depth: ColorDepth) -> None:
        self._color = "" if color_depth is ColorDepth.DEPTH_1_BIT else attrs.color or ""

    def reset_attributes(self) -> None:
        self._color = ""

    def write(self, data: str) -> None:
        if self._color and data.strip():
            self.coloured.append(f"{self._color} {data}")
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


def open_editor(knowledge: KnowledgeBase, settings: Settings, history_path: Path | None, screen: Screen) -> LineEditor:
    is_coloured = settings.color == "always"
    texts = TerminalTexts(knowledge.language)
    return LineEditor(knowledge, settings, texts, is_coloured=is_coloured, history_path=history_path, output=screen)


def screen_after(
    typed: str,
    ask: Callable[[str], Reply] = no_answer,
    *,
    knowledge: KnowledgeBase = BREAD,
    columns: int = 80,
    rows: int = 40,
    settings: Settings = NO_COLOR,
    history_path: Path | None = None,
) -> str:
    """Return the text on the screen after a conversation with these keystrokes."""
    screen = Screen(columns, rows)
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=screen):
        keyboard.send_text(typed)
        handler = LineHandler(knowledge, lambda: open_session(knowledge, ask), build_why)
        talk(handler, open_editor(knowledge, settings, history_path, screen))
    return screen.text


def test_a_question_is_answered_and_ctrl_d_leaves() -> None:
    assert screen_after("how long" + ENTER + CTRL_D, answer_known({"how long": answer(KEEPS)})) == WELCOME + (
        "> how long\n"
        "About three days at room temperature.\n"
        "\n"
        "How sure is this? the handbook reports this\n"
        "\n"
        "Sources\n"
        "“The handbook”, 2010, https://bread.example/handbook\n"
        "  [1] Storage (storage/1)\n"
        "  [2] References (references/1), Miller on stale bread\n"
        "\n"
        "You may also want to know:\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        ">\n"
    )


def test_a_choice_is_made_by_its_number() -> None:
    typed = "bread" + ENTER + "2" + ENTER + CTRL_D
    assert screen_after(typed, answer_known({"bread": clarification(FREEZES, BAG)})) == WELCOME + (
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


def test_why_explains_the_last_answer() -> None:
    typed = "/why" + ENTER + "why dough" + ENTER + "/why" + ENTER + "/why -v" + ENTER + CTRL_D
    assert screen_after(typed, answer_known({"why dough": answer(RISES)})) == WELCOME + (
        "> /why\n"
        "Ask something first. /why is about the last reply.\n"
        "\n"
        "> why dough\n"
        "Yeast breathes out gas.\n"
        "Warmth speeds it up.\n"
        "\n"
        "> /why\n"
        "I took your question to mean “Why does dough rise?”.\n"
        "\n"
        "/why -v shows how that was worked out.\n"
        "\n"
        "> /why -v\n"
        "Answered with “Why does dough rise?”. The bot is 90% sure; 50% is enough.\n"
        "\n"
        ">\n"
    )


def test_topics_and_their_questions_are_listed() -> None:
    assert screen_after("/topics" + ENTER + "/topics storage" + ENTER + CTRL_D) == WELCOME + (
        "> /topics\n"
        "  1. Storage (3)\n"
        "  2. Yeast (1)\n"
        "\n"
        "> /topics storage\n"
        "Storage\n"
        "  1. How long does a loaf keep?\n"
        "  2. Can I freeze bread?\n"
        "  3. Which bag is best?\n"
        "\n"
        ">\n"
    )


def test_a_mistyped_command_gets_a_suggestion() -> None:
    assert screen_after("/tpics" + ENTER + CTRL_D) == WELCOME + (
        "> /tpics\nThere is no command /tpics. Did you mean /topics?\n\n>\n"
    )


def test_ctrl_c_discards_the_line_and_on_an_empty_line_explains_how_to_leave() -> None:
    typed = "half a quest" + CTRL_C + "why dough" + ENTER + CTRL_C + CTRL_D
    assert screen_after(typed, answer_known({"why dough": answer(RISES)})) == WELCOME + (
        "> half a quest\n"
        "> why dough\n"
        "Yeast breathes out gas.\n"
        "Warmth speeds it up.\n"
        "\n"
        ">\n"
        "To leave, press Ctrl-D or type /quit.\n"
        "\n"
        ">\n"
    )


def test_quit_ends_the_conversation_and_reads_no_further() -> None:
    assert screen_after("/quit" + ENTER + "why dough" + ENTER) == WELCOME + "> /quit\n"


def test_an_empty_line_shows_nothing() -> None:
    assert screen_after(ENTER + "  " + ENTER + CTRL_D) == WELCOME + ">\n>\n>\n"


def test_a_paste_of_several_lines_is_one_question() -> None:
    questions: list[str] = []

    def ask(question: str) -> Reply:
        questions.append(question)
        return answer(BAG)

    shown = screen_after("\x1b[200~which bag\nis best\n\x1b[201~" + ENTER + CTRL_D, ask)
    assert shown.endswith("\nPaper, for a day.\n\n>\n")
    assert questions == ["which bag\nis best"]


def test_a_huge_paste_shows_its_first_lines_and_its_size_and_is_asked_whole() -> None:
    questions: list[str] = []

    def ask(question: str) -> Reply:
        questions.append(question)
        return answer(BAG)

    pasted = "\n".join(f"line {number}" for number in range(1, 101))
    typed = PASTE + pasted.replace("\n", "\r\n") + PASTE_END + " please" + ENTER + CTRL_D
    assert screen_after(typed, ask, rows=24) == WELCOME + (
        "> line 1\nline 2\nline 3\n[… 100 lines, 791 characters in all] please\nPaper, for a day.\n\n>\n"
    )
    assert questions == [pasted + " please"]


def test_an_answer_that_is_taller_than_the_screen_is_shown_from_its_beginning() -> None:
    known = answer_known({"how long": answer(KEEPS), "2": answer(BAG)})
    beginning = (
        "> how long\n"
        "About three days at room temperature.\n"
        "\n"
        "How sure is this? the handbook reports\n"
        "this\n"
        "\n"
        "Sources\n"
        "“The handbook”, 2010,\n"
        "https://bread.example/handbook\n"
    )
    rest = (
        "  [1] Storage (storage/1)\n"
        "  [2] References (references/1), Miller\n"
        "      on stale bread\n"
        "\n"
        "You may also want to know:\n"
        "  1. Can I freeze bread?\n"
        "  2. Which bag is best?\n"
        "\n"
        ">\n"
    )
    typed = "how long" + ENTER
    assert screen_after(typed + CTRL_D, known, columns=40, rows=12) == WELCOME + beginning + (
        "  [1] Storage (storage/1)\nPress Enter for more.\n\n>\n"
    )
    assert screen_after(typed + ENTER + CTRL_D, known, columns=40, rows=12) == WELCOME + beginning + rest
    assert screen_after(typed + "2" + ENTER + CTRL_D, known, columns=40, rows=12) == WELCOME + beginning + (
        "  [1] Storage (storage/1)\nPress Enter for more.\n\n> 2\nPaper, for a day.\n\n>\n"
    )


def test_the_markdown_of_an_answer_is_rendered() -> None:
    bag = replace(BAG, answer="**Paper**, for a day:\n\n1. Fold it.\n2. See [how](https://bread.example/fold).")
    assert screen_after("which bag" + ENTER + CTRL_D, answer_known({"which bag": answer(bag)})) == WELCOME + (
        "> which bag\nPaper, for a day:\n\n  1. Fold it.\n  2. See how (https://bread.example/fold).\n\n>\n"
    )


def test_completion_replaces_the_whole_line_and_escapes_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[Completion] = []

    def prompt(session: PromptSession[str], **_: object) -> str:
        assert session.completer is not None
        offered.extend(session.completer.get_completions(Document("which b"), CompleteEvent()))
        raise EOFError

    monkeypatch.setattr(PromptSession, "prompt", prompt)
    bag = replace(BAG, question="Which bag\x1b is best?", topic="Storage\x1b")
    screen_after("", knowledge=replace(BREAD, entries=(KEEPS, bag)))
    assert offered == [
        Completion(r"Which bag\u{1b} is best?", start_position=-len("which b"), display_meta=r"Storage\u{1b}")
    ]


def test_answers_are_wrapped_at_the_width_of_the_terminal() -> None:
    assert screen_after("why dough" + ENTER + CTRL_D, answer_known({"why dough": answer(RISES)}), columns=18) == (
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


def test_a_base_cannot_send_control_characters_to_the_terminal() -> None:
    knowledge = replace(BREAD, title="Bread \x1b[31m", notice=None)
    assert screen_after(CTRL_D, knowledge=knowledge) == ("Bread \\u{1b}[31m\nAsk a question, or type /help.\n\n>\n")


Condition = Callable[[Buffer], object]


def has_suggestion(buffer: Buffer) -> object:
    """Tell whether the rest of an earlier line is suggested."""
    return buffer.suggestion


def has_menu(buffer: Buffer) -> object:
    """Tell whether the completion menu is open."""
    return buffer.complete_state and buffer.complete_state.completions


def has_history(buffer: Buffer) -> object:
    """Tell whether the earlier lines are loaded."""
    return buffer.working_index


def has_question(buffer: Buffer) -> object:
    """Tell whether the line holds a whole question."""
    return buffer.text.endswith("?")


class Typist:
    """Types strings, and waits until a condition between them holds; each prompt continues after the last Enter."""

    def __init__(self, keyboard: PipeInput, steps: tuple[str | Condition, ...]) -> None:
        self._keyboard = keyboard
        self._steps = deque(steps)

    def start(self) -> None:
        get_app().create_background_task(self._type())

    async def _type(self) -> None:
        while self._steps:
            step = self._steps[0]
            if isinstance(step, str):
                self._keyboard.send_text(step)
            else:
                while not step(get_app().current_buffer):  # noqa: ASYNC110 - it lets other tasks run without waiting
                    await asyncio.sleep(0)
            self._steps.popleft()
            if step == ENTER:
                return


def questions_after(
    *typed: str | Condition,
    settings: Settings = NO_COLOR,
    history_path: Path | None = None,
    screen: Screen | None = None,
) -> list[str]:
    """Return the questions that are asked after these keystrokes."""
    questions: list[str] = []

    def ask(question: str) -> Reply:
        questions.append(question)
        return answer(BAG)

    prompt = PromptSession.prompt
    with (
        create_pipe_input() as keyboard,
        create_app_session(input=keyboard),
        pytest.MonkeyPatch.context() as patched,
    ):
        typist = Typist(keyboard, (*typed, CTRL_D))
        patched.setattr(PromptSession, "prompt", lambda session, pre_run: prompt(session, pre_run=typist.start))  # noqa: ARG005
        handler = LineHandler(BREAD, lambda: open_session(BREAD, ask), build_why)
        talk(handler, open_editor(BREAD, settings, history_path, screen or Screen()))
    return questions


def test_alt_enter_inserts_a_line_break() -> None:
    assert questions_after("which bag", ALT_ENTER, "is best", ENTER) == ["which bag\nis best"]


def test_ctrl_d_within_a_line_does_not_leave() -> None:
    assert questions_after("which bax", LEFT, CTRL_D, "g", ENTER) == ["which bag"]


def test_emacs_keys_are_the_default() -> None:
    assert questions_after("bag", CTRL_A, "which ", CTRL_E, " is bet", LEFT, "s", ENTER) == ["which bag is best"]


def test_vi_keys_can_be_switched_on() -> None:
    typed = ("which bags", ESCAPE, "xA is best", ENTER)
    assert questions_after(*typed, settings=replace(NO_COLOR, vi=True)) == ["which bag is best"]


def test_up_recalls_an_earlier_line() -> None:
    assert questions_after("bag", ENTER, "loaf", ENTER, has_history, UP, UP, ENTER) == ["bag", "loaf", "bag"]


def test_ctrl_r_searches_earlier_lines() -> None:
    typed = ("which bag", ENTER, "loaf", ENTER, has_history, CTRL_R, f"bag{ENTER}", ENTER)
    assert questions_after(*typed) == ["which bag", "loaf", "which bag"]


def test_right_accepts_the_suggested_rest_of_an_earlier_line() -> None:
    typed = ("which bag", ENTER, has_history, "whi", has_suggestion, RIGHT, ENTER)
    assert questions_after(*typed, settings=COLOR) == ["which bag", "which bag"]


def test_without_colours_no_rest_of_an_earlier_line_is_suggested() -> None:
    typed = ("which bag", ENTER, has_history, "whi", has_menu, RIGHT, ENTER)
    assert questions_after(*typed, settings=NO_COLOR) == ["which bag", "whi"]


def test_tab_completes_a_question_and_a_command() -> None:
    assert questions_after("loaf", has_menu, TAB, has_question, ENTER) == ["How long does a loaf keep?"]
    assert questions_after("/cl", has_menu, TAB, ENTER) == []


def test_tab_completes_even_without_suggestions_while_typing() -> None:
    assert questions_after("loaf", TAB, has_question, ENTER, settings=replace(NO_COLOR, suggest=False)) == [
        "How long does a loaf keep?"
    ]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (24, ["/help", "/topics", "/sources", "/more", "/why", "/good", "/bad", "/save"]),
        (12, ["/help", "/topics", "/sources", "/more"]),
        (6, ["/help", "/topics"]),
    ],
)
def test_the_menu_shows_as_many_rows_as_the_screen_has_room_for(rows: int, shown: list[str]) -> None:
    screen = Screen(rows=rows)
    seen: list[str] = []

    def record_menu(_: Buffer) -> bool:
        seen[:] = [line.split()[0] for line in screen.text.splitlines() if line.startswith("   /")]
        return bool(seen)

    questions_after("/", has_menu, record_menu, CTRL_C, screen=screen)
    assert seen == shown


def test_rows_are_reserved_for_the_menu_only_while_a_line_is_typed() -> None:
    screen = Screen(rows=24)
    rows: list[int] = []

    def count_rows(_: Buffer) -> bool:
        rows.append(screen.text.count("\n"))
        return True

    def has_bag(_: Buffer) -> bool:
        return "Which bag" in screen.text

    questions_after(lambda _: ">" in screen.text, count_rows, "ba", has_bag, count_rows, CTRL_C, screen=screen)
    assert (rows[0], rows[1] - rows[0]) == (WELCOME.count("\n"), 8)


@pytest.mark.parametrize("settings", [NO_COLOR, replace(NO_COLOR, vi=True)], ids=["emacs", "vi"])
def test_escape_closes_the_menu_and_gives_back_what_was_typed(settings: Settings) -> None:
    def has_typed(buffer: Buffer) -> bool:
        return buffer.text == "loaf" and not buffer.complete_state

    typed = ("loaf", has_menu, DOWN, has_question, ESCAPE, has_typed, ENTER)
    assert questions_after(*typed, settings=settings) == ["loaf"]


def test_escape_in_the_menu_leads_to_the_commands_of_vi() -> None:
    typed = ("loaf", has_menu, ESCAPE, lambda buffer: not buffer.complete_state, "rdA?", ENTER)
    assert questions_after(*typed, settings=replace(NO_COLOR, vi=True)) == ["load?"]


def test_alt_enter_inserts_a_line_break_while_the_menu_is_open() -> None:
    assert questions_after("loaf", has_menu, ALT_ENTER, "or bag", ENTER) == ["loaf\nor bag"]


def test_the_menu_stands_below_the_beginning_of_the_line() -> None:
    screen = Screen()
    questions_after("loaf", has_menu, lambda _: "\n   How long" in screen.text, CTRL_C, screen=screen)


def test_clear_forgets_the_typed_lines() -> None:
    seen: list[list[str]] = []

    def record_history(buffer: Buffer) -> bool:
        seen.append(buffer.history.get_strings())
        return True

    questions_after("bag", ENTER, record_history, "/clear", ENTER, record_history)
    assert seen == [["bag"], []]


def test_lines_are_kept_in_a_file_until_they_are_cleared(tmp_path: Path) -> None:
    history_path = tmp_path / "state" / "history"
    assert questions_after("bag", ENTER, history_path=history_path) == ["bag"]
    assert questions_after(has_history, UP, ENTER, history_path=history_path) == ["bag"]
    assert questions_after("/clear", ENTER, history_path=history_path) == []
    assert questions_after(UP, ENTER, history_path=history_path) == []


@pytest.mark.parametrize(("settings", "styles"), [(COLOR, ["33", "0"]), (NO_COLOR, [])], ids=["colours", "none"])
def test_colours_are_shown_only_if_switched_on(settings: Settings, styles: list[str]) -> None:
    screen = Screen()
    open_editor(BREAD, settings, None, screen).show([Block("note", "No.")])
    assert (screen.text, screen.styles) == ("No.\n\n", styles)


@pytest.mark.parametrize(
    ("settings", "coloured"),
    [(COLOR, ["ansigreen >", "ansigreen a", "ansigreen b", "ansigreen g"]), (NO_COLOR, [])],
    ids=["colours", "none"],
)
def test_the_prompt_and_the_own_lines_stand_out_in_colour(settings: Settings, coloured: list[str]) -> None:
    screen = Screen()
    questions_after("bag", ENTER, settings=replace(settings, suggest=False), screen=screen)
    assert sorted(set(screen.coloured)) == coloured


def test_a_console_that_prompt_toolkit_cannot_drive_is_an_os_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_no_console(**_: object) -> None:
        raise LookupError("No Windows console found.")

    monkeypatch.setattr(line_editor, "create_output", find_no_console)
    monkeypatch.setattr(line_editor, "_NO_CONSOLE", (LookupError,))
    with pytest.raises(OSError, match=r"^No Windows console found\.$"):
        LineEditor(BREAD, NO_COLOR, TerminalTexts("en"), is_coloured=False)
