"""Archives that come from anywhere: nothing hostile gets in, and nothing small takes much."""

import base64
import json
import os
import shutil
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from helpers.archives import EMBEDDING, nothing_in, refused, rewritten
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.parts import Part
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing import archive
from qanneal_gui.sharing.archive import ledger_rows, pack, unpack
from qanneal_gui.sharing.archive_members import Bounds

SAMPLER = b'{"step": 1, "sampler": {"kind": "a", "p_exact": [%s""]}}\n'
COPIES = b'{"topology": "x", "embeddings": [%s{}]}'


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


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "archive of runs is incomplete"),
        (b"no zip", "archive of runs is incomplete"),
        (b"PK\x05\x06" + bytes(18), "not an archive of runs"),
    ],
)
def test_what_is_no_archive_is_refused(other, tmp_path, content, match):
    refused(other, tmp_path, content, match)


def test_a_missing_file_and_a_folder_are_refused(other, tmp_path):
    for path in (tmp_path / "none.qanneal", tmp_path):
        with pytest.raises(QannealError, match="There is no file"):
            unpack(other, path)


def test_a_device_and_a_pipe_are_told_apart_from_nothing(other, tmp_path):
    os.mkfifo(tmp_path / "pipe.qanneal")
    for path in (tmp_path / "pipe.qanneal", Path(os.devnull)):
        with pytest.raises(QannealError, match="not a regular file"):
            unpack(other, path)


def test_a_truncated_archive_is_refused(other, packed, tmp_path):
    content = packed[0].read_bytes()
    for size in range(0, len(content), len(content) // 40):
        refused(other, tmp_path, content[:size], "archive of runs")


def test_a_changed_member_is_refused(other, packed, tmp_path):
    def change(members):
        name = f"{packed[1]}/steps.jsonl"
        members[name] = members[name].replace(b"0.75", b"0.99").replace(b"0.125", b"0.135")

    refused(other, tmp_path, rewritten(packed[0], change, honest=False), "damaged or altered")


@pytest.mark.parametrize("version", [3, 0, "1", None, 1.5, True])
def test_an_unknown_version_is_refused(other, packed, tmp_path, version):
    content = rewritten(packed[0], lambda _: None, manifest=lambda about: about.update(version=version))
    refused(other, tmp_path, content, "another version")


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "{run}/../../evil", "{run}/evil.py", "evil\\x"])
def test_no_member_leads_anywhere_else(other, packed, tmp_path, name):
    def change(members):
        members[name.format(run=packed[1])] = b"x"

    refused(other, tmp_path, rewritten(packed[0], change), "table of contents")
    refused(other, tmp_path, rewritten(packed[0], change, honest=False), "something was added")
    assert not list(tmp_path.rglob("evil*"))


@pytest.mark.parametrize("run", ["../../evil", "20261122-181502-k3f9/..", "", None, "20261122-181502-k3f9\n"])
def test_no_identifier_leads_anywhere_else(other, packed, tmp_path, run):
    content = rewritten(packed[0], lambda _: None, manifest=lambda about: about.update(runs=[run]))
    refused(other, tmp_path, content, "list of runs")


def test_an_honest_archive_keeps_within_its_bounds(packed):
    """By more than a factor of 2, so that runs of other kinds have room."""
    with zipfile.ZipFile(packed[0]) as opened:
        sizes = {info.filename.rpartition("/")[2]: info.file_size for info in opened.infolist()}
    bounds = Bounds.of(packed[0].stat().st_size)
    assert 2 * sum(sizes.values()) < min(bounds.text, bounds.arrays)
    for name, size in sizes.items():
        assert 2 * size < bounds.of_member(name)


def lines(count, line=b'{"step": %d}\n'):
    return b"".join(line % (number + 1) for number in range(count))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("steps.jsonl", b" " * 50_000_000, "unpack to far more"),
        ("steps.jsonl", b" " * 3_000_000, "one of its lines is too long"),
        ("steps.jsonl", lines(40_000), "far more steps"),
        ("steps.jsonl", b'{"step": 1, "x": [' + b"[]," * 600_000 + b"[]]}\n", "its samples"),
        (
            "steps.jsonl",
            b'{"step": 1, "sampler": {"kind": "a", "p_exact": [' + b'"",' * 600_000 + b'""]}}\n',
            "one of its steps is invalid",
        ),
        ("samples.jsonl", lines(40_000), "some of its samples are invalid"),
        ("run.json", b'{"run": "' + b"a" * 1_100_000 + b'"}', "far too large"),
        ("ledger.json", b'{"submissions": [' + b"{}," * 1_300_000 + b"{}]}", "list of submissions"),
        ("ledger.json", b'{"submissions": [' + b"[[[[" * 900_000 + b"]}", "list of submissions"),
        ("embedding.json", b'{"topology": "x", "embeddings": [' + b"{}," * 650_000 + b"{}]}", ""),
        (
            "embedding.json",
            b'{"topology": "x", "embeddings": [' + b"{}," * 750_000 + b"{}]}",
            "far too large",
        ),
        ("weights.safetensors", bytes(45_000_000), "cannot be used"),
        ("checkpoint.safetensors", b"\xff" * 45_000_000, "cannot be used"),
    ],
)
def test_small_archives_take_no_memory_to_speak_of(other, packed, tmp_path, name, content, why):
    def change(members):
        members[f"{packed[1]}/{name}"] = content

    path = tmp_path / "bomb.qanneal"
    path.write_bytes(rewritten(packed[0], change))
    assert path.stat().st_size < 400_000
    tracemalloc.start()
    try:
        if why:
            with pytest.raises(QannealError, match=why):
                archive.unpack(other, path)
        else:
            archive.unpack(other, path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    print(f"{name}: {peak / 1e6:.0f} MB")
    assert peak < 200e6


def test_a_manifest_of_nothing_takes_no_memory_to_speak_of(other, tmp_path):
    path = tmp_path / "bomb.qanneal"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.json", b'{"members": [' + b"[]," * 650_000 + b"[]]}")
    tracemalloc.start()
    try:
        with pytest.raises(QannealError, match="not an archive of runs"):
            archive.unpack(other, path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 200e6


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
