"""What of a run is written down, and when: steps, submissions, weights, checkpoints, and how it ended."""

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qanneal_gui import config as run_config
from qanneal_gui.annealing.embedding import embedding_file
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.parts import Part
from qanneal_gui.annealing.samplers import Sampler
from qanneal_gui.config import BudgetConfig, RunConfig
from qanneal_gui.data import Dataset
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import step_times
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.frames import FrameRecorder
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.orders import Order
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.runs.records import Summary
from qanneal_gui.runs.weights import as_sequential
from qanneal_gui.support.formatting import write_count
from qanneal_gui.support.reading import read_bytes
from qanneal_gui.support.versions import versions
from qanneal_gui.training import checkpoint, kept_calibration, recorded_steps
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.loop import TrainingState
from qanneal_gui.training.orders import OrderListener
from qanneal_gui.training.replay import RecordedSteps

_SECONDS_BETWEEN_SAVES = 2.0
_SHARE_OF_SAVES = 0.02
"""Most of the time that saving may take: a large network is saved less often."""


class RunRecording:
    """One run in the library, from its first step on or from where it was resumed.

    A run that is resumed is locked from the beginning, but nothing of it is changed before `begin`.

    Parameters
    ----------
    library : RunLibrary
    config : RunConfig
    resources : ExitStack
        Closes what is opened here.
    resumed : str
        The whole identifier of the run that is resumed; empty for a new one.
    name : str
        The user's name for a new run.
    announce : callable
        Told the identifier of a new run before the run is in the library.
    notes : str
        The user's notes on a new run.

    Attributes
    ----------
    notices : list of str
        What the user should know about a run that was resumed.
    """

    def __init__(
        self,
        library: RunLibrary,
        config: RunConfig,
        resources: contextlib.ExitStack,
        resumed: str = "",
        name: str = "",
        announce: Callable[[str], None] = lambda _run: None,
        notes: str = "",
    ) -> None:
        self.notices: list[str] = []
        self._library, self._config, self._resources = library, config, resources
        self._name, self._announce, self._notes = name, announce, notes
        self._locked: RunRecorder | None = None
        self._recorder: RunRecorder | None = None
        self._ledger: Ledger | None = None
        self._frames: FrameRecorder | None = None
        self._sampler: Sampler | None = None
        self._state: TrainingState | None = None
        self._provenance: checkpoint.Provenance | None = None
        self._save_at = 0.0
        self._saved = -1
        self._here = Summary()
        self._first_seconds = 0.0
        if resumed:
            self._locked = library.reopen(resumed)
            resources.callback(self._locked.close)

    @property
    def run(self) -> str:
        """The run's identifier; empty for a new one before `begin`."""
        recorder = self._recorder or self._locked
        return recorder.id if recorder else ""

    @property
    def summary(self) -> Summary:
        """What is known of the steps recorded so far."""
        recorder = self._recorder or self._locked
        return recorder.summary if recorder else Summary()

    @property
    def recorded(self) -> RecordedSteps | None:
        """What there is of a run that is resumed; None for a new one."""
        if self._locked is None:
            return None
        return RecordedSteps(self._library, self._locked.id, self._locked.summary.steps)

    def earlier_steps(self) -> list[StepEvent]:
        """Return the last steps before the run was resumed, as if it had never been interrupted."""
        if self._locked is None:
            return []
        steps = recorded_steps.recent(self._library, self._library.get(self._locked.id))
        if steps and self._off_beat(self._locked.summary.steps):
            steps[-1] = steps[-1].unevaluated()
        return steps

    def begin(self, dataset: Dataset, sampler: Sampler | None, state: TrainingState) -> None:
        """Record from here on; the state is the one that the run will bring forward."""
        recorder = self._created() if self._locked is None else self._taken_up(self._locked)
        self._recorder, self._state, self._sampler = recorder, state, sampler
        self._frames = FrameRecorder(recorder.directory)
        self._provenance = checkpoint.Provenance.of(recorder.id, self._config, dataset)
        if sampler is not None and sampler.placement is not None:
            self._record_embedding(recorder, sampler.placement)
        if sampler is not None and sampler.submits:
            self._open_ledger(recorder, sampler)
        if sampler is not None and sampler.calibrated_for and self._locked is None:
            self._begin_calibrated(sampler)

    def _begin_calibrated(self, sampler: Sampler) -> None:
        """Begin with what earlier runs have learned of the chip, saved as this run's own."""
        if found := kept_calibration.kept(self._library.root, sampler.calibrated_for):
            sampler.remember(found[0])
            self.notices.append(found[1])
            self.save()

    def listen(
        self, stop: threading.Event, abort: threading.Event, heard: Callable[[Order], None]
    ) -> OrderListener:
        """Hear from now on what others want of the run; the arguments are those of `OrderListener`."""
        assert self._recorder is not None
        listener = OrderListener(self._recorder.directory, stop, abort, heard)
        return self._resources.enter_context(listener)

    def use(self, sampler: Sampler) -> None:
        """Go on with another sampler, whose network was re-embedded."""
        assert self._recorder is not None
        self._sampler = sampler
        if sampler.placement is not None:
            self._record_embedding(self._recorder, sampler.placement)
        if self._ledger:
            sampler.use_meter(self._ledger)

    def announce(self, step: int) -> None:
        """Tell the ledger for which step the next submissions are."""
        if self._ledger:
            self._ledger.begin(step)

    def step(self, event: StepEvent) -> None:
        """Record a step."""
        assert self._recorder is not None
        values = event.as_json()
        self._recorder.step(values, self._samples(event))
        if self._frames and (frame := event.frame) is not None:
            self._frames.take(frame)
        if not self._here.steps:
            self._first_seconds = event.seconds
        self._here = self._here.after(values)

    def save_if_due(self) -> None:
        """Save if it is time."""
        if time.monotonic() >= self._save_at:
            self.save()

    def save(self, *, alone: bool = False) -> None:
        """Save the weights, and a checkpoint from which the run can be resumed.

        A step that could not be recorded is not saved either: nothing may be ahead of the recorded steps.

        Parameters
        ----------
        alone : bool
            Whether the library is lost just now.
        """
        if not (self._recorder and self._state and self._provenance) or self._state.step == self._saved:
            return
        if self._state.step > self._recorder.reached:
            return
        began = time.monotonic()
        self._recorder.weights(as_sequential(self._state.parameters))
        memory = self._sampler.memory if self._sampler is not None else None
        content = checkpoint.encode(self._state, memory, self._provenance)
        self._recorder.checkpoint(content, alone=alone)
        if self._sampler is not None and self._sampler.calibrated_for and self._state.step:
            kept_calibration.keep(self._library.root, self._sampler.calibrated_for, memory)
        self._saved = self._state.step
        now = time.monotonic()
        self._save_at = now + max(_SECONDS_BETWEEN_SAVES, (now - began) / _SHARE_OF_SAVES)

    def pause(self, message: str = "") -> None:
        """Save, and record that the run pauses, and why."""
        if self._recorder:
            self._recorder.check_place()  # not a word into a file that is another one by now
            self.save()
            self._recorder.state("paused", message)

    def go_on(self) -> str:
        """Record that the run goes on, in its library's place; returns what `return_to_place` does."""
        done = self.return_to_place()
        if self._recorder:
            self._recorder.budget(run_config.as_dict(self._config))
            self._recorder.state("running")
            if self._ledger:
                self._ledger.drop_simulations()
        return done

    def finish(self, ending: str, message: str) -> str:
        """Save, and record how the run ended; returns what there is to say of it."""
        message = " ".join(filter(None, (message, self.return_to_place())))
        self.save()
        if self._frames:
            self._frames.finish()
        if self._recorder:
            self._recorder.finish(ending, message=message)
        self._remember_pace()
        return message

    def _remember_pace(self) -> None:
        """Keep what steps took here, for the estimates of runs to come.

        The first one is left out: it prepares what the others use.
        """
        steps, seconds = self._here.steps - 1, self._here.seconds - self._first_seconds
        step_times.remember(self._library.root, self._config, steps, seconds)

    def return_to_place(self) -> str:
        """If the library was removed, replaced or damaged, write the run back to where it belongs.

        Returns
        -------
        str
            What happened and what has come of it, as a sentence; empty if all is as it was.
        """
        if self._recorder is None:
            return ""
        done = ""
        try:
            self._recorder.check_place()
        except ReplacedError as error:
            self.save(alone=True)
            done = f"{error.what} while a run was being recorded; {self._recorder.move()}"
            self._frames = FrameRecorder(self._recorder.directory)
        if self._ledger:
            try:
                self._ledger.check_place()
            except ReplacedError:
                self._ledger.move()
        return done

    def kept(self) -> str:
        """Return how much of the run there is, although its end cannot be recorded, as a sentence."""
        if self._recorder is None:
            return ""
        steps = self.summary.steps
        with contextlib.suppress(ReplacedError):
            self._recorder.check_place()
            return f"All {steps:,} steps are recorded, but not how the run ended."
        return (
            f"{max(0, self._saved):,} of {write_count(steps, 'step')} are saved beside its weights; recover "
            f"them with: qanneal runs recover {self.run}"
        )

    def distrust(self) -> None:
        """Take note that the library cannot be read: it has to be written anew."""
        if self._recorder:
            self._recorder.distrust()

    def raise_limits(self, budget: BudgetConfig) -> None:
        """Hold the run to another budget from the next submission on, and when it is resumed; any thread."""
        self._config = self._config.model_copy(update={"budget": budget})
        if self._ledger:
            self._ledger.raise_limits(_limits(budget))

    def change_solver(self, config: RunConfig) -> None:
        """Record that the run goes on with another solver: its config, and checkpoints, from now on."""
        self._config = config
        if self._provenance is not None:
            settings = checkpoint.settings_hash(config)
            self._provenance = replace(self._provenance, settings=settings)
            self._saved = -1

    def pay_again(self) -> None:
        """Let submissions whose answers cannot be read be sent, and paid for, again."""
        if self._ledger:
            self._ledger.pay_again()

    def known_cost(self) -> tuple[float, int]:
        """Return QPU seconds and submissions that are known to be billed, also for a step not finished."""
        summary = self.summary
        seconds, submissions = 0.0, 0
        if self._ledger:
            with contextlib.suppress(QannealError):
                seconds, submissions = self._ledger.known_cost(summary.steps)
        return summary.qpu_seconds + seconds, summary.submissions + submissions

    def _created(self) -> RunRecorder:
        seeds = {"data": self._config.data.seed, "training": self._config.training.seed}
        settings = run_config.as_dict(self._config)
        recorder = self._library.create(settings, seeds, versions(), self._name, self._announce)
        self._resources.callback(recorder.close)
        if self._notes:
            annotate(self._library, [recorder.id], notes=self._notes)
        return recorder

    def _taken_up(self, recorder: RunRecorder) -> RunRecorder:
        last = None
        if recorder.summary.steps and self._off_beat(recorder.summary.steps):
            before = recorder.summary.steps - 1
            last = recorded_steps.unevaluated(
                self._library.steps(recorder.id, samples=False, after=before)[-1]
            )
        recorder.resume(run_config.as_dict(self._config), last)
        return recorder

    def _off_beat(self, steps: int) -> bool:
        """Whether a run that goes on after so many steps has evaluated the last one only as its end.

        A run that was never interrupted would not have.
        """
        return steps < self._config.training.steps and steps % self._config.training.eval_every != 0

    def _samples(self, event: StepEvent) -> Part | None:
        """Return the samples of a step, if the ledger has not recorded them already."""
        if event.counts is None or self._ledger is not None:
            return None
        return Part(tuple(range(len(event.counts))), event.counts, outputs=event.outputs)

    def _record_embedding(self, recorder: RunRecorder, placement: Placement) -> None:
        embedding = embedding_file.encode(list(placement.copies), placement.topology)
        saved = recorder.directory / embedding_file.FILE
        if self._locked and saved.exists() and not _holds(saved, embedding):
            self.notices.append("The chip's working graph has changed; the network was re-embedded.")
        recorder.file(saved.name, embedding)

    def _open_ledger(self, recorder: RunRecorder, sampler: Sampler) -> None:
        limits = _limits(self._config.budget)
        self._ledger = Ledger(self._library, recorder.id, self._config.sampler.kind, limits)
        self._resources.callback(self._ledger.close)
        sampler.use_meter(self._ledger)
        if self._locked is None:
            return
        step = recorder.summary.steps + 1
        self._ledger.drop_simulations()
        self.announce(step)
        if without_id := self._ledger.submissions_without_id():
            self.notices.append(
                f"{write_count(without_id, 'submission')} of step {step} may have been sent before the "
                "interruption, but its id was not received. It is looked up at D-Wave, and sent (and paid "
                "for) again only if it is not found."
            )


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds exactly this; a pipe in its place does not, and is not waited for."""
    try:
        return read_bytes(path, "the embedding of a run", len(content)) == content
    except QannealError:
        return False


def _limits(budget: BudgetConfig) -> BudgetLimits:
    return BudgetLimits(budget.qpu_seconds, budget.submissions)
