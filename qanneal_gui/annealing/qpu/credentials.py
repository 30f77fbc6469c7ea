"""Where the API token comes from: environment or dwave.conf, then the system keyring, then this session."""

import os
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import SecretStr

from qanneal_gui.errors import QannealError
from qanneal_gui.support import redaction

SERVICE = "qanneal"
"""The service under which tokens lie in the system keyring; the user is the endpoint, or ``default``."""

Source = Literal["environment", "dwave.conf", "keyring", "session"]
T = TypeVar("T")

# What a header of HTTP can carry, less quotes and backslashes, whose escapes would evade redaction.
_TOKEN = re.compile(r"[!#-&(-\[\]-~]{1,4096}")
_DEFAULT_USER = "default"

_lock = threading.Lock()
_session: dict[str, SecretStr] = {}


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
        If the token is empty or holds characters that no token has.
    """

    token: SecretStr
    endpoint: str = ""
    region: str = ""
    source: Source = "session"

    def __post_init__(self) -> None:
        object.__setattr__(self, "token", _checked(self.token))


def find_credentials(endpoint: str = "") -> Credentials:
    """Return the token to use, by precedence: environment or dwave.conf, keyring, this session.

    Parameters
    ----------
    endpoint : str
        Solver API for which a token of the keyring or session is wanted; empty for the one that the
        environment or dwave.conf names, or D-Wave's default.

    Raises
    ------
    QannealError
        If there is none, saying where to put one, or if the keyring that may have it fails.
    """
    config = _ocean_config()
    address, region = endpoint or config.get("endpoint") or "", config.get("region") or ""
    if config.get("token"):
        source: Source = "environment" if os.environ.get("DWAVE_API_TOKEN") else "dwave.conf"
        return Credentials(config["token"], address, region, source)
    failure: QannealError | None = None
    try:
        stored = read_token(address)
    except QannealError as error:
        stored, failure = None, error
    if stored:
        return Credentials(stored, address, region, "keyring")
    with _lock:
        held = _session.get(address)
    if held:
        return Credentials(held, address, region, "session")
    if failure and not isinstance(failure, _NoKeyringError):
        raise failure
    raise QannealError(
        "There is no D-Wave API token; enter one in the settings, or set DWAVE_API_TOKEN or write dwave.conf."
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


def store_token(token: str | SecretStr, endpoint: str = "") -> Credentials:
    """Put a token in the system keyring.

    Raises
    ------
    QannealError
        If there is no keyring, it is locked, or it fails.
    """
    credentials = Credentials(_secret(token), endpoint, source="keyring")
    value = credentials.token.get_secret_value()
    _with_keyring(lambda ring: ring.set_password(SERVICE, endpoint or _DEFAULT_USER, value))
    return credentials


def read_token(endpoint: str = "") -> SecretStr | None:
    """Return the token in the system keyring, or None; raises `QannealError` as `store_token` does."""
    found = _with_keyring(lambda ring: ring.get_password(SERVICE, endpoint or _DEFAULT_USER))
    return SecretStr(found) if found else None


def delete_token(endpoint: str = "") -> None:
    """Remove the token from the system keyring, if it is there; raises as `store_token` does."""
    if read_token(endpoint):
        _with_keyring(lambda ring: ring.delete_password(SERVICE, endpoint or _DEFAULT_USER))


class _NoKeyringError(QannealError):
    """The system has no keyring, so nothing can be stored in it."""


def _with_keyring(action: Callable[[Any], T]) -> T:
    import keyring
    from keyring import errors

    try:
        return action(keyring)
    except errors.NoKeyringError:
        raise _NoKeyringError(
            "This system has no keyring; keep the token for this session only, or set DWAVE_API_TOKEN."
        ) from None
    except errors.KeyringLocked:
        raise QannealError("The system keyring is locked; unlock it and try again.") from None
    except Exception as error:  # backends raise whatever their service raises
        raise QannealError(
            f"The system keyring failed ({type(error).__name__}); keep the token for this session only, "
            "or set DWAVE_API_TOKEN."
        ) from None


def _ocean_config() -> dict[str, Any]:
    from dwave.cloud.config import load_config

    try:
        return dict(load_config())
    except Exception:  # its message quotes the file, and the file has the token
        raise QannealError(
            "The D-Wave configuration cannot be read; correct dwave.conf, or the file and profile that "
            "DWAVE_CONFIG_FILE and DWAVE_PROFILE name."
        ) from None


def _secret(token: str | SecretStr) -> SecretStr:
    return token if isinstance(token, SecretStr) else SecretStr(token)


def _checked(token: str | SecretStr) -> SecretStr:
    value = _secret(token).get_secret_value().strip()
    redaction.protect(value)
    if not _TOKEN.fullmatch(value):
        raise QannealError(
            "The API token is empty or holds characters that no token has; "
            "copy it again from your account on the Leap site."
        )
    return SecretStr(value)
