"""Presenting the chip with a keyboard, a clicker and a mouse."""

import json

import numpy as np
import pytest
from helpers.chip_page import color, press, seen
from helpers.plain_words import jargon_in, sentences
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeySequence, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication

from qanneal_gui import paths
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours, projected
from qanneal_gui.chip.contrast import contrast
from qanneal_gui.chip.picture import MODES
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import presenter_choices, screens
from qanneal_gui.gui.chip.presenter_choices import PresenterChoices, read_logo
from qanneal_gui.gui.chip.presenter_keys import KEYS
from qanneal_gui.gui.chip.state import SEEKING

Key = Qt.Key


@pytest.fixture
def presented(qtbot, view):
    """Presentation mode, right after F5 was pressed."""
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view, Key.Key_F5)
    window = view.presentation.window
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    if view.presentation.window is not None:
        window.close()


@pytest.fixture
def told(view, presented, story):
    """Presentation mode with a story that is paused at its first step."""
    view.player.open(story)
    view.player.first()
    return view.player


def type_key(qtbot, key):
    """Press a key where the keyboard's focus is, as a clicker does."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    qtbot.keyClick(target, key)


def test_a_clickers_first_press_is_heard(qtbot, view, presented, told):
    assert QApplication.activeWindow() is presented
    type_key(qtbot, Key.Key_PageDown)
    assert told.step.chapter == 1
    type_key(qtbot, Key.Key_PageUp)
    assert told.index == 0


def test_the_first_press_begins_a_story_where_there_is_none(qtbot, planned):
    planned.presentation.enter(planned)
    press(qtbot, planned.presentation.window, Key.Key_PageDown)
    qtbot.waitUntil(lambda: planned.player.story is not None)
    planned.presentation.window.close()


def test_arrows_in_all_directions_home_and_end(qtbot, told):
    for key, index in ((Key.Key_Down, 1), (Key.Key_Right, 2), (Key.Key_Up, 1), (Key.Key_Left, 0)):
        type_key(qtbot, key)
        assert told.index == index
    type_key(qtbot, Key.Key_End)
    assert told.index == len(told.story.steps) - 1
    type_key(qtbot, Key.Key_Home)
    assert told.index == 0


@pytest.mark.parametrize(("shift", "index"), [(False, 0), (True, 3)])
def test_f5_begins_at_the_beginning_and_with_shift_where_one_is(qtbot, view, story, shift, index):
    view.player.open(story)
    view.player.show(3)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(view, Key.Key_F5, modifier)
    window = view.presentation.window
    assert view.player.index == index
    press(qtbot, window, Key.Key_Right)
    assert view.player.index == index + 1
    qtbot.keyClick(window, Key.Key_F5, modifier)
    assert view.presentation.window is None
    assert view.player.index == index + 1  # where one was is where the page goes on


def test_a_story_that_plays_plays_on_from_the_beginning(view, story):
    view.player.open(story)
    view.player._go(4)
    view.presentation.enter(view)
    assert view.player.index == 0
    assert view.player.playing
    view.presentation.window.close()


@pytest.mark.parametrize(
    ("key", "cover"), [(Key.Key_B, 0x000000), (Key.Key_Period, 0x000000), (Key.Key_W, 0xFFFFFF)]
)
def test_the_screen_turns_black_or_white_and_back(qtbot, presented, told, key, cover):
    type_key(qtbot, key)
    assert (seen(presented) == cover).all()
    type_key(qtbot, key)
    assert (seen(presented) != cover).any()
    type_key(qtbot, key)
    type_key(qtbot, Key.Key_PageDown)  # whoever goes on wants to see it
    assert not presented.curtain.isVisible()
    assert told.step.chapter == 1


def test_going_on_from_a_black_screen_begins_no_story(qtbot, view, presented):
    type_key(qtbot, Key.Key_B)
    type_key(qtbot, Key.Key_PageDown)
    assert not presented.curtain.isVisible()
    assert view.state.note == ""


def test_the_ground_is_light_or_dark_and_remembered(qtbot, view, presented, snapshot):
    view.state.show_snapshot(snapshot)
    view.state.set_mode("spin")
    view.board.redraw()
    dark = seen(presented)
    assert dark[5, 5] == color(colours.STAGE)
    type_key(qtbot, Key.Key_G)
    light = seen(presented)
    for place in ((5, 5), (-5, -5)):
        assert light[place] == 0xFFFFFF
    for drawn in (*presented.stage.picture.lines, *presented.stage.ground.lines):
        assert contrast(drawn.color, colours.LIGHT) >= 3
    assert (light == color(projected.strong(colours.BRIGHT, "light"))).any()  # words
    assert not (light == color(colours.BRIGHT)).all()
    assert presenter_choices.load().ground == "light"
    view.bar.presenter.refresh()
    assert view.bar.presenter.light.isChecked()
    type_key(qtbot, Key.Key_G)
    assert (seen(presented) == dark).all()
    view.bar.presenter.light.trigger()
    assert presenter_choices.load().ground == "dark"


@pytest.mark.parametrize(("ground", "ink"), [("dark", "#0d1116"), ("light", "#ffffff")])
def test_a_logo_that_would_be_lost_has_a_plate(view, tmp_path, ground, ink):
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        f'<circle cx="10" cy="10" r="8" fill="{ink}"/></svg>'
    )
    view.presentation.keep(PresenterChoices(logo=str(logo), ground=ground))
    view.presentation.enter(view)
    foot = view.presentation.window.foot
    plate = color(colours.LIGHT if ground == "dark" else colours.STAGE)
    shown = seen(foot)[-foot.height() // 3 :, -foot.width() // 6 :]
    rows, columns = np.nonzero(shown == plate)
    inside = shown[rows.min() : rows.max(), columns.min() : columns.max()]
    assert (inside == plate).mean() > 0.5
    assert (inside == color(ink)).mean() > 0.1
    view.presentation.window.close()


def test_no_legend_is_cut_off(view, presented, snapshot):
    presented.show_talk("A talk with a title", None, "dark")
    view.state.show_snapshot(snapshot)
    for mode in MODES:
        view.state.set_mode(mode)
        view.board.redraw()
        shown = seen(presented.foot)
        assert (shown[:, -8:] == color(colours.STAGE)).all(), mode
        assert (shown[-3:] == color(colours.STAGE)).all(), mode


def test_the_spotlight_follows_the_mouse_and_its_wheel(qtbot, presented):
    before = seen(presented)
    type_key(qtbot, Key.Key_L)
    light = presented.spotlight
    middle = QPoint(presented.width() // 3, presented.foot.y() + 20)
    move_to(light, middle)
    assert light.circle.center() in (middle, middle - QPoint(1, 1))
    inside = light.circle.intersected(presented.rect())
    after = seen(presented)
    assert after[middle.y(), middle.x()] == before[middle.y(), middle.x()]
    dimmed = after[-3, -3] & 0xFF
    assert dimmed < (before[-3, -3] & 0xFF)
    turn(light, middle, 120)
    assert light.circle.width() > inside.width()
    for _ in range(60):
        turn(light, middle, -120)
    assert light.circle.width() > 20
    type_key(qtbot, Key.Key_L)
    assert not light.isVisible()


def move_to(widget, at):
    """Move the mouse over a widget; without a display, Qt tells nobody of where its pointer is."""
    none = Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(at)
    event = QMouseEvent(QEvent.Type.MouseMove, place, widget.mapToGlobal(place), *none)
    QApplication.sendEvent(widget, event)


def turn(widget, at, by):
    """Turn the mouse's wheel."""
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    place = QPointF(at)
    event = QWheelEvent(place, widget.mapToGlobal(place), QPoint(), QPoint(0, by), *none, False)
    QApplication.sendEvent(widget, event)


