"""What the program is, in a box of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from qanneal_gui import __version__
from qanneal_gui.gui.common import theme


def show_about(window: QWidget) -> None:
    """Tell name and version, beside the window."""
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIconPixmap(theme.pixmap("qanneal", "#000000", 64, window.devicePixelRatioF()))
    box.setWindowTitle("About qanneal")
    box.setText(f"qanneal {__version__}")
    box.setInformativeText("Train neural networks with a D-Wave quantum annealer by pointing and clicking.")
    box.setModal(False)
    box.show()
