"""What a server of D-Wave's may do instead of answering; see `Sapi.faults`."""

from dataclasses import dataclass


@dataclass
class Status:
    """Answer with this status."""

    code: int
    text: str = "out of order"
    retry_after: str | None = None


@dataclass
class Body:
    """Answer 200 with this body."""

    body: bytes
    content_type: str | None = None


class Reset:
    """Break the connection off."""


class Stall:
    """Say nothing until the server is closed."""


class Truncate:
    """Announce the whole answer, send half of it."""


@dataclass
class Forward:
    """Redirect to another address."""

    location: str
