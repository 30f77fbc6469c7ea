"""A chip as layers of lines and dots, for the window, for SVG files and for print alike.

Every role has a colour and a shape or weight of its own; colours are Okabe–Ito's on a dark stage.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.science.arrays import Array

BINS = 9

MODES = {
    "role": "Role",
    "copy": "Copies and examples",
    "h": "Programmed h",
    "J": "Programmed J",
    "spin": "Sample mean ⟨s⟩",
    "breaks": "Chain breaks",
    "limits": "Capped or below noise",
    "errors": "Errors found",
}
"""What a chip may be coloured by; all but the first two need a snapshot."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Couplers of one look: segments (n, 2, 2), a colour, a width in pixels, an opacity."""

    segments: Array
    color: str
    width: float = 1.0
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Dots:
    """Qubits of one look: points (n, 2), a colour, a shape, a size relative to the usual one.

    Shapes are pyqtgraph's: ``o`` circle, ``s`` square, ``d`` diamond, ``t`` triangle, ``x`` cross.
    """

    points: Array
    color: str
    shape: str = "o"
    size: float = 1.0


@dataclass(frozen=True, slots=True)
class Legend:
    """How to read the colours: entries of (shape or ``-`` or ``=``, colour, words), or a scale."""

    entries: tuple[tuple[str, str, str], ...] = ()
    title: str = ""
    colors: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything drawn above the spare couplers, from the bottom up."""

    lines: list[Lines] = field(default_factory=list)
    dots: list[Dots] = field(default_factory=list)
    legend: Legend = field(default_factory=Legend)


def base(placement: Placement) -> tuple[Lines, Dots]:
    """Return spare couplers and dead qubits, which no mode changes."""
    topology = placement.topology
    return (
        Lines(topology.positions[topology.edges], colours.SPARE),
        Dots(placement.dead_positions, colours.DEAD, "x", 1.2),
    )


def without_counts(legend: Legend) -> Legend:
    """Return a legend for several chips, of which each has other counts."""
    return replace(
        legend, entries=tuple((sign, color, words.split(" (")[0]) for sign, color, words in legend.entries)
    )


def draw(placement: Placement, snapshot: ChipSnapshot | None = None, mode: str = "role") -> Picture:
    """Colour the networks on a chip.

    Parameters
    ----------
    snapshot : ChipSnapshot, optional
        What was programmed and read out last; without one only roles and copies are known.
    mode : str
        One of `MODES`.
    """
    parts = parts_of(placement)
    picture = colour(parts, snapshot, mode) if placement.copies else Picture(legend=_bare_legend(parts))
    return Picture(picture.lines, [parts.spare, *picture.dots], picture.legend)


def colour(
    parts: "Parts", snapshot: ChipSnapshot | None, mode: str = "role", whole: ChipSnapshot | None = None
) -> Picture:
    """Colour couplers and qubits, or weights and units, by one of `MODES`.

    Parameters
    ----------
    whole : ChipSnapshot, optional
        The snapshot whose range the colours span, if not that of ``snapshot``.
    """
    if snapshot is None and mode != "copy":
        mode = "role"
    picture = _DRAWERS[mode](parts, snapshot, whole or snapshot)
    if picture.legend.colors and snapshot is not None and snapshot.copies < parts.copies:
        legend = replace(picture.legend, title=f"{picture.legend.title}; unused copies in grey")
        picture = replace(picture, legend=legend)
    return picture


def chosen(placement: Placement, mask: Array, picture: Picture) -> Picture:
    """Keep of a picture some qubits of the layout, a mask of shape (n,), with what they are coupled to."""
    layout = placement.layout
    points = placement.topology.positions[layout.qubits]
    reached = mask.copy()
    reached[layout.edges[mask[layout.edges].any(axis=1)].ravel()] = True
    return only(picture, points[mask], points[reached])


def only(picture: Picture, ends: Array, points: Array) -> Picture:
    """Keep of a picture the lines that end in some points, shape (·, 2), and the dots at others."""
    lines = []
    for one in picture.lines:
        kept = one.segments[_among(one.segments, ends).any(axis=1)]
        if len(kept):
            lines.append(replace(one, segments=kept))
    dots = [replace(one, points=one.points[_among(one.points, points)]) for one in picture.dots]
    return Picture(lines, [one for one in dots if len(one.points)], picture.legend)


def _among(points: Array, others: Array) -> Array:
    """Return which points are others; all come from the same array, so that equal ones are the same bits."""
    return np.isin(points[..., 0] + 1j * points[..., 1], others[:, 0] + 1j * others[:, 1])


class Parts:
    """Points and segments by role, of a chip or of a network.

    Attributes
    ----------
    points : ndarray, shape (n, 2)
    output : ndarray of bool, shape (n,)
    copy_of, variable : ndarray of int64, shape (n,)
    chain, weight : ndarray, shape (·, 2, 2)
        Segments within chains, and those that carry weights.
    chain_copy, chain_variable, weight_copy : ndarray of int64
    copies : int
    numbers : ndarray of int64, shape (copies,)
        What the copies are called, from 0.
    spare : Dots
        Qubits that nobody uses.
    """

    def __init__(self, placement: Placement) -> None:
        self._classes: dict[str, tuple[Array, list[Lines]]] = {}
        layout, positions = placement.layout, placement.topology.positions
        self.points = positions[layout.qubits]
        self.output = placement.is_output
        segments = self.points[layout.edges]
        self.chain, self.weight = segments[: layout.chain_count], segments[layout.chain_count :]
        owner = placement.copy_of[layout.edges[:, 0]]
        self.chain_copy, self.weight_copy = owner[: layout.chain_count], owner[layout.chain_count :]
        self.copy_of, self.variable = placement.copy_of, placement.variable
        self.chain_variable = placement.variable[layout.edges[: layout.chain_count, 0]]
        self.copies = len(placement.copies)
        self.numbers = np.arange(self.copies)
        self.spare = Dots(np.delete(positions, layout.qubits, axis=0), colours.SPARE_QUBIT, "o", 0.55)
        dead = len(placement.dead)
        self.spare_entries: tuple[tuple[str, str, str], ...] = (
            (".", colours.SPARE_QUBIT, f"spare qubit ({len(self.spare.points):,})"),
            ("-", colours.SPARE_SIGN, "spare coupler"),
            *([("x", colours.DEAD, f"dead qubit ({dead:,})")] if dead else []),
        )
        self.opacity, self.output_size = 0.55, 1.45

    # The same objects each time: whoever draws them sees that there is nothing to redraw.

    @cached_property
    def glowing(self) -> list[Lines]:
        """The network by its roles."""
        return [
            Lines(self.weight, colours.HIDDEN, 1, self.opacity),
            Lines(self.chain, colours.OUTPUT, 9, 0.22),
            Lines(self.chain, colours.OUTPUT, 3),
        ]

    @cached_property
    def calm(self) -> list[Lines]:
        """Couplers that leave the word to the qubits."""
        return [Lines(self.weight, colours.DIM, 1, min(1.0, 1.1 * self.opacity)), self.chains]

    @cached_property
    def chains(self) -> Lines:
        """Couplers within chains, of no colour."""
        return Lines(self.chain, colours.QUIET, 3)

    def weights(self, name: str, choice: Array, looks: Sequence[tuple[int, str, float]]) -> list[Lines]:
        """One layer for each class, colour and width; the same objects if no coupler changed its class."""
        known = self._classes.get(name)
        if known is None or not np.array_equal(known[0], choice):
            chosen = [(choice == number, color, width) for number, color, width in looks]
            lines = [Lines(self.weight[mask], color, width) for mask, color, width in chosen if mask.any()]
            known = self._classes[name] = choice, lines
        return known[1]

    def dots(self, choice: Array, colors: tuple[str, ...]) -> list[Dots]:
        """One layer for each role and class; qubits of the class −1 are dim."""
        made = []
        for number, color in [(-1, colours.DIM), *enumerate(colors)]:
            for output, shape, size in ((False, "o", 1.0), (True, "s", self.output_size)):
                chosen = (choice == number) & (self.output == output)
                if chosen.any():
                    made.append(Dots(self.points[chosen], color, shape, size))
        return made


_known: WeakKeyDictionary[Placement, Parts] = WeakKeyDictionary()


def parts_of(placement: Placement) -> Parts:
    """Return the parts of a placement, computed once."""
    # They must not hold the placement, or the dictionary would never forget it.
    parts = _known.get(placement)
    if parts is None:
        parts = _known[placement] = Parts(placement)
    return parts


def _roles(parts: Parts, _: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    dots = parts.dots(np.where(parts.output, 1, 0), (colours.HIDDEN, colours.OUTPUT))
    legend = Legend(
        (
            ("s", colours.OUTPUT, "output (hub)"),
            ("=", colours.OUTPUT, "chain"),
            ("o", colours.HIDDEN, "hidden"),
            ("-", colours.HIDDEN, "weight"),
            *parts.spare_entries,
        )
    )
    return Picture(parts.glowing, dots, legend)


def _copies(parts: Parts, snapshot: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    # Copies of the same example share its colour, so that it shows which example sits where.
    count = parts.copies
    number = parts.numbers
    if snapshot is not None:
        number = np.array([*snapshot.examples, *[-1] * (count - len(snapshot.examples))])
    look = np.where(number < 0, -1, number % len(colours.COPIES))
    lines = []
    for one in np.unique(look):
        color = colours.DIM if one < 0 else colours.COPIES[one]
        lines.append(Lines(parts.weight[look[parts.weight_copy] == one], color, 1, 0.55))
        lines.append(Lines(parts.chain[look[parts.chain_copy] == one], color, 3))
    word = "copy" if snapshot is None else "example"
    shown = min(int(number.max()) + 1, len(colours.COPIES))
    more = " …" if number.max() >= len(colours.COPIES) else ""
    legend = Legend(
        tuple(
            ("o", colours.COPIES[i], f"{word} {i + 1}" + (more if i == shown - 1 else ""))
            for i in range(shown)
        )
    )
    return Picture(lines, parts.dots(look[parts.copy_of], colours.COPIES), legend)


def _h(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    limit = _limit(whole.h)
    choice = _padded(_binned(snapshot.h, limit), len(parts.points))
    legend = _scale("programmed h", limit)
    return Picture(parts.calm, parts.dots(choice, legend.colors), legend)


def _spin(parts: Parts, snapshot: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    choice = _padded(_binned(snapshot.mean_spin, 1.0), len(parts.points))
    legend = Legend((), "⟨s⟩ over the reads", _ramp(colours.DIVERGING), "−1", "+1")
    return Picture(parts.calm, parts.dots(choice, legend.colors), legend)


def _J(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:  # noqa: N802
    assert snapshot is not None
    assert whole is not None
    limit = _limit(whole.J_weight)
    legend = _scale("programmed J of the weights", limit)
    lines = _weights_on_a_scale(parts, "J", snapshot.J_weight, limit, legend.colors)
    return Picture([*lines, parts.chains], parts.dots(_all(parts, -1), ()), legend)


def _weights_on_a_scale(
    parts: Parts, name: str, values: Array, limit: float, colors: tuple[str, ...]
) -> list[Lines]:
    choice = _padded(_binned(values, limit), len(parts.weight))
    looks = [
        (i, color, 2 if i >= 0 and abs(i - BINS // 2) > 1 else 1)
        for i, color in [(-1, colours.DIM), *enumerate(colors)]
    ]
    return parts.weights(name, choice, looks)


def _errors(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    if not (whole.error_h.any() or whole.error_weight.any()):
        nothing = Legend((("o", colours.DIM, "no errors found: calibration is off, or has just begun"),))
        return Picture(parts.calm, parts.dots(_all(parts, -1), ()), nothing)
    limit = max(_limit(whole.error_h), _limit(whole.error_weight))
    legend = _scale("errors of h and J that calibration has found", limit)
    choice = _padded(_binned(snapshot.error_h, limit), len(parts.points))
    lines = _weights_on_a_scale(parts, "errors", snapshot.error_weight, limit, legend.colors)
    return Picture([*lines, parts.chains], parts.dots(choice, legend.colors), legend)


def _breaks(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    limit = max(0.01, float(whole.breaks.max()))
    colors = _ramp(colours.RISING)
    share = np.full((parts.copies, snapshot.breaks.shape[1]), -1.0)
    share[: snapshot.copies] = snapshot.breaks
    number = np.where(share < 0, -1, np.minimum(BINS * share / limit, BINS - 1)).astype(int)
    of_chain = number[parts.chain_copy, parts.chain_variable]
    lines = [parts.calm[0]]
    for i, color in [(-1, colours.DIM), *enumerate(colors)]:
        if (of_chain == i).any():
            lines.append(Lines(parts.chain[of_chain == i], color, 3.5))
    choice = _all(parts, -1)
    choice[parts.output] = number[parts.copy_of[parts.output], parts.variable[parts.output]]
    legend = Legend((), "fraction of reads with a broken chain", colors, "0 %", f"{100 * limit:.3g} %")
    return Picture(lines, parts.dots(choice, colors), legend)


def _limits(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    qubits = _padded(np.where(snapshot.capped, 2, snapshot.below_noise.astype(int)), len(parts.points))
    weights = _padded(
        np.where(snapshot.capped_weight, 2, snapshot.below_noise_weight.astype(int)), len(parts.weight)
    )
    looks = (
        (-1, colours.DIM, "o", 0.9),
        (0, colours.IN_RANGE, "o", 0.9),
        (1, colours.CAUTION, "t", 1.1),
        (2, colours.TROUBLE, "d", 1.7),
    )
    classes = [
        (-1, colours.DIM, 1.0),
        (0, colours.FAINT_IN_RANGE, 1.0),
        (1, colours.FAINT_CAUTION, 1.0),
        (2, colours.TROUBLE, 2.0),
    ]
    lines = parts.weights("limits", weights, classes)
    dots = []
    for i, color, shape, size in looks:
        for output, scale in ((False, 1.0), (True, parts.output_size)):
            chosen = (qubits == i) & (parts.output == output)
            if chosen.any():
                dots.append(Dots(parts.points[chosen], color, shape, size * scale))
    counts = [int(whole.below_noise.sum()), int(whole.capped.sum())]
    unused = [("o", colours.DIM, "unused copy")] if whole.copies < len(whole.placement.copies) else []
    legend = Legend(
        (
            ("o", colours.IN_RANGE, "within range"),
            ("t", colours.CAUTION, f"h below noise floor ({counts[0]:,})"),
            ("d", colours.TROUBLE, f"h capped ({counts[1]:,})"),
            ("-", colours.FAINT_CAUTION, f"J below noise floor ({int(whole.below_noise_weight.sum()):,})"),
            ("=", colours.TROUBLE, f"J capped ({int(whole.capped_weight.sum()):,})"),
            ("=", colours.QUIET, "chain"),
            *unused,
        )
    )
    return Picture([*lines, parts.chains], dots, legend)


_DRAWERS: dict[str, Callable[[Parts, ChipSnapshot | None, ChipSnapshot | None], Picture]] = {
    "role": _roles,
    "copy": _copies,
    "h": _h,
    "J": _J,
    "spin": _spin,
    "breaks": _breaks,
    "limits": _limits,
    "errors": _errors,
}


def _bare_legend(parts: Parts) -> Legend:
    return Legend(parts.spare_entries)


def _all(parts: Parts, number: int) -> Array:
    return np.full(len(parts.points), number)


def _padded(values: Array, length: int) -> Array:
    """Fill up for copies that the submission did not use."""
    return np.concatenate([values, np.full(length - len(values), -1)]).astype(int)


def _limit(values: Array) -> float:
    return float(np.abs(values).max(initial=0)) or 1.0


def _binned(values: Array, limit: float) -> Array:
    return np.clip((values / limit + 1) / 2 * BINS, 0, BINS - 1).astype(int)


def _scale(title: str, limit: float) -> Legend:
    return Legend((), f"{title} (solver units)", _ramp(colours.DIVERGING), f"−{limit:.3g}", f"+{limit:.3g}")


def _ramp(stops: tuple[tuple[float, str], ...]) -> tuple[str, ...]:
    at = [stop for stop, _ in stops]
    rgb = np.array([[int(color[i : i + 2], 16) for i in (1, 3, 5)] for _, color in stops])
    mixed = [np.interp(np.linspace(0, 1, BINS), at, rgb[:, i]) for i in range(3)]
    return tuple("#" + "".join(f"{round(float(v)):02x}" for v in color) for color in zip(*mixed, strict=True))
