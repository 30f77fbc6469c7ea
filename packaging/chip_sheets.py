"""Draw each colouring, story and export of the chip in both palettes at three sizes, and lay them on sheets.

Run by ``make screenshots``; writes ``docs/images/chip-….jpg``, and all pictures at their full size into
``docs/images/large``, which is not kept under version control: look at those. PDF and web pages are drawn
where ``pdftoppm`` and ``chromium`` are installed.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from screenshots import wait, wait_until, window

from qanneal_gui.chip.projected import Ground
from qanneal_gui.chip.story import Story
from qanneal_gui.chip.web_page import web_page
from qanneal_gui.gui.chip import animation, export, film
from qanneal_gui.gui.chip.presentation_mode import PresentationWindow
from qanneal_gui.gui.chip.state import STORIES
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.window.main_window import MainWindow

SIZES = {"1280": (1280, 800), "1920": (1920, 1200), "3840": (1920, 1080)}
"""By their width on the screen; the last is that of a screen with two pixels for one."""

SHEETS = ("colourings", "stories", "presentation", "exports", "files")
COLUMNS, CELL, FOOT = 8, QSize(240, 150), 18
LARGEST_SHEET = 2**20
PALETTES = {"dark": False, "light": True}
GROUNDS = {"on-black": Qt.GlobalColor.black, "on-white": Qt.GlobalColor.white}


class Taker:
    """Writes pictures of one size into folders, one for each sheet."""

    def __init__(self, folder: Path, size: str) -> None:
        self._folder, self._size = folder, size

    def take(self, sheet: str, name: str, image: QImage | QWidget) -> None:
        """Write one picture."""
        path = self._folder / sheet / f"{name}-{self._size}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn = image if isinstance(image, QImage) else image.grab().toImage()
        drawn.save(str(path))
        print(path, file=sys.stderr)


def record(opened: MainWindow) -> ChipView:
    """Train for some steps on a chip with dead qubits and couplers."""
    chip = opened.workspace.chip
    opened.workspace.tabs.setCurrentWidget(chip)
    wait_until(lambda: chip.state.placement is not None)
    opened.start()
    wait_until(lambda: not opened.control.state.active)
    return chip


def colourings(chip: ChipView) -> Iterator[str]:
    """Colour the chip by one after another, and yield what by."""
    modes = chip.bar.modes
    for number in range(modes.count()):
        modes.setCurrentIndex(number)
        wait(300)
        yield chip.state.mode
    modes.setCurrentIndex(0)


def stories(chip: ChipView) -> Iterator[str]:
    """Stop at the end of every chapter of every story, and yield its name."""
    player = chip.player
    for kind in STORIES:
        chip.state.story = kind
        chip.presentation.play_story()
        wait_until(lambda: player.story is not None)
        story = player.story
        assert story is not None
        for number in ends_of_chapters(story):
            player.show(number)
            wait(300)
            yield f"{kind}-{story.steps[number].chapter + 1}"
        chip.presentation.end_story()
    chip.state.story = "embedding"


def ends_of_chapters(story: Story) -> list[int]:
    """Return the last step of every chapter."""
    chapters = [step.chapter for step in story.steps]
    return [i for i, one in enumerate(chapters) if i + 1 == len(chapters) or chapters[i + 1] != one]


def with_figures(chip: ChipView) -> None:
    """Show the paper's sizes."""
    chip.show_figures()
    wait_until(lambda: chip.figures is not None and not chip.figures.missing)


def take_window(opened: MainWindow, chip: ChipView, look: theme.Theme, taker: Taker) -> None:
    """Take the page in the window: colourings, a chain in focus, the paper's sizes, stories."""
    modes: tuple[theme.Mode, ...] = ("dark", "light")
    for palette in modes:
        look.set_mode(palette)
        for mode in colourings(chip):
            taker.take("colourings", f"{mode}-{palette}", opened)
        chip.board.pointing.look_into(0, 0)
        wait(300)
        taker.take("colourings", f"focus-{palette}", opened)
        chip.board.pointing.show_everything()
        with_figures(chip)
        taker.take("colourings", f"figures-{palette}", opened)
        chip.show_figures(False)
        for name in stories(chip):
            taker.take("stories", f"{name}-{palette}", opened)


