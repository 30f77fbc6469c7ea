"""What is varied, as it is written: lists, ranges, logarithmic ranges; and the trials that come of it."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.sweeps import MOST_TRIALS, can_be_varied, parse_axis, read_values
from qanneal_gui.experiments.sweeps.plan import make_plan

NUMBERS = st.floats(1e-6, 10, allow_nan=False).map(lambda one: float(f"{one:.5g}"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("training.steps=1, 2, 5", (1, 2, 5)),
        ("training.steps=1; 2; 5", (1, 2, 5)),
        ("training.learning_rate=1, 0.5", (1.0, 0.5)),
        ("training.learning_rate=0.1..1 in 4", (0.1, 0.4, 0.7, 1.0)),
        ("training.learning_rate=log 0.001..1 in 4", (0.001, 0.01, 0.1, 1.0)),
        ("training.learning_rate=log 0.001..0.1 in 4", (0.001, 0.00464159, 0.0215443, 0.1)),
        ("model.hidden=1..10 in 4", (1, 4, 7, 10)),
        ("model.hidden=log 1..1000 in 4", (1, 10, 100, 1000)),
        ("model.hidden=64..8 in 2", (64, 8)),
        ("data.classes=[2, 3], [0, 1]", ((2, 3), (0, 1))),
        ("data.classes=[2,3]; [0,1,4]", ((2, 3), (0, 1, 4))),
        ("data.train_size=20, all", (20, "all")),
        ("sampler.device=ideal, low-noise", ("ideal", "low-noise")),
        ("sampler.beta_eff=4, 16, auto", (4.0, 16.0, "auto")),
        ("training.shadow_mlp=true, false", (True, False)),
        ("sampler.h_range=[-2, 2]; [-1, 1]", ((-2.0, 2.0), (-1.0, 1.0))),
    ],
)
def test_the_notations(text, values):
    axis = parse_axis(text)
    assert axis.values == values
    assert list(map(type, axis.values)) == list(map(type, values))
    assert parse_axis(str(axis)) == axis


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("training.steps", "not of the form"),
        ("training.steps=", "has no values"),
        ("training.stepz=1", "is not a setting"),
        ("steps=1", "is not a setting"),
        ("budget.qpu_seconds=1, 2", "is a limit"),
        ("training.steps=0, 1", "training.steps cannot be 0"),
        ("training.steps=1.5", "training.steps cannot be 1.5"),
        ("training.learning_rate=0.1..20 in 3", "training.learning_rate cannot be 10.05"),
        ("training.learning_rate=0.1, 0.10", "twice"),
        ("training.learning_rate=0.1, nan", "cannot be nan"),
        ("training.steps=1..3 in 5", "only 3 whole numbers"),
        ("training.steps=1..1 in 5", "two different ends"),
        ("training.learning_rate=log 0..1 in 5", "both ends above 0"),
        ("training.learning_rate=0.1..1 in 1", "cannot take 1 values"),
        ("training.learning_rate=0.1..1 in 1e308", "has no range '0.1..1 in 1e308'; write 0.1..1 in 5"),
        ("training.learning_rate=0.1..1", "has no range '0.1..1'; write 0.1..1 in 5"),
        ("model.hidden=log 1,5..9,5 in 2", "has no range 'log 1,5..9,5 in 2'; write"),
        ("training.learning_rate=0.1..1 in 999999999", "cannot take 999,999,999 values"),
        ("training.learning_rate=1e999..1 in 3", "two different ends"),
        ("training.method=1..3 in 3", "takes no range"),
        ("data.classes=1..3 in 3", "takes no range"),
        ("training.method=ebm, mpl", "training.method cannot be 'mpl'"),
        ("data.classes=[2, 2]", "must name each class once"),
        pytest.param("training.steps=" + "9" * 6000, "no value", id="digits"),
        pytest.param("training.steps=" + "1," * 20_000, "at most 10,000 values", id="many"),
        pytest.param("training.steps=" + "[" * 5000, "is no value of a setting", id="deep"),
        ("training.steps=1..2 in 3 in 4", "training.steps has no range"),
    ],
)  # fmt: skip
def test_what_cannot_be_varied_is_refused_in_one_sentence(text, why):
    with pytest.raises(ConfigError, match=r".") as refused:
        parse_axis(text)
    assert why in str(refused.value)
    assert len(str(refused.value)) < 400
    assert str(refused.value).endswith(".")


def test_a_kinds_own_settings_belong_to_the_runs_that_use_it():
    assert can_be_varied("training.learning_rate") == ""
    assert "not a setting" in can_be_varied("sampler.nothing.at_all")


def test_what_values_must_agree_in_with_others_is_seen_with_the_combinations():
    axes = [parse_axis("training.batch_size=5, 50"), parse_axis("data.train_size=100, 200")]
    assert len(make_plan(RunConfig(), axes).trials) == 4
    with pytest.raises(
        ConfigError, match=r"The combination training.batch_size = 50 cannot be run: .*larger"
    ):
        make_plan(RunConfig(), axes[:1])


@given(st.lists(NUMBERS, min_size=1, max_size=8, unique=True))
def test_a_list_holds_what_was_written(numbers):
    axis = read_values("training.learning_rate", ", ".join(map(repr, numbers)))
    assert axis.values == tuple(numbers)


@given(NUMBERS, NUMBERS, st.integers(2, 30), st.booleans())
def test_a_range_goes_from_end_to_end_in_equal_steps(first, last, count, log):
    notation = f"{'log ' if log else ''}{first!r}..{last!r} in {count}"
    try:
        values = read_values("training.learning_rate", notation).values
    except ConfigError as error:
        assert first == last or "twice" in str(error)  # noqa: PT017
        return
    assert (values[0], values[-1], len(values)) == (first, last, count)
    place = math.log if log else float
    steps = [place(b) - place(a) for a, b in itertools.pairwise(values)]
    expected = (place(last) - place(first)) / (count - 1)
    slack = 2e-5 * max(abs(place(first)), abs(place(last)), 1 if log else 0)
    assert all(abs(step - expected) <= slack for step in steps)


RATES = st.lists(st.sampled_from([0.001, 0.01, 0.1, 1.0]), min_size=1, max_size=3, unique=True)
HIDDEN = st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True)


@given(RATES, HIDDEN, st.integers(1, 3), st.integers(0, 12), st.integers(0, 3))
def test_a_plan_is_the_grid_or_a_sample_of_it(rates, hidden, seeds, sample, sample_seed):
    axes = [
        read_values("training.learning_rate", ", ".join(map(str, rates))),
        read_values("model.hidden", ", ".join(map(str, hidden))),
    ]
    base = config.assemble(overrides=["training.seed=7", "data.seed=3", "training.steps=2"])
    plan = make_plan(base, axes, seeds, sample, sample_seed)
    grid = [*itertools.product(rates, hidden)]
    wanted = min(sample, len(grid)) if sample else len(grid)
    made = [(one.config.training.learning_rate, one.config.model.hidden) for one in plan.trials]
    assert plan.combinations == wanted
    assert len(made) == wanted * seeds
    chosen = made[:wanted]
    assert len(set(chosen)) == wanted
    assert chosen == [one for one in grid if one in chosen]  # in the order of the grid
    assert made == chosen * seeds
    for place, trial in enumerate(plan.trials):
        seed = place // wanted
        assert (trial.index, trial.seed) == (place, seed)
        assert (trial.config.training.seed, trial.config.data.seed) == (7 + seed, 3 + seed)
        assert trial.values == {
            "training.learning_rate": trial.config.training.learning_rate,
            "model.hidden": trial.config.model.hidden,
        }
        untouched = config.with_values(trial.config, {
            "training.learning_rate": base.training.learning_rate, "model.hidden": base.model.hidden,
            "training.seed": 7, "data.seed": 3,
        })  # fmt: skip
        assert untouched == base
    assert len({one.key for one in plan.trials}) == len({one.name for one in plan.trials}) == len(plan.trials)
    again = make_plan(base, axes, seeds, sample, sample_seed)
    assert ([one.key for one in again.trials], again.group) == ([one.key for one in plan.trials], plan.group)


def test_every_combination_is_drawn_by_some_seed():
    axes = [parse_axis("model.hidden=1..8 in 8")]
    drawn = {
        trial.config.model.hidden
        for seed in range(40)
        for trial in make_plan(RunConfig(), axes, sample=2, sample_seed=seed).trials
    }
    assert drawn == set(range(1, 9))


def test_a_plan_says_what_it_is():
    axes = [parse_axis("training.learning_rate=0.01, 0.1"), parse_axis("sampler.reads=100, 200, 300")]
    plan = make_plan(RunConfig(), axes, 2, name="rates, and reads")
    assert plan.sentence == "Learning rate (2 values) × reads Γ (3 values), 2 seeds each: 12 runs"
    assert plan.trials[0].name == "Learning rate = 0.01, reads Γ = 100, seed 1"
    assert plan.group == f"rates and reads {plan.id}"
    sample = make_plan(RunConfig(), axes, sample=2)
    assert sample.sentence.endswith("× reads Γ (3 values), 2 combinations at random: 2 runs")
    assert sample.group.startswith("Sweep ")


@pytest.mark.parametrize(
    ("varied", "options", "why"),
    [
        ([], {}, "needs a setting to vary"),
        (["training.steps=1, 2", "training.steps=3"], {}, "varied twice"),
        (["training.seed=1, 2"], {"seeds": 2}, "differs between the seeds anyway"),
        (["model.hidden=1..101 in 101"], {"seeds": 100}, f"10,100 runs, more than {MOST_TRIALS:,}"),
        (["model.hidden=1..9999 in 9999", "training.steps=1..9999 in 9999"], {}, "99,980,001 runs"),
    ],
)
def test_what_is_no_sweep_is_refused(varied, options, why):
    with pytest.raises(ConfigError, match=r".") as refused:
        make_plan(RunConfig(), [parse_axis(text) for text in varied], **options)
    assert why in str(refused.value)


def test_a_sample_of_an_endless_grid_is_drawn_at_once():
    axes = [
        parse_axis(f"{key}=1..9999 in 9999") for key in ("model.hidden", "training.steps", "sampler.reads")
    ]
    plan = make_plan(RunConfig(), axes, sample=5)
    assert len({tuple(one.values.values()) for one in plan.trials}) == 5
