import re
from pathlib import Path

import pytest
from inspections import base, inspect_text

from faqbot.curation.checking import probing
from faqbot.curation.checking.ambiguity import ProbeOutcome, check_replies
from faqbot.curation.checking.probing import MAX_HELD_OUT, MAX_TRAINED, plan_probes
from faqbot.knowledge.model import Entry, Gap, KnowledgeBase
from faqbot.matching.ranking import Match
from faqbot.replies.policy import Policy

WIDE = "policy: {answer_at: 0.5, clarify_at: 0, margin: 0.5}\n"


def item(name: str, *phrasings: str, more: str = "") -> str:
    question, *paraphrases = phrasings
    others = f", paraphrases: [{', '.join(paraphrases)}]" if paraphrases else ""
    return f"  - {{id: {name}, question: {question}{others}, answer: So.{more}}}\n"


def list_findings(folder: Path, code: str, *parts: str) -> list[str]:
    """List the findings of a code, without the folder, and without confidences, which change with the matcher."""
    findings = check_replies(inspect_text(folder, base(*parts))).findings
    lines = [str(finding).replace(f"{folder}/", "") for finding in findings if finding.code == code]
    return [re.sub(r"\d\.\d\d", "0.00", line) for line in lines]


def test_two_phrasings_within_the_margin_are_named_with_both_places(tmp_path: Path) -> None:
    entries = (item("rye", "crust of rye", "crumbly zorb"), item("oat", "crust of oat", "oat crumbly"))
    lines = list_findings(tmp_path, "FB501", WIDE, "entries:\n", *entries)
    assert (
        'bread.yaml:5:53: note: "crumbly zorb" of entry "rye" is too close to "oat crumbly" of entry "oat" '
        "at bread.yaml:6:53: 0.00 and 0.00; reword one of them, or merge the two [FB501]"
    ) in lines
    assert len(lines) == len(set(lines))


def test_an_entry_and_a_gap_may_be_too_close(tmp_path: Path) -> None:
    parts = (item("rye", "crust of rye", "crumbly zorb"), "gaps:\n", item("oat", "crust of oat", "oat crumbly"))
    lines = list_findings(tmp_path, "FB501", WIDE, "entries:\n", *parts)
    assert any('"crumbly zorb" of entry "rye" is too close to "oat crumbly" of gap "oat"' in line for line in lines)


def test_a_phrasing_answered_with_another_entry_is_reported_with_both_places(tmp_path: Path) -> None:
    # Every word of the phrasing also belongs to the other entry.
    other = item("shop", "where is the bakery shop", "bakery shop opening hours", "the shop of the bakery")
    lines = list_findings(tmp_path, "FB502", "entries:\n", item("oven", "oven heat", "hours of the bakery shop"), other)
    assert lines[0].startswith(
        'bread.yaml:4:51: note: "hours of the bakery shop" of entry "oven", held out, is answered with "'
    )
    assert ' of entry "shop" at bread.yaml:5:' in lines[0]
    assert lines[0].endswith(": 0.00 and 0.00; add more paraphrases like it, or move it to that item [FB502]")


def test_a_phrasing_without_similar_ones_finds_nothing(tmp_path: Path) -> None:
    lines = list_findings(
        tmp_path, "FB502", "entries:\n", item("oven", "oven heat", "zorb"), item("shop", "shop hours", "kalt")
    )
    assert lines[0].endswith("add more paraphrases like it [FB502]")
    assert '"zorb" of entry "oven", held out, finds nothing: 0.00; ' in "".join(lines)


def test_an_entry_that_no_held_out_phrasing_finds_is_reported(tmp_path: Path) -> None:
    entries = (
        item("oven", "oven heat", "zorb", "kalt"),
        item("shop", "when does the shop open", "when is the shop open", "opening of the shop", "is the shop open"),
        item("alone", "mould on a crust"),
    )
    assert list_findings(tmp_path, "FB503", "entries:\n", *entries) == [
        (
            'bread.yaml:4:26: note: entry "oven" is found only by its exact words: '
            "none of 3 other questions finds it; add paraphrases in other words [FB503]"
        )
    ]


def test_a_paraphrase_with_the_stems_of_another_adds_nothing(tmp_path: Path) -> None:
    synonyms = "synonyms:\n  - [loaf, bread]\n"
    phrasings = ("is a loaf frozen", "is a bread frozen?", "frozen is a loaf", "is a loaf freezing")
    assert list_findings(tmp_path, "FB504", synonyms, "entries:\n", item("a", *phrasings)) == [
        f'bread.yaml:6:{column}: note: "{phrasing}" adds nothing to "is a loaf frozen" at bread.yaml:6:23; '
        "remove it, or use other words [FB504]"
        for column, phrasing in ((55, "is a bread frozen?"), (75, "frozen is a loaf"))
    ]


