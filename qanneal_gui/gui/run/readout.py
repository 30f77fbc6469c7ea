"""A figure of the header: its name, its value and a remark."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qanneal_gui.gui.common.widgets import ElidedLabel, label, set_property, tooltip

_ANY = 16_777_215
"""As high as a widget may be."""


class Readout(QWidget):
    """A large value below its name, with a quiet remark.

    Parameters
    ----------
    title : str
        The name.
    gives_way : bool
        Whether the name is shortened where there is no room for all of it.
    """

    def __init__(self, title: str, *, gives_way: bool = False) -> None:
        super().__init__()
        self.value = label("–", "large")
        self.value.setAccessibleName(title)
        self.remark = label("", "small")
        self.sign = QLabel()
        self.sign.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.sign)
        line.addWidget(self.value, 1)
        self._heading = ElidedLabel(title) if gives_way else label(title)
        self._heading.setProperty("role", "heading")
        column.addWidget(self._heading)
        column.addLayout(line)
        column.addWidget(self.remark)
        column.addStretch(1)
        self._below: list[QWidget] = []
        self._one_line = False

    def add_below(self, bar: QWidget, line: QWidget) -> None:
        """Add a bar below the value, and a line below the remark, which one row has no room for."""
        self._column.insertWidget(2, bar)
        self._column.insertWidget(4, line)
        self._below = [bar, line]

    def set_one_line(self, one_line: bool) -> None:
        """Put the name beside the value, and the remark into the tooltip; or all of it below one another."""
        self._one_line = one_line
        sideways = QBoxLayout.Direction.LeftToRight
        self._column.setDirection(sideways if one_line else QBoxLayout.Direction.TopToBottom)
        self._column.setSpacing(6 if one_line else 1)
        set_property(self.value, "role", "title" if one_line else "large")
        self.remark.setHidden(one_line)
        # A word with a sign says what it is.
        self._heading.setHidden(one_line and not self.sign.isHidden())
        if self._below:
            bar, line = self._below
            bar.setHidden(one_line)
            line.setMaximumHeight(0 if one_line else _ANY)  # hidden, it would keep its place
        self.explain()

    def explain(self) -> None:
        """Put into the tooltip what one row has no room for."""
        below = [self.remark.text(), *(one.whole for one in self._below if isinstance(one, ElidedLabel))]
        self.setToolTip(tooltip("\n".join(filter(None, below))) if self._one_line else "")

    def show_value(self, value: str, remark: str = "") -> None:
        """Show a value, with its unit, and a remark."""
        if value != self.value.text():
            self.value.setText(value)
        if remark != self.remark.text():
            self.remark.setText(remark)
            self.explain()
