import pytest

from faqbot.language.packs import pack_for
from faqbot.matching.index_builder import build_index
from faqbot.matching.lexical.word_forms import WordForms


@pytest.mark.parametrize(
    ("stem", "related"),
    [
        ("peruuttamin", ["peruutus"]),  # Finnish: two nouns of one verb
        ("odeyecek", []),  # Turkish: three letters in common are too few
        ("повернення", ["повернути"]),  # Ukrainian, which has no stemmer
        ("jahresbeitrag", ["beitrag"]),
        ("beitrag", ["mitgliedsbeitrag"]),
        ("verkauf", []),  # a prefix may make the opposite
        ("12345", []),
        ("営業時間", []),
    ],
)
def test_stems_are_related_by_their_letters(stem: str, related: list[str]) -> None:
    forms = WordForms(["peruutus", "odeme", "повернути", "beitrag", "mitgliedsbeitrag", "kauf", "12346", "営業"])
    assert [found for found, _ in forms.find(stem)] == related


def test_inflections_come_before_compounds_and_each_in_order() -> None:
    forms = WordForms(["warteraum", "ausweises", "schulerausweis", "ausweise"])
    assert [tuple(found) for found in forms.find("ausweis")] == [
        ("ausweise", 0.7),
        ("ausweises", 0.7),
        ("schulerausweis", 0.6),
    ]


def test_a_language_with_a_word_list_needs_no_related_forms() -> None:
    texts = [["mitgliedsbeitrag"], ["dauer"]]
    german, english = (build_index(pack_for(language), texts, [0, 1], 2) for language in ("de", "en"))
    assert [related.similarity for related in german.find_stem("beitrag").related] == [0.6]
    assert english.find_stem("beitrag").related == ()


def test_a_protected_name_is_related_to_nothing() -> None:
    index = build_index(pack_for("de"), [["zobalo"], ["dauer"]], [0, 1], 2, protected=["zobalo"])
    assert index.find_stem("zobalolo").related == ()
