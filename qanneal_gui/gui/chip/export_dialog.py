"""What shall be written of the chip, how wide, on which ground, how fast; and the writing."""

import contextlib
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.chip.web_page import web_page
from qanneal_gui.errors import QannealError
from qanneal_gui.figures.paper import POINTS_PER_CM
from qanneal_gui.gui.chip import animation, export, film
from qanneal_gui.gui.chip.export_kinds import EXPORT_KINDS, PNG_WIDTH, SHAPES
from qanneal_gui.gui.chip.jobs import story_job
from qanneal_gui.gui.chip.player import SPEEDS, StoryPlayer
from qanneal_gui.gui.chip.state import NO_NETWORK, ChipState
from qanneal_gui.gui.common import motion, theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.dialog import scrolled
from qanneal_gui.gui.common.jobs import Job, Jobs, Report
from qanneal_gui.gui.common.number_line import NumberLine
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.gui.common.writing import write_duration
from qanneal_gui.gui.figure.form import WidthRow
from qanneal_gui.gui.figure.output import entered_path
from qanneal_gui.gui.figure.writing import WritingDialog
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.wording import counted, number, tr

if TYPE_CHECKING:
    from qanneal_gui.chip.story import Story

_PATIENCE_MS = 10_000
"""Every picture looks whether it was stopped, and only the largest take longer than a second: nothing that
is being written is abandoned for a window that closes."""


_STOPPED = tr("Stopped; nothing was written.")

_TEXT = 0.017
"""Size of the text of a picture, as a part of its width."""


