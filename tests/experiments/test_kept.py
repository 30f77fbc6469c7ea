"""Results of experiments that are kept, however they end, and shown again."""

import gzip
import os
import threading

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments import kept
from qanneal_gui.experiments.beta_search import BetaSearch, BetaSettings
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings
from qanneal_gui.experiments.equivalence import Equivalence, EquivalenceSettings
from qanneal_gui.runs.library import RunLibrary

SMALL = CapacitySettings(topologies=("pegasus:3",))
STEPS = EquivalenceSettings(dataset="digits", classes=(2, 3), hidden=4, steps=50, batch_size=20)


@pytest.fixture
def library():
    return RunLibrary()


def run(experiment, library, until=None):
    """Run an experiment, to its end or until it has shown so much; returns its last progress."""
    progress = kept.run(experiment, library, threading.Event())
    for one in progress:
        last = one
        if until is not None and one.figures and one.fraction >= until:
            progress.close()
    return last


def test_a_result_is_listed_and_reopens_as_it_was(library):
    last = run(CapacityExperiment(SMALL), library)
    (about,) = kept.results(library)
    assert (about.experiment, about.state, about.sentence) == ("capacity", "finished", last.sentence)
    again = kept.reopen(library, about.id)
    assert again.experiment.settings == SMALL
    assert again.records[-1]["type"] == "summary"
    assert [one.title for one in again.progress.figures] == [one.title for one in last.figures]
    for one, other in zip(again.progress.figures, last.figures, strict=True):
        for panel, other_panel in zip(one.panels, other.panels, strict=True):
            for curve, other_curve in zip(panel.series, other_panel.series, strict=True):
                np.testing.assert_array_equal(curve.y, other_curve.y)
    assert again.progress.tables == last.tables


def test_results_are_listed_newest_first_and_by_experiment(library):
    run(CapacityExperiment(SMALL), library)
    run(Equivalence(STEPS), library)
    assert {one.experiment for one in kept.results(library)} == {"capacity", "equivalence"}
    assert [one.experiment for one in kept.results(library, "capacity")] == ["capacity"]
    created = [one.created for one in kept.results(library)]
    assert created == sorted(created, reverse=True)


def test_what_was_stopped_is_kept_as_far_as_it_came(library):
    run(Equivalence(STEPS), library, until=0.3)
    (about,) = kept.results(library)
    assert about.state == "stopped"
    steps = [one for one in kept.reopen(library, "last").records if one["type"] == "step"]
    assert 0 < len(steps) < 50


def test_a_run_that_was_given_is_kept_too(library):
    given = config.assemble(overrides=["sampler.kind=exact", "model.hidden=4", "training.steps=3"])
    found = BetaSearch(BetaSettings(betas=(4.0,), automatic=False), given.model_copy())
    folder = library.root / kept.FOLDER
    assert not folder.exists()
    with pytest.raises(QannealError):  # exact samples know no β
        run(found, library)
    assert kept.results(library) == []
    given = config.assemble(overrides=["model.hidden=4", "training.steps=3", "sampler.topology=pegasus:3"])
    run(BetaSearch(BetaSettings(betas=(4.0,), automatic=False), given), library)
    again = kept.reopen(library, "last")
    assert again.experiment.config == given
    assert again.experiment.settings.betas == (4.0,)


def test_a_result_that_fails_half_way_says_why(library, monkeypatch):
    whole = Equivalence.run

    def failing(self, *args):
        for one in whole(self, *args):
            yield one
            if one.figures:
                raise QannealError("The disk is full.")

    monkeypatch.setattr(Equivalence, "run", failing)
    with pytest.raises(QannealError, match="disk is full"):
        run(Equivalence(STEPS), library)
    (about,) = kept.results(library)
    assert (about.state, about.sentence) == ("failed", "The disk is full.")


def test_results_are_private_and_deleted_for_good(library):
    run(CapacityExperiment(SMALL), library)
    (path,) = (library.root / kept.FOLDER).iterdir()
    assert path.stat().st_mode & 0o077 == 0
    about = kept.results(library)[0]
    assert kept.remove(library, about.id[:13]) == about.id
    assert kept.results(library) == []
    with pytest.raises(QannealError, match="is no result"):
        kept.reopen(library, about.id)


@pytest.mark.parametrize(
    ("content", "compressed"),
    [
        (b"", False),
        (b"not compressed", False),
        (b"", True),
        (b"{}\n", True),
        (b"[" * 10_000, True),
        (b'{"experiment": "capacity"}', True),
        (
            b'{"experiment": "nothing", "title": "", "created": "2026-01-01", "state": "", "sentence": ""}',
            True,
        ),
    ],
    ids=["empty", "text", "no lines", "no names", "deep", "no title", "no such experiment"],
)
def test_damaged_files_are_one_sentence_and_the_others_are_listed(library, content, compressed):
    run(CapacityExperiment(SMALL), library)
    path = library.root / kept.FOLDER / "20990101-000000-abcd.json.gz"
    path.write_bytes(gzip.compress(content) if compressed else content)
    assert "capacity" in {one.experiment for one in kept.results(library)}
    with pytest.raises(QannealError, match="cannot be read"):
        kept.reopen(library, "20990101")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_among_the_results_is_left_out(library):
    run(CapacityExperiment(SMALL), library)
    os.mkfifo(library.root / kept.FOLDER / "20990101-000000-abcd.json.gz")
    assert [one.experiment for one in kept.results(library)] == ["capacity"]
    with pytest.raises(QannealError, match="not a regular file"):
        kept.reopen(library, "20990101")


def test_a_place_that_cannot_be_written_stops_nothing(library):
    library.root.mkdir(exist_ok=True)
    (library.root / kept.FOLDER).write_text("in the way")
    assert run(CapacityExperiment(SMALL), library).is_last
    assert kept.results(library) == []
