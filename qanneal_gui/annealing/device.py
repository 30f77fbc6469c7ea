"""The interfaces of an annealer, real or simulated, and of the meter that counts what it costs."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Protocol

import numpy as np

from qanneal_gui.annealing.embedding.programming import Layout, Program
from qanneal_gui.annealing.embedding.topology import Topology
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.parts import Part
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array

Range = tuple[float, float]


class DeviceError(QannealError):
    """The annealer cannot sample for now: the run pauses, saved, and may go on when the cause is gone.

    Parameters
    ----------
    message : str
        One sentence: what is wrong and what to do.
    billed : bool
        Whether the submission may have been billed nevertheless.
    lost : bool
        Whether the problem is over without samples, so that asking for its answer again is useless.
    answered : bool
        Whether an answer came that cannot be read: the problem was run, and surely billed.
    """

    page = "troubles#annealer"

    def __init__(
        self, message: str, *, billed: bool = False, lost: bool = False, answered: bool = False
    ) -> None:
        super().__init__(message)
        self.billed = billed
        self.lost = lost
        self.answered = answered


class LimitReachedError(DeviceError):
    """The next submission could pass a limit of the budget and was not sent."""

    page = "bill#limits"


class SolverGoneError(DeviceError):
    """The annealer went offline: the run may go on with another one, if the user agrees."""

    page = "troubles#solver-gone"


class PayAgainError(DeviceError):
    """The next submission was paid for already, and nobody has agreed to pay for it again."""

    page = "troubles#paid-already"


class GraphChangedError(DeviceError):
    """The annealer's working graph is another one than when the network was embedded: re-embed it."""

    page = "dead-qubits"


@dataclass(frozen=True, slots=True)
class Connection:
    """How things stand with the annealer, told when that changes; trouble stands until it is ``ok``.

    Attributes
    ----------
    state : str
        ``ok``; ``waiting`` for an answer; ``silent``, which is longer than any answer takes;
        ``retrying`` after a fault; ``offline``, which is a fault of the line; ``short``, when fewer reads
        came than were asked for.
    sentence : str
        What is the matter.
    since : float
        Since when, in seconds since the epoch.
    attempt, of : int
        Which of how many attempts comes next, after a fault.
    next_try : float
        When it comes, in seconds since the epoch.
    """

    state: Literal["ok", "waiting", "silent", "retrying", "offline", "short"]
    sentence: str
    since: float
    attempt: int = 0
    of: int = 0
    next_try: float = 0.0

    @property
    def trouble(self) -> bool:
        """Whether something is wrong."""
        return self.state not in ("ok", "waiting")

    def as_json(self) -> dict[str, Any]:
        """Return a ``connection`` object."""
        return {"type": "connection", **asdict(self)}


TellConnection = Callable[[Connection], None]
"""Told how things stand with the annealer, when that changes."""

_AS_STOP = threading.Event()


