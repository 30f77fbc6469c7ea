"""The table of runs and the comparison on a large library: 5,000 runs of 1,000 steps.

Run with QT_QPA_PLATFORM=offscreen for software rendering. The library is made once, in the folder
given (several gigabytes), through the program's own schema and metrics.

    python benchmarks/library.py FOLDER [--runs 5000] [--steps 1000]
"""

import argparse
import time
from pathlib import Path

import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.runs import database
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import Summary, dumps, split
from qanneal_gui.training.events import Evaluation, NetworkMetrics, StepEvent

VERSIONS = {"python": "3.11", "numpy": "2.4", "qanneal": "0.1.0"}
STATES = ("finished", "finished", "finished", "stopped", "failed", "interrupted")


def metrics(step, rng, rate, top):
    """The object of one step, as large as a real one."""
    rise = top - (top - 0.5) * np.exp(-step * rate)
    test = float(np.clip(rise + 0.02 * rng.standard_normal(), 0, 1))
    loss = float(0.7 * np.exp(-step * rate) + 0.02 * rng.random() + 1e-3)
    network = NetworkMetrics(loss, -loss, min(test + 0.02, 1.0), test, 1.1 * loss)
    examples = rng.random(5).tolist()
    report = SamplerReport(
        "simulated-qpu", 0.012, 1, 0.031, 16.0 + float(rng.standard_normal()), examples, examples,
        0.01 * float(rng.random()), 0, 3, 640, 0.12, 0.004, 0.3,
    )  # fmt: skip
    evaluation = Evaluation(network, network, network, 8e-4 * float(rng.random()) + 1e-5, 2e-4)
    return StepEvent(step, evaluation, report, 0.04 + 0.01 * float(rng.random())).as_json()


def fill(home, runs, steps, seed=0):
    """Insert runs with all their steps; every run takes its steps from one of 20 originals."""
    rng = np.random.default_rng(seed)
    library = RunLibrary(home)
    originals = []
    for i in range(20):
        rate, top = rng.uniform(0.5, 8) / steps, rng.uniform(0.6, 1)
        summary, rows = Summary(), []
        for step in range(1, steps + 1):
            plain, samples = split(metrics(step, rng, rate, top))
            summary = summary.after(plain)
            rows.append((step, dumps(plain), dumps(samples)))
        originals.append((summary, rows))
        print(f"\rmaking steps: {i + 1} of 20", end="", flush=True)
    with library.open() as db:
        db.execute("PRAGMA synchronous = OFF")
        for begin in range(0, runs, 100):
            with database.transaction(db):
                for i in range(begin, min(begin + 100, runs)):
                    insert(db, library, i, originals[i % 20], rng)
            print(f"\rmaking runs: {min(begin + 100, runs):,} of {runs:,}", end="", flush=True)
    print()


def insert(db, library, i, original, rng):
    summary, rows = original
    shown = config.assemble(
        overrides=[
            f"training.steps={len(rows)}",
            f"training.seed={i}",
            f"training.learning_rate={[0.1, 0.03, 0.01][i % 3]}",
            f"model.hidden={[16, 64, 256][i // 3 % 3]}",
            f"training.method={'mlp' if i % 7 == 0 else 'ebm'}",
            f"sampler.kind={['simulated-qpu', 'exact', 'gibbs'][i % 3]}",
        ]
    )
    created = time.time() - 60.0 * (6000 - i)
    values = {
        "id": f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime(created))}-{i:04d}",
        "name": f"trial {i}" if i % 4 == 0 else "",
        "created": created,
        "updated": created + 50,
        "state": STATES[i % len(STATES)],
        "recording": 0,
        "config": dumps(config.as_dict(shown)),
        "seeds": dumps({"training": i}),
        "versions": dumps(VERSIONS),
        **summary.columns(),
    }
    (library.root / "runs" / values["id"]).mkdir(parents=True, exist_ok=True)
    number = db.execute(
        f"INSERT INTO runs ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    ).lastrowid
    db.executemany(f"INSERT INTO steps (run, step, metrics, samples) VALUES ({number}, ?, ?, ?)", rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--steps", type=int, default=1000)
    options = parser.parse_args()
    if not (options.folder / database.FILE).exists():
        fill(options.folder, options.runs, options.steps)


if __name__ == "__main__":
    main()
