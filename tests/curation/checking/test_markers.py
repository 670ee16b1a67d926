from pathlib import Path

from inspections import OTHER, base, entry, list_findings, sources

SOURCES = sources("A loaf keeps for three days.", "Flour keeps for a year.")
PLACE = 'bread.yaml:10:49: warning: entry "keep" '


def find(folder: Path, answer: str, *cites: str) -> list[str]:
    text = base(SOURCES, "entries:\n", entry(answer, *cites), OTHER)
    return list_findings(folder, text, code="FB306")


def test_markers_that_fit_the_citations_are_fine(tmp_path: Path) -> None:
    assert find(tmp_path, "Three days [1], a year [2].", "p/1", "p/2") == []


def test_an_answer_needs_no_markers(tmp_path: Path) -> None:
    assert find(tmp_path, "Three days, a year.", "p/1", "p/2") == []


def test_a_marker_without_a_citation_is_found(tmp_path: Path) -> None:
    fault = "has the marker [2], but cites 1 passage"
    remedy = "write the number of a passage that it cites, or add the citation"
    assert find(tmp_path, "Three days [1], a year [2].", "p/1") == [f"{PLACE}{fault}; {remedy} [FB306]"]


def test_a_citation_without_a_marker_is_found(tmp_path: Path) -> None:
    fault = 'has markers, but none for passage "p/2"'
    remedy = "write its marker after the words that rest on it, or remove the citation"
    assert find(tmp_path, "Three days [1].", "p/1", "p/2") == [f"{PLACE}{fault}; {remedy} [FB306]"]


def test_a_number_in_brackets_alone_is_no_marker(tmp_path: Path) -> None:
    assert find(tmp_path, "Three days, as in box [7].", "p/1") == []
