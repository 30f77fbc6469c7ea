"""Reports about recorded runs, and exports of selections."""

import csv
import json
import re
import subprocess
import sys
import tomllib
from xml.etree import ElementTree

import numpy as np
import pytest
from helpers.axis_labels import drawn, units

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.embedding import verify
from qanneal_gui.annealing.embedding.embedding_file import encode, read_placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing import run_figures
from qanneal_gui.sharing.formats import FORMATS, share
from qanneal_gui.sharing.report import run_report
from qanneal_gui.sharing.run_figures import curves, overlay
from qanneal_gui.training.session import Session

TOKEN = "DEV-0123456789abcdef0123456789abcdef01234567"


def record(library, *overrides):
    made = config.assemble(
        overrides=["training.steps=4", "model.hidden=8", "sampler.topology=pegasus:3", *overrides]
    )
    for _ in Session(made, library).events():
        pass
    return library.get("last").id


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A library with a run on a simulated QPU and one with exact samples."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("QANNEAL_HOME", str(home))
        patch.setenv("DWAVE_API_TOKEN", TOKEN)
        library = RunLibrary(home)
        return library, [record(library), record(library, "sampler.kind=exact", "training.seed=3")]


def code(page):
    return [
        text.replace("&quot;", '"').replace("&#x27;", "'")
        for text in re.findall(r"<pre>(.*?)</pre>", page, re.S)
    ]


@pytest.fixture(scope="module")
def ten(tmp_path_factory):
    home = tmp_path_factory.mktemp("ten")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(home))
        library = RunLibrary(home)
        return library, record(
            library, "data.classes=[0,1,2,3,4,5,6,7,8,9]", "data.train_size=100", "sampler.kind=exact"
        )


def rows_of(page, caption):
    table = re.search(rf"<caption>{re.escape(caption)}.*?</table>", page, re.S)[0]
    return [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("<tr>")[2:]]


def test_a_report_tells_of_each_class(ten):
    library, run = ten
    page, last = run_report(library, [run]), library.get(run).last
    shares = rows_of(page, "Test accuracy of each class after step 4")
    by_class = last["test_accuracy_by_class"]
    assert shares == [
        [str(c), f"{100 * mlp:.1f}", f"{100 * ebm:.1f}"]
        for c, (mlp, ebm) in enumerate(zip(by_class["mlp"], by_class["ebm"], strict=True))
    ]
    cells = rows_of(page, "Test images by true class (rows)")
    counts = np.array([[int(cell.removesuffix(" ●").replace(",", "")) for cell in row[1:]] for row in cells])
    assert counts.shape == (10, 10)
    assert counts.sum() == 596
    np.testing.assert_allclose(np.diag(counts) / counts.sum(axis=1), by_class["mlp"], atol=1e-9)
    assert np.trace(counts) / 596 == pytest.approx(last["mlp"]["test_accuracy"])
    assert "Test accuracy of the EBM over one-hot states" in page
    assert "Test accuracy of the MLP by class" in page


def test_curves_of_ten_classes_are_told_apart_without_colour_alone(ten):
    library, run = ten
    panel = curves(Measured(library, run), (), [str(c) for c in range(10)]).panels[1]
    assert [line.name for line in panel.series] == [str(c) for c in range(10)]
    assert len({(line.role, line.dash) for line in panel.series}) == 10
    assert len({line.dash for line in panel.series}) > 1


def test_curves_join_one_evaluation_and_the_next(tmp_path, monkeypatch):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    library = RunLibrary(tmp_path)
    run = record(library, "sampler.kind=exact", "training.eval_every=2")
    accuracy, _, divergence = (curves(Measured(library, run)).panels[i] for i in (0, 1, -1))
    assert [series.x.tolist() for series in accuracy.series] == [[2, 4]] * len(accuracy.series)
    assert divergence.series[0].x.tolist() == [1, 2, 3, 4]


def test_where_images_are_not_at_hand_nothing_is_counted(ten, tmp_path, monkeypatch):
    library, run = ten
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    other = RunLibrary(tmp_path)
    recorder = other.create(
        library.get(run).config | {"data": {"dataset": "mnist", "classes": [0, 1]}}, {}, {}
    )
    recorder.step(library.get(run).last)
    recorder.finish("finished")
    page = run_report(other, [recorder.id])
    assert "cannot be counted: weights or images are not on this machine" in page
    assert len(rows_of(page, "Test accuracy of each class")) == 2


