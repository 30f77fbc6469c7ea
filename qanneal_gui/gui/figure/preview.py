"""A figure as it will stand on paper, as large as there is room."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from qanneal_gui.figures.paper import Sheet
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.figure.output import renderer_of
from qanneal_gui.support.wording import tr

_MARGIN = 16
_MOST_ENLARGED = 2.0


class FigurePreview(QWidget):
    """Draws one sheet; says how much larger than on paper it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet | None = None
        self.setMinimumSize(260, 220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Preview"))

    def show_sheet(self, sheet: Sheet, font: str) -> None:
        """Show another figure, or the same set in another way."""
        self.sheet, self._renderer = sheet, renderer_of(sheet, font)
        self.setAccessibleDescription(
            tr("{width_cm:.1f} × {height_cm:.1f} cm", width_cm=sheet.width_cm, height_cm=sheet.height_cm)
        )
        self.update()

    @property
    def place(self) -> QRectF:
        """Where the figure is drawn."""
        if self.sheet is None:
            return QRectF()
        per_cm = self.logicalDpiX() / 2.54
        wide, high = self.sheet.width_cm * per_cm, self.sheet.height_cm * per_cm
        room = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - 20)
        scale = min(room.width() / wide, room.height() / high, _MOST_ENLARGED)
        drawn = QRectF(0, 0, scale * wide, scale * high)
        drawn.moveCenter(QRectF(room).center())
        return drawn

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.place
        painter.fillRect(place.translated(2, 2), QColor(0, 0, 0, 60))
        self._renderer.render(painter, place)
        painter.setPen(QColor(theme.current().quiet))
        painter.setFont(theme.font("small"))
        scale = place.width() / (self.sheet.width_cm * self.logicalDpiX() / 2.54)
        words = tr(
            "{width_cm:.1f} × {height_cm:.1f} cm, shown at {scale:.0f} %",
            width_cm=self.sheet.width_cm,
            height_cm=self.sheet.height_cm,
            scale=100 * scale,
        )
        foot = self.rect().adjusted(0, 0, 0, -4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 420)
