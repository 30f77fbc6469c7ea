"""The network itself, beside the chip that it lives on."""

import numpy as np
from PySide6.QtCore import Signal
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import network
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.gui.chip.stage import Stage
from qanneal_gui.support.wording import tr


class LogicalStage(Stage):
    """Draws the network of one copy: outputs in the middle, hidden units around them.

    Attributes
    ----------
    hovered, clicked : Signal
        The unit's number, outputs first; −1 for none.
    copy : int
        The copy whose values are shown.
    placement : Placement or None
        The networks of which it is one.
    """

    smallest = 1.2
    hovered = Signal(int)
    clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shape = (0, 0)
        self._coloured: tuple[object, ...] = ()
        self.placement: Placement | None = None
        self.copy = 0
        self._chosen: int | None = None
        self.setAccessibleName(tr("Network: outputs in the centre, hidden units around them"))
        self.setMinimumSize(120, 104)

    def show_placement(self, placement: Placement) -> None:
        """Draw the network that has its copies on this chip."""
        self.placement, self.copy, self._coloured = placement, 0, ()
        shape = (placement.copies[0].outputs, placement.copies[0].hidden) if placement.copies else (0, 0)
        self.focus(None)
        self.point_at(None)
        if shape != self._shape:
            self._shape = shape
            points, spacing = network.positions(*shape) if placement.copies else (np.empty((0, 2)), 1)
            self.set_points(points, 0.5 * spacing)
            self.fit()
        self.show_picture()

    def show_picture(self, snapshot: ChipSnapshot | None = None, mode: str = "role") -> None:
        """Colour the network as the chip is coloured."""
        placement = self.placement
        wanted = (placement, snapshot, mode, self.copy)
        if placement is None or wanted == self._coloured:
            return
        self._coloured = wanted
        if placement.copies:
            self.show_layers(network.draw_network(placement, self.copy, snapshot, mode))
            if self._chosen is not None:
                self.focus(self._chosen)
        else:
            self.show_layers(chip_picture.Picture())

    def focus(self, variable: int | None) -> None:
        """Fade all but one unit and what it is connected with; None fades nothing."""
        self._chosen = variable
        if variable is None:
            self.choose(None)
        else:
            picture = network.chosen_unit(*self._shape, variable, self.picture)
            self.choose(picture.lines, picture.dots)

    @override
    def _sign_size(self, position: int) -> float:
        outputs, _ = self._shape
        # The ring goes round the corners of an output's square.
        scale = 1.5 * network.output_size(*self._shape) if position < outputs else 2.0
        return scale * self.dot_size()

    @override
    def _on_hovered(self, position: int | None) -> None:
        super()._on_hovered(position)
        self.hovered.emit(-1 if position is None else position)

    @override
    def _on_chosen(self, position: int | None) -> None:
        self.clicked.emit(-1 if position is None else position)
