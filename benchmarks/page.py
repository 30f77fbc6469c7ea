"""Run all benchmarks, each in a process of its own, and write docs/benchmarks.md from what they measure.

    python benchmarks/page.py              # what `make bench` does
    python benchmarks/page.py peers chip   # some of them
    python benchmarks/page.py million live_million   # what `make bench-million` does
    python benchmarks/page.py --render     # the page alone

Results are in `benchmarks/results/`, those of the run before in `benchmarks/results/before/`. The studies,
which measure science and not speed, are in `benchmarks/studies/`, and are run by hand.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from results import read, written

from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.figures.colours import line_look
from qanneal_gui.figures.paper import Paper, on_paper

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results"
DOCS = FOLDER.parent / "docs"
SHARED = ("frame", "results", "page", "queueing", "start_probe")
BY_HAND = {"million": ("growth", "million"), "live_million": ("live", "million")}
"""Results that `make bench` leaves as they are: of which script, and of which function of it."""

LONGEST = 300.0
LONGEST_BY_HAND = 1800.0
"""Seconds after which a script is given up."""

WEIGHED = """\
## Weighed, and left out

Measured once, each beside what is used, in one process, on an Intel Xeon with AVX-512 and NumPy 2.4.6.

* *numexpr* 2.14.2 and *numba* 0.68.1, on one core. The functions of the hidden layer of 170 images and two
  networks of 548 units take 0.22 ms with NumPy, 1.3 ms with either; ADAM's update of 548 × 784 weights takes
  0.98 ms with NumPy, 2.6 ms with numexpr and 1.1 ms with numba. numexpr is 2 MB and takes 8 ms to import;
  numba is 208 MB with LLVM, takes 0.11 s to import and 0.10 to 0.25 s to compile each of these functions.
* *σ(a) = (1 + tanh(a/2))/2 in the evaluation.* It saves a twentieth of a block, but 1 + σ(a)(e^|w| − 1) then
  cancels: in single precision the log-odds of an EBM with weights W2 of deviation 5 and a of deviation 10 are
  off by 1.6e-4 of their size in place of 1.6e-7, and with 15 and 20 they are infinite.
* *One logarithm for the product of four hidden units.* It saves 3 % of a block, and overflows where W2 is
  large.
* *Two threads for block Gibbs chains.* 1,000 chains, K = 548, 20 sweeps took 18 ms on two threads and 11 ms
  on one: most calls take microseconds, and threads wait for the interpreter between any two.
* *Transposed weights left to BLAS in backpropagation, where dark pixels are left out.* Weights of
  the other pixels are gathered for four parts of a batch: in 0.1 ms where they are rows, after a copy of
  0.2 ms, and in 0.6 ms where they are columns.
* *Weights stored pixel by pixel.* Backpropagation and ADAM with 1,000 images take 0.6 ms of 12 less, but
  gradients of small batches are then copied: a step of 5 images, K = 548, took a quarter longer.
* *Two threads for ADAM, and for adding up the gradients of parts.* A step took as long as before, or longer:
  memory keeps both waiting.
* *Two threads for each product of a batch of images.* A step of the equivalence experiment took as long as
  before: its networks learn side by side, and both cores are busy already."""
"""What no run measures again: why other ways were not taken."""


def scripts():
    """Return the names of all benchmarks."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in SHARED)


def run_all(names, folder=RESULTS, source=FOLDER):
    """Run scripts one after another, keep what they write, and return those that went wrong."""
    before = folder / "before"
    before.mkdir(parents=True, exist_ok=True)
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    failed = []
    for name in names:
        print(f"\n{name}", flush=True)
        path, began = folder / f"{name}.json", time.monotonic()
        fresh = folder / f"{name}.new"
        script, *functions = BY_HAND.get(name, (name,))
        longest = LONGEST_BY_HAND if name in BY_HAND else LONGEST
        try:
            command = [sys.executable, str(source / f"{script}.py"), *functions, "--json", str(fresh)]
            code = subprocess.run(command, check=False, env=environment, timeout=longest).returncode
        except subprocess.TimeoutExpired:
            code = f"none after {longest:g} s"
        if code:
            failed.append(name)
            print(f"{name} went wrong: exit code {code}", flush=True)
        if fresh.exists():
            if path.exists():
                path.replace(before / path.name)
            fresh.replace(path)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    return failed


