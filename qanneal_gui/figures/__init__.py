"""Figures and tables as plain data: one description, drawn by the window, as SVG, or inside a report."""

from qanneal_gui.figures.model import Figure, Mark, Panel, Series, Table

__all__ = ["Figure", "Mark", "Panel", "Series", "Table"]
