"""Ramps of colour for weights and grey levels, and numbers as people read them."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from qanneal_gui.gui.common import theme
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import localised

_LIGHT = ("#a84300", "#f08c3a", "#f6f7f8", "#4f9fd3", "#00507f")
_DARK = ("#ffb27a", "#c4611a", "#1d2329", "#1f78b0", "#8fd0ff")
_MIDDLE = 128


def weight_inks(colors: theme.Colors) -> list[int]:
    """Return 256 colours from negative (orange) over zero to positive (blue); number 128 is zero."""
    return _ramp(_DARK if colors.dark else _LIGHT)


def grey_inks(colors: theme.Colors) -> list[int]:
    """Return 256 colours from ground to ink."""
    return _ramp((colors.window, colors.text))


def weight_picture(weights: Array, shape: tuple[int, int], limit: float) -> QImage:
    """Return weights as an image without colours: −limit … limit become the numbers 1 … 255."""
    scaled = np.clip(weights / (limit or 1.0), -1, 1)
    return _picture((_MIDDLE + np.round(scaled * 127)).astype(np.uint8), shape)


def grey_picture(pixels: Array, shape: tuple[int, int]) -> QImage:
    """Return grey levels in [0, 1] as an image without colours."""
    return _picture((np.clip(pixels, 0, 1) * 255).round().astype(np.uint8), shape)


def is_picture(shape: tuple[int, int]) -> bool:
    """Whether data of this shape are worth looking at as pictures; a single row is not."""
    return min(shape) > 1


def paint_bars(painter: QPainter, frame: QRectF, values: Array, inks: Sequence[int]) -> None:
    """Paint numbers in [−1, 1] that are no picture as bars from the middle of a frame."""
    # No more bars than there is room for: each is the largest of those it stands for.
    parts = np.array_split(values, min(len(values), max(1, int(frame.width()))))
    width = frame.width() / len(parts)
    middle = frame.center().y()
    for place, part in enumerate(parts):
        value = float(part[np.abs(part).argmax()])
        height = -value * frame.height() / 2
        bar = QRectF(frame.left() + place * width, middle, width, height).normalized()
        painter.fillRect(bar, QColor.fromRgb(inks[_MIDDLE + round(np.clip(value, -1, 1) * 127)]))


def percent(p: float, digits: int = 0) -> str:
    """Return a probability in per cent; nothing that is not certain is called so."""
    least = 10.0**-digits
    value = 100 * p
    if value > 100 - least / 2:
        return localised(f">{100 - least:.{digits}f} %") if value < 100 else "100 %"
    if value < least / 2:
        return localised(f"<{least:.{digits}f} %") if value > 0 else "0 %"
    return localised(f"{value:.{digits}f} %")


def _ramp(stops: Sequence[str]) -> list[int]:
    colors = [QColor(stop) for stop in stops]
    fine, places = np.linspace(0, 1, 256), np.linspace(0, 1, len(stops))
    channels = ([c.red() for c in colors], [c.green() for c in colors], [c.blue() for c in colors])
    shades = [np.interp(fine, places, channel).round().astype(int).tolist() for channel in channels]
    return [QColor(red, green, blue).rgb() for red, green, blue in zip(*shades, strict=True)]


def _picture(levels: Array, shape: tuple[int, int]) -> QImage:
    kept = np.ascontiguousarray(levels.reshape(shape))
    # copy(): QImage does not own the array's memory.
    return QImage(kept.data, shape[1], shape[0], shape[1], QImage.Format.Format_Indexed8).copy()
