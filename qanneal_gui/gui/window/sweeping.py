"""The sweep of the form in the window: started, queued, shown in the form again, and its runs found."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.gate import Gate
from qanneal_gui.gui.common.jobs import Failure, Jobs
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.sweep.card import SweepCard
from qanneal_gui.gui.sweep.jobs import check, reopen
from qanneal_gui.gui.sweep.varying import Varying
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.definition import Experiment
    from qanneal_gui.experiments.sweeps import Sweep
    from qanneal_gui.gui.experiments.view import ExperimentsView
    from qanneal_gui.gui.queue.page import QueuePage


class Sweeping(QObject):
    """Sees to it that Start and Queue mean the sweep while a setting is varied.

    Parameters
    ----------
    form : RunForm
    naming : Naming
    header : Header
    rooms : Rooms
        The experiments among them run sweeps, too; and sweeps wait in the queue.
    workspace : Workspace
    jobs : Jobs
        In which sweeps are planned and priced.
    gate : Gate
        In which one is checked that is wanted before that is done.

    Attributes
    ----------
    card : SweepCard
    changed : Signal
        There is a sweep now, or none any more, or why there cannot be one.
    varied : Signal
        What is varied, as `SweepCard.remembered` says it.
    said : Signal
        What was done, in words.
    refused : Signal
        Why there is no such sweep, in words.
    """

    changed = Signal()
    varied = Signal(dict)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        form: RunForm,
        naming: Naming,
        header: Header,
        rooms: Rooms,
        workspace: Workspace,
        jobs: Jobs,
        gate: Gate,
    ) -> None:
        super().__init__(form)
        self._gate = gate
        self._form, self._naming, self._header, self._workspace = form, naming, header, workspace
        self._rooms, self._jobs = rooms, jobs
        self.varying = Varying(form)
        self.card = SweepCard(self.varying, jobs)
        self.card.changed.connect(self._on_changed)
        rooms.queue.then(self._listen_to_queue)
        rooms.experiments.then(self._listen_to_experiments)

    @property
    def active(self) -> bool:
        """Whether anything is varied, so that Start and Queue mean the sweep."""
        return self.card.active

    @property
    def problem(self) -> str:
        """Why there is no sweep though a setting is varied; empty otherwise."""
        return self.card.problem

    def restore(self, remembered: Mapping[str, Any]) -> None:
        """Vary what was varied when the last window was left, once that is read."""
        if remembered:
            base = self._form.config() or RunConfig()
            self._jobs.submit(reopen(base, remembered), self._on_restored, self._on_not_restored)

    def follow(self, shown: RunConfig | None) -> None:
        """Plan the sweep of the run that the form describes now; None if it describes none."""
        self.card.show_base(shown)
        self._header.show_sweep(self.card.active)
        self._say_plan()

    def start(self, by_key: bool) -> bool:
        """Start the sweep; return whether there is one, or why not was said."""
        return self._do(lambda sweep, notes: self._start(sweep, notes, by_key))

    def put_into_queue(self) -> bool:
        """Let the sweep wait in the queue; return whether there is one, or why not was said."""
        return self._do(self._put)

    def show(self, experiment: "Experiment") -> None:
        """Put a sweep into the form, with the run whose settings it varies."""
        sweep = cast("Sweep", experiment)
        self._form.show_config(sweep.config, tr("run of the sweep"))
        self.card.show_settings(sweep.settings, sweep.axes)
        if self._workspace.tabs.wide:
            self._workspace.tabs.setCurrentIndex(0)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self.card.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.card.recolor()

    def _listen_to_queue(self, queue: "QueuePage") -> None:
        queue.editing_changed.connect(self._header.show_editing)
        queue.editing_changed.connect(self._naming.edit_entry)
        queue.editing_changed.connect(self._on_editing)
        queue.experiment_asked.connect(self._on_entry)
        queue.results_asked.connect(self._on_results)

    def _listen_to_experiments(self, experiments: "ExperimentsView") -> None:
        experiments.queued.connect(self._put)
        experiments.sweep_asked.connect(self.show)
        experiments.best_asked.connect(self._on_best)
        experiments.runs_asked.connect(self._on_runs)

    def _put(self, experiment: "Experiment", notes: str = "") -> None:
        self._rooms.queue().put_experiment(experiment, notes)

    def _turn_to_experiments(self) -> "ExperimentsView":
        experiments = self._rooms.experiments()
        self._workspace.tabs.setCurrentWidget(experiments)
        return experiments

    def _on_editing(self, number: int | None) -> None:
        self._rooms.experiments.then(lambda experiments: experiments.show_editing(number))

    def _do(self, what: Callable[["Sweep", str], object]) -> bool:
        base = self._form.config()
        if not self.card.active or base is None:
            return self.card.active
        if self.problem:
            self.refused.emit(tr("There is no such sweep: {problem}", problem=self.problem))
            return True
        name, notes = self._naming.typed()
        sweep = self.card.sweep(base, name)

        def then(_: object = None) -> None:
            self._naming.take()
            what(sweep, notes)

        if self.card.planned is not None:
            then()
        else:
            self._gate.ask(check(sweep), then, self._on_refused)
        return True

    def _on_refused(self, failure: Failure) -> None:
        self.refused.emit(tr("There is no such sweep: {sentence}", sentence=failure.sentence))

    def _start(self, sweep: "Sweep", notes: str, by_key: bool) -> None:
        # Its runs have no notes in common: these stay for the next run.
        self._naming.show_value(self._naming.value()[0], notes)
        self._turn_to_experiments().start_with(sweep, by_key)

    def _on_restored(self, sweep: "Sweep") -> None:
        if not self.active:
            self.card.show_settings(sweep.settings, sweep.axes)

    def _on_not_restored(self, failure: Failure) -> None:
        self.said.emit(failure.sentence)

    def _on_changed(self) -> None:
        if (now := self.card.remembered) is not None:
            self.varied.emit(now)
        self._header.show_sweep(self.card.active)
        self._say_plan()
        self.changed.emit()

    def _say_plan(self) -> None:
        planned = self.card.planned
        if self.card.active:
            told = f": {planned.sentence}" if planned is not None else ""
            self._workspace.empty.summary.setText(
                tr("Start sweep will make all runs of the sweep{told}.", told=told)
            )

    def _on_entry(self, experiment: "Experiment") -> None:
        """Show an entry of the queue where it can be changed."""
        if experiment.name == "sweep":
            self.show(experiment)
        else:
            self._turn_to_experiments().open_with(experiment)

    def _on_results(self, name: str) -> None:
        self._turn_to_experiments().open_last(name)

    def _on_best(self, best: RunConfig) -> None:
        varied = [axis.setting for axis in self.varying.axes]
        self._form.show_config(best, tr("best setting of the sweep"))
        self.card.clear()
        self._workspace.tabs.setCurrentIndex(0)
        if varied:
            self._form.show_field(varied[0])  # from where the keys undo it
        self.said.emit(tr("The form shows the run with the best setting of the sweep."))

    def _on_runs(self, tag: str) -> None:
        runs = self._rooms.runs()
        runs.filters.search.setText(f'tags ~ "{tag}"')
        self._workspace.tabs.setCurrentWidget(runs)
