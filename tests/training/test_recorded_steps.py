"""Recorded steps become events again, whatever an older version or somebody else has left out."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics.watcher import recorded_troubles
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session


@pytest.mark.parametrize(
    "settings",
    [
        [],
        ['training.method="mlp"'],
        ["training.eval_every=2"],
        ["data.classes=[1,4,7]", 'sampler.kind="exact"'],
    ],
)
def test_an_event_comes_back_as_it_was(settings):
    made = config.assemble(None, "demo", ["training.steps=3", "model.hidden=8", *settings])
    events = [event for event in Session(made, RunLibrary()).events() if isinstance(event, StepEvent)]
    assert recorded_steps.read(json.loads(json.dumps([event.as_json() for event in events]))) == [
        event if event.evaluation is None else _without_inherited(event) for event in events
    ]
    recorded = recorded_steps.read(RunLibrary().steps("last"))
    assert [step.as_json() for step in recorded] == [event.as_json() for event in events]


def _without_inherited(event):
    """The EBM with the shadow's weights is not part of the JSON object."""
    return replace(event, evaluation=replace(event.evaluation, shadow_ebm=None))


def test_every_number_is_found_by_its_place_in_the_object():
    made = config.assemble(None, "demo", ["training.steps=1", "model.hidden=8"])
    step = next(event for event in Session(made).events() if isinstance(event, StepEvent))

    def check(values, prefix=""):
        for name, value in values.items():
            if isinstance(value, dict):
                check(value, f"{prefix}{name}.")
            elif isinstance(value, int | float):
                assert step.value(prefix + name) == value

    check(step.as_json())
    assert step.value("test_accuracy_by_class.mlp.1") == step.as_json()["test_accuracy_by_class"]["mlp"][1]
    assert step.value("test_accuracy_by_class.mlp.2") is None
    assert step.value("sampler.beta_error") is step.value("mlp.unheard_of") is None


def test_what_an_older_version_did_not_measure_is_missing_and_the_rest_is_there():
    old = {
        "type": "step",
        "step": 3,
        "loss": 0.5,
        "train_accuracy": 0.75,
        "mlp": {"loss": 0.25, "test_accuracy": 0.5},
        "sampler": {"kind": "exact", "kl": 0.125},
    }
    (step,) = recorded_steps.read([old])
    assert step.value("loss") == 0.5
    assert step.value("mlp.test_accuracy") == 0.5
    assert step.value("sampler.kl") == 0.125
    assert math.isnan(step.value("test_loss"))
    assert step.value("shadow.loss") is step.value("majority") is step.value("sampler.beta") is None
    assert step.sampler.qpu_seconds == step.seconds == 0.0


def test_an_unevaluated_step_keeps_what_is_not_known_here():
    values = {
        "step": 2,
        "loss": 0.5,
        "mlp": {"loss": 1.0},
        "gap": 0.1,
        "colour": "red",
        "sampler": {"kl": 1.0},
    }
    assert recorded_steps.unevaluated(values)["colour"] == "red"
    assert recorded_steps.unevaluated(values)["sampler"] == {"kl": 1.0}
    assert recorded_steps.unevaluated(values)["loss"] is None
    (step,) = recorded_steps.read([recorded_steps.unevaluated(values)])
    assert step.evaluation is None
    assert step == recorded_steps.read([values])[0].unevaluated()


_NAMES = [
    "step",
    "mlp",
    "shadow",
    "null_twin",
    "sampler",
    "loss",
    "spread",
    "majority",
    "test_accuracy_by_class",
    "ebm",
    "kl",
    "beta",
    "p_exact",
    "programmed",
]
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(_NAMES), inner),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _ANYTHING)))
def test_recorded_steps_may_be_anything(values):
    steps = recorded_steps.read(values)
    assert len(steps) <= len(values)
    recorded_troubles(config.as_dict(config.preset("demo")), steps)


def test_of_a_long_run_the_last_steps_are_recalled(library, start, make_step, monkeypatch):
    monkeypatch.setattr(recorded_steps, "RECALLED", 3)
    recorder = start()
    for step in range(1, 8):
        recorder.step(make_step(step))
    found = recorded_steps.recent(library, library.get(recorder.id))
    assert [event.step for event in found] == [5, 6, 7]
    assert found[0].sampler.p_exact == []
