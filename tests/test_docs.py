"""The documents are true: examples run, links lead somewhere, and names and numbers are those of the code."""

import argparse
import ast
import csv
import doctest
import io
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from command_line import faqbot as run_faqbot

import faqbot
from faqbot.bot import FaqBot
from faqbot.channels.reload import PollResult
from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.loop import talk
from faqbot.channels.terminal.plain_terminal import PlainTerminal
from faqbot.channels.terminal.settings import KEYS
from faqbot.channels.terminal.slash_commands import SLASH_COMMANDS
from faqbot.cli.exits import Exit
from faqbot.cli.main import COMMANDS, build_parser, run
from faqbot.curation.evaluation.cases import read_cases
from faqbot.curation.formats.registry import FORMAT_NAMES, FORMATS
from faqbot.knowledge.loading import load_knowledge, schema
from faqbot.knowledge.shipped import shipped_base
from faqbot.matching.confidence import MAX_CITED, MIN_ACCOUNTED, choice, fit, scope
from faqbot.matching.features import Features
from faqbot.matching.ranking import Resolution
from faqbot.rendering import explanation_record, receipt_record, record
from faqbot.rendering.plain import MAX_WIDTH
from faqbot.replies.reply import Kind, Reason
from faqbot.version import VERSION

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*(ROOT / name for name in ("README.md", "HAZARDS.md", "CHANGELOG.md", "benchmarks/README.md")), *DOCS]

