"""One run from config to result: load, embed, train, and record every step as it happens."""

import contextlib
import threading
from collections.abc import Callable, Generator, Iterator
from typing import Any, Self

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import (
    Connection,
    DeviceError,
    GraphChangedError,
    SolverGoneError,
    SubmissionControl,
)
from qanneal_gui.annealing.samplers import Sampler
from qanneal_gui.config import BudgetConfig, RunConfig, kinds
from qanneal_gui.config.sections import ESTIMATED, MOST_EXACT_CLASSES
from qanneal_gui.data import Dataset
from qanneal_gui.errors import CancelledError, ObstacleError, QannealError
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.orders import Order
from qanneal_gui.runs.records import Summary
from qanneal_gui.support.progress import ReportProgress
from qanneal_gui.support.text import after_colon
from qanneal_gui.training import loading, pauses
from qanneal_gui.training.diagnostics.outcome import guessing, not_learned
from qanneal_gui.training.diagnostics.watcher import Watcher
from qanneal_gui.training.events import Event, RunFinished, RunPaused, RunStarted, StepEvent, Trouble
from qanneal_gui.training.loop import TrainingState, initial_state, train
from qanneal_gui.training.orders import OrderListener
from qanneal_gui.training.recording import RunRecording
from qanneal_gui.training.replay import restore
from qanneal_gui.training.resumption import resumed_config
from qanneal_gui.training.sampling import SamplerSource


