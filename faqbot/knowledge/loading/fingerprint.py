"""The fingerprint of a base's files, which changes with them."""

import hashlib
import os
from os import PathLike

MAX_BYTES = 8 * 1024 * 1024
"""Maximum size of one file in bytes: nobody edits a larger one by hand."""

MAX_FILES = 1_000
"""Maximum number of files and folders of a base: a folder with more is not that of a base."""


def fingerprint(base: str | PathLike[str]) -> str | None:
    """Return the SHA-256 of a base's file names and bytes, in hex.

    Args:
        base: One file, or a folder of which all ``*.yaml`` files count in path order.

    Returns:
        The fingerprint, or None if a file cannot be read, or if a file or the base is too large.
    """
    root = os.fspath(base)
    hashed = hashlib.sha256()
    try:
        for name, file in _list_files(root):
            with open(file, "rb") as opened:
                data = opened.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                return None
            hashed.update(f"{name}\n{len(data)}\n".encode("utf-8", errors="surrogateescape"))
            hashed.update(data)
    except (OSError, ValueError):
        return None
    return hashed.hexdigest()


def _list_files(root: str) -> list[tuple[str, str]]:
    """List the files of a base: relative name and path.

    Raises:
        OSError: If a file or folder is missing or unreadable, or is not a regular file.
    """
    if not os.path.isdir(root):
        return [(os.path.basename(root), _require_regular(root))]
    found: list[tuple[str, str]] = []
    for count, (folder, folders, names) in enumerate(os.walk(root, onerror=_raise)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if count + len(found) > MAX_FILES:
            raise OSError(f"{root} holds more files than a base may have")
        for name in names:
            if name.endswith(".yaml") and not name.startswith("."):
                path = os.path.join(folder, name)
                found.append((os.path.relpath(path, root).replace(os.sep, "/"), _require_regular(path)))
    return sorted(found)


def _require_regular(path: str) -> str:
    if not os.path.isfile(path):
        raise OSError(f"{path} is not a regular file")
    return path


def _raise(error: OSError) -> None:
    raise error
