"""What the watcher says of runs that are told to it step by step."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics.watcher import TROUBLE_KINDS, Watcher


def shifted(errors):
    """Return the fields of a noise budget in which errors of J shift by so much."""
    parts = {"h": 0.05, "J": errors, "shot": 0.06}
    expected = sum(value**2 for value in parts.values()) ** 0.5
    return {"expected_shift": expected, "measured_shift": expected, "shift_parts": parts}


def step(number, *, accuracy=0.9, majority=0.5, spread=0.4, loss=0.3, **sampler):
    """Return a healthy ``step`` object, but for what is given."""
    report = {
        "beta": 16.0, "beta_error": None, "qpu_seconds": 0.1, "kl": 0.001, "capped_h": 0, "capped_j": 0,
        "programmed": 1000, "below_noise": 0.1, "hub_breaks": 0.0, **shifted(0.1),
    }  # fmt: skip
    return {
        "step": number,
        "mlp": {"loss": loss, "train_accuracy": accuracy, "test_accuracy": accuracy},
        "majority": majority,
        "spread": spread,
        "sampler": report | sampler,
    }


def told(steps, *settings, estimate=None):
    """Return what is told: (step, kind, over) of each trouble."""
    watcher = Watcher(config.assemble(None, "paper-quantum-1", settings), estimate)
    found = [trouble for each in recorded_steps.read(steps) for trouble in watcher.feed(each)]
    return [(trouble.step, trouble.kind, trouble.over) for trouble in found]


def curve(*values, **fields):
    return [step(number, **fields, **value) for number, value in enumerate(values, 1)]


DEAD = {"accuracy": 0.5, "majority": 1.0, "spread": 0.0002, "loss": 0.69}
ALIVE = {"accuracy": 0.7, "majority": 0.8, "spread": 0.2, "loss": 0.6}


def test_a_healthy_run_is_left_in_peace():
    assert told(curve(*[{}] * 40), estimate=0.1) == []


def test_samples_far_from_the_exact_ones_are_told_unless_they_are_a_coins():
    far = curve(*[{}] * 10, kl=0.5)
    assert told(far) == [(5, "samples", False)]
    assert told(far, "sampler.kind=uniform") == []


def test_outputs_that_have_collapsed_and_rest_are_told_once_and_when_they_are_over():
    steps = curve(*[ALIVE] * 3, *[DEAD] * 6, *[ALIVE] * 4, *[DEAD] * 4)
    assert told(steps) == [
        (7, "constant", False), (11, "constant", True), (17, "constant", False)
    ]  # fmt: skip


def test_outputs_that_have_yet_to_draw_apart_are_no_failure():
    slow = [{**DEAD, "spread": 0.0005 * 1.05**i} for i in range(100)]
    assert told(curve(*slow), "training.steps=100") == []


def test_outputs_whose_biases_swing_are_given_time_and_longer_while_their_log_odds_differ():
    # Outputs near 0 and 1 differ by little, though their log-odds may differ by much: e^2·2 = 55 times more.
    swinging = [{**DEAD, "loss": 2.0, "spread": 0.0009} for _ in range(20)]
    assert told(curve(*swinging[:9])) == []
    assert told(curve(*swinging))[:1] == [(10, "constant", False)]
    assert told(curve(*[{**each, "spread": 0.01} for each in swinging]))[:1] != [(10, "constant", False)]


@pytest.mark.parametrize(("spread_of_log_odds", "lost"), [(0.002, True), (0.005, False)])
def test_ten_constant_outputs_are_judged_by_the_spread_of_their_log_odds_too(spread_of_log_odds, lost):
    """All at p = 1/10, where the loss is least; 0.003 is the limit, as for a single output."""
    p = 0.1
    loss = -10 * (p * math.log(p) + (1 - p) * math.log(1 - p))
    dead = {"accuracy": 0.1, "majority": 1.0, "spread": p * (1 - p) * spread_of_log_odds, "loss": loss}
    found = told(curve(*[ALIVE] * 3, *[dead] * 6), f"data.classes={list(range(10))}")
    assert found == ([(7, "constant", False)] if lost else [])


def test_steps_without_evaluation_say_nothing_of_the_learning():
    unmeasured = {"mlp": None, "majority": None, "spread": None}
    steps = []
    for number, value in enumerate([ALIVE] * 3 + [DEAD] * 4):
        steps += [step(2 * number + 1) | unmeasured, step(2 * number + 2, **value)]
    assert told(steps, "training.eval_every=2") == [(14, "constant", False)]


def test_an_accuracy_at_guessing_whose_loss_does_not_fall_is_flat():
    flat = {"accuracy": 0.51, "majority": 0.8, "spread": 0.1, "loss": 0.7}
    assert told(curve(*[flat] * 20, *[{}] * 3)) == [(15, "flat", False), (23, "flat", True)]
    falling = [{**flat, "loss": 0.7 - 0.01 * i} for i in range(20)]
    assert told(curve(*falling)) == []


def test_an_accuracy_that_falls_again_and_again_is_volatile():
    swings = [{"accuracy": 0.9 if i % 2 else 0.6} for i in range(8)]
    assert told(curve(*swings, *[{}] * 12)) == [(7, "volatile", False), (16, "volatile", True)]


WELL = {"beta_error": 0.1, "converged": True}


@pytest.mark.parametrize(
    ("kind", "bad", "between", "after"),
    [
        ("noise", shifted(1.5), shifted(0.6), 5),
        ("samples", {"kl": 0.5}, {"kl": 0.15}, 5),
        ("beta_error", {"beta_error": 8.0}, {"beta_error": 3.0}, 10),
        ("equilibrium", {"converged": False}, {"converged": None}, 3),
    ],
)
def test_figures_of_the_sampler_are_told_after_some_steps_and_do_not_flicker(kind, bad, between, after):
    # Bad, then between the thresholds, bad again: one trouble. Well, and bad again: another one.
    steps = curve(*[bad] * after, *[between] * 12, *[bad] * after, *[WELL] * after)
    assert told(steps) == [(after, kind, False), (3 * after + 12, kind, True)]
    assert told(curve(*([bad] * (after - 1) + [WELL]) * 4)) == []


def test_device_errors_are_told_with_their_largest_cause_and_what_helps():
    watcher = Watcher(config.assemble(None, "paper-quantum-1", ["sampler.static_share=0.5"]))
    found = [one for each in recorded_steps.read(curve(*[shifted(1.5)] * 5)) for one in watcher.feed(each)]
    assert [one.sentence for one in found] == [
        "Errors of J alone shift the log-odds of y by 1.5 (P = 0.50 becomes 0.82): raise sampler.gauges to "
        "64, or set sampler.calibration to full."
    ]


def test_values_that_are_capped_or_below_the_noise_floor_are_no_trouble_while_they_shift_nothing():
    assert told(curve(*[{"below_noise": 0.9, "capped_h": 300, "hub_breaks": 0.5}] * 10)) == []


def test_a_beta_that_moves_after_it_has_settled_drifts():
    settling = [{"beta": 16 - 2 * i, "beta_error": 0.1} for i in range(5)]
    steady = [{"beta": 8.0, "beta_error": 0.1}] * 12
    moving = [{"beta": 8.0 * 1.05**i, "beta_error": 0.1} for i in range(10)]
    assert told(curve(*settling, *steady)) == []
    found = told(curve(*settling, *steady, *moving, *[moving[-1]] * 12))
    assert [kind for _, kind, _ in found] == ["beta_drift", "beta_drift"]
    assert told(curve(*[{"beta": 8.0 * 1.05**i} for i in range(20)])) == []  # a setting, not an estimate


def test_a_cost_above_the_estimate_is_told_with_both_figures():
    watcher = Watcher(config.preset("paper-quantum-1"), 0.1)
    steps = recorded_steps.read(curve(*[{"qpu_seconds": 0.15}] * 3))
    found = [trouble for each in steps for trouble in watcher.feed(each)]
    assert [(trouble.step, trouble.kind) for trouble in found] == [(3, "cost")]
    assert "3 s of QPU time instead of the estimated 2 s" in found[0].sentence
    assert told(curve(*[{"qpu_seconds": 0.115}] * 20), estimate=0.1) == []
    assert told(curve(*[{"qpu_seconds": 0.15}] * 20)) == []


@pytest.mark.parametrize("rate", [0.1, 0.001])
def test_every_sentence_is_one_and_names_a_way_out(rate):
    settings = [f"training.learning_rate={rate}", "sampler.beta_eff=auto"]
    watcher = Watcher(config.assemble(None, "paper-quantum-1", settings), 0.01)
    bad = {**shifted(1.5), "kl": 0.5, "beta_error": 8.0}
    bad["converged"] = False
    values = [{"accuracy": 0.9 if i % 2 else 0.6} for i in range(8)]
    values += [{**ALIVE, "accuracy": 0.51} for _ in range(15)] + [DEAD] * 6
    objects = [step(i, beta=8.0 * 1.05**i, **bad, **value) for i, value in enumerate(values, 1)]
    steps = recorded_steps.read(objects)
    found = [trouble for each in steps for trouble in watcher.feed(each) if not trouble.over]
    assert {trouble.kind for trouble in found} == set(TROUBLE_KINDS)
    for trouble in found:
        assert trouble.sentence.endswith(".")
        assert ". " not in trouble.sentence.replace("e.g. ", "")
        assert ":" in trouble.sentence or ";" in trouble.sentence
        assert json.loads(json.dumps(trouble.as_json()))["type"] == "trouble"
    assert all("preset stable" in trouble.sentence for trouble in found if trouble.kind == "constant") == (
        rate > 0.003
    )


def test_recorded_steps_bring_the_watcher_where_it_was():
    objects = curve(*[ALIVE] * 3, *[DEAD] * 6, *[ALIVE] * 4)
    steps = recorded_steps.read(objects)
    for cut in range(len(steps)):
        settings = config.preset("paper-quantum-1")
        whole, resumed = Watcher(settings), Watcher(settings)
        for each in steps[:cut]:
            whole.feed(each)
        resumed.recall(recorded_steps.read(json.loads(json.dumps(objects[:cut]))))
        assert resumed.standing == whole.standing
        for each in steps[cut:]:
            assert resumed.feed(each) == whole.feed(each)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=3),
    lambda inner: st.dictionaries(st.sampled_from(["mlp", "sampler", "loss", "spread", "kl", "beta"]), inner),
    max_leaves=5,
)


@given(st.lists(st.dictionaries(st.sampled_from(["step", "mlp", "majority", "spread", "sampler"]), _JSON)))
def test_recorded_steps_may_be_anything(steps):
    Watcher(config.preset("paper-quantum-1")).recall(recorded_steps.read(steps))
