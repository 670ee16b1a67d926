import stat
from pathlib import Path

import pytest

from faqbot.cli.main import run
from faqbot.knowledge.loading import load_knowledge
from faqbot.storage.compiled import cached_path, read_compiled

BREAD = "format: 1\nid: bread\nentries: [{id: keep, question: How long does a loaf keep?, answer: Three days.}]\n"


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a base, and name a cache folder that does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "bread.yaml"
    path.write_text(BREAD, encoding="utf-8")
    return path


def test_a_compiled_base_is_private_in_the_cache_and_is_opened_from_there(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert read_compiled(base) is None
    assert run(["compile", str(base)]) == 0
    target = cached_path(base)
    assert capsys.readouterr().out == f"{target}\n"
    assert (stat.S_IMODE(target.stat().st_mode), stat.S_IMODE(target.parent.stat().st_mode)) == (0o600, 0o700)
    found = read_compiled(base)
    assert found is not None
    assert found[0] == load_knowledge(base)


def test_without_a_path_the_base_of_the_option_is_compiled(base: Path) -> None:
    assert run(["--knowledge", str(base), "compile"]) == 0
    assert cached_path(base).exists()


def test_an_edited_base_is_not_opened_from_the_cache(base: Path) -> None:
    assert run(["compile", str(base)]) == 0
    base.write_text(BREAD.replace("Three", "Four"), encoding="utf-8")
    assert read_compiled(base) is None


def test_an_unusable_base_is_not_compiled(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base.write_text("format: 2\n", encoding="utf-8")
    assert run(["compile", str(base)]) == 3
    assert capsys.readouterr().err.startswith("faqbot: the knowledge base cannot be used\n")
    assert not cached_path(base).exists()


def test_a_cache_that_cannot_be_written_is_reported(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cached_path(base).parent.parent.mkdir()
    cached_path(base).parent.write_text("no folder", encoding="utf-8")
    assert run(["compile", str(base)]) == 2
    assert capsys.readouterr().err == (
        f"faqbot: {cached_path(base)} cannot be written (File exists); set XDG_CACHE_HOME to another folder\n"
    )


@pytest.mark.parametrize("cache", ["", "relative/folder"])
def test_a_variable_that_is_empty_or_relative_is_ignored(
    cache: str, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(base.parent))
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    assert cached_path(base).parent == base.parent / ".cache" / "faqbot"
