"""All experiments, in the order of the paper."""

from qanneal_gui.experiments.definition import Experiment
from qanneal_gui.experiments.equivalence import Equivalence

EXPERIMENTS: tuple[type[Experiment], ...] = (Equivalence,)
"""Each is made with its settings, or without for the defaults."""
