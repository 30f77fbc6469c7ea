"""One panel of a figure as parts of an SVG: axes, curves, marks, and what is written around them."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.figures import legend
from qanneal_gui.figures.colours import Palette
from qanneal_gui.figures.curves import Plot, curve
from qanneal_gui.figures.ends import EndName, end_names, end_parts
from qanneal_gui.figures.legend import LegendEntry
from qanneal_gui.figures.model import Floats, Mark, Panel
from qanneal_gui.figures.scale import Scale, Tick, scale
from qanneal_gui.figures.style import Style
from qanneal_gui.figures.text import width as text_width
from qanneal_gui.figures.text import wrap
from qanneal_gui.support.text import for_markup

_BESIDE = 30.0
"""Beside a plot there is always so much room for its ticks, above which a mark's name may begin."""

_MOST_LABEL_LINES = 2
"""A name along y that takes more of them is told by its unit alone, if the panel's title says it, too."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One panel with what its size depends on, in the units of the drawing."""

    panel: Panel
    x: Scale
    y: Scale
    y_ticks: list[Tick]
    legend: tuple[LegendEntry, ...]
    room: float
    height: float
    title: list[str]
    y_label: list[str]
    levels: list[tuple[Mark, int]]
    left: float
    right: float
    style: Style
    ends: tuple[EndName, ...]

    @property
    def head(self) -> float:
        """Height above the plot."""
        rows = 1 + max((level for _, level in self.levels), default=-1)
        return 19.0 * len(self.title) + 16.0 * rows + 8

    def foot(self, shared: bool) -> float:
        """Return the height below the plot, without the legend if it is shared."""
        width = max(self.room - self.left - self.right, self.style.least_plot)
        label = 17.0 * len(wrap(self.panel.x_label, self.style.label, width))
        return (
            _name_room(self.panel, width, self.style)
            + label
            + 10
            + (0.0 if shared else 6 + legend.legend_height(self.legend, self.room, self.style))
        )


def cell_of(
    panel: Panel,
    room: float,
    height: float | None,
    shapes: dict[str, int],
    published: bool,
    style: Style,
    titled: bool,
) -> Cell:
    """Return a panel as it is to be drawn, ``room`` wide, its plot of a height or of one that suits it."""
    x, y = _scales(panel, published)
    if height is None:
        height = min(max(style.aspect * room, style.shortest), style.tallest)
    # A name along y is broken between its words alone.
    height = max([height, *(text_width(word, style.label) for word in panel.y_label.split())])
    y_ticks = y.ticks(max(2, round(height / 60)))
    y_label = wrap(panel.y_label, style.label, height)
    unit = panel.y_label.removeprefix(f"{panel.title} / ")
    if titled and len(y_label) > _MOST_LABEL_LINES and unit:  # the title says the rest
        y_label = wrap(unit, style.label, height)
    widest = max((text_width(tick.text, style.small) for tick in y_ticks), default=0.0)
    across = [mark for mark in _marks(panel, published) if mark.axis == "y" and mark.text]
    names = [line for mark in across for line in wrap(mark.text, style.small, 0.26 * room)]
    left = 17.0 * len(y_label) + 12 + widest
    right = 12.0 + max((text_width(line, style.small) for line in names), default=0.0)
    shown = legend.visible(panel, published)
    ends: tuple[EndName, ...] = ()
    if style.ends and not names:
        ends = end_names(shown, x, y, room=room, height=height, style=style)
        right = max([right, *(end.width for end in ends)])
    said = legend.entries(panel, shapes, published, frozenset(end.name for end in ends))
    levels = _levels([m for m in _marks(panel, published) if m.axis == "x"], x, room - left - right, style)
    title = wrap(panel.title, style.panel_title, room) if titled else []
    return Cell(panel, x, y, y_ticks, said, room, height, title, y_label, levels, left, right, style, ends)


