"""The table of samples: what every step was trained on, so that a run can be resumed to the bit.

A row is one part of a step, as it came: the counts of each output for each example, in as few bytes as
they fit in; above 12 outputs only the counts of those that occurred, one example after another. Together with
the seeds they decide all weights, so a step whose samples are here is never sampled, or paid for, again.
"""

import base64
import math
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import astuple, fields
from itertools import groupby
from typing import Any

import numpy as np

from qanneal_gui.annealing.following import Told
from qanneal_gui.annealing.parts import Part
from qanneal_gui.annealing.qubit_errors import Tallies
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.annealing.unit_errors import JointTallies
from qanneal_gui.runs.records import dumps, loads
from qanneal_gui.science.arrays import Array

_TYPES = ("<u1", "<u2", "<u4", "<u8", "<f8")
_STORED = {  # a part's field, and its name in the table
    "qpu_seconds": "qpu_seconds",
    "broken": "broken",
    "votes": "votes",
    "capped_h": "capped_h",
    "capped_j": "capped_j",
    "programmed": "programmed",
    "below_noise": "quiet",
    "beta": "beta",
    "beta_error": "beta_error",
}
_FIELDS = {stored: name for name, stored in _STORED.items()}
_MOST_READS = 65_535
_MOST_BYTES = 1 << 26
"""Of the counts of one submission."""
_MOST_COUNTS = 1 << 25
"""Counts of a submission with many outputs, those that are 0 included."""
_OUTPUTS_END = 1 << 32
"""No output is a larger number."""
_DEFAULTS = Part((), np.empty((0, 0)))


def insert(db: sqlite3.Connection, run: str, step: int, place: int, part: Part) -> None:
    """Add a part of a step (counted from 1) of a run; nothing happens if the run is not in the library."""
    kind = _smallest(part.counts)
    written = part.counts if part.outputs is None else part.counts[part.counts > 0]
    counts = written.astype(kind).tobytes()
    db.execute(
        "INSERT OR REPLACE INTO samples (run, step, part, kind, counts, about)"
        " SELECT number, ?, ?, ?, ?, ? FROM runs WHERE id = ?",
        (step, place, kind, counts, dumps(_about(part)), run),
    )


def of_step(db: sqlite3.Connection, run: str, step: int) -> list[Part]:
    """Return the parts of a step in their order.

    Raises
    ------
    ValueError
        A row cannot be understood.
    """
    rows = db.execute(
        "SELECT kind, counts, about FROM samples WHERE step = ?"
        " AND run = (SELECT number FROM runs WHERE id = ?) ORDER BY part",
        (step, run),
    )
    return [_part(*row) for row in rows]


def between(db: sqlite3.Connection, run: str, after: int, last: int) -> Iterator[tuple[int, list[Part]]]:
    """Yield each step from the one after `after` to `last` that has samples, and its parts.

    Raises
    ------
    ValueError
        A row cannot be understood.
    """
    rows = db.execute(
        "SELECT step, kind, counts, about FROM samples WHERE step > ? AND step <= ?"
        " AND run = (SELECT number FROM runs WHERE id = ?) ORDER BY step, part",
        (after, last, run),
    )
    for step, group in groupby(rows, key=lambda row: int(row[0])):
        yield step, [_part(kind, counts, about) for _, kind, counts, about in group]


def rows(db: sqlite3.Connection, run: str, last: int) -> Iterator[tuple[int, int, str, bytes, str]]:
    """Yield the rows of a run up to step `last` as they are: step, part, kind, counts and the rest."""
    found = db.execute(
        "SELECT step, part, kind, counts, about FROM samples WHERE step <= ?"
        " AND run = (SELECT number FROM runs WHERE id = ?) ORDER BY step, part",
        (last, run),
    )
    yield from map(tuple, found)


def check(kind: str, content: bytes, about: str) -> None:
    """Make sure that a row that came from anywhere holds samples.

    Raises
    ------
    ValueError
        It does not.
    """
    part = _part(kind, content, about)
    values = [getattr(part, name) for name in _STORED if name != "beta_error"]
    if any(value is not None and not (math.isfinite(value) and 0 <= value < 2**63) for value in values):
        raise ValueError("not numbers of samples")
    if not (np.isfinite(part.counts).all() and (part.counts >= 0).all()):
        raise ValueError("not counts of samples")


