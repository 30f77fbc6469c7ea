import csv
import json
import sys
from itertools import takewhile
from pathlib import Path

import numpy as np
import pytest
import safetensors

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.science.mlp import logits
from qanneal_gui.science.parameters import init_mlp
from qanneal_gui.sharing.formats import share
from qanneal_gui.training.events import ByClass, Evaluation, NetworkMetrics, StepEvent

# Weights and inputs are of the order of 1: float32 rounds each probability by a few 1e-7.
TOLERANCE = 1e-6

FORMATS = ("safetensors", "npz", "onnx", "csv")


def export(library, run, format, path):
    return share(library, [run], format, Path(path))


@pytest.fixture
def trained(start, network, make_step):
    recorder = start("trained")
    recorder.weights(network)
    for number, accuracy in [(1, None), (2, 0.75), (3, None)]:
        recorder.step(make_step(number, accuracy))
    recorder.finish("finished")
    return recorder.id


@pytest.fixture
def images() -> np.ndarray:
    return np.random.default_rng(4).uniform(size=(7, 5)).astype(np.float32)


@pytest.fixture
def probabilities(network, images) -> np.ndarray:
    """What the exports must give, computed in float64."""
    parameters = weights.as_parameters({key: array.astype(np.float64) for key, array in network.items()})
    return sigmoid(logits(parameters.preactivation(images.astype(np.float64)), parameters.W2, parameters.c))


def test_safetensors_load_in_pytorch(library, trained, tmp_path, images, probabilities):
    torch = pytest.importorskip("torch", reason="PyTorch is an optional peer (pip install .[peers])")
    from safetensors.torch import load_file

    path = export(library, trained, "safetensors", tmp_path / "mlp.safetensors")
    model = torch.nn.Sequential(
        torch.nn.Linear(5, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 3), torch.nn.Sigmoid()
    )
    model.load_state_dict(load_file(path))
    with torch.no_grad():
        y = model(torch.from_numpy(images)).numpy()
    np.testing.assert_allclose(y, probabilities, rtol=0, atol=TOLERANCE)


def test_safetensors_say_where_they_come_from(library, trained, tmp_path):
    path = export(library, trained, "safetensors", tmp_path / "mlp.safetensors")
    with safetensors.safe_open(path, framework="np") as file:
        about = file.metadata()
        assert set(file.keys()) == set(weights.KEYS)
    assert about["run"] == trained
    assert json.loads(about["config"]) == library.get(trained).config


def test_npz_loads_in_numpy(library, trained, tmp_path, images, probabilities):
    path = export(library, trained, "npz", tmp_path / "mlp.npz")
    with np.load(path, allow_pickle=False) as file:
        shapes = {name: file[name].shape for name in file if name != "classes"}
        assert shapes == {"W1": (4, 5), "b": (4,), "W2": (3, 4), "c": (3,)}
        y = sigmoid(sigmoid(images @ file["W1"].T + file["b"]) @ file["W2"].T + file["c"])
    np.testing.assert_allclose(y, probabilities, rtol=0, atol=TOLERANCE)


def test_onnx_runs_in_onnx_runtime(library, trained, tmp_path, images, probabilities):
    onnxruntime = pytest.importorskip("onnxruntime", reason="ONNX Runtime is a test extra")
    path = export(library, trained, "onnx", tmp_path / "mlp.onnx")
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (x,), (y,) = session.get_inputs(), session.get_outputs()
    assert (x.name, x.type, x.shape) == ("x", "tensor(float)", ["batch", 5])
    assert (y.name, y.type, y.shape) == ("y", "tensor(float)", ["batch", 3])
    assert session.get_modelmeta().custom_metadata_map["run"] == trained
    np.testing.assert_allclose(session.run(None, {"x": images})[0], probabilities, rtol=0, atol=TOLERANCE)
    assert session.run(None, {"x": images[:1]})[0].shape == (1, 3)


