"""Every sampler held against the closed form."""

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.device import DeviceError, LimitReachedError, Submission, SubmissionControl
from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.samplers.plan import plan
from qanneal_gui.errors import ConfigError
from qanneal_gui.science.arrays import sigmoid

pytestmark = pytest.mark.usefixtures("known_embeddings")

CALM = ["sampler.h_noise=0", "sampler.j_noise=0"]


def random_problems(count, hidden, outputs=1, seed=0, a_std=1.0, w_std=0.1):
    """Weights like those met in training: |h| ≤ 2 and |J| ≤ 1 at β = 16, so nothing is capped."""
    rng = np.random.default_rng(seed)
    return ClampedBatch(
        (a_std * rng.standard_normal((count, hidden))).astype(np.float32),
        (w_std * rng.standard_normal((outputs, hidden))).astype(np.float32),
        (0.1 * rng.standard_normal(outputs)).astype(np.float32),
    )


def sampler(kind, *settings):
    return make_sampler(config.assemble(overrides=[f'sampler.kind="{kind}"', *CALM, *settings]))


@pytest.mark.parametrize("kind", ["exact", "gibbs", "simulated-qpu"])
def test_fifty_random_problems_agree_with_the_closed_form(kind):
    """K = 548, 1000 reads: each within 4 standard errors (P of a false alarm: 50 · 6e-5, seeded)."""
    draw = sampler(kind, "model.hidden=548")
    rng = np.random.default_rng(1)
    for seed in range(10):
        problems = random_problems(5, 548, seed=seed)
        samples, report = draw.sample(problems, rng)
        p = np.exp(problems.log_conditional()[:, 1])
        error = np.sqrt(p * (1 - p) / 1000)
        assert (np.abs(samples.mean_outputs[:, 0] - p) <= 4 * error).all()
        assert (samples.counts.sum(axis=1) == 1000).all()
        assert report.capped_h == report.capped_j == 0
        np.testing.assert_allclose(report.p_exact, p, atol=1e-12)
        np.testing.assert_allclose(report.p_sampled, samples.mean_outputs[:, 0])
        assert 0 <= report.kl < 0.02  # expected 1/(2·1000) per problem


@pytest.mark.parametrize("kind", ["exact", "gibbs", "neal"])
@pytest.mark.parametrize("outputs", [1, 3])
def test_small_problems_with_any_number_of_outputs(kind, outputs):
    """Every one of the 2^M frequencies within 4 standard errors."""
    draw = sampler(kind, "sampler.sweeps=100", "sampler.reads=4000", "sampler.beta_eff=2")
    problems = random_problems(2, 6, outputs, seed=3, w_std=0.7)
    samples, _ = draw.sample(problems, np.random.default_rng(5))
    p = np.exp(problems.log_conditional())
    index = samples.states @ (1 << np.arange(outputs))
    assert (np.abs(samples.frequencies - p[:, index]) <= 4 * np.sqrt(p * (1 - p) / 4000)[:, index]).all()


@pytest.mark.parametrize("outputs", [1, 3])
def test_a_coin_is_even_whatever_the_network_says(outputs):
    """All 2^M outputs alike, 4 standard errors, where P(y|x) is far from even."""
    problems = random_problems(4, 64, outputs, seed=3, a_std=3.0, w_std=1.0)
    samples, report = sampler("uniform", "sampler.reads=4000").sample(problems, np.random.default_rng(6))
    p = 1 / 2**outputs
    assert samples.counts.shape == (4, 2**outputs)
    assert (samples.counts.sum(axis=1) == 4000).all()
    assert (np.abs(samples.frequencies - p) <= 4 * np.sqrt(p * (1 - p) / 4000)).all()
    assert len(np.unique(samples.counts)) > 1  # drawn, as an annealer's are: no expected counts
    assert np.abs(np.ravel(report.p_exact) - 0.5).max() > 0.4
    # KL(uniform ‖ exact) = −log 2^M − mean log P(y|x); the frequencies add their shot noise.
    expected = -outputs * np.log(2) - problems.log_conditional().mean()
    assert report.kl == pytest.approx(expected, rel=0.05)


