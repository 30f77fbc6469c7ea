"""Render the window's pictures for the documentation: real windows, real runs, no display.

Run by ``make screenshots``; writes ``docs/images/*.png``, all of them together as ``contact-sheet.jpg``, and
the chip at 3840 × 2160 into ``docs/images/large``, which is not kept under version control. The runs are
recorded in a temporary home.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from qanneal_gui import config
from qanneal_gui.experiments.sweeps import parse_axis
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.main_window import MainWindow
from qanneal_gui.training.events import Event
from qanneal_gui.training.session import Session

COLUMNS, SHEET = 4, "contact-sheet"
SIZES = {"": (1280, 800), "-large": (1600, 1000), "-small": (1024, 700), "-screen": (1920, 1080)}


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window live until something is so."""
    for _ in range(round(seconds * 20)):
        if done():
            wait(300)
            return
        wait(50)
    sys.exit("error: a picture's run did not come to its end; run it again on a quieter machine.")


@contextmanager
def window(look: theme.Theme, preset: str, *overrides: str, size: str = "") -> Iterator[MainWindow]:
    """Open a window with a preset, and close it."""
    shown = config.assemble(None, preset, overrides)
    opened = MainWindow(look, settings.WindowSettings(run=shown))
    opened.resize(*SIZES[size])
    opened.show()
    wait(1500)  # for the preview and the cost
    yield opened
    if opened.control.state.active:
        opened.control.stop()
        wait_until(lambda: not opened.control.state.active)
    wait(1500)
    opened.close()
    opened.deleteLater()  # by Qt and now, not by the garbage collector in the midst of the next picture


@contextmanager
def slowed(seconds: float = 0.12) -> Iterator[None]:
    """Have runs rest after each event: the demo is over before all of it is drawn once."""
    events = Session.events

    def slow(session: Session) -> Iterator[Event]:
        with closing(events(session)) as found:
            for event in found:
                yield event
                time.sleep(seconds)

    Session.events = slow  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Session.events = events  # type: ignore[method-assign]


def all_curves(opened: MainWindow) -> bool:
    """Tell whether the table of all runs is there, with the small curves of all rows that are seen."""
    model, table = opened.runs.model, opened.runs.table
    last = table.rowAt(table.viewport().height() - 1)
    seen = range(model.rowCount() if last < 0 else last + 1)
    rows = [model.row(place) for place in seen]
    return bool(rows) and all(row is not None and row.curve is not None for row in rows)


def take(opened: QWidget, folder: Path, name: str) -> None:
    """Write one picture."""
    opened.grab().save(str(folder / f"{name}.png"))
    print(folder / f"{name}.png", file=sys.stderr)


def take_small(opened: QWidget, folder: Path, name: str) -> None:
    """Write one picture in 256 colours: chips are all detail, and the repository keeps every version."""
    image = opened.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    # The commonest of each group of like colours; what is left takes the nearest of them.
    colors, counts = np.unique(pixels, return_counts=True)
    colors = colors[np.argsort(-counts, kind="stable")]
    _, first = np.unique(colors & 0xF0F0F0, return_index=True)
    table = [int(color) | 0xFF000000 for color in colors[np.sort(first)[:256]]]
    kept = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
    kept.save(str(folder / f"{name}.png"))
    print(folder / f"{name}.png", file=sys.stderr)


def pictures_of_the_chip(look: theme.Theme, folder: Path, size: str = "") -> None:
    """Take the chip by every mode, with a hub in focus, and the paper's figures, light and dark."""
    missing = Path(os.environ["QANNEAL_HOME"]) / "missing.json"
    dead = np.random.default_rng(3).choice(7440, 40, replace=False)
    missing.write_text(json.dumps({"nodes": dead.tolist()}), "utf-8")
    shown = take if size else take_small
    with window(
        look,
        "demo",
        "model.hidden=548",
        "training.steps=12",
        'sampler.topology="zephyr:15"',
        "sampler.calibration=full",
        f"sampler.missing={json.dumps(str(missing))}",
        size=size,
    ) as opened:
        chip = opened.workspace.chip
        opened.workspace.tabs.setCurrentWidget(chip)
        wait_until(lambda: chip.state.placement is not None)
        opened.start()
        wait_until(lambda: not opened.control.state.active)
        for mode in ("light", "dark"):
            look.set_mode(mode)
            modes = chip.bar.modes
            for number in range(modes.count()):
                modes.setCurrentIndex(number)
                wait(300)
                shown(opened, folder, f"chip-{chip.state.mode}-{mode}")
            modes.setCurrentIndex(0)
            chip.board.pointing.look_into(0, 0)
            wait(300)
            shown(opened, folder, f"chip-focus-{mode}")
            chip.board.pointing.show_everything()
            chip.show_figures()
            wait_until(lambda: chip.figures is not None and not chip.figures.missing)
            shown(opened, folder, f"chip-figures-{mode}")
            chip.show_figures(False)


def pictures_of_a_run(look: theme.Theme, folder: Path, mode: theme.Mode, size: str) -> None:
    """Take the demo before, during and after its run."""
    look.set_mode(mode)
    with window(look, "demo", size=size) as opened:
        take(opened, folder, f"start-{mode}{size}")
        with slowed():
            opened.start()
            wait_until(lambda: opened.display.history.last_step >= 75)
            take(opened, folder, f"window-{mode}{size}")
            wait_until(lambda: not opened.control.state.active)
        wait(1500)  # what is drawn seldom, too
        take(opened, folder, f"finished-{mode}{size}")


