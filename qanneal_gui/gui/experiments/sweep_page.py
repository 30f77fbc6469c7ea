"""The page of sweeps: what varies, what came of it by a metric and along a setting, and the best of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.definition import Experiment, Progress
from qanneal_gui.figures import Table
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import specs
from qanneal_gui.gui.common.flow import FlowLayout
from qanneal_gui.gui.common.metric_words import METRICS
from qanneal_gui.gui.common.setting_words import values_in_words
from qanneal_gui.gui.common.widgets import Card, enable, label
from qanneal_gui.gui.experiments.page import ExperimentPage
from qanneal_gui.gui.setup.editors import calm_combo
from qanneal_gui.runs import metrics
from qanneal_gui.runs.in_words import run_in_words
from qanneal_gui.support.progress import Throttle
from qanneal_gui.support.wording import english, shown, told, tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.sweeps import Axis, Sweep, SweepResult

RUNS = english("Runs of the sweep")
_FEW = 12


class SweepPage(ExperimentPage):
    """Everything about sweeps; they are described in the form of the run.

    Attributes
    ----------
    form_asked : Signal
        The `Sweep` shown, to be changed in the form of the run.
    best_asked : Signal
        A `RunConfig`: the run with the best settings, to be put into the form.
    run_opened, runs_asked : Signal
        A run to show the curves of; the tag of all runs, to find them by.
    """

    form_asked = Signal(object)
    best_asked = Signal(object)
    run_opened = Signal(str)
    runs_asked = Signal(str)
    left_out: ClassVar[tuple[str, ...]] = ("vary", "preset", "overrides", "metric")

    def __init__(self, experiment: Experiment) -> None:
        self._given: RunConfig | None = getattr(experiment, "given", None)
        self._told = label("", "small", wrap=True)
        self._drawing = Throttle()
        self._specs = {spec.key: spec for spec in specs()}
        super().__init__(experiment)
        self.published.hide()
        self._tell(cast("Sweep", experiment))

    @override
    def experiment(self) -> Experiment | None:
        settings = self.form.settings()
        return None if settings is None else cast("Experiment", self._make(settings, self._given))

    @override
    def show_settings(self, experiment: Experiment) -> None:
        sweep = cast("Sweep", experiment)
        self._given = sweep.given
        self._tell(sweep)
        super().show_settings(experiment)

    @override
    def show_progress(self, progress: Progress, records: list[dict[str, Any]]) -> None:
        due = progress.is_last or self._drawing.due(0.2 + 5e-4 * len(self.records))
        self.records += records
        super().show_progress(self._drawn(progress) if due else replace(progress, figures=(), tables=()), [])

    @override
    def show_kept(self, kept: Any) -> None:
        super().show_kept(kept)
        if not self.running:
            self._redraw()

    @property
    def sweep(self) -> "Sweep":
        """The sweep whose results are shown."""
        return cast("Sweep", self.shown_experiment)

    @override
    def _lay_out_top(self, top: QLayout) -> None:
        # Beside the metric they would take a line of their own from the figure.
        self.best_button = QPushButton(tr("Best setting → form"))
        self.best_button.setToolTip(tr("Put the run with the best mean of this metric into the form"))
        self.best_button.clicked.connect(self._on_best)
        self.runs_button = QPushButton(tr("Show the runs"))
        self.runs_button.setToolTip(tr("Show all runs of this sweep on the page Runs"))
        self.runs_button.clicked.connect(self._on_runs)
        self._enable(None)
        for button in (self.best_button, self.runs_button):
            top.addWidget(button)

    @override
    def _lay_out_more(self, side: Card) -> None:
        side.body.addWidget(self._told)
        self.form_button = QPushButton(tr("Change in the form"))
        self.form_button.setToolTip(
            tr("Put the run and what varies into the form, where all of it can be changed")
        )
        self.form_button.setProperty("word", True)
        self.form_button.clicked.connect(self._on_form_asked)
        side.body.addWidget(self.form_button)

    @override
    def _around_results(self) -> QWidget:
        self.metrics, self.along = calm_combo(), calm_combo()
        for combo, name, sentence in (
            (
                self.metrics,
                tr("Metric"),
                tr("What is drawn and listed, and by which the best setting is chosen"),
            ),
            (self.along, tr("Along x"), tr("The setting along the x axis")),
        ):
            combo.setAccessibleName(name)
            combo.setToolTip(sentence)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self._redraw)
        tools = QWidget()
        row = FlowLayout(theme.GRID)
        tools.setLayout(row)
        for text, combo in ((tr("Metric"), self.metrics), (tr("along"), self.along)):
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(text, "quiet"))
            line.addWidget(combo)
            row.addWidget(pair)
        self.results.opened.connect(self._on_opened)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(tools)
        column.addWidget(self.results, 1)
        return around

    def _tell(self, sweep: "Sweep") -> None:
        """Say what varies, and in which run."""
        lines = [
            f"{told(axis.title)}: {values_in_words(self._specs[axis.setting], axis.values, _FEW)}"
            for axis in _axes(sweep)
            if axis.setting in self._specs
        ]
        run = shown(run_in_words(run_config.as_dict(sweep.config)))
        self._told.setText("\n".join([*lines, tr("Run: {run}", run=run)]))

    def _offer(self, sweep: "Sweep") -> None:
        """Offer the metrics, and the settings that vary."""
        from qanneal_gui.experiments.sweeps import METRIC_NAMES

        axes = _axes(sweep)
        if not self.metrics.count():
            for name in METRIC_NAMES:
                self.metrics.addItem(METRICS[name].title if name in METRICS else name, name)
            self.metrics.setCurrentIndex(max(0, self.metrics.findData(sweep.settings.metric)))
        if [axis.setting for axis in axes] != [self.along.itemData(i) for i in range(self.along.count())]:
            self.along.clear()
            for axis in axes:
                self.along.addItem(told(axis.title), axis.setting)
        self.along.setEnabled(len(axes) > 1)

    def _result(self) -> "SweepResult | None":
        """Return what came of the runs so far, with the chosen setting as the first axis."""
        self._offer(self.sweep)
        found = result_of_records(self.sweep, self.records)
        chosen = self.along.currentData()
        if found is None or chosen is None:
            return found
        return replace(found, axes=tuple(sorted(found.axes, key=lambda axis: axis.setting != chosen)))

    def _drawn(self, progress: Progress) -> Progress:
        """Return a progress with the figure and the tables of the metric and the setting chosen."""
        from qanneal_gui.experiments.sweeps import figure, table

        result = self._result()
        if result is None or not any(outcome.complete for outcome in result.outcomes):
            self._enable(None)
            return replace(progress, figures=(), tables=())
        self._enable(result)
        metric = str(self.metrics.currentData())
        return replace(
            progress,
            figures=(figure(result, metric),),
            tables=(table(result, metric), self._runs(result, metric)),
        )

    def _enable(self, result: "SweepResult | None") -> None:
        best = result.best(str(self.metrics.currentData())) if result is not None else None
        enable({self.best_button: best is not None, self.runs_button: result is not None})

    def _redraw(self) -> None:
        """Show the same results by another metric, or along another setting."""
        if self.progress is not None:
            self.progress = self._drawn(self.progress).after(self.progress)
            self.results.show_progress(self.progress)
            result = self._result()
            if result is not None and not self.running:
                self.conclusion.setText(result.finding(str(self.metrics.currentData())))

    def _runs(self, result: "SweepResult", metric: str) -> Table:
        """Return the runs one by one, the order of the records."""
        known = metrics.METRICS.get(metric)
        rows = []
        for outcome in result.outcomes:
            value = outcome.metrics.get(metric)
            text = "–" if value is None else known.quantity.text(value) if known else f"{value:.4g}"
            rows.append((outcome.name, outcome.state, text))
        heading = known.quantity.called(known.title) if known else metric
        note = english("A double click, or Return, opens the curves of a run.")
        return Table(
            RUNS,
            (english("Run"), english("State"), heading),
            tuple(rows),
            note=note,
            numeric=(False, False, True),
        )

    def _on_opened(self, title: str, row: int) -> None:
        result = result_of_records(self.sweep, self.records)
        if title == RUNS and result is not None and row < len(result.outcomes):
            self.run_opened.emit(result.outcomes[row].run)

    def _on_best(self) -> None:
        result = self._result()
        best = result.best(str(self.metrics.currentData())) if result is not None else None
        if result is not None and best is not None:
            self.best_asked.emit(run_config.changed(self.sweep.config, result.words(best)))

    def _on_runs(self) -> None:
        if group := _group(self.records):
            self.runs_asked.emit(group)

    def _on_form_asked(self) -> None:
        if (shown := self.experiment()) is not None:
            self.form_asked.emit(shown)


def result_of_records(sweep: "Sweep", records: list[dict[str, Any]]) -> "SweepResult | None":
    """Return what came of the runs that records tell of; None if there are none."""
    from qanneal_gui.experiments.sweeps import Outcome, SweepResult

    outcomes = tuple(
        Outcome(
            record["run"],
            record["name"],
            record["state"],
            record["message"],
            _values(record["settings"]),
            record["metrics"],
        )
        for record in records
        if record["type"] == "trial"
    )
    if not outcomes:
        return None
    return SweepResult(_group(records), _axes(sweep), outcomes, sweep.settings.seeds)


def _values(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings as a config holds them: JSON knows no tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in settings.items()}


def _group(records: list[dict[str, Any]]) -> str:
    return next((str(record["group"]) for record in records if record.get("group")), "")


def _axes(sweep: "Sweep") -> "tuple[Axis, ...]":
    """Return what varies; nothing if that can be read no more."""
    try:
        return sweep.axes
    except QannealError:
        return ()
