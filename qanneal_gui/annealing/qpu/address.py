"""Addresses to which the API token may be sent: https, or http that never leaves this machine.

One check for all of them, wherever they come from: environment, dwave.conf, the dialog, a region's
metadata, a redirect. It is made when an address is read, and again when something is sent there.
"""

import ipaddress
import socket
from urllib.parse import urlsplit

from qanneal_gui.errors import QannealError

_LONGEST = 500
_EXAMPLE = "https://na-west-1.cloud.dwavesys.com/sapi/v2/"


def check_address(address: str, named: str = "Endpoint") -> None:
    """Refuse an address that is none, or at which the token could be read on the way.

    Parameters
    ----------
    address : str
    named : str
        What it is and where it stands, for the message.

    Raises
    ------
    QannealError
        It is not https, and not http to this machine; or it is no address at all.
    """
    if not _is_plain(address):
        raise QannealError(
            f"{named} must be an https address, such as {_EXAMPLE}; leave it empty for D-Wave's default."
        )
    parts = urlsplit(address)
    if parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
        raise QannealError(
            f"{named} must be an https address, because the API token sent to {parts.hostname} over plain "
            "http could be read in transit; use https:// if the server supports it."
        )


def stays_here(address: str) -> bool:
    """Return whether an address is this machine's own, so that no proxy is to be asked for it."""
    return _is_plain(address) and _is_loopback(urlsplit(address).hostname or "")


def origin(address: str) -> tuple[str, str, int]:
    """Return scheme, host and port of an address that has passed the check."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _is_plain(address: str) -> bool:
    """Whether every reader of it sees the same host: nothing that parsers take in different ways."""
    if not address.isascii() or not address.isprintable() or len(address) > _LONGEST:
        return False
    if any(sign in address for sign in " \\@<>\"'`{}|^"):
        return False
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or host.endswith(".") or "%" in host:
        return False
    return parts.scheme in ("http", "https")


def _is_loopback(host: str) -> bool:
    try:
        return _is_own(host)
    except ValueError:
        pass
    if host != "localhost":
        return False
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return bool(found) and all(_is_own(address) for address in found)


def _is_own(host: str) -> bool:
    """Whether a numeric address is 127.0.0.0/8 or ::1; raises ValueError if it is not numeric."""
    address = ipaddress.ip_address(host)
    return address.is_loopback and not getattr(address, "ipv4_mapped", None)
