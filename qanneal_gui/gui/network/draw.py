"""A box to draw in, and what the network says while one draws."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.data.strokes import Canvas, Framing
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.network.colours import grey_inks, grey_picture, is_picture, percent
from qanneal_gui.gui.network.images import TITLES
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import tr
from qanneal_gui.training.inspection import Inspection, LiveNetwork, readings

_BOX = 176
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class DrawBox(QWidget):
    """Paper and pen: the left button draws, the right one erases.

    Attributes
    ----------
    keys : tuple of (str, str)
        The keys that it understands, and what they do, for the sheet of shortcuts.
    changed : Signal
        What is drawn has changed.
    """

    keys = (("↑ ↓ ← →", tr("Move the drawing")), ("Del", tr("Clear the drawing")))
    accessible_role = QAccessible.Role.Canvas
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.canvas = Canvas((28, 28))
        self.erasing = False
        self._last: tuple[float, float] | None = None
        self.setFixedSize(_BOX, _BOX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(tr("Drawing box"))
        self.setAccessibleDescription(
            tr(
                "Draw with the left mouse button, erase with the right. Take image puts "
                "an image here; the arrow keys move it by one pixel, and Delete clears "
                "the box."
            )
        )
        self.setToolTip(
            tr(
                "Left button draws, right button erases. Arrow keys move the drawing by "
                "one pixel, Delete clears it."
            )
        )

    def begin(self, shape: tuple[int, int]) -> None:
        """Take white paper for images of a shape."""
        self.canvas = Canvas(shape)
        h, w = shape
        self.setFixedSize(QSize(round(_BOX * w / max(shape)), round(_BOX * h / max(shape))))
        self._tell()

    def clear(self) -> None:
        """Begin with white paper."""
        self.canvas.clear()
        self._tell()

    def take(self, image: Array) -> None:
        """Put an image of the data set into the box."""
        self.canvas.take(image)
        self._tell()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._last = self._place(event.position())
            self._draw(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            self._draw(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.canvas.shift(*_ARROWS[key])
            self._tell()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colors, frame = theme.current(), QRectF(self.rect())
        h, w = self.canvas.points.shape
        picture = grey_picture(self.canvas.points, (h, w))
        picture.setColorTable(grey_inks(colors))
        painter.drawImage(frame, picture)
        if self.canvas.empty:
            painter.setFont(theme.font("small"))
            painter.setPen(colors.role("quiet"))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                frame.adjusted(16, 0, -16, 0),
                int(wrapped),
                tr("Draw here with the mouse, or take an image from the list."),
            )
        painter.setPen(QPen(colors.role("accent" if self.hasFocus() else "strong_border"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _draw(self, event: QMouseEvent) -> None:
        assert self._last is not None
        place = self._place(event.position())
        right = bool((event.buttons() | event.button()) & Qt.MouseButton.RightButton)
        self.canvas.stroke(self._last, place, erase=right or self.erasing)
        self._last = place
        self._tell()

    def _place(self, at: QPointF) -> tuple[float, float]:
        h, w = self.canvas.shape
        return at.y() / self.height() * h, at.x() / self.width() * w

    def _tell(self) -> None:
        self.update()
        self.changed.emit()


class SeenImage(QWidget):
    """The drawing as the network gets it."""

    def __init__(self) -> None:
        super().__init__()
        self.image: Array | None = None
        self._shape = (1, 1)
        self.setFixedSize(72, 72)
        self.setAccessibleName(tr("The drawing as the network sees it"))

    def show_image(self, image: Array | None, shape: tuple[int, int]) -> None:
        """Show grey levels, or nothing."""
        self.image, self._shape = image, shape
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors, (h, w) = theme.current(), self._shape
        scale = 70 / max(h, w)
        frame = QRectF(1, 1, max(1, round(scale * w)), max(1, round(scale * h)))
        painter.fillRect(frame, colors.role("window"))
        if self.image is not None:
            picture = grey_picture(self.image, self._shape)
            picture.setColorTable(grey_inks(colors))
            painter.drawImage(frame, picture)
        painter.setPen(colors.role("border"))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class ProbabilityBars(QWidget):
    """P of every class as bars, MLP above EBM, over all states and over one-hot ones, with numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._readings = readings(1)
        self.values: dict[str, Array] = {}
        self.setAccessibleName(tr("Probability of each class"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Take the classes of a data set."""
        self._names = names
        self._readings = readings(1 if len(names) == 2 else len(names))
        self.setFixedHeight(self._head() + max(len(names), 1) * self._row())
        self.show_values({})

    def show_values(self, values: dict[str, Array]) -> None:
        """Show probabilities, (C,) for each network; nothing for no drawing."""
        self.values = values
        if values:
            text = ". ".join(
                f"{TITLES[network]}: "
                + ", ".join(f"{n} {percent(float(p), 1)}" for n, p in zip(self._names, ps, strict=True))
                for network, ps in values.items()
            )
            self.setAccessibleDescription(text)
        else:
            self.setAccessibleDescription(tr("Nothing is drawn."))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        colors, metrics = theme.current(), painter.fontMetrics()
        self._paint_head(painter)
        name_width = min(96, max((metrics.horizontalAdvance(n) for n in self._names), default=0) + 10)
        # Few classes: the numbers stand at their bars; many: beside each other, as in a table.
        columns = 1 if self._few else len(self._readings)
        digits = 1 if columns < 3 else 0
        number_width = metrics.horizontalAdvance(">99.9 %" if digits else "100 %") + 6
        height = 6 if columns < 3 else 4
        bars = QRectF(name_width, 0, self.width() - name_width - columns * number_width, 0)
        for row, name in enumerate(self._names):
            line = QRectF(0, self._head() + row * self._row(), self.width(), self._row())
            best = any(int(p.argmax()) == row for p in self.values.values())
            painter.setPen(colors.role("text" if best else "quiet"))
            painter.setFont(theme.font("small", bold=best))
            short = metrics.elidedText(name, Qt.TextElideMode.ElideRight, name_width - 8)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, short)
            painter.setFont(theme.font("small"))
            for place, network in enumerate(self._readings):
                count = len(self._readings)
                apart = self._row() / count - 1 if self._few else height + (2 if columns < 3 else 1)
                middle = line.center().y() + (place - (count - 1) / 2) * apart
                right = QRectF(bars.right(), line.top(), number_width, line.height())
                if self._few:
                    right.moveTop(middle - line.height() / 2)
                else:
                    right.moveLeft(bars.right() + place * number_width)
                p = float(self.values[network][row]) if self.values else None
                painter.setPen(colors.role("text" if best else "quiet"))
                ranged = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(right, ranged, "–" if p is None else percent(p, digits))
                bar = QRectF(bars.left(), middle - height / 2, bars.width(), height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.role("border"))
                painter.drawRoundedRect(bar, 2, 2)
                bar.setWidth(bar.width() * (p or 0.0))
                _paint_swatch(painter, bar, network)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        """Say which colour is which network, and what each chooses."""
        left, line = 0.0, painter.fontMetrics().height()
        for network, share in zip(
            self._readings, (0.5, 0.5) if self._two else (0.31, 0.31, 0.38), strict=True
        ):
            width = share * self.width()
            _paint_swatch(painter, QRectF(left, line / 2 - 4, 8, 8), network)
            p = self.values.get(network)
            choice = "" if p is None else self._names[int(p.argmax())]
            # Three stand beside each other only if each takes two lines, and says no more than its class.
            lines = [TITLES[network], choice]
            if self._two:
                lines = [
                    TITLES[network] if p is None else f"{lines[0]} {choice}, {percent(float(p.max()), 1)}"
                ]
            painter.setPen(theme.current().role("text"))
            for row, text in enumerate(lines):
                place = QRectF(left + 14, row * line, width - 18, line)
                short = painter.fontMetrics().elidedText(
                    text, Qt.TextElideMode.ElideRight, int(place.width())
                )
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, short)
            left += width

    @property
    def _two(self) -> bool:
        return len(self._readings) == 2

    @property
    def _few(self) -> bool:
        return len(self._names) <= 4

    def _head(self) -> int:
        return 28 if self._two else 2 * self.fontMetrics().height() + 10

    def _row(self) -> int:
        count = len(self._readings)
        if self._few:
            return count * self.fontMetrics().height() + 6
        return 20 if count < 3 else 18  # ten classes in a small window


def _paint_swatch(painter: QPainter, frame: QRectF, network: str) -> None:
    """Paint a bar in a network's colour; that of one-hot states is the EBM's, and hollow."""
    if not frame.width():
        return
    hollow = network == "one_hot"
    color = theme.current().role("ebm" if hollow else network)
    painter.setPen(QPen(color, 1) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().role("card") if hollow else color)
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5) if hollow else frame, 2, 2)


class DrawCard(Card):
    """Box, what the network sees, and what it says.

    Attributes
    ----------
    image_asked : Signal
        The current image of the list is to be put into the box.
    """

    image_asked = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Draw"), tr("and watch P(y|x)"))
        self._found: Inspection | None = None
        self._network: LiveNetwork | None = None
        self._framing: Framing | None = None
        self.seen_words = label(tr("as the network sees it"), "small", wrap=True)
        self.box, self.seen, self.bars = DrawBox(), SeenImage(), ProbabilityBars()
        self.clear, self.take = QPushButton(tr("C&lear")), QPushButton(tr("T&ake image"))
        self.eraser = QPushButton(tr("&Eraser"))
        self.eraser.setCheckable(True)
        self.eraser.setProperty("word", True)
        self.take.setToolTip(tr("Put the selected image of the list into the box."))
        self.framed = QCheckBox(tr("Centre as in the data set"))
        self.framed.setToolTip(
            tr(
                "Scale and centre the drawing by its centre of mass, as the images of "
                "this data set are. Images taken from the list are not changed."
            )
        )
        self.framed.setChecked(True)
        self._lay_out()
        self.box.changed.connect(self._on_changed)
        self.clear.clicked.connect(self.box.clear)
        self.take.clicked.connect(self.image_asked)
        self.eraser.toggled.connect(self._on_eraser)
        self.framed.toggled.connect(self._on_changed)

    def show_network(self, found: Inspection | None, framing: Framing | None) -> None:
        """Ask this network from now on; what is drawn stays while the data are the same."""
        same = found is not None and self._found is not None and found.dataset is self._found.dataset
        self._found, self._framing = found, framing
        self._network = LiveNetwork(found.parameters) if found else None
        if found is None:
            return
        if not same:
            shape = found.dataset.image_shape
            self.bars.show_names(found.dataset.class_names)
            self.bars.setToolTip(
                tr(
                    "MLP: its outputs, one for each class. EBM: P(y = 1|x) of each output, "
                    "over all states of the outputs; neither need add up to 100 %. EBM "
                    "one-hot: P(class|x) over the states in which one output alone is 1, "
                    "which adds up to 100 %."
                )
                if len(found.parameters.c) > 1
                else tr("P(y|x) of each class.")
            )
            self._paper.setCurrentIndex(0 if is_picture(shape) else 1)
            for part in (self.framed, self.eraser, self.seen, self.seen_words):
                part.setVisible(is_picture(shape))
            self.box.begin(shape)
        self._on_changed()

    def show_image(self, image: Array) -> None:
        """Put an image of the data set into the box."""
        self.box.take(image)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for part in (self.box, self.seen, self.bars):
            part.update()

    def _on_eraser(self, erasing: bool) -> None:
        self.box.erasing = erasing

    def _on_changed(self) -> None:
        found, network, canvas = self._found, self._network, self.box.canvas
        if found is None or network is None:
            return
        shape = found.dataset.image_shape
        if canvas.empty:
            self.seen.show_image(None, shape)
            self.bars.show_values({})
            return
        image = canvas.image(self._framing if self.framed.isChecked() else None)
        values = network.probabilities(image)
        self.seen.show_image(image, shape)
        self.bars.show_values(values)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(theme.GRID)
        for widget in (self.seen, self.take, self.clear):
            side.addWidget(widget)
        side.insertWidget(1, self.seen_words)
        side.addStretch(1)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addStretch(1)
        self._paper = QStackedWidget()
        self._paper.addWidget(sheet)
        sentence = label(
            tr("These data are not images that can be drawn; take one from the list."), "quiet", wrap=True
        )
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper.addWidget(sentence)
        self._paper.setFixedSize(_BOX, _BOX)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self._paper)
        row.addLayout(side, 1)
        self.body.addLayout(row)
        below = QHBoxLayout()
        below.addWidget(self.framed, 1)
        below.addWidget(self.eraser)
        self.body.addLayout(below)
        self.body.addWidget(self.bars)
        self.body.addStretch(1)
