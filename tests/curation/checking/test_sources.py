from pathlib import Path

from inspections import OTHER, base, digest, entry, inspect_text, list_findings, sources

LOAF, BAG, COLD, RYE = "A loaf keeps three days.", "A linen bag helps.", "Cold air dries bread.", "Rye keeps longer."

ARTICLE = f"""\
The handbook

Storage

{LOAF}

{BAG}

{COLD}

{RYE}

Printed by the guild.
"""


def bread(*passages: str) -> str:
    return base(sources(*passages, section="Storage"), "entries:\n", entry("Three days.", "p/1", name="keep"), OTHER)


def test_passages_found_in_the_article_give_no_findings(tmp_path: Path) -> None:
    assert list_findings(tmp_path, bread(LOAF, BAG, COLD, RYE), ARTICLE, code="FB2") == []


def test_without_the_article_passages_are_not_looked_for(tmp_path: Path) -> None:
    assert list_findings(tmp_path, bread("Gone."), code="FB2") == []


def test_a_changed_passage_is_reported_with_its_new_lines_and_citing_entries(tmp_path: Path) -> None:
    changed = ARTICLE.replace(LOAF, "A loaf keeps\nfour days.")
    assert list_findings(tmp_path, bread(LOAF, BAG, COLD, RYE), changed, code="FB2") == [
        (
            'bread.yaml:7:55: error: passage "p/1" has changed in article.txt, lines 5-6; cited by entries '
            '"keep", "other"; read it, correct these answers, and write its new digest with --update [FB201]'
        )
    ]


def test_an_answer_is_compared_with_the_new_text_of_a_changed_passage(tmp_path: Path) -> None:
    changed = ARTICLE.replace("three days", "four days")
    lines = list_findings(tmp_path, bread(LOAF, BAG, COLD, RYE), changed, code="FB301")
    assert [line.partition("; ")[0] for line in lines] == [
        'bread.yaml:12:49: warning: entry "keep" says "three days", which is not in passage "p/1"'
    ]


def test_headings_and_unrelated_blocks_are_not_the_new_text_of_a_passage(
    tmp_path: Path,
) -> None:
    changed = ARTICLE.replace(LOAF, "Subscribe now!\n\nStorage\n\nKeeps for a week, at\nthree degrees.")
    inspection = inspect_text(tmp_path, bread(LOAF, BAG, COLD, RYE), changed)
    assert {name: str(run) for name, run in inspection.placements["handbook"].changed.items()} == {"p/1": "lines 9-10"}


def test_several_changed_passages_take_a_block_each_if_the_numbers_agree(tmp_path: Path) -> None:
    text = base(sources(LOAF, BAG, COLD), "entries:\n", entry("Three days, linen bags.", "p/1", "p/2"), OTHER)
    fits = inspect_text(tmp_path, text, f"Three loaves.\n\nThat linen.\n\n{COLD}\n")
    assert {name: str(run) for name, run in fits.placements["handbook"].changed.items()} == {
        "p/1": "line 1",
        "p/2": "line 3",
    }
    one = f"Three linen loaves.\n\n{COLD}\n"
    assert inspect_text(tmp_path, text, one).placements["handbook"].changed == {"p/1": None, "p/2": None}
    assert list_findings(tmp_path, text, one, code="FB2")[0] == (
        'bread.yaml:7:49: error: passage "p/1" has changed in article.txt, but its new lines are unclear; '
        'cited by entries "keep", "other"; '
        "find its lines, correct these answers, and write its sha256 [FB201]"
    )


def test_a_passage_whose_place_is_empty_is_gone(tmp_path: Path) -> None:
    gone = ARTICLE.replace(BAG, "")
    assert list_findings(tmp_path, bread(LOAF, BAG, COLD, RYE), gone, code="FB2") == [
        ('bread.yaml:8:55: error: passage "p/2" is gone from article.txt; cited by no entry; remove it [FB202]')
    ]


def test_a_passage_out_of_order_has_moved_and_the_others_have_not(tmp_path: Path) -> None:
    assert list_findings(tmp_path, bread(RYE, LOAF, BAG, COLD), ARTICLE, code="FB2") == [
        (
            'bread.yaml:7:55: warning: passage "p/1" has moved to line 11 of article.txt; '
            'cited by entries "keep", "other"; list the passages in the order of the text [FB203]'
        )
    ]


