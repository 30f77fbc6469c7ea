"""Text from outside made harmless for where it goes: one gate for each way out.

Names, notes, messages and settings of imported runs may be anyone's. A terminal obeys escape sequences, a
spreadsheet calculates what begins with an equals sign, a browser runs markup; all of them reorder text at
the word of a bidirectional control.
"""

import csv
import html
import io
import re
from collections.abc import Iterable

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")
# XML 1.0 has no place for controls, surrogates and non-characters, escaped or not.
_NO_XML = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff\ufffe\uffff]")
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def for_terminal(text: str) -> str:
    """Return text without escape sequences, other controls, and orders to reverse what follows.

    Line breaks and tabs stay.
    """
    return _CONTROLS.sub("\ufffd", text)


def for_label(text: str) -> str:
    """Return text for what draws it as it is, a label or a cell: without controls and orders to reverse."""
    return for_terminal(text)


def for_json(text: str) -> str:
    """Return JSON that means the same and holds nothing that a terminal obeys."""
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def for_markup(text: str) -> str:
    """Return text for XML and HTML, between tags or as the value of an attribute in double quotes."""
    return html.escape(_NO_XML.sub("\ufffd", text), quote=True)


def for_cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; numbers stay as they are."""
    text = for_terminal(text)
    if not text.lstrip(" \n").startswith(_FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


def csv_text(rows: Iterable[Iterable[object]], line_end: str = "\n") -> str:
    """Return a table as CSV, every text in it made harmless, headings too."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=line_end)
    writer.writerows([for_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return written.getvalue()


def after_colon(sentence: str) -> str:
    """Return a sentence as it goes on after a colon: with a small letter, unless a name comes first."""
    rest = sentence.split(" ", 1)[0].rstrip(".,;:")[1:]
    # D-Wave, QPU, β_eff and Advantage_system4.1 are names; "A" is not.
    is_plain = not rest or (rest.isalpha() and rest.islower())
    return sentence[:1].lower() + sentence[1:] if is_plain else sentence