def test_a_mouse_that_lies_still_is_hidden(qtbot, presented):
    presented._still.setInterval(1)
    move_to(presented.foot, QPoint(20, 20))
    qtbot.waitUntil(lambda: presented.cursor().shape() == Qt.CursorShape.BlankCursor)
    presented._still.setInterval(60_000)
    move_to(presented.foot, QPoint(30, 20))
    assert presented.cursor().shape() == Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("mode", MODES)
def test_no_page_of_the_chip_needs_a_glossary(view, presented, snapshot, mode):
    view.state.show_snapshot(snapshot)
    view.state.set_mode(mode)
    view.board.redraw()
    foot = presented.foot
    legend = [foot.legend.title, *(words for _, _, words in foot.legend.entries)]
    assert not jargon_in(" ".join([foot.title, foot.caption, *legend]))
    assert sentences(foot.caption) <= 2


@pytest.fixture
def figures(view, snapshot, story):
    """The paper's figures, two on one chip and one on another, without waiting for theirs."""
    other = story.steps[0].placement
    view.state.show_figures([(snapshot.placement, "left"), (other, "right")])
    yield view
    view.state.show_figures(None)


def test_the_papers_sizes_are_presented_side_by_side(qtbot, figures, presented, snapshot, story):
    assert presented.second.isVisible()
    assert presented.stage.placement is snapshot.placement
    assert presented.second.placement is story.steps[0].placement
    assert presented.foot.columns == ("left", "right")
    type_key(qtbot, Key.Key_PageDown)  # there is one page only
    assert presented.page == 0
    zephyr = load_topology("zephyr:3")
    third = Placement(zephyr, tuple(search.embed(zephyr, 20, 1, 1)))
    figures.state.show_figures([*figures.state.figures, (third, "third")])
    for key, page, columns in (
        (Key.Key_End, 1, ("third",)),
        (Key.Key_Home, 0, ("left", "right")),
        (Key.Key_PageDown, 1, ("third",)),
        (Key.Key_PageUp, 0, ("left", "right")),
    ):
        type_key(qtbot, key)
        assert presented.page == page
        assert presented.foot.columns == columns
        assert presented.second.isVisible() == (page == 0)
    type_key(qtbot, Key.Key_Escape)
    assert figures.presentation.window is None
    assert figures.state.figures is not None


