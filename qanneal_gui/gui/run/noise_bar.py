"""The noise budget as one stacked bar: what is expected to shift samples, and a mark at what was measured."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.config import RunConfig, parse
from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.widgets import label, tooltip
from qanneal_gui.support.wording import number, told, tr
from qanneal_gui.training.diagnostics.advice import advise, with_advice
from qanneal_gui.training.diagnostics.noise import DEFINITION, NAMES, RECENT, NoiseBudget, noise_budget

_MARK, _BAR = 7, 18
"""Height of the mark's head above the bar, and of the bar, in pixels."""
_LEAST = 0.005
"""Shifts below it would be written as zero."""

_ROLES = {
    "h": "ebm",
    "J": "output",
    "quantisation": "divergence",
    "susceptibility": "gap",
    "beta": "mlp",
    "caps": "caution",
    "breaks": "trouble",
    "shot": "shadow",
}
_SYMBOLS = {
    "h": "h",
    "J": "J",
    "quantisation": "round",
    "susceptibility": "χ",
    "beta": "β",
    "caps": "caps",
    "breaks": "breaks",
    "shot": "shot",
}


class NoiseBar(QWidget):
    """The bar, and its causes with their values.

    Attributes
    ----------
    sentence : QLabel
        What that means, and what helps; it stands where whoever holds the bar puts it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._reports: deque[SamplerReport] = deque(maxlen=RECENT)
        self._config: RunConfig | None = None
        self.caption, self.sentence = label("", "small", wrap=True), label("", "small", wrap=True)
        self.bar = StackedBar()
        self.rows = QGridLayout()
        self.rows.setHorizontalSpacing(6)
        self.rows.setVerticalSpacing(2)
        self.rows.setColumnStretch(1, 1)
        self._parts: list[tuple[Swatch, QLabel, QLabel]] = []
        for row in range(len(NAMES)):
            swatch, name, value = Swatch(), label("", "small"), label("", "small")
            for place, widget in enumerate((swatch, name, value)):
                self.rows.addWidget(widget, row, place)
            self._parts.append((swatch, name, value))
        self.unknown = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.bar)
        column.addLayout(self.rows)
        column.addWidget(self.unknown)
        self.setToolTip(tooltip(DEFINITION))
        explain(self, tr("Noise budget"), DEFINITION, "noise")
        self.clear()

    def begin(self, config: Mapping[str, Any]) -> None:
        """Take the settings of the run that is shown; those of another version get no advice."""
        try:
            self._config = parse(config)
        except ConfigError:
            self._config = None

    def clear(self) -> None:
        """Show nothing."""
        self._reports.clear()
        self.hide()
        self.sentence.hide()

    def show_reports(self, reports: Sequence[SamplerReport]) -> None:
        """Take further reports into account."""
        self._reports.extend(reports[-RECENT:])
        budget = noise_budget(self._reports)
        for widget in (self, self.sentence):
            widget.setVisible(budget is not None)
        if budget is not None:
            self._show(budget)

    def texts(self) -> list[tuple[str, str]]:
        """Return the causes that are listed, with their values."""
        return [(name.text(), value.text()) for _, name, value in self._parts if name.text()]

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.bar.update()
        for swatch, _, _ in self._parts:
            swatch.update()

    def _show(self, budget: NoiseBudget) -> None:
        self.caption.setText(
            tr(
                "Shift of the log-odds of y: {expected:.2f} expected, {measured:.2f} measured (▼)",
                expected=budget.expected,
                measured=budget.measured,
            )
        )
        self.bar.show_budget(budget)
        shown = [(name, value) for name, value in budget.parts.items() if value >= _LEAST]
        for i, (swatch, name, value) in enumerate(self._parts):
            cause, shift = shown[i] if i < len(shown) else ("", 0.0)
            swatch.show_role(_ROLES.get(cause, ""))
            name.setText(NAMES[cause] if cause else "")
            value.setText(number(shift, ".2f") if cause else "")
            for widget in (swatch, name, value):
                widget.setVisible(bool(cause))
        advice = advise(list(self._reports), self._config) if self._config else []
        unknown = ", ".join(NAMES[name] for name in budget.unknown)
        self.unknown.setText(tr("Not known: {unknown}", unknown=unknown))
        self.unknown.setVisible(bool(unknown))
        self.sentence.setText(locate(with_advice(budget.sentence, advice))[1] if advice else budget.sentence)


class StackedBar(QWidget):
    """Causes side by side, each as long as its fraction of the expected shift; a mark at the measured one."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_MARK + _BAR + 4)
        self._budget: NoiseBudget | None = None

    def show_budget(self, budget: NoiseBudget) -> None:
        """Draw another budget."""
        self._budget = budget
        parts = budget.parts.items()
        said = "; ".join(f"{told(NAMES[name])} {number(value, '.2f')}" for name, value in parts)
        self.setAccessibleName(
            tr(
                "Noise budget: expected {expected:.2f}, measured {measured:.2f}; {said}",
                expected=budget.expected,
                measured=budget.measured,
                said=said,
            )
        )
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, _MARK + _BAR + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        budget = self._budget
        if budget is None:
            return
        colors = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        scale = (self.width() - 8) / max(budget.expected, budget.measured, 1e-9)
        left = 4.0
        for name, share in budget.shares.items():
            width = share * budget.expected * scale
            part = QRectF(left, _MARK, width, _BAR)
            ground = colors.role(_ROLES[name])
            painter.fillRect(part, ground)
            if width > 2:  # a gap keeps neighbours of like colours apart
                painter.fillRect(QRectF(part.right() - 1, _MARK, 1, _BAR), colors.role("card"))
            if metrics.horizontalAdvance(_SYMBOLS[name]) + 6 < width:
                painter.setPen(_ink(ground))
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, _SYMBOLS[name])
            left += width
        at = 4 + budget.measured * scale
        painter.fillRect(QRectF(at - 1.5, _MARK - 2, 3, _BAR + 6), colors.role("card"))
        painter.fillRect(QRectF(at - 0.5, _MARK - 2, 1.5, _BAR + 6), colors.role("text"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.role("text"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([QPointF(at - 4, 0), QPointF(at + 4, 0), QPointF(at, _MARK)]))
        painter.end()


class Swatch(QWidget):
    """The colour of a cause, beside its name."""

    def __init__(self) -> None:
        super().__init__()
        self._role = ""
        self.setFixedSize(10, 10)

    def show_role(self, role: str) -> None:
        """Show a colour by its meaning."""
        self._role = role
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._role:
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.current().role(self._role))
            painter.end()


def _ink(ground: QColor) -> QColor:
    """Return the ink that is easier to read on a ground."""
    light = 0.299 * ground.redF() + 0.587 * ground.greenF() + 0.114 * ground.blueF()
    return QColor("#000000" if light > 0.5 else "#ffffff")
