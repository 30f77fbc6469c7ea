import sqlite3
import threading
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import database
from qanneal_gui.runs.identity import ReplacedError
from qanneal_gui.runs.records import dumps, loads


def test_a_run_may_be_recorded_in_a_worker_thread(library, make_step):
    def work():
        with library.create({}, {}, {}) as recorder:
            recorder.step(make_step(1))
            recorder.finish("finished")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert (library.get("last").state, library.get("last").steps) == ("finished", 1)


def test_a_step_is_stored_whole_or_not_at_all(library, start, make_step):
    recorder = start()
    recorder.step(make_step(1))
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        db.execute("CREATE TRIGGER fail BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(QannealError):
        recorder.step(make_step(2))
    assert [step["step"] for step in library.steps("last")] == [1]
    with closing(sqlite3.connect(library.root / database.FILE)) as db:
        db.execute("DROP TRIGGER fail")
    recorder.step(make_step(2))
    run = library.get("last")
    assert (run.steps, run.seconds, run.submissions) == (2, 1.0, 4)


def test_steps_go_forward_only(start, make_step, library):
    recorder = start()
    recorder.step(make_step(3))
    for number in (3, 2, 0):
        with pytest.raises(ValueError, match="cannot follow"):
            recorder.step(make_step(number))
    assert library.get("last").steps == 1


def test_numpy_values_become_plain_ones(library, start):
    recorder = start()
    recorder.step(
        {"step": np.int64(1), "loss": np.float32(0.5), "sampler": {"p_exact": np.array([0.25, 0.75])}}
    )
    assert library.steps("last") == [{"step": 1, "loss": 0.5, "sampler": {"p_exact": [0.25, 0.75]}}]
    with pytest.raises(TypeError, match="object cannot be stored"):
        recorder.step({"step": 2, "loss": object()})
    assert library.get("last").steps == 1


def test_the_totals_of_the_end_replace_those_added_up(library, start, make_step):
    with start() as recorder:
        recorder.step(make_step(1, 0.5))
        recorder.step(make_step(2, 0.25))
        totals = {"qpu_seconds": 9.0, "submissions": 0, "best": None, "state": "x"}
        recorder.finish("stopped", totals, "by the user")
    run = library.get("last")
    assert (run.state, run.message, run.steps) == ("stopped", "by the user", 2)
    assert (run.seconds, run.qpu_seconds, run.submissions) == (1.0, 9.0, 0)
    assert (run.best["step"], run.last["step"]) == (1, 2)


def test_texts_that_utf8_cannot_hold_are_recorded_all_the_same(library):
    path = b"caf\xe9".decode(errors="surrogateescape")
    with library.create({"data": {"dataset": path}}, {}, {}, path) as recorder:
        recorder.finish("failed", {}, f"no folder {path}")
    run = library.get("last")
    assert (run.name, run.message, run.config) == ("caf?", "no folder caf?", {"data": {"dataset": "caf?"}})


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.floats() | st.text()))
def test_json_comes_back_to_the_last_bit(values):
    # repr, because NaN differs from itself and −0.0 does not differ from 0.0.
    assert repr(loads(dumps(values))) == repr(values)


def test_unknown_states_are_mistakes(start):
    recorder = start()
    with pytest.raises(ValueError, match="not a state"):
        recorder.state("dancing")
    with pytest.raises(ValueError, match="not a state"):
        recorder.finish("dancing")


def test_a_closed_recorder_writes_nothing(library, start, make_step):
    recorder = start()
    recorder.close()
    recorder.close()
    with pytest.raises(ValueError, match="is closed"):
        recorder.step(make_step(1))
    assert library.get("last").steps == 0


def test_weights_come_back(library, start, network):
    recorder = start()
    with pytest.raises(QannealError, match="no saved weights yet"):
        library.weights("last")
    recorder.weights(network)
    recorder.weights({key: 2 * array for key, array in network.items()})
    loaded = library.weights("last")
    assert loaded.keys() == network.keys()
    for key, array in loaded.items():
        assert array.dtype == np.float32
        assert array.flags.writeable
        np.testing.assert_array_equal(array, 2 * network[key])


def test_weights_that_fit_no_network_are_mistakes(library, start, network):
    recorder = start()
    with pytest.raises(ValueError, match="not those of one network"):
        recorder.weights(network | {"0.bias": np.zeros(5, np.float32)})
    with pytest.raises(QannealError, match="no saved weights yet"):
        library.weights("last")


@pytest.mark.parametrize("content", [b"", b"\x80\x04N.", b"\x08" + bytes(7) + b"{}      "])
def test_foreign_weights_are_one_sentence(library, start, content):
    recorder = start()
    recorder.file("weights.safetensors", content)
    with pytest.raises(QannealError, match=r"Cannot use the weights in .*; train again\."):
        library.weights("last")


def test_a_folder_in_the_place_of_the_weights_is_one_sentence(library, start):
    (start().directory / "weights.safetensors").mkdir()
    with pytest.raises(QannealError, match="Cannot read"):
        library.weights("last")


def test_files_are_replaced_and_leave_nothing_behind(library, start):
    recorder = start()
    recorder.file("checkpoint.npz", b"old")
    recorder.file("checkpoint.npz", b"new")
    directory = library.directory("last")
    assert (directory / "checkpoint.npz").read_bytes() == b"new"
    assert {path.name for path in directory.iterdir()} == {"checkpoint.npz", "run.json", "run.lock"}


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "a/b", "a\\b", "/etc/x", ".hidden", "run.lock", "x\0y", "n" * 101]
)
def test_only_plain_names_are_files_of_a_run(start, name):
    with pytest.raises(ValueError, match="cannot be the name"):
        start().file(name, b"")


def test_a_file_that_cannot_be_written_is_one_sentence_and_leaves_the_rest(start):
    recorder = start()
    (recorder.directory / "taken").mkdir()
    with pytest.raises(QannealError, match=r"Cannot write .*taken"):
        recorder.file("taken", b"x")
    assert {path.name for path in recorder.directory.iterdir()} == {"taken", "run.json", "run.lock"}


def test_a_recorder_that_was_moved_records_in_the_new_place(library, start, make_step):
    recorder = start("a")
    recorder.step(make_step(1))
    for path in library.root.glob(f"{database.FILE}*"):
        path.unlink()
    with pytest.raises(ReplacedError):
        recorder.step(make_step(2))
    recorder.move()
    recorder.step(make_step(2))
    assert library.get(recorder.id).steps == 2


def test_no_checkpoint_is_on_the_disk_before_its_steps(statements, start, make_step):
    """Steps are committed without waiting for the disk, until a checkpoint relies on them."""
    recorder = start()
    recorder.step(make_step(1))
    statements.clear()
    recorder.checkpoint(b"a state")
    waiting, update, usual = [sql for sql in statements if sql.startswith(("PRAGMA synchronous", "UPDATE"))]
    assert (waiting, usual) == ("PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL")
    assert update.startswith("UPDATE runs")
