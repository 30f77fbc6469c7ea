"""What the chip page shows: one state, which everything on the page looks up and hears changes of."""

import contextlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from qanneal_gui import config as run_config
from qanneal_gui.chip.words import title_of
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.annealing.embedding.placement import Placement
    from qanneal_gui.annealing.snapshot import ChipSnapshot
    from qanneal_gui.chip.parts import Drawing

NO_NETWORK = tr("No network fits this chip; reduce the hidden units.")
SEEKING = tr("Embedding the network…")
NOTHING_YET = tr("There is nothing to show yet; wait for the embedding.")


STORIES = {
    "embedding": tr("The network on the chip, and one step"),
    "run": tr("The whole run, step by step"),
    "agreement": tr("Sampled against exact"),
    "calibration": tr("Calibration finds the chip's errors"),
}
"""The stories there are; all but the first are of a recorded run."""


class ChipState(QObject):
    """The networks on the chip, what a run made of them, and how they are coloured.

    It needs none of the chip libraries, and is there before the stage is.

    Attributes
    ----------
    placement_changed, snapshot_changed, mode_changed, drawing_changed, note_changed, figures_changed : Signal
        There are other networks; a run has left another snapshot; the chip is coloured by something else;
        qubits are drawn as something else; there is something else to say; the paper's figures are shown, or
        no longer, or one more is drawn.
    run_named : Signal
        Another run is shown, or none.
    placement : Placement or None
        The networks on the chip; those of the snapshot, if there is one.
    dead_known : bool
        Whether it is known what its chip lacks.
    snapshot : ChipSnapshot or None
        What a run last programmed and read.
    step, beta : int and float, or None
        The step of the run that left the snapshot, counted from 1, and its β_eff.
    mode : str
        What the chip is coloured by, one of `qanneal_gui.chip.picture.MODES`.
    drawing : str
        Whether qubits are drawn as ``lines`` or as ``dots``.
    plan : RunConfig or None
        The settings that the form shows, as long as no run is active.
    run : RunConfig or None
        The settings with which the last run began.
    run_name : str
        The run that is shown, as in the run library; empty if there is none.
    calibrated : bool
        Whether that run calibrates.
    story : str
        Which story is played, one of `STORIES`.
    cuts : bool
        Whether the camera of stories cuts where it would move.
    note : str
        A sentence above the stage; may be empty.
    figures : list or None
        The paper's figures that are drawn so far, with their captions, while they are shown instead of
        the chip.
    """

    placement_changed = Signal()
    snapshot_changed = Signal()
    mode_changed = Signal()
    drawing_changed = Signal()
    note_changed = Signal()
    figures_changed = Signal()
    run_named = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.placement: Placement | None = None
        self.dead_known = True
        self.snapshot: ChipSnapshot | None = None
        self.step: int | None = None
        self.beta: float | None = None
        self.mode = "role"
        self.drawing: Drawing = "lines"
        self.plan: RunConfig | None = None
        self.run: RunConfig | None = None
        self.run_name, self.calibrated = "", False
        self.story, self.cuts = "embedding", False
        self.note = self._standing = ""
        self.figures: list[tuple[Placement, str]] | None = None

    @property
    def title(self) -> str:
        """What is shown, in words."""
        if self.figures is not None:
            return tr("The paper's sizes (Figures 6 and 7) and the largest networks we found")
        return title_of(self.placement) if self.placement else tr("The chip")

    def begin_run(self) -> None:
        """Forget the snapshot of the run before; the plan becomes a run."""
        self.snapshot = None
        self.run = self.plan
        self.name_run("")

    def name_run(self, name: str, config: Mapping[str, Any] | None = None) -> None:
        """Say which run is shown, whose stories may be played, and its settings; an empty name is none."""
        self.run_name = name
        self.calibrated = False
        if name and config is not None:
            # Of another version the settings of the form have to do.
            with contextlib.suppress(QannealError):
                self.run = run_config.parse(config)
                self.calibrated = self.run.sampler.calibration != "off"
        if not name:
            self.story = "embedding"
        self.run_named.emit()

    def show_placement(self, placement: "Placement") -> None:
        """Show networks of which no run has left a snapshot."""
        self.placement, self.snapshot = placement, None
        self.placement_changed.emit()

    def seek(self) -> None:
        """Show nothing while an embedding is sought: what was there is another network's."""
        if self.placement is not None:
            self.placement = self.snapshot = None
            self.placement_changed.emit()
        self.set_note(SEEKING)

    def show_snapshot(
        self, snapshot: "ChipSnapshot", step: int | None = None, beta: float | None = None
    ) -> None:
        """Show what a run last programmed and read, with the networks that it was programmed for."""
        moved = snapshot.placement is not self.placement
        self.snapshot, self.placement = snapshot, snapshot.placement
        self.step, self.beta = step, beta
        if moved:
            self.placement_changed.emit()
        self.snapshot_changed.emit()

    def snapshot_of(self, placement: "Placement | None") -> "ChipSnapshot | None":
        """Return the snapshot if it is one of these networks."""
        return self.snapshot if self.snapshot and self.snapshot.placement is placement else None

    def show_figures(self, figures: "list[tuple[Placement, str]] | None") -> None:
        """Show the paper's figures instead of the chip, or the chip again."""
        self.figures = figures
        self.figures_changed.emit()

    def set_mode(self, mode: str) -> None:
        """Colour the chip by something else."""
        if mode != self.mode:
            self.mode = mode
            self.mode_changed.emit()

    def set_drawing(self, drawing: "Drawing") -> None:
        """Draw qubits as lines, or as dots."""
        if drawing != self.drawing:
            self.drawing = drawing
            self.drawing_changed.emit()

    def set_standing(self, sentence: str) -> None:
        """Say something above the stage whenever there is nothing else to say."""
        self._standing = sentence
        self.set_note("")

    def set_note(self, sentence: str) -> None:
        """Say something above the stage; if it is empty, what is to be said as long as nothing else is."""
        sentence = sentence or self._standing
        if sentence != self.note:
            self.note = sentence
            self.note_changed.emit()
