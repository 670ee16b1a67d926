import json
import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from faqbot import FaqBot, to_record
from faqbot.errors import KnowledgeInvalid, KnowledgeNotFound
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.matching import index_builder
from faqbot.matching.lexical import training
from faqbot.matching.matcher import Matcher
from faqbot.storage.compiled import compile_base, compiled_path, read_compiled, write_compiled
from faqbot.version import ENGINE

BREAD = """\
format: 1
id: bread
title: Bread at home
contact: Ask your baker.
synonyms: [[bag, pouch], [sourdough starter, levain]]
protected: [Zobalo]
policy: {answer_at: 0.6, margin: 0.02}
evidence_levels: {reported: the handbook reports this}
alerts:
  - {id: fire, text: "Get out, call {number}.", signs: [<smoke> & oven + burning], names: [fire], unless: [on fire]}
deferrals: [{id: diet, text: Ask a doctor., signs: [should i eat]}]
sign_words: [{name: smoke, words: [smoke, black clouds]}]
sources:
  - id: handbook
    title: The handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps}
"""
ENTRIES = """\
entries:
  - {id: time, question: How long does a loaf keep?, paraphrases: [when does bread go stale, shelf life],
     answer: Three days., citations: [storage/1], evidence: reported, follow_ups: [freezing]}
  - {id: freezing, question: Can I freeze bread?, answer: "Yes.", excludes: [dough], citations: [storage/1]}
  - {id: bag, question: Which bag is best?, answer: "Papier, s'il vous plaît."}
  - {id: draft, question: Is rye better?, answer: Perhaps., draft: true}
gaps:
  - {id: gluten, question: Is it safe for coeliacs?, answer: The handbook says nothing., nearest: [time]}
small_talk:
  - {id: greeting, question: Hello, answer: Hello!}
"""
QUESTIONS = [
    "freezing bred in a pouch",
    "frezee my loaf",
    "bread dough in the freezer",
    "coeliacs",
    "hello zobali",
    "best levain",
    "Black clouds come out of the oven. Everything is burning!",
    "Should I eat this loaf?",
    "zorb quux",
    "Zorb quux. Can I freeze bread?",
    "",
    "1.5 \ud800",
]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base in a folder of two files, not compiled."""
    folder = tmp_path / "bread"
    folder.mkdir()
    (folder / "base.yaml").write_text(BREAD, encoding="utf-8")
    (folder / "entries.yaml").write_text(ENTRIES, encoding="utf-8")
    return folder


def flip_bytes(stored: bytes, places: range) -> Iterator[bytes]:
    for place in places:
        yield stored[:place] + bytes([stored[place] ^ 1]) + stored[place + 1 :]


def test_the_compiled_form_is_beside_the_base_and_private(base: Path) -> None:
    before = os.umask(0)
    try:
        written = compile_base(base)
    finally:
        os.umask(before)
    assert written == base.with_name("bread.compiled") == compiled_path(base)
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert sorted(path.name for path in base.parent.iterdir()) == ["bread", "bread.compiled"]


def test_a_file_that_others_could_read_is_replaced_by_a_private_one(base: Path) -> None:
    compiled_path(base).write_bytes(b"old")
    compiled_path(base).chmod(0o666)
    assert stat.S_IMODE(compile_base(base).stat().st_mode) == 0o600


def test_a_link_is_replaced_and_not_followed(base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_bytes(b"precious")
    compiled_path(base).symlink_to(other)
    assert not compile_base(base).is_symlink()
    assert other.read_bytes() == b"precious"


def test_one_file_is_compiled_beside_itself(tmp_path: Path) -> None:
    file = tmp_path / "bread.yaml"
    file.write_text(BREAD + ENTRIES, encoding="utf-8")
    assert compile_base(file) == tmp_path / "bread.yaml.compiled"
    ready = read_compiled(file)
    assert ready
    assert ready[0] == load_knowledge(file)


def test_compiling_twice_writes_the_same_bytes(base: Path) -> None:
    first = compile_base(base).read_bytes()
    assert compile_base(base).read_bytes() == first


def test_the_compiled_form_does_not_depend_on_the_hash_seed(base: Path) -> None:
    code = "import sys; from faqbot.storage.compiled import compile_base; compile_base(sys.argv[1])"
    first = compile_base(base).read_bytes()
    for seed in ("1", "2"):
        compiled_path(base).unlink()
        subprocess.run([sys.executable, "-c", code, str(base)], check=True, env={"PYTHONHASHSEED": seed})
        assert compiled_path(base).read_bytes() == first


def test_the_compiled_form_gives_the_replies_of_the_files(base: Path) -> None:
    from_files = FaqBot.load(base)
    compile_base(base)
    ready = read_compiled(base)
    assert ready
    knowledge = ready.knowledge
    bot = FaqBot(knowledge, ranker=ready.matcher)
    assert knowledge == from_files.knowledge
    phrasings = [phrasing for item in knowledge.items for phrasing in item.phrasings]
    asked = [*phrasings, *QUESTIONS]
    assert len(phrasings) == 7
    assert [to_record(bot.ask(question)) for question in asked] == [
        to_record(from_files.ask(question)) for question in asked
    ]
    assert [bot.ask(question) for question in asked] == [from_files.ask(question) for question in asked]
    assert [bot.rank(question, 99) for question in asked] == [from_files.rank(question, 99) for question in asked]


def test_a_bot_uses_the_compiled_form_if_there_is_one(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_base(base)

    def refused(path: object) -> None:
        raise AssertionError(path)

    monkeypatch.setattr("faqbot.bot.load_knowledge", refused)
    assert FaqBot.load(base).ask("How long does a loaf keep?").text == "Three days."
    with (base / "entries.yaml").open("a") as file:
        file.write("# another byte\n")
    with pytest.raises(AssertionError):
        FaqBot.load(base)


def test_the_stored_index_is_the_trained_one(base: Path) -> None:
    matcher = Matcher.train(load_knowledge(base))
    compile_base(base)
    ready = read_compiled(base)
    assert ready
    trained, stored = matcher.dump(), ready.matcher.dump()
    assert trained.columns == stored.columns
    assert trained.vocabulary == stored.vocabulary


def test_a_base_too_large_for_training_rounds_is_stored_with_its_dual_weights(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (index_builder, training):
        monkeypatch.setattr(module, "MAX_TRAINED_PHRASINGS", 3)
    from_files = FaqBot.load(base)
    compile_base(base)
    ready = read_compiled(base)
    assert ready
    assert ready.matcher.dump().columns == Matcher.train(from_files.knowledge).dump().columns
    bot = FaqBot(ready.knowledge, ranker=ready.matcher)
    assert [bot.rank(question, 99) for question in QUESTIONS] == [
        from_files.rank(question, 99) for question in QUESTIONS
    ]


def test_nothing_is_read_without_a_compiled_form(base: Path) -> None:
    assert read_compiled(base) is None
    compiled_path(base).mkdir()
    assert read_compiled(base) is None


@pytest.mark.parametrize("path", ["", ".", "..", "/", "nowhere", "a\0b"])
def test_nothing_is_read_for_a_path_that_cannot_have_a_compiled_form(path: str) -> None:
    assert read_compiled(Path(path)) is None


@pytest.mark.hazard(id="stale-compiled-base")
def test_the_compiled_form_is_ignored_after_a_file_changes(base: Path) -> None:
    compile_base(base)
    assert read_compiled(base)
    changed = ENTRIES.replace("Three days.", "Three weeks.")
    (base / "entries.yaml").write_text(changed, encoding="utf-8")
    assert read_compiled(base) is None
    assert FaqBot.load(base).ask("How long does a loaf keep?").text == "Three weeks."
    (base / "entries.yaml").write_text(ENTRIES, encoding="utf-8")
    assert read_compiled(base)


def test_the_compiled_form_is_ignored_after_a_file_is_added_renamed_or_removed(base: Path) -> None:
    compile_base(base)
    (base / "more.yaml").write_text("protected: []\n", encoding="utf-8")
    assert read_compiled(base) is None
    (base / "more.yaml").unlink()
    (base / "README.md").write_text("no part of the base")
    assert read_compiled(base)
    (base / "entries.yaml").rename(base / "facts.yaml")
    assert read_compiled(base) is None
    (base / "facts.yaml").unlink()
    assert read_compiled(base) is None


def test_text_that_moves_to_another_file_is_a_change(tmp_path: Path) -> None:
    folder = tmp_path / "bread"
    folder.mkdir()
    (folder / "a.yaml").write_text(BREAD + ENTRIES, encoding="utf-8")
    (folder / "b.yaml").write_text("language: en\n", encoding="utf-8")
    (folder / "c.yaml").write_text("notice: Hello.\n", encoding="utf-8")
    compile_base(folder)
    assert read_compiled(folder)
    (folder / "b.yaml").write_text("language: en\nc.yaml\nnotice: Hello.\n", encoding="utf-8")
    (folder / "c.yaml").unlink()
    assert read_compiled(folder) is None


def test_a_compiled_form_of_another_engine_is_ignored(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compile_base(base)
    monkeypatch.setattr("faqbot.storage.compiled.ENGINE", ENGINE + 1)
    assert read_compiled(base) is None
    compile_base(base)
    assert read_compiled(base)


def test_a_compiled_form_of_the_other_byte_order_is_ignored(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as other:
        other.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
        compile_base(base)
        assert read_compiled(base)
    assert read_compiled(base) is None
    assert FaqBot.load(base).ask("How long does a loaf keep?").text == "Three days."


@pytest.mark.hazard(id="stale-compiled-base")
def test_a_compiled_form_with_a_changed_byte_in_its_body_is_ignored(base: Path) -> None:
    target = compile_base(base)
    stored = target.read_bytes()
    start = stored.index(b"\n") + 1
    for damaged in flip_bytes(stored, range(start, len(stored), len(stored) // 150)):
        target.write_bytes(damaged)
        assert read_compiled(base) is None


def test_a_compiled_form_with_a_changed_byte_in_its_header_is_ignored(base: Path) -> None:
    target = compile_base(base)
    stored = target.read_bytes()
    for damaged in flip_bytes(stored, range(stored.index(b"\n") + 1)):
        target.write_bytes(damaged)
        assert read_compiled(base) is None


def test_a_truncated_file_is_ignored(base: Path) -> None:
    target = compile_base(base)
    stored = target.read_bytes()
    start = stored.index(b"\n") + 1
    for end in (*range(0, start + 20, 7), *range(start, len(stored), len(stored) // 100), len(stored) - 1):
        target.write_bytes(stored[:end])
        assert read_compiled(base) is None


def test_a_file_with_extra_bytes_is_ignored(base: Path) -> None:
    target = compile_base(base)
    target.write_bytes(target.read_bytes() + b"x")
    assert read_compiled(base) is None


def test_a_file_with_wrong_lengths_of_sections_is_ignored(base: Path) -> None:
    target = compile_base(base)
    first, _, body = target.read_bytes().partition(b"\n")
    header = json.loads(first)
    for place in range(len(header["lengths"])):
        lengths = [length + (number == place) for number, length in enumerate(header["lengths"])]
        target.write_bytes(json.dumps({**header, "lengths": lengths}).encode() + b"\n" + body)
        assert read_compiled(base) is None


def test_a_file_with_wrong_sizes_of_columns_is_ignored(base: Path) -> None:
    target = compile_base(base)
    first, _, body = target.read_bytes().partition(b"\n")
    header = json.loads(first)
    for place, step in product(range(len(header["sizes"])), (-8, -4, 1, 4, 8)):
        sizes = [size + step * (number == place) for number, size in enumerate(header["sizes"])]
        target.write_bytes(json.dumps({**header, "sizes": sizes}).encode() + b"\n" + body)
        assert read_compiled(base) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{}\n", b"[]\n", b"null\n", b'"engine"\n', b"\xff\xfe\n", b"[" * 100_000 + b"\n", b"no end"],
)
def test_a_file_with_any_other_content_is_ignored(base: Path, content: bytes) -> None:
    compiled_path(base).write_bytes(content)
    assert read_compiled(base) is None
    assert FaqBot.load(base).ask("How long does a loaf keep?").text == "Three days."


@pytest.mark.parametrize("key", ["engine", "files", "lengths", "sizes", "body"])
@pytest.mark.parametrize("value", [None, -1, "x", [], ["x"], [None], {}])
def test_a_file_with_a_wrong_header_is_ignored(base: Path, key: str, value: object) -> None:
    target = compile_base(base)
    first, _, body = target.read_bytes().partition(b"\n")
    target.write_bytes(json.dumps({**json.loads(first), key: value}).encode() + b"\n" + body)
    assert read_compiled(base) is None


def test_a_base_that_cannot_be_used_is_not_compiled(base: Path) -> None:
    with pytest.raises(KnowledgeNotFound):
        compile_base(base / "nowhere")
    (base / "entries.yaml").write_text("entries: [{id: time, question: How long?}]\n", encoding="utf-8")
    with pytest.raises(KnowledgeInvalid):
        compile_base(base)
    assert not compiled_path(base).exists()


def test_writing_a_given_matcher_gives_the_same_bytes_as_compiling(base: Path) -> None:
    knowledge = load_knowledge(base)
    target = write_compiled(knowledge, Matcher.train(knowledge), base, fingerprint(base))
    assert target.read_bytes() == compile_base(base).read_bytes()


def test_a_compiled_form_is_ignored_if_the_base_was_edited_during_compilation(base: Path) -> None:
    knowledge, files = load_knowledge(base), fingerprint(base)
    entries = next(base.rglob("*.yaml"))
    entries.write_text(entries.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    write_compiled(knowledge, Matcher.train(knowledge), base, files)
    assert read_compiled(base) is None


def test_a_compiled_base_may_be_moved_and_contains_no_path(base: Path, tmp_path: Path) -> None:
    compiled = compile_base(base)
    assert str(tmp_path).encode() not in compiled.read_bytes()
    moved = tmp_path / "moved" / base.name
    moved.parent.mkdir()
    compiled.rename(compiled_path(moved))
    base.rename(moved)
    found = read_compiled(moved)
    assert found is not None
    assert found.knowledge == load_knowledge(moved)


def test_a_compiled_base_can_be_pickled(base: Path) -> None:
    compile_base(base)
    bot = FaqBot.load(base)
    copied = pickle.loads(pickle.dumps(bot))  # noqa: S301 - our own bytes
    assert copied.knowledge == bot.knowledge
    assert copied.ask("how long does a loaf keep") == bot.ask("how long does a loaf keep")


CHECKSUMS = {38: 787304261}
"""The checksum of the compiled base above, by engine."""


def test_an_engine_that_learns_something_else_has_another_number(base: Path) -> None:
    header = json.loads(compile_base(base).read_bytes().split(b"\n")[0])
    assert CHECKSUMS[ENGINE] == header["body"], "raise ENGINE, and write its checksum here"
