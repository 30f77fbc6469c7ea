"""Figures for paper: a width in centimetres, and text that has its size in points there."""

from dataclasses import dataclass, replace

from qanneal_gui.figures import colours
from qanneal_gui.figures.model import Figure
from qanneal_gui.figures.style import SANS_SERIF, Style
from qanneal_gui.figures.svg import Drawing, lay_out
from qanneal_gui.support.text import for_markup

POINTS_PER_CM = 72 / 2.54
_TEXT = 12.0
"""Size of text in the units of a drawing: everything else grows and shrinks with it."""

_USUAL_LINE = 2.6

TALLEST_CM = 23.0
"""What a page, A4 or letter, has for a figure and its caption; only one that is asked to be is higher."""

_NARROWEST_PANEL = 150.0
"""Units of the drawing: where panels would fill more than a page, more of them stand side by side."""

_LOWEST_PLOT = 70.0
_LOWER = (0.5, 0.4, 0.3)
"""Heights of plots by their widths, where the usual one does not suffice."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How a figure stands on paper.

    Attributes
    ----------
    width_cm : float
    height_cm : float or None
        None for as much as the panels need, on a page at most.
    font : str
        Its family; empty for a sans-serif one.
    font_pt, line_pt : float
        Size of all text, and width of the lines that matter; thinner ones keep their proportion.
    dark : bool
        For a dark ground, as that of a slide.
    ends, titles : bool
        As in `qanneal_gui.figures.style.Style`.
    """

    width_cm: float = 8.5
    height_cm: float | None = None
    font: str = ""
    font_pt: float = 8.0
    line_pt: float = 1.25
    dark: bool = False
    ends: bool = False
    titles: bool = False

    @property
    def unit_cm(self) -> float:
        """Length of one unit of the drawing."""
        return self.font_pt / _TEXT / POINTS_PER_CM

    def style(self) -> Style:
        """Return sizes in units of the drawing."""
        per_point = _TEXT / self.font_pt
        return Style(
            font=f"'{for_markup(self.font)}', {SANS_SERIF}" if self.font else SANS_SERIF,
            title=_TEXT,
            panel_title=_TEXT,
            label=_TEXT,
            small=_TEXT,
            legend=_TEXT,
            edge=3.0,
            between=20.0,
            narrowest=200.0,
            least_plot=16.0,
            lowest=16.0,
            shortest=110.0,
            tallest=1e6,
            aspect=0.62,
            line=self.line_pt * per_point / _USUAL_LINE,
            thin=0.5 * per_point,
            marks=0.2 + 0.55 * self.line_pt * per_point / _USUAL_LINE,
            ends=self.ends,
            titles=self.titles,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure as it stands on paper: an SVG, and its size in centimetres."""

    svg: str
    width_cm: float
    height_cm: float


def on_paper(figure: Figure, paper: Paper, *, published: bool = True) -> Sheet:
    """Draw a figure for paper; where it does not fit into the height that was asked for, it is higher."""
    unit = paper.unit_cm
    drawn = _drawn(figure, paper, paper.style(), published, paper.height_cm)
    if paper.height_cm is None and drawn.height * unit > TALLEST_CM:
        drawn = _on_a_page(figure, paper, published)
    height = drawn.height * unit
    return Sheet(_markup(drawn, paper.width_cm, height), paper.width_cm, height)


def _on_a_page(figure: Figure, paper: Paper, published: bool) -> Drawing:
    """Draw a figure that is too high for a page: more panels side by side, then lower plots, too."""
    style = replace(paper.style(), narrowest=_NARROWEST_PANEL, shortest=_LOWEST_PLOT)
    for aspect in (style.aspect, *_LOWER):
        for columns in range(figure.columns, max(figure.columns, len(figure.panels)) + 1):
            side_by_side = replace(figure, columns=columns)
            drawn = _drawn(side_by_side, paper, replace(style, aspect=aspect), published, None)
            if drawn.height * paper.unit_cm <= TALLEST_CM:
                return drawn
    return drawn


def _drawn(figure: Figure, paper: Paper, style: Style, published: bool, height_cm: float | None) -> Drawing:
    unit = paper.unit_cm
    return lay_out(
        figure,
        colours.palette(paper.dark),
        published=published,
        width=paper.width_cm / unit,
        height=None if height_cm is None else height_cm / unit,
        style=style,
    )


def _markup(drawn: Drawing, width: float, height: float) -> str:
    return drawn.svg(f"{10 * width:.2f}mm", f"{10 * height:.2f}mm")