def test_a_report_has_everything(recorded):
    library, (run, _) = recorded
    page = run_report(library, [run])
    for title in ("Result", "Curves", "Embedding", "Cost", "Settings", "How to repeat it"):
        assert f"<h2>{title}</h2>" in page
    for words in (
        "CC BY 4.0",
        "pegasus:3",
        "Seed of training",
        "numpy",
        "finished",
        "sampler.beta_eff",
        "billed / ms",
    ):
        assert words in page
    pictures = re.findall(r"<svg.*?</svg>", page, re.S)
    assert len(pictures) == 2
    for picture in pictures:
        ElementTree.fromstring(picture)
    for panel in (
        "Accuracy",
        "Training loss",
        "Symmetrised KL",
        "Gap, EBM ↔ MLP",
        "KL(sampled ‖ exact)",
        "β_eff",
    ):
        assert panel in pictures[0]


def axes(page):
    """The quantities and units at the axes of the first figure of a page."""
    return units(*drawn(re.search(r"<svg.*?</svg>", page, re.S)[0]))


def test_a_report_says_the_unit_of_every_number(recorded):
    library, runs = recorded
    accuracy, loss, kl = ("accuracy", "%"), ("loss", "nats"), ("KL", "nats")
    assert axes(run_report(library, runs[:1])) == [accuracy, accuracy, loss, kl, kl, kl]
    assert axes(run_report(library, runs)) == [accuracy, loss, kl]
    steps = library.steps(runs[0])
    figure = curves(Measured(library, runs[0]))
    values = {units(panel.y_label)[0]: panel.series[0].y[-1] for panel in figure.panels[:2]}
    assert values == {accuracy: 100 * steps[-1]["train_accuracy"], loss: steps[-1]["loss"]}
    record, page = library.get(runs[0]), run_report(library, runs[:1])
    assert f"<dd>{record.qpu_seconds:,.3f} s (simulated)</dd>" in page
    assert all(f">{title} / ms</th>" in page for title in ("estimated", "billed"))
    # Four steps of one submission each, and the columns are in milliseconds.
    assert page.count(f">{1e3 * record.qpu_seconds / 4:,.1f}</td>") == 8


def test_a_report_says_how_to_repeat_the_run_to_the_bit(recorded, tmp_path):
    """What stands in the report is done: the settings in a file, the line on a terminal."""
    library, (run, _) = recorded
    settings, lines = code(run_report(library, [run]))
    assert tomllib.loads(settings) == library.get(run).config
    (tmp_path / f"{run}.toml").write_text(settings)
    assert lines == f"qanneal train {run}.toml"
    command = [sys.executable, "-m", "qanneal_gui.cli", *lines.split()[1:], "--json"]
    output = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    losses = [step["loss"] for step in map(json.loads, output.splitlines()) if step["type"] == "step"]
    assert losses == [step["loss"] for step in library.steps(run)]


def test_no_token_is_in_any_export(recorded, tmp_path, monkeypatch):
    monkeypatch.setenv("DWAVE_API_TOKEN", TOKEN)
    library, runs = recorded
    for name, one in FORMATS.items():
        share(library, runs if one.many else runs[:1], name, tmp_path / name)
    files = [path for path in tmp_path.rglob("*") if path.is_file() and "home" not in path.parts]
    folders = sum(not one.suffix for one in FORMATS.values())
    assert len(files) > len(FORMATS) - folders + folders * len(runs)
    assert not any(TOKEN.encode() in path.read_bytes() for path in files)


def test_a_comparison_names_what_differs(recorded):
    library, runs = recorded
    page = run_report(library, runs)
    assert "<h2>Comparison</h2>" in page
    assert "<td>training.seed</td>" in page
    assert "<td>sampler.kind</td>" in page
    assert page.count("How to repeat it") == 2
    assert page.count("<svg") == 4  # the overlay, two sets of curves, one embedding
    assert "●" in page


def test_the_same_run_twice_is_one(recorded):
    library, (run, _) = recorded
    assert "Comparison" not in run_report(library, [run, run])


