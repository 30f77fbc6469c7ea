"""First-layer weights of the strongest hidden units, as images."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.network.cells import CellGrid
from qanneal_gui.gui.network.colours import is_picture, paint_bars, weight_inks, weight_picture
from qanneal_gui.support.wording import number, tr
from qanneal_gui.training.inspection import Inspection, votes

FEWEST, MOST = 24, 60
"""Units that are shown if there is room."""

_SMALLEST, _USUAL, _LARGEST = 34, 56, 96
_GAP = 8

_WITHIN = 0.995
"""Share of the weights shown that the scale of colours spans."""


class WeightGrid(CellGrid):
    """Tiles of the strongest hidden units, on one scale of colours."""

    def __init__(self) -> None:
        super().__init__(tr("First-layer weights of the strongest hidden units"))
        self._found: Inspection | None = None
        self._made: dict[int, QImage] = {}
        self.limit = 1.0
        self.capped = False
        self._inks: tuple[str, list[int]] = ("", [])
        self.setMinimumSize(200, 64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_units(self, found: Inspection | None) -> None:
        """Show a network; the unit that was current stays so if it is still shown."""
        kept = self.unit(self.current)
        self._found = found
        self._made.clear()
        self._fit()
        place = -1
        if found is not None and kept is not None:
            units = found.strongest[: self.count].tolist()
            place = units.index(kept) if kept in units else -1
        self.go_to(place)

    def unit(self, number: int) -> int | None:
        """Return which hidden unit a cell shows."""
        found = self._found
        return int(found.strongest[number]) if found is not None and 0 <= number < self.count else None

    @property
    @override
    def count(self) -> int:
        if self._found is None:
            return 0
        columns, _, height = self.grid()
        rows = max(1, int(self.height() // height))
        return min(len(self._found.strengths), MOST, columns * rows)

    @override
    def grid(self) -> tuple[int, float, float]:
        """Return the largest tiles of which enough fit."""
        units = len(self._found.strengths) if self._found is not None else FEWEST
        words = self._words() + _GAP
        usual = self.width() // max(_USUAL + _GAP, words) * (self.height() // (_USUAL + self._foot() + _GAP))
        wanted = min(units, max(FEWEST, min(usual, MOST)))
        for side in range(_LARGEST, _SMALLEST - 1, -2):
            columns = max(1, self.width() // max(side + _GAP, words))
            height = side + self._foot() + _GAP
            if columns * (self.height() // height) >= wanted:
                break
        columns = min(columns, units)
        height = min(height + _GAP, self.height() // max(1, self.height() // height))
        width = float(max(side + _GAP, words))
        filled = columns * width > 0.6 * self.width()
        return columns, self.width() / columns if filled else width, float(height)

    @override
    def paint_cell(self, painter: QPainter, cell: QRectF, number: int) -> None:
        found, unit = self._found, self.unit(number)
        if found is None or unit is None:
            return
        colors = theme.current()
        if self._inks[0] != colors.name:
            self._inks = colors.name, weight_inks(colors)
        frame = self.frame(cell, found.dataset.image_shape)
        weights = found.parameters.W1[unit]
        if is_picture(found.dataset.image_shape):
            if unit not in self._made:
                self._made[unit] = weight_picture(weights, found.dataset.image_shape, self.limit)
            self._made[unit].setColorTable(self._inks[1])
            painter.drawImage(frame, self._made[unit])
        else:
            paint_bars(painter, frame, weights / self.limit, self._inks[1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.role("border"), 1))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        foot = QRectF(cell.left() + 3, frame.bottom() + 1, cell.width() - 6, self._foot())
        painter.setPen(colors.role("text"))
        middle = Qt.AlignmentFlag.AlignCenter
        words = self.vote(unit)
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(foot.width()))
        painter.drawText(foot, middle, text)

    def vote(self, unit: int) -> str:
        """Return the class a unit speaks about, with the sign of what it says."""
        assert self._found is not None
        classes, favours = self._votes
        return f"{'▲' if favours[unit] else '▼'} {self._found.dataset.class_names[classes[unit]]}"

    @override
    def describe(self, number: int) -> str:
        found, unit = self._found, self.unit(number)
        if found is None or unit is None:
            return ""
        classes, favours = self._votes
        name = found.dataset.class_names[classes[unit]]
        parameters = found.parameters
        weight = parameters.W2[classes[unit] if len(parameters.W2) > 1 else 0, unit]
        words = tr("favours {name}", name=name) if favours[unit] else tr("opposes {name}", name=name)
        numbers = (
            tr(
                "W2 = {weight:+.3g}, ‖W1‖ = {w1:.3g}, bias {b:+.3g}, strength {strengths:.3g}.",
                weight=weight,
                w1=np.linalg.norm(parameters.W1[unit]),
                b=parameters.b[unit],
                strengths=found.strengths[unit],
            )
        ).replace("-", "−")
        return tr(
            "Unit k{unit}, rank {number} of {strengths:,}: {words}. {numbers}",
            unit=unit,
            number=number + 1,
            strengths=len(found.strengths),
            words=words,
            numbers=numbers,
        )

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, 248)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.go_to(self.current if self.current < self.count else -1)

    def _fit(self) -> None:
        """Take the scale of the units that are shown."""
        if self._found is None:
            return
        self._votes = votes(self._found.parameters.W2)
        shown = self._found.parameters.W1[self._found.strongest[: self.count]]
        # A few outliers would leave all others pale; what is beyond has the colour of the end.
        sizes = np.abs(shown)
        limit = float(np.quantile(sizes, _WITHIN)) or float(sizes.max()) or 1.0
        self.capped = bool(limit < sizes.max())
        if limit != self.limit:
            self.limit = limit
            self._made.clear()

    def _words(self) -> int:
        """Return the width of the longest vote, as far as it is worth the room."""
        names = self._found.dataset.class_names if self._found is not None else ()
        metrics = self.fontMetrics()
        return min(max((metrics.horizontalAdvance(f"▲ {name}") for name in names), default=0), _LARGEST)

    def _foot(self) -> int:
        return self.fontMetrics().height()

    def frame(self, cell: QRectF, shape: tuple[int, int]) -> QRectF:
        """Return where in its cell the picture of a unit is."""
        room = QRectF(cell.left() + _GAP / 2, cell.top() + _GAP / 2, cell.width() - _GAP, 0)
        height = min(cell.height() - self._foot() - _GAP, room.width())
        h, w = shape if is_picture(shape) else (1, 1)
        scale = min(room.width() / w, height / h)
        # Whole pixels of the screen, or lines run between the weights.
        left = round(room.center().x() - scale * w / 2)
        return QRectF(left, round(room.top()), round(scale * w), round(scale * h))


class ColourBar(QWidget):
    """The scale of the weights."""

    def __init__(self) -> None:
        super().__init__()
        self._limit, self._capped = 1.0, False
        self.setFixedHeight(20)
        self.setMinimumWidth(148)
        self.setMaximumWidth(192)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Scale of the weights"))

    def show_limit(self, limit: float, capped: bool) -> None:
        """Show the scale −limit … limit, and whether there are weights beyond."""
        self._limit, self._capped = limit, capped
        self.setAccessibleDescription(tr("From −{limit:.2g} (orange) to {limit:.2g} (blue).", limit=limit))
        self.setToolTip(
            tr("{within:.1f} % of the weights lie outside the scale.", within=100 * (1 - _WITHIN))
            if capped
            else ""
        )
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        colors = theme.current()
        bar = QRectF(60, 5, self.width() - 120, 10)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        inks = weight_inks(colors)
        for place in range(0, 256, 15):
            gradient.setColorAt(place / 255, QColor.fromRgb(inks[place]))
        painter.fillRect(bar, gradient)
        painter.setPen(colors.role("border"))
        painter.drawRect(bar)
        painter.setPen(colors.role("quiet"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRectF(0, 0, 54, 20),
            middle | Qt.AlignmentFlag.AlignRight,
            f"{'≤' * self._capped} −{number(self._limit, '.2g')}",
        )
        right = QRectF(self.width() - 54, 0, 54, 20)
        painter.drawText(
            right, middle | Qt.AlignmentFlag.AlignLeft, f"{'≥' * self._capped} {number(self._limit, '.2g')}"
        )
        painter.end()


class TilesCard(Card):
    """The tiles, their scale, and words about the current one.

    Attributes
    ----------
    unit_asked : Signal
        The name of a hidden unit (``k12``) that is to be found on the chip.
    """

    unit_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Strongest hidden units"), tr("weights W1"))
        self.grid, self._bar = WeightGrid(), ColourBar()
        self.find_button = QPushButton(tr("Show on the ch&ip"))
        self.find_button.setProperty("word", True)
        self.find_button.setToolTip(tr("Show the qubits of the selected unit on the Chip page."))
        self.title_row.addWidget(self._bar, 1)
        self.title_row.addWidget(self.find_button)
        self.words = label(role="small", wrap=True)
        self.body.addWidget(self.grid, 1)
        self.words.setToolTip(
            tr("Strength is the unit's ‖W1‖·‖W2‖, which bounds how far it can shift P(y|x).")
        )
        self.body.addWidget(self.words)
        self._outputs = 0
        self._units = 0
        self.grid.moved.connect(self._tell)
        self.grid.activated.connect(self._ask)
        self.find_button.clicked.connect(self._on_find)
        self._tell(-1)

    def show_units(self, found: Inspection | None) -> None:
        """Show the strongest units of a network."""
        self._outputs = len(found.parameters.c) if found else 0
        self._units = len(found.strengths) if found else 0
        self.grid.show_units(found)
        self._bar.show_limit(self.grid.limit, self.grid.capped)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.grid.update()
        self._bar.update()

    def _tell(self, number: int) -> None:
        self._bar.show_limit(self.grid.limit, self.grid.capped)
        self.find_button.setEnabled(number >= 0)
        if number >= 0:
            self.words.setText(self.grid.describe(number))
            return
        against = tr(", ▼ opposes it") if self._outputs > 1 else ""
        self.words.setText(
            tr(
                "{count} of {units:,} units, strongest first. ▲ favours a "
                "class{against}. Select one to see its numbers.",
                count=self.grid.count,
                units=self._units,
                against=against,
            )
        )

    def _ask(self, number: int) -> None:
        unit = self.grid.unit(number)
        if unit is not None:
            self.unit_asked.emit(f"k{unit}")

    def _on_find(self) -> None:
        self._ask(self.grid.current)
