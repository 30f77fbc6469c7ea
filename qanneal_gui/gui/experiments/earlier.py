"""What experiments have found before: a list of results, and a small picture of the last one."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.experiments.kept import Kept
from qanneal_gui.figures import Figure, Panel
from qanneal_gui.figures.scale import scale
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.common.writing import write_date, write_day
from qanneal_gui.gui.setup.editors import calm_combo
from qanneal_gui.support.wording import tr


class EarlierResults(QWidget):
    """The results of one experiment, the newest first, to be opened again or deleted.

    Attributes
    ----------
    chosen, unwanted : Signal
        The identifier of the result that is to be shown, or deleted.
    """

    chosen = Signal(str)
    unwanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.combo = calm_combo()
        self.combo.setAccessibleName(tr("{title}: results", title=title))
        self.combo.setToolTip(tr("Earlier results: choose one to see it again, with its settings"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.combo.activated.connect(self._on_activated)
        self.delete = QPushButton(tr("Delete"))
        self.delete.setProperty("word", True)
        self.delete.setToolTip(tr("Delete the result shown; its runs stay"))
        self.delete.setAccessibleName(tr("{title}: delete the result shown", title=title))
        self.delete.clicked.connect(self._on_delete)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.combo)
        row.addWidget(self.delete)
        self.hide()

    @property
    def shown(self) -> str:
        """The result chosen; empty if there is none."""
        return self.combo.currentData() or ""

    def show_results(self, results: Sequence[Kept], chosen: str = "") -> None:
        """List results, one of them as the one that is shown; by default the newest."""
        self.combo.clear()
        for one in results:
            state = "" if one.state == "finished" else f", {one.state}"
            self.combo.addItem(
                f"{write_day(one.created, year=False)}, {one.created.astimezone():%H:%M}{state}", one.id
            )
            place = self.combo.count() - 1
            about = f"{write_date(one.created, seconds=True)}: {one.sentence}"
            self.combo.setItemData(place, tooltip(about), Qt.ItemDataRole.ToolTipRole)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)) if results else -1)
        self.setVisible(bool(results))

    def _on_activated(self, _: int) -> None:
        self.chosen.emit(self.shown)

    def _on_delete(self) -> None:
        if self.shown:
            self.unwanted.emit(self.shown)


class ResultPicture(QWidget):
    """The curves of a figure's first panel, small and without words."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None
        self.setFixedSize(140, 92)
        self.hide()

    def show_figure(self, figure: Figure | None) -> None:
        """Draw a figure; none takes the picture away."""
        self._panel = figure.panels[0] if figure is not None and figure.panels else None
        self.setVisible(self._panel is not None)
        if figure is not None:
            self.setAccessibleName(tr("Last result: {figure}", figure=figure.title))
            self.setToolTip(tooltip(tr("Last result: {figure}", figure=figure.title)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._panel is None:
            return
        panel, colours = self._panel, theme.figure_palette()
        curves = [curve for curve in panel.series if not curve.published and len(curve.x)]
        across = scale([curve.x for curve in curves], panel.x_log, panel.x_range, 0.0)
        up = scale([curve.y for curve in curves], panel.y_log, panel.y_range, 0.05)
        frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().role("border"), 1))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        painter.drawLine(frame.bottomLeft(), frame.topLeft())
        painter.setClipRect(frame)
        for curve in curves:
            dashed = Qt.PenStyle.SolidLine if curve.dash == "solid" else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(colours.role(curve.role)), 1.5, dashed))
            x, y = across.fraction(curve.x), up.fraction(curve.y)
            drawn = np.isfinite(x) & np.isfinite(y)
            places = [
                QPointF(frame.left() + u * frame.width(), frame.bottom() - v * frame.height())
                for u, v in zip(x[drawn].tolist(), y[drawn].tolist(), strict=True)
            ]
            if curve.line and len(places) > 1:
                painter.drawPolyline(QPolygonF(places))
            else:
                painter.setBrush(QColor(colours.role(curve.role)))
                for place in places:
                    painter.drawEllipse(place, 1.5, 1.5)
        painter.end()
