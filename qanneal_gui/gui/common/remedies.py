"""Where a sentence of the layers below leads: to the connection, a limit, a setting, or into the manual."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.gui.common.fields import locate

CONNECTION, MONTH_LIMIT, LEAP_LEFT = "connection", "month limit", "leap left"

_PAGES = {CONNECTION: "first-qpu-seconds#connect", MONTH_LIMIT: "bill#limits", LEAP_LEFT: "bill#limits"}

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


def page_about(sentence: str, page: str = QannealError.page) -> str:
    """Return the page of the manual that explains what a sentence says is wrong, and the place on it.

    Parameters
    ----------
    sentence : str
    page : str, optional
        That of its error: where this is a general one, a setting or a limit that is named says more.
    """
    if page not in (QannealError.page, ConfigError.page):
        return page
    place = place_of(sentence)
    return _PAGES.get(place, f"settings#{place}") if place else page
