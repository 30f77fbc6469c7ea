"""What shall be written of the chip, how wide, on which ground, how fast; and the writing."""

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import animation, export
from qanneal_gui.gui.chip.jobs import story_job
from qanneal_gui.gui.chip.player import SPEEDS, StoryPlayer
from qanneal_gui.gui.chip.state import NO_NETWORK, ChipState
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Report
from qanneal_gui.gui.common.number_line import NumberLine
from qanneal_gui.gui.common.widgets import Sign, label

_PATIENCE_MS = 10_000
"""Every picture looks whether it was stopped, and only the largest take longer than a second: nothing that
is being written is abandoned for a window that closes."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: its name in words, its ending, limits and default of its width, what it knows."""

    words: str
    suffix: str
    widths: tuple[int, int, int] | None
    story: bool = False
    transparent: bool = True


EXPORT_KINDS = {
    "png": _Kind("Picture: PNG", ".png", (export.MIN_WIDTH, export.MAX_WIDTH, 2400)),
    "svg": _Kind("Picture: SVG", ".svg", None),
    "pdf": _Kind("Picture: PDF", ".pdf", None),
    "gif": _Kind(
        "Story: GIF", ".gif", (animation.MIN_WIDTH, animation.MAX_GIF_WIDTH, 1280), True, transparent=False
    ),
    "series": _Kind(
        "Story: numbered PNG files", "", (animation.MIN_WIDTH, animation.MAX_WIDTH, 1920), story=True
    ),
}


