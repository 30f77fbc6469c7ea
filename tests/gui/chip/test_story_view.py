"""Telling, talking and exporting in the chip view, driven by buttons and keys."""

import re

import numpy as np
import pytest
from helpers.qt_guards import expected_warnings, guard, look, open_window
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip.story import CHAPTERS, tell
from qanneal_gui.chip.story_samples import gather
from qanneal_gui.gui.chip.presentation import Narrator
from qanneal_gui.gui.chip.story import SPEEDS, StoryPlayer
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tasks import Tasks

__all__ = ["expected_warnings", "guard", "look", "open_window"]

SETTINGS = ["model.hidden=24", 'sampler.topology="pegasus:4"', "sampler.reads=50", "sampler.copies=3"]


@pytest.fixture(autouse=True)
def without_a_window_manager(expected_warnings):
    expected_warnings.append("This plugin does not support")


@pytest.fixture(scope="module")
def placement():
    graph = load_topology("pegasus:4")
    return Placement(graph, tuple(search.embed(graph, 24, 1, 3)))


@pytest.fixture(scope="module")
def story(placement):
    return tell(gather(placement, config.assemble(overrides=SETTINGS)))


@pytest.fixture
def view(qtbot, look, placement, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    tasks, made = Tasks(), ChipView()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    qtbot.waitExposed(made)
    made.show_plan(config.assemble(overrides=SETTINGS), tasks, False)
    with qtbot.waitSignal(tasks.done, timeout=30_000):
        made.narrator.refresh()
    yield made
    made.halt()
    assert tasks.close()


@pytest.fixture
def player(qtbot, view):
    """The view's player, its story begun and paused at the first scene."""
    view.narrator.begin()
    qtbot.waitUntil(lambda: view.narrator.telling, timeout=30_000)
    view.narrator.player.first()
    return view.narrator.player


def pixels(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).copy()


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)


def test_a_player_plays_to_the_end_and_then_from_the_beginning(qtbot, story):
    player = StoryPlayer()
    player.speed = 1000.0
    seen = []
    player.moved.connect(lambda: seen.append(player.index))
    player.open(story)
    assert player.playing
    qtbot.waitUntil(lambda: not player.playing, timeout=20_000)
    assert seen == list(range(len(story.scenes)))
    player.play()
    assert player.index == 0
    player.close()
    assert player.scene is None
    assert not player.playing


def test_stepping_never_leaves_the_story_and_pauses_it(story):
    player = StoryPlayer()
    player.open(story)
    player.back()
    assert (player.index, player.playing) == (0, False)
    player.last()
    player.forward()
    assert player.index == len(story.scenes) - 1
    player.previous_chapter()
    assert player.scene.chapter == len(CHAPTERS) - 1
    assert story.scenes[player.index - 1].chapter == len(CHAPTERS) - 2
    player.close()
    player.forward()
    player.toggle()
    assert player.scene is None


def test_the_story_is_told_below_the_stage(view, player):
    bar = view.narrator.bar
    assert bar.isVisible()
    assert bar.chapter.text() == "1  The bare chip"
    assert bar.caption.text() == player.story.scenes[0].caption
    assert not view.stage.placement.copies
    assert not view.modes.isEnabled()
    player.last()
    assert bar.count.text() == f"scene {len(player.story.scenes)} of {len(player.story.scenes)}"
    assert not bar.next.isEnabled()
    assert bar.scrubber.value() == bar.scrubber.maximum()


def test_a_step_on_and_a_step_back_show_the_same(qtbot, view, player):
    qtbot.wait(60)  # the stage sharpens a moment after it was turned
    for index in (0, 3, len(player.story.scenes) - 2):
        player.show(index)
        qtbot.wait(400)
        before, scene = pixels(view.stage), player.scene
        player.forward()
        qtbot.wait(400)
        assert (pixels(view.stage) != before).any()
        player.back()
        qtbot.wait(400)
        assert player.scene is scene
        assert (pixels(view.stage) == before).all()


