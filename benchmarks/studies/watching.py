"""How early failed trials are recognised, and how many good ones would be stopped; docs/watching.md tells it.

Trials run to their end with the paper's settings, and every step of theirs is kept. The watcher is
then fed with the steps: what it would have stopped, and when, is counted.

    python benchmarks/studies/watching.py collect TRIALS.jsonl [TRIALS_PER_PAIR]   # may be interrupted
    python benchmarks/studies/watching.py table TRIALS.jsonl                       # as in the docs
"""

import json
import math
import sys
from pathlib import Path

from qanneal_gui import config as run_config
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.comparison.pairs import PAIRS
from qanneal_gui.experiments.comparison.success import successful
from qanneal_gui.experiments.comparison.trials import PAPER_METHODS, trial_config
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.diagnostics.watcher import Watcher
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

DESIGNED = 13
"""The rule was designed on the first trials of every pair, and checked on the others."""


def settings(method):
    """Return the paper's settings of a method."""
    return run_config.preset(f"paper-{method}")


def collect(path, trials=6):
    """Run the trials that are not in the file yet."""
    done = {(t["pair"], t["method"], t["trial"]) for t in read(path)} if path.exists() else set()
    for trial in range(int(trials)):
        for pair in PAIRS:
            for method in PAPER_METHODS:
                if (pair.name, method, trial) not in done:
                    row = {"pair": pair.name, "method": method, "trial": trial}
                    row |= _measured(trial_config(pair, method, trial, settings(method)))
                    with path.open("a") as file:
                        file.write(json.dumps(row) + "\n")
                    print(pair.name, method, trial, "succeeds" if row["successful"] else "fails", flush=True)


def _measured(config):
    steps, message = [], ""
    try:
        for event in Session(config).events():
            if isinstance(event, StepEvent):
                metrics = event.as_json()
                if metrics["sampler"]:
                    metrics["sampler"] |= {"p_exact": None, "p_sampled": None}
                steps.append(metrics)
    except QannealError as error:
        message = str(error)
    curve = [step["mlp"]["test_accuracy"] for step in steps]
    return {"successful": not message and successful(curve), "message": message, "steps": steps}


def read(path):
    """Return the trials of a file."""
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def stopped_at(trial):
    """Return the step after which the watcher would have ended a trial, None if it would not."""
    watcher = Watcher(settings(trial["method"]))
    for step in recorded_steps.read(trial["steps"]):
        if any(found.severity == "failure" and not found.over for found in watcher.feed(step)):
            return step.step
    return None


def count(trials):
    """Return what stopping on failure does to some trials."""
    failed = [trial for trial in trials if not trial["successful"]]
    good = [trial for trial in trials if trial["successful"]]
    ends = [stopped_at(trial) for trial in failed]
    steps = sum(len(trial["steps"]) for trial in failed)
    saved = sum(len(trial["steps"]) - end for trial, end in zip(failed, ends, strict=True) if end)
    return {
        "trials": len(trials),
        "failed": len(failed),
        "recognised": sum(end is not None for end in ends),
        "saved": saved / steps if steps else math.nan,
        "succeeding": len(good),
        "stopped": sum(stopped_at(trial) is not None for trial in good),
    }


def wilson(hits, trials, z=1.96):
    """Return the 95 % Wilson interval of a share."""
    if not trials:
        return 0.0, 1.0
    share, square = hits / trials, z * z / trials
    middle = (share + square / 2) / (1 + square)
    half = z / (1 + square) * math.sqrt(share * (1 - share) / trials + square / (4 * trials))
    return max(0.0, middle - half), min(1.0, middle + half)


def table(path):
    """Print the table of the docs."""
    trials = read(path)
    print("| trials | number | failed | recognised | saved | succeeding | wrongly stopped |")
    print("|---|---|---|---|---|---|---|")
    for name, chosen in _rows(trials):
        found = count(chosen)
        low, high = wilson(found["stopped"], found["succeeding"])
        recognised = f"{found['recognised']} | {found['saved']:.0%}"
        print(
            f"| {name} | {found['trials']} | {found['failed']} | {recognised} | "
            f"{found['succeeding']} | {found['stopped']} ({low:.1%} to {high:.1%}) |"
        )


def _rows(trials):
    yield "all", trials
    yield "design", [trial for trial in trials if trial["trial"] < DESIGNED]
    check = [trial for trial in trials if trial["trial"] >= DESIGNED]
    yield "check", check
    for method in PAPER_METHODS:
        yield f"check, {method}", [trial for trial in check if trial["method"] == method]


def main(stage, path, *more):
    """Run one of the stages."""
    {"collect": collect, "table": table}[stage](Path(path), *more)


if __name__ == "__main__":
    main(*sys.argv[1:])
