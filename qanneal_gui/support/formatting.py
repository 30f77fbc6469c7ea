"""Values, durations and counts as they are written for people: one format each, wherever they are read."""

from collections.abc import Iterable

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def power_of_ten(exponent: int) -> str:
    """Write a power of ten."""
    return "1" if exponent == 0 else "10" + str(exponent).translate(_SUPERSCRIPTS)


def write_percent(value: float) -> str:
    """Write a percentage with one decimal, one beyond all measure as a power of ten."""
    return f"{value:.1f} %" if abs(value) < 10_000 else f"{write_small(value)} %"


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


def write_rounded(value: float, digits: int) -> str:
    """Write a number with so many digits: 0.00012, 2×10⁻⁵, 1,500."""
    text = f"{value:.{digits}g}"
    return write_exact(float(text)) if "e" in text else text


def write_duration(seconds: float) -> str:
    """Write a duration in its one or two largest units: 0.4 s, 45 s, 3 min 20 s, 2 h 5 min."""
    if seconds < 9.95:
        return f"{seconds:.1f}".removesuffix(".0") + " s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return _two(whole // 60, "min", whole % 60, "s")
    minutes = round(seconds / 60)
    return _two(minutes // 60, "h", minutes % 60, "min")


def write_estimate(seconds: float) -> str:
    """Write an estimated duration no more precisely than it can be known: about 8 s, about 35 min."""
    if seconds < 600:
        return f"about {write_duration(max(1, round(seconds)))}"
    return f"about {write_duration(60 * round(seconds / 60))}"


def write_seconds(value: float, *, fixed: bool = False) -> str:
    """Write seconds to the millisecond or, if fewer than a tenth, to three digits.

    Parameters
    ----------
    fixed : bool
        Write all three decimals: of values that change while they are read, or stand below each other.
    """
    if 0 < value < (0.001 if fixed else 0.1):
        return f"{value:.3g} s"
    text = f"{value:,.3f}"
    return f"{text if fixed and value else text.rstrip('0').rstrip('.')} s"


def write_count(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural where it belongs: 1 output, 1,000 submissions."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def write_list(items: Iterable[object]) -> str:
    """Write several things as a sentence does: 2 and 3; 0, 1 and 4."""
    *first, last = map(str, items)
    return f"{', '.join(first)} and {last}" if first else last


def lowered(title: str) -> str:
    """Return a title within a sentence: "Learning rate" as "learning rate", but "QPU time" as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def capitalised(words: str) -> str:
    """Return words at the beginning of a sentence or by themselves; a symbol such as β_eff stays one."""
    return words if "α" <= words[:1] <= "ω" else words[:1].upper() + words[1:]


def _two(large: int, unit: str, small: int, small_unit: str) -> str:
    return f"{large:,} {unit} {small} {small_unit}" if small else f"{large:,} {unit}"
