"""Stages: pictures that can be panned, zoomed and pointed at; the chip's, and what all have in common."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.parts import NEAR, Dots, Drawing, Lines, joints
from qanneal_gui.chip.picture import Picture
from qanneal_gui.chip.qubit_lines import QubitLines, qubit_lines
from qanneal_gui.gui.chip import ground
from qanneal_gui.gui.chip.layers import DotLayer, LabelLayer, LineLayer
from qanneal_gui.gui.chip.names import NameLayer
from qanneal_gui.gui.common.accessible import by_keyboard
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import told, tr

_FADED = 0.16
_REACH_PX = 14.0
_LARGEST = 26.0
_SHARPEN_MS = 90


class Stage(pg.GraphicsView):  # type: ignore[misc]
    """Lines and dots in the unit square; dark on every theme, with more contrast where the theme has it.

    From the bottom up: a ground of lines that never change, the wires, the dots, and above a faded
    picture what was chosen.

    Attributes
    ----------
    smallest : float
        Diameter in pixels below which no dot shrinks.
    look : str
        How its colours are seen.
    picture : Picture
        What is drawn, in its usual colours.
    ring : pyqtgraph.ScatterPlotItem
        Around what is pointed at.
    """

    accessible_role = QAccessible.Role.Graphic
    smallest = 3.0

    def __init__(self) -> None:
        self.look: colours.Look = self.look_wanted()
        super().__init__(background=colours.ground(self.look))
        self.picture = Picture()
        self._seen: dict[int, tuple[Lines, Lines]] = {}
        self.points: Array = np.empty((0, 2))
        self._spacing = 0.1
        self._ringed = False
        self.box = pg.ViewBox(lockAspect=True, enableMenu=False)
        self.box.setMouseMode(pg.ViewBox.PanMode)
        self.box.setLimits(minXRange=0.01, minYRange=0.01)
        self.setCentralItem(self.box)
        self.ground, self.marks = LineLayer(colours.ground(self.look)), DotLayer()
        self.wires, self.upper_wires, self.dots = LineLayer(), LineLayer(), DotLayer()
        self.chosen_wires, self.chosen_dots = LineLayer(), DotLayer()
        self.labels = LabelLayer()
        self.ring = pg.ScatterPlotItem(pen=pg.mkPen(colours.BRIGHT, width=2), brush=None, symbol="o")
        for z, item in enumerate(
            (
                self.ground,
                self.marks,
                self.wires,
                self.upper_wires,
                self.dots,
                self.chosen_wires,
                self.chosen_dots,
                self.labels,
                self.ring,
            )
        ):
            self._add(item, z)
        self._sharpener = QTimer(self)
        self._sharpener.setSingleShot(True)
        self._sharpener.setInterval(_SHARPEN_MS)
        self._sharpener.timeout.connect(self.sharpen)
        self.box.sigRangeChanged.connect(self._on_range)
        self.scene().sigMouseMoved.connect(self._on_moved)
        self.scene().sigMouseClicked.connect(self._on_clicked)

    def set_points(self, points: Array, spacing: float) -> None:
        """Set what can be pointed at, and how far neighbours lie from each other."""
        self.points, self._spacing = points, spacing
        self.point_at(None)

    def show_layers(self, picture: Picture) -> None:
        """Draw wires and dots."""
        # What stays the same from picture to picture is not drawn again with what changes above it.
        same = 0
        for old, new in zip(self.picture.lines, picture.lines, strict=False):
            if old is not new:
                break
            same += 1
        self.picture = picture
        seen = self._seen_lines(picture)
        self.wires.set_lines(seen.lines[:same])
        self.upper_wires.set_lines(seen.lines[same:])
        self.dots.set_dots(seen.dots)
        self.labels.set_labels(seen.labels)

    def choose(self, lines: Sequence[Lines] | None, dots: Sequence[Dots] = ()) -> None:
        """Fade everything but these; None fades nothing."""
        for item in (self.ground, self.marks, self.wires, self.upper_wires, self.dots, self.labels):
            item.setOpacity(1.0 if lines is None else _FADED)
        seen = chip_picture.recoloured(Picture(list(lines or ()), list(dots)), self.look)
        self.chosen_wires.set_lines(seen.lines)
        self.chosen_dots.set_dots(seen.dots)

    def look_wanted(self) -> colours.Look:
        """Return how its colours are to be seen with the theme in force."""
        return ground.look()

    def point_at(self, position: "int | Array | None") -> None:
        """Put a ring around a point, or around several."""
        # What is empty but visible is asked to be painted with each picture.
        self.ring.setVisible(position is not None)
        if position is None:
            self.ring.clear()
        else:
            numbers = np.atleast_1d(position)
            margin = 6 if len(numbers) == 1 else 2
            self.ring.setData(pos=self.points[numbers], size=self._sign_size(int(numbers[0])) + margin)

    def look_at(self, position: int) -> None:
        """Bring a point to the middle, close enough to be read."""
        x, y = self.points[position]
        side = min(self.box.viewRect().width(), 24 * self._spacing)
        self.box.setRange(QRectF(x - side / 2, y - side / 2, side, side), padding=0)
        self.sharpen()
        self.point_at(position)

    def fit(self) -> None:
        """Show everything."""
        self.box.setRange(QRectF(0, 0, 1, 1), padding=0.03)
        self.sharpen()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, at once."""
        del milliseconds
        self._sharpener.stop()
        return True

    def nearest(self, at: QPointF) -> int | None:
        """Return the number of the point nearest to a place in Qt's scene, if one is near."""
        if not len(self.points) or not self.box.sceneBoundingRect().contains(at):
            return None
        spot = self.box.mapSceneToView(at)
        away = self.points - (spot.x(), spot.y())
        distance = np.einsum("ij,ij->i", away, away)
        best = int(np.argmin(distance))
        return best if np.sqrt(distance[best]) <= _REACH_PX * self.box.viewPixelSize()[0] else None

    def seen_at(self, position: int) -> QPoint:
        """Return where a point is on the widget."""
        x, y = self.points[position]
        return self.mapFromScene(self.box.mapViewToScene(QPointF(x, y)))  # type: ignore[no-any-return]

    def dot_size(self) -> float:
        """Diameter of a dot in pixels: dots grow with the zoom."""
        size = self._spacing / max(self.box.viewPixelSize()[0], 1e-9)
        return float(np.clip(size, self.smallest, _LARGEST))

    def sharpen(self) -> None:
        """Redraw lines that were only scaled while the view was zoomed."""
        self._sharpener.stop()
        self._resize_dots()
        for layer in self._line_layers():
            layer.hurried = False
            layer.set_weight(self._weight())
            layer.update()

    def tell(self, words: str) -> None:
        """Tell those who do not see it what is drawn, and how it is coloured."""
        legend = self.picture.legend
        scale = f"{told(legend.title)}: {told(legend.low)} – {told(legend.high)}"
        said = ", ".join(told(words) for _, _, words in legend.entries) or scale
        self.setAccessibleDescription(f"{words} {tr('Legend: {entries}.', entries=said)}")

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.look_wanted() != self.look:
            self.look = self.look_wanted()
            self.setBackground(colours.ground(self.look))
            self.ground.set_ground(colours.ground(self.look))
            self._draw_again()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = by_keyboard(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed = False
        self.viewport().update()

    @override
    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if self._ringed:
            painter.setPen(QPen(QColor(colours.BRIGHT), 2))
            painter.drawRect(self.box.sceneBoundingRect().adjusted(1, 1, -1, -1))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._on_hovered(None)
        super().leaveEvent(event)

    def _draw_again(self) -> None:
        """Draw everything in other colours."""
        self._seen = {}
        self.show_layers(self.picture)

    def _seen_lines(self, picture: Picture) -> Picture:
        """Return a picture as it is seen; the same lines become the same objects, to be drawn once."""
        if self.look == "dark":
            return picture
        seen = chip_picture.recoloured(picture, self.look)
        pairs = zip(picture.lines, seen.lines, strict=True)
        self._seen = {id(lines): self._seen.get(id(lines), (lines, new)) for lines, new in pairs}
        return replace(seen, lines=[self._seen[id(lines)][1] for lines in picture.lines])

    def _weight(self) -> float:
        """How much wider lines are than usual."""
        return float(np.clip(self.dot_size() / 5, 0.8, 2.5))

    def _sign_size(self, _position: int) -> float:
        """Pixels that a ring has to enclose."""
        return 2 * self.dot_size()

    def _on_hovered(self, position: int | None) -> None:
        self.point_at(position)

    def _on_chosen(self, position: int | None) -> None:
        """Hear of a click on a point, or beside all of them."""

    def _line_layers(self) -> tuple[LineLayer, ...]:
        return self.ground, self.wires, self.upper_wires, self.chosen_wires

    def _add(self, item: QGraphicsItem, z: float) -> None:
        item.setZValue(z)
        self.box.addItem(item, ignoreBounds=True)

    def _resize_dots(self) -> None:
        size = self.dot_size()
        for layer in (self.marks, self.dots, self.chosen_dots):
            layer.set_size(size)

    def _on_range(self) -> None:
        if abs(self.dot_size() - self.dots.size) > 1e-6 * self.dots.size or self._sharpener.isActive():
            for layer in self._line_layers():
                layer.hurried = True
            self._resize_dots()
            self._sharpener.start()

    def _on_moved(self, at: QPointF) -> None:
        self._on_hovered(self.nearest(at))

    def _on_clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._on_chosen(self.nearest(event.scenePos()))


class ChipStage(Stage):
    """Draws one placement.

    Attributes
    ----------
    drawing : str
        Whether qubits are ``lines`` or ``dots``.
    pointed : pyqtgraph.PlotCurveItem
        The qubits that are pointed at, as lines.
    hovered, clicked : Signal
        The qubit's place in the layout, or −1 for a spare one, with its linear number; (−1, −1) for none.
    """

    hovered = Signal(int, int)
    clicked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.placement: Placement | None = None
        self._index: Array = np.empty(0, np.int64)
        self._chosen: Array | None = None
        self.drawing: Drawing = "lines"
        self.pointed = pg.PlotCurveItem(pen=pg.mkPen(colours.BRIGHT, width=3))
        self.names = NameLayer()
        self.names.set_look(self.look)
        self._add(self.names, 8.3)
        self._add(self.pointed, 8.5)
        self._lines: QubitLines | None = None
        self._shown: tuple[ChipSnapshot | None, str, ChipSnapshot | None] = (None, "role", None)
        self.setAccessibleName(tr("Chip with the network on it"))

    def set_drawing(self, drawing: Drawing) -> None:
        """Draw qubits as lines, or as dots."""
        if drawing != self.drawing:
            self.drawing = drawing
            if self.placement is not None:
                self.point_at(None)
                self._draw_ground(self.placement)
                self.names.set_qubits(self.placement, self._lines)
                self.sharpen()
                self.show_picture(*self._shown)

    def show_placement(self, placement: Placement) -> None:
        """Draw another chip, or other networks on it, by their roles."""
        known, topology = self.placement, placement.topology
        self.placement = placement
        self._index = np.full(len(topology), -1)
        self._index[placement.layout.qubits] = np.arange(len(placement.layout.qubits))
        self.focus(None)
        self.point_at(None)
        if known is None or known.topology is not topology:
            self._draw_ground(placement)
            self.fit()
        self.names.set_qubits(placement, self._lines)
        self.show_picture()

    def _draw_ground(self, placement: Placement) -> None:
        topology = placement.topology
        spare, dead = chip_picture.base(placement, self.drawing, self.look)
        self.ground.set_lines([self._as_shown(one) for one in spare])
        drawing = self.drawing

        def near() -> list[Lines]:
            added = chip_picture.recoloured(Picture(joints(topology, drawing)), self.look)
            return [self._as_shown(one) for one in added.lines]

        self.ground.set_near(NEAR, near)
        self.marks.set_dots(dead)
        self.set_points(topology.positions, 0.5 / np.sqrt(len(topology)))
        self._lines = qubit_lines(topology) if self.drawing == "lines" else None

    @override
    def _draw_again(self) -> None:
        super()._draw_again()
        self.names.set_look(self.look)
        if self.placement is not None:
            self._draw_ground(self.placement)
            self.focus(self._chosen)

    def _as_shown(self, lines: Lines) -> Lines:
        """Return spare lines as they are drawn here."""
        return lines

    def show_picture(
        self, snapshot: ChipSnapshot | None = None, mode: str = "role", whole: ChipSnapshot | None = None
    ) -> None:
        """Colour the networks, as `qanneal_gui.chip.picture.draw` does."""
        self._shown = snapshot, mode, whole
        if self.placement is not None:
            self.show_layers(chip_picture.draw(self.placement, snapshot, mode, self.drawing, whole))
            if self._chosen is not None:
                self.focus(self._chosen)

    def focus(self, chosen: Array | None) -> None:
        """Fade all but some qubits of the layout, a mask, and the couplers at them; None fades nothing."""
        self._chosen = chosen
        if chosen is None or self.placement is None:
            self.choose(None)
        else:
            picture = chip_picture.chosen(self.placement, chosen, self.picture)
            self.choose(picture.lines, picture.dots)

    @override
    def _weight(self) -> float:
        if self._lines is None:
            return super()._weight()
        return self._lines.weight(1 / max(self.box.viewPixelSize()[0], 1e-9))

    @override
    def nearest(self, at: QPointF) -> int | None:
        if self._lines is None or not self.box.sceneBoundingRect().contains(at):
            return super().nearest(at)
        spot = self.box.mapSceneToView(at)
        place = np.array([spot.x(), spot.y()])
        # Outside of a bar's ends, by how much in each direction; bars lie straight.
        bars = self._lines.bars
        away = np.maximum(np.maximum(bars[:, 0] - place, place - bars[:, 1]), 0)
        distance = np.einsum("ij,ij->i", away, away)
        best = int(np.argmin(distance))
        return best if np.sqrt(distance[best]) <= _REACH_PX * self.box.viewPixelSize()[0] else None

    @override
    def point_at(self, position: "int | Array | None") -> None:
        if self._lines is None:
            self.pointed.setVisible(False)
            super().point_at(position)
            return
        super().point_at(None)
        self.pointed.setVisible(position is not None)
        if position is not None:
            bars = self._lines.bars[np.atleast_1d(position)].reshape(-1, 2)
            self.pointed.setData(bars[:, 0], bars[:, 1], connect="pairs")

    @override
    def _on_hovered(self, position: int | None) -> None:
        super()._on_hovered(position)
        self.hovered.emit(*self._names(position))

    @override
    def _on_chosen(self, position: int | None) -> None:
        self.clicked.emit(*self._names(position))

    def _names(self, position: int | None) -> tuple[int, int]:
        if position is None or self.placement is None:
            return -1, -1
        return int(self._index[position]), int(self.placement.topology.qubits[position])
