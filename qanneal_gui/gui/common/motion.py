"""Whether things may move by themselves: as the user says, or else the system."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar, QStyle

Motion = Literal["system", "full", "reduced"]

_wanted: Motion = "system"


def choose(motion: Motion) -> None:
    """Take the user's choice for what moves from now on."""
    global _wanted
    _wanted = motion
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for effect in (
            Qt.UIEffect.UI_AnimateMenu,
            Qt.UIEffect.UI_AnimateCombo,
            Qt.UIEffect.UI_AnimateTooltip,
        ):
            app.setEffectEnabled(effect, not reduced())


def reduced() -> bool:
    """Whether nothing is to move that the user has not set in motion."""
    if _wanted != "system":
        return _wanted == "reduced"
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return False
    # Where a desktop can switch animations off, this is how Qt passes it on.
    return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def show_busy(bar: QProgressBar) -> None:
    """Let a bar say that nobody knows how long it takes: it moves to and fro, or stays empty."""
    bar.setRange(0, 1 if reduced() else 0)
    if reduced():
        bar.setValue(0)
