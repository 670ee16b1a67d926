import pytest

from faqbot.language.lexicon import Lexicon
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import split_words


def test_listed_words_are_cut_from_the_left_the_longest_first() -> None:
    lexicon = Lexicon(["停车", "停车场", "费用", "场"], letters="的")
    assert [tuple(part) for part in lexicon.cut("停车场的费用是")] == [
        ("停车场", True),
        ("的", True),
        ("费用", True),
        ("是", False),
    ]


def test_a_word_of_one_letter_is_cut_only_if_it_is_given_as_a_letter() -> None:
    assert [part.text for part in Lexicon(["狗"]).cut("我的狗")] == ["我的狗"]


def test_a_letter_keeps_its_marks() -> None:
    assert [part.text for part in Lexicon(["กา"]).cut("กาน้ำ")] == ["กา", "น้ำ"]
    assert [part.text for part in Lexicon(["น"]).cut("น้ำ")] == ["น้ำ"]
    assert [part.text for part in Lexicon(["ที"]).cut("ที่")] == ["ที่"]


def test_what_is_between_listed_words_becomes_pairs() -> None:
    assert split_words("半夜停车场开放吗", lexicon=Lexicon(["停车场"])) == ["半夜", "停车场", "开放", "放吗"]
    assert split_words("wifi停车", lexicon=Lexicon(["停车"])) == ["wifi", "停车"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("zh", "可以带宠物吗", ["可以", "带", "宠物", "吗"]),
        ("th", "จองห้องประชุมได้ไหม", ["จอง", "ห้องประชุม", "ได้ไหม"]),
        ("ko", "수강료를 환불받고 싶어요", ["수강", "강료", "를", "환불", "받고", "싶어요"]),
        ("ko", "휴가", ["휴가"]),
        ("ja", "予約が取れません", ["予約", "取", "ない"]),
        ("ja", "値段が上がるのは", ["値段", "上", "は"]),
    ],
)
def test_words_and_endings_are_cut_by_language(language: str, text: str, words: list[str]) -> None:
    assert pack_for(language).tokenize(text) == words


def test_a_language_with_blanks_has_no_lexicon() -> None:
    assert getattr(pack_for("de"), "lexicon", "") is None
