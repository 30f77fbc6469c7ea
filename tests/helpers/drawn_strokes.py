"""The strokes of a drawing, read from the file as another program would read it: SVG, PDF or a web page."""

import contextlib
import re
import zlib
from dataclasses import dataclass, replace
from xml.etree import ElementTree

import numpy as np
from helpers.web_written import Written

_REGION = -0.03, 1.06  # of a page: where the chip's unit square begins, and how much of it is seen
_PIECES = re.compile(r"M\s*([-\d.]+)[ ,]([-\d.]+)\s*L\s*([-\d.]+)[ ,]([-\d.]+)")


@dataclass
class Stroke:
    """Segments (n, 4) of one pen, in the chip's unit square: x and y of both ends."""

    color: str
    opacity: float
    segments: np.ndarray


def strokes_of(kind, content):
    """Return the strokes of a page ``svg`` or ``pdf``, or of a web page ``html``, as `Stroke`."""
    return {"svg": _svg, "pdf": _pdf, "html": _html}[kind](content)


def joined(strokes, color, least=0.5):
    """Return all segments of a colour, (n, 4), but those of glows."""
    found = [one.segments for one in strokes if one.color == color and one.opacity >= least]
    return np.concatenate(found) if found else np.empty((0, 4))


def _on_page(points, width):
    """From a page, downwards, to the unit square, upwards."""
    first, seen = _REGION
    return np.stack(
        [first + points[..., 0] / width * seen, first + (1 - points[..., 1] / width) * seen], axis=-1
    )


def _segments(text):
    return np.array(_PIECES.findall(text), float).reshape(-1, 2, 2)


def _svg(content):
    found = []
    root = ElementTree.fromstring(content)
    width = float(root.get("viewBox").split()[2])
    for group in (node for node in root.iter() if node.tag.endswith("}g")):
        if (group.get("transform") or "matrix(1,0,0,1,0,0)") != "matrix(1,0,0,1,0,0)":
            continue  # signs of the legend
        for path in (node for node in group if node.tag.endswith("}path")):
            ends = _on_page(_segments(path.get("d")), width)
            if group.get("stroke", "none") != "none" and len(ends):
                opacity = float(group.get("stroke-opacity"))
                found.append(Stroke(group.get("stroke"), opacity, ends.reshape(-1, 4)))
    return found


def _html(content):
    found, written = [], Written(content)
    (chip,) = written.told["scenes"][0]["chips"]
    for layer in (written.told["layers"][number] for number in chip["layers"]):
        kind, color, _, opacity, *_ = layer
        ends = (written.ends(layer).reshape(-1, 2, 2) - 24) / 1000
        if kind == "l":
            ends[..., 1] = 1 - ends[..., 1]
            found.append(Stroke(color, opacity, ends.reshape(-1, 4)))
    return found


def _pdf(content):
    left, _, right, _ = map(float, re.search(rb"/MediaBox \[([-\d. ]+)\]", content)[1].split())
    page = _Page(_opacities(content))
    for line in max(_streams(content), key=len).decode("latin1").splitlines():
        page.read(line.split())
    width = (right - left) / page.scale
    found = []
    for color, opacity, ends in page.found:
        placed = _on_page(ends, width)
        # Below the chip are the signs of the legend.
        on_chip = (placed[..., 1] > _REGION[0]).all(axis=1)
        found.append(Stroke(color, opacity, placed[on_chip].reshape(-1, 4)))
    return found


def _streams(content):
    for begin in re.finditer(rb"stream\r?\n", content):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[begin.end() :])


def _opacities(content):
    """Return the opacity of strokes in every graphics state."""
    found = {}
    for name, number in re.findall(rb"/(GS\w+) (\d+) 0 R", content):
        body = re.search(rb"\n" + number + rb" 0 obj\s*<<(.*?)>>", content, re.DOTALL)[1]
        found[name.decode()] = float(re.search(rb"/CA ([\d.]+)", body)[1])
    return found


@dataclass(frozen=True)
class _State:
    matrix: np.ndarray
    pen: str = ""
    brush: str = ""
    opacity: float = 1.0


class _Page:
    """What is stroked on a page of a PDF, in the units and the direction of whoever painted it."""

    def __init__(self, opacities):
        self.found, self.scale = [], None
        self._opacities = opacities
        self._state, self._kept = _State(np.eye(3)), []
        self._points = []

    def read(self, words):
        """Read a line of operators with their operands before them."""
        if len(words) in (3, 7) and words[-1] in "mlc":
            self._points.append((words[-1], float(words[-3]), float(words[-2])))
            return
        for place, word in enumerate(words):
            self._change(word, words[:place])
            if word in ("S", "f", "f*"):
                state = self._state
                color, shape = (state.pen, "ml") if word == "S" else (state.brush, "mlcclcc")
                self.found.append((color, state.opacity, self._segments(state.matrix, shape)))
            if word in ("S", "f", "f*", "B", "B*", "n"):
                self._points = []

    def _change(self, word, before):
        if word == "q":
            self._kept.append(self._state)
        elif word == "Q":
            self._state = self._kept.pop()
        elif word in ("SCN", "scn"):
            color = "#" + "".join(f"{round(255 * float(one)):02x}" for one in before[-3:])
            self._state = replace(self._state, **{"pen" if word == "SCN" else "brush": color})
        elif word == "gs":
            self._state = replace(self._state, opacity=self._opacities[before[-1][1:]])
        elif word == "cm":
            a, b, c, d, e, f = map(float, before[-6:])
            if self.scale is None:
                self.scale = a  # from the painter's units, downwards, to points
            else:
                change = np.array([[a, b, 0], [c, d, 0], [e, f, 1]])
                self._state = replace(self._state, matrix=change @ self._state.matrix)

    def _segments(self, matrix, shape):
        """Return segments: lines, or what is filled with the outlines of lines that are not opaque."""
        operators = "".join(operator for operator, _, _ in self._points)
        starts = [found.start() for found in re.finditer(f"{shape}(?=m|$)", operators)]
        points = np.array([point[1:] for point in self._points]).reshape(-1, 2)
        points = (np.column_stack([points, np.ones(len(points))]) @ matrix)[:, :2]
        at = np.array(starts, int)[:, None]
        if shape == "ml":
            return points[at + np.array([0, 1])].reshape(-1, 2, 2)
        # Along one side, around the end, back along the other side, around the beginning.
        return (points[at + np.array([0, 1])] + points[at + np.array([4, 3])]).reshape(-1, 2, 2) / 2
