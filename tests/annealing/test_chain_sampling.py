"""Several outputs on a chip, as bicliques and combs: sampled exactly and by blocks, against brute force."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing import chain_sampling
from qanneal_gui.annealing.chain_sampling import ChainBlocks, ChainElimination
from qanneal_gui.annealing.device import Submission, SubmissionControl
from qanneal_gui.annealing.elimination import TooManyEntriesError
from qanneal_gui.annealing.embedding import biclique, comb_search
from qanneal_gui.annealing.embedding.embedding import Embedding, verify
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.errors import ConfigError
from qanneal_gui.science import ebm

pytestmark = pytest.mark.usefixtures("known_embeddings")


def test_the_largest_biclique_of_ten_outputs():
    graph = load_topology("pegasus:6")
    largest = biclique.largest(graph, 10)
    found = biclique.find(graph, largest, 10)
    verify([found], graph)
    assert (found.outputs, found.hidden) == (10, largest)
    # It is sampled exactly: no table is over more than one qubit of each output.
    assert ChainElimination(Layout([found]), limit=2**19)
    assert biclique.find(graph, largest + 1, 10) is None


def test_dead_qubits_are_avoided():
    whole = load_topology("pegasus:6")
    graph = whole.without(whole.qubits[::41].tolist(), [])
    verify([biclique.find(graph, 20, 3)], graph)


SMALL = Embedding(
    outputs=2,
    hidden=2,
    qubits=np.arange(7),
    variable=np.array([0, 0, 1, 1, 2, 2, 3]),
    chain_edges=np.array([[0, 1], [2, 3], [4, 5]]),
    weight_edges=np.array([[0, 4], [1, 6], [2, 5], [3, 6]]),
    weight_index=np.array([[0, 0], [0, 1], [1, 0], [1, 1]]),
)
"""Two outputs, two hidden units, chains of two: 2⁷ physical states."""


@pytest.mark.parametrize("weight", [0.15, 0.6])
@pytest.mark.parametrize("chain", [0.2, 0.9])
@pytest.mark.parametrize("structure", [ChainBlocks, ChainElimination])
def test_physical_samples_are_boltzmann(structure, chain, weight):
    """KL of all 2⁷ states; strong and weak chains, strong and weak weights; at 0.2 most reads are broken."""
    rng = np.random.default_rng(0)
    h = weight * rng.standard_normal(7)
    J = np.concatenate([np.full(3, -chain), weight * rng.standard_normal(4)])
    layout = Layout([SMALL])
    beta, reads = 2.0, 20_000
    up = structure(layout).sample(h, J, beta, reads, rng)
    if structure is ChainBlocks:
        up, converged = up
        assert converged
    p = boltzmann(layout, h, J, beta)
    counts = np.bincount((1 << np.arange(7)[::-1]) @ up, minlength=128)
    kl = (counts / reads * np.log(np.maximum(counts, 1e-9) / reads / p)).sum()
    assert kl <= 2 * 127 / (
        2 * reads
    )  # expected at most 127/(2·reads) for exact samples, with a deviation of 13 %


def boltzmann(layout, h, J, beta):
    n = len(layout.qubits)
    states = np.where((np.arange(2**n)[:, None] >> np.arange(n)[::-1]) & 1, 1, -1).astype(np.int8)
    energy = states @ h
    for (u, v), j in zip(layout.edges.tolist(), J, strict=True):
        energy += j * (states[:, u] * states[:, v])
    p = np.exp(-beta * (energy - energy.min()))
    return p / p.sum()


def test_blocks_say_when_they_do_not_mix(monkeypatch):
    """Weights of ±3 at β = 2 hold hidden units and outputs together for ever, wherever they start."""
    monkeypatch.setattr(chain_sampling, "_MOST_OUTPUTS", 0)
    rng = np.random.default_rng(1)
    J = np.array([-1.0, -1.0, -1.0, 3.0, -3.0, 3.0, 3.0])
    _, converged = ChainBlocks(Layout([SMALL])).sample(np.zeros(7), J, 2.0, 1000, rng)
    assert not converged


@pytest.mark.parametrize("gauge", [[1, 1, 1, 1, 1, 1, 1], [1, -1, -1, 1, -1, 1, -1]])
@pytest.mark.parametrize("chain", [-1.0, -9.0])
def test_outputs_that_no_sweep_would_change_are_drawn_exactly(chain, gauge):
    """Weights of ±3 at β = 2, which break hidden chains of −1 and none of −9; all 2⁷ states, in any gauge."""
    rng = np.random.default_rng(1)
    J = np.array([-9.0, -9.0, chain, 3.0, -3.0, 3.0, 3.0])
    h = np.array([0.2, 0.1, -0.1, 0.0, 0.3, -0.2, 0.1]) * gauge
    J *= np.prod(np.array(gauge)[Layout([SMALL]).edges], axis=1)
    up, converged = ChainBlocks(Layout([SMALL])).sample(h, J, 2.0, 20_000, rng)
    assert converged
    p = boltzmann(Layout([SMALL]), h, J, 2.0)
    found = np.bincount((1 << np.arange(7)[::-1]) @ up, minlength=128) / 20_000
    assert (np.abs(found - p) <= 4.5 * np.sqrt(p * (1 - p) / 20_000) + 1e-4).all()


@pytest.mark.parametrize(
    ("outputs", "w_std", "strength"), [(2, 4.0, 1.0), (2, 4.0, 0.1), (3, 4.0, 1.0), (3, 1.0, 0.05)]
)
def test_outputs_with_strong_weights_and_weak_chains_are_those_of_all_states(outputs, w_std, strength):
    """K = 7 on a real graph, chains of two, 2¹⁴ or 2¹⁶ states; the output read by majority, a tie by a coin.

    Each of the 2^M frequencies within 4.5 standard errors of 20,000 reads.
    """
    graph = load_topology("pegasus:3")
    layout = Layout([biclique.find(graph, 7, outputs)])
    assert (layout.copies[0].chain_lengths[:outputs] == 2).all()
    rng = np.random.default_rng(outputs)
    problems = ClampedBatch(
        rng.standard_normal((1, 7)), w_std * rng.standard_normal((outputs, 7)), np.zeros(outputs)
    )
    beta, reads, wide = 8.0, 20_000, (-99.0, 99.0)
    program = layout.program(problems.ising(beta), [0], strength, wide, wide)
    device = SimulatedDevice(graph, beta)
    answer = device.sample(Submission(layout, program, reads, 20.0, 3), SubmissionControl())
    y, broken = layout.outputs(answer.spins, rng)
    found = np.bincount(y[0] @ (1 << np.arange(outputs)), minlength=2**outputs) / reads
    p = boltzmann(layout, program.h, program.J, beta)
    wanted = np.zeros(2**outputs)
    n = len(layout.qubits)
    bits = (np.arange(2**n)[:, None] >> np.arange(n)[::-1]) & 1
    ups = np.stack([bits[:, layout.copies[0].variable == m].sum(axis=1) for m in range(outputs)], axis=1)
    for index, state in enumerate(ebm.output_states(outputs)):
        wanted[index] = (p * np.where(state, ups, 2 - ups).prod(axis=1) / 2**outputs).sum()
    assert wanted.sum() == pytest.approx(1)
    assert (np.abs(found - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / reads) + 1 / reads).all()
    assert answer.converged
    if strength == 1.0:  # nothing breaks: these are the network's own
        exact = np.exp(problems.log_conditional()[0])
        assert (np.abs(found - exact) <= 4.5 * np.sqrt(exact * (1 - exact) / reads) + 1 / reads).all()
    else:
        assert broken.mean() > 0.02


@pytest.mark.parametrize(("most", "w_std", "converged"), [(0, 0.3, True), (0, 4.0, False), (12, 4.0, True)])
def test_the_report_says_whether_blocks_converged_where_no_tables_fit(monkeypatch, most, w_std, converged):
    def too_large(layout):
        raise TooManyEntriesError

    monkeypatch.setattr("qanneal_gui.annealing.simulated.ChainElimination", too_large)
    monkeypatch.setattr(chain_sampling, "_MOST_OUTPUTS", most)
    settings = ["data.classes=[1,2,3]", "model.hidden=20", 'sampler.device="ideal"', "sampler.beta_eff=16"]
    sampler = make_sampler(config.assemble(overrides=[*settings, 'sampler.topology="pegasus:6"']))
    rng = np.random.default_rng(1)
    problems = ClampedBatch(np.zeros((1, 20)), w_std * rng.standard_normal((3, 20)), np.zeros(3))
    problems = replace(problems, a=-problems.W2.sum(axis=0)[None] / 2, c=-problems.W2.sum(axis=1) / 2)
    samples, report = sampler.sample(problems, rng)
    assert report.converged is converged
    p = np.exp(problems.log_conditional())
    close = np.abs(samples.frequencies - p) <= 4.5 * np.sqrt(p * (1 - p) / 1000) + 1e-3
    assert close.all() or not converged


@pytest.mark.parametrize("limit", [2**6, 2**20])
def test_copies_are_sampled_each_for_itself_or_together(limit):
    """Three copies with values of their own; P(s = 1) within 4.5 standard errors."""
    layout = Layout([replace(SMALL, qubits=SMALL.qubits + 7 * i) for i in range(3)])
    rng = np.random.default_rng(4)
    h, J = rng.standard_normal(21), rng.standard_normal(21)
    up = ChainElimination(layout, limit).sample(h, J, 0.7, 20_000, rng)
    for i, part in enumerate(layout.slices):
        own = np.r_[3 * i : 3 * i + 3, 9 + 4 * i : 13 + 4 * i]
        p = boltzmann(Layout([SMALL]), h[part], J[own], 0.7)
        wanted = ((np.arange(128)[:, None] >> np.arange(7)[::-1]) & 1).T @ p
        assert (np.abs(up[part].mean(axis=1) - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / 20_000)).all()


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
    assert report.submissions == 1  # both examples on one chip
    assert len(report.p_exact[0]) == 3


def test_too_many_hidden_units_name_the_largest():
    with pytest.raises(ConfigError, match="the largest network with 3 outputs that fits has"):
        make_sampler(
            config.assemble(
                overrides=["data.classes=[1,2,3]", "model.hidden=500", "sampler.topology=pegasus:6"]
            )
        )


@pytest.mark.parametrize(
    ("hidden", "examples", "width", "gauges"), [(64, 4, 4, 1), (64, 4, 16, 4), (548, 1, 4, 1)]
)
def test_ten_outputs_on_combs_have_the_marginals_of_the_exact_conditional(hidden, examples, width, gauges):
    """P(y_m = 1) within 4 standard errors plus 0.02; with these weights outputs are far from coins."""
    sampler = make_sampler(
        config.assemble(
            overrides=[
                f"data.classes={list(range(10))}",
                f"model.hidden={hidden}",
                f"training.batch_size={examples}",
                "sampler.device=ideal",
                "sampler.beta_eff=16",
                "sampler.reads=1000",
                f"sampler.gauges={gauges}",
            ]
        )
    )
    rng = np.random.default_rng(hidden)
    problems = ClampedBatch(
        rng.standard_normal((examples, hidden)),
        width / np.sqrt(hidden) * rng.standard_normal((10, hidden)),
        np.zeros(10),
    )
    problems = replace(problems, c=-problems.W2.sum(axis=1) / 2)
    samples, report = sampler.sample(problems, rng)
    assert report.converged
    states = ebm.output_states(10)
    exact, found = np.exp(problems.log_conditional()) @ states, samples.frequencies @ states
    assert (np.abs(exact - 0.5) > 0.2).any()
    assert (np.abs(found - exact) <= 4 * np.sqrt(exact * (1 - exact) / 1000) + 0.02).all()


def test_breaks_of_a_comb_are_those_of_all_states():
    """Chains of two, 2¹³ states, and breaks in more than 2 % of the reads."""
    layout = Layout([comb_search.find_comb(load_topology("zephyr:2,2"), 7, 3)])
    n = len(layout.qubits)
    assert n == 13
    rng = np.random.default_rng(5)
    h = 0.3 * rng.standard_normal(n)
    weights = 0.4 * rng.standard_normal(len(layout.edges) - layout.chain_count)
    J = np.r_[np.full(layout.chain_count, -0.4), weights]
    reads = 20_000
    up, converged = ChainBlocks(layout).sample(h, J, 2.0, reads, rng)
    assert converged
    p = boltzmann(layout, h, J, 2.0)
    bits = (np.arange(2**n)[:, None] >> np.arange(n)[::-1]) & 1
    for u, v in layout.edges.tolist():
        both, wanted = (up[u] == up[v]).mean(), p @ (bits[:, u] == bits[:, v])
        assert abs(both - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / reads) + 1e-4
    wanted = p @ bits
    assert (np.abs(up.mean(axis=1) - wanted) <= 4.5 * np.sqrt(wanted * (1 - wanted) / reads) + 1e-4).all()
    assert layout.outputs(up, rng)[1].mean() > 0.02


def test_where_a_comb_says_that_its_breaks_are_drawn_its_outputs_are_those_of_all_states():
    """Breaks of 2 to 30 % of the chains, and weights that hold the outputs where they start."""
    layout = Layout([comb_search.find_comb(load_topology("zephyr:2,2"), 7, 3)])
    n, variable, reads, told = len(layout.qubits), layout.copies[0].variable, 4000, []
    spins = np.where((np.arange(2**n)[:, None] >> np.arange(n)[::-1]) & 1, 1, -1)
    for seed, strength in itertools.product(range(3), (0.4, 0.8)):
        rng = np.random.default_rng(seed)
        h, weights = 0.3 * rng.standard_normal(n), rng.standard_normal(len(layout.edges) - layout.chain_count)
        J = np.r_[np.full(layout.chain_count, -strength), weights]
        up, converged = ChainBlocks(layout).sample(h, J, 2.0, reads, rng)
        p = boltzmann(layout, h, J, 2.0)
        exact = p @ majorities(spins, variable)
        found = majorities(np.where(up.T, 1, -1), variable).mean(axis=0)
        close = np.abs(found - exact) <= 4.5 * np.sqrt(exact * (1 - exact) / reads) + 0.02
        assert close.all() or not converged
        broken = [np.abs(spins[:, variable == m].sum(axis=1)) < (variable == m).sum() for m in range(3)]
        told.append((np.mean(broken @ p), converged))
    assert sum(converged for breaks, converged in told if breaks > 0.02) >= 2
    assert not all(converged for _, converged in told)


def majorities(spins, variable):
    """Outputs of some states, shape (states, 3); a tie is one half."""
    return np.stack([(np.sign(spins[:, variable == m].sum(axis=1)) + 1) / 2 for m in range(3)], axis=1)
