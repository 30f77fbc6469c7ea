"""Training from Python: an iterator of steps, recorded as any other run is."""

import contextlib
import html
import os
import threading
import warnings
import weakref
from collections.abc import Generator, Iterator, Mapping
from typing import Any, Self

import numpy as np

from qanneal_gui import config as run_config
from qanneal_gui.api.recorded import Run, run
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.formatting import write_count
from qanneal_gui.support.patience import Patience
from qanneal_gui.support.text import after_colon
from qanneal_gui.training.events import Event, RunFinished, RunPaused, RunStarted, StepEvent, Trouble
from qanneal_gui.training.feasibility import UnknownChipError, check_run
from qanneal_gui.training.resumption import check_unchanged
from qanneal_gui.training.session import Session
from qanneal_gui.training.telling import told

Settings = RunConfig | Mapping[str, Any] | str | os.PathLike[str] | None
"""What describes a run: a config, settings, the name of a preset, or the path of a TOML file."""


def train(
    config: Settings = None,
    overrides: Mapping[str, Any] | None = None,
    *,
    name: str = "",
    notes: str = "",
    record: bool = True,
) -> "Training":
    """Train a network, one step each time the next one is asked for.

    The run is recorded, like one of the window or the terminal: they show it, limits of QPU time hold, and
    `resume` goes on where a loop was left.

    Parameters
    ----------
    config : RunConfig, mapping, str or path, optional
        A config; settings by section, as ``{"training": {"steps": 20}}``, or by key, as
        ``{"training.steps": 20}``; the name of a preset; or the path of a TOML file (text that ends in
        ``.toml``). Without it, the demo.
    overrides : mapping, optional
        Settings that win over those of `config`, written in either way.
    name, notes : str
        The name of the run, and notes on it.
    record : bool
        False keeps nothing of the run but its steps: for trying things out. A D-Wave QPU is used in recorded
        runs only, as the limits count what is recorded.

    Returns
    -------
    Training
        An iterator of `StepEvent`; nothing happens before the first one is asked for.

    Raises
    ------
    QannealError
        A setting cannot be used, or the run could not make a step; one sentence says why.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> for step in qanneal.train("demo", {"training.steps": 40, "sampler.kind": "exact"}):
    ...     if step.step % 20 == 0:
    ...         print(f"step {step.step}: test accuracy {step.value('mlp.test_accuracy'):.3f}")
    step 20: test accuracy 0.508
    step 40: test accuracy 0.942
    """
    made = _config(config, overrides)
    if made.billed and not record:
        raise QannealError(
            "A D-Wave QPU is used in recorded runs only, because the limits count what is recorded; leave "
            "out record=False."
        )
    library = RunLibrary()
    with contextlib.suppress(UnknownChipError):  # the QPU that was not asked yet may have a larger one
        check_run(made, library)
    kept = library if record else None
    session = Session(made, kept)
    session.name, session.notes = " ".join(name.split()), notes.strip()
    return Training(session, kept)


def resume(
    run: str | Run = "last",
    steps: int | None = None,
    limits: Mapping[str, Any] | None = None,
    *,
    solver: str = "",
    pay_again: bool = False,
) -> "Training":
    """Take a recorded run up after its last finished step.

    The results are those of a run that was never interrupted, and no QPU time is paid for twice.

    Parameters
    ----------
    run : str or Run
        The run, its identifier or the beginning of that, or ``"last"`` for the newest.
    steps : int, optional
        How many steps the whole run shall have; more than it has extend it.
    limits : mapping, optional
        Other limits for the whole run, such as ``{"budget.qpu_seconds": 120}``; nothing else can change.
    solver : str
        Another D-Wave solver to go on with, where the network is embedded anew.
    pay_again : bool
        Whether problems may be sent, and billed, again whose answers still cannot be read.

    Returns
    -------
    Training

    Raises
    ------
    QannealError
        There is no such run, or it cannot be resumed.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> for step in qanneal.train("demo"):
    ...     if step.step == 10:
    ...         break
    >>> for step in qanneal.resume("last", steps=12):
    ...     print(step.step)
    11
    12
    """
    library = RunLibrary()
    record = library.get(run.id if isinstance(run, Run) else run)
    budget = None
    if limits:
        wanted = _with(run_config.parse(record.config), limits)
        check_unchanged(record, wanted)
        budget = wanted.budget
    return Training(Session.resuming(record.id, library, steps, budget, pay_again, solver), library)


