"""The page of the queue, used as people do: by mouse and by keys."""

import re
from dataclasses import replace

import pytest
from helpers.qt_guards import LONGEST_MS
from PySide6.QtCore import QPoint, Qt

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.message_box import MessageBox, Role
from qanneal_gui.gui.queue import words
from qanneal_gui.gui.queue.model import COLUMNS, SETTINGS, STATE
from qanneal_gui.gui.queue.page import QueuePage
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_bill import bill
from qanneal_gui.runs.queue_entry import Draft

SHOWN = "demo, but hidden units 8, steps 2 · digits 2, 3 (20 images) · EBM, Exact"
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def queue(home):
    return Queue(RunLibrary(home))


@pytest.fixture
def open_page(qtbot, look):
    pages = []

    def make():
        page = QueuePage()
        qtbot.addWidget(page)
        page.resize(640, 480)
        with qtbot.waitExposed(page):
            page.show()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.hide()
        assert page.shut_down(LONGEST_MS)


def settings(*overrides):
    return config.assemble(overrides=["sampler.kind=exact", "model.hidden=8", *overrides])


def fill(queue, count=4, steps=2, **values):
    made = config.as_dict(settings(f"training.steps={steps}"))
    return [queue.add(Draft(made, seconds=3.0, **values), f"run {i}").id for i in range(count)]


def shown(page):
    return [one.id for one in page.table.queue.entries]


def states(page):
    return [one.state for one in page.table.queue.entries]


def at(page, row):
    table = page.table
    return QPoint(20, table.rowViewportPosition(row) + table.rowHeight(row) // 2)


def click_row(qtbot, page, row, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(page.table.viewport(), LEFT, modifier, at(page, row))


def drag(qtbot, page, row, to):
    viewport = page.table.viewport()
    qtbot.mousePress(viewport, LEFT, pos=at(page, row))
    qtbot.mouseMove(viewport, at(page, row) + QPoint(30, 0))
    qtbot.mouseMove(viewport, to)
    qtbot.mouseRelease(viewport, LEFT, pos=to)


def wait_for(qtbot, page, ids):
    qtbot.waitUntil(lambda: shown(page) == ids)


def text(page, row, column):
    return page.table.queue.index(row, column).data()


def test_an_empty_queue_says_how_to_fill_it(open_page, qtbot):
    page = open_page()
    qtbot.waitUntil(lambda: page.bill.text == "Nothing waits.")
    assert not page.table.isVisible()
    assert not page.run_button.isEnabled()
    assert not any(action.isEnabled() for action in page.actions_by_name.values())


def test_entries_show_what_they_are_and_what_they_cost(open_page, qtbot, queue):
    fill(queue, 1)
    fill(queue, 1, billed=True, qpu_seconds=2.5)
    page = open_page()
    wait_for(qtbot, page, [1, 2])
    assert [text(page, 0, column) for column in range(len(COLUMNS))] == [
        "1", "run 0", "run", SHOWN, "–", "3 s",
        "waiting",
    ]  # fmt: skip
    assert text(page, 1, 4) == "2.5 s"
    assert page.bill.text == (
        "2 entries wait: about 6 s, and about 2.5 s of QPU time for 1 run; 60 s are left this month."
    )
    assert page.table.columnWidth(SETTINGS) >= COLUMNS[SETTINGS].width


def test_the_settings_have_what_the_other_columns_do_not_need(open_page, qtbot, queue):
    (number,) = fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [number])
    table = page.table
    usual = [column.width for column in COLUMNS]
    widths = [table.columnWidth(place) for place in range(len(COLUMNS))]
    assert sum(widths) == table.viewport().width()
    assert widths[SETTINGS] > usual[SETTINGS] + 80
    for place in range(len(COLUMNS)):
        assert widths[place] >= min(usual[place], table.sizeHintForColumn(place))
    table.setColumnWidth(1, 140)  # by the mouse
    table.resize(table.width() + 1, table.height())
    assert table.columnWidth(1) == 140


def test_states_are_read_whole_however_many_steps_they_tell_of(open_page, qtbot, queue):
    (number,) = fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [number])
    page.hide()
    (entry,) = queue.entries()
    page.table.show_entries([replace(entry, state="waiting", steps=1_234_567)], {})
    assert page.table.columnWidth(STATE) >= page.table.sizeHintForColumn(STATE)
    page.table.show_entries([replace(entry, state="running", steps=12, paused=True)], {})
    assert text(page, 0, STATE) == "paused at step 12"


