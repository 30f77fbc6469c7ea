"""Beside the stage: how the networks lie on the chip."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.gui.chip.histogram import ChainHistogram
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import number, tr

_SPREAD = tr("smallest / median / largest, where they differ.")
_FACTS = {
    "qubits": (tr("Qubits used"), tr("Out of the chip's working qubits.")),
    "dead": (tr("Dead qubits"), tr("Compared with the ideal chip.")),
    "dead_couplers": (tr("Dead couplers"), tr("Between working qubits, compared with the ideal chip.")),
    "hub": (tr("Hub size / qubits"), tr("Chain of an output: {spread}", spread=_SPREAD)),
    "diameter": (
        tr("Hub diameter / couplers"),
        tr("Longest path within the chain of an output: {spread}", spread=_SPREAD),
    ),
    "hub_chain": (
        tr("Hub chain couplers"),
        tr("Programmed within the chain of an output: {spread}", spread=_SPREAD),
    ),
    "hub_logical": (
        tr("Hub logical couplers"),
        tr("Carrying the weights of an output: {spread}", spread=_SPREAD),
    ),
    "unit_chain": (
        tr("Unit chain couplers"),
        tr("Programmed within the chain of a hidden unit: {spread}", spread=_SPREAD),
    ),
    "unit_logical": (
        tr("Unit logical couplers"),
        tr("Carrying the weights of a hidden unit: {spread}", spread=_SPREAD),
    ),
}


_OF_SEVERAL = {
    "hub": tr("Output size / qubits"),
    "diameter": tr("Diameter / couplers"),
    "hub_chain": tr("Output chain couplers"),
    "hub_logical": tr("Output logical couplers"),
}
"""Other titles where there are several outputs: only the chain of a single one is called a hub."""


class ChipPanel(Card):
    """Figures of the placement.

    Attributes
    ----------
    titles, facts : dict of QLabel
        What each figure is, and the figure.
    """

    def __init__(self) -> None:
        super().__init__(tr("On the chip"))
        explain(
            self,
            tr("On the chip"),
            tr("How many qubits the network takes, and how long its chains are."),
            "sampling",
        )
        self.titles: dict[str, QLabel] = {}
        self.facts: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (name, (title, sentence)) in enumerate(_FACTS.items()):
            self.facts[name] = value = label("–")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setToolTip(sentence)
            self.titles[name] = label(title, "small")
            grid.addWidget(self.titles[name], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self._name({})
        self.body.addLayout(grid)
        self.histogram = ChainHistogram()
        self.body.addWidget(self.histogram)
        self.body.addStretch(1)

    def show_placement(self, placement: Placement) -> None:
        """Show how the networks lie."""
        copies = placement.copies
        texts = dict.fromkeys(_FACTS.keys() - {"dead", "dead_couplers"}, "–")
        outputs = copies[0].outputs if copies else 0
        if copies:
            chain, weights = placement.chain_couplers, placement.weight_couplers
            texts |= {
                "qubits": tr(
                    "{qubits:,} of {topology:,}",
                    qubits=len(placement.layout.qubits),
                    topology=len(placement.topology),
                ),
                "hub": spread(placement.chain_lengths[:, :outputs]),
                "diameter": spread(np.array([copy.hub_diameter() for copy in copies])),
                "hub_chain": spread(chain[:, :outputs]),
                "hub_logical": spread(weights[:, :outputs]),
                "unit_chain": spread(chain[:, outputs:]),
                "unit_logical": spread(weights[:, outputs:]),
            }
        for name, text in texts.items():
            self.facts[name].setText(text)
        self._name(_OF_SEVERAL if outputs > 1 else {})
        self.histogram.show_lengths(placement.chain_lengths, outputs)

    def show_lost(self, placement: Placement, known: bool) -> None:
        """Show what the chip lacks, if that is known."""
        for name, lost in (("dead", placement.dead), ("dead_couplers", placement.dead_couplers)):
            self.facts[name].setText(number(len(lost), ",") if known else tr("not recorded"))

    def _name(self, others: Mapping[str, str]) -> None:
        for name, (title, _) in _FACTS.items():
            self.titles[name].setText(others.get(name, title))
            self.facts[name].setAccessibleName(others.get(name, title))


def spread(values: Array) -> str:
    """Return the smallest, the median and the largest, or the one value that all have."""
    low, high = int(values.min()), int(values.max())
    return (
        number(low, ",")
        if low == high
        else f"{number(low, ',')} / {number(np.median(values), ',.4g')} / {number(high, ',')}"
    )
