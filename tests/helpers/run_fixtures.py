import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

import numpy as np
import pytest

from qanneal_gui.annealing.samplers.base import SamplerReport
from qanneal_gui.runs import database
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import RunRecorder
from qanneal_gui.training.events import Evaluation, NetworkMetrics, StepEvent


@pytest.fixture
def library(tmp_path) -> RunLibrary:
    return RunLibrary(tmp_path / "home")


@pytest.fixture
def make_step() -> Callable[..., dict[str, Any]]:
    """Make the object of a step whose MLP has the given test accuracy; None stands for no evaluation."""

    def make(number: int, accuracy: float | None = 0.75) -> dict[str, Any]:
        evaluation = None
        if accuracy is not None:
            network = NetworkMetrics(0.5, -0.5, 0.9, accuracy, 0.6)
            evaluation = Evaluation(network, network, None, None, 0.01)
        report = SamplerReport("exact", 0.125, 2, 0.25, 16.0, [0.1, 0.2], [0.0, 0.5], 0.003, hub_breaks=0.0)
        return StepEvent(number, evaluation, report, 0.5).as_json()

    return make


@pytest.fixture
def start(library):
    """Start runs in the library; recorders still open at the end of the test are closed."""
    recorders: list[RunRecorder] = []

    def start(name: str = "") -> RunRecorder:
        recorders.append(library.create({"model": {"hidden": 4}}, {"training": 7}, {"python": "3.11"}, name))
        return recorders[-1]

    yield start
    for recorder in recorders:
        recorder.close()


@pytest.fixture
def network() -> dict[str, np.ndarray]:
    """Weights of a network with N = 5, K = 4, M = 3."""
    rng = np.random.default_rng(3)
    shapes = {"0.weight": (4, 5), "0.bias": (4,), "2.weight": (3, 4), "2.bias": (3,)}
    return {key: rng.normal(size=shape).astype(np.float32) for key, shape in shapes.items()}


@pytest.fixture
def open_ledger(library):
    """Open ledgers in the library; those still open at the end of the test are closed."""
    ledgers: list[Ledger] = []

    def open_ledger(limits=None, run_id="20261122-181502-k3f9", kind="qpu", **options) -> Ledger:
        ledgers.append(Ledger(library, run_id, kind, limits or BudgetLimits(None, None), **options))
        return ledgers[-1]

    yield open_ledger
    for ledger in ledgers:
        ledger.close()


@pytest.fixture
def states(library) -> Callable[[], list[str]]:
    """Read the states of all submissions, the oldest first, without settling anything."""

    def states() -> list[str]:
        with closing(sqlite3.connect(library.root / database.FILE)) as db:
            return [state for (state,) in db.execute("SELECT state FROM submissions ORDER BY number")]

    return states


@pytest.fixture
def connections(monkeypatch) -> list[sqlite3.Connection]:
    """All connections to the library's database that are opened from now on."""
    opened: list[sqlite3.Connection] = []
    connect = database.connect

    def remembered(path):
        opened.append(connect(path))
        return opened[-1]

    monkeypatch.setattr(database, "connect", remembered)
    return opened


@pytest.fixture
def statements(monkeypatch) -> list[str]:
    """All SQL that is executed from now on."""
    said: list[str] = []
    connect = database.connect

    def traced(path):
        db = connect(path)
        db.set_trace_callback(said.append)
        return db

    monkeypatch.setattr(database, "connect", traced)
    return said


@pytest.fixture
def known_embeddings(home, tmp_path_factory):
    """What one test has embedded, all know: on a large chip that takes a second or two."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "embeddings"
    shared.mkdir(mode=0o700, exist_ok=True)
    home.mkdir(mode=0o700, exist_ok=True)
    while not (home / "embeddings").is_symlink():
        # A search that the test before has left alone ends when it is done, and remembers here what it found.
        shutil.rmtree(home / "embeddings", ignore_errors=True)
        with suppress(FileExistsError):
            (home / "embeddings").symlink_to(shared, target_is_directory=True)
