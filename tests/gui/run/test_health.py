import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.annealing.samplers.base import Samples, report
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.gui.run.health import Health, judge
from qanneal_gui.science import ebm
from qanneal_gui.training.diagnostics.sampling import sampler_rules

GOOD = SamplerReport(
    kind="simulated-qpu", seconds=0.02, submissions=1, qpu_seconds=0.03, beta=16.0,
    p_exact=[0.2, 0.9], p_sampled=[0.21, 0.88], kl=0.001, programmed=600, below_noise=0.1, hub_breaks=0.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "sign", "words"),
    [
        ({}, "ok", "agree"),
        ({"kl": 0.05}, "warning", "deviate slightly"),
        ({"kl": 0.5, "kl_corrected": 0.001, "kl_error": 0.008}, "ok", "agree"),
        ({"kl": 0.5, "kl_corrected": 0.02, "kl_error": 0.008}, "ok", "agree"),
        ({"kl": 0.5, "kl_corrected": 0.05, "kl_error": 0.008}, "warning", "deviate slightly"),
        ({"kl": 0.5, "hub_breaks": 0.3, "capped_j": 60, "below_noise": 0.9}, "error", "deviate strongly"),
        ({"kl": 0.5, "converged": False, "kind": "gibbs"}, "error", "raise the number of sweeps"),
        ({"converged": False}, "ok", "The Markov chains have not forgotten where they started."),
        ({"kl": math.nan}, "info", "was not recorded"),
        ({"kl": 0.5, "kind": "uniform", "beta": None, "programmed": 0}, "info", "A coin"),
        ({"below_noise": None, "hub_breaks": None, "beta": None, "programmed": 0}, "ok", "agree"),
    ],
)
def test_the_verdict_says_how_good_the_samples_are(changes, sign, words):
    verdict = judge(replace(GOOD, **changes))
    assert verdict.sign == sign
    assert words in verdict.sentence


def test_the_output_that_is_farthest_is_named_even_if_all_together_are_too_noisy():
    exact = [[0.5, 0.3, 0.9]] * 4
    quiet = replace(GOOD, kl=0.5, kl_corrected=0.01, kl_error=0.01, reads=1000, p_exact=exact)
    assert judge(replace(quiet, p_sampled=[[0.51, 0.29, 0.9]] * 4)).sign == "ok"
    off = judge(replace(quiet, p_sampled=[[0.51, 0.4, 0.9]] * 4))  # KL of 0.4 from 0.3 is 0.023
    assert (off.sign, off.sentence) == (
        "warning",
        "The samples deviate slightly from the exact P(y|x), most in output y1.",
    )


@pytest.mark.parametrize("outputs", [1, 3, 10])
def test_exact_samples_agree_and_those_at_twice_the_beta_do_not(outputs):
    """100 batches: the verdict tells them apart, and the watcher alarms at no exact samples.

    It alarms at 0.2 nats, which twice the β makes of ten outputs.
    """
    agree = {1: 0, 2: 0}
    alarms = {1: 0, 2: 0}
    watched = next(rule for rule in sampler_rules(config.preset("demo")) if rule.kind == "samples")
    for seed in range(100):
        rng = np.random.default_rng(seed)
        a, W2 = 1.5 * rng.standard_normal((5, 32)), rng.standard_normal((outputs, 32))
        problems = ClampedBatch(a, W2, -W2.sum(axis=1) / 2)
        states, exact = ebm.output_states(outputs), problems.log_conditional()
        for factor in (1, 2):
            p = np.exp(ClampedBatch(factor * a, factor * W2, factor * problems.c).log_conditional())
            counts = rng.multinomial(1000, p / p.sum(axis=1, keepdims=True))
            found = report("simulated-qpu", 0.0, Samples(states, counts), exact)
            agree[factor] += judge(found).sign == "ok"
            alarms[factor] += watched.measure(found) > watched.enter
    assert agree[1] >= 99
    assert alarms[1] == 0
    assert agree[2] <= 1
    assert alarms[2] >= 99 or outputs < 10


