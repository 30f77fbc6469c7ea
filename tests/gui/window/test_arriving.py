"""Files dropped on the window and opened again: by drag events, and through the menu."""

import os

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.arriving import MOST_RECENT
from qanneal_gui.gui.window.settings import WindowSettings


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def toml(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("[training]\nsteps = 9\n")
    return path


@pytest.fixture
def images(tmp_path):
    path = tmp_path / "images.npz"
    rng = np.random.default_rng(1)
    parts = {f"x_{part}": rng.random((40, 4, 4)) for part in ("train", "test")}
    np.savez(path, **parts, **{f"y_{part}": np.arange(40) % 4 for part in ("train", "test")})
    return path


def drag(widget, event, *paths):
    data = QMimeData()
    data.setUrls([path if isinstance(path, QUrl) else QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPoint(5, 5) if event is QDragEnterEvent else QPointF(5, 5)
    made = event(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    made.ignore()
    QApplication.sendEvent(widget, made)
    return made.isAccepted()


def drop(window, *paths):
    assert drag(window, QDragEnterEvent, *paths)
    assert window.arriving.hint.isVisible()
    told = window.arriving.hint.sentence.text()
    assert drag(window, QDropEvent, *paths)
    assert not window.arriving.hint.isVisible()
    return told


def test_a_toml_file_fills_the_form_which_is_undone(qtbot, window, toml):
    window.form.enter("model.hidden", 128)
    assert drop(window, toml) == "Fill the form from mine.toml."
    assert window.form.config() == config.load(toml)
    assert window.form.origin.title == "mine.toml"
    qtbot.keyClick(window.side, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.form.config().model.hidden == 128


def test_images_become_the_data_set_and_the_form_is_shown(qtbot, window, images):
    window.workspace.tabs.setCurrentWidget(window.runs)
    assert drop(window, images) == "Use images.npz as the data set."
    assert window.form.rows["data.dataset"].good == str(images)
    assert window.side.isVisible()


def test_a_folder_is_a_data_set_of_idx_files(window, tmp_path):
    assert drop(window, tmp_path) == f"Use {tmp_path.name} as the data set."
    combo = window.form.rows["data.dataset"].editor.combo
    assert combo.currentText() == f"{tmp_path.name} ({tmp_path.parent})"  # of which the beginning is seen
    assert window.form.rows["data.dataset"].good == str(tmp_path)


def test_of_several_files_is_said_what_happens(window, toml, images, tmp_path):
    other = tmp_path / "other.toml"
    other.write_text("[training]\nsteps = 3\n")
    told = drop(window, toml, other, images)
    assert told == (
        "Fill the form from mine.toml. Use images.npz as the data set. Nothing is done with other.toml."
    )
    assert window.form.rows["training.steps"].good == 9
    assert window.form.rows["data.dataset"].good == str(images)


def test_what_is_unknown_gets_one_sentence_and_changes_nothing(window, tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("hello")
    told = drop(window, path)
    assert told.startswith("x.txt cannot be opened. Files of settings (.toml)")
    assert window.status.text == told
    assert window.form.config() == RunConfig()
    assert window.remembering.now.recent == ()


def test_the_name_of_a_file_stays_as_it_is(window, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text("[training]\nsteps = 9\n")
    drop(window, path)
    line = window.form.rows["training.steps"].lines[0]
    assert window.tools.origin.sentence.text() == "mine.toml"
    line.setText("8")
    line.textEdited.emit("8")
    assert "mine.toml: 9" in window.form.rows["training.steps"].mark.toolTip()


def test_what_was_done_is_said_as_done(window, toml, images):
    drop(window, toml, images)
    assert window.status.text == "Filled the form from mine.toml. images.npz is the data set."


def test_a_path_that_cannot_even_be_looked_at_is_missing(window, tmp_path):
    path = tmp_path / ("x" * 300) / "a"
    window.remembering.note(recent=(str(path),))
    window.arriving.recent.aboutToShow.emit()
    first = window.arriving.recent.actions()[0]
    assert first.text().endswith("(missing)")
    assert not first.isEnabled()
    assert "cannot be opened" in drop(window, path)


def test_the_hint_goes_when_the_files_do(window, toml):
    assert drag(window, QDragEnterEvent, toml)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.arriving.hint.isVisible()


@pytest.mark.parametrize("sign", ["move", "click", "key"])
def test_the_hint_goes_when_the_program_that_drags_has_died(qtbot, window, toml, sign):
    assert drag(window, QDragEnterEvent, toml)
    hint = window.arriving.hint
    qtbot.waitUntil(hint.isVisible)
    if sign == "move":
        qtbot.mouseMove(window.header, QPoint(3, 3))
    elif sign == "click":
        qtbot.mouseClick(window.header, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    else:
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not hint.isVisible())
    assert window.form.config() == RunConfig()


def test_pages_of_the_web_are_not_taken(window):
    assert not drag(window, QDragEnterEvent, QUrl("https://example.org/x.toml"))


def test_no_line_of_the_form_takes_the_path_of_a_file(window):
    lines = [line for row in window.form.rows.values() for line in row.lines]
    assert not any(widget.acceptDrops() for widget in (*lines, window.naming.notes.viewport()))


def test_recent_files_are_listed_opened_and_greyed_where_they_are_gone(qtbot, window, toml, images):
    drop(window, toml)
    drop(window, images)
    window.form.begin_with(RunConfig(), window.form.origin)
    images.unlink()
    window.arriving.recent.aboutToShow.emit()
    gone, there, *_ = window.arriving.recent.actions()
    assert gone.text().endswith("images.npz (missing)")
    assert not gone.isEnabled()
    assert there.text().startswith("&2 ")
    there.trigger()
    assert window.form.config() == config.load(toml)
    assert window.remembering.now.recent == (str(toml), str(images))
    window.arriving.recent.aboutToShow.emit()
    window.arriving.recent.actions()[-1].trigger()
    assert not window.arriving.recent.menuAction().isEnabled()


def test_the_list_survives_and_stays_short(qtbot, window, tmp_path):
    for number in range(MOST_RECENT + 2):
        path = tmp_path / f"{number}.toml"
        path.write_text("")
        window.files.open(path)
    window.close()
    recent = settings.load().recent
    assert len(recent) == MOST_RECENT
    assert os.path.basename(recent[0]) == f"{MOST_RECENT + 1}.toml"


def test_a_file_that_cannot_be_read_is_not_remembered(window, tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text("[x")
    drop(window, path)
    assert window.remembering.now.recent == WindowSettings().recent
