"""Export figure…: what it will look like on paper, and its way into a file or onto the clipboard."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Figure
from qanneal_gui.figures import csv as data_file
from qanneal_gui.figures.paper import Sheet, on_paper
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.jobs import Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.figure import output
from qanneal_gui.gui.figure.form import FigureForm
from qanneal_gui.gui.figure.options import FigureKind, FigureOptions
from qanneal_gui.gui.figure.output import entered_path
from qanneal_gui.gui.figure.preview import FigurePreview
from qanneal_gui.gui.figure.source import FigureChoice, FigureSource
from qanneal_gui.gui.figure.writing import WritingDialog
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.wording import tr

_DELAY_MS = 80
"""Nothing is drawn anew while somebody is typing."""

_FORM_WIDTH = 380


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be drawn, and how."""

    figure: Figure
    published: bool
    options: FigureOptions

    def sheet(self) -> Sheet:
        return on_paper(self.figure, self.options.paper, published=self.published)

    def content(self, kind: FigureKind) -> bytes:
        sheet, font = self.sheet(), self.options.font
        if kind == "svg":
            return sheet.svg.encode()
        if kind == "png":
            return output.png(sheet, font, self.options.dpi)
        return output.pdf(sheet, font, self.figure.title)


class FigureDialog(WritingDialog):
    """Shows what was there when it was asked for.

    Attributes
    ----------
    jobs : Jobs
        On whose thread figures are drawn and written.
    """

    def __init__(self, options: FigureOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self._drawing = Newest(self.jobs, _DELAY_MS, self)
        self._remembered = options
        self._source: FigureSource | None = None
        self._replacing: set[Path] = set()
        self._named = Path()
        self.setWindowTitle(tr("Export figure"))
        self.choice, self.form, self.preview = Choice(), FigureForm(options), FigurePreview()
        self.place, self.browse = QLineEdit(), QPushButton(tr("B&rowse…"))
        self.copy_button, self.write_button = QPushButton(tr("&Copy")), QPushButton(tr("&Export"))
        self.close_button = QPushButton(tr("C&lose"))
        self._fill()
        self._lay_out()

    @property
    def options(self) -> FigureOptions:
        """What is entered; where something is wrong, what was entered before."""
        with contextlib.suppress(QannealError):
            self._remembered = self.form.options(self._folder())
        return self._remembered

    @property
    def drawn(self) -> Figure | None:
        """The figure that is meant, with the axes that are wanted; None if a number is wrong."""
        order = self._order()
        return order.figure if order else None

    def show_source(self, source: FigureSource) -> None:
        """Offer the figures of a page."""
        self._source = source
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in source.choices:
            self.choice.addItem(one.title)
        self.choice.setCurrentIndex(source.chosen)
        self.choice.blockSignals(False)
        self.choice.setVisible(len(source.choices) > 1)
        self._remembered = self.options
        self.place.clear()  # another figure, another name
        self._on_choice()

    def write(self) -> None:
        """Write the file, and the data beside it; what is there is replaced when asked a second time."""
        order = self._order()
        if order is None:
            return
        path, data = self._targets(order)
        try:
            _check(path, order.options.kind)
        except QannealError as error:
            self._complain(str(error))
            return
        there = [one for one in (path, data) if one and one.is_file() and one not in self._replacing]
        if there:
            self._replacing |= set(there)
            self._ask_to_replace(there)
            return

        def job(_: Report) -> str:
            write_export(path, order.content(order.options.kind))
            if data is None:
                return tr("Saved {path}.", path=path)
            text = data_file.figure_csv(data_file.drawn(order.figure), published=order.published)
            write_export(data, text.encode())
            return tr("Saved {path} and {data}.", path=path, data=data.name)

        self._replacing.clear()
        self._work(tr("Writing {path}…", path=path.name))
        self.jobs.submit(job, self._on_done, self._on_failed)

    def copy(self) -> None:
        """Put the figure onto the clipboard: as an image, as SVG and as PDF."""
        order = self._order()
        if order is None:
            return

        def job(_: Report) -> tuple[QImage, bytes, bytes]:
            sheet = order.sheet()
            drawn_image = output.image(sheet, order.options.font, order.options.dpi)
            return drawn_image, order.content("svg"), order.content("pdf")

        self._work(tr("Drawing…"))
        self.jobs.submit(job, self._on_copied, self._on_failed)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End the thread; return whether that was possible in time."""
        self._drawing.shut_down()
        return self.jobs.shut_down(milliseconds)

    def _fill(self) -> None:
        self.choice.setAccessibleName(tr("Figure"))
        self.place.setAccessibleName(tr("File to write"))
        self.copy_button.setToolTip(tr("Copy it as an image, as SVG and as PDF"))
        self.write_button.setDefault(True)
        self.choice.currentIndexChanged.connect(self._on_choice)
        self.form.changed.connect(self._on_changed)
        self.place.textChanged.connect(self._replacing.clear)
        self.browse.clicked.connect(self._on_browse)
        self.copy_button.clicked.connect(self.copy)
        self.write_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        side = QWidget()
        options = QVBoxLayout(side)
        options.setContentsMargins(0, 0, theme.GRID, 0)
        options.setSpacing(theme.GRID)
        options.addWidget(self.choice)
        options.addWidget(self.form)
        options.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(side)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(theme.scaled(_FORM_WIDTH))
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.preview, 1)
        row.addWidget(scroll)
        place = QHBoxLayout()
        place.setSpacing(theme.GRID)
        place.addWidget(label(tr("Write to")))
        place.addWidget(self.place, 1)
        for button in (self.browse, self.copy_button, self.close_button, self.write_button):
            place.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(theme.GRID)
        column.addLayout(row, 1)
        column.addWidget(self.sign)
        column.addLayout(place)
        self.resize(920, 560)

    def _chosen(self) -> FigureChoice | None:
        place = self.choice.currentIndex()
        return self._source.choices[place] if self._source and place >= 0 else None

    def _order(self) -> _Order | None:
        """Return what is to be drawn; None, with a word about it, if a number is wrong."""
        chosen = self._chosen()
        if chosen is None or self._source is None:
            return None
        try:
            options = self._remembered = self.form.options(self._folder())
        except QannealError as error:
            self._complain(str(error))
            return None
        figure = chosen.whole if options.whole and chosen.whole is not None else chosen.figure
        return _Order(figure, self._source.published, options)

    def _targets(self, order: _Order) -> tuple[Path, Path | None]:
        path = entered_path(self.place.text())
        return path, path.with_suffix(".csv") if order.options.csv and path.name else None

    def _folder(self) -> str:
        path = entered_path(self.place.text())
        return str(path.parent) if path.name else self._remembered.folder

    def _on_choice(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self.form.offer_axes(chosen.whole is not None)
        self._name(chosen)
        self._on_changed()

    def _on_changed(self) -> None:
        if (chosen := self._chosen()) is None:
            return
        self._name(chosen)
        order = self._order()
        if order is None:
            self._drawing.cancel()
            return
        self.sign.hide()
        self._drawing.submit(lambda _: (order.sheet(), order), self._on_drawn, self._on_failed)

    def _name(self, chosen: FigureChoice) -> None:
        """Name the file after the figure, unless the user did; its ending is that of the kind."""
        ending = f".{self.form.kind.currentData()}"
        text = self.place.text().strip()
        if not text or Path(text) == self._named:
            folder = Path(self._remembered.folder)
            self._named = (folder if folder.is_dir() and folder.is_absolute() else Path.home()) / chosen.name
            self._named = self._named.with_name(chosen.name + ending)
            self.place.setText(str(self._named))
        elif Path(text).suffix in (".pdf", ".svg", ".png"):
            self.place.setText(str(Path(text).with_suffix(ending)))

    def _on_browse(self) -> None:
        kind = str(self.form.kind.currentData())
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export figure"), self.place.text(), f"{kind.upper()} (*.{kind})"
        )
        if path:
            wanted = path if path.endswith(f".{kind}") else f"{path}.{kind}"
            self.place.setText(wanted)
            if wanted == path:
                self._replacing = {Path(path)}  # the file dialog has asked already

    def _on_drawn(self, made: tuple[Sheet, _Order]) -> None:
        sheet, order = made
        self.preview.show_sheet(sheet, order.options.font)
        wanted = order.options.height_cm
        if wanted is not None and sheet.height_cm > wanted + 0.01:
            self.sign.show_sentence(
                tr(
                    "It needs a height of {height_cm:.1f} cm at least, and has that.",
                    height_cm=sheet.height_cm,
                ),
                "info",
                "caution",
            )

    def _on_copied(self, made: tuple[QImage, bytes, bytes]) -> None:
        self._copied("figure", made)

    def _work(self, sentence: str) -> None:
        self._set_busy(True)
        self.sign.show_sentence(sentence, "", "quiet")

    @override
    def _set_busy(self, busy: bool) -> None:
        self.write_button.setEnabled(not busy)
        self.copy_button.setEnabled(not busy)


def _check(path: Path, kind: str) -> None:
    """Refuse a place that cannot be written before anything is drawn."""
    if not path.name:
        raise QannealError(tr("Enter the name of the file to write."))
    if path.suffix.lower() != f".{kind}":
        raise QannealError(
            tr("{path} must end in .{kind}; change its name or the kind.", path=path.name, kind=kind)
        )
