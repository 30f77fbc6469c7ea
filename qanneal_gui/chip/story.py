"""Stories of the chip as lists of steps: plain data, drawn by whoever shows them.

A step holds what every drawing of a chip takes (a placement, a snapshot, a mode) beside its caption, so
that the window, a film and a file show the same.
"""

from dataclasses import dataclass, replace

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip.insets import Inset
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.science.arrays import Array

_MARGIN = 0.03
_CALM = 0.34
"""Seconds that a scene lasts at least where less motion is wanted."""

Region = tuple[float, float, float]
"""Left, bottom and side of a square, where the chip is the unit square."""

WHOLE: Region = (-_MARGIN, -_MARGIN, 1 + 2 * _MARGIN)


@dataclass(frozen=True, slots=True, eq=False)
class StoryStep:
    """One picture of the story.

    Attributes
    ----------
    chapter : int
        Number of the chapter, from 0.
    caption : str
        One or two sentences with the numbers of this network.
    placement, snapshot, mode
        What is drawn, as in `qanneal_gui.chip.picture.draw`.
    seconds : float
        How long it lasts at normal speed.
    region : tuple of float
        The part of the chip to look at: left, bottom, side.
    image : bool
        Whether the story's image is shown beside the chip.
    title : str
        What its chapter is called.
    inset : Curve or Cloud, optional
        A small diagram beside the chip.
    scale : ChipSnapshot, optional
        Whose range the colours span, if not that of ``snapshot``: colours of a film mean the same
        throughout.
    beside : str
        What a second picture of the same chip, beside the first, is coloured by; empty without one.
    other : ChipSnapshot, optional
        What the second picture shows, if not ``snapshot``.
    """

    chapter: int
    caption: str
    placement: Placement
    snapshot: ChipSnapshot | None = None
    mode: str = "role"
    seconds: float = 0.3
    region: Region = WHOLE
    image: bool = False
    title: str = ""
    inset: Inset | None = None
    scale: ChipSnapshot | None = None
    beside: str = ""
    other: ChipSnapshot | None = None

    @property
    def pictures(self) -> tuple[tuple[ChipSnapshot | None, str], ...]:
        """Snapshot and mode of each picture of the chip, from the left."""
        first = self.snapshot, self.mode
        return (first, (self.other or self.snapshot, self.beside)) if self.beside else (first,)


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """Steps in their order, with the image that is clamped in them.

    Attributes
    ----------
    steps : tuple of StoryStep
    image : ndarray, shape (h, w), or None
        Grey levels in [0, 1].
    subject : str
        Which image it is.
    drawing : str
        Whether qubits are drawn as ``lines`` or as ``dots``.
    """

    steps: tuple[StoryStep, ...]
    image: Array | None = None
    subject: str = ""
    drawing: Drawing = "lines"

    def chapter_start(self, index: int, direction: int) -> int:
        """Return the first step of the chapter after a step's, or of this one, or of the one before."""
        starts = [i for i, s in enumerate(self.steps) if not i or self.steps[i - 1].chapter != s.chapter]
        if direction > 0:
            return next((start for start in starts if start > index), len(self.steps) - 1)
        return max((start for start in starts if start < index), default=0)

    def cut(self) -> "Story":
        """Return the story with a camera that cuts where it would move, for whoever wants less motion.

        Nothing changes more than three times a second, which is what the Web Content Accessibility
        Guidelines allow.
        """
        steps = list(self.steps)
        regions = [step.region for step in steps]
        for number in range(len(steps) - 2, 0, -1):
            on_the_way = regions[number - 1] != regions[number] != regions[number + 1]
            if on_the_way:
                steps[number] = replace(steps[number], region=steps[number + 1].region)
        return replace(self, steps=tuple(replace(one, seconds=max(one.seconds, _CALM)) for one in steps))
