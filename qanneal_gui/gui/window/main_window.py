"""The window: the settings on the left, the workspace beside them, the cost at the top right."""

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.accessible import know_roles
from qanneal_gui.gui.common.failures import FailureDialog, open_log
from qanneal_gui.gui.common.gate import Gate
from qanneal_gui.gui.common.jobs import Failure, Jobs
from qanneal_gui.gui.common.reserved import Reserved
from qanneal_gui.gui.common.spending import keep_from_spending
from qanneal_gui.gui.dwave import place
from qanneal_gui.gui.dwave.monthly_usage import MonthlyUsage
from qanneal_gui.gui.outside.outside import Outside
from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.run.control import RunControl, State
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.run.resume_bar import ResumeBar
from qanneal_gui.gui.run.shortfalls import Shortfalls
from qanneal_gui.gui.run.worker import OpenSession, open_session
from qanneal_gui.gui.runs.exporting import Exporter
from qanneal_gui.gui.setup.column import SetupColumn
from qanneal_gui.gui.setup.cost_line import CostLine
from qanneal_gui.gui.setup.files import SettingsFiles
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.month_limit import MonthLimit
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.setup.preview import Preview
from qanneal_gui.gui.window.about import show_about
from qanneal_gui.gui.window.afterwards import Afterwards
from qanneal_gui.gui.window.arriving import Arriving
from qanneal_gui.gui.window.closing import Closing, EndsWithWindow
from qanneal_gui.gui.window.connecting import Connecting
from qanneal_gui.gui.window.figures import Figures
from qanneal_gui.gui.window.following import Following
from qanneal_gui.gui.window.form_tools import FormTools
from qanneal_gui.gui.window.hands import Hands
from qanneal_gui.gui.window.interpreter import Interpreter
from qanneal_gui.gui.window.interrupted import Interrupted
from qanneal_gui.gui.window.menus import Commands, Menus
from qanneal_gui.gui.window.opening import Opening
from qanneal_gui.gui.window.page_links import PageLinks
from qanneal_gui.gui.window.pinning import Pinning
from qanneal_gui.gui.window.preferring import Preferring
from qanneal_gui.gui.window.refusals import Refusals
from qanneal_gui.gui.window.remedies import Remedies
from qanneal_gui.gui.window.remembering import Remembering
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.gui.window.settings import WindowSettings
from qanneal_gui.gui.window.sides import Sides
from qanneal_gui.gui.window.small_screen import SmallScreen
from qanneal_gui.gui.window.starting import Starting
from qanneal_gui.gui.window.status_line import StatusLine
from qanneal_gui.gui.window.sweeping import Sweeping
from qanneal_gui.gui.window.welcoming import Welcoming
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.chip.view import ChipView
    from qanneal_gui.gui.compare.page import ComparePage
    from qanneal_gui.gui.dwave.connection import ConnectionDialog
    from qanneal_gui.gui.experiments.view import ExperimentsView
    from qanneal_gui.gui.queue.page import QueuePage
    from qanneal_gui.gui.runs.page import RunsPage


