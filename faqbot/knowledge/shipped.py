"""The folder of the shipped base, installed or in a checkout."""

import os.path

from faqbot.data import data_path

_NAME = "ivig-ms"


def shipped_base() -> str:
    """Return the folder of the shipped base, which may be missing."""
    installed = data_path(_NAME)
    return installed if os.path.isdir(installed) else os.path.abspath(data_path("..", "..", "knowledge", _NAME))
