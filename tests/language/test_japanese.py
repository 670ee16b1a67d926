"""Japanese is cut into words by its scripts, its listed words and its endings."""

import pytest

from faqbot.bot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.packs import pack_for
from faqbot.replies.reply import Answer

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


@pytest.mark.parametrize(
    "noun", ["とけい", "たまご", "かさ", "でんわ", "はがき", "りんご", "にもつ", "くだもの", "からあげ"]
)
def test_a_noun_in_hiragana_stays_a_word_wherever_it_stands(noun: str) -> None:
    assert JAPANESE.tokenize(noun) == [noun]
    assert JAPANESE.tokenize(f"{noun}は") == [noun, "は"]
    assert JAPANESE.tokenize(f"{noun}です") == [noun]
    assert JAPANESE.tokenize(f"母の{noun}を借りたい") == ["母", noun, "を", "借"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("りんごはどこですか", ["りんご", "は", "どこ"]),
        ("とけいの電池", ["とけい", "電池"]),
        ("そばアレルギー", ["そば", "アレルギ"]),
        ("借りたとけい", ["借", "とけい"]),
        ("店ではさみを使う", ["店", "はさみ", "を", "使"]),
        ("なしをご希望", ["なし", "を", "希望"]),
    ],
)
def test_particles_and_endings_stand_behind_a_word(text: str, words: list[str]) -> None:
    assert JAPANESE.tokenize(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("行かずに", ["行", "ない"]),
        ("必ず", ["必"]),
        ("まず", ["まず"]),
        ("ずっと", ["ずっと"]),
        ("みみず", ["みみず"]),
    ],
)
def test_zu_denies_only_behind_the_character_of_a_verb(text: str, words: list[str]) -> None:
    assert JAPANESE.tokenize(text) == words


def test_a_long_run_that_is_not_listed_becomes_pairs() -> None:
    assert JAPANESE.tokenize("ふくわらい") == ["ふくわらい"]
    assert JAPANESE.tokenize("ちらしずし") == ["ちらしずし"]
    assert JAPANESE.tokenize("ぬりえちょう") == ["ぬり", "りえ", "えち", "ちょ", "ょう"]


def test_another_noun_in_hiragana_is_not_answered() -> None:
    entries = (
        Entry(
            id="egg",
            question="たまごアレルギーでも接種できますか",
            answer="はい、接種できます。心配な方は医師に相談してください。",
        ),
        Entry(
            id="hours",
            question="受付時間を教えてください",
            answer="午前は九時から、午後は二時から五時までです。",
        ),
    )
    bot = FaqBot(KnowledgeBase(id="clinic", title="病院", language="ja", entries=entries))
    assert isinstance(bot.ask("たまごアレルギーでも接種できますか"), Answer)
    assert not isinstance(bot.ask("そばアレルギーでも接種できますか"), Answer)
