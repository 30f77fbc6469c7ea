"""One file with whole runs: everything comes back to the bit, and nothing hostile gets in."""

import base64
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.parts import Part
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import annotations, listing
from qanneal_gui.runs.ledger import Ledger, Limits, totals
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing import archive, archive_reader
from qanneal_gui.sharing.archive import ledger_rows, pack, unpack

EMBEDDING = {"topology": "pegasus:2", "embeddings": [{"y0": [0, 5], "k0": [7]}]}


@pytest.fixture
def make_run(library, network, make_step, open_ledger):
    """Record a finished run with weights, an embedding, and one submission to a QPU."""

    def make(name="first", steps=3):
        settings = config.as_dict(config.assemble(overrides=["training.steps=3"]))
        with library.create(settings, {"training": 7}, {"python": "3.11"}, name) as recorder:
            for number in range(1, steps + 1):
                counts = np.array([[number, 300], [7, 0]])
                part = Part((1, 3), counts, qpu_seconds=0.25, beta=15.5, beta_error=float("inf"))
                recorder.step(make_step(number, None if number % 2 else number / 3), part)
            recorder.weights(network)
            recorder.file("embedding.json", json.dumps(EMBEDDING).encode())
            ledger = open_ledger(Limits(None, None), run_id=recorder.id)
            entry = ledger.intend("Advantage_system4.1", 100, 1000, 0.3)
            ledger.complete(entry, 0.25)
            recorder.finish("finished")
        return recorder.id

    return make


@pytest.fixture
def packed(library, make_run, tmp_path):
    """An archive of one run, and the run."""
    run = make_run()
    return pack(library, [run], tmp_path / "run.qanneal"), run


@pytest.fixture
def other(tmp_path):
    return RunLibrary(tmp_path / "other machine")


def nothing_in(library):
    assert library.runs() == []
    assert not list((library.root / "runs").glob("*")) if (library.root / "runs").exists() else True


