"""Trials on a Dask cluster, whose workers may be other machines."""

import contextlib
import logging
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any

from qanneal_gui import __version__
from qanneal_gui.errors import ClusterError
from qanneal_gui.experiments.studies.backends import Backend
from qanneal_gui.experiments.studies.workers import version, version_sentence

try:
    from distributed import Client, KilledWorker
    from joblib._dask import DaskDistributedBackend
except ImportError:
    raise ClusterError(
        "A Dask cluster needs the package distributed; install it with: pip install 'qanneal-gui[cluster]'"
    ) from None

_log = logging.getLogger(__name__)

_CONNECT_SECONDS = 5.0
_WORKERS_SECONDS = 10.0
_LONELY_SECONDS = 60.0

_GOES_ON = "run the same command again to continue"

_GONE = f"The Dask scheduler has gone; start it again, then {_GOES_ON}."

# host:port, [IPv6]:port, or either after a protocol.
_ADDRESS = re.compile(r"([a-z]+://)?([^\s/:\[\]]+|\[[0-9A-Fa-f:.%]+\]):\d{1,5}/?")


class Cluster(Backend):
    """Trials on the workers of a Dask scheduler.

    They get all they need with the task; data sets are looked for where they run, in
    ``QANNEAL_DATA_DIR``, or downloaded there. The processes of a cluster run whatever they are sent, so
    it should be one's own.

    Parameters
    ----------
    address : str
        Of the scheduler, as ``tcp://host:8786``.
    """

    _pre_dispatch = "all"  # so that workers that come later get their share
    _dedicated = True
    _restarts = 1  # Dask itself has tried such a trial on several workers by then
    _broken = (KilledWorker,)
    _broken_sentence = (
        "The cluster's workers were killed repeatedly, perhaps because memory ran out; run fewer per "
        f"machine, then {_GOES_ON}."
    )

    def __init__(self, address: str) -> None:
        self.name = f"on the Dask cluster at {address}"
        self._address = address
        self._jobs = -1
        self._client: Any = None
        self._alone_since: float | None = None

    @contextlib.contextmanager
    def _opened(self) -> Iterator[None]:
        _log_to_file()
        try:
            if not _ADDRESS.fullmatch(self._address):
                raise ValueError("not an address")
            client = Client(self._address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except Exception as error:  # OSError, ValueError, and whatever the parts of an address lead to
            raise ClusterError(
                f"There is no Dask scheduler at {self._address}; give the address that 'dask scheduler' "
                "prints, such as tcp://127.0.0.1:8786."
            ) from error
        with client:
            self._check_workers(client)
            self._client = client
            self._alone_since = None
            self._options = {"backend": _DaskBackend(client=client)}
            yield

    def _check_workers(self, client: Any) -> None:
        """Tell at the start what would make every trial fail."""
        try:
            client.wait_for_workers(1, timeout=_WORKERS_SECONDS)
        except TimeoutError:
            raise ClusterError(
                f"The Dask cluster at {self._address} has no workers; "
                f"start some with: dask worker {self._address}"
            ) from None
        for theirs in client.run(version, on_error="return").values():
            if isinstance(theirs, Exception):
                raise ClusterError(
                    f"A cluster worker lacks part of the program ({theirs}); install the same qanneal-gui "
                    "everywhere and restart the workers."
                ) from theirs
            if theirs != __version__:
                raise ClusterError(version_sentence(theirs, __version__))

    def _trouble(self) -> str:
        if self._client.status != "running":
            return _GONE
        try:
            workers = self._client.nthreads()
        except Exception as error:
            # A busy scheduler may be late. If it is gone, the trials themselves fail.
            _log.info("the scheduler does not answer: %s", error)
            return ""
        if workers:
            self._alone_since = None
            return ""
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if now - self._alone_since < _LONELY_SECONDS:
            return ""
        return f"The Dask cluster at {self._address} has no workers left; start some, then {_GOES_ON}."


class _DaskBackend(DaskDistributedBackend):  # type: ignore[misc]
    """joblib's own, with two corrections for Dask."""

    def effective_n_jobs(self, n_jobs: int) -> int:
        # With a single worker joblib would do everything in this process and nothing on the cluster.
        jobs: int = super().effective_n_jobs(n_jobs)
        return max(2, jobs)

    def submit(self, func: Any, callback: Callable[[Any], None]) -> Any:
        # What fails in Dask, not in the trial, as a worker killed over and over, is never told to
        # joblib, which then waits for ever.
        def tell(done: Future[Any]) -> None:
            if error := done.exception():
                callback(error)

        future = super().submit(func, callback)
        future.add_done_callback(tell)
        return future

    def retrieve_result_callback(self, out: Any) -> Any:
        if isinstance(out, KilledWorker):
            raise out
        if isinstance(out, CancelledError):
            raise ClusterError(_GONE) from out
        if isinstance(out, BaseException):
            raise ClusterError(f"The cluster could not run a trial ({out}); {_GOES_ON}.") from out
        return super().retrieve_result_callback(out)


def _log_to_file() -> None:
    """Leave it to the program's own log what Dask says about connections; by itself it prints it."""
    for name in ("distributed", "distributed.client", "tornado", "tornado.application"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
