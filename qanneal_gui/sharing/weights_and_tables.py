"""Exports of a run: its weights for PyTorch, NumPy and ONNX Runtime, its curves for a spreadsheet.

The network is the MLP that has the EBM's weights, y = σ(W2 σ(W1 x + b) + c), Eq. (28): x are pixels
in [0, 1], y probabilities.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import PER_EXAMPLE, RunRecord, dumps
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.text import csv_text

# Old enough for every ONNX Runtime in use; Gemm and Sigmoid have not changed since opset 13.
_ONNX_OPSET = 13
_ONNX_IR_VERSION = 8

# Sections of a step that may be None as a whole, and what has no single value per step.
_NO_COLUMNS = ("type", "mlp", "shadow", "sampler", *PER_EXAMPLE)


def export(library: RunLibrary, run_ids: str | Sequence[str], format: str | None, path: str | Path) -> Path:
    """Write a run in another program's format, replacing an existing file at once.

    Parameters
    ----------
    library : RunLibrary
        Where the run is.
    run_ids : str or sequence of str
        The run, as in `RunLibrary.get`; ``csv`` takes several, the others the first one.
    format : str or None
        One of `FORMATS`; None takes the ending of `path`.

        * ``safetensors``: ``0.weight`` (K, N), ``0.bias`` (K,), ``2.weight`` (M, K), ``2.bias`` (M,), the
          state dict of ``torch.nn.Sequential(Linear, Sigmoid, Linear, Sigmoid)``; the header has the
          run and its config.
        * ``npz``: W1 (K, N), b (K,), W2 (M, K), c (M,).
        * ``onnx``: input ``x`` float32 (batch, N), output ``y`` float32 (batch, M), probabilities.
        * ``csv``: one row per step; times in seconds, losses and divergences in nats, accuracies in
          [0, 1]; empty where nothing was measured. Values per example are left out. Several runs stand
          below each other, and a column ``run`` tells which is which.
    path : str or Path
        The file to write.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    QannealError
        Unknown format, no such run, no weights or steps yet, or a place that cannot be written.
    """
    target = Path(path)
    writer = _WRITERS.get(_format(format, target))
    if writer is None:
        what = f"Cannot export as {format!r}" if format else f"The ending of {target.name!r} names no format"
        raise QannealError(f"{what}; choose one of {', '.join(FORMATS)}.")
    check_target(target)
    records = [library.get(run) for run in ([run_ids] if isinstance(run_ids, str) else run_ids)]
    several = len(records) > 1 and writer is _csv
    write_atomically(target, _csv_of_many(library, records) if several else writer(library, records[0]))
    return target


def _format(format: str | None, path: Path) -> str:
    return (format or path.suffix.removeprefix(".")).lower()


def check_target(path: Path) -> None:
    """Make sure that a file can take this name.

    Raises
    ------
    QannealError
        Its folder is not there, or it is the name of something else than a file.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:  # too long, or with a null character
        reason = getattr(error, "strerror", None) or error
        raise QannealError(f"{str(path)!r} cannot be written ({reason}); choose another name.") from error
    if not path.parent.is_dir():
        raise QannealError(f"There is no folder {path.parent}; make it first, or choose another place.")
    # A device or a folder would be replaced by the file, not written.
    if path.exists() and not path.is_file():
        raise QannealError(f"{path} is not a file; give the name of the file to write.")


def _safetensors(library: RunLibrary, run: RunRecord) -> bytes:
    return weights.encode(library.weights(run.id), {"format": "pt", **_about(run)})


def _npz(library: RunLibrary, run: RunRecord) -> bytes:
    network = weights.as_parameters(library.weights(run.id))
    buffer = io.BytesIO()
    np.savez(buffer, W1=network.W1, b=network.b, W2=network.W2, c=network.c)
    return buffer.getvalue()


def _onnx(library: RunLibrary, run: RunRecord) -> bytes:
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
        doc_string=f"MLP with {hidden} hidden units; y are probabilities.",
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


def _csv(library: RunLibrary, run: RunRecord) -> bytes:
    return _table(_rows(library, run))


def _csv_of_many(library: RunLibrary, runs: Sequence[RunRecord]) -> bytes:
    return _table([{"run": run.id, **row} for run in runs for row in _rows(library, run)])


def _rows(library: RunLibrary, run: RunRecord) -> list[dict[str, Any]]:
    steps = library.steps(run.id, samples=False)
    if not steps:
        raise QannealError(f"Run {run.id} has no recorded steps yet; train it for a step first.")
    return [flatten(step) for step in steps]


def _table(rows: Sequence[Mapping[str, Any]]) -> bytes:
    # The order of the fullest row: those between two evaluations lack columns in the middle.
    names = dict.fromkeys(name for row in sorted(rows, key=len, reverse=True) for name in row)
    return csv_text([names, *([row.get(name, "") for name in names] for row in rows)], "\r\n").encode()


def flatten(metrics: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return the numbers and words of a step's nested metrics under dotted names."""
    flat: dict[str, Any] = {}
    for key, value in metrics.items():
        if isinstance(value, Mapping):
            flat |= flatten(value, f"{prefix}{key}.")
        elif not isinstance(value, list) and key not in _NO_COLUMNS:
            flat[prefix + key] = value
    return flat


def _about(run: RunRecord) -> dict[str, str]:
    return {"run": run.id, "config": dumps(run.config), "versions": dumps(run.versions)}


_WRITERS: dict[str, Callable[[RunLibrary, RunRecord], bytes]] = {
    "safetensors": _safetensors,
    "npz": _npz,
    "onnx": _onnx,
    "csv": _csv,
}

FORMATS = tuple(_WRITERS)
"""The formats in which a run can be exported."""
