"""How a drawing is set: sizes of text, margins and widths of lines, for the screen and for paper."""

from dataclasses import dataclass

SANS_SERIF = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in the units of the drawing, which are pixels on a screen.

    Attributes
    ----------
    font : str
        Families, as CSS writes them.
    title, panel_title, label, small, legend : float
        Sizes of text: of the figure's title, of a panel's, of axes and captions, of ticks, of the legend.
    edge, between : float
        Margins around the panels, and between those side by side.
    narrowest, least_plot : float
        Of a panel beside another one, and of the space between the axes.
    lowest : float
        Height of that space at least, where a figure is to be no higher than something.
    shortest, tallest, aspect : float
        Of that space: its least and greatest height, and its height as a part of the panel's width.
    line, thin, marks : float
        By which the widths of curves, the widths of axes, and the sizes of markers are multiplied.
    ends : bool
        Curves are named at their ends, where there is room, instead of in the legend.
    titles : bool
        The figure has its title and its caption, and a panel that stands alone its title.
    """

    font: str = SANS_SERIF
    title: float = 17.0
    panel_title: float = 14.0
    label: float = 13.0
    small: float = 12.0
    legend: float = 12.5
    edge: float = 20.0
    between: float = 32.0
    narrowest: float = 240.0
    least_plot: float = 40.0
    lowest: float = 96.0
    shortest: float = 170.0
    tallest: float = 400.0
    aspect: float = 0.58
    line: float = 1.0
    thin: float = 1.0
    marks: float = 1.0
    ends: bool = False
    titles: bool = True


SCREEN = Style()
