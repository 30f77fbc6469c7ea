"""What users say about their runs: names, tags, notes, stars; the archive and the bin.

Every change can be taken back. A run in the bin is not listed; its steps and files stay until
`purge`, and what it spent stays in the ledger for good.
"""

import contextlib
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import about, database, tidying
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import storable

KEEP_SECONDS = 30 * 86400.0
"""How long runs stay in the bin at least, from which they can be brought back."""

_DEFAULTS: dict[str, Any] = {"tags": "", "notes": "", "starred": 0, "archived": 0, "deleted": None}
_TYPED = {"name", "tags", "notes"}
_LONGEST = {"name": 200, "tags": 1000, "notes": 100_000}


@dataclass(frozen=True, slots=True)
class Change:
    """What a change replaced, so that `undo` can bring it back.

    Attributes
    ----------
    columns : tuple of str
        What was changed: ``name``, ``tags``, ``notes``, ``starred``, ``archived`` or ``deleted``.
    before : dict
        For each run, by its identifier, the former values of these columns.
    """

    columns: tuple[str, ...]
    before: Mapping[str, tuple[Any, ...]]


def annotations_of(library: RunLibrary, run: str) -> dict[str, Any]:
    """Return the tags (text, separated by commas), the notes and the star of a run, beside its name."""
    with library.open() as db:
        row = db.execute(
            "SELECT tags, notes, starred FROM annotations JOIN runs ON run = number WHERE id = ?", (run,)
        ).fetchone()
    tags, notes, starred = row or ("", "", 0)
    return {"tags": tags, "notes": notes, "starred": bool(starred)}


def insert(db: sqlite3.Connection, number: int, values: Mapping[str, Any]) -> None:
    """Say what `annotations_of` returned about a new run, in a transaction of the caller's."""
    known = {key: _checked(key, values[key]) for key in ("tags", "notes", "starred")}
    _replace(db, number, _DEFAULTS | known)


def tags_of(text: str) -> list[str]:
    """Return the tags in a text in which they are separated by commas, each once, in their order."""
    return list(dict.fromkeys(tag for part in text.split(",") if (tag := " ".join(part.split()))))


def annotate(library: RunLibrary, runs: Sequence[str], **values: Any) -> Change:
    """Change what is said about some runs, all or none of them.

    Parameters
    ----------
    runs : sequence of str
        Whole identifiers.
    **values
        New values: ``name``, ``tags`` (text, separated by commas), ``notes`` (text), ``starred``,
        ``archived`` (booleans).

    Raises
    ------
    QannealError
        A text is too long, or a run is not there any more.
    """
    if not values or not values.keys() <= {"name", "tags", "notes", "starred", "archived"}:
        raise ValueError(f"{sorted(values)} is not an annotation of a run")
    return _write(library, {run: tuple(map(_checked, values, values.values())) for run in runs}, (*values,))


def put_into_bin(library: RunLibrary, runs: Sequence[str]) -> Change:
    """Take runs out of the listing; `undo` or `restore` brings them back until `purge` removes them.

    Raises
    ------
    QannealError
        One of the runs is still being recorded, or not there any more.
    """
    library.mark_interrupted()
    with library.open() as db:
        for run in runs:
            row = db.execute("SELECT recording FROM runs WHERE id = ?", (run,)).fetchone()
            if row is not None and row["recording"]:
                raise QannealError(f"Run {run} is still running; stop it before deleting it.")
    return _write(library, {run: (time.time(),) for run in runs}, ("deleted",))


def undo(library: RunLibrary, change: Change) -> Change:
    """Take a change back, and return the change that this was.

    Raises
    ------
    QannealError
        A run was removed for good since.
    """
    return _write(library, change.before, change.columns)


@dataclass(frozen=True, slots=True)
class Binned:
    """A run in the bin.

    Attributes
    ----------
    run, name : str
    deleted : datetime
        When it was put there (UTC).
    """

    run: str
    name: str
    deleted: datetime


