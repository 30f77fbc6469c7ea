"""Images as the content of files."""

import io

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from qanneal_gui.errors import QannealError
from qanneal_gui.support.wording import tr


def png_of(image: QImage) -> bytes:
    """Return an image as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise QannealError(
            tr("There is not enough memory for a picture of that width; choose a smaller one.")
        )
    buffer.close()
    return bytes(content.data())


def small_png_of(image: QImage) -> bytes:
    """Return an image as PNG in 256 colours with their opacity: where lines cross, a fraction of its size."""
    from PIL import Image

    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    size = plain.width(), plain.height()
    picture = Image.frombuffer("RGBA", size, bytes(plain.constBits()), "raw", "RGBA", plain.bytesPerLine(), 1)
    reduced = picture.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    content = io.BytesIO()
    # Inches, of which PNG makes metres again.
    dots = image.dotsPerMeterX() * 0.0254, image.dotsPerMeterY() * 0.0254
    reduced.save(content, "PNG", dpi=dots)
    return content.getvalue()
