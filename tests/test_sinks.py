"""Text from bases and people never controls a terminal: on screens, in pipes, messages and records."""

import json
import os
import pty
import select
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bread import BREAD, FREEZES, GLUTEN, HELLO
from command_line import run_side_by_side
from hostile_files import GOOD
from payloads import ISOLATES, NEEDED, PAYLOADS, harm

from faqbot import FaqBot, KnowledgeError, load_knowledge, to_record, to_text
from faqbot.channels.terminal.line_handler import LineHandler
from faqbot.channels.terminal.transcript import Transcript, save
from faqbot.cli.main import run
from faqbot.knowledge.messages import Messages
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.knowledge.sources import Citation, Passage, Source
from faqbot.rendering.accessible import build_accessible_blocks
from faqbot.rendering.explanation import to_explanation

BOT = FaqBot(BREAD)


def poison_base(payload: str) -> KnowledgeBase:
    """Build a base with a payload in each of its texts."""
    passage = Passage(id="storage/1", section=payload, about=payload, kind="reference")
    source = Source(id="handbook", title=payload, published=payload, url=payload, passages=(passage,))
    entry = Entry(
        id="storage-time",
        topic=payload,
        question=f"How long does a loaf keep? {payload}",
        paraphrases=("when does bread go stale",),
        answer=f"Three days.{payload}",
        citations=(Citation(source=source, passage=passage),),
        evidence="reported",
        follow_ups=("storage-freezing",),
        excludes=("dough",),
    )
    messages = Messages(
        scope=payload,
        unknown=payload,
        unsure=payload,
        guard=payload,
        stale=payload,
        language=payload,
        empty=payload,
        too_long=payload,
        near=payload,
        also=payload,
        sources=payload,
        evidence=payload,
        corrected=f"{{from}} {{to}} {payload}",
        choose=payload,
    )
    return replace(
        BREAD,
        title=payload,
        notice=payload,
        contact=payload,
        sources=(source,),
        entries=(entry, replace(FREEZES, topic=payload, question=f"Can I freeze bread? {payload}", answer=payload)),
        gaps=(replace(GLUTEN, answer=payload),),
        small_talk=(replace(HELLO, answer=payload),),
        evidence_levels={"reported": payload},
        messages=messages,
    )


QUESTIONS = (
    "how long does a lof keep",
    "bread",
    "coeliacs",
    "hello",
    "carburettor",
    "",
    "x" * 5_000,
    "loaf dough keep",
)
POISONED = [(payload, FaqBot(poison_base(payload))) for payload in PAYLOADS[::7]]


def test_there_are_two_hundred_payloads_and_each_is_harmful() -> None:
    assert len(PAYLOADS) > 200
    assert all(harm(payload) for payload in PAYLOADS)


@pytest.mark.hazard(id="hostile-text")
def test_texts_of_a_base_are_harmless_in_text_and_on_the_screen() -> None:
    for payload, bot in POISONED:
        conversation = LineHandler(bot.knowledge, bot.session, bot.why)
        shown = [block.text for block in conversation.build_welcome()]
        for question in (
            *QUESTIONS,
            "/topics",
            "/sources",
            "/more",
            "/why",
            f"/topics {payload}",
            f"/save {payload}.md/x",
            f"/{payload}",
            f"{payload} loaf",
        ):
            shown += [f"{block.mark} {block.text}" for block in conversation.respond(question).blocks]
            shown += [to_text(bot.ask(question)), to_text(bot.ask(question), width=40)]
            shown += [f"{block.mark} {block.text}" for block in build_accessible_blocks(bot.ask(question))]
        assert harm("\n".join(shown)) <= NEEDED | ISOLATES


@pytest.mark.hazard(id="hostile-message")
@pytest.mark.parametrize("suffix", [".md", ".jsonl"])
def test_a_transcript_is_harmless(suffix: str, tmp_path: Path) -> None:
    kept = tmp_path / f"kept{suffix}"
    for number, (payload, bot) in enumerate(POISONED[::3]):
        replies = [bot.ask(question) for question in (*QUESTIONS, f"{payload} loaf")]
        transcript = Transcript(str(kept), bot.knowledge)
        for reply in replies:
            transcript.add(reply)
        saved = save(str(tmp_path / f"{number}{suffix}"), bot.knowledge, replies)
        assert harm(Path(saved).read_text(encoding="utf-8")) <= NEEDED
    assert harm(kept.read_text(encoding="utf-8")) <= NEEDED


def test_an_explanation_is_harmless() -> None:
    for payload, bot in POISONED[::3]:
        for question in (*QUESTIONS, f"{payload} loaf"):
            assert harm(to_explanation(bot.why(bot.ask(question)))) <= NEEDED


@pytest.mark.hazard(id="hostile-text")
def test_typed_text_is_harmless_in_text_and_record() -> None:
    for payload in PAYLOADS:
        reply = BOT.session().ask(payload)
        assert harm(to_text(reply)) <= NEEDED, ascii(payload)
        written = json.dumps(to_record(reply))
        assert written.isascii(), ascii(payload)
        assert harm(written) <= NEEDED, ascii(payload)
        assert harm(to_record(reply)["question"]) == set(), ascii(payload)


