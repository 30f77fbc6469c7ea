"""The ledger's second home: ``ledger.jsonl`` beside the database, from which the month is made again.

Each line is the whole row of one submission to a real QPU as it was then, with a checksum at its end; the
file is only ever added to, and each line is on the disk before the program goes on. When the database lacks
submissions, because it was removed, replaced or restored from a backup, `merge` brings them back. The file is
read as if it came from a damaged disk: lines that are torn, too long or make no sense are left out.
"""

import contextlib
import logging
import os
import re
import sqlite3
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import database
from qanneal_gui.runs.records import dumps
from qanneal_gui.support.reading import open_regular

_log = logging.getLogger(__name__)

FILE = "ledger.jsonl"
"""Its name in the home directory."""

_LONGEST_LINE = 4096
_MOST_READ = 64 * 2**20
"""Bytes that are read at once; what is beyond them is read the next time."""
_UNREAD = 64 * 1024
"""Bytes that may be read again each time rather than be noted as read."""

_ADDING = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

_CHECKED = re.compile(rb',"check":"(?P<check>[0-9a-f]{8})"\}\s*$')
_RANK = {"intended": 0, "sent": 1, "unknown": 1, "void": 2, "completed": 3}
_COLUMNS = (
    "run, entry, kind, solver, state, created, sent, completed, qubits, reads, estimate_ns, billed_ns,"
    " problem, step, mark"
)

_Count = Annotated[int, Field(ge=0, lt=2**53)]
_Time = Annotated[float, Field(ge=0, le=4e9, allow_inf_nan=False)]


class _SubmissionLine(BaseModel):
    """What a line says of a submission; the columns of its row."""

    model_config = ConfigDict(extra="ignore", strict=True)

    run: str = Field(min_length=1, max_length=100)
    entry: str = Field(pattern=r"^[0-9a-f]{1,32}$")
    kind: Literal["qpu"]
    solver: str = Field(max_length=200)
    state: Literal["intended", "sent", "completed", "void", "unknown"]
    created: _Time
    sent: _Time | None
    completed: _Time | None
    qubits: _Count
    reads: _Count
    estimate_ns: _Count
    billed_ns: _Count | None
    problem: str = Field(max_length=200)
    step: _Count
    mark: str = Field(max_length=200)


def line_of(db: sqlite3.Connection, number: int) -> bytes:
    """Return the line that a submission has now."""
    row = db.execute(f"SELECT {_COLUMNS} FROM submissions WHERE number = ?", (number,)).fetchone()
    return _line(dict(row))


def append(path: Path, lines: list[bytes]) -> int:
    """Add lines, and wait until they are on the disk; return the place in the file where they end.

    Raises
    ------
    ObstacleError
        They cannot be written.
    """
    try:
        descriptor = os.open(path, _ADDING, 0o600)
        with os.fdopen(descriptor, "r+b", buffering=0) as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(f"{path.name} is not a regular file")
            torn = False
            if status.st_size:  # a process may have been killed in the middle of its line
                file.seek(-1, os.SEEK_END)
                torn = file.read(1) != b"\n"
            content = memoryview((b"\n" if torn else b"") + b"".join(lines))
            while content:
                content = content[file.write(content) :]
            end = file.tell()
            os.fsync(descriptor)
    except OSError as error:
        raise ObstacleError(
            f"Cannot write {path} ({error.strerror or error}), which keeps what the QPU has cost; make "
            "sure that it is writable and that there is space on the disk."
        ) from error
    return end


def fill(db: sqlite3.Connection, path: Path, *, replaced: bool = False) -> None:
    """Write down what is in the database, if the file was never made, was lost, emptied or replaced."""
    (read,) = db.execute("SELECT ledger_read FROM library").fetchone()
    if not replaced and path.is_file() and path.stat().st_size >= max(1, read):
        return
    rows = db.execute(f"SELECT {_COLUMNS} FROM submissions WHERE kind = 'qpu' ORDER BY number")
    append(path, [_line(dict(row)) for row in rows])


def ends_so(path: Path, end: int, line: bytes) -> bool:
    """Whether a line still stands where it was written; in an older copy of the file it does not."""
    return _piece(path, end - len(line), len(line)) == line


