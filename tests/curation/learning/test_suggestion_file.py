"""Suggestions are written to a file, decided on there, and read again."""

from pathlib import Path

from asked_in_vain import SHOP, row

from faqbot.bot import FaqBot
from faqbot.curation.learning.proposal import Proposal
from faqbot.curation.learning.suggesting import suggest
from faqbot.curation.learning.suggestion_file import format_decision, format_suggestions, read_reviewed

LOG = [row("what time do you shut", outcome="asked_back", chosen="opening-hours"), row("is there parking, sir")]


def problems_of(text: str, folder: Path) -> list[str]:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(problem).replace(str(path), "file.yaml") for problem in read_reviewed(path)[1]]


def test_what_is_written_is_read_again_and_skipped_until_somebody_decides(tmp_path: Path) -> None:
    found = suggest(FaqBot(SHOP), LOG).found
    path = tmp_path / "suggestions.yaml"
    path.write_text(format_suggestions(found), encoding="utf-8")
    decisions, problems = read_reviewed(path)
    assert problems == []
    assert [(each.decision, each.proposal, each.subjects) for each in decisions] == [
        ("skip", each.proposal, each.subjects) for each in found
    ]


def test_a_file_says_what_each_suggestion_would_change(tmp_path: Path) -> None:
    del tmp_path
    (first, *_) = suggest(FaqBot(SHOP), LOG[:1]).found
    assert format_suggestions((first,)) == (
        "# Suggestions for the base. Set each decision to accept, ignore or skip, and edit what you accept. Then run:\n"
        "# faqbot --knowledge BASE review --accept-file FILE --log LOG\n"
        "suggestions:\n"
        "  # Asked 1 time, in 1 wording.\n"
        "  # Of 1 question asked in vain: 1 would get it.\n"
        "  # Of 5 phrasings of the base: no right answer would be lost.\n"
        "  - decision: skip\n"
        "    action: phrasing\n"
        "    item: opening-hours\n"
        "    phrasings:\n"
        "      - what time do you shut\n"
        f'    subjects: ["{first.subjects[0]}"]\n'
    )


def test_an_answer_keeps_its_paragraphs_and_lists(tmp_path: Path) -> None:
    answer = 'Yes: in a "cool" place.\n\n- a loaf 🍞: three days\n    - sliced: two'
    proposal = Proposal(action="entry", item="storage", phrasings=("how to keep it",), answer=answer)
    lines = list(format_decision("accept", proposal, ()))
    assert r'    answer: "Yes: in a \"cool\" place.\n\n- a loaf 🍞: three days\n    - sliced: two"' in lines
    path = tmp_path / "file.yaml"
    path.write_text("\n".join(["suggestions:", *lines, ""]), encoding="utf-8")
    ((decision,), problems) = read_reviewed(path)
    assert (decision.proposal, problems) == (proposal, [])


def test_faults_are_reported_with_their_places(tmp_path: Path) -> None:
    assert problems_of("suggestions:\n  - decision: acept\n    item: a\n    more: b\n", tmp_path) == [
        (
            'file.yaml:4:5: a suggestion has no key "more"; keys here are decision, action, item, phrasings, answer,'
            " nearest, words, answer_at, subjects"
        ),
        'file.yaml:2:5: a suggestion lacks the key "action"; add "action: …"',
        'file.yaml:2:15: "decision" is "acept"; did you mean "accept"?',
    ]
    remedy = "write the key suggestions, with a list, as faqbot suggest --out does"
    assert problems_of("- a\n", tmp_path) == [f"file.yaml:1:1: this is no file of suggestions; {remedy}"]
    assert [str(problem) for problem in read_reviewed(tmp_path / "no")[1]] == [
        (
            f"{tmp_path / 'no'}: the file cannot be read (No such file or directory); name a file that"
            " faqbot suggest --out wrote"
        )
    ]


def test_what_a_person_edits_counts(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(
        "suggestions:\n  - {decision: accept, action: threshold, item: delivery, answer_at: 0.4}\n", encoding="utf-8"
    )
    ((decision,), problems) = read_reviewed(path)
    assert problems == []
    assert (decision.decision, decision.proposal) == (
        "accept",
        Proposal(action="threshold", item="delivery", answer_at=0.4),
    )
