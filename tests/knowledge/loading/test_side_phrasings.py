from pathlib import Path

import pytest

from faqbot.errors import KnowledgeError
from faqbot.knowledge.loading import load_knowledge

BASE = """\
format: 1
id: bread
entries:
  - {id: keeps, question: How long does it keep?, answer: Three days., paraphrases: [shelf life]}
  - {id: freezes, question: Can I freeze it?, answer: Yes.}
gaps:
  - {id: gluten, question: Is it safe for coeliacs?, answer: Unknown.}
"""


@pytest.fixture(autouse=True)
def base(folder: Path) -> Path:
    (folder / "bread").mkdir()
    Path("bread", "bread.yaml").write_text(BASE, encoding="utf-8")
    return folder


def write(text: str) -> None:
    Path("bread", "bread.phrasings.yaml").write_text(text, encoding="utf-8")


def test_phrasings_beside_the_entries_follow_those_that_stand_with_them() -> None:
    write("keeps: [when does it go stale]\ngluten: [gluten free]\nfreezes:\n  - deep freezing\n")
    base = load_knowledge("bread")
    assert [entry.paraphrases for entry in base.entries] == [
        ("shelf life", "when does it go stale"),
        ("deep freezing",),
    ]
    assert base.gaps[0].paraphrases == ("gluten free",)
    assert base.entries[1].location.line == 5


def test_it_is_the_same_base_wherever_its_phrasings_stand() -> None:
    write("freezes: [deep freezing]\n")
    beside = load_knowledge("bread")
    Path("bread", "bread.phrasings.yaml").unlink()
    inline = BASE.replace("answer: Yes.}", "answer: Yes., paraphrases: [deep freezing]}")
    Path("bread", "bread.yaml").write_text(inline, encoding="utf-8")
    assert load_knowledge("bread").digest == beside.digest


def test_an_id_that_no_item_has_and_a_value_that_is_no_list_are_reported() -> None:
    write("keep: [stale]\nfreezes: deep freezing\ngluten: [Shelf Life]\n")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge("bread")
    assert list(map(str, caught.value.problems)) == [
        'bread/bread.phrasings.yaml:1:1: no item has the id "keep"; did you mean "keeps"?',
        'bread/bread.phrasings.yaml:2:10: "freezes" has no list of phrasings; write a list of texts',
        (
            'bread/bread.phrasings.yaml:3:10: phrasing "Shelf Life" is already used at bread/bread.yaml:4:86, '
            'under entry "keeps"; keep it where its answer is'
        ),
    ]
