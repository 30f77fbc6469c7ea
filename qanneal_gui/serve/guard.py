"""Who gets an answer: the right host, the right site, the right method, the right token.

Every request passes here before anything of the library is read. A page elsewhere in the user's browser can
send requests to a loopback address too, by a name of its own that leads there (DNS rebinding), or by a
link: the headers ``Host``, ``Origin`` and ``Sec-Fetch-Site`` tell them apart.
"""

import hmac
import re
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qanneal_gui.serve import layout

SIGN_IN = "/token"
"""Where the token goes."""

STOP = re.compile(r"/runs/[^/]+/stop")
"""Where an order to stop a run goes, if orders are taken: with `SIGN_IN` all that takes a POST."""

_MOST_WRONG, _WITHIN = 10, 60.0
"""So many wrong tokens within so many seconds, from all sides together, and none is looked at for a while."""

_LONGEST_BODY = 4096
_LONGEST_HEAD = 16384
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not no-referrer: a browser then hides the origin of the form, too.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""Content security policy of what is no page."""


def policy(nonce: str) -> str:
    """Return the content security policy of a page: its own style and script, and nothing from elsewhere."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def html(write: Callable[[str], str], status: int = 200, **headers: str) -> Response:
    """Return a page with a policy of its own.

    Parameters
    ----------
    write : callable
        Returns the page, given the nonce of its policy.
    """
    nonce = secrets.token_urlsafe(16)
    return HTMLResponse(write(nonce), status, {"Content-Security-Policy": policy(nonce), **headers})


@dataclass
class Door:
    """The token, and who has shown it.

    Parameters
    ----------
    token : str
        Empty if none is needed.
    cookie : str
        The cookie's name; cookies know no ports, so each server has another.
    secure : bool
        Whether the cookie travels over TLS only.
    clock : callable
        Seconds, from any start.
    """

    token: str
    cookie: str
    secure: bool = False
    clock: Callable[[], float] = time.monotonic
    # Not the token: what a browser keeps is worth nothing after the end of this process.
    _session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    _wrong: deque[float] = field(default_factory=lambda: deque(maxlen=_MOST_WRONG), repr=False)

    def is_open(self, headers: Headers) -> bool:
        """Whether a request may pass, by its cookie or its ``Authorization``."""
        if not self.token:
            return True
        try:
            shown = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            shown = None
        if shown is not None and _same(shown.value, self._session):
            return True
        kind, _, token = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self.accepts(token.strip())

    def accepts(self, token: str) -> bool:
        """Whether this is the token; after too many wrong ones, none is for a while."""
        if self.is_shut():
            return False
        right = _same(token, self.token)
        if not right:
            self._wrong.append(self.clock())
        return right

    def is_shut(self) -> bool:
        """Whether there were too many wrong tokens."""
        return len(self._wrong) == _MOST_WRONG and self.clock() - self._wrong[0] < _WITHIN

    def let_in(self, response: Response) -> None:
        """Let a browser keep what opens the pages from now on."""
        response.set_cookie(
            self.cookie, self._session, path="/", httponly=True, samesite="strict", secure=self.secure
        )


def _same(one: str, other: str) -> bool:
    """Compare in a time that does not depend on where they differ."""
    return hmac.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))


class Guard:
    """The application, behind its door.

    Parameters
    ----------
    app : ASGI application
    hosts : set of str
        What ``Host`` may be, ports included.
    origin : str
        ``http`` or ``https``.
    door : Door
    stops : bool
        Whether orders to stop a run are taken.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], scheme: str, door: Door, stops: bool = False
    ) -> None:
        self._stops = stops
        self._app = app
        self._hosts = hosts
        self._scheme = scheme
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do it."""
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", NOTHING)
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, method = Headers(scope=scope), scope["method"]
        # The server ends what comes in pieces; what comes at once is whole before it has looked.
        length = len(scope["raw_path"]) + len(scope["query_string"])
        if length + sum(len(name) + len(value) for name, value in headers.raw) > _LONGEST_HEAD:
            return PlainTextResponse("The head of the request is too long.", 400)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return PlainTextResponse(
                "This is not the address that qanneal serve has printed; open that one. Through SSH, forward "
                "the same port.",
                421,
            )
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return PlainTextResponse("Another site has asked for this page; enter its address yourself.", 403)
        if headers.get("origin", f"{self._scheme}://{hosts[0]}") != f"{self._scheme}://{hosts[0]}":
            return PlainTextResponse("Another site has asked for this page; enter its address yourself.", 403)
        return self._wrong_method(scope, headers, method) or self._unknown(scope, headers)

    def _wrong_method(self, scope: Scope, headers: Headers, method: str) -> Response | None:
        signs_in = bool(self._door.token) and scope["path"] == SIGN_IN
        stops = self._stops and STOP.fullmatch(scope["path"]) is not None
        if method not in (("POST",) if signs_in or stops else ("GET", "HEAD")):
            allowed = "POST" if signs_in or stops else "GET, HEAD"
            return PlainTextResponse("The pages can only be read.", 405, {"Allow": allowed})
        # What acts must come from a page of ours: a browser says so itself, a script by its token.
        if stops and not {"origin", "sec-fetch-site", "authorization"} & set(headers.keys()):
            return PlainTextResponse("An order must come from the page of the run.", 403)
        length = headers.get("content-length", "0")
        most = _LONGEST_BODY if signs_in else 0
        if "transfer-encoding" in headers or not length.isdecimal() or len(length) > 9 or int(length) > most:
            return PlainTextResponse("The request is too long.", 413)
        return None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        if scope["path"] == SIGN_IN and self._door.token:
            return None
        if self._door.is_open(headers):
            return None
        return html(layout.sign_in, 401, **{"WWW-Authenticate": "Bearer"})
