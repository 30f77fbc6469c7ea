"""Editors of values that come from elsewhere: a file, or an account at D-Wave."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.setup.editors import TextEditor
from qanneal_gui.support.wording import tr


class FileEditor(TextEditor):
    """The path of a JSON file, typed or chosen."""

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.browse = QToolButton()
        self.recolor()
        self.browse.setAccessibleName(tr("{spec}: choose a file", spec=spec.title))
        self.browse.setToolTip(tr("Choose a JSON file"))
        self.browse.clicked.connect(self._choose)
        self.row.addWidget(self.browse)

    @override
    def recolor(self) -> None:
        theme.show_icon(self.browse, "folder", theme.current().quiet)

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self.window(), self.spec.title, "", tr("JSON files (*.json)"))
        if path:
            self.set_value(path)
            self.edited.emit()


class SolverEditor(TextEditor):
    """The name of a solver, typed or chosen from those of the account.

    Attributes
    ----------
    connect_asked : Signal
        The user wants to see the connection, and the solvers it has.
    """

    connect_asked = Signal()

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.button = QPushButton(tr("Connect…"))
        self.button.setProperty("word", True)
        self.button.setAccessibleName(tr("Connect to D-Wave"))
        self.button.setToolTip(tr("Enter the API token, test it, and choose a solver (Ctrl+D)"))
        self.button.clicked.connect(self.connect_asked)
        self.row.addWidget(self.button)
