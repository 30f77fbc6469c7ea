"""Recorded runs from Python: found as the terminal finds them, with the numbers that the library holds."""

import re
import sys
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pytest
from safetensors.numpy import load_file

import qanneal_gui as qanneal
from qanneal_gui import config
from qanneal_gui.runs import annotations
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.science import mlp


@pytest.fixture
def several(tour):
    """The tour, and two more runs: one with a star, one that was left after a step."""
    for name, settings in (("starred", {"sampler.kind": "gibbs"}), ("left", {"training.method": "mlp"})):
        for step in qanneal.train({"training.steps": 3, **settings}, name=name):
            if name == "left" and step.step == 1:
                break
    annotations.annotate(RunLibrary(), [qanneal.run(qanneal.runs("starred")[0].id).id], starred=True)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("search", "filters", "names"),
    [
        ("", {}, ["left", "starred", "tour"]),
        ("tour", {}, ["tour"]),
        ("acc > 90", {}, ["tour"]),
        ("", {"state": "stopped"}, ["left"]),
        ("", {"method": "mlp"}, ["left"]),
        ("", {"sampler": "gibbs"}, ["starred"]),
        ("", {"starred": True}, ["starred"]),
        ("steps < 10", {"state": "finished"}, ["starred"]),
        ("nothing", {}, []),
    ],
)
def test_runs_are_filtered(search, filters, names):
    found = qanneal.runs(search, **filters)
    assert [one.name for one in found] == names
    assert (len(found), repr(found)) == (len(names), f"<Runs: {len(names)}>")


@pytest.mark.usefixtures("several")
def test_a_slice_of_runs_is_runs_and_equal_runs_are_equal():
    found = qanneal.runs()
    assert isinstance(found[1:], qanneal.Runs)
    assert found[1:][0] == found[1] == qanneal.run(found[1].id) != found[0]
    assert len({found[0], qanneal.run(found[0].id)}) == 1


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"state": "done"}, "No run has the state 'done'; choose one of running, paused"),
        ({"method": "qpu"}, "No run has the method 'qpu'; choose one of ebm, mlp."),
        ({"search": "acc >"}, "The search cannot be read"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused(filters, sentence):
    with pytest.raises(qanneal.QannealError, match=sentence):
        qanneal.runs(**filters)


def test_the_function_shares_its_name_with_a_package(tour):
    import qanneal_gui.runs.library

    assert qanneal_gui.runs.library.RunLibrary is RunLibrary
    assert qanneal.runs is qanneal_gui.runs
    assert [one.id for one in qanneal.runs()] == [tour.id]


def test_what_is_told_of_a_run_is_what_the_library_holds(tour):
    record = RunLibrary().get(tour.id)
    for name in (
        "id",
        "name",
        "state",
        "message",
        "created",
        "steps",
        "seconds",
        "qpu_seconds",
        "last",
        "best",
    ):
        assert getattr(tour, name) == getattr(record, name)
    assert tour.config == config.parse(record.config)
    assert tour.id in repr(tour)


def test_metrics_are_the_numbers_of_the_recorded_steps(tour):
    metrics = tour.metrics()
    steps = RunLibrary().steps(tour.id, samples=False)
    assert len(metrics["step"]) == len(steps) == 40
    for path in ("loss", "mlp.test_accuracy", "sampler.kl", "test_accuracy_by_class.mlp.1"):
        *sections, last = path.split(".")
        for row, step in zip(metrics[path], steps, strict=True):
            for name in sections:
                step = step[name]
            assert row == (step[int(last)] if isinstance(step, list) else step[last])
    assert {values.dtype for values in metrics.values()} == {np.dtype(float)}


def test_metrics_of_a_run_under_way_are_those_so_far_and_unevaluated_steps_are_nan():
    training = qanneal.train({"training.steps": 5, "training.eval_every": 2, "sampler.kind": "exact"})
    next(training), next(training), next(training)
    metrics = training.run.metrics()
    assert metrics["step"].tolist() == [1, 2, 3]
    assert np.isnan(metrics["loss"]).tolist() == [True, False, True]
    training.close()


@pytest.mark.parametrize(
    ("ask", "module", "sentence"),
    [
        (lambda run: run.metrics("pandas"), "pandas", "pandas is not installed; install it"),
        (lambda run: run.network("torch"), "torch", "PyTorch is not installed; install it"),
    ],
    ids=["pandas", "torch"],
)
def test_what_is_not_installed_is_said_in_one_sentence(tour, monkeypatch, ask, module, sentence):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(qanneal.QannealError, match=sentence):
        ask(tour)


def test_a_kind_that_there_is_not_is_refused(tour):
    with pytest.raises(qanneal.QannealError, match="There is no kind 'jax'; choose numpy or torch"):
        tour.network("jax")


def test_the_table_is_made_of_the_arrays(tour, monkeypatch):
    made = []

    class Table(dict):
        def astype(self, kinds):
            made.append(kinds)
            return self

        def set_index(self, name):
            made.append(name)
            return self

    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=Table))
    table = tour.metrics("pandas")
    assert made == [{"step": int}, "step"]
    assert table["loss"].tolist() == tour.metrics()["loss"].tolist()


