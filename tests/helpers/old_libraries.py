"""Run libraries as earlier versions have left them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qanneal_gui.runs.schema import MIGRATIONS

_APPLICATION = 0x716E6C00


def make_old_library(path: Path, version: int = 5) -> None:
    """Make the database of an earlier version, with one run."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statements in MIGRATIONS[:version]:
            for statement in statements:
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute(
            "INSERT INTO runs (id, name, created, updated, state, recording, config, seeds, versions)"
            " VALUES ('20261122-181502-k3f9', 'old', 0, 0, 'finished', 0, '{}', '{}', '{}')"
        )
