"""The chip on slides, as a film and as a web page: sizes, grounds, words, and what the files hold."""

import importlib.util
import re
from dataclasses import replace

import numpy as np
import pytest
from helpers.chip_page import rgb
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars, Cloud, Curve
from qanneal_gui.chip.story import Story
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import animation, export, film
from qanneal_gui.gui.chip.inset import paint_inset
from qanneal_gui.gui.chip.page import PageLayout
from qanneal_gui.gui.chip.page_layout import SLIDES, paint_slide, slide_size

pytestmark = pytest.mark.usefixtures("look")
CURVE = Curve("Test accuracy", np.arange(1, 6), np.linspace(0.5, 0.95, 5), 4)
CLOUD = Cloud("Sampled against exact", np.array([0.2, 0.8]), np.array([0.3, 0.7]), colours.COPIES[:2])

BARS = Bars("Probability of each class", ("0", "1", "2"), np.array([0.1, 0.7, 0.3]), colours.OUTPUTS[:3])


@pytest.fixture(scope="module")
def snapshot(story):
    return story.steps[-1].snapshot


@pytest.fixture(scope="module")
def short(story):
    return Story(tuple(story.steps[i] for i in (0, 3, -16, -1)), story.image, story.subject)


def painted(page, size):
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paint_slide(painter, page, size)
    painter.end()
    return image


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("shape", SLIDES)
def test_slides_have_their_shape_ground_and_everything_on_it(tmp_path, snapshot, shape, light):
    path = tmp_path / "a.png"
    page = PageLayout(snapshot.placement, snapshot, "spin", "Title", "A caption.", light=light)
    export.write(path, export.of_page(page, shape), width=640)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (640, round(640 * SLIDES[shape]))
    ground = QColor(colours.LIGHT if light else colours.STAGE)
    assert image.pixelColor(638, 1) == ground
    # The image and the diagrams take room that was free: nothing of the rest is where they are.
    size = slide_size(640, shape)
    image = {"image": np.full((8, 8), 0.5), "subject": "class 2"}
    for more in ({"inset": CURVE}, {"inset": CLOUD}, {"inset": BARS}, image, {"inset": BARS, **image}):
        changed = rgb(painted(replace(page, **more), size)) != rgb(painted(page, size))
        assert changed.sum() > 200


class Noted(QPainter):
    """Keeps the last words and the curve that are drawn."""

    def drawText(self, at, words):  # noqa: N802
        metrics = QFontMetricsF(self.font(), self.device())
        size = QSizeF(metrics.horizontalAdvance(words), metrics.ascent())
        self.words = QRectF(at - QPointF(0, size.height()), size)
        super().drawText(at, words)

    def drawPolyline(self, points):  # noqa: N802
        self.curve = np.array([(p.x(), p.y()) for p in points])
        super().drawPolyline(points)


@pytest.mark.parametrize(
    "y",
    [
        [0.5, 0.5, 0.5, 0.5, 0.77],
        [0.4, 0.4, 0.4, 0.4, 0.98],
        [0.5, 0.6, 0.7, 0.8, 0.9],
        [0.9, 0.5, 0.5, 0.5, 0.5],
        [0.14, 0.1, 0.1, 0.1, 0.1],
    ],
)
@pytest.mark.parametrize("now", [3, 5])
def test_the_newest_value_does_not_stand_upon_the_curve(y, now):
    image = QImage(640, 200, QImage.Format.Format_RGB32)
    painter = Noted(image)
    paint_inset(painter, Curve("Test accuracy", np.arange(1, 6), np.array(y), now), QRectF(image.rect()), 28)
    painter.end()
    assert QRectF(image.rect()).contains(painter.words)
    across = np.linspace(*painter.curve[[0, -1], 0], 2000)
    along = zip(across, np.interp(across, *painter.curve.T), strict=True)
    assert not any(painter.words.contains(QPointF(*at)) for at in along)


def test_a_light_slide_may_be_transparent(tmp_path, snapshot):
    page = PageLayout(snapshot.placement, snapshot, "spin", "Title", light=True, transparent=True)
    image = painted(page, QSize(320, 180))
    assert image.pixelColor(318, 1).alpha() == 0
    assert page.ink == QColor(colours.seen_on(colours.INK, "light"))


def test_a_large_picture_is_small_enough_to_be_sent(tmp_path, snapshot):
    path = tmp_path / "a.png"
    page = PageLayout(snapshot.placement, snapshot, "spin", "Title", "A caption.", transparent=True)
    export.write(path, export.of_page(page, "16:9"), width=3840)
    assert QImage(str(path)).width() == 3840
    assert path.stat().st_size < 5e6


def test_svg_and_pdf_of_a_light_slide(tmp_path, snapshot):
    page = PageLayout(snapshot.placement, snapshot, "h", "A <title>", "A caption.", light=True)
    for name in ("a.svg", "a.pdf"):
        export.write(tmp_path / name, export.of_page(page, "4:3"))
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert "A &lt;title&gt;" in svg
    assert re.search(r'viewBox="0 0 1000 750"', svg)
    assert colours.STAGE not in svg
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_gif_for_a_light_slide_is_square_and_light(tmp_path, short):
    animation.write_gif(tmp_path / "a.gif", short, width=320, shape="square", light=True)
    image = QImage(str(tmp_path / "a.gif"))
    assert (image.width(), image.height()) == (320, 320)
    assert image.pixelColor(318, 318).lightness() > 250


@pytest.mark.skipif(not film.available(), reason="the extra film (package av) is not installed")
@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_film_has_thirty_frames_a_second_and_the_colours_of_the_pages(tmp_path, short, name):
    import av

    count = film.write_film(tmp_path / name, short, width=320, speed=4, light=name == "a.webm")
    seconds = sum(step.seconds for step in short.steps) / 4
    assert count == pytest.approx(30 * seconds, abs=len(short.steps))
    with av.open(str(tmp_path / name)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height, int(stream.average_rate)) == (320, 180, 30)
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
    assert len(frames) == count
    pages = list(animation.pictures(short, slide_size(320), light=name == "a.webm"))
    for frame, page in ((frames[0], pages[0]), (frames[-1], pages[-1])):
        assert np.abs(frame.astype(int) - animation.rgb_of(page)).mean() < 8


def test_without_the_extra_a_film_says_what_is_missing(tmp_path, short, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(QannealError, match=r"pip install 'qanneal-gui\[film\]'"):
        film.write_film(tmp_path / "a.mp4", short)


def test_a_film_that_is_stopped_leaves_nothing(tmp_path, short):
    if not film.available():
        pytest.skip("the extra film (package av) is not installed")

    class Set:
        def is_set(self):
            return True

    with pytest.raises(animation.Stopped):
        film.write_film(tmp_path / "a.mp4", short, width=320, stop=Set())
    assert not list(tmp_path.glob("*.mp4"))
