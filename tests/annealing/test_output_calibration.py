"""Calibration for several outputs: against brute force, finite differences, and a device of known errors."""

import itertools

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.beta import BetaTracker
from qanneal_gui.annealing.embedding.comb_search import pack_combs
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.noise_scale import NoiseScale
from qanneal_gui.annealing.output_calibration import OutputCalibration, calibration
from qanneal_gui.annealing.output_sums import Fields, features, respond
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.stars import Stars
from qanneal_gui.annealing.unit_errors import UnitErrors, tally_jointly, unit_variances

pytestmark = pytest.mark.usefixtures("known_embeddings")

BETA = 1.7


@pytest.fixture(scope="module")
def fields():
    rng = np.random.default_rng(0)
    return Fields(rng.normal(0, 0.2, (2, 3)), rng.normal(0, 0.4, (2, 9, 4)))


def means(fields, beta=BETA):
    """Mean spins of the outputs, by the sum over all 2^12 states of outputs and hidden units."""
    states = np.array(list(itertools.product((-1, 1), repeat=12)))
    s, k = states[:, :3], states[:, 3:]
    found = []
    for outputs, units in zip(fields.outputs, fields.units, strict=True):
        p = np.exp(-beta * (s @ outputs + (k * (units[:, 0] + s @ units[:, 1:].T)).sum(axis=1)))
        found.append(p @ s / p.sum())
    return np.array(found)


def test_sums_over_outputs_are_those_over_all_states(fields):
    weights = respond(fields, BETA).log_weights
    p = np.exp(weights - weights.max(axis=1, keepdims=True))
    found = p @ features(3)[:, 1:] / p.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(found, means(fields), atol=1e-5)  # single precision


def test_errors_act_as_the_fields_on_outputs_that_are_said(fields):
    """Central differences, and C⁻¹ that is held in bounds by 1e-4: 1e-3 of the largest."""
    response, step = respond(fields, BETA), 1e-4

    def slope(outputs, units):
        moved = Fields(step * outputs, step * units)
        return (means(fields + moved) - means(fields + moved.times(-1))) / (2 * step)

    rng = np.random.default_rng(1)
    for _ in range(4):
        errors = Fields(rng.normal(size=(2, 3)), rng.normal(size=(2, 9, 4)))
        on_outputs = response.on_outputs(errors)
        as_fields = -BETA * np.einsum("cmn,cn->cm", response.covariance, on_outputs)
        np.testing.assert_allclose(as_fields, slope(errors.outputs, errors.units), atol=1e-3)
    # What errors of a given size amount to, over many draws, whose variance is known to √(2/20000), 1 %.
    variances = rng.uniform(0.5, 2, (2, 9, 4))
    drawn = np.sqrt(variances) * rng.normal(size=(20_000, 2, 9, 4))
    on_outputs = np.einsum("ckma,dcka->dcm", response.by_unit, drawn)
    covariance = np.einsum("dcm,dcn->cmn", on_outputs, on_outputs) / len(drawn)
    size = np.sqrt(np.einsum("cmm->cm", covariance))
    bound = 0.05 * size[:, :, None] * size[:, None, :]
    assert (np.abs(response.spread(variances) - covariance) < bound).all()


def test_with_one_output_it_is_a_star():
    layout = Layout(pack_stars(load_topology("pegasus:3"), 9, limit=2))
    rng = np.random.default_rng(0)
    program = Program(
        rng.uniform(-0.3, 0.3, len(layout.qubits)), rng.uniform(-0.3, 0.3, len(layout.edges)), 0, 0
    )
    stars, response = Stars.programmed(layout, program), respond(Fields.programmed(layout, program), BETA)
    log_odds = response.log_weights[:, 1] - response.log_weights[:, 0]
    np.testing.assert_allclose(log_odds, stars.log_odds(BETA), atol=1e-5)
    by_h, by_J = stars.slopes(BETA)
    np.testing.assert_allclose(-2 * BETA * response.by_unit[:, :, 0, 0], by_h, atol=3e-3)
    np.testing.assert_allclose(-2 * BETA * response.by_unit[:, :, 0, 1], by_J, atol=3e-3)


@pytest.fixture(scope="module")
def combs():
    return pack_combs(load_topology("pegasus:4"), 8, 3, limit=4)


