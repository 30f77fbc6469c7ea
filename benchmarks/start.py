"""From the start of a process to a window that has answered a click, beside a bare pyqtgraph window.

Real processes are started in turn: a main window with one plot of pyqtgraph, ours with an empty data folder,
and ours with a library of 50 runs. Each tells when its window was painted and a click in it was answered,
then how long its event loop was held up at the longest in the two seconds after that, and at last what each
page takes to be turned to for the first time.
"""

import contextlib
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import library
from frame import main
from results import Row

PEER = "bare PySide6 and pyqtgraph window"
TARGET = 1.7
REPETITIONS = 5

_BOUND = (
    "PySide6 and pydantic are imported, and the form of fifty settings is built, styled and painted. "
    "Both programs are compiled before, as installed ones are."
)


def window():
    """Return the rows: wall and processor time of both kinds of data folder, and what follows."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {kind: Path(folder, kind) for kind in ("peer", "ours", "runs")}
        with contextlib.redirect_stdout(io.StringIO()):
            library.fill(homes["runs"], 50, 20)
        for kind, home in homes.items():
            _start(kind, home)  # reads the files from the disk, and writes what Python compiles
        found = {kind: [] for kind in homes}
        for _ in range(REPETITIONS):
            for kind, home in homes.items():
                found[kind].append(json.loads(_start(kind, home).splitlines()[-1]))
    rows = []
    for kind, what in (("ours", "empty data folder"), ("runs", "50 runs")):
        for key, time_of in (("wall", ""), ("processor", ", processor time")):
            ours, theirs = _median(found[kind], key), _median(found["peer"], key)
            name = f"window: process start to an answered click, {what}{time_of}"
            goal = {"at_most": TARGET, "bound": _BOUND} if key == "wall" else {}
            rows.append(Row(work=name, ours=ours, peer=PEER, theirs=theirs, **goal))
    every = found["ours"] + found["runs"]
    name = "window: longest pause in the two seconds after the first picture"
    bound = "Imports on a thread take turns with the window, which makes pages in pieces; one is pyqtgraph."
    rows.append(Row(work=name, ours=_median(every, "pause"), bound=bound))
    for page in every[0]["pages"]:
        taken = statistics.median(one["pages"][page] for one in every)
        name = f"window: first turn to {page}, processor time"
        rows.append(Row(work=name, ours=taken, at_most=0.15))
    return rows


def _median(found, key):
    return statistics.median(one[key] for one in found)


def _start(kind, home):
    home.mkdir(exist_ok=True)
    for left in home.glob("window*.json"):
        left.unlink()  # the last window has turned to the last page
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QANNEAL_HOME": str(home)}
    environment |= {"PYTHONPYCACHEPREFIX": str(home.parent / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled, and so is the peer's
    probe = Path(__file__).with_name("start_probe.py")
    command = [sys.executable, str(probe), kind, repr(time.monotonic())]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main(window)
