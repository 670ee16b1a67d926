"""A sentence encoder of a few words, made by hand: each word it knows has a vector, and a text is their mean."""

import json
import re
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

from faqbot.matching.semantic.encoder.languages import SENTENCES

WORDS = {
    "bread": (1.0, 0.0, 0.0, 0.0), "loaf": (1.0, 0.0, 0.0, 0.0), "baguette": (0.9, 0.1, 0.0, 0.0),
    "freeze": (0.0, 1.0, 0.0, 0.0), "icebox": (0.0, 1.0, 0.0, 0.0), "cost": (0.0, 0.0, 1.0, 0.0),
    "price": (0.0, 0.0, 1.0, 0.0), "train": (0.0, 0.0, 0.0, 1.0),
}  # fmt: skip
"""Words with the same vector mean the same."""

_FLOAT, _INTEGER = 1, 7


def write_encoder(folder: Path, words: Mapping[str, Iterable[float]] = WORDS, prompt: str = "") -> Path:
    """Write the files of an encoder, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [tuple(row) for row in words.values()]
    unknown = (0.01,) * len(rows[0])
    (folder / "model.onnx").write_bytes(build_model([unknown, *rows]))
    vocabulary = {"[UNK]": 0, **{word: number for number, word in enumerate(words, 1)}}
    tokenizer = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    if prompt:
        prompts = {"prompts": {"query": prompt}, "default_prompt_name": None}
        (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts), encoding="utf-8")
    return folder


def build_model(rows: list[tuple[float, ...]]) -> bytes:
    """Build an ONNX model with one node, which looks up a row for each token.

    The format is that of protocol buffers; the numbers of the fields are those of ``onnx.proto``.
    """
    values = struct.pack(f"<{len(rows) * len(rows[0])}f", *(value for row in rows for value in row))
    table = _numbers(1, len(rows), len(rows[0])) + _number(2, _FLOAT) + _text(8, "table") + _bytes(9, values)
    node = _text(1, "table") + _text(1, "input_ids") + _text(2, "token_embeddings") + _text(4, "Gather")
    inputs = _bytes(11, _value("input_ids", _INTEGER, ("batch", "tokens")))
    output = _bytes(12, _value("token_embeddings", _FLOAT, ("batch", "tokens", len(rows[0]))))
    graph = _bytes(1, node) + _text(2, "tiny") + _bytes(5, table) + inputs + output
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _text(1, "") + _number(2, 13))


def _value(name: str, kind: int, shape: tuple[str | int, ...]) -> bytes:
    sizes = b"".join(_bytes(1, _text(2, size) if isinstance(size, str) else _number(1, size)) for size in shape)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, sizes)))


def _varint(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + _varint(rest) if rest else bytes([low])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _numbers(field: int, *values: int) -> bytes:
    return b"".join(_number(field, value) for value in values)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def write_bilingual_encoder(folder: Path, language: str) -> Path:
    """Write an encoder for which the sentences that show which languages it understands mean the same in two languages.

    Each of the eight meanings has a dimension of its own; words of several sentences have none.
    """
    words: dict[str, tuple[float, ...]] = {}
    for sentences in (SENTENCES["en"], SENTENCES[language]):
        own = [set(re.findall(r"\w+|[^\w\s]+", sentence.lower())) for sentence in sentences]
        for place, found in enumerate(own):
            row = tuple(float(place == other) for other in range(len(own)))
            others = set().union(*own[:place], *own[place + 1 :])
            words |= dict.fromkeys(sorted(found - others), row)
    return write_encoder(folder, words)
