"""The command line as a process with arguments, streams and an exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import BREAD, faqbot, faqbot_process, run_side_by_side

from faqbot.cli.main import COMMANDS

KEYS = [
    "schema",
    "question",
    "kind",
    "reason",
    "confidence",
    "entry",
    "gap",
    "text",
    "computed",
    "repeated",
    "url",
    "meta",
    "not_answered",
    "gaps",
    "citations",
    "candidates",
    "choices",
    "follow_ups",
    "alert",
    "caution",
    "corrections",
    "knowledge",
]


@pytest.fixture
def bread(tmp_path: Path) -> str:
    path = tmp_path / "bread.yaml"
    path.write_text(BREAD, encoding="utf-8")
    return str(path)


def records(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode("ascii").splitlines()]


def test_ask_prints_the_answer_with_its_source_and_exits_with_0(bread: str) -> None:
    done = faqbot_process("--knowledge", bread, "ask", "how", "long", "does", "a", "loaf", "keep")
    assert done.stdout.decode() == (
        "About three days at room temperature.\n"
        "\n"
        "Sources\n"
        "“The handbook”\n"
        "  [1] Storage (storage/1)\n"
        "\n"
        "You may also want to know:\n"
        "  - Can I freeze bread?\n"
    )
    assert (done.stderr, done.returncode) == (b"", 0)


def test_ask_without_an_answer_names_the_contact_and_exits_with_1(bread: str) -> None:
    done = faqbot_process("ask", "who won the football match", "--knowledge", bread)
    assert done.stdout.decode() == (
        "I don't know. None of the answers that I was given fits your question.\n"
        "You can ask me about: Storage.\n"
        "Ask your baker.\n"
    )
    assert (done.stderr, done.returncode) == (b"", 1)


def test_a_known_gap_gets_its_own_text_and_no_answer(bread: str) -> None:
    done = faqbot("--knowledge", bread, "ask", "--json", "is it gluten free?")
    record = json.loads(done.stdout)
    assert (record["kind"], record["reason"], record["gap"], record["entry"]) == ("no_answer", "gap", "gluten", None)
    assert record["text"].startswith("The handbook says nothing about gluten.")
    assert record["follow_ups"] == [{"entry": "storage-time", "question": "How long does a loaf keep?"}]
    assert done.returncode == 1


def test_the_keys_of_a_record_are_in_order(bread: str) -> None:
    done = faqbot("--knowledge", bread, "ask", "--json", "--top", "1", "can I freze bread")
    record = json.loads(done.stdout)
    assert list(record) == KEYS
    assert record["corrections"] == [{"from": "freze", "to": "freeze"}]
    assert [candidate["entry"] for candidate in record["candidates"]] == ["storage-freezing"]
    assert record["confidence"] == record["candidates"][0]["confidence"]


def test_a_batch_gives_one_record_per_line_whatever_the_line_contains(bread: str) -> None:
    typed = b"can I freeze bread\n\n  \nbad \xff bytes\x00\rand more\n" + "schlüssel \u2028 \ud83d\ude00".encode(
        "utf-8", "surrogatepass"
    )
    done = faqbot_process("--knowledge", bread, "ask", "--jsonl", typed=typed)
    found = records(done)
    assert [record["kind"] for record in found] == ["answer", "no_answer", "no_answer", "no_answer", "no_answer"]
    assert [record["reason"] for record in found][:3] == [None, "empty", "empty"]
    assert found[3]["question"] == "bad \ufffd bytes and more"
    assert done.returncode == 0


def test_input_that_is_not_utf_8_is_told_once(bread: str) -> None:
    typed = "can I freeze bread\ncafé?\nschlüssel?\n".encode("latin-1")
    done = faqbot_process("--knowledge", bread, "ask", "--jsonl", typed=typed)
    assert len(records(done)) == 3
    assert done.stderr.decode() == (
        "faqbot: line 2 is not UTF-8, and some characters of it cannot be read; convert the input to UTF-8\n"
    )


def test_bytes_that_are_no_character_are_told_beside_a_replacement_character_that_was_typed(bread: str) -> None:
    done = faqbot_process("--knowledge", bread, "ask", "--jsonl", typed="caf\ufffd?".encode() + b" caf\xe9?\n")
    assert done.stderr.decode() == (
        "faqbot: line 1 is not UTF-8, and some characters of it cannot be read; convert the input to UTF-8\n"
    )


def test_a_replacement_character_that_was_typed_is_utf_8(bread: str) -> None:
    done = faqbot_process("--knowledge", bread, "ask", "--jsonl", typed="caf\ufffd?\n".encode())
    assert done.stderr == b""


def test_chat_jsonl_is_one_conversation(bread: str) -> None:
    typed = b"how long does a loaf keep\n1\n"
    found = records(faqbot("--knowledge", bread, "chat", "--jsonl", typed=typed))
    assert [record["entry"] for record in found] == ["storage-time", "storage-freezing"]


def test_independent_questions_are_not_a_conversation(bread: str) -> None:
    typed = b"how long does a loaf keep\n1\n"
    found = records(faqbot("--knowledge", bread, "ask", "--jsonl", typed=typed))
    assert [record["entry"] for record in found] == ["storage-time", None]


def test_a_pipe_gets_only_answers(bread: str) -> None:
    done = faqbot_process("--knowledge", bread, typed=b"can I freeze bread\n/quit\n")
    assert done.stdout.decode().splitlines()[0] == "Yes, for up to three months."
    assert b"\x1b" not in done.stdout
    assert b">" not in done.stdout
    assert (done.stderr, done.returncode) == (b"", 0)


def test_the_environment_can_name_the_base(bread: str) -> None:
    done = faqbot_process("ask", "--json", "can I freeze bread", FAQBOT_KNOWLEDGE=bread)
    assert json.loads(done.stdout)["knowledge"]["id"] == "bread"


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "--jsonl", "and a question"],
        ["nonsense"],
        ["ask", "--top", "-1", "x"],
        ["--nonsense"],
        ["eval"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_prints_nothing(arguments: list[str]) -> None:
    done = faqbot(*arguments)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"Traceback" not in done.stderr


def test_an_unusable_base_exits_with_3_and_names_the_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\nid: bad\nentries: yes\n", encoding="utf-8")
    done = faqbot_process("--knowledge", str(path), "ask", "anything")
    assert done.stderr.decode() == (
        f'faqbot: the knowledge base cannot be used\n{path}:3:10: "entries" is a text; write a list\n'
    )
    assert (done.stdout, done.returncode) == (b"", 3)


def test_check_of_a_missing_path_exits_with_3(tmp_path: Path) -> None:
    done = faqbot("check", str(tmp_path / "nothing"))
    assert (done.stdout, done.returncode) == (b"", 3)


def test_eval_counts_right_and_wrong(bread: str, tmp_path: Path) -> None:
    questions = tmp_path / "questions.yaml"
    questions.write_text(
        "- {q: how long does a loaf keep, expect: [storage/1]}\n- {q: can I freeze bread, expect: [storage-freezing]}\n"
        "- {q: who won the match, expect: []}\n",
        encoding="utf-8",
    )
    done = faqbot("--knowledge", bread, "eval", str(questions), "--json")
    figures = json.loads(done.stdout)
    assert (figures["questions"], figures["right%"], figures["abstained%"]) == (3, 100.0, 100.0)


def test_the_version_is_printed() -> None:
    assert faqbot_process("--version").stdout == b"faqbot 0.1.0\n"


def test_every_command_is_listed_and_has_help() -> None:
    listed = " ".join(faqbot("--help").stdout.decode().split())
    for name, summary in COMMANDS.items():
        assert f" {name} {summary} " in f"{listed} "
        assert faqbot(name, "--help").stdout.decode().startswith(f"usage: faqbot {name} ")


@pytest.mark.parametrize("arguments", [[], ["chat"]], ids=["no command", "chat"])
def test_the_default_command_is_the_conversation_with_its_options(bread: str, arguments: list[str]) -> None:
    for base in (["--knowledge", bread], [f"--knowledge={bread}"]):
        done = faqbot(*base, *arguments, "--jsonl", "--top", "1", typed=b"shelf life of a loaf\n")
        assert [record["entry"] for record in records(done)] == ["storage-time"]
    done = faqbot(*arguments, "--jsonl", "--knowledge", bread, typed=b"shelf life of a loaf\n")
    assert [record["entry"] for record in records(done)] == ["storage-time"]


def test_a_base_can_have_the_name_of_a_command(bread: str) -> None:
    base = Path(bread).rename(Path(bread).with_name("ask"))
    done = faqbot("--knowledge", "ask", "ask", "shelf life of a loaf", directory=base.parent)
    assert done.stdout.startswith(b"About three days")
    assert faqbot("--knowledge", "ask", typed=b"/topics\n", directory=base.parent).stdout == b"  1. Storage (2)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cost"], "argument COMMAND: invalid choice: 'cost' (choose from "),
        (["aks", "what is it"], 'faqbot: "aks" is no command; did you mean "ask"?\n'),
        (["chekc"], 'faqbot: "chekc" is no command; did you mean "check"?\n'),
        (["--knowledge", "bread", "serv"], 'faqbot: "serv" is no command; did you mean "serve"?\n'),
        (["--knowledge"], "argument --knowledge: expected one argument"),
        (["--nonsense"], "unrecognized arguments: --nonsense"),
    ],
    ids=["word", "order", "command", "letter", "path", "option"],
)
def test_wrong_arguments_are_named(arguments: list[str], message: str) -> None:
    done = faqbot(*arguments)
    assert message in done.stderr.decode()
    assert (done.stdout, done.returncode) == (b"", 2)


@pytest.mark.parametrize("words", [("how", "long", "does", "a", "loaf", "keep?"), ("how long does a loaf keep?",)])
def test_a_question_needs_no_command(bread: str, words: tuple[str, ...]) -> None:
    done = faqbot("--knowledge", bread, *words)
    assert (done.stdout, done.returncode) == (faqbot("--knowledge", bread, "ask", *words).stdout, 0)
    assert faqbot(*words, "--json", "--knowledge", bread).stdout.startswith(b'{"schema": 1, ')


INTERRUPTING = """\
import sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == "faqbot.matching":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupt())
from faqbot.cli.main import main
main(["ask", "anything"])
"""


INTERRUPTED_AT_THE_END = """\
import gc
from faqbot.cli.main import main

