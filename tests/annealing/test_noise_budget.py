"""The noise budget: each part against the simulated device with only that part switched on."""

import itertools
from dataclasses import asdict

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.shifts import Broken, log_odds, mean_square, told
from qanneal_gui.science.arrays import sigmoid

pytestmark = pytest.mark.usefixtures("known_embeddings")

CHIP = "sampler.topology=pegasus:6"


def rms(values, axis=None):
    return np.sqrt(np.mean(np.square(values), axis=axis))


def sampler(*settings, hidden=24):
    """β 5 on both sides and nothing wrong, but for what is given."""
    right = ["sampler.device=ideal", "sampler.device_beta=5", "sampler.beta_eff=5", CHIP]
    overrides = [*right, f"model.hidden={hidden}", "sampler.reads=4000", *settings]
    return make_sampler(config.assemble(overrides=overrides))


def batch(seed, outputs=1, hidden=24, examples=20, width=0.3):
    """A batch whose outputs lie around ½; its hidden units are neither linear nor saturated."""
    rng = np.random.default_rng(seed)
    a, W2 = rng.standard_normal((examples, hidden)), width * rng.standard_normal((outputs, hidden))
    return ClampedBatch(a, W2, -W2.sum(axis=1) / 2), rng


def reports(settings, steps, **sizes):
    annealer = sampler(*settings)
    return [annealer.sample(*batch(seed, **sizes))[1] for seed in range(steps)]


RANDOM = [
    ("h", ["sampler.h_noise=0.01"]),
    ("J", ["sampler.j_noise=0.01"]),
    ("J", ["sampler.j_noise=0.02", "sampler.gauges=4"]),
    ("h", ["sampler.h_mean=0.01", "sampler.gauges=4"]),  # a mean has random signs in gauges
]
FIXED = [
    ("h", ["sampler.h_mean=0.003"]),
    ("J", ["sampler.j_mean=0.01"]),
    ("quantisation", ["sampler.quantisation=0.02"]),
    ("susceptibility", ["sampler.susceptibility=-0.2"]),
    ("beta", ["sampler.device_beta=4"]),
    ("beta", ["sampler.device_beta=16"]),
    ("beta", ["sampler.device_chain_ratio=0.7"]),
    ("caps", ["sampler.h_range=[-0.1,0.1]"]),
    ("breaks", ["sampler.chain_strength=0.12"]),
    ("shot", []),
]


def only(part, found):
    """The figures of steps in which that part must be all there is beside the shot noise."""
    for report in found:
        others = [value for name, value in asdict(report.shift_parts).items() if name not in (part, "shot")]
        # Weak chains break now and then, whatever is looked at.
        assert max(others) <= 0.2 * report.expected_shift
    alone, shot = (rms([getattr(report.shift_parts, name) for report in found]) for name in (part, "shot"))
    assert part == "shot" or alone > shot
    return [rms([getattr(report, name) for report in found]) for name in ("expected_shift", "measured_shift")]


@pytest.mark.parametrize(("part", "settings"), RANDOM)
def test_random_errors_shift_as_much_as_expected(part, settings):
    """Of 240 examples a scatter is known to 1/√480, under 5 %; 10 % are two of that."""
    expected, measured = only(part, reports(["sampler.copies=20", *settings], 12))
    assert measured == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize(("part", "settings"), FIXED)
def test_systematic_errors_shift_as_much_as_expected(part, settings):
    """Only shot noise is random here; what is asked is far above it, or it is that, of 240 examples."""
    steps = 12 if part == "shot" else 4
    expected, measured = only(part, reports(["sampler.copies=20", "sampler.reads=2000", *settings], steps))
    assert measured == pytest.approx(expected, rel=0.1)


def test_copies_average_random_errors():
    one, four = (
        reports([f"sampler.copies={copies}", "sampler.j_noise=0.01"], 3, examples=4) for copies in (4, 16)
    )
    alone, together = (rms([report.shift_parts.J for report in found]) for found in (one, four))
    assert alone == pytest.approx(2 * together, rel=0.01)  # tanh bends a little


@pytest.mark.parametrize("mode", ["hubs", "full"])
def test_what_calibration_leaves_is_expected(mode):
    """On three chips of 20 copies each a scatter is known to 1/√120, 9 %; what lasts is a guess."""
    figures = {"off": [], mode: []}
    for chosen, chip in itertools.product(figures, range(3)):
        annealer = sampler(
            "sampler.device=advantage",
            "sampler.copies=20",
            "sampler.beta_eff=4.5",
            "sampler.reads=1000",
            f"sampler.calibration={chosen}",
            f"sampler.chip_seed={chip}",
        )
        last = [annealer.sample(*batch(seed))[1] for seed in range(8)][4:]
        figures[chosen] += [(report.expected_shift, report.measured_shift) for report in last]
    (without, _), (expected, measured) = (rms(np.transpose(found), axis=1) for found in figures.values())
    assert expected < 0.9 * without
    assert measured == pytest.approx(expected, rel=0.25)


@pytest.mark.parametrize(
    ("part", "settings"),
    [
        ("h", ["sampler.h_noise=0.02"]),
        ("J", ["sampler.j_noise=0.02"]),
        ("beta", ["sampler.device_beta=3"]),
        ("susceptibility", ["sampler.susceptibility=-0.2"]),
    ],
)
def test_outputs_held_at_their_mean_tell_the_shifts_of_several(monkeypatch, part, settings):
    """An approximation, good to 10 % with couplings as large as these; 160 outputs know it to 6 %."""
    monkeypatch.setattr(search, "place", lambda _, topology: search.embed(topology, 12, 2, 10))
    annealer = sampler("sampler.reads=1000", *settings, hidden=12)
    found = [annealer.sample(*batch(seed, 2, 12, 40))[1] for seed in range(2)]
    expected, measured = only(part, found)
    assert measured == pytest.approx(expected, rel=0.1)


