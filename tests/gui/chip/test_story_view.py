"""Stories, presentation mode and export on the chip page, driven by buttons and keys."""

import re

import pytest
from helpers.chip_page import click, hidden, press, qubits_in, seen
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from qanneal_gui.chip.embedding_story import CHAPTERS
from qanneal_gui.gui.chip.player import SPEEDS, StoryPlayer
from qanneal_gui.gui.common import theme


@pytest.fixture
def view(planned):
    return planned


@pytest.fixture
def player(qtbot, view):
    """The page's player, its story begun and paused at the first step."""
    play(qtbot, view)
    view.player.first()
    return view.player


def play(qtbot, view):
    view.bar.play_story.click()
    qtbot.waitUntil(lambda: view.player.story is not None, timeout=30_000)


def test_a_player_plays_to_the_end_and_then_from_the_beginning(qtbot, story):
    player = StoryPlayer()
    player.speed = 1000.0
    shown = []
    player.moved.connect(lambda: shown.append(player.index))
    player.open(story)
    assert player.playing
    qtbot.waitUntil(lambda: not player.playing, timeout=20_000)
    assert shown == list(range(len(story.steps)))
    player.play()
    assert player.index == 0
    player.close()
    assert player.step is None
    assert not player.playing


def test_stepping_never_leaves_the_story_and_pauses_it(story):
    player = StoryPlayer()
    player.open(story)
    player.back()
    assert (player.index, player.playing) == (0, False)
    player.last()
    player.forward()
    assert player.index == len(story.steps) - 1
    player.previous_chapter()
    assert player.step.chapter == len(CHAPTERS) - 1
    assert story.steps[player.index - 1].chapter == len(CHAPTERS) - 2
    player.close()
    player.forward()
    player.toggle()
    assert player.step is None


def test_the_story_is_played_below_the_stage(view, player):
    bar = view.story_bar
    assert bar.isVisible()
    assert bar.chapter.text() == "1  The bare chip"
    assert bar.caption.text() == player.story.steps[0].caption
    assert not view.board.stage.placement.copies
    assert not view.bar.modes.isEnabled()
    player.last()
    assert bar.count.text() == f"{len(player.story.steps)}/{len(player.story.steps)}"
    assert not bar.next.isEnabled()
    assert bar.scrubber.value() == bar.scrubber.maximum()


def test_a_step_on_and_a_step_back_show_the_same(qtbot, view, player):
    def still():
        """What is seen once the stage has sharpened, a moment after it was turned."""
        QApplication.processEvents()
        view.board.stage.sharpen()
        return seen(view.board.stage)

    for index in (0, 3, len(player.story.steps) - 2):
        player.show(index)
        before, step = still(), player.step
        player.forward()
        assert (still() != before).any()
        player.back()
        assert player.step is step
        assert (still() == before).all()


def test_keys_play_the_story(qtbot, view, player):
    view.activateWindow()
    view.board.stage.setFocus()
    qtbot.waitUntil(view.board.stage.hasFocus)
    press(qtbot, view.board.stage, Qt.Key.Key_Right)
    press(qtbot, view.board.stage, Qt.Key.Key_Right)
    press(qtbot, view.board.stage, Qt.Key.Key_Left)
    assert player.index == 1
    press(qtbot, view.board.stage, Qt.Key.Key_PageDown)
    assert player.step.chapter == 2
    press(qtbot, view.board.stage, Qt.Key.Key_End)
    assert player.index == len(player.story.steps) - 1
    press(qtbot, view.board.stage, Qt.Key.Key_Space)
    assert player.playing
    press(qtbot, view.board.stage, Qt.Key.Key_Space)
    assert not player.playing
    press(qtbot, view.board.stage, Qt.Key.Key_Escape)
    assert view.player.story is None


def test_the_scrubber_and_the_speed(view, player):
    bar = view.story_bar
    bar.scrubber.setValue(5)
    assert player.index == 5
    bar.speed.setCurrentIndex(SPEEDS.index(4.0))
    assert player.speed == 4.0
    bar.play.click()
    assert player.playing
    assert bar.play.text() == "Pause"
    bar.play.click()
    assert bar.play.text() == "Play"


def test_the_end_of_the_story_gives_the_chip_back(view, player):
    placement = view.state.placement
    player.last()
    view.story_bar.leave.click()
    assert view.board.stage.placement is placement
    assert view.bar.modes.isEnabled()
    assert not view.story_bar.isVisible()
    assert view.board.stage.box.viewRect().contains(0, 0)


