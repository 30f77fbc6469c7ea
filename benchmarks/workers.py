"""Trials of a study on several workers: local processes, a Dask cluster, and 1,000 workers in a simulation.

Each measurement is a process of its own, so that its processor time and its memory are its own.
"""

import itertools
import json
import os
import pickle
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from frame import Curve, LeftOutError, Row, images, main, watch
from queueing import Service, efficiency

from qanneal_gui import config

ROOT = Path(__file__).parents[1]
BITS_PER_SECOND = 1e9
CORES = 2
CLUSTERS = 3
"""Studies on a cluster, each of its own: quarters of one differ by a tenth without any growth."""
KINDS = {
    # Pairs, trials, overrides, methods: 0.8 s and 40 ms each, or so.
    "of 0.5–1 s": ("mnist:2-3", 5, (), ()),
    "of 10–50 ms": ("digits:2-3", 60, ("training.steps=20",), ("classical-1", "uniform")),
    "tiny": ("digits:2-3", 1000, ("training.steps=1",), ("classical-1",)),
}
CURVE = [0.5 + 0.02 * i for i in range(20)]


def comparison(kind, trials=None, **settings):
    """Return the comparison of a kind of trials."""
    from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison

    pair, usual, overrides, methods = KINDS[kind]
    if methods:
        settings["methods"] = methods
    return Comparison(CompareSettings(pairs=(pair,), trials=trials or usual, overrides=overrides, **settings))


def watched(settings):
    """Do a trial; with its result come its process, and clock and waiting before and after it."""
    from qanneal_gui.experiments.comparison_study import do_trial

    before, began = time.process_time(), watch()
    result = do_trial(settings)
    return result | {"worker": os.getpid(), "processor": before, "began": began, "ended": watch()}


def local(kind, workers):
    """Do a study in this process, or beside it in others, and say how long a worker was at it."""
    from qanneal_gui.experiments.studies import Study, choose_backend, run_study
    from qanneal_gui.runs.library import RunLibrary

    tasks = comparison(kind).study().tasks
    began, watches, start = time.perf_counter(), {}, {}
    study = Study("watched", tasks, watched)
    for trial in run_study(study, RunLibrary(), threading.Event(), choose_backend(workers)):
        watch = watches.setdefault(trial.result["worker"], [])
        watch += [trial.result["began"], trial.result["ended"]]
        start.setdefault(trial.result["worker"], trial.result["processor"])
    spans = [(min(watch), max(watch)) for watch in watches.values()]
    return {
        # What other programs have taken from it is not its own.
        "own": [last[0] - first[0] - (last[1] - first[1]) for first, last in spans],
        "wall": time.perf_counter() - began,
        "first": max(first[0] for first, _ in spans) - began,
        "start": max(start.values()),
        "count": len(tasks),
    }


