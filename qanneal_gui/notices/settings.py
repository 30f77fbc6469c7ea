"""Which events are told, and where: a small file in the home directory, without any secret."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BeforeValidator, Field
from typing_extensions import override

from qanneal_gui import paths
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.notices.address import is_loopback
from qanneal_gui.notices.notice import EVENTS, Event
from qanneal_gui.support.remembered import Remembered, recall, remember

FILE = "notices.json"
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.\[\]:-]{1,255}")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}|[0-9a-fA-F:]{2,45}")
_USER = re.compile(r"[^\x00-\x1f\x7f-\x9f]{0,200}")

Channel = Literal["desktop", "webhook", "email"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
TITLES: dict[Channel, str] = {"desktop": "Desktop", "webhook": "Webhook", "email": "E-mail"}

Form = Literal["json", "discord", "text"]
"""What a webhook is sent: an object with ``text`` (Slack, Mattermost and others), one with ``content``, or
the sentence alone (ntfy)."""

Security = Literal["starttls", "tls", "none"]


def _events(value: Any) -> Any:
    """Return the events named in their order, each once; those of other versions are left out."""
    if isinstance(value, list | tuple):
        return tuple(event for event in EVENTS if event in value)
    return value


def _address(value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        raise ConfigError(f"{value[:80]!r} is no e-mail address; give one such as you@example.org.")
    return value


def _host(value: str) -> str:
    if value and not _HOST.fullmatch(value):
        raise ConfigError(f"{value[:80]!r} is no name of a computer; give one such as smtp.example.org.")
    return value


def _user(value: str) -> str:
    if not _USER.fullmatch(value):
        raise ConfigError("The user name holds control characters or is too long; enter it again.")
    return value


_Events = Annotated[tuple[Event, ...], BeforeValidator(_events)]
_Address = Annotated[str, AfterValidator(_address)]
_Host = Annotated[str, AfterValidator(_host)]


class NoticeSettings(Remembered):
    """What is told where. Webhook address and password are secrets, which lie in the system keyring.

    Attributes
    ----------
    desktop, webhook, email : tuple of str
        The events of each channel; webhook and e-mail tell nothing before they are set up.
    webhook_host : str
        Where the webhook's address leads, to be shown; empty without one.
    webhook_form : str
        See `Form`.
    email_to, email_from : str
        Addresses; mail comes from the receiver's own if `email_from` is empty. Empty `email_to`: no e-mail.
    smtp_host : str
    smtp_port : int
        0 for the usual one: 587 for STARTTLS, 465 for TLS, 25 without.
    smtp_user : str
        Empty if the server wants none.
    smtp_security : str
        ``starttls``, ``tls``, or ``none``, which only a server on this computer may have.
    """

    desktop: _Events = tuple(EVENTS)
    webhook: _Events = tuple(EVENTS)
    email: _Events = tuple(EVENTS)
    webhook_host: _Host = ""
    webhook_form: Form = "json"
    email_to: _Address = ""
    email_from: _Address = ""
    smtp_host: _Host = ""
    smtp_port: int = Field(default=0, ge=0, le=65535)
    smtp_user: Annotated[str, AfterValidator(_user)] = ""
    smtp_security: Security = "starttls"

    @property
    def port(self) -> int:
        """The port of the mail server in force."""
        return self.smtp_port or {"starttls": 587, "tls": 465, "none": 25}[self.smtp_security]

    def events(self, channel: Channel) -> tuple[Event, ...]:
        """Return the events that a channel is to tell."""
        events: tuple[Event, ...] = getattr(self, channel)
        return events

    def has(self, channel: Channel) -> bool:
        """Whether a channel is set up."""
        return {
            "desktop": True,
            "webhook": bool(self.webhook_host),
            "email": bool(self.email_to and self.smtp_host),
        }[channel]

    @override
    def changed(self, **values: Any) -> Self:
        """Return the settings with some values changed.

        Raises
        ------
        ConfigError
            A value cannot be used.
        """
        made = super().changed(**values)
        if made.smtp_security == "none" and made.smtp_host and not is_loopback(made.smtp_host):
            raise ConfigError(
                "Without TLS everybody on the way could read the mail and its password; choose STARTTLS or "
                "TLS."
            )
        return made


def path() -> Path:
    """Return the path of the file."""
    return paths.home() / FILE


def load() -> NoticeSettings:
    """Read the file; whatever cannot be used takes its default."""
    try:
        return recall(NoticeSettings, path())
    except QannealError:
        return NoticeSettings()  # who needs the home says why there is none


def save(settings: NoticeSettings) -> None:
    """Write the file in one piece.

    Raises
    ------
    QannealError
        It cannot be written.
    """
    remember(settings, path())
