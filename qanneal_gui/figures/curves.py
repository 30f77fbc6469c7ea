"""Series in pixels as parts of an SVG: lines, bands, whiskers and markers, cut at the edges of the plot."""

import itertools
from dataclasses import dataclass

import numpy as np

from qanneal_gui.figures.model import Floats, Series
from qanneal_gui.figures.scale import Scale
from qanneal_gui.figures.style import SCREEN, Style

_DASHES = {"solid": "", "dashed": "7 4", "dotted": "1.5 4", "dash-dot": "9 3.5 1.5 3.5"}
_SPARSE = 6  # markers along a line that is distinguished from others by them
_MOST_POINTS = 3000

FAINT = 0.4
"""Opacity of lines that stand behind others."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle that values are drawn in, in pixels, its two axes, and how it is set."""

    left: float
    top: float
    width: float
    height: float
    x: Scale
    y: Scale
    style: Style = SCREEN

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top + self.height

    def place(self, x: Floats, y: Floats) -> Floats:
        """Return pixels, shape (n, 2); NaN where an axis has no place for a value."""
        across = self.left + self.width * self.x.fraction(np.asarray(x, np.float64))
        down = self.bottom - self.height * self.y.fraction(np.asarray(y, np.float64))
        return np.stack(np.broadcast_arrays(across, down), axis=-1)

    def inside(self, points: Floats) -> Floats:
        """Return the points that lie in the rectangle."""
        slack = 0.01
        with np.errstate(invalid="ignore"):
            within = (
                (points[:, 0] >= self.left - slack)
                & (points[:, 0] <= self.right + slack)
                & (points[:, 1] >= self.top - slack)
                & (points[:, 1] <= self.bottom + slack)
            )
        return np.asarray(points[within])


def curve(series: Series, plot: Plot, color: str, ground: str, shape: int, sparse: bool) -> list[str]:
    """Draw one series.

    Parameters
    ----------
    color, ground : str
        Of the series, and of what it is drawn on.
    shape : int
        Which marker it has.
    sparse : bool
        Set a few markers on a line that has none, to tell it from others of the same look.
    """
    x, y, low, high = _columns(series)
    points = plot.place(x, y)
    parts: list[str] = []
    if series.low is not None or series.high is not None:
        parts += _band(plot, x, low, high, color) if series.line else _whiskers(plot, x, low, high, color)
    if series.line:
        parts += _line(points, plot, color, series)
    marked = plot.inside(points)
    if series.faint:
        marked = marked[:0]
    elif series.line and not series.markers:
        marked = _alone(points, plot) if not sparse else _some(marked, plot, shape)
    fill = ground if series.published else color
    radius = size(series, plot.style)
    return parts + [marker(px, py, shape, color, fill, radius) for px, py in marked.tolist()]


def size(series: Series, style: Style) -> float:
    """Return the radius of a series' markers."""
    return style.marks * (4.6 if series.heavy or not series.line else 3.6)


def stroke(series: Series, style: Style) -> str:
    """Return the attributes of a series' line."""
    dash = _DASHES[series.dash]
    pattern = f' stroke-dasharray="{dash}"' if dash else ""
    cap = ' stroke-linecap="round"' if series.dash in ("solid", "dotted") else ""
    faint = f' stroke-opacity="{FAINT:g}"' if series.faint else ""
    width = round(style.line * (2.6 if series.heavy else 1.4), 3)
    return f'stroke-width="{width:g}"{pattern}{cap}{faint} stroke-linejoin="round"'


def marker(x: float, y: float, shape: int, color: str, fill: str, radius: float) -> str:
    """Draw a marker; one filled with the ground stands for a published value."""
    paint = f'fill="{fill}" stroke-width="{1 if fill == color else 1.6}"'
    corners = _SHAPES[shape % len(_SHAPES)]
    if not corners:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" stroke="{color}" {paint}/>'
    outline = "L".join(f"{x + radius * dx:.2f} {y + radius * dy:.2f}" for dx, dy in corners)
    return f'<path d="M{outline}Z" stroke="{color}" {paint}/>'


# Corners of square, triangle, diamond, triangle down, plus, triangles left and right; the first is a circle.
_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    ((0, -1.2), (1.1, 0.75), (-1.1, 0.75)),
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    ((0, 1.2), (1.1, -0.75), (-1.1, -0.75)),
    (
        *((-0.35, -1.1), (0.35, -1.1), (0.35, -0.35), (1.1, -0.35), (1.1, 0.35), (0.35, 0.35)),
        *((0.35, 1.1), (-0.35, 1.1), (-0.35, 0.35), (-1.1, 0.35), (-1.1, -0.35), (-0.35, -0.35)),
    ),
    ((-1.2, 0), (0.75, -1.1), (0.75, 1.1)),
    ((1.2, 0), (-0.75, -1.1), (-0.75, 1.1)),
)


def _columns(series: Series) -> tuple[Floats, Floats, Floats, Floats]:
    """Return x, y and the edges of the band, as long as the shortest of x and y; y where there is no edge."""
    x, y = (np.asarray(part, np.float64).ravel() for part in (series.x, series.y))
    n = min(len(x), len(y))
    edges = [y[:n] if e is None else np.asarray(e, np.float64).ravel()[:n] for e in (series.low, series.high)]
    low, high = (np.pad(edge, (0, n - len(edge)), constant_values=np.nan) for edge in edges)
    return x[:n], y[:n], low, high


def _runs(points: Floats) -> list[Floats]:
    """Split points at gaps; runs of two points and more."""
    whole = np.isfinite(points).all(axis=1)
    starts = np.flatnonzero(np.diff(np.concatenate([[False], whole, [False]]).astype(np.int8)))
    return [points[a:b] for a, b in starts.reshape(-1, 2).tolist() if b - a > 1]