def test_keys_play_the_story(qtbot, view, player):
    view.activateWindow()
    view.stage.setFocus()
    qtbot.waitUntil(view.stage.hasFocus)
    press(qtbot, view.stage, Qt.Key.Key_Right)
    press(qtbot, view.stage, Qt.Key.Key_Right)
    press(qtbot, view.stage, Qt.Key.Key_Left)
    assert player.index == 1
    press(qtbot, view.stage, Qt.Key.Key_PageDown)
    assert player.scene.chapter == 2
    press(qtbot, view.stage, Qt.Key.Key_End)
    assert player.index == len(player.story.scenes) - 1
    press(qtbot, view.stage, Qt.Key.Key_Space)
    assert player.playing
    press(qtbot, view.stage, Qt.Key.Key_Space)
    assert not player.playing
    press(qtbot, view.stage, Qt.Key.Key_Escape)
    assert not view.narrator.telling


def test_the_scrubber_and_the_speed(view, player):
    bar = view.narrator.bar
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
    placement = view.placement
    player.last()
    view.narrator.bar.leave.click()
    assert view.stage.placement is placement
    assert view.modes.isEnabled()
    assert not view.narrator.bar.isVisible()
    assert view.stage.box.viewRect().contains(0, 0)


def test_pointing_in_a_story_tells_of_the_scenes_own_qubits(view, player):
    player.show(2)  # a hub of two qubits, alone
    view._on_clicked(0, int(view.stage.placement.topology.qubits[view.stage.placement.layout.qubits[0]]))
    player.first()
    view._on_clicked(-1, -1)
    assert player.scene is player.story.scenes[0]


def test_the_image_shows_only_while_it_is_told_of(view, player):
    inset = view.narrator._inset
    assert not inset.isVisible()
    player.show(next(i for i, scene in enumerate(player.story.scenes) if scene.image))
    assert inset.isVisible()
    assert "digits" in inset.accessibleName()
    player.last()
    assert not inset.isVisible()


def test_other_settings_end_the_story(qtbot, view, player):
    changed = config.assemble(overrides=[*SETTINGS, "model.hidden=20"])
    view.show_plan(changed, view.tasks, False)
    qtbot.waitUntil(lambda: view.placement.copies[0].hidden == 20, timeout=30_000)
    assert not view.narrator.telling
    assert view.stage.placement is view.placement


def test_where_there_is_no_network_it_is_said(qtbot, look):
    view = ChipView()
    qtbot.addWidget(view)
    view.narrator.begin()
    assert view.note.text().startswith("There is no network on the chip")
    view.narrator.start_talk()
    assert view.note.text().startswith("There is nothing on the stage yet")
    assert view.narrator.talk is None
    view.halt()


def enter_talk(qtbot, view):
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    press(qtbot, view, Qt.Key.Key_F5)
    talk = view.narrator.talk
    assert talk is not None
    qtbot.waitExposed(talk)
    qtbot.waitUntil(talk.isActiveWindow)
    return talk


def test_talk_mode_fills_the_screen_and_leaves_everything_as_it_was(qtbot, view):
    view.search.setFocus()
    before = view.geometry(), view.window().windowState(), view.stage.box.viewRect(), view.title.text()
    talk = enter_talk(qtbot, view)
    assert talk.isFullScreen()
    assert talk.stage.placement is view.placement
    assert talk.foot.title == "Pegasus P4: 3 × K(24, 1)"
    assert "of 264 qubits" in talk.foot.caption
    with qtbot.waitSignal(talk.left):
        press(qtbot, talk, Qt.Key.Key_Escape)
    assert view.narrator.talk is None
    qtbot.waitUntil(view.isActiveWindow)
    after = view.geometry(), view.window().windowState(), view.stage.box.viewRect(), view.title.text()
    assert after == before
    assert view.focusWidget() is view.search
    assert view.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_talk_mode_is_left_by_the_key_that_began_it_too(qtbot, view, key):
    talk = enter_talk(qtbot, view)
    with qtbot.waitSignal(talk.left):
        press(qtbot, talk, key)
    assert view.narrator.talk is None
    assert not any(isinstance(w, type(talk)) and w.isVisible() for w in QApplication.topLevelWidgets())