def test_a_coin_has_no_exact_gradient():
    with pytest.raises(ConfigError, match=r'needs sampler\.kind = "exact", not "uniform"'):
        sampler("uniform", "training.gradient=exact")


@pytest.mark.parametrize("kind", ["exact", "gibbs", "neal", "uniform", "simulated-qpu"])
def test_same_seed_same_samples(kind):
    draw = sampler(kind, "sampler.reads=200", "sampler.h_noise=0.01")
    problems = random_problems(3, 64)
    first, _ = draw.sample(problems, np.random.default_rng(7))
    second, _ = draw.sample(problems, np.random.default_rng(7))
    np.testing.assert_array_equal(first.counts, second.counts)


def test_noise_on_the_hub_shifts_the_log_odds():
    """Noise σ on every h and J of a noisy device moves P(y=1) by far more than the sampling error."""
    problems = random_problems(5, 548)
    _, calm = sampler("simulated-qpu", "model.hidden=548").sample(problems, np.random.default_rng(2))
    noisy = make_sampler(
        config.assemble(overrides=["model.hidden=548", "sampler.h_noise=0.02", "sampler.j_noise=0.02"])
    )
    _, report = noisy.sample(problems, np.random.default_rng(2))
    assert report.kl > 20 * calm.kl
    # every |J| ~ 0.1/64 lies below 0.02, and of the h ~ N(0, 1/32) the share 0.48
    assert report.below_noise == pytest.approx((1 + 0.48) / 2, abs=0.03)
    assert calm.below_noise == 0


def test_a_device_at_another_beta_samples_another_distribution():
    problems = random_problems(5, 64, w_std=1.0)
    _, report = sampler("simulated-qpu", "sampler.device_beta=4").sample(problems, np.random.default_rng(3))
    assert report.kl > 0.02


def test_hub_breaks_are_measured_on_the_hub():
    problems = random_problems(2, 548)
    weak = sampler("simulated-qpu", "model.hidden=548", "sampler.chain_strength=0.1")
    _, report = weak.sample(problems, np.random.default_rng(4))
    # 42 bonds of strength 0.1 at β = 16 each break with probability σ(−2·16·0.1) = 0.039
    assert report.hub_breaks == pytest.approx(1 - (1 - sigmoid(np.array(-3.2))) ** 42, abs=0.1)
    _, strong = sampler("simulated-qpu", "model.hidden=548").sample(problems, np.random.default_rng(4))
    assert strong.hub_breaks == 0


def test_packing_saves_qpu_time():
    """Design §5: five stars in one submission 291 ms, in five submissions 1,366 ms."""
    problems = random_problems(5, 548)
    _, packed = sampler("simulated-qpu", "model.hidden=548").sample(problems, np.random.default_rng(4))
    _, single = sampler("simulated-qpu", "model.hidden=548", "sampler.copies=1").sample(
        problems, np.random.default_rng(4)
    )
    assert (packed.submissions, single.submissions) == (1, 5)
    assert packed.qpu_seconds == pytest.approx(0.291, rel=0.01)
    assert single.qpu_seconds == pytest.approx(1.366, rel=0.01)


@pytest.mark.parametrize(
    ("batch", "copies", "reads", "submissions", "each"),
    [(5, 9, 1000, 1, 1000), (5, 1, 1000, 5, 1000), (5, 70, 1000, 1, 72), (5, 3, 10, 2, 10), (2, 64, 3, 1, 1)],
)
def test_every_example_gets_its_reads(batch, copies, reads, submissions, each):
    schedule = plan(batch, copies, reads)
    assert (schedule.submissions, schedule.reads) == (submissions, each)
    carried = np.bincount([i for part in schedule.examples for i in part], minlength=batch)
    assert (carried * schedule.reads >= reads).all()
    assert all(len(part) <= copies for part in schedule.examples)


