"""What the program is, and how to cite it, in boxes of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from qanneal_gui import __version__
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.message_box import MessageBox, Role
from qanneal_gui.sharing.citing import PAPER, SOFTWARE
from qanneal_gui.support.wording import tr, verbatim


def show_about(window: QWidget) -> None:
    """Tell name and version, beside the window."""
    told = tr("Train neural networks with a D-Wave quantum annealer by pointing and clicking.")
    box = MessageBox(window, tr("About qanneal"), tr("qanneal {version}", version=__version__), told)
    box.set_picture(theme.pixmap("qanneal", "#000000", 64, window.devicePixelRatioF()))
    box.add_button(tr("Close"), Role.RejectRole, default=True)
    _show(box)


def show_citing(window: QWidget) -> None:
    """Show how program and paper are cited, beside the window, and copy it on demand."""
    asked = tr("Please cite the program, and the paper that it implements:")
    box = MessageBox(window, tr("How to cite"), asked, verbatim(f"{SOFTWARE}\n\n{PAPER}"))
    box.more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.add_button(tr("&Copy"), Role.AcceptRole).clicked.connect(_copy)
    box.add_button(tr("Close"), Role.RejectRole, default=True)
    _show(box)


def _show(box: MessageBox) -> None:
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.show()


def _copy() -> None:
    QApplication.clipboard().setText(f"{SOFTWARE}\n\n{PAPER}\n")
