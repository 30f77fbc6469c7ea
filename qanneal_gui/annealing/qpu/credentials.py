"""Where the API token comes from: environment or dwave.conf, then the system keyring, then this session."""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import SecretStr

from qanneal_gui.annealing.device import Connection, DeviceError, TellConnection
from qanneal_gui.annealing.qpu.address import check_address
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.support import redaction
from qanneal_gui.support.background import interruptible

SERVICE = "qanneal"
"""The service under which tokens lie in the system keyring; the user is the endpoint, or ``default``."""

Source = Literal["environment", "dwave.conf", "keyring", "session"]
T = TypeVar("T")

# What a header of HTTP can carry, less quotes and backslashes, whose escapes would evade redaction.
_TOKEN = re.compile(r"[!#-&(-\[\]-~]{1,4096}")
_DEFAULT_USER = "default"
_KEYRING_SECONDS = 120.0
"""How long a keyring may wait for its owner; nobody may be there to answer its prompt."""
_SPARED_SECONDS = 10.0
"""How long, where the token of this session will do if it does not answer."""

_TOLD_AFTER_SECONDS = 1.0
"""A keyring that is unlocked answers before that."""

_lock = threading.Lock()
_session: dict[str, SecretStr] = {}

# Before anything here reads a token.
redaction.guard_logs()


class NeedsTokenError(DeviceError):
    """There is no token, or the one there is was refused: the run waits for another one."""


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
    if failure and not isinstance(failure, _NoKeyringError):
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
    """Drop the tokens kept by `use_for_session`."""
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


class _NoKeyringError(QannealError):
    """The system has no keyring, so nothing can be stored in it."""


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
    """Ask the keyring on its own thread: it may wait for a prompt that nobody answers."""
    given_up = _Wait(stop or threading.Event(), seconds, connection)
    stopped = "Stopped while waiting for the system keyring."
    try:
        return interruptible(lambda: _ask_keyring(action), given_up, stopped)
    except CancelledError:
        if stop is not None and stop.is_set():
            raise
        raise QannealError(
            f"The system keyring did not answer within {seconds:.0f} s; unlock it and try again, "
            "or set DWAVE_API_TOKEN."
        ) from None
    finally:
        given_up.over()


class _Wait(threading.Event):
    """A flag that another one sets, or the time; whoever looks at it tells when it takes long."""

    def __init__(self, stop: threading.Event, seconds: float, connection: TellConnection | None) -> None:
        super().__init__()
        self._stop, self._begun, self._seconds = stop, time.monotonic(), seconds
        self._connection, self._since, self._told = connection, time.time(), False

    def is_set(self) -> bool:
        """Whether the other flag is set, or the time is up."""
        lasted = time.monotonic() - self._begun
        if self._connection and not self._told and lasted > _TOLD_AFTER_SECONDS:
            self._told = True
            words = "Waiting for the system keyring to be unlocked"
            self._connection(Connection("waiting", words, self._since))
        return self._stop.is_set() or lasted > self._seconds

    def over(self) -> None:
        """Tell that nothing is waited for any more."""
        if self._connection and self._told:
            words = "The system keyring is waited for no more"
            self._connection(Connection("ok", words, time.time()))


def _ask_keyring(action: Callable[[Any], T]) -> T:
    import keyring
    from keyring import errors

    try:
        return action(keyring)
    except errors.NoKeyringError:
        raise _NoKeyringError(
            "This system has no keyring; use the token for this session only, or set DWAVE_API_TOKEN."
        ) from None
    except errors.KeyringLocked:
        raise QannealError("The system keyring is locked; unlock it and try again.") from None
    except Exception as error:  # backends raise whatever their service raises
        raise QannealError(
            f"The system keyring failed ({type(error).__name__}); use the token for this session only, or "
            "set DWAVE_API_TOKEN."
        ) from None


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
