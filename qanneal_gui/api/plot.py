"""A figure as a notebook shows it."""

import os
from pathlib import Path

from qanneal_gui.figures import Figure
from qanneal_gui.figures.csv import figure_csv
from qanneal_gui.figures.svg import svg
from qanneal_gui.sharing.run_figures import save_svg


class Plot:
    """A drawn figure: a notebook shows it, ``str`` gives its SVG, and `save` writes it for a paper.

    Parameters
    ----------
    figure : Figure
        What is drawn.
    dark : bool
        For a dark ground.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> plot = qanneal.run("last").plot()
    >>> str(plot)[:4]
    '<svg'
    """

    def __init__(self, figure: Figure, *, dark: bool = False) -> None:
        self._figure, self._dark = figure, dark

    def save(self, path: str | os.PathLike[str], width: float = 8.5) -> Path:
        """Write the figure as SVG, with text of 8 pt on paper; return where.

        Parameters
        ----------
        path : str or path
            Ends in ``.svg``; an existing file is replaced. The window writes PDF and PNG, too.
        width : float
            On paper, in cm.

        Raises
        ------
        QannealError
            There are no curves yet, or the file cannot be written.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").plot().save("curves.svg", width=17.5).name
        'curves.svg'
        """
        save_svg(self._figure, Path(path), width, dark=self._dark)
        return Path(path)

    def csv(self) -> str:
        """Return what is drawn as CSV: one row for each point of each curve.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").plot().csv().splitlines()[0]
        'panel,series,x,y,low,high,published'
        """
        return figure_csv(self._figure)

    def __str__(self) -> str:
        """Return one SVG element, which refers to nothing outside of it."""
        return svg(self._figure, dark=self._dark)

    def __repr__(self) -> str:
        titles = ", ".join(panel.title for panel in self._figure.panels)
        return f"<Plot: {titles or 'no curves yet'}>"

    def _repr_svg_(self) -> str:
        """Return what a notebook shows."""
        return str(self)
