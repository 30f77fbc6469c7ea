"""Hostile inputs over every parser: each is read, or refused in one sentence.

``QANNEAL_FUZZ`` is how many inputs all of them get together; `make stress` gives a hundred thousand.
"""

import logging
import os
import resource
import tempfile
import time
import tracemalloc
from pathlib import Path

import pytest
from fuzz.mutations import mutations
from fuzz.parsers import PARSERS

COUNT = int(os.environ.get("QANNEAL_FUZZ", "1500"))
MOST_MEMORY = 200e6
MOST_SECONDS = 1.0
"""Of this process's own computing, however busy the machine is."""

SLOW = {"archive": 10, "archive members": 10, "window": 2, "settings": 2}
"""Parsers that take longer get that many times fewer inputs."""

SHARES = sum(1 / SLOW.get(name, 1) for name in PARSERS)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where the inputs are written: in memory, where there is such a place."""
    memory = Path("/dev/shm")
    root = str(memory) if os.access(memory, os.W_OK) else str(tmp_path)
    for name in ("DWAVE_CONFIG_FILE", "QANNEAL_HOME"):
        monkeypatch.setenv(name, "")  # so that what a parser sets is taken back
    logging.disable(logging.CRITICAL)  # of a hundred thousand refusals
    with tempfile.TemporaryDirectory(prefix="qanneal-fuzz-", dir=root) as made:
        monkeypatch.setenv("QANNEAL_HOME", f"{made}/home")
        yield Path(made)
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("name", PARSERS)
def test_no_input_does_more_than_be_refused(name, folder, tell):
    parser = PARSERS[name](folder)
    for seed in parser.seeds:
        assert parser.read(seed) is not None
    count = max(10, round(COUNT / SHARES / SLOW.get(name, 1)))
    refused, slowest, of_several_lines = 0, 0.0, 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for content in mutations(parser.seeds, count, seed=len(name)):
        began = time.process_time()
        try:
            parser.read(content)
        except parser.refusals as error:
            refused += 1
            of_several_lines += "\n" in str(error)
        except BaseException as error:
            error.add_note(f"The input was {content[:2000]!r}")
            raise
        slowest = max(slowest, time.process_time() - began)
    grown = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    cost = f"slowest {slowest:.2f} s, {grown / 1e6:.0f} MB more"
    tell(f"hostile {name}: {count} inputs, {refused} refused, {cost}", hostile=count)
    assert not of_several_lines
    assert slowest < MOST_SECONDS
    assert grown < MOST_MEMORY


@pytest.mark.parametrize(
    "name",
    ["settings", "dead qubits", "npz", "IDX images", "embedding", "weights", "dwave.conf", "steps unpacked"],
)
def test_no_input_takes_much_memory(name, folder):
    parser = PARSERS[name](folder)
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
