"""The queue: what waits to be run, in its order, beside the runs in the library's database.

Any process may add to it and run it. Who runs entries holds a lock of its own as long as it lives, and
writes the name of that lock to the entry: an entry whose process has died is known by it, and offered again
with the run that it had begun.
"""

import contextlib
import os
import re
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock

from qanneal_gui import paths
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import database, state_words
from qanneal_gui.runs.database_errors import unwritable
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import unheld
from qanneal_gui.runs.queue_entry import Draft, Entry
from qanneal_gui.runs.records import dumps, loads, storable

FOLDER = "queue"
"""In the home directory: the locks of those who run entries."""

_LONGEST_NAME, _LONGEST_NOTES = 200, 100_000
_OWNER = re.compile(r"[0-9]+-[0-9a-f]{8}")
_COLUMNS = (
    "queue.number, position, kind, queue.name, settings, queue.state, queue.message, run, owner, billed,"
    " agreed, queue.qpu_seconds, queue.seconds, steps, queue.notes, done,"
    " runs.state AS run_state"
)
_SELECT = f"SELECT {_COLUMNS} FROM queue LEFT JOIN runs ON runs.id = queue.run"


class QueueSettings(NamedTuple):
    """Whether nothing more is to be started, and whether that is so after a failed or held entry."""

    paused: bool
    stops_on_failure: bool


class Claim(NamedTuple):
    """The entry to run next; None with `wait` if one will be free once another entry has ended."""

    entry: Entry | None
    wait: bool = False


