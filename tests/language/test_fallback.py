"""What every language has that has no package of its own, and the packages that add to it."""

from pathlib import Path

import pytest

from faqbot.data import data_path
from faqbot.language.common_words import FUNCTION_BAND, common_bands
from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for
from faqbot.language.snowball import ALGORITHMS, stemmer_for
from faqbot.language.thesaurus import SIMILARITY
from faqbot.matching.semantic.sign_codes import QueryVector, encode_signs

THESAURI = sorted(Path(data_path("thesauri")).glob("*.txt"))


@pytest.mark.parametrize(
    ("language", "function_word", "word"),
    [
        ("de", "warum", "bücherei"),
        ("es", "cuándo", "biblioteca"),
        ("ru", "когда", "библиотека"),
        ("ar", "أين", "مكتبة"),
        ("hi", "नहीं", "पुस्तकालय"),
        ("fi", "missä", "kirjasto"),
        ("he", "איפה", "ספרייה"),
        ("ja", "いつ", "図書"),
        ("ko", "어디", "도서"),
        ("zh", "什么", "图书"),
        ("th", "อย่าง", "ห้องสมุด"),
    ],
)
def test_function_words_are_common_and_nouns_are_not(language: str, function_word: str, word: str) -> None:
    pack = pack_for(language)
    common, rare = (pack.rank_band(pack.tokenize(text)[0]) for text in (function_word, word))
    assert common <= max(FUNCTION_BAND, 10) < rare


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Gebühren", "Gebühr"),
        ("fr", "réservations", "réserver"),
        ("es", "abonos", "abono"),
        ("it", "prenotare", "prenotazione"),
        ("pl", "książki", "książka"),
        ("ru", "билеты", "билетов"),
        ("fi", "kirjastossa", "kirjaston"),
        ("hu", "könyvtárban", "könyvtár"),
        ("ar", "المكتبة", "مكتبة"),
        ("hi", "किताबें", "किताब"),
        ("tr", "kitaplar", "kitap"),
        ("de", "geöffnet", "öffnen"),
        ("de", "bezahlt", "bezahlen"),
        ("uk", "доставку", "доставка"),
        ("bn", "বইগুলো", "বই"),
    ],
)
def test_inflections_have_one_stem(language: str, one: str, other: str) -> None:
    pack = pack_for(language)
    first, second = (pack.stem(pack.tokenize(word)[0]) for word in (one, other))
    assert first == second


@pytest.mark.parametrize("language", ["tlh", "hr", "en-x-unknown-tag"])
def test_a_language_without_stemmer_keeps_its_words(language: str) -> None:
    assert stemmer_for(language) is None


@pytest.mark.parametrize("language", ["de", "xx"])
def test_a_number_or_a_code_is_its_own_stem(language: str) -> None:
    assert [pack_for(language).stem(word) for word in ("2024", "e42", "c++")] == ["2024", "e42", "c++"]


def test_every_algorithm_that_is_named_exists() -> None:
    for language in ALGORITHMS:
        stem = stemmer_for(language)
        assert stem is not None
        assert stem("x") == "x"


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("de", "Preis", "kostet"), ("fr", "rembourser", "remboursement"), ("ru", "цена", "стоимость")],
)
def test_words_of_one_group_of_a_thesaurus_are_related(language: str, one: str, other: str) -> None:
    pack = pack_for(language)
    first, second = (pack.stem(pack.tokenize(word)[0]) for word in (one, other))
    assert first == second or (second, SIMILARITY) in pack.related_stems(first)


@pytest.mark.parametrize("path", THESAURI, ids=lambda path: path.stem)
def test_a_thesaurus_has_groups_of_several_words_without_repetitions(path: Path) -> None:
    groups = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(groups) >= 60
    assert all(3 <= len(group) <= 14 for group in groups)


def test_the_tables_of_all_languages_stay_small() -> None:
    assert Path(data_path("common_words.txt")).stat().st_size < 400_000
    assert sum(path.stat().st_size for path in THESAURI) < 400_000


def test_an_unknown_language_has_no_common_words() -> None:
    assert common_bands("tlh") == {}
    assert pack_for("tlh").rank_band("qaStaH") == UNLISTED


@pytest.mark.parametrize("typed", ["Schlüssel", "Schluessel", "schlussel", "SCHLÜSSEL"])
def test_a_german_umlaut_may_be_typed_in_three_ways(typed: str) -> None:
    assert pack_for("de").tokenize(typed) == ["schlussel"]


def test_compounds_and_their_parts_are_near_by_their_spelling() -> None:
    assert cosine("de", "jahresbeitrag", "beitrag") > 0.4
    assert cosine("de", "jahresbeitrag", "parkplatz") < 0.2
    assert cosine("ja", "返却", "返却") == pytest.approx(1, abs=0.1)
    assert cosine("zh", "退款", "退货") > cosine("zh", "退款", "发票")


def test_words_of_one_group_and_compounds_that_end_with_one_are_near() -> None:
    assert cosine("de", "quittung", "beleg") > 0.2 > cosine("de", "quittung", "hund")
    assert cosine("de", "papierbeleg", "quittung") > 0.2
    assert cosine("ko", "환불", "반품") > 0.2


def cosine(language: str, one: str, other: str) -> float:
    vectors = pack_for(language).word_vectors
    assert vectors is not None
    lanes = vectors.sum((one,))
    assert lanes is not None
    return QueryVector(lanes).cosines([encode_signs(vectors.sum((other,)))])[0]


@pytest.mark.parametrize(
    ("language", "one", "other", "both"),
    [
        ("de", "hund", "katze", "haustier"),
        ("fr", "chien", "chat", "animal"),
        ("tr", "köpek", "kedi", "hayvan"),
        ("zh", "狗", "猫", "宠物"),
        ("es", "piscina", "sauna", ""),
    ],
)
def test_things_of_one_kind_are_not_the_same(language: str, one: str, other: str, both: str) -> None:
    pack = pack_for(language)
    first, second, kind = ("".join(map(pack.stem, pack.tokenize(word))) for word in (one, other, both))
    related = {stem.stem for stem in pack.related_stems(first)}
    assert second not in related
    assert not kind or kind in related
