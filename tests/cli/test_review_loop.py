"""Stories of a review: keys are typed, and the files of the base change."""

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML, row
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from faqbot.bot import FaqBot
from faqbot.channels.terminal.key_screen import KeyScreen
from faqbot.cli.review_loop import hold_review
from faqbot.curation.learning.review import Review
from faqbot.curation.learning.suggesting import suggest
from faqbot.rendering.blocks import Block

LOG = [
    *[row("what time do you shut", outcome="asked_back", chosen="opening-hours")] * 3,
    *[row("is there parking")] * 2,
]
ALT_ENTER, CONTROL_U = "\x1b\r", "\x15"


class RecordingScreen:
    """A real screen on which somebody types, and what was shown on it."""

    def __init__(self, screen: KeyScreen) -> None:
        self._screen = screen
        self.shown: list[str] = []

    def ask_key(self, blocks: list[Block], keys: Mapping[str, str]) -> str:
        self.shown.append("\n".join(block.text for block in blocks))
        return self._screen.ask_key(blocks, keys)

    def ask_text(self, label: str, text: str = "", *, words: Collection[str] = (), is_long: bool = False) -> str | None:
        self.shown.append(label)
        return self._screen.ask_text(label, text, words=words, is_long=is_long)


@pytest.fixture
def base(folder: Path) -> Path:
    """Return a base in one file."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    return Path("shop.yaml")


def play(base: Path, keys: str) -> tuple[list[str], Review]:
    """Type keys in a review of two suggestions; return what was shown, and the review."""
    bot = FaqBot.load(base)
    review = Review(base, bot, suggest(bot, LOG).found)
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        screen = RecordingScreen(KeyScreen(is_coloured=False, source=keyboard, output=DummyOutput()))
        hold_review(review, screen)
    return screen.shown, review


def test_accepting_shows_the_change_the_check_and_the_effect_before_anything_is_written(base: Path) -> None:
    shown, review = play(base, "anq")
    assert base.read_text(encoding="utf-8") == SHOP_YAML
    assert shown[:2] == [
        (
            "1 of 2. Add 1 phrasing to opening-hours (“When are you open?”)\n"
            "what time do you shut\n"
            "Asked 3 times, in 1 wording.\n"
            "Nearest: opening-hours (1.00).\n"
            "Of 5 questions asked in vain: 3 would get it.\n"
            "Of 5 phrasings of the base: no right answer would be lost."
        ),
        (
            "This is written to shop.yaml:\n"
            "+    paraphrases:\n"
            "+      - what time do you shut\n"
            "faqbot check finds nothing new.\n"
            "Of 5 questions asked in vain: 3 would get it.\n"
            "Of 5 phrasings of the base: no right answer would be lost."
        ),
    ]
    assert review.counts == (0, 0, 0)


def test_accepting_and_undoing_leaves_the_files_as_they_were(base: Path) -> None:
    _, review = play(base, "ayuq")
    assert base.read_text(encoding="utf-8") == SHOP_YAML
    assert review.counts == (0, 0, 0)


def test_the_review_ends_after_the_last_suggestion(base: Path) -> None:
    _, review = play(base, "ayay")
    text = base.read_text(encoding="utf-8")
    assert "      - what time do you shut\n" in text
    assert "  - id: is-there-parking\n" in text
    assert "# the classic" in text
    assert "# from the shop" in text
    assert (review.current, review.counts) == (None, (2, 0, 0))


def test_an_edited_phrasing_is_written_as_it_was_edited(base: Path) -> None:
    play(base, f"e later{ALT_ENTER}ayq")
    assert "      - what time do you shut later\n" in base.read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["delivery", "Do you deliver?", "delivering"])
def test_another_entry_is_named_by_its_id_or_in_words(base: Path, typed: str) -> None:
    play(base, f"o{typed}\rayq")
    expected = SHOP_YAML.replace(
        "    question: Do you deliver?\n",
        "    question: Do you deliver?\n    paraphrases:\n      - what time do you shut\n",
    )
    assert base.read_text(encoding="utf-8") == expected


def test_an_entry_that_is_not_there_is_said_so(base: Path) -> None:
    shown, _ = play(base, "oxyzzy\rq")
    assert shown[-1].startswith("no entry is like “xyzzy”; type an id, or other words\n1 of 2.")


def test_a_new_entry_needs_an_answer(base: Path) -> None:
    play(base, f"sn\x1b[F\x1b[B\x1b[B\x05We have a yard.{ALT_ENTER}ayq")
    text = base.read_text(encoding="utf-8")
    assert "  - id: is-there-parking\n    question: is there parking\n    answer: We have a yard.\n" in text


def test_an_entry_without_an_answer_asks_for_it_and_is_not_written_without(base: Path) -> None:
    shown, _ = play(base, f"n{ALT_ENTER}a{ALT_ENTER}q")
    assert shown[-1].startswith("there is no answer; write it\n1 of 2. Write a new entry, what-time-do-you-shut\n")
    assert base.read_text(encoding="utf-8") == SHOP_YAML


def test_a_gap_says_that_there_is_no_answer(base: Path) -> None:
    play(base, "gayq")
    assert "gaps:\n  - id: gluten\n" in base.read_text(encoding="utf-8")
    assert "  - id: what-time-do-you-shut\n" in base.read_text(encoding="utf-8")


def test_ignoring_and_quitting_change_no_file(base: Path) -> None:
    _, review = play(base, "iq")
    assert (review.counts, base.read_text(encoding="utf-8")) == ((0, 1, 0), SHOP_YAML)


def test_nothing_to_undo_is_said_and_a_file_that_cannot_be_written_too(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, _ = play(base, "uq")
    assert shown[-1].startswith("there is nothing to undo\n")

    def fail(path: Path, data: bytes) -> None:
        del data
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("faqbot.curation.learning.writing.write_kept", fail)
    shown, review = play(base, "ayq")
    assert shown[-1].startswith("shop.yaml cannot be read or written (No space left on device)\n1 of 2.")
    assert review.counts == (0, 0, 0)
