"""The address of the webhook and the password of the mail server: from the environment, or the keyring.

Neither is ever in a file, a log or a traceback.
"""

import base64
import contextlib
import os
import threading
from typing import Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from qanneal_gui.errors import NoticeError
from qanneal_gui.support import redaction, system_keyring
from qanneal_gui.support.system_keyring import SERVICE

Secret = Literal["webhook", "smtp-password"]

VARIABLES: dict[Secret, str] = {"webhook": "QANNEAL_WEBHOOK", "smtp-password": "QANNEAL_SMTP_PASSWORD"}
"""The environment takes precedence, for computers without a keyring."""

_LONGEST = 4096
_TOO_SHORT = 4
"""Letters of what is no secret anyway; taking it out of logs would leave nothing of them."""


def find(which: Secret, stop: threading.Event | None = None) -> SecretStr | None:
    """Return a secret, or None if there is none; raises as `store` does."""
    value = os.environ.get(VARIABLES[which], "")
    if not value:
        value = system_keyring.ask(
            lambda ring: ring.get_password(SERVICE, which) or "", _instead(which), stop=stop
        )
    if not value:
        return None
    _protect(which, value)
    return SecretStr(value)


def store(which: Secret, value: SecretStr, stop: threading.Event | None = None) -> None:
    """Put a secret in the system keyring.

    Raises
    ------
    NoticeError
        There is no keyring, it is locked, does not answer, or fails.
    CancelledError
        If `stop` was set.
    """
    text = value.get_secret_value()
    _protect(which, text)
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise NoticeError("The password is empty, too long or holds control characters; enter it again.")
    system_keyring.ask(lambda ring: ring.set_password(SERVICE, which, text), _instead(which), stop=stop)


def delete(which: Secret, stop: threading.Event | None = None) -> None:
    """Remove a secret from the system keyring, if it is there; raises as `store` does."""

    def remove(ring: object) -> None:
        if ring.get_password(SERVICE, which):  # type: ignore[attr-defined]
            ring.delete_password(SERVICE, which)  # type: ignore[attr-defined]

    # Where there is no keyring, nothing is kept in it.
    with contextlib.suppress(system_keyring.NoKeyringError):
        system_keyring.ask(remove, _instead(which), stop=stop)


def in_environment(which: Secret) -> bool:
    """Whether a variable has it."""
    return bool(os.environ.get(VARIABLES[which]))


def _instead(which: Secret) -> str:
    return f"set {VARIABLES[which]}"


def _protect(which: Secret, value: str) -> None:
    """Let no log show it, nor what it is made into."""
    if len(value) < _TOO_SHORT:
        return
    redaction.protect(value)
    if which == "webhook":
        # Libraries quote the path alone; in that of Slack or Discord every part is secret.
        parts = urlsplit(value)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        for secret in (path, *path.split("/")):
            if len(secret) > 2 * _TOO_SHORT:
                redaction.protect(secret)
    else:
        redaction.protect(base64.b64encode(value.encode()).decode())
