"""The Experiments tab: every figure and table of the paper, started, watched and exported."""

from qanneal_gui.gui.experiments.view import ExperimentsView

__all__ = ["ExperimentsView"]
