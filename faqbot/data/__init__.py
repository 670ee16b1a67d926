"""Data files: word lists and, in a wheel, the shipped base."""

import os.path

_FOLDER = os.path.dirname(os.path.realpath(__file__))


def data_path(*names: str) -> str:
    """Return the path of a data file, which need not exist.

    Args:
        names: The folders and the name, relative to this package.
    """
    return os.path.join(_FOLDER, *names)