def test_figures_carry_their_units(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    measured = {"kl_corrected": -0.00043, "kl_error": 0.00071, "tv": 0.0123, "tv_expected": 0.0091}
    measured |= {"reads": 1234, "gradient_error": 0.284, "shot_error": 0.2013}
    health.show_reports([GOOD, replace(GOOD, **measured, capped_h=3, seconds=2.5)])
    health.redraw()
    health.redraw_energies()
    texts = {name: value.text() for name, value in health.figures.items()}
    assert texts == {
        "kl": "−0.0004 ± 0.0007", "tv": "0.012 (0.009)", "sums": "exact", "reads": "1,234",
        "gradient": "28.4 % (20.1 %)", "energy": "not used", "beta": "16",
        "capped": "3 of 600", "below_noise": "10.0 %", "hub_breaks": "0.0 %", "seconds": "2.5 s",
        "qpu": "30 ms",
    }  # fmt: skip
    assert health.timing.isHidden()
    spent = Timing(0.015, 0.004, 0.011, 0.002)
    health.show_reports([replace(GOOD, timing=spent)])
    assert health.timing.text() == "programming 15, sampling 4, readout 11, overhead 2 ms"
    health.show_reports([replace(GOOD, timing=replace(spent, overhead=0.0))])
    assert health.timing.text() == "programming 15, sampling 4, readout 11 ms"
    health.clear()
    assert health.timing.isHidden()


def test_a_rough_estimate_is_no_verdict_on_the_samples():
    rough = replace(GOOD, sums="sampled", sums_error=0.7, sums_effective=2.0)
    assert judge(rough).meaning == "caution"
    assert "can only be estimated roughly" in judge(rough).sentence
    assert judge(replace(rough, sums_error=0.05, sums_effective=400.0)).sign == "ok"


def test_no_figure_goes_beyond_the_narrowest_column(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    long = {
        "kl_corrected": -12.0043,
        "kl_error": 0.0071,
        "tv": 0.9123,
        "tv_expected": 0.1091,
        "reads": 10_000,
    }
    long |= {"gradient_error": 12.284, "shot_error": 1.2013, "beta": 16.25, "beta_error": 0.0123}
    health.show_reports([replace(GOOD, **long, capped_h=30_000, programmed=1_000_000, seconds=3600.0)])
    assert health.minimumSizeHint().width() <= 262  # of a window 1280 pixels wide, beside the scroll bar


def test_the_verdict_stands_below_the_figures(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    health.show_reports([GOOD])
    assert health.verdict.text.startswith("The samples agree")


@pytest.mark.parametrize(
    ("beta", "error", "text"),
    [
        (8.0212, 0.052, "8.02 ± 0.05"),
        (16.3, 3.4, "16 ± 3"),
        (120.0, 40.0, "120 ± 40"),
        (16.0, None, "16"),
        (16.0, float("inf"), "16"),
        (None, None, "not used"),
    ],
)
def test_an_estimated_beta_carries_its_uncertainty(qtbot, look, beta, error, text):
    health = Health()
    qtbot.addWidget(health)
    health.show_reports([replace(GOOD, beta=beta, beta_error=error)])
    assert health.figures["beta"].text() == text


def test_several_outputs_are_shown_as_their_marginals(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    health.show_reports([replace(GOOD, p_exact=[[0.1, 0.9, 0.3]] * 4, p_sampled=[[0.2, 0.8, 0.3]] * 4)])
    health.redraw()
    assert len(health.log_odds.points.data) == 12


def test_nothing_sampled_says_why(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    health.show_reports([GOOD])
    health.clear("Backpropagation needs no samples.")
    assert health.empty.text() == "Backpropagation needs no samples."
    assert {value.text() for value in health.figures.values()} == {"–"}


def test_all_of_it_fits_into_the_narrowest_column(open_window):
    window = open_window(config.preset("demo"))
    window.resize(window.minimumSize())
    health = window.workspace.health
    health.show_reports(
        [replace(GOOD, kl_corrected=-0.0123, kl_error=0.0045, capped_h=1234, programmed=12345)]
    )
    area = health.parentWidget()
    assert health.minimumSizeHint().width() <= area.parentWidget().width() - 8  # of the scroll bar
    assert "the exact P(y|x)." in health.verdict.text


def test_the_verdict_is_seen_without_scrolling(open_window):
    """Evidence stands above it, with a sentence of several lines and two figures."""
    window = open_window(config.preset("demo"))
    window.resize(1280, 800)
    workspace = window.workspace
    workspace.show_curves(True)
    workspace.health.show_reports([GOOD])
    workspace.evidence.sentence.show_sentence(
        "Of late a coin's gradient points elsewhere. " * 3, "info", "quiet"
    )
    QApplication.processEvents()
    verdict = workspace.health.verdict
    assert verdict.visibleRegion().boundingRect() == verdict.rect()


def test_what_is_estimated_by_sampling_is_said_to_be(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    estimated = replace(GOOD, sums="sampled", sums_error=0.0123)
    health.show_reports([estimated])
    health.redraw()
    assert health.figures["sums"].text() == "estimated, ±0.012 nats"
    assert health.verdict.text == "The samples agree with P(y|x) as estimated by sampling."
    assert health.log_odds.item.getAxis("bottom").labelText == "estimated log-odds"
    assert "estimated by sampling" in health.figures["sums"].toolTip()
    health.show_reports([GOOD])
    health.redraw()
    assert health.figures["sums"].text() == "exact"
    assert health.log_odds.item.getAxis("bottom").labelText == "exact log-odds"


def test_to_name_a_pinned_step_takes_no_more_width_than_the_card_has(qtbot, look):
    health = Health()
    qtbot.addWidget(health)
    health.pin(1, GOOD)
    width = health.minimumSizeHint().width()
    health.pin(1_234_567, GOOD)
    health.body.activate()
    assert health.at.whole == "step 1,234,567, pinned"
    assert health.minimumSizeHint().width() == width
