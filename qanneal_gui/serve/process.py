"""A process that shows the pages for a window, and ends with it.

Its standard input brings one line of JSON (`Orders`), so that the token is neither among its arguments nor in
its environment; where the input ends, as when the window was killed, it ends, too. Its output is one line of
JSON: ``url``, and whether it is at another port than the one wanted, or ``error``.
"""

import errno
import json
import logging
import os
import signal
import threading
from pathlib import Path
from typing import Any, NamedTuple

from qanneal_gui import logs
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.serve.extra import installed
from qanneal_gui.support import background, redaction

_log = logging.getLogger(__name__)
_LONGEST = 64 * 1024


class Orders(NamedTuple):
    """What the process is told; as the options of ``qanneal serve``, where empty is without."""

    host: str
    port: int
    token: str
    certificate: str
    key: str
    stops: bool

    def written(self) -> bytes:
        """Return the line that the process reads."""
        return json.dumps(self._asdict()).encode() + b"\n"


def main() -> int:
    """Show the pages until the input ends; return the exit code."""
    logs.start()
    # Not through sys.stdin, whose lock the end of the interpreter could not get.
    read = b""
    while not read.endswith(b"\n"):
        more = os.read(0, _LONGEST)
        if not more:
            return 0
        read += more
    orders = Orders(**json.loads(read))
    redaction.protect(orders.token)
    try:
        server = installed()
        certificate = (
            server.Certificate(Path(orders.certificate), Path(orders.key)) if orders.certificate else None
        )
        listener, moved = _listen(server, orders, certificate)
        library = RunLibrary()
    except QannealError as error:
        _answer(error=str(error))
        return 1
    except Exception as error:
        _log.exception("unexpected error")
        _answer(error=f"The web pages failed unexpectedly ({type(error).__name__}); the log has the details.")
        return 1
    _answer(url=listener.url, moved=moved)
    threading.Thread(target=_end_with_input, name="orders", daemon=True).start()
    server.serve(library, listener, orders.token, certificate, stops=orders.stops)
    return 0


def _listen(server: Any, orders: Orders, certificate: Any) -> tuple[Any, bool]:
    """Take the port wanted, or another one if somebody has it; return whether it is another one."""
    try:
        return server.listen(orders.host, orders.port, orders.token, certificate), False
    except QannealError as error:
        number = getattr(error.__cause__, "errno", None)
        if number not in (errno.EADDRINUSE, errno.EACCES) or not orders.port:
            raise
    return server.listen(orders.host, 0, orders.token, certificate), True


def _answer(**values: Any) -> None:
    print(json.dumps(values), flush=True)


def _end_with_input() -> None:
    while os.read(0, 64):
        pass
    signal.raise_signal(signal.SIGTERM)


if __name__ == "__main__":
    background.leave(main())
