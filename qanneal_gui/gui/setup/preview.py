"""A look at the training images before anything is trained on them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.config import DataConfig
from qanneal_gui.gui.common import motion, theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.data.catalogue import Listing
    from qanneal_gui.data.images import Dataset
    from qanneal_gui.science.arrays import Array

_DELAY_MS = 250
"""The form is left alone for so long before the data are read."""

_FEW = 3
"""So many classes have a row each; more stand in two columns, and their images are smaller."""


_GAP = 4


class Tiles(QWidget):
    """Training images of each class in a row, the class's name before them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, list[QImage]]] = []
        self.setMinimumHeight(40)

    def show_images(self, dataset: "Dataset") -> None:
        """Show the first images of each class."""
        labels = class_indices(dataset)
        self._rows = []
        for index, name in enumerate(dataset.class_names):
            images = dataset.train_x[labels == index][:8]
            self._rows.append((for_label(name), [_image(pixels, dataset.image_shape) for pixels in images]))
        self.setAccessibleName(
            tr("Training images of {class_names}", class_names=", ".join(dataset.class_names))
        )
        self.setFixedHeight(self._height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        painter.setFont(theme.font("small"))
        inks = _inks(colors)
        side, name_width = self._side(), self._name_width()
        width = self.width() / self._columns()
        for place, (name, images) in enumerate(self._rows):
            column, row = divmod(place, self._lines())
            left, top = column * width, row * (side + _GAP)
            painter.setPen(colors.role("quiet"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, name_width - 6)
            middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, top, name_width, side), middle_left, shown)
            for number, image in enumerate(images):
                frame = QRectF(left + name_width + number * (side + _GAP), top, side, side)
                if frame.right() > left + width:
                    break
                image.setColorTable(inks)
                painter.drawImage(frame, image)
                painter.setPen(QPen(colors.role("border"), 1))
                painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _name_width(self) -> int:
        metrics = QFontMetrics(theme.font("small"))
        widest = max((metrics.horizontalAdvance(name) for name, _ in self._rows), default=0)
        return min(widest + 8, 84)

    def _columns(self) -> int:
        return 1 if len(self._rows) <= _FEW else 2

    def _lines(self) -> int:
        return max(-(-len(self._rows) // self._columns()), 1)

    def _side(self) -> int:
        return 32 if self._columns() == 1 else 26

    def _height(self) -> int:
        return self._lines() * (self._side() + _GAP) + 1


class Preview(QWidget):
    """Images, licence and sizes of the chosen data; never downloads by itself.

    Attributes
    ----------
    problem : Signal
        A sentence when the data cannot be used as chosen, empty when they can.
    loaded : Signal
        The `Dataset` shown.
    classes_known : Signal
        The name of every label of the data set chosen; none if they are not known.
    """

    problem = Signal(str)
    loaded = Signal(object)
    classes_known = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        explain(self, tr("Data"), tr("The first training images of each class."), "data")
        self._jobs = jobs
        self._reading = Newest(jobs, _DELAY_MS, self)
        self._naming = Newest(jobs, parent=self)
        self._named = ""
        self._wanted: DataConfig | None = None
        self._shown: DataConfig | None = None
        self._listing: Listing | None = None

        self.tiles = Tiles()
        self.caption = label(role="small", wrap=True)
        self._sign = Sign("small")
        self._sign.hide()
        self.download_button = QPushButton(tr("&Download"))
        self.download_button.clicked.connect(self._download)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.offer = label(role="small", wrap=True)

        self._pages = QStackedWidget()
        images, offer = QWidget(), QWidget()
        for page, widgets in (
            (images, (self.tiles, self.caption)),
            (offer, (self.offer, self.download_button, self._bar)),
        ):
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.GRID)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
            self._pages.addWidget(page)
        self._bar.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 4)
        outer.addWidget(self._sign)
        outer.addWidget(self._pages)

    def show_data(self, config: DataConfig | None) -> None:
        """Preview what a config chooses, a moment after the last change; None while it is invalid."""
        same, self._wanted = config == self._wanted, config
        if config is not None and config.dataset != self._named:
            self._name_classes(config.dataset)
        if config is None or config == self._shown:
            self._reading.cancel()
            self._tell("")
        elif not (same and self._reading.busy):
            self._read(config)

    def look_again(self) -> None:
        """Preview the same once more: data sets may be elsewhere now."""
        self._shown, self._named = None, ""
        if (wanted := self._wanted) is not None:
            self._wanted = None
            self.show_data(wanted)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        self._naming.shut_down()
        return self._reading.shut_down(milliseconds)

    def _name_classes(self, dataset: str) -> None:
        from qanneal_gui.data.classes import known_classes

        def tell(names: Mapping[int, str]) -> None:
            self._named = dataset if names else ""
            self.classes_known.emit(names)

        # Files that cannot be read are told of by who loads the images.
        self._naming.submit(lambda _: known_classes(dataset), tell, lambda _: tell({}))

    def _read(self, config: DataConfig, delay: int | None = None) -> None:
        self._reading.submit(
            lambda _: _look(config), lambda found: self._show(config, found), self._on_unusable, delay=delay
        )

    def _show(self, config: DataConfig, found: "Dataset | Listing") -> None:
        from qanneal_gui.data.catalogue import Listing

        self._shown = config
        self._tell("")
        self.problem.emit("")
        if isinstance(found, Listing):
            self._listing = found
            self.offer.setText(
                tr(
                    "{found} is not on this computer ({size:.1f} MB, licence {license}).",
                    found=found.title,
                    size=found.size / 1000000.0,
                    license=found.license,
                )
            )
            self.download_button.setText(tr("&Download {size:.1f} MB", size=found.size / 1000000.0))
            self._pages.setCurrentIndex(1)
        else:
            self.tiles.show_images(found)
            self.caption.setText(caption(found))
            self._pages.setCurrentIndex(0)
            self.loaded.emit(found)

    def _on_unusable(self, failure: Failure) -> None:
        self._shown = None
        self._tell(failure.sentence)
        self.problem.emit(failure.sentence)

    def _download(self) -> None:
        if self._listing is None:
            return
        name = self._listing.name
        self.download_button.setEnabled(False)
        motion.show_busy(self._bar)
        self._bar.show()

        def fetch(report: Report) -> None:
            from qanneal_gui.data.catalogue import download

            download(name, report)

        self._jobs.submit(fetch, self._on_downloaded, self._on_not_downloaded, self._on_progress)

    def _on_progress(self, sentence: str, fraction: float | None) -> None:
        self.offer.setText(sentence)
        if fraction is None:
            motion.show_busy(self._bar)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * fraction))

    def _on_downloaded(self, _: None) -> None:
        self._end_download()
        if self._wanted is not None:
            self._read(self._wanted, delay=0)

    def _on_not_downloaded(self, failure: Failure) -> None:
        self._end_download()
        self._tell(failure.sentence)

    def _end_download(self) -> None:
        self.download_button.setEnabled(True)
        self._bar.hide()

    def _tell(self, sentence: str) -> None:
        # What is about a field of the form stands beside that field.
        self._sign.show_sentence("" if locate(sentence)[0] else sentence, "error", "trouble")
        self._pages.setVisible(not sentence or self._pages.currentIndex() == 1)


