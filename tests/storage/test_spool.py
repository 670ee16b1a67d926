"""Versions of bases that are kept in files."""

from pathlib import Path

import pytest

from faqbot.bot import FaqBot
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.storage.compiled import write_compiled
from faqbot.storage.spool import Spool

BREAD = "format: 1\nid: bread\nentries:\n  - {id: keeps, question: How long does a loaf keep?, answer: Three days.}\n"


@pytest.fixture
def spool(folder: Path) -> Spool:
    """Return an empty spool beside a base."""
    (folder / "spool").mkdir()
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    return Spool("spool")


def keep(spool: Spool) -> str:
    bot, files = FaqBot.load("bread.yaml"), fingerprint("bread.yaml") or ""
    assert spool.keep(bot.knowledge, bot.ranker, "bread.yaml", files)
    return files


@pytest.mark.hazard(id="parked-version")
def test_a_version_is_there_again_when_its_files_are_not(spool: Spool, folder: Path) -> None:
    files = keep(spool)
    (folder / "bread.yaml").write_text("id: [", encoding="utf-8")
    found = spool.find("bread.yaml", files)
    assert found is not None
    bot = FaqBot(found.knowledge, ranker=found.matcher, detector=found.detector)
    assert bot.ask("how long does a loaf keep").text == "Three days."


def test_a_version_that_was_not_kept_is_not_found(spool: Spool) -> None:
    files = keep(spool)
    assert spool.find("bread.yaml", "0" * 64) is None
    assert spool.find("cake.yaml", files) is None


def test_a_version_is_written_once(spool: Spool, folder: Path) -> None:
    keep(spool)
    (file,) = (folder / "spool").iterdir()
    before = file.stat().st_ino
    keep(spool)
    assert [each.stat().st_ino for each in (folder / "spool").iterdir()] == [before]


def test_a_damaged_file_is_no_version(spool: Spool, folder: Path) -> None:
    files = keep(spool)
    (file,) = (folder / "spool").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert spool.find("bread.yaml", files) is None


def test_a_ranker_of_another_kind_is_not_kept(spool: Spool) -> None:
    class Nothing:
        def rank(self, question: str, limit: int = 5) -> tuple[()]:
            del question, limit
            return ()

    knowledge = KnowledgeBase(id="bread", title="", entries=(Entry(id="a", question="A?", answer="B."),))
    assert spool.keep(knowledge, Nothing(), "bread.yaml", "f") is False  # type: ignore[arg-type]


def test_after_a_failure_no_version_is_compiled_in_vain_for_a_while(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    bot, files, now, tries = FaqBot.load("bread.yaml"), fingerprint("bread.yaml") or "", [0.0], []
    spool = Spool("spool", clock=lambda: now[0])

    def write(*args: object) -> None:
        tries.append(now[0])
        write_compiled(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("faqbot.storage.spool.write_compiled", write)

    def keep_at(seconds: float) -> bool:
        now[0] = seconds
        return spool.keep(bot.knowledge, bot.ranker, "bread.yaml", files)

    assert [keep_at(seconds) for seconds in (0.0, 0.1, 59.9, 60.0, 60.1)] == [False] * 5
    (folder / "spool").mkdir()
    assert [keep_at(seconds) for seconds in (119.9, 120.0, 120.1)] == [False, True, True]
    assert tries == [0.0, 60.0, 120.0]
