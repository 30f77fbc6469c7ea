"""F1 opens the manual at what is looked at, What is this? says what it is; Help says how to cite."""

from pathlib import Path

import pytest
from helpers.dialogs import OPENERS, opened
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWhatsThisClickedEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWhatsThis

from qanneal_gui.config import preset_about
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.failures import FailureDialog
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.common.message_box import MessageBox
from qanneal_gui.gui.window import manual
from qanneal_gui.sharing.citing import PAPER, SOFTWARE

DOCS = Path(__file__).parents[3] / "docs"


class Browser(QObject):
    """What the desktop opens in place of a browser."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append((Path(url.toLocalFile()).name, url.fragment()))


@pytest.fixture
def browser():
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    yield browser
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def built(tmp_path, monkeypatch):
    for page in DOCS.glob("*.md"):
        (tmp_path / f"{page.stem}.html").touch()
    monkeypatch.setattr(manual, "resource", lambda _, name: tmp_path / name)


@pytest.fixture
def window(active_window):
    return active_window


def press_f1(qtbot, window):
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)


def test_the_setting_that_has_the_focus_is_explained(window, qtbot, browser, built):
    window.remedies.show_field("model.hidden")
    press_f1(qtbot, window)
    assert browser.opened == [("settings.html", "model.hidden")]


def test_otherwise_the_page_that_is_shown(window, qtbot, browser, built):
    for place, page in enumerate(manual.OF_PAGES.values()):
        window.workspace.tabs.setCurrentIndex(place)
        window.workspace.tabs.bar.setFocus()
        press_f1(qtbot, window)
        assert browser.opened[-1] == (f"{page.page}.html", "")


def test_a_manual_that_is_not_there_is_said(window, qtbot, browser, tmp_path, monkeypatch):
    monkeypatch.setattr(manual, "resource", lambda _, name: tmp_path / name)
    press_f1(qtbot, window)
    assert browser.opened == []
    assert window.status.text == manual.MISSING


def test_how_to_cite_is_shown_and_copied(window, qtbot):
    next(one for one in window.menus.help.actions() if one.text() == "How to c&ite").trigger()
    box = window.findChild(MessageBox)
    assert PAPER in box.more.text()
    qtbot.mouseClick(next(one for one in box.buttons() if one.text() == "&Copy"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == f"{SOFTWARE}\n\n{PAPER}\n"


@pytest.fixture
def asked(window, qtbot, monkeypatch):
    """Asks what something is, with Shift+F1 and a click, and returns what is said of it."""
    said = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: said.append(text))

    def ask(widget):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
        assert QWhatsThis.inWhatsThisMode()
        qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        QWhatsThis.leaveWhatsThisMode()
        return said.pop()

    return ask


def test_every_setting_answers_with_its_sentence_and_a_link(window, qtbot):
    # Where those that are hidden now lie does not matter: what is under the mouse is asked.
    assert len(window.form.rows) > 30
    for key, row in window.form.rows.items():
        for widget in (row.label, row.editor, *row.editor.inputs()):
            told = window.hands.asking.of(widget)
            assert told.sentence, key
            assert told.page == f"settings#{key}"
        assert window.hands.asking.of(row.label).sentence == row.spec.help
        assert window.hands.asking.of(row.label).title == row.spec.title


def test_a_click_on_a_setting_is_answered_and_does_nothing_else(window, asked):
    row = window.form.rows["model.hidden"]
    window.side.ensureWidgetVisible(row.editor)
    before = window.form.config()
    text = asked(row.editor.inputs()[0])
    assert row.spec.help in text
    assert "href='settings#model.hidden'" in text
    assert window.form.config() == before


def test_a_button_is_not_pressed_by_asking_about_it(window, asked):
    text = asked(window.header.start_button)
    assert "Start training with the settings on the left" in text
    assert window.display.run == ""


def test_a_preset_answers_with_all_that_its_file_says_it_is(window, asked):
    button = window.presets.buttons["advantage"]
    said = preset_about("advantage")
    assert said.endswith("what a coin does.")
    assert window.hands.asking.of(button).sentence == said == button.accessibleDescription()
    assert "&quot;advantage&quot;, whose errors" in asked(button)  # once, and not &amp;quot;


def test_the_link_of_an_answer_opens_the_manual(window, browser, built):
    row = window.form.rows["model.hidden"]
    QCoreApplication.sendEvent(row.editor, QWhatsThisClickedEvent("settings#model.hidden"))
    assert browser.opened == [("settings.html", "model.hidden")]


def test_the_parts_of_a_run_say_what_they_are(window):
    window.workspace.show_curves(True)
    of = window.hands.asking.of
    for title, plot in window.workspace.curves.plots.items():
        assert of(plot.widget.viewport()).page == "metrics", title
        assert of(plot.widget.viewport()).sentence
    health = window.workspace.health
    assert of(health.figures["kl"]).sentence.startswith("Divergence KL(sampled ‖ exact)")
    assert {of(value).page for value in health.figures.values()} == {"sampling#what-goes-wrong"}
    assert of(window.workspace.evidence.gain.value).page == "evidence"
    assert of(window.header.qpu.value).page == "bill#limits"
    assert of(window.cost.text).page == "bill"
    assert of(window.workspace.chip.board.stage.viewport()).title == "The chip"


def test_every_page_says_what_it_is(window):
    for place, page in enumerate(manual.OF_PAGES.values()):
        window.workspace.tabs.setCurrentIndex(place)
        told = window.hands.asking.of(window.workspace.tabs.bar)
        assert (told.title, told.page) == (page.title, page.page)
        assert told.sentence


def test_a_complaint_leads_to_what_it_is_about(window):
    row = window.form.rows["model.hidden"]
    row.complain("Hidden units must be a whole number (model.hidden).")
    assert window.hands.asking.of(row.sign).page == "settings#model.hidden"


def test_an_error_at_the_foot_leads_to_its_page(window, qtbot, browser, built):
    assert window.status.meaning.isHidden()
    window.status.alarm("sampler.reads is too large.")
    qtbot.mouseClick(window.status.meaning, Qt.MouseButton.LeftButton)
    assert browser.opened == [("settings.html", "sampler.reads")]
    window.say("Ready.")
    assert window.status.meaning.isHidden()


def test_a_failure_that_is_shown_leads_to_its_page(window, qtbot, browser, built):
    window.show_failure(failure_of(QannealError("Raise the limit with: qanneal limit 60.")))
    dialog = window.findChild(FailureDialog)
    qtbot.mouseClick(dialog.meaning, Qt.MouseButton.LeftButton)
    assert browser.opened == [("bill.html", "limits")]
    dialog.close()


@pytest.mark.parametrize("name", OPENERS)
def test_every_dialog_answers_what_its_parts_are(window, qtbot, monkeypatch, name):
    if name in ("presenter", "export of the chip"):
        window.workspace.tabs.setCurrentWidget(window.workspace.chip)
        qtbot.waitUntil(lambda: window.workspace.chip.state.placement is not None)
    said = []
    monkeypatch.setattr(QWhatsThis, "showText", lambda place, text, widget: said.append(text))
    with opened(window, name) as dialog:
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        shown = [
            one
            for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton))
            if one.isVisible() and one.isEnabled() and one.visibleRegion().contains(one.rect().center())
        ]
        assert shown
        for one in (shown[0], shown[-1]):
            inside = QApplication.focusWidget() or dialog
            qtbot.keyClick(inside, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
            assert QWhatsThis.inWhatsThisMode()
            qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
            QWhatsThis.leaveWhatsThisMode()
            assert dialog.isVisible()  # no button was pressed
            (text,) = said
            said.clear()
            assert dialog.windowTitle() in text or window.hands.asking.of(one).sentence
            page = window.hands.asking.of(one).page
            assert f"href='{page}'" in text
            assert (DOCS / f"{page.partition('#')[0]}.md").exists(), page
