"""A run's row beside its weights, in ``run.json``, from which it is made again if the library is lost.

It is written when the run starts, when it is resumed, when it ends and when it is renamed or annotated; the
steps are in `steps_file`.
"""

import math
import sqlite3
from pathlib import Path
from typing import Any

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.records import dumps, loads
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

FILE = "run.json"
"""Its name in the folder of a run."""

_LARGEST = 4 * 2**20
_LONGEST_NAME = 200
_PLAIN = ("id", "name", "created", "state", "message")
_OBJECTS = ("config", "seeds", "versions")
ANNOTATIONS = ("tags", "notes", "starred")
"""What users have said about the run."""


def save(db: sqlite3.Connection, directory: Path, run: str, **ending: str) -> None:
    """Write what the library knows of a run into its folder.

    Parameters
    ----------
    db : sqlite3.Connection
    directory : Path
    run : str
        Its identifier.
    **ending
        Its ``state`` and ``message``, where the library will know them only after this.

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
    about = {"format": 1} | {name: row[name] for name in _PLAIN} | ending
    about |= {name: loads(row[name]) for name in _OBJECTS}
    said = {name: row[name] for name in ANNOTATIONS if row[name]}
    write_atomically(directory / FILE, dumps(about | {"annotations": said}).encode(), private=True)


def read(directory: Path) -> dict[str, Any]:
    """Return what `save` wrote; it may come from a damaged disk.

    Raises
    ------
    QannealError
        It cannot be read, or holds something else.
    """
    content = read_bytes(directory / FILE, "the settings of a run", _LARGEST)
    try:
        values = loads(content.decode())
        said = values.get("annotations", {})
        created = float(values["created"])
        if values["id"] != directory.name or not (math.isfinite(created) and 0 <= created < 4e9):
            raise ValueError("not this run")
        if not all(isinstance(one, dict) for one in (said, *(values[name] for name in _OBJECTS))):
            raise ValueError("not a run")
        if len(str(values["name"])) > _LONGEST_NAME:
            raise ValueError("not a name")
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise QannealError(f"{FILE} cannot be used") from error
    return values | {"annotations": _said(said)}


def _said(values: dict[str, Any]) -> dict[str, Any]:
    """Return the annotations of a run, if it has any."""
    tags, notes = str(values.get("tags", "")), str(values.get("notes", ""))
    starred = int(bool(values.get("starred", 0)))
    return {"tags": tags, "notes": notes, "starred": starred} if tags or notes or starred else {}
