import json
from pathlib import Path

import pytest

from faqbot.errors import EncoderError
from faqbot.matching.semantic.encoder.folder import MAX_TOKENS, read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the two files that are needed. What is in them is not looked at."""
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    return tmp_path


def write(path: Path, values: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(values), encoding="utf-8")


def fault_of(folder: Path) -> str:
    with pytest.raises(EncoderError) as caught:
        read_folder(folder)
    return str(caught.value)


def test_a_model_and_a_tokenizer_are_enough(folder: Path) -> None:
    found = read_folder(folder)
    assert (found.model, found.tokenizer) == (folder / "model.onnx", folder / "tokenizer.json")
    assert (found.pooling, found.prompt, found.max_tokens) == ("mean", "", MAX_TOKENS)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "no"
    assert fault_of(missing) == f"{missing} is not a folder; name a folder with model.onnx and tokenizer.json"
    assert fault_of(tmp_path) == f"{tmp_path} has no model.onnx or onnx/model.onnx; export the model to ONNX first"
    (tmp_path / "model.onnx").write_bytes(b"")
    assert fault_of(tmp_path) == (f"{tmp_path} has no tokenizer.json; export the tokenizer of the model in that format")


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["model.onnx", "onnx/model.onnx"], "model.onnx"),
        (["onnx/model_quantized.onnx", "onnx/model.onnx"], "onnx/model.onnx"),
        (["onnx/model_qint8_avx512.onnx", "onnx/model_O4.onnx"], "onnx/model_O4.onnx"),
    ],
)
def test_of_several_models_the_plain_one_is_preferred(tmp_path: Path, names: list[str], chosen: str) -> None:
    for name in (*names, "tokenizer.json"):
        write(tmp_path / name, {})
    assert read_folder(tmp_path).model == tmp_path / chosen


@pytest.mark.parametrize("name", ["onnx/model_quantized.onnx", "model_small.onnx"])
def test_a_model_may_be_named_instead_of_its_folder(folder: Path, name: str) -> None:
    write(folder / name, {})
    found = read_folder(folder / name)
    assert (found.path, found.model) == (folder, folder / name)
    assert found.sha256 != read_folder(folder).sha256


def test_pooling_prompt_and_length_are_those_of_the_folder(folder: Path) -> None:
    write(folder / "1_Pooling" / "config.json", {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False})
    prompts = {"prompts": {"query": "query: ", "passage": "passage: "}}
    write(folder / "config_sentence_transformers.json", prompts)
    write(folder / "sentence_bert_config.json", {"max_seq_length": 64})
    found = read_folder(folder)
    assert (found.pooling, found.prompt, found.max_tokens) == ("cls", "query: ", 64)


def test_a_prompt_may_be_the_default_one(folder: Path) -> None:
    write(folder / "config_sentence_transformers.json", {"prompts": {"sts": "same: "}, "default_prompt_name": "sts"})
    assert read_folder(folder).prompt == "same: "


def test_the_time_of_a_question_is_bounded(folder: Path) -> None:
    write(folder / "sentence_bert_config.json", {"max_seq_length": 8192})
    assert read_folder(folder).max_tokens == MAX_TOKENS == 128


def test_modules_that_are_not_supported_are_refused(folder: Path) -> None:
    modules = folder / "modules.json"
    write(
        modules, [{"type": "sentence_transformers.models.Transformer"}, {"type": "sentence_transformers.models.Dense"}]
    )
    assert fault_of(folder) == f'{modules} lists the module "Dense", which is not supported; use a model without it'
    write(modules, [{"type": "x.Pooling", "path": "../elsewhere"}])
    assert fault_of(folder) == f'{modules} names the folder "../elsewhere", which is outside of {folder}'


def test_a_pooling_that_is_not_supported_is_refused(folder: Path) -> None:
    config = folder / "1_Pooling" / "config.json"
    write(config, {"pooling_mode_weightedmean_tokens": True})
    supported = "cls_token, mean_tokens, mean_sqrt_len_tokens, max_tokens, lasttoken"
    assert fault_of(folder) == f"{config} names no single pooling that is supported: {supported}"


def test_a_file_that_is_no_json_is_reported(folder: Path) -> None:
    file = folder / "config_sentence_transformers.json"
    file.write_text("{", encoding="utf-8")
    assert fault_of(folder).startswith(f"{file} cannot be read (Expecting property name")
    file.write_text("[]", encoding="utf-8")
    assert fault_of(folder) == f"{file} is not a JSON object"


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.onnx_data", "sentence_bert_config.json"])
def test_the_fingerprint_changes_with_every_file_that_counts(folder: Path, name: str) -> None:
    before = read_folder(folder).sha256
    assert len(before) == 64
    write(folder / name, {"max_seq_length": 12})
    assert read_folder(folder).sha256 != before
    before = read_folder(folder).sha256
    write(folder / "README.md", {})
    assert read_folder(folder).sha256 == before
