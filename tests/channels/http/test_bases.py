"""Many bases: some in memory, the others parked, and none different for it."""

import asyncio
import gc
from pathlib import Path

import pytest
from serving import BREAD

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")

from faqbot.bot import FaqBot
from faqbot.channels.http.bases import BaseRegistry, ServedBase
from faqbot.channels.http.service import Service
from faqbot.channels.http.settings import Settings
from faqbot.storage.spool import Spool

NAMES = ("bread", "pool", "shop")


def write(name: str, text: str = BREAD) -> None:
    Path("bases", name, "base.yaml").write_text(text.replace("id: bread\n", f"id: {name}\n"), encoding="utf-8")


@pytest.fixture
def bases(folder: Path) -> BaseRegistry:
    """Return three bases, of which one is in memory at a time."""
    for name in NAMES:
        (folder / "bases" / name).mkdir(parents=True)
        write(name)
    (folder / "spool").mkdir()
    return BaseRegistry(("bases",), 1, Spool("spool"))


def get(bases: BaseRegistry, name: str) -> ServedBase:
    found = bases.find(name)
    assert found is not None
    return found


def look_twice(bases: BaseRegistry) -> None:
    for _ in range(2):
        asyncio.run(bases.reload())


def ask(bases: BaseRegistry, name: str) -> tuple[str, str]:
    reply = get(bases, name).bot.ask("can i freeze bread")
    return reply.knowledge.id, reply.text


def test_every_base_answers_however_few_are_in_memory(bases: BaseRegistry) -> None:
    for _ in range(2):
        assert [ask(bases, name) for name in NAMES] == [(name, "Yes, for up to three months.") for name in NAMES]


def test_the_base_that_was_asked_longest_ago_leaves_the_memory(bases: BaseRegistry) -> None:
    del bases
    registry = BaseRegistry(("bases",), 2, Spool("spool"))
    bots = {name: get(registry, name).bot for name in ("bread", "pool")}
    for name in ("bread", "shop"):
        ask(registry, name)
    assert [get(registry, name).bot is bots[name] for name in ("bread", "pool")] == [True, False]


def list_bots() -> list[FaqBot]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, FaqBot)]


def test_bots_that_are_parked_take_no_memory(bases: BaseRegistry) -> None:
    others = set(map(id, list_bots()))
    for name in NAMES:
        ask(bases, name)
    assert [bot.knowledge.id for bot in list_bots() if id(bot) not in others] == ["shop"]


def test_who_holds_a_bot_goes_on_with_it(bases: BaseRegistry) -> None:
    bot = get(bases, "bread").bot
    ask(bases, "pool")
    assert bot.ask("can i freeze bread").text == "Yes, for up to three months."
    assert get(bases, "bread").bot is not bot


def test_numbers_of_entries_stay_while_a_base_comes_and_goes(bases: BaseRegistry) -> None:
    numbers = get(bases, "bread").numbers
    ask(bases, "pool")
    assert get(bases, "bread").numbers is numbers


@pytest.mark.hazard(id="parked-version")
def test_a_parked_base_whose_files_break_is_served_as_it_was(bases: BaseRegistry) -> None:
    ask(bases, "pool")
    write("bread", "id: [")
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")
    ask(bases, "pool")
    look_twice(bases)
    assert "bases/bread/base.yaml:2:1: this is not YAML" in get(bases, "bread").refused
    ask(bases, "pool")
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")
    assert [bool(get(bases, name).refused) for name in NAMES] == [True, False, False]


@pytest.mark.hazard(id="parked-version")
def test_a_parked_base_that_changes_is_served_anew(bases: BaseRegistry) -> None:
    before = get(bases, "bread").facts
    ask(bases, "pool")
    write("bread", BREAD.replace("three months", "four months"))
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")
    look_twice(bases)
    ask(bases, "pool")
    assert ask(bases, "bread") == ("bread", "Yes, for up to four months.")
    now = get(bases, "bread").facts
    assert (now.entries, now.knowledge["digest"] != before.knowledge["digest"]) == (2, True)


def test_a_base_whose_kept_version_was_deleted_is_read_again(folder: Path, bases: BaseRegistry) -> None:
    ask(bases, "pool")
    for file in (folder / "spool").iterdir():
        file.unlink()
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")


def test_a_spool_that_cannot_be_written_leaves_all_in_memory(bases: BaseRegistry) -> None:
    registry = BaseRegistry(("bases",), 1, Spool("nowhere"))
    bot = get(registry, "bread").bot
    ask(registry, "pool")
    assert get(registry, "bread").bot is bot
    del bases


def test_workers_use_the_same_files(folder: Path, bases: BaseRegistry) -> None:
    del bases
    before = {file.name: file.stat().st_ino for file in (folder / "spool").iterdir()}
    service = Service.open(Settings(("bases",), open_bases=1, spool="spool"))
    assert ask(service.bases, "shop") == ("shop", "Yes, for up to three months.")
    assert {file.name: file.stat().st_ino for file in (folder / "spool").iterdir()} == before
    assert len(before) == 3
