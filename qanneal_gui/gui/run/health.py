"""Sampler health: are the samples those of the exact P(y|x)? In a picture, in words and in figures."""

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from qanneal_gui.annealing.energies import energies
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.annealing.timing import Timing
from qanneal_gui.config import KINDS
from qanneal_gui.config.sections import ESTIMATED
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.metric_words import (
    BELOW_NOISE,
    DIVERGENCE,
    HUB_BREAKS,
    LENGTH,
    METRICS,
    VARIATION,
    Quantity,
)
from qanneal_gui.gui.common.widgets import Card, ElidedLabel, Sign, label
from qanneal_gui.gui.run.agreement import EnergyPlot, LogOddsPlot
from qanneal_gui.gui.run.noise_bar import NoiseBar
from qanneal_gui.science.fidelity import output_divergences
from qanneal_gui.support.wording import localised, number, told, tr
from qanneal_gui.training.diagnostics.noise import RECENT

_CLOSE, _FAR = 0.01, 0.1
"""KL (nats) up to which samples agree, and from which they mislead: 0.1 is a P of 0.5 taken for 0.72."""

_EMPTY = tr("Each batch of samples is compared with the exact P(y|x) here, once a run has drawn some.")

_BEYOND_CHANCE = 3
"""Standard errors of the KL from which it is more than shot noise."""


def _described(metric: str) -> tuple[str, str]:
    return METRICS[metric].title, METRICS[metric].about


_FEW_DRAWS = 20
"""Effective sample size below which the standard error of an estimate is not known either."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence on the samples, with a sign and the colour of its meaning."""

    sentence: str
    sign: str
    meaning: str


def known_as(report: SamplerReport) -> str:
    """Return what the samples of a report are held against."""
    return tr("P(y|x) as estimated by sampling") if report.sums == "sampled" else tr("the exact P(y|x)")


def judge(report: SamplerReport) -> Verdict:
    """Put into words how good the samples are; why, the noise budget says.

    Of several outputs the farthest is judged by itself, too: it has less shot noise than all together.
    """
    kl, target = report.divergence, known_as(report)
    kind = KINDS.get(report.kind)
    if kind is not None and kind.null:
        return Verdict(
            tr(
                "A coin in place of samples: how far it is from {target} is what a sampler can add.",
                target=target,
            ),
            "info",
            "quiet",
        )
    if math.isnan(kl):
        return Verdict(
            tr("How close the samples are to {target} was not recorded.", target=target), "info", "quiet"
        )
    if report.sums_effective is not None and report.sums_effective < _FEW_DRAWS:
        return Verdict(
            tr(
                "P(y|x) can only be estimated roughly here, from the worth of "
                "{sums_effective:.0f} draws: these figures do not tell whether the "
                "samples are good.",
                sums_effective=report.sums_effective,
            ),
            "warning",
            "caution",
        )
    stuck = ""
    if report.converged is False:
        more = tr("; raise the number of sweeps") if report.kind == "gibbs" else ""
        stuck = tr(" The Markov chains have not forgotten where they started{more}.", more=more)
    if kl < _BEYOND_CHANCE * (report.kl_error or 0):
        kl = 0.0
    where = ""
    if report.reads and report.p_exact and isinstance(report.p_exact[0], list):
        each = output_divergences(np.array(report.p_sampled), np.array(report.p_exact), report.reads)
        where = tr(", most in output y{argmax}", argmax=int(each.argmax()))
        kl = max(kl, float(each.max()))
    if kl < _CLOSE:
        return Verdict(
            tr("The samples agree with {target}.{stuck}", target=target, stuck=stuck), "ok", "good"
        )
    how, sign, meaning = (
        (tr("slightly"), "warning", "caution") if kl < _FAR else (tr("strongly"), "error", "trouble")
    )
    return Verdict(
        tr(
            "The samples deviate {how} from {target}{where}.{stuck}",
            how=how,
            target=target,
            where=where,
            stuck=stuck,
        ),
        sign,
        meaning,
    )


