"""Stories of a run: the whole of it from the frames that were kept, its samples, and its calibration."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from qanneal_gui.annealing.snapshot import ChipSnapshot, Frame
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Cloud, Curve
from qanneal_gui.chip.picture import round_up
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.chip.story_samples import part_of
from qanneal_gui.chip.true_errors import Truth, compared, remaining
from qanneal_gui.chip.words import plain_summary
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.history import Measured
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_count, write_duration, write_rounded
from qanneal_gui.training.events import StepEvent

_CHAPTER_SECONDS = 24.0
_SHORTEST, _LONGEST = 0.16, 0.8
"""Seconds of a scene of a film, however many there are."""

_ACCURACIES = ("mlp.test_accuracy", "test_accuracy")
"""Of the MLP with the learned weights, or else of the EBM."""

NO_FRAMES = "No pictures of the chip were kept of this run; start another one with the chip to make its film."
NO_POINTS = (
    "What was sampled at this step is not in the run library; a run with the chip that is recorded has it."
)
NO_ERRORS = "Calibration found no errors in this run; switch it on in the settings for another run."


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What was measured in the course of a run.

    Attributes
    ----------
    total : int
        Steps of the whole run.
    evaluated, accuracy : ndarray, shape (n,)
        Steps that were evaluated, and the share of test images classified correctly after them.
    steps, seconds : ndarray, shape (m,)
        All steps, and the QPU time up to each, in s.
    simulated : bool
        Whether that time is an estimate for a simulated device.
    submissions : ndarray of int64, shape (m,)
        Submissions up to each step.
    """

    total: int
    evaluated: Array = field(repr=False)
    accuracy: Array = field(repr=False)
    steps: Array = field(repr=False)
    seconds: Array = field(repr=False)
    simulated: bool = False
    submissions: Array = field(default_factory=lambda: np.empty(0, np.int64), repr=False)

    @classmethod
    def of(cls, events: Sequence[StepEvent], total: int) -> "Course":
        """Collect it from the steps of a run."""
        known = [(event.step, _accuracy(event)) for event in events]
        measured = np.array([(step, value) for step, value in known if value is not None]).reshape(-1, 2)
        reports = [event.sampler for event in events]
        return cls(
            max([total, *(event.step for event in events)]),
            measured[:, 0],
            measured[:, 1],
            np.array([event.step for event in events]),
            np.cumsum([report.qpu_seconds if report else 0.0 for report in reports]),
            any(report is not None and report.kind == "simulated-qpu" for report in reports),
            np.cumsum([report.submissions if report else 0 for report in reports]),
        )

    @classmethod
    def recorded(cls, measured: Measured, total: int, *, simulated: bool) -> "Course":
        """Read it from what is recorded of a run."""
        found: dict[float, float] = {}
        for path in reversed(_ACCURACIES):
            found |= _by_step(measured, path)
        evaluated = np.array(sorted(found))
        steps, seconds = measured.at("sampler.qpu_seconds")
        sent = _by_step(measured, "sampler.submissions")
        return cls(
            max([total, *(int(part[-1]) for part in (evaluated, steps) if len(part))]),
            evaluated,
            np.array([found[step] for step in evaluated.tolist()]),
            steps,
            np.cumsum(seconds),
            simulated and len(steps) > 0,
            np.cumsum([int(sent.get(step, 0)) for step in steps.tolist()], dtype=np.int64),
        )

    def curve(self, step: int) -> Curve | None:
        """Return the accuracy up to a step; None if nothing was measured."""
        if not len(self.accuracy):
            return None
        return Curve("Test accuracy", self.evaluated, self.accuracy, step)

    def before(self, step: int) -> int:
        """Return how many submissions came before the last one of a step."""
        known = self.submissions[self.steps <= step]
        return max(0, int(known[-1]) - 1) if len(known) else 0

    def words(self, step: int) -> str:
        """Say how far the run was at a step."""
        said = f"Training step {step:,} of {self.total:,}"
        before = self.accuracy[self.evaluated <= step]
        if len(before):
            said += f": {100 * before[-1]:.1f} % of the test images are recognised"
        spent = self.seconds[self.steps <= step]
        if len(spent) and spent[-1] > 0:
            simulated = "simulated " if self.simulated else ""
            said += f"; {write_duration(float(spent[-1]))} of {simulated}chip time so far"
        return said + "."


