"""Numbers, durations and counts as the window writes them, with the signs of its language.

Files, tables that are copied and the terminal take `qanneal_gui.support.formatting` itself, which these are
made of, and which writes the same in every language.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ParamSpec

from PySide6.QtCore import QDate, QLocale

from qanneal_gui.support import formatting, text
from qanneal_gui.support.wording import speaks_english, told, tr

_P = ParamSpec("_P")


def _shown(write: Callable[_P, str]) -> Callable[_P, str]:
    """Return what writes as the window does; what is there already where it speaks English."""
    if speaks_english():
        return write

    def written(*args: _P.args, **kwargs: _P.kwargs) -> str:
        return told(write(*args, **kwargs))

    return written


write_percent = _shown(formatting.write_percent)
write_small = _shown(formatting.write_small)
write_exact = _shown(formatting.write_exact)
write_rounded = _shown(formatting.write_rounded)
write_duration = _shown(formatting.write_duration)
write_seconds = _shown(formatting.write_seconds)
power_of_ten = formatting.power_of_ten


def write_estimate(seconds: float) -> str:
    """Write an estimated duration no more precisely than it can be known: about 8 s, about 35 min."""
    written = formatting.write_estimate(seconds)
    return written if speaks_english() else tr("about {time}", time=written.removeprefix("about "))


def write_list(items: Iterable[object]) -> str:
    """Write several things as a sentence does: 2 and 3; 0, 1 and 4."""
    *first, last = map(str, items)
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def write_choice(items: Iterable[object]) -> str:
    """Write several things of which one is to be chosen: 2 or 3; 0, 1 or 4."""
    *first, last = map(str, items)
    return tr("{first} or {last}", first=", ".join(first), last=last) if first else last


def lowered(title: str) -> str:
    """Return a title within a sentence; other languages than English write theirs as it stands."""
    return formatting.lowered(title) if speaks_english() else told(title)


def after_colon(sentence: str) -> str:
    """Return a sentence as it goes on after a colon; other languages than English write it as it stands."""
    return text.after_colon(sentence) if speaks_english() else sentence


def write_date(time: datetime, *, seconds: bool = False) -> str:
    """Write a date and its time of day in full, as the language does: 26 November 2026, 22:53."""
    local = time.astimezone()
    clock = f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}"
    return f"{_day(local, '%d %B %Y', 'd. MMMM yyyy')}, {clock}"


def write_day(time: datetime, *, year: bool) -> str:
    """Write a date briefly, with its year or without."""
    local = time.astimezone()
    return _day(local, "%d %b %Y", "d. MMM yyyy") if year else _day(local, "%d %b", "d. MMM")


def _day(time: datetime, english: str, other: str) -> str:
    """Write a day; the names of months are Qt's, as Python's depend on the locale of the process."""
    if speaks_english():
        return time.strftime(english)
    return QLocale().toString(QDate(time.year, time.month, time.day), other)
