import os
from pathlib import Path

import pytest
from inspections import OTHER, base, digest, entry, inspect_text, list_findings, read_article, sources

from faqbot.curation.checking.accepting import accept, update
from faqbot.curation.checking.check import inspect
from faqbot.curation.editing.files import Change
from faqbot.curation.editing.lockfile import COMMENT
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
def test_update_replaces_the_old_digest_in_place(old: str, new: str, mark: str, end: str, tmp_path: Path) -> None:
    text = mark + bread().replace(OLD, old).replace("\n", end)
    inspection = inspect_text(tmp_path, text, f"{NEW}\n\n{BAG}\n")
    path = tmp_path / "bread.yaml"
    assert update(inspection, path) == Change((path,), ("p/1",))
    assert path.read_bytes().decode() == text.replace(old.replace("\n", end), new.replace("\n", end))
    again = inspect(path, [read_article(tmp_path / "article.txt")])
    assert update(again, path) == Change()


def test_update_writes_into_the_file_that_holds_the_source_and_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    first, second = tmp_path / "base" / "a.yaml", tmp_path / "base" / "b.yaml"
    first.write_text(base("entries:\n", entry("Three days.", "p/1"), OTHER), encoding="utf-8")
    second.write_text(sources(LOAF, BAG), encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text(f"{NEW}\n\n{BAG}\n", encoding="utf-8")
    before = first.stat().st_mtime_ns
    done = update(inspect(tmp_path / "base", [read_article(article)]), tmp_path / "base")
    assert done == Change((second,), ("p/1",))
    assert second.read_text(encoding="utf-8") == sources(NEW, BAG)
    assert first.stat().st_mtime_ns == before


def test_update_leaves_unclear_passages_and_refuses_escaped_digests(tmp_path: Path) -> None:
    unclear = inspect_text(tmp_path, bread(), "Three linen days.\n")
    assert update(unclear, tmp_path / "bread.yaml") == Change()
    escaped = bread().replace(OLD, f'"\\x{ord(OLD[0]):02x}{OLD[1:]}"')
    refused = inspect_text(tmp_path, escaped, f"{NEW}\n\n{BAG}\n")
    assert update(refused, tmp_path / "bread.yaml") == Change(refused=tmp_path / "bread.yaml")
    assert (tmp_path / "bread.yaml").read_text(encoding="utf-8") == escaped


def test_accept_creates_a_lock_beside_the_files_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    (folder / "bread.yaml").write_text(bread(), encoding="utf-8")
    assert accept(inspect(folder), folder) == Change((folder / "lock.yaml",), ("keep", "other"))
    text = f"{COMMENT}\nlock:\n  keep:\n    p/1: {OLD}\n  other:\n    p/1: {OLD}\n"
    assert (folder / "lock.yaml").read_text(encoding="utf-8") == text
    assert load_knowledge(folder).lock == {"keep": {"p/1": OLD}, "other": {"p/1": OLD}}
    assert accept(inspect(folder), folder) == Change()


def test_accept_appends_the_lock_to_a_base_in_one_file(tmp_path: Path) -> None:
    text = bread().removesuffix("\n")
    path = tmp_path / "bread.yaml"
    assert accept(inspect_text(tmp_path, text), path) == Change((path,), ("keep", "other"))
    lock = f"{COMMENT}\nlock:\n  keep:\n    p/1: {OLD}\n  other:\n    p/1: {OLD}\n"
    assert path.read_text(encoding="utf-8") == f"{text}\n{lock}"


def test_an_accepted_entry_is_no_longer_stale(tmp_path: Path) -> None:
    text = bread(f"lock:\n  keep: {{p/1: {digest('older')}}}\n")
    assert [line[-6:-1] for line in list_findings(tmp_path, text, code="FB2")] == ["FB205", "FB206"]
    path = tmp_path / "bread.yaml"
    accept(inspect(path), path)
    assert list_findings(tmp_path, path.read_text(encoding="utf-8"), code="FB2") == []


def test_accept_refuses_a_base_in_flow_style(tmp_path: Path) -> None:
    text = (
        f"{{format: 1, id: b, sources: [{{id: s, title: S, passages: [{{id: p, section: S, about: a,"
        f" sha256: {OLD}}}]}}],"
        " entries: [{id: keep, question: Why?, answer: So., citations: [p]}]}\n"
    )
    path = tmp_path / "bread.yaml"
    assert accept(inspect_text(tmp_path, text), path) == Change(refused=path)
    assert path.read_text(encoding="utf-8") == text


def test_without_digests_there_is_nothing_to_accept(tmp_path: Path) -> None:
    inspection = inspect_text(tmp_path, base("entries:\n", "  - {id: keep, question: Why?, answer: So.}\n"))
    assert accept(inspection, tmp_path / "bread.yaml") == Change()


def test_accept_keeps_the_permissions_and_links_of_a_file(tmp_path: Path) -> None:
    inspect_text(tmp_path, bread())
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
