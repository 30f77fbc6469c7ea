"""Frames of a run: what is kept of the chip, step by step, and what is made of damaged files."""

import json
import os

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.embedding import placement_file
from qanneal_gui.annealing.snapshot_file import decode, encode
from qanneal_gui.runs.frames import FOLDER, MOST, FrameRecorder, Frames, stride
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

SMALL = ["sampler.topology=pegasus:4", "sampler.reads=20", "model.hidden=8", "training.shadow_mlp=false"]
MANY = ["data.classes=[0,1,2]", "sampler.calibration=full", "sampler.device=advantage"]
EXACT = ("mean_spin", "breaks", "capped", "below_noise", "capped_weight", "below_noise_weight")
HALF = ("h", "J_chain", "J_weight", "error_h", "error_weight")


def recorded(*changes):
    """Train, and return the frames that there were, and the run's folder."""
    events = Session(config.assemble(None, "demo", [*SMALL, *changes]), RunLibrary()).events()
    frames = {event.step: event.frame for event in events if isinstance(event, StepEvent)}
    return frames, RunLibrary().directory(RunLibrary().runs()[0].id)


@pytest.fixture(scope="module")
def frame():
    """One frame of a run that is not recorded."""
    events = Session(config.assemble(None, "demo", [*SMALL, "training.steps=1"])).events()
    return next(event.frame for event in events if isinstance(event, StepEvent))


@pytest.mark.parametrize("more", [[], MANY], ids=["one output", "three, calibrated"])
def test_a_recorded_run_has_its_chip_step_by_step(more, tmp_path):
    dead = tmp_path / "dead.json"
    dead.write_text('{"nodes": [8, 40, 200], "edges": [[0, 80], [1, 70], [100, 20]]}')
    seen, directory = recorded("training.steps=4", f"sampler.missing={dead}", *more)
    frames = Frames(directory)
    assert frames.steps == [1, 2, 3, 4]
    for step, was in seen.items():
        found = frames.near(step)
        assert (found.step, found.beta) == (step, was.beta)
        ours, theirs = found.snapshot, was.snapshot
        for name in ("qubits", "edges", "positions"):
            of_chip = (getattr(one.placement.topology, name) for one in (ours, theirs))
            np.testing.assert_array_equal(*of_chip)
        assert ours.placement.dead.tolist() == [8, 40, 200]
        assert (ours.examples, ours.copies, ours.read_count) == (
            theirs.examples,
            theirs.copies,
            theirs.read_count,
        )
        for name in EXACT:
            np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-7, atol=1e-7)
        for name in HALF:
            # Half precision has 11 bits.
            np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=2**-11, atol=1e-7)
        assert (ours.reads == theirs.reads[:, :8]).all()
        same, there = ours.placement, theirs.placement
        assert len(there.topology) == len(same.topology)
        assert same.classes == there.classes
        labels = [one.topology.qubits[one.layout.qubits[one.layout.edges]] for one in (same, there)]
        assert (labels[0] == labels[1]).all()


@given(st.integers(1, 10**7))
def test_there_are_never_more_frames_than_are_kept_and_half_as_many_at_least(step):
    kept = step // stride(step)
    assert kept <= MOST
    assert kept >= MOST // 2 or stride(step) == 1


def test_a_long_run_is_thinned_and_keeps_its_last_step(frame, tmp_path):
    recorder = FrameRecorder(tmp_path)
    last = 2 * MOST + 3
    for step in range(1, last + 1):
        recorder.take(type(frame)(step, frame.beta, frame.snapshot))
    assert Frames(tmp_path).steps == list(range(4, last, 4))
    recorder.finish()
    frames = Frames(tmp_path)
    assert frames.steps == [*range(4, last, 4), last]
    assert [frames.near(step).step for step in (1, 6, 7, last)] == [4, 4, 8, last]


def test_a_folder_that_cannot_be_written_ends_no_run(frame, tmp_path, caplog):
    recorder = FrameRecorder(tmp_path / "gone")
    recorder.take(frame)
    recorder.finish()
    assert "could not be kept" in caplog.text
    assert Frames(tmp_path / "gone").near(1) is None


