"""Energies of reads and of exact samples, against loops and enumeration."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.energies import energies, energy
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler

pytestmark = pytest.mark.usefixtures("known_embeddings")


def problems(outputs, hidden, seed=0):
    rng = np.random.default_rng(seed)
    return ClampedBatch(
        rng.standard_normal((2, hidden)), rng.standard_normal((outputs, hidden)), rng.standard_normal(outputs)
    )


def sampled(batch, *settings):
    outputs, hidden = batch.W2.shape
    draw = make_sampler(
        config.assemble(
            overrides=[
                f"data.classes={[1, 2, 3] if outputs == 3 else [2, 3]}",
                f"model.hidden={hidden}",
                'sampler.device="ideal"',
                'sampler.topology="pegasus:4"',
                "sampler.beta_eff=4",
                *settings,
            ]
        )
    )
    _, report = draw.sample(batch, np.random.default_rng(1))
    return report.snapshot


@pytest.mark.parametrize("outputs", [1, 3])
def test_reads_have_the_energy_of_their_units(outputs):
    """Chains are unbroken at β = 4 and strength 1 or nearly so; the reads that are, read qubit by qubit."""
    batch = problems(outputs, 7)
    snapshot = sampled(batch, "sampler.copies=2" if outputs == 1 else "sampler.copies=1")
    found = energies(snapshot).sampled.reshape(snapshot.copies, -1)
    start, compared = 0, 0
    for number in range(snapshot.copies):
        copy, example = snapshot.placement.copies[number], snapshot.examples[number]
        spins = snapshot.reads[start : start + len(copy.qubits)]
        start += len(copy.qubits)
        mean = exact_mean(batch, example)
        for r in range(spins.shape[1]):
            chains = [spins[copy.variable == v, r] for v in range(outputs + 7)]
            if any(len(set(chain.tolist())) > 1 for chain in chains):
                continue
            units = [int(chain[0] > 0) for chain in chains]
            y, k = units[:outputs], units[outputs:]
            wanted = -sum(k[j] * batch.a[example, j] for j in range(7))
            wanted -= sum(y[m] * k[j] * batch.W2[m, j] for m in range(outputs) for j in range(7))
            wanted -= sum(y[m] * batch.c[m] for m in range(outputs))
            assert found[number, r] == pytest.approx(wanted - mean, abs=1e-9)
            compared += 1
    assert compared > 20


def exact_mean(batch, example):
    outputs, hidden = batch.W2.shape
    states = np.array(list(itertools.product((0, 1), repeat=outputs + hidden)), float)
    every = energy(batch, example, states[:, outputs:], states[:, :outputs])
    p = np.exp(-every - np.logaddexp.reduce(-every))
    return p @ every


def test_exact_energies_are_those_of_all_states():
    """Their mean is 0 within 4.5 standard errors, their variance that of all states within 15 %."""
    batch = problems(3, 5)
    found = energies(sampled(batch, "sampler.copies=1"))
    assert len(found.exact) == 2000
    assert abs(found.exact.mean()) <= 4.5 * found.exact.std() / np.sqrt(2000)
    states = np.array(list(itertools.product((0, 1), repeat=8)), float)
    every = energy(batch, 1, states[:, 3:], states[:, :3])  # the last submission carries the last example
    p = np.exp(-every - np.logaddexp.reduce(-every))
    assert found.exact.var() == pytest.approx(p @ every**2 - (p @ every) ** 2, rel=0.15)


@pytest.mark.parametrize(("device_beta", "sign"), [(4, 0), (2, 1), (8, -1)])
def test_a_wrong_temperature_shifts_the_energies(device_beta, sign):
    """Right within 4 standard errors; hotter to higher, colder to lower energies by more than 10."""
    rng = np.random.default_rng(3)
    batch = ClampedBatch(rng.standard_normal((2, 40)), rng.standard_normal((1, 40)), np.zeros(1))
    found = energies(sampled(batch, f"sampler.device_beta={device_beta}"))
    away = found.shift / found.shift_error
    assert abs(away) < 4 if sign == 0 else sign * away > 10


def test_a_snapshot_that_knows_no_network_has_no_energies():
    assert energies(replace(sampled(problems(1, 7)), problems=None)) is None


def test_of_large_networks_only_some_examples_are_looked_at(monkeypatch):
    batch = problems(1, 7)
    snapshot = sampled(batch, "sampler.copies=2")
    assert len(energies(snapshot).sampled) == 64
    monkeypatch.setattr("qanneal_gui.annealing.energies._MOST_TERMS", 20)
    assert len(energies(snapshot).sampled) == 32
