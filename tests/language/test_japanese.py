"""Japanese is cut into words by its scripts, its listed words and its endings."""

import pytest

from faqbot.language.packs import pack_for

JAPANESE = pack_for("ja")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本を借りたいのですが", ["本", "を", "借"]),
        ("本を借りられますか", ["本", "を", "借"]),
        ("値段が上がるのは", ["値段", "上", "は"]),
        ("家族写真を撮りたい", ["家族", "写真", "を", "撮"]),
        ("二か月待つ", ["二月", "待"]),
        ("車を停めるところある", ["車", "を", "停"]),
    ],
)
def test_all_forms_of_a_verb_are_its_character(text: str, words: list[str]) -> None:
    assert JAPANESE.tokenize(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("お申し込みの取り消し", "申込の取消"),
        ("ご予約", "予約"),
        ("コンピューターの修理", "コンピュータの修理"),
        ("予約が取れません", "予約が取れないんですけど"),
        ("荷物を預けていただけますでしょうか", "荷物を預けて"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
    ],
)
def test_what_is_written_or_said_in_several_ways_is_the_same(one: str, other: str) -> None:
    assert JAPANESE.tokenize(one) == JAPANESE.tokenize(other)


@pytest.mark.parametrize(("one", "other"), [("取れる", "取れない"), ("プール", "プリン"), ("入会", "退会")])
def test_what_means_something_else_stays_apart(one: str, other: str) -> None:
    assert JAPANESE.tokenize(one) != JAPANESE.tokenize(other)


def test_a_noun_and_the_verb_behind_it_are_two_words() -> None:
    assert JAPANESE.tokenize("料金取られる") == ["料金", "取"]
    assert JAPANESE.tokenize("手続き") == ["手続"]


def test_a_run_of_unlisted_characters_becomes_pairs() -> None:
    assert JAPANESE.tokenize("七五三") == ["七五", "五三"]


def test_a_listed_word_weighs_more_than_an_unlisted_one_in_hiragana() -> None:
    assert JAPANESE.rank_band("やめる") > JAPANESE.rank_band("しばらく") > JAPANESE.rank_band("は")