def take_presentation(chip: ChipView, size: tuple[int, int], taker: Taker) -> None:
    """Take presentation mode on both grounds."""
    shown = PresentationWindow(chip.state, chip.player, chip.presentation.toggle)
    shown.resize(*size)
    shown.show()

    def take(name: str) -> None:
        for ground in grounds:
            shown.show_talk("", None, ground)
            wait(300)
            taker.take("presentation", f"{name}-{ground}", shown)

    grounds: tuple[Ground, ...] = ("dark", "light")
    for mode in colourings(chip):
        take(mode)
    for name in stories(chip):
        take(f"story-{name}")
    with_figures(chip)
    for page in range(len(shown.pages)):
        shown.page = page
        take(f"figures-{page + 1}")
    chip.show_figures(False)
    shown.close()


def on_ground(image: QImage, ground: Qt.GlobalColor) -> QImage:
    """Lay a transparent picture on a ground."""
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(ground)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def take_exports(chip: ChipView, width: int, taker: Taker) -> None:
    """Take pictures for slides and papers: every colouring and story, every shape and ground."""

    def image(shape: str = "16:9", light: bool = False, transparent: bool = False) -> QImage:
        picture = export.shown(chip.state, chip.player, shape=shape, light=light, transparent=transparent)
        return picture.image(width, export.WIDTH_CM)

    for drawing in ("lines", "dots"):
        chip.bar.as_dots.setChecked(drawing == "dots")
        for mode in colourings(chip):
            name = mode if drawing == "lines" else f"{mode}-dots"
            for palette, light in PALETTES.items():
                taker.take("exports", f"{name}-{palette}", image(light=light))
            clear = image(transparent=True)
            for where, ground in GROUNDS.items():
                taker.take("exports", f"{name}-clear-{where}", on_ground(clear, ground))
    chip.bar.as_dots.setChecked(False)
    for palette, light in PALETTES.items():
        for shape in ("paper", "4:3", "square"):
            taker.take("files", f"{shape.replace(':', '-')}-{palette}", image(shape, light))
        for name in stories(chip):
            for shape in ("16:9", "square"):
                taker.take("files", f"{name}-{shape.replace(':', '-')}-{palette}", image(shape, light))
        with_figures(chip)
        taker.take("files", f"figures-{palette}", image(light=light))
        chip.show_figures(False)


def take_files(chip: ChipView, width: int, taker: Taker, folder: Path) -> None:
    """Take what other programs make of SVG, PDF, web page, GIF and films."""
    for palette, light in PALETTES.items():
        for mode in ("role", "spin"):
            chip.bar.modes.setCurrentIndex(chip.bar.modes.findData(mode))
            picture = export.shown(chip.state, chip.player, light=light)
            for kind, shown in drawn_by_others(chip, picture, light, width, folder).items():
                taker.take("files", f"{mode}-{kind}-{palette}", shown)
    chip.bar.modes.setCurrentIndex(0)
    chip.presentation.play_story()
    wait_until(lambda: chip.player.story is not None)
    story = chip.player.story
    assert story is not None
    short = replace(story, steps=tuple(story.steps[i] for i in ends_of_chapters(story)))
    chip.presentation.end_story()
    for palette, light in PALETTES.items():
        for name, shown in films(short, light, width, folder):
            taker.take("files", f"{name}-{palette}", shown)


