"""Sampler health: are the samples those of the exact P(y|x)? In a picture, in words and in figures."""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.config import KINDS
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.widgets import Card, Sign, label
from qanneal_gui.runs.metrics import BELOW_NOISE, DIVERGENCE, HUB_BREAKS, METRICS, VARIATION, Quantity

_REMEMBERED = 20
"""Batches kept on the scatter, so that a trend is seen and not one batch."""

_POINTS = 2000
"""Points drawn of one batch at most."""

_CLOSE, _FAR = 0.01, 0.1
"""KL (nats) up to which samples agree, and from which they mislead: 0.1 is a P of 0.5 taken for 0.72."""

_BEYOND_CHANCE = 3
"""Standard errors of the KL from which it is more than shot noise."""


def _described(metric: str) -> tuple[str, str]:
    return METRICS[metric].title, METRICS[metric].about


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence on the samples, with a sign and the colour of its meaning."""

    sentence: str
    sign: str
    meaning: str


def judge(report: SamplerReport) -> Verdict:
    """Put a sampler's report into words: first how good the samples are, then the likeliest cause."""
    kl = report.kl if report.kl_corrected is None else report.kl_corrected
    kind = KINDS.get(report.kind)
    if kind is not None and kind.null:
        return Verdict(
            "A coin in place of samples: how far it is from the exact P(y|x) is what a sampler can add.",
            "info",
            "quiet",
        )
    if math.isnan(kl):
        return Verdict("How close the samples are to the exact P(y|x) was not recorded.", "info", "quiet")
    causes = _causes(report)
    because = f" Likely cause: {causes[0]}." if causes else ""
    if kl < max(_CLOSE, _BEYOND_CHANCE * (report.kl_error or 0)):
        also = f" However, {causes[0]}." if causes else ""
        return Verdict(f"The samples agree with the exact P(y|x).{also}", "ok", "good")
    if kl < _FAR:
        return Verdict(f"The samples deviate slightly from the exact P(y|x).{because}", "warning", "caution")
    return Verdict(f"The samples deviate strongly from the exact P(y|x).{because}", "error", "trouble")


def _causes(report: SamplerReport) -> list[str]:
    found = []
    if report.converged is False:
        found.append(
            "the Markov chains have not forgotten where they started"
            + ("; raise the number of sweeps" if report.kind == "gibbs" else "")
        )
    capped = report.capped_h + report.capped_j
    breaks, noise = report.hub_breaks or 0, report.below_noise or 0
    if breaks > 0.05:
        found.append(f"the hub chain breaks in {100 * breaks:.0f} % of the reads; raise the chain strength")
    if capped > 0.005 * report.programmed:
        found.append(f"{capped:,} programmed values were capped; raise β_eff")
    if noise > 0.5:
        found.append(f"{100 * noise:.0f} % of the values lie below the noise floor; lower β_eff")
    return found


_ROWS = {
    "kl": (
        DIVERGENCE.label,
        "Divergence KL(sampled ‖ exact), mean over the batch, less what exact samples show for their shot "
        "noise; with its standard error.",
    ),
    "tv": (
        "TV (shot noise)",
        "Total variation between sampled and exact P(y|x): half the sum of |frequency − probability|, mean "
        "over the batch. In brackets what exact samples show for their shot noise.",
    ),
    "beta": _described("beta"),
    "capped": ("Capped values", "Programmed h and J that were outside the range, out of all."),
    "below_noise": _described("below_noise"),
    "hub_breaks": _described("hub_breaks"),
    "seconds": ("Sampling time", "Wall time for the last batch."),
    "qpu": ("QPU time", "QPU access time of the last batch, and what it was spent on."),
}


