"""Where no chip that is known holds a network, the QPU itself is asked on the terminal, if there is one."""

import contextlib

import pytest
from click.testing import CliRunner

from qanneal_gui import config
from qanneal_gui.annealing import qpu
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.qpu import seen
from qanneal_gui.cli import cli
from qanneal_gui.cli.checking import check, note_shortfalls
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.queue import Queue
from qanneal_gui.training.feasibility import UnknownChipError
from qanneal_gui.training.session import Session

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


def test_a_run_on_a_qpu_that_its_budget_does_not_cover_is_told_so_on_one_line(home, capsys):
    costly = ["sampler.kind=qpu", "model.hidden=8", "budget.qpu_seconds=1"]
    note_shortfalls(config.assemble(overrides=costly), RunLibrary(home))
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert line.startswith("note: The run would pause at a limit. ")
    assert "budget.qpu_seconds" in line


@pytest.mark.parametrize("sampler", ["qpu", "simulated-qpu"])
def test_nothing_is_told_of_one_that_fits_or_costs_nothing(home, capsys, sampler):
    seconds = 1000 if sampler == "qpu" else 1
    wanted = [f"sampler.kind={sampler}", "model.hidden=8", f"budget.qpu_seconds={seconds}"]
    note_shortfalls(config.assemble(overrides=[*wanted, "training.steps=20"]), RunLibrary(home))
    assert capsys.readouterr().err == ""


def test_a_simulated_qpu_keeps_to_the_same_budget(home, capsys):
    made = config.assemble(None, "demo", ["training.steps=20000"])
    assert not made.billed
    note_shortfalls(made, RunLibrary(home))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("note: The run would pause at a limit. ")
    assert "makes 20,000 submissions, and its limit is 1,000" in line


@pytest.mark.parametrize("command", [["train"], ["queue", "add"]])
def test_it_is_told_before_a_run_begins_or_waits(home, monkeypatch, command):
    monkeypatch.setattr(Session, "__init__", _begin_nothing)
    monkeypatch.setattr(Queue, "add", _begin_nothing)
    settings = ["--set=sampler.kind=qpu", "--set=model.hidden=8", "--set=budget.qpu_seconds=1"]
    told = CliRunner().invoke(cli, [*command, *settings])
    assert isinstance(told.exception, NotBegunError)
    assert told.stderr.count("note: The run would pause at a limit.") == 1


HUGE_SWEEP = ["--vary", "model.hidden=8, 9000", "--set=sampler.kind=qpu", "--set=sampler.copies=1"]


def test_a_sweep_asks_the_qpu_for_its_largest_network_before_it_is_refused(home, monkeypatch):
    asked = []

    def opened(wanted, **_):
        asked.append(wanted.model.hidden)
        seen.note("Advantage9", load_topology("zephyr:20"))
        return contextlib.nullcontext()

    monkeypatch.setattr(qpu, "open_qpu", opened)
    told = CliRunner().invoke(cli, ["sweep", *HUGE_SWEEP, "--set=budget.qpu_seconds=1000", "--queue"])
    assert asked == [9000]
    assert told.exit_code == 0, told.exception
    assert len(Queue(RunLibrary(home)).entries()) == 1


def test_a_sweep_is_refused_where_no_qpu_answers(home, monkeypatch):
    def opened(wanted, **_):
        raise DeviceError("D-Wave cannot be reached.")

    monkeypatch.setattr(qpu, "open_qpu", opened)
    told = CliRunner().invoke(cli, ["sweep", *HUGE_SWEEP, "--queue"])
    assert isinstance(told.exception, UnknownChipError)
    assert Queue(RunLibrary(home)).entries() == []


class NotBegunError(Exception):
    """Instead of a beginning."""


def _begin_nothing(*_args, **_options):
    raise NotBegunError