def test_what_another_terminal_adds_appears_by_itself(open_page, qtbot, queue):
    page = open_page()
    wait_for(qtbot, page, [])
    fill(queue, 2)
    wait_for(qtbot, page, [1, 2])


def test_a_row_is_dragged_to_another_place(open_page, qtbot, queue):
    fill(queue, 4)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3, 4])
    drag(qtbot, page, 0, at(page, 2) + QPoint(0, 8))
    assert shown(page) == [2, 3, 1, 4]
    drag(qtbot, page, 3, at(page, 0) - QPoint(0, 8))
    assert shown(page) == [4, 2, 3, 1]
    qtbot.waitUntil(lambda: [one.id for one in queue.entries()] == [4, 2, 3, 1])
    assert [one.id for one in page.table.selected()] == [4]


def test_a_drag_is_given_up_with_escape(open_page, qtbot, queue):
    fill(queue, 3)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3])
    viewport = page.table.viewport()
    qtbot.mousePress(viewport, LEFT, pos=at(page, 0))
    qtbot.mouseMove(viewport, at(page, 2))
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    qtbot.mouseRelease(viewport, LEFT, pos=at(page, 2))
    assert shown(page) == [1, 2, 3]


def test_keys_move_the_selected_entries(open_page, qtbot, queue):
    fill(queue, 4)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3, 4])
    click_row(qtbot, page, 2)
    click_row(qtbot, page, 3, CTRL)
    qtbot.keyClick(page.table, Qt.Key.Key_Up, CTRL)
    assert shown(page) == [1, 3, 4, 2]
    qtbot.keyClick(page.table, Qt.Key.Key_Up, CTRL)
    qtbot.keyClick(page.table, Qt.Key.Key_Up, CTRL)  # they are the first already
    assert shown(page) == [3, 4, 1, 2]
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CTRL)
    assert shown(page) == [1, 3, 4, 2]
    qtbot.waitUntil(lambda: [one.id for one in queue.entries()] == [1, 3, 4, 2])


def test_what_is_removed_can_be_put_back(open_page, qtbot, queue):
    fill(queue, 3)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3])
    click_row(qtbot, page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(qtbot, page, [1, 3])
    page.actions_by_name["clear"].trigger()
    wait_for(qtbot, page, [])
    page.actions_by_name["undo"].trigger()
    wait_for(qtbot, page, [1, 3])
    assert [one.id for one in page.table.selected()] == [1, 3]
    page.actions_by_name["undo"].trigger()
    wait_for(qtbot, page, [1, 2, 3])
    assert [one.id for one in page.table.selected()] == [2]
    assert not page.actions_by_name["undo"].isEnabled()


def test_what_is_removed_gives_its_place_to_the_next(open_page, qtbot, queue):
    fill(queue, 3)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3])
    click_row(qtbot, page, 1)
    for left, chosen in (([1, 3], [3]), ([1], [1]), ([], [])):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)
        wait_for(qtbot, page, left)
        assert [one.id for one in page.table.selected()] == chosen


def test_what_is_back_is_selected_alone_and_seen(open_page, qtbot, queue):
    fill(queue, 40)
    page = open_page()
    wait_for(qtbot, page, list(range(1, 41)))
    click_row(qtbot, page, 2)
    click_row(qtbot, page, 4, CTRL)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    left = [number for number in range(1, 41) if number not in (3, 5)]
    wait_for(qtbot, page, left)
    page.table.scrollToBottom()
    click_row(qtbot, page, 37)
    assert [one.id for one in page.table.selected()] == [40]
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    wait_for(qtbot, page, list(range(1, 41)))
    assert [one.id for one in page.table.selected()] == [3, 5]
    assert page.table.rowAt(0) <= 2
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)  # the keys go on from there
    wait_for(qtbot, page, left)


def test_what_is_being_removed_is_put_back(open_page, qtbot, queue):
    fill(queue, 3)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3])
    click_row(qtbot, page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: not page.jobs.busy)
    assert [one.id for one in queue.entries()] == [1, 2, 3]


def test_the_only_entry_is_put_back_by_keys(open_page, qtbot, queue):
    fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [1])
    click_row(qtbot, page, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(page.table.isHidden)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Z, CTRL)
    wait_for(qtbot, page, [1])
    assert [one.id for one in page.table.selected()] == [1]
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Delete)
    wait_for(qtbot, page, [])


