"""Where growth hurts: runs of 1,000 to 1,000,000 steps, and libraries of 100 to 20,000 runs.

    python benchmarks/growth.py FOLDER [--steps 1000 10000 100000 1000000] [--runs 100 1000 20000]

Libraries are made once, in the folder given, through the program's own schema (1,000,000 steps take two
gigabytes and a few minutes). Each measurement is a process of its own, so that its peak memory is its own.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from library import VERSIONS, fill, metrics

from qanneal_gui import config
from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.figures.colours import line_look
from qanneal_gui.figures.paper import Paper, on_paper
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


def curves(library, folder):
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
    "one number of all steps": metric,
    "columns of a run of an earlier version, once": columns_of_old,
    "curves for the window": curves,
    "200 steps enlarged": enlarged,
    "CSV": partial(exported, suffix=".csv"),
    "report": partial(exported, suffix=".html"),
    "resumed": resume,
    "a step recorded": recording,
}
RUNS = {"table opened": table, "searched": searched}
WORK = STEPS | RUNS


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
    print(json.dumps({"wall": wall, "processor": processor, "peak_mb": peak}))


def run_all(folder, kind, sizes, work):
    found = {name: {} for name in work}
    for size in sizes:
        home = folder / f"{kind}-{size}"
        if not (home / database.FILE).exists():
            fill_long(home, size) if kind == "steps" else fill(home, size, 5)
        for name in work:
            command = [sys.executable, __file__, str(home), "--measure", name]
            output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            found[name][size] = one = json.loads(output)
            print(
                f"{size:>9,} {kind:6} {name:45} {1e3 * one['wall']:12.2f} ms"
                f" ({1e3 * one['processor']:.2f} of the processor), {one['peak_mb']:.0f} MB",
                flush=True,
            )
    return found


def exponent(found):
    """Return the exponent of the growth of processor time over the three largest sizes."""
    sizes = sorted(found)[-3:]
    times = [found[size]["processor"] for size in sizes]
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


def drawing(results):
    panels = []
    for kind, found in results.items():
        series = tuple(_line(place, name, sizes) for place, (name, sizes) in enumerate(found.items()))
        panels.append(Panel("", kind, "processor time / s", series, x_log=True, y_log=True))
    return on_paper(Figure("", tuple(panels), columns=1), Paper(width_cm=17)).svg


def _line(place, name, found):
    role, dash = line_look(place)
    x = np.array(sorted(found), float)
    y = np.array([found[size]["processor"] for size in sorted(found)])
    return Series(f"{name} (exponent {exponent(found):.2f})", x, y, role, dash=dash, markers=True)


def page(results, load):
    """Return the section of the page of benchmarks: a table for each kind of growth, and the curves."""
    lines = [
        "## Growth",
        "",
        "Made by `benchmarks/growth.py`. Each figure is from a process of its own: wall time (processor",
        "time), and peak memory, of which the program itself takes 130 MB. The exponents are fitted to",
        "processor time over the three largest sizes.",
        f"The load of the machine was {load:.1f} on {os.cpu_count()} cores: what is above their number makes",
        "wall times longer than processor times.",
        "",
        "![Processor time over steps and runs](images/growth.svg)",
    ]
    for kind, found in results.items():
        sizes = sorted(next(iter(found.values())))
        lines += ["", f"| | {' | '.join(f'{size:,} {kind}' for size in sizes)} | exponent |"]
        lines += [f"|---|{'---:|' * (len(sizes) + 1)}"]
        for name, of_it in found.items():
            cells = " | ".join(
                f"{_written(one['wall'])} ({_written(one['processor'])}), {one['peak_mb']:.0f} MB"
                for one in (of_it[size] for size in sizes)
            )
            lines.append(f"| {name} | {cells} | {exponent(of_it):.2f} |")
    return "\n".join(lines) + "\n"


def _written(seconds):
    if seconds >= 1:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{1e3 * seconds:.3g} ms"


def render(results, load):
    """Write the section into the page, in place of the one that is there."""
    docs = Path(__file__).parents[1] / "docs"
    path = docs / "benchmarks.md"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Benchmarks\n\n"
    before, _, rest = old.partition("## Growth\n")
    _, mark, after = rest.partition("\n## ")
    path.write_text(before + page(results, load) + mark + after, encoding="utf-8")
    (docs / "images" / "growth.svg").write_text(drawing(results), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, nargs="+", default=[1000, 10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, nargs="+", default=[100, 1000, 20_000])
    parser.add_argument("--measure", choices=WORK, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.folder, options.measure)
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    results = {
        "steps": run_all(options.folder, "steps", options.steps, STEPS),
        "runs": run_all(options.folder, "runs", options.runs, RUNS),
    }
    (options.folder / "growth.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    render(results, os.getloadavg()[2])


if __name__ == "__main__":
    main()
