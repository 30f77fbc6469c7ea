"""What is watched of the sampler: whether its samples can be trusted, and whether it costs what was said."""

import math
from collections import deque

from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.config import RunConfig
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.training.diagnostics.rules import UNDECIDED, Finding, Rule, Severity, Threshold
from qanneal_gui.training.events import StepEvent


def sampler_rules(config: RunConfig) -> list[Rule]:
    """Return the rules that hold one figure of the sampler's report against a threshold."""
    reads = config.sampler.reads
    return [
        Threshold(
            "hub",
            lambda report: report.hub_breaks,
            enter=0.1,
            leave=0.05,
            patience=3,
            words=lambda share: (
                f"The hub chain of an output breaks in {100 * share:.0f} % of the reads, so its samples are "
                "unreliable: raise sampler.chain_strength, or lower model.hidden to shorten the chain."
            ),
        ),
        Threshold(
            "capped",
            _capped,
            enter=0.05,
            leave=0.02,
            patience=3,
            words=lambda share: (
                f"{100 * share:.0f} % of the programmed values are capped, so the chip samples a different "
                "network: raise sampler.beta_eff, or lower training.learning_rate to keep the weights "
                "small."
            ),
        ),
        Threshold(
            "noise",
            lambda report: report.below_noise,
            enter=0.6,
            leave=0.5,
            patience=5,
            words=lambda share: (
                f"{100 * share:.0f} % of the programmed values lie below the device's noise floor and do not "
                "affect the samples: raise model.init_std, or lower sampler.beta_eff if the device allows "
                "it."
            ),
        ),
        Threshold(
            "beta_error",
            _beta_error,
            enter=0.25,
            leave=0.15,
            patience=10,
            words=lambda share: (
                f"β_eff is known only to ± {100 * share:.0f} %, which is not accurate enough: set "
                f"sampler.beta_eff to a value found by `qanneal beta`, or use more than {reads:,} reads."
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
                    f"those of P(y|x): use more than {config.sampler.sweeps:,} sweeps, or the exact sampler."
                    if config.sampler.kind == "gibbs"
                    else "those of the chip: use the exact sampler."
                )
            ),
        ),
        Threshold(
            "samples",
            # A coin is meant to be far from it.
            (lambda _: None) if config.sampler.about.null else _kl,
            enter=0.2,
            leave=0.1,
            patience=5,
            words=lambda kl: (
                f"The samples have been far from the exact P(y|x) for five steps (KL {kl:.2f} nats): see "
                "Sampler health for the likely cause, or set sampler.beta_eff to auto."
            ),
        ),
    ]


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
            "earlier steps were sampled at a different temperature; pause until the device is stable, or "
            "set sampler.beta_eff to a number."
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


def _capped(report: SamplerReport) -> float | None:
    return (report.capped_h + report.capped_j) / report.programmed if report.programmed else None


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
