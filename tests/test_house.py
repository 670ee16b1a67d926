"""The house rules: floors, doors, circles, sizes, and what an import may bring in."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import faqbot
from faqbot.knowledge.shipped import shipped_base
from faqbot.storage.compiled import read_compiled

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "faqbot"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From the ground up; a module imports only from floors below its own, or from its own room.
FLOORS = [
    {"data", "errors", "version"},
    {"language"},
    {"knowledge"},
    {"matching"},
    {"replies"},
    {"alerts", "conversation", "explanation"},
    {"rendering", "storage"},
    {"bot"},
    {"channels", "curation"},
    {"api"},
    {"__init__"},
    {"cli"},
    {"__main__"},
]

# Who may import a library, or a part of the house that has only one door.
DOORS = {
    "yaml": ("knowledge/loading/nodes.py",),
    "rapidfuzz": ("alerts/", "language/", "matching/"),
    "prompt_toolkit": ("channels/terminal/",),
    "shtab": ("cli/shell_completion.py",),
    "numpy": ("matching/semantic/encoder/",),
    "onnxruntime": ("matching/semantic/encoder/",),
    "tokenizers": ("matching/semantic/encoder/",),
    "wcwidth": ("rendering/plain.py", "rendering/text_table.py"),
    "markdown_it": ("rendering/markup.py", "rendering/inline_markup.py", "curation/formats/"),
    "mcp": ("channels/mcp/",),
    "pydantic": ("channels/mcp/",),
    "psycopg": ("storage/",),
    "starlette": ("channels/http/",),
    "msgspec": ("channels/http/",),
    "uvicorn": ("channels/http/",),
    "prometheus_client": ("channels/http/",),
    "faqbot.language.english": ("language/",),
    "faqbot.knowledge.loading": ("knowledge/", "storage/", "bot.py", "api.py", "channels/", "curation/", "cli/"),
}

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 50
MAX_LOOSE_MODULES = 6
MAX_FOLDERS = 13


def place(module: Path) -> str:
    """The path of a module inside the package."""
    return module.relative_to(PACKAGE).as_posix()


def room(module: Path) -> str:
    """The part of the house that a module is in: its folder directly in the package, or itself."""
    return place(module).split("/")[0].removesuffix(".py")


def name_of(module: Path) -> str:
    """The dotted name by which a module is imported."""
    return module.relative_to(ROOT).as_posix().removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(module: Path) -> Iterator[str]:
    """Whatever a module imports anywhere in it, with the names that it takes from each package."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


ROOMS = {room(module) for module in MODULES}


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def test_a_module_imports_only_from_lower_floors() -> None:
    for module in MODULES:
        for name in imported(module):
            _, _, other = name.partition("faqbot.")
            above = other.split(".")[0]
            if (
                name.startswith("faqbot.")
                and (PACKAGE / above).with_suffix(".py").exists() | (PACKAGE / above).is_dir()
            ):
                assert above == room(module) or floor(above) < floor(room(module)), f"{place(module)} imports {name}"


def test_a_library_and_a_language_come_in_by_their_doors() -> None:
    for module in MODULES:
        for name in imported(module):
            for library, doors in DOORS.items():
                if f"{name}.".startswith(f"{library}."):
                    assert place(module).startswith(doors), f"{place(module)} imports {name}"


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {name_of(module): module for module in MODULES}
    edges = {
        name: {found if found in names else found.rpartition(".")[0] for found in imported(module)} & names.keys()
        for name, module in names.items()
    }
    # What imports nothing that is left is taken away, again and again; what stays stands in a circle.
    while free := {name for name, others in edges.items() if not others - {name}}:
        edges = {name: others - free for name, others in edges.items() if name not in free}
    assert edges == {}


def test_only_the_command_line_and_the_terminal_print() -> None:
    for module in MODULES:
        calls = (node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
        prints = any(isinstance(function, ast.Name) and function.id == "print" for function in calls)
        assert not prints or place(module).startswith(("cli/", "channels/terminal/")), place(module)


def test_a_module_opens_with_a_sentence_and_stays_small() -> None:
    for module in MODULES:
        assert ast.get_docstring(tree(module)), place(module)
        assert module.read_text(encoding="utf-8").count("\n") < MAX_MODULE_LINES, place(module)


def test_a_function_fits_on_a_screen() -> None:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                assert lines <= MAX_FUNCTION_LINES, f"{place(module)}: {node.name} has {lines} lines"


def test_one_look_at_the_package_tells_where_things_are() -> None:
    assert len(list(PACKAGE.glob("*.py"))) <= MAX_LOOSE_MODULES
    assert len({room(module) for module in MODULES if module.parent != PACKAGE}) <= MAX_FOLDERS


def test_importing_faqbot_and_asking_brings_in_no_terminal_library_and_no_yaml() -> None:
    code = (
        "import sys, faqbot; bot = faqbot.FaqBot.load(); before = set(sys.modules); bot.ask('side efects?'); "
        "print(sorted(set(sys.modules) - before), 'prompt_toolkit' in sys.modules)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[] False\n"
    code = "import sys, faqbot; faqbot.FaqBot; print({'yaml', 'prompt_toolkit'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"


def imported_by(*arguments: str) -> set[str]:
    """The modules that a process of the command line imports."""
    code = f"import sys; from faqbot.cli.main import run; run({arguments!r}); print(*sys.modules)"
    command = [sys.executable, "-c", code]
    shown = subprocess.run(command, input="side effects\n", capture_output=True, text=True, check=True)
    return set(shown.stdout.splitlines()[-1].split())


def test_a_process_that_answers_one_question_imports_nothing_else() -> None:
    unneeded = {
        "faqbot.api",
        "faqbot.cli.commands.check",
        "faqbot.conversation.session",
        "faqbot.explanation.explain",
        "faqbot.language.direction",
        "faqbot.matching.contributions",
        "faqbot.rendering.markup",
        "faqbot.rendering.record",
        "prompt_toolkit",
        "shtab",
        "shutil",
        "wcwidth",
    }
    # A base that was edited since it was compiled is read anew.
    unneeded |= {"yaml"} if read_compiled(shipped_base()) else set()
    assert not imported_by("ask", "what are the side effects") & unneeded


def test_a_conversation_in_a_pipe_imports_no_terminal() -> None:
    own = {f"faqbot.channels.terminal.{name}" for name in ("line_editor", "plain_terminal", "transcript")}
    assert not imported_by("chat") & {"prompt_toolkit", "wcwidth", *own}


def test_everything_public_is_named_once() -> None:
    assert sorted(faqbot.__all__) == list(dict.fromkeys(sorted(faqbot.__all__)))
    assert all(hasattr(faqbot, name) for name in faqbot.__all__)
    assert set(faqbot.__all__) <= set(dir(faqbot))
