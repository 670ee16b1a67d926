import re
from pathlib import Path

import pytest
from inspections import read_article

import faqbot
from faqbot import data
from faqbot.curation.checking.check import build_report, inspect
from faqbot.curation.checking.sentences import find_words, split_sentences
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.markers import find_markers
from faqbot.knowledge.model import KnowledgeBase
from faqbot.knowledge.shipped import shipped_base
from faqbot.language.english.reading_grade import compute_reading_grade
from faqbot.language.text import phrasing_key

ARTICLE = Path(__file__).parent.parent.parent.parent / "shared" / "article" / "article.txt"

# A sentence ends with a stop before a blank and a capital, a figure or a quote, or at the end.
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?=\s+[\"'“‘(]?[A-Z0-9]|\s*$)")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return load_knowledge(shipped_base())


def test_in_a_checkout_the_base_is_beside_the_package() -> None:
    assert Path(shipped_base()) == Path(faqbot.__file__).resolve().parent.parent / "knowledge" / "ivig-ms"
    assert Path(shipped_base()).is_dir()


def test_an_installed_package_has_the_base_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "faqbot" / "data"
    monkeypatch.setattr(data, "_FOLDER", str(folder))
    assert Path(shipped_base()) == tmp_path / "knowledge" / "ivig-ms"
    (folder / "ivig-ms").mkdir(parents=True)
    assert Path(shipped_base()) == folder / "ivig-ms"


def test_the_base_loads_without_warnings(base: KnowledgeBase) -> None:
    assert base.warnings == ()
    assert (base.id, base.language) == ("ivig-ms", "en")


def test_every_passage_that_is_not_a_reference_is_cited(base: KnowledgeBase) -> None:
    passages = [passage for source in base.sources for passage in source.passages]
    texts = [passage.id for passage in passages if passage.kind == "text"]
    cited = {citation.passage.id for entry in base.entries for citation in entry.citations}
    assert (len(passages), len(texts)) == (32, 27)
    assert [passage for passage in texts if passage not in cited] == []


def test_every_entry_cites_a_passage(base: KnowledgeBase) -> None:
    assert [entry.id for entry in base.entries if not entry.citations] == []


def test_every_passage_has_a_digest(base: KnowledgeBase) -> None:
    digests = [passage.sha256 for source in base.sources for passage in source.passages]
    assert None not in digests
    assert len(set(digests)) == 32


def test_a_person_can_maintain_the_number_of_entries_and_gaps(base: KnowledgeBase) -> None:
    assert 60 <= len(base.entries) <= 75
    assert len(base.gaps) >= 40
    assert base.drafts == ()


def test_every_entry_has_twelve_different_phrasings_or_more(base: KnowledgeBase) -> None:
    counts = {entry.id: len(set(map(phrasing_key, entry.phrasings))) for entry in base.entries}
    assert {name: count for name, count in counts.items() if count < 12} == {}


def test_every_answer_has_one_to_five_sentences(base: KnowledgeBase) -> None:
    counts = {item.id: len(SENTENCE_END.findall(item.answer)) for item in base.items}
    assert {name: count for name, count in counts.items() if not 1 <= count <= 5} == {}


def test_every_evidence_level_is_declared_and_used(base: KnowledgeBase) -> None:
    assert {entry.evidence for entry in base.entries if entry.evidence} == set(base.evidence_levels)


def test_definitions_and_sources_have_no_evidence_level_as_there_is_nothing_to_rate(base: KnowledgeBase) -> None:
    unrated = {entry.id for entry in base.entries if entry.evidence is None}
    assert unrated == {"sources", "how-current"} | {entry.id for entry in base.entries if entry.topic == "Words"}


def test_answers_are_short_and_easy_to_read(base: KnowledgeBase) -> None:
    texts = {item.id: item.statement for item in (*base.entries, *base.gaps)}
    grades = {name: compute_reading_grade(find_words(text), len(split_sentences(text))) for name, text in texts.items()}
    assert {name: round(grade, 1) for name, grade in grades.items() if grade >= 9.5} == {}
    entries = [grades[entry.id] for entry in base.entries]
    assert sum(entries) / len(entries) <= 6.5
    assert {name: len(text.split()) for name, text in texts.items() if len(text.split()) > 70} == {}


def test_the_answer_comes_first_and_the_source_below_it(base: KnowledgeBase) -> None:
    opening = re.compile(r"(?:According to |In )?(?:the|this) article\b", re.IGNORECASE)
    assert [item.id for item in base.items if opening.match(item.answer)] == []


def test_every_answer_marks_its_citations(base: KnowledgeBase) -> None:
    for entry in base.entries:
        assert set(find_markers(entry.answer)) == set(range(1, len(entry.citations) + 1)), entry.id


def test_a_gap_names_what_was_asked_for_and_leads_to_two_questions_or_more(base: KnowledgeBase) -> None:
    assert [
        gap.id for gap in base.gaps if re.search(r"\bthat (?:drug|medicine|condition|disease|use)\b", gap.answer)
    ] == []
    about_ivig = [gap for gap in base.gaps if not gap.id.startswith("off-topic-")]
    assert [gap.id for gap in about_ivig if len(gap.nearest) < 2] == ["animal-drug-names"]


def test_whoever_asks_for_contraindications_gets_both_lists(base: KnowledgeBase) -> None:
    for name in ("who-must-not", "who-needs-caution"):
        entry = base.entry(name)
        assert entry is not None
        assert {citation.passage.id for citation in entry.citations} == {"warnings/1", "warnings/2"}
        for condition in ("IgA", "kidney", "heart", "diabetes", "immune globulins", "maltose", "sucrose"):
            assert condition in entry.answer


def test_follow_ups_and_nearest_entries_are_entries(base: KnowledgeBase) -> None:
    named = [
        *(name for entry in base.entries for name in entry.follow_ups),
        *(name for gap in base.gaps for name in gap.nearest),
    ]
    assert named
    assert [name for name in named if base.entry(name) is None] == []


def test_the_base_agrees_with_its_article() -> None:
    if not ARTICLE.is_file():
        pytest.skip("the article is not at hand")
    checked = build_report(inspect(Path(shipped_base()), [read_article(ARTICLE)]))
    grave = [str(finding) for finding in checked.findings if finding.severity != "note"]
    assert grave == []
    assert [each for each in checked.findings if each.code in {"FB401", "FB402", "FB403", "FB601", "FB602"}] == []
    assert len({each.finding.entry for each in checked.allowed}) <= 5


def test_every_entry_was_accepted_with_its_current_passages(base: KnowledgeBase) -> None:
    assert list(base.lock) == [entry.id for entry in base.entries]
    assert [entry.id for entry in base.entries if base.find_outdated(entry)] == []
    assert [
        finding.code for finding in build_report(inspect(Path(shipped_base()))).findings if finding.severity != "note"
    ] == []
