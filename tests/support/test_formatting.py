"""Values, durations and counts as they are written for people."""

import pytest

from qanneal_gui.support.formatting import (
    write_count,
    write_duration,
    write_estimate,
    write_exact,
    write_list,
    write_percent,
    write_rounded,
    write_seconds,
    write_small,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0.000"), (0.1234, "0.123"), (12.0, "12.000"), (0.00031, "3.1×10⁻⁴"), (1.5e7, "1.5×10⁷")],
)
def test_small_values_are_written_short(value, text):
    assert write_small(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.002, "0.002"),
        (12_500.0, "12,500"),
        (1e-5, "10⁻⁵"),
        (2.5e8, "2.5×10⁸"),
        (-3e-7, "-3×10⁻⁷"),
    ],
)
def test_round_numbers_are_written_exactly(value, text):
    assert write_exact(value) == text


def test_numbers_are_rounded_to_digits_and_written_as_people_write_them():
    assert [write_rounded(value, 2) for value in (0.0, 0.000123, 2.04e-5, 31.0)] == [
        "0",
        "0.00012",
        "2×10⁻⁵",
        "31",
    ]


def test_percentages_have_one_decimal_and_their_sign():
    assert write_percent(97.26) == "97.3 %"
    assert [write_percent(one) for one in (9999.9, 1.783e17)] == ["9999.9 %", "1.8×10¹⁷ %"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (0.42, "0.4 s"),
        (3, "3 s"),
        (9.96, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (200, "3 min 20 s"),
        (3599.4, "59 min 59 s"),
        (3599.6, "1 h"),
        (7500, "2 h 5 min"),
        (30 * 3600, "30 h"),
        (4e6, "1,111 h 7 min"),
    ],
)
def test_a_duration_has_one_or_two_units(seconds, words):
    assert write_duration(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "about 1 s"),
        (7.6, "about 8 s"),
        (200, "about 3 min 20 s"),
        (620, "about 10 min"),
        (3590, "about 1 h"),
        (7500, "about 2 h 5 min"),
    ],
)
def test_an_estimate_is_no_more_precise_than_it_can_be(seconds, words):
    assert write_estimate(seconds) == words


def test_exact_seconds_go_to_the_millisecond():
    assert [write_seconds(value) for value in (0, 0.0123456, 0.1, 12.3456, 60.0, 1200.5)] == [
        "0 s",
        "0.0123 s",
        "0.1 s",
        "12.346 s",
        "60 s",
        "1,200.5 s",
    ]


def test_seconds_that_are_compared_have_three_decimals():
    assert [write_seconds(value, fixed=True) for value in (0, 0.00012, 0.012, 12.5, 1200)] == [
        "0 s",
        "0.00012 s",
        "0.012 s",
        "12.500 s",
        "1,200.000 s",
    ]


def test_a_noun_follows_its_number():
    assert [write_count(number, "step") for number in (0, 1, 1000)] == ["0 steps", "1 step", "1,000 steps"]


@pytest.mark.parametrize(
    ("items", "text"), [([3], "3"), ((2, 3), "2 and 3"), (["a", "b", "c"], "a, b and c")]
)
def test_several_things_are_listed_as_in_a_sentence(items, text):
    assert write_list(items) == text