def pictures_of_the_rest(look: theme.Theme, folder: Path, mode: theme.Mode) -> None:
    """Take what a user meets less often."""
    look.set_mode(mode)
    with window(look, "demo") as opened:
        row = opened.form.rows["training.batch_size"]
        row.editor.set_value(50)
        row.editor.edited.emit()
        opened.form.groups["sampler"].toggle.setChecked(True)
        side = opened.side
        assert isinstance(side, QScrollArea)
        wait(200)
        side.ensureWidgetVisible(opened.form.groups["training"])
        wait(200)
        take(opened, folder, f"wrong-{mode}")
    with window(look, "demo", "sampler.kind=qpu") as opened:
        opened.connect_to_dwave()
        dialog = opened.connection
        assert dialog is not None
        wait_until(lambda: not dialog.source.text.endswith("…"))
        take(dialog, folder, f"connection-{mode}")
    with window(look, "demo", "budget.submissions=40") as opened:
        opened.start()
        wait_until(lambda: opened.control.state is State.HELD)
        opened.workspace.tabs.setCurrentWidget(opened.runs)
        wait_until(lambda: all_curves(opened))
        take(opened, folder, f"hold-{mode}")


def pictures_of_the_pages(look: theme.Theme, folder: Path, mode: theme.Mode) -> None:
    """Take the other pages of the window, after four runs at two rates."""
    look.set_mode(mode)
    with window(look, "demo", "training.steps=60") as opened:
        pages, runs = opened.workspace.tabs, []
        for rate, seed in ((0.01, 0), (0.01, 1), (0.003, 0), (0.003, 1)):
            opened.form.enter("training.learning_rate", rate)
            opened.form.enter("training.seed", seed)
            opened.start()
            wait_until(lambda: not opened.control.state.active)
            runs.append(opened.display.run)
        pages.setCurrentWidget(opened.workspace.network)
        wait(3000)
        take(opened, folder, f"network-{mode}")
        pages.setCurrentWidget(opened.runs)
        wait_until(lambda: all_curves(opened))
        take(opened, folder, f"runs-{mode}")
        opened.runs.compare_asked.emit(runs)
        wait(1500)
        take(opened, folder, f"compare-{mode}")
        experiments = opened.experiments
        pages.setCurrentWidget(experiments)
        wait_until(lambda: bool(experiments.cards))
        wait_until(
            lambda: all(
                card.cost.text() and not card.cost.text().endswith("…") for card in experiments.cards.values()
            )
        )
        take(opened, folder, f"experiments-{mode}")
        experiments.start("capacity")
        wait_until(lambda: not experiments.runner.active)
        take(opened, folder, f"experiment-{mode}")


def pictures_of_the_bench(look: theme.Theme, folder: Path, mode: theme.Mode) -> None:
    """Show a sweep in the form, its results, and what waits in the queue."""
    look.set_mode(mode)
    quick = ("training.steps=40", "model.hidden=16", "sampler.topology=pegasus:6")
    with window(look, "demo", *quick) as opened:
        pages, varying = opened.workspace.tabs, opened.sweeping.varying
        for axis in map(parse_axis, ("training.learning_rate=log 0.001..0.1 in 4", "model.hidden=8, 16")):
            varying.vary(axis.setting, axis)
        wait_until(lambda: opened.sweeping.card.planned is not None)
        take(opened, folder, f"vary-{mode}")
        ended: list[object] = []
        opened.sweeping.start(by_key=False)
        opened.experiments.runner.ended.connect(ended.append)  # at once, where its runs were made before
        wait_until(lambda: bool(ended))
        take(opened, folder, f"sweep-{mode}")
        opened.sweeping.put_into_queue()
        varying.vary_nothing()
        for _ in range(2):
            opened.put_into_queue()
        pages.setCurrentWidget(opened.queue)
        wait_until(lambda: opened.queue.table.model().rowCount() >= 3)
        take(opened, folder, f"queue-{mode}")


def contact_sheet(folder: Path) -> None:
    """Lay all pictures beside each other, small, each with its name."""
    paths = sorted(folder.glob("*.png"))
    rows = -(-len(paths) // COLUMNS)
    width, height = 400, 272
    sheet = QImage(COLUMNS * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, path in enumerate(paths):
        x, y = width * (number % COLUMNS), height * (number // COLUMNS)
        small = QImage(str(path)).scaled(
            width - 8,
            height - 26,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(x + 4, y + 4, small)
        painter.drawText(x + 6, y + height - 8, path.stem)
    painter.end()
    sheet.save(str(folder / f"{SHEET}.jpg"), quality=80)


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(__file__).parents[1] / "docs" / "images"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--chip", choices=SIZES, help="only the chip, in a window of this size")
    arguments = parser.parse_args()
    folder = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["QANNEAL_HOME"] = home
        app = QApplication(sys.argv[:1])
        look = theme.install(app)
        if arguments.chip is not None:
            pictures_of_the_chip(look, folder, arguments.chip)
            return 0
        for mode in ("light", "dark"):
            pictures_of_a_run(look, folder, mode, "")
            pictures_of_the_rest(look, folder, mode)
            pictures_of_the_pages(look, folder, mode)
            pictures_of_the_bench(look, folder, mode)
        pictures_of_a_run(look, folder, "light", "-large")
        pictures_of_a_run(look, folder, "dark", "-small")
        pictures_of_the_chip(look, folder)
        contact_sheet(folder)
    # The scale is fixed when Qt begins: a process of its own.
    again = [sys.executable, __file__, str(folder / "large"), "--chip=-screen"]
    return subprocess.run(again, env={**os.environ, "QT_SCALE_FACTOR": "2"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
