"""A sentence encoder: texts become vectors.

It runs on one thread of the processor, text by text, so that the same text always gets the same vector on one machine.
Another kind of processor may round differently.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from faqbot.errors import EncoderError, describe_error
from faqbot.matching.semantic.encoder.arrays import Array
from faqbot.matching.semantic.encoder.folder import EncoderFolder, read_folder

MAX_CACHED_TEXTS = 20_000
"""Greatest number of phrasings whose vectors are kept, at about 2 kB each, for bases that share phrasings."""

_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}

_loaded: "WeakValueDictionary[str, Encoder]" = WeakValueDictionary()


class Encoder:
    """Turns texts into vectors of length 1; threads may share it.

    Args:
        folder: What ``read_folder`` returned.

    Attributes:
        path: The folder it was loaded from.
        sha256: SHA-256, in hex, of all files that the vectors depend on.
        dimensions: The number of values of a vector.

    Raises:
        EncoderError: If a package is missing, or the model cannot be used.
    """

    def __init__(self, folder: EncoderFolder) -> None:
        self.path, self.sha256 = folder.path, folder.sha256
        self._prompt, self._pooling = folder.prompt, folder.pooling
        self._session, self._tokenizer = _load_model(folder)
        unknown = {each.name for each in self._session.get_inputs()} - _INPUTS
        if unknown:
            raise EncoderError(f"{folder.model} needs the input {min(unknown)}, which is not supported")
        self._inputs = [each.name for each in self._session.get_inputs()]
        names = [each.name for each in self._session.get_outputs()]
        self._output = next((name for name in names if name == "sentence_embedding"), names[0])
        self._cached: dict[str, Array] = {}
        self.dimensions = 0
        self.dimensions = self._measure_dimensions(folder)

    def __reduce__(self) -> "tuple[Callable[[str], Encoder], tuple[str]]":
        """Pickle the folder alone: another process loads the encoder from it."""
        return load_encoder, (str(self.path),)

    def encode(self, text: str) -> Array:
        """Return the vector of a text: float32, of length 1; all zeros for a text without meaning."""
        import numpy as np  # noqa: PLC0415 - an extra

        ids = self._tokenizer.encode(self._prompt + text).ids if text else []
        if not ids:
            return np.zeros(self.dimensions, dtype=np.float32)
        shape = (1, len(ids))
        values = {"input_ids": np.array([ids], dtype=np.int64), "attention_mask": np.ones(shape, dtype=np.int64)}
        values["token_type_ids"] = np.zeros(shape, dtype=np.int64)
        (found,) = self._session.run([self._output], {name: values[name] for name in self._inputs})
        vector = found[0] if found.ndim == 2 else _pool(found[0], self._pooling)
        length = float(np.sqrt(np.sum(np.square(vector, dtype=np.float64))))
        scaled = vector / length if 0 < length < float("inf") else np.zeros_like(vector)
        return scaled.astype(np.float32)

    def encode_all(self, texts: Iterable[str]) -> Array:
        """Return the vectors of texts as the rows of a matrix, and keep them for the next time."""
        import numpy as np  # noqa: PLC0415 - an extra

        rows = []
        for text in texts:
            vector = self._cached.get(text)
            if vector is None:
                vector = self.encode(text)
                if len(self._cached) < MAX_CACHED_TEXTS:
                    self._cached[text] = vector
            rows.append(vector)
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _measure_dimensions(self, folder: EncoderFolder) -> int:
        """Encode a word, to find at once what does not fit together, and return the size of its vector."""
        try:
            vector = self.encode("word")
        except Exception as error:
            raise EncoderError(f"{folder.model} does not fit its tokenizer ({_first_line(error)})") from error
        if vector.ndim != 1 or not vector.any():
            raise EncoderError(f"{folder.model} gives no vector for each token or text; export a sentence encoder")
        return int(vector.size)


def load_encoder(path: str | os.PathLike[str]) -> Encoder:
    """Load the encoder in a folder. Bots that use the same files share one.

    Raises:
        EncoderError: If the folder holds no encoder, or a package is missing.
    """
    folder = read_folder(Path(path))
    encoder = _loaded.get(folder.sha256)
    if encoder is None:
        encoder = _loaded[folder.sha256] = Encoder(folder)
    return encoder


def _load_model(folder: EncoderFolder) -> tuple[Any, Any]:
    """Return the session and the tokenizer."""
    try:
        import numpy as np  # noqa: F401, PLC0415 - extras; without one of them, the error says what to do
        import onnxruntime  # noqa: PLC0415
        import tokenizers  # noqa: PLC0415
    except ImportError as error:
        missing = "needs packages that are not installed; run pip install 'faqbot[semantic]'"
        raise EncoderError(f"the encoder {folder.path} {missing}") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(folder.model), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise EncoderError(f"{folder.model} is no model that can be used ({_first_line(error)})") from error
    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(folder.tokenizer))
    except Exception as error:
        raise EncoderError(f"{folder.tokenizer} is no tokenizer that can be used ({_first_line(error)})") from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(folder.max_tokens)
    return session, tokenizer


def _pool(tokens: Array, pooling: str) -> Array:
    """Return the vector of a text from those of its tokens."""
    match pooling:
        case "cls":
            return tokens[0]
        case "last":
            return tokens[-1]
        case "max":
            return tokens.max(axis=0)
        case _:
            return tokens.mean(axis=0)


def _first_line(error: Exception) -> str:
    return describe_error(error).strip().split("\n")[0]
