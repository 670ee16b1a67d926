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
from faqbot.channels.http.bases import BaseRegistry, ServedBase, report_spool
from faqbot.channels.http.problems import RequestProblem
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


def delete_spool() -> None:
    for file in Path("spool").iterdir():
        file.unlink()


def list_warnings(caplog: pytest.LogCaptureFixture) -> list[object]:
    return [record.msg for record in caplog.records if record.name == "faqbot.http"]


def test_a_base_whose_kept_version_was_deleted_is_read_again(bases: BaseRegistry) -> None:
    ask(bases, "pool")
    delete_spool()
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")
    assert ask(bases, "pool") == ("pool", "Yes, for up to three months.")


@pytest.mark.hazard(id="parked-version")
def test_a_base_that_was_read_again_is_described_as_it_is_now(bases: BaseRegistry) -> None:
    ask(bases, "pool")
    delete_spool()
    write("bread", BREAD.replace("title: Bread at home", "title: Bread in town"))
    assert ask(bases, "bread")[1] == "Yes, for up to three months."
    base = get(bases, "bread")
    assert base.facts.title == "Bread in town"
    assert base.facts.knowledge["digest"] == base.bot.knowledge.digest


@pytest.mark.hazard(id="parked-version")
@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            BREAD[: BREAD.index("  - id: storage-freezing")],
            "only 1 of 2 entries are left; if that is intended, restart the service",
        ),
        ("id: [", "bases/bread/base.yaml:2:1: this is not YAML"),
    ],
)
def test_a_base_whose_kept_version_is_gone_waits_until_its_files_are_mended(
    text: str, why: str, bases: BaseRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    ask(bases, "pool")
    delete_spool()
    write("bread", text.replace("    follow_ups: [storage-freezing]\n", ""))
    for _ in range(2):
        with pytest.raises(RequestProblem) as caught:
            ask(bases, "bread")
        assert caught.value.status == 503
        assert caught.value.detail == "the base bread cannot be opened; the log of the service says why"
        assert caught.value.headers == {"Retry-After": "5"}
    assert get(bases, "bread").refused.startswith(why)
    assert list_warnings(caplog) == [{"event": "refused", "base": "bread", "why": get(bases, "bread").refused}]
    look_twice(bases)
    assert ask(bases, "pool") == ("pool", "Yes, for up to three months.")
    write("bread", BREAD.replace("three months", "four months"))
    assert ask(bases, "bread") == ("bread", "Yes, for up to four months.")
    look_twice(bases)
    assert get(bases, "bread").refused == ""


@pytest.mark.hazard(id="parked-version")
def test_a_version_whose_file_was_deleted_while_it_was_in_memory_is_written_again(bases: BaseRegistry) -> None:
    ask(bases, "bread")
    delete_spool()
    ask(bases, "pool")
    write("bread", "id: [")
    assert ask(bases, "bread") == ("bread", "Yes, for up to three months.")


def test_a_spool_that_cannot_be_written_leaves_all_in_memory_and_says_so_once(
    bases: BaseRegistry, caplog: pytest.LogCaptureFixture
) -> None:
    del bases
    registry = BaseRegistry(("bases",), 1, Spool("nowhere", report_spool))
    bot = get(registry, "bread").bot
    ask(registry, "pool")
    assert get(registry, "bread").bot is bot
    why = "No such file or directory; bases stay in memory, however many open_bases allows"
    assert list_warnings(caplog) == [{"event": "spool", "why": why}]


def test_workers_use_the_same_files(folder: Path, bases: BaseRegistry) -> None:
    del bases
    before = {file.name: file.stat().st_ino for file in (folder / "spool").iterdir()}
    service = Service.open(Settings(("bases",), open_bases=1, spool="spool"))
    assert ask(service.bases, "shop") == ("shop", "Yes, for up to three months.")
    assert {file.name: file.stat().st_ino for file in (folder / "spool").iterdir()} == before
    assert len(before) == 3
