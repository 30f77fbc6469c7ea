"""What a step takes is found by making steps, small ones where a whole one would take long."""

import math

import pytest

from qanneal_gui import config, data
from qanneal_gui.annealing.samplers.classical import ExactSampler
from qanneal_gui.config import KINDS
from qanneal_gui.errors import QannealError
from qanneal_gui.training import trial_step
from qanneal_gui.training.trial_step import step_seconds

SMALL = ["model.hidden=6", "sampler.topology=pegasus:2", "sampler.reads=20", "data.test_size=20"]


@pytest.fixture(autouse=True)
def nothing_remembered(known_embeddings, monkeypatch):
    monkeypatch.setattr(trial_step, "_remembered", {})


class Clock:
    """Time that only passes when a step or an evaluation is made, and exactly as told."""

    def __init__(self, monkeypatch, fixed, example, read, image):
        self.now = 0.0
        self.costs = fixed, example, read, image
        # The one runs twice as fast, as where others compute.
        monkeypatch.setattr(trial_step, "perf_counter", lambda: 2 * self.now)
        monkeypatch.setattr(trial_step, "process_time", lambda: self.now)
        monkeypatch.setattr(trial_step, "make_sampler", self.sampler)
        monkeypatch.setattr(trial_step, "evaluate", self.evaluate)

    def sampler(self, made, device=None):
        return TimedSampler(made.sampler.reads, self)

    def evaluate(self, parameters, shadow, dataset, twin):
        self.now += self.costs[3] * (len(dataset.train_x) + len(dataset.test_x))

    def sampled(self, examples, reads):
        fixed, example, read, _ = self.costs
        self.now += fixed + examples * (example + read * reads)


class TimedSampler(ExactSampler):
    __slots__ = ("clock",)

    def __init__(self, reads, clock):
        super().__init__(reads)
        object.__setattr__(self, "clock", clock)

    def sample(self, problems, rng):
        self.clock.sampled(len(problems.a), self.reads)
        return super().sample(problems, rng)


@pytest.mark.parametrize(
    ("fixed", "example", "read", "image"),
    [(0, 0, 1e-6, 1e-7), (2e-3, 1e-5, 1e-8, 1e-6), (0.04, 0, 0, 0.02), (1e-4, 0.03, 0, 1e-5),
     (0, 0, 2e-3, 1e-3), (0.3, 0.2, 0.01, 0.01)],
)  # fmt: skip
@pytest.mark.parametrize("size", [(1, 1), (5, 1000), (20, 300), (1, 10_000)])
def test_what_is_left_out_is_extrapolated(fixed, example, read, image, size, monkeypatch):
    """Exact wherever a step is linear in examples, reads and images, which is all that is assumed."""
    clock = Clock(monkeypatch, fixed, example, read, image)
    batch, reads = size
    overrides = [f"training.batch_size={batch}", f"sampler.reads={reads}", "training.eval_every=4"]
    made = config.assemble(overrides=["sampler.kind=exact", "data.train_size=20", *overrides])
    loaded = data.load(made.data)
    images = len(loaded.train_x) + len(loaded.test_x)
    expected = fixed + batch * (example + read * reads) + image * images / 4
    assert step_seconds(made) == pytest.approx(expected, rel=1e-6)
    once = fixed + 8 * (example + 8 * read) + 256 * image
    assert clock.now < 2 + 12 * once  # a few of the smallest sizes where even they take long
    spent = clock.now
    assert step_seconds(config.changed(made, ["training.seed=9"])) == pytest.approx(expected, rel=1e-6)
    assert clock.now == spent


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "neal"])
@pytest.mark.parametrize("classes", [[1, 2], [1, 2, 3]])
def test_every_kind_of_sampler_is_timed(kind, classes):
    """The QPU is stood in for: nothing is connected to, and nothing sent."""
    made = config.assemble(overrides=[*SMALL, f"sampler.kind={kind}", f"data.classes={classes}"])
    assert 0 < step_seconds(made) < math.inf


@pytest.mark.parametrize("overrides", [["training.method=mlp"], ["sampler.beta_eff=auto"]])
def test_other_settings_are_timed(overrides):
    assert 0 < step_seconds(config.assemble(overrides=[*SMALL, *overrides])) < math.inf


def test_a_sampler_of_a_package_is_not_asked(monkeypatch):
    """It may cost money."""
    monkeypatch.setattr(type(KINDS), "package", lambda _, name: "somebody" if name == "uniform" else "")

    def make(made, device=None):
        assert made.sampler.kind == "exact"
        return ExactSampler(made.sampler.reads)

    monkeypatch.setattr(trial_step, "make_sampler", make)
    assert step_seconds(config.assemble(overrides=[*SMALL, "sampler.kind=uniform"])) > 0


def test_images_that_are_not_here_are_stood_in_for(monkeypatch):
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    evaluated = []

    def evaluate(parameters, shadow, dataset, twin):
        evaluated.append(dataset.test_x.shape[1])

    monkeypatch.setattr(trial_step, "evaluate", evaluate)
    for dataset, pixels in (("mnist", 784), ("/nowhere", 784)):
        made = config.assemble(overrides=[f"data.dataset={dataset}", "sampler.kind=exact", "model.hidden=6"])
        assert data.load_some(made.data, 10) is None
        assert step_seconds(made) > 0
        assert evaluated.pop() == pixels


def test_a_network_that_does_not_fit_is_told():
    made = config.assemble(overrides=["sampler.topology=pegasus:2", "model.hidden=500"])
    with pytest.raises(QannealError, match="does not fit"):
        step_seconds(made)
