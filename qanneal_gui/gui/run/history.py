"""The curves of the run that is shown: what the live plots draw. No Qt here."""

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from qanneal_gui.gui.common.metric_words import BY_CLASS, METRICS
from qanneal_gui.gui.run.shown import shown_metrics
from qanneal_gui.runs.smoothing import SMOOTHING

if TYPE_CHECKING:
    from qanneal_gui.gui.run.live_curve import LiveCurve
    from qanneal_gui.science.arrays import Array
    from qanneal_gui.training.events import StepEvent


class Mark(NamedTuple):
    """Something that happened at a step: a ``trouble`` of the run, or a ``note`` of its user."""

    step: int
    kind: str
    text: str


class History:
    """The curves of one run, by the names of their metrics; those of its classes by their paths.

    Attributes
    ----------
    joints : list of int
        Steps after which the run was resumed.
    troubles, notes : list of Mark
    """

    def __init__(self, smoothing: str = "light") -> None:
        self._past = SMOOTHING[smoothing]
        self._paths = {name: METRICS[name].path for name in shown_metrics()}
        self._curves: dict[str, LiveCurve] = {}
        self.last_step = 0
        self.joints: list[int] = []
        self.troubles: list[Mark] = []
        self.notes: list[Mark] = []

    @property
    def smoothing(self) -> str:
        """The name of the smoothing in force."""
        return next(name for name, past in SMOOTHING.items() if past == self._past)

    def curve(self, name: str) -> "LiveCurve":
        """Return a curve, empty if nothing was measured."""
        from qanneal_gui.gui.run.live_curve import LiveCurve

        return self._curves.get(name) or LiveCurve(self._past)

    def extend(self, steps: "Iterable[StepEvent]") -> None:
        """Add steps: of all that they have measured, what is shown."""
        fresh = list(steps)
        self.last_step = max([self.last_step, *(step.step for step in fresh)])
        for name, path in self._paths.items():
            self._append(name, [(step.step, step.value(path)) for step in fresh])
        for step in fresh:
            by_class = step.evaluation and step.evaluation.test_accuracy_by_class
            for place, share in enumerate(by_class.mlp if by_class else ()):
                self._append(f"{BY_CLASS}.mlp.{place}", [(step.step, share)])

    def add(self, name: str, steps: "Array", values: "Array") -> None:
        """Add to a curve what was recorded already."""
        if len(steps):
            self._grown(name).extend(steps, values)

    @property
    def thinned(self) -> bool:
        """Whether some curve is so long that not all of it is here."""
        return any(curve.thinned for curve in self._curves.values())

    def refine(self, parts: "Mapping[str, Array]") -> None:
        """Put in more of what was measured, as `live_curve.part_of` returns it."""
        for name, part in parts.items():
            if name in self._curves:
                self._curves[name].refine(part)

    def _append(self, name: str, found: "list[tuple[int, float | None]]") -> None:
        measured = [(step, value) for step, value in found if value is not None and math.isfinite(value)]
        if measured:
            self._grown(name).append(measured)

    def _grown(self, name: str) -> "LiveCurve":
        """Return a curve that is to grow."""
        curve = self._curves.get(name)
        if curve is None:
            curve = self._curves[name] = self.curve(name)
        return curve

    def forget_evaluation(self, step: int) -> None:
        """Take out what was measured on all images after the last step."""
        for name, curve in self._curves.items():
            evaluated = name not in METRICS or METRICS[name].networks
            if evaluated and len(curve) and curve.steps[-1] == step:
                self._curves[name] = curve.without_last(self._past)

    def mark_trouble(self, step: int, sentence: str) -> None:
        """Mark that something was wrong; what a resumed run says again is marked once."""
        mark = Mark(step, "trouble", sentence)
        if mark not in self.troubles:
            self.troubles.append(mark)

    def show_notes(self, notes: Iterable[tuple[int, str]]) -> bool:
        """Mark the steps at which something was noted, and no others; return whether these are news."""
        before, self.notes = self.notes, [Mark(step, "note", text) for step, text in notes]
        return self.notes != before

    def set_smoothing(self, name: str) -> None:
        """Smooth everything again."""
        self._past = SMOOTHING[name]
        self._curves = {key: curve.redrawn(self._past) for key, curve in self._curves.items()}