@dataclass(frozen=True, slots=True)
class Submission:
    """One problem for the annealer.

    Attributes
    ----------
    layout : Layout
        Qubits and couplers in use.
    program : Program
        Their h and J, within the caps.
    reads : int
    anneal_time_us : float
    seed : int
        For the simulated device: the submission's own random stream.
    problem_id : str
        The solver's id for it, if it was sent before: its answer is fetched, and nothing is sent.
    label : str
        Text by which the solver lists it, and it alone; empty if it has none of its own, so that it cannot
        be looked up.
    lookup_first : bool
        It may have been sent before, without its id coming back: it is looked up by its label first,
        and only sent if it is not found.
    clock : int
        For the simulated device: submissions of the run before this one, by which its errors have drifted.
    """

    layout: Layout
    program: Program
    reads: int
    anneal_time_us: float
    seed: int
    problem_id: str = ""
    label: str = ""
    lookup_first: bool = False
    clock: int = 0

    def fingerprint(self, topology: Topology) -> str:
        """Return a hash of all that decides its samples, to recognise it when the run is resumed."""
        digest = hashlib.sha256()
        layout, program = self.layout, self.program
        for array in (topology.qubits[layout.qubits], layout.edges, program.h, program.J):
            digest.update(np.ascontiguousarray(array).tobytes())
        digest.update(f"{self.reads} {self.anneal_time_us} {self.seed}".encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes
    ----------
    spins : ndarray of bool, shape (n, reads)
        In the order of ``layout.qubits``, True where up.
    qpu_seconds : float
        QPU access time, as billed.
    problem_id : str
        The solver's name for the problem; empty for a simulated one.
    converged : bool or None
        Whether the samples are those of equilibrium; None where nothing tells.
    timing : Timing or None
        What the access time was spent on; None if the solver does not tell.
    """

    spins: Array
    qpu_seconds: float
    problem_id: str = ""
    converged: bool | None = None
    timing: Timing | None = None


@dataclass(frozen=True, slots=True)
class SubmissionControl:
    """How the run stops a submission that is under way, and hears of it.

    Attributes
    ----------
    stop : threading.Event
        Set when the run shall end now; devices look at it in short slices and cancel.
    sent : callable
        To be called with the problem's id as soon as it is known.
    notify : callable
        To be called with a sentence: what is being waited for, or that something is tried again.
    connection : callable
        To be called with a `Connection` when it changes.
    ending : threading.Event
        Set when the run shall end after its current step; a device in trouble then tries no more, and
        what it has sent is left to be fetched. The same as ``stop`` unless it is given.
    """

    stop: threading.Event = field(default_factory=threading.Event)
    sent: Callable[[str], None] = lambda _problem_id: None
    notify: Callable[[str], None] = lambda _sentence: None
    connection: TellConnection = lambda _connection: None
    ending: threading.Event = _AS_STOP

    def __post_init__(self) -> None:
        if self.ending is _AS_STOP:
            object.__setattr__(self, "ending", self.stop)


class Device(Protocol):
    """An annealer."""

    @property
    def name(self) -> str:
        """The solver's name."""
        ...

    @property
    def topology(self) -> Topology:
        """Its working graph."""
        ...

    @property
    def h_range(self) -> Range:
        """What may be programmed on a qubit."""
        ...

    @property
    def j_range(self) -> Range:
        """What may be programmed on a coupler."""
        ...

    @property
    def noise_floor(self) -> tuple[float, float]:
        """Standard deviations of the errors of h and J, to tell signal from noise."""
        ...

    @property
    def known(self) -> Known:
        """What is known of its errors."""
        ...

    @property
    def reads_range(self) -> tuple[int, int]:
        """Fewest and most reads of one submission."""
        ...

    def access_seconds(self, qubits: int, reads: int, anneal_time_us: float) -> float:
        """QPU access time that a submission would be billed, in seconds."""
        ...

    def sample(self, submission: Submission, control: SubmissionControl) -> Answer:
        """Sample a problem.

        Raises
        ------
        DeviceError
            If it cannot be sampled; transient faults were tried again before.
        CancelledError
            If the run was stopped meanwhile.
        """
        ...


class Meter(Protocol):
    """Counts what submissions cost, refuses the one that could pass a limit, and keeps their samples.

    It is told by the run which step is under way.
    """

    def parts(self) -> list[Part]:
        """Return the samples of the submissions of this step that were answered already, in their order."""
        ...

    def pending(self, fingerprint: str) -> tuple[int, str] | None:
        """Return number and problem id of a submission of this step that may be under way.

        The id is empty if it never came back.

        Parameters
        ----------
        fingerprint : str
            Its fingerprint; empty where answers cannot be fetched later.
        """
        ...

    def label(self, entry: int) -> str:
        """Return the label under which the solver lists a submission."""
        ...

    def intend(self, solver: str, qubits: int, reads: int, estimate: float, fingerprint: str = "") -> int:
        """Write down a submission before it is sent, and return its number.

        Raises
        ------
        LimitReachedError
            If its estimate, in seconds, could pass a limit.
        """
        ...

    def sent(self, entry: int, problem_id: str) -> None:
        """Note the id under which the solver knows it."""
        ...

    def complete(self, entry: int, billed: float, part: Part | None = None) -> None:
        """Note the QPU access time billed, in seconds, and what came of it, both or neither."""
        ...

    def forget(self, entry: int, *, ask: bool = False) -> bool:
        """Note that its answer cannot be fetched any more; it may have been billed.

        With `ask`, the same problem is not sent again before the user has agreed to pay for it again; the
        value is whether this holds, from now on or from before.
        """
        ...

    def void(self, entry: int) -> None:
        """Note that it was certainly not billed."""
        ...
