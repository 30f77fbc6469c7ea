"""The server: where it listens, with which certificate, and how much it takes on at once."""

import asyncio
import contextlib
import ipaddress
import logging
import signal
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from qanneal_gui.errors import WebPagesError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.serve.app import application
from qanneal_gui.serve.content import Content
from qanneal_gui.serve.guard import Door

MOST_AT_ONCE = 32
"""Connections that are answered; more are told to come again (503), and very many more are not even told."""

SHORTEST_TOKEN = 16
"""Letters of a token, so that it cannot be guessed."""

_MOST_CONNECTIONS = 4 * MOST_AT_ONCE
_FIRST_WORD, _WHOLE = 10.0, 60.0
"""Seconds in which a connection must have asked, and must be over."""

_LONGEST_HEAD = 16 * 1024
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Certificate(NamedTuple):
    """Files of a certificate and of its key, as PEM."""

    file: Path
    key: Path


class Listener(NamedTuple):
    """A socket that listens, and what leads to it.

    Attributes
    ----------
    socket : socket
    url : str
        With a slash at its end.
    hosts : set of str
        What a request may call it.
    """

    socket: socket.socket
    url: str
    hosts: frozenset[str]


def listen(host: str, port: int, token: str, certificate: Certificate | None) -> Listener:
    """Take an address.

    Parameters
    ----------
    host : str
        A name or an address of this computer.
    port : int
        0 for one that is free.
    token : str
        Empty if none is needed.
    certificate : Certificate, optional
        For TLS.

    Raises
    ------
    WebPagesError
        It cannot be had, or would show the runs to a network without a token and TLS.
    """
    family, address = _resolved(host, port)
    ip = ipaddress.ip_address(address.partition("%")[0])
    if not ip.is_loopback and not (token and certificate):
        raise WebPagesError(
            f"At {host} others could read the pages: give --token, --certificate and --key, or leave --host "
            "out and forward the port through SSH (ssh -L 8765:localhost:8765 THIS_COMPUTER)."
        )
    if ip.is_unspecified:
        raise WebPagesError(
            f"{host} is every address of this computer; give the one name or address by which others reach "
            "it."
        )
    if token and len(token) < SHORTEST_TOKEN:
        raise WebPagesError(f"The token is too short to be safe; use at least {SHORTEST_TOKEN} letters.")
    if certificate:
        _check(certificate)
    try:
        made = socket.create_server((address, port), family=family)
    except OSError as error:
        raise WebPagesError(
            f"Cannot listen at {host}, port {port} ({error.strerror}); choose another with --port."
        ) from error
    name = f"[{host}]" if ":" in host else host.lower()
    taken = made.getsockname()[1]
    scheme = "https" if certificate else "http"
    usual = 443 if certificate else 80
    names = {name, *(_LOOPBACK if ip.is_loopback else ())}
    hosts = {f"{one}:{taken}" for one in names} | (names if taken == usual else set())
    return Listener(made, f"{scheme}://{name}:{taken}/", frozenset(hosts))


def serve(
    library: RunLibrary,
    listener: Listener,
    token: str,
    certificate: Certificate | None,
    *,
    stops: bool = False,
) -> None:
    """Answer until an order to stop comes, which is then passed on to who waits for it.

    Parameters
    ----------
    library : RunLibrary
    listener : Listener
    token, certificate
        As it was made with.
    stops : bool
        Whether the pages can stop runs.
    """
    port = listener.socket.getsockname()[1]
    scheme = "https" if certificate else "http"
    door = Door(token, f"qanneal-{port}", secure=certificate is not None)
    # Access logs would fill the log, and a flood of warnings too; what fails is logged.
    config = uvicorn.Config(
        application(Content(library, stops), listener.hosts, scheme, door),
        http=_Impatient,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        # A connection that is kept counts as one at work.
        headers=[("connection", "close")],
        limit_concurrency=MOST_AT_ONCE,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_graceful_shutdown=2,
        ssl_certfile=certificate.file if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    server = uvicorn.Server(config)
    with _ended_by_hang_up(server):
        server.run(sockets=[listener.socket])


@contextlib.contextmanager
def _ended_by_hang_up(server: uvicorn.Server) -> Iterator[None]:
    """Let a closed terminal end a server as TERM does; uvicorn knows TERM and Ctrl-C only.

    An exception out of the handler would not do: it could arise in the midst of an answer, which takes it
    for its own.
    """
    number = getattr(signal, "SIGHUP", None)
    if number is None or signal.getsignal(number) is signal.SIG_IGN:  # as under nohup
        yield
        return
    before = signal.signal(number, lambda _number, frame: server.handle_exit(signal.SIGTERM, frame))
    try:
        yield
    finally:
        signal.signal(number, before)


class _Impatient(H11Protocol):  # type: ignore[misc]
    """A connection that ends by itself: who says nothing, or takes too long, makes room for others."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if len(self.connections) > _MOST_CONNECTIONS:
            transport.abort()
            return
        loop = asyncio.get_running_loop()
        self._ends = [loop.call_later(_FIRST_WORD, self._silent), loop.call_later(_WHOLE, transport.abort)]

    def connection_lost(self, exc: Exception | None) -> None:
        for end in getattr(self, "_ends", ()):
            end.cancel()
        super().connection_lost(exc)

    def _silent(self) -> None:
        if self.cycle is None:
            self.transport.abort()


def _resolved(host: str, port: int) -> tuple[socket.AddressFamily, str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise WebPagesError(
            f"There is no computer with the name {host}; give --host a name or an address of this one."
        ) from None
    # "localhost" may be both; the older one is what --host is by default.
    family, _, _, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    return family, str(address[0])


def _check(certificate: Certificate) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        # A key with a password would be asked for on the terminal.
        context.load_cert_chain(certificate.file, certificate.key, password=lambda: "")
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or "not usable"
        raise WebPagesError(
            f"The certificate {certificate.file} with the key {certificate.key} cannot be used ({reason}); "
            "give two PEM files that belong together, the key without a password."
        ) from None
