import gc
import sys
from pathlib import Path

import pytest
from tiny_encoder import write_encoder

from faqbot.errors import EncoderError
from faqbot.matching.semantic.encoder.encoder import Encoder, load_encoder

np = pytest.importorskip("numpy")
pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")


@pytest.fixture
def encoder(tmp_path: Path) -> Encoder:
    return load_encoder(write_encoder(tmp_path / "tiny"))


def test_a_text_is_the_mean_of_its_tokens_with_length_1(encoder: Encoder) -> None:
    assert encoder.encode("Icebox").tolist() == [0, 1, 0, 0]
    assert encoder.encode("loaf price").tolist() == pytest.approx([0.5**0.5, 0, 0.5**0.5, 0])
    assert encoder.encode("loaf").dtype == np.float32


def test_a_text_without_tokens_has_a_vector_of_zeros(encoder: Encoder) -> None:
    assert encoder.encode("").tolist() == [0, 0, 0, 0]
    assert encoder.encode_all([]).shape == (0, 4)


def test_texts_are_the_rows_of_a_matrix_and_the_same_alone(encoder: Encoder) -> None:
    texts = ["loaf price", "train", "loaf price"]
    assert (encoder.encode_all(texts) == [encoder.encode(text) for text in texts]).all()


def test_a_prompt_comes_before_every_text(tmp_path: Path) -> None:
    assert load_encoder(write_encoder(tmp_path, prompt="cost ")).encode("train").tolist() == pytest.approx(
        [0, 0, 0.5**0.5, 0.5**0.5]
    )


def test_the_files_of_an_encoder_are_loaded_once_while_it_is_used(tmp_path: Path, encoder: Encoder) -> None:
    same = load_encoder(write_encoder(tmp_path / "copy"))
    assert same is encoder
    other = load_encoder(write_encoder(tmp_path / "other", {"loaf": (1.0, 0.0)}))
    assert other is not encoder
    before = id(same)
    del same, other
    gc.collect()
    assert id(load_encoder(tmp_path / "copy")) == before


def fault_of(folder: Path) -> str:
    with pytest.raises(EncoderError) as caught:
        load_encoder(folder)
    return str(caught.value)


def test_a_model_that_cannot_be_used_is_reported(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path)
    (folder / "model.onnx").write_bytes(b"no model")
    assert fault_of(folder).startswith(f"{folder}/model.onnx is no model that can be used (")
    folder = write_encoder(tmp_path)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    assert fault_of(folder).startswith(f"{folder}/tokenizer.json is no tokenizer that can be used (")


def test_a_tokenizer_of_another_model_is_reported(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path / "other", {f"w{number}": (1.0, 0.0) for number in range(9)} | {"word": (1.0, 0.0)})
    small = write_encoder(tmp_path / "small", {"loaf": (1.0, 0.0)})
    (small / "tokenizer.json").write_bytes((folder / "tokenizer.json").read_bytes())
    assert fault_of(small).startswith(f"{small}/model.onnx does not fit its tokenizer (")


@pytest.mark.parametrize("missing", ["numpy", "onnxruntime", "tokenizers"])
def test_a_missing_package_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    folder = write_encoder(tmp_path)
    monkeypatch.setitem(sys.modules, missing, None)
    needs = "needs packages that are not installed; run pip install 'faqbot[semantic]'"
    assert fault_of(folder) == f"the encoder {folder} {needs}"
