"""Classical-1, Classical-2, Quantum-1 and the null side by side (Sec. 5.2, Figs. 4, 14, 15, Tables 1–3)."""

from qanneal_gui.experiments.comparison.figures import figures
from qanneal_gui.experiments.comparison.null import finding
from qanneal_gui.experiments.comparison.null_figure import null_figure
from qanneal_gui.experiments.comparison.pairs import PAIRS, Pair, parse_pair
from qanneal_gui.experiments.comparison.success import steps_to_70, successful
from qanneal_gui.experiments.comparison.summary import ComparisonRow, summarise
from qanneal_gui.experiments.comparison.tables import tables
from qanneal_gui.experiments.comparison.trials import (
    METHODS,
    Method,
    TrialResult,
    TrialStoppedError,
    run_trial,
    trial_config,
)

__all__ = [
    "METHODS",
    "PAIRS",
    "ComparisonRow",
    "Method",
    "Pair",
    "TrialResult",
    "TrialStoppedError",
    "figures",
    "finding",
    "null_figure",
    "parse_pair",
    "run_trial",
    "steps_to_70",
    "successful",
    "summarise",
    "tables",
    "trial_config",
]
