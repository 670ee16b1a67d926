import pytest

from faqbot.language.packs import pack_for
from faqbot.matching.lexical.analyzer import Analyzer
from faqbot.matching.lexical.restored_marks import MarkRestorer

COUNTS = {"thuê": 2, "thuế": 1, "cho": 3, "chó": 1, "dắt": 1, "phòng": 2, "wifi": 1, "xích": 1}
RESTORER = MarkRestorer(pack_for("vi"), COUNTS)


def restore(words: str, *neighbours: tuple[str, str]) -> str:
    return " ".join(RESTORER.restore(words.split(), lambda first, second: (first, second) in neighbours))


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("phong", "phòng"),
        ("thue phong cho", "thuê phòng cho"),  # The more frequent of two words.
        ("zalo wifi", "zalo wifi"),
        ("thuế xich", "thuế xích"),
        ("thuế cho", "thuế cho"),  # A word of the base that may have no marks.
        ("thuế nhieu", "thuế nhieu"),
        ("", ""),
    ],
)
def test_words_without_marks_get_those_of_the_base(typed: str, restored: str) -> None:
    assert restore(typed) == restored


def test_a_word_that_stands_next_to_its_neighbours_in_the_base_comes_first() -> None:
    assert restore("dat cho", ("dắt", "chó")) == "dắt chó"
    assert restore("thue phong", ("thuế", "phòng")) == "thuế phòng"


def test_only_a_language_whose_marks_tell_words_apart_restores_them() -> None:
    assert Analyzer.build(pack_for("vi"), ["thuê phòng"]).analyze("thue phong").words == ("thuê", "phòng")
    assert Analyzer.build(pack_for("es"), ["¿cuánto cuesta?"]).analyze("cuanto cuesta").words == ("cuanto", "cuesta")
