"""Rows and curves of benchmarks, the file that keeps them, and their words."""

from typing import Annotated, Literal

import numpy as np
import pydantic
from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import write_atomically

FORMAT = 1
LARGEST_FILE = 2_000_000

Text = Annotated[str, Field(max_length=600, pattern=r"^[^\n\r|<>]*$")]
"""A cell of a table of the page."""
Number = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
_STRICT = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Row:
    """One piece of work: what it takes us, and a peer.

    Attributes
    ----------
    work : str
    ours : float
        Seconds, unless `unit` says otherwise.
    peer : str
        Whose time `theirs` is; empty without one.
    theirs : float or None
    at_least : float or None
        The target: with a peer, so many times as long it shall take; without, the least that ours may be.
    at_most : float or None
        The target: with a peer, what multiple of the peer's ours may be; without, the most that ours may be.
    limit : float or None
        What the machine cannot go below, such as the matrix products alone (`products`).
    bound : str
        What bounds it, in a sentence.
    unit : str
        "s", or the unit of all figures: "MB", "%", "" for numbers.
    threads : int
        How many both have run on; 0 where that says nothing.
    """

    work: Text
    ours: Number
    peer: Text = ""
    theirs: Number | None = None
    at_least: Number | None = None
    at_most: Number | None = None
    limit: Number | None = None
    bound: Text = ""
    unit: Text = "s"
    threads: Annotated[int, Field(ge=0, le=4096)] = 0

    @property
    def ratio(self) -> float | None:
        """Peer over ours; with `at_most`, ours over peer; None without a peer."""
        if self.theirs is None:
            return None
        over, under = (self.theirs, self.ours) if self.at_most is None else (self.ours, self.theirs)
        return over / under if under else None

    @property
    def reached(self) -> bool | None:
        """Whether the target is; None without one."""
        if self.at_least is None and self.at_most is None:
            return None
        value = self.ours if self.theirs is None else self.ratio
        if value is None:
            return False
        above = self.at_least is None or value >= self.at_least
        return above and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Curve:
    """What a piece of work takes at several sizes.

    Attributes
    ----------
    work, along : str
        What is done, and what grows: "steps", "hidden units K".
    sizes, seconds : tuple of float
        Processor time where the work is ours alone; wall time is in `wall`.
    wall, peak_mb : tuple of float
        Seconds on the clock, and peak memory; empty where they are not measured.
    at_most : float
        The exponent to stay below.
    within : float or None
        The target at the largest size: seconds, on the clock where those are measured.
    bound : str
    """

    work: Text
    along: Text
    sizes: tuple[Number, ...]
    seconds: tuple[Number, ...]
    wall: tuple[Number, ...] = ()
    peak_mb: tuple[Number, ...] = ()
    at_most: Number = 1.0
    within: Number | None = None
    bound: Text = ""

    def __post_init__(self):
        """Refuse columns of different lengths."""
        for column in (self.seconds, self.wall or self.seconds, self.peak_mb or self.seconds):
            if len(column) != len(self.sizes):
                raise ValueError("A curve has one figure for each size.")

    @property
    def exponent(self) -> float | None:
        """The slope of log time over log size, over the three largest sizes; None without three."""
        x, y = (np.array(one[-3:]) for one in (self.sizes, self.seconds))
        if len(x) < 3 or not (np.all(x > 0) and np.all(y > 0) and np.ptp(x) > 0):
            return None
        return float(np.polyfit(np.log(x), np.log(y), 1)[0])

    @property
    def reached(self) -> bool | None:
        """Whether the largest size takes no longer than it may; None without such a target."""
        return None if self.within is None else (self.wall or self.seconds)[-1] <= self.within


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Results:
    """What a script has measured once, and on what.

    Attributes
    ----------
    began : str
        Date and time of day, UTC.
    seconds : float
        How long the script took.
    load : float
        The system's average over the minute before it.
    others : float or None
        How many cores other programs kept busy meanwhile; None where the system does not say.
    left_out : dict of str
        Function to the reason: something is not installed, or not here.
    failed : tuple of str
        Functions that went wrong.
    """

    format: Literal[1]
    script: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$", max_length=40)]
    began: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d \d\d:\d\d$")]
    seconds: Number
    load: Number
    others: Number | None
    machine: dict[Text, Text]
    rows: tuple[Row, ...] = ()
    curves: tuple[Curve, ...] = ()
    left_out: dict[Text, Text] = Field(default_factory=dict)
    failed: tuple[Text, ...] = ()


_RESULTS = pydantic.TypeAdapter(Results)


def read(path):
    """Return the results in a file.

    Raises
    ------
    QannealError
        It is not such a file, or one of another version.
    """
    remedy = "run the script again, or remove the file."
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise QannealError(f"{path.name} is too large for the results of a benchmark; {remedy}")
    try:
        return _RESULTS.validate_json(content)
    except pydantic.ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise QannealError(f"{path.name} holds no results of this version ({place}); {remedy}") from None


def write(path, results):
    """Keep results in a file."""
    write_atomically(path, _RESULTS.dump_json(results, indent=1) + b"\n")


def written(value, unit="s"):
    """Return a figure in words."""
    if unit != "s":
        return f"{_digits(value)} {unit}".strip()
    for factor, name in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
        if value * factor >= 1 or name == "µs":
            return f"{_digits(value * factor)} {name}"
    raise AssertionError


def _digits(value):
    """Three digits, and no exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def told(row):
    """Return the line that is printed of a row."""
    threads = f" ({row.threads})" if row.threads else ""
    line = f"{row.work + threads:60} {written(row.ours, row.unit):>9}"
    if row.theirs is not None:
        line += f"   {row.peer:28} {written(row.theirs, row.unit):>9}"
    if row.ratio is not None:
        line += f"   {'×' if row.at_most is None else '/'} {_digits(row.ratio)}"
    for goal, sign in ((row.at_least, "≥"), (row.at_most, "≤")):
        if goal is not None:
            line += f"   to reach {sign} {written(goal, row.unit if row.theirs is None else '')}"
    return line if row.limit is None else f"{line}   limit {written(row.limit, row.unit)}"


def told_curve(curve):
    """Return the line that is printed of a curve."""
    points = zip(curve.sizes, curve.seconds, strict=True)
    shown = ", ".join(f"{size:,.0f}: {written(seconds)}" for size, seconds in points)
    exponent = "" if curve.exponent is None else f"   exponent {curve.exponent:.2f}"
    return f"{curve.work} along {curve.along}: {shown}{exponent}"