def _by_step(measured: Measured, path: str) -> dict[float, float]:
    return dict(zip(*(part.tolist() for part in measured.at(path)), strict=True))


def run_story(frames: Sequence[Frame], course: Course) -> Story:
    """Return a run as a film: biases, samples and accuracy move together, frame by frame.

    Parameters
    ----------
    frames : sequence of Frame
        In the order of their steps.
    course : Course

    Raises
    ------
    QannealError
        If there are no frames.
    """
    if not frames:
        raise QannealError(NO_FRAMES)
    placement = frames[0].snapshot.placement
    beginning = StoryStep(
        0,
        plain_summary(placement),
        placement,
        seconds=6,
        title="The network on the chip",
    )
    strongest = _largest(frames, lambda snapshot: float(np.abs(snapshot.h).max(initial=0)))
    sentence = "Left: each qubit's bias, a local field; right: its mean over all reads."
    film = _film(frames, course, 1, "h", sentence, strongest)
    learning = (replace(step, title="Learning, step by step", beside="spin") for step in film)
    return Story((beginning, *learning))


def calibration_story(frames: Sequence[Frame], course: Course, truth: Truth | None = None) -> Story:
    """Return how calibration found the errors of the chip in the course of a run.

    Parameters
    ----------
    truth : callable, optional
        What tells the errors that there are, which are shown beside those found.

    Raises
    ------
    QannealError
        If it found none.
    """
    if not any(_largest_error(frame.snapshot) for frame in frames):
        raise QannealError(NO_ERRORS)
    true = [truth(frame.snapshot, course.before(frame.step)) for frame in frames] if truth else []
    worst = max((*(frame.snapshot for frame in frames), *true), key=_largest_error)
    placement = frames[0].snapshot.placement
    beginning = StoryStep(
        0,
        "A chip does not program exactly what it is told. Its samples show by how much, and the next program "
        "makes up for it.",
        placement,
        seconds=7,
        title="A chip with errors",
    )
    film = [replace(step, title="Errors found") for step in _film(frames, course, 1, "errors", "", worst)]
    if true:
        steps = [_beside_true(step, one, worst) for step, one in zip(film, true, strict=True)]
    else:
        steps = [replace(step, caption=f"{step.caption} {_errors(step.snapshot)}") for step in film]
    return Story((beginning, *steps))


def agreement_story(frame: Frame, event: StepEvent | None) -> Story:
    """Return how the sampled P(y = 1 | x) of the images on the chip come near to the exact ones.

    Parameters
    ----------
    frame : Frame
        The chip at a step.
    event : StepEvent, optional
        That step, with the probabilities of its batch.

    Raises
    ------
    QannealError
        If they are not known.
    """
    snapshot, report = frame.snapshot, event.sampler if event else None
    if report is None or not report.p_exact or len(report.p_exact) != len(report.p_sampled):
        raise QannealError(NO_POINTS)
    examples = sorted({one for one in snapshot.examples if one < len(report.p_exact)})
    exact, sampled = (
        np.array([values[one] for one in examples], np.float64).reshape(len(examples), -1)
        for values in (report.p_exact, report.p_sampled)
    )
    colors = tuple(colours.COPIES[one % len(colours.COPIES)] for one in examples for _ in exact[0])
    title = "Sampled against exact"
    placement, outputs = snapshot.placement, exact.shape[1]
    points = "a point" if outputs == 1 else f"{outputs} points, one for each output"
    images = write_count(len(examples), "image")
    steps = [
        StoryStep(
            0,
            f"The chip holds {images} of step {frame.step:,}, each in its colour. Each is {points}: on the "
            "diagonal, the chip agrees with the exact probability.",
            placement,
            snapshot,
            "copy",
            8.0,
            title="The images on the chip",
            inset=Cloud(title, np.empty(0), np.empty(0), ()),
        )
    ]
    kept = snapshot.reads.shape[1]
    for number in (n for n in (1, 2, 4, 8, 16, 32) if n <= kept and n < snapshot.read_count):
        part = replace(snapshot, mean_spin=snapshot.reads[:, :number].mean(axis=1).astype(np.float32))
        shares = np.array([_share(snapshot, one, number) for one in examples])
        scatter = "few reads scatter widely" if number < 8 else "the points come nearer to the diagonal"
        caption = f"After {write_count(number, 'read')} of {snapshot.read_count:,}: {scatter}."
        steps.append(
            StoryStep(
                1,
                caption,
                placement,
                part,
                "spin",
                1.6,
                title="Reads come in",
                inset=Cloud(title, exact.ravel(), shares.ravel(), colors),
            )
        )
    away = np.abs(exact - sampled).mean()
    steps.append(
        StoryStep(
            2,
            f"After all {snapshot.read_count:,} reads: the chip's probabilities lie {100 * away:.1f} "
            "percentage points from the exact ones on average.",
            placement,
            snapshot,
            "spin",
            5.0,
            title="All reads",
            inset=Cloud(title, exact.ravel(), sampled.ravel(), colors),
        )
    )
    return Story(tuple(steps))


