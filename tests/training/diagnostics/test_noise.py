"""The noise budget of some steps, put together and into words."""

from dataclasses import replace

import pytest

from qanneal_gui.annealing.noise_budget import ShiftParts
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.training.diagnostics.noise import NAMES, device_shift, noise_budget

PARTS = ShiftParts(
    h=0.3, J=1.5, quantisation=0.0, susceptibility=None, beta=0.4, caps=0.0, breaks=0.0, shot=0.1
)
REPORT = SamplerReport(
    kind="simulated-qpu", seconds=0.02, submissions=1, qpu_seconds=0.03, beta=16.0, p_exact=[], p_sampled=[],
    kl=0.1, expected_shift=1.58, measured_shift=1.4, shift_parts=PARTS,
)  # fmt: skip


def test_every_cause_has_a_name():
    assert set(NAMES) == set(ShiftParts.__slots__)


def test_steps_are_taken_together_by_their_mean_squares_and_those_without_a_budget_left_out():
    second = replace(
        REPORT, expected_shift=0.5, measured_shift=0.2, shift_parts=replace(PARTS, J=0.5, beta=None)
    )
    found = noise_budget([REPORT, second, replace(REPORT, expected_shift=None, shift_parts=None)])
    assert found.expected == pytest.approx(((1.58**2 + 0.5**2) / 2) ** 0.5)
    assert found.measured == pytest.approx(1.0)
    assert found.parts["J"] == pytest.approx(((1.5**2 + 0.5**2) / 2) ** 0.5)
    assert found.parts["beta"] == pytest.approx(0.4)  # where it is known
    assert list(found.parts)[:3] == ["J", "beta", "h"]
    assert found.unknown == ("susceptibility",)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.shares["J"] == pytest.approx(1.25 / (1.25 + 0.16 + 0.09 + 0.01))
    assert noise_budget([replace(REPORT, measured_shift=None)]) is None
    assert noise_budget(
        [replace(REPORT, saturation=0.4), replace(REPORT, saturation=0.8)]
    ).saturation == pytest.approx(0.6)


def test_shot_noise_is_no_fault_of_the_device():
    assert device_shift(REPORT) == pytest.approx((1.58**2 - 0.1**2) ** 0.5)
    assert device_shift(replace(REPORT, shift_parts=None)) is None


def test_a_shift_that_the_reads_do_not_show_is_not_believed():
    assert device_shift(replace(REPORT, measured_shift=0.2)) == pytest.approx((0.4**2 - 0.1**2) ** 0.5)


def test_a_sentence_does_not_begin_with_a_greek_letter():
    off = replace(REPORT, shift_parts=replace(PARTS, beta=2.0))
    assert noise_budget([off]).sentence.startswith("A β_eff off the device's alone shifts the log-odds")


def test_the_sentence_says_what_the_largest_cause_means():
    assert noise_budget([REPORT]).sentence == (
        "Errors of J alone shift the log-odds of y by 1.5 (P = 0.50 becomes 0.82)."
    )
    quiet = replace(
        REPORT, shift_parts=replace(PARTS, h=0.0, J=0.0, beta=0.0), expected_shift=0.1, measured_shift=0.1
    )
    assert noise_budget([quiet]).sentence == (
        "Shot noise of the reads alone shifts the log-odds of y by 0.1 (P = 0.50 becomes 0.52)."
    )
    other = noise_budget([replace(REPORT, measured_shift=3.4)])
    assert other.unexplained
    assert other.sentence == (
        "The log-odds of y are off by 3.4 (P near 0 or 1 hardly shows this) and the known errors explain "
        "1.6, so another error is at work."
    )
