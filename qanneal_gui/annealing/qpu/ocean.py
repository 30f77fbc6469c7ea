"""Ocean's client: made, asked, told to cancel, and closed without ever hanging the caller.

Ocean is imported inside functions only: it takes a second.
"""

import contextlib
import logging
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from qanneal_gui.annealing.qpu import transport
from qanneal_gui.annealing.qpu.credentials import Credentials
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.annealing.qpu.faults import HttpFaultError, UnreadableAnswerError

Options = dict[str, Any]

SLICE = 0.05
"""Longest time, in seconds, between two looks at Stop."""

_DEFAULTS: Options = {
    # Connecting and reading: a long poll is held for poll_wait_time before it is answered.
    "request_timeout": (10, 60),
    "poll_wait_time": 20,
    # Retries are ours: seen by the user, stopped by Stop, and never a problem sent twice.
    "http_retry_total": 0,
}
_CLOSE_SECONDS = 2.0
_FIND_SECONDS = 10.0
_log = logging.getLogger(__name__)


def connect(credentials: Credentials, options: Options) -> Any:
    """Return an open client of Ocean's, whose ``inspect`` sees every answer.

    Parameters
    ----------
    options : dict
        Settings of Ocean's client; they win over dwave.conf, which wins over our defaults.
    """
    settings = settings_for(credentials, options)
    settings["endpoint"] = transport.endpoint_of(settings)
    client = _client_class()(defaults=_DEFAULTS, **settings)
    try:
        # The solver list has a session of its own, whose errors should look like the others'.
        _prepare(client.solvers_session.session, client)
    except BaseException:
        close(client)
        raise
    return client


def settings_for(credentials: Credentials, options: Options) -> Options:
    """Return what Ocean's client is made with: options before environment before dwave.conf."""
    from dwave.cloud.config.loaders import update_config

    given = dict(options)
    settings: Options = dict(read_settings(with_file=given.pop("config_file", None) is not False).values)
    for key in ("client", "profile"):  # of Ocean's loader, not of the client
        settings.pop(key, None)
    place = {"endpoint": credentials.endpoint} if credentials.endpoint else {"region": credentials.region}
    # Solver lists from a cache would hide a wrong token and a solver gone offline.
    update_config(settings, {**place, "cache_enabled": False})
    update_config(settings, {**given, "token": credentials.token.get_secret_value()})
    return settings


@contextlib.contextmanager
def connected(credentials: Credentials, options: Options) -> Iterator[Any]:
    """Open a client, and close it at the end."""
    client = connect(credentials, options)
    try:
        yield client
    finally:
        close(client)


def make_sampler(client: Any, solver: Any) -> Any:
    """Return a `DWaveSampler` on a client and a solver that are there already."""
    return _sampler_class()(client, solver)


def patience(client: Any) -> float:
    """Seconds after which a client that heard nothing has lost a request."""
    timeout = client.config.request_timeout
    reading = max(timeout) if isinstance(timeout, tuple | list) else timeout
    retries = client.config.request_retry.total or 0
    wait = getattr(client.config.polling_schedule, "wait_time", None) or 0
    return float((reading or 60) * (1 + retries) + wait + 10)


def close(client: Any, wait: bool = True) -> None:
    """Close a client; after a short while it is left to end by itself.

    Parameters
    ----------
    wait : bool
        False when requests may still be under way, which are then not waited for.
    """
    thread = threading.Thread(target=_quietly, args=(client.close, wait), name="qpu-close", daemon=True)
    thread.start()
    thread.join(_CLOSE_SECONDS)


def drop(client: Any) -> None:
    """Close a client in which a request hangs, without waiting at all."""
    threading.Thread(target=_quietly, args=(client.close, False), name="qpu-drop", daemon=True).start()


class Cancellation:
    """Cancels a problem and closes its client, in the background.

    Parameters
    ----------
    client : dwave.cloud.Client
    wait_id : callable
        Blocks until the problem's id is known, and returns it, or None if there is none.

    Attributes
    ----------
    problem_id : str
        Empty until it is known.
    confirmed : bool
        Whether the server said that the problem is cancelled.
    """

    def __init__(self, client: Any, wait_id: Callable[[], str | None]) -> None:
        self.problem_id = ""
        self.confirmed = False
        self._finished = threading.Event()
        threading.Thread(target=self._work, args=(client, wait_id), name="qpu-cancel", daemon=True).start()

    def wait(self, seconds: float) -> None:
        """Wait for the server's answer, no longer than that."""
        self._finished.wait(seconds)

    def _work(self, client: Any, wait_id: Callable[[], str | None]) -> None:
        try:
            self.problem_id = wait_id() or ""
            if self.problem_id:
                self.confirmed = _cancel(client, self.problem_id)
        except Exception as error:
            _log.info("Cancelling failed (%s)", type(error).__name__)
        finally:
            self._finished.set()
            _quietly(client.close, False)


