"""The export kit of a run: weights, a model card, and how five libraries use them."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from qanneal_gui.errors import QannealError
from qanneal_gui.paths import resource
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.science import mlp
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.sharing.formats import path_format, share
from qanneal_gui.sharing.model_card import model_card
from qanneal_gui.support.files import write_atomically

LIBRARIES = ("numpy", "pytorch", "keras", "jax", "onnxruntime")
"""Libraries for which there is a snippet."""

_WEIGHTS = ("safetensors", "npz", "onnx")
_EXAMPLES = 4


@path_format("kit", "Export kit: weights, model card, snippets (folder)", many=True)
def write(library: RunLibrary, runs: Sequence[str], folder: Path) -> None:
    """Write the kits of runs, each in a folder below `folder` that has the run's name.

    Each has ``README.md`` (the model card), ``model.safetensors``, ``model.npz``, ``model.onnx``, a snippet
    ``use_….py`` for each of `LIBRARIES`, and ``example.npz``: x (4, N), random pixels, and y (4, M), what the
    network makes of them, against which every snippet checks itself.

    Raises
    ------
    QannealError
        No such run, no weights yet, or a place that cannot be written.
    """
    for run in map(library.get, runs):
        kit = folder / run.id
        files = dict(_files(library, run.id))
        try:
            kit.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QannealError(
                f"Cannot create the folder {kit} ({error.strerror}); choose another location."
            ) from error
        for name in _WEIGHTS:
            share(library, [run.id], name, kit / f"model.{name}")
        for name, content in files.items():
            write_atomically(kit / name, content)


def _files(library: RunLibrary, run: str) -> Iterator[tuple[str, bytes]]:
    network = weights.as_parameters(library.weights(run))
    x = np.random.default_rng(0).random((_EXAMPLES, network.W1.shape[1]), np.float32)
    y = sigmoid(mlp.logits(network.preactivation(x), network.W2, network.c))
    buffer = io.BytesIO()
    np.savez(buffer, x=x, y=y)
    yield "example.npz", buffer.getvalue()
    yield "README.md", model_card(library, library.get(run)).encode()
    for name in LIBRARIES:
        yield f"use_{name}.py", resource("snippets", f"use_{name}.py").read_bytes()
