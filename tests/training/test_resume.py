"""A run that was stopped or killed, and is resumed, is the run that never was."""

import contextlib
import hashlib
import json
import os
import random
import sqlite3
import struct
import subprocess
import sys
import threading

import numpy as np
import pytest
import safetensors.numpy
from helpers import warm
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.data import load
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.runs.totals import totals
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.training import checkpoint
from qanneal_gui.training.events import RunPaused, RunStarted, StepEvent
from qanneal_gui.training.loop import initial_state, train
from qanneal_gui.training.replay import RecordedSteps, weights_at
from qanneal_gui.training.session import Session

METHODS = {
    "exact": ['sampler.kind="exact"'],
    "expectation": ['sampler.kind="exact"', 'training.gradient="exact"'],
    "gibbs": ['sampler.kind="gibbs"'],
    "neal": ['sampler.kind="neal"'],
    "simulated-qpu": [],
    "beta-auto": ['sampler.beta_eff="auto"', "sampler.beta_start=10"],
    "several-submissions": ['sampler.beta_eff="auto"', "sampler.copies=2"],
    "calibrated": ['sampler.device="advantage"', 'sampler.calibration="full"', 'sampler.beta_eff="auto"'],
    "calibrated, several outputs": [
        *('sampler.device="advantage"', 'sampler.calibration="full"', 'sampler.beta_eff="auto"'),
        *("data.classes=[0,1,2]", "sampler.copies=4"),
    ],
    "gauges": ['sampler.device="advantage"', "sampler.gauges=3", "sampler.copies=4"],
    "ten-classes": ["data.classes=[0,1,2,3,4,5,6,7,8,9]", "data.train_size=40", "data.test_size=40"],
    "reads-by-need": ["sampler.gradient_error=0.5"],
    "mlp": ['training.method="mlp"'],
}
SMALL = [
    "sampler.topology=pegasus:4",
    "sampler.reads=50",
    "model.hidden=16",
    "budget.submissions=100000",
    "budget.qpu_seconds=100000",
]
"""After the method: a device brings its own chip."""


def made(method, steps):
    return config.assemble(overrides=[*METHODS[method], *SMALL, f"training.steps={steps}"])


def numbers(run):
    """All that was recorded of the steps, but how long they took."""
    steps = RunLibrary().steps(run)
    for step in steps:
        step["seconds"] = 0
        if step["sampler"]:
            step["sampler"]["seconds"] = 0
    return steps


def assert_same(run, other):
    assert numbers(run) == numbers(other)
    weights, others = RunLibrary().weights(run), RunLibrary().weights(other)
    for name, array in weights.items():
        assert array.tobytes() == others[name].tobytes(), name
    record, reference = RunLibrary().get(run), RunLibrary().get(other)
    for name in ("state", "steps", "qpu_seconds", "submissions"):
        assert getattr(record, name) == getattr(reference, name)


def uninterrupted(method, steps):
    session = Session(made(method, steps), RunLibrary())
    list(session.events())
    return session.outcome.run


def begun(method="exact", steps=9, after=4):
    """Start a run and close it after some steps; returns its identifier."""
    session = Session(made(method, steps), RunLibrary())
    events = session.events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == after:
            break
    events.close()
    assert session.outcome.state == "stopped"
    return session.outcome.run


def resume(run, **options):
    session = Session.resuming(run, RunLibrary(), **options)
    events = list(session.events())
    assert isinstance(events[0], RunStarted)
    return events[0]


def forget_checkpoints(run, which=CHECKPOINT_FILES):
    for name in which:
        (RunLibrary().directory(run) / name).unlink(missing_ok=True)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("replayed", [False, True], ids=["checkpoint", "replay"])
def test_stopped_and_resumed_is_the_uninterrupted_run(method, replayed):
    run = begun(method)
    if replayed:
        forget_checkpoints(run)
    started = resume(run)
    assert (started.run, started.resumed_from, started.steps) == (run, 4, 9)
    assert started.notices == ()
    assert_same(run, uninterrupted(method, 9))
    assert RunLibrary().resumptions(run) == [4]


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


def test_a_finished_run_is_extended():
    run = uninterrupted("beta-auto", 5)
    with pytest.raises(QannealError, match=r"has already done 5 steps; .*--steps 10"):
        Session.resuming(run, RunLibrary())
    resume(run, steps=9)
    assert RunLibrary().get(run).config["training"]["steps"] == 9
    assert_same(run, uninterrupted("beta-auto", 9))


