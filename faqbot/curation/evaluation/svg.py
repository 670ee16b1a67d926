"""Draw charts as one self-contained SVG file.

It needs no fonts, scripts or style sheets from elsewhere.

::

    (0, 0)                      WIDTH
      ┌───────────────────────────┐
      │   title                   │
      │   ┌───────────────┐ TOP   │
      │   │               │       │  the frame: SIDE by SIDE, its corner at (LEFT, TOP)
      │   └───────────────┘       │
      └───────────────────────────┘  HEIGHT; further charts follow to the right
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from faqbot.curation.evaluation.charts import Chart, Point

SIDE, LEFT, TOP = 320, 70, 50
WIDTH, HEIGHT = LEFT + SIDE + 30, TOP + SIDE + 60
"""Pixels of a chart."""

AXIS_PARTS = 5
"""Number of parts of an axis."""

INK, PALE, LINE = "#222", "#ddd", "#0b62a4"


def draw(charts: Sequence[Chart]) -> str:
    """Draw charts side by side as an SVG file."""
    width = WIDTH * len(charts)
    body = "\n".join(
        f'<g transform="translate({WIDTH * number} 0)">\n{_draw_chart(chart)}\n</g>'
        for number, chart in enumerate(charts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
        f' role="img" font-family="sans-serif" font-size="12" fill="{INK}">\n'
        f"<title>{escape(', '.join(chart.title for chart in charts))}</title>\n"
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>\n'
        f"{body}\n</svg>\n"
    )


def _draw_chart(chart: Chart) -> str:
    middle = LEFT + SIDE / 2
    parts = [
        _draw_text(middle, TOP - 20, chart.title, 'font-size="15"'),
        *_draw_grid(chart.top),
        f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{INK}"/>',
        _draw_text(middle, TOP + SIDE + 42, chart.across),
        _draw_text(20, TOP + SIDE / 2, chart.up, f'transform="rotate(-90 20 {TOP + SIDE / 2:g})"'),
    ]
    if chart.diagonal:
        parts.append(
            _draw_line((Point(0, 0), Point(1, chart.top)), chart.top, f'stroke="{INK}" stroke-dasharray="4 4"')
        )
    if chart.points:
        parts.append(_draw_line(chart.points, chart.top, f'stroke="{LINE}" stroke-width="2"'))
    else:
        parts.append(_draw_text(middle, TOP + SIDE / 2, "no questions"))
    if chart.marked:
        parts.extend(_draw_dot(point, chart.top) for point in chart.points)
    return "\n".join(parts)


def _draw_grid(top: float) -> list[str]:
    parts = []
    for number in range(AXIS_PARTS + 1):
        share = number / AXIS_PARTS
        x, y = _find_pixel(Point(share, share), 1.0)
        parts += [
            f'<path d="M{x:g} {TOP}v{SIDE}M{LEFT} {y:g}h{SIDE}" stroke="{PALE}"/>',
            _draw_text(x, TOP + SIDE + 18, f"{share:g}"),
            _draw_text(LEFT - 8, y + 4, f"{share * top:g}", anchor="end"),
        ]
    return parts


def _draw_line(points: Sequence[Point], top: float, style: str) -> str:
    places = " ".join(f"{x:.1f},{y:.1f}" for x, y in (_find_pixel(point, top) for point in points))
    return f'<polyline points="{places}" fill="none" {style}/>'


def _draw_dot(point: Point, top: float) -> str:
    x, y = _find_pixel(point, top)
    title = f"<title>{point.x:.3f}, {point.y:.3f}</title>"
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{LINE}">{title}</circle>'


def _find_pixel(point: Point, top: float) -> Point:
    """Return the pixel of a point, counted from the top."""
    return Point(LEFT + SIDE * point.x, TOP + SIDE * (1 - point.y / top))


def _draw_text(x: float, y: float, text: str, style: str = "", anchor: str = "middle") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{" " if style else ""}{style}>{escape(text)}</text>'
