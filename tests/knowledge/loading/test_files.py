"""Files are found, read and merged, but never from outside the folder."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faqbot.errors import KnowledgeNotFound, KnowledgeSyntax
from faqbot.knowledge.loading import files, load_knowledge, merging
from faqbot.knowledge.loading.fingerprint import fingerprint
from faqbot.knowledge.loading.merging import read_base
from faqbot.knowledge.loading.nodes import to_plain

GOOD = "format: 1\nid: bread\nentries: [{id: storage, question: How long?, answer: Three days.}]\n"


def not_found(path: str | Path) -> str:
    with pytest.raises(KnowledgeNotFound) as caught:
        load_knowledge(path)
    return str(caught.value)


def not_read(path: str | Path) -> list[str]:
    with pytest.raises(KnowledgeSyntax) as caught:
        load_knowledge(path)
    return [str(problem) for problem in caught.value.problems]


def content_of(path: str) -> object:
    node, problems = read_base(Path(path))
    assert problems == []
    assert node is not None
    return to_plain(node)


def test_lists_continue_from_file_to_file_in_path_order(folder: Path) -> None:
    (folder / "base" / "b").mkdir(parents=True)
    (folder / "base" / "c.yaml").write_text("entries: [four]\nprotected: [x]\n")
    (folder / "base" / "b" / "z.yaml").write_text("entries: [three]\n")
    (folder / "base" / "b.yaml").write_text("entries: [two]\nid: bread\n")
    (folder / "base" / "a.yaml").write_text("entries: [zero, one]\n")
    # By path, "b.yaml" comes before "b/z.yaml": a dot sorts before a slash.
    assert content_of("base") == {
        "entries": ["zero", "one", "two", "three", "four"],
        "id": "bread",
        "protected": ["x"],
    }


def test_other_files_of_a_folder_are_not_read(folder: Path) -> None:
    (folder / "base").mkdir()
    (folder / "base" / "a.yaml").write_text("id: bread\n")
    (folder / "base" / "README.md").write_text("- not: [YAML\n")
    (folder / "base" / "b.yaml~").write_text("- not: [YAML\n")
    assert content_of("base") == {"id": "bread"}


def test_a_file_is_read_whatever_its_name(folder: Path) -> None:
    (folder / "bread.txt").write_text("id: bread\n")
    assert content_of("bread.txt") == {"id": "bread"}


def test_a_folder_called_like_a_file_is_a_folder(folder: Path) -> None:
    (folder / "base" / "old.yaml").mkdir(parents=True)
    (folder / "base" / "old.yaml" / "a.yaml").write_text("id: bread\n")
    assert content_of("base") == {"id": "bread"}


def test_a_key_without_a_list_belongs_to_one_file_only(load_folder: Callable[[dict[str, str]], object]) -> None:
    with pytest.raises(KnowledgeSyntax) as caught:
        load_folder(
            {"a.yaml": GOOD, "b.yaml": "title: Bread\n", "c.yaml": "title: Bread\npolicy: {margin: 0}\nid: b\n"}
        )
    assert str(caught.value) == (
        'base/c.yaml:1:1: key "title" is already used at base/b.yaml:1:1; keep it in one file\n'
        'base/c.yaml:3:1: key "id" is already used at base/a.yaml:2:1; keep it in one file'
    )


def test_a_file_whose_value_is_not_a_list_is_reported(load_folder: Callable[[dict[str, str]], object]) -> None:
    with pytest.raises(KnowledgeSyntax) as caught:
        load_folder(
            {
                "a.yaml": "gaps: none\nentries:\n",
                "b.yaml": GOOD + "gaps: []\n",
                "c.yaml": "entries: none\n",
                "d.yaml": "entries: {}\n",
            }
        )
    assert str(caught.value) == (
        'base/a.yaml:1:7: "gaps" is a text; write a list\n'
        'base/a.yaml:2:9: "entries" is empty; write its value or leave the key out\n'
        'base/b.yaml:4:7: "gaps" is empty; write its value or leave the key out\n'
        'base/c.yaml:1:10: "entries" is a text; write a list\n'
        'base/d.yaml:1:10: "entries" is empty; write its value or leave the key out'
    )


def test_references_into_a_broken_file_are_not_reported(
    load_folder: Callable[[dict[str, str]], object],
) -> None:
    entry = "entries: [{id: storage, question: How long?, answer: Days, citations: [storage/1]}]\n"
    with pytest.raises(KnowledgeSyntax) as caught:
        load_folder({"b.yaml": "sources: [}\n", "a.yaml": entry, "c.yaml": "- id: storage/1\n", "d.yaml": ""})
    assert str(caught.value) == (
        "base/b.yaml:1:11: this is not YAML: while parsing a flow node, did not find expected node content; "
        "check the indentation, quotes and brackets here\n"
        'base/c.yaml:1:1: the file is a list; write the keys of a knowledge base, like "entries:"\n'
        "base/d.yaml:1:1: the file is empty; write the keys of a knowledge base"
    )


@pytest.mark.parametrize("path", ["bread.yaml", "bread.yaml/x", "base/bread.yaml", Path("nowhere")])
def test_a_missing_path_is_reported(path: str | Path) -> None:
    assert not_found(path) == (f"{path}: there is no such file or folder; name a folder of YAML files or one YAML file")


def test_an_empty_path_is_not_the_current_folder(folder: Path) -> None:
    (folder / "bread.yaml").write_text(GOOD)
    assert not_found("") == '"": the path is empty; name a folder of YAML files or one YAML file'


def test_a_path_below_a_file_is_reported_as_missing(folder: Path) -> None:
    (folder / "bread.yaml").write_text(GOOD)
    assert not_found("bread.yaml/x").startswith("bread.yaml/x: there is no such file or folder; ")


def test_a_folder_without_yaml_files_is_reported(folder: Path) -> None:
    (folder / "base").mkdir()
    (folder / "base" / "bread.yml").write_text(GOOD)
    assert not_found("base") == "base: the folder contains no *.yaml file; name the folder of a base"


@pytest.mark.parametrize(
    ("path", "shown"), [("bread\0.yaml", "bread\\u{0}.yaml"), ("\ud800", "\\u{d800}"), ("a\x1b\0b", "a\\u{1b}\\u{0}b")]
)
def test_an_impossible_path_is_shown_harmlessly(path: str, shown: str) -> None:
    assert not_found(path) == (
        f"{shown}: the path cannot be read (it contains characters that a path cannot have); "
        "check its name and permissions"
    )


def test_a_path_that_is_too_long_is_reported() -> None:
    name = "a" * 300
    assert not_found(name) == f"{name}: the path cannot be read (File name too long); check its name and permissions"


def test_a_name_that_is_not_utf8_is_shown_harmlessly(folder: Path) -> None:
    name = os.fsdecode(b"br\xf6t.yaml")
    try:
        (folder / name).write_text("")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert not_read(name) == ["br\\u{dcf6}t.yaml:1:1: the file is empty; write the keys of a knowledge base"]


def test_a_fifo_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "bread.yaml")
    assert not_found("bread.yaml") == "bread.yaml: this is not a regular file; name a YAML file"


@pytest.mark.hazard(id="escaping-base")
def test_a_fifo_in_a_folder_is_not_opened(folder: Path) -> None:
    (folder / "base").mkdir()
    (folder / "base" / "good.yaml").write_text(GOOD)
    os.mkfifo(folder / "base" / "pipe.yaml")
    assert not_read("base") == ["base/pipe.yaml: this is not a regular file; name a YAML file"]


def test_a_device_is_not_read() -> None:
    assert stat.S_ISCHR(Path("/dev/zero").stat().st_mode)
    assert not_found("/dev/zero") == "/dev/zero: this is not a regular file; name a YAML file"


@pytest.mark.hazard(id="escaping-base")
def test_a_link_that_leaves_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "secret").write_text(GOOD)
    (folder / "base").mkdir()
    (folder / "base" / "bread.yaml").symlink_to("../secret")
    assert not_read("base") == [
        "base/bread.yaml: the file is a link that points outside the base's folder; put the file itself into the folder"
    ]


def test_a_link_to_a_folder_is_not_followed(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "more.yaml").write_text(GOOD)
    (folder / "base").mkdir()
    (folder / "base" / "good.yaml").write_text(GOOD)
    (folder / "base" / "linked").symlink_to("../elsewhere")
    (folder / "base" / "round").symlink_to(".")
    assert not_read("base") == [
        "base/linked: this is a link to a folder; put the folder itself here; links are not followed",
        "base/round: this is a link to a folder; put the folder itself here; links are not followed",
    ]


def test_a_link_inside_the_folder_and_a_link_to_the_base_are_followed(folder: Path) -> None:
    (folder / "base").mkdir()
    (folder / "base" / "bread.txt").write_text(GOOD)
    (folder / "base" / "bread.yaml").symlink_to("bread.txt")
    (folder / "link").symlink_to("base")
    (folder / "file").symlink_to("base/bread.txt")
    assert load_knowledge("link").id == load_knowledge("file").id == "bread"


def test_broken_and_circular_links_are_reported(folder: Path) -> None:
    (folder / "base").mkdir()
    (folder / "base" / "nowhere.yaml").symlink_to("missing")
    (folder / "base" / "round.yaml").symlink_to("round.yaml")
    (folder / "gone.yaml").symlink_to("missing")
    found = not_read("base")
    assert found[0] == "base/nowhere.yaml: this is not a regular file; name a YAML file"
    # Up to Python 3.12, resolving a circular link fails; from 3.13 on, it is a link that leads to no file.
    unreadable = r"the file cannot be read \(.+\); check that it exists and that you may read it"
    assert re.fullmatch(rf"base/round\.yaml: (?:{unreadable}|this is not a regular file; name a YAML file)", found[1])
    assert not_found("gone.yaml").startswith("gone.yaml: there is no such file or folder; ")


def test_a_file_of_the_maximum_size_is_read_and_a_larger_one_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 1024 * 1024)
    path = folder / "bread.yaml"
    path.write_text(GOOD + "\n" * (1024 * 1024 - len(GOOD)))
    assert load_knowledge("bread.yaml").id == "bread"
    path.write_text(GOOD + "\n" * (1024 * 1024 - len(GOOD) + 1))
    assert not_found("bread.yaml") == (
        "bread.yaml: the file is larger than 1 MiB; split the base into a folder of smaller files"
    )


@pytest.mark.hazard(id="escaping-base")
def test_a_base_has_a_maximum_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "base" / "deep").mkdir(parents=True)
    for name in ("a.yaml", "b.yaml", "deep/c.yaml"):
        (folder / "base" / name).write_text(f"# {'x' * 700_000}")
    monkeypatch.setattr(merging, "MAX_TOTAL", 2 * 1024 * 1024)
    assert not_found("base") == "base: the base is larger than 2 MiB; split it into several bases"
    monkeypatch.setattr(files, "MAX_FILES", 2)
    assert not_found("base") == (
        "base: the folder contains more than 2 folders and *.yaml files; name the folder of a base"
    )


@pytest.mark.hazard(id="escaping-base")
def test_a_pipe_that_replaced_a_file_does_not_block(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "bread.yaml")
    monkeypatch.setattr(Path, "is_file", lambda _: True)
    with pytest.raises(KnowledgeSyntax) as caught:
        load_knowledge("bread.yaml")
    assert str(caught.value) == "bread.yaml:1:1: the file is empty; write the keys of a knowledge base"


def test_an_unreadable_file_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path, flags)

    (folder / "bread.yaml").write_text(GOOD)
    monkeypatch.setattr(os, "open", refuse)
    assert not_found("bread.yaml") == (
        "bread.yaml: the file cannot be read (Permission denied); check that it exists and that you may read it"
    )


def test_an_unreadable_folder_is_reported_and_not_left_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    (folder / "base" / "closed").mkdir(parents=True)
    (folder / "base" / "good.yaml").write_text(GOOD)
    monkeypatch.setattr(os, "scandir", refuse)
    assert not_read("base") == ["base/closed: the folder cannot be read (Permission denied); check its permissions"]


def test_hidden_files_and_the_links_of_a_config_map_are_no_part_of_a_base(folder: Path) -> None:
    base = folder / "map"
    (base / "..2026_1").mkdir(parents=True)
    (base / "..2026_1" / "bread.yaml").write_text(GOOD, encoding="utf-8")
    (base / "..data").symlink_to("..2026_1")
    (base / "bread.yaml").symlink_to("..data/bread.yaml")
    (base / "._bread.yaml").write_bytes(b"\0\5\26\7Mac OS X")
    (base / ".#bread.yaml").symlink_to("me@host.1:2")
    (base / ".github").mkdir()
    (base / ".github" / "ci.yaml").write_text("on: push\n", encoding="utf-8")
    before = fingerprint(base)
    assert before is not None
    assert load_knowledge("map").id == load_knowledge("map/bread.yaml").id
    (base / ".github" / "ci.yaml").write_text("on: pull_request\n", encoding="utf-8")
    assert fingerprint(base) == before
