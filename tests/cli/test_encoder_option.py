import json
import sys
from pathlib import Path

import pytest
from command_line import faqbot
from tiny_encoder import write_encoder

BREAD = """\
format: 1
id: bread
entries:
  - {id: freezing, question: Can I freeze bread?, paraphrases: [bread in the freezer], answer: "Yes."}
  - {id: price, question: What does a loaf cost?, paraphrases: [price of a loaf], answer: Two pounds.}
"""
QUESTION = "a baguette into the icebox"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    file = tmp_path / "bread.yaml"
    file.write_text(BREAD, encoding="utf-8")
    return file


def test_a_folder_that_is_no_encoder_is_one_clear_error(base: Path, tmp_path: Path) -> None:
    told = "name a folder with model.onnx and tokenizer.json"
    done = faqbot("--encoder", "missing", "--knowledge", str(base), "ask", QUESTION, directory=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode() == f"faqbot: the encoder cannot be used\nmissing is not a folder; {told}\n"
    done = faqbot("ask", QUESTION, "--encoder", "")
    assert done.returncode == 2
    assert done.stderr.decode() == "faqbot: --encoder is empty; name the folder of a sentence encoder\n"


def test_an_emergency_is_recognised_although_the_encoder_cannot_be_used() -> None:
    done = faqbot("--encoder", "missing", "ask", "my father cannot breathe and turns blue")
    assert done.returncode == 2
    assert b"emergency" in done.stdout


def test_every_door_uses_the_encoder(base: Path, tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    write_encoder(tmp_path / "tiny")
    options = ("--knowledge", str(base), "--encoder", str(tmp_path / "tiny"))
    asked = faqbot(*options, "ask", "--receipt", QUESTION)
    record = json.loads(asked.stdout)
    assert (record["kind"], record["entry"]) == ("answer", "freezing")
    batch = faqbot("ask", "--jsonl", "--receipt", *options, typed=f"{QUESTION}\n".encode())
    assert json.loads(batch.stdout) == record
    chat = json.loads(faqbot("chat", "--jsonl", *options, typed=f"{QUESTION}\n".encode()).stdout)
    assert chat == {key: value for key, value in record.items() if key != "receipt"}
    (tmp_path / "receipt.json").write_bytes(asked.stdout)
    replayed = faqbot(*options, "replay", str(tmp_path / "receipt.json"))
    assert b"the reply is the same" in replayed.stdout
    without = faqbot("--knowledge", str(base), "replay", str(tmp_path / "receipt.json"))
    sha256 = record["receipt"]["encoder"]
    assert f'because  the SHA-256 of the encoder was "{sha256}" and is null' in without.stdout.decode()
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps({"q": QUESTION, "expect": ["freezing"]}), encoding="utf-8")
    figures = [json.loads(faqbot(*more, "eval", "--json", str(cases)).stdout) for more in (options, options[:2])]
    assert figures[0] != figures[1]
    assert faqbot(*options, "eval", "--self").returncode == 0
    compiled = faqbot("compile", *options)
    assert compiled.returncode == 0
    assert json.loads(faqbot(*options, "ask", "--receipt", QUESTION).stdout) == record


def test_the_option_beats_the_environment_and_the_environment_the_base(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base.write_text(BREAD.replace("entries:", "encoder: of-the-base\nentries:"), encoding="utf-8")

    def fault(*options: str) -> str:
        done = faqbot("--knowledge", str(base), "ask", QUESTION, *options, directory=tmp_path)
        return done.stderr.decode().splitlines()[1].partition(" is not")[0]

    assert fault() == str(tmp_path / "of-the-base")
    monkeypatch.setenv("FAQBOT_ENCODER", "of-the-environment")
    assert fault() == "of-the-environment"
    assert fault("--encoder", "of-the-option") == "of-the-option"


def test_without_an_encoder_none_of_its_packages_is_imported() -> None:
    code = "import sys, faqbot.api; faqbot.FaqBot.load().ask('side effects'); print(*sys.modules)"
    import subprocess  # noqa: PLC0415

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in shown if name.startswith(("numpy", "onnxruntime", "tokenizers"))]
    assert not [name for name in shown if name.startswith("faqbot.matching.semantic.encoder")]
