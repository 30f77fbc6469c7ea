import json
import os
import signal
import sqlite3
import sys
import threading

import pytest
from helpers import study_tasks
from helpers.study_tasks import expected, squares, study

from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments import trial_runs
from qanneal_gui.experiments.studies import Study, choose_backend, make_task, run_study
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.trials import TrialStore


@pytest.fixture
def library():
    return RunLibrary()


@pytest.fixture(params=[1, 2], ids=["here", "processes"])
def backend(request):
    return choose_backend(request.param)


def stored(library):
    with sqlite3.connect(library.root / "runs.sqlite") as db:
        rows = db.execute("SELECT config FROM trials").fetchall()
    db.close()
    return sorted(json.loads(config)["number"] for (config,) in rows)


def test_every_trial_is_done_once_and_stored(library, backend, tmp_path):
    small = study(study_tasks.square, 12, notes=str(tmp_path))
    trials = list(run_study(small, library, threading.Event(), backend))
    assert squares(trials) == expected(12)
    assert not any(trial.reused for trial in trials)
    assert stored(library) == list(range(12))
    again = list(run_study(small, library, threading.Event(), backend))
    assert squares(again) == expected(12)
    assert all(trial.reused for trial in again)
    notes = [path.read_text().split() for path in tmp_path.glob("[0-9]*")]
    assert [len(lines) for lines in notes] == [1] * 12


def test_a_trial_is_stored_before_it_is_told(library, backend):
    trials = run_study(study(study_tasks.square, 5), library, threading.Event(), backend)
    first = next(trials)
    assert first.task.config["number"] in stored(library)
    trials.close()


def test_studies_share_the_trials_they_have_in_common(library, backend):
    list(run_study(study(study_tasks.square, 4), library, threading.Event(), backend))
    larger = list(run_study(study(study_tasks.square, 7), library, threading.Event(), backend))
    assert squares(larger) == expected(7)
    assert sorted(trial.task.config["number"] for trial in larger if trial.reused) == [0, 1, 2, 3]


def test_what_is_forgotten_is_done_again(library, backend):
    done = list(run_study(study(study_tasks.square, 3), library, threading.Event(), backend))
    trial_runs.forget(library, [one.task.key for one in done])
    again = list(run_study(study(study_tasks.square, 3), library, threading.Event(), backend))
    assert squares(again) == expected(3)
    assert not any(trial.reused for trial in again)


def test_a_stop_ends_the_study_and_keeps_what_is_finished(library, backend):
    stop = threading.Event()
    done = []
    for trial in run_study(study(study_tasks.square, 500), library, stop, backend):
        done.append(trial)
        stop.set()
    assert 1 <= len(done) < 500
    assert stored(library) == sorted(trial.task.config["number"] for trial in done)
    rest = list(run_study(study(study_tasks.square, 500), library, threading.Event(), backend))
    assert squares(rest) == expected(500)
    assert sum(trial.reused for trial in rest) == len(done)


def test_a_stop_does_not_wait_for_a_trial_in_another_process(library, tmp_path):
    # The trial waits for longer than the test may last: the study ends because it is given up.
    gate = tmp_path / "gate"
    stop = threading.Event()
    blocked = study(study_tasks.blocked_square, 30, gate=str(gate))
    for _ in run_study(blocked, library, stop, choose_backend(2)):
        if study_tasks.waiting(gate):
            stop.set()
    assert stop.is_set()
    assert 0 not in stored(library)


def test_closing_keeps_what_is_finished(library, backend):
    trials = run_study(study(study_tasks.square, 200), library, threading.Event(), backend)
    told = [next(trials).task.config["number"] for _ in range(3)]
    trials.close()
    assert set(told) <= set(stored(library)) < set(range(200))
    rest = list(run_study(study(study_tasks.square, 200), library, threading.Event(), backend))
    assert squares(rest) == expected(200)


def test_nothing_runs_after_a_stop_that_came_before(library, backend):
    stop = threading.Event()
    stop.set()
    assert list(run_study(study(study_tasks.square, 3), library, stop, backend)) == []
    assert stored(library) == []


def test_the_trials_of_a_killed_process_are_done_by_another(library, tmp_path):
    gate = tmp_path / "gate"
    blocked = study(study_tasks.blocked_square, 20, gate=str(gate))
    trials, killed = [], None
    for trial in run_study(blocked, library, threading.Event(), choose_backend(2)):
        trials.append(trial)
        if killed is None and study_tasks.waiting(gate):
            (killed,) = study_tasks.waiting(gate)
            os.kill(killed, signal.SIGKILL)
            gate.touch()
    assert killed is not None
    assert squares(trials) == expected(20)
    assert stored(library) == list(range(20))


