import os
from pathlib import Path

import pytest
from inspected import OTHER, base, digest, entry, found, inspected, sources

from faqbot.curation.checking.accepting import Change, accept, update
from faqbot.curation.checking.check import inspect
from faqbot.curation.editing.lockfile import COMMENT, with_lock
from faqbot.knowledge.loading import load_knowledge

LOAF, BAG = "A loaf keeps three days.", "A linen bag helps."
NEW = "A loaf keeps four days."
OLD, NEXT = digest(LOAF), digest(NEW)


def bread(*rows: str) -> str:
    return base("# Kept by Ann.\n", sources(LOAF, BAG), "entries:\n", entry("Three days.", "p/1"), OTHER, *rows)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEXT),
        (f"'{OLD}'", f"'{NEXT}'"),
        (f'"{OLD}"', f'"{NEXT}"'),
        (f"\n      {OLD}\n", f"\n      {NEXT}\n"),
    ],
    ids=["plain", "single quotes", "double quotes", "on a line of its own"],
)
@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n")], ids=["LF", "BOM and CRLF"])
def test_update_writes_the_new_digest_where_the_old_one_stood(
    old: str, new: str, mark: str, end: str, tmp_path: Path
) -> None:
    text = mark + bread().replace(OLD, old).replace("\n", end)
    inspection = inspected(tmp_path, text, f"{NEW}\n\n{BAG}\n")
    path = tmp_path / "bread.yaml"
    assert update(inspection, path) == Change((path,), ("p/1",))
    assert path.read_bytes().decode() == text.replace(old.replace("\n", end), new.replace("\n", end))
    again = inspect(path, [tmp_path / "article.txt"])
    assert update(again, path) == Change()


def test_update_writes_into_the_file_that_holds_the_source_and_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    first, second = tmp_path / "base" / "a.yaml", tmp_path / "base" / "b.yaml"
    first.write_text(base("entries:\n", entry("Three days.", "p/1"), OTHER), encoding="utf-8")
    second.write_text(sources(LOAF, BAG), encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text(f"{NEW}\n\n{BAG}\n", encoding="utf-8")
    before = first.stat().st_mtime_ns
    done = update(inspect(tmp_path / "base", [article]), tmp_path / "base")
    assert done == Change((second,), ("p/1",))
    assert second.read_text(encoding="utf-8") == sources(NEW, BAG)
    assert first.stat().st_mtime_ns == before


def test_update_leaves_what_it_cannot_tell_or_change(tmp_path: Path) -> None:
    unclear = inspected(tmp_path, bread(), "Three linen days.\n")
    assert update(unclear, tmp_path / "bread.yaml") == Change()
    escaped = bread().replace(OLD, f'"\\x{ord(OLD[0]):02x}{OLD[1:]}"')
    refused = inspected(tmp_path, escaped, f"{NEW}\n\n{BAG}\n")
    assert update(refused, tmp_path / "bread.yaml") == Change(refused=tmp_path / "bread.yaml")
    assert (tmp_path / "bread.yaml").read_text(encoding="utf-8") == escaped


def test_accept_makes_a_lock_beside_the_files_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "bread.yaml").write_text(bread(), encoding="utf-8")
    assert accept(inspect(folder), folder) == Change((folder / "lock.yaml",), ("keep", "other"))
    text = f"{COMMENT}\nlock:\n  keep:\n    p/1: {OLD}\n  other:\n    p/1: {OLD}\n"
    assert (folder / "lock.yaml").read_text(encoding="utf-8") == text
    assert load_knowledge(folder).lock == {"keep": {"p/1": OLD}, "other": {"p/1": OLD}}
    assert accept(inspect(folder), folder) == Change()


def test_accept_ends_a_base_in_one_file_with_its_lock(tmp_path: Path) -> None:
    text = bread().removesuffix("\n")
    path = tmp_path / "bread.yaml"
    assert accept(inspected(tmp_path, text), path) == Change((path,), ("keep", "other"))
    lock = f"{COMMENT}\nlock:\n  keep:\n    p/1: {OLD}\n  other:\n    p/1: {OLD}\n"
    assert path.read_text(encoding="utf-8") == f"{text}\n{lock}"


