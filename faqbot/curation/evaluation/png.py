"""Draw charts as a PNG file with matplotlib.

The extra ``plot`` installs matplotlib.
"""

import io
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from faqbot.curation.evaluation.charts import Chart

INCHES, DOTS = 4.2, 150
"""Width and height of a chart, and dots per inch."""


def can_draw() -> bool:
    """Return whether matplotlib is installed.

    Importing it to see would take a second.
    """
    return find_spec("matplotlib") is not None


def draw(charts: Sequence[Chart]) -> bytes:
    """Draw charts side by side as a PNG file.

    Raises:
        ModuleNotFoundError: If matplotlib is not installed.
    """
    # Imported by name, because mypy may not find the module.
    figure = import_module("matplotlib.figure").Figure(figsize=(INCHES * len(charts), INCHES), layout="constrained")
    for axes, chart in zip(figure.subplots(1, len(charts), squeeze=False)[0], charts, strict=True):
        if chart.diagonal:
            axes.plot((0, 1), (0, chart.top), color="#222", linestyle="--", linewidth=1)
        across, up = [point.x for point in chart.points], [point.y for point in chart.points]
        axes.plot(across, up, color="#0b62a4", linewidth=2, marker="o" if chart.marked else None, clip_on=False)
        axes.set(title=chart.title, xlabel=chart.across, ylabel=chart.up, xlim=(0, 1), ylim=(0, chart.top))
        axes.grid(color="#ddd")
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS)
    return file.getvalue()
