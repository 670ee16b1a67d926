"""Paths inside the folder of a base."""

import os


def join_inner(base: str, path: str) -> str:
    """Return a path inside the folder of a base, as the program uses it.

    Args:
        base: The folder of the base, or its one file, beside which the path begins.
        path: The path as the base has it.
    """
    return os.path.join(_find_folder(base), path)


def split_inner(base: str, path: str) -> str:
    """Return the path as the base has it: what ``join_inner`` was given."""
    return os.path.relpath(path, _find_folder(base))


def _find_folder(base: str) -> str:
    return base if os.path.isdir(base) else os.path.dirname(base)
