"""Plain values as JSON."""

import json

import msgspec

_ENCODER = msgspec.json.Encoder()


def encode_json(content: object) -> bytes:
    r"""Encode plain values.

    Half of a surrogate pair is written as its escape: msgspec and UTF-8 have none.

    >>> encode_json({"n": 1}), encode_json("\ud800")
    (b'{"n":1}', b'"\\ud800"')
    """
    try:
        return _ENCODER.encode(content)
    except UnicodeEncodeError:
        return json.dumps(content).encode()
