"""What the form was filled with, how many settings differ from it, and the two ways back."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from qanneal_gui.gui.common.widgets import ElidedLabel, when_styled
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.support.wording import tr


class OriginLine(QWidget):
    """One line that is always there, so that nothing moves when a setting is changed."""

    def __init__(self, form: RunForm) -> None:
        super().__init__()
        self._form = form
        self.sentence = ElidedLabel()
        self.undo, self.reset = QPushButton(tr("Undo")), QPushButton(tr("Reset all"))
        self.undo.setToolTip(tr("Bring back what the form showed before (Ctrl+Z)"))
        self.reset.setToolTip(tr("Fill all settings as they were filled last; this can be undone"))
        self.undo.setAccessibleName(tr("Undo filling the form"))
        self.reset.setAccessibleName(tr("Reset all settings"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.sentence, 1)
        for button, command in ((self.undo, form.undo), (self.reset, form.reset_all)):
            button.setProperty("word", True)
            button.clicked.connect(command)
            row.addWidget(button)
        when_styled(self, self._save_room)
        form.changed.connect(self._follow)
        form.history.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        title, changed = self._form.origin.heading, len(self._form.changes)
        count = (
            tr("1 setting changed") if changed == 1 else tr("{changed:,} settings changed", changed=changed)
        )
        self.sentence.show_text(f"{title}: {count}" if changed else title)
        self.reset.setVisible(bool(changed))
        self.undo.setVisible(not changed and self._form.history.filled_last)

    def _save_room(self) -> None:
        self.setFixedHeight(max(self.undo.sizeHint().height(), self.sentence.sizeHint().height()))