def test_what_is_still_sought_is_not_shown_as_another(view, presented, snapshot):
    assert presented.stage.isVisible()
    view.state.seek()
    assert not presented.stage.isVisible()
    assert presented.foot.caption == SEEKING
    view.state.show_placement(snapshot.placement)
    assert presented.stage.isVisible()
    view.state.show_figures([])
    assert not presented.stage.isVisible()
    view.state.show_figures(None)
    assert presented.stage.isVisible()


def test_the_speaker_sees_what_is_now_and_what_comes_next(qtbot, view, story):
    presentation = view.presentation
    presentation.keep(presentation.choices.changed(speaker=True, notes={"embedding": "Breathe."}))
    view.player.open(story)
    view.player.first()
    presentation.enter(view)
    speaker = presentation.speaker
    qtbot.waitExposed(speaker)
    assert speaker.notes.text() == "Breathe."
    assert speaker.caption.text() == story.steps[0].caption
    assert speaker.upcoming.text() == "Next: The output grows"
    assert speaker.running.text().startswith("0:")
    assert ":" in speaker.clock.text()
    press(qtbot, speaker, Key.Key_PageDown)  # the keys hold here, too
    assert view.player.step.chapter == 1
    assert speaker.upcoming.text() == "Next: The hidden units join"
    assert speaker.next_stage.isVisible()
    press(qtbot, speaker, Key.Key_PageDown)
    assert speaker.next_stage.picture.legend.title.startswith("bias (local field) of")
    press(qtbot, speaker, Key.Key_PageDown)
    assert speaker.next_stage.picture.legend.title.startswith("mean of each qubit")  # on the same network
    press(qtbot, speaker, Key.Key_End)
    assert not speaker.next_stage.isVisible()
    press(qtbot, speaker, Key.Key_Escape)
    assert presentation.window is None
    assert presentation.speaker is None


def test_closing_the_speakers_window_leaves_the_presentation(qtbot, view):
    presentation = view.presentation
    presentation.keep(presentation.choices.changed(speaker=True))
    presentation.enter(view)
    began = presentation.speaker.running.text()
    presentation.speaker.close()
    assert presentation.speaker is None
    assert presentation.window.isVisible()
    qtbot.waitUntil(presentation.window.isActiveWindow)  # the clicker's keys go there
    press(qtbot, presentation.window, Key.Key_S)
    assert presentation.speaker.isVisible()
    assert presentation.speaker.running.text() >= began  # of the talk, not of this window
    press(qtbot, presentation.speaker, Key.Key_S)
    assert presentation.speaker is None
    presentation.refresh()
    presentation.window.close()


