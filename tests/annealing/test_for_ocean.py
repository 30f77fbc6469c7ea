"""What Ocean users get: held against Ocean's own checks."""

import itertools

import dimod
import dimod.testing
import networkx as nx
import numpy as np
import pytest
from dwave.embedding import verify_embedding
from dwave.system import FixedEmbeddingComposite

from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.for_ocean import SimulatedAnnealer, pack_star_embeddings, star_embedding
from qanneal_gui.errors import ConfigError


@pytest.fixture(scope="module")
def annealer():
    return SimulatedAnnealer("ideal", topology="pegasus:2", device_beta=2.0)


def star(hidden):
    return [("y0", f"k{j}") for j in range(hidden)]


@pytest.mark.parametrize(
    ("name", "about"),
    [
        ("pegasus:3", {"family": "pegasus", "rows": 3}),
        ("zephyr:2", {"family": "zephyr", "rows": 2, "tile": 4}),
        ("zephyr:2", {}),
    ],
)
def test_embeddings_are_what_ocean_takes(name, about):
    """The attributes are those of the graphs that Ocean makes; a graph without them will do as well."""
    graph = load_topology(name).graph()
    graph.graph.update(about)
    graph.remove_nodes_from(list(graph.nodes)[3:9])
    verify_embedding(star_embedding(graph, 30), star(30), graph)
    copies = pack_star_embeddings(graph, 12, limit=3)
    assert len(copies) == 3
    used = [qubit for copy in copies for chain in copy.values() for qubit in chain]
    assert len(used) == len(set(used))
    for copy in copies:
        verify_embedding(copy, star(12), graph)
    assert star_embedding(graph, 10_000) is None
    assert pack_star_embeddings(graph, 10_000) == []


def test_ocean_finds_it_a_sampler(annealer):
    dimod.testing.assert_sampler_api(annealer)
    dimod.testing.assert_structured_api(annealer)
    for vartype in ("SPIN", "BINARY"):
        u, v = annealer.edgelist[5]
        bqm = dimod.BinaryQuadraticModel({u: 0.5, v: -0.25}, {(u, v): -1.0}, 0.75, vartype)
        found = annealer.sample(bqm, num_reads=7, seed=1)
        dimod.testing.assert_response_energies(found, bqm)
        assert found.vartype is bqm.vartype
        assert len(found) == 7
    assert len(annealer.sample_qubo({(u, v): 0.5}, num_reads=3)) == 3


def test_samples_follow_boltzmanns_law_with_cycles_and_without(annealer):
    """Mean energies within five standard errors, with cycles within what annealing leaves, 5 %."""
    graph = annealer.to_networkx_graph()
    square = next(cycle for cycle in nx.cycle_basis(graph) if len(cycle) <= 4)
    chain = list(itertools.pairwise(square))
    for pairs, extra in ((chain, 0.0), ([*chain, (square[-1], square[0])], 0.05)):
        bqm = dimod.BinaryQuadraticModel.from_ising(
            {v: 0.1 * i for i, v in enumerate(square)}, dict.fromkeys(pairs, -0.4)
        )
        exact = dimod.ExactSolver().sample(bqm).record.energy
        p = np.exp(-2.0 * exact)
        mean = (p * exact).sum() / p.sum()
        spread = np.sqrt((p * exact**2).sum() / p.sum() - mean**2)
        found = annealer.sample(bqm, num_reads=4000, seed=2).record.energy
        assert abs(found.mean() - mean) < 5 * spread / np.sqrt(4000) + extra * abs(mean)


def test_errors_are_those_of_the_device():
    quiet, loud = (
        SimulatedAnnealer("ideal", topology="pegasus:2", device_beta=5.0, h_mean=mean) for mean in (0.0, 0.1)
    )
    bqm = dimod.BinaryQuadraticModel.from_ising(dict.fromkeys(quiet.nodelist, 0.0), {})
    up = [one.sample(bqm, num_reads=500, seed=0).record.sample.mean() for one in (quiet, loud)]
    assert up[0] == pytest.approx(0, abs=0.05)
    assert up[1] == pytest.approx(-np.tanh(0.5), abs=0.05)


def test_errors_at_programming_are_not_those_of_the_chip_with_the_same_seed():
    """Half of the variance lasts: the sum has the standard deviation asked for, within 4 standard errors."""
    noisy = SimulatedAnnealer(
        "ideal", topology="pegasus:6", device_beta=20.0, h_noise=0.01, static_share=0.5, chip_seed=3
    )
    bqm = dimod.BinaryQuadraticModel.from_ising(dict.fromkeys(noisy.nodelist, 0.0), {})
    mean = noisy.sample(bqm, num_reads=10_000, seed=3).record.sample.mean(axis=0)
    errors = -np.arctanh(mean) / 20
    assert errors.std() == pytest.approx(0.01, rel=4 / np.sqrt(2 * len(errors)))


def test_it_works_behind_oceans_composites(annealer):
    graph = annealer.to_networkx_graph()
    composed = FixedEmbeddingComposite(annealer, star_embedding(graph, 9))
    found = composed.sample_ising({"y0": 0.2}, dict.fromkeys(star(9), -0.1), num_reads=50, chain_strength=1.0)
    assert set(found.variables) == {"y0", *(f"k{j}" for j in range(9))}


def test_a_graph_with_other_nodes_than_numbers_is_refused():
    with pytest.raises(ConfigError, match="relabel them"):
        star_embedding(nx.grid_graph([4, 4]), 3)


def test_what_cannot_be_is_refused(annealer):
    u, v = annealer.edgelist[0]
    with pytest.raises(ValueError, match="J must lie between -2 and 1"):
        annealer.sample_ising({}, {(u, v): 1.5})
    with pytest.raises(ValueError, match="num_reads"):
        annealer.sample_ising({u: 1.0}, {}, num_reads=0)
    with pytest.raises(dimod.exceptions.BinaryQuadraticModelStructureError):
        annealer.sample_ising({}, {(u, 10**6): 1.0})
    with pytest.raises(ConfigError, match="no setting"):
        SimulatedAnnealer("ideal", warmth=3)
    with pytest.raises(ConfigError):
        SimulatedAnnealer("perfect")