def test_pointing_in_a_story_is_about_the_qubits_of_the_step(qtbot, view, player):
    player.show(2)  # a hub of two qubits, alone
    stage = view.board.stage
    click(qtbot, stage, stage.placement.layout.qubits[0])
    assert len(qubits_in(stage.chosen_wires.lines, stage.chosen_dots.dots)) == 2
    view.search_for("y0")
    assert view.board.tip.about["chain"].text() == "2 qubits"
    player.first()
    click(qtbot, stage, None)
    assert player.step is player.story.steps[0]


def test_the_image_shows_only_while_it_is_clamped(view, player):
    inset = view.board.story_stage.inset
    assert not inset.isVisible()
    player.show(next(i for i, step in enumerate(player.story.steps) if step.image))
    assert inset.isVisible()
    assert "digits" in inset.accessibleName()
    player.last()
    assert not inset.isVisible()


def test_other_settings_end_the_story(qtbot, view, player, plan, jobs):
    changed = plan.model_copy(update={"model": plan.model.model_copy(update={"hidden": 20})})
    view.show_plan(changed, jobs, False)
    qtbot.waitUntil(lambda: hidden(view) == 20, timeout=30_000)
    assert view.player.story is None
    assert view.board.stage.placement is view.state.placement


def test_where_there_is_no_network_it_is_said(page):
    page.bar.play_story.click()
    assert page.note.text() == "No network fits this chip; reduce the hidden units."
    page.bar.presentation.trigger()
    assert page.note.text().startswith("There is nothing to show yet")
    assert page.presentation.window is None


def enter_presentation(qtbot, view):
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    press(qtbot, view, Qt.Key.Key_F5)
    presented = view.presentation.window
    assert presented is not None
    qtbot.waitExposed(presented)
    qtbot.waitUntil(presented.isActiveWindow)
    return presented


def test_presentation_mode_fills_the_screen_and_leaves_everything_as_it_was(qtbot, view):
    view.bar.search.setFocus()
    before = (
        view.geometry(),
        view.window().windowState(),
        view.board.stage.box.viewRect(),
        view.bar.title.text(),
    )
    presented = enter_presentation(qtbot, view)
    assert presented.isFullScreen()
    assert presented.stage.placement is view.state.placement
    assert presented.foot.title == "3 copies of a network on the chip Pegasus P4"
    assert "of 264 qubits" in presented.foot.caption
    with qtbot.waitSignal(presented.left):
        press(qtbot, presented, Qt.Key.Key_Escape)
    assert view.presentation.window is None
    qtbot.waitUntil(view.isActiveWindow)
    after = (
        view.geometry(),
        view.window().windowState(),
        view.board.stage.box.viewRect(),
        view.bar.title.text(),
    )
    assert after == before
    assert view.focusWidget() is view.bar.search
    assert view.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_presentation_mode_is_left_by_the_key_that_began_it_too(qtbot, view, key):
    presented = enter_presentation(qtbot, view)
    with qtbot.waitSignal(presented.left):
        press(qtbot, presented, key)
    assert view.presentation.window is None
    assert not any(isinstance(w, type(presented)) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_the_story_is_played_in_presentation_mode(qtbot, view):
    presented = enter_presentation(qtbot, view)
    press(qtbot, presented, Qt.Key.Key_Space)  # begins it
    qtbot.waitUntil(lambda: view.player.story is not None, timeout=30_000)
    player = view.player
    press(qtbot, presented, Qt.Key.Key_Space)
    player.first()
    press(qtbot, presented, Qt.Key.Key_Right)
    assert presented.foot.title == "The output grows"
    assert presented.foot.caption == player.story.steps[1].caption
    assert presented.stage.placement is view.board.stage.placement is player.story.steps[1].placement
    player.show(next(i for i, step in enumerate(player.story.steps) if step.image))
    assert presented.story_stage.inset.isVisible()
    press(qtbot, presented, Qt.Key.Key_Escape)
    assert view.player.story is not None  # the window goes on where the presentation was


def test_the_type_in_presentation_mode_is_read_from_the_last_row(qtbot, view, player):
    presented = enter_presentation(qtbot, view)
    presented.showNormal()
    presented.setGeometry(0, 0, 1280, 720)
    for index in range(len(player.story.steps)):
        player.show(index)
        assert presented.foot.caption
    presented.repaint()
    # A foot of 22 % of the screen; its lines are a thirtieth of the screen's height.
    assert presented.foot.height() == 158
    ink = seen(presented.foot) == 0xFFFFFF
    assert ink.any(axis=1).sum() > 40
    presented.close()


def dialog_of(view, kind, place):
    view.open_export()
    dialog = view.dialog
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.place.setText(str(place))
    return dialog


def written(qtbot, dialog):
    dialog.write()
    qtbot.waitUntil(lambda: not dialog.stop_button.isEnabled(), timeout=60_000)


def test_a_picture_is_exported(qtbot, view, tmp_path):
    dialog = dialog_of(view, "png", tmp_path / "a.png")
    assert not dialog.isModal()
    dialog.width_line.setText("321")
    dialog.transparent.setChecked(True)
    with qtbot.waitSignal(view.said) as said:
        written(qtbot, dialog)
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == 321
    assert image.pixelColor(1, 1).alpha() == 0
    assert str(tmp_path / "a.png") in said.args[0]


def test_what_is_there_is_replaced_only_when_asked_twice(qtbot, view, tmp_path):
    (tmp_path / "a.svg").write_text("mine")
    dialog = dialog_of(view, "svg", tmp_path / "a.svg")
    dialog.write()
    assert "press Export again" in dialog.sign.text
    assert (tmp_path / "a.svg").read_text() == "mine"
    written(qtbot, dialog)
    assert (tmp_path / "a.svg").read_text().startswith("<svg")


@pytest.mark.parametrize("typed", ["", "63", "12001", "1e3", "-5", "²", "9" * 30])
def test_a_width_that_cannot_be_is_refused_where_it_is_typed(view, tmp_path, typed):
    dialog = dialog_of(view, "png", tmp_path / "a.png")
    dialog.width_line.setText(typed)
    assert dialog.width_line.property("wrong")
    dialog.write()
    assert dialog.sign.text == "Width must be a whole number from 64 to 12,000 pixels."
    dialog.width_line.setText("1,000")
    assert not dialog.width_line.property("wrong")
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("png", "a.gif", "must end in .png"),
        ("gif", "a.png", "must end in .gif"),
        ("pdf", "missing/a.pdf", "does not exist"),
        ("series", "missing/a", "does not exist"),
        ("png", "", "must end in .png|Enter the name"),
    ],
)
def test_a_place_that_cannot_be_is_refused(view, tmp_path, kind, name, words):
    dialog = dialog_of(view, kind, tmp_path / name if name else "")
    dialog.write()
    assert re.search(words, dialog.sign.text)
    assert not dialog.stop_button.isEnabled()