def commands_with(argument: str) -> list[list[str]]:
    """Return a command for each place where an argument is repeated in a message."""
    return [
        [f"--{argument}", "ask"],
        ["ask", "loaf", "--top", argument],
        ["--knowledge", f"nowhere/{argument}", "ask", "loaf"],
        ["check", f"nowhere/{argument}"],
        ["check", "--article", f"nowhere/{argument}"],
        ["sources", f"nowhere/{argument}"],
    ]


def exit_code(arguments: list[str]) -> int | str | None:
    """Run a command and return its exit code; argparse ends the process by itself."""
    try:
        return run(arguments)
    except SystemExit as ending:
        return ending.code


@pytest.mark.hazard(id="hostile-message")
def test_a_message_about_an_argument_is_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    # Every payload is used among others in each of the commands, and every sequence alone in one of them.
    alone = [commands_with(payload)[number % 6] for number, payload in enumerate(PAYLOADS[::3])]
    together = [" ".join(PAYLOADS[start : start + 34]) for start in range(0, len(PAYLOADS), 34)]
    for arguments in (*alone, *(command for group in together for command in commands_with(group))):
        assert exit_code(arguments) in {2, 3}
        shown = capsys.readouterr()
        assert "faqbot" in shown.err
        assert harm(shown.out + shown.err) == set(), ascii(arguments)


@pytest.mark.hazard(id="hostile-message")
def test_a_message_about_labelled_questions_is_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"q": payload, "expect": [payload], "kind": payload} for payload in PAYLOADS]
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert [run(["eval", str(tmp_path / "questions.jsonl")]), run(["eval", f"nowhere/{PAYLOADS[0]}"])] == [2, 2]
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) > len(PAYLOADS)
    assert harm(shown.out + shown.err) == set()


@pytest.mark.hazard(id="hostile-message")
def test_a_message_about_a_file_is_harmless_and_one_line(tmp_path: Path) -> None:
    for number, payload in enumerate(PAYLOADS):
        file = tmp_path / f"{number}\n.yaml"
        file.write_bytes(f'id: b\nformat: 1\nentries: [{{"{payload}": 1}}]\n'.encode(errors="surrogatepass"))
        with pytest.raises(KnowledgeError) as caught:
            load_knowledge(file)
        assert harm(str(caught.value)) == set()
        assert str(caught.value).count("\n") == len(caught.value.problems) - 1


@pytest.mark.hazard(id="hostile-text")
def test_a_pipe_gets_no_control_characters(tmp_path: Path) -> None:
    base = tmp_path / "bread.yaml"
    base.write_text(GOOD, encoding="utf-8")
    typed = "\n".join((*PAYLOADS, *(f"/topics {payload}" for payload in PAYLOADS))).encode(errors="surrogatepass")
    command = [sys.executable, "-m", "faqbot", "--knowledge", str(base)]
    for done in run_side_by_side(
        [[*command, *line.split()] for line in ("chat", "chat --jsonl", "ask --jsonl")], typed
    ):
        assert len(done.stdout) > 10_000
        assert harm(done.stdout.decode() + done.stderr.decode()) <= NEEDED | ISOLATES


INVISIBLE = sorted(char for char in set().union(*map(harm, PAYLOADS)) if char > "\x9f" and char.isprintable() is False)
INVISIBLE = [char for char in INVISIBLE if not "\ud800" <= char <= "\udfff" and char not in "\u2028\u2029"]
"""Invisible characters that a knowledge file may contain, because some languages need them."""


@pytest.mark.hazard(id="hostile-text")
def test_a_terminal_gets_no_control_characters(tmp_path: Path) -> None:
    words = [f"q{chr(97 + number // 26)}{chr(97 + number % 26)}zz" for number in range(len(INVISIBLE))]
    entries = [
        {"id": f"e{number}", "question": f"What is {word}?", "answer": f"It is{char}{word}."}
        for number, (word, char) in enumerate(zip(words, INVISIBLE, strict=True))
    ]
    base = tmp_path / "base.yaml"
    content = {"format": "1", "id": "b", "title": f"T{INVISIBLE[0]}", "entries": entries}
    base.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    screen = type_into_terminal(["--knowledge", str(base)], [f"What is {word}?" for word in words])
    for word, char in zip(words, INVISIBLE, strict=True):
        shown = char if char in NEEDED else f"\\u{{{ord(char):x}}}"
        assert f"It is{shown}{word}." in screen, ascii(char)
    assert harm(screen) <= {"\x1b", "\r", "\b", "\x07"} | NEEDED


def type_into_terminal(arguments: list[str], lines: list[str]) -> str:
    """Type lines into a terminal; return everything that it receives."""
    terminal, program = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = [sys.executable, "-m", "faqbot", *arguments]
    process = subprocess.Popen(command, stdin=program, stdout=program, stderr=program, env=environment)
    os.close(program)
    os.write(terminal, "".join(f"{line}\r" for line in (*lines, "/quit")).encode())
    received = b""
    while select.select([terminal], [], [], 30)[0]:
        try:
            received += os.read(terminal, 65_536)
        except OSError:
            break
    os.close(terminal)
    assert process.wait() == 0
    return received.decode()
