"""Write a calibration into the policy of a base."""

from pathlib import Path

from faqbot.curation.editing.keys import find_file, set_keys
from faqbot.knowledge.calibration import Calibration


def edit_policy(base: Path, calibration: Calibration) -> tuple[Path, bytes | None]:
    """Return the file of the policy, and its new content.

    Args:
        base: A folder of YAML files, or one YAML file, that loads.
        calibration: The calibration to write.

    Returns:
        The file that holds the policy, or the key ``format`` if there is no policy, and its new content: only
        ``answer_at`` and ``calibrated`` differ. The content is None if it cannot be edited at one place.

    Raises:
        OSError: If a file cannot be read.
    """
    file = find_file(base, "policy", "format") or base
    data = set_keys(file.read_bytes(), ("policy",), {"answer_at": _format_value(calibration.answer_at)})
    return file, set_keys(data, ("policy", "calibrated"), _format_values(calibration)) if data else None


def format_policy(calibration: Calibration) -> str:
    """Format the key ``policy`` for a person to copy."""
    rows = [f"    {name}: {value}" for name, value in _format_values(calibration).items()]
    return "\n".join(["policy:", f"  answer_at: {_format_value(calibration.answer_at)}", "  calibrated:", *rows])


def _format_values(calibration: Calibration) -> dict[str, str]:
    return {name: _format_value(value) for name, value in calibration._asdict().items()}


def _format_value(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.12g}"
