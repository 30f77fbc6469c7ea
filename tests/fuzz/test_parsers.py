"""Hostile inputs over every parser: each is read, or refused in one sentence.

``QANNEAL_FUZZ`` is how many inputs each parser gets; `make stress` gives a hundred thousand to all together.
"""

import os
import resource
import time
import tracemalloc

import pytest
from fuzz.mutations import mutations
from fuzz.parsers import NAMES, parsers

COUNT = int(os.environ.get("QANNEAL_FUZZ", "60"))
MOST_MEMORY = 200e6
MOST_SECONDS = 1.0
"""Of this process's own computing, however busy the machine is."""

SLOW = {"archive": 20, "archive members": 8, "window": 2}
"""Parsers that write to the disk get that many times fewer inputs."""


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("DWAVE_CONFIG_FILE", "QANNEAL_HOME"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # so that what is set meanwhile is taken back


@pytest.mark.parametrize("name", NAMES)
def test_no_input_does_more_than_be_refused(name, tmp_path):
    parser = parsers(tmp_path)[name]
    for seed in parser.seeds:
        parser.read(seed)
    count = max(10, COUNT // SLOW.get(name, 1))
    refused, slowest, sentences = 0, 0.0, ""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content in mutations(parser.seeds, count, seed=len(name)):
        began = time.process_time()
        try:
            parser.read(content)
        except parser.refusals as error:
            refused += 1
            sentences += str(error)
        slowest = max(slowest, time.process_time() - began)
    grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    print(f"{name}: {count} inputs, {refused} refused, slowest {slowest:.2f} s, {grown / 1e6:.0f} MB more")
    assert "\n" not in sentences
    assert slowest < MOST_SECONDS
    assert grown < MOST_MEMORY


@pytest.mark.parametrize(
    "name", ["settings", "dead qubits", "npz", "IDX", "embedding", "weights", "dwave.conf"]
)
def test_no_input_takes_much_memory(name, tmp_path):
    parser = parsers(tmp_path)[name]
    tracemalloc.start()
    try:
        for content in mutations(parser.seeds, 20, seed=7):
            try:
                parser.read(content)
            except parser.refusals:
                continue
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST_MEMORY
