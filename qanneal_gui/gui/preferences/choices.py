"""Preferences: a TOML file in the home directory that people may edit, too."""

import logging
from pathlib import Path
from typing import Any, Literal

from qanneal_gui.config.setting import setting
from qanneal_gui.config.toml import read_toml
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.motion import Motion
from qanneal_gui.gui.common.theme import MODES, Mode
from qanneal_gui.gui.language.choosing import FILE, Wanted
from qanneal_gui.paths import home
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.remembered import Remembered
from qanneal_gui.support.wording import tr

VERSION = 1
"""Of the file; one of a later version is read as far as it can be, and what it has beyond this one stays."""

ASIDE = "settings.unreadable.toml"
"""Where a file goes that cannot be read, before another takes its place: somebody may have edited it."""

_HEAD = "# Preferences of qanneal. The window writes this file anew when one of them is changed.\n"
_log = logging.getLogger(__name__)


SMOOTHING_WORDS = {"off": tr("Off"), "light": tr("Light", "smoothing"), "strong": tr("Strong")}


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
        words=SMOOTHING_WORDS,
    )
    motion: Motion = setting(
        "system",
        tr("Motion"),
        tr(
            "Reduced: stories of the chip wait for you at their first scene and cut from view to view, and "
            "nothing pulses while the program is busy."
        ),
        words={"system": tr("As the system"), "full": tr("Full"), "reduced": tr("Reduced")},
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
    return Preferences.model_validate(_stored() or {}, context=FILE)


def trouble() -> str:
    """Return why the file cannot be read, and defaults are in force; empty if it can, or is not there."""
    try:
        if path().exists():
            read_toml(path())
    except QannealError as error:
        return str(error)
    return ""


def reload(now: Preferences) -> Preferences:
    """Return what the file holds now, perhaps of another window; as it was, if it cannot be read."""
    stored = _stored()
    return now if stored is None else Preferences.model_validate(stored, context=FILE)


def change(now: Preferences, **values: Any) -> Preferences:
    """Change some values in the file, and no others, which another window may have changed since.

    Parameters
    ----------
    now : Preferences
        Those that the window knows of; for a file that is not there yet.
    **values
        The new values.

    Returns
    -------
    Preferences
        Those that the file holds now.

    Raises
    ------
    QannealError
        A value cannot be used, or the file cannot be written.
    """
    wanted = now.changed(**values)
    stored = _stored()
    if stored is None:
        _set_aside()
    kept = {"version": VERSION} | (wanted.model_dump() if stored is None else stored) | values
    import tomli_w  # a start needs it not

    write_atomically(path(), (_HEAD + tomli_w.dumps(kept)).encode(), private=True)
    return Preferences.model_validate(kept, context=FILE)


def _stored() -> dict[str, Any] | None:
    """Return all that the file holds, also what only a later version knows; None if it cannot be read."""
    try:
        return read_toml(path())
    except QannealError as error:
        if path().exists():
            _log.warning("Ignoring %s: %s", FILE, error)
        return None


def _set_aside() -> None:
    try:
        if path().is_file():
            path().replace(home() / ASIDE)
    except OSError as error:
        _log.warning("%s cannot be set aside: %s", FILE, error)
