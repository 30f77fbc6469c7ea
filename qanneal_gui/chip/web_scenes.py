"""The scenes of a story for a web page: what is drawn, as numbers that are packed closely.

Many scenes share their lines, and the colours of a film change from frame to frame: all lines are in one
table, and a layer, the lines of one look, is the list of its lines by their numbers, each as the step from
the one before. Nothing is written twice.
"""

import base64
import zlib
from typing import Any

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.insets import Bars, Curve, Inset
from qanneal_gui.chip.parts import Dots, Labels, Lines
from qanneal_gui.chip.picture import Legend, base, draw, recoloured
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.chip.story import Region, Story, StoryStep
from qanneal_gui.chip.svg import label_places, place
from qanneal_gui.science.arrays import Array

SIDE = 1000.0
"""Of the chip's unit square on the page, as in `place`."""

_PARTS, _BELOW = 50, 50
"""A place is counted in fiftieths from 50 units before the page's edge, which fit into 16 bits."""

_STEP = 255
"""What a step in a list of numbers is written in: bytes of 255 go on, the first smaller one ends it."""


class _Numbers:
    """Numbers one after another as bytes; the same ones are written once."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._known: dict[bytes, int] = {}
        self._end = 0

    def add(self, content: bytes) -> int:
        """Return where some bytes begin."""
        if content not in self._known:
            self._known[content] = self._end
            self._parts.append(content)
            self._end += len(content)
        return self._known[content]

    def planes(self, values: Array, kind: str) -> list[int]:
        """Write numbers, first their lowest bytes; return where, how many, and how many bytes each has."""
        values = np.ascontiguousarray(values, np.dtype(kind))
        size = values.dtype.itemsize
        content = values.view(np.uint8).reshape(-1, size).T.tobytes()
        return [self.add(content), len(values), size]

    def packed(self) -> str:
        """Return everything, compressed and as letters."""
        return base64.b64encode(zlib.compress(b"".join(self._parts), 9)).decode()


class _Table:
    """Things that are written once and called by their numbers."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, key: Any, row: Any) -> int:
        """Return the number of a row, which is appended unless its key is known."""
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(row)
        return self._numbers[key]


def scenes(story: Story, look: colours.Look) -> tuple[dict[str, Any], str]:
    """Return a story for the script of the page: what goes as JSON, and the numbers it points into."""
    return _Scenes(story, look).written()


