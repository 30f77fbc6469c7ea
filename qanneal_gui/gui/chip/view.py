"""The chip tab: stage, legend, figures, search and export."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.gui import theme
from qanneal_gui.gui.chip.narrator import Narrator
from qanneal_gui.gui.tasks import Failure, Report, Tasks, failure_of
from qanneal_gui.gui.widgets import label

if TYPE_CHECKING:
    from qanneal_gui.annealing.frames import ChipFrame, Placement

_REDRAW_MS = 100
"""Between two colourings of a running training: ten a second, so that the loop feels nothing."""

# What the paper shows and what the same chips hold: title, topology, hidden units.
FIGURES = (
    ("Paper's Figure 6: 654 × 1 on P16", "pegasus:16", 654),
    ("Paper's Figure 7: 834 × 1 on Z15", "zephyr:15", 834),
    ("The largest found on P16", "pegasus:16", None),
    ("The largest found on Z15", "zephyr:15", None),
)


class ChipView(QWidget):
    """Shows the embedding of the settings before a run, and the chip at work during it.

    The stage itself is made when the view is first shown: it brings the chip libraries along.

    Attributes
    ----------
    said : Signal
        What happened, in words.
    """

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: Tasks | None = None
        self._plan: RunConfig | None = None
        self._asked: tuple[Any, ...] | None = None
        self._figure: tuple[Any, ...] | None = None
        self.frame: ChipFrame | None = None
        self.placement: Placement | None = None
        self._stage: Any = None
        self._key: Any = None
        self._panel: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        self.narrator = Narrator(self)
        self.modes, self.search = QComboBox(), QLineEdit()
        self.title = label("The chip", "title")
        self.note = label("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GRID, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._column.addLayout(self._bar())
        self._column.addWidget(self.note)
        self._body = QHBoxLayout()
        self._body.setSpacing(theme.GRID)
        self._column.addLayout(self._body, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_escape)
        for keys in ("F5", "F11"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.narrator.start_talk)

    @property
    def stage(self) -> Any:
        """The stage; made at the first use."""
        if self._stage is None:
            from qanneal_gui.experiments.chip_picture import MODES
            from qanneal_gui.gui.chip.key import KeyStrip
            from qanneal_gui.gui.chip.panel import ChipPanel
            from qanneal_gui.gui.chip.scene import ChipStage

            self._stage, self._key, self._panel = ChipStage(), KeyStrip(), ChipPanel()
            self._panel.setFixedWidth(256)
            for name, words in MODES.items():
                self.modes.addItem(words, name)
            self.modes.currentIndexChanged.connect(self.redraw)
            middle = QVBoxLayout()
            middle.setSpacing(0)
            middle.addWidget(self._stage, 1)
            middle.addWidget(self._key)
            middle.addWidget(self.narrator.bar)
            self._body.addLayout(middle, 1)
            self._body.addWidget(self._panel)
            self._stage.hovered.connect(self._on_hovered)
            self._stage.clicked.connect(self._on_clicked)
        return self._stage

    @property
    def mode(self) -> str:
        """What the chip is coloured by."""
        return self.modes.currentData() or "role"

    @property
    def tasks(self) -> Tasks | None:
        """What runs jobs off the window's thread."""
        return self._tasks

    @property
    def plan(self) -> RunConfig | None:
        """The settings that the form shows, as long as no run is active."""
        return self._plan

    def say_on_stage(self, sentence: str) -> None:
        """Say something above the stage; nothing if it is empty."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def show_key(self) -> None:
        """Explain the colours of the stage."""
        self._key.show_key(self.stage.picture.key)

    def show_plan(self, config: RunConfig | None, tasks: Tasks, active: bool) -> None:
        """Embed the network of some settings off the window's thread, once the view is looked at."""
        if self._tasks is None:
            self._tasks = tasks
            tasks.done.connect(self._on_task)
        if not active and config is not None:
            self._plan = config
            if self.isVisible():
                self._ask()

    def begin(self) -> None:
        """Forget the frame of the run before."""
        self.frame = None
        self._figure = None
        self.narrator.begin_run(self._plan)

    def show_frame(self, frame: "ChipFrame | None") -> None:
        """Show what a running training last programmed and read; drawn soon, the newest only."""
        if frame is not None and self._figure is None:
            self.frame = frame
            if self.isVisible() and not self._timer.isActive():
                self._timer.start()

    def show_placement(self, placement: "Placement") -> None:
        """Show networks on a chip."""
        self.narrator.end()
        self.placement = placement
        self.stage.show_placement(placement)
        self._panel.show_placement(placement)
        self.title.setText(_named(placement))
        self.note.hide()
        self.redraw()

    def redraw(self) -> None:
        """Colour the chip by what is known; not while a story has the stage."""
        if self.narrator.telling:
            return
        frame = self.frame
        if frame is not None and frame.placement is not self.placement:
            self.placement = frame.placement
            self.stage.show_placement(frame.placement)
            self._panel.show_placement(frame.placement)
            self.title.setText(_named(frame.placement))
            self.note.hide()
        if self.placement is None:
            return
        self.stage.show_picture(frame, self.mode)
        self.show_key()
        waiting = frame is None and self.mode not in ("role", "copy")
        if waiting:
            self.note.setText(f"{self.modes.currentText()} shows with the first samples of a run.")
        self.note.setVisible(waiting)
        self.narrator.refresh()

    def show_everything(self) -> None:
        """End the fading."""
        if self._stage is not None:
            self._stage.focus(None)
            self._stage.point_at(None)

    def search_for(self) -> None:
        """Go to the qubit or the variable that was typed: 1234, k17, y0."""
        placement, wanted = self.placement, self.search.text().strip().lower()
        if placement is None or not wanted:
            return
        if wanted.isdecimal() and len(wanted) < 9:
            at = np.flatnonzero(placement.topology.qubits == int(wanted))
            if len(at):
                self.stage.look_at(int(at[0]))
                place = np.flatnonzero(placement.layout.qubits == at[0])
                self._on_hovered(int(place[0]) if len(place) else -1, int(wanted))
                return
        elif wanted[0] in "yk" and wanted[1:].isdecimal() and len(wanted) < 9 and placement.copies:
            first = placement.copies[0]
            number = int(wanted[1:]) + (first.outputs if wanted[0] == "k" else 0)
            limit = first.outputs if wanted[0] == "y" else first.outputs + first.hidden
            if number < limit:
                chosen = placement.variable == number
                self.stage.focus(chosen)
                index = int(np.flatnonzero(chosen)[0])
                self._on_hovered(index, int(placement.topology.qubits[placement.layout.qubits[index]]))
                return
        self.note.setText(f"There is no {wanted} here; type a working qubit's number or a name such as k17.")
        self.note.show()

    def show_figure(self, number: int) -> None:
        """Show one of the paper's figures, or ours beside it."""
        if self._tasks is not None:
            title, topology, hidden = FIGURES[number]
            self._figure = ("chip", topology, hidden)
            self.note.setText(f"Embedding: {title}")
            self.note.show()
            self._tasks.submit("chip", _figure_job(self._figure))

    def show_settings(self) -> None:
        """Go back from a figure to the settings, or to the run."""
        self.narrator.end()
        self._figure = self._asked = None
        if self.frame is not None:
            self.redraw()
        else:
            self._ask()

    def save(self, path: Path, *, width: int = 2400, transparent: bool = False) -> None:
        """Write what the stage shows, as PNG, SVG or PDF."""
        from qanneal_gui.gui.chip.export import write_sheet

        sheet = self.narrator.sheet(transparent=transparent)
        if sheet is not None:
            write_sheet(path, sheet, width=width)

    def halt(self) -> None:
        """End what is pending."""
        self._timer.stop()
        self.narrator.halt()
        if self._stage is not None:
            self._stage.halt()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.frame is not None and self._figure is None:
            self.redraw()
        elif self._figure is None:
            self._ask()

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(theme.GRID)
        self.modes.setAccessibleName("Colour the chip by")
        self.modes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.setPlaceholderText("Find 1234, k17")
        self.search.setAccessibleName("Find a qubit or a variable")
        self.search.setFixedWidth(136)
        self.search.returnPressed.connect(self.search_for)
        fit, more, tell = QPushButton("F&it"), QPushButton("&More"), QPushButton("&Tell")
        tell.setToolTip("Play the story of this network on the chip, step by step.")
        tell.clicked.connect(self.narrator.begin)
        fit.setToolTip("Show the whole chip.")
        fit.clicked.connect(self._on_fit)
        menu = QMenu(more)
        menu.addAction("Export picture or story…", self.narrator.export)
        menu.addAction("Talk mode (F5)", self.narrator.start_talk)
        menu.addSeparator()
        for number, (title, _, _) in enumerate(FIGURES):
            menu.addAction(title).setData(number)
        menu.addAction("This run, or the settings", self.show_settings)
        menu.triggered.connect(self._on_menu)
        more.setMenu(menu)
        bar.addWidget(self.title, 1)
        for widget in (self.search, self.modes, tell, fit, more):
            bar.addWidget(widget)
        return bar

    def _ask(self) -> None:
        config = self._plan
        if config is None or self._tasks is None or self._figure is not None:
            return
        sampler = config.sampler
        wanted = (sampler.topology, sampler.missing, config.model.hidden, config.outputs, sampler.copies)
        if wanted != self._asked:
            self._asked = wanted
            if self.placement is None:
                self.note.setText("Embedding the network…")
                self.note.show()
            self._tasks.submit("chip", _plan_job(config, wanted))

    def _on_task(self, name: str, result: object) -> None:
        if name != "chip":
            return
        if isinstance(result, Failure):
            self.note.setText(result.sentence)
            self.note.show()
            return
        assert isinstance(result, tuple)
        wanted, found = result
        if wanted != (self._figure or self._asked):
            return  # something newer is on the way
        if isinstance(found, Failure):
            self.note.setText(found.sentence)
            self.note.show()
            return
        self.frame = None
        self.show_placement(found)

    def _on_hovered(self, index: int, qubit: int) -> None:
        # A story's scenes have placements and frames of their own.
        placement, scene = self.stage.placement, self.narrator.player.scene
        if placement is not None:
            self._panel.show_qubit(placement, scene.frame if scene else self.frame, index, qubit)

    def _on_clicked(self, index: int, _qubit: int) -> None:
        placement = self.stage.placement
        if placement is None or index < 0:
            self.show_everything()
            return
        copy, variable = placement.copy_of[index], placement.variable[index]
        self.stage.focus((placement.copy_of == copy) & (placement.variable == variable))

    def _on_escape(self) -> None:
        if self.narrator.telling:
            self.narrator.end()
        else:
            self.show_everything()

    def _on_fit(self) -> None:
        self.stage.fit()

    def _on_menu(self, action: Any) -> None:
        if action.data() is not None:
            self.show_figure(int(action.data()))


