"""Where the API token comes from: environment or dwave.conf, then the system keyring, then this session."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import SecretStr

from qanneal_gui.annealing.device import Connection, DeviceError, TellConnection
from qanneal_gui.annealing.qpu import seen
from qanneal_gui.annealing.qpu.address import check_address
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.support import redaction, system_keyring
from qanneal_gui.support.system_keyring import SERVICE

_INSTEAD = "use the token for this session only, or set DWAVE_API_TOKEN"

Source = Literal["environment", "dwave.conf", "keyring", "session"]
T = TypeVar("T")

# What a header of HTTP can carry, less quotes and backslashes, whose escapes would evade redaction.
_TOKEN = re.compile(r"[!#-&(-\[\]-~]{1,4096}")
_DEFAULT_USER = "default"
"""The user under which a token lies in the keyring is its endpoint, or this."""

_KEYRING_SECONDS = system_keyring.PATIENCE
_SPARED_SECONDS = 10.0
"""How long, where the token of this session will do if it does not answer."""

_lock = threading.Lock()
_session: dict[str, SecretStr] = {}


class NeedsTokenError(DeviceError):
    """There is no token, or the one there is was refused: the run waits for another one."""

    page = "first-qpu-seconds#connect"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A token and the place it is for.

    Attributes
    ----------
    token : SecretStr
        Shown as stars by ``repr`` and ``str``; a plain string is accepted and wrapped.
    endpoint, region : str
        Address of the Solver API and D-Wave's region; empty for Ocean's defaults.
    source : str
        ``environment``, ``dwave.conf``, ``keyring`` or ``session``.

    Raises
    ------
    QannealError
        If the token is empty or holds characters that no token has, or the endpoint is no place to
        send one to (`check_address`).
    """

    token: SecretStr
    endpoint: str = ""
    region: str = ""
    source: Source = "session"

    def __post_init__(self) -> None:
        object.__setattr__(self, "token", _checked(self.token))
        if self.endpoint:
            check_address(self.endpoint)


def find_credentials(
    endpoint: str = "", stop: threading.Event | None = None, connection: TellConnection | None = None
) -> Credentials:
    """Return the token to use, by precedence: environment or dwave.conf, keyring, this session.

    Parameters
    ----------
    endpoint : str
        Solver API for which a token of the keyring or session is wanted; empty for the one that the
        environment or dwave.conf names, or D-Wave's default.
    stop : threading.Event, optional
        Set to give up waiting for the keyring.
    connection : callable, optional
        Told when the keyring is being waited for, and when that is over.

    Raises
    ------
    NeedsTokenError
        If there is none, saying where to put one.
    QannealError
        If the keyring that may have it fails, or dwave.conf or a variable cannot be used.
    CancelledError
        If `stop` was set.
    """
    settings = read_settings()
    config = settings.values
    address, region = endpoint or config.get("endpoint") or "", config.get("region") or ""
    if config.get("token"):
        source: Source = "environment" if settings.places["token"] == "DWAVE_API_TOKEN" else "dwave.conf"
        return Credentials(SecretStr(config["token"]), address, region, source)
    failure: QannealError | None = None
    with _lock:
        held = _session.get(address)
    try:
        patience = _SPARED_SECONDS if held else _KEYRING_SECONDS
        stored = _read_token(address, stop, patience, connection)
    except CancelledError:
        raise
    except QannealError as error:
        stored, failure = None, error
    if stored:
        return Credentials(stored, address, region, "keyring")
    if held:
        return Credentials(held, address, region, "session")
    if failure and not isinstance(failure, system_keyring.NoKeyringError):
        raise failure
    raise NeedsTokenError(
        "There is no D-Wave API token; enter one under Run → D-Wave connection, or provide it as "
        "DWAVE_API_TOKEN or in dwave.conf."
    )


def use_for_session(token: str | SecretStr, endpoint: str = "") -> Credentials:
    """Keep a token in memory until the program ends."""
    credentials = Credentials(_secret(token), endpoint)
    with _lock:
        _session[endpoint] = credentials.token
    return credentials


def forget_session() -> None:
    """Drop the tokens kept by `use_for_session`, and what they have shown."""
    seen.forget()
    with _lock:
        _session.clear()


def store_token(
    token: str | SecretStr, endpoint: str = "", stop: threading.Event | None = None
) -> Credentials:
    """Put a token in the system keyring.

    Parameters
    ----------
    token : str or SecretStr
    endpoint : str
    stop : threading.Event, optional
        Set to give up waiting for a keyring that asks its owner; it may still store the token when it
        is answered.

    Raises
    ------
    QannealError
        If there is no keyring, it is locked, does not answer, or fails.
    CancelledError
        If `stop` was set.
    """
    credentials = Credentials(_secret(token), endpoint, source="keyring")
    value = credentials.token.get_secret_value()
    user = endpoint or _DEFAULT_USER
    _with_keyring(lambda ring: ring.set_password(SERVICE, user, value), stop, _KEYRING_SECONDS)
    return credentials


def read_token(endpoint: str = "", stop: threading.Event | None = None) -> SecretStr | None:
    """Return the token in the system keyring, or None; raises `QannealError` as `store_token` does."""
    return _read_token(endpoint, stop, _KEYRING_SECONDS)


def delete_token(endpoint: str = "", stop: threading.Event | None = None) -> None:
    """Remove the token from the system keyring, if it is there; raises as `store_token` does."""
    if read_token(endpoint, stop):
        user = endpoint or _DEFAULT_USER
        _with_keyring(lambda ring: ring.delete_password(SERVICE, user), stop, _KEYRING_SECONDS)


def _read_token(
    endpoint: str, stop: threading.Event | None, seconds: float, connection: TellConnection | None = None
) -> SecretStr | None:
    user = endpoint or _DEFAULT_USER
    found = _with_keyring(lambda ring: ring.get_password(SERVICE, user), stop, seconds, connection)
    return SecretStr(found) if found else None


def _with_keyring(
    action: Callable[[Any], T],
    stop: threading.Event | None,
    seconds: float,
    connection: TellConnection | None = None,
) -> T:
    def waits(waiting: bool, since: float) -> None:
        words = "Waiting for the system keyring to be unlocked"
        over = "The system keyring is waited for no more"
        if connection is not None:
            connection(Connection("waiting", words, since) if waiting else Connection("ok", over, since))

    return system_keyring.ask(action, _INSTEAD, seconds=seconds, stop=stop, waits=waits)


def _secret(token: str | SecretStr) -> SecretStr:
    return token if isinstance(token, SecretStr) else SecretStr(token)


def _checked(token: str | SecretStr) -> SecretStr:
    value = _secret(token).get_secret_value().strip()
    redaction.protect(value)
    if not _TOKEN.fullmatch(value):
        raise QannealError(
            "The API token is empty or contains invalid characters; copy it again from your account on the "
            "Leap site."
        )
    return SecretStr(value)
