"""All experiments, in the order of the paper."""

from qanneal_gui.experiments.beta_search import BetaSearch
from qanneal_gui.experiments.capacity import CapacityExperiment
from qanneal_gui.experiments.comparison_study import Comparison
from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.experiments.equivalence import Equivalence
from qanneal_gui.experiments.runtime import Runtime

EXPERIMENTS: tuple[type[Experiment], ...] = (
    Equivalence,
    Comparison,
    BetaSearch,
    Runtime,
    CapacityExperiment,
)
"""Each is made with its settings, or without for the defaults."""
