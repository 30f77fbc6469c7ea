"""One run from config to result: load, embed, train, and record every step as it happens."""

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui import data
from qanneal_gui.annealing import cache
from qanneal_gui.annealing.device import CancelledError, DeviceError, Watch
from qanneal_gui.annealing.qpu import open_qpu
from qanneal_gui.annealing.samplers import Sampler, make_sampler
from qanneal_gui.annealing.samplers.annealer import AnnealerSampler
from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.ledger import Ledger, Limits
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.runs.records import Summary
from qanneal_gui.runs.versions import versions
from qanneal_gui.runs.weights import as_sequential
from qanneal_gui.training.events import Event, RunFinished, RunPaused, RunStarted, StepEvent
from qanneal_gui.training.loop import TrainingState, initial_state, train

Notify = Callable[[str, float | None], None]

_SECONDS_BETWEEN_SAVES = 2.0


class Session:
    """A run that is driven from outside, by asking `events` for the next event.

    Pause is not asking; stop is closing the generator, or setting ``stop``. Either way everything up
    to the last finished step is saved.

    Parameters
    ----------
    config : RunConfig
    library : RunLibrary, optional
        Where the run is recorded; nothing is recorded without one.
    notify : callable, optional
        Told what is being done, as a sentence and the done fraction (None where unknown).
    stop : threading.Event, optional
        Ends the run after the step in which it was set; a submission that is being waited for is
        cancelled.

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
    ) -> None:
        self.config = config
        self.outcome: RunFinished | None = None
        self._library = library
        self._notify: Notify = notify or (lambda _sentence, _fraction: None)
        self._stop = stop or threading.Event()
        self._recorder: RunRecorder | None = None
        self._ledger: Ledger | None = None
        self._state: TrainingState | None = None
        self._obstacle = ""
        self._last_words = ""
        self._summary = Summary()
        self._saved_at = 0.0

    def events(self) -> Generator[Event, None, None]:
        """Yield `RunStarted`, one `StepEvent` per step, and `RunFinished`.

        Where the run cannot go on for now, a `RunPaused` comes between: asking for the next event
        tries the step again, closing leaves the run paused.

        Raises
        ------
        QannealError
            If the run cannot be started or failed; `outcome` then says so, too.
        """
        with contextlib.ExitStack() as resources:
            try:
                dataset, sampler = self._prepare(resources)
                self._state = state = initial_state(self.config, dataset)
                self._recorder = self._create_run(resources, sampler)
                yield self._started(dataset, sampler)
                yield from self._steps(dataset, sampler, state)
                done = state.step >= self.config.training.steps
                yield self._finish("finished" if done else "stopped", self._last_words)
            except (GeneratorExit, KeyboardInterrupt):
                self._end("paused" if self._obstacle else "stopped", self._obstacle)
                raise
            except CancelledError as error:
                # Stopped before the first step, while connecting.
                yield self._finish("stopped", str(error))
            except Exception as error:
                self._end("failed", str(error) or type(error).__name__)
                raise

    def _steps(self, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> Iterator[Event]:
        while state.step < self.config.training.steps and not self._stop.is_set():
            try:
                # A step that failed has changed nothing, so the same step is tried again.
                for event in train(self.config, dataset, sampler, state):
                    self._record(event)
                    yield event
                    if self._stop.is_set():
                        return
            except CancelledError as error:
                self._last_words = str(error)
                self._stop.set()
            except DeviceError as error:
                yield from self._obstructed(str(error))

    def _obstructed(self, message: str) -> Iterator[RunPaused]:
        """Pause until somebody asks to go on."""
        self._obstacle = message
        self._save_weights()
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
            self._recorder.state("paused")

    def resume(self) -> None:
        """Record that the run goes on; from the thread that drives `events`."""
        if self._recorder and not self.outcome:
            self._recorder.state("running")

    def _prepare(self, resources: contextlib.ExitStack) -> tuple[Dataset, Sampler | None]:
        self._notify(f"Loading {self.config.data.dataset}", None)
        dataset = data.load(self.config.data, self._notify)
        batch, images = self.config.training.batch_size, len(dataset.train_x)
        if batch > images:
            raise ConfigError(
                f"training.batch_size ({batch}) is larger than the training set ({images} images); lower it."
            )
        if self.config.training.method == "mlp":
            return dataset, None
        device = None
        if self.config.sampler.kind == "qpu":
            self._notify("Connecting to D-Wave", None)
            device = resources.enter_context(open_qpu(self.config, self._stop))
        if self.config.sampler.kind in ("simulated-qpu", "qpu"):
            self._notify(f"Embedding {self.config.model.hidden} hidden units", None)
        watch = Watch(self._stop, notify=lambda sentence: self._notify(sentence, None))
        return dataset, make_sampler(self.config, device=device, watch=watch)

    def _create_run(self, resources: contextlib.ExitStack, sampler: Sampler | None) -> RunRecorder | None:
        if self._library is None:
            return None
        seeds = {"data": self.config.data.seed, "training": self.config.training.seed}
        recorder = self._library.create(run_config.as_dict(self.config), seeds, versions())
        resources.callback(recorder.close)
        if isinstance(sampler, AnnealerSampler):
            recorder.file("embedding.json", cache.encode(sampler.copies, sampler.device.topology))
            self._ledger = Ledger(self._library, recorder.id, sampler.kind, _limits(self.config.budget))
            resources.callback(self._ledger.close)
            sampler.meter = self._ledger
        return recorder

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
        )

    def _record(self, event: StepEvent) -> None:
        metrics = event.as_json()
        steps = self.config.training.steps
        self._summary = self._summary.after(metrics)
        self._notify(f"Step {event.step} of {steps}", event.step / steps)
        if self._recorder:
            self._recorder.step(metrics)
            if time.monotonic() - self._saved_at > _SECONDS_BETWEEN_SAVES:
                self._save_weights()

    def _save_weights(self) -> None:
        if self._recorder and self._state:
            self._recorder.weights(as_sequential(self._state.parameters))
            self._saved_at = time.monotonic()

    def _finish(self, ending: str, message: str = "") -> RunFinished:
        summary = self._summary
        self._save_weights()
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
