"""Reloading a base: only whole versions are served, and a faulty change keeps the last good one."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, RLock, Thread, current_thread
from typing import Any

import pytest

from faqbot import FaqBot, KnowledgeError, Reloader
from faqbot.channels.reload import PollResult
from faqbot.errors import KnowledgeSyntax
from faqbot.storage import compiled
from faqbot.storage.spool import Spool

WORDS = "flour water salt yeast crust crumb oven steam peel dough".split()


def bread_base(version: str, words: list[str] = WORDS) -> str:
    """A base whose answers name its version."""
    entries = "".join(f"  - {{id: {word}, question: What is {word}?, answer: {version} {word}.}}\n" for word in words)
    return f"format: 1\nid: bread\ntitle: {version}\nentries:\n{entries}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bread.yaml"
    file.write_text(bread_base("one"), encoding="utf-8")
    return file


def poll_until_stable(reloader: Reloader) -> PollResult:
    """Poll a change until two polls find the same files."""
    assert reloader.poll() == PollResult("changing")
    return reloader.poll()


def test_a_base_that_does_not_change_is_the_same(path: Path) -> None:
    reloader = Reloader(path)
    bot = reloader.bot
    assert [reloader.poll() for _ in range(3)] == [PollResult("same")] * 3
    assert reloader.bot is bot


@pytest.mark.hazard(id="mixed-versions")
def test_a_change_is_taken_once_two_polls_find_the_same_files(path: Path) -> None:
    reloader = Reloader(path)
    before = reloader.bot
    path.write_text(bread_base("two"), encoding="utf-8")
    assert reloader.poll() == PollResult("changing")
    assert reloader.bot is before
    path.write_text(bread_base("three"), encoding="utf-8")
    assert reloader.poll() == PollResult("changing")
    assert reloader.poll() == PollResult("taken")
    assert reloader.bot.ask("What is salt?").text == "three salt."
    assert before.ask("What is salt?").text == "one salt."
    assert reloader.poll() == PollResult("same")


@pytest.mark.hazard(id="shrunken-base")
def test_a_broken_base_is_refused_and_the_last_good_one_kept(path: Path) -> None:
    reloader = Reloader(path)
    bot = reloader.bot
    path.write_text("entries: [}", encoding="utf-8")
    with pytest.raises(KnowledgeSyntax) as caught:
        FaqBot.load(path)
    assert poll_until_stable(reloader) == PollResult("refused", str(caught.value))
    assert str(caught.value).startswith(f"{path}:1:11: this is not YAML")
    assert reloader.bot is bot
    path.write_text(bread_base("two"), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult("taken")


def test_a_policy_that_contradicts_itself_is_refused(path: Path) -> None:
    reloader = Reloader(path)
    path.write_text(bread_base("two") + "policy: {answer_at: 0.2, clarify_at: 0.4}\n", encoding="utf-8")
    assert "clarify_at" in poll_until_stable(reloader).why
    assert reloader.bot.knowledge.title == "one"


def test_a_deleted_base_is_refused_until_it_is_back(path: Path) -> None:
    reloader = Reloader(path)
    path.unlink()
    assert poll_until_stable(reloader) == PollResult(
        "refused", f"{path}: there is no such file or folder; name a folder of YAML files or one YAML file"
    )
    path.write_text(bread_base("one"), encoding="utf-8")
    assert reloader.poll() == PollResult("same")


def test_a_refused_version_is_not_read_again_until_it_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text("entries: [}", encoding="utf-8")
    refused = poll_until_stable(reloader)

    def refuse_to_load(_: object) -> FaqBot:
        raise AssertionError

    monkeypatch.setattr(FaqBot, "load", refuse_to_load)
    assert [reloader.poll(), reloader.poll()] == [refused, refused]


def test_a_version_that_does_not_fit_into_memory_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text(bread_base("two"), encoding="utf-8")

    def run_out_of_memory(_: object, **_options: object) -> FaqBot:
        raise MemoryError

    monkeypatch.setattr(FaqBot, "load", run_out_of_memory)
    assert poll_until_stable(reloader) == PollResult("refused", "there is not enough memory for the base")


def test_a_base_that_changes_while_it_is_loaded_is_loaded_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text(bread_base("two"), encoding="utf-8")
    load = FaqBot.load

    def change_while_loading(base_path: str, **_options: object) -> FaqBot:
        bot = load(base_path)
        path.write_text(bread_base("three"), encoding="utf-8")
        return bot

    monkeypatch.setattr(FaqBot, "load", change_while_loading)
    assert poll_until_stable(reloader) == PollResult("changing")
    path.write_text(bread_base("two"), encoding="utf-8")
    monkeypatch.setattr(FaqBot, "load", load)
    assert reloader.poll() == PollResult("taken")
    assert reloader.bot.knowledge.title == "two"


@pytest.mark.hazard(id="shrunken-base")
def test_a_base_that_lost_more_than_a_fifth_must_be_forced(path: Path) -> None:
    reloader = Reloader(path)
    path.write_text(bread_base("two", WORDS[:8]), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult("taken")
    path.write_text(bread_base("three", WORDS[:6]), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult(
        "refused", "only 6 of 8 entries are left; if that is intended, call poll(force=True)"
    )
    assert reloader.bot.knowledge.title == "two"
    assert reloader.poll(force=True) == PollResult("taken")
    assert reloader.bot.knowledge.title == "three"


def test_a_broken_base_cannot_be_forced(path: Path) -> None:
    reloader = Reloader(path)
    path.write_text("entries: [}", encoding="utf-8")
    refused = poll_until_stable(reloader)
    assert reloader.poll(force=True) == refused


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("gaps", "{{id: g{0}, question: Is it n{0}?, answer: Unknown.}}"),
        ("alerts", "{{id: a{0}, text: Call now., signs: [burn{0}]}}"),
        ("deferrals", "{{id: d{0}, text: Ask your baker., signs: [should{0}]}}"),
    ],
)
def test_gaps_alerts_and_deferrals_may_not_be_lost_either(kind: str, item: str, path: Path) -> None:
    items = "".join(f"  - {item.format(number)}\n" for number in range(4))
    path.write_text(f"{bread_base('one')}{kind}:\n{items}", encoding="utf-8")
    reloader = Reloader(path)
    path.write_text(bread_base("two"), encoding="utf-8")
    assert poll_until_stable(reloader).why == f"only 0 of 4 {kind} are left; if that is intended, call poll(force=True)"


def test_an_unusable_base_raises_an_error_at_the_start(path: Path) -> None:
    path.write_text("entries: [}", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        Reloader(path)


@pytest.mark.hazard(id="shrunken-base")
def test_a_file_that_was_cut_off_anywhere_is_never_taken_as_a_much_smaller_base(path: Path) -> None:
    whole = path.read_bytes()
    reloader = Reloader(path)
    outcomes = []
    for end in range(0, len(whole), 3):
        path.write_bytes(whole[:end])
        outcomes.append(poll_until_stable(reloader).outcome)
        assert len(reloader.bot.knowledge.entries) >= 8
        path.write_bytes(whole)
        while reloader.poll().outcome != "same":
            pass
    assert outcomes.count("refused") > 4 * outcomes.count("taken")


def versions(count: int) -> Iterator[tuple[str, bool]]:
    """Successive contents of the file, each with whether it is a valid base; every second one is not."""
    for number in range(count):
        whole = bread_base(f"v{number}")
        broken = (whole[: len(whole) // 2], whole.replace("id: bread", "id: [}"), "", whole + "\0")[number // 2 % 4]
        yield (whole, True) if number % 2 == 0 else (broken, False)


def read_while_reloaded(path: Path, reloads: int) -> None:
    """Ask from sixteen threads while the base is reloaded, and check that each answer comes from one version."""
    reloader, is_over = Reloader(path), Event()

    def read(number: int) -> int:
        count = 0
        # A pause between questions releases the interpreter lock; without it, the reloading thread would hardly run.
        while not is_over.wait(0.001):
            bot, word = reloader.bot, WORDS[(number + count) % len(WORDS)]
            reply = bot.ask(f"What is {word}?")
            assert reply.text == f"{bot.knowledge.title} {word}."
            assert reply.knowledge is bot.knowledge
            count += 1
        return count

    with ThreadPoolExecutor(16) as pool:
        readers = [pool.submit(read, number) for number in range(16)]
        try:
            for content, is_valid in versions(reloads):
                path.write_text(content, encoding="utf-8")
                assert poll_until_stable(reloader).outcome == ("taken" if is_valid else "refused")
        finally:
            is_over.set()
        assert all(reader.result() > 0 for reader in readers)


@pytest.mark.hazard(id="mixed-versions")
def test_sixteen_readers_get_answers_of_one_version_while_the_base_is_reloaded(path: Path) -> None:
    read_while_reloaded(path, 8)


@pytest.mark.hazard(id="mixed-versions")
@pytest.mark.slow
def test_sixteen_readers_get_answers_of_one_version_across_a_thousand_reloads(path: Path) -> None:
    read_while_reloaded(path, 1_000)


class LoudLock:
    """A lock that tells of a thread that has to wait for it."""

    def __init__(self, is_waited_for: Event) -> None:
        self._lock, self._is_waited_for = RLock(), is_waited_for

    def __enter__(self) -> None:
        if not self._lock.acquire(blocking=False):
            self._is_waited_for.set()
            self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


@pytest.mark.hazard(id="parked-version")
def test_who_opens_a_parked_version_does_not_put_it_in_the_place_of_a_newer_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path.parent / "spool").mkdir()
    waits_or_has_ended = Event()
    monkeypatch.setattr("faqbot.channels.reload.RLock", lambda: LoudLock(waits_or_has_ended))
    reloader = Reloader(path, spool=Spool(str(path.parent / "spool")))
    reloader.park()
    path.write_text(bread_base("two"), encoding="utf-8")
    assert reloader.poll() == PollResult("changing")
    asker, outcomes, read = current_thread(), [], compiled.read_version

    def poll() -> None:
        outcomes.append(reloader.poll())
        waits_or_has_ended.set()

    poller = Thread(target=poll)

    def poll_after_reading(*version: Any) -> object:  # noqa: ANN401 - as ``read_version`` takes it
        found = read(*version)
        if current_thread() is asker:
            poller.start()
            waits_or_has_ended.wait()
        return found

    monkeypatch.setattr("faqbot.storage.spool.read_version", poll_after_reading)
    assert reloader.bot.knowledge.title == "one"
    poller.join()
    assert outcomes == [PollResult("taken")]
    assert reloader.bot.knowledge.title == "two"