def drawn_by_others(
    chip: ChipView, picture: export.StagePicture, light: bool, width: int, folder: Path
) -> dict[str, QImage]:
    """Return a picture as readers of SVG, PDF and web pages draw it."""
    found = {}
    renderer = QSvgRenderer(QByteArray(picture.svg(export.WIDTH_CM)))
    image = QImage(width, round(picture.aspect * width), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    found["svg"] = image
    there = folder / "page"
    if shutil.which("pdftoppm"):
        there.with_suffix(".pdf").write_bytes(picture.pdf(export.WIDTH_CM))
        scale = ["-scale-to-x", str(width), "-scale-to-y", "-1", "-singlefile", "-png"]
        subprocess.run(["pdftoppm", *scale, f"{there}.pdf", f"{there}-pdf"], check=True)
        found["pdf"] = QImage(f"{there}-pdf.png")
    if browser := shutil.which("chromium"):
        story, title = export.shown_scene(chip.state, chip.player)
        page = web_page(story, title=title, light=light)
        there.with_suffix(".html").write_text(page, "utf-8")
        options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--screenshot={there}-html.png"]
        size = f"--window-size={width},{width * 9 // 16}"
        subprocess.run([browser, *options, size, f"file://{there}.html"], check=True, capture_output=True)
        found["html"] = QImage(f"{there}-html.png")
    return found


def films(story: Story, light: bool, width: int, folder: Path) -> Iterator[tuple[str, QImage]]:
    """Yield a scene of a GIF, and of films as far as they can be written here."""
    path = folder / "film.gif"
    animation.write_gif(path, story, width=width, light=light, speed=4)
    reader = QImageReader(str(path))
    yield "gif", [reader.read() for _ in story.steps][-2]
    if not film.available():
        return
    import av

    for kind in ("mp4", "webm"):
        path = folder / f"film.{kind}"
        film.write_film(path, story, width=width, light=light, speed=4)
        with av.open(str(path)) as container:
            pixels = list(container.decode(video=0))[-30].to_ndarray(format="rgb24")
        height, across = pixels.shape[:2]
        image = QImage(pixels.tobytes(), across, height, 3 * across, QImage.Format.Format_RGB888)
        yield kind, image.copy()


def lay_on_sheet(pictures: list[Path], target: Path) -> None:
    """Lay pictures beside each other, small, each with its name."""
    rows = -(-len(pictures) // COLUMNS)
    width, height = CELL.width() + 6, CELL.height() + FOOT
    sheet = QImage(COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    small = painter.font()
    small.setPixelSize(12)
    painter.setFont(small)
    for number, path in enumerate(pictures):
        x, y = width * (number % COLUMNS), height * (number // COLUMNS)
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        painter.drawImage(x + 3, y + 3, QImage(str(path)).scaled(CELL, keep, smooth))
        painter.drawText(x + 4, y + height - 3, path.stem)
    painter.end()
    for quality in range(85, 20, -10):
        sheet.save(str(target), quality=quality)
        if target.stat().st_size < LARGEST_SHEET:
            break
    print(target, file=sys.stderr)


def take_size(folder: Path, size: str, parts: tuple[str, ...]) -> None:
    """Take everything at one size."""
    look = theme.install(QApplication(sys.argv[:1]))
    missing = Path(os.environ["QANNEAL_HOME"]) / "missing.json"
    dead = np.random.default_rng(3).choice(7440, 40, replace=False)
    missing.write_text(json.dumps({"nodes": dead.tolist()}), "utf-8")
    network = ("model.hidden=548", "training.steps=12", 'sampler.topology="zephyr:15"')
    device = ("sampler.calibration=full", f"sampler.missing={json.dumps(str(missing))}")
    taker = Taker(folder, size)
    with tempfile.TemporaryDirectory() as others, window(look, "demo", *network, *device) as opened:
        opened.resize(*SIZES[size])
        chip = record(opened)
        works: dict[str, Callable[[], None]] = {
            "window": lambda: take_window(opened, chip, look, taker),
            "presentation": lambda: take_presentation(chip, SIZES[size], taker),
            "exports": lambda: take_exports(chip, int(size), taker),
            "files": lambda: take_files(chip, min(int(size), 1920), taker, Path(others)),
        }
        for name in parts:
            works[name]()


def main() -> int:
    """Take all pictures, each size in a process of its own: the scale is fixed when Qt begins."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[1] / "docs" / "images"
    everything = ("window", "presentation", "exports", "files")
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--size", choices=SIZES, help="only pictures of this width, and no sheets")
    parser.add_argument("--only", choices=everything, action="append", help="only this part")
    arguments = parser.parse_args()
    large = arguments.folder / "large"
    if arguments.size is not None:
        with tempfile.TemporaryDirectory() as home:
            os.environ["QANNEAL_HOME"] = home
            take_size(large, arguments.size, tuple(arguments.only or everything))
        return 0
    only = [f"--only={name}" for name in arguments.only or ()]
    for size in SIZES:
        scale = {"QT_SCALE_FACTOR": "2"} if size == "3840" else {}
        again = [sys.executable, __file__, str(arguments.folder), f"--size={size}", *only]
        subprocess.run(again, env={**os.environ, **scale}, check=True)
    _ = QApplication(sys.argv[:1])
    for name in SHEETS:
        pictures = sorted((large / name).glob("*.png"))
        if pictures:
            lay_on_sheet(pictures, arguments.folder / f"chip-{name}.jpg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