class ExportDialog(WritingDialog):
    """Writes on its own thread, and can be stopped."""

    page = "chip"

    def __init__(self, state: ChipState, player: StoryPlayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._player = state, player
        self._jobs = Jobs(self)
        self._stop = threading.Event()
        self._busy = False
        self._replacing: Path | None = None
        self.setWindowTitle(tr("Export the chip"))
        self.kind, self.transparent = Choice(), QCheckBox(tr("&Transparent"))
        self.shape, self.ground = Choice(), Choice()
        self.width_cm = WidthRow(export.WIDTH_CM)
        self.text_size = label(role="small")
        self.csv = QCheckBox(tr("&Data beside it, as CSV"))
        self.copy_button = QPushButton(tr("C&opy"))
        self.width_line, self.fps = NumberLine(tr("pixels")), NumberLine(tr("frames per second"))
        self.speed = Choice()
        self.place, self.browse = QLineEdit(str(Path.home() / "chip.png")), QPushButton(tr("B&rowse…"))
        self.bar = QProgressBar()
        self.write_button, self.stop_button = QPushButton(tr("&Export")), QPushButton(tr("&Stop"))
        self.close_button = QPushButton(tr("&Close"))
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
        path = entered_path(self.place.text())
        try:
            job = self._job(path)
        except QannealError as error:
            self._complain(str(error))
            return
        tables = export.tables_beside(path) if self._wants_tables else []
        there = [one for one in (path, *tables) if one.is_file()]
        if there and self._replacing != path:
            self._replacing = path
            self._ask_to_replace(there)
            return
        self._replacing = None
        self._stop.clear()
        self._set_busy(True)
        self._jobs.submit(job, self._on_done, self._on_failed, self._on_progress)

    def copy(self) -> None:
        """Put the picture onto the clipboard: as an image, as SVG and as PDF."""
        if self._busy:
            return
        try:
            picture = self._shown()
            width, width_cm = self._pixels(), self.width_cm.line.number()
        except QannealError as error:
            self._complain(str(error))
            return

        def job(_: Report) -> tuple[QImage, bytes, bytes]:
            return picture.image(width, width_cm), picture.svg(width_cm), picture.pdf(width_cm)

        self._stop.clear()
        self._set_busy(True)
        self._jobs.submit(job, self._on_copied, self._on_failed)

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

    def _fill(self) -> None:
        for name, kind in EXPORT_KINDS.items():
            self.kind.addItem(kind.words, name)
        for name, words in SHAPES.items():
            self.shape.addItem(words, name)
        for words, light in ((tr("Dark"), False), (tr("Light"), True)):
            self.ground.addItem(words, light)
        for value in SPEEDS:
            self.speed.addItem(f"{number(value, 'g')} ×", value)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.place.setMinimumWidth(320)
        for widget, name in (
            (self.kind, tr("Kind of file")),
            (self.width_line, tr("Width")),
            (self.shape, tr("Shape of the page")),
            (self.ground, tr("Slide")),
            (self.transparent, tr("Transparent background")),
            (self.speed, tr("Speed of the story")),
            (self.fps, tr("Frame rate")),
            (self.place, tr("File or folder to write")),
            (self.bar, tr("Progress of the export")),
        ):
            widget.setAccessibleName(name)
        self.fps.set_range(1, 60, 10)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.sign.hide()
        self.stop_button.setEnabled(False)
        self.write_button.setDefault(True)
        self.csv.setToolTip(tr("Every qubit with its place, role and values, and every coupler in use"))
        self.copy_button.setToolTip(tr("Copy it as an image, as SVG and as PDF"))
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.width_cm.changed.connect(self._on_width)
        self.copy_button.clicked.connect(self.copy)
        self.browse.clicked.connect(self._on_browse)
        self.write_button.clicked.connect(self.write)
        self.stop_button.clicked.connect(self.stop)
        self.close_button.clicked.connect(self.close)
        self.close_button.setToolTip(tr("Closing cancels the export."))

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
        self.form.addRow(label(tr("Kind")), self.kind)
        self.form.addRow(label(tr("Width in cm")), self.width_cm)
        self.form.addRow("", self.text_size)
        self.form.addRow(label(tr("Width in pixels")), self.width_line)
        self.form.addRow(label(tr("Page")), self.shape)
        self.form.addRow(label(tr("Slide")), self.ground)
        self.form.addRow(label(tr("Background")), self.transparent)
        self.form.addRow(label(tr("Speed")), self.speed)
        self.form.addRow(label(tr("Frames per second")), self.fps)
        self.form.addRow("", self.csv)
        self.form.addRow(label(tr("Write to")), place)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        for button in (self.stop_button, self.copy_button, self.close_button, self.write_button):
            buttons.addWidget(button)
        content = QWidget()
        content.setLayout(self.form)
        self.form.setContentsMargins(0, 0, theme.GRID, 0)
        column.addWidget(scrolled(content), 1)
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
            raise QannealError(tr("Enter the name of the file to write."))
        if path.suffix.lower() != kind.suffix and kind.suffix:
            raise QannealError(
                tr(
                    "{path} must end in {suffix}; change its name or the kind.",
                    path=path.name,
                    suffix=kind.suffix,
                )
            )
        if kind.suffix:
            export.check_folder(path)
        else:
            animation.check_series(path)
        if not kind.page:
            return self._page_job(path, kind.story)
        if kind.suffix in (".mp4", ".webm") and not film.available():
            raise QannealError(film.MISSING)
        return self._film_job(path) if kind.story else self._picture_job(path)

    def _page_job(self, path: Path, story: bool) -> Job[str]:
        light, stop = self._light, self._stop
        if not story:
            shown, title = export.shown_scene(self._state, self._player)
        make = self._story_maker() if story else None

        def job(report: Report) -> str:
            told, name = (shown, title) if make is None else export.told(make(report))
            report(tr("Writing…"))
            markup = web_page(told, title=name, light=light)
            if stop.is_set():
                return _STOPPED
            write_export(path, markup.encode())
            return (
                tr(
                    "Saved {path}, {steps}.",
                    path=path,
                    steps=counted("{n:,} scene", "{n:,} scenes", len(told.steps)),
                )
                if story
                else tr("Saved {path}.", path=path)
            )

        return job

    def _story_maker(self) -> "Job[Story]":
        """Return what makes the story that is chosen, or the one that is played.

        Raises
        ------
        QannealError
            If there is no network.
        """
        played, make, drawing = self._player.story, story_job(self._state), self._state.drawing
        if played is None and make is None:
            raise QannealError(NO_NETWORK)

        def made(report: Report) -> "Story":
            story = played
            if story is None:
                assert make is not None
                report(tr("Preparing the story…"))
                story = make(report)
            return replace(story, drawing=drawing)

        return made

    def _shown(self) -> export.StagePicture:
        return export.shown(
            self._state,
            self._player,
            shape=self.shape.currentData(),
            light=self._light,
            transparent=self.transparent.isChecked(),
        )

    def _picture_job(self, path: Path) -> Job[str]:
        picture = self._shown()
        width, width_cm, tables = self._pixels(), self.width_cm.line.number(), self._wants_tables

        def job(_: Report) -> str:
            written = export.write(path, picture, width=width, width_cm=width_cm, tables=tables)
            beside = (
                tr(", beside it {one}", one=" and ".join(one.name for one in written[1:])) if tables else ""
            )
            return tr("Saved {path}{beside}.", path=path, beside=beside)

        return job

    @property
    def _light(self) -> bool:
        return bool(self.ground.currentData())

    @property
    def _wants_tables(self) -> bool:
        return EXPORT_KINDS[self.chosen].figure and self.csv.isChecked() and self._state.figures is None

    def _pixels(self) -> int:
        return int(self.width_line.number()) if self.chosen == "png" else PNG_WIDTH

    def _film_job(self, path: Path) -> Job[str]:
        make, stop = self._story_maker(), self._stop
        width, speed = int(self.width_line.number()), float(self.speed.currentData())
        chosen, fps = self.chosen, int(self.fps.number()) if self.chosen == "series" else film.FPS
        transparent = self.transparent.isChecked()
        shape, light = self.shape.currentData(), self._light

        def job(report: Report) -> str:
            story = make(report)
            steps = len(story.steps)

            def progress(fraction: float) -> None:
                report(
                    tr("Writing: {fraction:.0f} % of {steps} scenes", fraction=100 * fraction, steps=steps),
                    fraction,
                )

            look: dict[str, Any] = {"width": width, "shape": shape, "light": light, "speed": speed}
            look |= {"progress": progress, "stop": stop}
            try:
                if chosen == "gif":
                    animation.write_gif(path, story, **look)
                    return tr("Saved {path}, {steps} frames.", path=path, steps=steps)
                if chosen != "series":
                    count = film.write_film(path, story, **look)
                    return tr("Saved {path}, {count}.", path=path, count=write_duration(count / fps))
                count = animation.write_series(path, story, fps=fps, transparent=transparent, **look)
                return tr("Saved {count:,} files in {path}.", count=count, path=path)
            except animation.Stopped:
                return _STOPPED

        return job

    def _on_kind(self) -> None:
        kind = EXPORT_KINDS[self.chosen]
        self._replacing = None
        if kind.widths:
            low, high, usual = kind.widths
            self.width_line.set_range(low, high, usual)
        for row in (self.width_cm, self.text_size, self.csv):
            self.form.setRowVisible(row, kind.figure)
        self.copy_button.setVisible(kind.figure)
        self.csv.setEnabled(self._state.figures is None)
        self._on_width()
        self.form.setRowVisible(self.width_line, kind.widths is not None)
        self.form.setRowVisible(self.transparent, kind.transparent)
        self.form.setRowVisible(self.shape, kind.page)
        # Stories are on slides.
        view = self.shape.view()
        assert isinstance(view, QListView)
        view.setRowHidden(0, kind.story)
        if kind.story and self.shape.currentData() == "paper":
            self.shape.setCurrentIndex(1)
        self.form.setRowVisible(self.speed, kind.story and kind.page)
        self.form.setRowVisible(self.fps, self.chosen == "series")
        path = Path(self.place.text().strip() or "chip")
        self.place.setText(str(path.with_suffix(kind.suffix)) if path.name else "")
        self.sign.hide()
        self.adjustSize()

    def _on_width(self) -> None:
        """Say how large the text is: it grows with the chip."""
        with contextlib.suppress(QannealError):
            points = _TEXT * self.width_cm.line.number() * POINTS_PER_CM
            self.text_size.setText(tr("Its text is {points:.1f} pt high.", points=points))

    def _on_copied(self, made: tuple[QImage, bytes, bytes]) -> None:
        self._copied("picture", made)

    def _on_browse(self) -> None:
        kind = EXPORT_KINDS[self.chosen]
        kinds = f"{kind.words} (*{kind.suffix})" if kind.suffix else tr("New folder (*)")
        path, _ = QFileDialog.getSaveFileName(self, tr("Export the chip"), self.place.text(), kinds)
        if path:
            self.place.setText(path if path.endswith(kind.suffix) else path + kind.suffix)
            self._replacing = Path(path)  # the file dialog has asked already

    @override
    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.setVisible(busy)
        if busy:
            motion.show_busy(self.bar)
        else:
            self.bar.setRange(0, 100)
        self.stop_button.setEnabled(busy)
        self.write_button.setEnabled(not busy)
        if busy:
            self.sign.show_sentence(tr("Writing…"), "", "quiet")

    def _on_progress(self, sentence: str, fraction: float | None) -> None:
        if self._busy and fraction is not None:
            self.bar.setRange(0, 100)
            self.bar.setValue(round(100 * fraction))
            self.sign.show_sentence(sentence, "", "quiet")