def test_what_is_damaged_is_passed_over(frame, tmp_path):
    recorder = FrameRecorder(tmp_path)
    for step in (1, 2):
        recorder.take(type(frame)(step, frame.beta, frame.snapshot))
    folder = tmp_path / FOLDER
    (folder / "step-2.safetensors").write_bytes(b"nonsense")
    assert Frames(tmp_path).near(2).step == 1
    (folder / "step-2.safetensors").write_bytes((folder / "step-1.safetensors").read_bytes())
    assert Frames(tmp_path).near(2).step == 1
    for path in folder.glob("chip-*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert Frames(tmp_path).near(2) is None


def test_the_chip_of_another_network_is_not_shown_as_the_runs(frame, tmp_path):
    FrameRecorder(tmp_path).take(frame)
    assert Frames(tmp_path, 8).near(1).step == 1
    assert Frames(tmp_path, 9).near(1) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
@pytest.mark.parametrize("name", ["step-2", "chip"])
def test_what_is_no_file_is_passed_over(frame, tmp_path, name):
    """A pipe would be waited for without end, and a device read without end."""
    recorder = FrameRecorder(tmp_path)
    for step in (1, 2):
        recorder.take(type(frame)(step, frame.beta, frame.snapshot))
    (path,) = (tmp_path / FOLDER).glob(f"{name}*")
    path.unlink()
    os.mkfifo(path)
    found = Frames(tmp_path).near(2)
    assert found is None if name == "chip" else found.step == 1
    path.unlink()
    path.symlink_to(os.devnull)
    found = Frames(tmp_path).near(2)
    assert found is None if name == "chip" else found.step == 1


CHANGES = {
    "h": [np.zeros(3, np.float16), np.zeros(2, np.float64), np.array([np.nan], np.float16)],
    "up": [np.full(1, 9, np.uint16)],
    "examples": [np.zeros(0, np.int32), np.full(1, -1, np.int32), np.zeros(99, np.int32)],
    "reads": [np.zeros((4, 9), np.uint8)],
    "capped": [np.zeros(0, np.uint8)],
    "breaks": [np.zeros((1, 1))],
}


@pytest.mark.parametrize(("name", "value"), [(n, i) for n, v in CHANGES.items() for i in range(len(v))])
def test_a_frame_of_another_shape_is_refused(frame, name, value):
    content = encode(frame, "0" * 16)
    arrays = safetensors.numpy.load(content) | {name: CHANGES[name][value]}
    about = '{"step":1,"beta":null,"reads":20,"chip":"0000000000000000"}'
    with pytest.raises(ValueError, match="not "):
        decode(safetensors.numpy.save(arrays, {"frame": about}), frame.snapshot.placement)


@pytest.mark.parametrize(
    "about", ['{"step":0', '{"step":true', '{"step":1,"beta":"1"', '{"step":1,"reads":0']
)
def test_a_frame_that_says_nonsense_of_itself_is_refused(frame, about):
    arrays = safetensors.numpy.load(encode(frame, "0" * 16))
    if "reads" not in about:
        about += ',"reads":20'
    with pytest.raises(ValueError, match="not a frame"):
        decode(safetensors.numpy.save(arrays, {"frame": about + "}"}), frame.snapshot.placement)


def test_frames_of_earlier_versions_are_of_the_ideal_chip(frame):
    content = placement_file.encode(frame.snapshot.placement)
    _, arrays = placement_file.unpacked(content, "placement")
    assert not {"dead", "dead_couplers"} & set(arrays)
    assert not len(placement_file.decode(content).dead)


@pytest.mark.parametrize("lost", ["used", "negative", "all", "another shape"])
def test_a_chip_that_cannot_have_lacked_that_is_refused(frame, lost):
    placement = frame.snapshot.placement
    about, arrays = placement_file.unpacked(placement_file.encode(placement), "placement")
    qubits = placement.topology.qubits.astype(np.int32)
    used = arrays["qubits"][:1]
    arrays["dead"] = {"used": used, "negative": -used - 1, "all": qubits, "another shape": used[None]}[lost]
    with pytest.raises(ValueError, match="not "):
        placement_file.decode(safetensors.numpy.save(arrays, {"placement": json.dumps(about)}))


PLACEMENT_CHANGES = {
    "a qubit twice": ("qubits", lambda a: np.where(a == a[1], a[0], a)),
    "no qubit of the chip": ("qubits", lambda a: a + 10**6),
    "no coupler": ("chain_edges", lambda a: a * 0),
    "beyond the copy": ("weight_edges", lambda a: a + 10**6),
    "no such weight": ("weight_index", lambda a: a + 10**3),
    "no such variable": ("variable", lambda a: a + 1),
    "too few copies": ("qubits.copies", lambda a: a[:-1]),
    "negative": ("weight_index", lambda a: a - 1),
    "another type": ("variable", lambda a: a.astype(np.int64)),
}


@pytest.mark.parametrize("what", PLACEMENT_CHANGES)
def test_a_placement_that_cannot_be_is_refused(frame, what):
    content = placement_file.encode(frame.snapshot.placement)
    about, arrays = placement_file.unpacked(content, "placement")
    name, change = PLACEMENT_CHANGES[what]
    arrays[name] = np.ascontiguousarray(change(arrays[name]))
    with pytest.raises(ValueError, match=r"not |twice"):
        placement_file.decode(safetensors.numpy.save(arrays, {"placement": json.dumps(about)}))
