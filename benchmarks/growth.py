"""Where growth hurts: runs of 1,000 to 100,000 steps, and libraries of 100 to 5,000 runs.

    python benchmarks/growth.py million   # by hand: 1,000,000 steps; `make bench-million` keeps the results

Libraries are made in a temporary folder, through the program's own schema (1,000,000 steps take two gigabytes
and some minutes). Each measurement is a process of its own, so that its peak memory is its own.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from frame import Curve, main
from library import VERSIONS, fill, metrics

from qanneal_gui import config
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import Summary, dumps, split

RUN = "20260101-000000-long"
_ORIGINALS = 2000


def fill_long(home, steps):
    """Insert one run of so many steps, its values per example with it, as an ended one."""
    rng = np.random.default_rng(0)
    library = RunLibrary(home)
    settings = config.as_dict(config.assemble(overrides=[f"training.steps={steps}"]))
    texts = []
    for i in range(_ORIGINALS):
        plain, samples = split(metrics(i * steps / _ORIGINALS + 1, rng, 5 / steps, 0.95))
        texts.append((dumps(plain).split(f'"step":{plain["step"]},'), dumps(samples)))
    created = time.time()
    summary = Summary(steps, last=plain, best=plain, seconds=0.045 * steps, qpu_seconds=0.031 * steps)
    row = {
        "id": RUN,
        "name": f"{steps:,} steps",
        "created": created,
        "updated": created,
        "state": "finished",
        "recording": 0,
        "config": dumps(settings),
        "seeds": dumps({"training": 0}),
        "versions": dumps(VERSIONS),
        **summary.columns(),
    }
    (library.root / "runs" / RUN).mkdir(parents=True, exist_ok=True)
    with library.open() as db:
        db.execute("PRAGMA synchronous = OFF")
        with database.transaction(db):
            number = db.execute(
                f"INSERT INTO runs ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                tuple(row.values()),
            ).lastrowid
            db.executemany(
                "INSERT INTO steps (run, step, metrics, samples) VALUES (?, ?, ?, ?)",
                (_row(number, step, texts[step * _ORIGINALS // (steps + 1)]) for step in range(1, steps + 1)),
            )


def _row(number, step, text):
    (before, after), samples = text
    return number, step, f'{before}"step":{step},{after}', samples


def metric(library, folder):
    from qanneal_gui.runs.history import Measured

    return timed(lambda: Measured(library, RUN).at("mlp.test_accuracy"))


def columns_of_old(library, folder):
    from qanneal_gui.runs.history import Measured

    with library.open() as db:
        db.execute("DELETE FROM blocks")
    return timed(lambda: Measured(library, RUN))


def shown(library, folder):
    from qanneal_gui.gui.window import seen

    return timed(lambda: seen.whole(RUN)(None))


def enlarged(library, folder):
    from qanneal_gui.gui.run.recorded_curves import read_parts

    record = library.get(RUN)
    middle = record.steps / 2
    return timed(lambda: read_parts(library, record, 0.6, (middle - 100, middle + 100), lambda: False))


def exported(library, folder, suffix):
    from qanneal_gui.sharing.formats import share

    path = folder / f"export{suffix}"
    try:
        return timed(lambda: share(library, [RUN], None, path))
    finally:
        path.unlink(missing_ok=True)


def resume(library, folder):
    from qanneal_gui.training import recorded_steps

    def work():
        with library.reopen(RUN) as recorder:
            return recorded_steps.recent(library, library.get(recorder.id))

    with library.reopen(RUN) as recorder:
        recorder._copy.append(recorder._steps_after(recorder._copy.last))  # as a run leaves it
    return timed(work)


def recording(library, folder):
    rng = np.random.default_rng(0)
    steps = [metrics(step, rng, 0.001, 0.9) for step in range(1, 2049)]
    with library.create(config.as_dict(config.assemble()), {}, {}) as recorder:
        found = timed(lambda: [recorder.step(step) for step in steps])
    library.delete(recorder.id)
    return [seconds / len(steps) for seconds in found]


def table(library, folder):
    from qanneal_gui.runs import listing

    listing.refresh(library)

    def work():
        listing.refresh(library)
        shown = listing.numbers(library)
        with library.open() as db:
            listing.rows(db, shown[:64])
        return listing.count(library)

    return timed(work)


def searched(library, folder):
    from qanneal_gui.runs import listing

    listing.refresh(library)
    return timed(lambda: listing.numbers(library, listing.Filter("learning_rate < 0.05 trial")))


STEPS = {
    "columns of a run of an earlier version, once": columns_of_old,
    "one number of all steps": metric,
    "curves for the window": shown,
    "200 steps enlarged": enlarged,
    "CSV": partial(exported, suffix=".csv"),
    "report": partial(exported, suffix=".html"),
    "resumed": resume,
    "a step recorded": recording,
}
RUNS = {"table opened": table, "searched": searched}
WORK = STEPS | RUNS


GOALS = {
    "one number of all steps": (0.3, 1_000_000),
    "CSV": (60.0, 1_000_000),
    "report": (5.0, 1_000_000),
    "resumed": (3.0, 1_000_000),
    "a step recorded": (0.3e-3, 0),
    "table opened": (0.3, 20_000),
}
"""Seconds that a work may take, and from which size on they say something."""


def timed(work):
    """Return wall and processor seconds of a call."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return [time.perf_counter() - wall, time.process_time() - processor]


def measure(folder, name):
    """Do one thing in this process, and print what it took."""
    os.environ["QANNEAL_HOME"] = str(folder)
    wall, processor = WORK[name](RunLibrary(folder), folder.parent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": wall, "seconds": processor, "peak_mb": peak}))


def curves(along, sizes, work):
    """Yield a curve of each work over libraries of several sizes."""
    found = {name: [] for name in work}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            home = Path(folder) / f"{along}-{size}"
            fill_long(home, size) if along == "steps" else fill(home, size, 5)
            for name in work:
                command = [sys.executable, __file__, "--measure", str(home), name]
                output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
                found[name].append(json.loads(output))
    for name, of_it in found.items():
        columns = {key: tuple(one[key] for one in of_it) for key in ("seconds", "wall", "peak_mb")}
        within, least = GOALS.get(name, (None, 0))
        if max(sizes) >= least:
            columns["within"] = within
        yield Curve(work=name, along=along, sizes=tuple(map(float, sizes)), **columns)


def steps():
    yield from curves("steps", (1000, 10_000, 100_000), STEPS)


def runs():
    yield from curves("runs", (100, 1000, 5000), RUNS)


def million():
    yield from curves("steps", (10_000, 100_000, 1_000_000), STEPS)
    yield from curves("runs", (1000, 5000, 20_000), RUNS)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), sys.argv[3])
    else:
        main(steps, runs, by_hand=(million,))
