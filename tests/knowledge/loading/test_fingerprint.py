from pathlib import Path

import pytest

from faqbot.knowledge.loading.fingerprint import fingerprint


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "bread"
    (folder / "entries").mkdir(parents=True)
    (folder / "base.yaml").write_text("format: 1\n", encoding="utf-8")
    (folder / "entries" / "a.yaml").write_text("entries: []\n", encoding="utf-8")
    return folder


def test_the_same_files_have_the_same_fingerprint_wherever_they_are(base: Path, tmp_path: Path) -> None:
    before = fingerprint(base)
    assert before is not None
    assert fingerprint(str(base.rename(tmp_path / "moved"))) == before


def test_an_edited_a_renamed_and_an_added_file_change_the_fingerprint(base: Path) -> None:
    found = {fingerprint(base)}
    (base / "base.yaml").write_text("format: 2\n", encoding="utf-8")
    found.add(fingerprint(base))
    (base / "entries" / "a.yaml").rename(base / "entries" / "b.yaml")
    found.add(fingerprint(base))
    (base / "c.yaml").write_text("gaps: []\n", encoding="utf-8")
    found.add(fingerprint(base))
    assert len(found) == 4


def test_other_files_do_not_count(base: Path) -> None:
    before = fingerprint(base)
    (base / "notes.txt").write_text("not read", encoding="utf-8")
    assert fingerprint(base) == before


def test_an_unreadable_base_has_no_fingerprint(base: Path) -> None:
    assert fingerprint(base / "nothing") is None
    assert fingerprint("a\0b") is None
    (base / "loop.yaml").symlink_to(base / "loop.yaml")
    assert fingerprint(base) is None


def test_a_folder_that_is_too_large_has_no_fingerprint(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fingerprint(base)
    monkeypatch.setattr("faqbot.knowledge.loading.fingerprint.MAX_FILES", 1)
    assert fingerprint(base) is None
    monkeypatch.setattr("faqbot.knowledge.loading.fingerprint.MAX_BYTES", 10)
    assert fingerprint(base / "entries" / "a.yaml") is None
    assert fingerprint(base / "base.yaml") is not None
