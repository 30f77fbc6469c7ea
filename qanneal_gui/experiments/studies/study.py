"""What a study is: its tasks, and the function that does one of them."""

import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qanneal_gui import __version__
from qanneal_gui.runs.library import RunLibrary

Config = dict[str, Any]
Result = dict[str, Any]
Function = Callable[[Config], Result]
LocalFunction = Callable[["Task", RunLibrary, threading.Event], Result | None]

FORMAT = 3
"""Counts up when equal configs give other results, or results of another form, in the same version.

Stored trials with another number are not used any more. A test holds the accuracies of one small trial
of each kind against this number, so that a change of training, data or samplers cannot be overlooked.
"""


@dataclass(frozen=True, slots=True)
class Task:
    """One trial that is to be done.

    Attributes
    ----------
    key : str
        SHA-256, in hex, of all that decides the result.
    config : dict
        Plain values that JSON holds: all that a worker needs to know.
    local : bool
        It spends QPU time or needs the library: it runs in the study's own process, one such task
        after another.
    """

    key: str
    config: Config
    local: bool = False


def make_task(
    kind: str, config: Config, *, local: bool = False, decides: Mapping[str, Any] | None = None
) -> Task:
    """Return the task of a config.

    Parameters
    ----------
    kind : str
        Name of the study's kind, as "compare".
    decides : mapping, optional
        The part of the config that decides the result; all of it by default.
    """
    identity = [kind, FORMAT, __version__, config if decides is None else decides]
    text = json.dumps(identity, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return Task(hashlib.sha256(text.encode()).hexdigest(), config, local)


@dataclass(frozen=True, slots=True)
class Study:
    """Tasks of one kind.

    Attributes
    ----------
    kind : str
    tasks : tuple of Task
        Each with a key of its own.
    function : callable
        Top-level function of a module: config to result. It runs wherever the backend has it run. What
        comes of a trial is a result even where the training failed; an exception means that the trial
        could not be done, as without its data set.
    local_function : callable, optional
        The same for local tasks: task, library and stop event to result, or to None if it was
        stopped. An exception ends the study.
    """

    kind: str
    tasks: tuple[Task, ...]
    function: Function
    local_function: LocalFunction | None = None

    def __post_init__(self) -> None:
        if len({task.key for task in self.tasks}) < len(self.tasks):
            raise ValueError("two tasks of the study are the same")
        if self.local_function is None and any(task.local for task in self.tasks):
            raise ValueError("local tasks need a local function")

    @property
    def id(self) -> str:
        """Identity of the study: equal for equal sets of tasks."""
        return hashlib.sha256("".join(sorted(task.key for task in self.tasks)).encode()).hexdigest()[:12]


def data_files(*paths: str) -> list[list[Any]]:
    """Return what distinguishes the contents of the user's own data files."""
    found = []
    for path in filter(None, paths):
        names = sorted(Path(path).iterdir()) if Path(path).is_dir() else [Path(path)]
        for name in filter(Path.is_file, names):
            status = name.stat()
            found.append([os.fspath(name), status.st_size, status.st_mtime_ns])
    return found
