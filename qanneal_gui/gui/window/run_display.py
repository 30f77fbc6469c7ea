"""What a run looks like while it runs, and afterwards: from its events to figures and curves."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from qanneal_gui.config import BudgetConfig, kinds, parse
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.jobs import Failure, Job
from qanneal_gui.gui.common.metric_words import DECISIVE
from qanneal_gui.gui.common.paced import Paced
from qanneal_gui.gui.common.writing import write_date, write_duration
from qanneal_gui.gui.run.control import RunControl, State, recorded_state
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.resume_bar import EndedRun
from qanneal_gui.gui.run.troubles import Troubles
from qanneal_gui.gui.run.worker import Note
from qanneal_gui.gui.window.drawing import Drawing
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.progress import Pace
from qanneal_gui.support.wording import shown, tr, verbatim

if TYPE_CHECKING:
    from qanneal_gui.annealing.samplers import SamplerReport
    from qanneal_gui.gui.window.seen import Seen
    from qanneal_gui.runs.records import RunRecord
    from qanneal_gui.runs.step_notes import StepNote
    from qanneal_gui.training.diagnostics.watcher import Watcher
    from qanneal_gui.training.events import RunFinished, RunPaused, RunStarted, StepEvent, Trouble

_RECENT = 50
"""Steps over which the pace is averaged."""

_READ_MS = 200
"""Figures that change all the time are changed so seldom: nobody reads faster, and each is laid out anew."""


class RunDisplay(QObject):
    """Keeps the history of the run shown, and shows it.

    Attributes
    ----------
    said, troubled, failing, named : Signal
        What the run is doing, in words; why it cannot go on, or what is wrong with it; that it will
        probably fail; and the run's identifier.
    over : Signal
        The `EndedRun` that the run shown is; None while it is active.
    elsewhere : Signal
        The run shown, if somebody else drives it; empty otherwise.
    smoothed : Signal
        The curves have another smoothing.
    """

    said = Signal(str)
    troubled = Signal(str)
    failing = Signal(str)
    named = Signal(str)
    over = Signal(object)
    elsewhere = Signal(str)
    smoothed = Signal()

    def __init__(self, header: Header, workspace: Workspace, control: RunControl) -> None:
        super().__init__(control)
        self._header, self._workspace, self._control = header, workspace, control
        self.run = self._what = self._called = self._note = ""
        self.history = History()
        self._steps, self._qpu_seconds = 0, 0.0
        self._limit: float | None = None
        self._budget: BudgetConfig | None = None
        self._billed = False
        self._reports: list[SamplerReport] = []
        self._paused_there = False
        self._troubles = Troubles()
        self._watcher: Watcher | None = None
        self._before: EndedRun | None = None
        self.ended: EndedRun | None = None
        self._drawing: Drawing | None = None
        self._pace: Pace | None = None
        self._newest = Paced(self._show_newest, _READ_MS, self)
        self._was_held = False
        control.started.connect(self._on_started)
        control.state_changed.connect(self._on_state)
        control.stepped.connect(self._on_stepped)
        control.noted.connect(self._on_noted)
        control.watched.connect(self._on_watched)
        control.connected.connect(header.show_connection)
        control.held.connect(self._on_held)
        control.ended.connect(self._on_ended)
        control.failed.connect(self._on_failed)
        control.idle.connect(self._on_idle)

    def begin(self, config: Mapping[str, Any], smoothing: str) -> None:
        """Clear everything for a run with this config."""
        from qanneal_gui.runs.in_words import run_in_words

        self.elsewhere.emit("")
        self.history = History(smoothing)
        self._show_history(smoothing)
        self.run = ""
        self._steps, self._qpu_seconds = 0, 0.0
        self._pace = self._watcher = None
        self._troubles.clear()
        self._limit = config["budget"]["qpu_seconds"] if kinds.on_chip(config) else None
        self._billed = kinds.billed(config)
        self._budget = _budget_of(config) if self._limit is not None else None
        self._workspace.curves.begin(config)
        self._what, self._called = run_in_words(config), ""
        self._tell_run()
        self._workspace.evidence.begin(config)
        self._workspace.health.begin(config)
        self._reports.clear()
        self._workspace.chip.begin_run()
        self._workspace.network.show_run("")
        self._workspace.health.clear(
            tr("Backpropagation takes no samples: there is nothing to check here.")
            if config["training"]["method"] == "mlp"
            else tr("Waiting for the first samples.")
        )
        self._workspace.show_curves(True)
        self._header.show_busy(None)
        self._show_figures()
        self.draw()
        self.named.emit("")
        self._before = None
        self._offer(None)

    def go_on(self, steps: int, budget: BudgetConfig | None = None) -> None:
        """Prepare for the run shown to be resumed: its curves stay."""
        self.elsewhere.emit("")
        self._steps = steps
        self.hold_to(budget)
        self._pace = None
        self._troubles.clear()
        self._header.show_busy(None)
        self._offer(None)

    def hold_to(self, budget: BudgetConfig | None) -> None:
        """Show the limits under which the run goes on; None for those that it has."""
        if budget is not None and self._limit is not None:
            self._budget, self._limit = budget, budget.qpu_seconds
            self._show_figures()

    def set_smoothing(self, name: str) -> None:
        """Draw the curves with another smoothing."""
        self.history.set_smoothing(name)
        self._show_history(name)
        self.draw()
        self.smoothed.emit()

    def draw(self) -> None:
        """Have everything drawn."""
        if self._drawing is None:  # the parts are made when they are first needed
            often = [plot.redraw for plot in self._workspace.curves.plots.values()]
            evidence, health = self._workspace.evidence.redraw, self._workspace.health
            # What a run is for comes first, and every other time: a short one is over within a second.
            seldom = [evidence, self._show_health, evidence, health.redraw, evidence, health.redraw_energies]
            self._drawing = Drawing(often, seldom, lambda: self._control.state.trains, self)
        self._drawing.ask()

    def _show_history(self, smoothing: str) -> None:
        for part in (self._workspace.curves, self._workspace.evidence):
            part.show_history(self.history, smoothed=smoothing != "off")

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Draw nothing more, for the window's own end; this is done at once."""
        del milliseconds
        self._newest.forget()
        if self._drawing is not None:
            self._drawing.shut_down()
        return True

    def newer(self) -> "Job[Seen]":
        """Return a job that reads what is new of the run shown."""
        from qanneal_gui.gui.window.seen import newer

        return newer(self.run, self.history.last_step, self._watcher)

    def follow(self, seen: "Seen") -> None:
        """Show what is new of the run shown, which somebody else drives."""
        for trouble in seen.news:
            self._on_watched(trouble)
        if seen.steps:
            self.history.extend(seen.steps)
            self._show_steps(seen.steps)
        if seen.frame is not None:
            self._workspace.chip.show_frame(seen.frame)
        record = seen.record
        self._qpu_seconds = record.qpu_seconds
        self._show_figures()
        pace = self._pace = self._pace or Pace(self._steps, record.steps, least=2, recent=_RECENT)
        left = pace.reached(record.steps) if seen.steps and record.state == "running" else None
        self._header.show_progress(record.steps, self._steps, left)
        if record.state == "paused" and record.message:
            self._paused_there = True
            self.troubled.emit(record.message)
        elif self._paused_there:
            self._tell_followed()

    def show_recorded(self, recorded: "Seen", smoothing: str) -> None:
        """Show a run from the library."""
        from qanneal_gui.runs.in_words import cost_in_words

        record = recorded.record
        try:
            self.begin(record.config, smoothing)
        except (KeyError, TypeError):
            raise QannealError(
                tr(
                    "Run {id} was recorded by another version of qanneal; its curves cannot be shown.",
                    id=record.id,
                )
            ) from None
        self.run = record.id
        self._workspace.network.show_run(self.run)
        self._workspace.chip.state.name_run(self.run, record.config)
        if recorded.placement is not None:
            self._workspace.chip.show_recorded(self.run, recorded.placement, recorded.frame)
        self._steps = int(record.config["training"]["steps"])
        self._take_up(recorded.history, smoothing)
        self.history.joints = list(recorded.joints)
        self._watcher = recorded.watcher
        for trouble in recorded.news:
            self._mark(trouble)
        self.history.show_notes(recorded.notes)
        self._show_steps(recorded.steps)
        self._show_health()
        self._qpu_seconds = record.qpu_seconds
        cost = cost_in_words(record.seconds, record.qpu_seconds, record.submissions)
        self._called = record.name
        self._tell_run(cost)
        self._show_figures()
        self._header.show_progress(record.steps, self._steps, None)
        self._header.show_state(recorded_state(record), tr("recorded run"))
        self.named.emit(tr("Run {id}", id=record.id))
        if recorded.driven:
            self.elsewhere.emit(self.run)
            for trouble in recorded.troubles:
                self._troubles.take(trouble)
            self._tell_followed()
            return
        self._offer(self._ended_run(record.id, record.state, record.steps))
        self._tell_recorded(record, recorded.troubles)

    def _tell_followed(self) -> None:
        """Say that somebody else drives the run shown, if there is no trouble to tell of."""
        self._paused_there = False
        if not self._tell_troubles():
            self.said.emit(tr("This run is active elsewhere; Pause and Stop reach it there."))

    def _tell_run(self, cost: str = "") -> None:
        """Say above the curves which run they are of, and what it cost if it has ended."""
        told = " · ".join(filter(None, (self._called, shown(self._what), shown(cost))))
        self._workspace.curves.run_line.show_run(verbatim(told))

    def _tell_recorded(self, record: "RunRecord", troubles: "list[Trouble]") -> None:
        """Say how a recorded run ended, and what was wrong with it then."""
        ended = f"{record.message.removesuffix('.')}." if record.message else ""
        for trouble in troubles:
            self._troubles.take(trouble)
        if self._troubles and not any(trouble.sentence in record.message for trouble in troubles):
            ended = f"{ended} {self._troubles.sentence}".lstrip()
        if self._troubles:
            (self.failing if self._troubles.failing else self.troubled).emit(ended)
        else:
            self.said.emit(in_window(ended) or tr("Recorded run of {when}.", when=write_date(record.created)))

    def _on_started(self, event: "RunStarted") -> None:
        self.run = event.run
        self._workspace.network.show_run(self.run)
        self._workspace.chip.state.name_run(self.run, event.config)
        self._workspace.curves.name_classes(event.about.get("classes", ()))
        self._steps = event.steps
        done = event.resumed_from or 0
        if event.resumed_from is not None:
            self._tell_run()  # it costs more from now on
            self.history.joints.append(done)
            if done < event.steps and done % event.config["training"]["eval_every"]:
                self.history.forget_evaluation(done)  # it was evaluated only as the end, which it is no more
            self.draw()
        self._pace = Pace(event.steps, done, least=2, recent=_RECENT)
        self._header.show_progress(done, event.steps, None)
        self.named.emit(tr("Run {run}", run=event.run) if event.run else "")
        if event.notices:
            self.troubled.emit(" ".join(event.notices))

    def _on_state(self, state: State) -> None:
        """Leave out of the time left what was paused: the pace is taken anew; nor is it in the way now."""
        if state is State.RUNNING and self._was_held:
            if self._pace is not None:
                self._pace.skipped_to(self.history.last_step)
            if not self._tell_troubles():
                self.said.emit(tr("Continuing."))
        self._was_held = state.waits

    def _on_stepped(self, events: "Sequence[StepEvent]") -> None:
        self.history.extend(events)
        self._show_steps(events)
        self._workspace.chip.show_step(events[-1])
        if self._pace is not None:
            self._pace.reached(events[-1].step)
        self._newest.ask()

    def _show_newest(self) -> None:
        left = self._pace.seconds_left if self._pace else None
        self._header.show_progress(self.history.last_step, self._steps, left or None)
        self._show_figures()
        self._tell_note()

    def _tell_note(self) -> None:
        note, self._note = self._note, ""
        if note and not self._tell_troubles():
            self.said.emit(note)

    def _on_noted(self, note: Note) -> None:
        self._note = note.sentence
        if self._control.state is State.RUNNING:  # it is told with the figures
            self._newest.ask()
        else:
            self._tell_note()
        if self._pace is None and self._control.state is State.STARTING:
            self._header.show_busy(note.fraction)

    def _on_watched(self, trouble: "Trouble") -> None:
        self._troubles.take(trouble)
        self._mark(trouble)
        if not self._tell_troubles():
            self.said.emit(tr("The problem was resolved at step {step}.", step=trouble.step))

    def _mark(self, trouble: "Trouble") -> None:
        if not trouble.over:
            self.history.mark_trouble(trouble.step, trouble.sentence)

    def show_troubles(self, news: "Sequence[Trouble]", last: int) -> None:
        """Mark what was wrong up to a step, and nothing else up to there."""
        later = [mark for mark in self.history.troubles if mark.step > last]
        self.history.troubles.clear()
        for trouble in news:
            self._mark(trouble)
        self.history.troubles += later
        self.draw()

    def show_notes(self, notes: "Sequence[StepNote]") -> None:
        """Mark the notes at steps of the run shown, and no others."""
        if self.history.show_notes(notes):
            self.draw()

    def _tell_troubles(self) -> bool:
        """Say what is wrong with the run; it is no news that it does another step."""
        if self._troubles:
            (self.failing if self._troubles.failing else self.troubled).emit(self._troubles.sentence)
        return bool(self._troubles)

    def _stand_still(self) -> None:
        self._newest.forget()
        self._header.show_progress(self.history.last_step, self._steps, None)
        self._show_figures()

    def _on_held(self, event: "RunPaused") -> None:
        self._stand_still()
        ways = {"pay-again": tr("send it again and pay for it, or Stop to leave it."), "order": "continue."}
        way = ways.get(event.cause, tr("try again."))
        self.troubled.emit(tr("{message} Press Resume (Ctrl+P) to {way}", message=event.message, way=way))

    def _on_ended(self, outcome: "RunFinished") -> None:
        from qanneal_gui.runs.in_words import cost_in_words

        self._newest.forget()
        self._qpu_seconds = max(self._qpu_seconds, outcome.qpu_seconds)
        self._show_health()
        self._show_figures()
        self.draw()
        self._header.show_progress(outcome.steps, self._steps or outcome.steps, None)
        self._header.show_state(self._control.state, write_duration(outcome.seconds))
        self._tell_run(cost_in_words(outcome.seconds, outcome.qpu_seconds, outcome.submissions))
        if outcome.run and self._steps:
            self._offer(self._ended_run(outcome.run, outcome.state, outcome.steps))
        if outcome.message:
            # Why it ended there, or that a submission may still be billed: to be seen, and to stay.
            (self.failing if self._troubles.failing else self.troubled).emit(outcome.message)
            return
        if self._tell_troubles():
            return
        done = outcome.steps
        steps = tr("{steps:,} step", steps=done) if done == 1 else tr("{steps:,} steps", steps=done)
        saved = tr("The run and its weights are saved; export them with Ctrl+E.")
        self.said.emit(
            tr("{state} after {steps}. {saved}", state=self._control.state.value, steps=steps, saved=saved)
        )

    def _on_failed(self, failure: Failure) -> None:
        self._stand_still()
        self.said.emit(failure.sentence)

    def _on_idle(self) -> None:
        if not self._steps:
            # Stopped before it had begun: the bar says "Preparing" no more.
            self._header.show_progress(0, 0, None)
        elif self._pace is None and self._before is not None:
            # It could not be resumed, and is as it was.
            self._header.show_progress(self._before.done, self._before.steps, None)
            self._offer(self._before)

    def _ended_run(self, run: str, state: str, done: int) -> EndedRun:
        return EndedRun(run, state, done, self._steps, self._budget, self._billed)

    def _offer(self, ended: EndedRun | None) -> None:
        """Offer to take a run up again, and remember it in case that this cannot be begun."""
        self.ended = ended
        self._before = ended or self._before
        self.over.emit(ended)

    def _take_up(self, history: History, smoothing: str) -> None:
        """Show what was read of a run, whose smoothing may have been changed meanwhile."""
        if history.smoothing != smoothing:
            history.set_smoothing(smoothing)
        self.history = history
        self._show_history(smoothing)

    def _show_steps(self, steps: "Sequence[StepEvent]") -> None:
        """Show the figures of steps that the curves have."""
        from qanneal_gui.training.diagnostics.noise import RECENT

        reports = [step.sampler for step in steps if step.sampler is not None]
        self._qpu_seconds += sum(report.qpu_seconds for report in reports)
        self._reports += reports
        del self._reports[:-RECENT]  # no more are shown together, and each holds its chip: 0.2 MB
        self.draw()

    def _show_health(self) -> None:
        reports, self._reports = self._reports, []
        self._workspace.health.show_reports(reports)

    def _show_figures(self) -> None:
        accuracy = self.history.curve(DECISIVE).raw
        last, best = (float(accuracy[-1]), float(accuracy.max())) if len(accuracy) else (None, None)
        self._header.show_accuracy(last, best)
        self._header.show_qpu(self._qpu_seconds if self._limit is not None else None, self._limit)


def _budget_of(settings: Mapping[str, Any]) -> BudgetConfig | None:
    try:
        return parse(settings).budget
    except ConfigError:
        return None  # of another version: it goes on under the limits that it has
