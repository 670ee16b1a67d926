from pathlib import Path

import pytest
from outcomes import make_score

from faqbot.curation.evaluation import png
from faqbot.curation.evaluation.charts import build_charts
from faqbot.curation.evaluation.evaluation import evaluate
from faqbot.curation.evaluation.plot import find_plot_fault, plot
from faqbot.curation.evaluation.svg import draw

EVALUATION = evaluate(make_score((0.9, True), (0.4, False)))


def test_an_svg_needs_no_other_library(tmp_path: Path) -> None:
    path = tmp_path / "curves.SVG"
    assert find_plot_fault(path) is None
    plot(EVALUATION, path)
    assert path.read_text(encoding="utf-8") == draw(build_charts(EVALUATION.curve, EVALUATION.reliability))


def test_a_png_without_matplotlib_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "can_draw", lambda: False)
    assert find_plot_fault(Path("a.png")) == (
        "a.png needs matplotlib, which is not installed; install faqbot[plot], or name a file that ends with .svg"
    )


def test_a_png_is_drawn_by_the_png_module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(png, "can_draw", lambda: True)
    monkeypatch.setattr(png, "draw", lambda shown: f"{len(shown)} charts".encode())
    path = tmp_path / "a.png"
    assert find_plot_fault(path) is None
    plot(EVALUATION, path)
    assert path.read_bytes() == b"2 charts"


@pytest.mark.parametrize("name", ["curves.pdf", "svg", "", "curves.svg.gz"])
def test_a_file_with_another_ending_is_refused(name: str) -> None:
    assert find_plot_fault(Path(name)) == f"{Path(name)} is not a plot file; name one that ends with .svg or .png"