@pytest.mark.parametrize(
    ("reads", "gauges", "each"), [(1000, 1, 200), (1000, 4, 250), (250, 1, 250), (250, 4, 250), (199, 4, 199)]
)
def test_no_submission_has_fewer_reads_than_the_device_takes(reads, gauges, each):
    """Where the settings have enough; the device refuses the others."""
    schedule = plan(5, 70, reads, gauges, fewest=200)
    assert schedule.reads == each
    carried = np.bincount([i for part in schedule.examples for i in part], minlength=5)
    assert (carried * schedule.reads >= reads).all()


@pytest.mark.parametrize(("gauges", "copies"), [(4, 70), (3, 3), (16, 1)])
def test_gauges_divide_the_reads_among_submissions(gauges, copies):
    schedule = plan(5, copies, 1000, gauges)
    assert schedule.submissions == gauges * plan(5, copies, 1000).submissions
    draw = sampler("simulated-qpu", f"sampler.gauges={gauges}", f"sampler.copies={copies}")
    samples, report = draw.sample(random_problems(5, 64), np.random.default_rng(0))
    assert samples.counts.sum(axis=1).tolist() == [1000] * 5
    assert report.submissions == schedule.submissions


def twenty(draw):
    """Return the reports of twenty batches."""
    return [
        draw.sample(random_problems(5, 64, seed=seed), np.random.default_rng(seed))[1] for seed in range(20)
    ]


def test_gauges_average_the_devices_errors_out():
    """Static errors alone, mean |sampled − exact| over 20 batches: 16 gauges must at least halve it."""

    def wrong(gauges):
        draw = sampler(
            "simulated-qpu", "sampler.h_noise=0.02", "sampler.static_share=1", f"sampler.gauges={gauges}"
        )
        return np.mean([np.abs(np.subtract(one.p_sampled, one.p_exact)).mean() for one in twenty(draw)])

    assert wrong(16) < 0.5 * wrong(1)


def test_spin_reversal_acts_on_the_simulation_too():
    """With a mean error of h the samples lean one way, unless half of the spins are turned round."""

    def lean(reversal):
        draw = sampler("simulated-qpu", "sampler.h_mean=0.02", f"sampler.spin_reversal={reversal}")
        return abs(np.mean([np.subtract(one.p_sampled, one.p_exact).mean() for one in twenty(draw)]))

    assert lean("true") < 0.3 * lean("false")


@pytest.mark.parametrize(("reads", "copies", "sent"), [(10, 6, 4), (7, 5, 4), (100, 9, 25)])
def test_copies_that_do_not_divide_the_reads_bring_no_more_samples_than_asked_for(reads, copies, sent):
    """Two examples on three, two or four copies each: what a submission brings beyond `reads` is not used."""
    draw = sampler("simulated-qpu", f"sampler.reads={reads}", f"sampler.copies={copies}")
    book = Book()
    draw.use_meter(book)
    samples, _ = draw.sample(random_problems(2, 64), np.random.default_rng(0))
    assert [line[3] for line in book.lines] == [sent]
    assert sent * (copies // 2) > reads or reads % (copies // 2) == 0
    assert samples.counts.sum(axis=1).tolist() == [reads, reads]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (
            ["model.hidden=6000"],
            "model.hidden = 6000 does not fit on pegasus:16; the largest network with 1 output",
        ),
        (["model.hidden=548", "sampler.copies=100"], "sampler.copies = 100 does not fit"),
    ],
)
def test_what_does_not_fit_is_refused(settings, sentence):
    with pytest.raises(ConfigError, match=sentence):
        make_sampler(config.assemble(overrides=settings))


class Book:
    """A meter that writes down what it is told."""

    def __init__(self, refuse_after=10**9):
        self.lines = []
        self.refuse_after = refuse_after

    def parts(self):
        return []

    def pending(self, mark):
        return None

    def label(self, entry):
        return f"entry {entry}"

    def intend(self, solver, qubits, reads, estimate, mark=""):
        if len(self.lines) >= self.refuse_after:
            raise LimitReachedError("budget.submissions is reached.")
        self.lines.append(["intended", solver, qubits, reads, estimate])
        return len(self.lines) - 1

    def sent(self, entry, problem_id):
        self.lines[entry][0] = "sent"

    def forget(self, entry):
        raise AssertionError("no problem is lost here")

    def complete(self, entry, billed, part):
        self.lines[entry][0] = "completed"
        assert part.qpu_seconds == billed
        assert billed == pytest.approx(self.lines[entry][4])

    def void(self, entry):
        self.lines[entry][0] = "void"


