"""Exports of a run's weights for PyTorch, NumPy and ONNX Runtime.

The network is the MLP that has the EBM's weights, y = σ(W2 σ(W1 x + b) + c), Eq. (28): x are pixels
in [0, 1], y probabilities.
"""

import io
from collections.abc import Sequence

import numpy as np

from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord, dumps
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import file_format

# Old enough for every ONNX Runtime in use; Gemm and Sigmoid have not changed since opset 13.
_ONNX_OPSET = 13
_ONNX_IR_VERSION = 8


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


def _about(run: RunRecord) -> dict[str, str]:
    about = {"run": run.id, "config": run.config, "versions": run.versions, "classes": list(classes_of(run))}
    return {name: value if isinstance(value, str) else dumps(value) for name, value in about.items()}
