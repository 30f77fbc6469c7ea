"""Which screen the audience sees, and which the speaker."""

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


def all_screens() -> list[QScreen]:
    """Return the screens that are connected now; of those that show the same, one."""
    found: list[QScreen] = []
    for screen in QGuiApplication.screens():
        # What is shown on one part of the desktop is seen on every screen there: notes, too.
        if not any(screen.geometry().intersects(other.geometry()) for other in found):
            found.append(screen)
    return found


def named() -> dict[str, QScreen]:
    """Return the screens by their names; a second one of the same name has a number."""
    found: dict[str, QScreen] = {}
    for screen in all_screens():
        name, number = screen.name(), 1
        while name in found:
            number += 1
            name = f"{screen.name()} ({number})"
        found[name] = screen
    return found


def words_of(name: str, screen: QScreen) -> str:
    """Say which screen it is."""
    size = screen.size() * screen.devicePixelRatio()
    return f"{name} ({size.width()} × {size.height()})"


def own_of(window: QWidget) -> QScreen | None:
    """Return the screen that a window is on; another one if that is no longer there."""
    there = all_screens()
    own = window.screen()
    same = (screen for screen in there if own is screen or own.geometry().intersects(screen.geometry()))
    return next(same, there[0] if there else None)


def for_audience(name: str, own: QScreen | None) -> QScreen | None:
    """Return the screen of a name; if it is not there, another one than the window's own, if any."""
    found = named()
    if name in found:
        return found[name]
    return next((screen for screen in found.values() if screen is not own), own)


def for_speaker(audience: QScreen | None, own: QScreen | None) -> QScreen | None:
    """Return a screen beside the audience's, best the window's own; None if there is none."""
    free = [screen for screen in all_screens() if screen is not audience]
    return own if own in free else next(iter(free), None)
