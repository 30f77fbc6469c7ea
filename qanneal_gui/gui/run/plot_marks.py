"""Marks along the steps of a live plot: where the run was resumed, what was wrong, what was noted."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.run.drawn_line import Scale
from qanneal_gui.gui.run.history import History, Mark
from qanneal_gui.support.wording import tr

_MOST = 20
"""Marks of a kind, the newest."""

_NEAR = 6
"""Pixels from the crosshair within which a mark says what it means."""

_LONGEST = 72
"""Letters of a sentence beside the crosshair."""

SIGNS = {"trouble": ("!", "trouble"), "note": ("*", "accent")}
"""The letter and the colour of a kind of mark."""

_WORDS = {"joint": tr("| resumed"), "trouble": tr("! trouble"), "note": tr("* note")}


class PlotMarks:
    """Strokes and letters at the foot of a plot.

    Attributes
    ----------
    joints : list of InfiniteLine
        Short strokes where the run was resumed.
    letters : list of QGraphicsSimpleTextItem
    """

    def __init__(self, item: "pg.PlotItem") -> None:
        self._item, self._view = item, item.getViewBox()
        self.joints: list[pg.InfiniteLine] = []
        self.letters: list[QGraphicsSimpleTextItem] = []
        self._marks: list[Mark] = []
        self._places = np.empty(0)

    def draw(self, history: History, scale: Scale) -> str:
        """Mark what a history tells of, and return a key to the marks."""
        joints = history.joints[-_MOST:]
        while len(self.joints) < len(joints):
            self.joints.append(pg.InfiniteLine(angle=90, span=(0, 0.07), movable=False))
            self._item.addItem(self.joints[-1], ignoreBounds=True)
            self.joints[-1].setPen(_joint_pen())
        for stroke, step in zip(self.joints, joints, strict=False):
            # Between the last step before and the first one after.
            stroke.setValue(float(scale.places(np.array([step + 0.5]))[0]))
        for place, stroke in enumerate(self.joints):
            stroke.setVisible(place < len(joints))
        marks = [*history.troubles[-_MOST:], *history.notes[-_MOST:]]
        self._places = scale.places(np.array([float(mark.step) for mark in marks]))
        if marks != self._marks:
            self._marks = marks
            while len(self.letters) < len(marks):
                self.letters.append(QGraphicsSimpleTextItem(self._item))
            for mark, letter in zip(marks, self.letters, strict=False):
                letter.setText(SIGNS[mark.kind][0])
            self.recolor()
        there = {"joint"} if joints else set()
        there |= {mark.kind for mark in marks}
        return ", ".join(words for kind, words in _WORDS.items() if kind in there)

    def place(self) -> None:
        """Put the letters where their steps are, above each other where these are the same."""
        if not self.letters:
            return
        frame = self._item.mapRectFromItem(self._view, self._view.boundingRect())
        taken: dict[int, int] = {}
        for number, letter in enumerate(self.letters):
            seen = number < len(self._marks)
            if seen:
                where = self._view.mapFromView(QPointF(float(self._places[number]), 0.0))
                x = self._item.mapFromItem(self._view, where).x()
                box = letter.boundingRect()
                row = taken.get(round(x / box.width()), 0)
                taken[round(x / box.width())] = row + 1
                letter.setPos(x - box.width() / 2, frame.bottom() - box.height() * (row + 1))
                seen = frame.left() <= x <= frame.right() and row < 4
            letter.setVisible(seen)

    def remarks(self, place: float) -> list[str]:
        """Return what the marks near a place, as drawn, mean."""
        (low, high), _ = self._view.viewRange()
        reach = _NEAR * (high - low) / max(self._view.width(), 1.0)
        near = np.flatnonzero(np.abs(self._places - place) <= reach)
        return [_said(self._marks[i]) for i in near]

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for stroke in self.joints:
            stroke.setPen(_joint_pen())
        font = theme.font("body", bold=True)
        for mark, letter in zip(self._marks, self.letters, strict=False):
            letter.setBrush(theme.current().role(SIGNS[mark.kind][1]))
            letter.setFont(font)


def _said(mark: Mark) -> str:
    text = mark.text if len(mark.text) <= _LONGEST else f"{mark.text[: _LONGEST - 1]}…"
    return tr("{signs} step {step:,}: {text}", signs=SIGNS[mark.kind][0], step=mark.step, text=text)


def _joint_pen() -> QPen:
    pen: QPen = pg.mkPen(theme.current().text, width=2)
    return pen
