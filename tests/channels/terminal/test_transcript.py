import json
import os
import stat
from pathlib import Path

import pytest
from bread import BREAD, KEEPS, RISES, answer, no_answer

from faqbot.channels.terminal.transcript import Transcript, save
from faqbot.rendering.markdown import to_markdown
from faqbot.rendering.record import to_record
from faqbot.replies.reply import Reply

TITLE = "# Bread at home\n\nI know one handbook.\n"


def permissions(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_each_reply_is_written_at_once(tmp_path: Path) -> None:
    file = tmp_path / "bread.md"
    transcript = Transcript(str(file), BREAD)
    assert (permissions(file), file.read_text(encoding="utf-8")) == (0o600, TITLE)
    transcript.add(answer(KEEPS))
    assert file.read_text(encoding="utf-8") == f"{TITLE}\n{to_markdown(answer(KEEPS))}"


def test_each_record_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "bread.jsonl"
    transcript = Transcript(str(file), BREAD)
    for reply in (answer(KEEPS), no_answer("naïve")):
        transcript.add(reply)
    lines = file.read_text(encoding="ascii").splitlines()
    assert list(map(json.loads, lines)) == [to_record(answer(KEEPS), top=3), to_record(no_answer("naïve"), top=3)]


def test_an_existing_file_is_appended_to_and_made_private(tmp_path: Path) -> None:
    file = tmp_path / "bread.md"
    file.write_text("Mine.\n", encoding="utf-8")
    file.chmod(0o644)
    Transcript(str(file), BREAD).add(answer(RISES))
    assert (permissions(file), file.read_text(encoding="utf-8")) == (0o600, f"Mine.\n\n{to_markdown(answer(RISES))}")


def test_a_file_that_cannot_be_opened_raises_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Transcript(str(tmp_path / "no" / "bread.md"), BREAD)


def test_a_saved_conversation_equals_its_transcript(tmp_path: Path) -> None:
    replies: list[Reply] = [answer(KEEPS), no_answer("cake")]
    for name in ("bread.md", "bread.jsonl"):
        logged, saved = tmp_path / f"logged-{name}", tmp_path / f"saved-{name}"
        transcript = Transcript(str(logged), BREAD)
        for reply in replies:
            transcript.add(reply)
        assert save(str(saved), BREAD, replies) == str(saved)
        assert (permissions(saved), saved.read_bytes()) == (0o600, logged.read_bytes())


def test_an_existing_file_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", os.fspath(tmp_path))
    assert save("~/bread.md", BREAD, [answer(KEEPS)]) == os.fspath(tmp_path / "bread.md")
    with pytest.raises(FileExistsError, match="it already exists"):
        save("~/bread.md", BREAD, [answer(KEEPS)])
