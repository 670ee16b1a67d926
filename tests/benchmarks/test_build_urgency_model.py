from hashlib import sha256
from pathlib import Path

import pytest
from build_urgency_model import HERE, TARGET, Message, main, print_voices, read_messages, train

CALLS = ("the house burns", "fire in the kitchen, help", "smoke everywhere, come quick")
CALM = ("when do you open", "what is a fire drill", "smoked fish, please")


def messages(voice: str) -> list[Message]:
    return [
        *(Message(text, is_call=True, voice=voice) for text in CALLS),
        *(Message(text, is_call=False, voice=voice) for text in CALM),
    ]


def test_voices_are_read_with_their_labels(tmp_path: Path) -> None:
    (tmp_path / "cook.txt").write_text("! the pan burns\n- how long does it bake\n", "utf-8")
    assert read_messages(tmp_path) == [
        Message("the pan burns", is_call=True, voice="cook"),
        Message("how long does it bake", is_call=False, voice="cook"),
    ]


def test_training_twice_gives_the_same_weights() -> None:
    assert train(messages("cook")) == train(messages("cook"))


def test_each_voice_is_held_out_in_turn(capsys: pytest.CaptureFixture[str]) -> None:
    print_voices([*messages("cook"), *messages("guest")])
    rows = [line.split()[:2] for line in capsys.readouterr().out.splitlines()]
    assert rows[1:] == [["cook", "3"], ["guest", "3"], ["all", "6"]]


def test_every_line_of_a_voice_has_a_label_and_a_text() -> None:
    for path in sorted((HERE / "emergencies").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            assert line[:2] in ("! ", "- "), f"{path.name}: {line}"
            assert line[2:].strip(), f"{path.name}: {line}"


@pytest.mark.slow
@pytest.mark.hazard(id="emergency-unnoticed")
def test_the_shipped_model_is_built_byte_for_byte(tmp_path: Path) -> None:
    main(["--target", str(tmp_path / "urgency.bin")])
    built = (tmp_path / "urgency.bin").read_bytes()
    assert sha256(built).hexdigest() == sha256(TARGET.read_bytes()).hexdigest()
