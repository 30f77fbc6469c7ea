"""Jobs off the window's thread: what follows them, in which thread, and which of several counts."""

import threading

import pytest
from PySide6.QtCore import QThread

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest


@pytest.fixture
def jobs(qtbot):
    jobs = Jobs()
    yield jobs
    assert jobs.shut_down(5000)


def idle(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)


def test_what_follows_gets_the_result_on_the_window_s_thread(qtbot, jobs, qapp):
    seen = []
    jobs.submit(
        lambda report: QThread.currentThread(),
        lambda thread: seen.append((thread, QThread.currentThread())),
    )
    idle(qtbot, jobs)
    ((worker, window),) = seen
    assert worker is not window
    assert window is qapp.thread()


def test_jobs_run_in_their_order_and_tell_how_far_they_are(qtbot, jobs):
    told, done = [], []

    def work(report):
        report("halfway", 0.5)
        report("somewhere")
        return "result"

    jobs.submit(work, done.append, progress=lambda sentence, fraction: told.append((sentence, fraction)))
    jobs.submit(lambda report: "second", done.append)
    idle(qtbot, jobs)
    assert told == [("halfway", 0.5), ("somewhere", None)]
    assert done == ["result", "second"]


def test_a_failure_goes_where_failures_go(qtbot, jobs):
    failures, results = [], []

    def fail(report):
        raise QannealError("The file is locked; close the other program.")

    jobs.submit(fail, results.append, failures.append)
    idle(qtbot, jobs)
    assert results == []
    assert failures == [Failure("The file is locked; close the other program.")]


@pytest.mark.parametrize("handled", [True, False])
def test_what_nobody_foresaw_is_told_to_the_owner_too(qtbot, jobs, handled, expected_warnings):
    expected_warnings.append("Unexpected error")
    handled_by, unexpected = [], []
    jobs.unexpected.connect(unexpected.append)
    jobs.submit(lambda report: 1 // 0, failed=handled_by.append if handled else None)
    idle(qtbot, jobs)
    (failure,) = unexpected
    assert not failure.expected
    assert "ZeroDivisionError" in failure.sentence
    assert handled_by == ([failure] if handled else [])


def test_a_cancelled_job_neither_runs_nor_delivers(qtbot, jobs):
    begun, go, results = threading.Event(), threading.Event(), []

    def first(report):
        begun.set()
        go.wait(10)
        return report.cancelled

    running = jobs.submit(first, results.append)
    waiting = jobs.submit(lambda report: results.append("ran"), results.append)
    assert begun.wait(10)
    running.cancel()
    waiting.cancel()
    go.set()
    idle(qtbot, jobs)
    assert results == []


def test_shutting_down_tells_the_job_and_waits_for_it(qtbot, jobs):
    begun, seen = threading.Event(), []

    def work(report):
        begun.set()
        while not report.cancelled:
            threading.Event().wait(0.001)
        seen.append("cancelled")

    jobs.submit(work)
    assert begun.wait(10)
    assert jobs.shut_down(10_000)
    assert seen == ["cancelled"]
    assert not jobs.running


def test_a_job_that_does_not_end_in_time_is_told(qtbot, jobs):
    begun, go = threading.Event(), threading.Event()

    def work(report):
        begun.set()
        go.wait(10)

    jobs.submit(work)
    assert begun.wait(10)
    assert not jobs.shut_down(1)
    go.set()


def test_only_the_newest_result_is_delivered(qtbot, jobs):
    begun, go, results, runs = threading.Event(), threading.Event(), [], []

    def work(number):
        def job(report):
            runs.append(number)
            begun.set()
            go.wait(10)
            return number

        return job

    newest = Newest(jobs)
    newest.submit(work(1), results.append)
    assert begun.wait(10)
    newest.submit(work(2), results.append)
    newest.submit(work(3), results.append)
    go.set()
    idle(qtbot, jobs)
    assert results == [3]
    assert runs == [1, 3]


def test_a_job_waits_until_nothing_newer_comes(qtbot, jobs):
    results = []
    newest = Newest(jobs, delay=60_000)
    for number in range(3):
        newest.submit(lambda report, number=number: number, results.append)
    assert not jobs.busy
    newest.hurry()
    idle(qtbot, jobs)
    newest.hurry()
    assert not jobs.busy
    assert results == [2]
    newest.submit(lambda report: 4, results.append)
    assert newest.shut_down()
    newest.hurry()
    assert results == [2]
