"""The scan of chain strengths: chains that are too weak break, and their outputs say nothing."""

import threading

import pytest
from helpers import sapi

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.experiments.chain_scan import ChainPoint, ChainScan, ChainSettings, choose
from qanneal_gui.experiments.settings import parse
from qanneal_gui.runs.library import RunLibrary

SMALL = {"trials": 1, "steps": 3, "hidden": 16, "reads": 200}


def records(experiment, stop=None):
    progress = experiment.run(RunLibrary(), stop or threading.Event())
    return [record for shown in progress for record in shown.records]


def test_weak_chains_break_and_are_not_chosen():
    scan = ChainScan(ChainSettings(strengths=(0.01, 0.5), **SMALL | {"trials": 2}))
    *points, summary = records(scan)
    weak, strong = points
    assert [point["type"] for point in points] == ["chain", "chain"]
    # Two qubits held by J = 0.01 at β 16 disagree with probability σ(−2·16·0.01) = 0.42 at a time.
    assert weak["hub_breaks"] > 0.4 > 0.05 > strong["hub_breaks"]
    # After three steps P(y|x) is near ½, and samples of broken chains look faithful: the breaks count.
    assert summary["strength"] == 0.5
    assert summary["points"] == points
    assert (summary["state"], summary["submissions"]) == ("finished", 0)
    assert {run.config["sampler"]["chain_strength"] for run in RunLibrary().runs()} == {0.01, 0.5}


def test_figure_and_table_mark_the_chosen_value():
    (*_, last) = ChainScan(ChainSettings(strengths=(1.0, 0.01), **SMALL)).run(RunLibrary(), threading.Event())
    assert last.sentence.startswith("Chain strength 1 is chosen: KL ")
    fidelity, breaks = last.figures[0].panels
    assert fidelity.series[0].x.tolist() == [0.01, 1]
    assert breaks.series[0].y[0] > breaks.series[0].y[1]
    assert [mark.value for mark in fidelity.marks] == [1]
    assert last.tables[0].rows[1][0] == "1"


def test_the_budget_is_that_of_the_whole_scan():
    made = config.assemble(overrides=["training.steps=2", "budget.submissions=3", "model.hidden=16"])
    with pytest.raises(QannealError, match="budget"):
        records(ChainScan(ChainSettings(strengths=(0.5, 1.0), trials=1), made))


def test_a_stop_keeps_the_values_that_are_finished():
    stop, seen = threading.Event(), []
    for progress in ChainScan(ChainSettings(strengths=(0.5, 1.0), **SMALL)).run(RunLibrary(), stop):
        seen.append(progress)
        if progress.records:
            stop.set()
    summary = seen[-1].records[-1]
    assert (summary["state"], summary["strength"], len(summary["points"])) == ("stopped", 0.5, 1)
    assert seen[-1].fraction < 1


@pytest.mark.parametrize("wrong", [[0.0], [-1.0, 1.0], [11.0], []])
def test_values_out_of_range_are_refused(wrong):
    with pytest.raises(ConfigError, match=r"strengths(:| cannot be)"):
        parse(ChainSettings, {"strengths": wrong})


def test_where_no_chain_holds_the_most_faithful_is_chosen():
    points = [ChainPoint(0.1, 0.3, 0.4, None, 0.0), ChainPoint(0.2, 0.2, 0.3, None, 0.0)]
    assert choose(points) is points[1]
    points += [ChainPoint(0.5, 0.25, 0.02, None, 0.0), ChainPoint(1.0, 0.26, 0.0, None, 0.0)]
    assert choose(points) is points[2]


def test_a_strength_that_would_be_capped_is_refused():
    made = config.assemble(overrides=["model.hidden=16"])
    with pytest.raises(ConfigError, match=r"chains of strength 1\.5 would be capped at 1; let it"):
        records(ChainScan(ChainSettings(strengths=(0.5, 1.5)), made))


def test_it_needs_chains():
    with pytest.raises(ConfigError, match=r"sampler\.kind must be one that has chains"):
        records(ChainScan(ChainSettings(), config.preset("paper-classical-2")))


def test_on_a_qpu_the_chains_are_programmed_as_strong_as_that(monkeypatch):
    sapi.isolate(monkeypatch)
    with sapi.Sapi([sapi.chip("pegasus", 3)]) as server:
        monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("DWAVE_API_ENDPOINT", server.endpoint)
        monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
        settings = ChainSettings(strengths=(0.5, 1.5), sampler="qpu", **SMALL)
        assert ChainScan(settings).cost().submissions == 6
        *_, summary = records(ChainScan(settings))
    strongest = [min(problem.J.values()) for problem in server.problems.values()]
    assert strongest == pytest.approx([-0.5] * 3 + [-1.5] * 3)
    assert summary["submissions"] == 6
    assert summary["qpu_seconds"] > 0
