"""After a crash: the run that it has cut short is offered once."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from qanneal_gui.config import kinds
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Job, Jobs, Newest, Report
from qanneal_gui.gui.common.spending import SpendingButton
from qanneal_gui.gui.common.widgets import Sign
from qanneal_gui.gui.common.writing import write_seconds
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.resume_bar import EndedRun, ResumeBar
from qanneal_gui.gui.window.opening import Opening
from qanneal_gui.gui.window.remembering import Remembering
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class CutShort:
    """A run whose process has died.

    Attributes
    ----------
    run : str
    sentence : str
        What happened to it: "Run trial was interrupted at step 12, 3.2 s billed."
    """

    run: str
    sentence: str


class Interrupted(QFrame):
    """A bar that says what happened, and leads on.

    Parameters
    ----------
    remembering : Remembering
        Knows which run the last window was driving.
    opening : Opening
    display : RunDisplay
    resume_bar : ResumeBar
        Takes the run up.
    jobs : Jobs
    """

    def __init__(
        self,
        remembering: Remembering,
        opening: Opening,
        display: RunDisplay,
        resume_bar: ResumeBar,
        jobs: Jobs,
    ) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(tr("The run that was interrupted"))
        self._remembering, self._opening, self._resume_bar = remembering, opening, resume_bar
        self._reading = Newest(jobs, parent=self)
        self._run = self._wanted = ""
        self._by_key = False
        self.sentence = Sign("body", one_line=True)
        self.resume, self.show_run = SpendingButton(tr("Resume")), QPushButton(tr("Show"))
        self.dismiss = QPushButton(tr("Dismiss"))
        self.resume.setToolTip(tr("Continue after the last recorded step; no QPU time is paid for twice"))
        self.show_run.setToolTip(tr("Show the curves of this run"))
        self.dismiss.setToolTip(tr("Leave the run as it is; it stays in the table of runs"))
        self.resume.asked.connect(self._on_resume)
        self.show_run.clicked.connect(self._on_show)
        self.dismiss.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.resume, self.show_run, self.dismiss):
            row.addWidget(button)
        self.hide()
        display.over.connect(self._on_over, Qt.ConnectionType.QueuedConnection)

    def look(self) -> None:
        """Look whether the run that the last window was driving has been cut short."""
        if run := self._remembering.now.last_run:
            self._reading.submit(_cut_short(run), self._offer)

    def follow(self, state: State) -> None:
        """Offer it no more, once another run is active."""
        if state.active and self._run:
            self._close()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Look no more, for the window's own end."""
        return self._reading.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sentence.recolor()
        theme.show_icon(self.resume, "play", theme.current().text)

    def _offer(self, found: CutShort | None) -> None:
        if found is None:
            return
        self._run = found.run
        self.sentence.show_sentence(found.sentence, "warning", "caution")
        self.recolor()
        self.setVisible(self._resume_bar.isHidden())

    def _on_resume(self, by_key: bool) -> None:
        self._wanted, self._by_key = self._run, by_key
        self._on_show()

    def _on_show(self) -> None:
        run = self._run
        self._close()
        self._opening.show_run(run)

    def _on_over(self, ended: EndedRun | None) -> None:
        # Both bars have one place.
        self.setVisible(bool(self._run) and ended is None)
        if ended is not None and ended.run == self._wanted:
            self._wanted = ""
            self._resume_bar.ask(self._by_key)

    def _close(self) -> None:
        """Offer it once: whatever was chosen, the next window says nothing of it."""
        self._run = ""
        self.hide()
        self._remembering.note(last_run="")


def _cut_short(run: str) -> Job[CutShort | None]:
    """Return a job that finds out whether a run is the newest one, and nobody drives it any more."""

    def job(_: Report) -> CutShort | None:
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.runs.totals import Totals

        library = RunLibrary()
        newest = library.runs(1)
        if not newest or newest[0].id != run or newest[0].state != "interrupted":
            return None
        record = newest[0]
        name = for_label(record.name or record.id)
        billed = ""
        if kinds.billed(record.config):
            spent = Totals(library).run_totals(run)
            most = tr("up to ") if spent.unknown else ""
            billed = tr(", {most}{seconds} billed", most=most, seconds=write_seconds(spent.seconds))
        return CutShort(
            run,
            tr(
                "Run {name} was interrupted at step {steps:,}{billed}.",
                name=name,
                steps=record.steps,
                billed=billed,
            ),
        )

    return job
