"""The manual, opened in a browser at what is looked at."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from qanneal_gui.gui.setup.rows import FieldRow
from qanneal_gui.paths import resource
from qanneal_gui.support.wording import tr

MISSING = tr(
    "The manual is not here yet, because this is a checkout; build it with make docs, or read docs/index.md."
)

OF_PAGES = {
    tr("Curves"): "watching",
    tr("Chip"): "chip",
    tr("Network"): "outputs",
    tr("Queue"): "queue",
    tr("Runs"): "files",
    tr("Compare"): "evidence",
    tr("Experiments"): "experiments",
}
"""Which page of the manual explains a page of the window."""


def about(focus: QWidget | None, rows: Mapping[str, FieldRow], page: str) -> tuple[str, str]:
    """Return the page of the manual, and the place on it, that explain what has the focus, or else a page."""
    for row in rows.values():
        if focus is not None and row.editor.isAncestorOf(focus):
            return "settings", row.spec.section
    return OF_PAGES.get(page, "index"), ""


def show(page: str, place: str = "") -> bool:
    """Open a page of the manual; return whether it is there."""
    path = Path(str(resource("manual", f"{page}.html")))
    if not path.is_file():
        return False
    url = QUrl.fromLocalFile(str(path))
    url.setFragment(place)
    return QDesktopServices.openUrl(url)