def gathered(folder):
    """Return the results of a folder, by script; what cannot be read is told and left out."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        try:
            found[path.stem] = read(path)
        except QannealError as error:
            print(error, file=sys.stderr)
    return found


def page(now, before):
    """Return the page as Markdown.

    Parameters
    ----------
    now, before : dict of str to Results
        By script; `before` is the run before.
    """
    parts = [
        "# Benchmarks",
        """\
Written by `make bench` from `benchmarks/results/`. Figures are medians, unless the row says p95; limits are
the best of several; long searches of a peer are run once. Peer and program did their work in turn, in one
run, with as many threads each (peers of Ocean use one). A ratio × says how many times as long the peer
takes; a ratio / what multiple of the peer's figure ours is. *Run before* is the previous `make bench`. The
limit is what the machine cannot go below: the matrix products alone, say.""",
    ]
    if now:
        parts += [
            _machine(now, before),
            _rows(now, before),
            _missing(now),
            _runs(now, before),
            _by_hand(now),
            *_growth(now, before),
            WEIGHED,
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _machine(now, before):
    said = f"On: {_newest(now)}."
    if before and _newest(before) != _newest(now):
        said += f" The run before was made on another computer: {_newest(before)}."
    return said


def _newest(results):
    usual = {name: one for name, one in results.items() if name not in BY_HAND}
    machine = max((usual or results).values(), key=lambda one: one.began).machine
    return "; ".join(f"{name} {value}" for name, value in machine.items())


def _rows(now, before):
    lines = [
        "| work | ours | peer | ratio | to reach | run before | limit, and what bounds it |",
        "|---|---:|---|---:|---|---|---|",
    ]
    for script, results in now.items():
        earlier = {(row.work, row.threads): row for row in before[script].rows} if script in before else {}
        lines += [_row(row, earlier.get((row.work, row.threads))) for row in results.rows]
    return "\n".join(lines) if len(lines) > 2 else ""


def _row(row, earlier):
    threads = {0: "", 1: ", 1 thread"}.get(row.threads, f", {row.threads} threads")
    peer = "" if row.theirs is None else f"{row.peer} {written(row.theirs, row.unit)}"
    bound = row.bound
    if row.limit:
        times = row.ours / row.limit
        bound = f"{written(row.limit, row.unit)}, ours is {times:.3g} times that. {bound}".strip()
    then = "" if earlier is None else f"{written(earlier.ours, earlier.unit)} {_ratio(earlier)}".strip()
    cells = (f"{row.work}{threads}", written(row.ours, row.unit), peer, _ratio(row), _goal(row), then, bound)
    return f"| {' | '.join(cells)} |"


def _ratio(row):
    if row.ratio is None:
        return ""
    return f"{'×' if row.at_most is None else '/'} {written(row.ratio, '')}"


def _goal(row):
    if row.reached is None:
        return ""
    unit = row.unit if row.theirs is None else ""
    goals = [
        f"{sign} {written(goal, unit)}"
        for sign, goal in (("≥", row.at_least), ("≤", row.at_most))
        if goal is not None
    ]
    return f"{', '.join(goals)}: {'reached' if row.reached else '**missed**'}"


def _missing(now):
    lines = [
        f"* `{script}`, {name}: left out. {why}"
        for script, one in now.items()
        for name, why in one.left_out.items()
    ]
    lines += [f"* `{script}`, {name}: went wrong." for script, one in now.items() for name in one.failed]
    return "\n".join(["What is not in the table:", "", *lines]) if lines else ""


def _runs(now, before):
    lines = [
        "The load is the system's average over the minute before (the script before it counts); *others* is",
        "how many cores other programs kept busy meanwhile.",
        "",
        "| script | began (UTC) | took | load before | others | run before |",
        "|---|---|---:|---:|---:|---|",
    ]
    for script, one in now.items():
        then = before.get(script)
        earlier = "" if then is None else f"{then.began}, load {then.load:.1f}, others {_others(then)}"
        figures = f"{one.began} | {one.seconds:.0f} s | {one.load:.1f} | {_others(one)}"
        lines.append(f"| `{script}` | {figures} | {earlier} |")
    return "\n".join(lines)


def _by_hand(now):
    found = {name: now[name] for name in BY_HAND if name in now}
    if not found:
        return ""
    lines = ["Runs of a million steps are measured by hand (`make bench-million`, some minutes):", ""]
    for name, one in found.items():
        there = _newest({name: one})
        elsewhere = "" if there == _newest(now) else f" It was made on another computer: {there}."
        lines.append(f"* `{name}` began {one.began} (UTC).{elsewhere}")
    return "\n".join(lines)


def _others(results):
    return "unknown" if results.others is None else f"{results.others:.1f}"


def _growth(now, before):
    """Return the tables of the curves, one for each thing that grows."""
    curves, earlier = {}, {}
    for results in now.values():
        for curve in results.curves:
            curves.setdefault(curve.along, []).append(curve)
    for results in before.values():
        earlier |= {(curve.along, curve.work, curve.sizes): curve.exponent for curve in results.curves}
    if not curves:
        return
    yield """\
