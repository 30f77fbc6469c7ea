"""The overview of all experiments, and the page of the one that was opened."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments import kept
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.experiments.kept import Kept, Reopened
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.gate import Gate
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.remedies import CONNECTION, Remedy, place_of
from qanneal_gui.gui.common.spending import SpendingQuestion
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.common.writing import after_colon
from qanneal_gui.gui.experiments.card import ExperimentCard, cost_words
from qanneal_gui.gui.experiments.checking import Asked, check
from qanneal_gui.gui.experiments.page import ExperimentPage
from qanneal_gui.gui.experiments.pricing import Pricing
from qanneal_gui.gui.experiments.runner import ExperimentEnd, Runner
from qanneal_gui.gui.experiments.saving import Saver
from qanneal_gui.gui.experiments.sweep_page import SweepPage
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.wording import told, tr

_WAIT = tr("{} is running; stop it or wait until it has finished.")
_CHECKING = tr("The settings are being checked; it starts when that is done.")

_Last = tuple[list[Kept], dict[str, Reopened]]
"""All results, the newest first, and the newest one of each experiment."""


class ExperimentsView(QWidget):
    """The tab: cards, pages, and the one runner.

    The experiments are loaded when the tab is first shown, off the window's thread: they bring the
    samplers along.

    Attributes
    ----------
    queued : Signal
        An `Experiment` that is to wait in the queue.
    sweep_asked, best_asked : Signal
        A `Sweep` that is to be changed in the form of the run; the `RunConfig` of the best run of one.
    run_opened, runs_asked : Signal
        A run to show the curves of; a tag, the runs with which are to be shown.
    said : Signal
        What happened, in words.
    failed : Signal
        A `Failure`.
    figure_asked : Signal
        Which figure of the page shown is to be exported, from 0.
    """

    queued = Signal(object)
    sweep_asked = Signal(object)
    best_asked = Signal(object)
    run_opened = Signal(str)
    runs_asked = Signal(str)
    said = Signal(str)
    failed = Signal(object)
    figure_asked = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._reopening = Newest(jobs, parent=self)
        self._loaded = False
        self.runner = Runner(self)
        self.saver = Saver(self, jobs)
        self.question = SpendingQuestion(self)
        self.gate = Gate(self)
        self._remedies: Callable[[str], Remedy | None] = lambda _sentence: None
        self._checked = ""
        self.cards: dict[str, ExperimentCard] = {}
        self.pages: dict[str, ExperimentPage] = {}
        self.pricing = Pricing(jobs, self.cards, self.pages, self)
        self._running = ""
        self._editing: int | None = None
        self._ready = False
        self._when_ready: list[Callable[[], object]] = []
        overview = QWidget()
        self._column = QVBoxLayout(overview)
        self._column.setContentsMargins(0, theme.GRID, 2, 0)
        self._column.setSpacing(theme.GRID)
        self._introduction = label(tr("Loading the experiments…"), "quiet", wrap=True)
        self._column.addWidget(self._introduction)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GRID)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(overview)
        self.stack = QStackedWidget()
        self.stack.addWidget(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self.gate.changed.connect(self._tell_others)
        self.gate.said.connect(self.said)
        self.runner.progressed.connect(self._on_progress)
        self.runner.ended.connect(self._on_ended)
        self.saver.said.connect(self.said)
        self.saver.failed.connect(self.failed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def lead(self, remedies: Callable[[str], Remedy | None]) -> None:
        """Offer beside a limit that would be reached what leads to it."""
        self._remedies = remedies

    def open_with(self, experiment: Experiment) -> None:
        """Show the page of an experiment with these settings."""
        self._when(partial(self._open_with, experiment))

    def open_last(self, name: str) -> None:
        """Show the page of an experiment with its newest result."""
        self._when(partial(self.open, name))
        self._when(partial(self._jobs.submit, _last_results, self._show_last))

    def start_with(self, experiment: Experiment, by_key: bool) -> None:
        """Start an experiment with these settings, as by the button on its page."""
        self._when(partial(self._start_with, experiment, by_key))

    def show_editing(self, number: int | None) -> None:
        """Say that an entry of the queue is edited, by its number; None if none is."""
        self._editing = number
        for page in self.pages.values():
            page.show_editing(number)

    def open(self, name: str) -> None:
        """Show the page of an experiment."""
        page = self.pages[name]
        self.stack.setCurrentWidget(page)
        self.pricing.follow(page.experiment())

    def show_overview(self) -> None:
        """Show all cards."""
        self.stack.setCurrentIndex(0)

    def start(self, name: str) -> None:
        """Start an experiment with the settings of its page, unless another one is running."""
        page = self.pages[name]
        experiment = page.experiment()
        if self.runner.active or experiment is None:
            self.open(name)
            return
        self._begin(name, experiment)

    def _load(self) -> None:
        if not self._loaded:
            self._loaded = True
            self._jobs.submit(_load, self._build, self._on_not_loaded)

    def _when(self, do: Callable[[], object]) -> None:
        """Do something once the experiments are loaded, with their last results."""
        if self._ready:
            do()
        else:
            self._when_ready.append(do)
            self._load()

    def _open_with(self, experiment: Experiment) -> None:
        page = self.pages[experiment.name]
        if not page.running:
            page.show_settings(experiment)
            page.show_cost(None)
        self.open(page.name)

    def _start_with(self, experiment: Experiment, by_key: bool) -> None:
        if self.runner.active:
            title = self.pages[self._running].title
            self.said.emit(
                tr(
                    "{title} is running; wait until it has finished, or let this wait in the queue.",
                    title=title,
                )
            )
            return
        self._open_with(experiment)
        self._on_asked(experiment.name, by_key)

    def _on_asked(self, name: str, by_key: bool) -> None:
        """Start an experiment that can begin.

        One that spends QPU time needs a token, and is asked about if a key wants it, or if the month's limit
        would halt it.
        """
        page = self.pages[name]
        experiment, cost = page.experiment(), page.known_cost
        if self.runner.active or experiment is None or (cost is not None and not cost.submissions):
            self.start(name)
        elif not self.question.show_again() and not self.gate.busy:
            self._checked = name
            then = partial(self._on_checked, experiment, by_key)
            self.gate.ask(check(experiment, cost), then, partial(self._on_unchecked, experiment))

    def _on_checked(self, experiment: Experiment, by_key: bool, found: Asked) -> None:
        begin = partial(self._begin, experiment.name, experiment)
        if not found.cost.submissions or not (by_key or found.shortfall):
            begin()
            return
        told = f"{cost_words(found.cost)} {in_window(found.shortfall)}".rstrip()
        remedy = self._remedies(found.shortfall)
        self.question.ask(
            tr("Start {experiment} on the D-Wave QPU?", experiment=experiment.title),
            told,
            begin,
            remedy=remedy,
        )

    def _on_unchecked(self, experiment: Experiment, failure: Failure) -> None:
        """Say why an experiment does not start: at its settings, or, of what is not theirs, in a dialog."""
        if place_of(failure.sentence) == CONNECTION:
            self.failed.emit(failure)
            return
        self.open(experiment.name)
        self.pricing.refuse(experiment, failure)
        self.said.emit(f"{experiment.title}: {after_colon(in_window(failure.sentence))}")

    def _begin(self, name: str, experiment: Experiment) -> None:
        if self.runner.active:
            return
        page = self.pages[name]
        self.open(name)
        self._running = name
        page.begin(experiment)
        self.runner.start(experiment)
        self._tell_others()
        self.said.emit(tr("{page} is running.", page=page.title))

    def stop(self) -> None:
        """Stop the experiment that is running, keeping what is done; or do not start what is checked."""
        if self.gate.give_up():
            return
        self.runner.stop()
        self._tell_others()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what is running, for the window's own end; return whether it ended in time."""
        self.pricing.shut_down()
        self._reopening.shut_down()
        self.question.shut_down()
        checked = self.gate.shut_down(milliseconds)
        return self.runner.shut_down(milliseconds) and checked

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for page in self.pages.values():
            page.recolor()
        for card in self.cards.values():
            card.picture.update()

    def _on_not_loaded(self, failure: Failure) -> None:
        self._introduction.setText(failure.sentence)

    def _build(self, found: list[Experiment]) -> None:
        self._introduction.setText(
            tr(
                "Every figure and table of the paper, reproduced here and compared with "
                "the published numbers, and sweeps over the settings of a run."
            )
        )
        for index, experiment in enumerate(found):
            card, page = ExperimentCard(experiment), self._page(experiment)
            card.opened.connect(self.open)
            card.started.connect(self._on_asked)
            card.stop_asked.connect(page.stop)
            page.back_asked.connect(self.show_overview)
            page.start_asked.connect(self._on_start)
            page.queue_asked.connect(self._on_queue)
            page.stop_asked.connect(self.stop)
            page.export_asked.connect(self._on_export)
            page.figure_asked.connect(self.figure_asked)
            page.changed.connect(self._on_changed)
            page.earlier.chosen.connect(self._reopen)
            page.earlier.unwanted.connect(self._on_unwanted)
            page.show_editing(self._editing)
            self.cards[card.name], self.pages[page.name] = card, page
            self._grid.addWidget(card, index // 2, index % 2)
            self.stack.addWidget(page)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        # Before the costs, which take longer.
        self._jobs.submit(_last_results, self._show_last)
        for experiment in found:
            self.pricing.price(experiment)

    def _page(self, experiment: Experiment) -> ExperimentPage:
        if experiment.name != "sweep":
            return ExperimentPage(experiment)
        page = SweepPage(experiment)
        page.form_asked.connect(self.sweep_asked)
        page.best_asked.connect(self.best_asked)
        page.run_opened.connect(self.run_opened)
        page.runs_asked.connect(self.runs_asked)
        return page

    def _show_last(self, found: _Last) -> None:
        """Show the newest result of every experiment, as it was before the window was opened."""
        there, newest = found
        for name, page in self.pages.items():
            page.earlier.show_results([one for one in there if one.experiment == name])
            last = newest.get(name)
            self._picture(name, last)
            if last is not None and page.progress is None and not page.running:
                page.show_kept(last)
                self._price(page)
        self._ready = True
        waiting, self._when_ready = self._when_ready, []
        for do in waiting:
            do()

    def _reopen(self, result: str) -> None:
        """Show a result that was kept."""
        self._reopening.submit(
            lambda _: kept.reopen(RunLibrary(), result), self._show_kept, self._on_not_reopened
        )

    def _show_kept(self, result: Reopened) -> None:
        page = self.pages[result.about.experiment]
        page.show_kept(result)
        self._price(page)

    def _on_not_reopened(self, failure: Failure) -> None:
        self.failed.emit(failure)

    def _on_unwanted(self, result: str) -> None:
        page = self.shown_page()

        def forget(report: Report) -> _Last:
            kept.remove(RunLibrary(), result)
            return _last_results(report)

        def show(found: _Last) -> None:
            if page is not None:
                page.show_none()
            self.said.emit(tr("Deleted the result; its runs stay under Runs."))
            self._show_last(found)

        self._jobs.submit(forget, show, self._on_not_reopened)

    def _picture(self, name: str, last: Reopened | None) -> None:
        figures = last.progress.figures if last else ()
        self.cards[name].picture.show_figure(figures[0] if figures else None)

    def _price(self, page: ExperimentPage) -> None:
        """Work out what the settings that were taken over cost, for page and card."""
        if (experiment := page.experiment()) is not None:
            page.show_cost(None)
            self.pricing.price(experiment)

    def shown_page(self) -> ExperimentPage | None:
        """Return the page of the experiment that is open; None for the overview."""
        page = self.stack.currentWidget()
        return page if isinstance(page, ExperimentPage) else None

    def _on_start(self, by_key: bool) -> None:
        if page := self.shown_page():
            self._on_asked(page.name, by_key)

    def _on_queue(self) -> None:
        page = self.shown_page()
        experiment = page.experiment() if page else None
        if experiment is not None:
            self.queued.emit(experiment)

    def _on_export(self) -> None:
        page = self.shown_page()
        if page and page.progress:
            self.saver.ask(
                page.shown_experiment, page.progress, page.records, published=page.published.isChecked()
            )

    def _on_changed(self) -> None:
        if page := self.shown_page():
            page.show_cost(None)
            self.pricing.follow(page.experiment())

    def _on_progress(self, progress: Any, records: Any) -> None:
        self.pages[self._running].show_progress(progress, records)
        self.cards[self._running].show_progress(progress.fraction, progress.sentence)

    def _on_ended(self, ended: ExperimentEnd) -> None:
        page = self.pages[self._running]
        sentence = page.end(ended)
        self.cards[self._running].show_status(sentence)
        if ended.failure is not None and not ended.failure.expected:
            self.failed.emit(ended.failure)
        self.said.emit(f"{page.title}: {after_colon(sentence)}")
        self._running = ""
        self._tell_others()
        self._jobs.submit(_last_results, self._show_last)

    def _tell_others(self) -> None:
        busy = self._running or (self._checked if self.gate.busy else "")
        why = _WAIT.format(told(self.pages[busy].title)) if self._running else _CHECKING if busy else ""
        if self._checked and not self._running:
            self.pages[self._checked].show_checking(checking=self.gate.busy)
        for name, page in self.pages.items():
            running = name == self._running
            waits = "" if running else why
            page.wait_for(waits)
            self.cards[name].show_running(running=running, stopping=page.stopping, waits=waits)
        if not self.gate.busy:
            self._checked = ""


def _last_results(_: Report) -> _Last:
    library = RunLibrary()
    there, newest = kept.results(library), dict[str, Reopened]()
    for one in there:
        if one.experiment not in newest:
            with contextlib.suppress(QannealError):
                newest[one.experiment] = kept.reopen(library, one.id)
    return there, newest


def _load(_: Report) -> list[Experiment]:
    from qanneal_gui.experiments.registry import EXPERIMENTS

    return [kind() for kind in EXPERIMENTS.values()]
