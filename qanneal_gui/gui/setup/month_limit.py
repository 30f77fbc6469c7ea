"""QPU time that this computer may use, where the budget is entered: settings of this computer, of no run."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.setup.field_menu import FieldMenu
from qanneal_gui.gui.setup.marks import WIDTH, Mark
from qanneal_gui.gui.setup.rows import grid
from qanneal_gui.gui.setup.seconds_entry import SecondsEntry
from qanneal_gui.support.formatting import write_seconds
from qanneal_gui.support.wording import tr

_HELP = tr(
    "Limit on the QPU access time of all runs in a calendar month. It is a "
    "setting of this computer: presets, files and imported runs do not "
    "change it. A change takes effect at once, also for active runs."
)
_LEAP_HELP = tr(
    "What the dashboard of your Leap account shows as remaining; D-Wave "
    "tells it nowhere else. It counts down with every submission of this "
    "computer, and no run goes beyond it. Empty: not taken into account."
)


class MonthLimit(QWidget):
    """Two fields that are shown while the settings would be billed: the month's limit, and Leap's.

    Parameters
    ----------
    jobs : Jobs
        Read and write them.
    marked : bool
        Whether each has a mark with which it is reset.

    Attributes
    ----------
    changed : Signal
        Another limit is in force.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, *, marked: bool = False) -> None:
        super().__init__()
        explain(self, tr("Limits"), _HELP, "bill#limits")
        self.limit = SecondsEntry(jobs, tr("The monthly limit"), _read, _write, _usual)
        self.leap = SecondsEntry(
            jobs, tr("What Leap has left"), _read_leap, _write_leap, _no_number, optional=True
        )
        self.line, self.sign = self.limit.line, self.limit.sign
        self.leap.line.setPlaceholderText(tr("not entered"))
        layout = grid()
        rows = (
            (tr("Monthly limit"), self.limit, tr("All runs on this computer."), _HELP),
            (tr("Left, says Leap"), self.leap, tr("Counted down since it was entered."), _LEAP_HELP),
        )
        for row, (title, entry, scope, sentence) in enumerate(rows):
            name = label(title, "quiet")
            name.setBuddy(entry.line)
            for widget in (name, entry.line):
                widget.setToolTip(sentence)
            layout.addWidget(name, 3 * row, 0)
            layout.addWidget(entry.line, 3 * row, 1)
            layout.addWidget(label(scope, "small", wrap=True), 3 * row + 1, 1)
            layout.addWidget(entry.sign, 3 * row + 2, 0, 1, 2)
            entry.changed.connect(self.changed)
            if marked:
                layout.addWidget(_marked(name, title, entry), 3 * row, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)
        self.hide()

    def show_config(self, config: RunConfig) -> None:
        """Offer the limits if these settings would be billed."""
        if config.billed and self.isHidden():
            self.read()
        self.setVisible(config.billed)

    def show_entry(self, *, leap: bool = False) -> None:
        """Put the focus on the monthly limit, or on what Leap has left, whatever the settings are."""
        if self.isHidden():
            self.read()
            self.show()
        line = (self.leap if leap else self.limit).line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def read(self) -> None:
        """Show the limits in force."""
        self.limit.read()
        self.leap.read()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        limit, leap = self.limit.shut_down(milliseconds), self.leap.shut_down(milliseconds)
        return limit and leap

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sign.recolor()
        self.leap.sign.recolor()


def _marked(name: QLabel, title: str, entry: SecondsEntry) -> Mark:
    """Return a mark for a field that stands before its name; its menu resets it, too."""
    mark = Mark(title)
    name.setContentsMargins(WIDTH, 0, 0, 0)
    menu = FieldMenu([name, entry.line])
    menu.add(tr("Reset"), entry.reset, lambda: entry.differs)

    def show() -> None:
        usual = entry.usual()
        told = tr("not entered") if usual is None else write_seconds(usual)
        mark.show_origin(tr("Default: {spec}", spec=told) if entry.differs else "")

    entry.shown.connect(show)
    mark.asked.connect(entry.reset)
    return mark


def _usual() -> float:
    from qanneal_gui.runs.month_limit import DEFAULT

    return DEFAULT


def _no_number() -> None:
    return None


def _read() -> float:
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.month_limit import month_limit

    return month_limit(RunLibrary().root)


def _write(seconds: float | None) -> None:
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.month_limit import set_month_limit

    if seconds is not None:
        set_month_limit(RunLibrary().root, seconds)


def _read_leap() -> float | None:
    # Imported here, on the jobs' thread: it brings Ocean along.
    from qanneal_gui.runs.library import RunLibrary
    from qanneal_gui.runs.totals import leap_seconds_left

    return leap_seconds_left(RunLibrary())


def _write_leap(seconds: float | None) -> None:
    from qanneal_gui.runs.leap_left import set_leap_left
    from qanneal_gui.runs.library import RunLibrary

    set_leap_left(RunLibrary().root, seconds)
