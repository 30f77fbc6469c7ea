"""Watching a run for trouble: from its steps to sentences with a remedy.

The watcher is fed with the steps of a run, as they come or as they were recorded, and says
what is wrong: each trouble once, and again only after it had gone away. It sees nothing but what the
run itself measures, so a run that is resumed and fed with its recorded steps says the same as
one that was never interrupted. docs/watching.md tells what was measured.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from qanneal_gui.config import RunConfig, parse
from qanneal_gui.errors import ConfigError
from qanneal_gui.training.diagnostics.learning import Constant, Flat, Volatile
from qanneal_gui.training.diagnostics.rules import Rule
from qanneal_gui.training.diagnostics.sampling import CostOverrun, Drift, sampler_rules
from qanneal_gui.training.events import StepEvent, Trouble

_log = logging.getLogger(__name__)

TROUBLE_KINDS = (
    "constant",
    "flat",
    "volatile",
    "cost",
    "noise",
    "beta_error",
    "beta_drift",
    "equilibrium",
    "samples",
)
"""What is watched for."""


@dataclass(slots=True)
class _Watched:
    rule: Rule
    said: Trouble | None = None
    """What is wrong now."""


class Watcher:
    """Looks at every step of a run.

    Parameters
    ----------
    config : RunConfig
    qpu_seconds_per_step : float, optional
        The estimated QPU access time of a step, in seconds; without it the cost is not watched.
    """

    def __init__(self, config: RunConfig, qpu_seconds_per_step: float | None = None) -> None:
        rules: list[Rule] = [Constant(config), Flat(config), Volatile(config)]
        if config.training.method == "ebm":
            if qpu_seconds_per_step:
                rules.append(CostOverrun(config, qpu_seconds_per_step))
            rules += [*sampler_rules(config), Drift()]
        self._watched = [_Watched(rule) for rule in rules]

    def feed(self, step: StepEvent) -> list[Trouble]:
        """Look at a step and return what is news.

        Steps come in their order; those without an evaluation or a sampler say nothing about it.
        """
        news = []
        for watched in self._watched:
            rule = watched.rule
            look = rule.look(step)
            if look.bad and not watched.said:
                watched.said = Trouble(step.step, rule.kind, rule.sentence(), rule.severity)
                news.append(watched.said)
            elif look.well and watched.said:
                news.append(replace(watched.said, step=step.step, over=True))
                watched.said = None
        return news

    @property
    def standing(self) -> list[Trouble]:
        """What is wrong now, each as it was told."""
        return [watched.said for watched in self._watched if watched.said]

    def recall(self, steps: Iterable[StepEvent]) -> list[Trouble]:
        """Look at recorded steps, which may come from anywhere, and return what was news then.

        Steps that make no sense say nothing.
        """
        news = []
        try:
            for step in steps:
                news += self.feed(step)
        except (ValueError, ArithmeticError) as error:
            _log.warning("Recorded steps cannot be watched: %r", error)
        return news


def recorded_troubles(settings: Mapping[str, Any], steps: Iterable[StepEvent]) -> list[Trouble]:
    """Return what was wrong with a recorded run when it ended; nothing if it cannot be told."""
    watcher = recorded_watcher(settings)
    if watcher is None:
        return []
    watcher.recall(steps)
    return watcher.standing


def recorded_watcher(settings: Mapping[str, Any]) -> Watcher | None:
    """Return a watcher for a recorded run; None if another version recorded it, which cannot be judged.

    It does not watch the cost: the estimate would need the chip.

    Parameters
    ----------
    settings : mapping
        The config of the run, as it was recorded.
    """
    try:
        return Watcher(parse(settings))
    except ConfigError as error:
        _log.info("A run of another version is not watched: %s", error)
        return None