def _named(placement: "Placement") -> str:
    name = placement.topology.name
    family, size = name.split(":") if ":" in name else (name, "")
    short = {"pegasus": "Pegasus P", "zephyr": "Zephyr Z"}.get(family, f"{family} ") + size
    if not placement.copies:
        return short
    copies = f"{len(placement.copies)} × " if len(placement.copies) > 1 else ""
    return f"{short}: {copies}K({placement.copies[0].hidden:,}, {placement.copies[0].outputs})"


def _plan_job(config: RunConfig, wanted: tuple[Any, ...]) -> Any:
    def job(_: Report) -> tuple[Any, Any]:
        # Imported here, on the task's thread: it brings Ocean along.
        from qanneal_gui.annealing import hardware
        from qanneal_gui.annealing.frames import Placement

        try:
            topology = hardware.simulated_topology(config.sampler)
            return wanted, Placement(topology, tuple(hardware.place(config, topology)))
        except QannealError as error:
            return wanted, failure_of(error)

    return job


def _figure_job(wanted: tuple[Any, ...]) -> Any:
    def job(_: Report) -> tuple[Any, Any]:
        from qanneal_gui.annealing import hardware
        from qanneal_gui.annealing.frames import Placement
        from qanneal_gui.annealing.topology import load_topology

        _, name, hidden = wanted
        topology = load_topology(name)
        units = hardware.largest(topology, 1) if hidden is None else hidden
        return wanted, Placement(topology, tuple(hardware.embed(topology, units, 1, 1)))

    return job
