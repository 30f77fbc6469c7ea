"""One run from config to result: load, embed, train, and record every step as it happens."""

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterator
from functools import partial
from typing import Any, Self

from qanneal_gui import config as run_config
from qanneal_gui import data
from qanneal_gui.annealing.device import DeviceError, Watch
from qanneal_gui.annealing.embedding import cache
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.parts import Part
from qanneal_gui.annealing.qpu import open_qpu
from qanneal_gui.annealing.samplers import Sampler, make_sampler
from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import CancelledError, ConfigError, QannealError
from qanneal_gui.runs.ledger import Ledger, Limits
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.runs.records import Summary
from qanneal_gui.runs.submissions import count
from qanneal_gui.runs.weights import as_sequential
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.versions import versions
from qanneal_gui.training import checkpoint
from qanneal_gui.training.diagnostics.watcher import Watcher
from qanneal_gui.training.events import (
    Event,
    RunFinished,
    RunPaused,
    RunStarted,
    StepEvent,
    Trouble,
    unevaluated,
)
from qanneal_gui.training.loop import TrainingState, initial_state, train
from qanneal_gui.training.replay import Recorded, restore
from qanneal_gui.training.resumption import resumed_config

Notify = Callable[[str, float | None], None]

_SECONDS_BETWEEN_SAVES = 2.0
_SHARE_OF_SAVES = 0.02
"""Most of the time that saving may take: a large network is saved less often."""