def cluster(workers):
    """Do 1,000 short trials on a cluster of this computer, and say what its central parts took for each."""
    import psutil

    sys.path.insert(0, str(ROOT / "tests"))
    from helpers.dask_cluster import DaskCluster

    from qanneal_gui.runs.library import RunLibrary

    with tempfile.TemporaryDirectory() as folder, DaskCluster(folder) as dask:
        for _ in range(workers):
            dask.add_worker()
        library = RunLibrary()
        few = list(_marks(comparison("tiny", 2 * workers, dask=dask.address), library))
        scheduler = psutil.Process(dask.scheduler.pid)
        memory = psutil.Process().memory_info().rss
        before = sum(scheduler.cpu_times()[:2])
        marks = list(_marks(comparison("tiny", dask=dask.address), library))[len(few) :]
        count = len(marks)
        quarters = [marks[i * (count - 1) // 4] for i in range(5)]
        return {
            "count": count,
            "result": marks[-1][1] - marks[0][1],
            "submission": marks[0][1] - few[0][1],
            "scheduler": sum(scheduler.cpu_times()[:2]) - before,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - memory / 2**20,
            "gaps": [[4 * (b[i] - a[i]) / count for i in (0, 1)] for a, b in itertools.pairwise(quarters)],
        }


def _marks(study, library):
    """Yield time and processor time from a study's beginning to each trial."""
    began, processor = time.perf_counter(), time.process_time()
    for progress in study.run(library, threading.Event()):
        for record in progress.records:
            if record["type"] == "trial":
                yield time.perf_counter() - began, time.process_time() - processor


def told(trials):
    """Run a study whose trials are there at once, then again: what remains is what the study itself takes."""
    from qanneal_gui.experiments import comparison_study
    from qanneal_gui.experiments.comparison.trials import TrialResult, method_of
    from qanneal_gui.runs.library import RunLibrary

    def at_once(settings):
        run = comparison_study.run_config.parse(settings["run"])
        seeds = run.data.seed, run.training.seed
        result = TrialResult(
            "digits", "2-3", method_of(run), *seeds, tuple(CURVE), 11, True, 0.4, 0.1, 20, "", tuple(CURVE)
        )
        return result.as_json() | {"trial": settings["trial"]}

    comparison_study.do_trial = at_once
    library, found = RunLibrary(), {}
    for name in ("first", "again"):
        began, clock = time.process_time(), time.perf_counter()
        for _ in comparison("tiny", trials).run(library, threading.Event()):
            pass
        found[name] = [time.process_time() - began, time.perf_counter() - clock]
    return found


def swept(runs):
    """Make two runs of a sweep in a library of so many, then resume a sweep that has made them all."""
    from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary()
    values = f"training.learning_rate=0.001..0.1 in {runs}"
    quick = ("training.steps=1", "training.method=mlp", "training.shadow_mlp=false", "model.hidden=2")
    whole = Sweep(SweepSettings(vary=(values,), overrides=quick))
    _fill(library, whole.plan(), quick)
    found = {}
    one = Sweep(SweepSettings(vary=("training.learning_rate=0.2, 0.3",), overrides=quick))
    for name, work in (("one", one), ("again", whole)):
        began, clock = time.process_time(), time.perf_counter()
        for _ in work.run(library, threading.Event()):
            pass
        found[name] = [time.process_time() - began, time.perf_counter() - clock]
    return found


def _fill(library, plan, quick):
    """Put finished runs of all trials into a library: copies of one that was made."""
    from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
    from qanneal_gui.runs.records import dumps

    first = Sweep(SweepSettings(vary=("training.learning_rate=0.9",), overrides=quick))
    for _ in first.run(library, threading.Event()):
        pass
    with library.open() as db:
        db.execute("BEGIN")
        row = dict(db.execute("SELECT * FROM runs").fetchone())
        del row["number"]
        for number, trial in enumerate(plan.trials):
            new = row | {
                "id": f"20260101-000000-{number:06d}",
                "config": dumps(config.as_dict(trial.config)),
                "name": trial.name,
            }
            at = db.execute(
                f"INSERT INTO runs ({', '.join(new)}) VALUES ({', '.join('?' * len(new))})",
                tuple(new.values()),
            )
            db.execute("INSERT INTO annotations (run, tags) VALUES (?, ?)", (at.lastrowid, plan.group))
            result = dumps({"run": new["id"], "steps": trial.config.training.steps})
            db.execute(
                "INSERT INTO trials (key, kind, config, result, seconds, finished)"
                " VALUES (?, 'sweep', '{}', ?, 0, 0)",
                (trial.key, result),
            )
        db.execute("COMMIT")


def written():
    """Say for how long the library is held: by the result of a trial, and by a recorded run of 20 steps."""
    from qanneal_gui.experiments.comparison_study import do_trial
    from qanneal_gui.experiments.studies.workers import TaskOutcome
    from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.trials import TrialStore

    library = RunLibrary()
    task = comparison("of 10–50 ms", 1).study().tasks[0]
    result = do_trial(task.config)
    sent = pickle.dumps((do_trial, task.key, task.config)), pickle.dumps(TaskOutcome(task.key, result, 0.1))
    with TrialStore(library) as store:
        kept = []
        for number in range(500):
            began = time.thread_time()
            store.add(f"{number}", "compare", task.config, result, 0.1)
            kept.append(time.thread_time() - began)
    held, connect = [], sqlite3.connect
    sqlite3.connect = lambda *arguments, **options: connect(
        *arguments, factory=_Holding, held=held, **options
    )
    runs = 20
    settings = SweepSettings(
        vary=(f"training.learning_rate=0.01..0.1 in {runs}",),
        overrides=("training.steps=20", "training.method=mlp", "training.shadow_mlp=false"),
    )
    for _ in Sweep(settings).run(library, threading.Event()):
        pass
    return {"bytes": sum(map(len, sent)), "trial": statistics.fmean(kept), "run": sum(held) / runs}


class _Holding(sqlite3.Connection):
    """Notes for how long it holds the lock of those who write."""

    def __init__(self, *arguments, held, **options):
        super().__init__(*arguments, **options)
        self._held, self._began = held, None

    def execute(self, statement, *parameters):
        began, inside = time.thread_time(), self._began is not None
        found = super().execute(statement, *parameters)
        ended = time.thread_time()
        if statement.startswith("BEGIN IMMEDIATE"):
            self._began = ended
        elif inside and statement in ("COMMIT", "ROLLBACK"):
            self._held.append(ended - self._began)
            self._began = None
        elif not inside and statement.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            self._held.append(ended - began)
        return found


MEASURES = {f.__name__: f for f in (local, cluster, told, swept, written)}


def measured(name, *arguments, threads=None):
    """Do a measurement in a process of its own."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QANNEAL_HOME": home}
        if threads:
            environment |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(threads))
        command = [sys.executable, __file__, "--measure", json.dumps([name, *arguments])]
        output = subprocess.run(
            command, check=True, env=environment, stdout=subprocess.PIPE, text=True
        ).stdout
    return json.loads(output.splitlines()[-1])


def processes():
    """Efficiency on the cores of this computer."""
    first = comparison("of 0.5–1 s").study().tasks[0]
    images(config.parse(first.config["run"]))
    for kind in ("of 0.5–1 s", "of 10–50 ms"):
        alone = measured("local", kind, 1, threads=1)
        beside = measured("local", kind, CORES)
        together, count = sum(beside["own"]) / len(beside["own"]), beside["count"]
        yield Row(
            work=f"{count} trials {kind}, {CORES} workers, from the first trial of each to its last",
            ours=together,
            peer="one worker",
            theirs=alone["own"][0],
            at_least=0.9 * CORES,
            threads=1,
            bound=f"Efficiency {alone['own'][0] / together / CORES:.2f}; on the clock, with start and end, "
            f"{beside['wall']:.1f} s beside {alone['wall']:.1f}. Waiting for other programs is taken off.",
        )
        yield Row(
            work=f"start of {CORES} workers, each until its first trial {kind}",
            ours=beside["start"],
            bound=f"Processor time, to import the program; on the clock until both have begun "
            f"{beside['first']:.1f} s. A tenth of a study of {10 * beside['start']:.0f} s.",
        )


def central():
    """What there is one of: its service times, measured, and how many workers that is enough for."""
    try:
        import distributed  # noqa: F401
    except ModuleNotFoundError:
        raise LeftOutError("distributed is not installed: pip install 'qanneal-gui[cluster]'.") from None
    runs, held = [measured("cluster", 4) for _ in range(CLUSTERS)], measured("written")
    found = {name: np.median([run[name] for run in runs], axis=0).tolist() for name in runs[0]}
    count = int(found["count"])
    service = Service(found["submission"] / count, found["result"] / count, found["scheduler"] / count)
    # While trials are sent, results pile up: those of the first quarter are taken many at once.
    first, second, *_, last = found["gaps"]
    ratios = ", ".join(f"{run['gaps'][-1][1] / run['gaps'][1][1]:.2f}" for run in runs)
    yield Row(
        work=f"Dask, {count:,} tiny trials on 4 workers: the study's process, a trial of the last quarter",
        ours=last[1],
        peer="of the second",
        theirs=second[1],
        at_most=1.1,
        bound=f"Processor time, without what was needed to send them; medians of {CLUSTERS} studies, ratios "
        f"{ratios}. Between trials {1e3 * last[0]:.1f} ms, in the second {1e3 * second[0]:.1f} ms. In the "
        f"first, whose results pile up and are taken many at once, {1e6 * first[1]:.0f} µs, every "
        f"{1e3 * first[0]:.1f} ms.",
    )
    yield Row(
        work="Dask: the scheduler, a trial",
        ours=service.scheduler,
        bound="Processor time; its client sends each trial as a graph of its own.",
    )
    yield Row(
        work="Dask: the study's process, a trial",
        ours=service.submission + service.result,
        bound=f"{1e3 * service.submission:.2f} ms to plan and send it, the rest to take, store and draw it.",
    )
    yield Row(
        work=f"Dask: memory of the study's process, {count:,} trials",
        ours=found["memory"],
        unit="MB",
        bound="Dask's client included; what a trial takes until it is done is given back.",
    )
    yield Row(
        work="library: the result of a trial written", ours=held["trial"], bound="Processor time, as below."
    )
    yield Row(
        work="library: held by a recorded run of 20 steps",
        ours=held["run"],
        bound="Sum of its transactions; other workers of a sweep wait for them.",
    )
    network = 8 * held["bytes"] / BITS_PER_SECOND
    for trial in (1, 10, 100):
        scheduler, study = service.workers(trial)
        limits = {
            "scheduler": scheduler,
            "study's process": study,
            "library's results": trial / held["trial"],
            "network of 1 Gbit/s": trial / network,
        }
        told_limits = ", ".join(
            f"{name} at {_round(most):,}" for name, most in sorted(limits.items(), key=lambda item: item[1])
        )
        yield Row(
            work=f"1,000 workers, trials of {trial} s: efficiency, simulated with these times",
            ours=100 * efficiency(service, 1000, trial, each=50),
            unit="%",
            bound=f"Always busy with so many workers: {told_limits}; the library of a sweep, with runs of "
            f"{trial} s, at {_round(trial / held['run']):,}.",
        )


def growth():
    """Nothing that grows with the trials that have ended."""
    sizes = (100, 1000, 10_000)
    found = [measured("told", size) for size in sizes]
    for name, work in (("first", "a study itself, its trials aside"), ("again", "a finished study, resumed")):
        yield _curve(work, "trials of a study", sizes, [one[name] for one in found])
    sizes = (100, 1000, 5000)
    found = [measured("swept", size) for size in sizes]
    yield _curve("a finished sweep, resumed", "runs of a sweep", sizes, [one["again"] for one in found])
    yield _curve(
        "two runs made among so many", "runs of a sweep", sizes, [one["one"] for one in found], at_most=0.1
    )


def _curve(work, along, sizes, times, **more):
    processor, wall = zip(*times, strict=True)
    return Curve(work=work, along=along, sizes=sizes, seconds=processor, wall=wall, **more)


def _round(number):
    """Two digits, for what is known no better."""
    return int(float(f"{number:.2g}"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        name, *arguments = json.loads(sys.argv[2])
        print(json.dumps(MEASURES[name](*arguments)))
    else:
        main(processes, central, growth)
