"""A small run that was recorded with its chip, and the film of it."""

from dataclasses import dataclass, field

from qanneal_gui import config
from qanneal_gui.chip.run_stories import Course, run_story
from qanneal_gui.runs.frames import Frames
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps
from qanneal_gui.training.session import Session

SMALL = [
    "sampler.kind=simulated-qpu",
    "sampler.topology=pegasus:4",
    "sampler.reads=40",
    "model.hidden=8",
    "training.shadow_mlp=false",
    "training.eval_every=2",
]


@dataclass
class Film:
    """Frames and events of a run, and its film."""

    frames: list = field(repr=False)
    events: list = field(repr=False)
    steps: int

    def __post_init__(self):
        self.by_step = {event.step: event for event in self.events}
        self.story = run_story(self.frames, Course.of(self.events, self.steps))


def film(steps=4, *changes):
    """Train into the library of QANNEAL_HOME, and return what it has of the run."""
    overrides = [*SMALL, f"training.steps={steps}", *changes]
    list(Session(config.assemble(None, "demo", overrides), RunLibrary()).events())
    library = RunLibrary()
    run = library.runs()[0].id
    return Film(Frames(library.directory(run)).all(), recorded_steps.read(library.steps(run)), steps)
