from pathlib import Path

import pytest
from asked import scored

from faqbot.curation.evaluation import png
from faqbot.curation.evaluation.charts import charts
from faqbot.curation.evaluation.evaluation import evaluated
from faqbot.curation.evaluation.plot import plot, plot_fault
from faqbot.curation.evaluation.svg import drawn

EVALUATION = evaluated(scored((0.9, True), (0.4, False)))


def test_an_svg_needs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "curves.SVG"
    assert plot_fault(path) is None
    plot(EVALUATION, path)
    assert path.read_text(encoding="utf-8") == drawn(charts(EVALUATION.curve, EVALUATION.calibration))


def test_a_png_without_matplotlib_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "can_draw", lambda: False)
    assert plot_fault(Path("a.png")) == (
        "a.png needs matplotlib, which is not installed; install faqbot[plot], or name a file that ends with .svg"
    )


def test_a_png_is_drawn_by_what_draws_pngs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(png, "can_draw", lambda: True)
    monkeypatch.setattr(png, "drawn", lambda shown: f"{len(shown)} charts".encode())
    path = tmp_path / "a.png"
    assert plot_fault(path) is None
    plot(EVALUATION, path)
    assert path.read_bytes() == b"2 charts"


@pytest.mark.parametrize("name", ["curves.pdf", "svg", "", "curves.svg.gz"])
def test_another_file_is_not_drawn_to(name: str) -> None:
    assert plot_fault(Path(name)) == f"{Path(name)} is no plot file; name one that ends with .svg or .png"
