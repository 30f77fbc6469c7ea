"""Values as they are written for people: at axes, at the ends of lines, and in tables."""

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def power_of_ten(exponent: int) -> str:
    """Write a power of ten."""
    return "1" if exponent == 0 else "10" + str(exponent).translate(_SUPERSCRIPTS)


def write_percent(value: float) -> str:
    """Write a percentage with one decimal."""
    return f"{value:.1f} %"


def write_small(value: float) -> str:
    """Write a value that may span many orders of magnitude."""
    if value == 0 or 0.01 <= abs(value) < 1000:
        return f"{value:.3f}"
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}×{power_of_ten(int(exponent))}"


def write_exact(value: float) -> str:
    """Write a round number, as at the ticks of an axis."""
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return f"{value:,.7g}"
    mantissa, exponent = f"{value:.6e}".split("e")
    power = power_of_ten(int(exponent))
    return power if float(mantissa) == 1 else f"{float(mantissa):g}×{power}"
