"""What the library has of a run, read in one go and as the run goes on."""

from qanneal_gui import config
from qanneal_gui.gui.window import seen
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import StepEvent, Trouble
from qanneal_gui.training.session import Session

FAILING = [
    "data.classes=[3,8]",
    "sampler.kind=exact",
    "model.hidden=256",
    "training.steps=20",
    "training.learning_rate=0.1",
    "training.shadow_mlp=false",
]
"""The outputs of this run collapse."""


def test_a_run_that_is_read_as_it_goes_on_is_watched_as_by_whoever_drives_it():
    session = Session(config.assemble(None, "demo", FAILING), RunLibrary())
    told, read, watcher, last = [], [], None, 0
    for event in session.events():
        if isinstance(event, Trouble):
            told.append(event)
        if isinstance(event, StepEvent) and event.step % 4 == 2:
            run = RunLibrary().runs()[0].id
            look = seen.newer(run, last, watcher)(None) if last else seen.whole(run)(None)
            watcher, last = look.watcher, look.steps[-1].step
            read += look.news
    rest = seen.newer(run, last, watcher)(None)
    assert rest.steps[-1].step == 20
    assert told
    assert read + rest.news == told
    assert seen.whole(run)(None).news == told
    assert seen.whole(run)(None).troubles == [trouble for trouble in told if not trouble.over]
