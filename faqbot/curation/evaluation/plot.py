"""Draw an evaluation to a plot file."""

from pathlib import Path

from faqbot.curation.evaluation import png, svg
from faqbot.curation.evaluation.charts import build_charts
from faqbot.curation.evaluation.evaluation import Evaluation


def find_plot_fault(path: Path) -> str | None:
    """Return why a file cannot be drawn to, or None.

    >>> find_plot_fault(Path("curves.svg"))
    >>> find_plot_fault(Path("curves.gif"))
    'curves.gif is not a plot file; name one that ends with .svg or .png'
    """
    suffix = path.suffix.lower()
    if suffix not in {".svg", ".png"}:
        return f"{path} is not a plot file; name one that ends with .svg or .png"
    if suffix == ".png" and not png.can_draw():
        return (
            f"{path} needs matplotlib, which is not installed; install faqbot[plot], or name a file that ends with .svg"
        )
    return None


def plot(evaluation: Evaluation, path: Path) -> None:
    """Draw the risk-coverage and the reliability curve.

    An existing file is replaced.

    Args:
        evaluation: The evaluation.
        path: A file in whose name ``find_plot_fault`` finds nothing.

    Raises:
        OSError: If the file cannot be written.
    """
    charts = build_charts(evaluation.curve, evaluation.reliability)
    path.write_bytes(png.draw(charts) if path.suffix.lower() == ".png" else svg.draw(charts).encode())