def test_what_is_accepted_is_stale_no_more(tmp_path: Path) -> None:
    text = bread(f"lock:\n  keep: {{p/1: {digest('older')}}}\n")
    assert [line[-6:-1] for line in found(tmp_path, text, code="FB2")] == ["FB205", "FB206"]
    path = tmp_path / "bread.yaml"
    accept(inspect(path), path)
    assert found(tmp_path, path.read_text(encoding="utf-8"), code="FB2") == []


def test_a_lock_that_changes_keeps_comments_and_all_that_stands_around_it() -> None:
    before = f"""\
title: Bread  # at home
# Accepted by the bakers.
lock:
  # Ann looked at this one.
  a:
    p/1: {"1" * 64}  # twice
    p/2: "{"2" * 64}"
  gone:
    p/1: {"3" * 64}
  # Bob did at these.
  b:
    p/1: {"4" * 64}
  c:
    # on the old edition
    p/1: {"5" * 64}
# The rest.
id: bread
"""
    lock = {
        "a": {"p/1": "9" * 64, "p/2": "2" * 64},
        "b": {"p/1": "4" * 64, "p/3": "3" * 64},
        "c": {"p/1": "5" * 64},
        "null": {"1/2": "6" * 64},
        "-": {"a": "7" * 64},
    }
    after = f"""\
title: Bread  # at home
# Accepted by the bakers.
lock:
  # Ann looked at this one.
  a:
    p/1: {"9" * 64}  # twice
    p/2: "{"2" * 64}"
  # Bob did at these.
  b:
    p/1: {"4" * 64}
    p/3: {"3" * 64}
  c:
    # on the old edition
    p/1: {"5" * 64}
  "null":
    1/2: {"6" * 64}
  "-":
    a: {"7" * 64}
# The rest.
id: bread
"""
    assert with_lock(before.encode(), lock) == after.encode()
    windows = with_lock(before.replace("\n", "\r\n").encode(), lock)
    assert windows == after.replace("\n", "\r\n").encode()


def test_a_lock_that_is_written_otherwise_is_written_as_ours() -> None:
    rows = f"a: {{p/1: {'1' * 64}}}, b: {{p/1: {'2' * 64}}}"
    lock = {"a": {"p/1": "1" * 64}, "b": {"p/2": "2" * 64}}
    ours = f"lock:\n  a:\n    p/1: {'1' * 64}\n  b:\n    p/2: {'2' * 64}\nid: x\n"
    assert with_lock(f"lock:\n      {rows.replace(', ', chr(10) + '      ')}\nid: x\n".encode(), lock) == ours.encode()


@pytest.mark.parametrize("data", ["{id: bread}\n", "lock: {a: {p/1: x}}\nid: x\n", "id: x\n...\n"])
def test_a_file_that_cannot_be_changed_in_place_is_refused(data: str) -> None:
    assert with_lock(data.encode(), {"a": {"p/1": "1" * 64, "p/2": "2" * 64}}) is None


def test_accept_refuses_a_base_in_one_flow(tmp_path: Path) -> None:
    text = (
        f"{{format: 1, id: b, sources: [{{id: s, title: S, passages: [{{id: p, section: S, about: a,"
        f" sha256: {OLD}}}]}}],"
        " entries: [{id: keep, question: Why?, answer: So., citations: [p]}]}\n"
    )
    path = tmp_path / "bread.yaml"
    assert accept(inspected(tmp_path, text), path) == Change(refused=path)
    assert path.read_text(encoding="utf-8") == text


def test_with_nothing_to_stand_on_there_is_nothing_to_accept(tmp_path: Path) -> None:
    inspection = inspected(tmp_path, base("entries:\n", "  - {id: keep, question: Why?, answer: So.}\n"))
    assert accept(inspection, tmp_path / "bread.yaml") == Change()


def test_rights_and_links_of_a_file_stay(tmp_path: Path) -> None:
    inspected(tmp_path, bread())
    kept, link = tmp_path / "bread.yaml", tmp_path / "link.yaml"
    kept.chmod(0o640)
    link.symlink_to(kept)
    accept(inspect(link), link)
    assert link.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o640
    assert load_knowledge(kept).lock != {}
    mask = os.umask(0o022)
    try:
        folder = tmp_path / "base"
        folder.mkdir()
        (folder / "bread.yaml").write_text(bread(), encoding="utf-8")
        accept(inspect(folder), folder)
    finally:
        os.umask(mask)
    assert (folder / "lock.yaml").stat().st_mode & 0o777 == 0o644
