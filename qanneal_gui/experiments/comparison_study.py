"""The comparison of the methods and their null as an experiment: pairs × methods × trials, as a study."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar, Literal

from pydantic import field_validator

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import RunConfig, setting
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments import trial_runs
from qanneal_gui.experiments.comparison import (
    METHODS,
    PAIRS,
    ComparisonRow,
    Method,
    Pair,
    TrialResult,
    TrialStoppedError,
    figures,
    finding,
    null_figure,
    parse_pair,
    run_trial,
    summarise,
    tables,
    trial_config,
)
from qanneal_gui.experiments.comparison.trials import METHOD_NAMES
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.experiments.studies import (
    Backend,
    Study,
    Task,
    Trial,
    choose_backend,
    make_task,
    run_study,
)
from qanneal_gui.experiments.studies.study import data_files
from qanneal_gui.figures import Figure, Table
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.trials import TrialStore
from qanneal_gui.support.background import Unheard
from qanneal_gui.support.formatting import write_duration, write_seconds
from qanneal_gui.support.progress import Pace, Throttle
from qanneal_gui.training.estimates import estimate_unrecorded

PRESETS = {"stable": "stable", "advantage": "advantage", "paper": "paper-quantum-1"}
"""What all trials start from: the run preset for each name."""

SEVERAL_OUTPUTS = 3
"""Counts up when trials of several outputs alone give other results; see `studies.study.FORMAT`."""

_LOADING_SECONDS = 0.05  # of a trial, once the data set lies in the disk's cache


class CompareSettings(Settings):
    """Which trials, and where they run."""

    pairs: tuple[str, ...] = setting(
        ("2-3", "Pullover-Dress"),
        "Pairs",
        "Pairs of classes, such as 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) or digits:2-3; all means "
        "the paper's 16, and digits:0-1-2 is three classes.",
        min_length=1,
        max_length=1000,
    )
    methods: tuple[Method, ...] = setting(
        METHODS,
        "Methods",
        "MLP by backpropagation, EBM with Gibbs sampling, EBM with quantum sampling, and its null: the same "
        "with a coin in place of the annealer.",
        words=METHOD_NAMES,
        min_length=1,
    )
    trials: int = setting(16, "Trials", "Trials per pair and method.", unit="trials", ge=1, le=10_000)
    preset: Literal["stable", "advantage", "paper"] = setting(
        "stable",
        "Settings",
        "Stable: our settings, which do not fail; Advantage: a device with the errors of a real chip, and "
        "calibration; Paper: those of Sec. 5.2.",
        words={"stable": "Stable", "advantage": "Advantage", "paper": "Paper"},
    )
    overrides: tuple[str, ...] = setting(
        (),
        "Other settings",
        "Settings of all trials by their names, separated by commas, for example Steps = 40.",
        editor="settings",
    )
    workers: int = setting(
        1, "Processes", "Number of local processes that share the trials.", unit="processes", ge=1, le=512
    )
    dask: str = setting(
        "", "Dask cluster", "Address of a Dask scheduler, such as tcp://host:8786; empty for none."
    )
    fresh: bool = setting(
        False, "Start over", "Discard the finished trials of this study and repeat all of them."
    )

    @field_validator("pairs")
    @classmethod
    def _pairs_exist(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            expand_pairs(value)
        except ConfigError as error:
            raise ValueError(str(error).rstrip(".")) from None
        return value

    @field_validator("methods")
    @classmethod
    def _methods_differ(cls, value: tuple[Method, ...]) -> tuple[Method, ...]:
        return tuple(dict.fromkeys(value))

    @field_validator("overrides")
    @classmethod
    def _overrides_are_settings(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            run_config.assemble(None, "stable", value)
        except ConfigError as error:
            raise ValueError(str(error).rstrip(".")) from None
        for name in ("data.dataset", "data.classes"):
            if any(text.partition("=")[0].strip() == name for text in value):
                raise ValueError(f"pairs decide {name}; name the classes there, such as digits:0-1-2")
        return value

    def run_config(self) -> RunConfig:
        """Return the settings that all trials have in common."""
        return run_config.assemble(None, PRESETS[self.preset], self.overrides)


def expand_pairs(texts: Iterable[str]) -> tuple[Pair, ...]:
    """Read pairs, each once; ``all`` stands for the paper's 16, ``mnist:all`` for those of a data set.

    Raises
    ------
    ConfigError
        As `parse_pair`.
    """
    found: dict[Pair, None] = {}
    for text in texts:
        dataset, _, word = text.strip().rpartition(":")
        if word.lower() != "all":
            found[parse_pair(text)] = None
            continue
        chosen = [pair for pair in PAIRS if dataset in ("", pair.dataset)]
        if not chosen:
            raise ConfigError(f"The paper has no pairs of {dataset}; name the pairs yourself.")
        found |= dict.fromkeys(chosen)
    return tuple(found)


@experiment
class Comparison:
    """Classical-1, Classical-2, Quantum-1 and the null over pairs and trials.

    A trial that is finished is never repeated, in this study or in another one that has it, too; one on a
    QPU that was cut short goes on. The budget of the settings holds for the whole study.
    """

    name: ClassVar[str] = "compare"
    title: ClassVar[str] = "Comparison of the methods"
    sentence: ClassVar[str] = (
        "Trains MLPs and EBMs many times on 20 images of two classes, compares accuracy, loss and success "
        "rate, and says what the annealer has added to a coin."
    )
    paper: ClassVar[str] = "Sec. 5.2, Figs. 4, 14, 15, Tables 1–3"

    def __init__(self, settings: CompareSettings | None = None) -> None:
        self.settings = settings or CompareSettings()

    def study(self, control: SubmissionControl | None = None) -> Study:
        """Return the study that it is; trials on a QPU tell how things stand with it."""
        base = self.settings.run_config()
        # Trials in the outer loop: wherever it is stopped, all pairs and methods are equally far.
        tasks = (
            _task(trial_config(pair, method, trial, base), trial)
            for trial in range(self.settings.trials)
            for pair in expand_pairs(self.settings.pairs)
            for method in self.settings.methods
        )
        return Study(self.name, tuple(tasks), do_trial, _QpuTrials(base, control))

    def cost(self) -> Cost:
        """Estimate the cost of all trials, those that may be finished included."""
        base = self.settings.run_config()
        pairs = expand_pairs(self.settings.pairs)
        count = len(pairs) * self.settings.trials
        seconds = qpu_seconds = 0.0
        submissions = 0
        for method in self.settings.methods:
            config = trial_config(pairs[0], method, 0, base)
            estimate = estimate_unrecorded(config)
            real = config.billed
            share = 1 if real else self.settings.workers
            seconds += count * (estimate.seconds + _LOADING_SECONDS) / share
            if real:
                qpu_seconds += count * estimate.qpu_seconds
                submissions += count * estimate.submissions
        budget, note = base.budget, ""
        if qpu_seconds > budget.qpu_seconds or submissions > budget.submissions:
            note = (
                f"This exceeds the budget of {write_seconds(budget.qpu_seconds)} and {budget.submissions:,} "
                "submissions, where the study would stop; raise budget.qpu_seconds or budget.submissions."
            )
        return Cost(seconds, qpu_seconds, submissions, note)

    def billed_work_left(self, library: RunLibrary) -> float:
        """Return how many of the trials that cost QPU time are still to be made, parts of trials included."""
        billed = [task for task in self.study().tasks if task.local]
        with TrialStore(library) as store:
            finished = store.finished(task.key for task in billed)
        begun = _begun(billed, library)
        parts = (trial_runs.done_of(run) for key, run in begun.items() if key not in finished)
        return len(billed) - len(finished) - sum(parts)

    def cost_left(self, library: RunLibrary) -> Cost:
        """Estimate the cost of the trials that are still to be made; their time as if all were."""
        cost = self.cost()
        if self.settings.fresh or not cost.submissions:
            return cost
        share = self.billed_work_left(library) / sum(task.local for task in self.study().tasks)
        return replace(
            cost, qpu_seconds=share * cost.qpu_seconds, submissions=round(share * cost.submissions)
        )

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Run what is left of the study; a record for every trial, and at the end a summary."""
        study = self.study(control)
        backend = choose_backend(self.settings.workers, self.settings.dask)
        progress = _StudyProgress(study, self.settings)
        billed = [task for task in study.tasks if task.local]
        if self.settings.fresh:
            trial_runs.forget(library, [*(task.key for task in study.tasks), *map(_run_key, billed)])
        yield Progress(0.0, f"{len(study.tasks):,} trials {_where(study, backend)}.")
        try:
            for trial in run_study(study, library, stop, backend):
                yield progress.after(trial)
        except QannealError as error:
            yield progress.end("failed", str(error), _begun(billed, library))
            raise
        yield progress.end("finished" if progress.complete else "stopped", "", _begun(billed, library))


