"""Whether there is a display at all: Qt ends the process where there is none, with a page of advice."""

import contextlib
import os
import re
import socket
import sys
from collections.abc import Iterator, Mapping

_SECONDS = 2.0
_X_DISPLAY = re.compile(r"(?P<host>[^:]*):(?P<number>[0-9]{1,5})(\.[0-9]+)?")


def display_found(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether a window can be opened, as far as the environment tells.

    Only where displays are served over sockets (X11 and Wayland) can it be missing; a platform of Qt's that
    is named, such as ``offscreen``, is taken at its word.
    """
    if sys.platform in ("win32", "darwin", "cygwin") or environment.get("QT_QPA_PLATFORM"):
        return True
    return any(_answers(family, address) for family, address in _addresses(environment))


def _addresses(environment: Mapping[str, str]) -> Iterator[tuple[int, str | tuple[str, int]]]:
    if name := environment.get("WAYLAND_DISPLAY"):
        yield socket.AF_UNIX, os.path.join(environment.get("XDG_RUNTIME_DIR", ""), name)
    if match := _X_DISPLAY.fullmatch(environment.get("DISPLAY", "")):
        host, number = match["host"], int(match["number"])
        if host in ("", "unix"):
            for place in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
                yield socket.AF_UNIX, place
        if number < 59_000:
            yield socket.AF_INET, (host if host not in ("", "unix") else "127.0.0.1", 6000 + number)


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    with contextlib.suppress(OSError, ValueError), socket.socket(family) as connection:
        connection.settimeout(_SECONDS)
        connection.connect(address)
        return True
    return False
