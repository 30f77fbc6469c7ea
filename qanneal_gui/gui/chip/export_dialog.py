"""What shall be written of the chip, how wide, on which ground, how fast; and the writing."""

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from qanneal_gui.gui.chip.page_layout import Sheet
from qanneal_gui.gui.chip.story import SPEEDS
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.tasks import Failure, Job, Report, Tasks, failure_of
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.support.numbers import NotANumberError, read_whole

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.gui.chip.presentation import Narrator


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of file: its name in words, its ending, limits and default of its width, what it knows."""

    words: str
    suffix: str
    widths: tuple[int, int, int] | None
    story: bool = False
    transparent: bool = True


KINDS = {
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


class NumberLine(QLineEdit):
    """A whole number within bounds; what is not one is marked where it is typed.

    Attributes
    ----------
    unit : str
    low, high : int
    """

    def __init__(self, unit: str) -> None:
        super().__init__()
        self.unit, self.low, self.high = unit, 1, 1
        self.textChanged.connect(self._on_text)

    def set_range(self, low: int, high: int, value: int) -> None:
        """Set the bounds and a number within them."""
        self.low, self.high = low, high
        self.setToolTip(f"{low:,} to {high:,} {self.unit}")
        self.setText(str(value))

    def number(self) -> int:
        """Return the number.

        Raises
        ------
        QannealError
            If what is typed is none, or out of bounds.
        """
        with contextlib.suppress(NotANumberError):
            if self.low <= (number := read_whole(self.text())) <= self.high:
                return number
        raise QannealError(
            f"{self.accessibleName()} must be a whole number from {self.low:,} to {self.high:,} {self.unit}."
        )

    def _on_text(self) -> None:
        try:
            self.number()
        except QannealError:
            set_property(self, "wrong", True)
        else:
            set_property(self, "wrong", False)


class ExportDialog(QDialog):
    """Stays beside the window; writing happens on a thread of its own and can be stopped.

    Attributes
    ----------
    said : Signal
        What was written where.
    """

    said = Signal(str)

    def __init__(self, narrator: "Narrator", parent: QWidget) -> None:
        super().__init__(parent)
        self._narrator = narrator
        self._tasks: Tasks | None = None
        self._stop = threading.Event()
        self._busy = False
        self._replacing: Path | None = None
        self.setWindowTitle("Export the chip")
        self.setModal(False)
        self.kind, self.transparent = QComboBox(), QCheckBox("&Transparent")
        self.width_line, self.fps = NumberLine("pixels"), NumberLine("frames a second")
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
        """The kind of file, by its name in `KINDS`."""
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
                f"{path.name} is there already; press Export again to replace it.", "warning", "caution"
            )
            return
        self._replacing = None
        if self._tasks is None:
            self._tasks = Tasks(self)
            self._tasks.done.connect(self._on_done)
            self._tasks.progress.connect(self._on_progress)
        self._stop.clear()
        self._set_busy(True)
        self._tasks.submit("export chip", job)

    def stop(self) -> None:
        """End the writing; nothing is left of it."""
        self._stop.set()

    def halt(self) -> None:
        """End the writing, and the thread."""
        self._stop.set()
        # Every picture looks whether it was stopped; only the largest take longer than a second.
        if self._tasks is not None and self._tasks.close(10_000):
            self._tasks = None
            self._set_busy(False)

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
        for name, kind in KINDS.items():
            self.kind.addItem(kind.words, name)
        for value in SPEEDS:
            self.speed.addItem(f"{value:g} ×", value)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.place.setMinimumWidth(320)
        for widget, name in (
            (self.kind, "Kind of file"),
            (self.width_line, "The width"),
            (self.transparent, "Transparent background"),
            (self.speed, "Speed of the story"),
            (self.fps, "The pace"),
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
        self.close_button.setToolTip("Closing ends what is being written.")

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
        self.form.addRow(label("Frames a second"), self.fps)
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

    def _job(self, path: Path) -> Job:
        """Return what writes the file; refuses early what cannot be written.

        Raises
        ------
        QannealError
            If the path cannot be written, or there is nothing to write.
        """
        name, kind = self.chosen, KINDS[self.chosen]
        if not path.name:
            raise QannealError("Give the name of the file to write.")
        if not kind.story:
            if path.suffix.lower() != kind.suffix:
                raise QannealError(f"{path.name} must end in {kind.suffix}; change its name or the kind.")
            transparent = self.transparent.isChecked()
            export.check_folder(path)
            if self._narrator.figures_shown:
                return _figures_job(path, self._narrator.figures(), self._width(), transparent)
            sheet = self._narrator.sheet(transparent=transparent)
            if sheet is None:
                raise QannealError("There is nothing on the stage yet; wait for the embedding.")
            return _picture_job(path, sheet, self._width())
        if name == "gif":
            if path.suffix.lower() != ".gif":
                raise QannealError(f"{path.name} must end in .gif; change its name or the kind.")
            export.check_folder(path)
        else:
            animation.check_series(path)
        story = self._narrator.player.story
        made = self._narrator.story_job()
        if made is None and story is None:
            raise QannealError("There is no network on the chip to tell of; choose settings that fit.")
        settings: dict[str, Any] = {"width": self.width_line.number(), "speed": self.speed.currentData()}
        if name == "series":
            settings |= {"fps": self.fps.number(), "transparent": self.transparent.isChecked()}
        return _story_job(path, name, story or made, settings, self._stop)

    def _width(self) -> int:
        return self.width_line.number() if KINDS[self.chosen].widths else 0

    def _on_kind(self) -> None:
        kind = KINDS[self.chosen]
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
        kind = KINDS[self.chosen]
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

    def _on_progress(self, _name: str, sentence: str, fraction: object) -> None:
        if self._busy and isinstance(fraction, float):
            self.bar.setRange(0, 100)
            self.bar.setValue(round(100 * fraction))
            self.sign.show_sentence(sentence, "", "quiet")

    def _on_done(self, _name: str, result: object) -> None:
        self._set_busy(False)
        if isinstance(result, Failure):
            self._complain(result.sentence)
        else:
            self.sign.show_sentence(str(result), "ok", "good")
            self.said.emit(str(result))

    def _complain(self, sentence: str) -> None:
        self.sign.show_sentence(sentence, "error", "trouble")


def _picture_job(path: Path, sheet: Sheet, width: int) -> Job:
    def job(_: Report) -> Any:
        export.write_sheet(path, sheet, width=width)
        return f"Saved {path}."

    return job


def _figures_job(path: Path, chips: "list[tuple[Placement, str]]", width: int, transparent: bool) -> Job:
    def job(_: Report) -> Any:
        export.write_chips(path, chips, width=width, transparent=transparent)
        return f"Saved {path}."

    return job


def _story_job(path: Path, name: str, source: Any, settings: dict[str, Any], stop: threading.Event) -> Job:
    def job(report: Report) -> Any:
        story = source
        if callable(source):
            report("Preparing the story: a moment of training, and samples…", None)
            _, story = source(report)
            if isinstance(story, Failure):
                return story
            if stop.is_set():
                return "Stopped; nothing was written."

        def progress(fraction: float) -> None:
            report(f"Writing: {fraction:.0%} of {len(story.scenes)} scenes", fraction)

        try:
            if name == "gif":
                animation.write_gif(path, story, progress=progress, stop=stop, **settings)
                return f"Saved {path}, {len(story.scenes)} frames."
            count = animation.write_series(path, story, progress=progress, stop=stop, **settings)
            return f"Saved {count:,} files in {path}."
        except animation.Stopped:
            return "Stopped; nothing was written."
        except QannealError as error:
            return failure_of(error)

    return job