MAX_README_BYTES = 12_000

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def document(name: str) -> str:
    return text_of(ROOT / "docs" / f"{name}.md")


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a language, in order."""
    return [code for _, found, code in FENCE.findall(text_of(page)) if found == language]


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", text_of(page))


def section(name: str, heading: str) -> str:
    """Return the part of a document below a heading, up to the next heading of any level."""
    _, found, after = document(name).partition(f"# {heading}\n")
    assert found, f"{name} has no section {heading}"
    return re.split(r"^#+ ", after, maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(name: str, heading: str) -> list[str]:
    """Return the names in backticks of the first column of a section's table."""
    rows = (line.split(" | ")[0] for line in section(name, heading).splitlines() if line.startswith("| `"))
    return [cell for row in rows for cell in re.findall(r"`([^`]+)`", row)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, made as GitHub makes them."""
    headings = HEADING.findall(prose(page))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# Links and the place of things


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    for page in PAGES:
        for link in LINK.findall(prose(page)):
            target, _, anchor = link.partition("#")
            file = (page.parent / target).resolve() if target else page
            assert file.exists(), f"{page.name} links to {link}"
            assert not anchor or anchor in anchors(file), f"{page.name} links to {link}"


def test_the_readme_is_short_and_lists_every_document() -> None:
    readme = ROOT / "README.md"
    assert readme.stat().st_size <= MAX_README_BYTES
    listed = {(ROOT / link).resolve() for link in LINK.findall(text_of(readme)) if "#" not in link}
    assert {*PAGES} - {readme} <= listed


def test_every_file_that_is_named_exists() -> None:
    for page in PAGES:
        for path in re.findall(r"`((?:faqbot|tests|benchmarks|knowledge)/[\w/.-]+)`", text_of(page)):
            assert (ROOT / path).exists(), f"{page.name} names {path}"


def test_nothing_names_a_place_of_one_machine() -> None:
    for file in (*PAGES, *ROOT.glob("faqbot/**/*.py"), *ROOT.glob("knowledge/**/*.yaml")):
        assert not re.search(r"/(?:home|root|work|Users)/", file.read_text(encoding="utf-8")), file


# Examples


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Enter a folder with the knowledge bases of the documents, each in a file named after its id."""
    for page in PAGES:
        for block in blocks(page, "yaml"):
            (base_id,) = re.findall("^id: (.+)$", block, re.MULTILINE)
            (tmp_path / page.stem).mkdir(exist_ok=True)
            (tmp_path / page.stem / f"{base_id}.yaml").write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_that_is_shown_prints_what_is_shown(examples: Path) -> None:
    for page in PAGES:
        (examples / page.stem).mkdir(exist_ok=True)
        for block in blocks(page, "console"):
            command, _, shown = block.partition("\n")
            if command != "$ faqbot":
                assert command.startswith("$ faqbot "), command
                # An apostrophe in a question is one, and the shell is left out.
                printed = run_faqbot(*shlex.split(command)[2:], directory=examples / page.stem).stdout.decode()
                assert printed == shown, command


class Paper(io.StringIO):
    """A terminal as text: what is printed, and what somebody types in between."""

    def __init__(self, typed: list[str]) -> None:
        super().__init__()
        self._typed = typed

    def readline(self, _: int | None = -1, /) -> str:  # type: ignore[override]
        line = self._typed.pop(0)
        self.write(line)
        return line


def test_the_conversation_in_the_terminal_is_a_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    (shown,) = [
        block.removeprefix("$ faqbot\n")
        for page in PAGES
        for block in blocks(page, "console")
        if block.startswith("$ faqbot\n")
    ]
    paper = Paper(re.findall("^> (.*\n)", shown, flags=re.MULTILINE))
    monkeypatch.setattr("sys.stdin", paper)
    bot = FaqBot.load()
    terminal = PlainTerminal(paper, lambda: MAX_WIDTH, is_coloured=False)
    talk(LineHandler(bot.knowledge, bot.session, bot.why), terminal)
    assert paper.getvalue() == shown


def test_the_python_examples_run(examples: Path) -> None:
    for name in ("bread.yaml", "canteen.yaml"):
        shutil.copy(examples / "knowledge-files" / name, name)
    for page in PAGES:
        names: dict[str, object] = {}
        for block in blocks(page, "python"):
            if block.startswith(">>> "):
                test = doctest.DocTestParser().get_doctest(block, names, page.name, str(page), 0)
                assert doctest.DocTestRunner().run(test, clear_globs=False).failed == 0, page.name
                names = test.globs


def test_a_spreadsheet_becomes_a_base_with_the_commands_of_the_readme(examples: Path) -> None:
    rows = [
        ["Question", "Answer"],
        ["When are you open?", 'We say: "from nine",\nevery day.'],
        ["Où est le café? ☕", "😀"],
    ]
    with (examples / "faq.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    (commands,) = [block for block in blocks(ROOT / "README.md", "") if block.startswith("faqbot import ")]
    done = [run_faqbot(*shlex.split(line)[1:], directory=examples) for line in commands.splitlines()]
    assert [each.returncode for each in done] == [Exit.OK, Exit.OK, Exit.OK]
    assert done[1].stdout.decode() == 'We say: "from nine",\nevery day.\n'
    assert [[entry.question, entry.answer] for entry in load_knowledge("shop").entries] == rows[1:]


def test_the_formats_are_documented() -> None:
    page = document("importing")
    assert sorted(first_cells("importing", "Formats")) == sorted(each.name for each in FORMATS)
    assert all(f"`{name}`" in page for name in FORMAT_NAMES if name != "html")


def test_every_base_that_is_shown_loads_and_answers(examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bases = sorted(examples.glob("*/*.yaml"))
    assert {base.stem for base in bases} >= {"bread", "pool", "shop"}
    for base in bases:
        load_knowledge(base)
    assert run(["--knowledge", "README/bread.yaml", "ask", "how long does a loaf keep", "--json"]) == Exit.OK
    assert '"citations": [{"n": 1, "passage": "storage/1"' in capsys.readouterr().out
    assert run(["check", "README/bread.yaml", "--strict"]) == Exit.OK


def test_the_shell_examples_of_the_documents_run(examples: Path) -> None:
    bash = shutil.which("bash")
    assert bash
    for page in DOCS:
        for block in blocks(page, "sh"):
            script = f'faqbot() {{ {shlex.quote(sys.executable)} -m faqbot "$@"; }}\n{block}'
            done = subprocess.run([bash, "-ec", script], cwd=examples, capture_output=True, check=False)
            assert (done.returncode, done.stderr) == (0, b""), block


def test_the_labelled_questions_that_are_shown_can_be_read(examples: Path) -> None:
    (rows,) = blocks(ROOT / "docs" / "measuring.md", "json")
    (examples / "questions.jsonl").write_text(rows, encoding="utf-8")
    cases, problems = read_cases(examples / "questions.jsonl", load_knowledge(shipped_base()))
    assert problems == []
    assert len(cases) == rows.count("\n")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    _, command = (block.strip() for block in blocks(ROOT / "README.md", "sh"))
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


# Names


def test_the_command_line_is_documented() -> None:
    page = document("command-line")
    for command in COMMANDS:
        assert re.search(rf"^faqbot {command}\b", page, re.MULTILINE), command
    for option in command_options():
        assert re.search(rf"(?<![\w-]){option}(?![\w-])", page), option
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", section("command-line", "Exit codes"), re.MULTILINE)]
    assert codes == sorted(Exit)


def command_options() -> set[str]:
    """Return the long options of all commands, without the ``--no-`` forms."""
    parsers = [build_parser(*COMMANDS)]
    for parser in parsers:  # which grows by the commands, and by the actions of commands
        for action in parser._actions:  # noqa: SLF001
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
                parsers += action.choices.values()
    options = {option for each in parsers for action in each._actions for option in action.option_strings}  # noqa: SLF001
    return {option for option in options if option.startswith("--") and not option.startswith("--no-")}


def test_the_terminal_is_documented() -> None:
    commands = {cell.partition(" ")[0] for cell in first_cells("terminal", "Commands")}
    assert commands == set(SLASH_COMMANDS)
    settings = section("terminal", "Settings")
    for key in KEYS:
        assert f"`{key} = " in settings, key
        assert f"`--{key}" in settings or f"`--no-{key}" in settings, key


def test_the_keys_of_knowledge_files_are_documented() -> None:
    tables = {
        "Keys of a base": schema.BASE_KEYS,
        "Entries": schema.ENTRY_KEYS,
        "Sources": schema.PASSAGE_KEYS,
        "Policy": schema.POLICY_KEYS,
        "Messages": schema.MESSAGES,
    }
    for heading, keys in tables.items():
        assert sorted(first_cells("knowledge-files", heading)) == sorted(keys), heading
    sentences = {
        "Gaps and small talk": {*schema.GAP_KEYS, *schema.SMALL_TALK_KEYS},
        "Sources": schema.SOURCE_KEYS,
        "Policy": schema.CALIBRATION_KEYS,
    }
    for heading, named in sentences.items():
        for key in named:
            assert f"`{key}`" in section("knowledge-files", heading), f"{heading}: {key}"
    alerts = {*schema.ALERT_KEYS, *schema.DEFERRAL_KEYS, "alerts", "deferrals", "sign_words", "emergency_number"}
    assert set(first_cells("alerts", "Keys")) == alerts
    assert all(f"`{key}`" in section("alerts", "Keys") for key in schema.SIGN_WORDS_KEYS)


def test_the_keys_of_records_are_documented() -> None:
    tables = {
        "Records": record.Record,
        "Why": explanation_record.WhyRecord,
        "Evidence": explanation_record.EvidenceRecord,
        "Receipts": receipt_record.ReceiptRecord,
    }
    for heading, fields in tables.items():
        assert sorted(first_cells("records", heading)) == sorted(fields.__annotations__), heading
    page = document("records")
    for module in (record, explanation_record, receipt_record):
        for found in vars(module).values():
            for key in getattr(found, "__annotations__", {}) if hasattr(found, "__total__") else ():
                assert f"`{key}`" in page, f"{found.__name__}: {key}"
    assert sorted(first_cells("records", "Reasons for no answer")) == sorted(get_args(Reason))
    assert all(f"`{name}`" in page for name in (*get_args(Kind), *get_args(Resolution)))


def test_the_python_names_are_documented() -> None:
    page = document("python")
    assert first_cells("python", "A base that changes while it is served") == list(
        get_args(PollResult.__annotations__["outcome"])
    )
    assert sorted(first_cells("python", "All public names")) == sorted(faqbot.__all__)
    for reply in (faqbot.Answer, faqbot.Clarification, faqbot.NoAnswer, faqbot.SmallTalk):
        assert re.search(rf"^\| `{reply.__name__}` \| `{reply.kind}` \|", page, re.MULTILINE)


def test_the_changelog_begins_with_this_version() -> None:
    newest = re.search(r"^## \[(.+?)\]", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert newest is not None
    assert newest[1] == VERSION == project["version"]


# The design


def assigned(file: Path, name: str) -> ast.expr:
    """Return the expression that a module assigns to a name."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return node.value
    raise AssertionError(f"{file.name} does not assign {name}")


def test_the_drawing_of_the_house_shows_the_floors() -> None:
    (drawing,) = FENCE.findall(section("design", "The house"))
    floors = [{*re.split(r" \| ", line[:45].strip())} for line in drawing[2].splitlines()]
    assert floors == list(reversed(ast.literal_eval(assigned(ROOT / "tests" / "test_house.py", "FLOORS"))))


def test_the_constants_of_the_design_are_those_of_the_code() -> None:
    rows = re.findall(r"\| `([\w/]+)` \| `(\w+)` \| (.+?) \|", section("design", "Constants"))
    assert len(rows) == section("design", "Constants").count("\n| ") - 1
    for path, name, value in rows:
        found = getattr(import_module(f"faqbot.{path.replace('/', '.')}"), name)
        assert found == ast.literal_eval(value), f"{name} of {path} is {found}"


def test_the_features_of_the_confidence_are_documented() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([a-z, ]+) \|", section("design", "Confidence"), re.MULTILINE))
    some = Features(*[0.5] * len(Features._fields))._replace(
        accounted=MIN_ACCOUNTED / 2, cited=MAX_CITED, other_code=0.0
    )
    for name in Features._fields:
        more = some._replace(**{name: getattr(some, name) + 0.1})
        of = [part.__name__ for part in (scope, choice, fit) if part(more) != part(some)]
        assert rows.pop(name) == (", ".join(of) or "none"), name
    assert rows == {}


def test_the_bounds_of_performance_are_those_of_the_code() -> None:
    bounds = re.findall(
        r"^\| .+? \| ([\d,]+) \| `(faqbot/[\w/]+)\.py` \|", section("performance", "Bounds"), re.MULTILINE
    )
    assert len(bounds) == section("performance", "Bounds").count("\n| ") - 1
    for number, path in bounds:
        module = import_module(path.replace("/", "."))
        assert int(number.replace(",", "")) in vars(module).values(), path