def test_a_hostile_name_stays_text(recorded):
    library, _ = recorded
    recorder = library.create(config.as_dict(config.assemble()), {}, {}, "<script>alert(1)</script>")
    recorder.finish("failed", message='"><img src=x onerror=alert(1)>')
    recorder.close()
    page = run_report(library, [recorder.id])
    library.delete(recorder.id)
    assert "<script" not in page
    assert "<img" not in page
    assert "No steps have been recorded yet." in page


def test_curves_hold_the_numbers_of_the_steps(recorded):
    library, runs = recorded
    run = runs[0]
    steps = library.steps(run)
    figure = curves(Measured(library, run), [2])
    accuracy = figure.panels[0]
    wanted = [100 * step["mlp"]["test_accuracy"] for step in steps]
    np.testing.assert_array_equal(next(s.y for s in accuracy.series if s.name == "MLP, test"), wanted)
    assert [mark.value for mark in accuracy.marks] == [2]
    assert len(overlay([(run, Measured(library, run)) for run in runs]).panels[0].series) == 2


def test_a_run_without_measurements_has_no_curves(library, start):
    recorder = start()
    recorder.step({"step": 1, "loss": None})
    assert curves(Measured(library, recorder.id)).panels == ()


def test_lines_of_long_runs_keep_their_extremes(library, start, monkeypatch):
    monkeypatch.setattr(run_figures, "_COLUMNS", 10)
    recorder = start()
    for step in range(1, 201):
        recorder.step({"step": step, "loss": 9.0 if step == 103 else 0.5})
    (panel,) = curves(Measured(library, recorder.id)).panels
    (line,) = panel.series
    assert len(line.x) < 25
    assert (line.x[0], line.x[-1], line.y.max()) == (1, 200, 9.0)


def test_csv_of_several_runs_has_a_column_for_the_run(recorded, tmp_path):
    library, runs = recorded
    with share(library, runs, None, tmp_path / "both.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["run"] for row in rows] == [runs[0]] * 4 + [runs[1]] * 4
    assert [float(row["loss"]) for row in rows[:4]] == [step["loss"] for step in library.steps(runs[0])]


def test_the_ending_names_the_format(recorded, tmp_path):
    library, (run, _) = recorded
    assert share(library, [run], None, tmp_path / "a.HTML").read_text().startswith("<!DOCTYPE")
    assert share(library, [run], None, tmp_path / "a.qanneal").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("count", "format", "name", "match"),
    [
        (2, "onnx", "x.onnx", "holds a single run"),
        (2, None, "x.npz", "holds a single run"),
        (1, "docx", "x", "Cannot export as 'docx'"),
        (1, None, "x.docx", "not that of a known format"),
        (1, "report", "no/x.html", "does not exist"),
        (1, "archive", ".", "not a file"),
    ],
)
def test_what_cannot_be_exported_is_said(recorded, tmp_path, count, format, name, match):
    library, runs = recorded
    with pytest.raises(QannealError, match=match):
        share(library, runs[:count], format, tmp_path / name)


@pytest.mark.parametrize(("outputs", "topology"), [(1, "pegasus:3"), (3, "zephyr:2")])
def test_an_embedding_is_read_back_as_it_was_saved(outputs, topology):
    chip = load_topology(topology)
    copies = search.embed(chip, 8, outputs, 2)
    saved = encode(copies, chip)
    placement = read_placement(saved)
    assert encode(list(placement.copies), placement.topology) == saved
    verify(list(placement.copies), placement.topology)
    assert [copy.hub_qubits for copy in placement.copies] == [copy.hub_qubits for copy in copies]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"topology": "pegasus:3", "embeddings": []}',
        b'{"topology": "pegasus:30000", "embeddings": [{"y0": [1], "k0": [2]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [1], "k0": [1]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [1], "k0": [99999]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [-1], "k0": [7]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [1], "k1": [2]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [], "k0": [2]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [1e99], "k0": [2]}]}',
        b'{"topology": "pegasus:3", "embeddings": [{"y0": [999999999999999999999], "k0": [2]}]}',
    ],
)
def test_what_is_no_embedding_is_refused(content):
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever the reason
        read_placement(content)
