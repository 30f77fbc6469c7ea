"""Studies on a real Dask cluster: a scheduler and workers, each a process of its own."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading

import pytest
from helpers import study_tasks
from helpers.study_tasks import expected, squares, study

from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.comparison import METHODS
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.experiments.studies import choose_backend, run_study
from qanneal_gui.runs.library import RunLibrary

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

from helpers.dask_cluster import DaskCluster

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def cluster(tmp_path):
    with DaskCluster(tmp_path) as cluster:
        yield cluster


@pytest.fixture
def library():
    return RunLibrary()


def stored(library):
    with sqlite3.connect(library.root / "runs.sqlite") as db:
        rows = db.execute("SELECT config FROM trials").fetchall()
    db.close()
    return sorted(json.loads(config)["number"] for (config,) in rows)


def test_a_study_completes_though_one_of_two_workers_is_killed(cluster, library, tmp_path):
    cluster.add_worker()
    cluster.add_worker()
    gate = tmp_path / "gate"
    blocked = study(study_tasks.blocked_square, 30, gate=str(gate))
    trials, killed = [], None
    for trial in run_study(blocked, library, threading.Event(), choose_backend(dask=cluster.address)):
        trials.append(trial)
        if killed is None:
            # Number 0 holds this worker up, so the other one has done this trial.
            (killed,) = study_tasks.waiting(gate)
            assert trial.result["pid"] != killed
            os.kill(killed, signal.SIGKILL)
            gate.touch()
    assert killed in [worker.pid for worker in cluster.workers]
    (survivor,) = {worker.pid for worker in cluster.workers} - {killed}
    assert squares(trials) == expected(30)
    assert {trial.result["pid"] for trial in trials} == {survivor}
    assert stored(library) == list(range(30))


def test_one_worker_is_not_passed_over_and_later_ones_are_used(cluster, library, tmp_path):
    cluster.add_worker()
    gate = tmp_path / "gate"
    blocked = study(study_tasks.blocked_square, 10, gate=str(gate))
    trials = run_study(blocked, library, threading.Event(), choose_backend(dask=cluster.address))
    # The only worker waits with number 0, so the first result can only be another worker's.
    timer = threading.Thread(target=cluster.add_worker)
    timer.start()
    first = next(trials)
    timer.join()
    gate.touch()
    assert first.task.config["number"] != 0
    done = [first, *trials]
    assert squares(done) == expected(10)
    assert {trial.result["pid"] for trial in done} <= {worker.pid for worker in cluster.workers}


def test_a_stop_gives_up_what_is_running_and_the_study_goes_on_later(cluster, library, tmp_path):
    cluster.add_worker()
    cluster.add_worker()
    gate = tmp_path / "gate"
    blocked = study(study_tasks.blocked_square, 12, gate=str(gate))
    stop = threading.Event()
    done = []
    for trial in run_study(blocked, library, stop, choose_backend(dask=cluster.address)):
        done.append(trial)
        stop.set()
    assert stored(library) == sorted(trial.task.config["number"] for trial in done)
    assert 0 not in stored(library)
    gate.touch()
    rest = list(run_study(blocked, library, threading.Event(), choose_backend(dask=cluster.address)))
    assert squares(rest) == expected(12)
    assert sum(trial.reused for trial in rest) == len(done)


def test_a_trial_that_kills_its_workers_ends_the_study(tmp_path, library):
    with DaskCluster(tmp_path, strict=True) as cluster:
        for _ in range(4):
            cluster.add_worker()
        backend = choose_backend(dask=cluster.address)
        with pytest.raises(QannealError, match=r"^The cluster's workers were killed repeatedly"):
            list(run_study(study(study_tasks.kill_self, 1), library, threading.Event(), backend))


def test_a_scheduler_that_goes_away_ends_the_study(cluster, library, tmp_path):
    cluster.add_worker()
    cluster.add_worker()
    blocked = study(study_tasks.blocked_square, 12, gate=str(tmp_path / "gate"))
    done = []

    def run():
        for trial in run_study(blocked, library, threading.Event(), choose_backend(dask=cluster.address)):
            done.append(trial)
            cluster.scheduler.kill()

    with pytest.raises(
        QannealError, match=r"^The Dask scheduler has gone; .*run the same command again to continue\.$"
    ):
        run()
    assert set(stored(library)) >= {trial.task.config["number"] for trial in done}


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "bogus://127.0.0.1:1", ":::", "", " "])
def test_an_address_where_no_scheduler_is(library, monkeypatch, address):
    from qanneal_gui.experiments.studies.cluster import Cluster

    monkeypatch.setattr("qanneal_gui.experiments.studies.cluster._CONNECT_SECONDS", 0.5)
    with pytest.raises(QannealError, match=r"^There is no Dask scheduler at"):
        list(run_study(study(study_tasks.square, 1), library, threading.Event(), Cluster(address)))


def test_a_cluster_without_workers(cluster, library, monkeypatch):
    monkeypatch.setattr("qanneal_gui.experiments.studies.cluster._WORKERS_SECONDS", 0.2)
    backend = choose_backend(dask=cluster.address)
    with pytest.raises(QannealError, match=f"start some with: dask worker {cluster.address}$"):
        list(run_study(study(study_tasks.square, 1), library, threading.Event(), backend))


@pytest.fixture
def other_program(tmp_path):
    """Return a function that makes a folder with a package of our name in it."""

    def make(version):
        package = tmp_path / "other" / "qanneal_gui"
        studies = package / "experiments" / "studies"
        studies.mkdir(parents=True)
        for folder in (package, studies.parent, studies):
            (folder / "__init__.py").write_text("")
        if version:
            (studies / "workers.py").write_text(f"def version():\n    return {version!r}\n")
        return str(package.parent)

    return make


@pytest.mark.parametrize(
    ("version", "words"),
    [("0.0.1", "has qanneal-gui 0.0.1 and this is"), ("", "lacks part of the program")],
)
def test_workers_with_another_program(cluster, library, other_program, version, words):
    cluster.add_worker(PYTHONPATH=other_program(version))
    backend = choose_backend(dask=cluster.address)
    with pytest.raises(QannealError, match=f"A cluster worker {words}"):
        list(run_study(study(study_tasks.square, 1), library, threading.Event(), backend))


def test_without_the_library_a_sentence_says_how_to_install_it():
    code = """
