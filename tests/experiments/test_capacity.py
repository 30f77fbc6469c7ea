"""The capacity curve, its bound, and its figure."""

import json
import threading
from xml.etree import ElementTree

import pytest

from qanneal_gui.annealing.embedding import biclique
from qanneal_gui.annealing.embedding.comb_search import largest_comb
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.capacity import CapacityExperiment, CapacitySettings, capacity
from qanneal_gui.experiments.settings import parse
from qanneal_gui.figures.svg import svg
from qanneal_gui.runs.library import RunLibrary


def test_the_curve_rises_to_the_largest_star_below_its_bound():
    result = capacity(load_topology("pegasus:16"))
    assert result.curve[-1] == (result.hub_qubits, result.max_hidden)
    assert result.max_hidden >= 5100
    assert result.paper == (52, 654)
    assert all(hidden <= bound for (_, hidden), (_, bound) in zip(result.curve, result.bound, strict=True))
    assert [hub for hub, _ in result.curve] == list(range(1, result.hub_qubits + 1))


def finished(settings):
    *_, last = CapacityExperiment(settings).run(RunLibrary(), threading.Event())
    return last


def test_every_chip_has_a_panel_with_its_bound_and_the_papers_point():
    last = finished(CapacitySettings())
    (figure,) = last.figures
    assert [panel.title.split(":")[0] for panel in figure.panels] == ["pegasus", "zephyr", "zephyr"]
    points = [s for panel in figure.panels for s in panel.series if s.published]
    assert [(s.x.tolist(), s.y.tolist()) for s in points] == [([52], [654]), ([50], [834])]
    words = "".join(ElementTree.fromstring(svg(figure)).itertext())
    assert "zephyr:12" in words
    summary = last.records[-1]
    assert (summary["type"], summary["topology"]) == ("summary", "pegasus:16")
    assert summary["curve"][-1] == (summary["hub_qubits"], summary["max_hidden"])
    assert [other["topology"] for other in summary["others"]] == ["zephyr:15", "zephyr:12"]


def test_a_working_graph_stands_beside_the_ideal_one(tmp_path):
    missing = tmp_path / "missing.json"
    missing.write_text(json.dumps({"nodes": list(range(0, 500, 5)), "edges": []}))
    last = finished(CapacitySettings(topologies=("pegasus:6",), missing=str(missing)))
    whole = capacity(load_topology("pegasus:6"))
    summary = last.records[-1]
    assert summary["qubits"] < whole.qubits
    assert summary["max_hidden"] < whole.max_hidden
    names = [series.name for series in last.figures[0].panels[0].series]
    assert names == ["bound", "ideal graph", "working graph"]


def test_dead_qubits_belong_to_one_chip():
    with pytest.raises(ConfigError, match="give one topology"):
        parse(CapacitySettings, {"missing": "dead.json"})


def test_stopped_before_anything_was_found():
    stop = threading.Event()
    stop.set()
    (last,) = CapacityExperiment().run(RunLibrary(), stop)
    assert (last.fraction, last.figures) == (0.0, ())


def test_hidden_units_against_outputs_stand_beside_those_of_general_bicliques():
    last = finished(CapacitySettings(topologies=("pegasus:4",), outputs=3))
    summary = last.records[-1]
    chip = load_topology("pegasus:4")
    assert summary["curve"][0] == (1, capacity(chip).max_hidden)
    assert summary["combs"] == [(m, largest_comb(chip, m)) for m in (2, 3)]
    assert summary["bicliques"] == [(m, biclique.largest(chip, m)) for m in (2, 3)]
    assert summary["curve"][1:] == summary["combs"]  # far larger than bicliques
    assert (summary["outputs"], summary["max_hidden"]) == (3, summary["combs"][-1][1])
    names = [series.name for series in last.figures[0].panels[0].series]
    assert names == ["general biclique", "comb"]
    assert f"{summary['max_hidden']:,} hidden units with 3 outputs" in last.sentence
