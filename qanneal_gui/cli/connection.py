"""How things stand with D-Wave, on the terminal: said when it changes, and seen while it lasts."""

import sys
import time
from typing import TYPE_CHECKING

import click

from qanneal_gui.cli.output import emit, say
from qanneal_gui.support.text import after_colon, for_terminal

if TYPE_CHECKING:  # the terminal starts without what this imports
    from qanneal_gui.annealing.device import Connection


class ConnectionTeller:
    """Tells how the connection of a run stands, on standard error; on a terminal in one line.

    Parameters
    ----------
    as_json : bool
        Whether each change is a ``connection`` object on standard output, too.
    """

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._before = "ok"

    def __call__(self, connection: "Connection") -> None:
        """Tell a change."""
        if self._as_json:
            emit(connection.as_json())
        # That the reads are complete again is seen by nothing being said of them.
        if connection.state != "ok" or self._before != "short":
            self._tell(connection)
        self._before = connection.state

    def _tell(self, connection: "Connection") -> None:
        lasts = connection.state in ("waiting", "silent", "retrying", "offline")
        if not sys.stderr.isatty():
            say(_sentence(connection))
            return
        text = for_terminal(_sentence(connection))
        click.echo(f"\r\033[K{text}", err=True, nl=not lasts)


def _sentence(connection: "Connection") -> str:
    clock = time.strftime("%H:%M:%S", time.localtime(connection.since))
    if connection.state in ("waiting", "silent"):
        return f"{connection.sentence} since {clock}."
    if connection.state == "offline":
        return f"Offline since {clock}: {after_colon(connection.sentence)}."
    return f"{connection.sentence}."