def test_onnx_takes_networks_of_float64(library, start, network, tmp_path, images, probabilities):
    onnxruntime = pytest.importorskip("onnxruntime", reason="ONNX Runtime is a test extra")
    start().weights({key: array.astype(np.float64) for key, array in network.items()})
    path = export(library, "last", "onnx", tmp_path / "mlp.onnx")
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    np.testing.assert_allclose(session.run(None, {"x": images})[0], probabilities, rtol=0, atol=TOLERANCE)


@pytest.fixture(scope="module")
def of_fashion(tmp_path_factory):
    """A run whose classes have names, of which some were chosen by their numbers."""
    home = tmp_path_factory.mktemp("fashion")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(home))
        library = RunLibrary(home)
        recorder = library.create(
            config.as_dict(
                config.assemble(
                    overrides=["data.dataset=fashion-mnist", 'data.classes=[9,"Bag",0]', "model.hidden=4"]
                )
            ),
            {},
            {},
        )
        recorder.weights(weights.as_sequential(init_mlp(784, 4, 3, np.random.default_rng(0))))
        network = NetworkMetrics(1.0, -1.0, 0.5, 0.5, 1.0)
        by_class = ByClass(ebm=(0.25, 0.5, 0.75), mlp=(0.5, 0.0, 1.0))
        measured = Evaluation(network, network, None, None, 0.1, test_accuracy_by_class=by_class)
        for step in (StepEvent(1, None, None, 0.1), StepEvent(2, measured, None, 0.1)):
            recorder.step(step.as_json())
        recorder.finish("finished")
        return library, recorder.id


NAMES = ["Ankle boot", "Bag", "T-shirt/top"]


def test_every_file_of_weights_names_the_classes_in_the_order_of_its_outputs(of_fashion, tmp_path):
    library, run = of_fashion
    with safetensors.safe_open(export(library, run, None, tmp_path / "a.safetensors"), "np") as file:
        assert json.loads(file.metadata()["classes"]) == NAMES
        assert file.get_tensor("2.bias").shape == (3,)
    with np.load(export(library, run, None, tmp_path / "a.npz"), allow_pickle=False) as file:
        assert file["classes"].tolist() == NAMES
    onnx = pytest.importorskip("onnx")
    model = onnx.load(export(library, run, None, tmp_path / "a.onnx"))
    assert json.loads({one.key: one.value for one in model.metadata_props}["classes"]) == NAMES


def test_what_the_manual_says_about_pytorch_works(of_fashion, tmp_path, monkeypatch, capsys):
    torch = pytest.importorskip("torch", reason="PyTorch is an optional peer (pip install .[peers])")
    library, run = of_fashion
    export(library, run, None, tmp_path / "run.safetensors")
    monkeypatch.chdir(tmp_path)
    lines = (Path(__file__).parents[2] / "docs" / "outputs.md").read_text(encoding="utf-8").splitlines()
    block = takewhile(
        lambda line: not line or line[:4] == "    ", lines[lines.index("    import json, torch") :]
    )
    code = "\n".join(line[4:] for line in block)
    x = np.random.default_rng(0).random((5, 784), np.float32)
    exec(code, {"x": torch.from_numpy(x)})
    network = weights.as_parameters(library.weights(run))
    chosen = logits(network.preactivation(x), network.W2, network.c).argmax(axis=1)
    assert capsys.readouterr().out.strip() == str([NAMES[i] for i in chosen])


def test_tables_call_the_accuracy_of_a_class_by_its_name(of_fashion, tmp_path):
    library, run = of_fashion
    with export(library, run, "csv", tmp_path / "run.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    shares = [
        rows[1][f"test_accuracy_by_class.{network}.{name}"] for network in ("mlp", "ebm") for name in NAMES
    ]
    assert list(map(float, shares)) == [0.5, 0.0, 1.0, 0.25, 0.5, 0.75]
    assert rows[0]["test_accuracy_by_class.mlp.Bag"] == ""
    assert "test_accuracy_by_class" not in rows[0]