def do_trial(config: dict[str, Any]) -> dict[str, Any]:
    """Run one trial wherever this is called, to its end; nothing is recorded."""
    control = SubmissionControl(stop=Unheard())
    result = run_trial(run_config.parse(config["run"]), None, Unheard(), control)
    return result.as_json() | {"trial": config["trial"]}


class _QpuTrials:
    """Trials on a real QPU, which are recorded runs; together they keep to one budget."""

    def __init__(self, base: RunConfig, control: SubmissionControl | None) -> None:
        self._budget, self._control = base.budget, control
        self._seconds = 0.0
        self._submissions = 0

    def __call__(self, task: Task, library: RunLibrary, stop: threading.Event) -> dict[str, Any] | None:
        values = dict(task.config["run"])
        seconds = self._budget.qpu_seconds - self._seconds
        submissions = self._budget.submissions - self._submissions
        if seconds <= 0 or submissions <= 0:
            raise QannealError(
                f"The study has used up its budget ({write_seconds(self._seconds)} of QPU time in "
                f"{self._submissions:,} submissions); raise budget.qpu_seconds or budget.submissions to "
                "continue."
            )
        values["budget"] = {**values["budget"], "qpu_seconds": seconds, "submissions": submissions}
        try:
            result = run_trial(run_config.parse(values), library, stop, self._control, _run_key(task))
        except TrialStoppedError:
            return None
        self.count(result)
        return result.as_json() | {"trial": task.config["trial"]}

    def count(self, result: TrialResult) -> None:
        """Take a finished trial's cost from the budget."""
        self._seconds += result.qpu_seconds
        self._submissions += result.submissions


