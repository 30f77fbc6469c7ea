"""Exports of a run: its weights for PyTorch, NumPy and ONNX Runtime, its curves for a spreadsheet.

The network is the MLP that has the EBM's weights, y = σ(W2 σ(W1 x + b) + c), Eq. (28): x are pixels
in [0, 1], y probabilities.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import BY_CLASS
from qanneal_gui.runs.records import PER_EXAMPLE, RunRecord, dumps
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import file_format
from qanneal_gui.support.text import csv_text

# Old enough for every ONNX Runtime in use; Gemm and Sigmoid have not changed since opset 13.
_ONNX_OPSET = 13
_ONNX_IR_VERSION = 8

# Sections of a step that may be None as a whole, and what has no single value per step.
_NO_COLUMNS = ("type", "mlp", "shadow", "null_twin", "sampler", BY_CLASS, *PER_EXAMPLE)


@file_format("safetensors", "Weights for PyTorch (safetensors)", suffix=".safetensors")
def _safetensors(library: RunLibrary, runs: Sequence[str]) -> bytes:
    """``0.weight`` (K, N), ``0.bias`` (K,), ``2.weight`` (M, K), ``2.bias`` (M,).

    That is the state dict of ``torch.nn.Sequential(Linear, Sigmoid, Linear, Sigmoid)``; the header has the
    run, its config, and the names of its classes in the order of the outputs.
    """
    run = library.get(runs[0])
    return weights.encode(library.weights(run.id), {"format": "pt", **_about(run)})


@file_format("npz", "Weights for NumPy", suffix=".npz")
def _npz(library: RunLibrary, runs: Sequence[str]) -> bytes:
    """W1 (K, N), b (K,), W2 (M, K), c (M,), and the names of the C classes in the order of the outputs."""
    run = library.get(runs[0])
    network = weights.as_parameters(library.weights(run.id))
    buffer = io.BytesIO()
    names = np.array(classes_of(run), dtype=np.str_)
    np.savez(buffer, W1=network.W1, b=network.b, W2=network.W2, c=network.c, classes=names)
    return buffer.getvalue()


@file_format("onnx", "Network for ONNX Runtime", suffix=".onnx")
def _onnx(library: RunLibrary, runs: Sequence[str]) -> bytes:
    """Input ``x`` float32 (batch, N), output ``y`` float32 (batch, M), probabilities.

    The metadata have the run, its config, and the names of its classes in the order of the outputs.
    """
    run = library.get(runs[0])
    network = weights.as_parameters(library.weights(run.id))
    # Only here, because it takes a while to import.
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    outputs, hidden = network.W2.shape
    constants = {"W1": network.W1, "b": network.b, "W2": network.W2, "c": network.c}
    graph = helper.make_graph(
        [
            helper.make_node("Gemm", ["x", "W1", "b"], ["a"], transB=1),
            helper.make_node("Sigmoid", ["a"], ["k"]),
            helper.make_node("Gemm", ["k", "W2", "c"], ["logits"], transB=1),
            helper.make_node("Sigmoid", ["logits"], ["y"]),
        ],
        "mlp",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", network.W1.shape[1]])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["batch", outputs])],
        [numpy_helper.from_array(array.astype(np.float32), name) for name, array in constants.items()],
        doc_string=f"MLP with {hidden} hidden units; y holds probabilities.",
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", _ONNX_OPSET)],
        ir_version=_ONNX_IR_VERSION,
        producer_name="qanneal",
    )
    helper.set_model_props(model, _about(run))
    onnx.checker.check_model(model, full_check=True)
    content: bytes = model.SerializeToString()
    return content


@file_format("csv", "Metrics of every step (CSV)", suffix=".csv", many=True)
def _csv(library: RunLibrary, runs: Sequence[str]) -> bytes:
    """One row per step; times in seconds, losses and divergences in nats, accuracies in [0, 1].

    Empty where nothing was measured; values per example are left out. Accuracies of classes have the names of
    the classes in their columns. Several runs stand below each other,
    and a column ``run`` tells which is which.
    """
    records = [library.get(run) for run in runs]
    if len(records) == 1:
        return _table(_rows(library, records[0]))
    return _table([{"run": run.id, **row} for run in records for row in _rows(library, run)])


def _rows(library: RunLibrary, run: RunRecord) -> list[dict[str, Any]]:
    steps = library.steps(run.id, samples=False)
    if not steps:
        raise QannealError(f"Run {run.id} has no recorded steps yet; train it for a step first.")
    classes = classes_of(run)
    return [flatten(step, classes) for step in steps]


def _table(rows: Sequence[Mapping[str, Any]]) -> bytes:
    # The order of the fullest row: those between two evaluations lack columns in the middle.
    names = dict.fromkeys(name for row in sorted(rows, key=len, reverse=True) for name in row)
    return csv_text([names, *([row.get(name, "") for name in names] for row in rows)], "\r\n").encode()


def flatten(metrics: Mapping[str, Any], classes: Sequence[str], prefix: str = "") -> dict[str, Any]:
    """Return the numbers and words of a step's nested metrics under dotted names.

    Parameters
    ----------
    metrics : mapping
    classes : sequence of str
        What the values are called that a metric has for each class.
    prefix : str
    """
    flat: dict[str, Any] = {}
    for key, value in metrics.items():
        if prefix == f"{BY_CLASS}." and isinstance(value, list):
            names = classes if len(classes) == len(value) else map(str, range(len(value)))
            flat |= {f"{prefix}{key}.{name}": one for name, one in zip(names, value, strict=True)}
        elif isinstance(value, Mapping):
            flat |= flatten(value, classes, f"{prefix}{key}.")
        elif not isinstance(value, list) and key not in _NO_COLUMNS:
            flat[prefix + key] = value
    return flat


def _about(run: RunRecord) -> dict[str, str]:
    about = {"run": run.id, "config": run.config, "versions": run.versions, "classes": list(classes_of(run))}
    return {name: value if isinstance(value, str) else dumps(value) for name, value in about.items()}