## Growth

Exponents are fitted to the three largest sizes; 1 is linear. Times are of the processor; after a stroke come
the time on the clock and the peak memory, where they were measured.

![Time over size](images/growth.svg)"""
    for along, found in curves.items():
        yield "\n".join(_curve_tables(along, found, earlier))


def _curve_tables(along, found, earlier):
    for sizes in dict.fromkeys(curve.sizes for curve in found):
        shown = " | ".join(f"{size:,.0f}" for size in sizes)
        yield f"| {along} | {shown} | exponent | run before | to reach | |"
        yield f"|---|{'---:|' * (len(sizes) + 2)}---|---|"
        for curve in found:
            if curve.sizes == sizes:
                cells = [_point(curve, place) for place in range(len(sizes))]
                cells += [_exponent(curve.exponent), _exponent(earlier.get((along, curve.work, sizes)))]
                yield f"| {curve.work} | {' | '.join(cells)} | {_growth_goal(curve)} | {curve.bound} |"
        yield ""


def _growth_goal(curve):
    # Half a tenth is what a fit to three times leaves open.
    missed = curve.exponent is not None and curve.exponent > curve.at_most + 0.05
    goal = f"≤ {curve.at_most:g}{': **missed**' if missed else ''}"
    if curve.within is None:
        return goal
    absolute = f"≤ {written(curve.within)} at {curve.sizes[-1]:,.0f}"
    return f"{goal}; {absolute}: {'reached' if curve.reached else '**missed**'}"


def _point(curve, place):
    parts = [written(curve.seconds[place])]
    parts += [written(curve.wall[place])] if curve.wall else []
    parts += [f"{curve.peak_mb[place]:.0f} MB"] if curve.peak_mb else []
    return " / ".join(parts)


def _exponent(value):
    return "" if value is None else f"{value:.2f}"


def drawing(now):
    """Return the curves as SVG, None without any: a panel for each thing that grows, the longest curves."""
    longest = {}
    for curve in (curve for results in now.values() for curve in results.curves):
        name = curve.along, curve.work
        if name not in longest or max(curve.sizes) > max(longest[name].sizes):
            longest[name] = curve
    curves = list(longest.values())
    panels = []
    for along in dict.fromkeys(curve.along for curve in curves):
        chosen = [curve for curve in curves if curve.along == along]
        series = tuple(_line(place, curve) for place, curve in enumerate(chosen))
        panels.append(Panel("", along, "time / s", series, x_log=True, y_log=True))
    return on_paper(Figure("", tuple(panels), columns=2), Paper(width_cm=17)).svg if panels else None


def _line(place, curve):
    role, dash = line_look(place)
    name = curve.work if curve.exponent is None else f"{curve.work} ({curve.exponent:.2f})"
    return Series(name, np.array(curve.sizes), np.array(curve.seconds), role, dash=dash, markers=True)


def render(folder=RESULTS, docs=DOCS):
    """Write page and drawing from the results of a folder."""
    now = gathered(folder)
    (docs / "benchmarks.md").write_text(page(now, gathered(folder / "before")), encoding="utf-8")
    drawn = drawing(now)
    if drawn:
        (docs / "images").mkdir(exist_ok=True)
        (docs / "images" / "growth.svg").write_text(drawn, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("scripts", nargs="*", metavar="SCRIPT", help=", ".join([*scripts(), *BY_HAND]))
    parser.add_argument("--render", action="store_true", help="write the page from what has been measured")
    options = parser.parse_args()
    unknown = sorted(set(options.scripts) - {*scripts(), *BY_HAND})
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; there are {', '.join([*scripts(), *BY_HAND])}")
    failed = [] if options.render else run_all(options.scripts or scripts())
    render()
    if failed:
        sys.exit(f"These went wrong: {', '.join(failed)}")


if __name__ == "__main__":
    main()
