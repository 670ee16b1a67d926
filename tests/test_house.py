"""The house rules: floors, doors, sizes, and what an import may bring in."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import faqbot
from faqbot.compiled import read_compiled
from faqbot.shipped import shipped_base

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "faqbot"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up; a module imports only from floors below its own, or from its own part of the house.
FLOORS = [
    {"calibrated", "notes", "shelf", "text", "version", "writing"},
    {"model"},
    {"language", "wording", "choosing", "turns"},
    {"errors", "reply", "shipped"},
    {"evidence"},
    {"loading", "matching"},
    {"alerts"},
    {"policy", "parts", "compiled", "changes"},
    {"context"},
    {"session"},
    {"explaining"},
    {"bot"},
    {"rendering", "evaluation", "watcher"},
    {"checking"},
    {"repl", "authoring", "comparing"},
    {"commands", "public"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]

DOORS = {
    "yaml": {"loading/nodes.py"},
    "rapidfuzz": {"matching/", "alerts/"},
    "prompt_toolkit": {"repl/"},
    "shtab": {"commands/completion.py"},
    "wcwidth": {"rendering/plain.py"},
}

MAX_LINES = 300


def part(module: Path) -> str:
    """The room that a module is in: its folder inside the package, or itself."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_floors(module: Path) -> None:
    own = part(module)
    for name in imported(module):
        if name == "faqbot":
            assert own in {"cli", "__main__"}
        elif name.startswith("faqbot."):
            other = name.split(".")[1]
            assert other == own or floor(other) < floor(own), f"{own} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_library_comes_in_by_its_door(module: Path) -> None:
    place = module.relative_to(PACKAGE).as_posix()
    for name in imported(module):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or any(place.startswith(door) for door in doors), f"{place} imports {name}"


def test_loading_and_matching_never_meet() -> None:
    for module in MODULES:
        rooms = {name.split(".")[1] for name in imported(module) if name.startswith("faqbot.")}
        if part(module) in {"loading", "matching"}:
            assert not {"loading", "matching"} - {part(module)} <= rooms


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_only_the_command_line_and_the_conversation_print(module: Path) -> None:
    calls = (
        node.func for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    )
    prints = any(isinstance(function, ast.Name) and function.id == "print" for function in calls)
    assert not prints or part(module) in {"commands", "repl"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_opens_with_a_sentence_and_stays_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") < MAX_LINES


def test_importing_faqbot_and_asking_brings_in_no_terminal_library() -> None:
    code = (
        "import sys, faqbot; bot = faqbot.FaqBot.load(); before = set(sys.modules); bot.ask('side efects?'); "
        "print(sorted(set(sys.modules) - before), 'prompt_toolkit' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[] False\n"


def imported_by(*arguments: str) -> set[str]:
    """The modules that a process of the command line imports."""
    code = f"import sys; from faqbot.cli import run; run({arguments!r}); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, input="side effects\n", capture_output=True, text=True, check=True)
    return set(shown.stdout.splitlines()[-1].split())


def test_a_process_that_answers_one_question_imports_nothing_else() -> None:
    unneeded = {
        "faqbot.commands.check",
        "faqbot.evidence",
        "faqbot.public",
        "faqbot.rendering.records",
        "faqbot.session",
        "prompt_toolkit",
        "shtab",
        "shutil",
        "wcwidth",
    }
    # A base that was edited since it was compiled is read anew.
    unneeded |= {"yaml"} if read_compiled(shipped_base()) else set()
    assert not imported_by("ask", "what are the side effects") & unneeded


def test_a_conversation_in_a_pipe_imports_no_terminal() -> None:
    terminal = {"prompt_toolkit", "wcwidth", "faqbot.repl.editor", "faqbot.repl.typewriter", "faqbot.repl.transcript"}
    assert not imported_by("chat") & terminal


def test_everything_public_is_named_once() -> None:
    assert sorted(faqbot.__all__) == list(dict.fromkeys(sorted(faqbot.__all__)))
    assert all(hasattr(faqbot, name) for name in faqbot.__all__)
    assert set(faqbot.__all__) <= set(dir(faqbot))
