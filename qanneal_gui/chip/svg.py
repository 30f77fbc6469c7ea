"""A chip as an SVG file, written without a window."""

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Dots, Drawing, Labels, Lines
from qanneal_gui.chip.picture import Legend, Picture, base, draw, recoloured
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.science.arrays import Array

_SIDE, _MARGIN, _FOOT, _LINE = 1000.0, 24.0, 44.0, 24.0
_PATH_PARTS = 2000
"""Lines or signs in one element: some readers, Qt's among them, give up in the midst of longer ones."""


def chip_svg(
    placement: Placement,
    snapshot: ChipSnapshot | None = None,
    mode: str = "role",
    *,
    caption: str = "",
    look: colours.Look = "dark",
    transparent: bool = False,
    drawing: Drawing = "lines",
) -> str:
    """Draw networks on a chip; arguments as in `qanneal_gui.chip.picture.draw`.

    Parameters
    ----------
    caption : str
        One line below the chip; plain text.
    look : str
        On which ground it is seen.
    transparent : bool
        Leave out the ground.
    """
    look = "any" if transparent and look == "dark" else look
    picture = recoloured(draw(placement, snapshot, mode, drawing), look)
    ink = colours.seen_on(colours.INK, look)
    legend = list(_legend(picture.legend))
    # Below the legend: beside it there is no room for the caption of a chip with dead qubits.
    more = _LINE * (legend[-1][2] if legend else 0)
    height = _SIDE + 2 * _MARGIN + _FOOT + more + (_LINE if caption else 0)
    title = caption or placement.topology.name
    parts = _begin(_SIDE + 2 * _MARGIN, height, title, look, transparent)
    parts += _chip(placement, picture, drawing, look)
    foot = _SIDE + 2 * _MARGIN + _FOOT / 2
    for (sign, color, words), x, row in legend:
        parts.append(_sign(sign, color, x + 6, foot + _LINE * row - 5))
        parts.append(f'<text x="{x + 18:g}" y="{foot + _LINE * row:g}" fill="{ink}">{escape(words)}</text>')
    foot += more
    if caption:
        parts.append(f'<text x="{_MARGIN:g}" y="{foot + _LINE:g}" fill="{ink}">{escape(caption)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def chips_svg(
    chips: Sequence[tuple[Placement, str]],
    *,
    look: colours.Look = "dark",
    transparent: bool = False,
    drawing: Drawing = "lines",
) -> str:
    """Draw several chips by their roles, two in a row, each with its caption below it."""
    look = "any" if transparent and look == "dark" else look
    ink = colours.seen_on(colours.INK, look)
    side, foot = _SIDE + 2 * _MARGIN, 3 * _FOOT
    rows = -(-len(chips) // 2)
    parts = _begin(2 * side, rows * (side + foot), "; ".join(words for _, words in chips), look, transparent)
    for number, (placement, caption) in enumerate(chips):
        x, y = side * (number % 2), (side + foot) * (number // 2)
        parts += [
            f'<g transform="translate({x:g} {y:g})">',
            *_chip(placement, recoloured(draw(placement, drawing=drawing), look), drawing, look),
        ]
        for i, line in enumerate(caption.splitlines()):
            parts.append(
                f'<text x="{side / 2:g}" y="{side + 28 * i + 8:g}" fill="{ink}" font-size="22" '
                f'text-anchor="middle">{escape(line)}</text>'
            )
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def place(points: Array) -> Array:
    """Return where points of the chip's unit square, shape (..., 2), are on the page, downwards."""
    return np.asarray(_MARGIN + _SIDE * np.stack([points[..., 0], 1 - points[..., 1]], axis=-1))


def label_places(labels: Labels) -> tuple[Array, float]:
    """Return where the middles of numbers are on the page, shape (n, 2), and how large they are written."""
    size = 1.3 * _SIDE * labels.height
    return place(labels.points) + 0.8 * size * labels.aside * [1, -1], size


def _begin(width: float, height: float, title: str, look: colours.Look, transparent: bool) -> list[str]:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'role="img" font-family="sans-serif" font-size="16">',
        f"<title>{escape(title)}</title>",
    ]
    if not transparent:
        ground = colours.LIGHT if look == "light" else colours.STAGE
        parts.append(f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>')
    return parts


def _legend(legend: Legend) -> Iterator[tuple[tuple[str, str, str], float, int]]:
    """Yield the entries of a legend, each with its place and its row."""
    x, row = _MARGIN, 0
    for entry in legend.entries:
        width = 34 + 8.5 * len(entry[2])
        if x + width > _SIDE + 2 * _MARGIN and x > _MARGIN:
            x, row = _MARGIN, row + 1
        yield entry, x, row
        x += width


def _chip(placement: Placement, picture: Picture, drawing: Drawing, look: colours.Look) -> list[str]:
    spare, dead = base(placement, drawing, look)
    # About the distance of two neighbouring qubits, so that dots touch nothing.
    radius = 0.2 * _SIDE / np.sqrt(len(placement.topology))
    qubits = qubit_lines(placement.topology) if drawing == "lines" else None
    weight = 1.0 if qubits is None else qubits.weight(_SIDE)
    lines = [_path(one, weight) for one in (*spare, *picture.lines) if len(one.segments)]
    dots = [_symbols(one, radius) for one in (*dead, *picture.dots) if len(one.points)]
    return [*lines, *dots, *(_numbers(picture.labels) if picture.labels else ())]


def _numbers(labels: Labels) -> list[str]:
    """Write the numbers of outputs beside the ends of their lines, small enough for all of them."""
    places, size = label_places(labels)
    parts = [f'<g font-size="{size:.1f}" font-weight="bold" text-anchor="middle">']
    for (x, y), words, color in zip(places.tolist(), labels.words, labels.colors, strict=True):
        parts.append(f'<text x="{x:.1f}" y="{y + 0.36 * size:.1f}" fill="{color}">{escape(words)}</text>')
    return [*parts, "</g>"]


def _sign(sign: str, color: str, x: float, y: float) -> str:
    """Draw one sign of the legend: a line, a thick line, or the shape of a qubit."""
    if sign in "-=+":
        width = 4 if sign == "=" else 2
        upright = f"M{x:g} {y - 6:g}v12" if sign == "+" else ""
        return f'<path d="M{x - 7:g} {y:g}h14{upright}" stroke="{color}" stroke-width="{width:g}"/>'
    radius = 3.0 if sign == "." else 6.0
    shape = _shape("o" if sign == "." else sign, radius)
    return f'<path d="M{x:g} {y:g}{shape}" {_paint(sign, color)}/>'


def _path(lines: Lines, weight: float) -> str:
    ends = place(lines.segments).reshape(-1, 4)
    return _paths(
        [f"M{a:.1f} {b:.1f}L{c:.1f} {e:.1f}" for a, b, c, e in ends.tolist()],
        f'stroke="{lines.color}" stroke-width="{0.8 * lines.width * weight:.3g}" '
        f'stroke-opacity="{lines.opacity:g}" stroke-linecap="round" fill="none"',
    )


def _symbols(dots: Dots, radius: float) -> str:
    shape = _shape(dots.shape, radius * dots.size)
    return _paths(
        [f"M{x:.1f} {y:.1f}{shape}" for x, y in place(dots.points).tolist()],
        _paint(dots.shape, dots.color),
    )


def _paths(parts: list[str], look: str) -> str:
    starts = range(0, len(parts), _PATH_PARTS)
    return "\n".join(f'<path d="{"".join(parts[i : i + _PATH_PARTS])}" {look}/>' for i in starts)


def _shape(shape: str, r: float) -> str:
    return {
        "s": f"m{-r:.2f} {-r:.2f}h{2 * r:.2f}v{2 * r:.2f}h{-2 * r:.2f}z",
        "d": f"m0 {-r:.2f}l{r:.2f} {r:.2f}l{-r:.2f} {r:.2f}l{-r:.2f} {-r:.2f}z",
        "t": f"m0 {r:.2f}l{-r:.2f} {-2 * r:.2f}h{2 * r:.2f}z",
        "x": f"m{-r:.2f} {-r:.2f}l{2 * r:.2f} {2 * r:.2f}m0 {-2 * r:.2f}l{-2 * r:.2f} {2 * r:.2f}",
        "o": f"m{-r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0",
    }[shape]


def _paint(shape: str, color: str) -> str:
    return f'stroke="{color}" fill="none"' if shape == "x" else f'fill="{color}"'
