"""The weights of a run as a file: safetensors, with the names PyTorch gives them.

``torch.nn.Sequential(Linear(N, K), Sigmoid(), Linear(K, M), Sigmoid())`` loads the arrays as its
state dict. They are W1 (K, N), b (K,), W2 (M, K) and c (M,) of the paper.
"""

import struct
from collections.abc import Mapping

import numpy as np
import safetensors.numpy
from safetensors import SafetensorError

from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters

KEYS = ("0.weight", "0.bias", "2.weight", "2.bias")
"""The state dict's names of W1, b, W2 and c."""

_FLOATS = (np.dtype(np.float32), np.dtype(np.float64))


def as_sequential(parameters: Parameters) -> dict[str, Array]:
    """Return the arrays of a network under their names in PyTorch's state dict."""
    return dict(zip(KEYS, (parameters.W1, parameters.b, parameters.W2, parameters.c), strict=True))


def as_parameters(arrays: Mapping[str, Array]) -> Parameters:
    """Return the network whose state dict is given; the inverse of `as_sequential`."""
    W1, b, W2, c = (arrays[key] for key in KEYS)
    return Parameters(W1=W1, W2=W2, b=b, c=c)


def check(arrays: Mapping[str, Array]) -> None:
    """Make sure that the arrays are those of one network with one hidden layer.

    Raises
    ------
    ValueError
        A name is missing or too many, an array is not of floats, or the shapes do not fit together.
    """
    if set(arrays) != set(KEYS):
        raise ValueError(f"it holds {sorted(arrays)[:8]} instead of {sorted(KEYS)}")
    if any(array.dtype not in _FLOATS for array in arrays.values()):
        raise ValueError("its arrays are not of type float32 or float64")
    W1, b, W2, c = (arrays[key].shape for key in KEYS)
    if len(W1) != 2 or len(W2) != 2 or W2[1] != W1[0] or b != W1[:1] or c != W2[:1] or 0 in W1 + W2:
        raise ValueError(f"the shapes {W1}, {b}, {W2} and {c} are not those of one network")


def encode(arrays: Mapping[str, Array], metadata: Mapping[str, str] | None = None) -> bytes:
    """Return the safetensors file of a network, with strings about it in its header.

    Raises
    ------
    ValueError
        The arrays are not those of one network (see `check`).
    """
    check(arrays)
    dense = {key: np.ascontiguousarray(arrays[key]) for key in KEYS}
    return safetensors.numpy.save(dense, dict(metadata) if metadata else None)


def decode(content: bytes) -> dict[str, Array]:
    """Return the arrays of a safetensors file, which may come from anywhere.

    Raises
    ------
    ValueError
        It is no safetensors file, or not that of one network (see `check`).
    """
    try:
        # A type that NumPy lacks, such as BF16, ends in a KeyError.
        loaded = safetensors.numpy.load(content)
    except (SafetensorError, KeyError, ValueError, TypeError, OverflowError, struct.error) as error:
        raise ValueError("it is not a safetensors file of NumPy arrays") from error
    check(loaded)
    # Copies, because views of the file's bytes cannot be written and PyTorch warns of them.
    return {key: loaded[key].copy() for key in KEYS}
