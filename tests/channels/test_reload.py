"""A base that changes while it is served: whole versions only, and the last good one on any fault."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from faqbot import FaqBot, KnowledgeError, Reloader
from faqbot.channels.reload import PollResult
from faqbot.errors import KnowledgeSyntax

WORDS = "flour water salt yeast crust crumb oven steam peel dough".split()


def base(version: str, words: list[str] = WORDS) -> str:
    """A base in which every answer names the version that it is from."""
    entries = "".join(f"  - {{id: {word}, question: What is {word}?, answer: {version} {word}.}}\n" for word in words)
    return f"format: 1\nid: bread\ntitle: {version}\nentries:\n{entries}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bread.yaml"
    file.write_text(base("one"), encoding="utf-8")
    return file


def poll_until_stable(reloader: Reloader) -> PollResult:
    """What comes of a change: it is looked at until it stands still."""
    assert reloader.poll() == PollResult("changing")
    return reloader.poll()


def test_a_base_that_does_not_change_is_the_same(path: Path) -> None:
    reloader = Reloader(path)
    bot = reloader.bot
    assert [reloader.poll() for _ in range(3)] == [PollResult("same")] * 3
    assert reloader.bot is bot


@pytest.mark.hazard(id="mixed-versions")
def test_a_change_is_taken_once_two_looks_see_the_same(path: Path) -> None:
    reloader = Reloader(path)
    before = reloader.bot
    path.write_text(base("two"), encoding="utf-8")
    assert reloader.poll() == PollResult("changing")
    assert reloader.bot is before
    path.write_text(base("three"), encoding="utf-8")
    assert reloader.poll() == PollResult("changing")
    assert reloader.poll() == PollResult("taken")
    assert reloader.bot.ask("What is salt?").text == "three salt."
    assert before.ask("What is salt?").text == "one salt."
    assert reloader.poll() == PollResult("same")


@pytest.mark.hazard(id="shrunken-base")
def test_a_base_that_is_broken_is_refused_and_the_last_good_one_kept(path: Path) -> None:
    reloader = Reloader(path)
    bot = reloader.bot
    path.write_text("entries: [}", encoding="utf-8")
    with pytest.raises(KnowledgeSyntax) as caught:
        FaqBot.load(path)
    assert poll_until_stable(reloader) == PollResult("refused", str(caught.value))
    assert str(caught.value).startswith(f"{path}:1:11: this is not YAML")
    assert reloader.bot is bot
    path.write_text(base("two"), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult("taken")


def test_a_policy_that_contradicts_itself_is_refused(path: Path) -> None:
    reloader = Reloader(path)
    path.write_text(base("two") + "policy: {answer_at: 0.2, clarify_at: 0.4}\n", encoding="utf-8")
    assert "clarify_at" in poll_until_stable(reloader).why
    assert reloader.bot.knowledge.title == "one"


def test_a_base_that_is_gone_is_refused_until_it_is_back(path: Path) -> None:
    reloader = Reloader(path)
    path.unlink()
    assert poll_until_stable(reloader) == PollResult(
        "refused", f"{path}: there is no such file or folder; name a folder of YAML files or one YAML file"
    )
    path.write_text(base("one"), encoding="utf-8")
    assert reloader.poll() == PollResult("same")


def test_what_was_refused_is_not_read_again_until_it_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text("entries: [}", encoding="utf-8")
    refused = poll_until_stable(reloader)

    def unread(_: object) -> FaqBot:
        raise AssertionError

    monkeypatch.setattr(FaqBot, "load", unread)
    assert [reloader.poll(), reloader.poll()] == [refused, refused]


def test_too_little_memory_is_a_fault_like_any_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text(base("two"), encoding="utf-8")

    def full(_: object) -> FaqBot:
        raise MemoryError

    monkeypatch.setattr(FaqBot, "load", full)
    assert poll_until_stable(reloader) == PollResult("refused", "there is not enough memory for the base")


def test_a_base_that_changes_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader = Reloader(path)
    path.write_text(base("two"), encoding="utf-8")
    load = FaqBot.load

    def changing(base_path: str) -> FaqBot:
        bot = load(base_path)
        path.write_text(base("three"), encoding="utf-8")
        return bot

    monkeypatch.setattr(FaqBot, "load", changing)
    assert poll_until_stable(reloader) == PollResult("changing")
    path.write_text(base("two"), encoding="utf-8")
    monkeypatch.setattr(FaqBot, "load", load)
    assert reloader.poll() == PollResult("taken")
    assert reloader.bot.knowledge.title == "two"


@pytest.mark.hazard(id="shrunken-base")
def test_a_base_that_lost_more_than_a_fifth_is_taken_by_force_only(path: Path) -> None:
    reloader = Reloader(path)
    path.write_text(base("two", WORDS[:8]), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult("taken")
    path.write_text(base("three", WORDS[:6]), encoding="utf-8")
    assert poll_until_stable(reloader) == PollResult(
        "refused", "6 entries are left of 8; if that is meant, take the base by force"
    )
    assert reloader.bot.knowledge.title == "two"
    assert reloader.poll(force=True) == PollResult("taken")
    assert reloader.bot.knowledge.title == "three"


def test_force_takes_no_broken_base(path: Path) -> None:
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
def test_what_keeps_a_bot_from_answering_may_not_be_lost_either(kind: str, item: str, path: Path) -> None:
    items = "".join(f"  - {item.format(number)}\n" for number in range(4))
    path.write_text(f"{base('one')}{kind}:\n{items}", encoding="utf-8")
    reloader = Reloader(path)
    path.write_text(base("two"), encoding="utf-8")
    assert poll_until_stable(reloader).why == f"0 {kind} are left of 4; if that is meant, take the base by force"


def test_a_base_that_cannot_be_used_to_begin_with_is_not_watched(path: Path) -> None:
    path.write_text("entries: [}", encoding="utf-8")
    with pytest.raises(KnowledgeError):
        Reloader(path)


@pytest.mark.hazard(id="shrunken-base")
def test_of_a_file_that_was_cut_off_anywhere_no_much_smaller_base_is_taken(path: Path) -> None:
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
    """Contents of the file, one after another, and whether it makes a base: every second one does not."""
    for number in range(count):
        whole = base(f"v{number}")
        bad = (whole[: len(whole) // 2], whole.replace("id: bread", "id: [}"), "", whole + "\0")[number // 2 % 4]
        yield (whole, True) if number % 2 == 0 else (bad, False)


def read_while_reloaded(path: Path, reloads: int) -> None:
    """Sixteen readers, and one who reloads: every answer is whole, and of one version."""
    reloader, over = Reloader(path), Event()

    def read(number: int) -> int:
        asked = 0
        # A reader lets go of the interpreter between questions, or the reloading would hardly get a turn.
        while not over.wait(0.001):
            bot, word = reloader.bot, WORDS[(number + asked) % len(WORDS)]
            reply = bot.ask(f"What is {word}?")
            assert reply.text == f"{bot.knowledge.title} {word}."
            assert reply.knowledge is bot.knowledge
            asked += 1
        return asked

    with ThreadPoolExecutor(16) as pool:
        readers = [pool.submit(read, number) for number in range(16)]
        try:
            for content, is_good in versions(reloads):
                path.write_text(content, encoding="utf-8")
                assert poll_until_stable(reloader).outcome == ("taken" if is_good else "refused")
        finally:
            over.set()
        assert all(reader.result() > 0 for reader in readers)


@pytest.mark.hazard(id="mixed-versions")
def test_sixteen_readers_get_answers_of_one_version_while_the_base_is_reloaded(path: Path) -> None:
    read_while_reloaded(path, 40)


@pytest.mark.hazard(id="mixed-versions")
@pytest.mark.slow
def test_sixteen_readers_get_answers_of_one_version_across_a_thousand_reloads(path: Path) -> None:
    read_while_reloaded(path, 1_000)
