"""The folder of the shipped base: inside an installed package, or beside the package in a checkout."""

import os.path

from faqbot.data import data_path

_NAME = "ivig-ms"


def shipped_base() -> str:
    """Return the folder of the shipped base, even if the installation lacks it."""
    installed = data_path(_NAME)
    return installed if os.path.isdir(installed) else os.path.abspath(data_path("..", "..", "knowledge", _NAME))
