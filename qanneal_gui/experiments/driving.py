"""The training runs of experiments."""

import contextlib
import threading
from collections.abc import Iterator
from datetime import datetime

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import Event, RunPaused, RunStarted
from qanneal_gui.training.session import Session


def session(
    config: RunConfig,
    library: RunLibrary | None,
    stop: threading.Event | None = None,
    control: SubmissionControl | None = None,
    begun: str = "",
) -> Session:
    """Return a run of an experiment, which is stopped, and tells of the QPU, as the experiment does.

    If it was begun before, it goes on as the run of that identifier.
    """
    control = control or SubmissionControl()
    if begun and library is not None:
        made = Session.resuming(begun, library, budget=config.budget, stop=stop, abort=control.stop)
    else:
        made = Session(config, library, stop=stop, abort=control.stop)
    made.connection = control.connection
    return made


def grouped(library: RunLibrary | None, run: str, group: str) -> None:
    """Give a run of an experiment the tag that all its runs have."""
    if library is not None and run and group:
        annotate(library, [run], tags=group)


def group_of(title: str) -> str:
    """Return a tag for the runs of an experiment that begins now."""
    return f"{title} {datetime.now():%Y-%m-%d %H:%M:%S}"


def events(
    config: RunConfig,
    library: RunLibrary,
    stop: threading.Event,
    control: SubmissionControl | None = None,
    *,
    name: str = "",
    group: str = "",
) -> Iterator[Event]:
    """Yield the events of a recorded run; closing this ends it, saved.

    Parameters
    ----------
    name : str
        What distinguishes the run from the others of its experiment.
    group : str
        The tag that all of them have.

    Raises
    ------
    QannealError
        If the run fails, or pauses because a limit is reached or the annealer cannot be reached.
    """
    made = session(config, library, stop, control)
    made.name = name
    with contextlib.closing(made.events()) as run:
        for event in run:
            if isinstance(event, RunPaused) and event.cause != "order":
                raise QannealError(event.message)
            if isinstance(event, RunStarted):
                grouped(library, event.run, group)
            yield event
