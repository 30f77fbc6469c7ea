"""The page of one experiment: its settings on the left, its results on the right."""

from typing import Any, ClassVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qanneal_gui.experiments.definition import Cost, Experiment, Progress
from qanneal_gui.experiments.kept import Reopened
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.column import Column
from qanneal_gui.gui.common.double_click import Presses
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.flow import FlowLayout
from qanneal_gui.gui.common.spending import SpendingButton
from qanneal_gui.gui.common.widgets import Card, Sign, enable, label, tooltip
from qanneal_gui.gui.common.writing import write_date, write_estimate
from qanneal_gui.gui.experiments.card import STOP, STOP_NOW, cost_words
from qanneal_gui.gui.experiments.earlier import EarlierResults
from qanneal_gui.gui.experiments.form import SettingsForm
from qanneal_gui.gui.experiments.results import ResultsArea
from qanneal_gui.gui.experiments.runner import ExperimentEnd
from qanneal_gui.support.wording import told, tr

_SETTINGS_WIDTH = 324
_KEPT_SIGNS = {
    "finished": ("ok", "good"),
    "stopped": ("stop", "quiet"),
    "failed": ("error", "trouble"),
}
_QUEUE = tr("Let it wait in the queue with these settings")
_STOPPED = {"compare": tr("Stopped; finished trials are kept, and Start continues from there.")}