class MainWindow(QMainWindow):
    """The one window; wires the parts together and decides nothing about training.

    Parameters
    ----------
    look : Theme
        The application's theme.
    remembered : WindowSettings
        What the last window remembered.
    opener : callable
        Opens a training session on the worker's thread.
    preferences : Preferences, optional
        Those of the home directory, if they are read already.
    """

    def __init__(
        self,
        look: theme.Theme,
        remembered: WindowSettings,
        opener: OpenSession = open_session,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__()
        know_roles()
        self.setWindowTitle("qanneal")
        self.setWindowIcon(theme.application_icon())
        self._look = look
        self._said_problem = False
        self._orderly: bool | None = None
        self.interpreter = Interpreter(self)
        self._build(remembered, opener, preferences or choices.load(remembered))
        look.dress()
        self.interpreter.start()

    def _build(self, remembered: WindowSettings, opener: OpenSession, preferences: Preferences) -> None:
        # What the user waits for, and what may take its time.
        self.jobs, self.slow_jobs, self.estimating = Jobs(self), Jobs(self), Jobs(self)
        self.control, self.header = RunControl(opener, self), Header()
        self.form, self.presets, self.naming = RunForm(filled=False), Presets(), Naming()
        self.resume_bar, self.month_limit = ResumeBar(), MonthLimit(self.jobs)
        self.shortfalls = Shortfalls(self.resume_bar, self.jobs)
        self.preview, self.cost = Preview(self.jobs), CostLine(self.estimating)
        self.workspace, self.rooms = Workspace(), Rooms(self.slow_jobs)
        self.gate = Gate(self)
        varied = self.form, self.naming, self.header, self.rooms, self.workspace
        self.sweeping = Sweeping(*varied, self.estimating, self.gate)
        self.display = RunDisplay(self.header, self.workspace, self.control)
        self.pinning = Pinning(self.workspace, self.control, self.display, self.jobs)
        self.connecting = Connecting(self, self.form)
        self.preferring = Preferring(self, self._look, preferences, self.jobs)
        self.remedies = Remedies(self.connect_to_dwave, self.form, self.month_limit, self.workspace.tabs)
        self.cost.lead(self.remedies.of)
        checked = self.naming, self.gate, self.cost.knows, self.remedies.of
        self.starting = Starting(self, self.control, self.display, lambda: self.smoothing, *checked)
        self.opening = Opening(
            self.jobs, self.control, self.display, self.workspace, self.resume_bar, lambda: self.smoothing
        )
        self.following = Following(self.display, self.header)
        self.monthly_usage = MonthlyUsage(self.header, self.jobs)
        self.exporter = Exporter(self, self.slow_jobs)
        self.figures = Figures(self, self.workspace, self.rooms, self.display, remembered.figure)
        doers = self.header, self.opening, self.exporter, self.monthly_usage, self.remedies
        self.links = PageLinks(self.rooms, self.workspace, self.form, *doers)
        self.files = SettingsFiles(self, self.form)
        self.status = StatusLine(self.remedies)
        self.refusals = Refusals(self.form, self.status)
        self.outside = Outside(self, self.opening.show_run, self.status.warn)
        self.status.add(self.outside.web_line)
        shown = self.workspace.tabs, self.rooms.runs, self.workspace.chip_page
        kept = self.form, self.naming, *shown, self.control, self.jobs
        self.remembering = Remembering(self, remembered, *kept)
        self.interrupted = Interrupted(
            self.remembering, self.opening, self.display, self.resume_bar, self.jobs
        )
        self._lay_out()
        self.menus = Menus(self, self._commands())
        self.outside.add_to(partial(self.menus.add, self.menus.run))
        elsewhere = {tr("D-Wave connection…"): (tr("Token, solver and endpoint."), self.connect_to_dwave)}
        self.preferring.add_to(self.menus, elsewhere | self.outside.doors)
        self.tools = FormTools(self, self.form, self.presets, self.workspace)
        doors = self.form, self.files, self.exporter, self.workspace.tabs, self.remembering
        self.arriving = Arriving(self, *doors, self.menus.file, self.side)
        form = self.presets, self.form, self.remedies.show_field
        self.sides.add_to(self.menus)
        self.hands = Hands(self, self.menus, self.workspace.tabs, form, self.opening.show_run, self.status)
        toured = self.workspace, self.sides, self.header, self.rooms, self.status
        self.welcoming = Welcoming(self, self.menus, self.slow_jobs, self.form, *toured)
        self._connect()
        self._closing = Closing(self, self.control, self.rooms)  # after what else a run's end brings about
        later = *self.workspace.later, *self.rooms.later
        self.afterwards = Afterwards(self, self.slow_jobs, self.jobs, *later)
        self._restore()

    # What the user may ask for.

    def start(self, by_key: bool = False) -> None:
        """Start the run or the sweep of the form, unless it is known that it could not make a step."""
        if not self.refusals.known("start") and not self.sweeping.start(by_key):
            self.starting.start(self.form.config(), by_key)

    def start_by_key(self) -> None:
        """Start at the word of a key, or of a menu, which a key may have opened."""
        self.start(by_key=True)

    def put_into_queue(self) -> None:
        """Let the run or the sweep of the form wait in the queue, unless it could not make a step."""
        if not self.refusals.known("queue") and not self.sweeping.put_into_queue():
            self.starting.let_wait(self.form.config(), self.rooms.put)

    def pause(self) -> None:
        """Pause, or go on; it goes on under the budget that the form shows."""
        if self.following.active:
            self.following.pause()
        else:
            self.starting.pause(self.form.config())

    def stop(self) -> None:
        """Stop the run shown after its step, asked again, now; or do not start what is being checked."""
        if not self.gate.give_up():
            (self.following if self.following.active else self.control).stop()

    def stop_now(self) -> None:
        """Stop the run shown now."""
        if not self.gate.give_up():
            (self.following if self.following.active else self.control).stop_now()

    def export(self) -> None:
        """Ask for a file and export the run shown."""
        if self.display.run:
            self.exporter.ask(self.display.run)
        else:
            self.say(tr("There is no run to export yet; start one, or open one under Runs."))

    def connect_to_dwave(self) -> None:
        """Show the D-Wave connection, beside the window."""
        self.connecting.show()

    @property
    def connection(self) -> "ConnectionDialog | None":
        """The dialog of the D-Wave connection, once it was asked for."""
        return self.connecting.dialog

    @property
    def queue(self) -> "QueuePage":
        """The page of the queue; as all pages, made when it is first needed."""
        return self.rooms.queue()

    @property
    def runs(self) -> "RunsPage":
        """The page of all runs."""
        return self.rooms.runs()

    @property
    def compare(self) -> "ComparePage":
        """The page where runs are compared."""
        return self.rooms.compare()

    @property
    def experiments(self) -> "ExperimentsView":
        """The page of the experiments."""
        return self.rooms.experiments()

    @property
    def smoothing(self) -> str:
        """Smoothing of the curves in force."""
        return self.preferring.now.smoothing

    def say(self, sentence: str) -> None:
        """Say at the foot of the window what is going on."""
        self.status.show_sentence(sentence)

    def show_failure(self, failure: Failure) -> None:
        """Tell what went wrong, without blocking anything."""
        self.status.alarm(failure.sentence, page=failure.page)
        FailureDialog(failure, self, self.remedies.of(failure.sentence), self.hands.open_page).show()

    def end(self) -> None:
        """Save what is active and close, as somebody outside the window demands; asked again, at once."""
        self._closing.save_and_close()

    # Building the window.

    def _commands(self) -> Commands:
        return Commands(
            start=self.start_by_key,
            queue=self.put_into_queue,
            pause=self.pause,
            stop=self.stop,
            stop_now=self.stop_now,
            resume=self.resume_bar.ask_by_key,
            connection=self.connect_to_dwave,
            export=self.export,
            figure=self.figures.ask,
            import_runs=self.exporter.ask_import,
            open_file=self.files.ask_and_open,
            save_file=self.files.ask_and_save,
            theme=self.preferring.choose_theme,
            smoothing=self.preferring.choose_smoothing,
            log=open_log,
            about=partial(show_about, self),
            quit=self.close,
        )

    def _lay_out(self) -> None:
        shown = (self.presets, self.naming, self.sweeping.card, self.form)
        self.side = SetupColumn(*shown, self.preview, self.month_limit, self.cost)
        self.rooms.add_to(self.workspace.tabs)
        self.sides = Sides(self.workspace, self.side)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.addWidget(self.header)
        bars = self.resume_bar, self.interrupted
        outer.addWidget(Reserved(tr("A run that has ended is resumed or extended here."), *bars))
        outer.addLayout(self.sides.row)
        outer.addWidget(self.sides.left, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(SmallScreen(central))
        self.setTabOrder(self.header.stop_button, self.workspace.tabs.bar)
        self.setTabOrder(self.workspace.tabs.bar, self.side)

    def _connect(self) -> None:
        self.header.start.connect(self.start)
        self.header.queue.connect(self.put_into_queue)
        self.header.pause.connect(self.pause)
        self.header.stop.connect(self.stop)
        self.resume_bar.asked.connect(self.starting.resume)
        self.starting.starting.connect(self._on_starting)
        self.gate.changed.connect(self._on_checking)
        self.starting.refused.connect(self.refusals.found)
        self.starting.failed.connect(self.show_failure)
        self.sweeping.refused.connect(self.status.alarm)
        self.starting.budget_changed.connect(self.resume_bar.offer_budget)
        self.preferring.limited.connect(self.month_limit.read)
        for mover in (self.preferring, self.welcoming):
            mover.moved.connect(self.preview.look_again)
        self.preferring.slowed.connect(self.workspace.follow_motion)
        for read in (self.monthly_usage.read, self.cost.read):
            self.month_limit.changed.connect(read)
            self.preferring.limited.connect(read)
        self.preferring.smoothed.connect(self.display.set_smoothing)
        self.preferring.problem.connect(self.status.warn)
        self.display.over.connect(self.resume_bar.show_run)
        self.form.changed.connect(self._on_form)
        self.sweeping.changed.connect(self._on_form)
        self.sweeping.varied.connect(self.remembering.note_sweep)
        self.form.connect_asked.connect(self.connect_to_dwave)
        self.connecting.place_changed.connect(self._on_place)
        self.preview.problem.connect(self.form.complain)
        self.cost.judged.connect(self.form.refuse)
        self.preview.classes_known.connect(self.form.offer_classes)
        for driver in (self.control, self.following):
            driver.state_changed.connect(self._on_state)
        self.control.state_changed.connect(self.interrupted.follow)
        self.following.over.connect(self.opening.show_again)
        self.control.stepped.connect(self.monthly_usage.follow)
        self.control.idle.connect(self.monthly_usage.read)
        self.display.troubled.connect(self.status.warn)
        self.display.failing.connect(self.status.alarm)
        self.display.named.connect(self.status.run_name.setText)
        workers = (self.links, self.connecting, self.opening, self.exporter, self.files, self.tools)
        said = (self.display, self.figures, self.resume_bar, self.sweeping, self.arriving, self.gate)
        for speaker in (*workers, *said, self.welcoming):
            speaker.said.connect(self.say)
        for worker in (*workers, self.control, self.following):
            worker.failed.connect(self.show_failure)
        for jobs in (self.jobs, self.gate.jobs, self.slow_jobs, self.estimating):
            jobs.unexpected.connect(self.show_failure)
        self.workspace.chip_page.then(self._show_plan)
        self.sides.changed.connect(self.remembering.note_sides)
        self._look.changed.connect(self._recolor)

    def _restore(self) -> None:
        place.restore(self.remembering.now.place)
        self.sides.restore(self.remembering.now)
        self.remembering.restore()
        self.sweeping.restore(self.remembering.now.sweep)
        self.interrupted.look()
        self._on_state(State.READY)
        self.say(tr("Ready."))
        self.workspace.tabs.bar.setFocus()

    # What happened.

    def _on_checking(self) -> None:
        self.header.show_checking(self.gate.busy)
        self.menus.offer(self.header)

    def _on_form(self) -> None:
        wanted = self.form.config()
        self.presets.mark(wanted)
        self.sweeping.follow(wanted)
        self.header.show_problem(self.form.problem or self.sweeping.problem, self.form.problem_at)
        if self.form.problem and not self.control.state.active:
            self.refusals.stand()
        elif self._said_problem:
            self.say(tr("Ready."))
        self._said_problem = bool(self.form.problem)
        self.menus.offer(self.header)
        if not self.sweeping.active:
            self.workspace.empty.show_plan(wanted)
        if (chip := self.workspace.chip_page.made) is not None:
            self._show_plan(chip)
        # The data are judged even while something else is wrong, and after the data themselves were.
        if wanted is not None or not self.form.problem_is_outside:
            self.preview.show_data(wanted.data if wanted else None)
        self.cost.show_cost(wanted)
        self.starting.follow(wanted)
        if wanted is not None:
            self.month_limit.show_config(wanted)
            if not self.control.state.active:
                self.monthly_usage.show_config(wanted)

    def _show_plan(self, chip: "ChipView") -> None:
        chip.show_plan(self.form.config(), self.jobs, self.control.state.active)

    def _on_place(self, there: place.Place) -> None:
        self.remembering.note(**asdict(there))

    def _on_state(self, state: State) -> None:
        self.header.show_state(state)
        self.menus.offer(self.header)
        if state is State.ABORTING:
            self.say(tr("Stopping now; a submission under way is cancelled, but may still be billed."))
        if state in (State.PAUSING, State.STOPPING):
            self.say(tr("{state} after the current step.", state=state.value))

    def _on_starting(self, wanted: RunConfig) -> None:
        self.remembering.save()
        self.monthly_usage.show_config(wanted)

    def _recolor(self) -> None:
        for part in (
            *(self.header, self.sides, self.resume_bar, self.interrupted, self.month_limit, self.form),
            *(self.sweeping, self.workspace, *self.rooms.made, self.cost, self.status, self.outside),
            *(self.connecting, self.preferring, self.welcoming),
        ):
            part.recolor()
        self.preview.tiles.update()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return keep_from_spending(self) or super().focusNextPrevChild(next)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit(self.size())

    # The end.

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing.may_close():
            event.ignore()
            return
        self.shut_down()
        event.accept()

    def shut_down(self) -> bool:
        """End all that runs in the window, once, without asking; return whether it ended in time."""
        if self._orderly is None:
            self.remembering.note(figure=self.figures.options)
            self._orderly = self._closing.end(self._parts())
            # Last of all: garbage is not to be collected on a thread that still runs.
            self.interpreter.shut_down()
        return self._orderly

    def _parts(self) -> list[EndsWithWindow]:
        parts: list[EndsWithWindow] = [self.welcoming, self.afterwards, self.remembering, self.preview]
        parts += [self.cost, self.monthly_usage, self.opening, self.sweeping, self.following, self.hands]
        parts += [self.month_limit, self.shortfalls, self.pinning, self.interrupted, self.connecting]
        parts += [self.preferring, *self.rooms.made, self.slow_jobs, self.estimating, self.figures, self.jobs]
        return [*parts, self.gate, self.starting, self.control, self.outside, self.display, self.workspace]
