"""What is known of the qubit pointed at, in a small card on the stage."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from qanneal_gui.annealing.embedding.placement import Placement, coordinates
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import counted, localised, tr

_TITLES = {
    "qubit": tr("Qubit"),
    "cell": tr("Cell"),
    "variable": tr("Variable"),
    "class": tr("Class"),
    "copy": tr("Copy"),
    "h": "h",
    "spin": "⟨s⟩",
    "chain": tr("Chain length"),
    "couplers": tr("Couplers"),
    "breaks": tr("Chain breaks"),
}
_AWAY = 20


class QubitTip(QFrame):
    """Follows what is pointed at; dark as the stage is; lets the mouse through."""

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("qubitTip")
        self.setStyleSheet(
            f"#qubitTip {{ background: {colours.CARD}; border: 1px solid {colours.CARD_BORDER} }}"
            "#qubitTip { border-radius: 6px }"
            f"#qubitTip QLabel {{ color: {colours.INK}; background: transparent }}"
            f"#qubitTip QLabel[quiet=true] {{ color: {colours.QUIET} }}"
        )
        self.about: dict[str, QLabel] = {}
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for row, (name, title) in enumerate(_TITLES.items()):
            head, value = label(title), label("–")
            head.setProperty("quiet", True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setAccessibleName(title)
            grid.addWidget(head, row, 0)
            grid.addWidget(value, row, 1)
            self.about[name] = value
            self._rows[name] = (head, value)
        self.hide()

    def show_qubit(
        self, placement: Placement, snapshot: ChipSnapshot | None, index: int, qubit: int, at: QPoint
    ) -> None:
        """Show what is known of a qubit, by its place in the layout (−1 if spare) and its linear number."""
        texts = dict.fromkeys(_TITLES, "–")
        texts |= _of_qubit(placement, qubit)
        if index >= 0:
            texts |= _of_variable(placement, snapshot, index)
        for name, text in texts.items():
            value = self.about[name]
            if value.text() != text:
                value.setText(text)
            for part in self._rows[name]:
                part.setVisible(text != "–")
        self.adjustSize()
        self._move_beside(at)
        self.show()

    def show_nothing(self) -> None:
        """Forget the qubit, and hide."""
        for value in self.about.values():
            value.setText("–")
        self.hide()

    def _move_beside(self, at: QPoint) -> None:
        room = self._stage.size()
        x, y = at.x() + _AWAY, at.y() + _AWAY
        if x + self.width() > room.width() - 4:
            x = at.x() - _AWAY - self.width()
        if y + self.height() > room.height() - 4:
            y = at.y() - _AWAY - self.height()
        self.move(max(4, x), max(4, y))


def _of_qubit(placement: Placement, qubit: int) -> dict[str, str]:
    where = coordinates(placement.topology.name, qubit)
    return {
        "qubit": localised(f"{qubit:,}"),
        "cell": " ".join(f"{letter}{value}" for letter, value in where.items()) or "–",
        "variable": tr("spare"),
    }


def _of_variable(placement: Placement, snapshot: ChipSnapshot | None, index: int) -> dict[str, str]:
    number, variable = int(placement.copy_of[index]), int(placement.variable[index])
    copy = placement.copies[number]
    role = "output" if variable < copy.outputs else "hidden"
    length = int(placement.chain_lengths[number, variable])
    chain, weights = placement.chain_couplers[number, variable], placement.weight_couplers[number, variable]
    texts: dict[str, Any] = {
        "variable": f"{placement.name_of(index)} ({role})",
        "copy": tr("{number} of {copies}", number=number + 1, copies=len(placement.copies)),
        "class": placement.class_of(variable) or "–",
        "chain": counted("{n:,} qubit", "{n:,} qubits", length),
        "couplers": tr("{chain} in the chain, {weights} logical", chain=chain, weights=weights),
    }
    if snapshot is not None and index < len(snapshot.h):
        texts["copy"] += tr(", example {examples}", examples=snapshot.examples[number] + 1)
        texts["h"] = localised(f"{snapshot.h[index]:+.4f}").replace("-", "−")
        texts["spin"] = localised(f"{np.float32(snapshot.mean_spin[index]):+.3f}").replace("-", "−")
        if variable < copy.outputs:
            texts["breaks"] = tr("{breaks:.1f} % of reads", breaks=100 * snapshot.breaks[number, variable])
    return texts
