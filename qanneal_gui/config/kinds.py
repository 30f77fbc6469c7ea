"""The kinds of samplers: what config, form and cost must know of them before anything is sampled.

How a kind is built is none of this: that lies above, in `qanneal_gui.annealing.samplers`.
"""

from dataclasses import dataclass
from typing import Literal

from qanneal_gui.config.setting import Values


@dataclass(frozen=True, slots=True)
class SamplerKind:
    """One kind of sampler.

    Attributes
    ----------
    name : str
        As ``sampler.kind`` says it.
    title : str
        As the window says it.
    chip : str
        The chip that it programs: none, a simulated one, or a real one that is billed.
    uses : frozenset of str
        Which of ``sweeps`` and ``beta_eff`` change what it does.
    closed_form : bool
        Whether it can return the expected counts themselves, which make the sampled gradient exact.
    """

    name: str
    title: str
    chip: Literal["none", "simulated", "real"] = "none"
    uses: frozenset[str] = frozenset()
    closed_form: bool = False

    @property
    def on_chip(self) -> bool:
        """Whether it programs an annealer, real or simulated: embedding, submissions, a budget."""
        return self.chip != "none"

    @property
    def billed(self) -> bool:
        """Whether it costs QPU time."""
        return self.chip == "real"


KINDS = {
    kind.name: kind
    for kind in (
        SamplerKind("exact", "Exact", closed_form=True),
        SamplerKind("gibbs", "Gibbs (classical)", uses=frozenset({"sweeps"})),
        SamplerKind("neal", "Simulated annealing (neal)", uses=frozenset({"sweeps", "beta_eff"})),
        SamplerKind("simulated-qpu", "Simulated QPU", chip="simulated", uses=frozenset({"beta_eff"})),
        SamplerKind("qpu", "D-Wave QPU", chip="real", uses=frozenset({"beta_eff"})),
    )
}
"""All kinds by name, in the order in which they are offered."""


def by_samples(values: Values) -> bool:
    """Whether the run learns from samples at all; backpropagation does not."""
    return bool(values["training"]["method"] == "ebm")


def _kind(values: Values) -> SamplerKind | None:
    """Return the kind of sampler that the run uses, if any."""
    return KINDS.get(values["sampler"]["kind"]) if by_samples(values) else None


def on_chip(values: Values) -> bool:
    """Whether the run programs a chip, real or simulated."""
    kind = _kind(values)
    return kind is not None and kind.on_chip


def on_simulated_chip(values: Values) -> bool:
    """Whether the run programs a simulated chip."""
    kind = _kind(values)
    return kind is not None and kind.chip == "simulated"


def billed(values: Values) -> bool:
    """Whether the run costs QPU time."""
    kind = _kind(values)
    return kind is not None and kind.billed


def closed_form(values: Values) -> bool:
    """Whether the gradient can be had in closed form."""
    kind = _kind(values)
    return kind is not None and kind.closed_form


def uses_beta(values: Values) -> bool:
    """Whether problems are divided by β_eff."""
    kind = _kind(values)
    return kind is not None and "beta_eff" in kind.uses


def estimates_beta(values: Values) -> bool:
    """Whether β_eff is estimated from the samples."""
    return on_chip(values) and values["sampler"]["beta_eff"] == "auto"


def uses_sweeps(values: Values) -> bool:
    """Whether the sampler makes sweeps."""
    kind = _kind(values)
    return kind is not None and "sweeps" in kind.uses