def test_the_queue_is_run_beside_the_window(open_page, qtbot, queue):
    fill(queue, 2)
    page = open_page()
    wait_for(qtbot, page, [1, 2])
    with qtbot.waitSignal(page.ran):
        qtbot.mouseClick(page.run_button, LEFT)
    with qtbot.waitSignal(page.said, check_params_cb=lambda said: "come to its end" in said):
        pass
    assert states(page) == ["done", "done"]
    assert [run.state for run in RunLibrary().runs()] == ["finished", "finished"]
    with qtbot.waitSignal(page.opened) as opened:
        click_row(qtbot, page, 0)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [queue.get(1).run]


def test_pause_lets_the_current_run_end_and_stop_saves_it(open_page, qtbot, queue):
    fill(queue, 1, steps=100_000)
    fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [1, 2])
    qtbot.mouseClick(page.run_button, LEFT)
    # A run that is stopped before its first step waits as if it had never run.
    qtbot.waitUntil(lambda: bool(re.fullmatch(r"running, step [1-9].*", text(page, 0, STATE))))
    assert not page.run_button.isEnabled()
    qtbot.mouseClick(page.pause_button, LEFT)
    qtbot.waitUntil(lambda: page.bill.text.startswith("The queue pauses after what is running now."))
    assert "Nothing waits" not in page.bill.text
    assert states(page)[0] == "running"
    assert not page.pause_button.isEnabled()
    with qtbot.waitSignal(page.ran):
        qtbot.mouseClick(page.stop_button, LEFT)
    qtbot.waitUntil(lambda: states(page)[0] == "waiting")
    assert states(page)[1] in ("waiting", "done")  # with several cores both were running
    qtbot.waitUntil(lambda: page.bill.text.startswith("Paused. "))
    assert text(page, 0, STATE).startswith("waiting at step")
    (run,) = (run for run in RunLibrary().runs() if run.id == queue.get(1).run)
    assert run.state == "stopped"


def test_what_runs_while_the_queue_is_paused_is_not_passed_over(queue):
    (entry,) = (fill(queue, 1), queue.entries())[1]
    runs = replace(entry, state="running")
    found = bill([runs], RunLibrary())
    assert words.bill(found, [runs], paused=True) == "The queue pauses after what is running now."
    assert words.bill(found, [], paused=True) == "Paused. Nothing waits."
    assert words.bill(bill([runs, entry], RunLibrary()), [runs, entry], paused=True) == (
        "The queue pauses after what is running now. 1 entry waits: about 3 s, and no QPU time."
    )


def test_nothing_is_paid_before_the_user_has_agreed(open_page, qtbot, queue, token):
    fill(queue, 1, billed=True, qpu_seconds=70.0)  # the settings are those of a local run
    page = open_page()
    wait_for(qtbot, page, [1])
    assert "70 s of QPU time, and 60 s are left" in page.bill.text
    qtbot.mouseClick(page.run_button, LEFT)
    qtbot.waitUntil(lambda: page.question.box is not None)
    box = page.question.box
    assert "What reaches the limit is put on hold" in box.more.text()
    assert box.default_button.text() == "&Do not start"
    qtbot.mouseClick(box.default_button, LEFT)
    qtbot.waitUntil(lambda: page.question.box is None)
    assert not queue.get(1).agreed
    qtbot.mouseClick(page.run_button, LEFT)
    qtbot.waitUntil(lambda: page.question.box is not None)
    (yes,) = (
        one for one in page.question.box.buttons()
        if page.question.box.role_of(one) is Role.AcceptRole
    )  # fmt: skip
    with qtbot.waitSignal(page.ran):
        qtbot.mouseClick(yes, LEFT)
    assert queue.get(1).state == "done"


def test_an_entry_is_edited_in_the_form_and_keeps_its_place(open_page, qtbot, queue):
    fill(queue, 3)
    page = open_page()
    wait_for(qtbot, page, [1, 2, 3])
    click_row(qtbot, page, 1)
    with qtbot.waitSignal(page.settings_asked) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert asked.args == [queue.get(2).settings]
    assert page.editing == 2
    page.put(settings("training.steps=7"))
    qtbot.waitUntil(lambda: "steps 7" in text(page, 1, SETTINGS))
    assert shown(page) == [1, 2, 3]
    assert page.editing is None
    page.put(settings("training.steps=9"))
    wait_for(qtbot, page, [1, 2, 3, 4])


