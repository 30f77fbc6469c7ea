"""A dialog that writes files and fills the clipboard off the window's thread, and says what becomes of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.jobs import Failure
from qanneal_gui.gui.common.widgets import Sign
from qanneal_gui.gui.figure.output import clipboard_data
from qanneal_gui.support.wording import tr


class WritingDialog(Dialog):
    """Stays beside the window.

    Attributes
    ----------
    said : Signal
        What was written where, or copied.
    sign : Sign
        Says the same here, or why that could not be done.
    """

    said = Signal(str)

    page = "figures"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.sign = Sign("small")
        self.sign.hide()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.sign.text:
            self.sign.recolor()

    def _set_busy(self, busy: bool) -> None:
        """Let the buttons follow whether something is being written."""
        raise NotImplementedError

    def _ask_to_replace(self, there: Sequence[Path]) -> None:
        names = " and ".join(one.name for one in there)
        exist, what = (tr("already exists"), "it") if len(there) == 1 else (tr("already exist"), "them")
        self.sign.show_sentence(
            tr("{names} {exist}; press Export again to replace {what}.", names=names, exist=exist, what=what),
            "warning",
            "caution",
        )

    def _copied(self, what: str, made: tuple[QImage, bytes, bytes]) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard_data(*made))
        self._on_done(tr("Copied the {what} as an image, as SVG and as PDF.", what=what))

    def _on_done(self, sentence: str) -> None:
        self._set_busy(False)
        self.sign.show_sentence(sentence, "ok", "good")
        self.said.emit(sentence)

    def _on_failed(self, failure: Failure) -> None:
        self._set_busy(False)
        self._complain(failure.sentence)

    def _complain(self, sentence: str) -> None:
        self.sign.show_sentence(sentence, "error", "trouble")
