"""Sweeps on a real Dask cluster of this computer: its workers write the library themselves."""

import threading

import pytest

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.sweeps import Sweep, SweepSettings
from qanneal_gui.experiments.sweeps.workers import Message, do_trial
from qanneal_gui.runs.library import RunLibrary

QUICK = ('sampler.kind="exact"', "training.steps=3")


def sweep(*overrides, **settings):
    base = config.assemble(overrides=[*QUICK, *overrides])
    return Sweep(SweepSettings(vary=("model.hidden=4, 5, 6",), **settings), base)


def run(made, stop=None):
    return [one for progress in made.run(RunLibrary(), stop or threading.Event()) for one in progress.records]


@pytest.fixture
def cluster(tmp_path):
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    from helpers.dask_cluster import DaskCluster

    with DaskCluster(tmp_path) as cluster:
        cluster.add_worker()
        cluster.add_worker()
        yield cluster


def test_workers_of_a_cluster_record_ordinary_runs_and_stop_saved(cluster):
    records = run(sweep(dask=cluster.address))
    assert records[-1]["state"] == "finished"
    runs = RunLibrary().runs()
    assert sorted((one.config["model"]["hidden"], one.steps, one.state) for one in runs) == [
        (hidden, 3, "finished") for hidden in (4, 5, 6)
    ]
    stop = threading.Event()

    def stop_when_one_runs():
        while not any(one.state == "running" and one.steps for one in RunLibrary().runs()):
            stop.wait(0.05)
        stop.set()

    watcher = threading.Thread(target=stop_when_one_runs)
    watcher.start()
    records = run(sweep("training.steps=100000", dask=cluster.address), stop)
    watcher.join()
    assert records[-1]["state"] == "stopped"
    assert {one.state for one in RunLibrary().runs()} == {"finished", "stopped"}


@pytest.mark.parametrize("elsewhere", [{"host": "elsewhere"}, {"message": "/nowhere/at/all"}])
def test_a_worker_that_does_not_see_the_library_refuses(elsewhere):
    plan, library = sweep().plan(), RunLibrary()
    with Message.open(library, plan.id) as message:
        message.say("go")
        task = message.task(plan, plan.trials[0])
        with pytest.raises(QannealError, match="does not see the run library"):
            do_trial(task | elsewhere)
        # Who does not know the word is not meant any more, and does nothing.
        assert do_trial(task | {"token": "another"})["state"] == "stopped"
        assert library.runs() == []
        assert do_trial(task)["state"] == "finished"
