"""Checkpoints that are damaged, foreign or newer: resumed from the one before, or from the samples."""

import hashlib
import json
import struct

import numpy as np
import pytest
import safetensors.numpy
from helpers.resumption import (
    SMALL,
    assert_same,
    begun,
    forget_checkpoints,
    made,
    numbers,
    resume,
    uninterrupted,
)
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.data import load
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.training import checkpoint
from qanneal_gui.training.loop import initial_state, train


def without_twin(path):
    """Rewrite a checkpoint as the version before the twin wrote it."""
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(json.loads(content[8 : 8 + length])["__metadata__"]["qanneal"])
    arrays = {k: v for k, v in safetensors.numpy.load(content).items() if not k.startswith("null_twin")}
    del header["null_twin_adam_steps"], header["sha256"]
    digest = hashlib.sha256(json.dumps(header, sort_keys=True).encode())
    for name in sorted(arrays):
        digest.update(f"{name} {arrays[name].dtype.str} {arrays[name].shape}".encode())
        digest.update(np.ascontiguousarray(arrays[name]).data)
    header["sha256"] = digest.hexdigest()
    path.write_bytes(safetensors.numpy.save(arrays, {"qanneal": json.dumps(header)}))


def test_a_checkpoint_without_the_twin_goes_on_without_one():
    run = begun()
    forget_checkpoints(run, CHECKPOINT_FILES[1:])
    without_twin(RunLibrary().directory(run) / CHECKPOINT_FILES[0])
    assert resume(run).notices == ()
    steps, reference = numbers(run), numbers(uninterrupted("exact", 9))
    assert [step["null_twin"] is None for step in steps] == [False] * 4 + [True] * 5
    gone = dict.fromkeys(("null_twin", "train_gain", "test_gain"))
    assert [step | gone for step in steps] == [step | gone for step in reference]


def test_the_previous_checkpoint_takes_the_place_of_a_damaged_one():
    run = begun("beta-auto")
    resume(run, steps=12)
    directory = RunLibrary().directory(run)
    current = directory / CHECKPOINT_FILES[0]
    content = bytearray(current.read_bytes())
    content[-1] ^= 1
    current.write_bytes(content)
    started = resume(run, steps=15)
    (notice,) = started.notices
    assert notice.startswith(f"The checkpoint {CHECKPOINT_FILES[0]} cannot be used: it is damaged; ")
    assert notice.endswith("; the one before it was used instead.")
    assert_same(run, uninterrupted("beta-auto", 15))


def test_foreign_checkpoints_are_refused_with_a_sentence():
    run, other = begun("exact"), begun("exact", after=3)
    directory, foreign = RunLibrary().directory(run), RunLibrary().directory(other)
    for name in CHECKPOINT_FILES:
        (directory / name).write_bytes((foreign / CHECKPOINT_FILES[0]).read_bytes())
    started = resume(run)
    assert [notice.split(": ")[1].split(";")[0] for notice in started.notices] == [
        "it belongs to another run"
    ] * 2
    assert started.notices[1].endswith("; the recorded samples were used instead.")
    assert_same(run, uninterrupted("exact", 9))


@given(st.data())
def test_no_byte_of_a_checkpoint_can_change_unseen(tmp_path_factory, data):
    """Whatever is flipped or cut, it is refused, and never with anything but a reason."""
    settings = config.assemble(overrides=["model.hidden=4", 'training.method="mlp"', "training.steps=2"])
    dataset = load(settings.data)
    state = initial_state(settings, dataset)
    list(train(settings, dataset, None, state))
    provenance = checkpoint.Provenance.of("run", settings, dataset)
    content = bytearray(b"".join(checkpoint.encode(state, {"beta": np.array([1.5, 0.25])}, provenance)))
    path = tmp_path_factory.mktemp("checkpoint") / "file"
    path.write_bytes(content)
    restored, memory = checkpoint.load(path, initial_state(settings, dataset), provenance, 2)
    assert {name: array.tolist() for name, array in memory.items()} == {"beta": [1.5, 0.25]}
    assert restored.adam.steps == 2
    np.testing.assert_array_equal(restored.adam.second.W1, state.adam.second.W1)
    place = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        content[place] ^= 1 << data.draw(st.integers(0, 7))
    else:
        del content[place:]
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"^it "):
        checkpoint.load(path, initial_state(settings, dataset), provenance, 2)


def test_without_a_sound_checkpoint_all_steps_are_replayed():
    """One flipped byte in each of the two: the run begins anew from its seeds and recorded samples."""
    run = begun("beta-auto")
    resume(run, steps=12)
    for name in CHECKPOINT_FILES:
        path = RunLibrary().directory(run) / name
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    notices = resume(run, steps=15).notices
    assert [notice.split("cannot be used: ")[1] for notice in notices] == [
        "it is damaged; the one before it was used instead.",
        "it is damaged; the recorded samples were used instead.",
    ]
    assert_same(run, uninterrupted("beta-auto", 15))


def test_an_imported_run_is_taken_up_without_its_checkpoint(tmp_path, monkeypatch):
    """On another machine, from the samples in the archive alone."""
    run = begun("several-submissions")
    forget_checkpoints(run)
    path = pack(RunLibrary(), [run], tmp_path / "run.qanneal")
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path / "other machine"))
    unpack(RunLibrary(), path)
    resume(run)
    assert_same(run, uninterrupted("several-submissions", 9))


def test_newer_and_unreachable_checkpoints_are_refused():
    run = begun("exact")
    settings = made("exact", 9)
    dataset = load(settings.data)
    like = initial_state(settings, dataset)
    provenance = checkpoint.Provenance.of(run, settings, dataset)
    path = RunLibrary().directory(run) / CHECKPOINT_FILES[0]
    with pytest.raises(ValueError, match="ahead of the recorded steps"):
        checkpoint.load(path, like, provenance, 3)
    other = config.assemble(overrides=[*SMALL, "training.seed=5", 'sampler.kind="exact"'])
    with pytest.raises(ValueError, match="other settings"):
        checkpoint.load(path, like, checkpoint.Provenance.of(run, other, dataset), 9)
    path.write_bytes(path.read_bytes().replace(b'\\"format\\": 1', b'\\"format\\": 2'))
    with pytest.raises(ValueError, match="newer version"):
        checkpoint.load(path, like, provenance, 9)
