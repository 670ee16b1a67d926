import pytest

from faqbot.matching.semantic.encoder.phrasing_vectors import (
    MAX_BEST,
    MAX_NEAREST,
    RIDGE_PENALTY,
    PhrasingVectors,
    learn,
    restore,
)

np = pytest.importorskip("numpy")

# Three items with two, one and two phrasings.
OWNERS, FIRST = [0, 0, 1, 2, 2], [0, 2, 3, 5]
ROWS = np.array([[1, 0, 0], [0.8, 0.6, 0], [0, 1, 0], [0, 0, 1], [0, 0.6, 0.8]], dtype=np.float32)


@pytest.fixture
def learned() -> PhrasingVectors:
    return learn(ROWS, OWNERS, FIRST)


def test_the_ridge_regression_minimises_its_errors_and_its_penalty(learned: PhrasingVectors) -> None:
    wanted = np.eye(3)[OWNERS]
    centered, targets = ROWS - ROWS.mean(axis=0), wanted - wanted.mean(axis=0)
    # At the minimum, the gradient of |X w - y|^2 + penalty |w|^2 is zero.
    gradient = centered.T @ (centered @ learned.weights.T - targets) + RIDGE_PENALTY * learned.weights.T
    assert np.abs(gradient).max() < 1e-6
    assert (ROWS.mean(axis=0) @ learned.weights.T + learned.constants).tolist() == pytest.approx([0.4, 0.2, 0.4])


def test_cosines_are_scaled_by_the_mean_between_items(learned: PhrasingVectors) -> None:
    pairs = [(i, j) for i in range(5) for j in range(5) if OWNERS[i] != OWNERS[j]]
    mean = float(np.mean([ROWS[i] @ ROWS[j] for i, j in pairs]))
    assert learned.mean_cosine == pytest.approx(mean)
    found = learned.compare(ROWS[0])
    assert found.cosines.tolist() == pytest.approx(((ROWS @ ROWS[0] - mean) / (1 - mean)).tolist())
    assert found.cosines[0] == pytest.approx(1)


def test_the_nearest_phrasings_and_those_of_the_likeliest_items_are_compared() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(400, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    owners = [number // 4 for number in range(400)]
    learned = learn(rows, owners, list(range(0, 401, 4)))
    found = learned.compare(rows[7])
    assert found.phrasings[0] == 7
    assert set(np.argsort(-found.cosines)[:MAX_NEAREST].tolist()) <= set(found.phrasings)
    assert set(np.argsort(-found.ridge)[:MAX_BEST].tolist()) <= {owners[number] for number in found.phrasings}
    assert len(found.phrasings) <= MAX_NEAREST + MAX_BEST


def test_what_was_learned_is_restored_from_bytes(learned: PhrasingVectors) -> None:
    columns = [memoryview(part.tobytes()) for part in (learned.vectors, learned.weights, learned.constants)]
    same = restore(columns, learned.mean_cosine, FIRST)
    assert (same.vectors == learned.vectors).all()
    assert (same.weights == learned.weights).all()
    assert (same.constants == learned.constants).all()


def test_a_base_of_one_item_or_of_none_can_be_learned() -> None:
    one = learn(ROWS[:1], [0], [0, 1])
    assert one.mean_cosine == 0
    assert one.compare(ROWS[0]).phrasings == [0]
    none = learn(np.zeros((0, 3), dtype=np.float32), [], [0])
    assert none.compare(ROWS[0]).phrasings == []
