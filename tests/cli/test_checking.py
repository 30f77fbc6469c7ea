"""Where no chip that is known holds a network, the QPU itself is asked on the terminal, if there is one."""

import contextlib

import pytest

from qanneal_gui import config
from qanneal_gui.annealing import qpu
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.qpu import seen
from qanneal_gui.cli.checking import check
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.feasibility import UnknownChipError

HUGE = config.assemble(overrides=["sampler.kind=qpu", "model.hidden=9000", "sampler.copies=1"])


def test_a_larger_qpu_that_answers_counts(home, monkeypatch):
    def opened(wanted, **_):
        seen.note("Advantage9", load_topology("zephyr:20"))
        return contextlib.nullcontext()

    monkeypatch.setattr(qpu, "open_qpu", opened)
    check(HUGE, RunLibrary(home), as_json=False)


def test_one_that_does_not_answer_changes_nothing(home, monkeypatch):
    def opened(wanted, **_):
        raise DeviceError("D-Wave cannot be reached.")

    monkeypatch.setattr(qpu, "open_qpu", opened)
    with pytest.raises(UnknownChipError, match="does not fit on any D-Wave chip"):
        check(HUGE, RunLibrary(home), as_json=False)