import sys
sys.modules["distributed"] = None
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.studies import choose_backend
try:
    choose_backend(dask="tcp://127.0.0.1:8786")
except QannealError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100)
    assert told.stdout.strip().endswith("install it with: pip install 'qanneal-gui[cluster]'"), told.stderr


def test_results_are_the_same_to_the_bit_wherever_trials_run(cluster, tmp_path):
    cluster.add_worker()
    cluster.add_worker()
    small = ("training.steps=3", "model.hidden=16", "sampler.topology=pegasus:4")
    common = {"pairs": ("digits:2-3",), "trials": 2, "overrides": small}
    found = {}
    for name, where in {
        "here": {},
        "processes": {"workers": 2},
        "cluster": {"dask": cluster.address},
    }.items():
        library = RunLibrary(tmp_path / name)
        *_, last = Comparison(CompareSettings(**common, **where)).run(library, threading.Event())
        assert last.fraction == 1.0
        with sqlite3.connect(library.root / "runs.sqlite") as db:
            rows = db.execute("SELECT key, result FROM trials ORDER BY key").fetchall()
        db.close()
        # Only the wall time may differ.
        found[name] = [(key, {**json.loads(result), "seconds": 0}) for key, result in rows]
    assert len(found["here"]) == len(METHODS) * 2
    assert found["here"] == found["processes"] == found["cluster"]
