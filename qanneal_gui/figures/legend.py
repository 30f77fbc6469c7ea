"""Legends, in rows below a plot, where they cover nothing."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from qanneal_gui.figures.colours import ROLES, Palette
from qanneal_gui.figures.curves import FAINT, marker, size, stroke, whisker
from qanneal_gui.figures.model import Panel, Role, Series
from qanneal_gui.figures.style import Style
from qanneal_gui.figures.text import width, wrap
from qanneal_gui.support.text import for_markup

_LINE = 16.0
_SAMPLE, _GAP, _BETWEEN = 30.0, 7.0, 20.0
_NONE = np.empty(0)
_ORDER = list(ROLES)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend: a curve or set of points, or a band when `marked` is None.

    Attributes
    ----------
    look : tuple
        Role, dash, heavy, line, published: what makes two entries the same besides the name.
    shape : int
        The marker's.
    marked : bool or None
        Whether the curve has markers.
    roles : tuple
        Of a band that belongs to several curves, all of theirs: its sample has the colours of all.
    faint : bool
        Faint lines instead of a band.
    """

    name: str
    look: tuple[Role, str, bool, bool, bool]
    shape: int = 0
    marked: bool | None = None
    roles: tuple[Role, ...] = ()
    faint: bool = False


def entries(
    panel: Panel, shapes: dict[str, int], published: bool, named: frozenset[str] = frozenset()
) -> tuple[LegendEntry, ...]:
    """Return what the legend of a panel says, each curve and each kind of band once.

    Parameters
    ----------
    named : frozenset of str
        Curves whose names stand at their ends.
    """
    shown = visible(panel, published)
    found = [
        LegendEntry(_name(s), _look(s), shapes[s.name], s.markers or not s.line or is_sparse(s, shown))
        for s in shown
        if not s.faint and s.name not in named
    ]
    bands: dict[tuple[str, bool, bool, bool], set[Role]] = {}
    for series in shown:
        if series.band and (series.faint or series.low is not None or series.high is not None):
            heavy = series.faint and series.heavy
            bands.setdefault((series.band, heavy, series.line, series.faint), set()).add(series.role)
    found += [
        LegendEntry(
            text,
            ("neutral", "solid", heavy, line, False),
            roles=tuple(sorted(roles, key=_ORDER.index)),
            faint=faint,
        )
        for (text, heavy, line, faint), roles in bands.items()
    ]
    once = tuple(dict.fromkeys(found))
    # A title says what its only curve is.
    return () if len(once) == 1 and once[0].name == panel.title else once


def visible(panel: Panel, published: bool) -> list[Series]:
    """Return the series to draw."""
    return [series for series in panel.series if published or not series.published]


def is_sparse(series: Series, shown: list[Series]) -> bool:
    """Tell whether a line needs a few markers, because another one differs from it by colour alone."""
    if series.markers or series.faint or not series.line:
        return False
    alike = Counter(
        (s.dash, s.heavy)
        for s in {s.name: s for s in shown if s.line and not s.markers and not s.faint}.values()
    )
    return alike[series.dash, series.heavy] > 1


def legend_height(shown: tuple[LegendEntry, ...], room: float, style: Style) -> float:
    """Return the height of a legend of that width in pixels, 0 for an empty one."""
    return sum(height for height, _ in _rows(shown, room, style.legend))


def legend_parts(
    shown: tuple[LegendEntry, ...], left: float, top: float, room: float, palette: Palette, style: Style
) -> list[str]:
    """Draw a legend in the rectangle that begins at (left, top)."""
    parts = []
    for height, row in _rows(shown, room, style.legend):
        x = left
        for entry, lines, taken in row:
            parts.append(_sample(entry, x, top + _LINE / 2, palette, style))
            parts += [
                f'<text x="{x + _SAMPLE + _GAP:.1f}" y="{top + 12 + i * _LINE:.1f}" '
                f'font-size="{style.legend:g}" fill="{palette.ink}">{for_markup(line)}</text>'
                for i, line in enumerate(lines)
            ]
            x += taken
        top += height
    return parts


_Row = tuple[float, list[tuple[LegendEntry, list[str], float]]]


def _rows(shown: tuple[LegendEntry, ...], room: float, size: float) -> list[_Row]:
    """Break a legend into rows: (height, [(entry, lines of its text, width with the gap behind it)])."""
    rows: list[_Row] = []
    used = 0.0
    for entry in shown:
        lines = wrap(entry.name, size, room - _SAMPLE - _GAP) or [""]
        taken = _SAMPLE + _GAP + max(width(line, size) for line in lines) + _BETWEEN
        if not rows or used + taken - _BETWEEN > room:
            rows.append((0.0, []))
            used = 0.0
        height, row = rows[-1]
        row.append((entry, lines, taken))
        rows[-1] = (max(height, _LINE * len(lines) + 4), row)
        used += taken
    return rows


def _name(series: Series) -> str:
    return series.name if np.isfinite(series.y).any() else f"{series.name} (no values)"


def _look(series: Series) -> tuple[Role, str, bool, bool, bool]:
    return series.role, series.dash, series.heavy, series.line, series.published


def _sample(entry: LegendEntry, x: float, y: float, palette: Palette, style: Style) -> str:
    role, dash, heavy, line, published = entry.look
    color = palette.role(role)
    if entry.marked is None:
        part = _SAMPLE / len(entry.roles)
        return "".join(
            _band_sample(entry, x + place * part, y, part, palette.role(one), style)
            for place, one in enumerate(entry.roles)
        )
    # A series that exists only to be asked for its looks.
    like = Series("", _NONE, _NONE, role, dash=dash, heavy=heavy, line=line)  # type: ignore[arg-type]
    parts = []
    if line:
        parts.append(
            f'<path d="M{x:.1f} {y:.1f}h{_SAMPLE:.0f}" fill="none" stroke="{color}" {stroke(like, style)}/>'
        )
    if entry.marked:
        fill = palette.ground if published else color
        parts.append(marker(x + _SAMPLE / 2, y, entry.shape, color, fill, size(like, style)))
    return "".join(parts)


def _band_sample(entry: LegendEntry, x: float, y: float, wide: float, color: str, style: Style) -> str:
    _, _, heavy, line, _ = entry.look
    if entry.faint:
        width = (2.6 if heavy else 1.4) * style.line
        look = f'stroke="{color}" stroke-opacity="{FAINT:g}" stroke-width="{width:.3g}"'
        return f'<path d="M{x:.1f} {y:.1f}h{wide:.1f}" fill="none" {look}/>'
    if not line:
        return whisker(x + wide / 2, y + 6, y - 6, color, style)
    box = f'x="{x:.1f}" y="{y - 5:.1f}" width="{wide:.1f}" height="11"'
    return f'<rect {box} fill="{color}" fill-opacity="0.22"/>'
