"""Charts drawn as one SVG file that needs nothing else: no fonts, no scripts, no style sheets from elsewhere.

::

    (0, 0)                      WIDTH
      ┌───────────────────────────┐
      │   title                   │
      │   ┌───────────────┐ TOP   │
      │   │               │       │  the frame: SIDE by SIDE, its corner at (LEFT, TOP)
      │   └───────────────┘       │
      └───────────────────────────┘  HEIGHT; further charts stand to the right
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from faqbot.curation.evaluation.charts import Chart, Point

SIDE, LEFT, TOP = 320, 70, 50
WIDTH, HEIGHT = LEFT + SIDE + 30, TOP + SIDE + 60
"""Pixels of a chart."""

STEPS = 5
"""Parts that an axis is divided into."""

INK, PALE, LINE = "#222", "#ddd", "#0b62a4"


def drawn(charts: Sequence[Chart]) -> str:
    """The charts side by side, as the text of an SVG file."""
    width = WIDTH * len(charts)
    body = "\n".join(
        f'<g transform="translate({WIDTH * number} 0)">\n{_chart(chart)}\n</g>' for number, chart in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
        f' role="img" font-family="sans-serif" font-size="12" fill="{INK}">\n'
        f"<title>{escape(', '.join(chart.title for chart in charts))}</title>\n"
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>\n'
        f"{body}\n</svg>\n"
    )


def _chart(chart: Chart) -> str:
    middle = LEFT + SIDE / 2
    parts = [
        _text(middle, TOP - 20, chart.title, 'font-size="15"'),
        *_grid(chart.top),
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{INK}"/>',
        _text(middle, TOP + SIDE + 42, chart.across),
        _text(20, TOP + SIDE / 2, chart.up, f'transform="rotate(-90 20 {TOP + SIDE / 2:g})"'),
    ]
    if chart.diagonal:
        parts.append(_line((Point(0, 0), Point(1, chart.top)), chart.top, f'stroke="{INK}" stroke-dasharray="4 4"'))
    if chart.points:
        parts.append(_line(chart.points, chart.top, f'stroke="{LINE}" stroke-width="2"'))
    else:
        parts.append(_text(middle, TOP + SIDE / 2, "no questions"))
    if chart.marked:
        parts.extend(_dot(point, chart.top) for point in chart.points)
    return "\n".join(parts)


def _grid(top: float) -> list[str]:
    parts = []
    for step in range(STEPS + 1):
        share = step / STEPS
        x, y = _place(Point(share, share), 1.0)
        parts += [
            f'<path d="M{x:g} {TOP}v{SIDE}M{LEFT} {y:g}h{SIDE}" stroke="{PALE}"/>',
            _text(x, TOP + SIDE + 18, f"{share:g}"),
            _text(LEFT - 8, y + 4, f"{share * top:g}", anchor="end"),
        ]
    return parts


def _line(points: Sequence[Point], top: float, style: str) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(point, top) for point in points))
    return f'<polyline points="{places}" fill="none" {style}/>'


def _dot(point: Point, top: float) -> str:
    x, y = _place(point, top)
    said = f"<title>{point.x:.3f}, {point.y:.3f}</title>"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{LINE}">{said}</circle>'


def _place(point: Point, top: float) -> Point:
    """Where a point lies, in pixels; SVG counts them from the top."""
    return Point(LEFT + SIDE * point.x, TOP + SIDE * (1 - point.y / top))


def _text(x: float, y: float, text: str, style: str = "", anchor: str = "middle") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{" " if style else ""}{style}>{escape(text)}</text>'
