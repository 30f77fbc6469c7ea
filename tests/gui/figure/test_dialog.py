"""The dialog that exports figures, driven by mouse and keys."""

import csv
import re

import numpy as np
import pytest
from helpers.qt_guards import LONGEST_MS
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.gui.figure.dialog import FigureDialog
from qanneal_gui.gui.figure.options import FigureOptions
from qanneal_gui.gui.figure.source import FigureChoice, FigureSource

STEPS = np.arange(1.0, 21.0)


def figure(name, **options):
    return Figure(
        name, (Panel("", "step", "loss / nats", (Series(name, STEPS, 1 / STEPS, "ebm"),), **options),)
    )


SOURCE = FigureSource(
    (
        FigureChoice("Loss", "loss", figure("Loss", x_range=(5, 10)), figure("Loss")),
        FigureChoice("KL", "kl", figure("KL")),
    )
)


@pytest.fixture
def dialog(qtbot, look, tmp_path):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = FigureDialog(FigureOptions(folder=str(tmp_path)), window)
    qtbot.addWidget(made)
    made.show_source(SOURCE)
    made.show()
    qtbot.waitUntil(lambda: made.preview.sheet is not None)
    yield made
    assert made.shut_down(LONGEST_MS)


def enter(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(qtbot, dialog, words):
    qtbot.waitUntil(lambda: words in dialog.sign.text)


def test_what_is_typed_is_what_is_previewed_and_written(dialog, qtbot, tmp_path):
    enter(qtbot, dialog.form.width_row.line, "12.5")
    enter(qtbot, dialog.form.height_line, "6")
    enter(qtbot, dialog.form.font_pt, "7.5")
    qtbot.waitUntil(lambda: dialog.preview.sheet.width_cm == 12.5)
    assert dialog.preview.sheet.height_cm == pytest.approx(6)
    assert dialog.form.width_row.preset.currentText() == "Other"
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "Saved")
    pdf = (tmp_path / "loss.pdf").read_bytes()
    assert re.search(rb"/MediaBox \[0 \S+ 354.33 ", pdf)
    with (tmp_path / "loss.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    # As on screen: the data of that part alone.
    assert [float(row["x"]) for row in rows] == [5, 6, 7, 8, 9, 10]
    assert [float(row["y"]) for row in rows] == [1 / x for x in (5, 6, 7, 8, 9, 10)]


def test_everything_is_written_instead_of_what_the_screen_shows(dialog, qtbot, tmp_path):
    qtbot.keyClick(dialog.form.axes, Qt.Key.Key_Down)
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "Saved")
    assert len((tmp_path / "loss.csv").read_text().splitlines()) == 21


def test_a_usual_width_is_chosen_by_key(dialog, qtbot):
    box = dialog.form.width_row.preset
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert dialog.form.width_row.line.text() == "17.5"
    qtbot.waitUntil(lambda: dialog.preview.sheet.width_cm == 17.5)


def test_a_wrong_number_is_marked_and_nothing_is_written(dialog, qtbot, tmp_path):
    enter(qtbot, dialog.form.font_pt, "3")
    said(qtbot, dialog, "Size of text must be a number from 4 to 36 pt.")
    press(qtbot, dialog.write_button)
    assert not list(tmp_path.glob("loss.*"))
    assert dialog.options.font_pt == 8


def test_files_that_are_there_are_replaced_when_asked_twice(dialog, qtbot, tmp_path):
    (tmp_path / "loss.csv").write_text("mine")
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "loss.csv already exists; press Export again to replace it.")
    assert not (tmp_path / "loss.pdf").exists()
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "Saved")
    assert (tmp_path / "loss.csv").read_text() != "mine"


def test_the_kind_decides_the_ending_and_png_has_dots(dialog, qtbot, tmp_path):
    assert not dialog.form.dpi.isVisible()
    qtbot.keyClick(dialog.form.kind, Qt.Key.Key_End)
    assert dialog.form.dpi.isVisible()
    assert dialog.place.text().endswith("loss.png")
    qtbot.keyClick(dialog.form.csv, Qt.Key.Key_Space)
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "Saved")
    assert [path.name for path in tmp_path.glob("loss.*")] == ["loss.png"]


def test_another_figure_has_another_name_and_no_axes_to_choose(dialog, qtbot):
    assert dialog.form.axes.isVisible()
    qtbot.keyClick(dialog.choice, Qt.Key.Key_Down)
    assert dialog.place.text().endswith("kl.pdf")
    assert not dialog.form.axes.isVisible()


def test_a_name_of_the_users_own_stays_for_this_figure_alone(dialog, qtbot, tmp_path):
    enter(qtbot, dialog.place, str(tmp_path / "mine.pdf"))
    qtbot.keyClick(dialog.form.kind, Qt.Key.Key_Down)
    assert dialog.place.text() == str(tmp_path / "mine.svg")
    dialog.show_source(SOURCE)
    assert dialog.place.text() == str(tmp_path / "loss.svg")


@pytest.mark.parametrize("name", ["alone.pdf", "~/alone.pdf"])
def test_a_name_without_a_folder_lies_at_home_and_that_is_said(dialog, qtbot, tmp_path, monkeypatch, name):
    (tmp_path / "started-here").mkdir()
    monkeypatch.chdir(tmp_path / "started-here")
    monkeypatch.setenv("HOME", str(tmp_path))
    enter(qtbot, dialog.place, name)
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, f"Saved {tmp_path / 'alone.pdf'}")
    assert list((tmp_path / "started-here").iterdir()) == []


def test_a_home_of_nobody_is_a_sentence(dialog, qtbot):
    enter(qtbot, dialog.place, "~nobody-of-that-name/a.pdf")
    press(qtbot, dialog.write_button)
    said(qtbot, dialog, "Cannot write")


def test_it_is_copied_to_the_clipboard(dialog, qtbot, clipboard):
    press(qtbot, dialog.copy_button)
    said(qtbot, dialog, "Copied")
    data = clipboard.mimeData()
    assert data.hasImage()
    assert {"image/svg+xml", "application/pdf"} <= set(data.formats())


def test_what_was_entered_is_remembered(dialog, qtbot, tmp_path):
    enter(qtbot, dialog.form.line_pt, "0.75")
    qtbot.keyClick(dialog.form.ends, Qt.Key.Key_Down)
    assert dialog.options == FigureOptions(line_pt=0.75, ends=True, folder=str(tmp_path))
