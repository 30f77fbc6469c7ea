"""Files of the chip are opened again and looked at: sizes, colours, frames, and that nothing half is left."""

import csv
import os
import re
import threading
from xml.etree import ElementTree

import numpy as np
import pytest
from helpers.chip_page import color, rgb
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.story import Story
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import animation, export
from qanneal_gui.gui.chip.page import PageLayout

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def folder(tmp_path):
    """An empty folder beside the home of the test."""
    path = tmp_path / "files"
    path.mkdir()
    return path


@pytest.fixture(scope="module")
def short(story):
    """Steps of every chapter, and few of them."""
    chosen = [story.steps[i] for i in (0, 3, -16, -8, -1)]
    return Story(tuple(chosen), story.image, story.subject)


@pytest.fixture(scope="module")
def snapshot(story):
    """What the story ends with."""
    return story.steps[-1].snapshot


def saved(tmp_path, snapshot, name, **options):
    path = tmp_path / name
    width = options.pop("width", 2400)
    export.write(path, export.of_page(PageLayout(snapshot.placement, snapshot, **options)), width=width)
    return path


@pytest.mark.parametrize("width", [64, 301, 1000])
def test_a_png_has_exactly_the_width_that_was_chosen(tmp_path, snapshot, width):
    image = QImage(str(saved(tmp_path, snapshot, "a.png", mode="role", width=width)))
    assert image.width() == width
    assert image.pixelColor(1, image.height() - 2) == QColor(colours.STAGE)
    assert image.pixelColor(1, 1).alpha() == 255


def test_a_transparent_png_has_no_ground(tmp_path, snapshot):
    image = QImage(str(saved(tmp_path, snapshot, "a.png", mode="spin", width=400, transparent=True)))
    corners = [(1, 1), (398, 1), (1, image.height() - 2), (398, image.height() - 2)]
    assert [image.pixelColor(*corner).alpha() for corner in corners] == [0] * 4
    assert (rgb(image) != 0).any()


@pytest.mark.parametrize("mode", ["h", "J", "spin", "breaks"])
def test_the_colour_bar_is_below_the_chip_in_every_format(tmp_path, snapshot, mode):
    legend = chip_picture.draw(snapshot.placement, snapshot, mode).legend
    pictures = {"png": QImage(str(saved(tmp_path, snapshot, "a.png", mode=mode, width=500)))}
    svg = saved(tmp_path, snapshot, "a.svg", mode=mode).read_text(encoding="utf-8")
    pictures["svg"] = rendered(svg)
    for picture in pictures.values():
        below = rgb(picture)[500:]
        for shade in legend.colors:
            assert (below == color(shade)).sum() > 30, shade
    assert legend.title in svg


def test_the_legend_and_the_caption_are_below_the_chip(tmp_path, snapshot):
    svg = saved(
        tmp_path, snapshot, "a.svg", mode="role", title="P4 <&> more", caption="One sentence."
    ).read_text("utf-8")
    words = " ".join("".join(e.itertext()) for e in ElementTree.fromstring(svg).iter())
    for wanted in ("P4 <&> more", "One sentence.", "output (hub)", "hidden"):
        assert wanted in words
    below = rgb(rendered(svg))[500:]
    assert (below == color(colours.OUTPUT)).any()
    # The sign of a hidden unit is a thin line, whose edges are smooth.
    blue = QColor(colours.HIDDEN)
    assert any(abs(QColor(shade).blue() - blue.blue()) < 40 for shade in np.unique(below).tolist() if shade)


def rendered(svg, width=500):
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(width, round(1.16 * width), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def test_an_svg_shows_every_qubit_and_can_do_without_ground(tmp_path, snapshot):
    root = ElementTree.parse(saved(tmp_path, snapshot, "a.svg", mode="role", drawing="dots")).getroot()
    drawn = sum(
        e.get("d", "").count("M") for e in root.iter() if e.tag.endswith("path") and "C" in e.get("d", "")
    )
    assert drawn >= (~snapshot.placement.is_output).sum()  # circles are the only curves
    ground = color(colours.STAGE)
    solid, clear = (
        rendered(saved(tmp_path, snapshot, "b.svg", mode="role", transparent=t).read_text("utf-8"))
        for t in (False, True)
    )
    assert rgb(solid)[0, 0] == ground
    assert rgb(clear)[0, 0] == 0


def test_a_pdf_is_one_page(tmp_path, snapshot):
    content = saved(tmp_path, snapshot, "a.pdf", mode="J").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 1
    assert b"/Count 1" in content


@pytest.mark.parametrize("name", ["a.png", "a.svg", "a.pdf", "a.gif"])
def test_a_folder_that_is_missing_is_refused_before_anything_is_drawn(tmp_path, snapshot, short, name):
    path = tmp_path / "missing" / name
    page = export.of_page(PageLayout(snapshot.placement, snapshot))
    write, what = (animation.write_gif, short) if name == "a.gif" else (export.write, page)
    with pytest.raises(QannealError, match="does not exist"):
        write(path, what)
    assert not path.parent.exists()


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_protected_folder_is_refused(tmp_path, snapshot):
    tmp_path.chmod(0o500)
    with pytest.raises(QannealError, match="write-protected"):
        saved(tmp_path, snapshot, "a.png")
    tmp_path.chmod(0o700)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path, snapshot):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(QannealError, match="choose another name"):
        saved(tmp_path, snapshot, "a.png")