def lacks_newest(db: sqlite3.Connection, path: Path) -> bool:
    """Whether the newest submission of the database is not among the last of the file."""
    row = db.execute(
        "SELECT entry FROM submissions WHERE kind = 'qpu' ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return row is not None and f'"{row["entry"]}"'.encode() not in _piece(path, -_UNREAD, _UNREAD)


def _piece(path: Path, begin: int, length: int) -> bytes:
    """Return some bytes of the file, from a place counted from its end if that is negative."""
    try:
        with open_regular(path, "the ledger's second home") as (file, size):
            file.seek(max(0, begin + size if begin < 0 else begin))
            return bytes(file.read(length))
    except (QannealError, OSError):
        return b""


def merge(db: sqlite3.Connection, path: Path) -> int:
    """Bring what the file knows and the database does not into the database.

    Returns
    -------
    int
        Number of submissions that were added or changed.
    """
    (begin,) = db.execute("SELECT ledger_read FROM library").fetchone()
    try:
        known, end = _read(path, int(begin))
    except (QannealError, OSError) as error:
        _log.warning("The ledger's second home cannot be read: %s", error)
        return 0
    lacking = [line for line in known.values() if _is_news(db, line)]
    if not lacking and 0 <= end - begin < _UNREAD:
        return 0
    with database.transaction(db):
        changed = [line for line in lacking if _is_news(db, line)]
        for line in changed:
            _take(db, line)
        db.execute("UPDATE library SET ledger_read = ?", (end,))
    if changed:
        _log.warning("%d submissions were taken from %s into the run library.", len(changed), path)
    return len(changed)


def _line(values: dict[str, Any]) -> bytes:
    text = dumps({**values, "created": float(values["created"])}).encode()
    return text[:-1] + f',"check":"{zlib.crc32(text):08x}"}}\n'.encode()


def _read(path: Path, begin: int) -> tuple[dict[tuple[str, str], _SubmissionLine], int]:
    """Return what the lines from a place on say of each submission, and up to where they were read."""
    known: dict[tuple[str, str], _SubmissionLine] = {}
    if not path.exists():
        return known, begin
    with open_regular(path, "the ledger's second home") as (file, size):
        begin = begin if begin <= size else 0
        file.seek(begin)
        end = begin
        for content in _lines(file):
            if not content.endswith(b"\n"):  # it is being written just now, or was torn
                break
            end += len(content)
            line = _parsed(content)
            if line is not None:
                before = known.get((line.run, line.entry))
                if before is None or _RANK[line.state] >= _RANK[before.state]:
                    known[line.run, line.entry] = line
            if end - begin > _MOST_READ:
                break
    return known, end


def _lines(file: Any) -> Iterator[bytes]:
    """Yield the lines of a file; one that is too long comes in pieces, which no checksum fits."""
    while piece := file.readline(_LONGEST_LINE):
        # A piece without its end, in the middle of the file, is a line by itself here.
        yield piece if piece.endswith(b"\n") or len(piece) < _LONGEST_LINE else piece[:-1] + b"\n"


def _parsed(content: bytes) -> _SubmissionLine | None:
    found = _CHECKED.search(content)
    if found is None:
        return None
    text = content[: found.start()] + b"}"
    if zlib.crc32(text) != int(found["check"], 16):
        return None
    with contextlib.suppress(ValidationError, ValueError):
        line = _SubmissionLine.model_validate_json(text)
        if line.state != "completed" or line.billed_ns is not None:
            return line
    return None


def _is_news(db: sqlite3.Connection, line: _SubmissionLine) -> bool:
    row = db.execute(
        "SELECT state, problem FROM submissions WHERE run = ? AND entry = ?", (line.run, line.entry)
    ).fetchone()
    if row is None:
        return True
    later = _RANK[line.state] > max(1, _RANK.get(str(row["state"]), 0))
    return later or (bool(line.problem) and not row["problem"])


def _take(db: sqlite3.Connection, line: _SubmissionLine) -> None:
    values = line.model_dump()
    names = ", ".join(values)
    db.execute(
        f"INSERT INTO submissions ({names}) VALUES ({', '.join('?' * len(values))})"
        " ON CONFLICT (run, entry) DO UPDATE SET"
        # What is billed stays billed; where the row knows as much, only the solver's name for it is news.
        " problem = CASE problem WHEN '' THEN excluded.problem ELSE problem END,"
        " billed_ns = CASE WHEN excluded.state = 'completed' THEN excluded.billed_ns ELSE billed_ns END,"
        " completed = coalesce(completed, excluded.completed),"
        " sent = coalesce(sent, excluded.sent),"
        " state = CASE WHEN state = 'completed' OR excluded.state NOT IN ('void', 'completed') THEN state"
        " ELSE excluded.state END",
        tuple(values.values()),
    )
