"""A sweep followed while it is being run: what has ended, what that shows, and how far it is."""

from collections.abc import Mapping
from typing import Any

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.definition import Progress
from qanneal_gui.experiments.sweeps.attempt import Ended
from qanneal_gui.experiments.sweeps.drawing import figure, table
from qanneal_gui.experiments.sweeps.outcomes import Outcome, outcome_of
from qanneal_gui.experiments.sweeps.plan import Plan, Trial
from qanneal_gui.experiments.sweeps.results import SweepResult
from qanneal_gui.experiments.trial_runs import done_of
from qanneal_gui.figures import Figure, Table
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.support.formatting import write_count, write_duration
from qanneal_gui.support.progress import Pace, Throttle
from qanneal_gui.support.text import after_colon
from qanneal_gui.training.events import StepEvent

_ALMOST = 0.999


class Following:
    """What a sweep has shown so far.

    Parameters
    ----------
    plan : Plan
    library : RunLibrary
    metric : str
        What is drawn, and what the best combination is chosen by.
    """

    def __init__(self, plan: Plan, library: RunLibrary, metric: str) -> None:
        self._plan, self._library, self._metric = plan, library, metric
        self._pace = Pace(len(plan.trials))
        self._drawing = Throttle()
        self._outcomes: dict[str, Outcome] = {}
        self._reused = 0
        # Counted as they come: a sweep may have thousands of runs, and says after each how far it is.
        self._complete = 0
        self._ended = 0  # in any way but by being stopped: what else is left
        self._done = 0.0  # the parts that are done of what has ended, in runs
        self._submissions: dict[str, int] = {}
        self._shown: tuple[tuple[Figure, ...], tuple[Table, ...]] = ((), ())

    @property
    def problem(self) -> str:
        """Why it is not whole: in a sentence; empty if all runs have ended as they should."""
        left = len(self._plan.trials) - self._complete
        if not left:
            return ""
        why = next((one.message for one in self._outcomes.values() if not one.complete and one.message), "")
        count = f"{left:,} of {write_count(len(self._plan.trials), 'run')} {'is' if left == 1 else 'are'}"
        return (
            f"{count} not finished: {after_colon(why)}" if why else f"{count} not finished; start it again."
        )

    def began(self) -> Progress:
        """Say what will be done."""
        record = {
            "type": "sweep",
            "group": self._plan.group,
            "trials": len(self._plan.trials),
            "combinations": self._plan.combinations,
            "seeds": self._plan.seeds,
            "axes": [
                {"setting": axis.setting, "values": [_plain(one) for one in axis.values], "log": axis.log}
                for axis in self._plan.axes
            ],
        }
        return Progress(0.0, f"{self._plan.sentence}.", records=(record,))

    def during(self, trial: Trial, step: StepEvent) -> Progress:
        """Say how far a run is."""
        steps = trial.config.training.steps
        left = self._pace.reached(self._ended + step.step / steps)
        sentence = f"{trial.name}: step {step.step:,} of {steps:,}. {self._count()}."
        return Progress(self._fraction(step.step / steps), sentence, left)

    def meanwhile(self, runs: Mapping[str, RunRecord]) -> Progress:
        """Say how far the runs are that other processes make, by the keys of their trials."""
        steps = {trial.key: trial.config.training.steps for trial in self._plan.trials}
        done = sum(min(1.0, run.steps / steps[key]) for key, run in runs.items())
        left = self._pace.reached(self._ended + done)
        going = sum(run.state == "running" for run in runs.values())
        sentence = f"{self._count()}; {going:,} at the same time."
        return Progress(self._fraction(done), sentence, left)

    def after(self, trial: Trial, ended: Ended, record: RunRecord | None = None) -> Progress:
        """Say how a run has ended; `record` is what the library says of it, where that was read already."""
        outcome = self._outcomes[trial.key] = self._outcome(trial, ended, record)
        self._complete += outcome.complete
        self._ended += outcome.complete or outcome.state != "stopped"
        if ended.reused:
            self._reused += 1
            self._pace.skipped_to(self._ended)
        else:
            self._pace.reached(self._ended)
        if self._drawing.due(0.2 + len(self._outcomes) * 1e-3):
            self._draw()
        told = {
            "type": "trial",
            "trial": trial.index + 1,
            "of": len(self._plan.trials),
            "run": ended.run,
            "name": trial.name,
            "state": outcome.state,
            "message": outcome.message,
            "reused": ended.reused,
            "seed": trial.seed,
            "settings": {key: _plain(value) for key, value in trial.values.items()},
            "metrics": dict(outcome.metrics),
        }
        return Progress(
            self._fraction(),
            f"{self._count()}.",
            self._pace.seconds_left,
            *self._shown,
            records=(told,),
        )

    def end(self, state: str, message: str = "") -> Progress:
        """Sum it up."""
        result = self._draw()
        best = result.best(self._metric)
        used = [one for one in self._outcomes.values() if "qpu_seconds" in one.metrics]
        summary = {
            "type": "summary",
            "group": self._plan.group,
            "state": state,
            "message": message,
            "trials": self._complete,
            "of": len(self._plan.trials),
            "reused": self._reused,
            "seconds": self._pace.elapsed,
            "qpu_seconds": sum(one.metrics["qpu_seconds"] for one in used) if self._plan.billed else 0.0,
            "submissions": sum(self._submissions.values()) if self._plan.billed else 0,
            "rows": result.as_json(),
            "best": result.best_json(self._metric),
            "overrides": result.words(best) if best else [],
        }
        words = {"finished": "Finished", "stopped": "Stopped and saved", "failed": "Ended early and saved"}
        sentence = f"{words[state]}: {self._count()} in {write_duration(self._pace.elapsed)}."
        finding = f" {result.finding(self._metric)}" if best else ""
        fraction = 1.0 if state == "finished" else self._fraction()
        return Progress(fraction, sentence + finding, None, *self._shown, records=(summary,))

    def _fraction(self, going: float = 0.0) -> float:
        """Return which part of all steps is done; what has ended early is not, though it takes no time."""
        return min((self._done + going) / len(self._plan.trials), _ALMOST)

    def _count(self) -> str:
        before = f" ({self._reused:,} from before)" if self._reused else ""
        return f"{self._complete:,} of {write_count(len(self._plan.trials), 'run')}{before}"

    def _outcome(self, trial: Trial, ended: Ended, record: RunRecord | None) -> Outcome:
        if not ended.run:
            return Outcome("", trial.name, ended.state, ended.message, trial.values, {})
        try:
            record = record or self._library.get(ended.run)
        except QannealError as error:  # somebody has deleted it
            return Outcome("", trial.name, "failed", str(error), trial.values, {})
        self._done += done_of(record)
        if trial.config.billed and not ended.reused:
            self._submissions[record.id] = record.submissions
        found = outcome_of(record)
        values = {**found.values, **trial.values}
        return Outcome(found.run, found.name, ended.state, ended.message, values, found.metrics)

    def _draw(self) -> SweepResult:
        # In the order of the plan: what is shown does not depend on which run has ended first.
        outcomes = [self._outcomes[one.key] for one in self._plan.trials if one.key in self._outcomes]
        result = SweepResult(self._plan.group, self._plan.axes, tuple(outcomes), self._plan.seeds)
        if any(one.complete for one in outcomes):
            self._shown = ((figure(result, self._metric),), (table(result, self._metric),))
        return result


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
