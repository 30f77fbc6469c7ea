"""The capacity curve and its figure, and the search for β."""

from xml.etree import ElementTree

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.topology import load_topology
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments.beta_search import search
from qanneal_gui.experiments.capacity import capacity, capacity_figure
from qanneal_gui.figures.svg import svg
from qanneal_gui.runs.library import RunLibrary


def test_the_curve_rises_to_the_largest_star_below_its_bound():
    result = capacity(load_topology("pegasus:16"))
    assert result.curve[-1] == (result.hub_qubits, result.max_hidden)
    assert result.max_hidden >= 5100
    assert result.paper == (52, 654)
    assert all(hidden <= bound for (_, hidden), (_, bound) in zip(result.curve, result.bound, strict=True))
    assert [hub for hub, _ in result.curve] == list(range(1, result.hub_qubits + 1))


def test_the_figure_is_an_svg_with_the_papers_point():
    root = ElementTree.fromstring(svg(capacity_figure(capacity(load_topology("zephyr:15")))))
    assert "the paper: 834 hidden units" in "".join(root.itertext())


def test_the_search_finds_the_devices_beta():
    """With samples of this run's weights, β_eff of the device itself is the most faithful of the grid."""
    made = config.assemble(overrides=["training.steps=30", "sampler.h_noise=0", "sampler.j_noise=0"])
    points = list(search(made, [4, 16, 64], RunLibrary()))
    assert min(points, key=lambda point: point.kl).beta == 16
    assert all(point.qpu_seconds > 0 for point in points)
    assert [run.config["sampler"]["beta_eff"] for run in RunLibrary().runs()] == [64, 16, 4]


def test_the_search_never_passes_a_limit():
    made = config.assemble(overrides=["training.steps=3", "budget.submissions=2"])
    with pytest.raises(QannealError, match=r"budget\.submissions"):
        list(search(made, [16], RunLibrary()))


def test_the_search_needs_a_sampler_with_beta():
    with pytest.raises(ConfigError, match=r"sampler\.kind"):
        list(search(config.preset("paper-classical-2"), [16], RunLibrary()))