class Queue:
    """The queue of one library; may be used from any thread.

    Every method raises `QannealError` as those of `RunLibrary` do.

    Parameters
    ----------
    library : RunLibrary
    """

    def __init__(self, library: RunLibrary) -> None:
        self._library = library
        self._folder = library.root / FOLDER

    # What is in it.

    def entries(self) -> list[Entry]:
        """Return all entries in their order."""
        with self._library.open() as db:
            # Whoever lists them need not write.
            with contextlib.suppress(ObstacleError), self._explained():
                if self._dead(db):
                    with database.transaction(db):
                        self._settle(db)
            return self._entries(db)

    def get(self, number: int) -> Entry:
        """Return one entry; raises `QannealError` if there is none of that number."""
        with self._library.open() as db:
            return self._found(db, number)

    @property
    def settings(self) -> QueueSettings:
        """How it is to be run."""
        with self._library.open() as db:
            return _settings(db)

    # What a user does to it.

    def add(self, draft: Draft, name: str = "", notes: str = "") -> Entry:
        """Put something at the end of the queue."""
        with self._library.open() as db, database.transaction(db):
            last = db.execute("SELECT coalesce(max(position), 0) FROM queue").fetchone()[0]
            columns = {**_columns(draft), "name": _name(name), "notes": _notes(notes), "position": last + 1}
            number = _insert(db, columns)
            return self._found(db, number)

    def change(
        self,
        number: int,
        draft: Draft,
        name: str | None = None,
        notes: str | None = None,
        *,
        seen: Entry | None = None,
    ) -> Entry:
        """Put other settings in the place of an entry's; it waits then, and begins a run of its own.

        Parameters
        ----------
        seen : Entry, optional
            The entry as whoever changes it has seen it.

        Raises
        ------
        QannealError
            There is no such entry, it is running, or it was run or changed since it was seen.
        """
        with self._library.open() as db, database.transaction(db):
            entry = self._at_rest(db, number)
            if seen is not None and _begun(entry) != _begun(seen):
                raise QannealError(
                    f"Entry {number} of the queue was run or changed while it was edited here; press Queue "
                    "to add what the form shows as an entry of its own, or Edit (F2) to see it as it is now."
                )
            columns = {
                **_columns(draft),
                "name": entry.name if name is None else _name(name),
                "notes": entry.notes if notes is None else _notes(notes),
                "state": "waiting",
                "message": "",
                "run": "",
                "done": None,
                "agreed": 0,
            }
            _update(db, number, columns)
            return self._found(db, number)

    def move(self, number: int, position: int) -> None:
        """Put an entry at a position, counted from 1; beyond the ends is at the ends."""
        with self._library.open() as db, database.transaction(db):
            self._found(db, number)
            order = [one for one in _order(db) if one != number]
            order.insert(max(0, position - 1), number)
            _renumber(db, order)

    def arrange(self, order: Sequence[int]) -> None:
        """Put some entries into the order given; together they take the places that they had."""
        with self._library.open() as db, database.transaction(db):
            now = _order(db)
            wanted = iter([one for one in dict.fromkeys(order) if one in set(now)])
            moved = set(order)
            _renumber(db, [next(wanted) if one in moved else one for one in now])

    def remove(self, numbers: Iterable[int]) -> list[Entry]:
        """Remove entries and return them; their runs stay in the library.

        Raises
        ------
        QannealError
            There is no such entry, or it is running; none is removed then.
        """
        with self._library.open() as db, database.transaction(db):
            self._settle(db)
            removed = [self._at_rest(db, number) for number in numbers]
            db.executemany("DELETE FROM queue WHERE number = ?", [(one.id,) for one in removed])
            _renumber(db, _order(db))
            return removed

    def clear(self, states: Iterable[str] = ("waiting", "done", "failed", "held")) -> list[Entry]:
        """Remove all entries in these states, none of which is running, and return them."""
        with self._library.open() as db, database.transaction(db):
            self._settle(db)
            wanted = set(states) - {"running"}
            removed = [entry for entry in self._entries(db) if entry.state in wanted]
            db.executemany("DELETE FROM queue WHERE number = ?", [(one.id,) for one in removed])
            _renumber(db, _order(db))
            return removed

    def restore(self, removed: Iterable[Entry]) -> None:
        """Put entries that were removed back to where they were; none of them costs anything unasked."""
        with self._library.open() as db, database.transaction(db):
            for entry in sorted(removed, key=lambda one: one.position):
                order = _order(db)
                columns = {
                    name: getattr(entry, name)
                    for name in (
                        "kind",
                        "name",
                        "notes",
                        "state",
                        "message",
                        "run",
                        "done",
                        "billed",
                        "qpu_seconds",
                        "seconds",
                    )
                }
                columns |= {"number": entry.id, "settings": dumps(entry.settings), "position": 0}
                with contextlib.suppress(sqlite3.IntegrityError):  # it is there already
                    _insert(db, columns)
                    order.insert(entry.position - 1, entry.id)
                    _renumber(db, order)

    def retry(self, numbers: Iterable[int]) -> None:
        """Let entries wait again that have failed or are held; the run that one had begun goes on.

        Raises
        ------
        QannealError
            There is no such entry, or it is in another state; nothing is changed then.
        """
        with self._library.open() as db, database.transaction(db):
            for number in numbers:
                entry = self._found(db, number)
                if entry.state not in ("failed", "held"):
                    raise QannealError(
                        f"Entry {number} of the queue is {state_words.of_entry(entry)}; only one that "
                        "has failed or is on hold can be retried."
                    )
                _update(db, number, {"state": "waiting", "message": "", "agreed": 0})

    def pause(self, paused: bool = True) -> None:
        """Let everybody start nothing more, or go on; what runs is not touched."""
        with self._library.open() as db:
            db.execute("UPDATE queue_settings SET paused = ?", (int(paused),))

    def stop_on_failure(self, wanted: bool) -> None:
        """Set whether the queue pauses after an entry that has failed or is held."""
        with self._library.open() as db:
            db.execute("UPDATE queue_settings SET stops_on_failure = ?", (int(wanted),))

    def agree(self) -> None:
        """Note the user's word that what waits now may cost QPU time."""
        with self._library.open() as db:
            db.execute("UPDATE queue SET agreed = 1 WHERE state = 'waiting'")

    # What those do who run it.

    @contextlib.contextmanager
    def owner(self) -> Iterator[str]:
        """Take part in running entries for the block; the value is the name under which this is done."""
        name = f"{os.getpid()}-{secrets.token_hex(4)}"
        lock = FileLock(self._lock(name), mode=0o600, thread_local=False)
        try:
            paths.make_folder(self._folder)
            lock.acquire()
        except OSError as error:
            raise unwritable(self._folder, error) from error
        try:
            yield name
        finally:
            lock.release()
            with contextlib.suppress(OSError):
                self._lock(name).unlink()

    def claim(self, owner: str) -> Claim:
        """Take the next entry: the first that waits, the user has agreed to, and the QPU is free for.

        Only one entry at a time uses the QPU, whoever runs it.
        """
        with self._library.open() as db, database.transaction(db):
            self._settle(db)
            if _settings(db).paused:
                return Claim(None)
            entries = self._entries(db)
            busy = any(one.billed for one in entries if one.state == "running")
            ready = [one for one in entries if one.state == "waiting" and (one.agreed or not one.billed)]
            for entry in ready:
                if not (entry.billed and busy):
                    _update(db, entry.id, {"state": "running", "message": "", "owner": owner})
                    return Claim(self._found(db, entry.id))
            return Claim(None, wait=bool(ready))

    def begin(self, number: int, owner: str, run: str) -> None:
        """Note the run of an entry, before there is one of that name."""
        with self._library.open() as db:
            db.execute("UPDATE queue SET run = ? WHERE number = ? AND owner = ?", (run, number, owner))

    def advance(
        self,
        number: int,
        owner: str,
        done: float | None,
        message: str = "",
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """Note how far an experiment is, and what it is doing; None if it is to begin anew.

        Parameters
        ----------
        settings : mapping, optional
            What takes the place of its settings.
        """
        columns = {"done": done, "message": storable(message)}
        if settings is not None:
            columns["settings"] = dumps(settings)
        assignments = ", ".join(f"{name} = ?" for name in columns)
        with self._library.open() as db:
            db.execute(
                f"UPDATE queue SET {assignments} WHERE number = ? AND owner = ?",
                (*columns.values(), number, owner),
            )

    def leave(self, number: int, owner: str, state: str, message: str = "") -> Entry | None:
        """Note how an entry is left, ``waiting`` if it is to go on, or how it has ended; return it.

        If that was badly, and the queue is to stop then, it is paused. None if it is the owner's no more.
        """
        with self._library.open() as db, database.transaction(db):
            changed = db.execute(
                "UPDATE queue SET state = ?, message = ?, owner = '' WHERE number = ? AND owner = ?",
                (state, storable(message), number, owner),
            ).rowcount
            if changed and state in ("failed", "held") and _settings(db).stops_on_failure:
                db.execute("UPDATE queue_settings SET paused = 1")
            return self._found(db, number) if changed else None

    def _settle(self, db: sqlite3.Connection) -> None:
        """Let the entries wait again whose processes have died."""
        for owner in self._dead(db):
            db.execute(
                "UPDATE queue SET state = 'waiting', message = '', owner = ''"
                " WHERE state = 'running' AND owner = ?",
                (owner,),
            )
            with contextlib.suppress(OSError):
                self._lock(owner).unlink(missing_ok=True)

    def _dead(self, db: sqlite3.Connection) -> list[str]:
        """Return the owners of entries whose locks nobody holds; no owner takes the name of another one."""
        found = db.execute("SELECT DISTINCT owner FROM queue WHERE state = 'running'").fetchall()
        dead = []
        for owner in (str(owner) for (owner,) in found):
            with unheld(self._lock(owner)) as free:
                dead += [owner] if free else []
        return dead

    def _lock(self, owner: str) -> Path:
        # No path but ours: the library may come from elsewhere.
        if owner and not _OWNER.fullmatch(owner):
            raise database.damaged(self._library.root / database.FILE)
        return self._folder / f"{owner}.lock"

    def _entries(self, db: sqlite3.Connection) -> list[Entry]:
        rows = db.execute(f"{_SELECT} ORDER BY position, queue.number").fetchall()
        return [self._entry(row, place) for place, row in enumerate(rows, 1)]

    def _found(self, db: sqlite3.Connection, number: int) -> Entry:
        for entry in self._entries(db):
            if entry.id == number:
                return entry
        raise QannealError(f"The queue has no entry {number}; list its entries with: qanneal queue list")

    def _at_rest(self, db: sqlite3.Connection, number: int) -> Entry:
        entry = self._found(db, number)
        if entry.state == "running":
            raise QannealError(f"Entry {number} of the queue is running; stop its run first.")
        return entry

    def _entry(self, row: sqlite3.Row, position: int) -> Entry:
        try:
            state = str(row["state"])
            return Entry(
                id=int(row["number"]),
                position=position,
                state=state,
                message=str(row["message"]),
                kind=str(row["kind"]),
                name=str(row["name"]),
                settings=loads(row["settings"]),
                run=str(row["run"]),
                steps=None if row["steps"] is None else int(row["steps"]),
                billed=bool(row["billed"]),
                agreed=bool(row["agreed"]),
                qpu_seconds=float(row["qpu_seconds"]),
                seconds=float(row["seconds"]),
                notes=str(row["notes"]),
                done=None if row["done"] is None else float(row["done"]),
                paused=state == "running" and row["run_state"] == "paused",
            )
        except (ValueError, TypeError) as error:
            raise database.damaged(self._library.root / database.FILE) from error

    def _explained(self) -> contextlib.AbstractContextManager[None]:
        return database.explained_errors(self._library.root / database.FILE)


def _settings(db: sqlite3.Connection) -> QueueSettings:
    row = db.execute("SELECT paused, stops_on_failure FROM queue_settings").fetchone()
    return QueueSettings(*map(bool, row)) if row else QueueSettings(False, False)


def _begun(entry: Entry) -> tuple[object, ...]:
    """Return what is other once an entry has been run or changed."""
    return entry.run, entry.steps, entry.done, entry.settings


def _columns(draft: Draft) -> dict[str, Any]:
    return {**draft._asdict(), "settings": dumps(draft.settings), "billed": int(draft.billed)}


def _name(name: str) -> str:
    return storable(" ".join(name.split()))[:_LONGEST_NAME]


def _notes(notes: str) -> str:
    return storable(notes.strip())[:_LONGEST_NOTES]


def _insert(db: sqlite3.Connection, columns: Mapping[str, Any]) -> int:
    places = ", ".join("?" * len(columns))
    cursor = db.execute(
        f"INSERT INTO queue ({', '.join(columns)}) VALUES ({places})", tuple(columns.values())
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _update(db: sqlite3.Connection, number: int, columns: Mapping[str, Any]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in columns)
    db.execute(f"UPDATE queue SET {assignments} WHERE number = ?", (*columns.values(), number))


def _order(db: sqlite3.Connection) -> list[int]:
    return [number for (number,) in db.execute("SELECT number FROM queue ORDER BY position, number")]


def _renumber(db: sqlite3.Connection, order: Sequence[int]) -> None:
    db.executemany(
        "UPDATE queue SET position = ? WHERE number = ?",
        [(place, number) for place, number in enumerate(order, 1)],
    )