def interrupt():
    raise KeyboardInterrupt

gc.freeze = interrupt
main(["schema"])
"""


def test_an_interrupt_after_the_command_exits_with_130_and_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_AT_THE_END], capture_output=True, check=False)
    assert (done.stderr, done.returncode) == (b"", 130)


INTERRUPTED_AT_THE_START = """\
import sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "faqbot.cli.main":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from faqbot.__main__ import start
start()
"""


def test_an_interrupt_before_the_command_line_is_imported_exits_with_130_and_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_AT_THE_START], capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 130)


def test_an_interrupt_during_an_import_exits_with_130_and_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTING], capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 130)


@pytest.mark.parametrize("arguments", [["--knowledge", "", "ask", "x"], ["check", ""]], ids=["knowledge", "check"])
def test_an_empty_path_is_wrong_usage_and_not_the_shipped_base(arguments: list[str]) -> None:
    done = faqbot(*arguments)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr.decode().endswith("is empty; name a folder of YAML files or one YAML file\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ["schema", "--knowledge", "bread"],
            "schema does not use --knowledge, as the schema is the same for all bases",
        ),
        (["--knowledge", "bread", "new", "rolls"], "new does not use --knowledge, as it starts a base in FOLDER"),
        (["sources", "a.txt", "--knowledge=b"], "sources does not use --knowledge, as it reads only the article FILE"),
        (
            ["--knowledge", "bread", "diff", "old", "new", "questions"],
            "diff does not use --knowledge, as it compares the two bases OLD and NEW",
        ),
    ],
)
def test_a_command_without_a_base_refuses_one(arguments: list[str], reason: str, tmp_path: Path) -> None:
    done = faqbot(*arguments, directory=tmp_path)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert done.stderr.decode() == f"faqbot: faqbot {reason}; leave it out\n"
    assert list(tmp_path.iterdir()) == []


def test_closed_and_full_streams_cause_no_traceback(bread: str) -> None:
    lines = [
        f'exec {sys.executable} -m faqbot --knowledge "{bread}" {command} {redirection}'
        for command in ("ask can I freeze bread", "ask --jsonl", "")
        for redirection in ("<&-", ">&-", "2>&-", ">/dev/full")
    ]
    results = run_side_by_side([["/bin/sh", "-c", line] for line in lines], b"how long does a loaf keep\n")
    for line, done in zip(lines, results, strict=True):
        assert b"Traceback" not in done.stdout + done.stderr, line
        assert done.returncode in {0, 2}, line


def test_an_answer_is_shown_in_any_encoding(bread: str) -> None:
    done = faqbot_process("--knowledge", bread, "ask", "can I freeze bread", PYTHONIOENCODING="ascii", PATH="")
    assert done.stdout.splitlines()[-1] == b"  [1] Storage (storage/1)"


def test_a_base_without_topics_offers_its_title_as_the_topic(tmp_path: Path) -> None:
    base = tmp_path / "plain.yaml"
    base.write_text(
        "format: 1\nid: plain\ntitle: Plain things\nentries:\n  - {id: a, question: What is it?, answer: That.}\n",
        encoding="utf-8",
    )
    done = faqbot("--knowledge", str(base), "ask", "zorb")
    assert done.stdout.decode().splitlines()[-1] == "You can ask me about: Plain things."


QUESTIONS = """\
- {q: how long does a loaf keep, expect: [storage/1]}
- {q: can I freeze bread, expect: [storage-time]}
- {q: who won the match, expect: []}
"""


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "questions.yaml"
    path.write_text(QUESTIONS, encoding="utf-8")
    return str(path)


def test_eval_shows_curves_and_confusions_and_draws_the_curves(bread: str, questions: str, tmp_path: Path) -> None:
    plot = tmp_path / "curves.svg"
    done = faqbot("--knowledge", bread, "eval", questions, "--plot", str(plot))
    text = done.stdout.decode()
    assert "risk and coverage when answering at a confidence or above" in text
    assert "reliability of the confidence (expected calibration error" in text
    assert "1 x storage-time -> storage-freezing\n    asked     can I freeze bread\n" in text
    assert (done.stderr, done.returncode) == (b"", 0)
    assert plot.read_text(encoding="utf-8").startswith("<svg ")


def test_eval_self_asks_the_base_its_own_phrasings(bread: str) -> None:
    done = faqbot("--knowledge", bread, "eval", "--self", "--json")
    found = json.loads(done.stdout.decode("ascii"))
    assert (found["questions"], found["self"]["folds"]) == (9, 10)
    assert [(topic["name"], topic["asked"]) for topic in found["self"]["topics"]] == [("Storage", 6), ("gaps", 3)]
    assert sorted(entry["entry"] for entry in found["self"]["entries"]) == ["storage-freezing", "storage-time"]
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.mark.parametrize("arguments", [(), ("questions.yaml", "--self")], ids=["neither", "both"])
def test_eval_takes_a_file_or_self(arguments: tuple[str, ...]) -> None:
    done = faqbot("eval", *arguments)
    assert done.stderr == b"faqbot: eval takes a file of labelled questions, or --self\n"
    assert (done.stdout, done.returncode) == (b"", 2)


FIGURES = "right, right_or_offered, abstained, missed, asked_back, answered, wrong"


def test_eval_fails_if_a_figure_breaks_its_limit(bread: str, questions: str) -> None:
    kept = faqbot("--knowledge", bread, "eval", questions, "--fail-under", "right=0,wrong=100")
    assert (kept.stderr, kept.returncode) == (b"", 0)
    broken = faqbot("--knowledge", bread, "eval", questions, "--fail-under", "right=100, wrong=0")
    assert broken.stdout == kept.stdout
    share = next(line.split()[1] for line in kept.stdout.decode().splitlines() if line.startswith("right%"))
    wrong = next(line.split()[1] for line in kept.stdout.decode().splitlines() if line.startswith("wrong%"))
    assert broken.stderr.decode() == (
        f"faqbot: right is {float(share):g} %, below 100 %\nfaqbot: wrong is {float(wrong):g} %, above 0 %\n"
    )
    assert broken.returncode == 1


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        ("", f'"" is no figure; name one of {FIGURES}'),
        ("rihgt=80", f'"rihgt" is no figure; name one of {FIGURES}'),
        ("right", '"" is no limit of right; write a number from 0 to 100, such as right=80'),
        ("wrong=130", '"130" is no limit of wrong; write a number from 0 to 100, such as wrong=80'),
    ],
)
def test_eval_rejects_a_limit_before_it_asks_anything(bread: str, questions: str, limits: str, fault: str) -> None:
    done = faqbot("--knowledge", bread, "eval", questions, "--fail-under", limits)
    assert done.stderr.decode() == f"faqbot: --fail-under: {fault}\n"
    assert (done.stdout, done.returncode) == (b"", 2)


def test_eval_rejects_an_unknown_plot_format_before_it_asks_anything(bread: str, questions: str) -> None:
    done = faqbot("--knowledge", bread, "eval", questions, "--plot", "curves.gif")
    assert done.stderr == b"faqbot: curves.gif is not a plot file; name one that ends with .svg or .png\n"
    assert (done.stdout, done.returncode) == (b"", 2)


def test_eval_shows_its_figures_even_if_the_plot_cannot_be_written(bread: str, questions: str, tmp_path: Path) -> None:
    plot = tmp_path / "no" / "curves.svg"
    done = faqbot("--knowledge", bread, "eval", questions, "--plot", str(plot))
    assert done.stdout.startswith(b"questions ")
    assert done.stderr.decode() == (
        f"faqbot: {plot} cannot be written (No such file or directory); name another file\n"
    )
    assert done.returncode == 2


def test_the_explanation_follows_the_answer(bread: str) -> None:
    plain = faqbot("--knowledge", bread, "ask", "deep freezing a loaf")
    explained = faqbot("--knowledge", bread, "ask", "--why", "deep freezing a loaf")
    assert explained.returncode == 0
    answer, _, why = explained.stdout.decode().rpartition("\n\nAnswered with ")
    assert f"{answer}\n" == plain.stdout.decode()
    assert why.startswith("“Can I freeze bread?”. The base has this question word for word.\n")


def test_a_record_has_an_explanation_only_on_request(bread: str) -> None:
    for arguments, typed in ((["--json", "gluten"], b""), (["--jsonl"], b"gluten\n")):
        (plain,) = records(faqbot("--knowledge", bread, "ask", *arguments, typed=typed))
        (explained,) = records(faqbot("--knowledge", bread, "ask", "--why", *arguments, typed=typed))
        assert list(plain) == KEYS
        assert list(explained) == [*KEYS, "why"]
        assert isinstance(explained["why"], dict)
        assert explained["why"]["subject"]["item"] == "gluten"


def test_a_transcript_is_written_on_request_and_changes_no_answer(bread: str, tmp_path: Path) -> None:
    file = tmp_path / "bread.jsonl"
    typed = b"shelf life of a loaf\n/topics\nzorb\n"
    plain = faqbot("--knowledge", bread, typed=typed)
    done = faqbot("--knowledge", bread, "--transcript", str(file), typed=typed)
    assert (done.stdout, done.stderr, done.returncode) == (plain.stdout, b"", 0)
    written = [json.loads(line) for line in file.read_text(encoding="ascii").splitlines()]
    assert [(record["question"], record["entry"]) for record in written] == [
        ("shelf life of a loaf", "storage-time"),
        ("zorb", None),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--transcript", "bread.txt"], "bread.txt cannot be written (its name must end with .md or .jsonl); "),
        (["--transcript", "no/bread.md"], "no/bread.md cannot be written (No such file or directory); "),
        (["--jsonl", "--transcript", "bread.md"], "--jsonl prints records already; leave out --transcript"),
    ],
    ids=["suffix", "folder", "records"],
)
def test_a_transcript_that_cannot_be_written_is_wrong_usage(bread: str, arguments: list[str], message: str) -> None:
    done = faqbot("--knowledge", bread, *arguments, typed=b"shelf life of a loaf\n")
    assert done.stderr.decode().startswith(f"faqbot: {message}")
    assert (done.stdout, done.returncode) == (b"", 2)


def test_settings_are_read_from_the_config_folder_and_wrong_ones_named(bread: str, tmp_path: Path) -> None:
    folder = tmp_path / "faqbot"
    folder.mkdir()
    (folder / "config.toml").write_text("accessible = true\n", encoding="utf-8")
    typed = b"can I freeze bread\n"
    done = faqbot("--knowledge", bread, typed=typed, XDG_CONFIG_HOME=str(tmp_path))
    assert done.stdout.startswith("Answer: Yes, for up to three months.\n\nSources:\n“The handbook”\n  1. ".encode())
    done = faqbot("--knowledge", bread, "--no-accessible", typed=typed, XDG_CONFIG_HOME=str(tmp_path))
    assert done.stdout.startswith("Yes, for up to three months.\n\nSources\n“The handbook”\n  [1] ".encode())
    (folder / "config.toml").write_text("accessibel = true\n", encoding="utf-8")
    done = faqbot("--knowledge", bread, typed=typed, XDG_CONFIG_HOME=str(tmp_path))
    assert done.stderr.decode() == (
        f"faqbot: the settings cannot be used\n"
        f'{folder}/config.toml: "accessibel" is not a setting; did you mean "accessible"?\n'
    )
    assert (done.stdout, done.returncode) == (b"", 2)


def test_colours_reach_a_pipe_only_on_request(bread: str) -> None:
    typed = b"can I freeze bread\n"
    coloured = faqbot("--knowledge", bread, "--color", "always", typed=typed)
    assert "\n\x1b[1mSources\x1b[0m\n\x1b[36m“The handbook”\x1b[0m\n\x1b[36m  [1] ".encode() in coloured.stdout
    assert b"\x1b" not in faqbot("--knowledge", bread, typed=typed, TERM="xterm-256color").stdout
