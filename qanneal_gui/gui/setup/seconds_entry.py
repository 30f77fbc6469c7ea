"""A number of seconds that belongs to this computer: typed, checked, and saved off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.common.typed_numbers import read_decimal, write_number
from qanneal_gui.gui.common.widgets import Sign, set_property
from qanneal_gui.gui.common.writing import write_seconds
from qanneal_gui.gui.setup.editors import UnitLine
from qanneal_gui.support.numbers import NotANumberError
from qanneal_gui.support.wording import told, tr


class SecondsEntry(QObject):
    """A line for seconds, and what is wrong with them.

    Parameters
    ----------
    jobs : Jobs
    name : str
        What it is called in a sentence.
    read, write : callable
        Where the number comes from, and where it goes to; None stands for none.
    usual : callable
        What it is until somebody says otherwise.
    optional : bool
        Whether there may be none.

    Attributes
    ----------
    changed : Signal
        Another number is in force.
    shown : Signal
        Another number is shown.
    """

    changed = Signal()
    shown = Signal()

    def __init__(
        self,
        jobs: Jobs,
        name: str,
        read: Callable[[], float | None],
        write: Callable[[float | None], None],
        usual: Callable[[], float | None],
        *,
        optional: bool = False,
    ) -> None:
        super().__init__()
        self._jobs, self._reading = jobs, Newest(jobs, parent=self)
        self._name, self._read, self._write, self._optional = name, read, write, optional
        self.usual = usual
        self.line, self.sign = UnitLine("s"), Sign()
        self.line.setAccessibleName(tr("{name}, s", name=told(name)))
        self.sign.hide()
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.save)
        self._edited = False

    def read(self) -> None:
        """Show the number in force."""
        self._reading.submit(lambda _: self._read(), self._show, self._on_failed)

    def save(self) -> None:
        """Put what was typed into force."""
        try:
            wanted = self._typed()
        except NotANumberError:
            return
        # The same number typed again is news, where the one in force counts down.
        if self._edited:
            self._edited = False
            self._jobs.submit(lambda _: self._write(wanted), self._on_saved, self._on_failed)

    def reset(self) -> None:
        """Put into force what it is until somebody says otherwise."""
        self._write_out(self.usual())
        self._on_edited()
        self.save()

    @property
    def differs(self) -> bool:
        """Whether another number is shown than that."""
        try:
            return self._typed() != self.usual()
        except NotANumberError:
            return True

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        return self._reading.shut_down(milliseconds)

    def _typed(self) -> float | None:
        from qanneal_gui.runs.month_limit import LARGEST

        if self._optional and not self.line.text().strip():
            return None
        value = read_decimal(self.line.text())
        if not 0 <= value <= LARGEST:
            raise NotANumberError
        return value

    def _on_edited(self) -> None:
        self._edited = True
        self._check()

    def _check(self) -> None:
        from qanneal_gui.runs.month_limit import LARGEST

        try:
            self._typed()
            wrong = ""
        except NotANumberError:
            empty = tr(", or empty") if self._optional else ""
            wrong = tr(
                "{name} must be a number from 0 to {largest}{empty}.",
                name=told(self._name),
                largest=write_seconds(LARGEST),
                empty=empty,
            )
        set_property(self.line, "wrong", bool(wrong))
        self.sign.show_sentence(wrong, "error")
        self.shown.emit()

    def _show(self, seconds: float | None) -> None:
        if self.line.hasFocus():
            return
        self._edited = False
        self._write_out(seconds)
        self._check()

    def _write_out(self, seconds: float | None) -> None:
        self.line.setText("" if seconds is None else write_number(round(seconds, 3)))

    def _on_saved(self, _: object) -> None:
        self.changed.emit()

    def _on_failed(self, failure: Failure) -> None:
        self._edited = True  # leaving the field tries again
        self.sign.show_sentence(failure.sentence, "error")
