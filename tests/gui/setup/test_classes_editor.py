"""Classes chosen by clicking, by keys and by typing, as a user would."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from qanneal_gui import config, data
from qanneal_gui.config.sections import ESTIMATED, MOST_CLASSES
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.widgets import Sign
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.preview import Preview

FASHION = data.known_classes("fashion-mnist")


@pytest.fixture
def column(qtbot, look):
    made = RunForm()
    made.offer_classes(data.known_classes("digits"))
    scroll = QScrollArea()  # as in the window
    scroll.setWidgetResizable(True)
    scroll.setWidget(made)
    scroll.resize(330, 900)
    qtbot.addWidget(scroll)
    scroll.show()
    qtbot.waitExposed(scroll)
    return scroll


@pytest.fixture
def form(column):
    return column.widget()


@pytest.fixture
def editor(form):
    return form.rows["data.classes"].editor


def click(qtbot, editor, *numbers):
    for number in numbers:
        qtbot.mouseClick(editor.chips[number], Qt.MouseButton.LeftButton)


def down(editor):
    return [chip.number for chip in editor.chips if chip.isChecked()]


def test_chips_say_what_is_entered_and_change_it(qtbot, form, editor):
    assert down(editor) == [2, 3]
    assert editor.note.text() == "2 classes share 1 output."
    click(qtbot, editor, 0)
    assert form.config().data.classes == (0, 2, 3)
    assert editor.note.text() == "3 outputs, one for each class."
    click(qtbot, editor, 2)
    assert form.config().data.classes == (0, 3)
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "7, 1, 9")
    assert down(editor) == [1, 7, 9]
    click(qtbot, editor, 4)  # what was put into an order of its own keeps it
    assert form.config().data.classes == (7, 1, 9, 4)


def test_all_gives_one_output_for_each(qtbot, form, editor):
    qtbot.mouseClick(editor.all, Qt.MouseButton.LeftButton)
    assert form.config().data.classes == tuple(range(10))
    assert form.config().outputs == 10
    assert editor.note.text() == "10 outputs, one for each class."
    assert form.config() == config.assemble(None, None, ["data.classes=[0,1,2,3,4,5,6,7,8,9]"])


def test_two_classes_stay_chosen_and_the_form_says_so(qtbot, form, editor):
    click(qtbot, editor, 2)
    assert form.config().data.classes == (2, 3)
    assert down(editor) == [2, 3]
    assert editor.note.text() == "At least two classes stay chosen; choose another one first."
    click(qtbot, editor, 5, 2)
    assert form.config().data.classes == (3, 5)


def test_what_cannot_be_read_leaves_no_chip_down(qtbot, form, editor):
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "2,,3")
    assert down(editor) == []
    assert editor.note.isHidden()
    assert form.config() is None
    click(qtbot, editor, 1, 8)
    assert form.config().data.classes == (1, 8)


def test_classes_that_are_not_there_have_no_outputs(qtbot, form, editor):
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "2, 3, foo")
    assert editor.note.isHidden()
    qtbot.keyClicks(editor.line, "\b\b\b7")
    assert editor.note.text() == "3 outputs, one for each class."


def test_tab_reaches_one_chip_arrows_the_others_and_space_turns_them(qtbot, form, editor):
    form.activateWindow()
    editor.all.setFocus()
    qtbot.waitUntil(editor.all.hasFocus)
    qtbot.keyClick(editor.all, Qt.Key.Key_Tab)
    assert editor.chips[0].hasFocus()
    qtbot.keyClick(editor.chips[0], Qt.Key.Key_Right)
    assert editor.chips[1].hasFocus()
    qtbot.keyClick(editor.chips[1], Qt.Key.Key_Space)
    assert form.config().data.classes == (1, 2, 3)
    below = next(chip for chip in editor.chips if chip.y() > editor.chips[0].y())
    qtbot.keyClick(editor.chips[0], Qt.Key.Key_Down)
    assert below.hasFocus()
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert editor.chips[0].hasFocus()
    qtbot.keyClick(editor.chips[0], Qt.Key.Key_End)
    assert editor.chips[9].hasFocus()
    qtbot.keyClick(editor.chips[9], Qt.Key.Key_Tab)
    assert not any(chip.hasFocus() for chip in editor.chips)


def test_names_wrap_and_do_not_widen_the_form(qtbot, form, editor):
    narrow = form.minimumSizeHint().width()
    form.enter("data.dataset", "fashion-mnist")
    form.offer_classes(FASHION)
    qtbot.waitUntil(lambda: 0 < editor.chips[9].geometry().bottom() <= editor.field.height())
    assert form.minimumSizeHint().width() == narrow
    assert [chip.text() for chip in editor.chips][:2] == ["T-shirt/top", "Trouser"]
    right = max(chip.geometry().right() for chip in editor.chips)
    assert right < editor.field.width()
    assert down(editor) == [2, 3]
    click(qtbot, editor, 9)
    assert form.config().data.classes == (2, 3, 9)
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "Pullover, Ankle boot")
    click(qtbot, editor, 0)
    assert form.config().data.classes == ("T-shirt/top", "Pullover", "Ankle boot")


def test_more_classes_than_a_network_takes(qtbot, form, editor):
    form.offer_classes({number: f"letter {number} " + "x" * 60 for number in range(47)})
    assert not editor.all.isEnabled()
    assert f"Choose at most {MOST_CLASSES}" in editor.all.toolTip()
    form.enter("data.train_size", 100)
    form.enter("sampler.kind", "gibbs")
    click(qtbot, editor, *range(4, 4 + MOST_CLASSES - 2))
    assert editor.note.text() == f"{MOST_CLASSES} outputs, one for each class. {ESTIMATED}"
    assert not form.problem
    assert len(form.config().data.classes) == MOST_CLASSES
    click(qtbot, editor, 40)
    assert len(form.config().data.classes) == MOST_CLASSES
    assert editor.note.text() == f"Choose at most {MOST_CLASSES} classes."
    assert not editor.chips[40].isChecked()
    assert all(chip.width() <= 130 for chip in editor.chips)


def test_names_that_look_like_other_numbers_are_spelt_out(qtbot, form, editor):
    form.offer_classes({0: "1", 1: "0", 2: "2", 3: "3"})
    click(qtbot, editor, 0)
    names = {0: "1", 1: "0", 2: "2", 3: "3"}
    assert [data.label_of(one, names) for one in form.config().data.classes] == [0, 2, 3]


def test_the_preview_tells_the_form_what_classes_there_are(qtbot, look, tmp_path):
    rng = np.random.default_rng(0)
    images = rng.integers(0, 255, (40, 5, 5), dtype=np.uint8)
    labels = np.arange(40) % 4 + 3
    np.savez(tmp_path / "own.npz", x=images, y=labels)
    jobs = Jobs()
    preview = Preview(jobs)
    qtbot.addWidget(preview)
    try:
        for dataset, numbers in ((str(tmp_path / "own.npz"), [3, 4, 5, 6]), ("mnist", list(range(10)))):
            with qtbot.waitSignal(preview.classes_known, timeout=20_000) as told:
                # Classes that are not there are no reason not to say which are.
                preview.show_data(config.DataConfig(dataset=dataset, classes=(1, 2)))
            assert list(told.args[0]) == numbers
    finally:
        preview.shut_down()
        assert jobs.shut_down(20_000)


def test_in_the_window_all_classes_take_one_click(open_window, qtbot):
    window = open_window()
    editor = window.form.rows["data.classes"].editor
    qtbot.waitUntil(lambda: len(editor.chips) == 10)
    qtbot.mouseClick(editor.all, Qt.MouseButton.LeftButton)
    assert window.form.config().outputs == 10
    qtbot.waitUntil(lambda: window.preview.tiles.accessibleName().endswith("7, 8, 9"))
    assert window.header.start_button.isEnabled()
    narrow = window.side.widget().minimumSizeHint().width()
    combo = window.form.rows["data.dataset"].editor.combo
    combo.setCurrentIndex(combo.findData("fashion-mnist"))
    qtbot.waitUntil(lambda: editor.chips[9].text() == "Ankle boot")
    assert window.side.widget().minimumSizeHint().width() == narrow
    assert window.side.horizontalScrollBar().maximum() == 0


def test_a_class_that_is_not_there_is_complained_of_once_beside_its_field(open_window, qtbot):
    window = open_window()
    row = window.form.rows["data.classes"]
    row.editor.line.setFocus()
    row.editor.line.selectAll()
    qtbot.keyClicks(row.editor.line, "2, 3, foo")
    qtbot.waitUntil(lambda: "has no class 'foo'" in row.sign.text)
    assert [sign for sign in window.side.findChildren(Sign) if "foo" in sign.text] == [row.sign]
    qtbot.keyClicks(row.editor.line, "\b\b\b7")
    qtbot.waitUntil(lambda: window.preview.tiles.accessibleName().endswith("2, 3, 7"))
    assert not [sign for sign in window.side.findChildren(Sign) if "foo" in sign.text]
