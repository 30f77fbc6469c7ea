"""Advice: which piece is given when; and it is followed, as `benchmarks/studies/advice.py` does at length."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.annealing.timing import ADVANTAGE
from qanneal_gui.training.diagnostics.advice import advise, with_advice

NOTHING = ShiftParts(
    h=0.0, J=0.0, quantisation=0.0, susceptibility=0.0, beta=0.0, caps=0.0, breaks=0.0, shot=0.06
)
TIMING = ADVANTAGE.breakdown(600, 1000, 20.0)


def report(measured=None, saturation=0.1, hub_breaks=0.0, **parts):
    """A step on which these alone have shifted the samples."""
    found = replace(NOTHING, **parts)
    expected = sum((value or 0) ** 2 for value in (getattr(found, name) for name in found.__slots__)) ** 0.5
    return SamplerReport(
        kind="simulated-qpu", seconds=0.02, submissions=1, qpu_seconds=0.3, beta=16.0, p_exact=[],
        p_sampled=[], kl=0.1, timing=TIMING, expected_shift=expected, measured_shift=measured or expected,
        shift_parts=found, saturation=saturation, hub_breaks=hub_breaks,
    )  # fmt: skip


LASTING = "sampler.static_share=0.5"


def advised(found, *settings, preset="paper-quantum-1"):
    return [
        dict(one.settings) for one in advise([found], config.assemble(None, preset, [LASTING, *settings]))
    ]


FULL, RATE = {"sampler.calibration": "full"}, {"training.learning_rate": 0.003}
STRONG = {"sampler.chain_strength": "auto"}


@pytest.mark.parametrize(
    ("parts", "settings", "wanted"),
    [
        ({"J": 1.5}, [], [{"sampler.gauges": 32}, FULL]),
        ({"h": 1.5, "saturation": 0.9}, [], [{"sampler.gauges": 32}, FULL, RATE]),
        ({"J": 0.3}, [], [{"sampler.gauges": 32}, FULL]),
        ({"J": 0.21, "shot": 0.1}, [], [{"sampler.gauges": 8}, FULL]),
        ({"J": 0.3}, ["sampler.gauges=32"], []),  # twice as many are hardly better
        ({"J": 1.5}, ["budget.submissions=25"], [FULL]),
        ({"J": 1.5}, ["budget.qpu_seconds=7.2"], [{"sampler.gauges": 4}, FULL]),
        # Of errors that are drawn anew for every submission, past samples tell nothing.
        ({"J": 1.5}, ["sampler.static_share=0"], [{"sampler.gauges": 32}]),
        ({"h": 1.5, "saturation": 0.9}, ["sampler.static_share=0"], [{"sampler.gauges": 32}, RATE]),
        ({"J": 1.5}, ["sampler.static_share=0", "sampler.drift_share=0.1"], [{"sampler.gauges": 32}, FULL]),
        ({"h": 1.5}, ["sampler.static_share=0", "sampler.h_mean=0.01"], [{"sampler.gauges": 32}, FULL]),
        ({"susceptibility": 0.5}, ["sampler.static_share=0"], [FULL]),
        ({"J": 1.5}, ["sampler.calibration=full"], []),
        ({"J": 1.5, "saturation": 0.9}, ["sampler.calibration=full"], [RATE]),
        ({"J": 1.5, "saturation": 0.9}, ["sampler.calibration=full", "training.learning_rate=0.002"], []),
        ({"J": 1.5}, ["data.classes=[1,2,3]", "model.hidden=64"], [{"sampler.gauges": 32}, FULL]),
        ({"h": 0.5}, ["sampler.copies=5"], [{"sampler.gauges": 32}, FULL]),  # 9 fit: still one for each of 5
        (
            {"h": 0.5},
            ["sampler.copies=5", "model.hidden=64"],
            [{"sampler.copies": "auto"}, {"sampler.gauges": 32}, FULL],
        ),
        ({"susceptibility": 0.5}, [], [FULL]),
        ({"susceptibility": 0.5, "saturation": 0.9}, [], [FULL, RATE]),
        ({"susceptibility": 0.5}, ["sampler.gauges=2"], []),
        ({"beta": 0.5}, [], [{"sampler.beta_eff": "auto"}]),
        ({"beta": 0.5}, ["sampler.beta_eff=auto"], []),
        ({"breaks": 0.5}, ["sampler.chain_strength=0.3"], [STRONG]),
        ({"breaks": 0.5}, [], [{"sampler.chain_strength": "auto", "sampler.j_range": (-2.0, 1.0)}]),
        ({"breaks": 0.5}, ["sampler.j_range=[-2,1]"], []),
        ({"caps": 0.5}, ["sampler.h_range=[-0.1,3]"], [{"sampler.h_range": (-2.0, 3.0)}]),
        ({"caps": 0.5}, [], []),
        ({"shot": 0.5}, ["sampler.reads=50"], [{"sampler.reads": 200}]),
        ({"shot": 0.5}, ["sampler.reads=10000"], []),
        ({"shot": 0.5}, ["sampler.gradient_error=0.2"], [{"sampler.gradient_error": 0.1}]),
        ({"quantisation": 0.5}, [], []),
        ({"J": 0.15}, [], []),  # little is to be helped
        ({"measured": 2.0}, [], []),  # of what nobody knows
        ({"measured": 2.0, "beta": None}, [], [{"sampler.beta_eff": "auto"}]),
        ({"measured": 2.0, "breaks": None, "hub_breaks": 0.99}, ["sampler.chain_strength=0.3"], [STRONG]),
        ({"breaks": None, "hub_breaks": 0.01, "J": 1.5}, ["sampler.calibration=full"], []),
    ],
)  # fmt: skip
def test_the_largest_cause_decides_what_is_advised(parts, settings, wanted):
    assert advised(report(**parts), *settings) == wanted


def test_advice_ends_a_sentence():
    found = advise([report(J=1.5)], config.assemble(None, "paper-quantum-1", [LASTING]))
    assert with_advice("It is off.", found) == (
        "It is off: raise sampler.gauges to 32, or set sampler.calibration to full."
    )
    assert with_advice("It is off.", []) == "It is off; no setting is known to lower it."
    strong = advise([report(breaks=1.5)], config.preset("paper-quantum-1"))
    assert strong[0].words == "set sampler.chain_strength to auto and set sampler.j_range to [-2, 1]"


def test_a_run_without_a_noise_budget_gets_none():
    assert advise([replace(report(J=1.5), shift_parts=None)], config.preset("demo")) == []


BENCHMARK = Path(__file__).parents[3] / "benchmarks" / "studies" / "advice.py"
SMALL = {
    "digits": ["data.dataset=digits", "model.hidden=100", "sampler.topology=pegasus:4", "training.steps=8"],
}


@pytest.fixture(scope="module")
def benchmark():
    spec = importlib.util.spec_from_file_location("advice_benchmark", BENCHMARK)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    made.DATA.update(SMALL)
    # In a small network less is wrong: it takes more to be worth advice.
    louder = ["sampler.h_noise=0.02", "sampler.j_noise=0.02"]
    made.SETUPS["device advantage"] += louder
    made.SETUPS["one copy each of many"] += [*louder, "sampler.topology=pegasus:8", "model.hidden=60"]
    made.SETUPS["χ = −0.04, rate 0.1"] += ["sampler.susceptibility=-0.15"]
    made.SETUPS["so hot that hardly a chain holds"] += [
        "sampler.device_beta=0.35",
        "sampler.beta_eff=0.35",
        "model.hidden=150",
    ]
    made.SETUPS["three classes, β_eff 16 for 4.5"] += ["model.hidden=20"]
    made.SETUPS["h within ±0.05"] += ["sampler.h_range=[-0.005,0.005]"]
    return made


@pytest.mark.parametrize(
    ("setup", "cause", "names"),
    [
        ("device advantage", "errors of h", {("sampler.gauges",), ("sampler.calibration",)}),
        ("rate 0.1, calibrated", "errors of J", {("training.learning_rate",)}),
        ("one copy each of many", "errors of h", {("sampler.copies",), ("sampler.gauges",)}),
        ("β_eff 5 for 16", "β_eff off the device's", {("sampler.beta_eff",)}),
        ("χ = −0.04, rate 0.1", "susceptibility χ", {("sampler.calibration",), ("training.learning_rate",)}),
        ("weak chains", "broken output chains", {("sampler.chain_strength",)}),
        ("hot chains", "broken output chains", {("sampler.chain_strength", "sampler.j_range")}),
        (
            "so hot that hardly a chain holds",
            "nothing known",
            {("sampler.chain_strength", "sampler.j_range")},
        ),
        ("h within ±0.05", "capped values", {("sampler.h_range",)}),
        ("50 reads", "shot noise of the reads", {("sampler.reads",)}),
        ("three classes, β_eff 16 for 4.5", "β_eff off the device's", {("sampler.beta_eff",)}),
    ],
)
def test_advice_that_is_followed_lowers_the_divergence(benchmark, setup, cause, names):
    """Two short runs each; the benchmark has ten, of networks of the usual size."""
    found = benchmark.judged(setup, "digits", 2)
    assert {key for _, key in found} == names
    assert {said for said, _ in found} == {cause}
    for runs in found.values():
        assert all(after < 0.8 * before for _, before, after in runs)
