"""Figures on paper as PDF, PNG and what the clipboard takes; drawable on any thread."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgRenderer

from qanneal_gui.errors import QannealError
from qanneal_gui.figures.paper import POINTS_PER_CM, Sheet
from qanneal_gui.gui.common.images import png_of

SVG_TYPE, PDF_TYPE = "image/svg+xml", "application/pdf"
_PDF_DPI = 1200
_MOST_PIXELS = 2e8
_BOX = re.compile(rb"/(Media|Trim)Box \[0 0 ([\d.]+) ([\d.]+)\]")


def pdf(sheet: Sheet, font: str = "", title: str = "") -> bytes:
    """Return a figure as a PDF of one page of its size: lines as lines, text as text in embedded fonts."""
    renderer = renderer_of(sheet, font)
    return painted_pdf(sheet.width_cm, sheet.height_cm, title, renderer.render)


def painted_pdf(
    width_cm: float, height_cm: float, title: str, paint: Callable[[QPainter, QRectF], object]
) -> bytes:
    """Return a PDF of one page, painted into a rectangle of 1,200 dots per inch."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    size = QSizeF(10 * width_cm, 10 * height_cm)
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", exact))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    page = writer.pageLayout().fullRect(QPageLayout.Unit.Point)
    painter = QPainter(writer)
    paint(painter, QRectF(0, 0, width_cm / 2.54 * _PDF_DPI, height_cm / 2.54 * _PDF_DPI))
    painter.end()
    buffer.close()
    return _exactly(bytes(content.data()), width_cm, height_cm, page.height())


def image(sheet: Sheet, font: str = "", dpi: int = 300) -> QImage:
    """Return a figure as an image that says how large it is on paper.

    Raises
    ------
    QannealError
        It would be too large.
    """
    width, height = (max(round(side / 2.54 * dpi), 1) for side in (sheet.width_cm, sheet.height_cm))
    if width * height > _MOST_PIXELS:
        raise QannealError(f"{width:,} × {height:,} pixels are too many; choose fewer dots per inch.")
    drawn = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.setDotsPerMeterX(round(dpi / 0.0254))
    drawn.setDotsPerMeterY(round(dpi / 0.0254))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer_of(sheet, font).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return drawn


def png(sheet: Sheet, font: str = "", dpi: int = 300) -> bytes:
    """Return a figure as PNG; raises as `image`."""
    return png_of(image(sheet, font, dpi))


def clipboard_data(drawn: QImage, svg: bytes, pdf: bytes) -> QMimeData:
    """Return a picture in all forms among which the place where it is pasted may choose."""
    data = QMimeData()
    data.setImageData(drawn)
    data.setData(SVG_TYPE, QByteArray(svg))
    data.setData(PDF_TYPE, QByteArray(pdf))
    return data


def renderer_of(sheet: Sheet, font: str = "") -> QSvgRenderer:
    """Return what draws a figure.

    WORKAROUND: QtSvg takes a list of families for the name of a single one, and then draws any font.
    """
    families = re.compile(r'font-family="[^"]*"')
    only = families.sub(lambda _: f'font-family="{font or "sans-serif"}"', sheet.svg, count=1)
    return QSvgRenderer(QByteArray(only.encode()))


def _exactly(content: bytes, width_cm: float, height_cm: float, page_height: float) -> bytes:
    """Give the page its size to a hundredth of a point.

    WORKAROUND: Qt rounds pages to whole points, which are a third of a millimetre. What is written instead
    has the same length, so that the places of all objects stay as they are.
    """

    def box(match: re.Match[bytes]) -> bytes:
        name, taken = match[1].decode(), len(match[0])
        top, wide = page_height, width_cm * POINTS_PER_CM
        bottom = top - height_cm * POINTS_PER_CM
        text = f"/{name}Box [0 {bottom:.2f} {wide:.2f} {top:.0f}]"
        return text.encode().ljust(taken) if len(text) <= taken else match[0]

    return _BOX.sub(box, content)


def entered_path(text: str) -> Path:
    """Return the file that a user means; without a folder it lies at home.

    Parameters
    ----------
    text : str
        ``~`` stands for home; empty is no file, whose name is empty.
    """
    text = text.strip()
    # Unlike Path.expanduser, this never fails.
    return Path.home() / os.path.expanduser(text) if text else Path()
