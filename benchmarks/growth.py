"""Where growth hurts: runs of 1,000 to 1,000,000 steps, and libraries of 100 to 20,000 runs.

    python benchmarks/growth.py FOLDER [--steps 1000 10000 100000 1000000] [--runs 100 1000 20000]

Libraries are made once, in the folder given, through the program's own schema (1,000,000 steps take two
gigabytes and a few minutes). Each measurement is a process of its own, so that its peak memory is its own.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from library import VERSIONS, metrics

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


if __name__ == "__main__":
    import sys

    fill_long(Path(sys.argv[1]), int(sys.argv[2]))
