"""A figure in the window: the same drawing that is exported, laid out for the width there is."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.figures import Figure
from qanneal_gui.figures.svg import draw, svg
from qanneal_gui.gui.common import theme
from qanneal_gui.support.wording import tr

_NARROWEST = 360
_LOWEST = 220
"""Pixels that a row of panels has at least, however low the window."""


class FigureView(QWidget):
    """Shows one `Figure`; its menu exports it.

    Attributes
    ----------
    export_asked : Signal
    """

    export_asked = Signal()

    def __init__(self, figure: Figure, *, published: bool) -> None:
        super().__init__()
        self.figure, self.published = figure, published
        self._renderer = QSvgRenderer(self)
        self._drawn_width = 0
        self._most: float | None = None
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Right-click, or press Ctrl+Shift+E, to export this figure"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Draw another figure, or the same with more in it."""
        self.figure = figure
        self.setAccessibleName(figure.title)
        self.setAccessibleDescription(figure.caption)
        self._draw()

    def fit_into(self, height: int) -> None:
        """Let no row of panels be higher than what is seen at once."""
        across = max(1, min(self.figure.columns, len(self.figure.panels)))
        most = max(height, _LOWEST) * max(1, -(-len(self.figure.panels) // across))
        if most != self._most:
            self._most = most
            self._draw()

    def show_published(self, shown: bool) -> None:
        """Show or hide what the paper printed."""
        self.published = shown
        self._draw()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._draw()

    def _draw(self) -> None:
        width = max(self.width(), _NARROWEST)
        colors = theme.figure_palette()
        text = draw(self.figure, colors, published=self.published, width=width, most=self._most)
        self._renderer.load(QByteArray(text.encode()))
        self._drawn_width = width
        size = self._renderer.defaultSize()
        self.setFixedHeight(max(round(size.height() * width / max(size.width(), 1)), 1))
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Export &figure…\tCtrl+Shift+E")).triggered.connect(self.export_asked)
        menu.popup(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if abs(max(event.size().width(), _NARROWEST) - self._drawn_width) > 8:
            self._draw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, self.width(), self.height()))
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, self.height())


def picture(figure: Figure, width: int, *, published: bool) -> QImage:
    """Return a figure as an image of a width in pixels; drawable on any thread."""
    renderer = QSvgRenderer(QByteArray(svg(figure, published=published).encode()))
    size = renderer.defaultSize()
    image = QImage(width, max(round(width * size.height() / size.width()), 1), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image
