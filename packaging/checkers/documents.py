"""Write all kinds of HTML and SVG that the program makes, of runs that have everything in them.

Run by ``make checkers``, with a folder for the files; QANNEAL_HOME is a home that may be filled.
"""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from qanneal_gui import config
from qanneal_gui.chip.picture import MODES
from qanneal_gui.chip.run_stories import Course, run_story
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.chip.svg import chip_svg, chips_svg
from qanneal_gui.chip.web_page import web_page
from qanneal_gui.gui.chip import export
from qanneal_gui.gui.chip.page import PageLayout
from qanneal_gui.runs.frames import Frames
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.session import Session

DEMO = ("training.steps=20", 'sampler.topology="pegasus:4"', "sampler.reads=100", "sampler.calibration=hubs")
TEN = ("training.steps=4", "model.hidden=16", "training.eval_every=2")
NAME = 'first <b>"run"</b> & its notes'


def train(preset: str, name: str, *overrides: str) -> str:
    """Record a run; return its identifier."""
    library = RunLibrary()
    session = Session(config.assemble(None, preset, overrides), library)
    session.name = name
    for _ in session.events():
        pass
    return library.get("last").id


def qanneal(*arguments: str) -> None:
    """Run a command of the terminal."""
    subprocess.run(
        [sys.executable, "-P", "-m", "qanneal_gui.cli", *arguments], check=True, stdout=subprocess.DEVNULL
    )


def of_runs(folder: Path, runs: list[str]) -> None:
    """Write reports, figures and kits."""
    for number, run in enumerate(runs):
        qanneal("export", run, "--format", "report", "-o", str(folder / f"report-{number}.html"))
        qanneal("export", run, "--figure", str(folder / f"curves-{number}.svg"))
        qanneal("export", run, "--format", "kit", "-o", str(folder / f"kit-{number}"))
    qanneal("export", *runs, "--format", "report", "-o", str(folder / "report-all.html"))
    qanneal("export", *runs, "--figure", str(folder / "curves-all.svg"))


def of_experiments(folder: Path) -> None:
    """Write the results of experiments as pages and figures."""
    qanneal("equivalence", "--dataset", "digits", "--classes", "2,3", "--steps", "4", "--batch-size", "20")
    for kind in ("html", "svg"):
        qanneal("results", "export", "last", "-o", str(folder / f"equivalence.{kind}"))
    qanneal("capacity", "--topology", "pegasus:2", "--topology", "zephyr:2")
    for kind in ("html", "svg"):
        qanneal("results", "export", "last", "-o", str(folder / f"capacity.{kind}"))


def of_chips(folder: Path, run: str, name: str) -> None:
    """Write the chip in all colourings, and its story, as drawings and as web pages."""
    library = RunLibrary()
    frames = Frames(library.directory(run)).all()
    events = recorded_steps.read(library.steps(run))
    story = run_story(frames, Course.of(events, len(events)))
    snapshot = frames[-1].snapshot
    for mode in MODES:
        for drawing in ("lines", "dots"):
            text = chip_svg(snapshot.placement, snapshot, mode, caption="A caption & more", drawing=drawing)
            (folder / f"{name}-{mode}-{drawing}.svg").write_text(text, "utf-8")
    for look, transparent in (("light", False), ("dark", True)):
        text = chip_svg(snapshot.placement, snapshot, look=look, transparent=transparent)
        (folder / f"{name}-{look}-{transparent}.svg").write_text(text, "utf-8")
    pair = [(snapshot.placement, "One\nof two"), (snapshot.placement, "The other")]
    (folder / f"{name}-pair.svg").write_text(chips_svg(pair), "utf-8")
    page = PageLayout(snapshot.placement, snapshot, "role", 'A "title" & more', "A caption.")
    for shape, called in (("paper", "paper"), ("16:9", "slide")):
        for light in (False, True):
            picture = export.of_page(replace(page, light=light), shape)
            export.write(folder / f"{name}-{called}-{light}.svg", picture)
    one = Story((StoryStep(0, "A caption.", snapshot.placement, snapshot, "role"),))
    for light in (False, True):
        for what, told in (("story", story), ("one", one)):
            text = web_page(told, title="The run & its chip", light=light)
            (folder / f"{name}-{what}-{'light' if light else 'dark'}.html").write_text(text, "utf-8")


def write(folder: Path) -> None:
    """Write everything."""
    folder.mkdir(parents=True, exist_ok=True)
    runs = [train("demo", NAME, *DEMO), train("ten-digits", "ten classes", *TEN)]
    of_runs(folder, runs)
    of_experiments(folder)
    for run, name in zip(runs, ("star", "comb"), strict=True):
        of_chips(folder, run, name)


if __name__ == "__main__":
    application = QGuiApplication([])
    write(Path(sys.argv[1]))
