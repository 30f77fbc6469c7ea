import dataclasses

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler


@pytest.fixture(scope="module", params=[1, 4])
def snapshot(request, tmp_path_factory):
    """A submission with an unused copy, dead qubits and couplers, and errors that are compensated for."""
    dead = tmp_path_factory.mktemp("chip") / "dead.json"
    dead.write_text('{"nodes": [8, 40, 200], "edges": [[0, 80], [1, 70], [100, 20]]}')
    outputs = request.param
    rng = np.random.default_rng(0)
    problems = ClampedBatch(
        rng.standard_normal((2, 12)).astype(np.float32),
        rng.standard_normal((outputs, 12)).astype(np.float32),
        np.zeros(outputs, np.float32),
    )
    classes = {1: "[2, 3]", 4: "[0, 1, 2, 3]"}[outputs]
    plan = ["model.hidden=12", 'sampler.topology="pegasus:6"', "sampler.reads=30", "sampler.copies=3"]
    sampler = make_sampler(
        config.assemble(overrides=[*plan, f"sampler.missing={dead}", f"data.classes={classes}"])
    )
    taken = sampler.sample(problems, rng)[1].snapshot
    errors = {name: rng.normal(0, 0.01, len(getattr(taken, name))) for name in ("error_h", "error_weight")}
    flags = {name: np.arange(len(getattr(taken, name))) % 3 == 0 for name in ("capped", "below_noise_weight")}
    return dataclasses.replace(taken, **errors, **flags)
