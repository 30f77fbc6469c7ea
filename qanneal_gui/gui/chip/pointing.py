"""What is pointed at, clicked or searched for: seen on the chip and in the network alike."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from qanneal_gui.gui.chip.logical import LogicalStage
from qanneal_gui.gui.chip.player import StoryPlayer
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.gui.chip.state import ChipState
from qanneal_gui.gui.chip.tip import QubitTip
from qanneal_gui.support.wording import tr


class Pointing(QObject):
    """Puts rings around what is pointed at, with a card beside it, and fades all but what was clicked.

    While a story is played, the stage shows networks of its own: nothing leads from them to the network.

    Attributes
    ----------
    copy_chosen : Signal
        The network shows the values of another copy.
    """

    copy_chosen = Signal()

    def __init__(
        self,
        stage: ChipStage,
        network: LogicalStage,
        tip: QubitTip,
        state: ChipState,
        player: StoryPlayer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._network, self._tip = stage, network, tip
        self._state, self._player = state, player
        stage.hovered.connect(self._on_qubit_hovered)
        stage.clicked.connect(self._on_qubit_clicked)
        network.hovered.connect(self._on_unit_hovered)
        network.clicked.connect(self._on_unit_clicked)

    def show_everything(self) -> None:
        """End the fading."""
        self._stage.focus(None)
        self._network.focus(None)
        self._point_at_nothing()

    def look_into(self, copy: int, variable: int) -> None:
        """Fade all but one chain of one copy, outputs numbered first, with the card of its first qubit."""
        placement = self._stage.placement
        if placement is not None:
            index = int(placement.qubits_of(copy, variable)[0])
            self._on_qubit_clicked(index, -1)
            self._on_qubit_hovered(index, int(placement.topology.qubits[placement.layout.qubits[index]]))

    def search(self, wanted: str) -> None:
        """Go to a qubit or to a variable: 1234, k17, y0."""
        placement = self._stage.placement
        if placement is None:
            return
        found = placement.find(wanted)
        if found is None:
            self._state.set_note(
                tr(
                    "{wanted} was not found; enter the number of a working qubit or a name such as k17.",
                    wanted=wanted,
                )
            )
            return
        kind, number = found
        if kind == "variable":
            self._stage.focus(placement.variable == number)
            copy = 0
            if self._linked:
                copy = self._network.copy
                self._network.focus(number)
            index = int(placement.qubits_of(copy, number)[0])
            self._on_qubit_hovered(index, int(placement.topology.qubits[placement.layout.qubits[index]]))
        else:
            self._stage.look_at(number)
            at = np.flatnonzero(placement.layout.qubits == number)
            self._on_qubit_hovered(int(at[0]) if len(at) else -1, int(placement.topology.qubits[number]))

    @property
    def _linked(self) -> bool:
        """Whether the network shown is the one on the stage."""
        return self._stage.placement is not None and self._stage.placement is self._network.placement

    def _point_at_nothing(self) -> None:
        for stage in (self._stage, self._network):
            stage.point_at(None)
        self._tip.show_nothing()

    def _on_qubit_hovered(self, index: int, qubit: int) -> None:
        placement = self._stage.placement
        if qubit < 0 or placement is None:
            self._point_at_nothing()
            return
        self._show_tip(index, qubit)
        self._network.point_at(int(placement.variable[index]) if index >= 0 and self._linked else None)

    def _on_unit_hovered(self, variable: int) -> None:
        placement = self._stage.placement
        if placement is None or variable < 0 or not self._linked:
            self._point_at_nothing()
            return
        chain = placement.qubits_of(self._network.copy, variable)
        places = placement.layout.qubits[chain]
        self._stage.point_at(places)
        self._show_tip(int(chain[0]), int(placement.topology.qubits[places[0]]))

    def _on_qubit_clicked(self, index: int, _qubit: int) -> None:
        placement = self._stage.placement
        if placement is None or index < 0:
            self.show_everything()
            return
        copy, variable = int(placement.copy_of[index]), int(placement.variable[index])
        self._stage.focus((placement.copy_of == copy) & (placement.variable == variable))
        if self._linked:
            self._network.copy = copy
            self._network.show_picture(self._state.snapshot_of(placement), self._state.mode)
            self._network.focus(variable)
            self.copy_chosen.emit()

    def _on_unit_clicked(self, variable: int) -> None:
        placement = self._stage.placement
        if placement is None or variable < 0 or not self._linked:
            self.show_everything()
        else:
            self._on_qubit_clicked(int(placement.qubits_of(self._network.copy, variable)[0]), -1)

    def _show_tip(self, index: int, qubit: int) -> None:
        """Show the card of a qubit beside it."""
        placement, step = self._stage.placement, self._player.step
        assert placement is not None
        snapshot = step.snapshot if step else self._state.snapshot_of(placement)
        place = int(np.searchsorted(placement.topology.qubits, qubit))
        self._tip.show_qubit(placement, snapshot, index, qubit, self._stage.seen_at(place))
