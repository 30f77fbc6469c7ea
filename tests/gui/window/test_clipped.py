"""No word of the window is cut off, on any page, before, while and after a run, in windows that are small."""

import re
import threading
from types import SimpleNamespace

import pytest
from helpers import accessible
from helpers.clipped import clipped
from helpers.dialogs import OPENERS, opened
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QScrollArea,
    QWidget,
)

from qanneal_gui import config
from qanneal_gui.experiments import kept
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.window import first_geometry
from qanneal_gui.gui.window.shortcuts_sheet import ShortcutsSheet
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.wording import tr

SIZES = {
    "1000x640": QSize(1000, 640),
    "on 960x540": first_geometry.within(QRect(0, 0, 1280, 800), QRect(0, 27, 960, 513)).size(),
}
"""The least usual window; and what a screen of 1920×1080 at scale 2 leaves it beside panel and title bar."""


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def window(request, open_window, qtbot, home):
    """A small window, with one run shown and the results of an experiment."""
    experiment = CapacityExperiment(CapacitySettings(topologies=("pegasus:2", "zephyr:2")))
    list(kept.run(experiment, RunLibrary(), threading.Event()))
    RunLibrary().create({"model": {"hidden": 4}}, {}, {}, "an earlier run").close()
    made = open_window(config.assemble(None, "demo", ["training.steps=100_000", "sampler.kind=exact"]))
    made.setMinimumSize(request.param)  # as on such a screen
    made.resize(request.param)
    assert made.size() == request.param
    qtbot.waitUntil(lambda: made.header.height() < 50)
    return made


def look(window, widget=None):
    """Return what is cut off, once all that has been asked for is laid out."""
    found = [""]
    for _ in range(100):  # what jobs find comes in the meantime, and is laid out in turn
        QApplication.processEvents()
        # A run that is quicker than this would always have new words that are not laid out yet.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        found = sideways(widget or window) + clipped(widget or window)
        if bar := window.centralWidget().verticalScrollBar().maximum():
            found.append(f"the window scrolls by {bar}")
        if not found:
            break
    return found


def sideways(widget):
    """Return sentences about what is scrolled sideways."""
    return [
        f"{type(one).__name__} {one.accessibleName()} is scrolled sideways"
        for one in widget.findChildren(QAbstractScrollArea)
        if not isinstance(one, QAbstractItemView)  # a table may have more columns than there is room for
        and one.isVisible()
        and one.horizontalScrollBar().isVisible()
        and one.horizontalScrollBar().maximum()
    ]


def test_no_word_is_cut_off_on_any_page(window, qtbot):
    tabs, found = window.workspace.tabs, look(window)
    window.queue.put(window.form.config(), "a run that has a name of many words, which is long", "")
    with qtbot.waitSignal(window.control.stepped):
        window.start()
    found += look(window)
    with qtbot.waitSignal(window.control.idle):
        window.stop()
    window.compare.compare([run.id for run in RunLibrary().runs(1)])
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found += [f"{tabs.bar.tabText(place)}: {sentence}" for sentence in look(window)]
    tabs.setCurrentWidget(window.workspace.network)
    qtbot.waitUntil(lambda: window.workspace.network.found is not None)
    found += look(window)
    tabs.setCurrentWidget(window.experiments)
    qtbot.waitUntil(lambda: "capacity" in window.experiments.pages)
    found += look(window)
    window.experiments.open("capacity")
    found += look(window)
    qtbot.waitUntil(lambda: bool(window.runs.model.rowCount()))
    tabs.setCurrentWidget(window.runs)
    window.runs.table.selectRow(0)
    found += look(window)
    assert window.runs.table.horizontalHeader().length() <= window.runs.table.viewport().width()
    window.runs.parts.want(wanted=True)
    found += look(window)
    window.runs.table.selectAll()
    qtbot.waitUntil(lambda: bool(window.runs.details.many.text()) and window.runs.details.many.isVisible())
    found += look(window)
    tabs.setCurrentWidget(window.workspace.chip)
    qtbot.waitUntil(lambda: window.workspace.chip.state.placement is not None)
    window.workspace.chip.bar.story_wanted.emit()
    player = window.workspace.chip.player
    qtbot.waitUntil(lambda: player.story is not None)
    for chapter in dict.fromkeys(step.chapter for step in player.story.steps):
        player.show(next(place for place, step in enumerate(player.story.steps) if step.chapter == chapter))
        found += look(window)
    assert not found, "\n".join(found)


def test_no_setting_is_cut_off(window, qtbot):
    found = []
    for kind in config.KINDS:
        window.form.enter("sampler.kind", kind)
        for group in window.form.groups.values():
            group.toggle.setChecked(True)
        found += look(window, window.side)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("screen", [QSize(1000, 640), QSize(640, 360)], ids=["1000×640", "at scale 3"])
def test_every_dialog_fits_and_shows_its_words(window, qtbot, monkeypatch, screen):
    """On a screen of 1920×1080 at scale 3 nothing is out of reach; on a usual one nothing is cut off."""
    there = SimpleNamespace(availableGeometry=lambda: QRect(QPoint(), screen))
    monkeypatch.setattr(Dialog, "screen", lambda _: there)
    window.workspace.tabs.setCurrentWidget(window.workspace.chip)
    qtbot.waitUntil(lambda: window.workspace.chip.state.placement is not None)
    found = []
    for name in OPENERS:
        with opened(window, name) as dialog:
            assert isinstance(dialog, Dialog), name
            words = look(window, dialog) if screen.width() > 640 else list(_unreachable(dialog))
            if name == "failure":
                dialog.more.click()
                words += look(window, dialog) if screen.width() > 640 else list(_unreachable(dialog))
            words += [f"& is seen: {one.text()}" for one in dialog.findChildren(QLabel) if shows_sign(one)]
            found += [f"{name}: {sentence}" for sentence in words]
            if dialog.width() > screen.width() or dialog.height() > screen.height() - 40:
                found.append(f"{name} is {dialog.size().toTuple()}")
    assert not found, "\n".join(found)


