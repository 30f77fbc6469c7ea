"""The dialog in which a setting is varied: a list, a range, or a log range; of choices, which."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.dialog import Dialog
from qanneal_gui.gui.common.fields import Spec, in_words, locate
from qanneal_gui.gui.common.setting_words import values_in_words, write_values
from qanneal_gui.gui.common.typed_numbers import write_number
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.gui.setup.editors import UnitLine
from qanneal_gui.gui.sweep import typed
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.sweeps import Axis


class VaryDialog(Dialog):
    """Asks for the values of one setting.

    Parameters
    ----------
    spec : Spec
    current : object
        The value of the setting in the form.
    axis : Axis or None
        How it is varied already.
    base : RunConfig
        The other settings.

    Attributes
    ----------
    chosen : Signal
        The setting's key, and its `Axis`; None if it is not to be varied any more.
    """

    chosen = Signal(str, object)

    page = "sweeps"

    def __init__(
        self, spec: Spec, current: Any, axis: "Axis | None", base: RunConfig, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._spec, self._base = spec, base
        self._axis: Axis | None = None
        self.setWindowTitle(tr("Vary {spec}", spec=spec.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.modes = QButtonGroup(self)
        self.pages = QStackedWidget()
        self.list_line = UnitLine(spec.unit)
        self.boxes: dict[Any, QCheckBox] = {}
        self.ends = (UnitLine(spec.unit), UnitLine(spec.unit))
        self.count = QLineEdit("5")
        self.told = label("", "quiet", wrap=True)
        self.sign = Sign()
        self._lay_out()
        self._fill(current, axis)
        self._read()

    @property
    def axis(self) -> "Axis | None":
        """What is entered; None while it cannot be used."""
        return self._axis

    def choose_mode(self, number: int) -> None:
        """Enter a list (0), a range (1) or a log range (2)."""
        self.modes.button(number).setChecked(True)
        self._on_mode(number)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(theme.GRID)
        column.addWidget(label(self._spec.title, "title"))
        column.addWidget(label(self._spec.help, "quiet", wrap=True))
        self.pages.addWidget(self._checks() if self._spec.kind in typed.CHECKED else self._list())
        if self._spec.kind in typed.NUMBERS:
            self.pages.addWidget(self._range())
            column.addLayout(self._mode_buttons())
        column.addWidget(self.pages)
        column.addWidget(self.told)
        column.addWidget(self.sign)
        column.addStretch(1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.vary_button = QPushButton(tr("Vary"))
        self.vary_button.setDefault(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.stop_button = QPushButton(tr("Do not vary"))
        self.stop_button.setAutoDefault(False)
        self.buttons.addButton(self.vary_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.stop_button, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.close)
        self.stop_button.clicked.connect(self._on_stop)
        column.addWidget(self.buttons)
        self.setMinimumWidth(400)

    def _mode_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        names = [tr("List"), tr("Range"), tr("Log range")]
        if not typed.may_be_logarithmic(self._spec):
            names.pop()
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("word", True)
            button.setToolTip((tr("Values one by one"), tr("Equal steps"), tr("Equal ratios"))[number])
            self.modes.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self.modes.button(0).setChecked(True)
        self.modes.idClicked.connect(self._on_mode)
        return row

    def _list(self) -> QWidget:
        of_parts = self._spec.kind in ("classes", "interval")
        self.list_line.setPlaceholderText(
            tr("Values, separated by semicolons") if of_parts else tr("Values, separated by commas")
        )
        self.list_line.setAccessibleName(tr("{spec}: values", spec=self._spec.title))
        self.list_line.textEdited.connect(self._read)
        return _at_top(self.list_line)

    def _checks(self) -> QWidget:
        choices: tuple[Any, ...] = self._spec.choices or (True, False)
        for choice in choices:
            box = QCheckBox(in_words(self._spec, choice))
            box.setToolTip(self._spec.explanation(choice) if isinstance(choice, str) else "")
            box.toggled.connect(self._read)
            self.boxes[choice] = box
        return _at_top(*self.boxes.values())

    def _range(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        entries = zip((tr("From"), tr("To"), tr("Values")), (*self.ends, self.count), strict=True)
        for row, (name, line) in enumerate(entries):
            caption = label(name, "quiet")
            caption.setBuddy(line)
            line.setAccessibleName(
                f"{name}, {self._spec.title}" if name != "Values" else tr("Number of values")
            )
            line.textEdited.connect(self._read)
            grid.addWidget(caption, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(1, 1)
        return page

    def _fill(self, current: Any, axis: "Axis | None") -> None:
        """Show how the setting is varied, or begin with its value in the form."""
        self.stop_button.setVisible(axis is not None)
        values = axis.values if axis else (current,)
        for choice, box in self.boxes.items():
            box.setChecked(choice in values)
        self.list_line.setText(write_values(self._spec, values))
        numbers = [value for value in values if isinstance(value, int | float)]
        if self._spec.kind in typed.NUMBERS and numbers:
            self.ends[0].setText(write_number(min(numbers)))
            self.ends[1].setText(write_number(max(numbers)) if axis else "")
            self.count.setText(str(len(numbers)) if axis else "5")
        if axis is not None and ".." in axis.notation and self.modes.buttons():
            self.choose_mode(2 if axis.log and self.modes.button(2) else 1)
        (next(iter(self.boxes.values())) if self.boxes else self.list_line).setFocus()

    def _on_mode(self, number: int) -> None:
        self.pages.setCurrentIndex(min(number, 1))
        (self.ends[0] if number else self.list_line).setFocus()
        self._read()

    def _read(self) -> None:
        """Show the values that are entered, or why they cannot be used."""
        # Imported here: it brings Ocean along, which is loaded by now for the cost of the run.
        from qanneal_gui.experiments.sweeps import read_values

        self._axis, sentence, hint = None, "", ""
        entries: tuple[QLineEdit, ...] = (*self.ends, self.count)
        wrong = (self.list_line, *entries)
        try:
            self._axis = read_values(self._spec.key, self._notation(), self._base)
        except QannealError as error:
            sentence = locate(str(error))[1]
        except typed.UnfinishedError as error:
            hint = str(error)
        except typed.EntryError as error:
            sentence, wrong = str(error), (entries[error.place],)
        except ValueError as error:
            sentence = str(error)
        if self._axis is not None and len(self._axis.values) < 2:
            self._axis, sentence = None, tr("Give at least two different values.")
        self.sign.show_sentence(sentence, "error")
        self.told.setText(self._in_words() if self._axis else hint)
        self.told.setVisible(bool(self.told.text()))
        self.vary_button.setEnabled(self._axis is not None)
        for line in (self.list_line, *entries):
            marked = bool(sentence) and line in wrong and bool(line.text()) and line.isVisible()
            set_property(line, "wrong", marked)

    def _notation(self) -> str:
        if self.boxes:
            return typed.notation(
                self._spec, [choice for choice, box in self.boxes.items() if box.isChecked()]
            )
        mode = max(self.modes.checkedId(), 0)
        if mode == 0:
            return typed.list_notation(self._spec, self.list_line.text())
        low, high = (line.text() for line in self.ends)
        return typed.range_notation(self._spec, low, high, self.count.text(), log=mode == 2)

    def _in_words(self) -> str:
        assert self._axis is not None
        return tr(
            "{values:,} values: {values2}",
            values=len(self._axis.values),
            values2=values_in_words(self._spec, self._axis.values),
        )

    def _on_accepted(self) -> None:
        if self._axis is not None:
            self.chosen.emit(self._spec.key, self._axis)
            self.close()

    def _on_stop(self) -> None:
        self.chosen.emit(self._spec.key, None)
        self.close()


def _at_top(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page
