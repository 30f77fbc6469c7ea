"""What the program is, and how to cite it, in boxes of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from qanneal_gui import __version__
from qanneal_gui.gui.common import theme
from qanneal_gui.sharing.citing import PAPER, SOFTWARE
from qanneal_gui.support.wording import tr


def show_about(window: QWidget) -> None:
    """Tell name and version, beside the window."""
    box = _box(window, tr("About qanneal"), tr("qanneal {version}", version=__version__))
    box.setIconPixmap(theme.pixmap("qanneal", "#000000", 64, window.devicePixelRatioF()))
    box.setInformativeText(
        tr("Train neural networks with a D-Wave quantum annealer by pointing and clicking.")
    )
    box.show()


def show_citing(window: QWidget) -> None:
    """Show how program and paper are cited, beside the window, and copy it on demand."""
    box = _box(window, tr("How to cite"), tr("Please cite the program, and the paper that it implements:"))
    box.setInformativeText(f"{SOFTWARE}\n\n{PAPER}")
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    copy = box.addButton(tr("&Copy"), QMessageBox.ButtonRole.AcceptRole)
    copy.clicked.connect(_copy)
    box.addButton(QMessageBox.StandardButton.Close)
    box.show()


def _box(window: QWidget, title: str, text: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(title)
    box.setText(text)
    box.setModal(False)
    return box


def _copy() -> None:
    QApplication.clipboard().setText(f"{SOFTWARE}\n\n{PAPER}\n")
