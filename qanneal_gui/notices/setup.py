"""Setting channels up: the secret goes to the keyring first, what is no secret to the file after it."""

import threading

from pydantic import SecretStr

from qanneal_gui.notices import secrets
from qanneal_gui.notices.address import check_webhook
from qanneal_gui.notices.settings import NoticeSettings, save


def set_webhook(settings: NoticeSettings, url: str, stop: threading.Event | None = None) -> NoticeSettings:
    """Keep the address of a webhook, and return the settings with it, saved.

    Raises
    ------
    QannealError
        The address cannot be used, or kept.
    """
    host = check_webhook(url.strip()).hostname or ""
    secrets.store("webhook", SecretStr(url.strip()), stop)
    made = settings.changed(webhook_host=host)
    save(made)
    return made


def set_password(password: str, stop: threading.Event | None = None) -> None:
    """Keep the password of the mail server; raises as `set_webhook` does."""
    secrets.store("smtp-password", SecretStr(password), stop)


def forget(settings: NoticeSettings, stop: threading.Event | None = None) -> NoticeSettings:
    """Forget webhook and e-mail with their secrets, tell nothing any more, and return the settings, saved.

    Raises
    ------
    QannealError
        The file cannot be written, or the keyring; in that case webhook and e-mail are off all the same.
    """
    fresh = NoticeSettings(desktop=())
    save(fresh)
    if settings.webhook_host:
        secrets.delete("webhook", stop)
    if settings.smtp_user:
        secrets.delete("smtp-password", stop)
    return fresh
