from pathlib import Path

from inspections import OTHER, base, entry, inspect_text, sources

from faqbot.curation.checking.check import Report, build_report, inspect, report_unusable
from faqbot.curation.checking.codes import CODES
from faqbot.curation.checking.finding import Finding
from faqbot.curation.checking.report import describe_phrasings, format_lines, summarize, to_json
from faqbot.errors import KnowledgeError, Location

PASSAGE = "It keeps 3 days."


def checked(folder: Path, allow: str, article: str | None = f"{PASSAGE}\n") -> Report:
    more = f"allow: {{{allow}}}, " if allow else ""
    text = base(sources(PASSAGE), "entries:\n", entry("Four days.", "p/1", more=more), OTHER)
    return build_report(inspect_text(folder, text, *([article] if article else [])))


def shown(folder: Path, checked: Report) -> list[str]:
    return [line.replace(f"{folder}/", "") for line in format_lines(checked)]


def test_an_allowed_finding_is_listed_apart_with_its_reason(tmp_path: Path) -> None:
    done = checked(tmp_path, "FB301: the fourth is the baker's")
    assert done.findings == ()
    (allowed,) = done.allowed
    assert (allowed.finding.code, allowed.finding.entry, allowed.reason) == (
        "FB301",
        "keep",
        "the fourth is the baker's",
    )
    assert summarize(done) == "no errors, no warnings, no notes, 1 allowed"


def test_an_unused_allowance_is_reported_if_its_code_was_checked(tmp_path: Path) -> None:
    assert shown(tmp_path, checked(tmp_path, "FB301: so, FB302: so"))[0] == (
        'bread.yaml:9:107: warning: entry "keep" allows FB302, which is not found there; remove it from "allow" [FB108]'
    )
    # Without the article neither was looked for.
    assert checked(tmp_path, "FB301: so, FB302: so", article=None).findings == ()


def test_the_base_allows_a_code_in_all_entries_and_an_entry_allows_it_before_the_base(tmp_path: Path) -> None:
    entries = entry("Four days.", "p/1", more="allow: {FB301: the fourth is the baker's}, ")
    entries += entry("Five days.", "p/1", name="rye")
    text = base("allow: {FB301: the shop keeps bread longer}\n", sources(PASSAGE), "entries:\n", entries, OTHER)
    done = build_report(inspect_text(tmp_path, text, f"{PASSAGE}\n"))
    assert done.findings == ()
    assert [(each.finding.entry, each.reason) for each in done.allowed] == [
        ("keep", "the fourth is the baker's"),
        ("rye", "the shop keeps bread longer"),
    ]


def test_a_code_that_the_base_allows_in_vain_or_cannot_allow_is_reported(tmp_path: Path) -> None:
    text = base("allow: {FB302: so, FB101: so}\n", sources(PASSAGE), "entries:\n", entry("3 days.", "p/1"), OTHER)
    assert shown(tmp_path, build_report(inspect_text(tmp_path, text, f"{PASSAGE}\n"))) == [
        'bread.yaml:3:16: warning: the base allows FB302, which is not found there; remove it from "allow" [FB108]',
        (
            'bread.yaml:3:27: warning: the base allows "FB101", which is an error; '
            "name the code of a warning or a note, such as FB301 [FB107]"
        ),
    ]


def test_an_entry_allows_what_the_loader_warns_of(tmp_path: Path) -> None:
    more = "paraphrases: [what of KEEP], allow: {FB104: shown in capitals, FB105: common knowledge}, "
    text = base(sources(PASSAGE), "entries:\n", entry("Days.", more=more), OTHER)
    done = build_report(inspect_text(tmp_path, text))
    assert done.findings == ()
    assert [(each.finding.code, each.reason) for each in done.allowed] == [
        ("FB105", "common knowledge"),
        ("FB104", "shown in capitals"),
    ]


def test_a_code_that_cannot_be_allowed_is_reported(tmp_path: Path) -> None:
    assert shown(tmp_path, checked(tmp_path, "FB301: so, FB1: so, FB205: so")) == [
        (
            'bread.yaml:9:105: warning: entry "keep" allows "FB1", which is not a code; '
            "name the code of a warning or a note, such as FB301 [FB107]"
        ),
        (
            'bread.yaml:9:116: warning: entry "keep" allows "FB205", which is an error; '
            "name the code of a warning or a note, such as FB301 [FB107]"
        ),
    ]