def _scales(panel: Panel, published: bool) -> tuple[Scale, Scale]:
    shown = legend.visible(panel, published)
    marks = _marks(panel, published)

    def of_marks(axis: str) -> Floats:
        ends = [v for m in marks if m.axis == axis for v in (m.value, m.until) if v is not None]
        return np.asarray(ends, dtype=np.float64)

    names = np.asarray([value for value, _ in panel.x_names], dtype=np.float64)
    edges = [edge for s in shown for edge in (s.low, s.high) if edge is not None]
    across = [s.x for s in shown]
    x = scale([*across, names, of_marks("x")], panel.x_log, panel.x_range, 0.04 if panel.x_names else 0.015)
    y = scale([*(s.y for s in shown), *edges, of_marks("y")], panel.y_log, panel.y_range, 0.05)
    return x, y


def _marks(panel: Panel, published: bool) -> list[Mark]:
    return [mark for mark in panel.marks if published or not mark.published]


def _levels(marks: list[Mark], x: Scale, width: float, style: Style) -> list[tuple[Mark, int]]:
    """Give the names of marks along x rows above the plot, so that none overlaps another."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: mark.value):
        begin, end = _name_span(mark, x, 0.0, width, style)
        level = next((i for i, taken in enumerate(ends) if begin > taken + 8), len(ends))
        ends[level:] = [end, *ends[level + 1 :]]
        placed.append((mark, level))
    return placed


def _name_span(mark: Mark, x: Scale, left: float, width: float, style: Style) -> tuple[float, float]:
    """Return where the name of a mark along x begins and ends, kept above the plot."""
    ends = [mark.value] if mark.until is None else [mark.value, mark.until]
    middle = float(np.mean(np.nan_to_num(x.fraction(np.asarray(ends)), nan=0.0)))
    half = min(text_width(mark.text, style.small), width + _BESIDE) / 2
    centre = min(max(left + width * middle, left + half), left + width - half)
    return centre - half, centre + half


def _name_room(panel: Panel, width: float, style: Style) -> float:
    """Return the height of the labels along x; names that are too long for their places are set upright."""
    if not panel.x_names or not _upright(panel, width, style):
        return 22.0
    return 14.0 + min(max(text_width(text, style.small) for _, text in panel.x_names), 160.0)


def _upright(panel: Panel, width: float, style: Style) -> bool:
    room = width / max(len(panel.x_names), 1) - 6
    return any(text_width(text, style.small) > room for _, text in panel.x_names)


def panel_parts(
    cell: Cell,
    box: tuple[float, float, float, float],
    corner: tuple[float, float],
    shapes: dict[str, int],
    published: bool,
    palette: Palette,
    *,
    legend_below: bool,
) -> list[str]:
    """Draw a panel: its plot in a box (left, top, width, height), the rest around it, from a corner on."""
    plot = Plot(*box, cell.x, cell.y, cell.style)
    panel, style = cell.panel, cell.style
    parts = ["<g>"]
    x0, top = corner
    parts += [
        text_at(x0, top + 13 + 19 * i, line, style.panel_title, palette.ink, bold=True)
        for i, line in enumerate(cell.title)
    ]
    parts += _grid(cell, plot, palette)
    parts += _spans(cell, plot, published, palette)
    shown = legend.visible(panel, published)
    for series in shown:
        sparse = legend.is_sparse(series, shown)
        parts += curve(series, plot, palette.role(series.role), palette.ground, shapes[series.name], sparse)
    if not any(np.isfinite(plot.place(s.x, s.y)).all(axis=1).any() for s in shown if len(s.x) == len(s.y)):
        middle = plot.top + plot.height / 2
        parts.append(
            text_at(plot.left + plot.width / 2, middle, "No values yet", style.label, palette.quiet, "middle")
        )
    parts += _labels(cell, plot, palette)
    parts += end_parts(cell.ends, plot, palette)
    if legend_below:
        y = plot.bottom + cell.foot(True) + 6
        parts += legend.legend_parts(cell.legend, x0, y, cell.room, palette, style)
    return [*parts, "</g>"]


def _grid(cell: Cell, plot: Plot, palette: Palette) -> list[str]:
    """Draw the grid, the axes, their ticks and their numbers."""
    parts = []
    thin, small = cell.style.thin, cell.style.small
    for tick, y in _placed(cell.y_ticks, plot, vertical=True):
        if tick.text:
            parts.append(_path(f"M{plot.left:.2f} {y:.2f}H{plot.right:.2f}", palette.grid, thin))
            parts.append(text_at(plot.left - 8, y + 4.2, tick.text, small, palette.quiet, "end"))
        elif cell.y.log:
            parts.append(_path(f"M{plot.left:.2f} {y:.2f}h4", palette.axis, thin))
    parts += _names(cell.panel, plot, palette) if cell.panel.x_names else _x_ticks(cell, plot, palette)
    frame = f"M{plot.left:.2f} {plot.top:.2f}V{plot.bottom:.2f}H{plot.right:.2f}"
    return [*parts, _path(frame, palette.axis, thin)]


def _x_ticks(cell: Cell, plot: Plot, palette: Palette) -> list[str]:
    parts = []
    thin, small = cell.style.thin, cell.style.small
    taken = -1e9
    for tick, x in _placed(cell.x.ticks(max(2, round(plot.width / 75))), plot, vertical=False):
        half = text_width(tick.text, small) / 2
        at = min(x, plot.right + cell.right - half)
        shown = bool(tick.text) and at - half > taken + 6
        parts.append(_path(f"M{x:.2f} {plot.bottom:.2f}v{5 if shown else 3}", palette.axis, thin))
        if shown:
            taken = at + half
            parts.append(text_at(at, plot.bottom + 18, tick.text, small, palette.quiet, "middle"))
    return parts


def _names(panel: Panel, plot: Plot, palette: Palette) -> list[str]:
    upright, small = _upright(panel, plot.width, plot.style), plot.style.small
    parts = []
    for tick, x in _placed([Tick(value, text) for value, text in panel.x_names], plot, vertical=False):
        parts.append(_path(f"M{x:.2f} {plot.top:.2f}V{plot.bottom + 4:.2f}", palette.grid, plot.style.thin))
        if not upright:
            parts.append(text_at(x, plot.bottom + 18, tick.text, small, palette.quiet, "middle"))
            continue
        line = (wrap(tick.text, small, 160.0) or [""])[0]
        parts.append(
            f'<text transform="translate({x + 4:.1f} {plot.bottom + 9:.1f}) rotate(-90)" text-anchor="end" '
            f'font-size="{small:g}" fill="{palette.quiet}">{for_markup(line)}</text>'
        )
    return parts


def _placed(ticks: list[Tick], plot: Plot, *, vertical: bool) -> list[tuple[Tick, float]]:
    values = np.asarray([tick.value for tick in ticks], dtype=np.float64)
    fractions = (plot.y if vertical else plot.x).fraction(values)
    pixels = plot.bottom - plot.height * fractions if vertical else plot.left + plot.width * fractions
    inside = (fractions > -1e-6) & (fractions < 1 + 1e-6)
    return [(tick, at) for tick, at, ok in zip(ticks, pixels.tolist(), inside, strict=True) if ok]


def _spans(cell: Cell, plot: Plot, published: bool, palette: Palette) -> list[str]:
    """Draw marks: their lines and areas across the plot, their names outside of it."""
    parts = []
    small = cell.style.small
    for mark, level in cell.levels:
        ends = _ends(mark, plot.x, plot.left, plot.width)
        if ends is None:
            continue
        parts.append(_mark_line(mark, ends, plot, palette))
        begin, end = _name_span(mark, plot.x, plot.left, plot.width, plot.style)
        y = plot.top - 6 - 16 * level
        line = (wrap(mark.text, small, plot.width + _BESIDE) or [""])[0]
        parts.append(text_at((begin + end) / 2, y, line, small, palette.quiet, "middle"))
    taken = plot.bottom + 1e9
    across = [(m, _ends(m, plot.y, plot.bottom, -plot.height)) for m in _marks(cell.panel, published)]
    rows = [(m, ends) for m, ends in across if m.axis == "y" and ends is not None]
    for mark, ends in sorted(rows, key=lambda row: -sum(row[1])):  # from the bottom up
        parts.append(_mark_line(mark, ends, plot, palette))
        lines = wrap(mark.text, small, 0.26 * cell.room)
        first = min(sum(ends) / 2 + 4 - 7 * (len(lines) - 1), taken - 15 * len(lines))
        taken = first
        parts += [
            text_at(plot.right + 8, first + 15 * i, line, small, palette.quiet)
            for i, line in enumerate(lines)
        ]
    return parts


def _ends(mark: Mark, axis: Scale, origin: float, length: float) -> tuple[float, float] | None:
    """Return the pixels a mark spans, cut at the plot; None if it lies outside."""
    values = np.asarray([mark.value, mark.value if mark.until is None else mark.until], dtype=np.float64)
    low, high = sorted(axis.fraction(values).tolist())
    if not (low <= 1 + 1e-6 and high >= -1e-6):  # NaN as well
        return None
    return origin + length * max(low, 0.0), origin + length * min(high, 1.0)


def _mark_line(mark: Mark, ends: tuple[float, float], plot: Plot, palette: Palette) -> str:
    low, high = min(ends), max(ends)
    if mark.until is not None:
        box = (low, plot.top, high - low, plot.height)
        if mark.axis == "y":
            box = (plot.left, low, plot.width, high - low)
        x, y, width, height = box
        return (
            f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" '
            f'fill="{palette.quiet}" fill-opacity="0.14"/>'
        )
    d = f"M{low:.2f} {plot.top:.2f}V{plot.bottom:.2f}"
    if mark.axis == "y":
        d = f"M{plot.left:.2f} {low:.2f}H{plot.right:.2f}"
    look = f'stroke="{palette.quiet}" stroke-width="{1.1 * plot.style.thin:.3g}" stroke-dasharray="5 4"'
    return f'<path d="{d}" fill="none" {look}/>'


def _labels(cell: Cell, plot: Plot, palette: Palette) -> list[str]:
    """Write what the axes are."""
    parts = []
    style = cell.style
    y = plot.bottom + _name_room(cell.panel, plot.width, style) + 16
    for i, line in enumerate(wrap(cell.panel.x_label, style.label, plot.width)):
        parts.append(
            text_at(plot.left + plot.width / 2, y + 17 * i, line, style.label, palette.ink, "middle")
        )
    widest = max((text_width(tick.text, style.small) for tick in cell.y_ticks), default=0.0)
    x = plot.left - widest - 16 - 17 * (len(cell.y_label) - 1)
    for i, line in enumerate(cell.y_label):
        parts.append(
            f'<text transform="translate({x + 17 * i:.1f} {plot.top + plot.height / 2:.1f}) rotate(-90)" '
            f'text-anchor="middle" font-size="{style.label:g}" fill="{palette.ink}">{for_markup(line)}</text>'
        )
    return parts


def _path(d: str, color: str, thin: float) -> str:
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="{thin:.3g}"/>'


def text_at(
    x: float, y: float, text: str, type_: float, color: str, anchor: str = "start", *, bold: bool = False
) -> str:
    """Write a line of text."""
    weight = ' font-weight="600"' if bold else ""
    where = "" if anchor == "start" else f' text-anchor="{anchor}"'
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{type_:g}" fill="{color}"{where}{weight}'
    return f"<text {place}>{for_markup(text)}</text>"