_ROWS = {
    "kl": (
        DIVERGENCE.label,
        tr(
            "Divergence KL(sampled ‖ exact), mean over the batch, less what exact "
            "samples show for their shot noise; with its standard error."
        ),
    ),
    "tv": (
        tr("TV (shot noise)"),
        tr(
            "Total variation between sampled and exact P(y|x): half the sum of "
            "|frequency − probability|, mean over the batch. In brackets what exact "
            "samples show for their shot noise."
        ),
    ),
    "sums": (
        tr("P(y|x) held against"),
        tr(
            "{estimated} Then this is the largest standard error of a log P(y|x) in "
            "the batch; all figures here that name the exact P(y|x), energy or "
            "gradient are held against the estimate.",
            estimated=ESTIMATED,
        ),
    ),
    "reads": _described("reads"),
    "gradient": (
        tr("Gradient error (shot noise)"),
        tr(
            "‖sampled − exact‖ / ‖exact‖ of the gradient of the batch. In brackets "
            "what as many exact samples show on average."
        ),
    ),
    "energy": (
        tr("Energy shift / nats"),
        tr("Mean energy of the reads kept above that of exact samples, with its standard error."),
    ),
    "beta": _described("beta"),
    "capped": (tr("Capped values"), tr("Programmed h and J that were outside the range, out of all.")),
    "below_noise": _described("below_noise"),
    "hub_breaks": _described("hub_breaks"),
    "seconds": (tr("Sampling time"), tr("Wall time for the last batch.")),
    "qpu": (tr("QPU time"), tr("QPU access time of the last batch, and what it was spent on.")),
}


