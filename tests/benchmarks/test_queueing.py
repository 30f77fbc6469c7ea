"""The simulation of many workers, where its answer is known."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from queueing import Service, efficiency


def test_workers_that_wait_for_nobody_are_always_busy():
    assert efficiency(Service(0.0, 0.0, 0.0), 7, 1.0, spread=0.0) == pytest.approx(1)


@pytest.mark.parametrize("service", [Service(1e-9, 0.0, 0.004), Service(0.003, 0.001, 1e-9)])
def test_too_many_workers_do_what_the_slowest_part_lets_through(service):
    # 250 workers keep it busy; of 1,000, three in four wait. What is left is the trials under way at the end.
    assert min(service.workers(1.0)) == pytest.approx(250)
    assert efficiency(service, 1000, 1.0) == pytest.approx(0.25, abs=0.01)


def test_a_scheduler_that_is_half_busy_holds_nobody_up():
    # A worker has its next trial already: what is lost is the last one's length and the first's sending.
    assert efficiency(Service(0.0, 0.0, 0.002), 250, 1.0, each=50) == pytest.approx(1, abs=0.03)


def test_the_same_seed_gives_the_same_answer():
    assert efficiency(Service(0.001, 0.001, 0.002), 50, 0.5) == efficiency(
        Service(0.001, 0.001, 0.002), 50, 0.5
    )