class ExportDialog(QDialog):
    """Stays beside the window; writing happens on its own thread and can be stopped.

    Attributes
    ----------
    said : Signal
        What was written where.
    """

    said = Signal(str)

    def __init__(self, state: ChipState, player: StoryPlayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._player = state, player
        self._jobs = Jobs(self)
        self._stop = threading.Event()
        self._busy = False
        self._replacing: Path | None = None
        self.setWindowTitle("Export the chip")
        self.setModal(False)
        self.kind, self.transparent = QComboBox(), QCheckBox("&Transparent")
        self.width_line, self.fps = NumberLine("pixels"), NumberLine("frames per second")
        self.speed = QComboBox()
        self.place, self.browse = QLineEdit(str(Path.home() / "chip.png")), QPushButton("B&rowse…")
        self.sign, self.bar = Sign("small"), QProgressBar()
        self.write_button, self.stop_button = QPushButton("&Export"), QPushButton("&Stop")
        self.close_button = QPushButton("&Close")
        self._fill()
        self._lay_out()
        self._on_kind()

    @property
    def chosen(self) -> str:
        """The kind of file, by its name in `EXPORT_KINDS`."""
        return str(self.kind.currentData())

    def write(self) -> None:
        """Write the file; one that is there is replaced when this is asked for a second time."""
        if self._busy:
            return
        path = Path(self.place.text().strip()).expanduser()
        try:
            job = self._job(path)
        except QannealError as error:
            self._complain(str(error))
            return
        if path.is_file() and self._replacing != path:
            self._replacing = path
            self.sign.show_sentence(
                f"{path.name} already exists; press Export again to replace it.", "warning", "caution"
            )
            return
        self._replacing = None
        self._stop.clear()
        self._set_busy(True)
        self._jobs.submit(job, self._on_written, self._on_failed, self._on_progress)

    def stop(self) -> None:
        """End the writing; nothing is left of it."""
        self._stop.set()

    def shut_down(self, milliseconds: int = _PATIENCE_MS) -> bool:
        """End the writing, and the thread; return whether it ended in time."""
        self._stop.set()
        ended = self._jobs.shut_down(max(milliseconds, _PATIENCE_MS) if milliseconds else 0)
        if ended:
            self._set_busy(False)
        return ended

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # closed, not minimised with its window
            self.stop()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.sign.text:
            self.sign.recolor()

    def _fill(self) -> None:
        for name, kind in EXPORT_KINDS.items():
            self.kind.addItem(kind.words, name)
        for value in SPEEDS:
            self.speed.addItem(f"{value:g} ×", value)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.place.setMinimumWidth(320)
        for widget, name in (
            (self.kind, "Kind of file"),
            (self.width_line, "Width"),
            (self.transparent, "Transparent background"),
            (self.speed, "Speed of the story"),
            (self.fps, "Frame rate"),
            (self.place, "File or folder to write"),
            (self.bar, "Progress of the export"),
        ):
            widget.setAccessibleName(name)
        self.fps.set_range(1, 60, 10)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.sign.hide()
        self.stop_button.setEnabled(False)
        self.write_button.setDefault(True)
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.browse.clicked.connect(self._on_browse)
        self.write_button.clicked.connect(self.write)
        self.stop_button.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.close)
        self.close_button.setToolTip("Closing cancels the export.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(2 * theme.GRID)
        self.form = QFormLayout()
        self.form.setSpacing(theme.GRID)
        place = QHBoxLayout()
        place.setSpacing(theme.GRID)
        place.addWidget(self.place, 1)
        place.addWidget(self.browse)
        self.form.addRow(label("Kind"), self.kind)
        self.form.addRow(label("Width in pixels"), self.width_line)
        self.form.addRow(label("Background"), self.transparent)
        self.form.addRow(label("Speed"), self.speed)
        self.form.addRow(label("Frames per second"), self.fps)
        self.form.addRow(label("Write to"), place)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        for button in (self.stop_button, self.close_button, self.write_button):
            buttons.addWidget(button)
        column.addLayout(self.form)
        column.addWidget(self.sign)
        column.addWidget(self.bar)
        column.addLayout(buttons)

    def _job(self, path: Path) -> Job[str]:
        """Return what writes the file; refuses early what cannot be written.

        Raises
        ------
        QannealError
            If the path cannot be written, or there is nothing to write.
        """
        kind = EXPORT_KINDS[self.chosen]
        if not path.name:
            raise QannealError("Enter the name of the file to write.")
        if path.suffix.lower() != kind.suffix and kind.suffix:
            raise QannealError(f"{path.name} must end in {kind.suffix}; change its name or the kind.")
        if kind.suffix:
            export.check_folder(path)
        else:
            animation.check_series(path)
        return self._film_job(path) if kind.story else self._picture_job(path)

    def _picture_job(self, path: Path) -> Job[str]:
        transparent = self.transparent.isChecked()
        width = int(self.width_line.number()) if EXPORT_KINDS[self.chosen].widths else 0
        write = export.writer(path, self._state, self._player, width=width, transparent=transparent)

        def job(_: Report) -> str:
            write()
            return f"Saved {path}."

        return job

    def _film_job(self, path: Path) -> Job[str]:
        played, make, stop = self._player.story, story_job(self._state), self._stop
        if played is None and make is None:
            raise QannealError(NO_NETWORK)
        width, speed = int(self.width_line.number()), float(self.speed.currentData())
        series, fps = self.chosen == "series", int(self.fps.number()) if self.chosen == "series" else 0
        transparent, drawing = self.transparent.isChecked(), self._state.drawing

        def job(report: Report) -> str:
            story = played
            if story is None:
                assert make is not None
                report("Preparing the story: a short training run and its samples…")
                story = make(report)
            story = replace(story, drawing=drawing)
            steps = len(story.steps)

            def progress(fraction: float) -> None:
                report(f"Writing: {100 * fraction:.0f} % of {steps} scenes", fraction)

            try:
                if not series:
                    animation.write_gif(path, story, width=width, speed=speed, progress=progress, stop=stop)
                    return f"Saved {path}, {steps} frames."
                count = animation.write_series(
                    path,
                    story,
                    width=width,
                    fps=fps,
                    speed=speed,
                    transparent=transparent,
                    progress=progress,
                    stop=stop,
                )
                return f"Saved {count:,} files in {path}."
            except animation.Stopped:
                return "Stopped; nothing was written."

        return job

    def _on_kind(self) -> None:
        kind = EXPORT_KINDS[self.chosen]
        self._replacing = None
        if kind.widths:
            low, high, usual = kind.widths
            self.width_line.set_range(low, high, usual)
        self.form.setRowVisible(self.width_line, kind.widths is not None)
        self.form.setRowVisible(self.transparent, kind.transparent)
        self.form.setRowVisible(self.speed, kind.story)
        self.form.setRowVisible(self.fps, self.chosen == "series")
        path = Path(self.place.text().strip() or "chip")
        self.place.setText(str(path.with_suffix(kind.suffix)) if path.name else "")
        self.sign.hide()
        self.adjustSize()

    def _on_browse(self) -> None:
        kind = EXPORT_KINDS[self.chosen]
        kinds = f"{kind.words} (*{kind.suffix})" if kind.suffix else "New folder (*)"
        path, _ = QFileDialog.getSaveFileName(self, "Export the chip", self.place.text(), kinds)
        if path:
            self.place.setText(path if path.endswith(kind.suffix) else path + kind.suffix)
            self._replacing = Path(path)  # the file dialog has asked already

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0 if busy else 100)
        self.stop_button.setEnabled(busy)
        self.write_button.setEnabled(not busy)
        if busy:
            self.sign.show_sentence("Writing…", "", "quiet")

    def _on_progress(self, sentence: str, fraction: float | None) -> None:
        if self._busy and fraction is not None:
            self.bar.setRange(0, 100)
            self.bar.setValue(round(100 * fraction))
            self.sign.show_sentence(sentence, "", "quiet")

    def _on_written(self, sentence: str) -> None:
        self._set_busy(False)
        self.sign.show_sentence(sentence, "ok", "good")
        self.said.emit(sentence)

    def _on_failed(self, failure: Failure) -> None:
        self._set_busy(False)
        self._complain(failure.sentence)

    def _complain(self, sentence: str) -> None:
        self.sign.show_sentence(sentence, "error", "trouble")
