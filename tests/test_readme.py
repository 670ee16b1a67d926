"""The README is true: its transcript, its Python and its example base are run, its commands are the ones of CI."""

import doctest
import io
import re
import shlex
from pathlib import Path

import pytest
from command_line import faqbot

from faqbot.bot import FaqBot
from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.channels.terminal.settings import KEYS
from faqbot.channels.terminal.slash_commands import COMMANDS as REPL_COMMANDS
from faqbot.cli.main import COMMANDS, run
from faqbot.knowledge.loading.schema import BASE_KEYS, CALIBRATION_KEYS, ENTRY_KEYS, MESSAGES, POLICY_KEYS
from faqbot.rendering.plain import MAX_WIDTH

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_the_first_transcript_is_what_the_command_prints() -> None:
    command, _, shown = blocks("console")[0].partition("\n")
    assert command.startswith("$ faqbot ask ")
    assert faqbot(*shlex.split(command)[2:]).stdout.decode() == shown


class Paper(io.StringIO):
    """What is written, and what somebody types between it."""

    def __init__(self, typed: list[str]) -> None:
        super().__init__()
        self._typed = typed

    def readline(self, _: int | None = -1, /) -> str:  # type: ignore[override]
        line = self._typed.pop(0)
        self.write(line)
        return line


def test_the_second_transcript_is_a_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    command, _, shown = blocks("console")[1].partition("\n")
    assert command == "$ faqbot"
    paper = Paper(re.findall("^> (.*\n)", shown, flags=re.MULTILINE))
    monkeypatch.setattr("sys.stdin", paper)
    bot = FaqBot.load()
    terminal = PlainTerminal(paper, lambda: MAX_WIDTH, is_coloured=False)
    talk(LineHandler(bot.knowledge, bot.session, bot.why), terminal)
    assert paper.getvalue() == shown


def test_the_python_examples_run() -> None:
    for block in blocks("python"):
        test = doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0)
        assert doctest.DocTestRunner().run(test).failed == 0


def test_the_example_base_is_complete_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block, _ = blocks("yaml")
    base = tmp_path / "bread.yaml"
    base.write_text(block, encoding="utf-8")
    assert run(["--knowledge", str(base), "ask", "how long does a loaf keep"]) == 0
    assert capsys.readouterr().out == "About three days at room temperature.\n"


def test_the_example_alerts_are_raised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, block = blocks("yaml")
    base = tmp_path / "pool.yaml"
    base.write_text(block, encoding="utf-8")
    assert run(["--knowledge", str(base), "ask", "A boy is drowning! When does the pool open?"]) == 0
    assert capsys.readouterr().out == "Shout for the lifeguard, or call 112.\n\nAt seven.\n"
    assert run(["--knowledge", str(base), "ask", "Can I swim with my bad knee, when does the pool open?"]) == 0
    assert capsys.readouterr().out == "Whether you are fit to swim is for your doctor to say.\n\nAt seven.\n"


def test_ci_runs_the_test_command() -> None:
    _, test = (block.strip() for block in blocks("sh"))
    assert test in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("key", [*BASE_KEYS, *ENTRY_KEYS, *MESSAGES, *POLICY_KEYS, *CALIBRATION_KEYS])
def test_every_key_of_a_base_is_named(key: str) -> None:
    assert f"`{key}`" in README


@pytest.mark.parametrize(
    "command",
    [*COMMANDS, *REPL_COMMANDS],
)
def test_every_command_is_named(command: str) -> None:
    assert command in README


@pytest.mark.parametrize("setting", KEYS)
def test_every_setting_is_named_with_its_flag(setting: str) -> None:
    assert f"`{setting} = " in README
    assert any(flag in README for flag in (f"`--{setting}", f"`--no-{setting}`"))


def test_nothing_names_a_place_of_one_machine() -> None:
    for file in (*ROOT.glob("*.md"), *ROOT.glob("faqbot/**/*.py"), *ROOT.glob("knowledge/**/*.yaml")):
        assert not re.search(r"/(?:home|root|work|Users)/", file.read_text(encoding="utf-8")), file
