"""β from samples: beside Ocean's own estimator, and followed to the device's hidden one."""

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.beta import BetaTracker, PseudoLikelihood, estimate_beta
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler

pytestmark = pytest.mark.usefixtures("known_embeddings")


def samples(beta, n=60, reads=64, seed=0):
    rng = np.random.default_rng(seed)
    edges = np.array([(rng.integers(i), i) for i in range(1, n)])
    h, J = 0.1 * rng.standard_normal(n), 0.1 * rng.standard_normal(n - 1)
    return Forest(n, edges).sample(h, J, beta, reads, rng), h, J, edges


@pytest.mark.parametrize("beta", [2.0, 6.0, 16.0])
def test_estimate_lies_within_four_of_its_errors(beta):
    found = estimate_beta(*samples(beta))
    assert abs(found.beta - beta) <= 4 * found.error
    assert 0 < found.error < 0.2 * beta


def test_estimate_equals_oceans():
    from dwave.system.temperatures import maximum_pseudolikelihood_temperature

    spins, h, J, edges = samples(6.0)
    states = np.where(spins.T, 1, -1)
    bqm = (dict(enumerate(h)), {tuple(e): j for e, j in zip(edges.tolist(), J, strict=True)})
    temperature, _ = maximum_pseudolikelihood_temperature(
        bqm=_bqm(bqm), sampleset=(states, list(range(len(h))))
    )
    assert estimate_beta(spins, h, J, edges).beta == pytest.approx(1 / temperature, rel=1e-3)


def _bqm(problem):
    import dimod

    return dimod.BinaryQuadraticModel.from_ising(*problem)


def chained(beta, seed, misread=0.001):
    """Return reads of a tree of 40 chains of three spins each, of which some are read wrongly."""
    rng = np.random.default_rng(seed)
    chains = np.repeat(np.arange(40), 3)
    within = [(3 * c + i, 3 * c + i + 1) for c in range(40) for i in range(2)]
    between = [(3 * rng.integers(c) + rng.integers(3), 3 * c + rng.integers(3)) for c in range(1, 40)]
    edges = np.array(within + between)
    h, J = 0.02 * rng.standard_normal(120), np.r_[np.full(80, -1.0), 0.05 * rng.standard_normal(39)]
    spins = Forest(120, edges).sample(h, J, beta, 64, rng)
    return spins ^ (rng.random(spins.shape) < misread), h, J, edges, chains


@pytest.mark.parametrize("seed", range(5))
def test_chains_tell_beta_by_the_fields_from_outside(seed):
    """A spin follows its chain: by spins, β comes out as much too large where a chain is read as broken."""
    *problem, chains = chained(4.5, seed)
    found = estimate_beta(*problem, chains=chains, largest_field=2 / 4.5)
    assert abs(found.beta - 4.5) <= 4 * found.error
    assert 0 < found.error < 0.2 * 4.5


def test_chains_of_one_spin_each_are_spins():
    spins, h, J, edges = samples(6.0)
    assert estimate_beta(spins, h, J, edges, chains=np.arange(len(h))) == estimate_beta(spins, h, J, edges)


def test_auto_finds_the_beta_of_chains_of_a_biclique():
    """Three outputs: nearly all variables are chains. Spin by spin, β_eff grew to 300 for a device of 4.5."""
    settings = [
        "sampler.device=advantage", "sampler.topology=pegasus:4", "sampler.beta_eff=auto",
        "sampler.beta_start=10", "data.classes=[1,2,3]", "model.hidden=20",
    ]  # fmt: skip
    sampler = make_sampler(config.assemble(overrides=settings))
    rng = np.random.default_rng(1)
    for _ in range(10):
        problems = ClampedBatch(
            rng.standard_normal((5, 20)).astype(np.float32),
            (0.3 * rng.standard_normal((3, 20))).astype(np.float32),
            np.zeros(3, np.float32),
        )
        _, report = sampler.sample(problems, rng)
    assert report.beta == pytest.approx(4.5, rel=0.1)


def test_silent_samples_change_nothing():
    tracker = BetaTracker(16.0)
    tracker.update(PseudoLikelihood(3.0, float("inf")))
    assert tracker.beta == pytest.approx(16.0)


def test_what_is_known_fades_by_the_drift_and_counts_by_its_certainty():
    """By hand, for log β: variances add from step to step, and weigh the known against the estimated."""
    tracker = BetaTracker(10.0, drift=0.1)
    for _ in range(7):
        tracker.update(PseudoLikelihood(3.0, float("inf")))
    before = np.log(3) ** 2 + 7 * 0.1**2
    assert tracker.error == pytest.approx(10.0 * np.sqrt(before), rel=1e-12)
    tracker.update(PseudoLikelihood(5.0, 1.0))
    weights = np.array([1 / (before + 0.1**2), 1 / 0.2**2])
    assert np.log(tracker.beta) == pytest.approx(np.average(np.log([10.0, 5.0]), weights=weights), rel=1e-12)
    assert tracker.error == pytest.approx(tracker.beta / np.sqrt(weights.sum()), rel=1e-12)


@pytest.mark.parametrize("start", [4.0, 16.0])
@pytest.mark.parametrize("noise", [0.0, 0.005])
def test_auto_converges_to_the_hidden_beta_within_ten_steps(start, noise):
    """From a start off by a factor of two to within 5 % of the device's β = 8."""
    sampler = make_sampler(
        config.assemble(
            overrides=[
                'sampler.beta_eff="auto"',
                f"sampler.beta_start={start}",
                "sampler.device_beta=8",
                f"sampler.h_noise={noise}",
                f"sampler.j_noise={noise}",
            ]
        )
    )
    rng = np.random.default_rng(1)
    for _ in range(10):
        problems = ClampedBatch(
            rng.standard_normal((5, 64)).astype(np.float32),
            (0.1 * rng.standard_normal((1, 64))).astype(np.float32),
            np.zeros(1, np.float32),
        )
        _, report = sampler.sample(problems, rng)
    assert report.beta == pytest.approx(8.0, rel=0.05)
    assert report.beta_error < 0.5