def test_the_network_of_torch_gives_what_ours_gives(tour):
    torch = pytest.importorskip("torch")
    network, arrays = tour.network("torch"), tour.network()
    x = np.random.default_rng(5).random((7, 64)).astype(np.float32)
    ours = 1 / (1 + np.exp(-mlp.logits(arrays.preactivation(x), arrays.W2, arrays.c)))
    with torch.no_grad():
        theirs = network(torch.from_numpy(x)).numpy()
    # Sums of 64 products in float32, twice: some tens of units in the last place of numbers near 1.
    np.testing.assert_allclose(theirs, ours, atol=1e-5)
    assert [type(layer).__name__ for layer in network] == ["Linear", "Sigmoid", "Linear", "Sigmoid"]


def test_an_exported_file_is_that_of_the_terminal_s_formats(tour, tmp_path):
    path = tour.export(tmp_path / "weights.safetensors")
    np.testing.assert_array_equal(load_file(path)["0.weight"], tour.network().W1)
    assert tour.report() == tour.export(tmp_path / "page.html").read_text(encoding="utf-8")
    with pytest.raises(qanneal.QannealError, match=r"extension of 'weights\.xyz'"):
        tour.export(tmp_path / "weights.xyz")


def test_a_run_without_a_step_has_no_network_and_no_curves(tour, tmp_path):
    record = RunLibrary().create(config.as_dict(config.RunConfig()), {}, {})
    record.close()
    empty = qanneal.run("last")
    with pytest.raises(qanneal.QannealError, match="no saved weights yet"):
        empty.network()
    with pytest.raises(qanneal.QannealError, match="no curves yet"):
        empty.plot().save(tmp_path / "curves.svg")
    assert "<svg" not in empty._repr_html_()
    assert repr(empty.plot()) == "<Plot: no curves yet>"


@pytest.mark.parametrize("dark", [False, True])
def test_a_plot_is_one_svg_that_refers_to_nothing(tour, dark):
    for plot in (tour.plot(dark=dark), qanneal.runs().plot(dark=dark)):
        drawn = plot._repr_svg_()
        assert ElementTree.fromstring(drawn).tag == "{http://www.w3.org/2000/svg}svg"
        assert not re.search(r"href|url\(|<script|<image", drawn)
        assert len(drawn) < 100_000


@pytest.mark.parametrize(("name", "width"), [("curves.png", 8.5), ("curves.svg", 0.1)])
def test_a_plot_that_cannot_be_saved_says_why(tour, tmp_path, name, width):
    with pytest.raises(qanneal.QannealError, match=r"must end in \.svg|choose a width from 4 to 60 cm"):
        tour.plot().save(tmp_path / name, width)


def test_a_notebook_shows_a_run_with_its_curves_and_its_name_harmless(tour):
    annotations.annotate(RunLibrary(), [tour.id], name="<script>alert(1)</script>")
    shown = qanneal.run(tour.id)._repr_html_() + qanneal.runs()._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "94.2 % last" in shown
    assert shown.count("<svg") == 1
    assert len(shown) < 30_000


def test_a_notebook_shows_some_of_many_runs(several, monkeypatch):
    monkeypatch.setattr("qanneal_gui.api.recorded._MOST_ROWS", 2)
    shown = qanneal.runs()._repr_html_()
    assert shown.count("<tr>") == 3
    assert "and 1 more" in shown
    assert qanneal.runs("nothing")._repr_html_() == "<p>No runs.</p>"
    assert "<svg" in str(qanneal.runs("nothing").plot())
