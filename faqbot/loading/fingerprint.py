"""The files of a base in one number, so that what was derived from them is known to fit."""

import hashlib
import os
from os import PathLike


def fingerprint(base: str | PathLike[str]) -> str | None:
    """SHA-256, in hex, of the names and bytes of a base's files; None if they cannot all be read.

    Args:
        base: A folder, of which all ``*.yaml`` files count in path order, or one file.
    """
    root = os.fspath(base)
    hashed = hashlib.sha256()
    try:
        for name, file in _files(root):
            with open(file, "rb") as opened:
                data = opened.read()
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
    for folder, _, names in os.walk(root, onerror=_raise):
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
