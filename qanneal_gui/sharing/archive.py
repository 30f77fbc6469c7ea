"""Runs as one file, to be sent to others and imported by them.

An archive is a zip file: ``manifest.json`` (format, version, SHA-256 of every other member) and, below
the identifier of each run, ``run.json`` (settings, seeds, versions, totals, name, tags, notes and star),
``steps.jsonl`` (one step per line, to the last bit), ``samples.jsonl`` (what each step was learned from, so
that the run can be resumed elsewhere), ``ledger.json`` (its submissions), and where there are any
``weights.safetensors``, ``embedding.json`` and ``checkpoint.safetensors``. There is no pickle and no
secret in it. Version 1 had no samples, tags, notes and stars.

What an imported run has cost is shown with it and kept as its ``ledger.json``; it is not entered into the
ledger, and so does not count against the month of the importing machine.
"""

import base64
import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from qanneal_gui import paths
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs import about, annotations, database, removal, samples, steps_file
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import LOCK_FILE
from qanneal_gui.runs.records import RunRecord, dumps
from qanneal_gui.runs.totals import totals
from qanneal_gui.sharing import archive_reader
from qanneal_gui.sharing.archive_members import BROKEN, UnusableError
from qanneal_gui.sharing.archive_reader import Incoming
from qanneal_gui.sharing.formats import path_format
from qanneal_gui.support.files import replacing, sync_directory, write_atomically
from qanneal_gui.support.reading import read_bytes
from qanneal_gui.support.versions import versions

SUFFIX = ".qanneal"
"""Ending of an archive's name."""

LEDGER_FILE = "ledger.json"
"""The submissions of an imported run, in its directory."""

FILES = ("weights.safetensors", "embedding.json", "checkpoint.safetensors")
"""Files of a run that go with it."""

_FORMAT, _VERSION = "qanneal-archive", 2
_MANIFEST = "manifest.json"
_MOST_ENTRIES = 100_000
_LARGEST_LEDGER = 1 << 28
_LARGEST_FILE = 1 << 31
"""Bytes of a run's files that are read."""


