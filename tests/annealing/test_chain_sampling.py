"""Several outputs on a chip: embedding by busclique, sampling by blocks, against brute force."""

import itertools

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.chain_sampling import ChainBlocks
from qanneal_gui.annealing.embedding import biclique
from qanneal_gui.annealing.embedding.embedding import Embedding, verify
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.errors import ConfigError


def test_the_largest_biclique_of_ten_outputs():
    graph = load_topology("pegasus:16")
    found = biclique.find(graph, 172, 10)
    verify([found], graph)
    assert (found.outputs, found.hidden) == (10, 172)
    assert biclique.find(graph, 400, 10) is None


def test_dead_qubits_are_avoided():
    whole = load_topology("pegasus:6")
    graph = whole.without(whole.qubits[::41].tolist(), [])
    verify([biclique.find(graph, 20, 3)], graph)


def test_physical_samples_are_boltzmann():
    """Two outputs, two hidden units, chains of two: all 2^7 physical states, χ² as for forests.

    The two physical sweeps start from the logical distribution; at a chain strength of 0.6 and β = 2
    chains break in a few per cent of the reads, and the remaining bias is below what 20,000 reads show.
    """
    copy = Embedding(
        outputs=2,
        hidden=2,
        qubits=np.arange(7),
        variable=np.array([0, 0, 1, 1, 2, 2, 3]),
        chain_edges=np.array([[0, 1], [2, 3], [4, 5]]),
        weight_edges=np.array([[0, 4], [1, 6], [2, 5], [3, 6]]),
        weight_index=np.array([[0, 0], [0, 1], [1, 0], [1, 1]]),
    )
    rng = np.random.default_rng(0)
    h = 0.15 * rng.standard_normal(7)
    J = np.concatenate([np.full(3, -0.9), 0.15 * rng.standard_normal(4)])
    layout = Layout([copy])
    beta, reads = 2.0, 20_000
    up = ChainBlocks(layout).sample(h, J, beta, reads, rng)
    states = np.array(list(itertools.product((-1, 1), repeat=7)))
    energy = states @ h + (states[:, layout.edges[:, 0]] * states[:, layout.edges[:, 1]]) @ J
    p = np.exp(-beta * energy)
    p /= p.sum()
    counts = np.bincount((1 << np.arange(7)[::-1]) @ up, minlength=128)
    kl = (counts / reads * np.log(np.maximum(counts, 1e-9) / reads / p)).sum()
    assert kl <= 3 * 127 / (2 * reads)  # expected 127/(2·reads) for exact samples
    agree = states[p.argsort()[-1]]
    assert agree[0] == agree[1]


def test_three_classes_on_the_simulated_qpu():
    sampler = make_sampler(
        config.assemble(
            overrides=[
                "data.classes=[1,2,3]",
                "model.hidden=20",
                "sampler.reads=4000",
                "sampler.h_noise=0",
                "sampler.j_noise=0",
                "sampler.topology=pegasus:6",
            ]
        )
    )
    rng = np.random.default_rng(1)
    problems = ClampedBatch(rng.standard_normal((2, 20)), 0.5 * rng.standard_normal((3, 20)), np.zeros(3))
    samples, report = sampler.sample(problems, rng)
    p = np.exp(problems.log_conditional())
    assert (np.abs(samples.frequencies - p) <= 4.5 * np.sqrt(p * (1 - p) / 4000) + 1e-3).all()
    assert report.submissions == 2
    assert len(report.p_exact[0]) == 3


def test_too_many_hidden_units_name_the_largest():
    with pytest.raises(ConfigError, match="the largest network with 3 outputs that fits has"):
        make_sampler(
            config.assemble(
                overrides=["data.classes=[1,2,3]", "model.hidden=500", "sampler.topology=pegasus:6"]
            )
        )