def _film(
    frames: Sequence[Frame],
    course: Course,
    chapter: int,
    mode: str,
    sentence: str,
    scale: ChipSnapshot | None = None,
) -> Iterator[StoryStep]:
    seconds = min(max(_CHAPTER_SECONDS / len(frames), _SHORTEST), _LONGEST)
    for number, frame in enumerate(frames):
        yield StoryStep(
            chapter,
            f"{course.words(frame.step)} {sentence}".rstrip(),
            frame.snapshot.placement,
            frame.snapshot,
            mode,
            3.0 if number == len(frames) - 1 else seconds,
            inset=course.curve(frame.step),
            scale=scale,
        )


def _beside_true(step: StoryStep, true: ChipSnapshot, worst: ChipSnapshot) -> StoryStep:
    """Show the errors found beside those that there are, and both in a diagram."""
    found = step.snapshot
    assert found is not None
    size, left = remaining(found, true)
    there, missed = write_rounded(size, 2), write_rounded(left, 2)
    said = f"True errors of the biases (right): {there} on average; found (left) to within {missed}."
    inset = compared(found, true, round_up(_largest_error(worst))) or step.inset
    return replace(step, caption=f"{step.caption} {said}", beside="truth", other=true, inset=inset)


def _largest(frames: Sequence[Frame], size: Callable[[ChipSnapshot], float]) -> ChipSnapshot:
    """Return the snapshot whose range holds those of all others."""
    return max((frame.snapshot for frame in frames), key=size)


def _largest_error(snapshot: ChipSnapshot) -> float:
    return float(max(np.abs(snapshot.error_h).max(initial=0), np.abs(snapshot.error_weight).max(initial=0)))


def _errors(snapshot: ChipSnapshot | None) -> str:
    if snapshot is None or not _largest_error(snapshot):
        return "Nothing found yet."
    h, weight = (np.abs(values).max(initial=0) for values in (snapshot.error_h, snapshot.error_weight))
    biases, couplings = write_rounded(h, 2), write_rounded(weight, 2)
    return f"Errors so far: up to {biases} in the biases, {couplings} in the couplings."


def _share(snapshot: ChipSnapshot, example: int, reads: int) -> Array:
    """Return how often each output was read as 1 of an example, by majority of its chain; a tie is half."""
    found = []
    for number in np.flatnonzero(np.array(snapshot.examples) == example).tolist():
        copy = snapshot.placement.copies[number]
        spins = snapshot.reads[part_of(snapshot, number), :reads]
        sums = np.array([spins[copy.variable == m].sum(axis=0, dtype=int) for m in range(copy.outputs)])
        found.append((1 + np.sign(sums)) / 2)
    return np.asarray(np.mean(found, axis=(0, 2)))


def _accuracy(event: StepEvent) -> float | None:
    """Return the test accuracy of the MLP with the learned weights, or else of the EBM."""
    for name in _ACCURACIES:
        value = event.value(name)
        if value is not None and np.isfinite(value):
            return value
    return None
