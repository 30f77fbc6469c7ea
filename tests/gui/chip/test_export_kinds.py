"""The export window: shapes, slides, web pages and films."""

import pytest
from PySide6.QtGui import QColor, QImage, QImageReader

from qanneal_gui.chip import colours
from qanneal_gui.gui.chip import film


def dialog_of(view, kind, place):
    view.open_export()
    dialog = view.dialog
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
    dialog.place.setText(str(place))
    return dialog


def written(qtbot, dialog):
    dialog.write()
    qtbot.waitUntil(lambda: not dialog.stop_button.isEnabled())


def choose(box, data):
    box.setCurrentIndex(box.findData(data))


def test_a_light_slide_is_exported(qtbot, planned, tmp_path):
    dialog = dialog_of(planned, "png", tmp_path / "a.png")
    dialog.width_line.setText("640")
    choose(dialog.shape, "4:3")
    choose(dialog.ground, True)
    written(qtbot, dialog)
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (640, 480)
    assert image.pixelColor(638, 1) == QColor(colours.LIGHT)


def test_stories_are_on_slides(qtbot, planned, tmp_path):
    dialog = dialog_of(planned, "png", tmp_path / "a.png")
    assert dialog.shape.currentData() == "paper"
    assert not dialog.shape.view().isRowHidden(0)
    dialog = dialog_of(planned, "gif", tmp_path / "a.gif")
    assert dialog.shape.currentData() == "16:9"
    assert dialog.shape.view().isRowHidden(0)
    dialog.width_line.setText("320")
    choose(dialog.shape, "square")
    choose(dialog.speed, 4.0)
    written(qtbot, dialog)
    size = QImageReader(str(tmp_path / "a.gif")).size()
    assert size.width() == size.height() == 320


def test_a_web_page_is_exported_as_the_page_shows_it(qtbot, planned, tmp_path):
    dialog = dialog_of(planned, "html", tmp_path / "a.html")
    assert not dialog.form.isRowVisible(dialog.shape)
    assert not dialog.form.isRowVisible(dialog.transparent)
    assert not dialog.form.isRowVisible(dialog.csv)
    written(qtbot, dialog)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert f"<h1>{planned.state.title}</h1>" in page
    assert dialog.sign.text == f"Saved {tmp_path / 'a.html'}."


def test_a_story_is_exported_as_a_web_page_without_playing_it_first(qtbot, planned, tmp_path):
    dialog = dialog_of(planned, "web-story", tmp_path / "a.html")
    for row in (dialog.shape, dialog.speed, dialog.fps, dialog.width_line, dialog.csv):
        assert not dialog.form.isRowVisible(row)
    choose(dialog.ground, True)
    written(qtbot, dialog)
    page = (tmp_path / "a.html").read_text("utf-8")
    scenes = page.count("<li><button>")
    assert scenes > 30
    assert f'max="{scenes}"' in page
    assert f"<h1>{planned.state.title}</h1>" in page
    assert dialog.sign.text == f"Saved {tmp_path / 'a.html'}, {scenes} scenes."


def test_a_web_page_shows_the_scene_that_is_paused(qtbot, planned, story, tmp_path):
    planned.player.open(story)
    planned.player.last()
    dialog = dialog_of(planned, "html", tmp_path / "a.html")
    written(qtbot, dialog)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert story.steps[-1].caption in page
    assert 'id="scene"' not in page


def test_a_film_without_its_package_is_refused_before_anything_is_drawn(planned, tmp_path, monkeypatch):
    monkeypatch.setattr(film, "available", lambda: False)
    dialog = dialog_of(planned, "mp4", tmp_path / "a.mp4")
    dialog.write()
    assert dialog.sign.text == film.MISSING
    assert not dialog.stop_button.isEnabled()


@pytest.mark.skipif(not film.available(), reason="the extra film (package av) is not installed")
def test_a_film_is_exported_without_playing_the_story_first(qtbot, planned, tmp_path):
    dialog = dialog_of(planned, "mp4", tmp_path / "a.mp4")
    dialog.width_line.setText("320")
    choose(dialog.speed, 4.0)
    written(qtbot, dialog)
    assert (tmp_path / "a.mp4").stat().st_size > 10_000
    assert dialog.sign.text.startswith(f"Saved {tmp_path / 'a.mp4'}, ")
