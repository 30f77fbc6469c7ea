"""The address of a webhook, which is a secret: who has it can write there."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from qanneal_gui.errors import NoticeError

_URL = re.compile(r"[!-~]{1,2048}")


def is_loopback(host: str) -> bool:
    """Whether a name or an address is that of this computer, and no other."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_webhook(url: str) -> SplitResult:
    """Return the parts of an address that may be used.

    Raises
    ------
    NoticeError
        It is none, or would send notices over a network without encryption. The address is not in it.
    """
    if not _URL.fullmatch(url):
        raise NoticeError("The webhook's address is empty, too long or holds blanks; copy it again.")
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        parts, port, host = urlsplit(""), None, ""
    if parts.scheme not in ("https", "http") or not host or port == 0:
        raise NoticeError("This is not the address of a webhook; give one that begins with https://.")
    if "@" in parts.netloc:
        raise NoticeError("The webhook's address holds a user name; give one without.")
    if parts.scheme == "http" and not is_loopback(host):
        raise NoticeError(
            "With http:// everybody on the way could read the webhook's address; give one with https://."
        )
    return parts
