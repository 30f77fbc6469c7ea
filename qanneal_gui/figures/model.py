"""What a figure shows, without a word about how it is drawn."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

Role = Literal[
    "ebm",
    "mlp",
    "shadow",
    "twin",
    "classical-1",
    "classical-2",
    "quantum-1",
    "uniform",
    "hidden",
    "output",
    "neutral",
    "trouble",
    "divergence",
    "gap",
    "line-1",
    "line-2",
    "line-3",
    "line-4",
    "line-5",
    "line-6",
    "line-7",
    "line-8",
]
"""Colour by meaning, the same in every figure, for light and dark backgrounds; or one of many alike."""

Dash = Literal["solid", "dashed", "dotted", "dash-dot"]

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]
else:
    Floats = Any  # colours are read from here at each start of the window, which needs no arrays


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One curve, or a set of points.

    Attributes
    ----------
    name : str
        As the legend says it.
    x, y : ndarray, shape (n,)
        NaN in `y` breaks the line.
    role : str
        What it means, and so its colour.
    low, high : ndarray, shape (n,), optional
        Edges of the band around the curve.
    band : str
        What the band is, as the legend says it, such as "± unbiased standard deviation".
    dash : {"solid", "dashed", "dotted", "dash-dot"}
    heavy : bool
        The line that matters, as test accuracy beside training accuracy.
    markers : bool
        Mark each point.
    line : bool
        Join the points.
    published : bool
        A value printed in the paper: such series can be switched off.
    faint : bool
        Drawn faintly, beside the series of the same name: what was measured behind a smoothed line, or a
        mean over fewer runs. `band` says which.
    """

    name: str
    x: Floats
    y: Floats
    role: Role = "neutral"
    low: Floats | None = None
    high: Floats | None = None
    band: str = ""
    dash: Dash = "solid"
    heavy: bool = False
    markers: bool = False
    line: bool = True
    published: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled line across a panel at one value, or a labelled span when `until` is given."""

    axis: Literal["x", "y"]
    value: float
    text: str
    until: float | None = None
    published: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One pair of axes.

    Attributes
    ----------
    x_label, y_label : str
        Quantity and unit, as in "hub size / qubits".
    x_range, y_range : tuple of float, optional
        What to show; everything by default.
    x_names : tuple of (float, str)
        Names of places along x, as of the things that are compared, instead of numbers.
    """

    title: str
    x_label: str
    y_label: str
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    x_log: bool = False
    y_log: bool = False
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None
    x_names: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """Panels side by side, with a title and a caption of whole sentences."""

    title: str
    panels: tuple[Panel, ...]
    caption: str = ""
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under column titles.

    Attributes
    ----------
    rows : tuple of tuple of str
    numeric : tuple of bool
        Which columns are aligned to the right, as numbers are.
    notable : frozenset of (int, int)
        Cells (row, column) that are marked, as the better of two values.
    note : str
        What the marks mean.
    published : frozenset of int
        Columns of values printed in the paper, and of comparisons with them: they can be switched off.
    own_note : str
        Takes the place of the note where they are switched off.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...] = ()
    notable: frozenset[tuple[int, int]] = frozenset()
    note: str = ""
    published: frozenset[int] = frozenset()
    own_note: str = ""

    def without_published(self) -> "Table":
        """Return the table without its published columns; its note is the one about our own values."""
        if not self.published:
            return self
        kept = [i for i in range(len(self.columns)) if i not in self.published]
        place = {column: i for i, column in enumerate(kept)}
        return replace(
            self,
            columns=tuple(self.columns[i] for i in kept),
            rows=tuple(tuple(row[i] for i in kept if i < len(row)) for row in self.rows),
            numeric=tuple(self.numeric[i] for i in kept if i < len(self.numeric)),
            notable=frozenset((row, place[c]) for row, c in self.notable if c in place),
            note=self.own_note,
            published=frozenset(),
        )
