"""Evidence: do the samples matter? One sentence and two figures, beside the sampler health."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtWidgets import QGridLayout

from qanneal_gui.config import kinds
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.metric_words import COSINE, GAIN
from qanneal_gui.gui.common.widgets import Card, Sign, label, tooltip
from qanneal_gui.gui.run.history import History
from qanneal_gui.gui.run.live_curve import LiveCurve
from qanneal_gui.gui.run.sparkline import Level, SparkCurve, Sparkline
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.wording import told, tr
from qanneal_gui.training.diagnostics import evidence

_EMPTY = tr(
    "Start a run with an annealer to see here whether its samples matter: "
    "how far their gradient agrees with the exact one, and how far the "
    "network is ahead of a twin that learns with a coin."
)
_NO_TWIN = tr("no twin: switch on Coin-trained twin under Training")
_SIGNS = {True: ("ok", "good"), False: ("warning", "caution"), None: ("info", "quiet")}


class EvidenceFigure:
    """A number with what it is, the number to hold it against, and both over the steps.

    Parameters
    ----------
    title, about : str
        What it is, and what that means.
    grid : QGridLayout
        Where it is put, in the column given.
    """

    def __init__(self, title: str, about: str, grid: QGridLayout, column: int) -> None:
        self.caption = label(title, "small", wrap=True)
        self.value, self.beside = label("–", "large"), label("", "small", wrap=True)
        self.value.setAccessibleName(title)
        self.picture = Sparkline(title)
        for row, widget in enumerate((self.caption, self.value, self.beside, self.picture)):
            widget.setToolTip(tooltip(about))
            grid.addWidget(widget, row, column)
        grid.setColumnStretch(column, 1)

    def rename(self, title: str) -> None:
        """Give it another title."""
        self.caption.setText(title)
        for widget in (self.value, self.picture):
            widget.setAccessibleName(title)

    def clear(self) -> None:
        """Show that there is nothing."""
        self.show_value("–", "")
        self.picture.show_curves((), ())

    def show_value(self, value: str, beside: str) -> None:
        """Show a number, and below it the one to hold it against."""
        self.value.setText(value)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))


class EvidenceCard(Card):
    """What the samples add, from the run that is shown."""

    def __init__(self) -> None:
        super().__init__(tr("Evidence"))
        explain(self, tr("Evidence"), evidence.DEFINITION, "evidence")
        self._history, self._config, self._smoothed = History(), dict[str, Any](), True
        self.sentence = Sign("body")
        self.sentence.setToolTip(tooltip(evidence.DEFINITION))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(2)
        self._known = "exact"
        self.agreement = EvidenceFigure(_cosine_with("exact"), evidence.DEFINITION, grid, 0)
        self.gain = EvidenceFigure(tr("Gain over the coin / {unit}", unit=GAIN.unit), evidence.GAIN, grid, 1)
        self.body.addWidget(self.sentence)
        self.body.addLayout(grid)
        self.redraw()

    def begin(self, config: Mapping[str, Any]) -> None:
        """Clear everything for a run with this config."""
        self._config = dict(config)
        classes = self._config.get("data", {}).get("classes", ())
        self._known = "exact" if len(classes) <= MOST_EXACT_CLASSES else "estimated"
        self.agreement.rename(_cosine_with(self._known))
        self.redraw()  # at once: until its turn to be drawn it would tell of the run before

    def show_history(self, history: History, *, smoothed: bool) -> None:
        """Choose the run that is shown, at the next `redraw`."""
        self._history, self._smoothed = history, smoothed

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.sentence.recolor()
        self.agreement.picture.update()
        self.gain.picture.update()

    def redraw(self) -> None:
        """Show what has been measured."""
        if not self._config:
            self.sentence.show_sentence(_EMPTY, "info", "quiet")
            for figure in (self.agreement, self.gain):
                figure.clear()
            return
        curves = {name: self._history.curve(name) for name in ("gradient_cosine", "coin_cosine")}
        sampled, coin = _common(curves["gradient_cosine"], curves["coin_cosine"])
        gain = self._history.curve("test_gain")
        known = len(curves["coin_cosine"]) > 0 or self._history.last_step == 0
        newest = float(gain.raw[-1]) if len(gain) else None
        found = evidence.evidence(self._config, sampled, coin, newest)
        if not known and kinds.by_samples(self._config):
            found = evidence.Evidence(tr("This run was recorded before gradients were compared."), None, None)
        self.sentence.show_sentence(found.sentence, *_SIGNS[found.useful])
        self._show_agreement(sampled, coin, curves)
        self._show_gain(gain, self._history.curve("train_gain"))

    def _show_agreement(self, sampled: Array, coin: Array, curves: Mapping[str, LiveCurve]) -> None:
        if not len(coin):
            self.agreement.clear()
            return
        recent = evidence.RECENT
        value, beside = (COSINE.text(float(np.mean(part[-recent:]))) for part in (sampled, coin))
        self.agreement.show_value(value, tr("coin {beside}, dashed", beside=beside))
        self.agreement.picture.show_curves(
            [
                self._curve(curves["coin_cosine"], "coin", dashed=True),
                self._curve(curves["gradient_cosine"], "ebm"),
            ],
            (Level(1.0, told(self._known)), Level(0.0, "0")),
        )

    def _show_gain(self, test: LiveCurve, train: LiveCurve) -> None:
        if not len(test):
            self.gain.clear()
            missing = self._config["training"].get("null_twin") is False and kinds.by_samples(self._config)
            self.gain.show_value("–", _NO_TWIN if missing else "")
            return
        self.gain.show_value(
            _signed(test), tr("training {train}, thin", train=_signed(train)) if len(train) else ""
        )
        self.gain.picture.show_curves(
            [self._curve(train, "ebm", thin=True), self._curve(test, "ebm")], (Level(0.0, told("coin")),)
        )

    def _curve(self, curve: LiveCurve, role: str, *, dashed: bool = False, thin: bool = False) -> SparkCurve:
        y = curve.smooth if self._smoothed else curve.raw
        return SparkCurve(curve.steps, y, role, dashed, thin)


def _cosine_with(known: str) -> str:
    return tr("Cosine with the {known} gradient", known=known)


def _common(one: LiveCurve, other: LiveCurve) -> tuple[Array, Array]:
    """Return the newest values that both curves have of the same step."""
    # Of all steps: where batches are learned, few of them have both for a long time.
    _, a, b = np.intersect1d(one.steps, other.steps, assume_unique=True, return_indices=True)
    recent = evidence.RECENT
    return one.raw[a[-recent:]], other.raw[b[-recent:]]


def _signed(curve: LiveCurve) -> str:
    value = float(curve.raw[-1])
    size = GAIN.write(abs(value))
    return ("−" if value < 0 and size != GAIN.write(0.0) else "+") + size
