"""What SQLite raises, by its result codes: only damage is called damage."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import Timeout

from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs.database_errors import DamagedError, explained, explained_errors, explained_values
from qanneal_gui.runs.library import RunLibrary

PLACE = Path("/home/you/runs.sqlite")
_NO_RESULTS = ("SQLITE_OK", "SQLITE_ROW", "SQLITE_DONE", "SQLITE_NOTICE", "SQLITE_WARNING")
_OTHERS = (  # constants of the module that are no result codes: actions, flags, limits
    "SQLITE_ALTER", "SQLITE_ANALYZE", "SQLITE_ATTACH", "SQLITE_CREATE", "SQLITE_DBCONFIG", "SQLITE_DELETE",
    "SQLITE_DENY", "SQLITE_DETACH", "SQLITE_DROP", "SQLITE_FUNCTION", "SQLITE_IGNORE", "SQLITE_INSERT",
    "SQLITE_LIMIT", "SQLITE_PRAGMA", "SQLITE_READ", "SQLITE_RECURSIVE", "SQLITE_REINDEX", "SQLITE_SAVEPOINT",
    "SQLITE_SELECT", "SQLITE_TRANSACTION", "SQLITE_UPDATE",
)  # fmt: skip


def _is_result(name: str) -> bool:
    if not name.startswith("SQLITE_") or name.startswith(_NO_RESULTS):
        return False
    if name.startswith("SQLITE_READONLY"):
        return True
    return not any(name == other or name.startswith(f"{other}_") for other in _OTHERS)


CODES = {name: getattr(sqlite3, name) for name in dir(sqlite3) if _is_result(name)}


def raised(code: int, name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode, error.sqlite_errorname = code, name
    return error


def test_all_codes_are_looked_at():
    assert len(CODES) > 90
    assert {"SQLITE_PROTOCOL", "SQLITE_IOERR_LOCK", "SQLITE_NOLFS", "SQLITE_AUTH"} <= CODES.keys()


@pytest.mark.parametrize("name", CODES)
def test_only_damage_is_called_damage(name):
    code = CODES[name]
    told = explained(PLACE, raised(code, name))
    sentence = str(told)
    assert sentence.startswith(f"The run library {PLACE} ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    damage = code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    assert isinstance(told, DamagedError) == damage
    assert ("qanneal runs recover --all" in sentence) == damage
    assert ("is damaged" in sentence) == damage


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_PROTOCOL", "files cannot be locked reliably"),
        ("SQLITE_NOLFS", "files cannot be locked reliably"),
        ("SQLITE_IOERR_LOCK", "files cannot be locked reliably"),
        ("SQLITE_IOERR_SHMMAP", "files cannot be locked reliably"),
        ("SQLITE_IOERR_RDLOCK", "files cannot be locked reliably"),
        ("SQLITE_IOERR_WRITE", "check its disk"),
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_BUSY_RECOVERY", "in use by another program"),
        ("SQLITE_LOCKED_SHAREDCACHE", "in use by another program"),
        ("SQLITE_READONLY_DBMOVED", "was moved"),
        ("SQLITE_READONLY_ROLLBACK", "cannot be written"),
        ("SQLITE_CANTOPEN_ISDIR", "cannot be opened"),
        ("SQLITE_AUTH", "is not accessible to this account"),
        ("SQLITE_PERM", "cannot be opened"),
        ("SQLITE_NOMEM", "more memory"),
        ("SQLITE_IOERR_NOMEM", "more memory"),
    ],
)
def test_what_may_pass_is_an_obstacle_with_its_own_sentence(name, words):
    told = explained(PLACE, raised(CODES[name], name))
    assert isinstance(told, ObstacleError)
    assert words in str(told)


def test_mistakes_in_the_code_are_no_sentences():
    with pytest.raises(sqlite3.ProgrammingError), explained_errors(PLACE):
        raise sqlite3.ProgrammingError("closed")
    with pytest.raises(QannealError, match="lacks what"), explained_errors(PLACE):
        raise raised(sqlite3.SQLITE_ERROR, "SQLITE_ERROR")


def test_only_values_that_make_no_sense_are_damage(tmp_path):
    with pytest.raises(ObstacleError, match="is in use by another program"), explained_values(PLACE):
        raise Timeout("some.lock")
    with pytest.raises(ObstacleError, match=r"gone \(No such file or directory\)"), explained_values(PLACE):
        (tmp_path / "gone").stat()
    with pytest.raises(DamagedError), explained_values(PLACE):
        datetime.fromtimestamp(1e18, UTC)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_place_of_the_librarys_note_is_not_waited_for(home):
    home.mkdir()
    os.mkfifo(home / "runs.sqlite.owner")
    assert RunLibrary().runs() == []
