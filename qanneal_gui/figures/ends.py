"""Names at the ends of curves, in place of a legend: moved apart where they would overlap."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qanneal_gui.figures.colours import Palette
from qanneal_gui.figures.curves import Plot
from qanneal_gui.figures.model import Role, Series
from qanneal_gui.figures.scale import Scale
from qanneal_gui.figures.style import Style
from qanneal_gui.figures.text import width, wrap
from qanneal_gui.support.text import for_markup

_LINE, _GAP = 14.0, 7.0
_WIDEST, _MOST = 0.36, 0.4
"""Parts of a panel's width: what a name may take before it is broken, and what all may take."""


@dataclass(frozen=True, slots=True)
class EndName:
    """The name of a curve, and where the curve ends, as its values say."""

    name: str
    lines: tuple[str, ...]
    width: float
    role: Role
    x: float
    y: float


def end_names(
    shown: Sequence[Series], x: Scale, y: Scale, *, room: float, height: float, style: Style
) -> tuple[EndName, ...]:
    """Return the names that stand at the ends of curves; none if there is not room for all of them."""
    ends: dict[str, EndName] = {}
    for series in shown:
        place = _end(series, x, y) if series.line else None
        if place is None or not series.name:
            continue
        before = ends.get(series.name)
        # A curve goes on where its faint part does, but what was measured behind it ends beside it.
        if before is not None and (place[0] < before.x or (place[0] == before.x and series.faint)):
            continue
        lines = tuple(wrap(series.name, style.small, _WIDEST * room))
        wide = _GAP + 2 + max(width(line, style.small) for line in lines)
        ends[series.name] = EndName(series.name, lines, wide, series.role, *place)
    found = tuple(ends.values())
    high = _LINE * len(found) * max((len(one.lines) for one in found), default=0)
    if high > height or max((one.width for one in found), default=0.0) > _MOST * room:
        return ()
    return found


def end_parts(ends: Sequence[EndName], plot: Plot, palette: Palette) -> list[str]:
    """Draw names at the right of a plot, each joined to its curve where it could not stand beside it."""
    if not ends:
        return []
    points = plot.place(np.array([one.x for one in ends]), np.array([one.y for one in ends]))
    gap = _LINE * max(len(one.lines) for one in ends)
    centres = spread(points[:, 1].tolist(), gap, plot.top - _LINE / 2, plot.bottom + _LINE / 2)
    parts, right = [], plot.right
    for one, (px, py), centre in zip(ends, points.tolist(), centres, strict=True):
        color = palette.role(one.role)
        if right - px > 2 or abs(centre - py) > 2:
            d = f"M{px:.2f} {py:.2f}L{right:.2f} {py:.2f}L{right + _GAP - 2:.2f} {centre:.2f}"
            look = f'stroke-width="{0.8 * plot.style.thin:.3g}" stroke-dasharray="1 2"'
            parts.append(f'<path d="{d}" fill="none" stroke="{color}" {look}/>')
        first = centre + 4.2 - _LINE * (len(one.lines) - 1) / 2
        parts += [
            f'<text x="{right + _GAP:.1f}" y="{first + _LINE * i:.1f}" font-size="{plot.style.small:g}" '
            f'fill="{color}">{for_markup(line)}</text>'
            for i, line in enumerate(one.lines)
        ]
    return parts


def spread(centers: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions apart until neighbours are ``gap`` away, as little as possible, within bounds."""
    order = sorted(range(len(centers)), key=lambda i: centers[i])
    # Less their distances when they stand close, neighbours must only be in order; those that are not are
    # put in their middle together.
    blocks: list[tuple[float, int]] = []
    for place, i in enumerate(order):
        middle, count = centers[i] - place * gap, 1
        while blocks and blocks[-1][0] > middle:
            before, others = blocks.pop()
            middle = (before * others + middle * count) / (others + count)
            count += others
        blocks.append((middle, count))
    first, last = low + gap / 2, high - gap / 2 - (len(order) - 1) * gap
    levels = [min(max(middle, first), last) for middle, count in blocks for _ in range(count)]
    result = [0.0] * len(centers)
    for place, i in enumerate(order):
        result[i] = levels[place] + place * gap
    return result


def _end(series: Series, x: Scale, y: Scale) -> tuple[float, float] | None:
    """Return the last point of a series that its axes show."""
    count = min(len(series.x), len(series.y))
    places = np.asarray(series.x, np.float64)[:count], np.asarray(series.y, np.float64)[:count]
    with np.errstate(invalid="ignore"):
        across, up = x.fraction(places[0]), y.fraction(places[1])
        seen = (across >= -1e-9) & (across <= 1 + 1e-9) & (up >= -1e-9) & (up <= 1 + 1e-9)
    if not seen.any():
        return None
    last = int(np.flatnonzero(seen)[-1])
    return float(places[0][last]), float(places[1][last])