def test_of_a_device_that_tells_nothing_only_noise_and_caps_are_known():
    annealer = sampler()
    type(annealer.device).known, kept = Known((0.01, 0.01)), type(annealer.device).known
    try:
        report = annealer.sample(*batch(0))[1]
    finally:
        type(annealer.device).known = kept
    assert {name for name, value in asdict(report.shift_parts).items() if value is None} == {
        "quantisation", "susceptibility", "beta",
    }  # fmt: skip


def test_where_reads_cannot_tell_there_is_no_shift():
    problems, rng = batch(0)
    sure = ClampedBatch(problems.a, problems.W2, problems.c + 30)
    report = sampler().sample(sure, rng)[1]
    assert (report.expected_shift, report.measured_shift, report.shift_parts) == (None, None, None)
    np.testing.assert_array_equal(
        told(np.array([[0.0], [5.2], [5.4]]), np.full(3, 1000)), [[True], [True], [False]]
    )


def test_mean_squares_are_those_of_the_formula_while_shifts_are_small():
    exact, random = np.zeros((1, 1)), np.full((1, 7, 1), 0.02**2)
    limit = np.full((1, 1), 9.0)
    one = mean_square(exact, random[:, :1], np.full((1, 1, 1), 0.03), limit)
    assert one == pytest.approx(0.02**2 + 0.03**2, rel=1e-9)
    assert mean_square(exact, random, 0 * random, limit) == pytest.approx(0.02**2 / 7, rel=1e-3)
    many = mean_square(exact, np.full((1, 500, 1), 0.02**2), np.zeros((1, 500, 1)), limit)
    assert many == pytest.approx(0.02**2 / 500, rel=1e-3)


@pytest.mark.parametrize(("log_odds_", "deviation", "copies"), [(0.0, 2.0, 3), (3.0, 2.0, 3), (3.0, 2.3, 64)])
def test_mean_squares_of_large_shifts_are_those_of_many_draws(log_odds_, deviation, copies):
    """Against 200,000 draws; 256 draws of 3 correlated by nothing know a mean square to 1/√128, 9 %."""
    rng = np.random.default_rng(1)
    p = np.mean(
        [sigmoid(log_odds_ + deviation * rng.standard_normal(200_000)) for _ in range(copies)], axis=0
    )
    drawn = np.mean((np.log(p / (1 - p)) - log_odds_) ** 2)
    found = mean_square(
        np.full((1, 1), log_odds_),
        np.full((1, copies, 1), deviation**2),
        np.zeros((1, copies, 1)),
        np.full((1, 1), 9.0),
    )
    assert found == pytest.approx(drawn, rel=0.1)


def test_broken_reads_that_say_the_same_shift_nothing():
    """Breaks at random: the mean over 400 examples of an unbiased square is 0 within its scatter."""
    rng = np.random.default_rng(0)
    y = rng.random((400, 1000, 1)) < 0.3
    broken = rng.random(y.shape) < 0.2
    counted = Broken.none_of(400, 1)
    counted.add(list(range(400)), y, broken)
    chance = 0.2 / 0.8 / (1000 * 0.3 * 0.7)
    assert abs(counted.shifts().square.mean()) < 3 * chance * np.sqrt(2 / 400)


def test_broken_reads_shift_by_what_they_say():
    counted = Broken.none_of(1, 1)
    y, broken = np.ones((1, 4000, 1), bool), np.zeros((1, 4000, 1), bool)
    y[0, :1000] = False
    broken[0, :800] = True  # all broken reads say 0: 3,000 of 3,200 unbroken ones say 1
    counted.add([0], y, broken)
    shift = log_odds(np.array(3000), np.array(4000)) - log_odds(np.array(3000), np.array(3200))
    assert np.sqrt(counted.shifts().square[0, 0]) == pytest.approx(abs(shift), rel=1e-3)


def test_broken_chains_and_a_beta_that_has_followed_them_cancel():
    """Weak chains act like a lower β: at that β_eff little is shifted, though either alone shifts."""
    found = reports(["sampler.chain_strength=0.08", "sampler.beta_eff=3.5"], 24, width=0.5)
    parts = [rms([getattr(report.shift_parts, name) for report in found]) for name in ("beta", "breaks")]
    expected, measured = (
        rms([getattr(report, name) for report in found]) for name in ("expected_shift", "measured_shift")
    )
    assert min(parts) > 0.5
    assert expected == pytest.approx(measured, rel=0.15)
    assert expected < 0.2


def test_where_hardly_a_chain_holds_nothing_tells_what_the_broken_ones_shift():
    y = np.arange(1000).reshape(1, -1, 1) % 2 > 0
    for whole, enough in ((1000, True), (20, True), (8, False), (0, False)):
        counted = Broken.none_of(1, 1)
        counted.add([0], y, np.arange(1000).reshape(1, -1, 1) >= whole)
        assert counted.shifts().told[0, 0] == enough
        assert enough or counted.shifts().square[0, 0] == 0
    same = Broken.none_of(1, 1)
    same.add([0], np.ones_like(y), np.zeros_like(y))
    assert same.shifts().told[0, 0]
    assert same.shifts().square[0, 0] == 0
    assert not Broken.none_of(1, 1).shifts().told[0, 0]