def test_filler_words_do_not_count_beside_three_content_words(tmp_path: Path) -> None:
    same = ("how long a loaf keeps", "how long does the loaf keep?", "how long it keeps")
    assert list_findings(tmp_path, "FB504", "entries:\n", item("a", *same)) == [
        (
            'bread.yaml:4:60: note: "how long does the loaf keep?" adds nothing to "how long a loaf keeps" at '
            "bread.yaml:4:23; remove it, or use other words [FB504]"
        )
    ]
    other = ("is it so", "what is it", "how long it keeps", "how long it never keeps")
    assert list_findings(tmp_path, "FB504", "entries:\n", item("a", *other)) == []


def test_changed_questions_that_are_still_answered_are_reported_negations_last(tmp_path: Path) -> None:
    question = "Why can I not freeze rye bread in the cellar?"
    entries = (item("a", question, "freezing"), item("b", "shop hours", "open for oats"))
    lines = list_findings(
        tmp_path, "FB505", "policy: {answer_at: 0.4}\nprotected: [rye, oat]\n", "entries:\n", *entries
    )
    assert [line.partition(" at ")[0] for line in lines] == [
        'bread.yaml:6:23: note: entry "a" answers "Why can I not freeze oat bread in the cellar?" (oat for rye)',
        'bread.yaml:6:23: note: entry "a" answers "Why can I freeze rye bread in the cellar?" (without its negation)',
    ]
    guarded = item("a", question, "freezing", more=", excludes: [oat], requires: [not]")
    assert (
        list_findings(
            tmp_path, "FB505", "policy: {answer_at: 0.4}\nprotected: [rye, oat]\n", "entries:\n", guarded, entries[1]
        )
        == []
    )


def test_stale_entries_are_asked_like_all_others(tmp_path: Path) -> None:
    parts = ("entries:\n", item("oven", "oven heat", "heat of an oven", "how hot is the oven"), item("shop", "hours"))
    sources = f"sources: [{{id: s, title: S, passages: [{{id: p, section: S, about: a, sha256: {'a' * 64}}}]}}]\n"
    cited = parts[1].replace("answer:", "citations: [p], answer:")
    lock = f"lock:\n  oven: {{p: {'b' * 64}}}\n"
    stale = list_findings(tmp_path, "FB502", sources, parts[0], cited, parts[2], lock)
    assert [line[16:] for line in stale] == [line[16:] for line in list_findings(tmp_path, "FB502", *parts)]


def knowledge(entries: int, phrasings: int) -> KnowledgeBase:
    return KnowledgeBase(
        id="b",
        title="B",
        entries=tuple(
            Entry(
                id=f"e{number}",
                question=f"can I {number}?",
                paraphrases=tuple(f"word{turn} of {number}" for turn in range(1, phrasings)),
                answer="So.",
            )
            for number in range(entries)
        ),
    )


def test_a_small_base_is_asked_every_phrasing_that_can_be_held_out() -> None:
    plan = plan_probes(knowledge(20, 5))
    assert len({probe.phrasing for probe in plan if probe.fold is not None}) == 100
    assert [probe.fold for probe in plan if probe.fold is not None] == [fold for fold in range(10) for _ in range(10)]


def test_a_large_base_is_asked_a_bounded_number_of_questions() -> None:
    large = plan_probes(knowledge(2_400, 11))
    held_out = [probe for probe in large if probe.fold is not None]
    assert {probe.fold for probe in held_out} == {0}
    assert MAX_HELD_OUT / 2 < len(held_out) <= MAX_HELD_OUT
    assert len(held_out) + sum(probe.negative is not None for probe in large) == len(large)
    assert sum(probe.negative is not None for probe in large) <= probing.MAX_CHANGED
    assert MAX_TRAINED < 2_400 * 11


def test_an_only_phrasing_is_asked_with_a_prefix() -> None:
    (probe,) = [probe for probe in plan_probes(knowledge(1, 1)) if probe.negative is None]
    assert (probe.question, probe.phrasing, probe.fold) == ("please tell me: can I 0?", "can I 0?", None)


@pytest.mark.parametrize(
    ("own", "other", "is_close", "is_lost"),
    [(0.9, 0.85, True, False), (0.85, 0.9, True, True), (0.9, 0.8, False, False), (0.2, 0.9, False, True),
     (0.1, 0.1, False, True), (0.3, 0.0, False, False)],
)  # fmt: skip
def test_an_outcome_is_close_within_the_margin_and_lost_below_the_runner_up(
    own: float, other: float, is_close: bool, is_lost: bool
) -> None:
    policy = Policy(answer_at=0.5, clarify_at=0.3, margin=0.08)
    gap = Gap(id="g", question="Why?", answer="No.")
    outcome = ProbeOutcome(gap, "why", own, Match(item=gap, phrasing="Why?", confidence=other), is_misanswered=False)
    assert (outcome.is_close(policy), outcome.is_lost(policy)) == (is_close, is_lost)
