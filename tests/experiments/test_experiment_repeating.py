"""The command that repeats an experiment, and the page that holds it."""

import shlex
import threading
from itertools import pairwise

import pytest

from qanneal_gui import config
from qanneal_gui.cli import cli
from qanneal_gui.experiments.beta_search import BetaSearch, BetaSettings
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.experiments.equivalence import Equivalence, EquivalenceSettings
from qanneal_gui.experiments.repeating import command_line
from qanneal_gui.experiments.runtime import Runtime, RuntimeSettings
from qanneal_gui.experiments.saving import page
from qanneal_gui.runs.library import RunLibrary


@pytest.mark.parametrize(
    ("experiment", "command"),
    [
        (Equivalence(), "qanneal equivalence"),
        (
            Equivalence(EquivalenceSettings(classes=(2, 3), steps=7)),
            "qanneal equivalence --classes 2,3 --steps 7",
        ),
        (Runtime(RuntimeSettings(anneal_time_us=5.0)), "qanneal runtime --anneal-time-us 5"),
        (
            CapacityExperiment(CapacitySettings(topologies=("pegasus:4", "zephyr:3"))),
            "qanneal capacity --topology pegasus:4 --topology zephyr:3",
        ),
        (
            Comparison(
                CompareSettings(
                    pairs=("Dress-Ankle boot",), trials=2, overrides=("training.steps=3",), fresh=True
                )
            ),
            "qanneal compare --pairs 'Dress-Ankle boot' --trials 2 --set training.steps=3 --fresh",
        ),
        (
            BetaSearch(BetaSettings(betas=(4.0, 16.0), trials=2, automatic=False, steps=10)),
            "qanneal beta --betas 4,16 --trials 2 --no-automatic --set training.steps=10",
        ),
    ],
)  # fmt: skip
def test_the_command_names_what_is_not_the_default(experiment, command):
    assert command_line(experiment).startswith(command)
    name, *words = shlex.split(command_line(experiment))[1:]
    # The terminal takes every word of it.
    cli.commands[name].make_context(name, words)


def test_a_search_repeats_the_run_that_it_was_given():
    given = config.assemble(None, "stable", ["training.steps=3", "data.classes=[5,6]"])
    _, *words = shlex.split(command_line(BetaSearch(BetaSettings(), given)))
    overrides = [word for option, word in pairwise(words) if option == "--set"]
    assert config.assemble(None, None, overrides) == given
    text = page(BetaSearch(BetaSettings(), given), progress_of(CapacityExperiment, CapacitySettings)[0])
    assert "classes = [" in text
    assert "steps = 3" in text


def progress_of(kind, settings):
    (*_, last) = kind(settings(topologies=("pegasus:4",))).run(RunLibrary(), threading.Event())
    return last, list(last.records)


def test_the_page_says_what_it_took_and_how_to_repeat_it():
    last, records = progress_of(CapacityExperiment, CapacitySettings)
    text = page(CapacityExperiment(CapacitySettings(topologies=("pegasus:4",))), last, records)
    for part in (
        "<dt>Duration</dt>",
        "<dd>finished</dd>",
        "<dt>numpy</dt>",
        "App. B",
        "qanneal capacity --topology",
    ):
        assert part in text
    assert "not finished" in page(CapacityExperiment(), last, [])


def test_pages_and_tables_without_published_values():
    last, records = progress_of(CapacityExperiment, CapacitySettings)
    assert "hidden units (paper)" in page(CapacityExperiment(), last, records)
    assert "hidden units (paper)" not in page(CapacityExperiment(), last, records, published=False)
    (table,) = last.tables
    own = table.without_published()
    assert len(own.columns) == len(own.numeric) == len(own.rows[0]) == len(table.columns) - 1
    assert own.without_published() is own


@pytest.mark.parametrize(
    "experiment",
    [
        Equivalence(EquivalenceSettings(dataset="digits", steps=3, hidden=8)),
        Comparison(CompareSettings(pairs=("digits:2-3",), trials=1)),
        BetaSearch(BetaSettings(steps=3, reads=10)),
        Runtime(RuntimeSettings(topology="zephyr:2", sizes=4, reads=10, sweeps=2)),
        CapacityExperiment(CapacitySettings(topologies=("pegasus:4",))),
    ],
    ids=lambda experiment: experiment.name,
)
def test_the_last_object_is_a_summary_also_when_stopped_at_once(experiment):
    stop = threading.Event()
    stop.set()
    records = [record for progress in experiment.run(RunLibrary(), stop) for record in progress.records]
    assert records[-1]["type"] == "summary"
    assert records[-1]["state"] == "stopped"
