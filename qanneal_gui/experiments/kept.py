"""Results of experiments, kept: each is a file of its own in the program's home, with its settings.

A file holds lines of JSON, compressed: first what a list shows, then what `reopen` needs.
"""

import gzip
import json
import logging
import os
import re
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from qanneal_gui import paths
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.experiments.definition import Experiment, Progress
from qanneal_gui.experiments.registry import as_values, of_values
from qanneal_gui.figures import plain
from qanneal_gui.notices.notice import Event, Notice
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.support.reading import open_regular
from qanneal_gui.support.text import after_colon

_log = logging.getLogger(__name__)

FOLDER = "results"
_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")
_LARGEST_LINE = 1 << 16
_LARGEST_FILE = 1 << 27
_UNREADABLE = (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a list says of a result.

    Attributes
    ----------
    id : str
    experiment, title : str
        Name, as on the terminal, and title of the experiment.
    created : datetime
        When it ended, UTC.
    state : str
        ``finished``, ``stopped`` or ``failed``.
    sentence : str
        What came of it.
    """

    id: str
    experiment: str
    title: str
    created: datetime
    state: str
    sentence: str

    def as_json(self) -> dict[str, Any]:
        """Return a ``result`` object."""
        return {
            "type": "result",
            "result": self.id,
            "experiment": self.experiment,
            "created": self.created.isoformat(),
            "state": self.state,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True, eq=False)
class Reopened:
    """A result as it was shown at its end.

    Attributes
    ----------
    about : Kept
    experiment : Experiment
        With the settings that it had.
    progress : Progress
        Its figures and tables.
    records : list of dict
        All that was measured.
    """

    about: Kept
    experiment: Experiment
    progress: Progress
    records: list[dict[str, Any]]


def run(
    experiment: Experiment,
    library: RunLibrary,
    stop: threading.Event,
    control: SubmissionControl | None = None,
) -> Iterator[Progress]:
    """Run an experiment as `Experiment.run` does, and keep what it has shown, however it ends."""
    shown, records, state, sentence = Progress(0.0, ""), list[dict[str, Any]](), "stopped", ""
    try:
        with closing(cast("Any", experiment.run(library, stop, control))) as progress:
            for one in progress:
                shown = one.after(shown)
                records += one.records
                yield one
        state = "stopped" if stop.is_set() else "finished"
    except Exception as error:
        expected = isinstance(error, QannealError)
        state, sentence = "failed", str(error) if expected else f"Failed ({type(error).__name__})."
        raise
    finally:
        outbox.tell(_notice(experiment, state, sentence or shown.sentence, _spent(records)))
        if shown.figures or shown.tables:
            _keep(library, experiment, replace(shown, sentence=sentence or shown.sentence), records, state)


def _spent(records: list[dict[str, Any]]) -> float:
    """Return the QPU time that an experiment says in its summary, in seconds."""
    said = [one.get("qpu_seconds") for one in records if one.get("type") == "summary"]
    return float(sum(one for one in said if isinstance(one, int | float)))


def _notice(experiment: Experiment, state: str, sentence: str, qpu_seconds: float) -> Notice:
    """Return what is told of an experiment as a whole, which none of its runs is alone."""
    verb = {"finished": "has ended", "stopped": "was stopped", "failed": "has failed"}[state]
    cost = f", {write_seconds(qpu_seconds)} of QPU time" if qpu_seconds else ""
    told = f": {after_colon(sentence.rstrip('.'))}" if sentence else ""
    event: Event = "failed" if state == "failed" else "ended"
    return Notice(event, f"{experiment.title} {verb}{told}{cost}.", qpu_seconds=qpu_seconds)


@contextmanager
def _opened(path: Path) -> Iterator[gzip.GzipFile]:
    """Open a result for reading; a pipe or a device in its place would be waited for without end."""
    with open_regular(path, "a result of an experiment") as (checked, _):
        descriptor = os.dup(checked.fileno())
    # Outside the block, which would tell of damaged content as of a file that cannot be opened.
    with os.fdopen(descriptor, "rb") as raw, gzip.open(raw, "rb") as file:
        yield file


def results(library: RunLibrary, experiment: str = "") -> list[Kept]:
    """Return all results, or those of one experiment, the newest first; what cannot be read is left out."""
    found = []
    for path in sorted((library.root / FOLDER).glob("*.json.gz"), reverse=True):
        try:
            with _opened(path) as file:
                about = _about(path, json.loads(file.readline(_LARGEST_LINE)))
        except (*_UNREADABLE, QannealError) as error:
            _log.warning("A result cannot be read: %s (%s)", path.name, type(error).__name__)
            continue
        if not experiment or about.experiment == experiment:
            found.append(about)
    return found


def reopen(library: RunLibrary, result: str) -> Reopened:
    """Return a result as it was shown.

    Parameters
    ----------
    result : str
        Its identifier, the beginning of it, or ``last``.

    Raises
    ------
    QannealError
        There is no such result, or its file is damaged.
    """
    path = _path(library, result)
    try:
        with _opened(path) as file:
            content = file.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            raise ValueError("too large")
        about, settings, shown, *records = (json.loads(line) for line in content.splitlines())
        kept = _about(path, about)
        return Reopened(
            kept,
            of_values(kept.experiment, settings),
            Progress(
                1.0,
                kept.sentence,
                figures=tuple(plain.figure(one) for one in shown["figures"]),
                tables=tuple(plain.table(one) for one in shown["tables"]),
            ),
            records,
        )
    except _UNREADABLE as error:
        raise QannealError(
            f"The result {path.name} cannot be read ({type(error).__name__}); run the experiment again."
        ) from error


def remove(library: RunLibrary, result: str) -> str:
    """Delete a result for good, and return its whole identifier; its runs stay.

    Raises
    ------
    QannealError
        There is no such result, or it cannot be deleted.
    """
    path = _path(library, result)
    try:
        path.unlink()
    except OSError as error:
        raise ObstacleError(f"{path} cannot be deleted: {error.strerror}.") from error
    return _id(path)


def _keep(
    library: RunLibrary,
    experiment: Experiment,
    shown: Progress,
    records: list[dict[str, Any]],
    state: str,
) -> None:
    """Write a result; where that fails the experiment has still shown it, and goes on."""
    now = datetime.now(UTC)
    about = {
        "experiment": experiment.name,
        "title": experiment.title,
        "created": now.isoformat(),
        "state": state,
        "sentence": shown.sentence[:2000],
    }
    settings = as_values(experiment)
    figures = {
        "figures": [plain.plain(one) for one in shown.figures],
        "tables": [plain.plain(one) for one in shown.tables],
    }
    lines = "\n".join(json.dumps(line) for line in (about, settings, figures, *records))
    folder = library.root / FOLDER
    name = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 16:04x}"  # in the order of time
    try:
        paths.make_folder(folder)
        write_atomically(folder / f"{name}.json.gz", gzip.compress(lines.encode(), 6), private=True)
    except (OSError, QannealError) as error:
        _log.warning("The result of %s could not be kept: %s", experiment.name, error)


def _about(path: Path, values: Mapping[str, Any]) -> Kept:
    texts = {name: str(values[name]) for name in ("experiment", "title", "state", "sentence")}
    created = datetime.fromisoformat(values["created"])
    return Kept(_id(path), created=created if created.tzinfo else created.replace(tzinfo=UTC), **texts)


def _id(path: Path) -> str:
    return path.name.removesuffix(".json.gz")


def _path(library: RunLibrary, result: str) -> Path:
    """Return the file of a result."""
    there = sorted((library.root / FOLDER).glob("*.json.gz"))
    found = [path for path in there if _ID.fullmatch(_id(path)) and _id(path).startswith(result)]
    if result == "last":
        found = there[-1:]
    if len(found) != 1:
        many = "is the beginning of several results" if found else "is no result"
        raise QannealError(f"{result} {many}; 'qanneal results' lists all.")
    return found[0]