@path_format("archive", "Whole run, for import elsewhere", suffix=SUFFIX, many=True)
def pack(library: RunLibrary, runs: Sequence[str], path: Path) -> Path:
    """Write runs into one archive, replacing an existing file at once.

    Raises
    ------
    QannealError
        No such run, or a place that cannot be written.
    """
    records = list({record.id: record for record in map(library.get, runs)}.values())
    with (
        replacing(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        members = {}
        for record in records:
            for name, chunks in _contents(library, record):
                members[f"{record.id}/{name}"] = _add(archive, f"{record.id}/{name}", chunks)
        manifest = {
            "format": _FORMAT,
            "version": _VERSION,
            "qanneal": versions().get("qanneal-gui", ""),
            "runs": [record.id for record in records],
            "members": members,
        }
        _add(archive, _MANIFEST, [json.dumps(manifest, indent=1).encode()])
    return path


def unpack(
    library: RunLibrary, path: Path, tell: Callable[[str], None] = lambda _sentence: None
) -> list[str]:
    """Import all runs of an archive, or none of them.

    Parameters
    ----------
    library : RunLibrary
        Where they go; they keep their identifiers.
    path : Path
        The archive, which may come from anywhere.
    tell : callable
        Called with a sentence for each setting of a run that is ignored.

    Returns
    -------
    list of str
        The runs' identifiers.

    Raises
    ------
    QannealError
        The file is no archive, is damaged or too large, was made by a newer version, holds a run that is
        here already, or the library cannot be written.
    """
    try:
        with _open(path) as archive:
            runs = archive_reader.read(archive, _FORMAT, _VERSION)
            imported = _import(library, runs)
            for notice in dict.fromkeys(notice for run in runs for notice in run.notices):
                tell(notice)
            return imported
    except UnusableError as error:
        raise QannealError(f"Cannot import {path.name}: {error}.") from error


def ledger_rows(library: RunLibrary, run: str) -> list[dict[str, Any]]:
    """Return the submissions of a run as plain values, the oldest first; also those of an imported one."""
    rows = [_row(asdict(entry)) for entry in reversed(totals(library).entries(run, _MOST_ENTRIES))]
    # An imported run that was resumed here has both.
    with contextlib.suppress(QannealError, ValueError):
        kept = read_bytes(library.directory(run) / LEDGER_FILE, "the ledger of a run", _LARGEST_LEDGER)
        return archive_reader.ledger(kept) + rows
    return rows


def _open(path: Path) -> zipfile.ZipFile:
    if not path.is_file():  # a pipe would wait for ever, /dev/zero never end
        if path.exists() and not path.is_dir():
            raise QannealError(
                f"Cannot read {path}: it is not a regular file; "
                "choose an archive written by 'qanneal export'."
            )
        raise QannealError(f"There is no file {path}; choose an archive written by 'qanneal export'.")
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise QannealError(f"Cannot read {path} ({error.strerror}); check the file.") from error
    except BROKEN as error:
        raise UnusableError("the archive of runs is incomplete; ask its sender for the file again") from error


def _contents(library: RunLibrary, run: RunRecord) -> Iterator[tuple[str, Sequence[bytes] | Iterator[bytes]]]:
    said = annotations.annotations_of(library, run.id)
    about = {**run.as_json(), "resumptions": library.resumptions(run.id), "annotations": said}
    yield "run.json", [dumps(about).encode()]
    last = 0

    def lines() -> Iterator[bytes]:
        nonlocal last
        for step in library.each_step(run.id):
            last = step["step"]
            yield dumps(step).encode() + b"\n"

    yield "steps.jsonl", lines()
    # What has come of a step that is not finished was paid for, and goes along; a run that goes on while
    # it is read may have more.
    with library.open() as db:
        yield "samples.jsonl", (_sample_line(*part) for part in samples.rows(db, run.id, last + 1))
    yield LEDGER_FILE, [dumps({"submissions": ledger_rows(library, run.id)}).encode()]
    for name in FILES:
        path = library.directory(run.id) / name
        if os.path.lexists(path):
            yield name, [read_bytes(path, "a file of a run", _LARGEST_FILE)]


def _sample_line(step: int, part: int, kind: str, counts: bytes, about: str) -> bytes:
    packed = base64.b64encode(counts).decode()
    values = {"step": step, "part": part, "kind": kind, "counts": packed, "about": about}
    return dumps(values).encode() + b"\n"


def _add(archive: zipfile.ZipFile, name: str, chunks: Sequence[bytes] | Iterator[bytes]) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"sha256": digest.hexdigest(), "bytes": size}


def _row(entry: dict[str, Any]) -> dict[str, Any]:
    times = {key: value.isoformat() for key, value in entry.items() if isinstance(value, datetime)}
    return {key: value for key, value in entry.items() if key not in ("number", "run")} | times


def _import(library: RunLibrary, runs: list[Incoming]) -> list[str]:
    path = library.root / database.FILE
    made: list[Path] = []
    try:
        with (
            database.explained_errors(path),
            contextlib.closing(database.connect(path)) as db,
            contextlib.ExitStack() as locks,
        ):
            for run in runs:
                _check_absent(db, run.id)
            # Steps are read into a table beside the library, and checked meanwhile, so that runs which are
            # being recorded need not wait for more than one quick copy of it.
            db.execute("CREATE TEMP TABLE incoming (run TEXT, step INTEGER, metrics TEXT, samples TEXT)")
            db.execute(
                "CREATE TEMP TABLE incoming_samples"
                " (run TEXT, step INTEGER, part INTEGER, kind TEXT, counts BLOB, about TEXT)"
            )
            with database.transaction(db, "DEFERRED"):
                for run in runs:
                    rows = ((run.id, *_step_values(*step)) for step in run.steps())
                    db.executemany("INSERT INTO incoming VALUES (?, ?, ?, ?)", rows)
                    parts = ((run.id, *part) for part in run.samples())
                    db.executemany("INSERT INTO incoming_samples VALUES (?, ?, ?, ?, ?, ?)", parts)
            for run in runs:
                _write_files(db, library.root / "runs" / run.id, run, made, locks)
            with database.transaction(db):
                for run in sorted(
                    runs, key=lambda run: run.columns["created"]
                ):  # lists show the last one inserted first
                    _check_absent(db, run.id)
                    _insert(db, {**run.columns, "updated": time.time()}, run)
                    about.save(db, library.root / "runs" / run.id, run.id)
                    removal.keep(db, run.id)
    except BaseException as error:
        for directory in made:
            shutil.rmtree(directory, ignore_errors=True)
        if isinstance(error, OSError):
            raise ObstacleError(
                f"Cannot write {error.filename} ({error.strerror}); make sure that the folder is writable."
            ) from error
        raise
    return [run.id for run in runs]


def _check_absent(db: sqlite3.Connection, run: str) -> None:
    row = db.execute(
        "SELECT deleted FROM runs LEFT JOIN annotations ON run = number WHERE id = ?", (run,)
    ).fetchone()
    if row is None:
        return
    if row["deleted"] is None:
        raise UnusableError(f"run {run} is already in this library; delete it first to import it again")
    raise UnusableError(
        f"run {run} is in this library's bin; restore it with 'qanneal runs restore {run}', "
        f"or delete it permanently with 'qanneal runs purge {run}' and import it then"
    )


def _write_files(
    db: sqlite3.Connection, directory: Path, run: Incoming, made: list[Path], locks: contextlib.ExitStack
) -> None:
    paths.make_folder(directory)
    lock = FileLock(directory / LOCK_FILE, mode=0o600, thread_local=False)
    try:
        locks.enter_context(lock.acquire(timeout=0.5))
    except Timeout:
        raise UnusableError(f"run {run.id} is being imported by another window or terminal") from None
    _check_absent(db, run.id)  # from here on nobody else imports it
    removal.note(db, run.id)  # and a process that is killed leaves no folder for good
    made.append(directory)
    removal.empty(directory)  # left by an import that was killed
    sync_directory(directory.parent)
    for name, content in run.files():
        write_atomically(directory / name, content, private=True)
    steps = db.execute("SELECT step, metrics FROM incoming WHERE run = ? ORDER BY rowid", (run.id,))
    steps_file.StepsFile(directory / steps_file.FILE).append((row["step"], row["metrics"]) for row in steps)


def _insert(db: sqlite3.Connection, columns: dict[str, Any], run: Incoming) -> None:
    number = db.execute(
        f"INSERT INTO runs ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        tuple(columns.values()),
    ).lastrowid
    db.execute(
        "INSERT INTO steps (run, step, metrics, samples)"
        " SELECT ?, step, metrics, samples FROM incoming WHERE run = ? ORDER BY rowid",
        (number, run.id),
    )
    db.execute(
        "INSERT INTO samples (run, step, part, kind, counts, about)"
        " SELECT ?, step, part, kind, counts, about FROM incoming_samples WHERE run = ?",
        (number, run.id),
    )
    if any(run.annotations.values()):
        annotations.insert(db, int(number or 0), run.annotations)
    db.executemany(
        "INSERT INTO resumptions (run, time, step) VALUES (?, ?, ?)",
        [(number, columns["created"] + i, step) for i, step in enumerate(run.resumptions)],
    )


def _step_values(
    number: int, plain: dict[str, Any], per_example: dict[str, Any]
) -> tuple[int, str, str | None]:
    return number, dumps(plain), dumps(per_example) if per_example else None