class Health(Card):
    """Sampled against exact P(y|x) on the diagonal, and what explains the distance."""

    def __init__(self) -> None:
        super().__init__("Sampler health")
        self._clouds: deque[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]] = deque(maxlen=_REMEMBERED)
        self.verdict = Sign("body")
        self.empty = label(
            "Each batch of samples is compared with the exact P(y|x) here, once a run has drawn some.",
            "small",
            wrap=True,
        )
        self.widget = pg.PlotWidget()
        self.item = self.widget.getPlotItem()
        self._diagonal = pg.PlotCurveItem([0, 1], [0, 1])
        self._past = pg.ScatterPlotItem(size=5, pen=None, pxMode=True)
        self.now = pg.ScatterPlotItem(size=8, pxMode=True)
        self._set_up()
        self.figures: dict[str, QLabel] = {}
        self.timing = label("", "small", wrap=True)
        self.timing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.timing.setToolTip(
            "Programming, sampling (anneals and the delays after them) and readout are billed; what the QPU "
            "needs besides is not."
        )
        self._key = label("bright: last batch; pale: earlier ones", "small")
        self.body.addWidget(self.widget)
        self.body.addWidget(self._key, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._figures())
        self.body.addWidget(self.verdict)
        self.body.addStretch(1)
        self.recolor()
        self.clear()

    def clear(self, note: str = "") -> None:
        """Show that nothing was sampled, and why."""
        self._clouds.clear()
        self._past.clear()
        self.now.clear()
        for value in self.figures.values():
            value.setText("–")
        self.timing.hide()
        self.verdict.show_sentence("", "")
        if note:
            self.empty.setText(note)
        self.empty.show()

    def show_reports(self, reports: Sequence[SamplerReport]) -> None:
        """Show the newest of some sampler reports."""
        if not reports:
            return
        for report in reports[-_REMEMBERED:]:
            if report.p_exact and report.p_sampled:
                exact, sampled = (np.ravel(p)[:_POINTS] for p in (report.p_exact, report.p_sampled))
                self._clouds.append((exact, sampled))
        newest = reports[-1]
        for name, text in _texts(newest).items():
            self.figures[name].setText(text)
        self.timing.setText(_spent(newest.timing) if newest.timing else "")
        self.timing.setVisible(newest.timing is not None)
        verdict = judge(newest)
        self.verdict.show_sentence(verdict.sentence, verdict.sign, verdict.meaning)
        self.empty.hide()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        colors = theme.current()
        self.widget.setBackground(colors.card)
        small = theme.font("small")
        style = {"color": colors.quiet, "font-size": f"{theme.size('small'):.1f}pt"}
        self.item.setLabel("bottom", "exact P(y=1|x)", **style)
        self.item.setLabel("left", "sampled P(y=1|x)", **style)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setPen(pg.mkPen(colors.border))
            axis.setTextPen(pg.mkPen(colors.quiet))
            axis.setTickFont(small)
        self._diagonal.setPen(pg.mkPen(colors.faint, width=1, style=Qt.PenStyle.DashLine))
        output = colors.role("output")
        self.now.setBrush(pg.mkBrush(output))
        self.now.setPen(pg.mkPen(colors.card, width=1))
        output.setAlphaF(0.3)
        self._past.setBrush(pg.mkBrush(output))
        self.verdict.recolor()
        self.redraw()

    def _set_up(self) -> None:
        self.item.setMenuEnabled(False)
        self.item.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.widget.setAccessibleName("Sampled against exact probability of every example")
        self.widget.setFixedHeight(220)
        view = self.item.getViewBox()
        view.setMouseEnabled(x=False, y=False)
        view.setRange(xRange=(-0.03, 1.03), yRange=(-0.03, 1.03), padding=0)
        for side in ("left", "bottom"):
            axis = self.item.getAxis(side)
            axis.setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
            axis.setStyle(tickLength=4, tickTextOffset=4)
        self.item.getAxis("left").setWidth(42)
        self.item.layout.setContentsMargins(0, 0, 6, 0)
        for z, item in enumerate((self._diagonal, self._past, self.now)):
            item.setZValue(z)
            self.item.addItem(item, ignoreBounds=True)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(6)
        for row, (name, (title, sentence)) in enumerate(_ROWS.items()):
            caption, value = label(title, "small"), label("–")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setAccessibleName(title)
            for widget in (caption, value):
                widget.setToolTip(sentence)
            grid.addWidget(caption, row, 0)
            grid.addWidget(value, row, 1)
            self.figures[name] = value
        grid.addWidget(self.timing, len(_ROWS), 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def redraw(self) -> None:
        """Draw the newest batch before those of the past."""
        if not self._clouds:
            return
        *past, (exact, sampled) = self._clouds
        self.now.setData(exact, sampled)
        if past:
            self._past.setData(np.concatenate([x for x, _ in past]), np.concatenate([y for _, y in past]))
        else:
            self._past.clear()


def _texts(report: SamplerReport) -> dict[str, str]:
    """Write the figures of a report, each with its unit."""
    capped, programmed = report.capped_h + report.capped_j, report.programmed
    return {
        "kl": _divergence(report),
        "tv": _variation(report),
        "beta": _beta(report.beta, report.beta_error),
        "capped": f"{capped:,} of {programmed:,}" if programmed else "not used",
        "below_noise": _share(report.below_noise, BELOW_NOISE),
        "hub_breaks": _share(report.hub_breaks, HUB_BREAKS),
        "seconds": _duration(report.seconds),
        "qpu": _duration(report.qpu_seconds) if report.submissions else "not used",
    }


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


def _spent(timing: Timing) -> str:
    """Write what QPU time was spent on, in one line."""
    parts = [
        f"{name} {_milliseconds(getattr(timing, name))}"
        for name in ("programming", "sampling", "readout", "overhead")
        if name != "overhead" or timing.overhead
    ]
    return f"{', '.join(parts)} ms"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.0f}" if seconds >= 0.01 else f"{seconds * 1e3:.2g}"


def _divergence(report: SamplerReport) -> str:
    if report.kl_corrected is not None and report.kl_error:
        return _with_error(report.kl_corrected, report.kl_error)
    return "–" if math.isnan(report.kl) else DIVERGENCE.text(report.kl)


def _variation(report: SamplerReport) -> str:
    if report.tv is None:
        return "–"
    noise = f" ({VARIATION.text(report.tv_expected)})" if report.tv_expected else ""
    return VARIATION.text(report.tv) + noise


def _beta(beta: float | None, error: float | None) -> str:
    if beta is None:
        return "not used"
    return _with_error(beta, error) if error and math.isfinite(error) else f"{beta:.3g}"


def _with_error(value: float, error: float) -> str:
    """Write a value with the decimals that its standard error leaves it."""
    decimals = min(max(-math.floor(math.log10(error)), 0), 6)
    shown = round(value, decimals)
    return f"{'−' if shown < 0 else ''}{abs(shown):.{decimals}f} ± {error:.{decimals}f}"


def _share(share: float | None, quantity: Quantity) -> str:
    return "not used" if share is None else quantity.text(share)