def test_hidden_units_tell_their_errors(combs):
    """60,000 reads of each copy at the true β: what is left is as large as said, and half of it or less."""
    layout, rng, noise = Layout(combs), np.random.default_rng(0), (0.03, 0.03)
    C, K, beta = len(combs), 8, 4.0
    sent = Fields(np.zeros((C, 3)), rng.normal(0, 0.15, (C, K, 4)))
    true = np.sqrt(0.7 * unit_variances(combs, noise)) * rng.normal(size=sent.units.shape)
    errors, none = UnitErrors(combs, noise), Fields(np.zeros((C, 3)), np.zeros(sent.units.shape))
    prior = np.array([np.log(beta), 0.0]), np.diag([1e-8, 1e-8])
    single = np.array([copy.chain_lengths[3:] == 1 for copy in combs])
    assert single.mean() > 0.5
    for _ in range(30):
        y = (rng.random((C, 2000, 3)) < 0.5).astype(np.uint8)
        spins = np.zeros((len(layout.qubits), 2000), bool)
        redrawn = np.sqrt(0.3 * unit_variances(combs, noise)) * rng.normal(size=true.shape)
        for c, (copy, part) in enumerate(zip(combs, layout.slices, strict=True)):
            x = np.concatenate([np.ones((2000, 1)), 2.0 * y[c] - 1], axis=1)
            field = (sent.units[c] + true[c] + redrawn[c]) @ x.T
            up = rng.random(field.shape) < 1 / (1 + np.exp(2 * beta * field))
            hidden = copy.variable >= 3
            spins[part][hidden] = up[copy.variable[hidden] - 3]
        tallies = tally_jointly(layout, spins, y, list(range(C)), hidden=True)
        meant = Fields(sent.outputs, sent.units + errors.mean(prior[0]))
        errors.learn(meant, none, tallies, prior)
    found = errors.mean(prior[0])
    left, claimed = (found - true)[single], np.einsum("ckaa->cka", errors.covariance)[single]
    assert np.sqrt((left**2).mean()) < 0.5 * np.sqrt((true**2).mean())
    # Of some hundred values, each known to 1/√2: 15 % are about three standard errors.
    assert np.sqrt((left**2 / claimed).mean()) == pytest.approx(1.0, abs=0.15)
    assert not found[~single].any()


def test_how_much_is_drawn_anew_is_found():
    """40 submissions of 50 pairs whose noise is a third of what was assumed, beside as much that is known."""
    rng, scale = np.random.default_rng(0), NoiseScale()
    assumed, other = np.array([[2.0, 0.5], [0.5, 1.0]]), np.array([[1.0, -0.3], [-0.3, 2.0]])
    for _ in range(40):
        seen = rng.multivariate_normal(np.zeros(2), assumed / 3 + other, 50)
        noise = np.broadcast_to(scale.value * assumed, (50, 2, 2))
        precision = np.linalg.inv(noise + other)
        scale.learn((precision @ seen[..., None])[..., 0], precision, noise)
    # Its standard error is 1/√information, of 40 submissions that fade.
    assert scale.memory[1] > 100
    assert scale.memory[0] == pytest.approx(np.log(1 / 3), abs=3 / np.sqrt(scale.memory[1]))
    # A device without errors never tells.
    silent = NoiseScale()
    before = silent.memory
    silent.learn(np.zeros((1, 2)), np.ones((1, 2, 2)), np.zeros((1, 2, 2)))
    np.testing.assert_array_equal(silent.memory, before)


def run(mode, seed, *settings, steps=16, device="advantage", hidden=16):
    """Sample batches that change slowly, as in training.

    Returns all reports, and the sampler.
    """
    sampler = make_sampler(
        config.assemble(
            overrides=[
                "data.classes=[0,1,2]",
                "data.train_size=30",
                f"model.hidden={hidden}",
                f"sampler.device={device}",
                "sampler.topology=pegasus:6",
                "sampler.beta_eff=auto",
                "sampler.beta_start=5",
                "sampler.copies=12",
                f"sampler.calibration={mode}",
                f"sampler.chip_seed={seed}",
                *settings,
            ]
        )
    )
    rng = np.random.default_rng(seed)
    W2, reports = 0.5 * rng.standard_normal((3, hidden)), []
    for _ in range(steps):
        W2 = W2 + 0.02 * rng.standard_normal(W2.shape)
        problems = ClampedBatch(0.7 * rng.standard_normal((12, hidden)), W2, -W2.sum(axis=1) / 2)
        reports.append(sampler.sample(problems, rng)[1])
    return reports, sampler


def wrong(reports):
    """Mean |sampled − exact| after step 6."""
    return np.mean([np.abs(np.subtract(one.p_sampled, one.p_exact)) for one in reports[6:]])


def rms(values):
    return np.sqrt(np.mean(np.square(values)))


