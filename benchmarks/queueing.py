"""A study on many workers, simulated: one scheduler, one process that runs the study, and their queues."""

import heapq
from collections import deque
from dataclasses import dataclass

import numpy as np

PREFETCHED = 2
"""Trials that a Dask worker of one thread holds: the one that it does, and the next."""


@dataclass(frozen=True)
class Service:
    """What a trial takes of what there is only one of, in seconds of its processor.

    Attributes
    ----------
    submission, result : float
        Of the process that runs the study: to send a trial, and to take, store and tell what came of it.
    scheduler : float
        Half of it when a trial is submitted, half when it has ended.
    """

    submission: float
    result: float
    scheduler: float

    def workers(self, trial):
        """Return from how many workers on the scheduler and the study's process are always busy."""
        return trial / self.scheduler, trial / (self.submission + self.result)


def efficiency(service, workers, trial, each=20, spread=0.2, seed=0):
    """Return the share of their time for which workers do trials, from the start of a study to its end.

    Parameters
    ----------
    service : Service
    workers : int
    trial : float
        Mean length in seconds.
    each : int
        Trials, in multiples of the workers.
    spread : float
        Lengths are uniform within this share of the mean.
    """
    lengths = trial * np.random.default_rng(seed).uniform(1 - spread, 1 + spread, each * workers)
    return float(lengths.sum() / (workers * _seconds(service, workers, lengths.tolist())))


def _seconds(service, workers, lengths):
    # Python's sorting of events by time; the numbers behind it keep equal times in their order.
    events = [((i + 1) * service.submission, i, -1) for i in range(len(lengths))]
    scheduler, driver = 0.0, len(lengths) * service.submission
    waiting, slots = deque(), deque(list(range(workers)) * PREFETCHED)
    held = [deque() for _ in range(workers)]
    while events:
        now, number, worker = heapq.heappop(events)
        if worker >= 0:  # it goes on with the next one at once, if it has been sent
            held[worker].popleft()
            _begin(events, held, worker, now, lengths)
        scheduler = max(scheduler, now) + service.scheduler / 2
        if worker < 0:
            waiting.append(number)
        else:
            driver = max(driver, scheduler) + service.result
            slots.append(worker)
        while waiting and slots:
            to = slots.popleft()
            held[to].append(waiting.popleft())
            if len(held[to]) == 1:
                _begin(events, held, to, scheduler, lengths)
    return driver


def _begin(events, held, worker, now, lengths):
    if held[worker]:
        number = held[worker][0]
        heapq.heappush(events, (now + lengths[number], number, worker))
