"""Faults of the connection and of solvers: a sentence for the user, and whether to try again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from qanneal_gui.support.redaction import redact

_QUOTA = "solver access time"
_LONGEST_QUOTE = 160


class HttpFaultError(Exception):
    """An answer of the server whose status is not one of success.

    Parameters
    ----------
    status : int
    text : str
        What the server said.
    retry_after : float
        Seconds that the server asks to wait; 0 if it does not.
    """

    def __init__(self, status: int, text: str = "", retry_after: float = 0.0) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.text = text
        self.retry_after = retry_after

    @classmethod
    def from_answer(cls, status: int, body: bytes, retry_after: str | None) -> "HttpFaultError":
        """Read the server's words out of an error's body and headers, whatever they are."""
        text = body[:4096].decode("utf-8", "replace")
        try:
            text = str(json.loads(text)["error_msg"])
        except (ValueError, TypeError, KeyError, RecursionError):
            text = "" if text.lstrip().startswith(("<", "{", "[")) else text
        try:
            seconds = max(0.0, float(retry_after or 0))
        except ValueError:  # a date
            seconds = 0.0
        return cls(status, text, seconds)


class StalledError(Exception):
    """Nothing was heard from the server for longer than any request may take."""


class UnreadableAnswerError(Exception):
    """The server's samples are not those of the problem."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure, diagnosed.

    Attributes
    ----------
    cause, advice : str
        The two halves of the sentence for the user.
    transient : bool
        Whether it may pass by itself.
    refused : bool
        Whether the server surely did not accept the request that failed.
    final : bool
        Whether the problem, if its id is known, is over: asking for it again is useless.
    unbilled : bool
        Whether the problem was surely not run, even if its id is known.
    unreadable : bool
        Whether an answer came, but not one that can be understood.
    offline : bool
        Whether it is the line: D-Wave was not reached, or did not answer.
    gone : bool
        Whether it is the solver: D-Wave has taken it offline.
    token : bool
        Whether it is the token that was refused.
    retry_after : float
        Seconds that the server asks to wait.
    """

    cause: str
    advice: str
    transient: bool = False
    refused: bool = False
    final: bool = False
    unbilled: bool = False
    unreadable: bool = False
    offline: bool = False
    gone: bool = False
    token: bool = False
    retry_after: float = 0.0

    def sentence(self, addition: str = "") -> str:
        """Cause and advice as one sentence, with what else is to be known between them."""
        return f"{self.cause}{addition}; {self.advice}."


def diagnose(error: BaseException) -> Fault:
    """Tell what an exception of Ocean's client, or of what lies below it, means."""
    from dwave.cloud import exceptions as ocean
    from dwave.cloud.config import exceptions as config

    for link in _chain(error):
        if isinstance(link, HttpFaultError):
            return _of_status(link)
    if isinstance(error, ocean.CanceledFutureError):
        return Fault("The problem was cancelled", "resume to send it again", final=True)
    if isinstance(error, ocean.SolverFailureError | ocean.SolverOfflineError):
        return _of_problem(str(error))
    if isinstance(error, ocean.SolverAuthenticationError):
        return _of_status(HttpFaultError(401))
    if isinstance(error, ocean.SolverNotFoundError):
        return _of_status(HttpFaultError(404))
    if isinstance(error, ocean.InvalidProblemError):
        return Fault(
            "The embedding does not fit the solver's working graph",
            "start the run again to re-embed the network",
            refused=True,
        )
    if isinstance(error, config.ConfigFileError):
        return Fault("The D-Wave configuration cannot be read", "correct dwave.conf", refused=True)
    return _of_connection(error) or Fault(
        "D-Wave sent an unreadable answer",
        "try again later, and check the endpoint if it happens again",
        transient=True,
        unreadable=True,
    )


def quoted(text: str) -> str:
    """Return words of the server fit to be shown: printable, short, and without the token."""
    clean = "".join(c if c.isprintable() else " " for c in redact(text)).strip().rstrip(".;")
    return clean if len(clean) <= _LONGEST_QUOTE else clean[:_LONGEST_QUOTE] + "…"


