"""A notice by e-mail: over TLS or STARTTLS, and only to a mail server of this computer without."""

import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.utils import format_datetime, localtime, make_msgid
from typing import Any

from pydantic import SecretStr

from qanneal_gui.errors import NoticeError
from qanneal_gui.notices.address import is_loopback
from qanneal_gui.notices.cut import WAIT, WHOLE, Sockets, cut_off
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.reason import reason
from qanneal_gui.notices.settings import NoticeSettings

_LONGEST_SUBJECT = 150


def send(
    settings: NoticeSettings, password: SecretStr | None, notice: Notice, seconds: float = WHOLE
) -> None:
    """Send a notice.

    Parameters
    ----------
    settings : NoticeSettings
    password : SecretStr or None
        Of the mail server; None where it wants none.
    notice : Notice
    seconds : float
        After which the connection is cut off.

    Raises
    ------
    NoticeError
        It was not taken; the password is in no message.
    """
    host, secure = settings.smtp_host, settings.smtp_security
    if secure == "none" and not is_loopback(host):
        raise NoticeError(f"The mail server {host} is not of this computer: choose STARTTLS or TLS.")
    if settings.smtp_user and password is None:
        raise NoticeError(f"There is no password for the mail server {host}; enter it.")
    sockets = Sockets()
    try:
        with cut_off(seconds, sockets), _Connection(settings, sockets) as server:
            if secure == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.smtp_user and password is not None:
                server.login(settings.smtp_user, password.get_secret_value())
            server.send_message(_message(settings, notice))
    except smtplib.SMTPNotSupportedError:
        what = "TLS" if secure == "starttls" else "signing in with a password"
        raise NoticeError(f"The mail server {host} does not offer {what}; nothing was sent.") from None
    except smtplib.SMTPAuthenticationError:
        raise NoticeError(
            f"The mail server {host} has refused the user name or the password; enter them again."
        ) from None
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused):
        raise NoticeError(f"The mail server {host} has refused the addresses; check them.") from None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        why = reason(error, sockets.were_cut)
        raise NoticeError(f"The mail server {host} cannot be used ({why}).") from None


class _Connection(smtplib.SMTP):
    """A conversation that can be cut off from its first byte on."""

    def __init__(self, settings: NoticeSettings, sockets: Sockets) -> None:
        self._tls = settings.smtp_security == "tls"
        sockets.append(lambda: getattr(self, "sock", None))
        # Not the name of this computer, which is nobody's business, and may take long to find.
        super().__init__(settings.smtp_host, settings.port, local_hostname="[127.0.0.1]", timeout=WAIT)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        found: Any = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        if self._tls:
            found = ssl.create_default_context().wrap_socket(found, server_hostname=host)
        made: socket.socket = found
        return made


def _message(settings: NoticeSettings, notice: Notice) -> EmailMessage:
    sender = settings.email_from or settings.email_to
    message = EmailMessage()
    # A notice holds neither line breaks nor other controls, and `EmailMessage` refuses them once more.
    subject = f"qanneal: {notice.sentence}"
    message["Subject"] = subject if len(subject) <= _LONGEST_SUBJECT else f"{subject[:_LONGEST_SUBJECT]}…"
    message["From"], message["To"] = sender, settings.email_to
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    more = f"\n\nSee: qanneal runs show {notice.run}" if notice.run else ""
    message.set_content(f"{notice.sentence}{more}\n")
    return message
