"""How long the chains are: bars over the length in qubits, hidden units and outputs apart."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import histogram
from qanneal_gui.gui.common import theme
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import number, tr

_HEIGHT = 80


class ChainHistogram(QWidget):
    """Counts on a logarithmic scale: one hub is seen beside thousands of hidden units."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.first: Array = np.empty(0, np.int64)
        self.last: Array = np.empty(0, np.int64)
        self.hidden: Array = np.empty(0, np.int64)
        self.outputs: Array = np.empty(0, np.int64)

    def show_lengths(self, lengths: Array, outputs: int) -> None:
        """Count the chains of all copies, lengths of shape (copies, M + K), the M outputs first."""
        self.first, self.last, _ = histogram(lengths)
        edges = np.append(self.first, self.last[-1:] + 1)
        if lengths.size:
            self.outputs = np.histogram(lengths[:, :outputs], edges)[0]
            self.hidden = np.histogram(lengths[:, outputs:], edges)[0]
        said = (
            [self._words(i) for i in np.flatnonzero(self.hidden + self.outputs).tolist()]
            if lengths.size
            else []
        )
        self.setAccessibleName(tr("Chain lengths: {said}", said="; ".join(said) or tr("no chains")))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and len(self.first):
            number = int((event.pos().x() - 1) / self._step())
            words = self._words(number) if 0 <= number < len(self.first) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self.first):
            return
        colors = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        floor, top = self.height() - metrics.height() - 4, metrics.height() + 2
        most = np.log1p(max(int((self.hidden + self.outputs).max()), 1))
        painter.fillRect(QRectF(0, floor, self.width(), 1), colors.role("strong_border"))
        ends = [-1e9]
        for i in range(len(self.first)):
            left, width = 1 + i * self._step(), max(2.0, self._step() - 2)
            heights = {"ebm": int(self.hidden[i]), "output": int(self.outputs[i])}
            for inset, (role, count) in enumerate(heights.items()):
                height = (floor - top) * np.log1p(count) / most
                inner = width * 0.2 * inset if self.hidden[i] else 0.0
                bar = QRectF(left + inner, floor - height, width - 2 * inner, height)
                painter.fillRect(bar, colors.role(role))
            count = sum(heights.values())
            text = number(count, ",") if count else ""
            at = max(0.0, left + width / 2 - metrics.horizontalAdvance(text) / 2)
            if text and at > ends[-1] + 4:
                height = (floor - top) * np.log1p(count) / most
                painter.setPen(colors.role("text"))
                painter.drawText(QPointF(at, floor - height - 3), text)
                ends.append(at + metrics.horizontalAdvance(text))
        painter.setPen(colors.role("quiet"))
        foot = QRectF(0, floor + 2, self.width(), metrics.height())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, f"{self.first[0]}")
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, tr("qubits in a chain"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{self.last[-1]}")
        painter.end()

    def _step(self) -> float:
        return min(48.0, (self.width() - 2) / max(1, len(self.first)))

    def _words(self, number: int) -> str:
        first, last = int(self.first[number]), int(self.last[number])
        count = int(self.hidden[number] + self.outputs[number])
        length = f"{first}" if first == last else tr("{first} to {last}", first=first, last=last)
        chains = tr("1 chain") if count == 1 else tr("{count:,} chains", count=count)
        return (
            tr("{chains} of {length} qubits", chains=chains, length=length)
            if last > 1
            else tr("{chains} of {length} qubit", chains=chains, length=length)
        )
