"""What is learned of the device: against finite differences, brute force, and the simulated device itself."""

import itertools

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.calibration import Calibration, by_susceptibility, most_likely_log_odds
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.stars import Stars
from qanneal_gui.annealing.susceptibility import leaked
from qanneal_gui.science.arrays import sigmoid

pytestmark = pytest.mark.usefixtures("known_embeddings")


@pytest.fixture(scope="module")
def layout():
    return Layout(pack_stars(load_topology("pegasus:3"), 9, limit=2))


@pytest.fixture(scope="module")
def program(layout):
    rng = np.random.default_rng(0)
    h = rng.uniform(-0.3, 0.3, len(layout.qubits))
    J = rng.uniform(-0.3, 0.3, len(layout.edges))
    J[: layout.chain_count] = -1
    return Program(h, J, 0, 0)


def test_log_odds_of_a_star_are_those_of_all_its_states(layout, program):
    stars = Stars.programmed(layout, program)
    states = np.array(list(itertools.product((-1, 1), repeat=10)))
    for c in range(2):
        y, k = states[:, 0], states[:, 1:]
        energy = y * stars.h0[c] + k @ stars.h[c] + y * (k @ stars.J[c])
        p = np.exp(-1.7 * energy)
        exact = np.log(p[y == 1].sum() / p[y == -1].sum())
        assert stars.log_odds(1.7)[c] == pytest.approx(exact, abs=1e-10)  # float64 sums of 1,024 terms


def test_slopes_are_those_of_finite_differences(layout, program):
    """Central differences with a step of 1e-5: truncation and rounding are both near 1e-10."""
    beta, step = 1.7, 1e-5

    def of(h0=0.0, h=0.0, J=0.0, log_beta=0.0):
        s = Stars.programmed(layout, program)
        return Stars(s.h0 + h0, s.h + h, s.J + J, s.hubs).log_odds(beta * np.exp(log_beta))

    def slope(**moved):
        back = {name: -value for name, value in moved.items()}
        return (of(**moved) - of(**back)) / (2 * step)

    stars = Stars.programmed(layout, program)
    by_h, by_J = stars.slopes(beta)
    np.testing.assert_allclose(stars.by_log_beta(beta), slope(log_beta=step), atol=1e-7)
    np.testing.assert_allclose(np.full(2, -2 * beta), slope(h0=step), atol=1e-7)
    for j in range(9):
        one = np.eye(9)[j] * step
        np.testing.assert_allclose(by_h[:, j], slope(h=one), atol=1e-7)
        np.testing.assert_allclose(by_J[:, j], slope(J=one), atol=1e-7)

    def leaking(chi):
        h, J = leaked(program.h, program.J, layout, chi)
        return Stars.programmed(layout, Program(h, J, 0, 0)).log_odds(beta)

    found = by_susceptibility(layout, program, stars, beta)
    np.testing.assert_allclose(found, (leaking(step) - leaking(-step)) / (2 * step), atol=1e-7)


def test_the_expected_shift_is_the_scatter_over_many_devices(layout, program):
    """Root mean square over 4,000 draws of all errors, whose own relative error is 1/√8000, about 1 %."""
    rng, beta, noise = np.random.default_rng(3), 1.7, (0.01, 0.007)
    stars = Stars.programmed(layout, program)
    shifts = []
    for _ in range(4000):
        h = program.h + noise[0] * rng.standard_normal(len(program.h))
        J = program.J + noise[1] * rng.standard_normal(len(program.J))
        J[: layout.chain_count] = -1
        shifts.append(Stars.programmed(layout, Program(h, J, 0, 0)).log_odds(beta) - stars.log_odds(beta))
    np.testing.assert_allclose(np.var(shifts, axis=0), sum(stars.variance(beta, noise)), rtol=0.1)


def test_counts_stand_for_the_log_odds_that_they_say_and_no_more():
    up = np.array([500, 300, 0, 1000, 0])
    expected = np.array([0.0, 0.0, -4.0, 9.0, 30.0])
    found, variance = most_likely_log_odds(up, 1000, expected, np.array([4.0, 4.0, 1.0, 1.0, 1.0]))
    # With many reads it is the log-odds of the counts; the prior only decides where it is linearised.
    assert found[:2] == pytest.approx(np.log(up[:2] / (1000 - up[:2])), abs=0.01)
    assert variance[:2] == pytest.approx(1000 / (up[:2] * (1000 - up[:2])), rel=0.01)
    # No read of 1,000 where 18 were expected says that there are fewer; where none was, it says nothing.
    assert found[2] < -4.5
    assert variance[3] > 1.0
    assert found[4] < 30
    drawn = np.random.default_rng(0).binomial(1000, sigmoid(np.full(4000, -3.0)))
    z, v = most_likely_log_odds(drawn, 1000, np.full(4000, -3.0), np.full(4000, 0.5))
    # Unbiased: the mean of 4,000, each with a standard deviation of 0.15.
    assert np.average(z, weights=1 / v) == pytest.approx(-3.0, abs=0.02)


