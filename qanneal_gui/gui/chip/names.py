"""Names along the qubits, once the view is near enough to read them."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import colours
from qanneal_gui.chip.qubit_lines import QubitLines
from qanneal_gui.gui.chip.layers import Layer
from qanneal_gui.science.arrays import Array

_ROOM = 22.0
"""Pixels between neighbouring lines from which on there are names."""

_PIXELS, _FROM_EDGE = 10, 14.0


class NameLayer(Layer):
    """Writes at each qubit in sight what it stands for, or its number if it is spare."""

    def __init__(self) -> None:
        super().__init__()
        self._placement: Placement | None = None
        self._lines: QubitLines | None = None
        self._index: Array = np.empty(0, np.int64)
        self._look: colours.Look = "dark"

    def set_look(self, look: colours.Look) -> None:
        """Write on another ground."""
        self._look = look
        self.update()

    def set_qubits(self, placement: Placement, lines: QubitLines | None) -> None:
        """Name these; none if they are no lines."""
        self._placement, self._lines = placement, lines
        self._index = np.full(len(placement.topology), -1)
        self._index[placement.layout.qubits] = np.arange(len(placement.layout.qubits))
        self.update()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if widget is None or self._lines is None:
            return
        at = painter.worldTransform()
        if self._lines.apart * at.m11() < _ROOM:
            return
        painter.resetTransform()
        area = QRectF(widget.rect())
        font = QFont(QGuiApplication.font())
        font.setPixelSize(_PIXELS)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        scale, shift = np.array([at.m11(), at.m22()]), np.array([at.dx(), at.dy()])
        placed = self._lines.bars * scale + shift
        low, high = placed.min(axis=1), placed.max(axis=1)
        seen = (high[:, 0] > area.left()) & (low[:, 0] < area.right())
        seen &= (high[:, 1] > area.top()) & (low[:, 1] < area.bottom())
        for number in np.flatnonzero(seen).tolist():
            # Where the qubit comes into sight, so that it has its name however near one looks.
            left, top = max(low[number, 0], area.left()), max(low[number, 1], area.top())
            upright = self._lines.across[number] == 0
            word = self._word(number)
            painter.save()
            painter.translate(QPointF(left, top))
            if upright:
                painter.rotate(90)
            self._write(painter, metrics, word, self._index[number] >= 0)
            painter.restore()

    def _write(self, painter: QPainter, metrics: QFontMetricsF, word: str, used: bool) -> None:
        """Write a word along a line that begins at the origin, upon a piece of the ground."""
        box = metrics.boundingRect(word).adjusted(-2, -1, 2, 1)
        box.moveTo(_FROM_EDGE, -box.height() / 2)
        painter.fillRect(box, QColor(colours.ground(self._look)))
        painter.setPen(QColor(colours.seen_on(colours.INK if used else colours.DEAD, self._look)))
        painter.drawText(QPointF(_FROM_EDGE + 2, metrics.ascent() / 2 - 1), word)

    def _word(self, position: int) -> str:
        assert self._placement is not None
        index = int(self._index[position])
        if index < 0:
            return str(int(self._placement.topology.qubits[position]))
        variable, outputs = int(self._placement.variable[index]), self._placement.copies[0].outputs
        return f"y{variable}" if variable < outputs else f"k{variable - outputs}"