def test_calibration_makes_up_for_the_devices_errors():
    """On device ``advantage``, over two chips; and what is left is what is expected, as for one output."""
    found = {mode: [run(mode, seed)[0] for seed in range(2)] for mode in ("off", "hubs", "full")}
    off, hubs, full = (np.mean([wrong(reports) for reports in runs]) for runs in found.values())
    assert hubs < 0.85 * off
    assert full < 0.75 * off
    assert full < hubs
    for mode in ("hubs", "full"):
        reports = [report for some in found[mode] for report in some[6:]]
        expected = rms([report.expected_shift for report in reports])
        assert rms([report.measured_shift for report in reports]) == pytest.approx(expected, rel=0.2)


def test_what_is_found_are_the_devices_errors():
    """h and J of hidden units, the fields on outputs, β of both kinds, and χ."""
    reports, sampler = run("full", 4, "sampler.susceptibility=-0.05", steps=20)
    layout = Layout(sampler.copies)
    h, J = sampler.device.chip.lasting(layout, 20)
    true, found = Fields.programmed(layout, Program(h, J, 0, 0)), sampler.memory
    on_units = found["units.mean"][np.array([copy.chain_lengths[3:] == 1 for copy in layout.copies])]
    of_units = true.units[np.array([copy.chain_lengths[3:] == 1 for copy in layout.copies])]
    for which in (slice(0, 1), slice(1, None)):
        assert np.corrcoef(on_units[:, which].ravel(), of_units[:, which].ravel())[0, 1] > 0.75
    assert np.corrcoef(found["outputs.mean"].ravel(), true.outputs.ravel())[0, 1] > 0.75
    assert rms(found["outputs.mean"] - true.outputs) < 0.75 * rms(true.outputs)
    assert reports[-1].beta == pytest.approx(4.5, rel=0.03)
    # A fifth is drawn anew; assumed is LASTING, three tenths.
    assert sampler._calibration._of_units.scale.value == pytest.approx(0.2 / 0.3, abs=0.15)
    # Over 16 chips χ came out too high by 0.01 on average, about its standard error.
    chi, error = sampler._calibration.susceptibility
    assert abs(chi + 0.05) < 4 * error
    assert error < 0.015


def test_where_beta_is_set_those_of_the_device_are_found_all_the_same():
    reports, sampler = run("full", 0, "sampler.beta_eff=6", steps=8)
    assert {report.beta for report in reports} == {6.0}
    assert sampler._calibration.chain_beta()[0] == pytest.approx(4.5, rel=0.05)


@pytest.mark.parametrize("mode", ["hubs", "full"])
def test_where_there_is_nothing_to_make_up_for_calibration_does_no_harm(mode):
    with_it, without = (
        wrong(run(one, 0, "sampler.beta_start=16", device="ideal")[0]) for one in (mode, "off")
    )
    assert with_it < 1.1 * without


def test_what_is_remembered_is_all_that_is_known():
    _, sampler = run("full", 2, steps=3)
    _, other = run("full", 2, steps=0)
    other.remember(sampler.memory)
    problems = ClampedBatch(np.ones((12, 16)), np.full((3, 16), 0.3), np.zeros(3))
    for seed in range(2):
        (one, first), (two, second) = (
            each.sample(problems, np.random.default_rng(seed)) for each in (sampler, other)
        )
        np.testing.assert_array_equal(one.counts, two.counts)
        assert first.beta == second.beta
    kept = sampler.memory
    old = kept | {"age": np.array([1e5])}
    other.remember(old)
    # After so long nothing of a chip's errors is known any more, only β.
    assert np.abs(other.memory["outputs.mean"]).max() < 1e-6
    np.testing.assert_array_equal(other.memory["beta"], kept["beta"])


def test_what_fits_another_chip_is_only_beta(combs):
    first = OutputCalibration(combs[:2], "full", BetaTracker(7.0), (0.01, 0.01), follow=True)
    second = OutputCalibration(combs, "full", BetaTracker(3.0), (0.01, 0.01), follow=True)
    assert not second.remember(first.memory)
    assert second.beta == pytest.approx(7.0)
    assert not second.compensates


def test_without_calibration_several_outputs_tell_beta_and_nothing_else(combs):
    following = calibration(combs, "off", BetaTracker(7.0), (0.01, 0.01), follow=True)
    assert following.memory.keys() == {"beta"}
    assert not following.seen


def test_more_outputs_than_can_be_summed_over_are_refused():
    with pytest.raises(ValueError, match="at most 12 outputs"):
        respond(Fields(np.zeros((1, 13)), np.zeros((1, 3, 14))), 1.0)