class Session:
    """A run that is driven from outside, by asking `events` for the next event.

    Pause is not asking; stop is closing the generator, or setting ``stop``. Either way everything up
    to the last finished step is saved, and `resuming` takes the run up there.

    Parameters
    ----------
    config : RunConfig
    library : RunLibrary, optional
        Where the run is recorded; nothing is recorded without one.
    notify : callable, optional
        Told what is being done, as a sentence and the done fraction (None where unknown).
    stop : threading.Event, optional
        Ends the run after the step in which it was set; without that step, if the annealer is in trouble,
        or if it costs nothing and is not done at once: a resumed run makes it again.
    abort : threading.Event, optional
        Breaks off the step in which it was set: a submission that is being waited for is cancelled.
        Whoever sets it has set ``stop`` before.

    Attributes
    ----------
    outcome : RunFinished or None
        What came of the run, once `events` has ended or was closed.
    connection : callable
        Told how things stand with the QPU, when that changes; from the thread that drives `events`.
    heard : callable
        Told every order that others give the run through its library; from a thread of its own.
    name, notes : str
        The user's name for a new run, and notes on it.
    announce : callable
        Told the identifier of a new run before the run is in the library.
    """

    def __init__(
        self,
        config: RunConfig,
        library: RunLibrary | None = None,
        notify: ReportProgress | None = None,
        stop: threading.Event | None = None,
        abort: threading.Event | None = None,
    ) -> None:
        self.config = config
        self.outcome: RunFinished | None = None
        self.connection: Callable[[Connection], None] = lambda _connection: None
        self.heard: Callable[[Order], None] = lambda _order: None
        self.name = self.notes = ""
        self.announce: Callable[[str], None] = lambda _run: None
        self._source: SamplerSource | None = None
        self._graph_changed = False
        self._offered = ""
        self._changes_solver = False
        self._library = library
        self._notify: ReportProgress = notify or (lambda _sentence, _fraction: None)
        self._stop = stop or threading.Event()
        self._abort = abort or threading.Event()
        self._resumed = ""
        self._notices: list[str] = []
        self._recording: RunRecording | None = None
        self._listener: OrderListener | None = None
        self._obstacle = ""
        self._last_words = ""
        self._unrecorded: StepEvent | None = None
        self._ending: tuple[str, str] | None = None
        self._pays_again = False
        self._watcher = Watcher(config)
        self._given_up = False
        self._summary = Summary()

    @classmethod
    def resuming(
        cls,
        run: str,
        library: RunLibrary,
        steps: int | None = None,
        budget: BudgetConfig | None = None,
        pay_again: bool = False,
        solver: str = "",
        **orders: Any,
    ) -> Self:
        """Return the session that takes a recorded run up after its last finished step.

        The numbers are those of a run that was never interrupted. What was sent to a QPU and answered
        is not sent again.

        Parameters
        ----------
        run : str
            As in `RunLibrary.get`.
        library : RunLibrary
        steps : int, optional
            How many steps the whole run shall have; by default as many as it was started with.
        budget : BudgetConfig, optional
            The limits for the whole run, instead of those it was started with.
        pay_again : bool
            Whether submissions whose answers cannot be read may be sent, and paid for, again.
        solver : str
            The solver to go on with, instead of the one it has used.
        orders
            ``notify``, ``stop`` and ``abort``.

        Raises
        ------
        QannealError
            There is no such run, it has no steps left, or it cannot be resumed.
        """
        record = library.get(run)
        session = cls(resumed_config(record, steps, budget, solver), library, **orders)
        session._resumed = record.id
        session._pays_again = pay_again
        session._notices = run_config.retired_notices(record.config)
        return session

    def events(self) -> Generator[Event, None, None]:
        """Yield `RunStarted`, one `StepEvent` per step, and `RunFinished`.

        A `Trouble` follows the step that showed it; with ``training.stop_on_failure`` the run ends there
        if it has failed.

        Where the run cannot go on for now, a `RunPaused` comes between: asking for the next event
        tries again, closing leaves the run paused. Not even the end needs a library that can be written
        at once.

        Raises
        ------
        QannealError
            If the run cannot be started or failed; `outcome` then says so, too.
        """
        with contextlib.ExitStack() as resources:
            try:
                if self._library is not None:
                    told = self._resumed, self.name, self.announce, self.notes
                    self._recording = RunRecording(self._library, self.config, resources, *told)
                dataset, sampler = self._prepare(resources)
                state = self._first_state(dataset, sampler)
                self._watch(sampler)
                self._record_from_here(dataset, sampler, state)
                yield self._started(dataset, sampler)
                yield from self._watcher.standing
                yield from self._steps(dataset, sampler, state)
                done = state.step >= self.config.training.steps
                if done and not self._last_words:
                    self._last_words = not_learned(
                        self._summary.last, self._watcher.standing, *guessing(dataset)
                    )
                if not self._summary.steps:
                    self._last_words = self._last_words or "Stopped before the first step."
                yield from self._finished("finished" if done else "stopped", self._last_words)
            except (GeneratorExit, KeyboardInterrupt):
                self._end("paused" if self._obstacle else "stopped", self._obstacle)
                raise
            except CancelledError as error:
                # While connecting or computing.
                rest = "the run is as it was" if self._resumed else "no run was begun"
                yield self._finish("stopped", f"{str(error).rstrip('.')}; {rest}.")
            except DeviceError as error:
                if not (self._resumed and self._recording):
                    self._end("failed", str(error))
                    raise
                # It could not be resumed, and is as it was.
                yield self._finish("paused", pauses.words(error))
            except Exception as error:
                self._end("failed", str(error) or type(error).__name__)
                raise

    def _steps(self, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> Iterator[Event]:
        while state.step < self.config.training.steps and not (self._stop.is_set() or self._given_up):
            try:
                yield from self._paused_by_order()
                if self._stop.is_set():
                    return
                if self._graph_changed:
                    sampler = self._embed_anew(sampler)
                # A step that failed has changed nothing, so the same step is tried again.
                self._announce(state.step + 1)
                break_off = self._abort if kinds.billed(run_config.as_dict(self.config)) else self._stop
                for event in train(self.config, dataset, sampler, state, break_off):
                    yield from self._recorded(event)
                    self._announce(event.step + 1)
                    yield event
                    yield from self._troubles(event)
                    yield from self._paused_by_order()
                    if self._stop.is_set() or self._given_up:
                        return
            except CancelledError as error:
                self._last_words = pauses.last_words(error, at_once=self._abort.is_set())
                self._stop.set()
            except (DeviceError, ObstacleError) as error:
                self._graph_changed = self._graph_changed or isinstance(error, GraphChangedError)
                if isinstance(error, SolverGoneError) and self._source is not None:
                    self._offered = self._source.other_solver(sampler)
                yield from self._obstructed(error)

    def _paused_by_order(self) -> Iterator[RunPaused]:
        """Pause for as long as others want; whoever drives the run need not know."""
        while self._listener and self._listener.paused:
            assert self._recording is not None
            self._obstacle = pauses.ordered(self._recording.run)
            self._recording.pause(self._obstacle)
            self._notify(self._obstacle, None)
            yield RunPaused(self._obstacle, "order")
            self._listener.wait()
            self._obstacle = ""
            if not self._stop.is_set():
                self._recording.go_on()

    def _troubles(self, event: StepEvent) -> Iterator[Trouble]:
        """Tell what is wrong, or is so no longer; give the run up if that is wanted."""
        wanted = self.config.training.stop_on_failure and event.step < self.config.training.steps
        for trouble in self._watcher.feed(event):
            if wanted and trouble.severity == "failure" and not trouble.over:
                self._last_words = (
                    f"{pauses.GIVEN_UP} after step {trouble.step}: {after_colon(trouble.sentence)}"
                )
                self._given_up = True
            yield trouble

    def _obstructed(self, error: QannealError) -> Iterator[RunPaused]:
        """Pause until somebody asks to go on, and nothing is in the way of recording that."""
        while True:
            self._obstacle = pauses.with_offer(pauses.words(error), self._offered)
            if self._recording:
                if isinstance(error, ReplacedError) and error.damaged:
                    self._recording.distrust()
                with contextlib.suppress(ObstacleError):
                    self._recording.pause(self._obstacle)
            self._notify(self._obstacle, None)
            yield RunPaused(self._obstacle, pauses.kind(error), self._offered)
            try:
                self._go_on()
            except ObstacleError as other:
                error = other
            else:
                self._obstacle = ""
                return

    def _go_on(self) -> None:
        if self._changes_solver and self._offered:
            self._take_solver(self._offered)
        self._offered, self._changes_solver = "", False
        if self._recording:
            if done := self._recording.go_on():
                self._notify(done, None)
            if self._pays_again:
                self._recording.pay_again()
        self._pays_again = False

    def _recorded(self, event: StepEvent) -> Iterator[RunPaused]:
        """Record a step; as long as that cannot be, pause, and keep it."""
        self._unrecorded = event
        while self._unrecorded is not None:
            try:
                self._record(event)
            except ObstacleError as error:
                yield from self._obstructed(error)

    def _finished(self, ending: str, message: str) -> Iterator[Event]:
        """End the run; as long as its end cannot be recorded, pause."""
        self._ending = ending, message
        while self.outcome is None:
            try:
                self._finish(ending, message)
            except ObstacleError as error:
                yield from self._obstructed(error)
        yield self.outcome

    def raise_limits(self, budget: BudgetConfig) -> None:
        """Hold the run to another budget from the next submission on; from any thread."""
        self.config = self.config.model_copy(update={"budget": budget})
        if self._recording:
            self._recording.raise_limits(budget)

    def release(self) -> None:
        """End a pause that others wanted; from any thread."""
        if self._listener:
            self._listener.release()

    def pay_again(self) -> None:
        """Agree that what cannot be read is paid for again, when the next event is asked for; any thread."""
        self._pays_again = True

    def change_solver(self) -> None:
        """Agree to the solver that a `RunPaused` offers, when the next event is asked for; any thread."""
        self._changes_solver = True

    def _take_solver(self, name: str) -> None:
        """Go on with another solver, from the step at hand on and whenever the run is resumed."""
        sampler = self.config.sampler.model_copy(update={"solver": name})
        self.config = self.config.model_copy(update={"sampler": sampler})
        if self._source is not None:
            self._source.use(self.config)
        if self._recording:
            self._recording.change_solver(self.config)
        self._graph_changed = True

    def pause(self) -> None:
        """Record that nobody asks for events for now; from the thread that drives `events`."""
        if self._recording and not self.outcome:
            self._recording.pause()

    def resume(self) -> None:
        """Record that the run goes on; from the thread that drives `events`."""
        if self._recording and not self.outcome:
            self._recording.go_on()

    def _prepare(self, resources: contextlib.ExitStack) -> tuple[Dataset, Sampler | None]:
        dataset = loading.load(self.config, self._stop, self._notify)
        control = SubmissionControl(
            self._abort,
            notify=lambda sentence: self._notify(sentence, None),
            connection=lambda connection: self.connection(connection),
            ending=self._stop,
        )
        self._source = SamplerSource(self.config, resources, control, self._stop, self._notify)
        return dataset, self._source.make()

    def _embed_anew(self, before: Sampler | None) -> Sampler | None:
        """Return a sampler on the chip as it is now: its working graph has changed in mid-run."""
        assert self._source is not None
        sampler = self._source.make_anew(before)
        self._graph_changed = False
        if self._recording and sampler is not None:
            self._recording.use(sampler)
        chip = sampler.about().get("solver", "the chip") if sampler is not None else "the chip"
        self._notify(f"The network was re-embedded on {chip}", None)
        return sampler

    def _first_state(self, dataset: Dataset, sampler: Sampler | None) -> TrainingState:
        """Return the state from which the run goes on."""
        recorded = self._recording.recorded if self._recording else None
        if self._recording is None or recorded is None:
            return initial_state(self.config, dataset)
        state, notices = restore(self.config, dataset, sampler, recorded, self._stop, self._notify)
        self._notices += notices
        self._summary = self._recording.summary
        return state

    def _watch(self, sampler: Sampler | None) -> None:
        """Watch for trouble from here on, knowing what was recorded.

        What was wrong already is told again, but it does not end the run: it was resumed knowingly.
        """
        size = self.config.training.batch_size
        self._watcher = Watcher(self.config, sampler.qpu_seconds(size) if sampler is not None else None)
        if self._recording:
            self._watcher.recall(self._recording.earlier_steps())

    def _record_from_here(self, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> None:
        if self._recording:
            self._recording.begin(dataset, sampler, state)
            self._listener = self._recording.listen(self._stop, self._abort, lambda order: self.heard(order))
            self._notices += self._recording.notices
            self._summary = self._recording.summary
            if self._pays_again:
                self._recording.pay_again()
                self._pays_again = False

    def _announce(self, step: int) -> None:
        if self._recording:
            self._recording.announce(step)

    def _started(self, dataset: Dataset, sampler: Sampler | None) -> RunStarted:
        about = loading.about(dataset)
        if sampler is not None:
            about["sampler"] = sampler.about()
        return RunStarted(
            run=self._recording.run if self._recording else "",
            config=run_config.as_dict(self.config),
            steps=self.config.training.steps,
            about=about,
            resumed_from=self._summary.steps if self._resumed else None,
            notices=(*self._notices, *([ESTIMATED] if self.config.outputs > MOST_EXACT_CLASSES else [])),
        )

    def _record(self, event: StepEvent) -> None:
        steps = self.config.training.steps
        if self._recording:
            self._recording.step(event)
        self._summary = self._summary.after(event.as_json())
        self._unrecorded = None
        self._notify(f"Step {event.step:,} of {steps:,}", event.step / steps)
        if self._recording:
            self._recording.save_if_due()

    def _finish(self, ending: str, message: str = "") -> RunFinished:
        if self._recording:
            message = self._recording.finish(ending, message)
        self.outcome = self._outcome(ending, message)
        return self.outcome

    def _outcome(self, ending: str, message: str) -> RunFinished:
        summary = self._recording.summary if self._recording else self._summary
        run = self._recording.run if self._recording else ""
        cost = self._recording.known_cost() if self._recording else (summary.qpu_seconds, summary.submissions)
        return RunFinished.of(run, ending, summary, cost, message)

    def _end(self, ending: str, message: str) -> None:
        """Finish on the way out of an exception, which matters more than a second one in here.

        What cannot be recorded any more is said in the outcome, which holds what is recorded.
        """
        if self.outcome is not None:
            return
        try:
            if self._recording:
                message = self._recording.return_to_place() or message
            if self._unrecorded is not None and ending != "failed":
                self._record(self._unrecorded)
            self._finish(*(self._ending or (ending, message)))
        except QannealError as error:
            told = f"{error} {self._recording.kept() if self._recording else ''}".rstrip()
            self.outcome = self._outcome("failed" if ending == "failed" else "paused", told)
