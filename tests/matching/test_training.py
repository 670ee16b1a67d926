import subprocess
import sys

import pytest
from faqbot.matching.features import count_terms, pairs_of, stems_of

from faqbot.matching import training
from faqbot.matching.training import (
    OFFSET_SHARE,
    OTHER_RIDGE,
    OWN_RIDGE,
    PAIR_SHARE,
    RIVALS,
    ROUNDS,
    STEM_SHARE,
    Pulls,
    train,
)

ALONE = 1 / (1 + OFFSET_SHARE + OWN_RIDGE)
"""The pull of a phrasing that nothing else resembles: it scores 1 - OWN_RIDGE x pull for its own item."""

TEXTS = [
    text.split() for text in ("can i freeze bread", "freeze rolls", "how long does bread keep", "keep bread fresh")
]
OWNERS = [0, 0, 1, 1]


def trained(texts: list[list[str]], owners: list[int]) -> Pulls:
    items = max(owners, default=-1) + 1
    return train(texts, owners, count_terms(texts, owners, items)[0])


def scores(words: list[str], texts: list[list[str]], owners: list[int]) -> list[float]:
    """What every item scores, by the definition: the pulls of all phrasings by how alike the phrasings are."""
    items = max(owners) + 1
    rarity = count_terms(texts, owners, items)[0]
    pulls = train(texts, owners, rarity)
    found = list(pulls.offsets)
    for text, row in zip(texts, pulls.of_phrasings, strict=True):
        alike = 0.0
        for share, terms_of in ((STEM_SHARE, stems_of), (PAIR_SHARE, pairs_of)):
            one, other = terms_of(words), terms_of(text)
            common = sum(rarity.of(term) for term in set(one) & set(other))
            alike += share * common / (rarity.length(one) * rarity.length(other))
        for item, pull in row.items():
            found[item] += pull * alike
    return found


def test_a_phrasing_alone_pulls_as_far_as_its_ridge_lets_it() -> None:
    pulls = trained([["zorb"]], [0])
    assert pulls.of_phrasings == [{0: pytest.approx(ALONE)}]
    assert pulls.offsets == [pytest.approx(OFFSET_SHARE * ALONE)]


def test_items_without_a_word_in_common_do_not_touch_each_other() -> None:
    pulls = trained([["zorb"], ["quux"]], [0, 1])
    assert pulls.of_phrasings == [{0: pytest.approx(ALONE)}, {1: pytest.approx(ALONE)}]


def test_two_phrasings_that_say_the_same_share_the_pull() -> None:
    pulls = trained([["zorb"], ["zorb"]], [0, 0])
    half = 1 / (2 + 2 * OFFSET_SHARE + OWN_RIDGE)
    assert pulls.of_phrasings == [{0: pytest.approx(half)}] * 2
    assert pulls.offsets == [pytest.approx(2 * OFFSET_SHARE * half)]


def test_a_phrasing_pulls_its_own_item_and_pushes_the_one_it_is_mistaken_for() -> None:
    pulls = trained([["zorb", "rye"], ["zorb", "bun"]], [0, 1])
    for own, row in enumerate(pulls.of_phrasings):
        assert set(row) == {0, 1}
        assert row[own] > 0 > row[1 - own]


def test_no_phrasing_pushes_more_than_its_rivals() -> None:
    texts = [["zorb", "quux", "vim", name] for name in "a b c d e f g h".split()]
    pulls = trained(texts, list(range(8)))
    assert {len(row) for row in pulls.of_phrasings} == {1 + RIVALS}
    for own, row in enumerate(pulls.of_phrasings):
        assert [item for item, pull in row.items() if pull > 0] == [own]


def test_the_item_of_a_phrasing_scores_highest_for_its_own_words() -> None:
    for words, owner in zip(TEXTS, OWNERS, strict=True):
        found = scores(words, TEXTS, OWNERS)
        assert found[owner] == max(found)
        assert found[owner] - found[1 - owner] > 0.5


def test_the_first_visit_takes_a_wrong_item_to_its_best_push() -> None:
    # Two items with the same one word: the phrasing visited first sees the other item at the score it started with.
    start = ALONE * (1 + OFFSET_SHARE)
    push = -start / (1 + OFFSET_SHARE + OTHER_RIDGE)
    pulls = Pulls([{}, {}], [0.0, 0.0])
    row: dict[int, float] = {}
    phrasings = [training._Phrasing(own, [(row, 1.0)]) for own in (0, 1)]  # noqa: SLF001 - one step of the rounds
    training._start(phrasings, pulls)  # noqa: SLF001
    assert training._visit(phrasings[0], pulls.of_phrasings[0], pulls.offsets)  # noqa: SLF001
    assert pulls.of_phrasings == [{0: pytest.approx(ALONE), 1: pytest.approx(push)}, {1: pytest.approx(ALONE)}]
    assert row == {0: pytest.approx(ALONE), 1: pytest.approx(ALONE + push)}


def test_rounds_visit_every_phrasing_and_then_only_those_that_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    visited: list[int] = []
    visit = training._visit  # noqa: SLF001 - its order is what is tested

    def noted(phrasing: training._Phrasing, pulls: training.Row, offsets: list[float]) -> bool:
        visited.append(phrasing.own)
        return visit(phrasing, pulls, offsets)

    monkeypatch.setattr(training, "_visit", noted)
    # Items 2 to 5 have nothing in common with any other, so that one visit settles them.
    trained([["zorb", "rye"], ["zorb", "bun"], ["a"], ["b"], ["c"], ["d"]], [0, 1, 2, 3, 4, 5])
    first, later = visited[:6], visited[6:]
    assert sorted(first) == [0, 1, 2, 3, 4, 5]
    assert first != [0, 1, 2, 3, 4, 5]
    assert set(later) == {0, 1}
    assert later[:2] == [own for own in first if own < 2]
    assert len(later) <= 2 * (ROUNDS - 1)


def test_learning_the_same_twice_gives_the_same() -> None:
    assert trained(TEXTS, OWNERS) == trained(TEXTS, OWNERS)


def test_what_is_learned_does_not_hang_on_the_hash_seed() -> None:
    code = (
        "from faqbot.matching.features import count_terms; from faqbot.matching.training import ROUNDS, train; "
        f"print(train({TEXTS}, {OWNERS}, count_terms({TEXTS}, {OWNERS}, 2)[0]))"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert shown == {f"{trained(TEXTS, OWNERS)}\n".encode()}


def test_nothing_to_learn_from_gives_nothing() -> None:
    assert trained([], []) == Pulls([], [])


def test_a_phrasing_without_words_learns_by_its_ends_alone() -> None:
    # It has the pair of its two ends and no stem, so that only the share of pairs speaks.
    assert trained([[]], [0]).of_phrasings[0].keys() == {0}
