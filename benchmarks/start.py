"""From the start of a process to a window that has answered a click, beside a bare pyqtgraph window.

Real processes are started in turn: a main window with one plot of pyqtgraph, ours with an empty data folder,
and ours with a library of 50 runs. Each tells when its window was painted and a click in it was answered, and
then how long its event loop was held up at the longest in the two seconds after that.

    python benchmarks/start.py [REPETITIONS]
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "bare PySide6 and pyqtgraph window"
TARGET = 1.7
REPETITIONS = 7


def rows(repetitions=REPETITIONS):
    """Measure, and return one row for each kind of data folder."""
    with tempfile.TemporaryDirectory() as folder:
        few = Path(folder, "50-runs")
        _fill(few)
        kinds = {"peer": Path(folder, "peer"), "empty": Path(folder, "empty"), "50 runs": few}
        for kind, home in kinds.items():
            _start(kind, home)  # reads the files from the disk, and writes what Python compiles
        measured = {kind: [] for kind in kinds}
        for _ in range(repetitions):
            for kind, home in kinds.items():
                measured[kind].append(_start(kind, home))
    middle = {kind: _medians(found) for kind, found in measured.items()}
    return [
        {
            "work": f"window: process start to an answered click, {kind}",
            "ours": middle[kind]["wall"],
            "peer_name": PEER,
            "peer": middle["peer"]["wall"],
            "target": f"≤ {TARGET}×",
            "ratio": middle[kind]["wall"] / middle["peer"]["wall"],
            "processor": middle[kind]["processor"],
            "peer_processor": middle["peer"]["processor"],
            "processor_ratio": middle[kind]["processor"] / middle["peer"]["processor"],
            "longest_pause": middle[kind]["pause"],
            "pages": middle[kind]["pages"],
            "bound": "PySide6 and pydantic are imported, and the form of fifty settings is built and styled.",
        }
        for kind in ("empty", "50 runs")
    ]


def _fill(home):
    import library

    library.fill(home, 50, 20)


def _start(kind, home):
    home.mkdir(exist_ok=True)
    for left in home.glob("window*.json"):
        left.unlink()  # the last window has turned to the last page
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QANNEAL_HOME": str(home)}
    probe = Path(__file__).with_name("start_probe.py")
    command = [sys.executable, str(probe), kind, repr(time.monotonic())]
    told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return json.loads(told.splitlines()[-1])


def _medians(found):
    middle = {key: statistics.median(one[key] for one in found) for key in ("wall", "processor", "pause")}
    names = found[0]["pages"]
    return middle | {
        "pages": {name: statistics.median(one["pages"][name] for one in found) for name in names}
    }


def main(repetitions=REPETITIONS):
    """Print the rows."""
    for row in rows(int(repetitions)):
        print(
            f"{row['work']}: {row['ours']:.2f} s, {row['peer_name']} {row['peer']:.2f} s, ×{row['ratio']:.2f}"
        )
        own, peer, ratio = row["processor"], row["peer_processor"], row["processor_ratio"]
        print(f"  processor {own:.2f} and {peer:.2f} s, ×{ratio:.2f}")
        print(f"  in the two seconds after it held up for {1e3 * row['longest_pause']:.0f} ms at the longest")
        pages = ", ".join(f"{name} {1e3 * seconds:.0f}" for name, seconds in row["pages"].items())
        print(f"  first turn to a page, ms of processor time: {pages}")


if __name__ == "__main__":
    main(*sys.argv[1:])
