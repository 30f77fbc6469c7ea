"""What is watched of the sampler: whether its samples can be trusted, and whether it costs what was said."""

import math
from collections import deque
from collections.abc import Callable

from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.config import RunConfig
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.training.diagnostics.advice import advise, with_advice
from qanneal_gui.training.diagnostics.noise import device_shift, noise_budget
from qanneal_gui.training.diagnostics.rules import UNDECIDED, Finding, Rule, Severity, Threshold
from qanneal_gui.training.events import StepEvent


def sampler_rules(config: RunConfig) -> list[Rule]:
    """Return the rules that hold figures of the sampler's report against thresholds."""
    return [
        Shifted(config),
        Threshold(
            "beta_error",
            _beta_error,
            enter=0.25,
            leave=0.15,
            patience=10,
            words=lambda share: (
                f"β_eff is known only to ± {100 * share:.0f} %; the noise budget says what that shifts."
            ),
        ),
        Threshold(
            "equilibrium",
            _stuck,
            enter=0.5,
            leave=0.5,
            patience=3,
            words=lambda _: (
                "The Markov chains have not forgotten where they started, so the samples are not "
                + (
                    f"those of P(y|x): use {_more_sweeps(config)}{_or_exact(config)}."
                    if config.sampler.kind == "gibbs"
                    else f"those of the chip: use {_better(config)}."
                )
            ),
        ),
        Far(config),
    ]


class _Advised(Threshold):
    """A figure of samples that are off, with advice from the noise budget of the last steps."""

    def __init__(
        self,
        kind: str,
        config: RunConfig,
        measure: Callable[[SamplerReport], float | None],
        enter: float,
        leave: float,
    ) -> None:
        super().__init__(kind, measure, enter, leave, patience=5, words=self._words)
        self._config = config
        self._reports: deque[SamplerReport] = deque(maxlen=self.patience)

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        if step.sampler is not None:
            self._reports.append(step.sampler)
        return super().look(step)

    def _words(self, value: float) -> str:
        return with_advice(self._said(value), advise(list(self._reports), self._config))

    def _said(self, value: float) -> str:
        raise NotImplementedError


class Shifted(_Advised):
    """What is known of the device shifts the log-odds far; shot noise, which is no fault, is left out."""

    def __init__(self, config: RunConfig) -> None:
        super().__init__("noise", config, device_shift, enter=0.7, leave=0.5)

    def _said(self, value: float) -> str:
        budget = noise_budget(self._reports)
        return budget.sentence if budget else f"Device errors shift the log-odds of y by {value:.2g}."


class Far(_Advised):
    """Samples that are far from the exact P(y|x), shot noise apart."""

    def __init__(self, config: RunConfig) -> None:
        # A coin is meant to be far from it.
        measure = (lambda _: None) if config.sampler.about.null else _kl
        super().__init__("samples", config, measure, enter=0.2, leave=0.1)

    def _words(self, value: float) -> str:
        return (
            super()._words(value)
            if self._config.on_chip
            else f"{self._said(value)[:-1]}: use {_better(self._config)}."
        )

    def _said(self, value: float) -> str:
        known = "exact" if _summed(self._config) else "estimated"
        return f"The samples have been far from the {known} P(y|x) for five steps (KL {value:.2f} nats)."


class Drift:
    """β_eff that goes on moving after it should have settled.

    The mean of the last five estimates is held against the mean of the five before; that the first
    estimates move away from where they were told to start is as it should be.
    """

    kind = "beta_drift"
    severity: Severity = "warning"
    _HALF = 5
    _SETTLED = 5
    _ENTER, _LEAVE = 0.15, 0.07

    def __init__(self) -> None:
        self._seen = 0
        self._logs: deque[float] = deque(maxlen=2 * self._HALF)
        self._moved = 0.0

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        report = step.sampler
        if report is None or not report.beta or report.beta_error is None:
            return UNDECIDED
        self._seen += 1
        if self._seen > self._SETTLED:
            self._logs.append(math.log(report.beta))
        if len(self._logs) < 2 * self._HALF:
            return UNDECIDED
        logs = list(self._logs)
        self._moved = math.expm1((sum(logs[self._HALF :]) - sum(logs[: self._HALF])) / self._HALF)
        return Finding(abs(self._moved) > self._ENTER, abs(self._moved) < self._LEAVE)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        return (
            f"β_eff is drifting: it changed by {100 * self._moved:+.0f} % within {self._HALF} steps, so "
            "earlier steps were sampled at a different temperature; the next ones use the new value."
        )


class CostOverrun:
    """QPU time, projected to the whole run, above the estimate that was given before it."""

    kind = "cost"
    severity: Severity = "warning"
    _FIRST = 3
    _ENTER, _LEAVE = 1.2, 1.1

    def __init__(self, config: RunConfig, qpu_seconds_per_step: float) -> None:
        self._steps, self._limit = config.training.steps, config.budget.qpu_seconds
        self._estimated = qpu_seconds_per_step
        self._spent, self._done = 0.0, 0

    def look(self, step: StepEvent) -> Finding:
        """Look at the next step."""
        self._spent += step.sampler.qpu_seconds if step.sampler else 0.0
        self._done += 1
        if self._done < self._FIRST:
            return UNDECIDED
        ratio = self._spent / (self._done * self._estimated)
        return Finding(ratio > self._ENTER, ratio < self._LEAVE)

    def sentence(self) -> str:
        """Say what the trouble of the last look means, and the remedy."""
        projected = self._spent / self._done * self._steps
        return (
            f"The run will take {write_seconds(projected)} of QPU time instead of the estimated "
            f"{write_seconds(self._estimated * self._steps)}: stop it, or let it run up to its limit of "
            f"{write_seconds(self._limit)} (budget.qpu_seconds)."
        )


def _summed(config: RunConfig) -> bool:
    """Whether the exact P(y|x) is known, and can be sampled."""
    return config.outputs <= MOST_EXACT_CLASSES


def _better(config: RunConfig) -> str:
    """Return what samples better on this computer."""
    if _summed(config):
        return "the exact sampler"
    return _more_sweeps(config) if config.sampler.kind == "gibbs" else "the Gibbs sampler"


def _or_exact(config: RunConfig) -> str:
    return ", or the exact sampler" if _summed(config) else ""


def _more_sweeps(config: RunConfig) -> str:
    return f"more than {config.sampler.sweeps:,} sweeps"


def _kl(report: SamplerReport) -> float | None:
    """Return the KL less what shot noise explains; steps of older versions have it for one output only."""
    if report.kl_corrected is not None:
        return report.kl_corrected
    several = bool(report.p_exact) and isinstance(report.p_exact[0], list)
    return None if several or math.isnan(report.kl) else report.kl


def _stuck(report: SamplerReport) -> float | None:
    return None if report.converged is None else float(not report.converged)


def _beta_error(report: SamplerReport) -> float | None:
    beta, error = report.beta, report.beta_error
    return None if not beta or error is None else error / beta