def in_bin(library: RunLibrary) -> list[Binned]:
    """Return the runs in the bin, the one last put there first."""
    with library.open() as db:
        rows = db.execute(
            "SELECT id, name, deleted FROM runs JOIN annotations ON run = number"
            " WHERE deleted IS NOT NULL ORDER BY deleted DESC, number DESC"
        ).fetchall()
    try:
        return [
            Binned(str(row["id"]), str(row["name"]), datetime.fromtimestamp(row["deleted"], UTC))
            for row in rows
        ]
    except (ValueError, TypeError, OverflowError, OSError) as error:
        raise database.damaged(library.root / database.FILE) from error


def find_in_bin(library: RunLibrary, run: str) -> str:
    """Return the identifier of a run in the bin by its beginning, or ``last`` for the one last put there.

    Raises
    ------
    QannealError
        There is no such run in the bin, or more than one.
    """
    wanted = run.strip().lower()
    there = [one.run for one in in_bin(library)]
    found = there[:1] if wanted == "last" else [one for one in there if wanted and one.startswith(wanted)]
    if not found:
        raise QannealError(f"There is no run {run!r} in the bin; 'qanneal runs bin' lists the runs there.")
    if len(found) > 1 and wanted not in found:
        raise QannealError(f"{run!r} is the beginning of more than one id in the bin; give more of the id.")
    return wanted if wanted in found else found[0]


def restore(library: RunLibrary, runs: Sequence[str]) -> Change:
    """Bring runs back from the bin.

    Raises
    ------
    QannealError
        One of them was removed for good.
    """
    return _write(library, dict.fromkeys(runs, (None,)), ("deleted",))


def purge(library: RunLibrary, older_than: float = KEEP_SECONDS, most: int = 5) -> int:
    """Remove runs for good that were put into the bin some time ago.

    Parameters
    ----------
    older_than : float
        Seconds that they were in the bin at least.
    most : int
        Number of runs at most, so that nobody waits long.

    Returns
    -------
    int
        Number of runs removed.
    """
    before = time.time() - older_than
    old = [one.run for one in in_bin(library) if one.deleted.timestamp() <= before][:most]
    for run in old:
        library.delete(run)
    return len(old)


def _checked(what: str, value: Any) -> Any:
    if what in ("starred", "archived"):
        return int(bool(value))
    text = storable(str(value)).strip()
    if what == "tags":
        text = ", ".join(tags_of(text))
    elif what == "name":
        text = " ".join(text.split())
    if len(text) > _LONGEST[what]:
        raise QannealError(f"The {what} of a run may have at most {_LONGEST[what]:,} characters; shorten it.")
    return text


def _write(library: RunLibrary, values: Mapping[str, tuple[Any, ...]], columns: tuple[str, ...]) -> Change:
    before = {}
    with library.open() as db, database.transaction(db):
        for run, new in values.items():
            row = db.execute(
                "SELECT number, name, annotations.* FROM runs"
                " LEFT JOIN annotations ON run = number WHERE id = ?",
                (run,),
            ).fetchone()
            if row is None:
                raise QannealError(f"Run {run} was deleted permanently; reload the list of runs.")
            old = {key: row[key] if row["run"] is not None else _DEFAULTS[key] for key in _DEFAULTS}
            old["name"] = row["name"]
            before[run] = tuple(old[column] for column in columns)
            _replace(db, row["number"], old | dict(zip(columns, new, strict=True)))
            if "name" in columns:
                db.execute(
                    "UPDATE runs SET name = ?, updated = ? WHERE number = ?",
                    (new[columns.index("name")], time.time(), row["number"]),
                )
    if _TYPED & set(columns):
        _save_beside(library, values)
    return Change(columns, before)


def _save_beside(library: RunLibrary, runs: Iterable[str]) -> None:
    """Keep what was typed beside the weights, too; where that cannot be, the library has it all the same."""
    folders = {run: folder for run in runs if (folder := library.directory(run)).is_dir()}
    with library.open() as db, tidying.export_noted(library.root, [*folders.values()]):
        for run, folder in folders.items():
            with contextlib.suppress(ObstacleError):
                about.save(db, folder, run)


def _replace(db: sqlite3.Connection, number: int, values: Mapping[str, Any]) -> None:
    names = ", ".join(_DEFAULTS)
    db.execute(
        f"INSERT OR REPLACE INTO annotations (run, {names}) VALUES (?{', ?' * len(_DEFAULTS)})",
        (number, *(values[key] for key in _DEFAULTS)),
    )
