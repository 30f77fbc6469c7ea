"""Training and test images with what the network says about them."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.network.cells import CellGrid
from qanneal_gui.gui.network.colours import grey_inks, grey_picture, is_picture, paint_bars, percent
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import tr
from qanneal_gui.training.inspection import Answers, Inspection

SPLITS = {"test": tr("Test"), "train": tr("Training")}
ORDERS = {"wrong": tr("Wrong first"), "certain": tr("Least certain first"), "order": tr("In original order")}
TITLES = {"mlp": "MLP", "ebm": "EBM", "one_hot": tr("EBM one-hot")}
_SHORT = TITLES | {"one_hot": "one-hot"}

_SIDE, _WIDTH, _WIDEST = 56, 104, 200


class ImageGrid(CellGrid):
    """One page of images."""

    keys = (*CellGrid.keys, ("PgUp, PgDown", tr("Another page of images")))

    def __init__(self) -> None:
        super().__init__(tr("Images"))
        self._found: Inspection | None = None
        self._answers: Answers | None = None
        self._x: Array = np.zeros((0, 1), np.float32)
        self._probabilities: dict[str, Array] = {}
        self._choices: dict[str, Array] = {}
        self._inks: tuple[str, list[int]] = ("", [])
        self._pictures: dict[int, QImage] = {}
        self.order: Array = np.zeros(0, np.int64)
        self.network = "mlp"
        self.page = 0
        self.setMinimumSize(220, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_images(self, found: Inspection | None, split: str, order: Array, network: str) -> None:
        """Show images of a split in an order."""
        kept = self.image(self.current)
        same = self._found is not None and found is not None and self._found.dataset is found.dataset
        if not same or split != self._split():
            self._pictures.clear()
            self.page = 0
            self.current = -1
        self._found, self.order, self.network = found, order, network
        if found is not None:
            self._answers = getattr(found, split)
            self._x = getattr(found.dataset, f"{split}_x")
            self._probabilities = {name: self._answers.probabilities(name) for name in self._answers.logits}
            self._choices = {name: self._answers.choices(name) for name in self._answers.logits}
        self.page = max(0, min(self.page, self.pages - 1))
        shown = [self.image(number) for number in range(self.count)]
        # Newer weights put the images into another order; the one that was current stays so, if it is here.
        self.go_to(shown.index(kept) if same and kept is not None and kept in shown else -1)

    def _split(self) -> str:
        found = self._found
        return "" if found is None else "train" if self._answers is found.train else "test"

    @property
    def per_page(self) -> int:
        """Images for which there is room."""
        columns, _, height = self.grid()
        return columns * max(1, int(self.height() // height))

    @property
    def pages(self) -> int:
        """Number of pages."""
        return -(-len(self.order) // self.per_page)

    @property
    @override
    def count(self) -> int:
        return int(min(self.per_page, max(0, len(self.order) - self.page * self.per_page)))

    @override
    def grid(self) -> tuple[int, float, float]:
        columns = max(1, self.width() // self._width())
        return columns, self.width() / columns, float(self._side() + self._foot())

    def image(self, number: int) -> int | None:
        """Return which image of the split a cell shows."""
        if not 0 <= number < self.count:
            return None
        return int(self.order[self.page * self.per_page + number])

    def pixels(self, number: int) -> Array | None:
        """Return the grey levels of the image in a cell."""
        image = self.image(number)
        return None if image is None else self._x[image]

    def go_to_page(self, page: int) -> None:
        """Turn to a page."""
        self.page = max(0, min(page, max(self.pages - 1, 0)))
        self.go_to(min(self.current, self.count - 1))

    @override
    def paint_cell(self, painter: QPainter, cell: QRectF, number: int) -> None:
        image, found, answers = self.image(number), self._found, self._answers
        if image is None or found is None or answers is None:
            return
        colors, names = theme.current(), found.dataset.class_names
        frame = self._paint_picture(painter, cell, image, found.dataset.image_shape)
        truth, choice = int(answers.truth[image]), int(self._choices[self.network][image])
        head = (
            names[truth]
            if truth == choice
            else tr("{names}, classified as {names2}", names=names[truth], names2=names[choice])
        )
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignCenter
        line = QRectF(cell.left() + 4, frame.bottom() + 3, cell.width() - 8, self._line())
        painter.setPen(colors.role("text"))
        painter.drawText(
            line, middle, metrics.elidedText(head, Qt.TextElideMode.ElideRight, int(line.width()))
        )
        for network in self._choices:
            line.translate(0, self._line())
            right = int(self._choices[network][image]) == truth
            sign = "✓" if right else "✗"
            number_text = percent(float(self._probabilities[network][image, truth]))
            text = f"{_SHORT[network]} {number_text} "
            width = metrics.horizontalAdvance(text + sign)
            start = QRectF(line.center().x() - width / 2, line.top(), width + 2, line.height())
            painter.setPen(colors.role("text" if network == self.network else "quiet"))
            painter.drawText(start, Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(colors.role("good" if right else "trouble"))
            painter.drawText(start, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, sign)

    def _paint_picture(self, painter: QPainter, cell: QRectF, image: int, shape: tuple[int, int]) -> QRectF:
        colors = theme.current()
        if self._inks[0] != colors.name:
            self._inks = colors.name, grey_inks(colors)
        h, w = shape if is_picture(shape) else (1, 1)
        scale = min((cell.width() - 12) / w, self._side() / h)
        left = round(cell.center().x() - scale * w / 2)
        frame = QRectF(left, round(cell.top() + 6), round(scale * w), round(scale * h))
        if is_picture(shape):
            if image not in self._pictures:
                self._pictures[image] = grey_picture(self._x[image], shape)
            self._pictures[image].setColorTable(self._inks[1])
            painter.drawImage(frame, self._pictures[image])
        else:
            paint_bars(painter, frame, self._x[image], self._inks[1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.role("border"), 1))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        return frame

    @override
    def describe(self, number: int) -> str:
        image, found, answers = self.image(number), self._found, self._answers
        if image is None or found is None or answers is None:
            return ""
        names, truth = found.dataset.class_names, int(answers.truth[image])
        split = "test" if answers is found.test else "training"
        parts = [
            tr(
                "{titles}: P({names}|x) = {p}, predicts {names2}",
                titles=TITLES[network],
                names=names[truth],
                p=percent(float(p[image, truth]), 2),
                names2=names[self._choices[network][image]],
            )
            for network, p in self._probabilities.items()
        ]
        return tr(
            "Image {image:,} of the {split} images, class {names}. {parts}.",
            image=image + 1,
            split=split,
            names=names[truth],
            parts=". ".join(parts),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.go_to_page(self.page + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(520, 224)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.go_to_page(self.page)

    def _width(self) -> int:
        """Return the least width of a cell: that of its longest line, as far as it is worth the room."""
        names = sorted(self._found.dataset.class_names, key=len)[-2:] if self._found is not None else []
        widest = self.fontMetrics().horizontalAdvance(tr(", classified as ").join(names)) + 12
        return max(_WIDTH, min(widest, _WIDEST))

    def _side(self) -> int:
        """Return the size of an image: as many rows as fit, and they fill the height."""
        foot = self._foot()
        rows = max(1, self.height() // (_SIDE + foot))
        return int(max(24, min(self.height() // rows - foot, _WIDTH - 16)))

    def _foot(self) -> int:
        """Return the height of what is said below an image: its class, and each answer."""
        return (1 + max(len(self._choices), 2)) * self._line() + 12

    def _line(self) -> int:
        return self.fontMetrics().height()


class ImagesPane(QWidget):
    """Images by page, with the choice of split and order.

    Attributes
    ----------
    taken : Signal
        Grey levels of an image that is to be put into the box.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Inspection | None = None
        self._network = "mlp"
        self._only: tuple[int, int] | None = None
        self.grid = ImageGrid()
        self.splits, split_row = choices(tr("Images of"), SPLITS)
        self.orders = Choice()
        self.orders.setAccessibleName(tr("Order of the images"))
        for name, words in ORDERS.items():
            self.orders.addItem(words, name)
        self.back, self.forth = QPushButton("‹"), QPushButton("›")
        for button, name in ((self.back, tr("Previous page")), (self.forth, tr("Next page"))):
            button.setProperty("word", True)
            button.setAccessibleName(name)
            button.setToolTip(
                tr("{name} (Page up in the images)", name=name)
                if button is self.back
                else tr("{name} (Page down in the images)", name=name)
            )
        self.place = label(role="small")
        self.every = QPushButton(tr("Show all"))
        self.every.setProperty("word", True)
        self.every.hide()
        self.note = label(role="small", wrap=True)
        bar = QHBoxLayout()
        bar.setSpacing(theme.GRID)
        bar.addLayout(split_row)
        bar.addWidget(self.orders)
        bar.addWidget(self.every)
        bar.addStretch(1)
        for widget in (self.place, self.back, self.forth):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.setSpacing(theme.GRID)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.note)
        self.splits.idToggled.connect(self._on_split)
        self.orders.currentIndexChanged.connect(self._show)
        self.every.clicked.connect(self._on_every)
        self.back.clicked.connect(self._on_back)
        self.forth.clicked.connect(self._on_forth)
        self.grid.moved.connect(self._on_moved)
        self.grid.activated.connect(self._on_activated)

    @property
    def split(self) -> str:
        """Which images are shown: ``train`` or ``test``."""
        return list(SPLITS)[self.splits.checkedId()]

    def show_network(self, found: Inspection | None, network: str) -> None:
        """Show what a network says; `network` decides which answers are right."""
        if found is None or self._found is None or found.dataset is not self._found.dataset:
            self._only = None
        self._found, self._network = found, network
        self._show()

    def show_only(self, split: str, truth: int, choice: int) -> None:
        """Show only the images of one class that are taken for another (or the same)."""
        self._only = truth, choice
        self.splits.button(list(SPLITS).index(split)).setChecked(True)
        self.grid.page = 0
        self._show()

    def take(self) -> None:
        """Put the current image into the box, or the first if none is current."""
        self._on_activated(max(self.grid.current, 0))

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.grid.update()

    def _show(self) -> None:
        found = self._found
        order = np.zeros(0, np.int64)
        if found is not None:
            answers: Answers = getattr(found, self.split)
            order = answers.order(self._network, str(self.orders.currentData()))
            if self._only is not None:
                wanted = (answers.truth == self._only[0]) & (answers.choices(self._network) == self._only[1])
                order = order[wanted[order]]
        self.every.setVisible(self._only is not None)
        self.grid.show_images(found, self.split, order, self._network)
        self.note.setText(self._sentence())

    def _sentence(self) -> str:
        found = self._found
        if found is None:
            return ""
        answers: Answers = getattr(found, self.split)
        part = ""
        if len(answers.truth) < answers.total:
            part = tr(
                "The first {truth:,} of {total:,}, because the EBM's sum takes long. ",
                truth=len(answers.truth),
                total=answers.total,
            )
        if self._only is not None:
            truth, choice = (found.dataset.class_names[one] for one in self._only)
            part += tr(
                "Only images of {truth} that the {titles} classifies as {choice}. ",
                truth=truth,
                titles=TITLES[self._network],
                choice=choice,
            )
        return tr(
            "{part}Per cent: P of the true class. Press Return or double-click to put an image into the box.",
            part=part,
        )

    def _on_split(self, _number: int, chosen: bool) -> None:
        if chosen:
            self._show()

    def _on_every(self) -> None:
        self._only = None
        self._show()

    def _on_back(self) -> None:
        self.grid.go_to_page(self.grid.page - 1)

    def _on_forth(self) -> None:
        self.grid.go_to_page(self.grid.page + 1)

    def _on_moved(self, _number: int) -> None:
        grid = self.grid
        first = grid.page * grid.per_page
        total = len(grid.order)
        self.place.setText(
            tr("{first:,}–{first2:,} of {total:,}", first=first + 1, first2=first + grid.count, total=total)
            if grid.count
            else tr("No images")
        )
        self.back.setEnabled(grid.page > 0)
        self.forth.setEnabled(grid.page + 1 < grid.pages)

    def _on_activated(self, number: int) -> None:
        pixels = self.grid.pixels(number)
        if pixels is not None:
            self.taken.emit(pixels)


def choices(name: str, words: dict[str, str]) -> tuple[QButtonGroup, QHBoxLayout]:
    """Return buttons of which one is chosen, numbered in their order, and the row they stand in."""
    row = QHBoxLayout()
    row.setSpacing(0)
    group = QButtonGroup()
    for number, word in enumerate(words.values()):
        button = QPushButton(word)
        button.setCheckable(True)
        button.setProperty("word", True)
        button.setAccessibleName(f"{name} {word}")
        group.addButton(button, number)
        row.addWidget(button)
    group.button(0).setChecked(True)
    return group, row
