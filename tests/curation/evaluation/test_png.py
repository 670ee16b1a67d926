import importlib.util

import pytest

from faqbot.curation.evaluation import png
from faqbot.curation.evaluation.charts import Chart, Point

LINE = Chart(title="Risk", across="coverage", up="risk", points=(Point(0, 0), Point(1, 1)), marked=True, diagonal=True)
EMPTY = Chart(title="Risk", across="coverage", up="risk", points=())


def test_the_charts_are_drawn_where_matplotlib_is_installed() -> None:
    pytest.importorskip("matplotlib")
    assert png.can_draw()
    assert png.draw((LINE, EMPTY)).startswith(b"\x89PNG")


def test_without_matplotlib_nothing_can_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "find_spec", lambda _: None)
    assert not png.can_draw()


def test_looking_for_matplotlib_does_not_import_it() -> None:
    assert png.can_draw() == (importlib.util.find_spec("matplotlib") is not None)
