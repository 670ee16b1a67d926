"""A proposal is written where a person would have written it, and can be taken back."""

import stat
import threading
from pathlib import Path

import pytest
from asked_in_vain import SHOP_YAML

from faqbot.curation.learning import writing
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.writing import FileChange, plan_change, preview
from faqbot.knowledge.loading import load_knowledge
from faqbot.storage.atomic_write import write_kept

PHRASING = Proposal(action="phrasing", item="delivery", phrasings=("bring it home",))
GAP = Proposal(action="gap", item="parking", phrasings=("where to park", "parking"), answer="No idea.")


@pytest.fixture
def shop(folder: Path) -> Path:
    """Return a base in one file."""
    (folder / "shop.yaml").write_text(SHOP_YAML, encoding="utf-8")
    return folder / "shop.yaml"


@pytest.fixture
def shelves(folder: Path) -> Path:
    """Return a base in a folder: gaps and entries apart, and phrasings of the entries in a file beside them."""
    base = folder / "shop"
    base.mkdir()
    head, entries = SHOP_YAML.split("entries:\n")
    entries, gaps = entries.split("gaps:\n")
    files = {
        "base.yaml": head,
        "entries.yaml": f"entries:\n{entries}",
        "gaps.yaml": f"gaps:\n{gaps}",
        "entries.phrasings.yaml": "storage-time:\n  - keeping bread  # ours\n",
    }
    for name, text in files.items():
        (base / name).write_text(text, encoding="utf-8")
    return base


def plan(base: Path, proposal: Proposal, near: str = "") -> FileChange:
    change = plan_change(base, proposal, near)
    assert change is not None
    return change


def test_phrasings_go_to_their_entry(shop: Path) -> None:
    change = plan(shop, PHRASING)
    assert change.path == shop
    assert change.after.decode() == SHOP_YAML.replace(
        "    question: Do you deliver?\n", "    question: Do you deliver?\n    paraphrases:\n      - bring it home\n"
    )


def test_phrasings_go_to_the_file_of_phrasings_if_there_is_one(shelves: Path) -> None:
    known = plan(shelves, Proposal(action="phrasing", item="storage-time", phrasings=("stale bread", "a: b")))
    assert (known.path.name, known.after.decode()) == (
        "entries.phrasings.yaml",
        'storage-time:\n  - keeping bread  # ours\n  - stale bread\n  - "a: b"\n',
    )
    new = plan(shelves, PHRASING)
    assert new.after.decode() == "storage-time:\n  - keeping bread  # ours\ndelivery:\n  - bring it home\n"
    gap = plan(shelves, Proposal(action="phrasing", item="gluten", phrasings=("wheat",)))
    assert (gap.path.name, b"[gluten free, wheat]" in gap.after) == ("gaps.yaml", True)


def test_a_gap_goes_to_the_gaps_and_an_entry_beside_the_nearest(shelves: Path) -> None:
    change = plan(shelves, GAP)
    assert change.path.name == "gaps.yaml"
    assert change.after.decode().endswith(
        "  - id: parking\n    question: where to park\n    answer: No idea.\n    paraphrases:\n      - parking\n"
    )
    entry = plan(shelves, Proposal(action="entry", item="cakes", phrasings=("cakes",), answer="Yes."), "delivery")
    assert entry.path.name == "entries.yaml"


def test_a_list_that_a_base_does_not_have_is_begun(shop: Path, shelves: Path) -> None:
    words = Proposal(action="synonym", words=("loaf", "batard"))
    assert plan(shop, words).after.decode() == SHOP_YAML + "synonyms:\n  - [loaf, batard]\n"
    change = plan(shelves, words)
    assert (change.path, change.before, change.after) == (
        shelves / "synonyms.yaml",
        None,
        b"synonyms:\n  - [loaf, batard]\n",
    )


def test_a_word_joins_the_group_of_its_synonym(shop: Path) -> None:
    shop.write_text(SHOP_YAML + "synonyms: [[loaf, batard]]\n", encoding="utf-8")
    change = plan(shop, Proposal(action="synonym", words=("batard", "boule")))
    assert change.after.decode().endswith("synonyms: [[loaf, batard, boule]]\n")


def test_a_threshold_goes_to_its_entry(shop: Path) -> None:
    change = plan(shop, Proposal(action="threshold", item="delivery", answer_at=0.4))
    assert b"    question: Do you deliver?\n    answer_at: 0.4\n" in change.after


def test_what_no_file_has_room_for_is_refused(shop: Path) -> None:
    assert plan_change(shop, Proposal(action="phrasing", item="gone", phrasings=("a",))) is None


@pytest.mark.parametrize("name", ["shop", "shelves"])
def test_a_preview_is_the_base_with_the_change_and_leaves_the_base_alone(
    name: str, request: pytest.FixtureRequest
) -> None:
    base: Path = request.getfixturevalue(name)
    with preview(base, plan(base, GAP)) as changed:
        assert load_knowledge(changed).gap("parking") is not None
    assert load_knowledge(base).gap("parking") is None
    assert not changed.exists()


def test_what_was_written_can_be_taken_back_unless_it_has_changed_since(shelves: Path) -> None:
    change, new = plan(shelves, PHRASING), plan(shelves, Proposal(action="synonym", words=("loaf", "batard")))
    before = change.path.read_bytes()
    change.write()
    new.write()
    assert new.path.exists()
    assert (change.undo(), new.undo()) == (True, True)
    assert (change.path.read_bytes(), new.path.exists()) == (before, False)
    change.write()
    change.path.write_bytes(change.after + b"# mine\n")
    assert change.undo() is False
    assert change.path.read_bytes().endswith(b"# mine\n")


def test_of_two_changes_at_once_the_second_is_refused(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    first, second = plan(shop, PHRASING), plan(shop, GAP)
    is_waiting, faults = threading.Event(), list[str | None]()

    def write_second() -> None:
        try:
            second.write()
        except OSError as error:
            faults.append(error.strerror)

    other = threading.Thread(target=write_second)
    flock = fcntl.flock

    def wait_for_the_lock(*arguments: int) -> None:
        if threading.current_thread() is other:
            is_waiting.set()
        flock(*arguments)

    def write_while_the_other_waits(path: Path, data: bytes) -> None:
        monkeypatch.setattr(writing, "write_kept", write_kept)
        other.start()
        assert is_waiting.wait(10), "nothing keeps the other one from reading the old file"
        write_kept(path, data)

    monkeypatch.setattr(fcntl, "flock", wait_for_the_lock)
    monkeypatch.setattr(writing, "write_kept", write_while_the_other_waits)
    first.write()
    other.join()
    assert faults == ["it has changed since; look at the suggestion again"]
    assert shop.read_bytes() == first.after


def test_a_private_change_is_for_the_owner_alone_and_refused_if_the_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "pending"
    FileChange(path, None, b"one").write(is_private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(OSError, match="it has changed since; look at the suggestion again"):
        FileChange(path, None, b"two").write(is_private=True)
    assert path.read_bytes() == b"one"
