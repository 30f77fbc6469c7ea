"""A step that is pinned at the curves: sampler health, chip and network show it, as far as it was kept."""

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest, Report
from qanneal_gui.gui.run.control import RunControl
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.snapshot import Frame
    from qanneal_gui.gui.window.run_parts import RunParts
    from qanneal_gui.runs.step_notes import StepNote
    from qanneal_gui.training.events import StepEvent


_KEPT = 20
"""Of a run under way, so many of the last steps are there as they were."""


class Pinning(QObject):
    """Brings the pages to the step that is pinned, and back to the newest one.

    The last steps of a run under way are there as they were, chips and all; of others the library has
    what was measured, and the chip at that step or near it, and the weights are learned again from
    samples.
    """

    def __init__(self, workspace: Workspace, control: RunControl, display: RunDisplay, jobs: Jobs) -> None:
        super().__init__(control)
        self._workspace, self._display = workspace, display
        self._jobs, self._reading = jobs, Newest(jobs, parent=self)
        self._kept: deque[tuple[str, StepEvent]] = deque(maxlen=_KEPT)
        self._step: int | None = None
        control.stepped.connect(self._on_stepped)
        workspace.run_parts.then(self._listen_to)
        workspace.tabs.turned.connect(self._on_turned)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Read nothing more."""
        del milliseconds
        self._reading.shut_down()
        return True

    def _listen_to(self, parts: "RunParts") -> None:
        parts.curves.pinned.connect(self._on_pinned)
        parts.curves.noted.connect(self._on_noted)

    def _on_stepped(self, events: "Sequence[StepEvent]") -> None:
        self._kept.extend((self._display.run, event) for event in events)

    def _on_pinned(self, step: int | None) -> None:
        self._step = step
        self._reading.cancel()
        self._workspace.network.show_step(step)
        if step is None:
            self._workspace.chip.unpin()
            self._workspace.health.unpin()
            return
        run = self._display.run
        kept = next((event for of, event in self._kept if (of, event.step) == (run, step)), None)
        if kept is not None:
            self._on_read((kept, kept.frame))
        elif run:
            self._reading.submit(_reader(run, step), self._on_read, self._on_failure)

    def _on_read(self, read: "tuple[StepEvent | None, Frame | None]") -> None:
        if self._step is not None:
            event, frame = read
            self._workspace.chip.pin(self._step, frame)
            self._workspace.health.pin(self._step, event.sampler if event else None)

    def _on_turned(self) -> None:
        """Read the notes again, which may have been edited under Runs."""
        if self._workspace.curves_are_seen and (run := self._display.run):
            self._jobs.submit(_notes_reader(run), self._show_notes, self._on_failure)

    def _on_noted(self, step: int, text: str) -> None:
        if run := self._display.run:
            self._jobs.submit(_writer(run, step, text), self._on_written, self._on_failure)

    def _show_notes(self, read: "tuple[str, list[StepNote]]") -> bool:
        """Mark notes, if they are on the run that is still shown; return whether they are."""
        run, notes = read
        if run == self._display.run:
            self._display.show_notes(notes)
        return run == self._display.run

    def _on_written(self, written: "tuple[str, list[StepNote]]") -> None:
        if self._show_notes(written):
            self._display.said.emit(tr("The note is kept with the notes on the run, under Runs."))

    def _on_failure(self, failure: Failure) -> None:
        self._display.troubled.emit(failure.sentence)


def _reader(run: str, step: int) -> "Job[tuple[StepEvent | None, Frame | None]]":
    def read(_: Report) -> "tuple[StepEvent | None, Frame | None]":
        from qanneal_gui.runs.frames import frames_of
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.training import recorded_steps

        library = RunLibrary()
        found = recorded_steps.read(library.steps(run, after=step - 1, last=step))
        return found[0] if found else None, frames_of(library, library.get(run)).near(step)

    return read


def _notes_reader(run: str) -> "Job[tuple[str, list[StepNote]]]":
    def read(_: Report) -> "tuple[str, list[StepNote]]":
        from qanneal_gui.runs.annotations import annotations_of
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.runs.step_notes import step_notes

        return run, step_notes(annotations_of(RunLibrary(), run)["notes"])

    return read


def _writer(run: str, step: int, text: str) -> "Job[tuple[str, list[StepNote]]]":
    def write(_: Report) -> "tuple[str, list[StepNote]]":
        from qanneal_gui.runs.annotations import annotate, annotations_of
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.runs.step_notes import step_notes, with_note

        library = RunLibrary()
        notes = with_note(annotations_of(library, run)["notes"], step, text)
        annotate(library, [run], notes=notes)
        return run, step_notes(notes)

    return write
