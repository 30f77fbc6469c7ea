"""The page that compares runs: what to show, the curves, and what they amount to in tables."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.figures import Figure
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.fields import title_of
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest, Report
from qanneal_gui.gui.common.metric_words import AXES, METRICS
from qanneal_gui.gui.common.palette import style
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.gui.common.writing import lowered
from qanneal_gui.gui.compare import tables
from qanneal_gui.gui.compare.figure import figure_of
from qanneal_gui.gui.compare.legend import LegendTable
from qanneal_gui.gui.compare.lines import Line
from qanneal_gui.gui.compare.plot import OverlayPlot
from qanneal_gui.gui.preferences.choices import SMOOTHING_WORDS
from qanneal_gui.runs import metrics
from qanneal_gui.runs.coin import against_coin
from qanneal_gui.runs.differences import differences
from qanneal_gui.runs.history import Measurements, read
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.overlay import Curve, Options, curves
from qanneal_gui.runs.smoothing import SMOOTHING
from qanneal_gui.support.wording import english, number, told, tr

_LOOK_MS = 2000
"""After so long runs are read again that are still being recorded."""

_PAST = SMOOTHING | {english("very strong"): 0.98}


class _Read(NamedTuple):
    metric: str
    measured: list[Measurements]
    options: Options
    made: list[Curve]


class ComparePage(QWidget):
    """Runs over each other.

    Attributes
    ----------
    said : Signal
        What was done, in words.
    figure_asked : Signal
        The comparison is to be exported as a figure.
    """

    said = Signal(str)
    figure_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.jobs = Jobs(self)
        self._reading = Newest(self.jobs, parent=self)
        self.runs: list[str] = []
        self.measured: list[Measurements] = []
        self._metric = ""
        self._shown: _Read | None = None
        self._ranged: tuple[object, ...] = ()
        self._hidden: set[tuple[str, ...]] = set()
        self.quantity = _choice(tr("Metric"), {key: one.title for key, one in METRICS.items()})
        self.axis = _choice(
            tr("Horizontal axis"), {key: tr("by {one}", one=one.name) for key, one in AXES.items()}
        )
        self.smoothing = _choice(
            tr("Smoothing"), {n: tr("Smoothing {n}", n=lowered(SMOOTHING_WORDS.get(n, n))) for n in _PAST}
        )
        self.smoothing.setCurrentIndex(1)
        self.group = _choice(tr("Group by"), {"": tr("Each run")})
        self.log_x, self.log_y = _toggle(tr("Log x")), _toggle(tr("Log y"))
        self.reset_button = QPushButton(tr("Show all"))
        self.figure_button = QPushButton(tr("Figure…"))
        self.copy_button = QPushButton(tr("Copy as CSV"))
        self.advice = label(
            tr("Select runs in the table under Runs, then press Compare (Ctrl+M)."), "quiet", wrap=True
        )
        self.plot, self.legend = OverlayPlot(), LegendTable()
        self.progress, self.coin = Sign("small", one_line=True), Sign("small", one_line=True)
        self.values = CopyTable(tr("Last and best value of each run"))
        self.settings = CopyTable(tr("Settings that differ between the runs"))
        self.numbers = CopyTable(tr("The metric of each run at each step"))
        self.tables = QTabWidget()
        self._lay_out()
        self._connect()

    def compare(self, runs: Sequence[str]) -> None:
        """Compare these runs."""
        self.runs = list(dict.fromkeys(runs))
        self.measured, self._metric, self._ranged, self._shown = [], "", (), None
        self._hidden.clear()
        self.plot.point_at(None)
        self._pages.setCurrentIndex(1 if self.runs else 0)
        self.read()

    def read(self) -> None:
        """Read the metric of the runs, off the window's thread, and show it."""
        if self.runs:
            self._reading.submit(self._reader([]), self._show, self._on_failure, self._on_progress)
        else:
            self._reading.cancel()

    def figure(self) -> Figure | None:
        """Return the curves as a figure, with the axes of the screen; None if there are none."""
        if self._shown is None or not any(line.shown for line in self.plot.lines.lines):
            return None
        options = self._shown.options
        x_range, y_range = self.plot.view.viewRange()
        return figure_of(
            self.plot.lines.lines,
            metrics.AXES[options.axis],
            metrics.METRICS[self._shown.metric],
            logarithmic=(options.log_x, options.log_y),
            seen=((x_range[0], x_range[1]), (y_range[0], y_range[1])),
            smoothing=next(name for name, past in _PAST.items() if past == options.past),
            group=title_of(options.group) if options.group else "",
        )

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End the thread; return whether that was possible in time."""
        self._reading.shut_down()
        self.plot.lines.refining.stop()
        return self.jobs.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for place, line in enumerate(self.plot.lines.lines):
            line.style = style(place)
        self.plot.recolor()
        self.legend.refresh()
        self.progress.recolor()
        self.coin.recolor()
        self._picture.setPixmap(theme.pixmap("curve", theme.current().accent, 56, self.devicePixelRatioF()))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._reading.cancel()

    def _reader(self, known: list[Measurements]) -> Job[_Read]:
        """Return a job that reads the metric, unless that was done, and makes the curves."""
        runs = list(self.runs)
        metric = str(self.quantity.currentData())
        quantity = METRICS[metric].quantity
        options = Options(
            axis=str(self.axis.currentData()),
            past=_PAST[str(self.smoothing.currentData())],
            group=str(self.group.currentData()),
            log_x=self.log_x.isChecked(),
            log_y=self.log_y.isChecked(),
            least=-math.inf if quantity.least is None else quantity.least,
            most=math.inf if quantity.most is None else quantity.most,
        )

        def job(report: Report) -> _Read:
            measured = known or read(RunLibrary(), runs, metric, lambda: report.cancelled, report)
            return _Read(metric, measured, options, [] if report.cancelled else curves(measured, options))

        return job

    def _draw_again(self) -> None:
        """Show what was read in another way."""
        if self.measured and self._metric == self.quantity.currentData():
            self._reading.submit(self._reader(self.measured), self._show, self._on_failure)
        else:
            self.read()

    def _look_again(self) -> None:
        """Read runs again that are still being recorded, in a while and quietly."""
        self._reading.submit(self._reader([]), self._show, self._on_failure, delay=_LOOK_MS)

    def _on_failure(self, failure: Failure) -> None:
        self.progress.show_sentence(failure.sentence, "error", "trouble")

    def _on_progress(self, sentence: str, _fraction: float | None) -> None:
        self.progress.show_sentence(f"{sentence}…", "", "quiet")

    def _show(self, found: _Read) -> None:
        self.measured, self._metric, self._shown = found.measured, found.metric, found
        metric, options = METRICS[found.metric], found.options
        lines = [
            Line(curve, style(place), curve.runs not in self._hidden)
            for place, curve in enumerate(found.made)
        ]
        self.plot.show_lines(lines, AXES[options.axis], metric, logarithmic=(options.log_x, options.log_y))
        self.legend.show_lines(
            self.plot.lines.lines,
            log=options.log_y,
            title=tr("{group} (runs)", group=title_of(options.group)) * bool(options.group),
        )
        seen = (found.metric, options.axis, options.log_x, options.log_y, tuple(self.runs))
        if seen != self._ranged:
            self._ranged = seen
            self.plot.point_at(None)
            self.plot.reset()
        self._say_what_is_missing(found)
        as_copied = metrics.METRICS[found.metric]
        self.coin.show_sentence(against_coin(found.measured, as_copied), "info", "quiet")
        self._offer_groups()
        tables.show_values(self.values, self.measured, as_copied)
        tables.show_differences(self.settings, [one.run for one in self.measured])
        tables.show_steps(self.numbers, self.measured, as_copied)
        active = any(one.run.state in ("running", "paused") for one in self.measured)
        if active and self.isVisible() and not self._reading.busy:
            self._look_again()

    def _say_what_is_missing(self, found: _Read) -> None:
        gone = len(self.runs) - len(found.measured)
        empty = sum(not len(one.values) for one in found.measured)
        left_out = sum(curve.left_out for curve in found.made)
        parts = [
            tr("{gone} of the runs no longer exist.", gone=gone) if gone else "",
            tr("{empty} of the runs did not record this metric.", empty=empty) if empty else "",
            tr(
                "{left_out:,} values are not positive and cannot be shown on a logarithmic axis.",
                left_out=left_out,
            )
            if left_out
            else "",
            tr("Faint parts of a line are means over fewer runs.")
            if any(curve.counts is not None for curve in found.made)
            else "",
        ]
        self.progress.show_sentence(" ".join(filter(None, parts)), "info", "caution")

    def _offer_groups(self) -> None:
        """Offer the settings that differ; what was chosen stays if it still does."""
        keys = [one.key for one in differences([one.run.config for one in self.measured])]
        if [self.group.itemData(i) for i in range(1, self.group.count())] == keys:
            return
        chosen = self.group.currentData()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItem(tr("Each run"), "")
        for key in keys:
            self.group.addItem(tr("Mean by {key}", key=told(lowered(title_of(key)))), key)
        self.group.setCurrentIndex(max(self.group.findData(chosen), 0))
        self.group.blockSignals(False)
        if self.group.currentData() != chosen:
            self._draw_again()

    def _on_pointed(self, place: object) -> None:
        if not isinstance(place, float):
            self.legend.show_place(None, tr("Last"))
            return
        where = 10**place if self.log_x.isChecked() else place
        along = AXES[str(self.axis.currentData())]
        if along.unit:
            heading = f"{number(where, '.4g')} {along.unit}"
        else:
            heading = f"{told(along.name)} {number(where, ',.0f')}"
        self.legend.show_place(place, heading)

    def _on_toggled(self) -> None:
        self._hidden = {line.curve.runs for line in self.plot.lines.lines if not line.shown}
        self.plot.lines.redraw()

    def _on_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show the whole curves")).triggered.connect(self.plot.reset)
        menu.addAction(tr("Export &figure…\tCtrl+Shift+E")).triggered.connect(self.figure_asked)
        menu.popup(where)

    def _copy(self) -> None:
        table = self.tables.currentWidget()
        assert isinstance(table, CopyTable)
        table.copy_all()
        self.said.emit(tr("Copied {rowcount:,} rows as CSV.", rowcount=table.cells.rowCount()))

    def _connect(self) -> None:
        self.quantity.currentIndexChanged.connect(self.read)
        for box in (self.axis, self.smoothing, self.group):
            box.currentIndexChanged.connect(self._draw_again)
        for button in (self.log_x, self.log_y):
            button.toggled.connect(self._draw_again)
        self.reset_button.clicked.connect(self.plot.reset)
        self.figure_button.clicked.connect(self.figure_asked)
        self.plot.widget.menu_asked.connect(self._on_menu)
        self.plot.pointed.connect(self._on_pointed)
        self.legend.toggled.connect(self._on_toggled)

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        controls.setSpacing(theme.GRID)
        for box in (self.quantity, self.axis, self.smoothing, self.group):
            controls.addWidget(box, 3 if box in (self.quantity, self.group) else 2)
        for button in (self.log_x, self.log_y, self.reset_button, self.figure_button):
            button.setProperty("word", True)
            controls.addWidget(button)
        self.reset_button.setToolTip(tr("Show the whole curves again (Home)"))
        self.figure_button.setToolTip(tr("Export these curves as a figure (Ctrl+Shift+E)"))
        self.figure_button.setAccessibleName(tr("Export figure"))
        pictures = QSplitter(Qt.Orientation.Horizontal)
        pictures.setObjectName("compare-legend")
        pictures.setChildrenCollapsible(False)
        pictures.addWidget(self.plot)
        pictures.addWidget(self.legend)
        pictures.setSizes([620, 270])
        pictures.setStretchFactor(0, 1)
        self.tables.setDocumentMode(True)
        self.tables.tabBar().setDrawBase(False)
        for table, name in (
            (self.values, tr("Last and best")),
            (self.settings, tr("Settings that differ")),
            (self.numbers, tr("Every step")),
        ):
            table.setMinimumHeight(44)
            self.tables.addTab(table, name)
        self.copy_button.setProperty("word", True)
        self.copy_button.clicked.connect(self._copy)
        self.tables.setCornerWidget(self.copy_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("compare")
        split.setChildrenCollapsible(False)
        split.addWidget(pictures)
        split.addWidget(self.tables)
        split.setSizes([420, 200])
        split.setStretchFactor(0, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(controls)
        column.addWidget(self._notes())
        column.addWidget(split, 1)
        self._picture = QLabel()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty())
        self._pages.addWidget(full)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _notes(self) -> QWidget:
        """Return the place of what is said of the curves, which is kept: the curves never jump."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        for sign in (self.progress, self.coin):
            row.addWidget(sign, 1)
            sign.hide()
        place.setFixedHeight(self.progress.sizeHint().height())
        return place

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        for widget in (self._picture, label(tr("No runs to compare yet"), "large"), self.advice):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addStretch(3)
        self._picture.setPixmap(theme.pixmap("curve", theme.current().accent, 56, self.devicePixelRatioF()))
        return page


def _choice(name: str, words: dict[str, str]) -> QComboBox:
    box = Choice()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for value, word in words.items():
        box.addItem(word, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    return box


def _toggle(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setAccessibleDescription(tr("Logarithmic axis: {text}", text=text[-1]))
    return button
