"""Questions are written nowhere unless the user asks for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import run_side_by_side
from hostile_files import GOOD

CANARY = "zquorbel"


@pytest.mark.hazard(id="exposed-question")
def test_questions_are_in_no_file(tmp_path: Path) -> None:
    base = tmp_path / "bread.yaml"
    base.write_text(GOOD, encoding="utf-8")
    folders = {
        name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }
    lines = (f"ask {CANARY} loaf", f"ask --json {CANARY}", f"ask --why {CANARY}", "ask --jsonl", "chat")
    command = [sys.executable, "-B", "-m", "faqbot", "--knowledge", str(base)]
    typed = f"{CANARY}\n/why\n".encode()
    for done in run_side_by_side([[*command, *line.split()] for line in lines], typed, tmp_path, **folders):
        assert done.returncode in {0, 1}, done.args
        assert done.stdout, done.args
    assert [path.name for path in tmp_path.rglob("*")] == ["bread.yaml"]


@pytest.mark.hazard(id="exposed-question")
def test_a_transcript_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    command = [sys.executable, "-m", "faqbot", "chat", "--transcript", str(kept)]
    subprocess.run(command, input=f"{CANARY}\n".encode(), capture_output=True, check=True, umask=0)
    assert CANARY in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o600
