"""Numbers as people type them: read as what they are, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.support.numbers import (
    NotANumberError,
    read_decimal,
    read_list,
    read_whole,
    write_list,
    write_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20000", 20_000),
        ("20,000", 20_000),
        ("1,234,567", 1_234_567),
        ("20 000", 20_000),
        ("20\u202f000", 20_000),
        ("20'000", 20_000),
        (" 7 ", 7),
        ("+7", 7),
        ("−7", -7),
        ("007", 7),
    ],
)
def test_whole_numbers(text, number):
    assert read_whole(text) == number


@pytest.mark.parametrize(
    "text",
    ["2,5", "10,5", "--5", "+-7", "1,00", "1,0000", "1,234,56", "1,234 567", ",5", "5,", "1.000", "1.5",
     "1e3", "٣", "²", "", "-", "0x10", "1_000", "9" * 5000, "5-"],
)  # fmt: skip
def test_what_is_no_whole_number(text):
    with pytest.raises(NotANumberError):
        read_whole(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.01", 0.01),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e-3", 1e-3),
        ("-2E+2", -200.0),
        ("1,000.5", 1000.5),
        ("1,000,000", 1e6),
        ("20 000", 20_000.0),
        ("−0.5", -0.5),
    ],
)
def test_decimal_numbers(text, number):
    assert read_decimal(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "2,5",
        "0,01",
        "1,000",
        "1,00.5",
        "nan",
        "inf",
        "1e400",
        "--5",
        "1_0",
        "1.2.3",
        "",
        ".",
        "e5",
        "1e",
        "٣",
    ],
)
def test_what_is_no_decimal_number_or_not_one_alone(text):
    with pytest.raises(NotANumberError):
        read_decimal(text)


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_come_back(number):
    assert read_whole(write_number(number)) == number
    assert read_whole(f"{number:,}") == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_decimal_numbers_come_back(number):
    assert read_decimal(write_number(number)) == number


@given(st.text(max_size=30))
def test_no_text_is_more_than_refused(text):
    for read in (read_whole, read_decimal):
        try:
            read(text)
        except NotANumberError:
            continue


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8), min_size=1))
def test_lists_come_back(parts):
    assert read_list(write_list(parts)) == parts


@pytest.mark.parametrize("text", ["", ",", "a,,b", '"a', 'a"b",', "a\nb"])
def test_what_is_no_list(text):
    with pytest.raises(ValueError, match="not a list"):
        read_list(text)
