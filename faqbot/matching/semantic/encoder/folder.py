"""The folder of a sentence encoder: what is in it, without loading the model.

The layout is that of sentence-transformers. Needed are ``tokenizer.json`` and a model in ONNX, which is ``model.onnx``
or in the folder ``onnx``. Where they exist, the other files say how the vectors of tokens become that of a text.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faqbot.errors import EncoderError, describe_error

MODELS = ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx", "onnx/model_int8.onnx")
"""Names of the model, the preferred one first. Without any of them, it is the first ``onnx/*.onnx`` by name."""

MAX_TOKENS = 128
"""Greatest number of tokens that are encoded; it bounds the time of a question. What follows is ignored."""

_POOLINGS = {
    "cls_token": "cls",
    "mean_tokens": "mean",
    "mean_sqrt_len_tokens": "mean",
    "max_tokens": "max",
    "lasttoken": "last",
}
"""Poolings by their name in the file. The mean by the square root of the length differs in its length alone."""

_MODULES = {"Transformer", "Pooling", "Normalize"}

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderFolder:
    """A folder that holds an encoder.

    Attributes:
        path: The folder.
        model: The model.
        tokenizer: The tokenizer.
        pooling: How the vectors of tokens become one: their ``mean``, their ``max``, or the one of the first (``cls``)
            or the ``last`` token.
        prompt: What comes before each text, such as ``query: ``.
        max_tokens: Greatest number of tokens of a text, at most ``MAX_TOKENS``.
        sha256: SHA-256, in hex, of all files that the vectors depend on.
    """

    path: Path
    model: Path
    tokenizer: Path
    pooling: str
    prompt: str
    max_tokens: int
    sha256: str


def read_folder(path: Path) -> EncoderFolder:
    """Read what is in the folder of an encoder.

    Args:
        path: The folder, or one of several models in it.

    Raises:
        EncoderError: If something is missing, cannot be read, or is not supported.
    """
    named = path if path.suffix == ".onnx" and path.is_file() else None
    if named:
        path = named.parent.parent if named.parent.name == "onnx" else named.parent
    if not path.is_dir():
        raise EncoderError(f"{path} is not a folder; name a folder with model.onnx and tokenizer.json")
    model, tokenizer = named or _find_model(path), path / "tokenizer.json"
    if not tokenizer.is_file():
        raise EncoderError(f"{path} has no tokenizer.json; export the tokenizer of the model in that format")
    configs = [path / name for name in ("modules.json", "config_sentence_transformers.json")]
    pooling_config = path / _find_pooling_folder(path, configs[0]) / "config.json"
    length_config = next(iter(sorted(path.glob("sentence_*_config.json"))), path / "sentence_bert_config.json")
    prompts = _read_object(configs[1])
    external = [model.with_name(f"{model.name}{suffix}") for suffix in ("_data", ".data")]
    return EncoderFolder(
        path=path,
        model=model,
        tokenizer=tokenizer,
        pooling=_find_pooling(pooling_config),
        prompt=_find_prompt(prompts, configs[1]),
        max_tokens=_find_max_tokens(length_config),
        sha256=_hash_files(path, [model, *external, tokenizer, *configs, pooling_config, length_config]),
    )


def _find_model(path: Path) -> Path:
    named = (path / name for name in MODELS)
    others = sorted((path / "onnx").glob("*.onnx"))
    found = next((model for model in (*named, *others) if model.is_file()), None)
    if found is None:
        raise EncoderError(f"{path} has no model.onnx or onnx/model.onnx; export the model to ONNX first")
    return found


def _find_pooling_folder(path: Path, modules: Path) -> str:
    """Return the name of the pooling's folder, and refuse modules that change a vector in another way."""
    if not modules.is_file():
        return "1_Pooling"
    listed = _read_json(modules)
    found = "1_Pooling"
    for module in listed if isinstance(listed, list) else []:
        kind = str(module.get("type", "")).rpartition(".")[2] if isinstance(module, dict) else ""
        if kind not in _MODULES:
            raise EncoderError(f'{modules} lists the module "{kind}", which is not supported; use a model without it')
        if kind == "Pooling":
            found = str(module.get("path", found))
    if not (path / found).resolve().is_relative_to(path.resolve()):
        raise EncoderError(f'{modules} names the folder "{found}", which is outside of {path}')
    return found


def _find_pooling(config: Path) -> str:
    values = _read_object(config)
    chosen = [name for name in _POOLINGS if values.get(f"pooling_mode_{name}") is True]
    if isinstance(values.get("pooling_mode"), str):
        chosen = [
            name for name in _POOLINGS if name.removesuffix("_tokens").removesuffix("_token") == values["pooling_mode"]
        ]
    if len(chosen) != 1 and values:
        raise EncoderError(f"{config} names no single pooling that is supported: {', '.join(_POOLINGS)}")
    return _POOLINGS[chosen[0]] if chosen else "mean"


def _find_prompt(values: dict[str, Any], config: Path) -> str:
    """Return the prompt of questions; phrasings are questions, too, and get the same one."""
    prompts = values.get("prompts")
    if not isinstance(prompts, dict):
        return ""
    prompt = prompts.get("query", prompts.get(values.get("default_prompt_name"), ""))
    if not isinstance(prompt, str):
        raise EncoderError(f"{config} has a prompt that is not a text")
    return prompt


def _find_max_tokens(config: Path) -> int:
    length = _read_object(config).get("max_seq_length")
    return min(length, MAX_TOKENS) if isinstance(length, int) and length > 0 else MAX_TOKENS


def _read_object(path: Path) -> dict[str, Any]:
    """Read a JSON object; a file that is missing is an empty one."""
    if not path.is_file():
        return {}
    values = _read_json(path)
    if not isinstance(values, dict):
        raise EncoderError(f"{path} is not a JSON object")
    return values


def _read_json(path: Path) -> Any:  # noqa: ANN401 - JSON's value
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise EncoderError(f"{path} cannot be read ({describe_error(error)})") from error


def _hash_files(root: Path, files: list[Path]) -> str:
    """Return the SHA-256 of the names, sizes and bytes of those files that exist."""
    hashed = hashlib.sha256()
    try:
        for file in files:
            if file.is_file():
                hashed.update(f"{file.relative_to(root).as_posix()}\n{file.stat().st_size}\n".encode())
                with file.open("rb") as opened:
                    while chunk := opened.read(_CHUNK):
                        hashed.update(chunk)
    except OSError as error:
        raise EncoderError(f"{error.filename or root} cannot be read ({describe_error(error)})") from error
    return hashed.hexdigest()