_STOPPED_EARLY = "Stopped before the run had begun."


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
        Ends the run after the step in which it was set.
    abort : threading.Event, optional
        Breaks off the step in which it was set: a submission that is being waited for is cancelled.
        Whoever sets it has set ``stop`` before.

    Attributes
    ----------
    outcome : RunFinished or None
        What came of the run, once `events` has ended or was closed.
    """

    def __init__(
        self,
        config: RunConfig,
        library: RunLibrary | None = None,
        notify: Notify | None = None,
        stop: threading.Event | None = None,
        abort: threading.Event | None = None,
    ) -> None:
        self.config = config
        self.outcome: RunFinished | None = None
        self._library = library
        self._notify: Notify = notify or (lambda _sentence, _fraction: None)
        self._stop = stop or threading.Event()
        self._abort = abort or threading.Event()
        self._resumed = ""
        self._notices: list[str] = []
        self._sampler: Sampler | None = None
        self._identity: checkpoint.Identity | None = None
        self._recorder: RunRecorder | None = None
        self._ledger: Ledger | None = None
        self._state: TrainingState | None = None
        self._obstacle = ""
        self._last_words = ""
        self._watcher = Watcher(config)
        self._given_up = False
        self._summary = Summary()
        self._save_at = 0.0
        self._saved = -1

    @classmethod
    def resuming(
        cls,
        run: str,
        library: RunLibrary,
        steps: int | None = None,
        budget: BudgetConfig | None = None,
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
        orders
            ``notify``, ``stop`` and ``abort``.

        Raises
        ------
        QannealError
            There is no such run, it has no steps left, or it cannot be taken up.
        """
        record = library.get(run)
        session = cls(resumed_config(record, steps, budget), library, **orders)
        session._resumed = record.id
        return session

    def events(self) -> Generator[Event, None, None]:
        """Yield `RunStarted`, one `StepEvent` per step, and `RunFinished`.

        A `Trouble` follows the step that showed it; with ``training.stop_on_failure`` the run ends there
        if it has failed.

        Where the run cannot go on for now, a `RunPaused` comes between: asking for the next event
        tries the step again, closing leaves the run paused.

        Raises
        ------
        QannealError
            If the run cannot be started or failed; `outcome` then says so, too.
        """
        with contextlib.ExitStack() as resources:
            try:
                recorder = self._reopen(resources)
                dataset, sampler = self._prepare(resources)
                state = self._first_state(dataset, sampler, recorder)
                self._watch(sampler)
                self._record_from_here(resources, recorder, dataset, sampler, state)
                yield self._started(dataset, sampler)
                yield from self._watcher.standing
                yield from self._steps(dataset, sampler, state)
                done = state.step >= self.config.training.steps
                yield self._finish("finished" if done else "stopped", self._last_words)
            except (GeneratorExit, KeyboardInterrupt):
                self._end("paused" if self._obstacle else "stopped", self._obstacle)
                raise
            except CancelledError as error:
                # Stopped before the first step, while connecting or computing.
                yield self._finish("stopped", str(error))
            except Exception as error:
                self._end("failed", str(error) or type(error).__name__)
                raise

    def _steps(self, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> Iterator[Event]:
        while state.step < self.config.training.steps and not (self._stop.is_set() or self._given_up):
            try:
                # A step that failed has changed nothing, so the same step is tried again.
                self._announce(state.step + 1)
                for event in train(self.config, dataset, sampler, state, self._abort):
                    self._record(event)
                    self._announce(event.step + 1)
                    yield event
                    yield from self._troubles(event)
                    if self._stop.is_set() or self._given_up:
                        return
            except CancelledError as error:
                self._last_words = str(error)
                self._stop.set()
            except DeviceError as error:
                yield from self._obstructed(str(error))

    def _troubles(self, event: StepEvent) -> Iterator[Trouble]:
        """Tell what is wrong, or is so no longer; give the run up if that is wanted."""
        wanted = self.config.training.stop_on_failure and event.step < self.config.training.steps
        for trouble in self._watcher.feed(event.as_json()):
            if wanted and trouble.severity == "failure" and not trouble.over:
                self._last_words = f"Stopped on failure after step {trouble.step}: {trouble.sentence}"
                self._given_up = True
            yield trouble

    def _obstructed(self, message: str) -> Iterator[RunPaused]:
        """Pause until somebody asks to go on."""
        self._obstacle = message
        self._save()
        if self._recorder:
            self._recorder.state("paused", message)
        self._notify(message, None)
        yield RunPaused(message)
        self._obstacle = ""
        if self._recorder:
            self._recorder.state("running")

    def raise_limits(self, budget: BudgetConfig) -> None:
        """Hold the run to another budget from the next submission on; from any thread."""
        if self._ledger:
            self._ledger.raise_limits(_limits(budget))

    def pause(self) -> None:
        """Record that nobody asks for events for now; from the thread that drives `events`."""
        if self._recorder and not self.outcome:
            self._save()
            self._recorder.state("paused")

    def resume(self) -> None:
        """Record that the run goes on; from the thread that drives `events`."""
        if self._recorder and not self.outcome:
            self._recorder.state("running")

    def _reopen(self, resources: contextlib.ExitStack) -> RunRecorder | None:
        """Lock the run that is taken up; nothing of it is changed before all is prepared."""
        if not (self._resumed and self._library):
            return None
        recorder = self._library.reopen(self._resumed)
        resources.callback(recorder.close)
        return recorder

    def _prepare(self, resources: contextlib.ExitStack) -> tuple[Dataset, Sampler | None]:
        dataset = self._load()
        if self.config.training.method == "mlp":
            return dataset, None
        device = None
        if self.config.sampler.kind == "qpu":
            self._notify("Connecting to D-Wave", None)
            device = resources.enter_context(open_qpu(self.config, self._stop))
        if self.config.sampler.kind in ("simulated-qpu", "qpu"):
            self._notify(f"Embedding {self.config.model.hidden} hidden units", None)
        watch = Watch(self._abort, notify=lambda sentence: self._notify(sentence, None))
        work = partial(make_sampler, self.config, device=device, watch=watch)
        self._sampler = interruptible(work, self._stop, _STOPPED_EARLY)
        return dataset, self._sampler

    def _load(self) -> Dataset:
        self._notify(f"Loading {self.config.data.dataset}", None)

        def told(sentence: str, fraction: float | None) -> None:
            if self._stop.is_set():  # ends a download that nobody waits for any more
                raise CancelledError(_STOPPED_EARLY)
            self._notify(sentence, fraction)

        dataset = interruptible(lambda: data.load(self.config.data, told), self._stop, _STOPPED_EARLY)
        size, images = self.config.training.batch_size, len(dataset.train_x)
        if size > images:
            raise ConfigError(
                f"training.batch_size ({size}) is larger than the training set ({images} images); lower it."
            )
        return dataset

    def _first_state(
        self, dataset: Dataset, sampler: Sampler | None, recorder: RunRecorder | None
    ) -> TrainingState:
        """Return the state from which the run goes on."""
        if recorder is None or self._library is None:
            return initial_state(self.config, dataset)
        recorded = Recorded(self._library, recorder.id, recorder.summary.steps)
        state, self._notices = restore(self.config, dataset, sampler, recorded, self._stop, self._notify)
        self._summary = recorder.summary
        return state

    def _watch(self, sampler: Sampler | None) -> None:
        """Watch for trouble from here on, knowing what was recorded.

        What was wrong already is told again, but it does not end the run: it was taken up knowingly.
        """
        size = self.config.training.batch_size
        self._watcher = Watcher(self.config, sampler.qpu_seconds(size) if sampler is not None else None)
        if self._resumed and self._library:
            steps = self._library.steps(self._resumed, samples=False)
            if steps and self._off_beat(len(steps)):
                steps[-1] = unevaluated(steps[-1])
            self._watcher.recall(steps)

    def _off_beat(self, steps: int) -> bool:
        """Whether a run that goes on after so many steps has evaluated the last one only as its end.

        A run that was never interrupted would not have.
        """
        return steps % self.config.training.eval_every != 0

    def _record_from_here(
        self,
        resources: contextlib.ExitStack,
        recorder: RunRecorder | None,
        dataset: Dataset,
        sampler: Sampler | None,
        state: TrainingState,
    ) -> None:
        if self._library is None:
            self._state = state
            return
        if recorder is None:
            seeds = {"data": self.config.data.seed, "training": self.config.training.seed}
            recorder = self._library.create(run_config.as_dict(self.config), seeds, versions())
            resources.callback(recorder.close)
        else:
            last = None
            if recorder.summary.steps and self._off_beat(recorder.summary.steps):
                last = unevaluated(self._library.steps(recorder.id, samples=False)[-1])
            recorder.resume(run_config.as_dict(self.config), last)
            self._summary = recorder.summary
        self._recorder, self._state = recorder, state
        self._identity = checkpoint.Identity.of(recorder.id, self.config, dataset)
        if sampler is not None and sampler.placement is not None:
            self._record_embedding(recorder, sampler.placement)
        if sampler is not None and sampler.submits:
            self._open_ledger(resources, recorder, sampler)

    def _record_embedding(self, recorder: RunRecorder, placement: Placement) -> None:
        embedding = cache.encode(list(placement.copies), placement.topology)
        saved = recorder.directory / "embedding.json"
        if self._resumed and saved.exists() and saved.read_bytes() != embedding:
            self._notices.append("The chip's working graph has changed: the network was embedded anew.")
        recorder.file(saved.name, embedding)

    def _open_ledger(self, resources: contextlib.ExitStack, recorder: RunRecorder, sampler: Sampler) -> None:
        assert self._library is not None
        kind = self.config.sampler.kind
        self._ledger = Ledger(self._library, recorder.id, kind, _limits(self.config.budget))
        resources.callback(self._ledger.close)
        sampler.use_meter(self._ledger)
        if self._resumed:
            self._ledger.drop_simulations()
            self._announce(recorder.summary.steps + 1)
            if nameless := self._ledger.nameless():
                self._notices.append(
                    f"{count(nameless)} of step {recorder.summary.steps + 1} may have been sent before the "
                    "interruption, but no id came back: it is looked for at D-Wave, and sent (and paid for) "
                    "again only if it is not found there."
                )

    def _announce(self, step: int) -> None:
        """Tell the ledger for which step the next submissions are."""
        if self._ledger:
            self._ledger.begin(step)

    def _started(self, dataset: Dataset, sampler: Sampler | None) -> RunStarted:
        about: dict[str, Any] = {
            "dataset": dataset.name,
            "license": dataset.license,
            "classes": list(dataset.class_names),
            "train_images": len(dataset.train_x),
            "test_images": len(dataset.test_x),
            "pixels": dataset.train_x.shape[1],
        }
        if sampler is not None:
            about["sampler"] = sampler.about()
        return RunStarted(
            run=self._recorder.id if self._recorder else "",
            config=run_config.as_dict(self.config),
            steps=self.config.training.steps,
            about=about,
            resumed_from=self._summary.steps if self._resumed else None,
            notices=tuple(self._notices),
        )

    def _record(self, event: StepEvent) -> None:
        metrics = event.as_json()
        steps = self.config.training.steps
        self._summary = self._summary.after(metrics)
        self._notify(f"Step {event.step} of {steps}", event.step / steps)
        if self._recorder:
            self._recorder.step(metrics, self._samples(event))
            if time.monotonic() >= self._save_at:
                self._save()

    def _samples(self, event: StepEvent) -> Part | None:
        """Return the samples of a step, if the ledger has not recorded them already."""
        if event.counts is None or self._ledger is not None:
            return None
        return Part(tuple(range(len(event.counts))), event.counts)

    def _save(self) -> None:
        """Save the weights, and a checkpoint from which the run can be taken up."""
        if not (self._recorder and self._state and self._identity) or self._state.step == self._saved:
            return
        began = time.monotonic()
        self._recorder.weights(as_sequential(self._state.parameters))
        memory = self._sampler.memory if self._sampler is not None else None
        self._recorder.checkpoint(checkpoint.encode(self._state, memory, self._identity))
        self._saved = self._state.step
        now = time.monotonic()
        self._save_at = now + max(_SECONDS_BETWEEN_SAVES, (now - began) / _SHARE_OF_SAVES)

    def _finish(self, ending: str, message: str = "") -> RunFinished:
        summary = self._summary
        self._save()
        if self._recorder:
            self._recorder.finish(ending, message=message)
        self.outcome = RunFinished(
            run=self._recorder.id if self._recorder else "",
            state=ending,
            steps=summary.steps,
            last=summary.last,
            best=summary.best,
            seconds=summary.seconds,
            qpu_seconds=summary.qpu_seconds,
            submissions=summary.submissions,
            message=message,
        )
        return self.outcome

    def _end(self, ending: str, message: str) -> None:
        """Finish on the way out of an exception, which matters more than a second one in here."""
        if self.outcome is not None:
            return
        try:
            self._finish(ending, message)
        except QannealError as error:
            self.outcome = RunFinished("", "failed", self._summary.steps, None, None, 0.0, 0.0, 0, str(error))


def _limits(budget: BudgetConfig) -> Limits:
    return Limits(budget.qpu_seconds, budget.submissions, budget.month_seconds)