@contextlib.contextmanager
def problems(client: Any, seconds: float) -> Iterator[Any]:
    """Open Ocean's interface to the problems of an account, with a short time limit."""
    from dwave.cloud import api
    from dwave.cloud.config.models import RequestRetryConfig

    config = client.config.model_copy(
        update={"request_timeout": seconds, "request_retry": RequestRetryConfig(total=0)}
    )
    with api.Problems.from_config(config) as resource:
        _prepare(resource.session, client)
        yield resource


def find_problems(client: Any, label: str) -> list[str]:
    """Return the ids of the account's problems with this label that have samples or may get some."""
    with problems(client, _FIND_SECONDS) as resource:
        listed = resource.list_problems(label=label, max_results=10)
    alive = ("PENDING", "IN_PROGRESS", "COMPLETED")
    # Whether or not the server has looked at the label.
    return [
        str(problem.id)
        for problem in listed
        if problem.label == label and str(getattr(problem.status, "value", problem.status)) in alive
    ]


def cancel_quietly(client: Any, problem_id: str) -> None:
    """Cancel a problem that nobody waits for, if that can be done."""
    _quietly(_cancel, client, problem_id)


def _prepare(session: Any, client: Any) -> None:
    """Let a session that Ocean made send to the endpoint only, and tell of every failure alike."""
    transport.guard(session, client.config.endpoint)
    session.hooks["response"].insert(0, client.inspect)


def _cancel(client: Any, problem_id: str) -> bool:
    with problems(client, 1.0) as resource:
        answer = resource.cancel_problem(problem_id)
    status = getattr(answer, "status", None)
    return str(getattr(status, "value", status)) == "CANCELLED"


def _quietly(action: Callable[..., Any], *arguments: Any) -> None:
    try:
        action(*arguments)
    except Exception as error:
        _log.info("The D-Wave client did not close cleanly (%s)", type(error).__name__)


def _expect_problem(response: Any, **_: Any) -> None:
    """Refuse lists of problems that would kill Ocean's thread, or leave it waiting for ever."""
    if "sapi.problems+json" not in response.headers.get("Content-Type", ""):
        return
    try:
        listed = response.json()
    except ValueError:
        return  # Ocean's to refuse
    if not (isinstance(listed, list) and len(listed) == 1 and isinstance(listed[0], dict)):
        raise UnreadableAnswerError("not one problem")


@cache
def _client_class() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from dwave.cloud.client.qpu import Client

    class ListeningClient(Client):  # type: ignore[misc,unused-ignore]
        """Ocean's client for QPUs with one thread of a kind, since we ask one question at a time."""

        _SUBMISSION_THREAD_COUNT = 1
        _POLL_THREAD_COUNT = 1
        _LOAD_THREAD_COUNT = 1

        def __init__(self, **settings: Any) -> None:
            self.last_heard = time.monotonic()
            super().__init__(**settings)

        def create_session(self) -> Any:
            session = super().create_session()
            _prepare(session, self)
            session.hooks["response"].append(_expect_problem)
            return session

        def inspect(self, response: Any, **_: Any) -> None:
            """Note that the server lives, and turn every failure into the same exception.

            Ocean's polling would meet a 5xx by asking again at once, for ever and in silence; and a
            redirect would carry the token to another address.
            """
            if 200 <= response.status_code < 300 or response.status_code == 304:
                self.last_heard = time.monotonic()
                return
            body = response.content
            response.close()
            raise HttpFaultError.from_answer(response.status_code, body, response.headers.get("Retry-After"))

    return ListeningClient


@cache
def _sampler_class() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from dwave.system.samplers.dwave_sampler import DWaveSampler

    class FutureSampler(DWaveSampler):  # type: ignore[misc,unused-ignore]
        """Ocean's sampler on a client of ours, with access to the submission under way."""

        def __init__(self, client: Any, solver: Any) -> None:
            self.failover = False
            self.retry_interval = -1
            self.client = client
            self.solver = solver

        def submit(self, h: dict[int, float], J: dict[tuple[int, int], float], **parameters: Any) -> Any:
            """Do what ``sample_ising`` does, but return Ocean's future.

            The future can be waited for in slices and cancelled; and it gives the samples as the
            matrix that came, where a `dimod.SampleSet` takes 0.3 s of Python for 3,000 qubits.
            """
            return self.solver.sample_ising(h, J, **parameters)

    return FutureSampler
