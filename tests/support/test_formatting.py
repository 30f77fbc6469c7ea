import pytest

from qanneal_gui.support.formatting import write_exact, write_percent, write_small


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


def test_percentages_have_one_decimal_and_their_sign():
    assert write_percent(97.26) == "97.3 %"
