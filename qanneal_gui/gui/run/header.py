"""The top of the window: the three buttons, how far the run is, and the figures a user decides by."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from qanneal_gui.gui.common import motion, theme
from qanneal_gui.gui.common.double_click import Presses
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.metric_words import ACCURACY, DECISIVE, METRICS
from qanneal_gui.gui.common.spending import SpendingButton
from qanneal_gui.gui.common.widgets import (
    ElidedLabel,
    Sign,
    enable,
    fill,
    label,
    native_keys,
    set_property,
    tooltip,
    vertical_line,
)
from qanneal_gui.gui.common.writing import write_estimate, write_seconds
from qanneal_gui.gui.run import header_words
from qanneal_gui.gui.run.connection_line import WORDS, ConnectionLine
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.readout import Readout
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.device import Connection

_SIGNS = {
    State.READY: ("ready", "quiet"),
    State.STARTING: ("busy", "accent"),
    State.RUNNING: ("play", "accent"),
    State.PAUSING: ("pause", "caution"),
    State.PAUSED: ("pause", "caution"),
    State.STOPPING: ("stop", "caution"),
    State.ABORTING: ("stop", "caution"),
    State.FINISHED: ("ok", "good"),
    State.UNLEARNED: ("warning", "caution"),
    State.STOPPED: ("stop", "quiet"),
    State.HELD: ("warning", "caution"),
    State.LEFT: ("pause", "caution"),
    State.FAILED: ("error", "trouble"),
    State.INTERRUPTED: ("warning", "caution"),
}


_IN_TWO = {
    State.ABORTING: (tr("Stopping"), tr("now, without this step")),
    State.UNLEARNED: (tr("Finished"), tr("did not learn")),
    State.LEFT: (tr("Paused"), tr("saved")),
}
"""What is too wide for one line of a small window."""

_ROOMY = 1180
"""Pixels from which on the month has room to be told in a line or two."""


class Header(QFrame):
    """Buttons, progress and figures.

    Attributes
    ----------
    start : Signal
        The button was pressed; whether by a key.
    pause, stop, queue : Signal
        The buttons were pressed.
    elsewhere : bool
        Whether somebody else drives the run shown: another one can then be started.
    """

    start = Signal(bool)
    queue = Signal()
    pause = Signal()
    stop = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._state = State.READY
        self._narrow = self._low = False
        self.elsewhere = False
        self._problem = self._problem_at = ""
        self._checking = False
        self._sweep = False
        self.start_button, self.pause_button = SpendingButton(tr("&Start")), SpendingButton(tr("&Pause"))
        # It spends nothing, but no stray key is to fill the queue either.
        self.stop_button, self.queue_button = QPushButton(tr("S&top")), SpendingButton(tr("Queue"))
        _set_up(self.start_button, header_words.START, "Ctrl+Return")
        self.start_button.setProperty("primary", True)
        _set_up(self.pause_button, header_words.PAUSE, "Ctrl+P")
        _set_up(self.stop_button, header_words.STOP, "Ctrl+.")
        _set_up(self.queue_button, header_words.QUEUE, "Ctrl+Shift+Return")
        self.start_button.asked.connect(self.start)
        self.pause_button.clicked.connect(self.pause)
        self.stop_button.clicked.connect(self._on_stop)
        self.queue_button.clicked.connect(self.queue)
        self._editing: int | None = None
        self._queue_words = tr("Queue")
        self._presses = Presses()

        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setMinimumWidth(72)
        self.progress.setAccessibleName(tr("Progress of the run"))
        self.step = label(tr("Not started"))
        self.left = label("", "small")
        self.reason = Sign("reason")
        self.reason.hide()
        self.connection = ConnectionLine()
        self.experiment_connection = ConnectionLine(tr("Experiment"))

        self.state = Readout(tr("State"))
        self.accuracy = Readout(tr("Test accuracy, {short}", short=METRICS[DECISIVE].short), gives_way=True)
        self.qpu = Readout(tr("QPU time"))
        explain(
            self,
            tr("The run shown"),
            tr("Start, queue, pause and stop; how far it is, how good, and what it costs."),
            "first-training",
        )
        explain(self.state, tr("State"), tr("What the run is doing, or why it does nothing."), "watching")
        explain(self.accuracy, METRICS[DECISIVE].title, METRICS[DECISIVE].about, "metrics")
        explain(
            self.qpu,
            tr("QPU time"),
            tr("Time on the annealer that is billed: of this run, of its limit, and of this month."),
            "bill#limits",
        )
        self.qpu_bar = QProgressBar()
        self.qpu_bar.setTextVisible(False)
        self.qpu_bar.setRange(0, 1000)
        self.qpu_bar.setAccessibleName(tr("Fraction of the QPU time limit used"))
        self.monthly_usage = ElidedLabel()
        self.monthly_usage.setAccessibleName(tr("QPU time this month"))
        # It keeps its line, so that nothing jumps when it comes.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setRetainSizeWhenHidden(True)
        self.monthly_usage.setSizePolicy(policy)
        self.monthly_usage.hide()
        self._lay_out()
        self.show_state(State.READY)
        self.recolor()

    def show_state(self, state: State, remark: str = "") -> None:
        """Show what the run is doing, and what can be done about it."""
        self._state = state
        if not state.active or state is State.HELD:
            self.connection.show_connection(None)  # the run does not wait for it any more
        word, remark = (state.value, "elsewhere" if self.elsewhere else remark)
        if not self._low:
            word, remark = _IN_TWO.get(state, (word, remark))
        if state is State.RUNNING and self.connection.connection is not None:
            word = WORDS.get(self.connection.connection.state, word)
        self.state.show_value(word, remark)
        enable(
            {
                self.start_button: not self.why_not_start,
                self.queue_button: not self.why_not_queue,
                self.pause_button: not self.why_not_pause,
                self.stop_button: not self.why_not_stop,
            }
        )
        going_on = state in (State.PAUSED, State.PAUSING, State.HELD)
        self.pause_button.setText(tr("Resu&me") if going_on else tr("&Pause"))
        self.pause_button.setIcon(theme.icon("play" if going_on else "pause", theme.current().text))
        _explain(self.pause_button, header_words.RESUME if going_on else header_words.PAUSE, "Ctrl+P")
        # No letter for Stop now: Alt+T that is held down means Stop alone.
        self.stop_button.setText(tr("Stop now") if state.ending else tr("S&top"))
        _explain(self.stop_button, header_words.STOP_NOW if state.ending else header_words.STOP, "Ctrl+.")
        self._show_sign()
        self._show_reason()

    def show_connection(self, connection: "Connection") -> None:
        """Show how things stand with D-Wave; nothing if all is well, or nothing waits for it."""
        waits = self._state.active and self._state is not State.HELD
        self.connection.show_connection(connection if waits else None)
        self.show_state(self._state, self.state.remark.text())

    def show_experiment_connection(self, connection: "Connection | None") -> None:
        """Show how things stand with D-Wave for an experiment; None if nothing waits for it."""
        self.experiment_connection.show_connection(connection)
        self._show_reason()

    def show_problem(self, sentence: str, field: str = "") -> None:
        """Say why a run cannot be started, and at which field; empty if it can."""
        self._problem, self._problem_at = sentence, field
        self.start_button.setEnabled(not self.why_not_start)
        self.queue_button.setEnabled(not self.why_not_queue)
        self._show_reason()

    def show_checking(self, checking: bool) -> None:
        """Say whether what was started or queued is still being checked; Stop gives that up."""
        self._checking = checking
        self.show_state(self._state, self.state.remark.text())

    def show_editing(self, number: int | None) -> None:
        """Say that the form shows an entry of the queue, by its number; None if it does not."""
        self._editing = number
        self._name_queue_button()

    def show_sweep(self, sweep: bool) -> None:
        """Say whether it is a sweep that would be started, or queued; it needs no run to have ended."""
        self._sweep = sweep
        self.start_button.setText(tr("&Start sweep") if sweep else tr("&Start"))
        self._name_queue_button()
        self.start_button.setEnabled(not self.why_not_start)
        self._show_reason()

    def show_progress(self, step: int, steps: int, seconds_left: float | None) -> None:
        """Show how far the run is; no steps before the first one, when its length is not known."""
        self.progress.setRange(0, 1000)
        fill(self.progress, round(1000 * step / steps) if steps else 0)
        self.step.setText(
            tr("Step {step:,} of {steps:,}", step=step, steps=steps) if steps else tr("Not started")
        )
        self.left.setText(
            tr("{seconds_left} left", seconds_left=write_estimate(seconds_left))
            if seconds_left is not None
            else ""
        )

    def show_busy(self, fraction: float | None) -> None:
        """Show work before the first step."""
        self.step.setText(tr("Preparing"))
        self.left.setText("")
        if fraction is None:
            motion.show_busy(self.progress)
        else:
            self.progress.setRange(0, 1000)
            fill(self.progress, round(1000 * fraction))

    def show_accuracy(self, last: float | None, best: float | None) -> None:
        """Show the test accuracy of the MLP, in [0, 1], and the best so far."""
        self.accuracy.show_value(
            "–" if last is None else ACCURACY.text(last),
            "" if best is None else tr("best {accuracy}", accuracy=ACCURACY.text(best)),
        )

    def show_qpu(self, seconds: float | None, limit: float | None) -> None:
        """Show QPU seconds used and their limit; None without a QPU."""
        if seconds is None or limit is None:
            self.qpu.show_value("–", tr("this run uses no QPU"))
            fill(self.qpu_bar, 0)
            return
        self.qpu.show_value(write_seconds(seconds, fixed=True), tr("of {limit}", limit=write_seconds(limit)))
        fill(self.qpu_bar, min(1000, round(1000 * seconds / limit)))
        set_property(self.qpu_bar, "over", seconds > 0.9 * limit)

    def show_monthly_usage(
        self, seconds: float | None, limit: float = 0.0, at_leap: float | None = None
    ) -> None:
        """Show QPU seconds that all runs have used this month, and their limit; None hides them.

        Where it is known, what Leap has left stands beside them.
        """
        self.monthly_usage.setVisible(seconds is not None)
        if seconds is not None:
            left = tr(" (none left)") if seconds >= limit else ""
            rest = write_seconds(max(0.0, limit - seconds))
            used = tr(
                "{seconds} of {limit}", seconds=write_seconds(seconds, fixed=True), limit=write_seconds(limit)
            )
            leap = (
                ""
                if at_leap is None
                else tr(", {at_leap} left at Leap", at_leap=write_seconds(at_leap, fixed=True))
            )
            self.monthly_usage.show_text(
                tr("this month: {used}{left}{leap}", used=used, left=left, leap=leap)
            )
            about = tr("{rest} left this month; the limit is entered under Budget", rest=rest)
            self.monthly_usage.setToolTip(tooltip(f"{self.monthly_usage.whole}\n{about}"))
            self.qpu.explain()

    def fit(self, window: QSize) -> None:
        """Take the room that a window of this size has: one row in a low one, no words it can do without."""
        narrow, low = window.width() < theme.scaled(_ROOMY), window.height() < theme.scaled(theme.LOW)
        if (narrow, low) == (self._narrow, self._low):
            return
        self._narrow, self._low = narrow, low
        self._row.setSpacing(theme.GRID if narrow else 12)
        side, above = 12 if narrow else 16, 5 if low else 12
        self._row.setContentsMargins(side, above, side, above)
        for figure, width in ((self.state, 156), (self.accuracy, 124), (self.qpu, 116 if narrow else 240)):
            figure.set_one_line(low)
            figure.setMinimumWidth(0 if low else theme.scaled(width))
        for button in (self.start_button, self.pause_button, self.stop_button, self.queue_button):
            set_property(button, "big", not low)
            button.setMinimumWidth(0 if low else theme.scaled(92))
        for line in (self.reason, self.connection, self.experiment_connection):
            line.set_one_line(low)
        self.show_state(self._state, self.state.remark.text())
        self._fit_queue_button()

    def _name_queue_button(self) -> None:
        named = tr("Queue sweep") if self._sweep else tr("Queue")
        told = header_words.QUEUE_SWEEP if self._sweep else header_words.QUEUE
        self._queue_words = named if self._editing is None else tr("Save entry")
        _explain(self.queue_button, told if self._editing is None else header_words.SAVE, "Ctrl+Shift+Return")
        self._fit_queue_button()

    def _fit_queue_button(self) -> None:
        """Say in a word what the button does, or by its sign alone where there is no room."""
        narrow = self._narrow
        self.queue_button.setText("" if narrow else self._queue_words)
        self.queue_button.setMinimumWidth(0 if self._low else theme.scaled(44 if narrow else 92))
        self.queue_button.setAccessibleName(self._queue_words)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.start_button.setIcon(theme.icon("play", colors.on_accent))
        self.stop_button.setIcon(theme.icon("stop", colors.text))
        self.queue_button.setIcon(theme.icon("queue", colors.text))
        self.reason.recolor()
        self.connection.recolor()
        self.experiment_connection.recolor()
        self.show_state(self._state, self.state.remark.text())

    @property
    def why_not_start(self) -> str:
        """Why no run can be started just now, as a sentence; empty if one can."""
        if self._problem:
            return tr("Cannot start: {problem}", problem=self._problem)
        if self._checking:
            return header_words.CHECKING
        active = self._state.active and not self.elsewhere and not self._sweep
        return tr("A run is active: stop it first, or press Queue to let this one wait.") if active else ""

    @property
    def why_not_queue(self) -> str:
        """Why no run can be put into the queue just now; empty if one can."""
        if self._problem:
            return tr("Cannot queue: {problem}", problem=self._problem)
        return header_words.CHECKING if self._checking else ""

    @property
    def why_not_pause(self) -> str:
        """Why there is nothing to pause or to resume just now; empty if there is."""
        if self._state.active:
            return tr("The run is stopping.") if self._state.ending else ""
        if self._state is State.READY:
            return tr("No run is active.")
        return tr("No run is active; to go on with the run shown, press Resume below the header.")

    @property
    def why_not_stop(self) -> str:
        """Why there is nothing to stop just now; empty if there is."""
        if self._checking:
            return ""
        if self._state.active:
            return tr("The run is stopping now.") if self._state is State.ABORTING else ""
        return tr("No run is active.")

    def _on_stop(self) -> None:
        # The second press means more than the first.
        if self._presses.again() or not self._state.ending:
            self.stop.emit()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self.start_button, self.queue_button, self.pause_button, self.stop_button):
            buttons.addWidget(button)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addStretch(1)
        middle.addWidget(self.step)
        middle.addWidget(self.progress)
        middle.addWidget(self.left)
        middle.addWidget(self.reason)
        middle.addWidget(self.connection)
        middle.addWidget(self.experiment_connection)
        middle.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.addLayout(buttons)
        self.setTabOrder(self.start_button, self.queue_button)
        self.setTabOrder(self.queue_button, self.pause_button)
        row.addLayout(middle, 1)
        self.qpu.add_below(self.qpu_bar, self.monthly_usage)
        for figure, width in ((self.state, 156), (self.accuracy, 124), (self.qpu, 240)):
            figure.setMinimumWidth(theme.scaled(width))
            row.addWidget(vertical_line())
            row.addWidget(figure)

    def _show_sign(self) -> None:
        name, meaning = _SIGNS[self._state]
        connection = self.connection.connection
        if self._state is State.RUNNING and connection is not None and connection.trouble:
            name, meaning = "warning", "caution"
        color = theme.current().role(meaning).name()
        self.state.sign.setPixmap(theme.pixmap(name, color, 22, self.devicePixelRatioF()))
        self.state.sign.show()

    def _show_reason(self) -> None:
        shown = self._problem and not self._state.active
        # The whole sentence stands at the field and at the foot of the window.
        short = (
            tr("Cannot start: see {problem_at}", problem_at=self._problem_at)
            if self._problem_at
            else tr("Cannot start")
        )
        self.reason.show_sentence(short if shown else "", "error")
        told = self.connection.connection or self.experiment_connection.connection
        self.left.setVisible(not shown and told is None and not self._low)
        # One row has room for one of them.
        instead = self._low and (bool(shown) or told is not None)
        for part in (self.step, self.progress):
            part.setHidden(instead)
        self._name_queue_button()
        if self.why_not_queue:
            self.queue_button.setToolTip(tooltip(self.why_not_queue))
        self.start_button.setToolTip(
            tooltip(self.why_not_start)
            or tr(
                "{start_sweep} (Ctrl+Return)",
                start_sweep=header_words.START_SWEEP if self._sweep else header_words.START,
            )
        )


def _set_up(button: QPushButton, sentence: str, shortcut: str) -> None:
    button.setProperty("big", True)
    _explain(button, sentence, shortcut)
    button.setIconSize(theme.icon_size(18))
    button.setMinimumWidth(theme.scaled(92))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _explain(button: QPushButton, sentence: str, shortcut: str) -> None:
    button.setToolTip(f"{sentence} ({native_keys(shortcut)})")
    button.setAccessibleDescription(sentence)
