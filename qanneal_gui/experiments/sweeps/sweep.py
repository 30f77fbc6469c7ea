"""The sweep as an experiment: settings that are varied, and runs at all their values."""

import contextlib
import logging
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from pydantic import field_validator, model_validator

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import PRESETS, RunConfig, setting
from qanneal_gui.errors import ConfigError, ObstacleError, QannealError
from qanneal_gui.experiments import trial_runs
from qanneal_gui.experiments.definition import Cost, HaltedError, Progress
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.experiments.studies import Backend, Task, choose_backend
from qanneal_gui.experiments.studies.workers import TaskOutcome
from qanneal_gui.experiments.sweeps import attempt
from qanneal_gui.experiments.sweeps.attempt import Ended, Wanted, Word
from qanneal_gui.experiments.sweeps.axis import Axis, parse_axis
from qanneal_gui.experiments.sweeps.cost import SweepBill, billed_work_left, check_plan, make_bill
from qanneal_gui.experiments.sweeps.following import Following
from qanneal_gui.experiments.sweeps.outcomes import METRIC_NAMES, Metric, outcome_of, tagged
from qanneal_gui.experiments.sweeps.plan import MOST_TRIALS, Plan, make_plan
from qanneal_gui.experiments.sweeps.results import SweepResult
from qanneal_gui.experiments.sweeps.workers import Message, arriving, do_trial
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0
"""How often is looked how far the runs of other processes are."""

_MOST_HALTED = 2
"""Runs on a QPU, one after another, of which none could do a step: the next would fare alike."""


