"""All experiments by name, those of the paper in its order; each registers itself."""

from typing import TypeVar

from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.support.registry import Registry

EXPERIMENTS: Registry[type[Experiment]] = Registry(
    "experiment",
    {
        "equivalence": "qanneal_gui.experiments.equivalence",
        "compare": "qanneal_gui.experiments.comparison_study",
        "beta": "qanneal_gui.experiments.beta_search",
        "chain": "qanneal_gui.experiments.chain_scan",
        "runtime": "qanneal_gui.experiments.runtime",
        "capacity": "qanneal_gui.experiments.capacity",
        "sweep": "qanneal_gui.experiments.sweeps.sweep",
    },
)
"""Each is made with its settings, or without for the defaults."""

E = TypeVar("E", bound=type[Experiment])


def experiment(kind: E) -> E:
    """Register an experiment under its name."""
    EXPERIMENTS[kind.name] = kind
    return kind