def test_an_entry_that_was_run_while_it_was_edited_stays_as_it_is(open_page, qtbot, queue):
    (number,) = fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [number])
    click_row(qtbot, page, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    with queue.owner() as owner:
        queue.claim(owner)
        queue.begin(number, owner, "20261122-181502-k3f9")
        queue.leave(number, owner, "done")
    with qtbot.waitSignal(page.failed) as failed:
        page.put(settings("training.steps=7"))
    assert "was run or changed while it was edited" in failed.args[0].sentence
    assert queue.get(number).state == "done"
    assert page.editing is None


def test_editing_can_be_given_up(open_page, qtbot, queue):
    fill(queue, 1)
    page = open_page()
    wait_for(qtbot, page, [1])
    click_row(qtbot, page, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    assert page.editing is None
    page.put(settings("training.steps=9"))
    wait_for(qtbot, page, [1, 2])


def test_a_failed_entry_is_retried(open_page, qtbot, queue):
    queue.add(Draft({"sampler": {"kind": "nothing"}}))
    page = open_page()
    wait_for(qtbot, page, [1])
    with qtbot.waitSignal(page.ran):
        qtbot.mouseClick(page.run_button, LEFT)
    qtbot.waitUntil(lambda: states(page) == ["failed"])
    click_row(qtbot, page, 0)
    assert page.reason.text().startswith("Sampler cannot be 'nothing'")
    index = page.table.queue.index(0, STATE)
    assert "Sampler" in page.table.queue.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "sampler.kind" not in page.table.queue.data(index, Qt.ItemDataRole.ToolTipRole)
    page.actions_by_name["retry"].trigger()
    qtbot.waitUntil(lambda: states(page) == ["waiting"])


def test_the_queue_stops_at_a_failure_if_that_is_ticked(open_page, qtbot, queue):
    page = open_page()
    qtbot.waitUntil(lambda: page.bill.text != "")
    qtbot.mouseClick(page.stops, LEFT, pos=QPoint(8, page.stops.height() // 2))
    qtbot.waitUntil(lambda: queue.settings.stops_on_failure)


def test_shift_ctrl_return_puts_the_form_into_the_queue(open_window, qtbot, queue):
    window = open_window(settings("training.steps=4"))
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(queue.entries()) == 1)
    assert queue.get(1).settings == config.as_dict(window.form.config())
    qtbot.mouseClick(window.header.queue_button, LEFT)
    qtbot.waitUntil(lambda: len(queue.entries()) == 2)
    qtbot.waitUntil(lambda: "Entry 2 waits in the queue" in window.status.text)
    assert RunLibrary().runs() == []


def test_the_form_takes_an_entry_and_gives_it_back(open_window, qtbot, queue):
    fill(queue, 1)
    window = open_window(RunConfig())
    window.workspace.tabs.setCurrentWidget(window.queue)
    wait_for(qtbot, window.queue, [1])
    click_row(qtbot, window.queue, 0)
    qtbot.keyClick(window.queue.table, Qt.Key.Key_F2)
    assert config.as_dict(window.form.config()) == queue.get(1).settings
    assert window.header.queue_button.text() == "Save entry"
    window.form.enter("training.steps", 12)
    qtbot.mouseClick(window.header.queue_button, LEFT)
    qtbot.waitUntil(lambda: queue.get(1).settings["training"]["steps"] == 12)
    assert window.header.queue_button.text() == "Queue"


def test_a_window_that_closes_lets_what_is_running_wait(open_window, qtbot, queue):
    fill(queue, 1, steps=100_000)
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.queue)
    wait_for(qtbot, window.queue, [1])
    qtbot.mouseClick(window.queue.run_button, LEFT)
    qtbot.waitUntil(lambda: states(window.queue) == ["running"] and bool(queue.get(1).steps))
    window.close()
    (box,) = window.findChildren(MessageBox)
    assert box.sentence.text() == "The queue is still running."
    qtbot.mouseClick(box.default_button, LEFT)
    qtbot.waitUntil(lambda: not window.isVisible())
    entry = queue.get(1)
    assert (entry.state, RunLibrary().get(entry.run).state) == ("waiting", "stopped")
