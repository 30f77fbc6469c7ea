"""Images as the content of files."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from qanneal_gui.errors import QannealError


def png_of(image: QImage) -> bytes:
    """Return an image as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise QannealError("There is not enough memory for a picture of that width; choose a smaller one.")
    buffer.close()
    return bytes(content.data())
