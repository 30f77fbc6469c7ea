"""The stage: a chip that can be panned, zoomed and pointed at.

Spare couplers are one cached item; what carries a network lies above it, one item per look.
"""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem
from typing_extensions import override

from qanneal_gui.annealing.frames import ChipFrame, Placement
from qanneal_gui.experiments import chip_picture
from qanneal_gui.experiments.chip_picture import Dots, Lines, Picture

_FADED = 0.16
_REACH_PX = 14.0
_SMALLEST, _LARGEST = 3.0, 26.0


class ChipStage(pg.GraphicsView):  # type: ignore[misc]
    """Draws one placement; dark on every theme.

    Attributes
    ----------
    hovered, clicked : Signal
        The qubit's place in the layout, or −1 for a spare one, with its linear number; (−1, −1) for none.
    """

    hovered = Signal(int, int)
    clicked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(background=chip_picture.STAGE)
        self.placement: Placement | None = None
        self.picture = Picture()
        self._picked: np.ndarray[Any, Any] | None = None
        self._size = 5.0
        self._index = np.empty(0, np.int64)
        self.box = pg.ViewBox(lockAspect=True, enableMenu=False)
        self.box.setMouseMode(pg.ViewBox.PanMode)
        self.box.setLimits(minXRange=0.01, minYRange=0.01)
        self.setCentralItem(self.box)
        self.setAccessibleName("Chip with the network on it")
        self._spare = _curve(cached=True)
        self._dead = pg.ScatterPlotItem(pen=None)
        self._lines: list[Any] = []
        self._dots: list[Any] = []
        self._focus_lines = [_curve(), _curve()]
        self._focus_dots = [pg.ScatterPlotItem(pen=None), pg.ScatterPlotItem(pen=None)]
        self._ring = pg.ScatterPlotItem(pen=pg.mkPen("#ffffff", width=2), brush=None, symbol="o")
        for z, item in ((0, self._spare), (1, self._dead), (90, self._ring)):
            self._add(item, z)
        for z, item in enumerate([*self._focus_lines, *self._focus_dots]):
            self._add(item, 60 + z)
        self._sizer = QTimer(self)
        self._sizer.setSingleShot(True)
        self._sizer.setInterval(30)
        self._sizer.timeout.connect(self._resize_dots)
        self.box.sigRangeChanged.connect(self._on_range)
        self.scene().sigMouseMoved.connect(self._on_moved)
        self.scene().sigMouseClicked.connect(self._on_clicked)

    def show_placement(self, placement: Placement) -> None:
        """Draw another chip, or other networks on it, by their roles."""
        known = self.placement
        self.placement = placement
        self._index = np.full(len(placement.topology), -1)
        self._index[placement.layout.qubits] = np.arange(len(placement.layout.qubits))
        spare, dead = chip_picture.base(placement)
        if known is None or known.topology is not placement.topology:
            _set_lines(self._spare, spare)
            self._set_dots(self._dead, dead)
        self.focus(None)
        self.show_picture()
        if known is None or known.topology is not placement.topology:
            self.fit()

    def show_picture(self, frame: ChipFrame | None = None, mode: str = "role") -> None:
        """Colour the networks."""
        if self.placement is None:
            return
        self.picture = picture = chip_picture.draw(self.placement, frame, mode)
        while len(self._lines) < len(picture.lines):
            self._lines.append(_curve(cached=True))
            self._add(self._lines[-1], 10 + len(self._lines) / 10)
        while len(self._dots) < len(picture.dots):
            self._dots.append(pg.ScatterPlotItem(pen=None))
            self._add(self._dots[-1], 40 + len(self._dots) / 10)
        for item, lines in zip(self._lines, picture.lines, strict=False):
            _set_lines(item, lines)
        for item, dots in zip(self._dots, picture.dots, strict=False):
            self._set_dots(item, dots)
        for item in [*self._lines[len(picture.lines) :], *self._dots[len(picture.dots) :]]:
            item.hide()

    def focus(self, chosen: "np.ndarray[Any, Any] | None") -> None:
        """Fade all but some qubits of the layout, a mask, and the couplers at them; None fades nothing."""
        self._picked = chosen
        faded = chosen is not None
        for item in (self._spare, self._dead, *self._lines, *self._dots):
            item.setOpacity(_FADED if faded else 1.0)
        for item in (*self._focus_lines, *self._focus_dots):
            item.setVisible(faded)
        if chosen is None or self.placement is None:
            return
        layout, output = self.placement.layout, self.placement.is_output
        points = self.placement.topology.positions[layout.qubits]
        chain = np.arange(len(layout.edges)) < layout.chain_count
        touched = chosen[layout.edges]
        inner, links = chain & touched.all(axis=1), ~chain & touched.any(axis=1)
        reached = chosen.copy()
        reached[layout.edges[links].ravel()] = True
        _set_lines(self._focus_lines[0], Lines(points[layout.edges[links]], chip_picture.HIDDEN))
        _set_lines(self._focus_lines[1], Lines(points[layout.edges[inner]], chip_picture.OUTPUT, 3))
        self._set_dots(self._focus_dots[0], Dots(points[reached & ~output], chip_picture.HIDDEN))
        self._set_dots(self._focus_dots[1], Dots(points[reached & output], chip_picture.OUTPUT, "s", 1.45))

    def point_at(self, position: int | None) -> None:
        """Put a ring around a qubit, by its place in the topology."""
        if position is None or self.placement is None:
            self._ring.clear()
        else:
            self._ring.setData(pos=self.placement.topology.positions[[position]], size=self._size * 2 + 6)

    def look_at(self, position: int) -> None:
        """Bring a qubit to the middle, close enough to be read."""
        assert self.placement is not None
        x, y = self.placement.topology.positions[position]
        side = min(self.box.viewRect().width(), 12 / np.sqrt(len(self.placement.topology)))
        self.box.setRange(QRectF(x - side / 2, y - side / 2, side, side), padding=0)
        self.point_at(position)

    def fit(self) -> None:
        """Show the whole chip."""
        self.box.setRange(QRectF(0, 0, 1, 1), padding=0.03)

    def halt(self) -> None:
        """End what is pending."""
        self._sizer.stop()

    def nearest(self, at: QPointF) -> int | None:
        """Return the qubit nearest to a point of the scene, by its place in the topology, if it is near."""
        if self.placement is None or not self.box.sceneBoundingRect().contains(at):
            return None
        spot = self.box.mapSceneToView(at)
        away = self.placement.topology.positions - (spot.x(), spot.y())
        distance = np.einsum("ij,ij->i", away, away)
        best = int(np.argmin(distance))
        return best if np.sqrt(distance[best]) <= _REACH_PX * self.box.viewPixelSize()[0] else None

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)
        self.hovered.emit(-1, -1)
        super().leaveEvent(event)

    def _add(self, item: QGraphicsItem, z: float) -> None:
        item.setZValue(z)
        self.box.addItem(item, ignoreBounds=True)

    def _set_dots(self, item: Any, dots: Dots) -> None:
        item.chip_size = dots.size
        if dots.shape == "x":
            item.setPen(pg.mkPen(dots.color, width=1))
        item.setData(
            pos=dots.points, brush=pg.mkBrush(dots.color), symbol=dots.shape, size=self._size * dots.size
        )
        item.show()

    def _on_range(self) -> None:
        if self.placement is not None and self._wanted_size() != self._size and not self._sizer.isActive():
            self._sizer.start()

    def _wanted_size(self) -> float:
        """Dots grow with the zoom, in steps of a quarter, because each step draws all of them anew."""
        assert self.placement is not None
        spacing = 0.5 / np.sqrt(len(self.placement.topology)) / max(self.box.viewPixelSize()[0], 1e-9)
        step = np.round(np.log(max(spacing, 1e-3)) / np.log(1.25))
        return float(np.clip(1.25**step, _SMALLEST, _LARGEST))

    def _resize_dots(self) -> None:
        if self.placement is None:
            return
        self._size = self._wanted_size()
        for item in (self._dead, *self._dots, *self._focus_dots):
            if len(item.data):
                item.setSize(self._size * item.chip_size)

    def _on_moved(self, at: QPointF) -> None:
        position = self.nearest(at)
        self.point_at(position)
        self.hovered.emit(*self._names(position))

    def _on_clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(*self._names(self.nearest(event.scenePos())))

    def _names(self, position: int | None) -> tuple[int, int]:
        if position is None or self.placement is None:
            return -1, -1
        return int(self._index[position]), int(self.placement.topology.qubits[position])


def _curve(cached: bool = False) -> Any:
    item = pg.PlotCurveItem(connect="pairs", antialias=False)
    if cached:
        item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    return item


def _set_lines(item: Any, lines: Lines) -> None:
    ends = lines.segments.reshape(-1, 2)
    color = QColor(lines.color)
    color.setAlphaF(lines.opacity)
    item.setData(ends[:, 0], ends[:, 1], connect="pairs", pen=pg.mkPen(color, width=lines.width))
    item.show()
