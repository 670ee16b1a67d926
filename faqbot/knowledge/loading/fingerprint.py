"""The files of a base in one number, so that what was derived from them is known to fit."""

import hashlib
import os
from os import PathLike

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of one file at most: a larger one is no text that somebody keeps by hand."""

MAX_FILES = 1_000
"""Files and folders of a base at most: what has more is not the folder of a base, but one far above it."""


def fingerprint(base: str | PathLike[str]) -> str | None:
    """SHA-256, in hex, of the names and bytes of a base's files; None if they cannot all be read or are too many.

    Args:
        base: A folder, of which all ``*.yaml`` files count in path order, or one file.
    """
    root = os.fspath(base)
    hashed = hashlib.sha256()
    try:
        for name, file in _files(root):
            with open(file, "rb") as opened:
                data = opened.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                return None
            hashed.update(f"{name}\n{len(data)}\n".encode("utf-8", errors="surrogateescape"))
            hashed.update(data)
    except (OSError, ValueError):
        return None
    return hashed.hexdigest()


def _files(root: str) -> list[tuple[str, str]]:
    """Each file of a base: its name below the base, and its path.

    Raises:
        OSError: If the base or a folder of it is not there or cannot be read, or if it holds what is no regular file.
    """
    if not os.path.isdir(root):
        return [(os.path.basename(root), _regular(root))]
    found: list[tuple[str, str]] = []
    for count, (folder, _, names) in enumerate(os.walk(root, onerror=_raise)):
        if count + len(found) > MAX_FILES:
            raise OSError(f"{root} holds more than a base")
        for name in names:
            if name.endswith(".yaml"):
                path = os.path.join(folder, name)
                found.append((os.path.relpath(path, root).replace(os.sep, "/"), _regular(path)))
    return sorted(found)


def _regular(path: str) -> str:
    if not os.path.isfile(path):
        raise OSError(f"{path} is no regular file")
    return path


def _raise(error: OSError) -> None:
    raise error