def batches(count, hidden=64, seed=0, width=0.3):
    """Batches that change slowly, as in training."""
    rng = np.random.default_rng(seed)
    W2 = width * rng.standard_normal((1, hidden))
    for _ in range(count):
        W2 = W2 + 0.02 * rng.standard_normal((1, hidden))
        yield ClampedBatch(0.7 * rng.standard_normal((5, hidden)), W2, np.zeros(1)), rng


def run(mode, seed, *settings, steps=12):
    sampler = make_sampler(
        config.assemble(
            overrides=[
                "sampler.device=advantage",
                "sampler.beta_eff=auto",
                "sampler.beta_start=6",
                f"sampler.calibration={mode}",
                f"sampler.chip_seed={seed}",
                "sampler.copies=10",
                *settings,
            ]
        )
    )
    reports = [sampler.sample(problems, rng)[1] for problems, rng in batches(steps, seed=seed)]
    wrong = [np.abs(np.subtract(one.p_sampled, one.p_exact)).mean() for one in reports[3:]]
    return np.mean(wrong), reports, sampler


def test_calibration_makes_up_for_the_devices_errors():
    """Mean |sampled − exact| after step 3 on device ``advantage``, over three chips."""
    wrong = {mode: np.mean([run(mode, seed)[0] for seed in range(3)]) for mode in ("off", "hubs", "full")}
    assert wrong["hubs"] < 0.85 * wrong["off"]
    assert wrong["full"] < 0.75 * wrong["off"]


def test_where_beta_is_set_that_of_single_qubits_is_found_all_the_same():
    """Otherwise the fields of all hidden units look wrong: with MNIST, calibration raised the KL fivefold."""
    _, reports, sampler = run("full", 0, "sampler.beta_eff=4.5")
    assert {report.beta for report in reports} == {4.5}
    assert np.exp(sampler.memory["beta"][0]) == pytest.approx(5, rel=0.05)


@pytest.mark.parametrize("mode", ["hubs", "full"])
def test_where_there_is_nothing_to_make_up_for_calibration_does_no_harm(mode):
    ideal = ["sampler.device=ideal", "sampler.beta_start=16"]
    with_it, without = (np.mean([run(m, s, *ideal)[0] for s in range(3)]) for m in (mode, "off"))
    assert with_it < 1.1 * without


def test_beta_of_chains_is_found_beside_that_of_single_qubits():
    """Errors and all: within three of its standard errors, and these are small."""
    _, reports, sampler = run("hubs", 1, steps=25)
    last = reports[-1]
    assert abs(last.beta - 4.5) < 3 * last.beta_error
    assert last.beta_error < 0.35
    assert sampler.memory["beta"][0] == pytest.approx(np.log(5.0), abs=0.08)


def test_the_claimed_error_of_beta_is_its_scatter():
    """Over 24 chips; a scatter is known to 1/√48, about 15 %, and `benchmarks/beta_errors.py` has more."""
    found = [run("off", seed, "sampler.copies=5", steps=10)[1][-1] for seed in range(24)]
    away = np.array([(one.beta - 4.5) / one.beta_error for one in found])
    assert np.sqrt((away**2).mean()) == pytest.approx(1.0, abs=0.35)


def test_what_is_remembered_is_all_that_is_known():
    _, _, sampler = run("full", 2, steps=4)
    other = make_sampler(
        config.assemble(
            overrides=[
                "sampler.device=advantage",
                "sampler.beta_eff=auto",
                "sampler.beta_start=6",
                "sampler.calibration=full",
                "sampler.chip_seed=2",
                "sampler.copies=10",
            ]
        )
    )
    other.remember(sampler.memory)
    for problems, _ in batches(3, seed=9):
        one, first = sampler.sample(problems, np.random.default_rng(1))
        two, second = other.sample(problems, np.random.default_rng(1))
        np.testing.assert_array_equal(one.counts, two.counts)
        assert first.beta == second.beta


def test_what_fits_another_chip_is_only_beta():
    few, many = (pack_stars(load_topology("pegasus:3"), 9, limit=n) for n in (1, 2))
    first = Calibration(few, "full", BetaTracker(7.0), (0.01, 0.01), follow=True)
    second = Calibration(many, "full", BetaTracker(3.0), (0.01, 0.01), follow=True)
    second.remember(first.memory)
    assert second.beta == pytest.approx(7.0)


def test_calibration_needs_one_gauge():
    from qanneal_gui.errors import ConfigError

    with pytest.raises(ConfigError, match=r"sampler\.gauges to 1"):
        config.assemble(overrides=["sampler.calibration=hubs", "sampler.gauges=4"])
