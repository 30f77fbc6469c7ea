"""What the tables beside the curves say: values of each run, settings that differ, and every step."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt

from qanneal_gui.gui.common.fields import title_of
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.runs import state_words
from qanneal_gui.runs.differences import differences, written
from qanneal_gui.runs.history import Measurements
from qanneal_gui.runs.metrics import QPU_TIME, WALL_TIME, Metric
from qanneal_gui.runs.records import RunRecord, told_apart
from qanneal_gui.support.wording import english

_RUN_WIDTH, _WIDEST_NAME = 168, 360
_BESIDE = 24


def show_differences(table: CopyTable, records: Sequence[RunRecord]) -> bool:
    """Show the settings that are not the same in all runs; return whether there are any."""
    found = differences([record.config for record in records])

    def text(row: int, column: int) -> str:
        return title_of(found[row].key) if column == 0 else written(found[row].values[column - 1])

    table.cells.show([english("Setting"), *told_apart(records)] if found else [], len(found), text)
    _widen(table, 190, 160)
    return bool(found)


def show_values(table: CopyTable, runs: Sequence[Measurements], metric: Metric) -> None:
    """Show for each run the best value beside the last, and what it took."""
    last, best_ever = (metric.quantity.called(word) for word in (english("Last"), english("Best")))
    times = QPU_TIME.label, WALL_TIME.called(english("Time"))
    names = told_apart([one.run for one in runs])
    headers = [
        english("Run"),
        english("State"),
        last,
        best_ever,
        english("At step"),
        english("Steps"),
        *times,
    ]

    def text(row: int, column: int) -> str:
        one = runs[row]
        best = one.best(metric)
        made = (
            lambda: names[row],
            lambda: state_words.of_run(one.run.state, one.run.message).capitalize(),
            lambda: number(one.values[-1]) if len(one.values) else "–",
            lambda: "–" if best is None else number(one.values[best]),
            lambda: "–" if best is None else f"{one.steps[best]:.0f}",
            lambda: str(one.run.steps),
            lambda: f"{one.run.qpu_seconds:.3f}",
            lambda: f"{one.run.seconds:.1f}",
        )
        return made[column]()

    table.cells.show(headers, len(runs), text, range(2, len(headers)))
    wanted = max((table.fontMetrics().horizontalAdvance(name) for name in names), default=0) + _BESIDE
    _widen(table, min(max(wanted, _RUN_WIDTH), _WIDEST_NAME), 92)


def show_steps(table: CopyTable, runs: Sequence[Measurements], metric: Metric) -> None:
    """Show the metric of every run at every step."""
    steps = np.unique(np.concatenate([one.steps for one in runs])) if runs else np.empty(0)

    def text(row: int, column: int) -> str:
        if column == 0:
            return f"{steps[row]:.0f}"
        one = runs[column - 1]
        place = int(np.searchsorted(one.steps, steps[row]))
        there = place < len(one.steps) and one.steps[place] == steps[row]
        return number(one.values[place]) if there else "–"

    names = told_apart([one.run for one in runs])
    headers = [english("Step"), *map(metric.quantity.called, names)]
    table.cells.show(headers, len(steps), text, range(len(headers)))
    _widen(table, 72, 190)


def number(value: float) -> str:
    """Write a value so that it can be read, and read in again by other programs."""
    return f"{value:.6g}"


def _widen(table: CopyTable, first: int, others: int) -> None:
    header = table.horizontalHeader()
    for view in (table, header):  # the names of a sweep's runs begin alike, and end differently
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    header.setDefaultSectionSize(others)
    for column in range(1, table.cells.columnCount()):
        header.resizeSection(column, others)
    if table.cells.columnCount():
        header.resizeSection(0, first)
