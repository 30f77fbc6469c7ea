"""Trials of a sweep in other processes: what they are told, and what they find out for themselves.

They write the library directly, which takes processes of one computer: a file in its folder says what is
wanted, and that a worker sees it is how it knows the library to be the same one.
"""

import contextlib
import secrets
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, Self, TypeVar

from filelock import FileLock, Timeout

from qanneal_gui import config as run_config
from qanneal_gui import paths
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments.sweeps.attempt import Ended, Wanted, Word, attempt
from qanneal_gui.experiments.sweeps.plan import Plan, Trial
from qanneal_gui.runs.database_errors import unwritable
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

FOLDER = "sweeps"
"""In the home directory: what is said to the workers of the sweeps that are being run."""

_LONGEST = 100

T = TypeVar("T")


@dataclass(slots=True)
class Message:
    """What the workers of one sweep are told.

    Attributes
    ----------
    library : RunLibrary
    path : Path
    token : str
        By which they know the file.
    """

    library: RunLibrary
    path: Path
    token: str
    _said: str = ""

    @classmethod
    @contextlib.contextmanager
    def open(cls, library: RunLibrary, name: str) -> Iterator[Self]:
        """Hold a sweep for the block, so that nobody else runs the same one.

        Raises
        ------
        QannealError
            Somebody else runs it, or the folder cannot be written.
        """
        folder = library.root / FOLDER
        lock = FileLock(folder / f"{name}.lock", mode=0o600, thread_local=False)
        try:
            paths.make_folder(folder)
            lock.acquire(timeout=0)
        except Timeout:
            raise QannealError(
                "This sweep is being run in another window or terminal; stop it there, or wait until it ends."
            ) from None
        except OSError as error:
            raise unwritable(folder, error) from error
        message = cls(library, folder / name, secrets.token_hex(8))
        try:
            yield message
        finally:
            for path in (message.path, Path(lock.lock_file)):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            lock.release()

    def say(self, word: Word) -> None:
        """Tell the workers; what was said stays so."""
        if self._said != word:
            write_atomically(self.path, f"{self.token} {word}".encode(), private=True)
            self._said = word

    def task(self, plan: Plan, trial: Trial) -> dict[str, Any]:
        """Return all that a worker needs to know of a trial."""
        return {
            "run": run_config.as_dict(trial.config),
            "key": trial.key,
            "name": trial.name,
            "group": plan.group,
            "home": str(self.library.root),
            "message": str(self.path),
            "token": self.token,
            "host": socket.gethostname(),
        }


def arriving(outcomes: Iterator[T], seconds: float) -> Iterator[T | None]:
    """Yield what comes as soon as it does, and None whenever nothing has come for so long.

    It is waited for on another thread, which ends with what is waited for.
    """
    arrived: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def collect() -> None:
        try:
            for one in outcomes:
                arrived.put((one, None))
        except BaseException as error:
            arrived.put((None, error))
        else:
            arrived.put((None, None))

    threading.Thread(target=collect, name="sweep-outcomes", daemon=True).start()
    while True:
        try:
            outcome, error = arrived.get(timeout=seconds)
        except Empty:
            yield None
            continue
        if error is not None:
            raise error
        if outcome is None:
            return
        yield outcome


def do_trial(task: dict[str, Any]) -> dict[str, Any]:
    """Bring a trial to its end wherever this is called; return how it has ended.

    Raises
    ------
    QannealError
        This process does not see the library of whoever asks.
    """
    word = partial(_word, Path(task["message"]), str(task["token"]))
    if socket.gethostname() != task["host"] or not Path(task["message"]).is_file():
        raise QannealError(
            f"The worker on {socket.gethostname()} does not see the run library in {task['home']}; a sweep "
            "needs workers on the computer that has it."
        )
    wanted = Wanted(task["key"], task["name"], task["group"], run_config.parse(task["run"]))
    library = RunLibrary(Path(task["home"]))
    steps = attempt(wanted, library, word)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            ended: Ended = end.value
            return ended.as_dict()


def _word(path: Path, token: str) -> Word:
    """Return what is wanted; where nobody says so any more, whoever asked is gone."""
    try:
        said = read_bytes(path, "a word to the workers", _LONGEST).decode("ascii", "replace").split()
    except QannealError:
        return "now"
    match said:
        case [known, "go"] if known == token:
            return "go"
        case [known, "stop"] if known == token:
            return "stop"
    return "now"
