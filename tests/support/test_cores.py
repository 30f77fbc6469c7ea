import threading

import pytest

from qanneal_gui.errors import CancelledError
from qanneal_gui.support import cores
from qanneal_gui.support.background import check, interruptible


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    monkeypatch.setattr(cores, "_in_use", [])


@pytest.mark.parametrize("count", [1, 2, 5])
def test_every_part_is_done_once(count):
    cores.use(count)
    done = []
    cores.at_once([lambda i=i: done.append(i) for i in range(40)])
    assert sorted(done) == list(range(40))


def test_parts_are_done_at_the_same_time():
    cores.use(3)
    together = threading.Barrier(3, timeout=60)
    cores.at_once([together.wait] * 3)


def test_small_parts_are_done_by_the_thread_that_asks():
    cores.use(3)
    done_by = set()
    cores.at_once([lambda: done_by.add(threading.get_ident())] * 5, worth_it=False)
    assert done_by == {threading.get_ident()}


@pytest.mark.parametrize("count", [1, 3])
def test_what_a_part_raises_is_raised(count):
    cores.use(count)
    done = []

    def fails():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cores.at_once([fails] * 3 + [lambda: done.append(1)])
    assert count > 1 or not done  # nothing is begun after it


@pytest.mark.parametrize("count", [1, 3])
def test_a_part_that_fails_like_an_empty_queue_has_failed_all_the_same(count):
    cores.use(count)

    def fails():
        raise IndexError("no such row")

    with pytest.raises(IndexError, match="no such row"):
        cores.at_once([fails, lambda: None])


def test_the_first_part_is_done_by_the_thread_that_asks():
    cores.use(3)
    done_by = []
    cores.at_once([lambda: done_by.append(threading.get_ident()), *[lambda: None] * 8])
    assert done_by == [threading.get_ident()]


def test_work_that_is_abandoned_begins_no_further_part():
    cores.use(1)
    stop, begun, ended = threading.Event(), [], threading.Event()

    def part():
        begun.append(1)
        stop.set()

    def work():
        try:
            cores.at_once([part] * 9)
        finally:
            ended.set()

    with pytest.raises(CancelledError):
        interruptible(work, stop)
    assert ended.wait(60)
    assert len(begun) == 1


def test_work_that_is_abandoned_ends_on_every_thread():
    cores.use(3)
    stop, together, ended = threading.Event(), threading.Barrier(3, timeout=60), threading.Event()
    ended_by = set()

    def part():
        together.wait()
        stop.set()
        try:
            while True:
                check()
        finally:
            ended_by.add(threading.get_ident())

    def work():
        try:
            cores.at_once([part] * 3)
        finally:
            ended.set()

    with pytest.raises(CancelledError):
        interruptible(work, stop)
    assert ended.wait(60)
    assert len(ended_by) == 3


@pytest.mark.parametrize(
    ("text", "expected"), [("1", 1), ("0", 1), ("", None), ("many", None), ("999999", None)]
)
def test_what_limits_numerical_libraries_limits_these(text, expected, monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", text)
    assert cores.in_use() == (expected or cores.available())
