from xml.etree import ElementTree as ET

from faqbot.curation.evaluation.charts import Chart, Point
from faqbot.curation.evaluation.svg import HEIGHT, LEFT, SIDE, TOP, WIDTH, draw

SVG = "{http://www.w3.org/2000/svg}"
RISK = Chart(title="Risk & coverage", across="share < 1", up="risk", top=0.2, points=(Point(0.5, 0), Point(1, 0.1)))
BINS = Chart(
    title="Reliability", across="confidence", up="right", points=(Point(0, 0), Point(1, 1)), marked=True, diagonal=True
)


def parsed(*charts: Chart) -> ET.Element:
    return ET.fromstring(draw(charts))  # noqa: S314 - our own text


def test_the_charts_are_side_by_side() -> None:
    root = parsed(RISK, BINS)
    assert (root.get("width"), root.get("height")) == (str(2 * WIDTH), str(HEIGHT))
    places = [group.get("transform") for group in root.findall(f"{SVG}g")]
    assert places == ["translate(0 0)", f"translate({WIDTH} 0)"]


def test_a_line_is_drawn_from_the_bottom_up_and_scaled_to_the_top() -> None:
    (line,) = parsed(RISK).iter(f"{SVG}polyline")
    bottom, middle = TOP + SIDE, TOP + SIDE / 2
    assert line.get("points") == f"{LEFT + SIDE / 2:.1f},{bottom:.1f} {LEFT + SIDE:.1f},{middle:.1f}"


def test_bins_are_dots_beside_the_diagonal() -> None:
    root = parsed(BINS)
    assert len(list(root.iter(f"{SVG}circle"))) == 2
    assert [line.get("stroke-dasharray") for line in root.iter(f"{SVG}polyline")] == ["4 4", None]


def test_titles_and_axis_labels_are_escaped() -> None:
    texts = [text.text for text in parsed(RISK).iter(f"{SVG}text")]
    assert {"Risk & coverage", "share < 1", "risk", "0.04", "0.2", "1"} <= set(texts)


def test_a_chart_without_points_says_so() -> None:
    empty = Chart(title="Risk", across="x", up="y", points=())
    assert "no questions" in [text.text for text in parsed(empty).iter(f"{SVG}text")]


def test_the_file_refers_to_nothing_outside_it() -> None:
    text = draw((RISK, BINS))
    assert text.count("http") == 1, "the name of the format"
    assert not any(word in text for word in ("href", "url(", "<script", "<style", "<image"))
