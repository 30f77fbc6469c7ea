"""What a page of the window offers to be exported as a figure."""

from dataclasses import dataclass

from qanneal_gui.figures import Figure


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """One figure.

    Attributes
    ----------
    title : str
        As the choice among several says it.
    name : str
        Of its file, without a suffix.
    whole : Figure or None
        The same with axes that show everything, where the screen may show a part.
    """

    title: str
    name: str
    figure: Figure
    whole: Figure | None = None


@dataclass(frozen=True, slots=True)
class FigureSource:
    """The figures of a page, and which of them is meant.

    Attributes
    ----------
    published : bool
        Whether what the paper printed is shown.
    """

    choices: tuple[FigureChoice, ...]
    chosen: int = 0
    published: bool = True
