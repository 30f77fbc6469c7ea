"""What was done to runs, and can be undone."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qanneal_gui.gui.common.widgets import ElidedLabel
from qanneal_gui.gui.runs.jobs import Changed
from qanneal_gui.runs.annotations import KEEP_SECONDS
from qanneal_gui.support.wording import tr


class UndoLine(QWidget):
    """Says what the last change was, with a button that undoes it; hidden while there is none.

    Attributes
    ----------
    changes : list of Changed
        What can be undone, the last one first to be undone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[Changed] = []
        self.text = ElidedLabel()
        self.button = QPushButton(tr("&Undo"))
        self.button.setProperty("word", True)
        self.button.setToolTip(tr("Undo the last change (Ctrl+Z)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()

    def add(self, changed: Changed) -> None:
        """Offer to undo a change."""
        self.changes.append(changed)
        self._show_last()

    def take(self) -> Changed | None:
        """Return the last change, which is then offered no more."""
        taken = self.changes.pop() if self.changes else None
        self._show_last()
        return taken

    def _show_last(self) -> None:
        self.setVisible(bool(self.changes))
        if self.changes:
            last = self.changes[-1]
            kept = tr(
                " It can be restored under Deleted… for at least {keep_seconds:.0f} days.",
                keep_seconds=KEEP_SECONDS / 86400,
            )
            self.text.show_text(last.sentence + (kept if "deleted" in last.change.columns else ""))
