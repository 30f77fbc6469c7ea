"""A chip as layers of lines and dots, for the window, for SVG files and for print alike.

Every role has a colour and a shape or weight of its own; colours are Okabe–Ito's on a dark stage.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Dots, Drawing, Labels, Lines, Parts, dead, ground, joints, parts_of
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_rounded

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

_FOUND_TRUE = "errors found", "true errors"
"""How the legend calls the errors that calibration found, and in a story those that there are (``truth``)."""


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
    labels: Labels | None = None


def base(
    placement: Placement, drawing: Drawing = "lines", look: colours.Look = "dark", *, near: bool = False
) -> tuple[list[Lines], list[Dots]]:
    """Return what lies below the networks, and what is dead, which no mode changes.

    Parameters
    ----------
    near : bool
        The chip's side has at least `parts.NEAR` pixels.
    """
    topology = placement.topology
    below = Picture(ground(topology, drawing) + (joints(topology, drawing) if near else []), dead(placement))
    if look == "any":
        # Dark lines would be the loudest thing on a white slide.
        faint = [replace(one, color=colours.ON_ANY_GROUND, opacity=0.22) for one in below.lines]
        return faint, recoloured(below, look).dots
    below = recoloured(below, look)
    return below.lines, below.dots


def recoloured(picture: Picture, look: colours.Look) -> Picture:
    """Return a picture as it is on another ground."""
    if look == "dark":
        return picture
    legend, labels = picture.legend, picture.labels

    def change(color: str) -> str:
        return colours.seen_on(color, look)

    entries = tuple((sign, change(color), words) for sign, color, words in legend.entries)
    return Picture(
        [replace(one, color=change(one.color), opacity=_solid(one.opacity)) for one in picture.lines],
        [replace(one, color=change(one.color)) for one in picture.dots],
        replace(legend, entries=entries, colors=tuple(map(change, legend.colors))),
        labels and replace(labels, colors=tuple(map(change, labels.colors))),
    )


def _solid(opacity: float) -> float:
    """Make what is not a glow opaque: a light ground would shine through."""
    return 1.0 if opacity >= 0.5 else opacity


def without_counts(legend: Legend) -> Legend:
    """Return a legend for several chips, of which each has other counts."""
    return replace(
        legend, entries=tuple((sign, color, words.split(" (")[0]) for sign, color, words in legend.entries)
    )


def draw(
    placement: Placement,
    snapshot: ChipSnapshot | None = None,
    mode: str = "role",
    drawing: Drawing = "lines",
    whole: ChipSnapshot | None = None,
) -> Picture:
    """Colour the networks on a chip.

    Parameters
    ----------
    snapshot : ChipSnapshot, optional
        What was programmed and read out last; without one only roles and copies are known.
    mode : str
        One of `MODES`.
    drawing : str
        Whether qubits are ``lines`` or ``dots``.
    whole : ChipSnapshot, optional
        As in `colour`.
    """
    parts = parts_of(placement, drawing)
    picture = colour(parts, snapshot, mode, whole) if placement.copies else _bare(placement, parts, drawing)
    return replace(picture, dots=[one for one in (parts.spare, *picture.dots) if len(one.points)])


def colour(
    parts: Parts, snapshot: ChipSnapshot | None, mode: str = "role", whole: ChipSnapshot | None = None
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
    """Keep of a picture the lines at some units or qubits, of shape (·, 2), and the qubits at others."""
    lines = []
    for one in picture.lines:
        kept = np.asarray(_among(one.about, points if one.qubits else ends).any(axis=1))
        if kept.any():
            lines.append(one.part(kept))
    dots = [replace(one, points=one.points[_among(one.points, points)]) for one in picture.dots]
    return Picture(lines, [one for one in dots if len(one.points)], picture.legend, picture.labels)


def _among(points: Array, others: Array) -> Array:
    """Return which points are others; all come from the same array, so that equal ones are the same bits."""
    return np.isin(points[..., 0] + 1j * points[..., 1], others[:, 0] + 1j * others[:, 1])


def _roles(parts: Parts, _: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    looks = (colours.HIDDEN, *parts.output_colors)
    dots = parts.dots(np.where(parts.output, 1 + parts.variable % len(parts.output_colors), 0), looks)
    return Picture(parts.glowing, dots, Legend((*parts.role_entries, *parts.spare_entries)), parts.labels)


def _copies(parts: Parts, snapshot: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    # Copies of the same example share its colour, so that it shows which example sits where.
    count = parts.copies
    number = parts.numbers
    if snapshot is not None:
        number = np.array([*snapshot.examples, *[-1] * (count - len(snapshot.examples))])
    look = np.where(number < 0, -1, number % len(colours.COPIES))
    lines = parts.networks(look, [(-1, colours.DIM), *enumerate(colours.COPIES)])
    word = "copy" if snapshot is None else "example"
    shown = min(int(number.max()) + 1, len(colours.COPIES))
    more = " …" if number.max() >= len(colours.COPIES) else ""
    legend = Legend(
        tuple(
            ("o", colours.COPIES[i], f"{word} {i + 1}" + (more if i == shown - 1 else ""))
            for i in range(shown)
        )
    )
    labels = None if parts.crossed else parts.labels
    return Picture(lines, parts.dots(look[parts.copy_of], colours.COPIES), legend, labels)


def _h(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    limit = _limit(whole.h)
    choice = _padded(_binned(snapshot.h, limit), len(parts.points))
    legend = _scale("programmed h", limit)
    lines = [*parts.calm, *parts.valued(choice, legend.colors)]
    return Picture(lines, parts.dots(choice, legend.colors), legend, parts.labels)


def _spin(parts: Parts, snapshot: ChipSnapshot | None, __: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    choice = _padded(_binned(snapshot.mean_spin, 1.0), len(parts.points))
    legend = Legend((), "⟨s⟩ over the reads", colours.ramp(colours.DIVERGING), "−1", "+1")
    lines = [*parts.calm, *parts.valued(choice, legend.colors)]
    return Picture(lines, parts.dots(choice, legend.colors), legend, parts.labels)


def _J(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:  # noqa: N802
    assert snapshot is not None
    assert whole is not None
    limit = _limit(whole.J_weight)
    legend = _scale("programmed J of the weights", limit)
    lines = _weights_on_a_scale(parts, "J", snapshot.J_weight, limit, legend.colors)
    bearing = parts.bearing(_padded(_binned(snapshot.J_weight, limit), len(parts.weight_copy)), legend.colors)
    return Picture(parts.stacked([*bearing, *lines]), parts.dots(_all(parts, -1), ()), legend, parts.labels)


def _weights_on_a_scale(
    parts: Parts, name: str, values: Array, limit: float, colors: tuple[str, ...]
) -> list[Lines]:
    choice = _padded(_binned(values, limit), len(parts.weight_copy))
    looks = [
        (i, color, 2 if i >= 0 and abs(i - colours.BINS // 2) > 1 else 1)
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
    legend = _scale(f"{_FOUND_TRUE[0]} of h and J", limit)
    choice = _padded(_binned(snapshot.error_h, limit), len(parts.points))
    lines = _weights_on_a_scale(parts, "errors", snapshot.error_weight, limit, legend.colors)
    lines = [*parts.valued(choice, legend.colors), *lines]
    return Picture(parts.stacked(lines), parts.dots(choice, legend.colors), legend, parts.labels)


def _truth(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    """Draw errors as `_errors` does, where a snapshot holds those that there are, and not those found."""
    picture = _errors(parts, snapshot, whole)
    return replace(picture, legend=replace(picture.legend, title=picture.legend.title.replace(*_FOUND_TRUE)))


def _breaks(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    limit = min(1.0, round_up(max(0.01, float(whole.breaks.max()))))
    colors = colours.ramp(colours.RISING)
    share = np.full((parts.copies, snapshot.breaks.shape[1]), -1.0)
    share[: snapshot.copies] = snapshot.breaks
    number = np.where(share < 0, -1, np.minimum(colours.BINS * share / limit, colours.BINS - 1)).astype(int)
    found = parts.chains.classes(1 + number[parts.chain_copy, parts.chain_variable])
    chains = [replace(one, color=(colours.DIM, *colors)[n]) for n, one in found.items()]
    choice = _all(parts, -1)
    choice[parts.output] = number[parts.copy_of[parts.output], parts.variable[parts.output]]
    legend = Legend(
        (), "fraction of reads with a broken chain", colors, "0 %", f"{write_rounded(100 * limit, 3)} %"
    )
    lines = parts.stacked([parts.weight_lines], chains)
    return Picture(lines, parts.dots(choice, colors), legend, parts.labels)


def _limits(parts: Parts, snapshot: ChipSnapshot | None, whole: ChipSnapshot | None) -> Picture:
    assert snapshot is not None
    assert whole is not None
    qubits = _padded(np.where(snapshot.capped, 2, snapshot.below_noise.astype(int)), len(parts.points))
    weights = _padded(
        np.where(snapshot.capped_weight, 2, snapshot.below_noise_weight.astype(int)), len(parts.weight_copy)
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
    valued = parts.valued(qubits, (colours.IN_RANGE, colours.CAUTION, colours.TROUBLE))
    lines = [*valued, *parts.weights("limits", weights, classes)]
    dots = []
    # Lines say by their colour alone which are within range; what is not has its sign, too.
    for i, color, shape, size in looks[2:] if parts.whole else looks:
        for output, scale in ((False, parts.hidden_size), (True, parts.output_size)):
            chosen = (qubits == i) & (parts.output == output)
            if chosen.any():
                dots.append(Dots(parts.points[chosen], color, shape, size * scale))
    counts = [int(whole.below_noise.sum()), int(whole.capped.sum())]
    unused = [("o", colours.DIM, "unused copy")] if whole.copies < len(whole.placement.copies) else []
    legend = Legend(
        (
            ("-" if parts.whole else "o", colours.IN_RANGE, "within range"),
            ("t", colours.CAUTION, f"h below noise floor ({counts[0]:,})"),
            ("d", colours.TROUBLE, f"h capped ({counts[1]:,})"),
            ("-", colours.FAINT_CAUTION, f"J below noise floor ({int(whole.below_noise_weight.sum()):,})"),
            ("=", colours.TROUBLE, f"J capped ({int(whole.capped_weight.sum()):,})"),
            ("=", parts.chains.color, "chain"),
            *unused,
        )
    )
    return Picture(parts.stacked(lines), dots, legend, parts.labels)


_DRAWERS: dict[str, Callable[[Parts, ChipSnapshot | None, ChipSnapshot | None], Picture]] = {
    "role": _roles,
    "copy": _copies,
    "h": _h,
    "J": _J,
    "spin": _spin,
    "breaks": _breaks,
    "limits": _limits,
    "errors": _errors,
    "truth": _truth,
}


def _bare(placement: Placement, parts: Parts, drawing: Drawing) -> Picture:
    """Draw spare qubits as what the picture is about: there is nothing else."""
    qubits = ground(placement.topology, drawing)[0] if not len(parts.spare.points) else None
    lines = [replace(qubits, color=colours.SPARE_SIGN)] if qubits is not None else []
    return Picture(lines, legend=Legend(parts.spare_entries))


def _all(parts: Parts, number: int) -> Array:
    return np.full(len(parts.points), number)


def _padded(values: Array, length: int) -> Array:
    """Fill up for copies that the submission did not use."""
    return np.concatenate([values, np.full(length - len(values), -1)]).astype(int)


def _limit(values: Array) -> float:
    """Return the end of a scale: the largest value, up to a round number."""
    return round_up(float(np.abs(values).max(initial=0)) or 1.0)


def round_up(value: float) -> float:
    """Return the smallest round number that is not below a positive one.

    Round are 1, 1.5, 2, 2.5, 3, 4, 5, 6 and 8, times a power of ten.
    """
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return float(next(step for step in steps if step * power >= value * (1 - 1e-9)) * power)


def _binned(values: Array, limit: float) -> Array:
    return np.clip((values / limit + 1) / 2 * colours.BINS, 0, colours.BINS - 1).astype(int)


def _scale(title: str, limit: float) -> Legend:
    end = write_rounded(limit, 3)
    return Legend((), f"{title} (solver units)", colours.ramp(colours.DIVERGING), f"−{end}", f"+{end}")
