"""The page of the first start: what it offers, by keys and by mouse, and that it is never in the way."""

import pytest
from helpers.idx_files import entry_of, tiny_set, write_set
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from qanneal_gui import config
from qanneal_gui.data import CATALOGUE
from qanneal_gui.data.folder import chosen, own_folder
from qanneal_gui.gui.welcome import mnist
from qanneal_gui.gui.window.welcoming import is_first_start


@pytest.fixture
def window(active_window):
    return active_window


@pytest.fixture
def contents(monkeypatch):
    """The files of a small set that stands for MNIST, and is on no mirror."""
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    made = tiny_set()
    monkeypatch.setitem(CATALOGUE, "tiny", entry_of(made, ["http://127.0.0.1:9/"]))
    monkeypatch.setattr(mnist, "NAME", "tiny")
    return made


@pytest.fixture
def page(window, contents):
    window.welcoming.show()
    return window.welcoming.page


def press(qtbot, window, key):
    qtbot.keyClick(QApplication.focusWidget() or window, key)


def test_it_has_the_keyboard_and_tab_goes_through_its_buttons(window, page, qtbot):
    assert page.isVisible()
    qtbot.waitUntil(lambda: "Download" in page.mnist.button.text())
    reached = []
    for _ in range(6):
        reached.append(QApplication.focusWidget())
        press(qtbot, window, Qt.Key.Key_Tab)
    buttons = [offer.button for offer in page.offers]
    buttons.insert(2, page.mnist.folder)
    assert reached == [*buttons, page.close_button]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_demo_begins_at_a_key(window, page, qtbot, key):
    window.form.enter("model.hidden", 5)
    press(qtbot, window, key)
    qtbot.waitUntil(lambda: window.control.state.active)
    assert window.form.config() == config.preset("demo")
    assert not page.isVisible()
    assert window.workspace.curves_are_seen
    with qtbot.waitSignal(window.control.idle):
        window.stop()


def test_escape_and_not_now_leave_it_and_help_brings_it_back(window, page, qtbot):
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.workspace.empty.isVisible()
    next(one for one in window.menus.help.actions() if one.text() == "&Welcome").trigger()
    assert page.isVisible()
    qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    assert window.workspace.empty.isVisible()


def test_it_gives_way_to_a_run_and_comes_back_over_it(window, page, qtbot):
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert not page.isVisible()
    window.welcoming.show()
    assert page.isVisible()
    window.welcoming.leave()
    assert window.workspace.curves_are_seen


def test_the_token_is_entered_in_the_dialog_of_the_connection_alone(window, page, qtbot):
    qtbot.mouseClick(page.token.button, Qt.MouseButton.LeftButton)
    assert window.connection.isVisible()
    qtbot.waitUntil(window.connection.token.hasFocus)
    window.connection.close()


def test_the_tour_begins_and_leads_back_to_it(window, page, qtbot):
    page.tour.button.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.workspace.empty.isVisible()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.tour.button.hasFocus()


def test_a_set_that_is_here_fills_the_form(window, page, contents, qtbot):
    write_set(own_folder() / "tiny", contents)
    page.mnist.look()
    qtbot.waitUntil(lambda: page.mnist.button.text() == "Use MNIST")
    qtbot.mouseClick(page.mnist.button, Qt.MouseButton.LeftButton)
    assert window.form.filled.values["data.dataset"] == "mnist"
    assert not page.isVisible()
    assert "press Start" in window.status.text


def test_size_and_licence_are_said_before_anything_is_downloaded(page, qtbot):
    qtbot.waitUntil(lambda: "Download" in page.mnist.button.text())
    told = page.mnist.sentence.text()
    assert f"{CATALOGUE['tiny'].size / 1e6:.1f} MB" in told
    assert f"Licence: {CATALOGUE['tiny'].license}." in told
    assert not (own_folder() / "tiny").exists()


def test_a_download_that_fails_says_why_and_can_be_tried_again(page, qtbot):
    qtbot.waitUntil(lambda: "Download" in page.mnist.button.text())
    qtbot.mouseClick(page.mnist.button, Qt.MouseButton.LeftButton)
    assert page.mnist.stop.isVisible()
    qtbot.waitUntil(lambda: bool(page.mnist.sign.text))
    assert "could not be downloaded" in page.mnist.sign.text
    assert page.mnist.button.isVisible()
    assert not page.mnist.stop.isVisible()


def test_a_download_can_be_stopped(page, qtbot, monkeypatch):
    from qanneal_gui.data import catalogue

    reached = []

    def endless(entry, folder, progress):
        while True:
            reached.append(progress("Downloading tiny, file 1 of 4", 0.25))

    monkeypatch.setattr(catalogue, "fetch", endless)
    qtbot.waitUntil(lambda: "Download" in page.mnist.button.text())
    page.mnist.button.setFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.mnist.bar.value() == 250)
    assert page.mnist.stop.hasFocus()
    press(qtbot, page, Qt.Key.Key_Return)
    assert "Download" in page.mnist.button.text()
    assert page.mnist.button.hasFocus()


@pytest.mark.parametrize("size", [(1000, 640), (1280, 800), (3840, 2160)])
def test_everything_is_seen_without_scrolling(window, page, qtbot, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    qtbot.waitUntil(lambda: not page.verticalScrollBar().isVisible())
    for offer in page.offers:
        assert offer.sentence.height() >= offer.sentence.heightForWidth(offer.sentence.width())
        assert not offer.visibleRegion().isEmpty()


def test_only_a_home_with_nothing_in_it_is_new(tmp_path, monkeypatch):
    home = tmp_path / "new"
    monkeypatch.setenv("QANNEAL_HOME", str(home))
    assert is_first_start()
    (home / "logs").mkdir()
    assert is_first_start()
    (home / "settings.toml").touch()
    assert not is_first_start()


def test_a_folder_that_has_it_becomes_the_data_folder(window, page, contents, qtbot, tmp_path, monkeypatch):
    picked = write_set(tmp_path / "sets" / "tiny", contents)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(picked))
    qtbot.waitUntil(page.mnist.folder.isVisible)
    with qtbot.waitSignal(window.welcoming.moved):
        qtbot.mouseClick(page.mnist.folder, Qt.MouseButton.LeftButton)
    assert page.mnist.button.text() == "Use MNIST"
    assert not page.mnist.folder.isVisible()
    assert chosen() == tmp_path / "sets"


def test_a_folder_without_it_is_refused_and_not_chosen(page, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.waitUntil(page.mnist.folder.isVisible)
    qtbot.mouseClick(page.mnist.folder, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.mnist.sign.isVisible)
    assert "contains no folder tiny with its four files" in page.mnist.sign.text
    assert chosen() is None


def test_a_run_that_begins_during_the_tour_stays_in_sight(window, page, qtbot):
    window.welcoming.show_around()
    with qtbot.waitSignal(window.control.idle):
        window.start()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.welcoming.tour is None
    assert window.workspace.curves_are_seen