class Screen:
    def __init__(self, name):
        self._name = name

    def name(self):
        return self._name


@pytest.mark.parametrize(
    ("there", "own", "wanted", "audience", "speaker"),
    [
        ("a", "a", "", "a", None),
        ("a", "a", "gone", "a", None),
        ("ab", "a", "", "b", "a"),
        ("ab", "b", "", "a", "b"),
        ("ab", "a", "a", "a", "b"),
        ("abc", "a", "c", "c", "a"),
    ],
)
def test_which_screen_is_whose(monkeypatch, there, own, wanted, audience, speaker):
    known = {name: Screen(name) for name in there}
    monkeypatch.setattr(screens, "all_screens", lambda: list(known.values()))
    found = screens.for_audience(wanted, known[own])
    assert found is known[audience]
    assert screens.for_speaker(found, known[own]) is known.get(speaker)


def test_the_chosen_screen_is_remembered(view):
    menu = view.bar.presenter
    menu.refresh()
    offered = menu.where.actions()
    assert len(offered) == 1 + len(QApplication.screens())
    assert offered[0].isChecked()
    offered[1].trigger()
    assert presenter_choices.load().screen == QApplication.screens()[0].name()
    menu.refresh()
    assert menu.where.actions()[1].isChecked()
    menu.speaker.trigger()
    assert presenter_choices.load().speaker is True


def test_title_logo_and_notes_are_typed_in_before(qtbot, view, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        '<rect width="40" height="20" fill="#ff0000"/></svg>'
    )
    menu = view.bar.presenter
    menu.talk.trigger()
    dialog = menu.dialog
    qtbot.keyClicks(dialog.talk, "Annealers that learn")
    qtbot.keyClicks(dialog.notes["embedding"], "b is a letter here.")
    dialog.logo.setText(str(tmp_path / "none.png"))
    dialog.reject()
    assert dialog.isVisible()
    assert "none.png cannot be shown as a logo" in dialog.sign.text()
    dialog.logo.setText(str(logo))
    dialog.reject()
    assert menu.dialog is None
    kept = presenter_choices.load()
    assert (kept.title, kept.logo) == ("Annealers that learn", str(logo))
    assert kept.notes["embedding"] == "b is a letter here."
    view.presentation.enter(view)
    foot = view.presentation.window.foot
    assert foot.talk == "Annealers that learn"
    assert (seen(foot) == 0xFF0000).any()
    view.presentation.window.close()


def test_a_logo_that_is_gone_is_said_and_the_talk_goes_on(view, tmp_path):
    view.presentation.keep(PresenterChoices(logo=str(tmp_path / "gone.png"), title="Mine"))
    view.presentation.enter(view)
    assert view.presentation.window.foot.talk == "Mine"
    assert "gone.png cannot be shown" in view.state.note
    view.presentation.window.close()


@pytest.mark.parametrize("kind", ["text", "large", "wide", "folder", "kind"])
def test_what_is_no_logo_is_refused(tmp_path, kind):
    file = tmp_path / ("a.gif" if kind == "kind" else "a.png")
    if kind == "folder":
        file.mkdir()
    elif kind in ("wide", "kind"):
        image = QImage(8001 if kind == "wide" else 8, 1, QImage.Format.Format_RGB32)
        image.fill(0)
        image.save(str(file), "PNG")
    else:
        file.write_bytes(b"no picture" if kind == "text" else b"\0" * (5 * 1024 * 1024 + 1))
    with pytest.raises(QannealError, match="choose a PNG or SVG file"):
        read_logo(str(file))


def test_a_hostile_file_of_choices_takes_defaults(expected_warnings):
    expected_warnings.append("Ignoring")
    file = paths.home() / presenter_choices.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        json.dumps({"title": "Kept", "logo": 5, "speaker": "perhaps", "notes": {"chip": "x" * 20_000}})
    )
    assert presenter_choices.load() == PresenterChoices(title="Kept")


def test_the_sheet_of_shortcuts_knows_every_key(presented):
    there = {shortcut.key() for shortcut in presented.findChildren(QShortcut)}
    assert there == {QKeySequence(key) for _, _, keys in KEYS for key in keys}
