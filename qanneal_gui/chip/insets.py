"""Small diagrams beside the chip: plain data, drawn by whoever shows a story."""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_rounded


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A curve that has grown up to some step.

    Attributes
    ----------
    title : str
    x, y : ndarray, shape (n,)
        The whole curve, so that its axes stay where they are; y in [0, 1], shown in per cent.
    now : float
        Up to where it is drawn.
    """

    title: str
    x: Array
    y: Array
    now: float

    @property
    def floor(self) -> float:
        """Where the axis begins: a multiple of a tenth below everything."""
        return max(0.0, float(self.y.min() * 10 // 1) / 10)

    @property
    def words(self) -> str:
        """What is seen, for whoever does not see it."""
        known = self.y[self.x <= self.now]
        return f"{self.title}: {100 * known[-1]:.1f} %" if len(known) else self.title


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """Points that lie on a diagonal where two numbers agree.

    Attributes
    ----------
    title : str
    exact, sampled : ndarray, shape (n,)
        How far to the right, and how far up.
    colors : tuple of str
        Of each point.
    about : str
        What the axes are.
    low, high : float
        Where both axes begin and end.
    """

    title: str
    exact: Array
    sampled: Array
    colors: tuple[str, ...]
    about: str = "Probability of 1: exact to the right, sampled up"
    low: float = 0.0
    high: float = 1.0

    @property
    def ends(self) -> tuple[str, str]:
        """What both axes begin and end with."""
        if not self.low:
            return "0", write_rounded(self.high, 3)
        return f"−{write_rounded(-self.low, 3)}", f"+{write_rounded(self.high, 3)}"

    @property
    def places(self) -> Array:
        """Where the points lie between the ends of the axes, 0 to 1, shape (n, 2)."""
        return (np.column_stack([self.exact, self.sampled]) - self.low) / (self.high - self.low)

    @property
    def words(self) -> str:
        """What is seen, for whoever does not see it."""
        away = float(abs(self.exact - self.sampled).mean()) if len(self.exact) else 0.0
        return (
            f"{self.title}: {len(self.exact):,} points, {write_rounded(away, 3)} from the diagonal on average"
        )


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """How probable each class is, of which the highest is chosen.

    Attributes
    ----------
    title : str
    names : tuple of str
        Of the classes.
    values : ndarray, shape (n,)
        Probabilities.
    colors : tuple of str
        Of each class.
    """

    title: str
    names: tuple[str, ...]
    values: Array
    colors: tuple[str, ...]

    @property
    def chosen(self) -> int | None:
        """The class with the highest bar; None where several are as high."""
        highest = np.flatnonzero(self.values == self.values.max())
        return int(highest[0]) if len(highest) == 1 else None

    @property
    def words(self) -> str:
        """What is seen, for whoever does not see it."""
        highest = self.chosen
        if highest is None:
            return f"{self.title}: several are as high, {self.values.max():.2f}"
        return f"{self.title}: the highest is {self.names[highest]}, {self.values[highest]:.2f}"


Inset = Curve | Cloud | Bars