def shows_sign(label):
    """Whether the sign before a letter for Alt is seen: nobody is the label's buddy."""
    return label.buddy() is None and re.search("^[^<]*&[^&# ]", label.text()) is not None


def _unreachable(dialog):
    """Yield what is beyond the edge of a dialog and is not scrolled to by Tab."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for one in accessible.focusable(dialog):
        one.setFocus(Qt.FocusReason.TabFocusReason)
        for area in dialog.findChildren(QScrollArea):
            if area.isAncestorOf(one):
                area.ensureWidgetVisible(one)  # as QScrollArea does for Tab
        shown = one.visibleRegion().boundingRect()
        if shown.height() < min(one.height(), 16):
            yield f"{accessible.place(one)} is out of reach"


def test_no_foot_of_a_dialog_is_below_the_screen(open_window, qtbot, monkeypatch):
    window = open_window()
    screen = QRect(0, 27, 960, 513)
    monkeypatch.setattr(Dialog, "screen", lambda _: SimpleNamespace(availableGeometry=lambda: screen))
    window.connect_to_dwave()
    window.outside.ask_notifications()
    window.hands.open_sheet()
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(shown) == 3
    for dialog in shown:
        assert dialog.minimumSizeHint().height() < 513 - 40
        assert isinstance(dialog, ShortcutsSheet) or dialog.height() <= 513 - 40
        dialog.close()


@pytest.fixture
def large_type(look):
    """Type of 14 points instead of 10, as of a system whose texts are enlarged."""
    usual, mode = QApplication.font(), look.mode

    def use(font):
        QApplication.setFont(font)
        for one in (
            "dark",
            "light",
            mode,
        ):  # the style sheet has sizes, too
            look.set_mode(one)

    larger = QFont(usual)
    larger.setPointSizeF(14)
    use(larger)
    yield
    use(usual)


def test_larger_type_has_more_room(large_type, open_window, qtbot, home):
    window = open_window(config.assemble(None, "demo", ["training.steps=3", "sampler.kind=exact"]))
    tabs, found = window.workspace.tabs, []
    with qtbot.waitSignal(window.control.idle):
        window.start()
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        found += clipped_at_last(window)
    for name in ("notifications", "web pages", "export of the chip", "failure"):
        with opened(window, name) as dialog:
            found += clipped_at_last(dialog)
    assert not found, "\n".join(found)


def clipped_at_last(widget):
    """Return what is cut off once jobs have said what they have found; a window may be scrolled."""
    for _ in range(100):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if not (found := clipped(widget)):
            break
    return found


def test_what_is_cut_off_is_found(window, qtbot):
    window.header.start_button.setFixedWidth(40)
    window.workspace.tabs.bar.setFixedWidth(200)
    found = look(window)
    assert any(f"button “{tr('Start')}”" in sentence for sentence in found)
    assert any("is out of sight" in sentence for sentence in found)


def test_a_list_is_as_wide_and_long_as_its_entries(qtbot, look):
    box = Choice()
    qtbot.addWidget(box)
    entries = [
        f"an entry of many words, which is the {number}th of all" for number in range(12)
    ]  # of which a screen of 400 pixels has room
    box.addItems(entries)
    box.setFixedWidth(80)
    box.show()
    box.showPopup()
    shown = box.view()
    widest = max(map(box.fontMetrics().horizontalAdvance, entries))
    assert shown.viewport().width() >= widest
    assert shown.visualRect(box.model().index(11, 0)).bottom() <= shown.viewport().height()
    assert shown.window().geometry().right() <= box.screen().geometry().right()
    box.hidePopup()
    assert entries[0] in box.told


@pytest.mark.parametrize("current", [0, 4, 5])
def test_no_entry_of_a_short_list_is_behind_an_arrow(qtbot, look, current):
    around = QWidget()
    qtbot.addWidget(around)
    box = Choice(around)
    box.addItems([f"entry {number}" for number in range(6)])
    box.setCurrentIndex(current)
    with qtbot.waitExposed(around):
        around.show()
    box.showPopup()
    qtbot.waitUntil(box.view().isVisible)
    QApplication.processEvents()
    shown = box.view()
    whole = shown.viewport().rect()
    for row in (0, 5):
        entry = shown.visualRect(box.model().index(row, 0))
        assert whole.top() <= entry.top()
        assert entry.bottom() <= whole.bottom()
    assert shown.verticalScrollBar().maximum() == 0
    box.hidePopup()


def test_a_list_is_no_wider_than_the_screen(qtbot, look):
    box = Choice()
    qtbot.addWidget(box)
    box.addItems(["/a/very/long/path" * 40] * 200)
    box.show()
    box.showPopup()
    screen = box.screen().availableGeometry()
    assert box.view().window().width() <= screen.width()
    assert box.view().window().height() <= screen.height()
    box.hidePopup()
