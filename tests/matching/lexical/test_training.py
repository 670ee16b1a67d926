import subprocess
import sys
from math import sqrt

import pytest

from faqbot.matching.lexical import training
from faqbot.matching.lexical.training import OFFSET_SHARE, OTHER_RIDGE, OWN_RIDGE, RIVALS, ROUNDS, Row, Vector, train

ALONE = 1 / (1 + OFFSET_SHARE + OWN_RIDGE)
"""The pull of a phrasing that nothing else resembles: it scores 1 - OWN_RIDGE x pull for its own item."""

TEXTS = ["can i freeze bread", "freeze rolls", "how long does bread keep", "keep bread fresh"]
OWNERS = [0, 0, 1, 1]


def vectors(texts: list[str]) -> list[Vector]:
    """Texts whose words all weigh the same, the rarest first."""
    split = [list(dict.fromkeys(text.split())) for text in texts]
    counts: dict[str, int] = {}
    for words in split:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    numbers = {word: number for number, word in enumerate(counts)}
    return [
        [(numbers[word], 1 / sqrt(len(words))) for word in sorted(words, key=lambda word: counts[word])]
        for words in split
    ]


def trained(texts: list[str], owners: list[int]) -> tuple[list[Row], list[float]]:
    return train(vectors(texts), owners, max(owners, default=-1) + 1)


def scores(number: int, texts: list[str], owners: list[int]) -> list[float]:
    """What every item scores for a text: the pulls of all phrasings by how alike these are to it."""
    pulls, found = trained(texts, owners)
    found = list(found)
    asked = dict(vectors(texts)[number])
    for vector, row in zip(vectors(texts), pulls, strict=True):
        alike = sum(asked.get(term, 0.0) * value for term, value in vector)
        for item, pull in row.items():
            found[item] += pull * alike
    return found


def test_a_phrasing_alone_pulls_as_far_as_its_ridge_lets_it() -> None:
    pulls, offsets = trained(["zorb"], [0])
    assert pulls == [{0: pytest.approx(ALONE)}]
    assert offsets == [pytest.approx(OFFSET_SHARE * ALONE)]


def test_items_without_a_word_in_common_do_not_touch_each_other() -> None:
    assert trained(["zorb", "quux"], [0, 1])[0] == [{0: pytest.approx(ALONE)}, {1: pytest.approx(ALONE)}]


def test_two_phrasings_that_say_the_same_share_the_pull() -> None:
    pulls, offsets = trained(["zorb", "zorb"], [0, 0])
    half = 1 / (2 + 2 * OFFSET_SHARE + OWN_RIDGE)
    assert pulls == [{0: pytest.approx(half)}] * 2
    assert offsets == [pytest.approx(2 * OFFSET_SHARE * half)]


def test_a_phrasing_pulls_its_own_item_and_pushes_the_one_it_is_mistaken_for() -> None:
    pulls, _ = trained(["zorb rye", "zorb bun"], [0, 1])
    for own, row in enumerate(pulls):
        assert set(row) == {0, 1}
        assert row[own] > 0 > row[1 - own]


def test_no_phrasing_pushes_more_than_its_rivals() -> None:
    texts = [f"zorb quux vim {name}" for name in "abcdefgh"]
    pulls, _ = trained(texts, list(range(8)))
    assert {len(row) for row in pulls} == {1 + RIVALS}
    for own, row in enumerate(pulls):
        assert [item for item, pull in row.items() if pull > 0] == [own]


@pytest.mark.parametrize(("number", "owner"), list(enumerate(OWNERS)))
def test_the_item_of_a_phrasing_scores_highest_for_its_own_words(number: int, owner: int) -> None:
    found = scores(number, TEXTS, OWNERS)
    assert found[owner] - found[1 - owner] > 0.5


