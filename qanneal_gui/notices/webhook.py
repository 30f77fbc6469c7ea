"""A notice to a webhook: one POST, no redirects, nothing read of the answer but its status."""

import http.client
import json
import re
import ssl
import urllib.error
import urllib.request
from typing import Any

from pydantic import SecretStr
from typing_extensions import override

from qanneal_gui.errors import NoticeError
from qanneal_gui.notices.address import check_webhook, is_loopback
from qanneal_gui.notices.cut import WAIT, WHOLE, Sockets, cut_off
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.reason import reason
from qanneal_gui.notices.settings import Form

# What a chat would take for a call to everybody; names of runs may be anyone's.
_CALLS = re.compile(r"@(?=channel|here|all|everyone)|<(?=[!@#])", re.IGNORECASE)
_APART = "\N{ZERO WIDTH SPACE}"


def send(url: SecretStr, form: Form, notice: Notice, seconds: float = WHOLE) -> None:
    """Send a notice.

    Parameters
    ----------
    url : SecretStr
    form : str
        See `Form`.
    notice : Notice
    seconds : float
        After which the connection is cut off.

    Raises
    ------
    NoticeError
        It was not taken; the address is in no message.
    """
    parts = check_webhook(url.get_secret_value())
    host = parts.hostname or ""
    body, kind = content(form, notice)
    request = urllib.request.Request(
        url.get_secret_value(), body, {"Content-Type": kind, "User-Agent": "qanneal"}, method="POST"
    )
    sockets = Sockets()
    try:
        with cut_off(seconds, sockets), _opener(sockets, host).open(request, timeout=WAIT) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
        error.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = reason(error, sockets.were_cut)
        raise NoticeError(f"The webhook at {host} cannot be reached ({why}).") from None
    if 300 <= status < 400:
        raise NoticeError(f"The webhook at {host} leads elsewhere ({status}); give the address it leads to.")
    if not 200 <= status < 300:
        raise NoticeError(f"The webhook at {host} has refused the notice ({status}); check its address.")


def content(form: Form, notice: Notice) -> tuple[bytes, str]:
    """Return what is sent, and its content type."""
    values = notice.as_json()
    values["text"] = _CALLS.sub(lambda found: found[0] + _APART, notice.sentence)
    if form == "text":
        return values["text"].encode(), "text/plain; charset=utf-8"
    if form == "discord":
        values = {"content": values["text"], "allowed_mentions": {"parse": []}}
    return json.dumps(values).encode(), "application/json"


def _opener(sockets: Sockets, host: str) -> urllib.request.OpenerDirector:
    proxies = [urllib.request.ProxyHandler({})] if is_loopback(host) else []
    return urllib.request.build_opener(_Http(sockets), _Https(sockets), _NoRedirects, *proxies)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The address is a secret, and so is what is told: neither goes where nobody has sent it."""

    @override
    def redirect_request(self, *_: Any) -> None:
        return None


class _Http(urllib.request.HTTPHandler):
    def __init__(self, sockets: Sockets) -> None:
        super().__init__()
        self._sockets = sockets

    @override
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        def make(host: str, **options: Any) -> http.client.HTTPConnection:
            made = http.client.HTTPConnection(host, **options)
            self._sockets.append(lambda: made.sock)
            return made

        return self.do_open(make, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, sockets: Sockets) -> None:
        super().__init__()
        self._sockets = sockets

    @override
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        def make(host: str, **options: Any) -> http.client.HTTPSConnection:
            made = http.client.HTTPSConnection(host, context=ssl.create_default_context(), **options)
            self._sockets.append(lambda: made.sock)
            return made

        return self.do_open(make, req)
