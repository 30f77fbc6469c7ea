"""A run's row beside its weights, in ``run.json``, from which it is made again if the library is lost.

It is written when the run starts, when it is resumed, when it ends and when it is renamed or annotated; the
steps are in `steps_file`.
"""

import sqlite3
from pathlib import Path

from qanneal_gui.runs.records import dumps, loads
from qanneal_gui.support.files import write_atomically

FILE = "run.json"
"""Its name in the folder of a run."""

_PLAIN = ("id", "name", "created", "state", "message")
_OBJECTS = ("config", "seeds", "versions")
ANNOTATIONS = ("tags", "notes", "starred")
"""What users have said about the run."""


def save(db: sqlite3.Connection, directory: Path, run: str) -> None:
    """Write what the library knows of a run into its folder.

    Raises
    ------
    ObstacleError
        It cannot be written there.
    """
    row = db.execute(
        f"SELECT {', '.join(_PLAIN + _OBJECTS + ANNOTATIONS)} FROM runs"
        " LEFT JOIN annotations ON run = number WHERE id = ?",
        (run,),
    ).fetchone()
    about = {"format": 1} | {name: row[name] for name in _PLAIN}
    about |= {name: loads(row[name]) for name in _OBJECTS}
    said = {name: row[name] for name in ANNOTATIONS if row[name]}
    write_atomically(directory / FILE, dumps(about | {"annotations": said}).encode(), private=True)