class SweepSettings(Settings):
    """What is varied, how often, and where the runs are made."""

    vary: tuple[str, ...] = setting(
        ("training.learning_rate=log 0.001..0.1 in 3",),
        "Varied",
        "section.key=values for each varied setting: 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4.",
        min_length=1,
        max_length=10_000,
    )
    seeds: int = setting(
        1, "Seeds", "Runs of each combination, each with its own seed.", unit="runs", ge=1, le=1000
    )
    sample: int = setting(
        0,
        "Sample",
        "How many of the combinations to draw at random; 0 for all.",
        unit="combinations",
        ge=0,
        le=MOST_TRIALS,
    )
    sample_seed: int = setting(0, "Sample seed", "Seed of that draw.", ge=0, lt=2**31)
    metric: Metric = setting(
        "mlp_test",
        "Best by",
        "What the best combination is chosen by, and what is drawn.",
        words={name: METRICS[name].title for name in METRIC_NAMES},
    )
    name: str = setting("", "Name", "Name of the sweep; the tag of its runs begins with it.", max_length=60)
    preset: str = setting(
        "demo", "Preset", "The run whose settings are varied, by its name.", suggestions=PRESETS
    )
    overrides: tuple[str, ...] = setting(
        (),
        "Other settings",
        "Settings of all runs by their names, separated by commas, for example Steps = 40.",
        editor="settings",
    )
    workers: int = setting(
        1, "Processes", "Number of local processes that share the runs.", unit="processes", ge=1, le=512
    )
    dask: str = setting(
        "",
        "Dask cluster",
        "Address of a Dask scheduler with workers on this computer, such as tcp://127.0.0.1:8786; empty for "
        "none.",
    )
    fresh: bool = setting(False, "Start over", "Make the finished runs of this sweep again, too.")

    @model_validator(mode="before")
    @classmethod
    def _together(cls, values: Any) -> Any:
        """Put values together again that were separated where lists of words are."""
        if not isinstance(values, Mapping) or not isinstance(values.get("vary"), list | tuple):
            return values
        joined: list[Any] = []
        for part in values["vary"]:
            if joined and isinstance(part, str) and "=" not in part:
                joined[-1] = f"{joined[-1]}, {part.strip()}"
            else:
                joined.append(part)
        return {**values, "vary": tuple(joined)}

    @field_validator("vary")
    @classmethod
    def _values_can_be_used(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for text in value:
            # What belongs to one kind of sampler is known with the run only.
            known = text.partition("=")[0].strip().count(".") == 1
            with _as_refusal():
                parse_axis(text) if known or "=" not in text else None
        return value

    @field_validator("overrides")
    @classmethod
    def _overrides_are_settings(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        with _as_refusal():
            run_config.assemble(overrides=value)
        return value

    @field_validator("preset")
    @classmethod
    def _preset_exists(cls, value: str) -> str:
        if value not in PRESETS:
            raise ValueError(f"choose one of {', '.join(PRESETS)}")
        return value

    def run_config(self) -> RunConfig:
        """Return the run whose settings are varied."""
        return run_config.assemble(None, self.preset, self.overrides)


@contextlib.contextmanager
def _as_refusal() -> Iterator[None]:
    """Let pydantic say what a config has refused."""
    try:
        yield
    except ConfigError as error:
        raise ValueError(str(error).rstrip(".")) from None


@experiment
class Sweep:
    """Runs at all combinations of values of some settings, each an ordinary run of the library.

    A run that is finished is never made again, by this sweep or by another one that has it, too; one that
    was interrupted goes on. Each keeps to its own budget, and all of them to the month's limit.

    Parameters
    ----------
    settings : SweepSettings, optional
    config : RunConfig, optional
        The run whose settings are varied, in place of the one that the settings name.
    """

    name: ClassVar[str] = "sweep"
    title: ClassVar[str] = "Sweep"
    sentence: ClassVar[str] = (
        "Trains at all combinations of the values that some settings take, each with several seeds, and says "
        "which are the best."
    )
    paper: ClassVar[str] = ""

    def __init__(self, settings: SweepSettings | None = None, config: RunConfig | None = None) -> None:
        self.settings = settings or SweepSettings()
        self.given = config

    @property
    def config(self) -> RunConfig:
        """The run whose settings are varied."""
        return self.given or self.settings.run_config()

    @property
    def axes(self) -> tuple[Axis, ...]:
        """What is varied; raises `ConfigError` where a value cannot be used."""
        base = self.config
        return tuple(parse_axis(text, base) for text in self.settings.vary)

    def plan(self) -> Plan:
        """Return all its runs.

        Raises
        ------
        ConfigError
            One of them cannot be made, or they are too many.
        """
        wanted = self.settings
        return make_plan(self.config, self.axes, wanted.seeds, wanted.sample, wanted.sample_seed, wanted.name)

    def check(self, library: RunLibrary) -> None:
        """Refuse it if one of its runs could not make a step; off the window's thread.

        Raises
        ------
        CannotRunError
            One could not; the sentence names the setting to change.
        """
        check_plan(self.plan(), library, fresh=self.settings.fresh)

    def bill(self, library: RunLibrary) -> SweepBill:
        """Return what is still to come of it, by what is left this month; off the window's thread."""
        return make_bill(self.plan(), library, self.settings.workers, fresh=self.settings.fresh)

    def billed_work_left(self, library: RunLibrary) -> float:
        """Return how many of the runs that cost QPU time are still to be made, parts of runs included."""
        return billed_work_left(self.plan(), library)

    def result(self, library: RunLibrary) -> SweepResult:
        """Return what its runs have found so far, as the library has them."""
        plan = self.plan()
        runs = trial_runs.runs_of(library, [trial.key for trial in plan.trials])
        found = (
            replace(outcome := outcome_of(runs[trial.key]), values={**outcome.values, **trial.values})
            for trial in plan.trials
            if trial.key in runs
        )
        return SweepResult(plan.group, plan.axes, tuple(found), plan.seeds)

    def cost(self) -> Cost:
        """Estimate all runs, those that may be finished included."""
        made = make_bill(self.plan(), None, self.settings.workers)
        return Cost(made.seconds, made.qpu_seconds, made.submissions)

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Make the runs that are not finished; a record for every run, and at the end a summary.

        Raises
        ------
        HaltedError
            Some of the runs could not be finished; the others are.
        QannealError
            The sweep is being run elsewhere, or the workers cannot be reached.
        """
        plan, backend = self.plan(), choose_backend(self.settings.workers, self.settings.dask)
        keys = [trial.key for trial in plan.trials]
        with Message.open(library, plan.id) as message:
            if self.settings.fresh:
                trial_runs.forget(library, keys)
            work = _Work(
                plan, library, message, stop, control, Following(plan, library, self.settings.metric)
            )
            yield work.shown.began()
            beside = self.settings.workers > 1 or self.settings.dask
            try:
                yield from work.finished_before()
                yield from work.beside(backend) if beside else ()
                yield from work.here()
            except QannealError as error:
                yield work.shown.end("failed", str(error))
                raise
            problem = "" if stop.is_set() else work.shown.problem
            yield work.shown.end("stopped" if stop.is_set() else "failed" if problem else "finished", problem)
        if problem:
            raise HaltedError(problem)


class _Work:
    """The runs of a sweep that is being run."""

    def __init__(
        self,
        plan: Plan,
        library: RunLibrary,
        message: Message,
        stop: threading.Event,
        control: SubmissionControl | None,
        shown: Following,
    ) -> None:
        self._plan, self._library, self._message, self._stop = plan, library, message, stop
        self._control = control or SubmissionControl()
        self._left = {trial.key: trial for trial in plan.trials}
        self.shown = shown

    def finished_before(self) -> Iterator[Progress]:
        """Take what is finished from the library."""
        group, runs = self._plan.group, trial_runs.runs_of(self._library, list(self._left))
        known = set(tagged(self._library, group)) if runs else set()
        for key, run in runs.items():
            if trial_runs.is_complete(run.state, run.message):
                if run.id not in known:
                    attempt.tag(self._library, run.id, group)
                trial = self._left.pop(key)
                yield self.shown.after(trial, Ended(run.id, run.state, run.message, reused=True), run)

    def beside(self, backend: Backend) -> Iterator[Progress]:
        """Have other processes make what costs no QPU time."""
        trials = {key: trial for key, trial in self._left.items() if not trial.config.billed}
        closed = threading.Event()

        def stopped() -> bool:
            ending = self._stop.is_set() or closed.is_set()
            with contextlib.suppress(ObstacleError):  # it is said again soon
                self._message.say("now" if self._control.stop.is_set() else "stop" if ending else "go")
            return ending

        def given_up() -> bool:
            stopped()
            return False  # they end by themselves, saved

        stopped()
        tasks = [Task(key, self._message.task(self._plan, trial)) for key, trial in trials.items()]
        outcomes = arriving(backend.outcomes(do_trial, tasks, stopped, given_up), _LOOK_SECONDS)
        try:
            for outcome in outcomes:
                if outcome is None:
                    yield self.shown.meanwhile(trial_runs.runs_of(self._library, trials.keys() & self._left))
                else:
                    yield self.shown.after(self._left.pop(outcome.key), _ended(outcome))
        finally:
            closed.set()
            with contextlib.suppress(QannealError):
                for _ in outcomes:
                    pass
        for key in trials:  # those that were not begun any more
            self._left.pop(key, None)

    def here(self) -> Iterator[Progress]:
        """Make what is left in this process, one run after another."""
        halted = 0
        for trial in self._left.values():
            if self._stop.is_set() or (trial.config.billed and halted >= _MOST_HALTED):
                continue
            wanted = Wanted(trial.key, trial.name, self._plan.group, trial.config)
            steps = attempt.attempt(wanted, self._library, self._word, self._control.connection)
            done, ended = 0, Ended("", "stopped")
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    ended = end.value
                    break
                done += 1
                yield self.shown.during(trial, event)
            halted = halted + 1 if trial.config.billed and ended.state == "paused" and not done else 0
            yield self.shown.after(trial, ended)

    def _word(self) -> Word:
        if self._control.stop.is_set():
            return "now"
        return "stop" if self._stop.is_set() else "go"


def _ended(outcome: TaskOutcome) -> Ended:
    if outcome.result is None:
        _log.warning("trial %s failed: %s %s", outcome.key[:12], outcome.error, outcome.details)
        return Ended("", "failed", outcome.error)
    return Ended(**outcome.result)
