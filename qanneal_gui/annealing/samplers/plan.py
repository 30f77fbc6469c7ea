"""How a batch is spread over submissions, and what is left of it when some were answered."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qanneal_gui.annealing.parts import Part


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is spread over submissions and copies.

    Attributes
    ----------
    examples : list of list of int
        For each submission, the example on each of its copies.
    reads : int
        Reads of every submission.
    gauges : int
        How often each example is submitted, each time in another gauge: first all once, then all again.
    """

    examples: list[list[int]]
    reads: int
    gauges: int = 1

    @property
    def submissions(self) -> int:
        """Number of submissions."""
        return len(self.examples)


@lru_cache(maxsize=8)  # the same at every step
def plan(batch: int, copies: int, reads: int, gauges: int = 1, fewest: int = 1) -> Plan:
    """Spread a batch so that every example gets at least ``reads`` samples in all.

    With more copies than examples the reads of an example divide among its copies; with fewer, the
    batch is divided evenly over several submissions. The reads divide among gauges, too. Neither makes them
    fewer than the fewest reads of one submission.
    """
    gauges = min(gauges, max(1, reads // fewest))
    reads = math.ceil(reads / gauges)
    if copies >= batch:
        each = min(copies // batch, max(1, reads // fewest))
        return Plan(
            gauges * [[i for i in range(batch) for _ in range(each)]], math.ceil(reads / each), gauges
        )
    submissions = math.ceil(batch / copies)
    parts = np.array_split(np.arange(batch), submissions)
    return Plan(gauges * [part.tolist() for part in parts], reads, gauges)


def left_of(schedule: Plan, parts: list[Part]) -> list[tuple[int, list[int]]]:
    """Return what is left of a schedule when some examples have their samples, each part with its gauge."""
    done = Counter(example for part in parts for example in part.examples)
    each = schedule.submissions // schedule.gauges
    numbered = ((number // each, examples) for number, examples in enumerate(schedule.examples))
    rest = ((gauge, [one for one in examples if done.get(one, 0) <= gauge]) for gauge, examples in numbered)
    return [(gauge, examples) for gauge, examples in rest if examples]
