"""Files that are sent on: small enough, complete or not there, their words words."""

import dataclasses
import shutil
import subprocess
import threading

import numpy as np
import pytest
from helpers.chip_page import rgb
from PySide6.QtGui import QImage

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.chip.web_page import web_page
from qanneal_gui.gui.chip import animation, export, film
from qanneal_gui.gui.chip.page import PageLayout

pytestmark = pytest.mark.usefixtures("look")
FILMS = ["a.mp4", "a.webm"]
LARGEST = 5_000_000
"""Bytes that most mail takes."""

needs_av = pytest.mark.skipif(not film.available(), reason="the extra film (package av) is not installed")


@pytest.fixture(scope="module")
def short(story):
    return Story(tuple(story.steps[i] for i in (0, 3, -16, -8, -1)), story.image, story.subject)


@pytest.mark.parametrize(("shape", "drawing"), [("16:9", "lines"), ("16:9", "dots")])
def test_a_full_chip_without_ground_is_small_enough(tmp_path, shape, drawing):
    chip = load_topology("zephyr:15")
    placement = Placement(chip, tuple(search.embed(chip, 548, 1, 12)))
    page = PageLayout(placement, title="A title", caption="A caption.", transparent=True, drawing=drawing)
    path = tmp_path / "a.png"
    export.write(path, export.of_page(page, shape), width=3840)
    image = QImage(str(path))
    assert image.width() == 3840
    assert image.pixelColor(1, 1).alpha() == 0
    assert path.stat().st_size <= LARGEST
    assert image.width() / image.dotsPerMeterX() * 100 == pytest.approx(export.WIDTH_CM, rel=1e-3)
    # What the legend explains is there in its own colours, or nearly.
    packed = np.unique(rgb(image))
    seen = np.stack([(packed >> shift) & 255 for shift in (16, 8, 0)], axis=-1)
    for name in (colours.OUTPUT, colours.HIDDEN):
        wanted = list(bytes.fromhex(colours.seen_on(name, "any")[1:]))
        assert np.abs(seen.astype(int) - wanted).sum(axis=1).min() < 12


@needs_av
@pytest.mark.parametrize("name", FILMS)
@pytest.mark.parametrize("width", [321, 642])
def test_a_film_has_even_sides_whatever_width_is_asked_for(tmp_path, short, name, width):
    import av

    brief = dataclasses.replace(short, steps=short.steps[-2:])
    count = film.write_film(tmp_path / name, brief, width=width, shape="4:3", speed=4)
    with av.open(str(tmp_path / name)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (width // 2 * 2, round(width * 3 / 4) // 2 * 2)
        assert stream.average_rate == 30
        times = [float(frame.pts * stream.time_base) for frame in container.decode(stream)]
    assert len(times) == count == sum(animation.frame_counts(brief, 30, 4))
    # One after another, none left out; WebM counts in milliseconds.
    assert times == pytest.approx([number / 30 for number in range(count)], abs=1e-3)


@needs_av
@pytest.mark.parametrize("before", [None, b"old"], ids=["new", "there"])
@pytest.mark.parametrize("name", FILMS)
def test_a_film_stopped_in_its_midst_leaves_what_was_there(tmp_path, short, name, before):
    folder = tmp_path / "films"
    folder.mkdir()
    if before is not None:
        (folder / name).write_bytes(before)
    stop, seen = threading.Event(), []

    def progress(fraction):
        seen.append(fraction)
        if fraction > 0.5:
            stop.set()

    with pytest.raises(animation.Stopped):
        film.write_film(folder / name, short, width=320, progress=progress, stop=stop)
    assert seen[0] == 0
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == ({name: before} if before else {})


def test_words_are_text_in_files_of_vectors_and_in_the_web_page(tmp_path, short):
    step = short.steps[-1]
    said = ["Title of <this> picture", "A caption with ⟨s⟩ & more.", "over the reads"]
    page = PageLayout(step.placement, step.snapshot, "spin", *said[:2])
    for kind in ("svg", "pdf"):
        export.write(tmp_path / f"a.{kind}", export.of_page(page))
    svg = (tmp_path / "a.svg").read_text("utf-8")
    told = Story((StoryStep(0, said[1], step.placement, step.snapshot, "spin", title=said[0]),))
    markup = web_page(told, title=said[0])
    for words in said[:2]:
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert escaped in svg
        assert escaped in markup
    assert said[2] in svg
    assert said[2] in markup
    if shutil.which("pdftotext"):
        command = ["pdftotext", str(tmp_path / "a.pdf"), "-"]
        found = " ".join(subprocess.run(command, check=True, capture_output=True).stdout.decode().split())
        # The brackets of means may come from another font, whose letters are words of their own.
        for words in (said[0], "A caption with", "& more.", said[2], "−1", "+1"):
            assert words in found
