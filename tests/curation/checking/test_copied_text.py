from pathlib import Path

from inspections import OTHER, base, entry, list_findings, sources

LONG = "A loaf that was baked this morning keeps three days at room temperature."
REFERENCE = "Miller J. On the keeping of rye bread in linen bags. Dough 1998."


def test_seven_copied_words_are_reported_and_six_are_not(tmp_path: Path) -> None:
    text = base(
        sources(LONG),
        "entries:\n",
        entry("They say a LOAF that was baked this morning, keeps long.", "p/1"),
        entry("A loaf that was baked this evening.", "p/1", name="other").replace("[other]", "[keep]"),
    )
    assert list_findings(tmp_path, text, f"{LONG}\n", code="FB305") == [
        (
            "bread.yaml:9:49: warning: 8 consecutive words are copied from the source: "
            '"a loaf that was baked this morning keeps"; '
            "use your own words; a list may be reordered [FB305]"
        )
    ]
    assert list_findings(tmp_path, text, code="FB305") == []


def test_every_text_of_the_base_is_compared_and_a_long_run_is_cut(tmp_path: Path) -> None:
    text = base(
        sources(LONG).replace("about: a", f"about: {LONG}"),
        "entries:\n",
        OTHER.replace("What else?", LONG).replace("[keep]", "[other2]"),
        OTHER.replace("id: other,", "id: other2,").replace("[keep]", "[other]").replace("else", "again"),
        f"gaps:\n  - {{id: g, question: Why?, answer: {LONG}}}\n",
        f"small_talk:\n  - {{id: s, question: Hi, paraphrases: [{LONG}x], answer: Hi}}\n",
        f"alerts:\n  - {{id: a, text: {LONG}, signs: [choking]}}\n",
        f"evidence_levels: {{e: {LONG}}}\nmessages: {{near: {LONG}}}\n",
    )
    lines = list_findings(tmp_path, text, f"{LONG}\n", code="FB305")
    assert [line.split(":")[1] for line in lines] == ["7", "9", "12", "14", "16", "17", "18"]
    words = "a loaf that was baked this morning keeps three days at room …"
    assert f'13 consecutive words are copied from the source: "{words}"' in lines[0]


def test_a_bibliographic_reference_may_be_copied(tmp_path: Path) -> None:
    text = base(
        sources(LONG, REFERENCE).replace(
            "id: p/2, section: S, about: a", "id: p/2, section: S, about: a, kind: reference"
        ),
        "entries:\n",
        entry("See On the keeping of rye bread in linen bags.", "p/2"),
        OTHER,
    )
    assert list_findings(tmp_path, text, f"{LONG}\n\n{REFERENCE}\n", code="FB305") == []
