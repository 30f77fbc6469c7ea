"""What people type when they vary a setting."""

import pytest

from qanneal_gui.experiments.sweeps import read_values
from qanneal_gui.gui.common import fields
from qanneal_gui.gui.common.setting_words import values_in_words, write_values
from qanneal_gui.gui.sweep.typed import (
    EntryError,
    list_notation,
    may_be_logarithmic,
    may_vary,
    range_notation,
)

SPECS = {spec.key: spec for spec in fields.specs()}
DECIMAL_COMMA = "Put semicolons between numbers with a decimal comma, as in 0,01; 0,1."
RATE, HIDDEN = SPECS["training.learning_rate"], SPECS["model.hidden"]


@pytest.mark.parametrize(
    ("key", "text", "values"),
    [
        ("training.learning_rate", "0.01, 0.1", (0.01, 0.1)),
        ("training.learning_rate", "0,01; 0,1", (0.01, 0.1)),
        ("training.learning_rate", "1e-3,0.5", (0.001, 0.5)),
        ("training.learning_rate", "2,5; 0,0625", (2.5, 0.0625)),
        ("model.hidden", "8, 16 ,32", (8, 16, 32)),
        ("model.hidden", "1 000; 2,000", (1000, 2000)),
        ("sampler.beta_eff", "8, Auto", (8.0, "auto")),
        ("data.classes", "2, 3; 4, 9", ((2, 3), (4, 9))),
        ("sampler.h_range", "-2, 2; -1, 1", ((-2.0, 2.0), (-1.0, 1.0))),
        ("sampler.topology", "pegasus:16, zephyr:12", ("pegasus:16", "zephyr:12")),
        ("sampler.topology", '"zephyr:12,4", pegasus:4', ("zephyr:12,4", "pegasus:4")),
    ],
)
def test_a_list_is_read_as_it_was_typed(key, text, values):
    read = read_values(key, list_notation(SPECS[key], text)).values
    assert read == values
    assert [type(one) for one in read] == [type(one) for one in values]
    assert read_values(key, list_notation(SPECS[key], write_values(SPECS[key], values))).values == values


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("training.learning_rate", "", "Learning rate: give at least two values, separated by commas."),
        ("training.learning_rate", "0.1, 11", "Learning rate must be a number above 0 and at most 10."),
        ("training.learning_rate", "0.1, fast", "Learning rate must be a number above 0 and at most 10."),
        ("training.learning_rate", "0,01", DECIMAL_COMMA),
        ("training.learning_rate", "0.1, 0.1", "Give at least two different values."),
        ("model.hidden", "8; 16,5", "Hidden units must be a whole number from 1 to 20,000."),
        ("data.classes", "2, 3", "Give at least two different values."),
    ],
)
def test_a_wrong_list_is_refused_in_one_sentence(key, text, sentence):
    with pytest.raises(ValueError, match=r"\.$") as refused:
        list_notation(SPECS[key], text)
    assert str(refused.value) == sentence


def test_ranges_have_equal_steps_or_equal_ratios_ends_included():
    assert read_values(HIDDEN.key, range_notation(HIDDEN, "8", "32", "4", log=False)).values == (
        8,
        16,
        24,
        32,
    )
    axis = read_values(RATE.key, range_notation(RATE, "0,001", "0,1", "3", log=True))
    assert axis.values == pytest.approx((0.001, 0.01, 0.1))
    assert axis.log


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("0.1", "0.1", "3"), "From and To must differ."),
        (("0.1", "", "3"), "Enter both ends of the range."),
        (("auto", "1", "3"), "Learning rate must be a number above 0 and at most 10."),
        (("0.1", "20", "3"), "Learning rate must be a number above 0 and at most 10."),
        (("0.1", "1", "1"), "Values must be a whole number from 2 to 10,000."),
        (("0.1", "1", "many"), "Values must be a whole number from 2 to 10,000."),
    ],
)
def test_a_wrong_range_is_refused_in_one_sentence(typed, sentence):
    with pytest.raises(ValueError, match=r"\.$") as refused:
        range_notation(RATE, *typed, log=False)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("typed", "place"), [(("x", "60", "5"), 0), (("20", "all", "5"), 1), (("20", "60", "1e308"), 2)]
)
def test_what_is_wrong_in_a_range_is_one_entry(typed, place):
    with pytest.raises(EntryError) as refused:
        range_notation(SPECS["data.train_size"], *typed, log=False)
    assert refused.value.place == place
    assert "all" not in str(refused.value)


def test_log_ranges_are_for_numbers_that_go_far():
    assert may_be_logarithmic(RATE)
    assert may_be_logarithmic(HIDDEN)
    for key in ("training.seed", "sampler.susceptibility", "sampler.kind", "data.classes"):
        assert not may_be_logarithmic(SPECS[key])


def test_everything_but_limits_can_be_varied():
    assert {spec.key for spec in SPECS.values() if not may_vary(spec)} == {
        "budget.qpu_seconds",
        "budget.submissions",
    }


def test_values_are_told_in_the_words_of_the_form():
    told = {
        "sampler.kind": (("exact", "qpu"), "Exact, D-Wave QPU"),
        "training.shadow_mlp": ((True, False), "on, off"),
        "sampler.anneal_time_us": ((20.0, 100.0), "20, 100 µs"),
        "sampler.solver": (("", "Advantage"), "empty, Advantage"),
        "data.classes": (((2, 3), (4, 9)), "2, 3; 4, 9"),
    }
    for key, (values, words) in told.items():
        assert values_in_words(SPECS[key], values) == words
    assert values_in_words(HIDDEN, range(1, 101), 4) == "1, 2, 3, …, 100 units"
