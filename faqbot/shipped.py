"""Where the shipped base is: inside an installed package, beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BASE = Path("knowledge", "ivig-ms")


def shipped_base() -> Path:
    """The folder of the shipped base; in a broken installation, where it should be."""
    installed = _PACKAGE / _BASE
    return installed if installed.is_dir() else _PACKAGE.parent / _BASE
