"""One file with whole runs: everything comes back to the bit, and nothing hostile gets in."""

import json

import numpy as np
import pytest
from helpers.archives import EMBEDDING, rewritten

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import annotations, listing
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.totals import totals
from qanneal_gui.sharing import archive
from qanneal_gui.sharing.archive import ledger_rows, pack, unpack


def test_a_run_comes_back_to_the_bit(library, other, packed):
    path, run = packed
    assert unpack(other, path) == [run]
    here, there = library.get(run), other.get(run)
    for name in here.__slots__:
        if name != "updated":
            assert getattr(there, name) == getattr(here, name), name
    assert other.steps(run) == library.steps(run)
    assert other.steps(run)[1]["mlp"]["test_accuracy"] == 2 / 3
    for key, array in library.weights(run).items():
        np.testing.assert_array_equal(other.weights(run)[key], array, strict=True)
    assert json.loads((other.directory(run) / "embedding.json").read_bytes()) == EMBEDDING


def test_samples_and_annotations_come_along(library, other, packed, tmp_path):
    path, run = packed
    annotations.annotate(library, [run], tags="a, b", notes="two\nlines", starred=True, archived=True)
    pack(library, [run], path)
    unpack(other, path)
    for here, there in zip(library.samples(run, 0, 9), other.samples(run, 0, 9), strict=True):
        assert here[0] == there[0]
        for one, two in zip(here[1], there[1], strict=True):
            np.testing.assert_array_equal(two.counts, one.counts, strict=True)
            assert (two.examples, two.beta, two.beta_error) == ((1, 3), 15.5, float("inf"))
    assert [step for step, _ in other.samples(run, 0, 9)] == [1, 2, 3]
    # What is archived here is to be seen where it is imported.
    assert annotations.annotations_of(other, run) == {"tags": "a, b", "notes": "two\nlines", "starred": True}
    found = listing.found(other, listing.Filter("lines", starred=True))
    assert [record.id for record in found] == [run]


def test_an_archive_of_version_1_is_imported(other, packed, tmp_path):
    path, run = packed

    def change(members):
        del members[f"{run}/samples.jsonl"]
        about = json.loads(members[f"{run}/run.json"])
        del about["annotations"]
        members[f"{run}/run.json"] = json.dumps(about).encode()

    old = tmp_path / "old.qanneal"
    old.write_bytes(rewritten(path, change, manifest=lambda about: about.update(version=1)))
    assert unpack(other, old) == [run]
    assert other.get(run).steps == 3
    assert list(other.samples(run, 0, 9)) == []
    assert annotations.annotations_of(other, run) == {"tags": "", "notes": "", "starred": False}


def test_imported_cost_is_shown_but_not_this_months(library, other, packed):
    path, run = packed
    unpack(other, path)
    when = library.get(run).created
    assert totals(library).monthly_usage(when.year, when.month).seconds == 0.25
    assert totals(other).monthly_usage(when.year, when.month).seconds == 0
    assert other.get(run).qpu_seconds == library.get(run).qpu_seconds > 0
    assert ledger_rows(other, run) == ledger_rows(library, run)
    assert ledger_rows(other, run)[0]["billed"] == 0.25


def test_cost_from_before_and_after_the_import_stand_together(library, other, packed):
    path, run = packed
    unpack(other, path)
    with Ledger(other, run, "qpu", BudgetLimits(None, None)) as ledger:
        ledger.complete(ledger.intend("Advantage2_system1", 100, 1000, 0.3), 0.125)
    assert [row["billed"] for row in ledger_rows(other, run)] == [0.25, 0.125]


def test_an_imported_run_can_be_passed_on(other, packed, tmp_path):
    path, run = packed
    unpack(other, path)
    again = pack(other, [run], tmp_path / "again.qanneal")
    third = RunLibrary(tmp_path / "third")
    unpack(third, again)
    assert third.steps(run) == other.steps(run)
    assert ledger_rows(third, run) == ledger_rows(other, run)


def test_where_a_run_was_resumed_comes_along(library, other, make_run, make_step, tmp_path):
    run = make_run()
    with library.reopen(run) as recorder:
        recorder.resume(library.get(run).config)
        recorder.step(make_step(4))
        recorder.finish("finished")
    unpack(other, pack(library, [run], tmp_path / "run.qanneal"))
    assert other.resumptions(run) == library.resumptions(run) == [3]
    assert other.steps(run) == library.steps(run)


def test_many_runs_in_one_file(library, other, make_run, tmp_path):
    runs = [make_run("a"), make_run("b", steps=1)]
    path = pack(library, [*runs, runs[0]], tmp_path / "two.qanneal")
    assert unpack(other, path) == runs
    assert [record.name for record in other.runs()] == ["b", "a"]


def test_a_run_that_goes_on_is_imported_as_interrupted(library, other, start, make_step, tmp_path):
    recorder = library.create(config.as_dict(config.assemble()), {}, {})
    recorder.step(make_step(1))
    path = pack(library, [recorder.id], tmp_path / "run.qanneal")
    recorder.close()
    unpack(other, path)
    assert other.get("last").state == "interrupted"
    assert "exported at step 1" in other.get("last").message


def test_a_run_is_imported_once(library, other, make_run, packed, tmp_path):
    path, run = packed
    unpack(other, path)
    with pytest.raises(QannealError, match="already in this library"):
        unpack(other, path)
    both = pack(library, [make_run("new"), run], tmp_path / "both.qanneal")
    with pytest.raises(QannealError, match="already in this library"):
        unpack(other, both)
    assert [record.id for record in other.runs()] == [run]
    assert [path.name for path in (other.root / "runs").iterdir()] == [run]
    assert other.steps(run) == library.steps(run)


def test_what_a_killed_import_left_behind_is_no_obstacle(other, packed):
    path, run = packed
    (other.root / "runs" / run).mkdir(parents=True)
    (other.root / "runs" / run / "weights.safetensors").write_bytes(b"half")
    unpack(other, path)
    assert other.weights(run)


def test_an_archive_that_cannot_be_written(library, packed, tmp_path):
    with pytest.raises(QannealError, match="Cannot write"):
        pack(library, [packed[1]], tmp_path / "no such folder" / "x.qanneal")


def test_the_ending_is_ours():
    assert archive.SUFFIX == ".qanneal"