def test_names_from_anywhere_are_made_harmless(library, network, tmp_path):
    values = {
        "data": {"dataset": "not here", "classes": ["\x1b[31m=1", "b\u202e", 3]},
        "model": {"hidden": 4},
    }
    recorder = library.create(values, {}, {})
    recorder.weights(network)
    measured = NetworkMetrics(1.0, -1.0, 0.5, 0.5, 1.0)
    by_class = ByClass(ebm=(0.25, 0.5, 0.75), mlp=(0.5, 0.0, 1.0))
    evaluation = Evaluation(measured, measured, None, None, 0.1, test_accuracy_by_class=by_class)
    recorder.step(StepEvent(1, evaluation, None, 0.1).as_json())
    recorder.finish("finished")
    path = export(library, recorder.id, "safetensors", tmp_path / "a.safetensors")
    with safetensors.safe_open(path, "np") as file:
        assert json.loads(file.metadata()["classes"]) == ["\ufffd[31m=1", "b\ufffd", "3"]
    for format in ("csv", "tensorboard", "report"):
        export(library, recorder.id, format, tmp_path / format)


def test_csv_has_a_row_per_step(library, trained, tmp_path):
    path = export(library, trained, "csv", tmp_path / "run.csv")
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["step"] for row in rows] == ["1", "2", "3"]
    assert [row["mlp.test_accuracy"] for row in rows] == ["", "0.75", ""]
    assert [row["symmetrised_kl"] for row in rows] == ["", "", ""]
    assert {row["sampler.kind"] for row in rows} == {"exact"}
    assert {float(row["sampler.qpu_seconds"]) for row in rows} == {0.25}
    left_out = {"type", "mlp", "shadow", "null_twin", "sampler", "sampler.p_exact", "sampler.p_sampled"}
    assert not left_out & set(rows[0])
    columns = list(rows[0])
    assert columns[0] == "step"
    assert columns.index("loss") < columns.index("mlp.loss") < columns.index("sampler.kind")


def test_csv_of_steps_without_samples(library, start, make_step, tmp_path):
    start().step(make_step(1) | {"sampler": None})
    path = export(library, "last", "csv", tmp_path / "run.csv")
    header = path.read_text().splitlines()[0].split(",")
    assert "mlp.loss" in header
    assert not [name for name in header if name.startswith("sampler")]


@pytest.mark.parametrize("format", FORMATS)
def test_the_ending_names_the_format_and_an_old_file_is_replaced(library, trained, tmp_path, format):
    target = tmp_path / f"out.{format.upper()}"
    target.write_text("old")
    assert export(library, trained[:-1], None, str(target)) == target
    assert not target.read_bytes().startswith(b"old")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == [target]


@pytest.mark.parametrize(
    ("format", "name", "sentence"),
    [
        (
            "pickle",
            "a.npz",
            "Cannot export as 'pickle'; choose one of safetensors, npz, onnx, csv, tensorboard",
        ),
        (
            None,
            "a.pt",
            "The extension of 'a.pt' is not that of a known format; choose one of safetensors, npz, ",
        ),
        (None, "a", "The extension of 'a' is not that of a known format"),
        ("npz", "no/such/a.npz", "does not exist"),
        ("npz", "home", "is not a file"),
        ("npz", "a\0.npz", "cannot be written (embedded null byte); choose another name."),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(library, trained, tmp_path, format, name, sentence):
    with pytest.raises(QannealError) as caught:
        export(library, trained, format, tmp_path / name)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("format", FORMATS)
def test_a_run_without_weights_or_steps_is_one_sentence(library, start, tmp_path, format):
    start()
    with pytest.raises(QannealError, match=r"no (saved weights|recorded steps) yet; train it"):
        export(library, "last", format, tmp_path / "out")
    with pytest.raises(QannealError, match="There is no run 'nothing'"):
        export(library, "nothing", format, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_devices_are_not_replaced(library, trained):
    if sys.platform == "win32":
        pytest.skip("there is no /dev/null")
    with pytest.raises(QannealError, match="/dev/null is not a file"):
        export(library, trained, "csv", "/dev/null")
