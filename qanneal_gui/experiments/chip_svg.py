"""A chip as an SVG file, written without a window."""

from html import escape

import numpy as np

from qanneal_gui.annealing.frames import ChipFrame, Placement
from qanneal_gui.experiments.chip_picture import INK, STAGE, Dots, Lines, base, draw
from qanneal_gui.science.arrays import Array

_SIDE, _MARGIN, _FOOT = 1000.0, 24.0, 44.0


def chip_svg(
    placement: Placement,
    frame: ChipFrame | None = None,
    mode: str = "role",
    *,
    caption: str = "",
    transparent: bool = False,
) -> str:
    """Draw networks on a chip; arguments as in `qanneal_gui.experiments.chip_picture.draw`.

    Parameters
    ----------
    caption : str
        One line below the chip; plain text.
    transparent : bool
        Leave out the dark ground.
    """
    picture = draw(placement, frame, mode)
    spare, dead = base(placement)
    # About the distance of two neighbouring qubits, so that dots touch nothing.
    radius = 0.2 * _SIDE / np.sqrt(len(placement.topology))
    height = _SIDE + 2 * _MARGIN + _FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE + 2 * _MARGIN:g} {height:g}" '
        f'role="img" font-family="sans-serif" font-size="16">',
        f"<title>{escape(caption or placement.topology.name)}</title>",
    ]
    if not transparent:
        parts.append(f'<rect width="100%" height="100%" fill="{STAGE}"/>')
    parts += [_path(lines) for lines in (spare, *picture.lines) if len(lines.segments)]
    parts += [_symbols(dots, radius) for dots in (dead, *picture.dots) if len(dots.points)]
    x = _MARGIN
    foot = height - _FOOT / 2
    for _, color, words in picture.key.entries:
        parts.append(f'<circle cx="{x + 6:g}" cy="{foot - 5:g}" r="6" fill="{color}"/>')
        parts.append(f'<text x="{x + 18:g}" y="{foot:g}" fill="{INK}">{escape(words)}</text>')
        x += 34 + 8.5 * len(words)
    if caption:
        parts.append(
            f'<text x="{_SIDE + _MARGIN:g}" y="{foot:g}" fill="{INK}" text-anchor="end">'
            f"{escape(caption)}</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


def _place(points: Array) -> Array:
    """Map the unit square to the page, upwards."""
    return np.asarray(_MARGIN + _SIDE * np.stack([points[..., 0], 1 - points[..., 1]], axis=-1))


def _path(lines: Lines) -> str:
    ends = _place(lines.segments).reshape(-1, 4)
    d = "".join(f"M{a:.1f} {b:.1f}L{c:.1f} {e:.1f}" for a, b, c, e in ends.tolist())
    return (
        f'<path d="{d}" stroke="{lines.color}" stroke-width="{0.8 * lines.width:g}" '
        f'stroke-opacity="{lines.opacity:g}" stroke-linecap="round" fill="none"/>'
    )


def _symbols(dots: Dots, radius: float) -> str:
    r = radius * dots.size
    shape = {
        "s": f"m{-r:.2f} {-r:.2f}h{2 * r:.2f}v{2 * r:.2f}h{-2 * r:.2f}z",
        "d": f"m0 {-r:.2f}l{r:.2f} {r:.2f}l{-r:.2f} {r:.2f}l{-r:.2f} {-r:.2f}z",
        "t": f"m0 {r:.2f}l{-r:.2f} {-2 * r:.2f}h{2 * r:.2f}z",
        "x": f"m{-r:.2f} {-r:.2f}l{2 * r:.2f} {2 * r:.2f}m0 {-2 * r:.2f}l{-2 * r:.2f} {2 * r:.2f}",
        "o": f"m{-r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0",
    }[dots.shape]
    d = "".join(f"M{x:.1f} {y:.1f}{shape}" for x, y in _place(dots.points).tolist())
    paint = f'stroke="{dots.color}" fill="none"' if dots.shape == "x" else f'fill="{dots.color}"'
    return f'<path d="{d}" {paint}/>'
