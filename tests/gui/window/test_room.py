"""The window's room: its first size, its sides, one row for the header, and no page that jumps."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.window import first_geometry, settings
from qanneal_gui.gui.window.main_window import MainWindow
from qanneal_gui.runs.library import RunLibrary

LOW = (952, 473)
"""A window on a screen of 1920×1080 at scale 2."""

SCREENS = {
    "1280×800": QRect(0, 0, 1280, 773),
    "1280×800 at 2": QRect(0, 0, 640, 386),
    "1920×1080 at 2": QRect(0, 27, 960, 513),
    "1366×768 at 1.5": QRect(0, 0, 911, 488),
    "second screen": QRect(1920, 100, 1920, 1053),
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize(
    "wanted", [QRect(0, 0, 1280, 800), QRect(-3000, 50, 1000, 640), QRect(5000, 5000, 4000, 3000)], ids=str
)
def test_the_window_is_put_onto_its_screen(screen, wanted):
    there = first_geometry.within(wanted, screen)
    assert screen.adjusted(4, 0, -4, -4).contains(there)  # with its borders
    assert there.top() - screen.top() >= 20  # the title bar can be grasped


def test_what_fits_stays_where_it_was():
    wanted = QRect(100, 100, 1000, 600)
    assert first_geometry.within(wanted, QRect(0, 0, 1920, 1080)) == wanted


def test_the_first_window_is_no_larger_than_the_screen(qtbot, look):
    window = MainWindow(look, settings.WindowSettings())
    assert window.width() > 700
    assert window.screen().availableGeometry().contains(window.geometry())
    assert window.minimumWidth() <= window.screen().availableGeometry().width()
    window.close()
    window.deleteLater()


def test_a_window_that_was_left_on_a_screen_that_is_gone_comes_back(open_window, qtbot, look):
    first = open_window()
    first.move(20_000, 20_000)
    remembered = settings.WindowSettings(geometry=bytes(first.saveGeometry().data()))
    again = MainWindow(look, remembered)
    assert again.screen().availableGeometry().contains(again.geometry())
    again.close()
    again.deleteLater()


@pytest.fixture
def window(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", ["training.steps=3", "sampler.kind=exact"]))
    window.resize(1280, 800)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def drag(qtbot, handle, by):
    middle = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle + QPoint(by // 2, 0))
    qtbot.mouseMove(handle, middle + QPoint(by - by // 2, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(by - by // 2, 0))


def test_a_side_is_resized_hidden_and_remembered(window, qtbot, look):
    left, usual = window.sides.left, window.side.width()
    drag(qtbot, left.handle(1), 120)
    assert window.side.width() > usual + 40
    wide = window.side.width()
    window.resize(1400, 800)
    assert window.side.width() == wide
    qtbot.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert not window.sides.right.wanted
    window.close()
    again = MainWindow(look, settings.load())
    again.show()
    assert (again.sides.left.chosen_width, again.sides.right.wanted) == (wide, False)
    assert not again.sides.actions[1].isChecked()
    qtbot.mouseDClick(again.sides.left.handle(1), Qt.MouseButton.LeftButton)
    assert again.sides.left.chosen_width == 0
    again.close()
    again.deleteLater()


def test_the_settings_are_hidden_by_key_button_or_edge_and_come_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.side.isHidden()
    qtbot.mouseClick(window.sides.buttons[0], Qt.MouseButton.LeftButton)
    assert window.side.isVisible()
    usual = window.side.width()
    drag(qtbot, window.sides.left.handle(1), -700)
    assert window.side.isHidden()
    assert not window.sides.actions[0].isChecked()
    window.workspace.tabs.setCurrentWidget(window.runs)
    assert not window.sides.actions[0].isEnabled()
    window.workspace.tabs.setCurrentIndex(0)
    assert window.side.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.side.isVisible()
    assert window.side.width() == usual


def test_a_field_of_a_hidden_side_is_led_to(window, qtbot):
    window.sides.left.want(wanted=False)
    window.remedies.show_field("training.steps")
    assert QApplication.focusWidget() is window.form.rows["training.steps"].editor.line


def test_a_low_window_has_a_header_of_one_row_which_says_the_same(window, qtbot):
    header = window.header
    header.show_accuracy(0.925, 0.94)
    header.show_state(State.UNLEARNED)
    qtbot.waitUntil(lambda: header.height() > 80)
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: header.height() < 50)
    assert header.state.value.text() == "Finished, did not learn"
    assert "best 94.0" in header.accuracy.toolTip()
    assert window.sides.left.height() > 400
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: header.height() > 80)
    assert header.state.remark.text() == "did not learn"


def test_details_of_runs_come_when_they_are_asked_for_and_are_remembered(window, qtbot, look):
    page = window.runs
    window.workspace.tabs.setCurrentWidget(page)
    qtbot.waitUntil(page.details.isVisible)
    window.setMinimumSize(*LOW)
    window.resize(*LOW)
    qtbot.waitUntil(page.details.isHidden)
    qtbot.mouseClick(page.parts.button, Qt.MouseButton.LeftButton)
    assert page.details.isVisible()
    window.resize(1280, 800)
    window.close()
    again = MainWindow(look, settings.load())
    again.show()
    assert again.runs.parts.wanted
    qtbot.mouseClick(again.runs.parts.button, Qt.MouseButton.LeftButton)
    assert again.runs.details.isHidden()
    again.close()
    again.deleteLater()


def test_curves_that_are_compared_stay_where_they_are_whatever_is_said_of_them(window, qtbot):
    window.compare.compare(["20260101-000000-abcd"])
    window.workspace.tabs.setCurrentWidget(window.compare)
    qtbot.waitUntil(lambda: "no longer exist" in window.compare.progress.text)
    before = window.compare.plot.mapTo(window, QPoint(0, 0)), window.compare.plot.size()
    for sign in (window.compare.progress, window.compare.coin):
        for sentence in ("A sentence of many words. " * 10, ""):
            sign.show_sentence(sentence)
            for _ in range(3):
                QApplication.processEvents()
            assert (window.compare.plot.mapTo(window, QPoint(0, 0)), window.compare.plot.size()) == before


@pytest.mark.parametrize("size", [(1000, 640), (1280, 800)])
def test_no_page_jumps_when_a_bar_comes(window, qtbot, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.header.height() < 50) == (size[1] < 720))
    tabs = window.workspace.tabs

    def top():
        # What is asked for is laid out when events are, and then once more for what that has changed.
        for _ in range(3):
            QApplication.processEvents()
        return tabs.mapTo(window, QPoint(0, 0)).y(), tabs.height()

    before = top()
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.resume_bar.isVisible()
    assert top() == before
    window.resume_bar.show_shortfall("It takes 9 s; raise budget.qpu_seconds to 12.")
    assert top() == before
    window.header.show_monthly_usage(3.0, 60.0)
    window.form.enter("training.steps", 0)
    assert window.status.button.isVisible()
    assert top() == before
    window.resume_bar.show_run(None)
    assert top() == before


@pytest.mark.parametrize("size", [LOW, (1000, 640), (1280, 800)])
def test_no_page_jumps_when_a_notice_comes_or_runs_are_selected(window, qtbot, size):
    for place in (1, 2):
        values = config.as_dict(config.assemble(overrides=[f"model.hidden={16 * place}"]))
        with RunLibrary().create(values, {}, {}, f"trial {place}") as recorder:
            recorder.finish("failed", message="Something went wrong, which takes many words. " * 5)
    window.setMinimumSize(*LOW)
    window.resize(*size)
    window.workspace.tabs.setCurrentWidget(window.runs)
    page = window.runs
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)

    def places():
        for _ in range(3):
            QApplication.processEvents()
        return [
            (one.mapTo(window, QPoint(0, 0)), one.size())
            for one in (page.filters, page.table, page.run_actions, page.details)
            if one.isVisible()
        ]

    before = places()
    assert (len(before) == 4) == (size[1] > 500)  # without the details where they have no room
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: bool(page.details.what.text()))
    assert places() == before
    page.table.selectAll()
    qtbot.waitUntil(lambda: "differ in" in page.details.many.text())
    assert places() == before
    page.lost_line.show_runs(["20260101-000000-abcd", "20260101-000000-abce"])
    assert page.lost_line.isVisible()
    assert places() == before
    page.lost_line.show_runs([])
    page.sign.show_sentence("The library cannot be read; see the log.", "error")
    assert places() == before
    done = SimpleNamespace(sentence="Deleted beta.", change=SimpleNamespace(columns=("deleted",)))
    page.undo_line.add(done)
    assert page.undo_line.isVisible()
    assert places() == before
    window.interrupted.sentence.show_sentence("Run trial was interrupted at step 12.", "warning", "caution")
    window.interrupted.show()
    assert places() == before
