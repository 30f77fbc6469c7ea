"""Preferences: a TOML file in the home directory that people may edit, too."""

import logging
from pathlib import Path
from typing import Literal

import tomli_w

from qanneal_gui.config.setting import setting
from qanneal_gui.config.toml import read_toml
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.theme import MODES, Mode
from qanneal_gui.gui.language.choosing import FILE, Wanted
from qanneal_gui.paths import home
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.remembered import Remembered
from qanneal_gui.support.wording import tr

VERSION = 1
"""Of the file; one of a later version is read as far as it can be."""

_HEAD = "# Preferences of qanneal. The window writes this file anew when one of them is changed.\n"
_log = logging.getLogger(__name__)


class Preferences(Remembered):
    """What does not change from run to run, and is the same for all of them."""

    version: int = VERSION
    theme: Mode = setting(
        "system",
        tr("Theme"),
        tr("Colours of the window; that of the system follows it when it changes."),
        words=MODES,
    )
    language: Wanted = setting(
        "system",
        tr("Language"),
        tr("Words of the window, its numbers and dates; another one takes effect at the next start."),
        words={"system": tr("As the system"), "en": "English", "de": "Deutsch"},
    )
    smoothing: Literal["off", "light", "strong"] = setting(
        "light",
        tr("Smoothing of curves"),
        tr("Lines through noisy values; what was measured stays faint behind them."),
        words={"off": tr("Off"), "light": tr("Light"), "strong": tr("Strong")},
    )


def path() -> Path:
    """Return the path of the file."""
    return home() / FILE


def load(before: Remembered) -> Preferences:
    """Read the file; whatever cannot be used takes its default.

    Parameters
    ----------
    before : Remembered
        What versions without this file remembered of theme and smoothing; taken where there is none yet.
    """
    if not path().exists():
        earlier = before.model_dump(include={"theme", "smoothing"})
        return Preferences.model_validate(earlier, context=FILE)
    try:
        return Preferences.model_validate(read_toml(path()), context=FILE)
    except QannealError as error:
        _log.warning("Ignoring %s: %s", FILE, error)
        return Preferences()


def save(preferences: Preferences) -> None:
    """Write the file in one piece.

    Raises
    ------
    QannealError
        It cannot be written.
    """
    values = preferences.model_dump() | {"version": VERSION}
    write_atomically(path(), (_HEAD + tomli_w.dumps(values)).encode(), private=True)