@pytest.mark.parametrize("played", [False, True])
def test_a_gif_is_exported_with_or_without_playing_the_story_first(qtbot, view, tmp_path, played):
    if played:
        play(qtbot, view)
        view.player.pause()
    dialog = dialog_of(view, "gif", tmp_path / "a.gif")
    dialog.width_line.setText("320")
    written(qtbot, dialog)
    reader = QImageReader(str(tmp_path / "a.gif"))
    assert reader.size().width() == 320
    assert f"{reader.imageCount()} frames" in dialog.sign.text
    assert reader.imageCount() > 30


def test_an_export_is_stopped(qtbot, view, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    dialog = dialog_of(view, "series", target / "film")
    dialog.write()
    assert dialog.stop_button.isEnabled()
    assert not dialog.write_button.isEnabled()
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: not dialog.stop_button.isEnabled(), timeout=30_000)
    assert dialog.sign.text == "Stopped; nothing was written."
    assert not list(target.iterdir())


def test_the_window_may_close_in_the_middle_of_an_export(qtbot, view, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    dialog = dialog_of(view, "series", target / "film")
    dialog.width_line.setText("1280")
    dialog.write()
    qtbot.wait(200)
    view.shut_down()  # the guard sees to it that no thread is left
    assert not list(target.iterdir())


def test_the_bar_follows_the_theme(view, player, look):
    look.set_mode("dark")
    dark = seen(view.story_bar)
    look.set_mode("light")
    assert (seen(view.story_bar) != dark).mean() > 0.5
    assert theme.current().name == "light"


def test_the_story_of_a_run_is_what_was_programmed(qtbot, open_window, plan):
    training = plan.training.model_copy(update={"steps": 3})
    window = open_window(plan.model_copy(update={"training": training}))
    chip = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(chip)
    qtbot.waitUntil(lambda: chip.state.placement is not None, timeout=30_000)
    with qtbot.waitSignal(window.control.idle, timeout=60_000):
        window.start()
    qtbot.waitUntil(lambda: chip.state.snapshot is not None, timeout=5000)
    placement = chip.state.snapshot.placement
    qtbot.waitUntil(lambda: chip.board.stage.placement is placement, timeout=5000)
    play(qtbot, chip)
    captions = [step.caption for step in chip.player.story.steps]
    assert any("the weights before step 3 of the run" in caption for caption in captions)
    chip.story_bar.leave.click()
    assert chip.board.stage.placement is placement