def _about(part: Part) -> dict[str, Any]:
    """Return the facts of a part beside its counts; those at their defaults are left out."""
    count = len(part.examples)
    usual = part.examples == tuple(range(count))
    facts: dict[str, Any] = {"examples": count if usual else list(part.examples)}
    for name, stored in _STORED.items():
        value = getattr(part, name)
        if value != getattr(_DEFAULTS, name):
            # An estimate from samples that say nothing has an infinite error, which JSON does not know.
            facts[stored] = "inf" if value == float("inf") else value
    if part.tallies is not None:
        facts["told"] = _written(part.tallies)
    if part.timing is not None:
        facts["timing"] = list(astuple(part.timing))
    if part.chains is not None:
        facts["chains"] = part.chains.tolist()
    if part.converged is not None:
        facts["converged"] = part.converged
    if part.outputs is not None:
        occurred = part.counts > 0
        facts["each"] = occurred.sum(axis=1).tolist()
        facts["outputs"] = _packed(part.outputs[np.nonzero(occurred)[1]], "<u4")
    return facts


def _written(tallies: Told) -> dict[str, Any]:
    """Return what the reads told of the device as JSON has it."""
    written: dict[str, Any] = {"examples": list(tallies.examples), "reads": tallies.reads}
    if isinstance(tallies, JointTallies):
        written["states"] = _packed(tallies.states)
        if tallies.hidden_up is not None:
            written["given"] = _packed(tallies.hidden_up)
        return written
    written["up"] = tallies.up.tolist()
    if tallies.hidden_up is not None:
        written["hidden"] = base64.b64encode(tallies.hidden_up.astype("<u2").tobytes()).decode()
    return written


def _read(told: object) -> Told:
    if not isinstance(told, dict) or not {"examples", "reads"} <= told.keys():
        raise ValueError("not what reads tell of a device")
    examples, reads = _whole_numbers(told["examples"], 2**31), told["reads"]
    if type(reads) is not int or not 0 < reads <= _MOST_READS:
        raise ValueError("not a number of reads")
    if "states" in told:
        return _read_jointly(told, examples, reads)
    if "up" not in told:
        raise ValueError("not what reads tell of a device")
    up = _whole_numbers(told["up"], reads + 1)
    if not examples or len(examples) != len(up):
        raise ValueError("not counts of reads")
    hidden = None
    if "hidden" in told:
        counts = np.frombuffer(base64.b64decode(str(told["hidden"]), validate=True), "<u2")
        hidden = counts.reshape(2, len(up), -1).astype(np.int64)
        if (hidden.sum(axis=0) > reads).any():
            raise ValueError("not counts of reads")
    return Tallies(tuple(examples), reads, np.array(up, np.int64), hidden)


def _read_jointly(told: dict[str, Any], examples: list[int], reads: int) -> JointTallies:
    if not examples:
        raise ValueError("not counts of reads")
    states = _unpacked(told["states"]).reshape(len(examples), -1)
    outputs = states.shape[1].bit_length() - 1
    if outputs < 1 or states.shape[1] != 2**outputs or (states.sum(axis=1) != reads).any():
        raise ValueError("not counts of reads")
    hidden = None
    if "given" in told:
        hidden = _unpacked(told["given"]).reshape(len(examples), -1, 1 + outputs)
        if (hidden > hidden[:, :, :1]).any() or (hidden > reads).any():
            raise ValueError("not counts of reads")
    return JointTallies(tuple(examples), reads, states, hidden)


def _whole_numbers(values: object, end: int) -> list[int]:
    if not isinstance(values, list) or any(type(one) is not int or not 0 <= one < end for one in values):
        raise ValueError("not counts of reads")
    return values


def _packed(counts: Array, kind: str = "<u2") -> str:
    return base64.b64encode(zlib.compress(counts.astype(kind).tobytes(), 1)).decode()