class Health(Card):
    """Sampled against exact, in pictures and figures, and what explains the distance."""

    def __init__(self) -> None:
        super().__init__(tr("Sampler health"))
        explain(self, tr("Sampler health"), _EMPTY, "sampling#what-goes-wrong")
        self._shown: SamplerReport | None = None
        self._recent: deque[SamplerReport] = deque(maxlen=RECENT)
        self._note = ""
        self.pinned: int | None = None
        self.at = ElidedLabel()
        self.title_row.addWidget(self.at)
        self.verdict = Sign("body")
        self.empty = label(
            _EMPTY,
            "small",
            wrap=True,
        )
        self.log_odds, self.energy = LogOddsPlot(), EnergyPlot()
        self.noise = NoiseBar()
        self.figures: dict[str, QLabel] = {}
        self.timing = label("", "small", wrap=True)
        self.timing.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.timing.setToolTip(
            tr(
                "Programming, sampling (anneals and the delays after them) and readout "
                "are billed; what the QPU needs besides is not."
            )
        )
        # First what it comes to and what to do, which must be seen without scrolling.
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.noise.sentence)
        self.body.addWidget(self.log_odds)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._figures())
        self.body.addWidget(self.noise)
        self.body.addWidget(self.energy)
        self.body.addStretch(1)
        self.recolor()
        self.clear()

    def begin(self, config: Mapping[str, Any]) -> None:
        """Take the settings of the run that is shown, from which advice starts."""
        self.noise.begin(config)

    def clear(self, note: str = "") -> None:
        """Show that nothing was sampled, and why."""
        self._recent.clear()
        self._note = note
        self._pin(None)
        self._blank(note)

    def show_reports(self, reports: Sequence[SamplerReport]) -> None:
        """Show the newest of some sampler reports, unless a step is pinned; `redraw` draws it."""
        self._recent.extend(reports[-RECENT:])
        if reports and self.pinned is None:
            self._show(reports)

    def pin(self, step: int, report: SamplerReport | None) -> None:
        """Stay at a step, and at what its samples were; None if it drew none."""
        self._blank(tr("Step {step:,} drew no samples.", step=step))
        self._pin(step)
        if report is not None:
            self._show([report])
        self._draw()

    def unpin(self) -> None:
        """Show the newest samples again."""
        if self.pinned is not None:
            self._pin(None)
            self._blank(self._note)
            if self._recent:
                self._show(list(self._recent))
            self._draw()

    def redraw(self) -> None:
        """Draw the batch that is shown."""
        self.log_odds.show_report(self._shown)

    def redraw_energies(self) -> None:
        """Draw the energies of the batch that is shown, if it was on a chip."""
        snapshot = self._shown and self._shown.snapshot
        found = energies(snapshot) if snapshot else None
        self.energy.setVisible(found is not None)
        if found is not None:
            self.energy.show_energies(found)
            self.figures["energy"].setText(_with_error(found.shift, found.shift_error))
        elif self._shown is not None:
            self.figures["energy"].setText(
                tr("not recorded") if self.pinned and self._shown.submissions else tr("not used")
            )

    def _draw(self) -> None:
        self.redraw()
        self.redraw_energies()

    def _pin(self, step: int | None) -> None:
        self.pinned = step
        self.at.show_text("" if step is None else tr("step {step:,}, pinned", step=step))

    def _blank(self, note: str) -> None:
        self._shown = None
        self.log_odds.show_report(None)
        self.energy.hide()
        self.noise.clear()
        for value in self.figures.values():
            value.setText("–")
        self.timing.hide()
        self.verdict.show_sentence("", "")
        if note:
            self.empty.setText(note)
        self.empty.show()

    def _show(self, reports: Sequence[SamplerReport]) -> None:
        newest = self._shown = reports[-1]
        for name, text in _texts(newest).items():
            self.figures[name].setText(text)
        self.timing.setText(_spent(newest.timing) if newest.timing else "")
        self.timing.setVisible(newest.timing is not None)
        self.noise.show_reports(reports)
        verdict = judge(newest)
        self.verdict.show_sentence(verdict.sentence, verdict.sign, verdict.meaning)
        self.empty.hide()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.log_odds.recolor()
        self.energy.recolor()
        self.noise.recolor()
        self.verdict.recolor()

    def _figures(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for name, (title, sentence) in _ROWS.items():
            caption, value = label(title, "small", wrap=True), label("–")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            value.setAccessibleName(title)
            # Rows of their own: in columns the longest caption would not leave room for the longest value.
            row = QHBoxLayout()
            row.setSpacing(theme.GRID)
            for widget in (caption, value):
                widget.setToolTip(sentence)
                row.addWidget(widget)
            row.setStretch(0, 1)
            column.addLayout(row)
            self.figures[name] = value
        column.addWidget(self.timing)
        return column


def _texts(report: SamplerReport) -> dict[str, str]:
    """Write the figures of a report, each with its unit."""
    capped, programmed = report.capped_h + report.capped_j, report.programmed
    return {
        "kl": _divergence(report),
        "tv": _variation(report),
        "sums": _sums(report),
        "reads": "–" if report.reads is None else number(report.reads, ","),
        "gradient": _gradient(report),
        "beta": _beta(report.beta, report.beta_error),
        "capped": tr("{capped:,} of {programmed:,}", capped=capped, programmed=programmed)
        if programmed
        else tr("not used"),
        "below_noise": _share(report.below_noise, BELOW_NOISE),
        "hub_breaks": _share(report.hub_breaks, HUB_BREAKS),
        "seconds": _duration(report.seconds),
        "qpu": _duration(report.qpu_seconds) if report.submissions else tr("not used"),
    }


def _duration(seconds: float) -> str:
    return (
        tr("{seconds:,.0f} ms", seconds=seconds * 1000)
        if seconds < 1
        else tr("{seconds:,.1f} s", seconds=seconds)
    )


def _spent(timing: Timing) -> str:
    """Write what QPU time was spent on, in one line."""
    parts = [
        f"{told(name)} {_milliseconds(getattr(timing, name))}"
        for name in ("programming", "sampling", "readout", "overhead")
        if name != "overhead" or timing.overhead
    ]
    return tr("{parts} ms", parts=", ".join(parts))


def _milliseconds(seconds: float) -> str:
    return number(seconds * 1e3, ",.0f") if seconds >= 0.01 else number(seconds * 1e3, ".2g")


def _divergence(report: SamplerReport) -> str:
    if report.kl_corrected is not None and report.kl_error:
        return _with_error(report.kl_corrected, report.kl_error)
    return "–" if math.isnan(report.kl) else DIVERGENCE.text(report.kl)


def _sums(report: SamplerReport) -> str:
    if report.sums != "sampled":
        return "exact"
    return (
        "estimated"
        if report.sums_error is None
        else tr("estimated, ±{sums_error:.2g} nats", sums_error=report.sums_error)
    )


def _variation(report: SamplerReport) -> str:
    if report.tv is None:
        return "–"
    noise = f" ({VARIATION.text(report.tv_expected)})" if report.tv_expected else ""
    return VARIATION.text(report.tv) + noise


def _gradient(report: SamplerReport) -> str:
    if report.gradient_error is None:
        return "–"
    noise = f" ({LENGTH.text(report.shot_error)})" if report.shot_error else ""
    return LENGTH.text(report.gradient_error) + noise


def _beta(beta: float | None, error: float | None) -> str:
    if beta is None:
        return tr("not used")
    return _with_error(beta, error) if error and math.isfinite(error) else number(beta, ".3g")


def _with_error(value: float, error: float) -> str:
    """Write a value with the decimals that its standard error leaves it."""
    if not error > 0:
        return number(value, ".3g")
    decimals = min(max(-math.floor(math.log10(error)), 0), 6)
    shown = round(value, decimals)
    return localised(f"{'−' if shown < 0 else ''}{abs(shown):.{decimals}f} ± {error:.{decimals}f}")


def _share(share: float | None, quantity: Quantity) -> str:
    return tr("not used") if share is None else quantity.text(share)
