"""Where a sentence of the layers below leads: to the connection, to a limit, or to a setting."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from qanneal_gui.gui.common.fields import locate

CONNECTION, MONTH_LIMIT, LEAP_LEFT = "connection", "month limit", "leap left"

_NAMED = (
    (re.compile(r"D-Wave connection|API token|needs a token"), CONNECTION),
    (re.compile(r"qanneal limit --leap"), LEAP_LEFT),
    (re.compile(r"qanneal limit"), MONTH_LIMIT),
)
"""What the sentences advise, in the words of the terminal, and the place in the window that stands for it."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What can be done about something, as a button offers it."""

    title: str
    do: Callable[[], object]


def place_of(sentence: str) -> str:
    """Return where something can be mended: one of the places above, the key of a setting, or nothing."""
    for pattern, place in _NAMED:
        if pattern.search(sentence):
            return place
    return locate(sentence)[0]