def read_frames(path):
    reader = QImageReader(str(path))
    frames, delays = [], []
    while not (image := reader.read()).isNull():
        frames.append(image)
        delays.append(reader.nextImageDelay())
    return frames, delays


def test_a_gif_is_read_back_frame_by_frame(folder, story):
    path = folder / "a.gif"
    done = []
    animation.write_gif(path, story, width=640, speed=2, progress=done.append)
    frames, delays = read_frames(path)
    assert len(frames) == len(story.steps)
    assert {(image.width(), image.height()) for image in frames} == {(640, 360)}
    # GIF counts hundredths of a second.
    wanted = [500 * step.seconds for step in story.steps]
    assert np.allclose(delays, np.maximum(wanted, 20), atol=5.1)
    assert done == sorted(done)
    assert len(done) == len(story.steps)
    assert [one.name for one in folder.iterdir()] == ["a.gif"]


def test_the_gif_begins_with_the_bare_chip_and_has_the_colours_of_the_stage(tmp_path, story):
    path = tmp_path / "a.gif"
    animation.write_gif(path, story, width=640)
    frames, _ = read_frames(path)
    chips = [rgb(image)[:, :360] for image in frames]
    hub, hidden, ground = color(colours.OUTPUT), color(colours.HIDDEN), color(colours.STAGE)
    assert not (chips[0] == hub).any()
    assert not (chips[0] == hidden).any()
    assert (chips[1] == hub).any()
    assert not (chips[1] == hidden).any()
    attached = [i for i, step in enumerate(story.steps) if step.chapter == 2][-1]
    assert (chips[attached] == hidden).any()
    # The ground is exactly the same in every frame: nothing flickers.
    assert all(rgb(image)[-2, -2] == ground for image in frames)
    assert all(rgb(image)[-2, 2] == ground for image in (frames[0], frames[-1]))


def test_the_gif_shows_what_the_scenes_are_drawn_as(tmp_path, short):
    path = tmp_path / "a.gif"
    animation.write_gif(path, short, width=640)
    frames, _ = read_frames(path)
    for image, drawn in zip(frames, animation.pictures(short, frames[0].size()), strict=True):
        a, b = (
            np.stack([(pixels >> shift) & 255 for shift in (16, 8, 0)]).astype(int)
            for pixels in (rgb(image), rgb(drawn))
        )
        # 256 colours for everything: edges are a little off, areas are not.
        assert np.abs(a - b).mean() < 1.5
        assert np.percentile(np.abs(a - b), 99) <= 24


def test_a_series_is_numbered_and_repeats_scenes_that_stand(folder, short):
    film = folder / "film"
    count = animation.write_series(film, short, width=640, fps=4)
    names = sorted(path.name for path in film.iterdir())
    assert names == [f"{i:04}.png" for i in range(1, count + 1)]
    assert count == sum(animation.frame_counts(short, 4, 1))
    length = sum(step.seconds for step in short.steps)
    assert abs(count / 4 - length) <= len(short.steps) / 4
    first, last = (QImage(str(film / names[i])) for i in (0, -1))
    assert (first.width(), first.height()) == (640, 360)
    assert not (rgb(first)[:, :360] == color(colours.OUTPUT)).any()
    assert (rgb(first) != rgb(last)).any()
    assert sorted(path.name for path in folder.iterdir()) == ["film"]


def test_a_series_can_have_no_ground(tmp_path, short):
    animation.write_series(tmp_path / "film", short, width=320, fps=1, speed=4, transparent=True)
    image = QImage(str(tmp_path / "film" / "0001.png"))
    assert image.pixelColor(image.width() - 2, 2).alpha() == 0


