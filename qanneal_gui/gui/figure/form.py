"""The options of a figure as widgets: width, font, lines, ground, and what is written beside it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.number_line import NumberLine
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.figure.options import LIMITS, WIDTHS_CM, FigureOptions
from qanneal_gui.support.wording import number, told, tr

_KINDS = {"pdf": "PDF", "svg": "SVG", "png": "PNG"}
_GROUNDS = {False: tr("Light, for paper"), True: tr("Dark, for slides")}
_NAMES = {False: tr("in a legend"), True: tr("at their ends")}
_AXES = {False: tr("as on screen"), True: tr("everything")}
_OWN = tr("Other")


class WidthRow(QWidget):
    """A width in centimetres: a usual one, or any.

    Attributes
    ----------
    changed : Signal
    preset : QComboBox
    line : NumberLine
    """

    changed = Signal()

    def __init__(self, width_cm: float) -> None:
        super().__init__()
        self.preset, self.line = Choice(), NumberLine("cm", whole=False)
        for name, width in WIDTHS_CM.items():
            self.preset.addItem(tr("{name}, {width:g} cm", name=told(name), width=width), width)
        self.preset.addItem(_OWN, None)
        self.preset.setAccessibleName(tr("Usual widths"))
        self.preset.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.preset.setMinimumContentsLength(14)
        self.line.setAccessibleName(tr("Width"))
        self.line.set_range(*LIMITS["width_cm"], width_cm)
        self.line.setMaximumWidth(72)
        self._on_line()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.preset, 1)
        row.addWidget(self.line)
        self.line.textChanged.connect(self._on_line)
        self.preset.activated.connect(self._on_preset)

    def _on_line(self) -> None:
        known = {number(width, "g"): place for place, width in enumerate(WIDTHS_CM.values())}
        self.preset.setCurrentIndex(known.get(self.line.text().strip(), len(WIDTHS_CM)))
        self.changed.emit()

    def _on_preset(self) -> None:
        if (width := self.preset.currentData()) is not None:
            self.line.setText(number(width, "g"))
        else:
            self.line.setFocus()
            self.line.selectAll()


class FigureForm(QWidget):
    """The options, but for the place of the file.

    Attributes
    ----------
    changed : Signal
        Another option was entered, right or wrong.
    """

    changed = Signal()

    def __init__(self, options: FigureOptions) -> None:
        super().__init__()
        self.kind, self.width_row = Choice(), WidthRow(options.width_cm)
        self.height_line = NumberLine("cm", whole=False, optional=True)
        self.font_box, self.font_pt = Choice(), NumberLine("pt", whole=False)
        self.line_pt, self.dpi = NumberLine("pt", whole=False), NumberLine(tr("dots per inch"))
        self.ground, self.ends, self.axes = Choice(), Choice(), Choice()
        self.titles, self.csv = QCheckBox(tr("&Title and caption")), QCheckBox(tr("&Data beside it, as CSV"))
        self._fill(options)
        self._lay_out()
        for box in (self.kind, self.font_box, self.ground, self.ends, self.axes):
            box.currentIndexChanged.connect(self._on_changed)
        for line in (self.height_line, self.font_pt, self.line_pt, self.dpi):
            line.textChanged.connect(self._on_changed)
        for check in (self.titles, self.csv):
            check.toggled.connect(self._on_changed)
        self.width_row.changed.connect(self._on_changed)
        self._on_changed()

    def options(self, folder: str) -> FigureOptions:
        """Return what is entered.

        Raises
        ------
        QannealError
            If a number is wrong; the message says what would be right.
        """
        values: dict[str, Any] = {
            name: line.number_or_none()
            for name, line in {
                "width_cm": self.width_row.line,
                "height_cm": self.height_line,
                "font_pt": self.font_pt,
                "line_pt": self.line_pt,
                "dpi": self.dpi,
            }.items()
        }
        choices = {"kind": self.kind, "font": self.font_box, "dark": self.ground, "ends": self.ends}
        choices["whole"] = self.axes
        values |= {name: box.currentData() for name, box in choices.items()}
        return FigureOptions(
            **values, titles=self.titles.isChecked(), csv=self.csv.isChecked(), folder=folder
        )

    def offer_axes(self, offered: bool) -> None:
        """Offer to show everything, where the screen may show a part."""
        self._form.setRowVisible(self.axes, offered)

    def _fill(self, options: FigureOptions) -> None:
        choices: tuple[tuple[QComboBox, str, Mapping[Any, str], object], ...] = (
            (self.kind, tr("Kind of file"), _KINDS, options.kind),
            (self.ground, tr("Ground"), _GROUNDS, options.dark),
            (self.ends, tr("Names of curves"), _NAMES, options.ends),
            (self.axes, tr("What the axes show"), _AXES, options.whole),
        )
        for box, name, words, value in choices:
            box.setAccessibleName(name)
            for key, word in words.items():
                box.addItem(word, key)
            box.setCurrentIndex(max(box.findData(value), 0))
        self.ends.setToolTip(tr("Where there is no room at the ends, there is a legend"))
        self.font_box.setAccessibleName(tr("Font"))
        self.font_box.addItem(tr("Sans serif"), "")
        for family in QFontDatabase.families():
            if _suits(family):
                self.font_box.addItem(family, family)
        self.font_box.setCurrentIndex(max(self.font_box.findData(options.font), 0))
        self.font_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.font_box.setMinimumContentsLength(12)
        self.height_line.setPlaceholderText(tr("as needed"))
        numbers: tuple[tuple[NumberLine, str, str, float | None], ...] = (
            (self.height_line, tr("Height"), "height_cm", options.height_cm),
            (self.font_pt, tr("Size of text"), "font_pt", options.font_pt),
            (self.line_pt, tr("Width of lines"), "line_pt", options.line_pt),
            (self.dpi, tr("Dots per inch"), "dpi", options.dpi),
        )
        for line, name, limits, value in numbers:
            line.setAccessibleName(name)
            line.set_range(*LIMITS[limits], value)
        self.titles.setChecked(options.titles)
        self.titles.setToolTip(tr("Papers say these below the figure, in their own font"))
        self.csv.setChecked(options.csv)

    def _lay_out(self) -> None:
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.GRID)
        text = QHBoxLayout()
        text.setSpacing(theme.GRID)
        text.addWidget(self.font_box, 1)
        self.font_pt.setMaximumWidth(56)
        text.addWidget(self.font_pt)
        text.addWidget(label(tr("pt")))
        for words, row in (
            (tr("Kind"), self.kind),
            (tr("Dots per inch"), self.dpi),
            (tr("Width in cm"), self.width_row),
            (tr("Height in cm"), self.height_line),
        ):
            form.addRow(label(words), row)
        form.addRow(label(tr("Text")), text)
        for words, one in (
            (tr("Lines in pt"), self.line_pt),
            (tr("Ground"), self.ground),
            (tr("Curves named"), self.ends),
            (tr("Axes show"), self.axes),
        ):
            form.addRow(label(words), one)
        form.addRow(self.titles)
        form.addRow(self.csv)

    def _on_changed(self) -> None:
        self._form.setRowVisible(self.dpi, self.kind.currentData() == "png")
        self.changed.emit()


def _suits(family: str) -> bool:
    """Tell whether a font can be set in a figure, which leaves room for letters of different widths."""
    fixed = QFontDatabase.isFixedPitch(family)
    return QFontDatabase.isSmoothlyScalable(family) and not (fixed or QFontDatabase.isPrivateFamily(family))
