"""Which screen the audience sees, and which the speaker."""

from PySide6.QtGui import QGuiApplication, QScreen


def all_screens() -> list[QScreen]:
    """Return the screens that are connected now."""
    return QGuiApplication.screens()


def words_of(screen: QScreen) -> str:
    """Say which screen it is."""
    size = screen.size() * screen.devicePixelRatio()
    return f"{screen.name()} ({size.width()} × {size.height()})"


def for_audience(name: str, own: QScreen | None) -> QScreen | None:
    """Return the screen of a name; if it is not there, another one than the window's own, if any."""
    found = {screen.name(): screen for screen in all_screens()}
    if name in found:
        return found[name]
    return next((screen for screen in found.values() if screen is not own), own)


def for_speaker(audience: QScreen | None, own: QScreen | None) -> QScreen | None:
    """Return a screen beside the audience's, best the window's own; None if there is none."""
    free = [screen for screen in all_screens() if screen is not audience]
    return own if own in free else next(iter(free), None)