def test_the_report_on_a_base_that_does_not_load_has_only_its_problems(tmp_path: Path) -> None:
    text = "format: 2\nid: bread\nentries:\n  - {id: a, question: How?, answer: So, follow_ups: [b]}\n"
    try:
        inspect_text(tmp_path, text)
    except KnowledgeError as error:
        done = report_unusable(error)
    assert shown(tmp_path, done) == [
        'bread.yaml:1:9: error: format "2" is not known; write 1 [FB102]',
        (
            'bread.yaml:4:54: error: entry "a" names follow-up "b", which is not an entry; '
            "name an existing one, or add it [FB103]"
        ),
    ]


def test_errors_come_first_then_warnings_then_notes_by_code(tmp_path: Path) -> None:
    text = base(sources(PASSAGE), "entries:\n", entry("9 days. A. B. C. D.", "p/1").replace("[other]", "[other, b]"))
    text += OTHER + "  - {id: b, question: b?, answer: c}\n" + f"lock:\n  keep: {{p/1: {'1' * 64}}}\n"
    done = build_report(inspect_text(tmp_path, text, f"{PASSAGE}\n"))
    assert [finding.code for finding in done.findings] == ["FB205", "FB301", "FB206", "FB105", "FB601", "FB603"]


def notes(**counts: int) -> Report:
    found = tuple(
        Finding(code=code, location=Location("b.yaml", line, 1), fault="f", remedy="r")
        for code, count in counts.items()
        for line in range(count)
    )
    return Report(knowledge=None, findings=found)


def test_of_many_notes_the_ten_that_matter_most_are_shown_and_the_others_counted() -> None:
    assert len(list(format_lines(notes(FB603=10)))) == 10
    lines = list(format_lines(notes(FB402=1, FB502=6, FB503=2, FB505=5, FB603=20)))
    assert [line[-6:-1] for line in lines[:-1]] == [
        *["FB505"] * 4,
        *["FB503"] * 2,
        *["FB502"] * 4,
    ]
    assert lines[-1] == "… and 24 more notes: 1 FB505, 2 FB502, 1 FB402, 20 FB603; --all shows them"
    assert len(list(format_lines(notes(FB603=12), everything=True))) == 12


def test_notes_of_one_code_fill_the_list_if_there_are_no_others() -> None:
    assert list(format_lines(notes(FB603=11)))[-2:] == [
        "b.yaml:9:1: note: f; r [FB603]",
        "… and 1 more note: 1 FB603; --all shows them",
    ]


def test_a_base_with_few_phrasings_is_told_what_matters_most(tmp_path: Path) -> None:
    entries = [f"  - {{id: e{number}, question: What is {number}?, answer: It is it.}}\n" for number in range(6)]
    assert describe_phrasings(build_report(inspect_text(tmp_path, base("entries:\n", *entries)))) == (
        "6 of 6 entries have fewer than 3 phrasings, and few phrasings find few questions; "
        "faqbot suggest lists the entries that need them most"
    )
    assert describe_phrasings(build_report(inspect_text(tmp_path, base("entries:\n", *entries[:4])))) == ""
    assert describe_phrasings(notes()) == ""


def test_the_json_has_every_finding(tmp_path: Path) -> None:
    done = checked(tmp_path, "")
    assert done.knowledge is not None
    assert to_json(done, "bread.yaml") == {
        "schema": 1,
        "path": "bread.yaml",
        "knowledge": {"id": "bread", "digest": done.knowledge.digest},
        "counts": {"error": 0, "warning": 1, "note": 0},
        "findings": [
            {
                "code": "FB301",
                "severity": "warning",
                "file": str(tmp_path / "bread.yaml"),
                "line": 9,
                "column": 49,
                "entry": "keep",
                "fault": 'entry "keep" says "four days", which is not in passage "p/1"',
                "remedy": "write what the source says, or cite the passage that says it",
            }
        ],
        "allowed": [],
        "left_out": None,
    }
    allowed = to_json(checked(tmp_path, "FB301: so"), "bread.yaml")["allowed"]
    assert isinstance(allowed, list)
    assert (allowed[0]["code"], allowed[0]["reason"]) == ("FB301", "so")


def test_a_warning_of_the_loader_has_a_known_code(tmp_path: Path) -> None:
    path = tmp_path / "bread.yaml"
    path.write_text(
        "format: 1\nid: bread\nentries: [{id: a, question: How?, paraphrases: [how], answer: So}]\n", encoding="utf-8"
    )
    (warning,) = inspect(path).knowledge.warnings
    assert (warning.code, CODES[warning.code].severity) == ("FB104", "warning")