class _Scenes:
    def __init__(self, story: Story, look: colours.Look) -> None:
        self._story, self._look = story, look
        self._numbers = _Numbers()
        self._layers, self._legends, self._labels = _Table(), _Table(), _Table()
        self._networks, self._values, self._curves = _Table(), _Table(), _Table()
        self._ends: list[Array] = []

    def written(self) -> tuple[dict[str, Any], str]:
        """Return JSON and numbers."""
        story = self._story
        still = story.cut().steps
        rows = [self._scene(step, calm) for step, calm in zip(story.steps, still, strict=True)]
        segments = self._segments()
        image = story.image
        return {
            "scenes": rows,
            "segments": segments,
            "layers": self._layers.rows,
            "legends": self._legends.rows,
            "labels": self._labels.rows,
            "networks": self._networks.rows,
            "values": self._values.rows,
            "curves": self._curves.rows,
            "qubits": self._qubits(),
            "image": None if image is None else self._image(image),
            "subject": story.subject,
        }, self._numbers.packed()

    def _scene(self, step: StoryStep, calm: StoryStep) -> dict[str, Any]:
        return {
            "chapter": step.chapter,
            "title": step.title,
            "caption": step.caption,
            "seconds": round(step.seconds, 3),
            "view": eye(step.region),
            "still": eye(calm.region),
            "chips": [self._chip(step, *shown) for shown in step.pictures],
            "network": self._network(step.placement),
            "values": self._snapshot(step.snapshot),
            "image": step.image,
            "inset": self._inset(step.inset),
        }

    def _chip(self, step: StoryStep, snapshot: ChipSnapshot | None, mode: str) -> dict[str, Any]:
        story, look = self._story, self._look
        spare, dead = base(step.placement, story.drawing, look)
        picture = recoloured(draw(step.placement, snapshot, mode, story.drawing, step.scale), look)
        lines = [one for one in (*spare, *picture.lines) if len(one.segments)]
        dots = [one for one in (*dead, *picture.dots) if len(one.points)]
        weight = self._weight(step.placement)
        radius = 0.2 * SIDE / np.sqrt(max(1, len(step.placement.topology)))
        return {
            "layers": [
                *(self._layer("l", one.color, 0.8 * one.width * weight, one.opacity, one) for one in lines),
                *(self._layer(one.shape, one.color, radius * one.size, 1.0, one) for one in dots),
            ],
            "legend": self._legend(picture.legend),
            "labels": self._label(picture.labels),
        }

    def _weight(self, placement: Placement) -> float:
        qubits = qubit_lines(placement.topology) if self._story.drawing == "lines" else None
        return 1.0 if qubits is None else qubits.weight(SIDE)

    def _layer(self, kind: str, color: str, size: float, opacity: float, drawn: Lines | Dots) -> int:
        ends = drawn.segments if isinstance(drawn, Lines) else np.stack([drawn.points] * 2, axis=1)
        counted = _counted(place(ends)).reshape(-1, 4)
        key = kind, color, round(size, 2), opacity, counted.tobytes()
        before = len(self._layers.rows)
        # Where its lines stand in the table is known once all are.
        number = self._layers.number(key, [*key[:4]])
        if number == before:
            self._ends.append(counted)
        return number

    def _segments(self) -> list[list[int]]:
        """Write the table of lines, and into each layer which of them it has."""
        sizes = [len(ends) for ends in self._ends]
        first, last = np.split(np.concatenate([*self._ends, np.empty((0, 4), np.uint16)]), 2, axis=1)
        # By length first: the lines of one kind lie together, and the steps between them are short.
        keys = np.concatenate([first[:, ::-1], (last - first)[:, ::-1]], axis=1).astype("<u2")
        table, found = np.unique(np.ascontiguousarray(keys).view("<u8").ravel(), return_inverse=True)
        for row, part in zip(self._layers.rows, np.split(found, np.cumsum(sizes)[:-1]), strict=True):
            content = _steps(np.sort(part))
            row += [self._numbers.add(content), len(content)]
        columns = table.view("<u2").reshape(-1, 4).T
        return [self._numbers.planes(column, "<u2") for column in columns[[1, 0, 3, 2]]]

    def _legend(self, legend: Legend) -> int:
        row = {
            "title": legend.title,
            "low": legend.low,
            "high": legend.high,
            "colors": legend.colors,
            "entries": legend.entries,
        }
        return self._legends.number(legend, row)

    def _label(self, labels: Labels | None) -> int | None:
        if labels is None or not len(labels.points):
            return None
        places, size = label_places(labels)
        rows = zip(places.round(1).tolist(), labels.words, labels.colors, strict=True)
        row = {"size": round(size, 2), "words": [[*at, words, color] for at, words, color in rows]}
        return self._labels.number((places.tobytes(), labels.words, labels.colors), row)

    def _network(self, placement: Placement) -> int:
        row = {
            "names": placement.output_names,
            "qubits": self._numbers.planes(placement.layout.qubits, "<u2"),
            "copies": self._numbers.planes(placement.copy_of, "<u2"),
            "variables": self._numbers.planes(placement.variable, "<u2"),
        }
        return self._networks.number(repr(row), row)

    def _snapshot(self, snapshot: ChipSnapshot | None) -> int | None:
        if snapshot is None:
            return None
        up = np.rint((snapshot.mean_spin + 1) / 2 * snapshot.read_count)
        # Recorded frames are in half precision already.
        halves = snapshot.h.astype(np.float16)
        biases = (halves, "<f2") if (halves == snapshot.h).all() else (snapshot.h, "<f4")
        row = {
            "examples": snapshot.examples,
            "reads": snapshot.read_count,
            "h": self._numbers.planes(*biases),
            "up": self._numbers.planes(up, "<u2"),
        }
        return self._values.number(repr(row), row)

    def _inset(self, inset: Inset | None) -> dict[str, Any] | None:
        if inset is None:
            return None
        said = {"title": inset.title, "words": inset.words}
        if isinstance(inset, Curve):
            row = {"x": inset.x.tolist(), "y": inset.y.tolist(), "floor": inset.floor}
            return said | {"curve": self._curves.number(repr(row), row), "now": inset.now}
        if isinstance(inset, Bars):
            colors = [colours.seen_on(color, self._look) for color in inset.colors]
            about = {"bars": inset.values.round(4).tolist(), "names": inset.names, "colors": colors}
            return said | about | {"chosen": inset.chosen}
        points = inset.places.round(4).tolist()
        colors = [colours.seen_on(color, self._look) for color in inset.colors]
        return said | {"points": points, "colors": colors, "ends": inset.ends, "about": inset.about}

    def _qubits(self) -> dict[str, Any]:
        """Write what is pointed at: the box of every qubit of the chip, and its number."""
        topology = self._story.steps[0].placement.topology
        lines = qubit_lines(topology) if self._story.drawing == "lines" else None
        ends = place(lines.bars if lines is not None else np.stack([topology.positions] * 2, axis=1))
        boxes = _counted(np.concatenate([ends.min(axis=1), ends.max(axis=1)], axis=1))
        return {
            "boxes": [self._numbers.planes(column, "<u2") for column in boxes.T],
            "numbers": self._numbers.planes(topology.qubits, "<u2"),
        }

    def _image(self, image: Array) -> dict[str, Any]:
        grey = (255 * np.clip(image, 0, 1)).round()
        return {"width": image.shape[1], "pixels": self._numbers.planes(grey.ravel(), "u1")}


def eye(region: Region) -> list[float]:
    """Return the middle of a region on the page, and its side."""
    left, bottom, side = region
    x, y = place(np.array([left + side / 2, bottom + side / 2])).tolist()
    return [round(x, 2), round(y, 2), round(SIDE * side, 2)]


def _counted(places: Array) -> Array:
    return np.asarray(np.clip(np.rint(_PARTS * (places + _BELOW)), 0, 65_535).astype(np.uint16))


def _steps(numbers: Array) -> bytes:
    """Return ascending numbers as the steps between them."""
    full, rest = np.divmod(np.diff(numbers, prepend=0), _STEP)
    written = np.full(int((full + 1).sum()), _STEP, np.uint8)
    written[np.cumsum(full + 1) - 1] = rest
    return written.tobytes()
