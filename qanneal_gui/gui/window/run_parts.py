"""What shows a run on the first page: its curves, and evidence and sampler health beside them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.later import Pieces
from qanneal_gui.gui.run.evidence import EvidenceCard
from qanneal_gui.gui.run.health import Health
from qanneal_gui.gui.run.live_plot import LivePlot
from qanneal_gui.gui.run.plots import LivePlots, live_plot
from qanneal_gui.gui.run.shown import PLOTS


class RunParts:
    """The parts, made together: a window that shows no run yet needs none of them.

    Attributes
    ----------
    curves : LivePlots
    evidence : EvidenceCard
    health : Health
    proof : QWidget
        Holds evidence and sampler health.
    """

    def __init__(self, curves: LivePlots, evidence: EvidenceCard, health: Health) -> None:
        self.curves, self.evidence, self.health = curves, evidence, health
        self.curves.setMinimumWidth(1)  # narrow plots leave words out, but never go on beyond the edge
        self.proof = QWidget()
        column = QVBoxLayout(self.proof)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.evidence)
        column.addWidget(self.health, 1)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.curves, self.evidence, self.health):
            part.recolor()


def in_pieces() -> Pieces[RunParts]:
    """Make the parts."""
    plots: dict[str, LivePlot] = {}
    for name in PLOTS:
        plots[name] = live_plot(name)
        yield
    curves = LivePlots(plots)
    yield
    health = Health()
    yield
    return RunParts(curves, EvidenceCard(), health)