def test_the_first_visit_takes_a_wrong_item_to_its_best_push() -> None:
    # Two items with the same one word: the phrasing visited first sees the other item at the score it started with.
    start = ALONE * (1 + OFFSET_SHARE)
    push = -start / (1 + OFFSET_SHARE + OTHER_RIDGE)
    row: Row = {0: ALONE, 1: ALONE}
    pulls, offsets = {0: ALONE}, [OFFSET_SHARE * ALONE] * 2
    phrasing = training._Phrasing(0, [(row, 1.0)])  # noqa: SLF001 - one step of the rounds
    assert training._visit(phrasing, pulls, offsets)  # noqa: SLF001
    assert pulls == {0: pytest.approx(ALONE), 1: pytest.approx(push)}
    assert row == {0: pytest.approx(ALONE), 1: pytest.approx(ALONE + push)}
    assert offsets == [pytest.approx(OFFSET_SHARE * ALONE), pytest.approx(OFFSET_SHARE * (ALONE + push))]


def test_rounds_visit_every_phrasing_and_then_only_those_that_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[int] = []
    visit = training._visit  # noqa: SLF001 - its order is what is tested

    def noted(phrasing: training._Phrasing, pulls: Row, offsets: list[float]) -> bool:
        visited.append(phrasing.own)
        return visit(phrasing, pulls, offsets)

    monkeypatch.setattr(training, "_visit", noted)
    # Items 2 to 5 have nothing in common with any other, so that one visit settles them.
    trained(["zorb rye", "zorb bun", "a", "b", "c", "d"], [0, 1, 2, 3, 4, 5])
    first, later = visited[:6], visited[6:]
    assert sorted(first) == [0, 1, 2, 3, 4, 5]
    assert first != [0, 1, 2, 3, 4, 5]
    assert set(later) == {0, 1}
    assert later[:2] == [own for own in first if own < 2]
    assert len(later) <= 2 * (ROUNDS - 1)


def test_above_so_many_phrasings_every_item_is_learned_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "LEARNED", 4)
    assert any(pull < 0 for row in trained(TEXTS, OWNERS)[0] for pull in row.values())
    monkeypatch.setattr(training, "LEARNED", 3)
    pulls, offsets = trained(TEXTS, OWNERS)
    assert [list(row) for row in pulls] == [[0], [0], [1], [1]]
    assert all(pull > 0 for row in pulls for pull in row.values())
    for item in (0, 1):
        assert offsets[item] == pytest.approx(OFFSET_SHARE * sum(row.get(item, 0.0) for row in pulls))


def test_rivals_are_looked_for_among_the_rarest_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    # Of items that share a common word only, none is scanned once the rarer terms have filled what is looked at.
    texts = ["zorb rye", "zorb bun", "zorb vim"]
    assert all(len(row) == 3 for row in trained(texts, [0, 1, 2])[0])
    monkeypatch.setattr(training, "SCANNED", 2)
    assert all(len(row) == 1 for row in trained(texts, [0, 1, 2])[0])


def test_the_offsets_are_the_share_of_all_pulls() -> None:
    pulls, offsets = trained(TEXTS, OWNERS)
    for item in (0, 1):
        assert offsets[item] == pytest.approx(OFFSET_SHARE * sum(row.get(item, 0.0) for row in pulls))


def test_what_is_learned_does_not_hang_on_the_hash_seed() -> None:
    code = f"from faqbot.matching.lexical.training import train; print(train({vectors(TEXTS)}, {OWNERS}, 2))"
    shown = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert shown == {f"{trained(TEXTS, OWNERS)}\n".encode()}


def test_nothing_to_learn_from_gives_nothing() -> None:
    assert trained([], []) == ([], [])


def test_a_phrasing_without_terms_is_learned_by_the_offset_alone() -> None:
    pull = 1 / (OFFSET_SHARE + OWN_RIDGE)
    pulls, _ = train([[]], [0], 1)
    assert pulls[0].keys() == {0}
    assert 0 < pulls[0][0] <= pull
