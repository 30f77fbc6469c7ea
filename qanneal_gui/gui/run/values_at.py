"""The values of all curves of a live plot at a step, as the small table beside the crosshair."""

from collections.abc import Sequence
from textwrap import wrap

import numpy as np

from qanneal_gui.gui.common.metric_words import Quantity
from qanneal_gui.gui.run.drawn_line import DrawnLine
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_curve import LiveCurve
from qanneal_gui.support.text import for_markup
from qanneal_gui.support.wording import tr

_COLUMN = 5
"""Curves below each other; the rest stands beside them."""

_REMARK = 26
"""Letters of a line of a remark."""

_CELL = "<td style='padding-left:8px' align='right'>"


def measured_near(history: History, lines: Sequence[DrawnLine], step: float) -> int | None:
    """Return the step nearest to a place at which one of the curves drawn was measured."""
    near = [_near(history.curve(line.of.metric), step) for line in lines if line.visible]
    found: list[float] = [at for at, _ in filter(None, near)]
    if not found:
        return None
    nearest: float = min(found, key=lambda at: abs(at - step))
    return round(nearest)


def next_measured(
    history: History, lines: Sequence[DrawnLine], step: float, toward: int, least: float
) -> int:
    """Return the measured step that lies next to another in a direction, so many steps away at least."""
    steps = [history.curve(line.of.metric).steps for line in lines if line.visible]
    known = np.unique(np.concatenate(steps)) if steps else np.empty(0)
    beyond = known[known >= step + max(least, 0.5)] if toward > 0 else known[known <= step - max(least, 0.5)]
    if not len(beyond):
        beyond = known[known > step] if toward > 0 else known[known < step]
        return round(float((beyond[-1] if toward > 0 else beyond[0]) if len(beyond) else step))
    return round(float(beyond[0] if toward > 0 else beyond[-1]))


def values_at(
    history: History, lines: Sequence[DrawnLine], step: int, quantity: Quantity, remarks: Sequence[str] = ()
) -> str:
    """Return as markup what each curve drawn was at a step; where it was not measured then, when it was."""
    shown = [line for line in lines if line.visible and len(history.curve(line.of.metric))]
    groups = list(dict.fromkeys(line.of.group for line in shown))
    split = any(not line.of.heavy for line in shown)
    rows: list[str] = []
    for group in groups:
        of_group = [line for line in shown if line.of.group == group]
        cells = [
            _value(history, of_group, heavy, step, quantity)
            for heavy in ((True, False) if split else (True,))
        ]
        name, color = for_markup(of_group[0].of.short), of_group[0].color.name()
        gap = " style='padding-left:12px'" if not split and len(rows) >= _COLUMN else ""
        rows.append(
            f"<td{gap}><span style='color:{color}'>■</span> {name}</td>"
            + "".join(f"{_CELL}{one}</td>" for one in cells)
        )
    heads = tr("{cell}test</td>{cell}training</td>", cell=_CELL) if split else _CELL + "</td>"
    title = tr("<td><b>step {step:,}</b></td>", step=step)
    blocks = [rows[i : i + _COLUMN] for i in range(0, len(rows), _COLUMN)] if not split else [rows]
    count = max(map(len, blocks), default=0)
    lines_of_table = [title + heads] + [
        "".join(block[i] if i < len(block) else "<td></td><td></td>" for block in blocks)
        for i in range(count)
    ]
    table = "".join(f"<tr>{line}</tr>" for line in lines_of_table)
    # Broken by hand: the box is to be no wider than its table.
    parts = [part for one in remarks for part in wrap(one, _REMARK)]
    said = "".join(f"<div>{for_markup(part)}</div>" for part in parts)
    return f"<table cellspacing='0' style='white-space:nowrap'>{table}</table>{said}"


def _value(history: History, lines: Sequence[DrawnLine], heavy: bool, step: int, quantity: Quantity) -> str:
    line = next((one for one in lines if one.of.heavy == heavy), None)
    near = _near(history.curve(line.of.metric), step) if line else None
    if near is None:
        return "–"
    at, value = near
    return quantity.text(value) + ("" if round(at) == step else tr(" at {at:,.0f}", at=at))


def _near(curve: LiveCurve, step: float) -> tuple[float, float] | None:
    """Return the measurement nearest to a step: where, and what."""
    steps = curve.steps
    if not len(steps):
        return None
    after = min(int(np.searchsorted(steps, step)), len(steps) - 1)
    place = after - 1 if after and abs(steps[after - 1] - step) <= abs(steps[after] - step) else after
    return float(steps[place]), float(curve.raw[place])
