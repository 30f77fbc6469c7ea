"""The stage's picture as PNG, PDF or SVG, drawn as vectors from what the stage shows."""

from pathlib import Path

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter, QPen, QPolygonF

from qanneal_gui.annealing.frames import ChipFrame, Placement
from qanneal_gui.errors import QannealError
from qanneal_gui.experiments import chip_picture
from qanneal_gui.experiments.chip_picture import Dots, Lines
from qanneal_gui.experiments.chip_svg import chip_svg

MAX_WIDTH = 12_000


def save(
    path: Path,
    placement: Placement,
    frame: ChipFrame | None = None,
    mode: str = "role",
    *,
    width: int = 2400,
    transparent: bool = False,
) -> None:
    """Write the chip to a file; its ending chooses the format.

    Parameters
    ----------
    width : int
        Pixels of a PNG, at most 12,000.
    transparent : bool
        Leave out the dark ground.

    Raises
    ------
    QannealError
        If the format is unknown or the file cannot be written.
    """
    kind = path.suffix.lower()
    if kind == ".svg":
        try:
            path.write_text(chip_svg(placement, frame, mode, transparent=transparent), encoding="utf-8")
        except OSError as error:
            raise QannealError(f"Cannot write {path}: {error.strerror}; choose another place.") from None
    elif kind == ".png":
        width = min(max(width, 64), MAX_WIDTH)
        image = QImage(QSize(width, width), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        _paint(QPainter(image), width, placement, frame, mode, transparent)
        if not image.save(str(path)):
            raise QannealError(f"Cannot write {path}; choose another place.")
    elif kind == ".pdf":
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QSize(560, 560)))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter()
        if not painter.begin(writer):
            raise QannealError(f"Cannot write {path}; choose another place.")
        _paint(painter, writer.width(), placement, frame, mode, transparent)
    else:
        raise QannealError(f"A chip cannot be written as {path.name}; choose .png, .svg or .pdf.")


def _paint(
    painter: QPainter,
    side: int,
    placement: Placement,
    frame: ChipFrame | None,
    mode: str,
    transparent: bool,
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not transparent:
        painter.fillRect(QRectF(0, 0, side, side), QColor(chip_picture.STAGE))
    picture = chip_picture.draw(placement, frame, mode)
    spare, dead = chip_picture.base(placement)
    painter.translate(0.03 * side, 0.97 * side)
    painter.scale(1, -1)
    inner = 0.94 * side
    for lines in (spare, *picture.lines):
        _lines(painter, lines, inner)
    radius = 0.2 * inner / len(placement.topology) ** 0.5
    for dots in (dead, *picture.dots):
        _dots(painter, dots, inner, radius)
    painter.end()


def _lines(painter: QPainter, lines: Lines, side: float) -> None:
    color = QColor(lines.color)
    color.setAlphaF(lines.opacity)
    # Widths are those of a picture of a thousand pixels.
    painter.setPen(QPen(color, 0.8 * lines.width * side / 1000))
    painter.drawLines([QLineF(a, b, c, d) for a, b, c, d in (side * lines.segments).reshape(-1, 4).tolist()])


def _dots(painter: QPainter, dots: Dots, side: float, radius: float) -> None:
    r = radius * dots.size
    painter.setPen(QPen(QColor(dots.color), r / 2) if dots.shape == "x" else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(dots.color))
    corners = {
        "s": [(-r, -r), (r, -r), (r, r), (-r, r)],
        "d": [(0, -r), (r, 0), (0, r), (-r, 0)],
        "t": [(0, -r), (r, r), (-r, r)],
    }.get(dots.shape)
    for x, y in (side * dots.points).tolist():
        if dots.shape == "o":
            painter.drawEllipse(QPointF(x, y), r, r)
        elif dots.shape == "x":
            painter.drawLine(QPointF(x - r, y - r), QPointF(x + r, y + r))
            painter.drawLine(QPointF(x - r, y + r), QPointF(x + r, y - r))
        elif corners:
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
