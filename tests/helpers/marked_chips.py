"""Submissions on chips that have everything that is ever drawn."""

import dataclasses
import json

import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler


def marked_snapshot(outputs, folder):
    """A submission with an unused copy, dead qubits and couplers, values capped or below noise, and errors.

    Parameters
    ----------
    outputs : int
        1 or 4.
    folder : Path
        For a file of what is dead.
    """
    ideal = load_topology("pegasus:6")
    couplers = ideal.qubits[ideal.edges[[3, 500, 2000]]].tolist()
    dead = folder / "dead.json"
    dead.write_text(json.dumps({"nodes": ideal.qubits[[8, 200]].tolist(), "edges": couplers}))
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
    assert len(taken.placement.dead) == 2
    assert len(taken.placement.dead_couplers) == 3
    errors = {name: rng.normal(0, 0.01, len(getattr(taken, name))) for name in ("error_h", "error_weight")}
    flags = {name: np.arange(len(getattr(taken, name))) % 3 == 0 for name in ("capped", "below_noise_weight")}
    return dataclasses.replace(taken, **errors, **flags)
