"""What can be done with a live plot, at its title and in its menu; and the line that says what is shown."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.touch_plot import KEYS
from qanneal_gui.gui.common.widgets import ElidedLabel, native_keys
from qanneal_gui.gui.figure.options import FIGURE_KEY
from qanneal_gui.gui.run.live_plot import LivePlot
from qanneal_gui.support.wording import told, tr

_MAXIMISE_KEY = "M"
_SHOW_IT = tr("Sampler health, Chip and Network show it, as far as it was kept.")


class PlotTools(QObject):
    """The buttons at a plot's title, and its menu.

    Attributes
    ----------
    all_asked, maximise_asked : Signal
        The whole run is to be shown; this plot alone, or all again.
    log_x_asked : Signal
        Whether the axis of steps is to be logarithmic, in all plots.
    figure_asked : Signal
        This plot is to be exported as a figure.
    """

    all_asked = Signal()
    maximise_asked = Signal()
    log_x_asked = Signal(bool)
    figure_asked = Signal()

    def __init__(self, plot: LivePlot) -> None:
        super().__init__(plot)
        self._plot, self._maximised = plot, False
        self.all_button, self.maximise_button = QToolButton(), QToolButton()
        self.figure_button = QToolButton()
        self.all_button.setText(tr("All"))
        self.all_button.setProperty("switch", True)
        self.all_button.setToolTip(tr("Show the whole run again (Home, or double-click in the plot)"))
        self.all_button.setAccessibleName(tr("{plot}: show the whole run", plot=plot.title))
        self.all_button.clicked.connect(self.all_asked)
        self.all_button.hide()
        self.figure_button.setToolTip(
            tr("Export this plot as a figure… ({figure_key})", figure_key=native_keys(FIGURE_KEY))
        )
        self.figure_button.setAccessibleName(tr("{plot}: export as a figure", plot=plot.title))
        self.figure_button.clicked.connect(self.figure_asked)
        for small in (self.maximise_button, self.figure_button):
            small.setIconSize(theme.icon_size(14))
            small.setProperty("tight", True)
        self.maximise_button.clicked.connect(self.maximise_asked)
        for button in (self.all_button, self.figure_button, self.maximise_button):
            plot.title_row.addWidget(button)
        QWidget.setTabOrder(self.maximise_button, plot.widget)  # as one reads: the title comes first
        self.menu = QMenu(plot)
        self.menu_all = self._add(tr("Show the &whole run"), "Home")
        self.menu_log_x = self._add(tr("Logarithmic axis of &steps"), checkable=True)
        self.menu_log_y = self._add(tr("Logarithmic axis of &values"), checkable=True)
        self.menu_maximise = self._add(tr("Show this plot alone"), _MAXIMISE_KEY)
        self.menu.addSeparator()
        self.menu_figure = self._add(tr("Export &figure…"), FIGURE_KEY)
        self.menu_figure.triggered.connect(self.figure_asked)
        self.menu_all.triggered.connect(self.all_asked)
        self.menu_log_x.triggered.connect(self.log_x_asked)
        self.menu_log_y.triggered.connect(self._on_log_y)
        self.menu_maximise.triggered.connect(self.maximise_asked)
        plot.widget.alone_asked.connect(self.maximise_asked)
        plot.widget.keys = (*KEYS, (_MAXIMISE_KEY, tr("This plot alone, or all")))
        plot.widget.menu_asked.connect(self._on_menu)
        plot.freed.connect(self._on_freed)
        plot.sized.connect(self.figure_button.setVisible)
        self.show_maximised(False)

    def show_maximised(self, maximised: bool) -> None:
        """Say what the button does now."""
        self._maximised = maximised
        does = tr("Show all plots again") if maximised else tr("Show this plot alone")
        self.maximise_button.setToolTip(f"{does} ({_MAXIMISE_KEY})")
        self.maximise_button.setAccessibleName(f"{told(self._plot.title)}: {does[:1].lower()}{does[1:]}")
        self.menu_maximise.setText(f"{does}\t{_MAXIMISE_KEY}")
        self.recolor()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        name = "restore" if self._maximised else "maximise"
        self.maximise_button.setIcon(theme.icon(name, theme.current().quiet))
        self.figure_button.setIcon(theme.icon("export", theme.current().quiet))

    def _add(self, text: str, key: str = "", *, checkable: bool = False) -> QAction:
        action = self.menu.addAction(text)
        action.setCheckable(checkable)
        if key:
            # Written beside it; the key itself is the plot's.
            action.setText(f"{text}\t{native_keys(key)}")
        return action

    def _on_menu(self, where: QPoint) -> None:
        self.menu_log_x.setChecked(self._plot.scale.log_x)
        self.menu_log_y.setChecked(self._plot.scale.log_y)
        self.menu_all.setEnabled(not self._plot.shows_all)
        self.menu.popup(where)

    def _on_log_y(self, log: bool) -> None:
        self._plot.set_log(y=log)

    def _on_freed(self) -> None:
        self.all_button.setVisible(not self._plot.shows_all)
        self._plot.fit_title()


class RunLine(QWidget):
    """Above the plots: which run they show, or which of its steps is pinned; it is always there.

    Attributes
    ----------
    unpin : Signal
        The step is to be let go.
    noted : Signal
        A step, and what is noted there; nothing if that is empty.
    """

    unpin = Signal()
    noted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel()
        self.button = QPushButton(tr("Unpin"))
        self.button.setProperty("word", True)
        self.button.setToolTip(tr("Show the newest step again (Esc, or another click in a plot)"))
        self.button.clicked.connect(self.unpin)
        self.note = QLineEdit()
        self.note.setPlaceholderText(tr("Note at this step"))
        self.note.setAccessibleName(tr("Note at the pinned step"))
        self.note.setToolTip(
            tr(
                "Marked with * at the curves, and kept in the notes on the run; Return "
                "saves it, empty removes it"
            )
        )
        self.note.setMaximumWidth(320)
        self.note.returnPressed.connect(self._on_noted)
        keeps_room = self.button.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)  # nothing moves when a step is pinned
        self.button.setSizePolicy(keeps_room)
        self.button.hide()
        self.note.hide()
        self._step: int | None = None
        self._run = self._pinned = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.words, 2)
        row.addWidget(self.note, 1)
        row.addWidget(self.button)

    @property
    def run(self) -> str:
        """Which run is shown, in words."""
        return self._run

    def show_run(self, words: str) -> None:
        """Say which run is shown."""
        self._run = words
        self._show()

    def show_step(self, step: int | None, note: str = "") -> None:
        """Say that a step is pinned, and what was noted there; None if none is."""
        if step != self._step:
            self._step = step
            self.note.setText(note)
        self._pinned = (
            "" if step is None else tr("Step {step:,} is pinned: {show_it}", step=step, show_it=_SHOW_IT)
        )
        self._show()

    def _show(self) -> None:
        self.words.show_text(self._pinned or self._run)
        self.button.setVisible(bool(self._pinned))
        self.note.setVisible(bool(self._pinned))

    def _on_noted(self) -> None:
        if self._step is not None:
            self.noted.emit(self._step, self.note.text())
