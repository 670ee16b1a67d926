"""A plot file: which names can be drawn to, and drawing."""

from pathlib import Path

from faqbot.curation.evaluation import png, svg
from faqbot.curation.evaluation.charts import charts
from faqbot.curation.evaluation.evaluation import Evaluation


def plot_fault(path: Path) -> str | None:
    """Why nothing can be drawn to a file of this name, and what would be right; None if it can.

    >>> plot_fault(Path("curves.svg"))
    >>> plot_fault(Path("curves.gif"))
    'curves.gif is no plot file; name one that ends with .svg or .png'
    """
    suffix = path.suffix.lower()
    if suffix not in {".svg", ".png"}:
        return f"{path} is no plot file; name one that ends with .svg or .png"
    if suffix == ".png" and not png.can_draw():
        return (
            f"{path} needs matplotlib, which is not installed; install faqbot[plot], or name a file that ends with .svg"
        )
    return None


def plot(evaluation: Evaluation, path: Path) -> None:
    """Draw the risk-coverage and the reliability curve to a file, over what it held.

    Args:
        evaluation: What is drawn.
        path: A name without a ``plot_fault``.

    Raises:
        OSError: If the file cannot be written.
    """
    shown = charts(evaluation.curve, evaluation.calibration)
    path.write_bytes(png.drawn(shown) if path.suffix.lower() == ".png" else svg.drawn(shown).encode())
