"""Samples of steps as rows: nothing is lost on the way, and nothing foreign is believed."""

import base64
import json
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.annealing.parts import Part, joined
from qanneal_gui.annealing.qubit_errors import Tallies
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.annealing.unit_errors import JointTallies
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database, samples


def packed(counts):
    return base64.b64encode(zlib.compress(np.array(counts, "<u2").tobytes())).decode()


whole = st.integers(0, 2**40)
floats = st.floats(allow_nan=False)


@st.composite
def parts(draw):
    examples = sorted(draw(st.sets(st.integers(0, 40), min_size=1, max_size=6)))
    shape = len(examples), draw(st.sampled_from([2, 4]))
    if draw(st.booleans()):
        flat = draw(st.lists(st.floats(0, 1e6), min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
        counts = np.array(flat).reshape(shape)
    else:
        most = draw(st.sampled_from([2**8 - 1, 2**8, 2**16 - 1, 2**32, 2**40]))
        counts = np.random.default_rng(draw(st.integers(0, 9))).integers(0, most + 1, shape)
    outputs = None
    if draw(st.booleans()):
        outputs = np.sort(np.random.default_rng(2).integers(0, 2**30, shape[1])) * 4 + np.arange(shape[1])
        counts[0] += 1  # every output occurs
    error = draw(st.one_of(st.none(), floats))
    told = None
    if draw(st.booleans()):
        copies, reads, rng = draw(st.integers(1, 5)), draw(st.integers(1, 65_535)), np.random.default_rng(1)
        hidden = rng.integers(0, reads // 2 + 1, (2, copies, 3)) if draw(st.booleans()) else None
        told = Tallies(tuple(range(copies)), reads, rng.integers(0, reads + 1, copies), hidden)
        if draw(st.booleans()):
            states = rng.multinomial(reads, np.full(8, 1 / 8), copies)
            given_outputs = None
            if hidden is not None:
                given_outputs = -np.sort(-rng.integers(0, reads + 1, (copies, 3, 4)))
            told = JointTallies(tuple(range(copies)), reads, states, given_outputs)
    return Part(
        tuple(examples),
        counts,
        draw(st.floats(0, 1e3)),
        draw(whole),
        beta=1.25,
        beta_error=error,
        tallies=told,
        chains=None if told is None else rng.integers(0, 9, (2, 2, len(examples), 2)),
        converged=draw(st.sampled_from([None, True, False])),
        timing=draw(st.one_of(st.none(), st.builds(Timing, *[st.floats(0, 1e3)] * 4))),
        outputs=outputs,
    )


@given(st.lists(parts(), min_size=1, max_size=4))
def test_parts_come_back_as_they_were(tmp_path_factory, given_parts):
    from qanneal_gui.runs.library import RunLibrary

    library = RunLibrary(tmp_path_factory.mktemp("home"))
    with library.create({}, {}, {}) as recorder:
        with database.connect(library.root / database.FILE) as db:
            for place, part in enumerate(given_parts):
                samples.insert(db, recorder.id, 3, place, part)
            found = samples.of_step(db, recorder.id, 3)
        db.close()
        ((step, read),) = library.samples(recorder.id, 0, 5)
    assert step == 3
    for part, one, other in zip(given_parts, found, read, strict=True):
        for name in Part.__slots__:
            for got in (one, other):
                if name in ("chains", "outputs"):
                    np.testing.assert_equal(getattr(got, name), getattr(part, name))
                elif name == "tallies":
                    assert type(got.tallies) is type(part.tallies)
                    for field in part.tallies.__slots__ if part.tallies else ():
                        np.testing.assert_equal(getattr(got.tallies, field), getattr(part.tallies, field))
                elif name == "counts":
                    assert got.counts.dtype == (np.float64 if part.counts.dtype.kind == "f" else np.int64)
                    np.testing.assert_array_equal(got.counts, part.counts)
                else:
                    assert getattr(got, name) == getattr(part, name)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kind", "|O"),
        ("kind", "<u4"),
        ("counts", b"\x00" * 5),
        ("counts", "text"),
        ("about", "[]"),
        ("about", '{"examples": -1}'),
        ("about", '{"examples": 2, "timing": [1, 2, 3]}'),
        ("about", '{"examples": 2, "timing": [1, 2, 3, -1]}'),
        ("about", '{"examples": 2, "timing": {"programming": 1}}'),
        ("about", '{"examples": [0, "1"]}'),
        ("about", '{"examples": 2, "beta": "cold"}'),
        ("about", '{"examples": 2, "surprise": 1}'),
        ("about", '{"examples": 99999999999}'),
        ("about", "\x00"),
    ],
)
def test_damaged_rows_are_a_sentence(library, start, column, value):
    recorder = start()
    db = database.connect(library.root / database.FILE)
    samples.insert(db, recorder.id, 1, 0, Part((0, 1), np.array([[1, 2], [3, 4]])))
    assert len(list(library.samples(recorder.id, 0, 1))) == 1
    db.execute(f"UPDATE samples SET {column} = ?", (value,))
    db.close()
    with pytest.raises(QannealError, match="is damaged"):
        list(library.samples(recorder.id, 0, 1))


@pytest.mark.parametrize(
    "told",
    [
        {"reads": 9},
        {"examples": [0], "reads": 9},
        {"examples": [0], "reads": 9, "up": [10]},
        {"examples": [], "reads": 9, "states": packed([])},
        {"examples": [0], "reads": 9, "states": packed([4, 4])},
        {"examples": [0], "reads": 9, "states": packed([4, 4, 1])},
        {"examples": [0], "reads": 9, "states": packed([9])},
        {"examples": [0], "reads": 9, "states": "AAAA"},
        {"examples": [0], "reads": 9, "states": packed([4, 5])[:-8]},
        {"examples": [0], "reads": 9, "states": packed([4, 5]), "given": packed([10, 1])},
        {"examples": [0], "reads": 9, "states": packed([4, 5]), "given": packed([1, 2])},
        {"examples": [0], "reads": 9, "states": packed([4, 5]), "given": packed([1, 2, 3])},
    ],
)
def test_what_reads_cannot_have_told_is_refused(told):
    with pytest.raises(ValueError):  # noqa: PT011
        samples.check("<u1", b"\x04\x05", json.dumps({"examples": 1, "told": told}))


def outputs(values):
    return base64.b64encode(zlib.compress(np.array(values, "<u4").tobytes())).decode()


@pytest.mark.parametrize(
    "occurred",
    [
        {"outputs": outputs([1, 2, 3])},
        {"each": [2, 1], "outputs": outputs([1, 2])},
        {"each": [2, 2], "outputs": outputs([1, 2, 3])},
        {"each": [1, 1, 1], "outputs": outputs([1, 2, 3])},
        {"each": [2, 1], "outputs": outputs([2, 1, 3])},
        {"each": [2, 1], "outputs": outputs([1, 1, 3])},
        {"each": [2, -1], "outputs": outputs([1])},
        {"each": [2, True], "outputs": outputs([1, 2, 3])},
        {"each": [2, 1], "outputs": "AAAA"},
        {"each": [2, 1], "outputs": 5},
        {"each": "21", "outputs": outputs([1, 2, 3])},
    ],
)
def test_outputs_that_cannot_have_occurred_are_refused(occurred):
    samples.check(
        "<u1", b"\x01\x02\x03", json.dumps({"examples": 2, "each": [2, 1], "outputs": outputs([1, 9, 1])})
    )
    with pytest.raises(ValueError):  # noqa: PT011
        samples.check("<u1", b"\x01\x02\x03", json.dumps({"examples": 2, **occurred}))


def test_outputs_that_would_fill_the_memory_are_refused():
    """A megabyte that would be sixty gigabytes, were all counts written out."""
    count = 200_000
    row = {"examples": 40_000, "each": [5] * 40_000, "outputs": outputs(np.arange(count))}
    with pytest.raises(ValueError, match="too many"):
        samples.check("<u1", b"\x01" * count, json.dumps(row))


def test_samples_go_with_their_run(library, start):
    recorder = start()
    db = database.connect(library.root / database.FILE)
    samples.insert(db, recorder.id, 1, 0, Part((0,), np.array([[1, 2]])))
    recorder.close()
    library.delete(recorder.id)
    assert db.execute("SELECT count(*) FROM samples").fetchone()[0] == 0
    db.close()


def test_parts_that_do_not_make_a_batch_are_refused():
    part = Part((0, 1), np.array([[1, 2], [3, 4]]))
    np.testing.assert_array_equal(joined([part, Part((2,), np.array([[5, 6]]))], 3, 2)[2], [5, 6])
    for batch, states in ((3, 2), (1, 2), (2, 4)):
        with pytest.raises(ValueError, match="samples"):
            joined([part], batch, states)


def test_a_row_is_written_as_by_the_versions_before(library, start):
    part = Part((0, 1), np.array([[3, 1], [0, 4]]), 0.25, 1, 8, 2, 3, 40, 5, 1.5, float("inf"))
    recorder = start()
    with library.open() as db, database.transaction(db):
        samples.insert(db, recorder.id, 1, 0, part)
        ((*_, about),) = samples.rows(db, recorder.id, 1)
        (found,) = samples.of_step(db, recorder.id, 1)
    assert about == (
        '{"examples":2,"qpu_seconds":0.25,"broken":1,"votes":8,"capped_h":2,"capped_j":3,"programmed":40,'
        '"quiet":5,"beta":1.5,"beta_error":"inf"}'
    )
    assert (found.below_noise, found.beta_error) == (5, float("inf"))