def test_an_extended_run_has_no_evaluation_at_its_former_end(monkeypatch):
    """Every third step is evaluated, and the last one; step 5 is the last no more."""
    monkeypatch.setitem(METHODS, "sparse", ['sampler.kind="exact"', "training.eval_every=3"])
    run = uninterrupted("sparse", 5)
    library = RunLibrary()
    assert library.get(run).last["step"] == 5
    seconds = library.get(run).seconds
    resume(run, steps=10)
    reference = uninterrupted("sparse", 10)
    assert_same(run, reference)
    assert [step["step"] for step in numbers(run) if step["mlp"]] == [3, 6, 9, 10]
    for name in ("last", "best"):
        assert getattr(library.get(run), name)["step"] == getattr(library.get(reference), name)["step"]
    assert library.get(run).seconds > seconds


KILLS = 3
LINES_AHEAD = 4096
"""How many bytes a process may be ahead of the reader of its lines: a few steps."""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("method", ["exact", "gibbs", "neal", "several-submissions", "mlp"])
def test_killed_again_and_again_until_it_finishes(method):
    """Real processes, killed with SIGKILL at random moments: while starting, in a step, while saving."""
    steps = 60
    rng = random.Random(method)
    overrides = [*METHODS[method], *SMALL, f"training.steps={steps}"]
    command = ["train", "--json", *(part for text in overrides for part in ("--set", text))]
    run = ""
    for _ in range(KILLS):
        # Neither side reads ahead, so that no process is done before it is killed, however slow we are.
        with warm.Popen(
            [sys.executable, "-m", "qanneal_gui.cli", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            pipesize=LINES_AHEAD,
        ) as process:
            run = json.loads(process.stdout.readline())["run"]
            # A few steps, and then a moment more, so that the signal comes at any place of a step.
            for _ in range(rng.randrange(0, 10)):
                process.stdout.readline()
            threading.Event().wait(rng.random() * 0.02)
            process.kill()
        record = RunLibrary().get(run)
        assert record.state == "interrupted"
        assert record.message.startswith(f"interrupted at step {record.steps}")
        command = ["resume", run, "--json"]
    warm.run([sys.executable, "-m", "qanneal_gui.cli", *command], check=True, capture_output=True)
    assert len(RunLibrary().resumptions(run)) == KILLS
    assert_same(run, uninterrupted(method, steps))
    assert totals(RunLibrary()).run_totals(run).unknown == 0


@pytest.mark.parametrize("method", ["exact", "several-submissions", "mlp"])
def test_a_run_that_ended_between_its_last_step_and_its_last_words_is_finished(method, monkeypatch):
    """All steps are recorded, but neither the weights after the last one nor the end."""
    monkeypatch.setitem(METHODS, "sparse", [*METHODS[method], "training.eval_every=4"])
    session = Session(made("sparse", 9), RunLibrary())
    with monkeypatch.context() as patch:
        patch.setattr("qanneal_gui.runs.recorder.RunRecorder.finish", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            list(session.events())
    run = RunLibrary().runs()[0].id
    record = RunLibrary().get(run)
    assert (record.state, record.steps) == ("interrupted", 9)
    with pytest.raises(QannealError, match="has already done 9 steps"):
        Session.resuming(run, RunLibrary(), steps=8)
    started = resume(run)
    assert (started.resumed_from, started.steps) == (9, 9)
    assert_same(run, uninterrupted("sparse", 9))
    with pytest.raises(QannealError, match=r"has already done 9 steps; .*--steps 18"):
        Session.resuming(run, RunLibrary())


def test_an_answered_submission_of_a_broken_step_is_not_repeated(monkeypatch):
    """Three submissions a step: the third fails, and the first two are not sent again."""
    sample, sent = SimulatedDevice.sample, []

    def failing(self, submission, control):
        sent.append(submission.seed)
        if len(sent) == 6:
            raise DeviceError("The solver is offline; try again later.")
        return sample(self, submission, control)

    session = Session(made("several-submissions", 4), RunLibrary())
    with monkeypatch.context() as patch:
        patch.setattr(SimulatedDevice, "sample", failing)
        events = session.events()
        while not isinstance(next(events), RunPaused):
            pass
        events.close()
        run = session.outcome.run
        assert session.outcome.steps == 1
        resume(run)
    assert len(sent) == 4 * 3 + 1
    assert sent[5] == sent[6]  # the same submission, with the same random stream
    assert_same(run, uninterrupted("several-submissions", 4))


@pytest.mark.parametrize("method", ["several-submissions", "gibbs"])
def test_a_step_broken_off_changes_nothing(method):
    """Stop now in the middle of a step: the weights saved are those after the last finished step."""
    stop, abort = threading.Event(), threading.Event()
    session = Session(made(method, 9), RunLibrary(), stop=stop, abort=abort)
    events = session.events()
    for event in events:
        if isinstance(event, StepEvent) and event.step == 4:
            stop.set()
            abort.set()
            break
    list(events)
    run = session.outcome.run
    assert (session.outcome.state, session.outcome.steps) == ("stopped", 4)
    assert_same(run, begun(method, 9, 4))
    resume(run)
    assert_same(run, uninterrupted(method, 9))


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
    content = bytearray(checkpoint.encode(state, {"beta": np.array([1.5, 0.25])}, provenance))
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


def test_an_active_run_cannot_be_taken_up():
    session = Session(made("exact", 9), RunLibrary())
    events = session.events()
    run = next(events).run
    next(events)
    with pytest.raises(QannealError, match="is active in another window or terminal"):
        list(Session.resuming(run, RunLibrary()).events())
    next(events)  # nothing has happened to it
    events.close()
    assert RunLibrary().get(run).steps == 2


def test_what_cannot_be_prepared_leaves_the_run_as_it_was(monkeypatch):
    run = begun("exact")
    before = RunLibrary().get(run)

    def offline(*_):
        raise QannealError("The network is down; try again later.")

    monkeypatch.setattr("qanneal_gui.training.loading.data.load", offline)
    session = Session.resuming(run, RunLibrary(), steps=20)
    with pytest.raises(QannealError, match="network is down"):
        list(session.events())
    assert RunLibrary().get(run) == before
    assert RunLibrary().resumptions(run) == []


def test_a_run_without_recorded_samples_is_refused():
    run = begun("exact")
    forget_checkpoints(run)
    with contextlib.closing(sqlite3.connect(RunLibrary().root / "runs.sqlite")) as db:
        db.execute("DELETE FROM samples WHERE step = 3")
        db.commit()
    with pytest.raises(QannealError, match=r"The samples of step 3 of run .* start a new run"):
        list(Session.resuming(run, RunLibrary()).events())


def test_the_terminal_takes_runs_up():
    run = begun("exact")

    def qanneal(*args):
        command = [sys.executable, "-m", "qanneal_gui.cli", "resume", *args]
        return warm.run(command, capture_output=True, text=True, timeout=60)

    refused = qanneal(run, "--set", "model.hidden=20")
    assert refused.returncode == 1
    assert "error: model.hidden cannot be changed in a resumed run (it is 16)" in refused.stderr
    result = qanneal("last", "--steps", "7", "--set", "budget.submissions=77", "--json")
    assert result.returncode == 0, result.stderr
    first, *steps, summary = [json.loads(line) for line in result.stdout.splitlines()]
    assert (first["type"], first["resumed_from"]) == ("run", 4)
    assert first["config"]["budget"]["submissions"] == 77
    assert [step["step"] for step in steps] == [5, 6, 7]
    assert (summary["run"], summary["state"], summary["steps"]) == (run, "finished", 7)
    again = qanneal(run)
    assert again.returncode == 1
    assert "has already done 7 steps" in again.stderr


@pytest.mark.parametrize("method", ["exact", "simulated-qpu", "mlp"])
def test_the_weights_after_any_step_are_learned_again(method):
    """Those of a run that ended there, whether a checkpoint lies before the step or not."""
    library, made = RunLibrary(), {}
    for steps in (3, 7):
        session = Session(
            config.assemble(None, "demo", [*METHODS[method], *SMALL, f"training.steps={steps}"]), library
        )
        for _ in session.events():
            pass
        made[steps] = session.outcome.run
    wanted = as_parameters(library.weights(made[3]))
    longer = config.parse(library.get(made[7]).config)
    recorded = RecordedSteps(library, made[7], 3)
    found = weights_at(longer, load(longer.data), recorded, threading.Event(), lambda *_: None)
    for one, other in zip(found.arrays(), wanted.arrays(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)  # float32, in whatever order BLAS adds