def _task(config: RunConfig, trial: int) -> Task:
    values = run_config.as_dict(config)
    decides = {section: keys for section, keys in values.items() if section != "budget"}
    if config.training.method == "mlp":
        del decides["sampler"]
    # Trials have none, and those that are stored since before it could be had are still good.
    decides["training"] = {key: value for key, value in values["training"].items() if key != "null_twin"}
    decides["files"] = data_files(config.data.dataset, config.sampler.missing)
    if config.training.method == "ebm" and config.outputs > 1:
        decides["outputs"] = SEVERAL_OUTPUTS
    return make_task("compare", {"run": values, "trial": trial}, local=config.billed, decides=decides)


def _run_key(task: Task) -> str:
    """Return the key of the run that a trial on a QPU has; that of the trial itself holds its result."""
    return f"{task.key}-run"


def _begun(billed: Sequence[Task], library: RunLibrary) -> dict[str, RunRecord]:
    """Return the runs of the trials on a QPU, by the keys of the trials."""
    runs = trial_runs.runs_of(library, map(_run_key, billed)) if billed else {}
    return {task.key: runs[_run_key(task)] for task in billed if _run_key(task) in runs}


def _where(study: Study, backend: Backend) -> str:
    local = sum(task.local for task in study.tasks)
    if local == len(study.tasks):
        return "on the QPU, one after another"
    return backend.name + (f", {local:,} of them on the QPU" if local else "")


class _StudyProgress:
    """What the study has shown so far."""

    def __init__(self, study: Study, settings: CompareSettings) -> None:
        self._study = study
        self._settings = settings
        self._pace = Pace(len(study.tasks), least=1)
        self._drawing = Throttle()
        self._reused = 0
        self._results: dict[str, TrialResult] = {}
        self._shown: tuple[tuple[Figure, ...], tuple[Table, ...]] = ((), ())
        self._finding = ""

    @property
    def complete(self) -> bool:
        return len(self._results) == len(self._study.tasks)

    def after(self, trial: Trial) -> Progress:
        result = TrialResult.from_json(trial.result)
        self._results[trial.task.key] = result
        if trial.reused:
            self._reused += 1
            self._pace.skipped_to(len(self._results))
        else:
            self._pace.reached(len(self._results))
        if trial.task.local and trial.reused and isinstance(self._study.local_function, _QpuTrials):
            self._study.local_function.count(result)
        drawn = self._drawing.due(self._drawing_interval())
        if drawn:
            self._draw()
        record = {**result.as_json(), "trial": trial.task.config["trial"], "reused": trial.reused}
        return Progress(
            min(self._pace.fraction, 0.999),
            f"{self._count()}.",
            self._pace.seconds_left,
            *self._shown,
            records=(record,),
        )

    def end(self, state: str, message: str, begun: Mapping[str, RunRecord]) -> Progress:
        rows = self._draw()
        # What was cut short has cost something, too.
        paid: list[TrialResult | RunRecord] = [
            *(self._results[task.key] for task in self._billed()),
            *(run for key, run in begun.items() if key not in self._results),
        ]
        summary = {
            "type": "summary",
            "study": self._study.id,
            "state": state,
            "message": message,
            "trials": len(self._results),
            "of": len(self._study.tasks),
            "reused": self._reused,
            "seconds": self._pace.elapsed,
            "qpu_seconds": sum(one.qpu_seconds for one in paid),
            "submissions": sum(one.submissions for one in paid),
            "rows": [row.as_json() for row in rows],
        }
        words = {"finished": "Finished", "stopped": "Stopped and saved", "failed": "Ended early and saved"}
        sentence = f"{words[state]}: {self._count()} in {write_duration(self._pace.elapsed)}. {self._finding}"
        fraction = 1.0 if state == "finished" else min(self._pace.fraction, 0.999)
        return Progress(fraction, sentence.strip(), None, *self._shown, records=(summary,))

    def _count(self) -> str:
        before = f" ({self._reused:,} from an earlier run)" if self._reused else ""
        return f"{len(self._results):,} of {len(self._study.tasks):,} trials{before}"

    def _billed(self) -> Sequence[Task]:
        return [task for task in self._study.tasks if task.local and task.key in self._results]

    def _draw(self) -> list[ComparisonRow]:
        # In the order of the tasks: the figures of a study do not depend on who finished first.
        results = [self._results[task.key] for task in self._study.tasks if task.key in self._results]
        rows = summarise(results)
        self._finding = finding(results)
        against = null_figure(rows, self._finding)
        self._shown = (
            (*figures(results), *([against] if against else [])),
            tables(rows, self._finding),
        )
        return rows

    def _drawing_interval(self) -> float:
        """Return seconds between two drawings: they take longer the more trials there are."""
        return 0.2 + len(self._results) * 5e-4
