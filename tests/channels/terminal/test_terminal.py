"""The conversation as a process at a terminal: window sizes, redirected output, signals, abilities of terminals."""

import fcntl
import os
import pty
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from command_line import BREAD

CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"
PATIENCE = 20
"""Seconds after which a wait fails: far more than any machine needs."""

WELCOME = "Ask a question, or type /help.\n\n"
ANSWER = "Yes, for up to three months.\n"


class Window:
    """A process in a terminal of its own.

    Args:
        command: The command line of the process.
        environment: The whole environment of the process.
        size: Columns and rows of the terminal.
        output: A file for standard output; None is the terminal.
    """

    def __init__(
        self, command: list[str], environment: dict[str, str], size: tuple[int, int], output: Path | None
    ) -> None:
        self._near, self._far = pty.openpty()
        columns, rows = size
        fcntl.ioctl(self._far, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.fresh = self.settings
        self._sent = b""
        with (output or Path(os.devnull)).open("wb") as file:
            self.process = subprocess.Popen(
                command,
                stdin=self._far,
                stdout=file if output else self._far,
                stderr=self._far,
                start_new_session=True,
                # Ctrl-C reaches the process whose controlling terminal this is.
                preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads run here
                env=environment,
            )

    @property
    def raw(self) -> str:
        """Everything that the terminal was sent."""
        return self._sent.decode(errors="replace")

    @property
    def text(self) -> str:
        """The text that the terminal was sent, without control sequences."""
        return re.sub(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|[=>])|\r", "", self.raw)

    @property
    def settings(self) -> list[object]:
        """How the terminal treats typed characters."""
        return termios.tcgetattr(self._far)

    def wait_for(self, text: str) -> None:
        """Read until a text is shown, or fail."""
        if not self._read_until(lambda: text in self.text):
            self._fail(f"{text!r} was not shown")

    def type(self, keys: str | bytes) -> None:
        os.write(self._near, keys.encode() if isinstance(keys, str) else keys)

    def insist(self, keys: str, text: str) -> None:
        """Type the same keys every second until a text is shown, or fail.

        A signal that arrives in the instant before a read is noticed only after that read.
        """
        for _ in range(PATIENCE):
            self.type(keys)
            if self._read_until(lambda: text in self.text, seconds=1):
                return
        self._fail(f"{text!r} was not shown")

    def end(self) -> int:
        """Read until the process ends, and return its exit code; or fail."""
        if not self._read_until(lambda: self.process.poll() is not None):
            self._fail("the process did not end")
        assert "Traceback" not in self.text
        return self.process.wait(0)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for end in (self._near, self._far):
            os.close(end)

    def _read_until(self, is_done: Callable[[], bool], seconds: float = PATIENCE) -> bool:
        deadline = time.monotonic() + seconds
        while True:
            while select.select([self._near], [], [], 0)[0]:
                self._sent += os.read(self._near, 65536)
            if is_done():
                return True
            if time.monotonic() > deadline:
                return False
            select.select([self._near], [], [], 0.02)

    def _fail(self, problem: str) -> NoReturn:
        pytest.fail(f"{problem} within {PATIENCE} seconds; the terminal shows:\n{self.text}", pytrace=False)


Open = Callable[..., Window]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def window(tmp_path: Path, home: Path) -> Iterator[Open]:
    """A function that runs our command with a base about bread in a window; all windows are closed at the end."""
    base = tmp_path / "bread.yaml"
    base.write_text(BREAD, encoding="utf-8")
    opened: list[Window] = []

    def open_window(
        *arguments: str,
        python: tuple[str, ...] = ("-m", "faqbot"),
        size: tuple[int, int] = (80, 24),
        output: Path | None = None,
        **environment: str,
    ) -> Window:
        given = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", **environment}
        command = [sys.executable, *python, "--knowledge", str(base), *arguments]
        opened.append(Window(command, given, size, output))
        return opened[-1]

    yield open_window
    for one in opened:
        one.close()


def test_a_window_of_any_size_shows_the_menu_and_the_answer(window: Open) -> None:
    # All processes start before the first is waited for.
    for terminal in [window(size=size) for size in ((80, 24), (24, 20), (24, 6), (40, 3))]:
        terminal.wait_for("\n>")
        terminal.type("can i")
        terminal.wait_for("Can I")
        terminal.type(" freeze bread" + ENTER + CTRL_D)
        assert terminal.end() == 0
        assert "Yes, for up to three" in terminal.text
        assert "Window too small" not in terminal.text


def test_colours_are_the_sixteen_of_the_terminal_and_can_be_switched_off(window: Open) -> None:
    cases: list[tuple[tuple[str, ...], dict[str, str], bool]] = [
        ((), {}, True),
        (("--color", "never"), {}, False),
        ((), {"NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ]
    terminals = [window(*arguments, **environment) for arguments, environment, _ in cases]
    for terminal, (arguments, environment, is_coloured) in zip(terminals, cases, strict=True):
        terminal.wait_for("\n>")
        terminal.type("can i freeze bread" + ENTER + CTRL_D)
        assert terminal.end() == 0
        colours = {code for codes in re.findall(r"\x1b\[([0-9;]+)m", terminal.raw) for code in codes.split(";")}
        assert bool({"33", "36"} & colours) is is_coloured, (arguments, environment)
        assert not {"38", "48"} & colours


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--accessible"], {}), ([], {"ACCESSIBLE": "1"})],
    ids=["flag", "environment"],
)
def test_accessible_output_is_only_appended_and_names_each_part(
    window: Open, arguments: list[str], environment: dict[str, str]
) -> None:
    terminal = window(*arguments, **environment)
    terminal.wait_for("\n>")
    terminal.type("can i freeze bread\n")
    terminal.wait_for("Answer: " + ANSWER + "\nSources:\n“The handbook”\n  1. Storage (storage/1)\n\n> ")
    terminal.type(CTRL_D)
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw


def test_a_dumb_terminal_gets_only_text_and_ctrl_c_explains_how_to_leave(window: Open) -> None:
    terminal = window(TERM="dumb")
    terminal.wait_for(WELCOME + ">")
    terminal.type("half a quest")
    terminal.wait_for("half a quest")
    terminal.insist(CTRL_C, "To leave, press Ctrl-D or type /quit.\n\n> ")
    terminal.type("can i freeze bread\n")
    terminal.wait_for(ANSWER)
    terminal.type("/quit\n")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.raw


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_the_prompt_goes_to_the_terminal_when_answers_go_to_a_file(window: Open, tmp_path: Path, term: str) -> None:
    file = tmp_path / "answers"
    terminal = window(output=file, TERM=term)
    terminal.wait_for(WELCOME + ">")
    terminal.type("can i freeze bread" + ENTER + "zorb" + ENTER + CTRL_D)
    assert terminal.end() == 0
    assert ANSWER not in terminal.text
    assert file.read_text(encoding="utf-8") == (
        "Yes, for up to three months.\n"
        "\n"
        "Sources\n"
        "“The handbook”\n"
        "  [1] Storage (storage/1)\n"
        "\n"
        "I don't know. None of the answers that I was given fits your question.\n"
        "You can ask me about: Storage.\n"
        "Ask your baker.\n"
    )


@pytest.mark.parametrize(("term", "code"), [("xterm", 128 + signal.SIGTERM), ("dumb", -signal.SIGTERM)])
def test_a_terminated_process_restores_the_settings_of_the_terminal(window: Open, term: str, code: int) -> None:
    terminal = window(TERM=term)
    terminal.wait_for("\n>")
    terminal.type("half a quest")
    terminal.wait_for("half a quest")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.end() == code
    assert terminal.settings == terminal.fresh


def test_no_file_is_written_without_an_option(window: Open, home: Path) -> None:
    terminal = window()
    terminal.wait_for("\n>")
    terminal.type("can i freeze bread" + ENTER + CTRL_D)
    assert terminal.end() == 0
    assert list(home.iterdir()) == []


def test_history_and_transcript_can_be_read_by_their_owner_only(window: Open, home: Path) -> None:
    terminal = window("--history", "--transcript", str(home / "bread.md"))
    terminal.wait_for("\n>")
    terminal.type("can i freeze bread" + ENTER + CTRL_D)
    assert terminal.end() == 0
    files = {file.relative_to(home).as_posix(): file for file in home.rglob("*") if file.is_file()}
    assert set(files) == {"bread.md", ".local/state/faqbot/history"}
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files.values())
    assert "\n+can i freeze bread\n" in files[".local/state/faqbot/history"].read_text(encoding="utf-8")
    assert "## can i freeze bread\n" in files["bread.md"].read_text(encoding="utf-8")


# Runs our command with an import hook that raises an error for one module.
WITHOUT = """\
import sys

class Refusal:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise {error}

sys.meta_path.insert(0, Refusal())
from faqbot.cli.main import main
main()
"""


def test_an_interrupt_before_the_first_prompt_exits_with_130(window: Open) -> None:
    interrupted = WITHOUT.format(name="prompt_toolkit", error="KeyboardInterrupt")
    assert window(python=("-c", interrupted)).end() == 130


@pytest.mark.parametrize("error", ["OSError('no console screen buffer')", "ImportError('no such library')"])
def test_a_console_without_a_line_editor_is_read_line_by_line(window: Open, error: str) -> None:
    broken = WITHOUT.format(name="prompt_toolkit", error=error)
    terminal = window(python=("-c", broken))
    terminal.wait_for(WELCOME + ">")
    terminal.type("can i freeze bread\n")
    terminal.wait_for(ANSWER)
    terminal.type(CTRL_D)
    assert terminal.end() == 0


def test_an_unexpected_error_of_the_line_editor_is_not_hidden(window: Open) -> None:
    broken = WITHOUT.format(name="prompt_toolkit", error="ValueError('no such thing')")
    terminal = window(python=("-c", broken))
    terminal.wait_for("ValueError: no such thing")
    assert terminal.process.wait(PATIENCE) == 1


def test_a_terminal_that_hangs_up_ends_the_conversation(window: Open) -> None:
    terminal = window()
    terminal.wait_for("\n>")
    terminal.process.send_signal(signal.SIGHUP)
    assert terminal.end() == -signal.SIGHUP


def test_a_reader_that_leaves_ends_the_conversation() -> None:
    line = f"yes 'who are you' | '{sys.executable}' -m faqbot | head -n 1"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, timeout=PATIENCE)
    assert done.stdout.count(b"\n") == 1
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_bytes_that_are_not_utf_8_are_a_question_like_any_other(window: Open, home: Path, term: str) -> None:
    terminal = window("--history", "--transcript", str(home / "bread.md"), TERM=term)
    terminal.wait_for("\n>")
    terminal.type(b"can i freeze bread \xff\xc3\r\x04")
    assert terminal.end() == 0
    assert ANSWER in terminal.text


def test_a_history_that_cannot_be_written_is_reported(window: Open, home: Path) -> None:
    (home / ".local").touch()
    terminal = window("--history")
    terminal.wait_for("\n>")
    file = home / ".local" / "state" / "faqbot" / "history"
    assert terminal.text.startswith(
        f"faqbot: {file} cannot be written (Not a directory); the lines you type are kept in memory only\n"
    )
    terminal.type(CTRL_D)
    assert terminal.end() == 0
