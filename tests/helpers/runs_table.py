"""The table of runs: what it shows, and what is selected."""

from PySide6.QtCore import QItemSelectionModel

from qanneal_gui.gui.runs.model import NAME


def titles(page):
    rows = [page.model.row(place) for place in range(page.model.rowCount())]
    return [row.title for row in rows if row is not None]


def wait_for(qtbot, page, wanted):
    qtbot.waitUntil(lambda: titles(page) == wanted)


def select(page, place):
    """Select one run, whatever key another test has pressed last."""
    flags = QItemSelectionModel.SelectionFlag
    index = page.model.index(place, NAME)
    page.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
