"""Runs are deleted, starred, named and put away in the table, and all of it is taken back."""

import pytest
from helpers.qt_guards import LONGEST_MS
from helpers.runs_table import select, wait_for
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui.gui.runs.model import NAME, STAR
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.listing import Filter, numbers, rows


def test_deleting_and_taking_it_back(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.table.setFocus()
    select(page, 1)
    with qtbot.waitSignal(page.said) as said:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert said.args == ["Deleted beta."]
    wait_for(qtbot, page, [runs[2], "alpha"])
    assert "Deleted beta." in page.undo_line.text.text()
    assert RunLibrary().get(runs[1]).steps == 3  # nothing is lost yet
    qtbot.mouseClick(page.undo_line.button, Qt.MouseButton.LeftButton)
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    assert not page.undo_line.isVisible()


def test_what_is_deleted_gives_its_place_and_is_selected_when_it_is_back(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.table.setFocus()
    select(page, 1)

    def press(key, *modifiers):
        with qtbot.waitSignal(page.said):
            qtbot.keyClick(page.table, key, *modifiers)

    def chosen():
        return [row.title for row in page.table.selected_rows()]

    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: chosen() == ["alpha"])  # the one below
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: chosen() == [runs[2]])  # the one above, for there is none below
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: chosen() == ["alpha"])
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: chosen() == ["beta"])
    assert page.table.currentIndex().row() == 1
    page.filters.search.setText("alpha")  # what is only hidden leaves its place to none
    wait_for(qtbot, page, ["alpha"])
    assert chosen() == []


def test_a_star_by_a_click_and_by_the_keyboard(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    place = page.table.visualRect(page.model.index(2, STAR)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    qtbot.waitUntil(lambda: page.model.row(2).starred)
    page.table.setFocus()
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: all(page.model.row(i).starred for i in range(3)))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not any(page.model.row(i).starred for i in range(3)))
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: all(page.model.row(i).starred for i in range(3)))


@pytest.mark.parametrize("presses", [1, 2, 3, 4])
def test_keys_that_come_before_the_table_shows_what_the_ones_before_did(open_page, qtbot, runs, presses):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.table.setFocus()
    select(page, 1)
    for _ in range(presses):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.jobs.busy)
    assert page.model.row(1).starred == bool(presses % 2)
    assert [one.sentence for one in page.undo_line.changes] == ["Starred beta.", "Unstarred beta."] * (
        presses // 2
    ) + ["Starred beta."] * (presses % 2)
    for left in reversed(range(presses)):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not page.jobs.busy)
        assert page.model.row(1).starred == bool(left % 2)


def test_a_star_that_is_clicked_twice_quickly_is_as_it_was(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    opened = []
    page.opened.connect(opened.append)
    viewport, left = page.table.viewport(), Qt.MouseButton.LeftButton
    place = page.table.visualRect(page.model.index(2, STAR)).center()
    # As Qt delivers a double click.
    for kind in ("Press", "Release", "DblClick", "Release"):
        held = Qt.MouseButton.NoButton if kind == "Release" else left
        event = QMouseEvent(
            QEvent.Type[f"MouseButton{kind}"],
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            left,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    qtbot.waitUntil(lambda: not page.jobs.busy)
    assert not page.model.row(2).starred
    assert len(page.undo_line.changes) == 2
    assert opened == []
    beside = QPoint(page.table.visualRect(page.model.index(2, NAME)).center())
    qtbot.mouseClick(viewport, left, pos=beside)
    qtbot.mouseDClick(viewport, left, pos=beside)
    assert opened == [runs[0]]


def test_a_key_that_is_held_stars_once(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    assert not any(action.autoRepeat() for action in page.run_actions.actions_by_name.values())


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_run_that_is_going_goes_once(open_page, qtbot, runs, key, modifier):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.table.setFocus()
    select(page, 1)
    for _ in range(2):
        qtbot.keyClick(page.table, key, modifier)
    wait_for(qtbot, page, [runs[2], "alpha"])
    qtbot.waitUntil(lambda: not page.jobs.busy)
    assert len(page.undo_line.changes) == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])


def test_a_change_that_is_being_made_is_undone(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.table.setFocus()
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.jobs.busy
    qtbot.waitUntil(lambda: not page.jobs.busy)
    assert not page.undo_line.changes
    assert not any(page.model.row(i).starred for i in range(3))


def test_renaming_in_the_table_and_notes_below(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    page.model.setData(page.model.index(0, NAME), "gamma")
    wait_for(qtbot, page, ["gamma", "beta", "alpha"])
    select(page, 0)
    assert page.details.name.text() == "gamma"
    page.details.tags.setText("x,  y")
    page.details.tags.editingFinished.emit()
    page.details.tags.editingFinished.emit()  # once more, when the focus goes
    qtbot.waitUntil(lambda: page.details.tags.text() == "x, y")
    page.details.notes.setPlainText("<b>not bold</b>")
    select(page, 1)  # what was written is saved
    qtbot.waitUntil(lambda: page.model.row(0).notes == "<b>not bold</b>")
    assert page.details.notes.toPlainText() == ""
    # The table may look before the change itself is told.
    wanted = [("name",), ("tags",), ("notes",)]
    qtbot.waitUntil(lambda: [one.change.columns for one in page.undo_line.changes] == wanted)


def test_what_was_written_is_kept_when_the_window_closes(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    select(page, 0)
    page.details.notes.setPlainText("the last words")
    assert page.shut_down(LONGEST_MS)
    library = RunLibrary()
    (number,) = numbers(library, Filter("last words"))
    with library.open() as db:
        assert rows(db, [number])[number].notes == "the last words"


def test_the_archive_keeps_runs_out_of_the_way(open_page, qtbot, runs):
    page = open_page()
    wait_for(qtbot, page, [runs[2], "beta", "alpha"])
    select(page, 2)
    page.archive()
    wait_for(qtbot, page, [runs[2], "beta"])
    page.filters.archived.click()
    wait_for(qtbot, page, ["alpha"])
    select(page, 0)
    assert page.run_actions.actions_by_name["archive"].text() == "Un&archive"
    page.archive()
    qtbot.waitUntil(lambda: "archive is empty" in page.empty.text())
