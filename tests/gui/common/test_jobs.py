"""Jobs off the window's thread: what follows them, in which thread, and which of several counts."""

import threading
import weakref

import pytest
from helpers.qt_guards import LONGEST_MS
from PySide6.QtCore import QThread

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest


@pytest.fixture
def jobs(qtbot):
    jobs = Jobs()
    yield jobs
    assert jobs.shut_down(LONGEST_MS)


def idle(qtbot, jobs):
    qtbot.waitUntil(lambda: not jobs.busy)


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
    jobs.submit(lambda report: "the next one", results.append)
    idle(qtbot, jobs)
    assert results == ["the next one"]
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
        go.wait(60)
        return report.cancelled

    running = jobs.submit(first, results.append)
    waiting = jobs.submit(lambda report: results.append("ran"), results.append)
    assert begun.wait(60)
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
    assert begun.wait(60)
    assert jobs.shut_down(LONGEST_MS)
    assert seen == ["cancelled"]
    assert not jobs.running


def test_a_job_that_does_not_end_in_time_is_told(qtbot, jobs):
    begun, go = threading.Event(), threading.Event()

    def work(report):
        begun.set()
        go.wait(60)

    jobs.submit(work)
    assert begun.wait(60)
    assert not jobs.shut_down(1)
    go.set()


def test_only_the_newest_result_is_delivered(qtbot, jobs):
    begun, go, results, runs = threading.Event(), threading.Event(), [], []

    def work(number):
        def job(report):
            runs.append(number)
            begun.set()
            go.wait(60)
            return number

        return job

    newest = Newest(jobs)
    newest.submit(work(1), results.append)
    assert begun.wait(60)
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


def test_no_thread_begins_before_the_first_job(qtbot, jobs):
    assert not jobs.running
    jobs.submit(lambda report: None)
    assert jobs.running


def test_what_must_run_is_run_after_the_end_was_ordered(qtbot, jobs):
    begun, go, ran, delivered = threading.Event(), threading.Event(), [], []

    def first(report):
        begun.set()
        go.wait(60)

    jobs.submit(first)
    jobs.submit(lambda report: ran.append("may run"))
    jobs.submit(lambda report: ran.append("must run"), delivered.append, must_run=True)
    assert begun.wait(60)
    assert not jobs.shut_down(0)
    go.set()
    assert jobs.shut_down(LONGEST_MS)
    assert ran == ["must run"]
    assert delivered == []


def test_after_the_end_no_job_is_taken(qtbot, jobs):
    jobs.submit(lambda report: None)
    assert jobs.shut_down(LONGEST_MS)
    ran = []
    assert jobs.submit(lambda report: ran.append("ran"), must_run=True).cancelled
    assert not jobs.running
    assert ran == []


def test_a_cancelled_job_lets_go_of_what_was_to_follow(qtbot, jobs):
    class Follower:
        def take(self, result):
            pass

    follower = Follower()
    gone = weakref.ref(follower)
    ticket = jobs.submit(lambda report: None, follower.take, follower.take, follower.take)
    del follower
    ticket.cancel()
    assert gone() is None


def test_a_job_can_have_a_moment_of_its_own(qtbot, jobs):
    results = []
    newest = Newest(jobs, delay=60_000)
    assert not newest.busy
    newest.submit(lambda report: 1, results.append)
    assert newest.busy
    newest.submit(lambda report: 2, results.append, delay=0)
    assert newest.busy
    idle(qtbot, jobs)
    assert not newest.busy
    newest.submit(lambda report: 3, results.append, delay=1)
    qtbot.waitUntil(lambda: not newest.busy)
    assert results == [2, 3]
    newest.submit(lambda report: 4, results.append)
    newest.cancel()
    assert not newest.busy