class ExperimentPage(QWidget):
    """Everything about one experiment.

    Attributes
    ----------
    start_asked, queue_asked, stop_asked, back_asked, export_asked, changed : Signal
        What the user pressed, Start by a key or not; ``changed`` after every change of a setting.
    figure_asked : Signal
        Which figure is to be exported, from 0.
    """

    start_asked = Signal(bool)
    queue_asked = Signal()
    stop_asked = Signal()
    back_asked = Signal()
    export_asked = Signal()
    changed = Signal()
    figure_asked = Signal(int)
    left_out: ClassVar[tuple[str, ...]] = ()
    """Settings that have no field here."""

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        # Every experiment is made with its settings; a protocol cannot say so.
        self._make: Any = type(experiment)
        self.name, self.title = experiment.name, experiment.title
        self.shown_experiment = experiment
        self.progress: Progress | None = None
        self.known_cost: Cost | None = None
        self.records: list[dict[str, Any]] = []
        self.running = self._stopping = self._checking = False
        self._waits = self._refusal = ""
        self._presses = Presses()
        self.form = SettingsForm(experiment.name, experiment.settings, self.left_out)
        self.form.changed.connect(self._on_changed)
        self.results, self.earlier = ResultsArea(), EarlierResults(experiment.title)
        self.results.figure_asked.connect(self.figure_asked)
        self.cost, self.status = label("", "small", wrap=True), Sign("body")
        self.conclusion = label("", "small", wrap=True)
        self._advice = label("", "quiet", wrap=True)
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress of {experiment}", experiment=experiment.title))
        self._buttons(experiment)
        self._lay_out(experiment)
        self._settle()

    def experiment(self) -> Experiment | None:
        """Return the experiment with the settings entered, or None while something is wrong."""
        settings = self.form.settings()
        return None if settings is None else cast("Experiment", self._make(settings))

    def show_settings(self, experiment: Experiment) -> None:
        """Enter the settings of an experiment, to be started or queued."""
        self.form.show_settings(experiment.settings)
        self._settle()

    def show_editing(self, number: int | None) -> None:
        """Say that the queue waits for an entry that is edited, by its number; None if it does not."""
        self.queue_button.setText(tr("Queue") if number is None else tr("Save entry"))

    def show_cost(self, cost: Cost | None) -> None:
        """Say what it will cost with the settings entered; None while that is not known."""
        self.known_cost, self._refusal = cost, ""
        self.cost.setText(cost_words(cost) if cost else self.form.problem)
        self._settle()

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be started with the settings entered."""
        self.known_cost, self._refusal = None, sentence
        self.cost.setText(sentence)
        self._settle()

    def begin(self, experiment: Experiment) -> None:
        """Show that the experiment starts."""
        self.shown_experiment = experiment
        self.running, self.progress, self.records = True, None, []
        self._stopping = False
        self.results.clear()
        self.conclusion.clear()
        self.status.show_sentence(tr("Starting…"), "busy", "quiet")
        self._settle()

    def show_progress(self, progress: Progress, records: list[dict[str, Any]]) -> None:
        """Show how far it is, and what it has found."""
        # A progress without figures or tables has nothing new to show.
        if self.progress is not None:
            progress = progress.after(self.progress)
        self.progress = progress
        self.records += records
        seconds = progress.seconds_left
        left = "" if seconds is None else tr(" {seconds} left.", seconds=write_estimate(seconds).capitalize())
        self.status.show_sentence(f"{told(progress.sentence.rstrip('.'))}.{left}", "busy", "quiet")
        self.bar.setValue(round(1000 * progress.fraction))
        self.results.show_progress(progress)
        self._settle()

    def show_kept(self, kept: Reopened) -> None:
        """Show a result that was kept, with the settings that it had; not while another one is made."""
        if self.running:
            return
        self.shown_experiment, self.records = kept.experiment, kept.records
        self.progress = kept.progress
        self.show_settings(kept.experiment)
        self.results.clear()
        self.results.show_progress(kept.progress)
        sign, meaning = _KEPT_SIGNS.get(kept.about.state, ("info", "quiet"))
        when = write_date(kept.about.created)
        self.status.show_sentence(
            tr("Result of {when}, {state}.", when=when, state=kept.about.state), sign, meaning
        )
        self.conclusion.setText(kept.about.sentence)
        self._settle()

    def show_none(self) -> None:
        """Show no result any more."""
        if not self.running:
            self.progress, self.records = None, []
            self.results.clear()
            self.conclusion.clear()
            self.status.show_sentence("", "")
            self._settle()

    def end(self, ended: ExperimentEnd) -> str:
        """Show what came of it; return it as a sentence."""
        self.running = False
        if ended.failure is not None:
            sentence, sign = in_window(ended.failure.sentence), ("error", "trouble")
        elif ended.stopped:
            sentence, sign = (
                _STOPPED.get(self.name, tr("Stopped; the results so far are kept.")),
                ("stop", "quiet"),
            )
        else:
            sentence, sign = tr("Finished."), ("ok", "good")
        self.status.show_sentence(sentence, *sign)
        self.conclusion.setText("" if ended.failure or not self.progress else self.progress.sentence)
        self._settle()
        return sentence

    def wait_for(self, why: str) -> None:
        """Say what has to end before this can start; empty when nothing has."""
        self._waits = why
        self._settle()

    def show_checking(self, *, checking: bool) -> None:
        """Say that it starts as soon as its settings are checked; Stop gives that up."""
        self._checking = checking
        self.status.show_sentence(tr("Checking the settings…") if checking else "", "busy", "quiet")
        self._settle()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.form.recolor()
        self.results.recolor()
        self.status.recolor()

    def _buttons(self, experiment: Experiment) -> None:
        self.back_button = QPushButton(tr("‹ All experiments"))
        self.start_button, self.stop_button = SpendingButton(tr("Start")), QPushButton(tr("Stop"))
        self.start_button.setProperty("primary", True)
        self.queue_button = QPushButton(tr("Queue"))
        self.export_button = QPushButton(tr("Export…"))
        self.figure_button = QPushButton(tr("Figure…"))
        self.figure_button.setToolTip(tr("Export one of the figures for a paper (Ctrl+Shift+E)"))
        self.export_button.setToolTip(tr("Export everything as one HTML page, or as CSV, SVG or PNG."))
        self.published = QCheckBox(tr("Published values"))
        self.published.setChecked(True)
        for button, asked in (
            (self.back_button, self.back_asked),
            (self.queue_button, self.queue_asked),
            (self.stop_button, self.stop),
            (self.export_button, self.export_asked),
            (self.figure_button, self._on_figure),
        ):
            button.clicked.connect(asked)
        self.start_button.asked.connect(self.start_asked)
        buttons = (self.back_button, self.start_button, self.queue_button, self.stop_button)
        for button in (*buttons, self.figure_button, self.export_button):
            button.setAccessibleName(f"{told(experiment.title)}: {button.text().strip('‹… ')}")
        self.published.toggled.connect(self.results.show_published)

    def _lay_out(self, experiment: Experiment) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        title, above = label(experiment.title, "title"), Qt.AlignmentFlag.AlignTop
        title.setMinimumHeight(self.back_button.sizeHint().height())
        top.addWidget(self.back_button, 0, above)
        top.addWidget(title, 0, above)
        # In two lines where one has no room for them: the page must not be wider than the window.
        tools = FlowLayout(theme.GRID, at_end=True)
        self._lay_out_top(tools)
        for tool in (self.earlier, self.published, self.figure_button, self.export_button):
            tools.addWidget(tool)
        top.addLayout(tools, 1)
        side = Card()
        side.body.addWidget(label(experiment.sentence, "quiet", wrap=True))
        side.body.addWidget(label(experiment.paper, "small", wrap=True))
        self._lay_out_more(side)
        side.body.addWidget(self.form)
        side.body.addWidget(self.cost)
        row = QHBoxLayout()
        for button in (self.start_button, self.queue_button, self.stop_button):
            row.addWidget(button, 1)
        side.body.addLayout(row)
        side.body.addWidget(self.bar)
        side.body.addWidget(self.status)
        side.body.addWidget(self.conclusion)
        side.body.addStretch(1)
        empty = Card()
        empty.body.addWidget(self._advice, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._around_results())
        body = QHBoxLayout()
        body.setSpacing(theme.GRID)
        body.addWidget(Column(side, _SETTINGS_WIDTH))
        body.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(top)
        column.addLayout(body, 1)

    def _lay_out_top(self, top: QLayout) -> None:
        """Add what is done with the results shown."""

    def _lay_out_more(self, side: Card) -> None:
        """Add what stands between the experiment's sentence and its settings."""

    def _around_results(self) -> QWidget:
        """Return the results with what belongs to them."""
        return self.results

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop; told again, it stops now."""
        return self.running and self._stopping

    def stop(self) -> None:
        """Ask for the experiment to stop after its current step; the second time, now."""
        if self._checking:
            self.stop_asked.emit()
        # The second press means more than the first.
        elif self._presses.again() or not self._stopping:
            self._stopping = True
            self._settle()
            self.stop_asked.emit()

    def _on_figure(self) -> None:
        self.figure_asked.emit(self.results.figure_in_focus())

    def _on_changed(self) -> None:
        self.form.settings()
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        shown = self.progress is not None and bool(self.progress.figures or self.progress.tables)
        self._pages.setCurrentIndex(1 if shown else 0)
        self._advice.setText(
            tr("The first results will appear here.")
            if self.running
            else tr("No results yet: choose the settings on the left, then press Start.")
        )
        self.export_button.setEnabled(shown)
        self.figure_button.setEnabled(self.progress is not None and bool(self.progress.figures))
        printed = not shown or _has_published(self.progress)
        self.published.setEnabled(printed)
        self.published.setToolTip(
            tr("Show the paper's numbers beside ours.")
            if printed
            else tr("The paper gives no numbers for this.")
        )
        at_work = self.running or self._checking
        may_queue = not at_work and not self.form.problem and not self._refusal
        may_start = may_queue and not self._waits
        for button in (self.start_button, self.queue_button):
            waits = self._waits if button is self.start_button else ""
            usual = _QUEUE if button is self.queue_button else ""
            button.setToolTip(tooltip(self.form.problem or self._refusal or waits) or usual)
        enable({self.start_button: may_start, self.queue_button: may_queue, self.stop_button: at_work})
        self.stop_button.setText(tr("Stop now") if self.running and self._stopping else tr("Stop"))
        self.stop_button.setToolTip(STOP_NOW if self._stopping else STOP)
        self.bar.setVisible(self.running)
        self.form.setEnabled(not self.running)
        self.earlier.setEnabled(not self.running)


def _has_published(progress: Progress | None) -> bool:
    figures, tables = (progress.figures, progress.tables) if progress else ((), ())
    panels = [panel for figure in figures for panel in figure.panels]
    drawn = any(s.published for p in panels for s in p.series) or any(
        m.published for p in panels for m in p.marks
    )
    return drawn or any(table.published for table in tables)
