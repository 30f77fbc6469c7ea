"""What is on a page with a chip."""

from dataclasses import dataclass, field, replace

from PySide6.QtGui import QColor

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Inset
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.story import WHOLE, Region, Story
from qanneal_gui.science.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class PageLayout:
    """What is drawn.

    Attributes
    ----------
    placement, snapshot, mode
        As in `qanneal_gui.chip.picture.draw`.
    title, caption : str
        A line, and one or two sentences; may be empty.
    region : tuple of float
        The part of the chip that is seen: left, bottom and side.
    image : ndarray, shape (h, w), optional
        Grey levels in [0, 1], shown on a wide page.
    subject : str
        What the image is.
    transparent : bool
        Leave out the ground.
    drawing : str
        Whether qubits are ``lines`` or ``dots``.
    inset : Curve or Cloud, optional
        A diagram, shown on a wide page.
    scale : ChipSnapshot, optional
        As ``whole`` in `qanneal_gui.chip.picture.draw`.
    light : bool
        For a light slide.
    beside : str
        What the chip is coloured by a second time, beside the first; empty for once.
    other : ChipSnapshot, optional
        What is shown the second time, if not ``snapshot``.
    """

    placement: Placement
    snapshot: ChipSnapshot | None = None
    mode: str = "role"
    title: str = ""
    caption: str = ""
    region: Region = WHOLE
    image: Array | None = field(default=None, repr=False)
    subject: str = ""
    transparent: bool = False
    drawing: Drawing = "lines"
    inset: Inset | None = None
    scale: ChipSnapshot | None = None
    light: bool = False
    beside: str = ""
    other: ChipSnapshot | None = None

    @property
    def look(self) -> colours.Look:
        """On which ground it is seen."""
        return "light" if self.light else "any" if self.transparent else "dark"

    @property
    def ground(self) -> QColor | None:
        """Colour of the ground; None for none."""
        if self.transparent:
            return None
        return QColor(colours.LIGHT if self.light else colours.STAGE)

    @property
    def ink(self) -> QColor:
        """Colour of the words."""
        return QColor(colours.seen_on(colours.INK, self.look))


def halves(page: PageLayout) -> list[PageLayout]:
    """Return a page once for each picture of the chip on it, from the left."""
    second = replace(page, snapshot=page.other or page.snapshot, mode=page.beside)
    return [page, second] if page.beside else [page]


def page_of_step(story: Story, index: int, *, transparent: bool = False, light: bool = False) -> PageLayout:
    """Return a step of a story as a page."""
    step = story.steps[index]
    return PageLayout(
        step.placement,
        step.snapshot,
        step.mode,
        step.title,
        step.caption,
        step.region,
        story.image if step.image else None,
        story.subject,
        transparent,
        story.drawing,
        step.inset,
        step.scale,
        light,
        step.beside,
        step.other,
    )
