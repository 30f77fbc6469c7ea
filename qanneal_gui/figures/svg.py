"""Figures as SVG, for papers, reports and the web; no window is needed to draw one."""

from dataclasses import dataclass, replace

from qanneal_gui.figures import colours, legend
from qanneal_gui.figures.colours import Palette
from qanneal_gui.figures.model import Figure
from qanneal_gui.figures.panels import cell_of, panel_parts, text_at
from qanneal_gui.figures.style import SCREEN, Style
from qanneal_gui.figures.text import wrap
from qanneal_gui.support.text import for_markup

_LEAST_WIDTH = 240.0
_TRIALS = 4
"""How often panels are laid out until they have the height that is wanted, on which their margins depend."""


def svg(
    figure: Figure,
    *,
    dark: bool = False,
    published: bool = True,
    width: float = 960.0,
    most: float | None = None,
) -> str:
    """Draw a figure.

    Parameters
    ----------
    figure : Figure
    dark : bool
        For a dark ground.
    published : bool
        Draw the values that are printed in the paper as well.
    width : float
        Of the drawing in pixels, at least 240; its height follows.
    most : float or None
        Height in pixels that is exceeded only where the panels do not fit into it.

    Returns
    -------
    str
        One SVG element, which refers to nothing outside of it.
    """
    return draw(figure, colours.palette(dark), published=published, width=width, most=most)


def draw(
    figure: Figure,
    palette: Palette,
    *,
    published: bool = True,
    width: float = 960.0,
    most: float | None = None,
) -> str:
    """Draw a figure in given colours; otherwise as `svg`."""
    width = max(float(width), _LEAST_WIDTH)
    drawn = lay_out(figure, palette, published=published, width=width)
    if most is not None and drawn.height > most:
        drawn = lay_out(figure, palette, published=published, width=width, height=most)
    return drawn.svg(f"{drawn.width:g}", f"{drawn.height:g}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as elements of an SVG, without the head that says how large it is."""

    figure: Figure
    width: float
    height: float
    ground: str
    style: Style
    parts: list[str]

    def svg(self, width: str, height: str) -> str:
        """Return one SVG element of a width and a height, as SVG writes lengths."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:.6g} {self.height:.6g}" '
            f'width="{width}" height="{height}" role="img" font-family="{self.style.font}">'
        )
        # Who listens to a picture hears its title; that of a report's curves stands above it.
        named = self.figure.title or ", ".join(panel.title for panel in self.figure.panels if panel.title)
        title, caption = for_markup(named or "Figure"), for_markup(self.figure.caption)
        about = f"<title>{title}</title><desc>{caption}</desc>"
        ground = f'<rect width="{self.width:.6g}" height="{self.height:.6g}" fill="{self.ground}"/>'
        return "\n".join([head, about, ground, *self.parts, "</svg>", ""])


def lay_out(
    figure: Figure,
    palette: Palette,
    *,
    published: bool = True,
    width: float,
    height: float | None = None,
    style: Style = SCREEN,
) -> Drawing:
    """Draw a figure.

    Parameters
    ----------
    width : float
        Of the drawing, in its units.
    height : float or None
        The same; it is exceeded where the panels do not fit. None for as much as they need.
    """
    if height is None:
        return _laid_out(figure, palette, published, width, None, style)
    plots = height / 2
    for _ in range(_TRIALS):
        drawn = _laid_out(figure, palette, published, width, plots, style)
        if abs(drawn.height - height) < 0.01:
            break
        rows = -(-len(figure.panels) // _columns(figure, width, style))
        plots = max(plots + (height - drawn.height) / max(rows, 1), style.lowest)
    # What is left over, as no trial was exact, stays empty.
    return replace(drawn, height=max(drawn.height, height))


def _columns(figure: Figure, width: float, style: Style) -> int:
    columns = max(1, min(figure.columns, len(figure.panels)))
    while columns > 1 and _room(width, columns, style) < style.narrowest:
        columns -= 1
    return columns


def _room(width: float, columns: int, style: Style) -> float:
    return (width - 2 * style.edge + style.between) / columns - style.between


def _laid_out(
    figure: Figure, palette: Palette, published: bool, width: float, plots: float | None, style: Style
) -> Drawing:
    """Draw a figure whose plots have a height, or that which suits their width."""
    columns = _columns(figure, width, style)
    room, edge, inner = _room(width, columns, style), style.edge, width - 2 * style.edge
    names = dict.fromkeys(series.name for panel in figure.panels for series in panel.series)
    shapes = {name: i for i, name in enumerate(names)}
    titled = style.titles or len(figure.panels) > 1
    cells = [cell_of(panel, room, plots, shapes, published, style, titled) for panel in figure.panels]
    # One legend serves all panels if they would all say the same.
    shared = cells[0].legend if len({cell.legend for cell in cells}) == 1 and len(cells) > 1 else ()

    parts: list[str] = []
    y = edge
    if style.titles:
        y = _paragraph(parts, figure.title, edge, y, inner, style.title, palette.ink, bold=True)
        y += 8 if figure.title else 0
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        heads, feet = max(cell.head for cell in row), max(cell.foot(bool(shared)) for cell in row)
        height = max(cell.height for cell in row)
        for i, cell in enumerate(row):
            left = max(c.left for c in cells[i::columns])
            x = edge + i * (room + style.between)
            box = (x + left, y + heads, max(room - left - cell.right, style.least_plot), height)
            parts += panel_parts(cell, box, (x, y), shapes, published, palette, legend_below=not shared)
        y += heads + height + feet + 12
    if shared:
        parts += legend.legend_parts(shared, edge, y, inner, palette, style)
        y += legend.legend_height(shared, inner, style) + 8
    below = -12.0  # what is left free below panels
    if style.titles and figure.caption:
        y = _paragraph(parts, figure.caption, edge, y, inner, style.label, palette.quiet)
        below = 0.0
    y = round(y + edge - 8) if style is SCREEN else y + below + edge
    return Drawing(figure, width, y, palette.ground, style, parts)


def _paragraph(
    parts: list[str],
    text: str,
    x: float,
    y: float,
    room: float,
    type_: float,
    color: str,
    *,
    bold: bool = False,
) -> float:
    """Write wrapped text below `y`; return where it ends."""
    for line in wrap(text, type_, room):
        y += type_ * 1.35
        parts.append(text_at(x, y - type_ * 0.3, line, type_, color, bold=bold))
    return y