class Training(Iterator[StepEvent]):
    """A run under way: an iterator of its steps, as `train` and `resume` return it.

    What is wrong with the run (it does not learn, β drifts, samples are shifted) is told by
    `warnings.warn` when it shows. Leaving the loop stops the run, saved, as soon as nothing refers to the
    iterator any more; `close`, or a ``with`` block, does that at once, and so does the end of the program.

    Parameters
    ----------
    session : Session
        Drives the run.
    library : RunLibrary or None
        Where it is recorded.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> with qanneal.train("demo", {"training.steps": 5}) as training:
    ...     losses = [step.value("loss") for step in training]
    >>> len(losses), training.run.state
    (5, 'finished')
    """

    def __init__(self, session: Session, library: RunLibrary | None) -> None:
        self._session = session
        self._run = ""
        self._patience = Patience(threading.Event())
        self._events = _events(session, library)
        self._finalizer = weakref.finalize(self, self._events.close)

    @property
    def config(self) -> RunConfig:
        """The settings of the run, all of them.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.train("demo", {"sampler.reads": 500}).config.sampler.reads
        500
        """
        return self._session.config

    @property
    def run(self) -> Run:
        """The recorded run, as it is now.

        Raises
        ------
        QannealError
            It has not begun, or is not recorded.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> training = qanneal.train("demo", {"training.steps": 3}, name="first try")
        >>> steps = list(training)
        >>> training.run.name
        'first try'
        """
        if not self._run:
            raise QannealError(
                "The run has not begun, or is not recorded; ask for its first step, or leave out "
                "record=False."
            )
        return run(self._run)

    @property
    def outcome(self) -> RunFinished | None:
        """What came of the run, once it has ended; None before.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> training = qanneal.train("demo", {"training.steps": 2}, record=False)
        >>> [step.step for step in training]
        [1, 2]
        >>> training.outcome.state, training.outcome.submissions
        ('finished', 2)
        """
        return self._session.outcome

    def close(self) -> None:
        """Stop the run, saved; nothing happens if it has ended.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> training = qanneal.train("demo")
        >>> step = next(training)
        >>> training.close()
        >>> training.run.state, training.run.steps
        ('stopped', 1)
        """
        self._finalizer()

    def __next__(self) -> StepEvent:
        """Do the next step; raises `QannealError` where the run cannot go on, saved."""
        for event in self._events:
            if isinstance(event, StepEvent):
                return event
            self._take(event)
        raise StopIteration

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Training: {self._state()}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        if self._run:
            return self.run._repr_html_()
        return f"<p>{html.escape(self._state())}</p>"

    def _state(self) -> str:
        name = f"run {self._run}" if self._run else "a run"
        if self.outcome is not None:
            return f"{name}, {self.outcome.state} after {write_count(self.outcome.steps, 'step')}"
        return f"{name} of {write_count(self.config.training.steps, 'step')}"

    def _take(self, event: Event) -> None:
        """Tell what happened between two steps, the way Python tells it."""
        match event:
            case RunStarted():
                self._run = event.run
                for notice in event.notices:
                    _warn(notice)
            case Trouble() if not event.over:
                _warn(f"Step {event.step}: {after_colon(event.sentence)}")
            case RunPaused() if not self._goes_on(event):
                self.close()
                raise QannealError(self.outcome.message if self.outcome else event.message)

    def _goes_on(self, paused: RunPaused) -> bool:
        """Whether to try again: where others have paused the run, or the library may be free in a moment."""
        return paused.cause == "order" or (paused.cause == "library" and self._patience.wait())


def _events(session: Session, library: RunLibrary | None) -> Generator[Event, None, None]:
    """Yield the events of a run, told to whoever wants to be; however it ends, notices are sent."""
    try:
        yield from session.events() if library is None else told(session, library, retries=True)
    finally:
        outbox.flush()
        for problem in outbox.problems():
            warnings.warn(problem, stacklevel=2)


def _warn(sentence: str) -> None:
    warnings.warn(sentence, stacklevel=4)  # the line that asks for the next step


def _config(config: Settings, overrides: Mapping[str, Any] | None) -> RunConfig:
    """Return the config that is meant; raises `ConfigError` where none is."""
    match config:
        case None:
            made = RunConfig()
        case RunConfig():
            made = config
        case Mapping():
            made = _with(RunConfig(), config)
        case str() if not config.endswith(".toml"):
            made = run_config.preset(config)
        case str() | os.PathLike():
            made = run_config.load(os.fspath(config), lambda notice: warnings.warn(notice, stacklevel=4))
        case _:
            raise ConfigError(
                f"A run cannot be made of {type(config).__name__}; give the name of a preset, settings, a "
                "RunConfig or the path of a TOML file."
            )
    return _with(made, overrides) if overrides else made


def _with(config: RunConfig, settings: Mapping[str, Any]) -> RunConfig:
    if not isinstance(settings, Mapping):
        raise ConfigError('Settings are a mapping; write, for example, {"training.steps": 20}.')
    values = {key: _plain(value) for key, value in run_config.flat(settings).items()}
    for key in values:
        parts = key.split(".")
        above = {".".join(parts[:depth]) for depth in range(1, len(parts))}
        if not 2 <= len(parts) <= 3 or not all(parts) or above & values.keys():
            raise ConfigError(f"{key[:80]!r} is no setting; write section.key, as in training.steps.")
    return run_config.with_values(config, values)


def _plain(value: Any) -> Any:
    """Return NumPy's numbers and arrays as plain ones, which is what a config holds."""
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    return [_plain(one) for one in value] if isinstance(value, list | tuple | range) else value
