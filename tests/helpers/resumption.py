"""Runs that are begun, broken off and resumed, and what they are compared with."""

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES
from qanneal_gui.training.events import RunStarted, StepEvent
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
