"""Sweeps: ordinary runs over the values of some settings, and what came of them."""

from qanneal_gui.experiments.sweeps.axis import (
    Axis,
    Value,
    can_be_varied,
    parse_axis,
    read_values,
    write_value,
)
from qanneal_gui.experiments.sweeps.cost import SweepBill, billed_work_left
from qanneal_gui.experiments.sweeps.drawing import figure, table
from qanneal_gui.experiments.sweeps.outcomes import METRIC_NAMES, Outcome, groups, outcomes_of
from qanneal_gui.experiments.sweeps.plan import MOST_TRIALS, Plan, Trial
from qanneal_gui.experiments.sweeps.results import Row, Spread, SweepResult, result_of
from qanneal_gui.experiments.sweeps.sweep import Sweep, SweepSettings

__all__ = [
    "METRIC_NAMES",
    "MOST_TRIALS",
    "Axis",
    "Outcome",
    "Plan",
    "Row",
    "Spread",
    "Sweep",
    "SweepBill",
    "SweepResult",
    "SweepSettings",
    "Trial",
    "Value",
    "billed_work_left",
    "can_be_varied",
    "figure",
    "groups",
    "outcomes_of",
    "parse_axis",
    "read_values",
    "result_of",
    "table",
    "write_value",
]
