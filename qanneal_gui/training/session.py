"""One run from config to result: load, embed, train, and record every step as it happens."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui import data
from qanneal_gui.annealing import cost
from qanneal_gui.annealing.samplers import Sampler, make_sampler
from qanneal_gui.config import RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.runs.records import Summary
from qanneal_gui.runs.versions import versions
from qanneal_gui.runs.weights import as_sequential
from qanneal_gui.training.events import Event, RunFinished, RunStarted, StepEvent
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
        Ends the run after the step in which it was set.

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
        self._summary = Summary()
        self._saved_at = 0.0

    def events(self) -> Iterator[Event]:
        """Yield `RunStarted`, one `StepEvent` per step, and `RunFinished`.

        Raises
        ------
        QannealError
            If the run cannot be started or failed; `outcome` then says so, too.
        """
        state: TrainingState | None = None
        try:
            dataset, sampler = self._prepare()
            state = initial_state(self.config, dataset)
            self._recorder = self._create_run()
            yield self._started(dataset, sampler)
            ending, message = "finished", ""
            bill = self._step_bill()
            steps = train(self.config, dataset, sampler, state)
            while state.step < self.config.training.steps:
                if self._stop.is_set():
                    ending = "stopped"
                    break
                if message := self._over_budget(*bill):
                    ending = "paused"
                    break
                event = next(steps)
                self._record(event, state)
                yield event
            yield self._finish(ending, message, state)
        except (GeneratorExit, KeyboardInterrupt):
            self._end("stopped", "", state)
            raise
        except Exception as error:
            self._end("failed", str(error) or type(error).__name__, state)
            raise
        finally:
            if self._recorder:
                self._recorder.close()

    def pause(self) -> None:
        """Record that nobody asks for events for now; from the thread that drives `events`."""
        if self._recorder and not self.outcome:
            self._recorder.state("paused")

    def resume(self) -> None:
        """Record that the run goes on; from the thread that drives `events`."""
        if self._recorder and not self.outcome:
            self._recorder.state("running")

    def _prepare(self) -> tuple[Dataset, Sampler | None]:
        self._notify(f"Loading {self.config.data.dataset}", None)
        dataset = data.load(self.config.data, self._notify)
        batch, images = self.config.training.batch_size, len(dataset.train_x)
        if batch > images:
            raise ConfigError(
                f"training.batch_size ({batch}) is larger than the training set ({images} images); lower it."
            )
        if self.config.training.method == "mlp":
            return dataset, None
        if self.config.sampler.kind in ("simulated-qpu", "qpu"):
            self._notify(f"Embedding {self.config.model.hidden} hidden units", None)
        return dataset, make_sampler(self.config)

    def _create_run(self) -> RunRecorder | None:
        if self._library is None:
            return None
        seeds = {"data": self.config.data.seed, "training": self.config.training.seed}
        return self._library.create(run_config.as_dict(self.config), seeds, versions())

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

    def _step_bill(self) -> tuple[float, int]:
        """QPU seconds and submissions that one step may cost."""
        if self.config.training.method == "mlp" or self.config.sampler.kind not in ("simulated-qpu", "qpu"):
            return 0.0, 0
        bill = cost.estimate(self.config)
        return bill.qpu_seconds / self.config.training.steps, bill.submissions // self.config.training.steps

    def _over_budget(self, qpu_seconds: float, submissions: int) -> str:
        """Return why the next step is not taken, or nothing."""
        budget, used = self.config.budget, self._summary
        if submissions and used.qpu_seconds + qpu_seconds > budget.qpu_seconds:
            return (
                f"Paused after step {used.steps}: the next step could pass the budget of"
                f" {budget.qpu_seconds:g} s of QPU time ({used.qpu_seconds:.2f} s used);"
                " raise budget.qpu_seconds to go on."
            )
        if submissions and used.submissions + submissions > budget.submissions:
            return (
                f"Paused after step {used.steps}: the next step could pass the budget of {budget.submissions}"
                f" submissions ({used.submissions} sent); raise budget.submissions to go on."
            )
        return ""

    def _record(self, event: StepEvent, state: TrainingState) -> None:
        metrics = event.as_json()
        self._summary = self._summary.after(metrics)
        self._notify(
            f"Step {event.step} of {self.config.training.steps}", event.step / self.config.training.steps
        )
        if self._recorder:
            self._recorder.step(metrics)
            if time.monotonic() - self._saved_at > _SECONDS_BETWEEN_SAVES:
                self._save_weights(state)

    def _save_weights(self, state: TrainingState) -> None:
        if self._recorder:
            self._recorder.weights(as_sequential(state.parameters))
            self._saved_at = time.monotonic()

    def _finish(self, ending: str, message: str, state: TrainingState | None) -> RunFinished:
        summary = self._summary
        if self._recorder:
            if state is not None:
                self._save_weights(state)
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

    def _end(self, ending: str, message: str, state: TrainingState | None) -> None:
        """Finish on the way out of an exception, which matters more than a second one in here."""
        if self.outcome is not None:
            return
        try:
            self._finish(ending, message, state)
        except QannealError as error:
            self.outcome = RunFinished("", "failed", self._summary.steps, None, None, 0.0, 0.0, 0, str(error))
