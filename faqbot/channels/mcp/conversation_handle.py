"""A conversation as an opaque text, so that the server remembers nothing."""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

MAX_HANDLE = 16_384
"""Greatest number of characters of a handle; a conversation of twenty turns of typical length has 1,500."""

MAX_CONVERSATION = 131_072
"""Greatest number of bytes of an unpacked conversation: twenty questions of 4,000 characters, and their choices."""


def pack_conversation(saved: dict[str, object]) -> str:
    """Pack a saved conversation into letters, digits, ``-`` and ``_``.

    Args:
        saved: What ``Session.to_json`` returned.

    Returns:
        A handle, or an empty text for a conversation that would be longer than ``MAX_HANDLE``.

    >>> unpack_conversation(pack_conversation({"turns": []}))
    {'turns': []}
    """
    data = json.dumps(saved, separators=(",", ":")).encode()
    handle = urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")
    return handle if len(data) <= MAX_CONVERSATION and len(handle) <= MAX_HANDLE else ""


def unpack_conversation(handle: str) -> object:
    """Unpack a conversation.

    Raises:
        ValueError: If ``pack_conversation`` does not return such a text.

    >>> unpack_conversation("yesterday")
    Traceback (most recent call last):
    ValueError: conversation is no handle that an earlier reply gave; leave it out to begin a new conversation
    """
    unpacker = zlib.decompressobj()
    try:
        packed = urlsafe_b64decode(handle[:MAX_HANDLE] + "=" * (-len(handle) % 4))
        # A longer conversation is cut here, so that it is no JSON.
        return json.loads(unpacker.decompress(packed, MAX_CONVERSATION))
    except (ValueError, zlib.error, RecursionError):
        raise ValueError(
            "conversation is no handle that an earlier reply gave; leave it out to begin a new conversation"
        ) from None