def test_of_repeated_lines_those_in_order_are_the_passage(tmp_path: Path) -> None:
    twice = f"{BAG}\n\n{LOAF}\n\n{BAG}\n"
    assert list_findings(tmp_path, bread(LOAF, BAG), twice, code="FB2") == []


def test_a_passage_without_a_digest_is_reported(tmp_path: Path) -> None:
    text = bread(LOAF, BAG, COLD, RYE).replace(f", sha256: {digest(BAG)}", "")
    assert list_findings(tmp_path, text, ARTICLE, code="FB2") == [
        (
            'bread.yaml:8:14: warning: passage "p/2" has no digest, so changes to it go unnoticed; '
            'write its sha256, which "faqbot sources" prints [FB204]'
        )
    ]


def test_each_article_belongs_to_the_source_with_the_most_passages_in_it(tmp_path: Path) -> None:
    other = (
        "  - id: leaflet\n    title: The leaflet\n    passages:\n"
        f"      - {{id: l/1, section: S, about: b, sha256: {digest('Stir.')}}}\n"
    )
    text = base(sources(LOAF), other, "entries:\n", OTHER.replace("p/1", "l/1").replace(", follow_ups: [keep]", ""))
    assert list_findings(tmp_path, text, "Stir.\n", f"{LOAF}\n", code="FB2") == []
    assert list_findings(tmp_path, text, "Stir.\n", code="FB2") == [
        (
            'bread.yaml:7:14: warning: none of the given texts contains a passage of source "handbook"; '
            "give its text with another --article FILE [FB207]"
        )
    ]
    assert [line[-7:] for line in list_findings(tmp_path, text, "Stir.\n", "Other.\n", code="FB2")] == ["[FB202]"]


def lock(*rows: str) -> str:
    return "lock:\n" + "".join(f"  {row}\n" for row in rows)


def test_an_entry_accepted_on_another_digest_is_stale(tmp_path: Path) -> None:
    rows = lock(f"keep: {{p/1: {digest(LOAF)}}}", f"other: {{p/1: {digest('older')}}}")
    assert list_findings(tmp_path, bread(LOAF) + rows, code="FB2") == [
        (
            'bread.yaml:10:10: error: entry "other" is not answered, '
            'because passage "p/1" changed after it was accepted; '
            "read the passage again, correct the answer, and accept it with --accept [FB205]"
        )
    ]


def test_a_lock_that_does_not_match_the_entries_is_reported(tmp_path: Path) -> None:
    rows = lock(f"gone: {{p/1: {digest(LOAF)}}}", f"keep: {{p/1: {digest(LOAF)}, p/9: {digest(BAG)}}}")
    accept = "review the entry, and rewrite the lock with --accept [FB206]"
    unused = f"which does not cite it; {accept}"
    assert list_findings(tmp_path, bread(LOAF) + rows, code="FB2") == [
        f'bread.yaml:10:10: warning: entry "other" was never accepted on passage "p/1"; {accept}',
        f'bread.yaml:12:15: warning: the lock lists passage "p/1" for entry "gone", {unused}',
        f'bread.yaml:13:86: warning: the lock lists passage "p/9" for entry "keep", {unused}',
    ]


def test_a_base_without_a_lock_has_no_stale_entries(tmp_path: Path) -> None:
    assert list_findings(tmp_path, bread(LOAF), code="FB2") == []


def test_first_words_last_words_and_line_are_those_of_the_source(tmp_path: Path) -> None:
    article = "Bread\n\nA loaf keeps for three days.\n"
    passage = f"{{id: p/1, section: S, about: a, sha256: {digest('A loaf keeps for three days.')}"
    head = "sources:\n  - id: handbook\n    title: The handbook\n    passages:\n      - "
    tail = "}\nentries:\n" + entry("Three days.", "p/1") + OTHER
    right = base(head, passage, ", begins: A loaf keeps, ends: three days., line: 3", tail)
    assert list_findings(tmp_path, right, article, code="FB208") == []
    wrong = base(head, passage, ", begins: The loaf, ends: four days., line: 4", tail)
    found = [line.split(": ", 2)[2].split(";")[0] for line in list_findings(tmp_path, wrong, article, code="FB208")]
    assert found == [
        'passage "p/1" begins on line 3 of article.txt, not on 4',
        'passage "p/1" does not begin with "The loaf" in article.txt, line 3',
        'passage "p/1" does not end with "four days." in article.txt, line 3',
    ]