def rewritten(path, change, *, manifest=None, honest=True):
    """Return the bytes of an archive whose members were changed; with new hashes if `honest`."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    about = json.loads(members.pop("manifest.json"))
    if honest:
        about["members"] = {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in members.items()
        }
    if manifest:
        manifest(about)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(about))
    return buffer.getvalue()


def refused(other, tmp_path, content, match):
    path = tmp_path / "hostile.qanneal"
    path.write_bytes(content)
    with pytest.raises(QannealError, match=match) as caught:
        unpack(other, path)
    assert "\n" not in str(caught.value)
    nothing_in(other)


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
    assert annotations.said(other, run) == {"tags": "a, b", "notes": "two\nlines", "starred": True}
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
    assert annotations.said(other, run) == {"tags": "", "notes": "", "starred": False}


@pytest.mark.parametrize(
    "values",
    [
        {"step": 0},
        {"step": 1},  # there already
        {"step": 5},  # more than one step ahead
        {"step": 10**12},
        {"part": -1},
        {"kind": "<O8"},
        {"kind": "<f8"},  # 32 bytes would be wanted
        {"counts": "no base64"},
        {"counts": ""},
        {"counts": 3},
        {"counts": base64.b64encode(b"\xff" * 32).decode(), "kind": "<f8"},  # not a number
        {"counts": base64.b64encode(b"\xff" * 32).decode(), "kind": "<u8"},  # beyond 64 bits
        {"about": "[]"},
        {"about": "{}"},
        {"about": '{"examples": 0}'},
        {"about": '{"examples": 10000000000}'},
        {"about": '{"examples": [0, -1]}'},
        {"about": '{"examples": 2, "counts": 1}'},
        {"about": '{"examples": 2, "qpu_seconds": NaN}'},
        {"about": '{"examples": 2, "qpu_seconds": -1}'},
        {"about": '{"examples": 2, "qpu_seconds": "inf"}'},
        {"about": "[" * 10_000},
        {"surprise": 1},
    ],
)
def test_samples_that_are_none_are_refused(other, packed, tmp_path, values):
    path, run = packed
    sound = {"step": 4, "part": 0, "kind": "<u1", "counts": "AAECAw==", "about": '{"examples": 2}'}

    def adding(line):
        def change(members):
            members[f"{run}/samples.jsonl"] += json.dumps(line).encode() + b"\n"

        return change

    refused(other, tmp_path, rewritten(path, adding(sound | values)), "samples|JSON")
    path.write_bytes(rewritten(path, adding(sound)))
    assert unpack(other, path) == [run]


def test_imported_cost_is_shown_but_not_this_months(library, other, packed):
    path, run = packed
    unpack(other, path)
    when = library.get(run).created
    assert totals(library).month_totals(when.year, when.month).seconds == 0.25
    assert totals(other).month_totals(when.year, when.month).seconds == 0
    assert other.get(run).qpu_seconds == library.get(run).qpu_seconds > 0
    assert ledger_rows(other, run) == ledger_rows(library, run)
    assert ledger_rows(other, run)[0]["billed"] == 0.25


def test_cost_from_before_and_after_the_import_stand_together(library, other, packed):
    path, run = packed
    unpack(other, path)
    with Ledger(other, run, "qpu", Limits(None, None)) as ledger:
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
    with pytest.raises(QannealError, match="in this library already"):
        unpack(other, path)
    both = pack(library, [make_run("new"), run], tmp_path / "both.qanneal")
    with pytest.raises(QannealError, match="in this library already"):
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


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "not a whole archive"),
        (b"no zip", "not a whole archive"),
        (b"PK\x05\x06" + bytes(18), "not an archive of runs"),
    ],
)
def test_what_is_no_archive_is_refused(other, tmp_path, content, match):
    refused(other, tmp_path, content, match)


def test_a_missing_file_and_a_folder_are_refused(other, tmp_path):
    for path in (tmp_path / "none.qanneal", tmp_path):
        with pytest.raises(QannealError, match="There is no file"):
            unpack(other, path)


def test_a_truncated_archive_is_refused(other, packed, tmp_path):
    content = packed[0].read_bytes()
    for size in range(0, len(content), len(content) // 40):
        refused(other, tmp_path, content[:size], "archive of runs")


def test_a_changed_member_is_refused(other, packed, tmp_path):
    def change(members):
        name = f"{packed[1]}/steps.jsonl"
        members[name] = members[name].replace(b"0.75", b"0.99").replace(b"0.125", b"0.135")

    refused(other, tmp_path, rewritten(packed[0], change, honest=False), "damaged or changed")


@pytest.mark.parametrize("version", [3, 0, "1", None, 1.5, True])
def test_an_unknown_version_is_refused(other, packed, tmp_path, version):
    content = rewritten(packed[0], lambda _: None, manifest=lambda about: about.update(version=version))
    refused(other, tmp_path, content, "another version")


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "{run}/../../evil", "{run}/evil.py", "evil\\x"])
def test_no_member_leads_anywhere_else(other, packed, tmp_path, name):
    def change(members):
        members[name.format(run=packed[1])] = b"x"

    refused(other, tmp_path, rewritten(packed[0], change), "list of contents")
    refused(other, tmp_path, rewritten(packed[0], change, honest=False), "something was added")
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.parametrize("run", ["../../evil", "20261122-181502-k3f9/..", "", None, "20261122-181502-k3f9\n"])
def test_no_identifier_leads_anywhere_else(other, packed, tmp_path, run):
    content = rewritten(packed[0], lambda _: None, manifest=lambda about: about.update(runs=[run]))
    refused(other, tmp_path, content, "list of runs")


def test_a_bomb_is_refused_before_it_is_read(other, packed, tmp_path, monkeypatch):
    monkeypatch.setattr(archive_reader, "LARGEST", 10_000_000)

    def change(members):
        members[f"{packed[1]}/steps.jsonl"] = b" " * 20_000_000

    content = rewritten(packed[0], change)
    assert len(content) < 100_000
    refused(other, tmp_path, content, "GiB")


def test_a_step_without_end_is_refused(other, packed, tmp_path, monkeypatch):
    monkeypatch.setattr(archive_reader, "_LONGEST_LINE", 10_000)

    def change(members):
        members[f"{packed[1]}/steps.jsonl"] = b" " * 3_000_000

    refused(other, tmp_path, rewritten(packed[0], change), "too large")


def edited(run, name, /, **values):
    def change(members):
        about = json.loads(members[f"{run}/{name}"])
        members[f"{run}/{name}"] = json.dumps(about | values).encode()

    return change


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({"config": {"model": {"hidden": -3}}}, "settings"),
        ({"config": {"surprise": {}}}, "settings"),
        ({"state": "excellent"}, "description"),
        ({"qpu_seconds": -1.0}, "description"),
        ({"qpu_seconds": "many"}, "description"),
        ({"submissions": 1e400}, "description"),
        ({"seconds": 10**400}, "description"),
        ({"seeds": {"training": 10**400}}, "description"),
        ({"created": "yesterday"}, "time"),
        ({"created": "9999-12-31T23:59:59+00:00"}, "time"),
        ({"name": "x" * 201}, "description"),
        ({"run": "20261122-181502-aaaa"}, "description"),
        ({"versions": {"python": {"deep": 1}}}, "description"),
        ({"resumptions": [-1]}, "description"),
        ({"annotations": 3}, "description"),
        ({"annotations": {"tags": "x" * 1001}}, "description"),
        ({"annotations": {"deleted": 1.0}}, "description"),
        ({"annotations": {"starred": 2}}, "description"),
    ],
)
def test_a_description_that_is_none_is_refused(other, packed, tmp_path, values, match):
    path, run = packed
    refused(other, tmp_path, rewritten(path, edited(run, "run.json", **values)), match)


@pytest.mark.parametrize(
    "step",
    [
        b"[]",
        b"{}",
        b'{"step": 0}',
        b'{"step": 2.5}',
        b'{"step": "1"}',
        b'{"step": 99, "loss": "low"}',
        b'{"step": 99, "mlp": 3}',
        b'{"step": 99, "sampler": {"kind": 1}}',
        b'{"step": 99, "sampler": {"kind": "x", "p_exact": "no"}}',
        b'{"step": 99, "x": ' + b"[" * 100 + b"]" * 100 + b"}",
        b'{"step": 99, "x": "' + b"y" * 2000 + b'"}',
        b'{"step": 99, "loss": 1' + b"0" * 400 + b"}",
        b'{"step": 99, "x": 1' + b"0" * 30 + b"}",
        b'{"step": 1}',
        b"\xff",
    ],
)
def test_a_step_that_is_none_is_refused(other, packed, tmp_path, step):
    path, run = packed

    def change(members):
        members[f"{run}/steps.jsonl"] += step + b"\n"

    refused(other, tmp_path, rewritten(path, change), "step|JSON")


@pytest.mark.parametrize(
    "name", ["weights.safetensors", "embedding.json", "ledger.json", "checkpoint.safetensors"]
)
@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\x80\x04K\x01.", b'{"topology": 3, "embeddings": [[]]}', b"[]"]
)
def test_a_file_that_cannot_be_used_is_refused(other, packed, tmp_path, name, content):
    path, run = packed

    def change(members):
        members[f"{run}/{name}"] = content

    refused(other, tmp_path, rewritten(path, change), r"cannot be used|JSON|list of submissions")


@given(st.data())
@settings(max_examples=100)
def test_a_mutated_archive_is_refused_or_unchanged(tmp_path_factory, data):
    """Any bytes changed, removed or added anywhere: a sentence, or the same run."""
    source, run, original = _example(tmp_path_factory)
    content = bytearray(source)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.sampled_from([0, 1, 1, 1, 2, 8, 64]))
        content[at : at + length] = data.draw(st.binary(max_size=8))
    home = tmp_path_factory.mktemp("fuzz")
    library, path = RunLibrary(home / "home"), home / "mutated.qanneal"
    path.write_bytes(content)
    try:
        unpack(library, path)
    except QannealError:
        nothing_in(library)
    else:
        assert library.steps(run) == original
    shutil.rmtree(home)


@given(st.data())
@settings(max_examples=60)
def test_mutated_members_with_right_hashes_are_refused_or_sound(tmp_path_factory, data):
    """A liar computes the hashes anew: what is taken in can still be listed, read and passed on."""
    source, run, _ = _example(tmp_path_factory)
    home = tmp_path_factory.mktemp("fuzz")
    path = home / "mutated.qanneal"
    path.write_bytes(source)

    def change(members):
        name = data.draw(st.sampled_from(sorted(set(members) - {"manifest.json"})))
        content = bytearray(members[name])
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
        members[name] = bytes(content)

    path.write_bytes(rewritten(path, change))
    library = RunLibrary(home / "home")
    try:
        unpack(library, path)
    except QannealError:
        nothing_in(library)
    else:
        library.runs()
        library.steps(run)
        list(library.samples(run, 0, 9))
        config.parse(library.get(run).config)
        ledger_rows(library, run)
        pack(library, [run], home / "again.qanneal")
    shutil.rmtree(home)


_made = {}


def _example(tmp_path_factory):
    """Return the bytes of an archive, its run and its steps; made once, without fixtures of one test."""
    if not _made:
        home = tmp_path_factory.mktemp("example")
        library = RunLibrary(home)
        rng = np.random.default_rng(5)
        shapes = {"0.weight": (2, 3), "0.bias": (2,), "2.weight": (1, 2), "2.bias": (1,)}
        with library.create(
            config.as_dict(config.assemble()), {"training": 1}, {"python": "3.11"}
        ) as recorder:
            recorder.step(
                {"type": "step", "step": 1, "loss": 0.5, "seconds": 0.1, "sampler": None, "mlp": None},
                Part((0, 1), np.array([[3, 4], [5, 2]])),
            )
            recorder.weights({key: rng.normal(size=shape) for key, shape in shapes.items()})
            recorder.file("embedding.json", json.dumps(EMBEDDING).encode())
            recorder.finish("finished")
        path = pack(library, [recorder.id], Path(home) / "x.qanneal")
        _made["example"] = path.read_bytes(), recorder.id, library.steps(recorder.id)
    return _made["example"]


def test_an_archive_that_cannot_be_written(library, packed, tmp_path):
    with pytest.raises(QannealError, match="Cannot write"):
        pack(library, [packed[1]], tmp_path / "no such folder" / "x.qanneal")


def test_the_ending_is_ours():
    assert archive.SUFFIX == ".qanneal"
