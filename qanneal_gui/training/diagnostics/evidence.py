"""Whether the samples matter: one sentence from their gradient and from the gain over a coin-trained twin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qanneal_gui.config import kinds
from qanneal_gui.config.sections import ESTIMATED
from qanneal_gui.runs.history import Measured
from qanneal_gui.science.agreement import share
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.formatting import write_small
from qanneal_gui.training.events import StepEvent

RECENT = 20
"""Steps over which the share is taken: single batches of a few images differ much."""

LITTLE = 0.1
"""A share below this is hardly more than a coin's."""

DEFINITION = (
    "Cosine: between the gradient that the samples give and the exact one of the same batch, over all "
    "weights; 1 is the same direction. The coin's is that with P(y) = ½ in place of the samples: what the "
    "labels give by themselves. Of what the coin lacks, the samples supply the share (mean cosine − mean of "
    f"the coin's) / (1 − mean of the coin's), over the last {RECENT} steps: 0 % is a coin, 100 % the exact "
    f"gradient. {ESTIMATED}"
)

GAIN = (
    "Log-likelihood of the labels under the EBM less that under its twin, mean over the images, in nats. The "
    "twin is the network that the same run would have with a coin in place of the sampler."
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the samples have added so far.

    Attributes
    ----------
    sentence : str
    share : float or None
        Of the gradient, as `qanneal_gui.science.agreement.share` says; None where it is not known.
    useful : bool or None
        Whether the samples matter; None where nothing can be said.
    """

    sentence: str
    share: float | None
    useful: bool | None


def evidence(config: Mapping[str, Any], sampled: Array, coin: Array, gain: float | None) -> Evidence:
    """Put into a sentence what samples have added.

    Parameters
    ----------
    config : mapping
        The run's settings.
    sampled, coin : ndarray, shape (n,)
        Cosines of the sampled and of the coin's gradient, of the newest steps that have both.
    gain : float or None
        Newest gain in log-likelihood of the test images over the twin, in nats; None without a twin.
    """
    kind = kinds.kind_of(config)
    if kind is None:
        return Evidence(
            "Backpropagation takes no samples; choose the method EBM to see what an annealer's samples add.",
            None,
            None,
        )
    if kind.null:
        return Evidence(
            "A coin stands in for the samples here; choose another sampler to see what its samples add.",
            None,
            None,
        )
    if not len(coin):
        return Evidence("Waiting for the first samples.", None, None)
    found = share(sampled[-RECENT:], coin[-RECENT:])
    whose = {"real": "The annealer's samples", "simulated": "The simulated annealer's samples"}
    who = whose.get(kind.chip, "The samples")
    if found is None:
        first, better = "Of late a coin's gradient points where the exact one does", None
    elif found < 0.005:
        first, better = f"{who} account for none of the gradient: a coin's is as good", False
    else:
        first, better = f"{who} account for {100 * found:.0f} % of the gradient", found >= LITTLE
    if gain is None:
        return Evidence(f"{first}.", found, better)
    ahead = abs(gain) >= 0.0005 and gain > 0
    word = "and" if bool(better) == ahead else "but"
    useful = (ahead or None) if better is None else better and ahead
    return Evidence(f"{first}, {word} {_told(gain)}.", found, useful)


def of_steps(config: Mapping[str, Any], steps: Sequence[StepEvent]) -> Evidence:
    """Return the evidence of some steps of a run, in their order; the sentence is empty without any."""
    both = [
        (report.gradient_cosine, report.coin_cosine)
        for step in steps
        if (report := step.sampler) and report.gradient_cosine is not None and report.coin_cosine is not None
    ]
    gains = [step.value("test_gain") for step in steps]
    return _of(config, np.array(both), next((gain for gain in reversed(gains) if gain is not None), None))


def of_run(config: Mapping[str, Any], measured: Measured) -> Evidence:
    """Return the evidence of a recorded run; the sentence is empty if it has none."""
    (sampled_at, sampled), (coin_at, coin) = (
        measured.at(f"sampler.{name}") for name in ("gradient_cosine", "coin_cosine")
    )
    _, a, b = np.intersect1d(sampled_at, coin_at, assume_unique=True, return_indices=True)
    gains = measured.at("test_gain")[1]
    both = np.stack([sampled[a], coin[b]], axis=1)
    return _of(config, both, float(gains[-1]) if len(gains) else None)


def _of(config: Mapping[str, Any], both: Array, gain: float | None) -> Evidence:
    if not len(both):
        return Evidence("", None, None)
    return evidence(config, both[:, 0], both[:, 1], gain)


def _told(gain: float) -> str:
    if abs(gain) < 0.0005:
        return "on test images the EBM is level with its coin-trained twin"
    where = "ahead of" if gain > 0 else "behind"
    return f"on test images the EBM is {write_small(abs(gain))} nats {where} its coin-trained twin"
