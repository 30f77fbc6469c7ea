"""A search as it is typed in German; run by `test_german.py`."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.typed_numbers import read_number, write_number
from qanneal_gui.runs.search import parsed
from qanneal_gui.support import numbers

NUMBERS = (
    st.floats(-1e6, 1e6)
    | st.integers(-(10**7), 10**7)
    | st.sampled_from([1e-9, 0.5, 1000.0, 1234.5, 1.234, 20.125])
)
"""Thousands are where a point could be mistaken."""


@given(
    st.sampled_from(["acc", "qpu", "steps", "reads", "beta_eff", "training.learning_rate"]),
    st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
    NUMBERS,
    st.sampled_from(["", " ", "%", " s"]),
)
def test_a_search_reads_a_number_as_the_fields_write_it(field, sign, value, unit):
    typed, plain = (
        f"{field} {sign} {write_number(value)}{unit}",
        f"{field} {sign} {numbers.write_number(value)}",
    )
    assert parsed(typed, read_number) == parsed(plain)
    assert parsed(f"not ({typed}) or digits", read_number) == parsed(f"not ({plain}) or digits")
    if not re.search(r" -?[1-9]\d{0,2}\.\d{3}\D*$", plain):  # a point is a decimal sign, too, but in 1.234
        assert parsed(plain, read_number) == parsed(plain)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acc > 0,9", "acc > 0.9"),
        ("acc>94,5% sampler=qpu", "acc > 94.5 sampler = qpu"),
        ("steps > 1.000", "steps > 1000"),
        ("sampler.reads = 20.000", "reads = 20000"),
        ("learning_rate < 1.234,5", "learning_rate < 1234.5"),
        ("beta_eff = auto", "beta_eff = auto"),
        ("classes = 2,3", "classes = 2,3"),
        ('name = "0,5"', 'name = "0,5"'),
    ],
)
def test_what_a_search_means_is_never_in_doubt(typed, meant):
    assert parsed(typed, read_number) == parsed(meant)


@pytest.mark.parametrize("typed", ["acc > 1.000", "beta_eff = 1.000", "qpu > 0,0,5", "reads > 1,5.2"])
def test_a_number_that_may_be_two_is_no_search(typed):
    with pytest.raises(QannealError, match="is not a number"):
        parsed(typed, read_number)


@given(st.text(alphabet="acepr s>=<0123456789.,%-−'\"", max_size=24))
def test_whatever_is_searched_is_a_condition_or_one_sentence(text):
    said = ""
    try:
        parsed(text, read_number)
    except QannealError as refused:
        said = str(refused)
    assert said == "" or said.startswith("The search cannot be read: ")
