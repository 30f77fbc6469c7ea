"""Two stages beside each other that show the same chip: they are panned, zoomed and pointed at together."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from qanneal_gui.gui.chip.stage import ChipStage


class Twins(QObject):
    """Lets each of two stages follow the other, as long as both show the same networks.

    Parameters
    ----------
    first, second : ChipStage
        What is pointed at on the second, the first says to whoever listens to it.
    """

    def __init__(self, first: "ChipStage", second: "ChipStage") -> None:
        super().__init__(second)
        self._first, self._second = first, second
        first.box.sigRangeChangedManually.connect(self._on_first_moved)
        second.box.sigRangeChangedManually.connect(self._on_second_moved)
        first.hovered.connect(self._on_first_hovered)
        second.hovered.connect(self._on_second_hovered)

    @property
    def _together(self) -> bool:
        first, second = self._first, self._second
        return not second.isHidden() and first.placement is second.placement

    def _on_first_moved(self) -> None:
        if self._together:
            self._second.box.setRange(self._first.box.viewRect(), padding=0)

    def _on_second_moved(self) -> None:
        if self._together:
            self._first.box.setRange(self._second.box.viewRect(), padding=0)

    def _on_first_hovered(self, _index: int, qubit: int) -> None:
        if self._together:
            self._second.point_at(self._place_of(qubit))

    def _on_second_hovered(self, index: int, qubit: int) -> None:
        if self._together:
            self._first.point_at(self._place_of(qubit))
            self._first.hovered.emit(index, qubit)

    def _place_of(self, qubit: int) -> int | None:
        placement = self._first.placement
        if qubit < 0 or placement is None:
            return None
        return int(np.searchsorted(placement.topology.qubits, qubit))