def test_the_workers_end_with_the_study_and_not_before(library):
    """A worker that ended by itself, idle for a while, could take a trial with it that was never told."""
    for count in (4, 8):
        trials = list(
            run_study(study(study_tasks.square, count), library, threading.Event(), choose_backend(2))
        )
        workers = {trial.result["pid"] for trial in trials if not trial.reused}
        assert 1 <= len(workers - {os.getpid()}) <= 2
        for worker in workers:
            with pytest.raises(ProcessLookupError):
                os.kill(worker, 0)


def test_processes_that_die_again_and_again_end_the_study(library):
    with pytest.raises(QannealError, match=r"killed repeatedly.*run the same command again to continue\.$"):
        list(run_study(study(study_tasks.kill_self, 2), library, threading.Event(), choose_backend(2)))


def test_a_trial_that_cannot_be_done_does_not_keep_the_others_from_it(library, backend):
    trials = []
    with pytest.raises(QannealError, match=r"^A trial failed \(2 others .*\): Number 1 is odd\.$"):
        trials += run_study(study(study_tasks.refuse_odd, 3), library, threading.Event(), backend)
    assert stored(library) == [0, 2]


def test_a_study_of_which_nothing_can_be_done_ends_soon(library):
    with pytest.raises(QannealError, match=r"^3 trials failed \(3 others"):
        list(run_study(study(study_tasks.refuse_odd, 100), library, threading.Event()))
    assert stored(library) == [0, 2, 4]


def test_an_error_nobody_expected_is_logged_and_told_in_a_sentence(library, backend, caplog):
    with pytest.raises(QannealError, match=r"unexpectedly \(ZeroDivisionError\)"):
        list(run_study(study(study_tasks.divide_by_zero, 1), library, threading.Event(), backend))
    assert "in divide_by_zero" in caplog.text


def test_local_tasks_run_here_one_after_another(library):
    running = []

    def here(task, given, stop):
        assert given is library
        assert not running
        running.append(task)
        running.pop()
        return {"square": task.config["number"] ** 2, "pid": os.getpid()}

    tasks = tuple(make_task("squares", {"number": i}, local=i % 2 == 1) for i in range(6))
    mixed = Study("squares", tasks, study_tasks.square, here)
    trials = list(run_study(mixed, library, threading.Event(), choose_backend(2)))
    assert squares(trials) == expected(6)
    assert {t.task.config["number"] for t in trials if t.result["pid"] == os.getpid()} == {1, 3, 5}


def test_a_local_trial_that_is_stopped_is_not_stored(library):
    stop = threading.Event()

    def here(config, given, event):
        event.set()

    tasks = tuple(make_task("squares", {"number": i}, local=True) for i in range(3))
    assert list(run_study(Study("squares", tasks, study_tasks.square, here), library, stop)) == []
    assert stored(library) == []


def test_a_key_holds_all_that_decides(library, monkeypatch):
    task = make_task("squares", {"number": 1})
    assert make_task("squares", {"number": 1}).key == task.key
    others = [
        make_task("cubes", {"number": 1}),
        make_task("squares", {"number": 2}),
        make_task("squares", {"number": 1.5}),
        make_task("squares", {"number": 1, "more": None}),
    ]
    monkeypatch.setattr("qanneal_gui.experiments.studies.study.__version__", "99")
    others.append(make_task("squares", {"number": 1}))
    assert len({task.key, *(other.key for other in others)}) == len(others) + 1
    with_budget = make_task("squares", {"number": 1, "budget": 5}, decides={"number": 1})
    assert with_budget.key == others[-1].key
    with pytest.raises(ValueError, match="the same"):
        Study("squares", (task, task), study_tasks.square)


def test_results_come_back_to_the_bit(library):
    values = [0.1 + 0.2, 1e-308, 1 / 3, float("inf"), 5e-324]
    with TrialStore(library) as store:
        store.add("k", "floats", {}, {"values": values}, 0.5)
        store.add("k", "floats", {}, {"values": []}, 9.0)
        found = store.finished(["k", "other"])
        assert list(found) == ["k"]
        assert found["k"].result == {"values": values}
        assert found["k"].seconds == 0.5
        store.forget(["k"])
        assert store.finished(["k"]) == {}


def test_workers_and_a_cluster_exclude_one_another():
    with pytest.raises(ConfigError, match="not both"):
        choose_backend(2, "tcp://127.0.0.1:8786")


@pytest.mark.skipif(sys.platform == "win32", reason="signal masks of POSIX")
def test_ctrl_c_reaches_no_worker_not_even_one_that_is_starting_and_this_process_hears_it(library):
    def masked():
        return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])

    trials = list(run_study(study(study_tasks.deaf, 2), library, threading.Event(), choose_backend(2)))
    assert [trial.result["deaf"] for trial in trials] == [[True, True], [True, True]]
    assert not masked()
