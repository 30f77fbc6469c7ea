"""Keeps the API token out of everything that is written or shown.

Ocean's client logs its whole configuration, the token in it, at DEBUG level, and the headers of every
request below that. `RedactToken` belongs on every log handler that writes to a file.
"""

import logging
import threading

_STARS = "***"
_lock = threading.Lock()
_secrets: set[str] = set()


def protect(secret: str) -> None:
    """Remember a token, so that `redact` and `RedactToken` know it."""
    if secret:
        with _lock:
            _secrets.add(secret)


def redact(text: str) -> str:
    """Return the text with every known token replaced by stars."""
    with _lock:
        secrets = sorted(_secrets, key=len, reverse=True)
    for secret in secrets:
        text = text.replace(secret, _STARS)
    return text


class RedactToken(logging.Filter):
    """A filter for log handlers that removes tokens from messages, tracebacks and stack traces."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place where it holds a token; never drop it."""
        try:
            message = record.getMessage()
        except Exception:  # a bad format string is the handler's to report, without its arguments
            message = f"{record.name}: a message that cannot be formatted"
        record.msg, record.args = redact(message), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = redact(record.exc_text)
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True