def _of_status(fault: HttpFaultError) -> Fault:
    status, said = fault.status, quoted(fault.text)
    cause = f"D-Wave answered {status}" + (f" ({said})" if said else "")
    if status == 401:
        return Fault(
            "D-Wave rejected the API token",
            "enter a valid one under Run → D-Wave connection, or correct it in DWAVE_API_TOKEN or dwave.conf",
            refused=True,
            token=True,
        )
    if _is_quota(fault.text):
        return _quota()
    if status == 403:
        return Fault(cause, "check that your project has access to this solver", refused=True)
    if status == 404:
        return Fault(
            "D-Wave could not find the requested resource (404)",
            "check the endpoint and the solver",
            refused=True,
            final=True,
        )
    if status in (429, 503):
        return Fault(
            f"D-Wave answered {status}",
            "try again later",
            transient=True,
            refused=True,
            retry_after=fault.retry_after,
        )
    if status == 408 or status >= 500:
        return Fault(
            f"D-Wave answered {status}", "try again later", transient=True, retry_after=fault.retry_after
        )
    if 300 <= status < 400:
        return Fault(
            f"The D-Wave endpoint redirects elsewhere ({status})", "check the endpoint", refused=True
        )
    return Fault(cause, "correct the settings it names", refused=True)


def _of_problem(said: str) -> Fault:
    if _is_quota(said):
        return _quota()
    if "offline" in said.lower():
        return Fault(
            "The solver is offline",
            "choose another solver or resume later",
            refused=True,
            final=True,
            unbilled=True,
            gone=True,
        )
    return Fault(
        f"D-Wave could not solve the problem ({quoted(said) or 'no reason given'})",
        "correct this and resume",
        refused=True,
        final=True,
    )


def _of_connection(error: BaseException) -> Fault | None:
    import requests  # type: ignore[import-untyped,unused-ignore]
    import urllib3.exceptions as low
    from dwave.cloud import exceptions as ocean

    links = list(_chain(error))

    def caused_by(*kinds: type[BaseException]) -> bool:
        return any(isinstance(link, kinds) for link in links)

    if caused_by(requests.exceptions.SSLError, low.SSLError):
        return Fault(
            "The connection to D-Wave is not secure", "check the endpoint and the proxy", refused=True
        )
    if caused_by(
        low.NewConnectionError,
        low.ConnectTimeoutError,
        low.ProxyError,
        requests.exceptions.ConnectTimeout,
        requests.exceptions.ProxyError,
    ):
        return Fault(
            "D-Wave cannot be reached",
            "check the network connection and the endpoint",
            transient=True,
            refused=True,
            offline=True,
        )
    if caused_by(
        requests.exceptions.InvalidURL,
        requests.exceptions.InvalidSchema,
        requests.exceptions.MissingSchema,
        requests.exceptions.InvalidHeader,
    ):
        return Fault("The D-Wave endpoint cannot be used", "check the endpoint", refused=True)
    if caused_by(ocean.RequestTimeout, ocean.PollingTimeout, StalledError, requests.exceptions.Timeout):
        return Fault(
            "D-Wave did not answer in time",
            "check the network connection and resume",
            transient=True,
            offline=True,
        )
    if caused_by(
        requests.exceptions.ConnectionError,
        requests.exceptions.ChunkedEncodingError,
        low.ProtocolError,
        ConnectionError,
    ):
        return Fault(
            "The connection to D-Wave was lost",
            "check the network connection and resume",
            transient=True,
            offline=True,
        )
    return None


def _quota() -> Fault:
    return Fault(
        "Your D-Wave quota is used up",
        "wait until it is renewed, or choose the simulated QPU",
        refused=True,
        final=True,
        unbilled=True,
    )


def _is_quota(said: str) -> bool:
    return _QUOTA in said.lower()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and all that it wraps, in whatever way the layers below wrap them."""
    waiting, seen = [error], set()
    while waiting:
        link = waiting.pop()
        if link is None or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        inner = [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]
        waiting.extend(item for item in inner if isinstance(item, BaseException))
