"""A snapshot of the chip as a file: a frame of a run, small enough that many can be kept.

Programmed values are kept in half precision, to three digits, and eight reads; what the reads have
counted is exact. The placement lies in a file of its own (`embedding.placement_file`), which the frames
name by its hash.
"""

import hashlib
import json

import numpy as np
import safetensors.numpy

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.placement_file import unpacked
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.snapshot import ChipSnapshot, Frame
from qanneal_gui.science.arrays import Array

_READS = 8
_MOST_READS = 65_535
_HALF = ("h", "J_chain", "J_weight", "error_h", "error_weight")
_FLAGS = ("capped", "below_noise", "capped_weight", "below_noise_weight")


def hash_of(placement_file: bytes) -> str:
    """Return the name of a placement's file, by which frames tell it."""
    return hashlib.sha256(placement_file).hexdigest()[:16]


def encode(frame: Frame, chip: str) -> bytes:
    """Return a frame as a safetensors file.

    Parameters
    ----------
    frame : Frame
    chip : str
        The hash of the file in which the snapshot's placement lies.
    """
    snapshot = frame.snapshot
    up = np.rint((snapshot.mean_spin + 1) / 2 * snapshot.read_count).astype(np.uint16)
    arrays = {name: _shortest(getattr(snapshot, name).astype(np.float16)) for name in _HALF}
    arrays |= {name: np.packbits(getattr(snapshot, name)) for name in _FLAGS}
    arrays |= {
        "up": up,
        "reads": np.packbits(snapshot.reads[:, :_READS] > 0, axis=1),
        "breaks": snapshot.breaks.astype(np.float32),
        "examples": np.array(snapshot.examples, np.int32),
    }
    about = {"step": frame.step, "beta": frame.beta, "reads": snapshot.read_count, "chip": chip}
    return safetensors.numpy.save(arrays, {"frame": json.dumps(about)})


def chip_of(content: bytes) -> str:
    """Return the hash of the placement that a frame was made with.

    Raises
    ------
    ValueError
        It is not a frame.
    """
    return str(unpacked(content, "frame")[0].get("chip"))


def decode(content: bytes, placement: Placement) -> Frame:
    """Return the frame in a file, which may come from anywhere.

    Parameters
    ----------
    content : bytes
    placement : Placement
        What the file's `chip_of` names.

    Raises
    ------
    ValueError
        It is not one, or not one with this placement.
    """
    about, arrays = unpacked(content, "frame")
    step, beta, reads = about.get("step"), about.get("beta"), about.get("reads")
    if (
        type(step) is not int
        or not 1 <= step < 2**53
        or type(reads) is not int
        or not 1 <= reads <= _MOST_READS
        or not (beta is None or (type(beta) is float and np.isfinite(beta)))
    ):
        raise ValueError("not a frame")
    try:
        return Frame(step, beta, _snapshot(arrays, reads, placement))
    except KeyError as error:
        raise ValueError("not a frame: an array is missing") from error


def _snapshot(arrays: dict[str, Array], read_count: int, placement: Placement) -> ChipSnapshot:
    examples = _checked(arrays["examples"], np.int32, (len(arrays["examples"]),))
    copies = len(examples)
    if not 1 <= copies <= len(placement.copies) or (examples < 0).any():
        raise ValueError("not examples on the copies of the placement")
    layout = Layout(list(placement.copies[:copies]))
    qubits, chain = len(layout.qubits), layout.chain_count
    weights, outputs = len(layout.edges) - chain, placement.copies[0].outputs
    sizes = {"h": qubits, "error_h": qubits, "J_chain": chain, "J_weight": weights, "error_weight": weights}
    values = {name: _values(arrays[name], sizes[name]) for name in _HALF}
    sizes = {"capped": qubits, "below_noise": qubits, "capped_weight": weights, "below_noise_weight": weights}
    flags = {name: _unpacked_bits(arrays[name], sizes[name]) for name in _FLAGS}
    up = _checked(arrays["up"], np.uint16, (qubits,))
    if up.max(initial=0) > read_count:
        raise ValueError("more reads than there were")
    bits = _checked(arrays["reads"], np.uint8, (qubits, 1))
    kept = min(read_count, _READS)
    return ChipSnapshot(
        placement,
        copies,
        tuple(examples.tolist()),
        mean_spin=(2 / read_count * up - 1).astype(np.float32),
        reads=2 * np.unpackbits(bits, axis=1, count=kept).view(np.int8) - np.int8(1),
        read_count=read_count,
        breaks=_checked(arrays["breaks"], np.float32, (copies, outputs)).astype(float),
        problems=None,
        **values,
        **flags,
    )


def _shortest(values: Array) -> Array:
    """Return one value for all where they are the same, as chain couplers and errors of none are."""
    return values[:1] if len(values) and (values == values[0]).all() else values


def _values(array: Array, count: int) -> Array:
    length = 1 if len(array) == 1 else count
    return np.broadcast_to(_checked(array, np.float16, (length,)).astype(float), (count,))


def _unpacked_bits(array: Array, count: int) -> Array:
    return np.unpackbits(_checked(array, np.uint8, (-(-count // 8),)), count=count).view(bool)


def _checked(array: Array, kind: type, shape: tuple[int, ...]) -> Array:
    if array.dtype != kind or array.shape != shape or not np.isfinite(array).all():
        raise ValueError("not the arrays of a frame with this placement")
    return array
