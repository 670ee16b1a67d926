"""A calibration written into the policy of a base."""

from dataclasses import fields
from pathlib import Path

from faqbot.curation.editing.keys import file_of, with_keys
from faqbot.knowledge.calibration import Calibration


def policy_edit(base: Path, calibration: Calibration) -> tuple[Path, bytes | None]:
    """What a base's file would be with the policy that was found.

    Args:
        base: A folder of YAML files, or one YAML file, that loads.
        calibration: What was found.

    Returns:
        The file that holds the policy, or could, and its new content: nothing but ``answer_at`` and ``calibrated`` is
        another; None where it is written in a way that cannot be edited at one place.

    Raises:
        OSError: If it cannot be read.
    """
    file = file_of(base, "policy", "format") or base
    data = with_keys(file.read_bytes(), ("policy",), {"answer_at": _value(calibration.answer_at)})
    return file, with_keys(data, ("policy", "calibrated"), _values(calibration)) if data else None


def policy_lines(calibration: Calibration) -> str:
    """The key ``policy``, to be written by hand."""
    rows = [f"    {name}: {value}" for name, value in _values(calibration).items()]
    return "\n".join(["policy:", f"  answer_at: {_value(calibration.answer_at)}", "  calibrated:", *rows])


def _values(calibration: Calibration) -> dict[str, str]:
    return {key.name: _value(getattr(calibration, key.name)) for key in fields(calibration)}


def _value(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.12g}"
