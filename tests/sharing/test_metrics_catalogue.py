"""The catalogue of metrics against what a run really measures and exports."""

import csv
import math

import pytest

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import AXES, METRICS, labelled
from qanneal_gui.sharing.formats import share
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session


@pytest.fixture(scope="module")
def step(tmp_path_factory):
    """The only step of a run, and the row of its table."""
    library = RunLibrary(tmp_path_factory.mktemp("home"))
    settings = [
        "data.classes=[1,4,7]",
        "training.steps=1",
        "model.hidden=8",
        "sampler.reads=50",
        'sampler.topology="pegasus:3"',
    ]
    session = Session(config.assemble(None, "demo", settings), library)
    event = next(event for event in session.events() if isinstance(event, StepEvent))
    path = share(library, ["last"], "csv", tmp_path_factory.mktemp("csv") / "run.csv")
    with path.open(newline="") as file:
        return event, next(csv.DictReader(file))


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_is_measured_and_has_a_column(step, name):
    event, row = step
    metric = METRICS[name]
    value = event.value(metric.path)
    assert value is not None
    assert math.isfinite(value)
    assert value == metric.of(event.as_json()) == float(row[metric.path])


def test_every_metric_has_a_name_of_its_own_and_says_what_it_is():
    titles = [metric.title for metric in METRICS.values()]
    assert len(set(titles)) == len(titles)
    assert all(metric.about.endswith(".") and metric.short for metric in METRICS.values())


def test_units_are_written_in_one_way():
    assert labelled("loss", "nats") == "loss / nats"
    assert labelled("β_eff", "") == "β_eff"
    assert METRICS["mlp_test"].label == "Test accuracy of the MLP / %"
    assert METRICS["hub_breaks"].label == "Output chain breaks / % of reads"
    assert [axis.label for axis in AXES.values()] == ["step", "wall time / s", "QPU time / s"]


def test_values_are_written_as_they_are_shown():
    assert METRICS["mlp_test"].quantity.text(0.9726) == "97.3 %"
    assert METRICS["gap"].quantity.text(0.00031) == "3.1×10⁻⁴"