def _line(points: Floats, plot: Plot, color: str, series: Series) -> list[str]:
    pieces: list[str] = []
    for run in _runs(points):
        pieces += [
            "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in piece) for piece in _cut(_thinned(run, plot), plot)
        ]
    return (
        [f'<path d="{"".join(pieces)}" fill="none" stroke="{color}" {stroke(series, plot.style)}/>']
        if pieces
        else []
    )


def _thinned(run: Floats, plot: Plot) -> Floats:
    """Keep the first, lowest, highest and last point of every pixel column; nobody can see the others.

    They stay where they are: an SVG may be enlarged. What is drawn for the screen alone need not be as true,
    and is thinned faster (`decimate` of `qanneal_gui.runs`).
    """
    if len(run) <= _MOST_POINTS or (np.diff(run[:, 0]) < 0).any():
        return run
    column = np.floor(np.clip(run[:, 0], plot.left - 1, plot.right + 1)).astype(np.int64)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    order = np.lexsort((run[:, 1], column))  # by column, and by height within it
    ends = np.append(starts[1:], len(run)) - 1
    return np.asarray(run[np.unique(np.concatenate([starts, ends, order[starts], order[ends]]))])


def _cut(run: Floats, plot: Plot) -> list[list[tuple[float, float]]]:
    """Cut a line at the plot's edges (Liang and Barsky)."""
    pieces: list[list[tuple[float, float]]] = []
    path = run.tolist()
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        part = _segment(x0, y0, x1, y1, plot)
        if part is None:
            continue
        begin, end = part
        if pieces and pieces[-1][-1] == begin:
            pieces[-1].append(end)
        else:
            pieces.append([begin, end])
    return pieces


def _segment(
    x0: float, y0: float, x1: float, y1: float, plot: Plot
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    dx, dy = x1 - x0, y1 - y0
    enter, leave = 0.0, 1.0
    for p, q in (
        (-dx, x0 - plot.left),
        (dx, plot.right - x0),
        (-dy, y0 - plot.top),
        (dy, plot.bottom - y0),
    ):
        if p == 0:
            if q < -0.01:
                return None
        elif p < 0:
            enter = max(enter, q / p)
        else:
            leave = min(leave, q / p)
    if enter > leave:
        return None
    begin = (x0, y0) if enter == 0 else (x0 + enter * dx, y0 + enter * dy)
    end = (x1, y1) if leave == 1 else (x0 + leave * dx, y0 + leave * dy)
    return begin, end


def _band(plot: Plot, x: Floats, low: Floats, high: Floats, color: str) -> list[str]:
    if plot.y.log:  # an edge at or below zero is below everything a log axis shows
        low = np.where(np.isfinite(high) & (low <= 0), plot.y.low, low)
    below, above = plot.place(x, low), plot.place(x, high)
    parts = []
    for run in _runs(np.concatenate([below, above], axis=1)):
        ring = np.concatenate([_thinned(run[:, 2:], plot), _thinned(run[:, :2], plot)[::-1]])
        outline = _clip(ring.tolist(), plot)
        if len(outline) > 2:
            d = "M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in outline) + "Z"
            parts.append(f'<path d="{d}" fill="{color}" fill-opacity="0.18" stroke="none"/>')
    return parts


def _clip(ring: list[list[float]], plot: Plot) -> list[list[float]]:
    """Cut a polygon to the plot, edge by edge (Sutherland and Hodgman)."""
    for axis, limit, sign in (
        (0, plot.left, 1.0),
        (0, plot.right, -1.0),
        (1, plot.top, 1.0),
        (1, plot.bottom, -1.0),
    ):
        cut: list[list[float]] = []
        for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            a, b = sign * (before[axis] - limit), sign * (here[axis] - limit)
            if (a < 0) != (b < 0):
                t = a / (a - b)
                cut.append([before[i] + t * (here[i] - before[i]) for i in (0, 1)])
            if b >= 0:
                cut.append(here)
        ring = cut
    return ring


def _whiskers(plot: Plot, x: Floats, low: Floats, high: Floats, color: str) -> list[str]:
    ends = np.concatenate([plot.place(x, low), plot.place(x, high)], axis=1)
    parts = []
    for across, bottom, _, top in ends[np.isfinite(ends).all(axis=1)].tolist():
        seen = plot.left - 0.01 <= across <= plot.right + 0.01
        bottom, top = min(bottom, plot.bottom), max(top, plot.top)
        if seen and bottom >= top:
            parts.append(whisker(across, bottom, top, color, plot.style))
    return parts


def whisker(x: float, bottom: float, top: float, color: str, style: Style) -> str:
    """Draw the range of a point."""
    width = round(1.3 * style.thin, 3)
    caps = f"M{x - 3:.2f} {bottom:.2f}h6M{x - 3:.2f} {top:.2f}h6"
    d = f"M{x:.2f} {bottom:.2f}V{top:.2f}{caps}"
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{width:g}"/>'


def _alone(points: Floats, plot: Plot) -> Floats:
    """Return the points between gaps, which no line shows."""
    whole = np.pad(np.isfinite(points).all(axis=1), 1)
    return plot.inside(points[whole[1:-1] & ~whole[:-2] & ~whole[2:]])


def _some(marked: Floats, plot: Plot, shape: int) -> Floats:
    """Return points near places spread over the width, others for each series."""
    if len(marked) <= _SPARSE:
        return marked
    phase = (0.5 + 0.37 * shape) % 1.0
    wanted = plot.left + plot.width * (np.arange(_SPARSE) + phase) / _SPARSE
    nearest = np.abs(marked[:, 0][:, None] - wanted[None]).argmin(axis=0)
    return np.asarray(marked[np.unique(nearest)])
