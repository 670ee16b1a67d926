from pathlib import Path

import pytest
from tiny_encoder import write_encoder

from faqbot import EncoderError, FaqBot, load_knowledge, to_record
from faqbot.matching.semantic.encoder.encoder import Encoder, load_encoder
from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher
from faqbot.storage.compiled import cached_path, compile_base, compiled_path, read_compiled

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

BREAD = """\
format: 1
id: bread
{key}entries:
  - {{id: freezing, question: Can I freeze bread?, answer: "Yes."}}
  - {{id: price, question: What does a loaf cost?, answer: Two pounds.}}
"""
QUESTIONS = ["a baguette into the icebox", "price", "can i freeze bread", "zorb", ""]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "bread"
    folder.mkdir()
    (folder / "base.yaml").write_text(BREAD.format(key=""), encoding="utf-8")
    return folder


@pytest.fixture
def encoder(tmp_path: Path) -> Encoder:
    return load_encoder(write_encoder(tmp_path / "tiny"))


def name_encoder(base: Path) -> None:
    """Put an encoder into the folder of a base, and name it there."""
    write_encoder(base / "encoder")
    (base / "base.yaml").write_text(BREAD.format(key="encoder: encoder\n"), encoding="utf-8")


def test_a_compiled_base_replies_as_one_that_was_just_trained(base: Path, encoder: Encoder) -> None:
    trained = FaqBot.load(base, encoder=encoder)
    written = compile_base(base, encoder=encoder)
    assert written == base.with_name(f"bread.{encoder.sha256[:12]}.compiled")
    ready = read_compiled(base, encoder)
    assert ready
    compiled = FaqBot(ready.knowledge, ranker=ready.matcher, detector=ready.detector)
    for question in QUESTIONS:
        replies = [bot.ask(question) for bot in (trained, compiled)]
        records = [to_record(reply, receipt=True) for reply in replies]
        assert records[0] == records[1], question
        assert trained.why(replies[0]) == compiled.why(replies[1]), question


def test_each_encoder_has_a_compiled_form_of_its_own(base: Path, encoder: Encoder, tmp_path: Path) -> None:
    other = load_encoder(write_encoder(tmp_path / "other", {"bread": (1.0, 0.0), "cost": (0.0, 1.0)}))
    compile_base(base, encoder=encoder)
    assert read_compiled(base) is None
    assert read_compiled(base, other) is None
    written = compile_base(base, encoder=other)
    assert read_compiled(base, other)
    assert read_compiled(base, encoder)
    # Under the name of another one, it does not fit.
    compile_base(base, encoder=encoder).replace(written)
    assert read_compiled(base, other) is None
    assert cached_path(base, encoder).name.endswith(f".{encoder.sha256[:12]}.compiled")


def test_the_encoder_of_a_base_is_used_without_being_asked_for(base: Path) -> None:
    name_encoder(base)
    assert load_knowledge(base).encoder == str(base / "encoder")
    for bot in (FaqBot.load(base), FaqBot(load_knowledge(base))):
        assert bot.rank(QUESTIONS[0])[0].entry.id == "freezing"
        assert isinstance(bot.ranker, HybridMatcher)
    assert compile_base(base) == compiled_path(base)
    compiled = read_compiled(base)
    assert compiled
    assert isinstance(compiled.matcher, HybridMatcher)
    assert compiled.knowledge == load_knowledge(base)


def test_a_compiled_base_does_not_fit_once_its_encoder_has_changed(base: Path) -> None:
    name_encoder(base)
    compile_base(base)
    assert read_compiled(base)
    write_encoder(base / "encoder", {"bread": (1.0, 0.0), "cost": (0.0, 1.0)})
    assert read_compiled(base) is None


def test_a_compiled_base_may_be_moved_with_its_encoder(base: Path, tmp_path: Path) -> None:
    name_encoder(base)
    compile_base(base)
    moved = tmp_path / "elsewhere"
    base.rename(moved)
    compiled_path(base).rename(compiled_path(moved))
    compiled = read_compiled(moved)
    assert compiled
    assert compiled.knowledge.encoder == str(moved / "encoder")


def test_an_encoder_that_is_given_takes_the_place_of_that_of_the_base(base: Path, encoder: Encoder) -> None:
    name_encoder(base)
    (base / "encoder" / "model.onnx").unlink()
    with pytest.raises(EncoderError):
        FaqBot.load(base)
    ranker = FaqBot.load(base, encoder=encoder).ranker
    assert isinstance(ranker, HybridMatcher)
    assert ranker.encoded.encoder is encoder


@pytest.mark.parametrize("path", ["/models/mini", "../mini", "a/../../b", ".."])
def test_an_encoder_outside_of_the_base_is_refused(base: Path, path: str) -> None:
    (base / "base.yaml").write_text(BREAD.format(key=f'encoder: "{path}"\n'), encoding="utf-8")
    with pytest.raises(Exception, match="write a path inside the folder of the base") as caught:
        load_knowledge(base)
    place = f'{base / "base.yaml"}:3:10: "encoder" is "{path}"'
    assert str(caught.value) == f"{place}; write a path inside the folder of the base"
