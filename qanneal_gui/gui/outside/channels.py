"""What the dialog of notices does: keep the choices, send a test, forget. No Qt here.

All of it belongs on its own thread: a keyring may ask its owner for a password, and a server not answer.
"""

import threading
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from qanneal_gui.errors import QannealError
from qanneal_gui.notices import outbox, secrets, setup
from qanneal_gui.notices.notice import TEST
from qanneal_gui.notices.settings import TITLES, Channel, NoticeSettings, load, save
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the dialog shows.

    Attributes
    ----------
    values : dict
        Fields of `NoticeSettings` without the webhook's host.
    webhook, password : SecretStr
        As typed; empty for what is kept already.
    """

    values: dict[str, Any]
    webhook: SecretStr
    password: SecretStr


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in force now, and in a sentence what was done."""

    settings: NoticeSettings
    sentence: str


def keep(wanted: Wanted, stop: threading.Event) -> Kept:
    """Keep the choices; secrets go to the keyring.

    Raises
    ------
    QannealError
        They cannot be used, or kept.
    """
    made = load().changed(**wanted.values)
    if made.email_to and not made.smtp_host:
        raise QannealError(tr("E-mail needs a mail server; enter its name."))
    if wanted.password.get_secret_value():
        setup.set_password(wanted.password.get_secret_value(), stop)
    if wanted.webhook.get_secret_value():
        made = setup.set_webhook(made, wanted.webhook.get_secret_value(), stop)
    save(made)
    return Kept(made, tr("The choices are kept."))


def keep_and_test(wanted: Wanted, stop: threading.Event) -> Kept:
    """Keep the choices and send a test; raises as `keep` does, and if the test was not taken anywhere."""
    made = keep(wanted, stop).settings
    channels: list[Channel] = []
    if made.has("webhook") or secrets.in_environment("webhook"):
        channels.append("webhook")
    if made.has("email"):
        channels.append("email")
    failed = []
    for channel in channels:
        try:
            outbox.send(made, channel, TEST)
        except QannealError as error:
            failed.append(str(error))
    if failed:
        raise QannealError(" ".join(failed))
    there = " and ".join(TITLES[channel].lower() for channel in channels)
    return Kept(
        made, tr("The test was sent by {there}.", there=there) if there else tr("The test is on the desktop.")
    )


def forget(stop: threading.Event) -> Kept:
    """Forget webhook and e-mail, and tell nothing any more; raises as `keep` does."""
    return Kept(setup.forget(load(), stop), tr("Nothing is told any more; webhook and e-mail are forgotten."))