def test_a_series_never_mixes_with_other_files(tmp_path, short):
    (tmp_path / "film").mkdir()
    (tmp_path / "film" / "mine.png").write_bytes(b"mine")
    with pytest.raises(QannealError, match="choose a new folder"):
        animation.write_series(tmp_path / "film", short, width=320)
    assert [path.name for path in (tmp_path / "film").iterdir()] == ["mine.png"]


@pytest.mark.parametrize("kind", ["gif", "series"])
def test_stopping_leaves_nothing(folder, short, kind):
    stop = threading.Event()

    def progress(fraction):
        if fraction > 0.3:
            stop.set()

    write = animation.write_gif if kind == "gif" else animation.write_series
    with pytest.raises(animation.Stopped):
        write(folder / f"a.{kind}", short, width=320, progress=progress, stop=stop)
    assert not list(folder.iterdir())


def test_a_gif_that_was_there_stays_when_the_writing_is_stopped(tmp_path, short):
    path = tmp_path / "a.gif"
    path.write_bytes(b"old")
    stop = threading.Event()
    stop.set()
    with pytest.raises(animation.Stopped):
        animation.write_gif(path, short, width=320, stop=stop)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(("fps", "speed"), [(1, 1), (10, 1), (10, 4), (24, 0.5)])
def test_frame_counts_add_up_to_the_length_of_the_story(story, fps, speed):
    counts = animation.frame_counts(story, fps, speed)
    assert min(counts) >= 1
    length = sum(step.seconds for step in story.steps) / speed
    # Steps shorter than a frame take one all the same.
    assert abs(sum(counts) - length * fps) <= sum(step.seconds * fps < speed for step in story.steps) + 1


@pytest.mark.parametrize("width_cm", [8.5, 17.5])
def test_pictures_have_their_width_on_paper(tmp_path, snapshot, width_cm):
    picture = export.of_page(PageLayout(snapshot.placement, snapshot))
    for kind in ("pdf", "svg", "png"):
        export.write(tmp_path / f"a.{kind}", picture, width=600, width_cm=width_cm)
    pdf = (tmp_path / "a.pdf").read_bytes()
    left, _, right, _ = map(float, re.search(rb"/MediaBox \[([-\d. ]+)\]", pdf)[1].split())
    assert (right - left) / 72 * 2.54 == pytest.approx(width_cm, abs=0.005)
    assert b"/Subtype /Image" not in pdf
    assert pdf.count(b"/Type /FontDescriptor") == len(re.findall(rb"/FontFile[23]? ", pdf)) > 0
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("width") == f"{10 * width_cm:.2f}mm"
    assert root.get("height") == f"{11.6 * width_cm:.2f}mm"
    assert root.get("viewBox").split()[2:] == ["1000", "1160"]
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() / image.dotsPerMeterX() * 100 == pytest.approx(width_cm, rel=1e-3)


def test_qubits_and_couplers_are_written_beside_it(tmp_path, snapshot):
    picture = export.of_page(PageLayout(snapshot.placement, snapshot))
    written = export.write(tmp_path / "a.pdf", picture, tables=True)
    assert [path.name for path in written] == ["a.pdf", "a-qubits.csv", "a-couplers.csv"]
    with written[1].open(newline="") as file:
        qubits = list(csv.DictReader(file))
    with written[2].open(newline="") as file:
        couplers = list(csv.DictReader(file))
    placement, layout = snapshot.placement, snapshot.placement.layout
    assert len(qubits) == len(placement.topology)
    assert len(couplers) == len(layout.edges)
    rows = {int(row["qubit"]): row for row in qubits}
    for index in (0, len(snapshot.h) - 1):
        row = rows[int(placement.topology.qubits[layout.qubits[index]])]
        assert row["variable"] == placement.name_of(index)
        assert float(row["h"]) == pytest.approx(float(snapshot.h[index]), rel=1e-5)
        assert float(row["mean_spin"]) == pytest.approx(float(snapshot.mean_spin[index]), rel=1e-5, abs=1e-6)
        assert row["coordinates"].startswith("u")
    spare = [row for row in qubits if row["role"] == "spare"]
    assert len(spare) == len(placement.topology) - len(layout.qubits)
    assert {row["h"] for row in spare} == {""}
    chains = [row for row in couplers if row["kind"] == "chain"]
    assert len(chains) == layout.chain_count
    known = sorted(float(row["J"]) for row in couplers if row["J"])
    programmed = np.sort(np.concatenate([snapshot.J_chain, snapshot.J_weight]))
    assert known == pytest.approx(programmed.tolist(), rel=1e-5)
    joined = {(row["qubit_1"], row["qubit_2"]): row["copy"] for row in couplers}
    assert all(rows[int(a)]["copy"] == rows[int(b)]["copy"] == copy for (a, b), copy in joined.items())
