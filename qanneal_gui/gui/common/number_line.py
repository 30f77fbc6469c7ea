"""A line for a number within bounds."""

import contextlib

from PySide6.QtWidgets import QLineEdit

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.typed_numbers import read_decimal, read_whole
from qanneal_gui.gui.common.widgets import set_property
from qanneal_gui.support.numbers import NotANumberError
from qanneal_gui.support.wording import number, tr


class NumberLine(QLineEdit):
    """A number within bounds; what is not one is marked where it is typed.

    Attributes
    ----------
    unit : str
    low, high : float
    whole, optional : bool
        Whether it must be a whole number, and whether there may be none.
    """

    def __init__(self, unit: str, *, whole: bool = True, optional: bool = False) -> None:
        super().__init__()
        self.unit, self.whole, self.optional = unit, whole, optional
        self.low, self.high = 1.0, 1.0
        self.textChanged.connect(self._on_text)

    def set_range(self, low: float, high: float, value: float | None) -> None:
        """Set the bounds and a number within them."""
        self.low, self.high = low, high
        self.setToolTip(tr("{low:,g} to {high:,g} {unit}", low=low, high=high, unit=self.unit))
        self.setText("" if value is None else number(value, "g"))

    def number(self) -> float:
        """Return the number.

        Raises
        ------
        QannealError
            If what is typed is none, or out of bounds.
        """
        with contextlib.suppress(NotANumberError):
            number = read_whole(self.text()) if self.whole else read_decimal(self.text())
            if self.low <= number <= self.high:
                return number
        kind = tr("whole number") if self.whole else "number"
        raise QannealError(
            tr(
                "{accessiblename} must be a {kind} from {low:,g} to {high:,g} {unit}.",
                accessiblename=self.accessibleName(),
                kind=kind,
                low=self.low,
                high=self.high,
                unit=self.unit,
            )
        )

    def number_or_none(self) -> float | None:
        """Return the number, or None where nothing is entered; raises as `number`."""
        return self.number() if self.text().strip() or not self.optional else None

    def _on_text(self) -> None:
        try:
            self.number_or_none()
        except QannealError:
            set_property(self, "wrong", True)
        else:
            set_property(self, "wrong", False)
