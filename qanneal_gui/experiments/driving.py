"""The training runs of experiments."""

import contextlib
import threading
from collections.abc import Iterator

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import Event, RunPaused
from qanneal_gui.training.session import Session


def session(
    config: RunConfig,
    library: RunLibrary | None,
    stop: threading.Event | None = None,
    control: SubmissionControl | None = None,
) -> Session:
    """Return a run of an experiment, which is stopped, and tells of the QPU, as the experiment does."""
    control = control or SubmissionControl()
    made = Session(config, library, stop=stop, abort=control.stop)
    made.connection = control.connection
    return made


def events(
    config: RunConfig,
    library: RunLibrary,
    stop: threading.Event,
    control: SubmissionControl | None = None,
) -> Iterator[Event]:
    """Yield the events of a recorded run; closing this ends it, saved.

    Raises
    ------
    QannealError
        If the run fails, or pauses because a limit is reached or the annealer cannot be reached.
    """
    with contextlib.closing(session(config, library, stop, control).events()) as run:
        for event in run:
            if isinstance(event, RunPaused) and event.cause != "order":
                raise QannealError(event.message)
            yield event