def _look(config: DataConfig) -> "Dataset | Listing":
    """Load what is chosen, or tell what would have to be downloaded."""
    from qanneal_gui.data.catalogue import listings
    from qanneal_gui.data.images import check, load

    for listing in listings():
        if listing.name == config.dataset and listing.where == "not downloaded":
            check(config)
            return listing
    return load(config)


def class_indices(dataset: "Dataset") -> "Array":
    """Return the class of every training image, as an index into ``class_names``; shape (L,)."""
    import numpy as np

    if dataset.train_y.shape[1] == 1:
        return np.asarray(dataset.train_y[:, 0] > 0.5, dtype=np.int64)
    return np.asarray(dataset.train_y.argmax(axis=1))


def caption(dataset: "Dataset") -> str:
    """Return the line below the images: how many, how large, and under which licence."""
    h, w = dataset.image_shape
    return tr(
        "{train_x:,} training and {test_x:,} test images of {h}×{w} pixels. Licence: {license}.",
        train_x=len(dataset.train_x),
        test_x=len(dataset.test_x),
        h=h,
        w=w,
        license=dataset.license,
    )


def _inks(colors: theme.Colors) -> list[int]:
    """Return 256 colours from ground to ink: white strokes would run into a white window."""
    ground, ink = colors.role("window"), colors.role("text")
    shares = [level / 255 for level in range(256)]
    return [
        QColor(
            round(ground.red() + share * (ink.red() - ground.red())),
            round(ground.green() + share * (ink.green() - ground.green())),
            round(ground.blue() + share * (ink.blue() - ground.blue())),
        ).rgb()
        for share in shares
    ]


def _image(pixels: "Array", shape: tuple[int, int]) -> QImage:
    import numpy as np

    grey = np.ascontiguousarray((np.clip(pixels, 0, 1) * 255).round().astype(np.uint8).reshape(shape))
    # copy(): QImage does not own the array's memory.
    return QImage(grey.data, shape[1], shape[0], shape[1], QImage.Format.Format_Indexed8).copy()
