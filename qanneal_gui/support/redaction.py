"""Keeps the API token out of everything that is written or shown.

Ocean's client logs its whole configuration, the token in it, at DEBUG level, and the headers of every
request below that. `guard_logs` cleans every record where it is made, so that no handler ever sees
more, whoever adds it and whenever.
"""

import logging
import re
import threading
from typing import Any
from urllib.parse import quote

_STARS = "***"
_lock = threading.Lock()
_secrets: set[str] = set()

# What tokens look like, for those that are met before anybody has told of them: D-Wave's own, and
# whatever is called a token. The name stays, so that a log can still be read.
_TOKEN_SHAPE = re.compile(r"\b[0-9A-Za-z]{2,4}-[0-9A-Fa-f]{30,}\b")
_TOKEN_NAMED = re.compile(
    r"""(\b(?:api[_-]?)?token\b['"]?\s*(?:=|:)\s*(?:b?['"])?|x-auth-token['"]?\s*[:,=]\s*(?:b?['"])?)"""
    r"""([^\s'",;)}\]]{6,})""",
    re.IGNORECASE,
)


def protect(secret: str) -> None:
    """Remember a token, so that `redact` knows it, also as it stands in an address."""
    if secret:
        with _lock:
            _secrets.update((secret, quote(secret, safe="")))


def redact(text: str) -> str:
    """Return the text with every known token, and all that looks like one, replaced by stars."""
    with _lock:
        secrets = sorted(_secrets, key=len, reverse=True)
    for secret in secrets:
        text = text.replace(secret, _STARS)
    return _TOKEN_NAMED.sub(rf"\1{_STARS}", _TOKEN_SHAPE.sub(_STARS, text))


def guard_logs() -> None:
    """Let every log record be cleaned where it is made; a second call changes nothing."""
    make = logging.getLogRecordFactory()
    if getattr(make, "cleans", False):
        return

    def make_clean(*arguments: Any, **options: Any) -> logging.LogRecord:
        record = make(*arguments, **options)
        _clean(record)
        return record

    make_clean.cleans = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(make_clean)


def _clean(record: logging.LogRecord) -> None:
    try:
        message = record.getMessage()
    except Exception:  # a bad format string is the handler's to report, without its arguments
        message = f"{record.name}: a message that could not be formatted"
    record.msg, record.args = redact(message), None
    if record.exc_info and not record.exc_text:
        told = logging.Formatter().formatException(record.exc_info)
        record.exc_text = redact(told)
        if record.exc_text != told:
            # Formatters with a way of their own would write it out again.
            record.exc_info = None
    elif record.exc_text:
        record.exc_text = redact(record.exc_text)
    if record.stack_info:
        record.stack_info = redact(record.stack_info)
