"""A calibration says whether its bound on wrong answers still holds."""

import pytest
from bread import BREAD, CALIBRATED

THRESHOLDS = {"answer_at": 0.62, "margin": 0.08}


def test_a_calibration_holds_for_the_same_base_thresholds_and_engine() -> None:
    assert CALIBRATED.find_fault(BREAD.deciding_digest, THRESHOLDS, 4) is None
    assert CALIBRATED.find_fault(BREAD.deciding_digest, {}) is None


@pytest.mark.parametrize(
    ("digest", "policy", "engine", "fault"),
    [
        ("0ther", THRESHOLDS, 4, "the base has changed since it was calibrated on 2026-01-31"),
        (
            "dec1de",
            THRESHOLDS | {"answer_at": 0.5},
            None,
            "answer_at is 0.5, and was 0.62 when the base was calibrated on 2026-01-31",
        ),
        ("dec1de", {"margin": 0.0}, None, "margin is 0.0, and was 0.08 when the base was calibrated on 2026-01-31"),
        ("dec1de", {}, 5, "the engine of faqbot has changed since the base was calibrated on 2026-01-31"),
    ],
)
def test_a_calibration_holds_for_no_other_base_thresholds_or_engine(
    digest: str, policy: dict[str, float], engine: int | None, fault: str
) -> None:
    assert CALIBRATED.find_fault(digest, policy, engine) == fault


def test_the_fault_of_a_calibration_names_its_date() -> None:
    assert str(CALIBRATED._replace(date="2026-02-01").find_fault("", {})).endswith("2026-02-01")