def test_the_story_is_told_in_talk_mode(qtbot, view):
    talk = enter_talk(qtbot, view)
    press(qtbot, talk, Qt.Key.Key_Space)  # begins it
    qtbot.waitUntil(lambda: view.narrator.telling, timeout=30_000)
    player = view.narrator.player
    press(qtbot, talk, Qt.Key.Key_Space)
    player.first()
    press(qtbot, talk, Qt.Key.Key_Right)
    assert talk.foot.title == "The hub grows"
    assert talk.foot.caption == player.story.scenes[1].caption
    assert talk.stage.placement is view.stage.placement is player.story.scenes[1].placement
    player.show(next(i for i, scene in enumerate(player.story.scenes) if scene.image))
    assert talk.inset.isVisible()
    press(qtbot, talk, Qt.Key.Key_Escape)
    assert view.narrator.telling  # the window goes on where the talk was


def test_the_type_of_a_talk_is_read_from_the_last_row(qtbot, view, player):
    talk = enter_talk(qtbot, view)
    talk.showNormal()
    talk.setGeometry(0, 0, 1280, 720)
    for index in range(len(player.story.scenes)):
        player.show(index)
        assert talk.foot.caption
    talk.repaint()
    # A foot of a fifth of the screen; its lines are a thirtieth of the screen's height.
    assert talk.foot.height() == 144
    ink = (pixels(talk.foot) & 0xFFFFFF) == 0xFFFFFF
    assert ink.reshape(144, 1280).any(axis=1).sum() > 40
    talk.close()


def dialog_of(view, kind, place):
    view.narrator.export()
    dialog = view.narrator.dialog
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.place.setText(str(place))
    return dialog


def written(qtbot, dialog):
    dialog.write()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=60_000)


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
    assert dialog.sign.text == "The width must be a whole number from 64 to 12,000 pixels."
    dialog.width_line.setText("1,000")
    assert not dialog.width_line.property("wrong")
    assert not list(tmp_path.glob("*.png"))


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("png", "a.gif", "must end in .png"),
        ("gif", "a.png", "must end in .gif"),
        ("pdf", "missing/a.pdf", "there is no folder"),
        ("series", "missing/a", "there is no folder"),
        ("png", "", "must end in .png|Give the name"),
    ],
)
def test_a_place_that_cannot_be_is_refused(view, tmp_path, kind, name, words):
    dialog = dialog_of(view, kind, tmp_path / name if name else "")
    dialog.write()
    assert re.search(words, dialog.sign.text)
    assert not dialog._busy


@pytest.mark.parametrize("told", [False, True])
def test_a_gif_is_exported_with_or_without_telling_the_story_first(qtbot, view, tmp_path, told):
    if told:
        view.narrator.begin()
        qtbot.waitUntil(lambda: view.narrator.telling, timeout=30_000)
        view.narrator.player.pause()
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
    qtbot.waitUntil(lambda: not dialog._busy, timeout=30_000)
    assert dialog.sign.text == "Stopped; nothing was written."
    assert not list(target.iterdir())


def test_the_window_may_close_in_the_middle_of_an_export(qtbot, view, tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    dialog = dialog_of(view, "series", target / "film")
    dialog.width_line.setText("1280")
    dialog.write()
    qtbot.wait(200)
    view.halt()  # the guard sees to it that no thread is left
    assert not list(target.iterdir())


def test_the_bar_follows_the_theme(view, player, look):
    look.set_mode("dark")
    dark = pixels(view.narrator.bar)
    look.set_mode("light")
    assert (pixels(view.narrator.bar) != dark).mean() > 0.5
    assert theme.current().name == "light"


def test_a_run_is_told_as_it_was_programmed(qtbot, open_window, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    window = open_window(config.assemble(overrides=[*SETTINGS, "training.steps=3"]))
    chip = window.middle.chip
    window.middle.tabs.setCurrentWidget(chip)
    qtbot.waitUntil(lambda: chip.placement is not None, timeout=30_000)
    with qtbot.waitSignal(window.control.idle, timeout=60_000):
        window.start()
    qtbot.waitUntil(
        lambda: chip.snapshot is not None and chip.placement is chip.snapshot.placement, timeout=5000
    )
    narrator: Narrator = chip.narrator
    narrator.begin()
    qtbot.waitUntil(lambda: narrator.telling, timeout=30_000)
    captions = [scene.caption for scene in narrator.player.story.scenes]
    assert any("the weights before step 3 of the run" in caption for caption in captions)
    narrator.end()
    assert chip.stage.placement is chip.snapshot.placement
