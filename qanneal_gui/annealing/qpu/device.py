"""A D-Wave annealer as a device: one problem at a time, followed to its end and never sent twice."""

import contextlib
import math
import threading
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from qanneal_gui.annealing.device import (
    Answer,
    DeviceError,
    GraphChangedError,
    Range,
    Submission,
    SubmissionControl,
    TellConnection,
)
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.qpu import ocean, seen
from qanneal_gui.annealing.qpu.answers import read_seconds, read_spins, read_timing
from qanneal_gui.annealing.qpu.credentials import Credentials, NeedsTokenError, find_credentials
from qanneal_gui.annealing.qpu.faults import Fault, StalledError, UnreadableAnswerError, diagnose, quoted
from qanneal_gui.annealing.qpu.flight import NOTICE_SECONDS, SILENCE_SECONDS, ConnectionReporter, Flight
from qanneal_gui.annealing.qpu.limits import SolverLimits
from qanneal_gui.annealing.qpu.lookup import count_twins, look_up
from qanneal_gui.annealing.qpu.solvers import choose
from qanneal_gui.annealing.qpu.working_graph import graph_id, has_changed, topology_of
from qanneal_gui.annealing.timing import ADVANTAGE
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import CancelledError, QannealError
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.numbers import finite

BACKOFF = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds to wait before each new attempt after a transient fault."""

_CANCEL_SECONDS = 1.5
_LONGEST_WAIT = 60.0
_SETTLED_SECONDS = 5.0
"""A problem that is not listed so long after its request has ended was never accepted."""


class QpuDevice:
    """A QPU of D-Wave's, through Ocean's `DWaveSampler`; made by `open`.

    The connection is opened when it is first needed and again after a fault that may have damaged it,
    so that the same object works when the cause is gone.

    Attributes
    ----------
    name : str
        The solver's name.
    topology : Topology
        Its working graph, as it was when the device was opened.
    graph_id : str
        D-Wave's name for this working graph, or a hash of it: embeddings hold as long as it does.
    h_range, j_range : tuple of float
        What may be programmed; J's is the extended range where the solver has one (see `SolverLimits`).
    noise_floor : tuple of float
        About 0.01 for h and J: D-Wave's documentation of integrated control errors speaks of errors
        in the second decimal place, and no property of a solver is more precise.
    known : Known
        Nothing but that.
    reads_range : tuple of int
        Fewest and most reads of one submission.
    """

    noise_floor = (0.01, 0.01)
    known = Known(noise_floor)

    def __init__(
        self,
        solver: Any,
        credentials: Credentials,
        options: ocean.Options,
        *,
        backoff: Sequence[float] = BACKOFF,
        patience: float | None = None,
        settled: float = _SETTLED_SECONDS,
    ) -> None:
        self._solver = solver
        self._credentials = credentials
        self._options = options
        self._backoff = tuple(backoff)
        self._patience = patience
        self._settled = settled
        self._sampler: Any = None
        self._unfinished: dict[str, str] = {}
        self._line = ConnectionReporter(quoted(str(solver.name)))
        self.name = quoted(str(solver.name))
        self.topology = topology_of(solver)
        self.graph_id = graph_id(solver, self.topology.qubits, self.topology.edges)
        self._limits = SolverLimits.of(self.name, solver.properties)
        self.h_range: Range = self._limits.h
        self.j_range: Range = self._limits.j
        self.reads_range = self._limits.reads

    @classmethod
    def open(
        cls,
        credentials: Credentials,
        solver: str = "",
        *,
        topology: str = "",
        hidden_qubits_needed: int = 0,
        backoff: Sequence[float] = BACKOFF,
        patience: float | None = None,
        settled: float = _SETTLED_SECONDS,
        options: ocean.Options | None = None,
        stop: threading.Event | None = None,
    ) -> Self:
        """Choose a solver and read its working graph.

        Parameters
        ----------
        credentials : Credentials
        solver : str
            Its name; empty for the least loaded one that is online and fits.
        topology : str
            ``pegasus`` or ``zephyr``; empty for either.
        hidden_qubits_needed : int
            Least number of working qubits.
        backoff : sequence of float
            Seconds to wait before each new attempt after a transient fault.
        patience : float, optional
            Seconds without any word from the server after which the request counts as lost; by
            default a little more than the client's own time limits.
        settled : float
            Seconds after which a problem of which no id came back is listed, if it was accepted.
        options : dict, optional
            Settings of Ocean's client.
        stop : threading.Event, optional
            Set to give up waiting.

        Raises
        ------
        DeviceError
            If D-Wave cannot be reached, refuses the token, or has no such solver.
        """
        given = dict(options or {})

        def look() -> tuple[Any, str]:
            with ocean.connected(credentials, given) as client:
                return choose(client, solver, topology, hidden_qubits_needed), client.config.endpoint

        try:
            chosen, endpoint = interruptible(
                look, stop or threading.Event(), "Stopped while connecting to D-Wave.", name="qpu-connect"
            )
            # A region has been looked up once; later connections go straight to its address.
            return cls(
                chosen,
                credentials,
                {**given, "endpoint": endpoint},
                backoff=backoff,
                patience=patience,
                settled=settled,
            )
        except QannealError:
            raise
        except Exception as error:
            fault = diagnose(error)
            raise (NeedsTokenError if fault.token else DeviceError)(fault.sentence()) from None

    def check_settings(self, config: RunConfig) -> None:
        """Refuse settings that no submission of theirs could be sent with; before anything is embedded.

        Raises
        ------
        ConfigError
            Naming the setting, and what the solver takes.
        """
        self._limits.check_settings(config, len(self.topology.qubits))

    def close(self) -> None:
        """Close the connection and its threads; the device may be used again and then reconnects."""
        sampler, self._sampler = self._sampler, None
        if sampler is not None:
            ocean.close(sampler.client)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"QpuDevice({self.name!r}, graph_id={self.graph_id!r})"

    def access_seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        """QPU access time by the solver's own timing data, or the published model without them."""
        try:
            estimate = self._solver.estimate_qpu_access_time(qubits, reads, annealing_time=anneal_time_us)
        except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError):
            estimate = None
        microseconds = finite(estimate)
        if microseconds is None or microseconds <= 0:
            return ADVANTAGE.seconds(qubits, reads, anneal_time_us)
        return microseconds * 1e-6

    def sample(self, submission: Submission, control: SubmissionControl) -> Answer:
        """Send a problem, or fetch the answer if this very problem was sent before, and wait for it.

        A problem that may have arrived, though no id came back, is looked for by its label, and sent
        again only if it is not found.

        Raises
        ------
        CancelledError
            If ``control.stop`` was set, or ``control.ending`` while something is tried again.
        GraphChangedError
            If the solver's working graph is another one by now.
        DeviceError
            If it failed; ``billed`` tells whether D-Wave may have accepted the problem. When its id
            is known, sampling the same submission again asks for its answer and sends nothing.
        """
        if "auto_scale" not in self._solver.parameters:
            raise DeviceError(f"{self.name} always rescales problems; choose another solver.")
        self._limits.check(submission)
        key = submission.fingerprint(self.topology)
        remembered = self._unfinished.pop(key, "")
        flight = Flight(submission, control, submission.problem_id or remembered)
        resumed = bool(flight.problem_id)
        attempt, failed_at = 0, -math.inf
        while True:
            if control.stop.is_set():
                raise self._stopped(flight)
            try:
                answer = self._attempt(flight)
            except QannealError:
                raise
            except Exception as error:
                fault = diagnose(error if self._settle(flight) else UnreadableAnswerError())
            else:
                return self._with_twins(flight, answer) if flight.repeated else answer
            if time.monotonic() - failed_at > _LONGEST_WAIT:
                attempt = 0
            attempt, failed_at = attempt + 1, time.monotonic()
            flight.failed(fault)
            may_repeat = fault.transient and flight.may_repeat(fault, len(self._backoff))
            if not may_repeat or attempt > len(self._backoff):
                # Asked for twice and not understood, an answer will not be understood a third time.
                lost = fault.final or (fault.unreadable and resumed)
                if flight.problem_id and not lost:
                    self._unfinished[key] = flight.problem_id
                self._check_graph(flight, fault)
                raise flight.given_up(fault, lost)
            self._pause(flight, fault, attempt, key)

    def _attempt(self, flight: Flight) -> Answer:
        sampler = self._connected()
        sampler.client.last_heard = time.monotonic()
        if not flight.problem_id and (flight.unsure or flight.submission.lookup_first):
            look_up(flight, sampler.client, self._settled)
        if flight.problem_id:
            flight.future = sampler.client.retrieve_answer(flight.problem_id)
            flight.future.solver = sampler.solver
            flight.future.return_matrix = True
        else:
            flight.posts()
            flight.future = self._send(sampler, flight.submission)
        self._wait(flight, sampler.client)
        result = flight.future.result()
        layout, reads = flight.submission.layout, flight.submission.reads
        spins = read_spins(result, self.topology.qubits[layout.qubits], reads)
        if spins.shape[1] < reads:
            self._line.short(flight, spins.shape[1], reads)
        else:
            self._line.good(flight)
        estimate = self.access_seconds(len(layout.qubits), reads, flight.submission.anneal_time_us)
        return Answer(
            spins,
            read_seconds(result, estimate),
            flight.problem_id,
            timing=read_timing(result, spins.shape[1]),
        )

    def _with_twins(self, flight: Flight, answer: Answer) -> Answer:
        try:
            return count_twins(flight, self._connected().client, answer)
        except Exception:  # the answer is there, and worth more than this
            return answer

    def _check_graph(self, flight: Flight, fault: Fault) -> None:
        """Tell a problem that was refused because the chip has changed from others."""
        if flight.problem_id or fault.unbilled or fault.offline or flight.control.ending.is_set():
            return
        try:
            client = self._connected().client
            changed = interruptible(
                lambda: has_changed(client, self._solver.name, self.topology, self.graph_id),
                flight.control.ending,
                name="qpu-connect",
            )
        except Exception:  # what has failed before is told instead
            return
        if changed:
            raise GraphChangedError(
                f"The working graph of {self.name} has changed; resume to re-embed the network.",
                billed=flight.unsure,
            )

    def _send(self, sampler: Any, submission: Submission) -> Any:
        layout, program = submission.layout, submission.program
        qubits = self.topology.qubits[layout.qubits]
        couplers = map(tuple, qubits[layout.edges].tolist())
        parameters = {
            "num_reads": submission.reads,
            "annealing_time": submission.anneal_time_us,
            # Scaling would change β from problem to problem.
            "auto_scale": False,
            "answer_mode": "raw",
        }
        known = sampler.solver.parameters
        if "answer_mode" not in known:
            del parameters["answer_mode"]
        h = dict(zip(qubits.tolist(), program.h.tolist(), strict=True))
        J = dict(zip(couplers, program.J.tolist(), strict=True))
        return sampler.submit(h, J, label=submission.label or "qanneal", **parameters)

    def _wait(self, flight: Flight, client: Any) -> None:
        """Wait for Ocean's future in slices, looking at Stop and listening for the server."""
        longest = self._patience or ocean.patience(client)
        began, notice = time.time(), time.monotonic() + NOTICE_SECONDS
        while not self._arrived(flight):
            self._note(flight)
            now = time.monotonic()
            if flight.control.stop.is_set():
                raise self._stopped(flight)
            patience = min(longest, SILENCE_SECONDS) if flight.control.ending.is_set() else longest
            if now - client.last_heard > patience:
                raise StalledError
            if now > notice:
                notice = now + NOTICE_SECONDS
                self._line.waiting(flight, began, now - client.last_heard)
        self._note(flight)

    @staticmethod
    def _arrived(flight: Flight) -> bool:
        """Wait for a slice of time; no longer than it takes for the id to come, which is noted at once."""
        if flight.problem_id:
            return bool(flight.future.wait(ocean.SLICE))
        with contextlib.suppress(TimeoutError):
            flight.future.wait_id(timeout=ocean.SLICE)
        return bool(flight.future.done())

    @staticmethod
    def _note(flight: Flight) -> None:
        if not flight.note(flight.future):
            raise UnreadableAnswerError("an invalid problem id")

    def _pause(self, flight: Flight, fault: Fault, attempt: int, key: str) -> None:
        seconds = max(self._backoff[attempt - 1], min(fault.retry_after, _LONGEST_WAIT))
        # Whether it has arrived is known for sure only when it would be listed.
        told = max(seconds, self._settled) if flight.unsure else seconds
        self._line.retrying(flight, fault, attempt, len(self._backoff), told)
        if flight.control.ending.wait(seconds) and not flight.control.stop.is_set():
            if not flight.problem_id:
                raise self._stopped(flight)
            # It is not cancelled, but there to be fetched when the run goes on.
            self._unfinished[key] = flight.problem_id
            raise flight.left()

    def _settle(self, flight: Flight) -> bool:
        """Keep what is known of the problem, and drop a connection in which a request still hangs.

        False if the server gave the problem an id that is none.
        """
        future, flight.future = flight.future, None
        if future is None:
            return True
        if not future.done():
            sampler, self._sampler = self._sampler, None
            ocean.drop(sampler.client)
        return flight.note(future)

    def _stopped(self, flight: Flight) -> CancelledError:
        """Cancel the problem as far as possible within a moment, and say what is known."""
        future, known = flight.future, flight.problem_id
        if future is None and not known and flight.unsure:
            return CancelledError("Stopped while the problem was being sent; it may be billed.", billed=True)
        if future is None and not known:
            return CancelledError("Stopped before the problem was sent.")
        confirmed = False
        with contextlib.suppress(Exception):  # a connection that cannot be made cannot cancel
            sampler, self._sampler = self._connected(), None
            limit = self._patience or ocean.patience(sampler.client)
            cancellation = ocean.Cancellation(sampler.client, lambda: known or future.wait_id(timeout=limit))
            cancellation.wait(_CANCEL_SECONDS)
            confirmed = cancellation.confirmed
        if future is not None:
            flight.note(future)
        if not flight.problem_id:
            return CancelledError("Stopped while the problem was being sent; it may be billed.", billed=True)
        what = "was cancelled but" if confirmed else "could not be cancelled in time and"
        return CancelledError(
            f"Stopped; problem {flight.problem_id} {what} may still be billed.", billed=True, lost=confirmed
        )

    def _connected(self) -> Any:
        if self._sampler is None:
            client = ocean.connect(self._credentials, self._options)
            solver = type(self._solver)(client, self._solver.data)
            # Samples as the matrix that came, not as lists of lists.
            solver.return_matrix = True
            self._sampler = ocean.make_sampler(client, solver)
        return self._sampler


def open_qpu(
    config: RunConfig,
    stop: threading.Event | None = None,
    connection: TellConnection | None = None,
) -> QpuDevice:
    """Open the QPU that a run's config names, with the token that is found for it.

    Parameters
    ----------
    config : RunConfig
    stop : threading.Event, optional
        Set to give up waiting.
    connection : callable, optional
        Told when the system's keyring is being waited for.

    Raises
    ------
    QannealError
        If there is no token, D-Wave cannot be reached, no solver fits, or the one that does takes no
        such settings.
    """
    wanted = config.sampler.solver
    family = wanted if wanted in ("pegasus", "zephyr") else ""
    device = QpuDevice.open(
        find_credentials(stop=stop, connection=connection),
        "" if family else wanted,
        topology=family,
        hidden_qubits_needed=config.model.hidden + config.outputs,
        stop=stop,
    )
    seen.note(device.name, device.topology)
    device.check_settings(config)
    return device