def _unpacked(packed: object, kind: str = "<u2") -> Array:
    unpack = zlib.decompressobj()
    try:
        content = unpack.decompress(base64.b64decode(str(packed), validate=True), _MOST_BYTES)
    except zlib.error as error:
        raise ValueError("not counts of reads") from error
    if not unpack.eof:
        raise ValueError("not counts of reads")
    return np.frombuffer(content, kind).astype(np.int64)


def _spread(counts: Array, each: object, packed: object) -> tuple[Array, Array]:
    """Return the outputs that occurred, (S,), and the counts of all of them, (examples, S).

    Parameters
    ----------
    counts : ndarray
        Those that are not 0, example after example.
    each : list of int
        How many each example has.
    packed : str
        Their outputs.
    """
    lengths = np.array(_whole_numbers(each, 2**31), np.int64)
    occurred = _unpacked(packed, "<u4")
    if not len(counts) == len(occurred) == lengths.sum():
        raise ValueError("not the outputs that were drawn")
    outputs = np.unique(occurred)
    if len(lengths) * len(outputs) > _MOST_COUNTS:
        raise ValueError("too many outputs of too many examples")
    rows, columns = np.repeat(np.arange(len(lengths)), lengths), np.searchsorted(outputs, occurred)
    if (np.diff(rows * _OUTPUTS_END + occurred) <= 0).any():
        raise ValueError("not the outputs that were drawn")
    spread = np.zeros((len(lengths), len(outputs)), counts.dtype)
    spread[rows, columns] = counts
    return outputs, spread


def _part(kind: object, content: object, about: str) -> Part:
    facts = loads(about)
    named = facts.pop("examples")
    told, timing = facts.pop("told", None), facts.pop("timing", None)
    chains, converged = facts.pop("chains", None), facts.pop("converged", None)
    each, occurred = facts.pop("each", None), facts.pop("outputs", None)
    if kind not in _TYPES or not isinstance(content, bytes):
        raise ValueError("not the counts of samples")
    if type(named) is int and named > len(content):
        raise ValueError("not the examples of a batch")
    examples = tuple(range(named)) if type(named) is int else tuple(named)
    if not examples or any(type(one) is not int or one < 0 for one in examples):
        raise ValueError("not the examples of a batch")
    wide = np.float64 if kind == "<f8" else np.int64
    counts, outputs = np.frombuffer(content, str(kind)).astype(wide), None
    if occurred is None:
        counts = counts.reshape(len(examples), -1)
    else:
        outputs, counts = _spread(counts, each, occurred)
        if len(counts) != len(examples):
            raise ValueError("not the examples of a batch")
    if not facts.keys() <= _FIELDS.keys():
        raise ValueError("not what is said of samples")
    values: dict[str, Any] = {
        _FIELDS[stored]: float("inf") if value == "inf" else value for stored, value in facts.items()
    }
    if any(type(value) not in (int, float) for value in values.values()):
        raise ValueError("not numbers")
    return Part(
        examples,
        counts,
        tallies=None if told is None else _read(told),
        timing=None if timing is None else _timing(timing),
        chains=None if chains is None else _chains(chains, len(examples)),
        converged=converged if type(converged) is bool else None,
        outputs=outputs,
        **values,
    )


def _chains(counts: object, examples: int) -> Array:
    found = np.array(counts)
    if found.ndim != 4 or found.shape[:3] != (2, 2, examples) or found.dtype.kind != "i":
        raise ValueError("not counts of reads")
    if (found < 0).any():
        raise ValueError("not counts of reads")
    return found.astype(np.int64)


def _timing(seconds: object) -> Timing:
    if not isinstance(seconds, list) or len(seconds) != len(fields(Timing)):
        raise ValueError("not what a QPU spent its time on")
    if any(type(one) not in (int, float) or not 0 <= one < 2**63 for one in seconds):
        raise ValueError("not times")
    return Timing(*map(float, seconds))


def _smallest(counts: Any) -> str:
    if counts.dtype.kind == "f":
        return "<f8"
    largest = int(counts.max(initial=0))
    return next(kind for kind in _TYPES if largest < 256 ** int(kind[-1]))
