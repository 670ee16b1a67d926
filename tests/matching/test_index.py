from faqbot.matching.features import count_terms, grams_of, pairs_of, stems_of

from faqbot.matching.index import DECIMALS, GramTerms, Phrasing, StoredTerms, Term, build_index
from faqbot.matching.table import Table, table_of
from faqbot.matching.training import train

TEXTS = [["zorb", "rye", "zorb"], ["rye"], ["zorb", "bun"]]
OWNERS = [0, 0, 1]


def test_a_phrasing_is_its_distinct_terms_and_one_over_its_lengths() -> None:
    rarity, gram_rarity = count_terms(TEXTS, OWNERS, 2)
    pairs = ("^ zorb", "zorb rye", "rye zorb", "zorb $")
    grams = [*grams_of("zorb"), *grams_of("rye")]
    assert build_index(TEXTS, OWNERS, 2).phrasing(0) == Phrasing(
        words=("zorb", "rye"),
        stems=("zorb", "rye"),
        pairs=pairs,
        by_stems=round(1 / rarity.length(["zorb", "rye"]), 6),
        by_pairs=round(1 / rarity.length(pairs), 6),
        by_grams=round(1 / gram_rarity.length(grams), 6),
    )


def test_a_phrasing_is_made_once() -> None:
    index = build_index(TEXTS, OWNERS, 2)
    assert index.phrasing(1) is index.phrasing(1)


def test_an_item_has_the_run_of_its_phrasings() -> None:
    assert build_index(TEXTS, OWNERS, 2).members == [(0, 2), (2, 3)]
    assert build_index([["a"], ["b"], ["c"]], [0, 1, 1], 2).members == [(0, 1), (1, 3)]


def test_the_weights_of_a_term_are_the_pulls_of_the_phrasings_that_have_it() -> None:
    index = build_index(TEXTS, OWNERS, 2)
    rarity = count_terms(TEXTS, OWNERS, 2)[0]
    pulls = train(TEXTS, OWNERS, rarity).of_phrasings
    for terms, terms_of in ((index.stems, stems_of), (index.pairs, pairs_of)):
        assert set(terms) == {term for text in TEXTS for term in terms_of(text)}
        for name in terms:
            row = {0: 0.0, 1: 0.0}
            for text, pull in zip(TEXTS, pulls, strict=True):
                if name in terms_of(text):
                    for item, weight in pull.items():
                        row[item] += weight / rarity.length(terms_of(text))
            expected = {item: round(weight, DECIMALS) for item, weight in row.items()}
            assert terms.get(name) == Term(
                rarity.of(name), {item: weight for item, weight in expected.items() if weight}
            )


def test_weights_and_offsets_are_rounded_and_no_weight_is_nought() -> None:
    index = build_index(TEXTS, OWNERS, 2)
    rows = [
        term.row for terms in (index.stems, index.pairs, index.grams) for name in terms if (term := terms.get(name))
    ]
    weights = [weight for row in rows for weight in row.values()]
    assert weights == [round(weight, DECIMALS) for weight in weights]
    assert all(weights)
    assert index.offsets == [round(offset, DECIMALS) for offset in index.offsets]


def test_the_weights_of_a_gram_are_those_of_its_words_put_together() -> None:
    rarity = count_terms([["rye"], ["ryes"]], [0, 1], 2)[1]
    grams = GramTerms(rarity, {"rye": {0: 0.5, 1: -0.25}, "eye": {0: 0.1}, "bun": {1: 1.0}})
    assert grams.get("ye>") == Term(rarity.of("ye>"), {0: 0.6, 1: -0.25})
    assert grams.get("<b") == Term(rarity.of("<b"), {1: 1.0})
    assert grams.get("zo") is None
    assert set(grams) == {*grams_of("rye"), *grams_of("eye"), *grams_of("bun")}


def test_a_gram_that_a_word_has_twice_counts_twice_and_what_cancels_out_is_left_out() -> None:
    rarity = count_terms([["aaa"]], [0], 1)[1]
    grams = GramTerms(rarity, {"aaa": {0: 0.25, 1: 1.0}, "aa": {1: -2.0}})
    assert grams.get("aa") == Term(rarity.of("aa"), {0: 0.5})


def test_a_term_that_no_item_has_is_none_and_weighs_the_most() -> None:
    index = build_index(TEXTS, OWNERS, 2)
    assert [terms.get("quux") for terms in (index.stems, index.pairs, index.grams)] == [None, None, None]
    assert index.unseen == count_terms(TEXTS, OWNERS, 2)[0].unseen


def test_stored_terms_are_read_from_their_lines() -> None:
    stored = StoredTerms(Table(table_of({"rye bun": "1.5|0 12|25 -13", "zorb": "2||"})))
    assert stored.get("rye bun") == Term(1.5, {0: 0.25, 12: -0.13})
    assert stored.get("zorb") == Term(2.0, {})
    assert stored.get("bun") is None
    assert list(stored) == ["rye bun", "zorb"]
    assert stored.get("zorb") is stored.get("zorb")