def test_every_submission_is_metered_before_it_is_sent():
    draw = sampler("simulated-qpu", "sampler.copies=2")
    book = Book()
    draw.use_meter(book)
    draw.sample(random_problems(5, 64), np.random.default_rng(0))
    assert [line[0] for line in book.lines] == ["completed"] * 3


@pytest.mark.parametrize(("billed", "state"), [(True, "intended"), (False, "void")])
def test_a_failed_submission_counts_unless_it_was_surely_not_billed(monkeypatch, billed, state):
    draw = sampler("simulated-qpu")
    book = Book()
    draw.use_meter(book)

    def fail(submission, control):
        raise DeviceError("The solver is offline; try again later.", billed=billed)

    monkeypatch.setattr(draw.device, "sample", fail)
    with pytest.raises(DeviceError):
        draw.sample(random_problems(5, 64), np.random.default_rng(0))
    assert [line[0] for line in book.lines] == [state]


def test_a_refused_submission_is_not_sent(monkeypatch):
    draw = sampler("simulated-qpu", "sampler.copies=2")
    draw.use_meter(Book(refuse_after=1))
    sent = []
    sample = draw.device.sample
    monkeypatch.setattr(draw.device, "sample", lambda *args: sent.append(1) or sample(*args))
    with pytest.raises(LimitReachedError):
        draw.sample(random_problems(5, 64), np.random.default_rng(0))
    assert len(sent) == 1


def test_quantised_values_lie_on_the_grid():
    """Uncoupled qubits tell which fields they feel: 0.1, 0.13 and −0.9 become 0, 0.25 and −1."""
    settings = [
        "sampler.quantisation=0.25",
        "sampler.device_beta=1",
        "sampler.copies=1",
        "model.hidden=2",
        *CALM,
    ]
    draw = make_sampler(config.assemble(overrides=settings))
    layout = Layout(draw.copies)
    program = Program(np.resize([0.1, 0.13, -0.9], len(layout.qubits)), np.zeros(len(layout.edges)), 0, 0)
    spins = draw.device.sample(Submission(layout, program, 10_000, 20.0, 7), SubmissionControl()).spins
    felt = np.resize([0.0, 0.25, -1.0], len(layout.qubits))
    # Four standard errors of 10,000 reads are 0.02; unrounded, they would be off by 0.05, 0.06 and 0.02.
    np.testing.assert_allclose(spins.mean(axis=1), sigmoid(-2 * felt), atol=0.018)


def test_dead_qubits_of_the_simulated_chip(tmp_path):
    missing = tmp_path / "missing.json"
    missing.write_text('{"nodes": [30, 31, 32, 33, 34, 35], "edges": []}')
    draw = sampler("simulated-qpu", f'sampler.missing="{missing}"')
    used = {int(q) for copy in draw.copies for q in draw.device.topology.qubits[copy.qubits]}
    assert not used & {30, 31, 32, 33, 34, 35}


def test_automatic_chains_are_as_strong_as_caps_and_device_allow():
    for j_low, strength in ((-1.0, 1.0), (-0.5, 0.5), (-3.0, 2.0)):
        draw = sampler("simulated-qpu", f"sampler.j_range=[{j_low}, 1]")
        programs = []
        sample = draw.device.sample
        draw.device.sample = lambda submission, control, sample=sample, programs=programs: (
            programs.append(submission.program) or sample(submission, control)
        )
        _, report = draw.sample(random_problems(1, 64), np.random.default_rng(0))
        assert programs[0].J.min() == -strength
        assert report.capped_j == 0
