"""How figures are exported, as it is remembered between uses."""

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.figures.paper import Paper


FigureKind = Literal["pdf", "svg", "png"]

FIGURE_KEY = "Ctrl+Shift+E"
"""Asks for the dialog, anywhere in the window."""

WIDTHS_CM = {tr("One column"): 8.5, tr("Two columns"): 17.5, tr("Slide"): 25.4}
"""Usual widths."""

LIMITS: dict[str, tuple[float, float]] = {
    "width_cm": (4, 60),
    "height_cm": (2, 60),
    "font_pt": (4, 36),
    "line_pt": (0.25, 6),
    "dpi": (72, 1200),
}
"""Of the numbers that may be entered."""


class FigureOptions(BaseModel):
    """The options of the dialog."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: FigureKind = "pdf"
    width_cm: float = Field(8.5, ge=4, le=60)
    height_cm: float | None = Field(None, ge=2, le=60)
    font: str = Field("", max_length=100)
    font_pt: float = Field(8.0, ge=4, le=36)
    line_pt: float = Field(1.25, ge=0.25, le=6)
    dark: bool = False
    ends: bool = False
    titles: bool = False
    whole: bool = False
    dpi: int = Field(300, ge=72, le=1200)
    csv: bool = True
    folder: str = ""

    @property
    def paper(self) -> "Paper":
        """How the figure stands on paper."""
        from qanneal_gui.figures.paper import Paper

        return Paper(
            width_cm=self.width_cm,
            height_cm=self.height_cm,
            font=self.font,
            font_pt=self.font_pt,
            line_pt=self.line_pt,
            dark=self.dark,
            ends=self.ends,
            titles=self.titles,
        )
