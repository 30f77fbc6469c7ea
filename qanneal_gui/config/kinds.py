"""The kinds of samplers: what config, form and cost must know of them before anything is sampled.

How a kind is built is none of this: that is registered above, in `qanneal_gui.annealing.samplers`, so that
a config is read and a form is shown without importing anything that computes. The kinds of the program are
described here because their TOML is a contract; one from a package outside describes itself and says how it
is built in one place, with the decorator `qanneal_gui.annealing.samplers.sampler`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from qanneal_gui.config.setting import Section, Values
from qanneal_gui.support.registry import Registry

_NAME = re.compile(r"[a-z][a-z0-9-]*")

Shared = Literal["beta_eff", "sweeps"]
"""Settings that some kinds share and others do without."""


class SamplerOptions(Section):
    """Base of a kind's own settings, which stand in a config's ``[sampler.KIND]``; by itself it has none."""


@dataclass(frozen=True, slots=True)
class SamplerKind:
    """One kind of sampler.

    Attributes
    ----------
    name : str
        As ``sampler.kind`` says it: small letters, digits and hyphens.
    title, sentence : str
        As the window says it, and what it does.
    chip : str
        The chip that it programs: none, a simulated one, or a real one that is billed.
    uses : frozenset of str
        The shared settings that change what it does.
    closed_form : bool
        Whether it can return the expected counts themselves, which make the sampled gradient exact.
    null : bool
        Whether it takes no notice of the network: that its samples are not those of P(y|x) is meant.
    many_outputs : bool
        Whether it does without a sum over all 2^M outputs, of which more than 12 have too many.
    options : type of SamplerOptions
        The model of its own settings.
    """

    name: str
    title: str
    sentence: str
    chip: Literal["none", "simulated", "real"] = "none"
    uses: frozenset[Shared] = frozenset()
    closed_form: bool = False
    null: bool = False
    many_outputs: bool = False
    options: type[SamplerOptions] = SamplerOptions

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(
                f"{self.name!r} cannot be the name of a sampler; use lower-case letters, digits and hyphens"
            )

    @property
    def on_chip(self) -> bool:
        """Whether it programs an annealer, real or simulated: embedding, submissions, a budget."""
        return self.chip != "none"

    @property
    def billed(self) -> bool:
        """Whether it costs QPU time."""
        return self.chip == "real"


KINDS: Registry[SamplerKind] = Registry("sampler", group="qanneal.samplers")
"""All kinds by name, in the order in which they are offered."""

for kind in (
    SamplerKind("exact", "Exact", "Draws from the closed form of P(y|x).", closed_form=True),
    SamplerKind(
        "gibbs",
        "Gibbs (classical)",
        "Block Gibbs sampling on this computer, as in the paper's Classical-2.",
        uses=frozenset({"sweeps"}),
        many_outputs=True,
    ),
    SamplerKind(
        "neal",
        "Simulated annealing (neal)",
        "Simulated annealing on this computer, by Ocean's neal.",
        uses=frozenset({"sweeps", "beta_eff"}),
        many_outputs=True,
    ),
    SamplerKind(
        "uniform",
        "Coin (the null)",
        "Tosses a coin for every output, P(y) = ½ whatever the image: what learns as well with it owes "
        "nothing to its sampler.",
        null=True,
        many_outputs=True,
    ),
    SamplerKind(
        "simulated-qpu",
        "Simulated QPU",
        "A model of a D-Wave annealer, with its chip and its noise; costs no QPU time.",
        chip="simulated",
        uses=frozenset({"beta_eff"}),
        many_outputs=True,
    ),
    SamplerKind(
        "qpu",
        "D-Wave QPU",
        "A D-Wave annealer; costs QPU time.",
        chip="real",
        uses=frozenset({"beta_eff"}),
        many_outputs=True,
    ),
):
    KINDS[kind.name] = kind


def by_samples(values: Values) -> bool:
    """Whether the run learns from samples at all; backpropagation does not."""
    return bool(values["training"]["method"] == "ebm")


def has_shot_noise(values: Values) -> bool:
    """Whether the number of samples decides how exact a gradient is; a coin's is wrong anyhow."""
    found = kind_of(values)
    return found is not None and not found.null and values["training"]["gradient"] == "sampled"


def kind_of(values: Values) -> SamplerKind | None:
    """Return the kind of sampler that the run uses, if it uses one."""
    return KINDS.get(values["sampler"]["kind"]) if by_samples(values) else None


def on_chip(values: Values) -> bool:
    """Whether the run programs a chip, real or simulated."""
    found = kind_of(values)
    return found is not None and found.on_chip


def on_simulated_chip(values: Values) -> bool:
    """Whether the run programs a simulated chip."""
    found = kind_of(values)
    return found is not None and found.chip == "simulated"


def billed(values: Values) -> bool:
    """Whether the run costs QPU time."""
    found = kind_of(values)
    return found is not None and found.billed


def closed_form(values: Values) -> bool:
    """Whether the gradient can be had in closed form."""
    found = kind_of(values)
    return found is not None and found.closed_form


def uses_beta(values: Values) -> bool:
    """Whether problems are divided by β_eff."""
    found = kind_of(values)
    return found is not None and "beta_eff" in found.uses


def estimates_beta(values: Values) -> bool:
    """Whether β_eff is estimated from the samples."""
    return on_chip(values) and uses_beta(values) and values["sampler"]["beta_eff"] == "auto"


def uses_sweeps(values: Values) -> bool:
    """Whether the sampler makes sweeps."""
    found = kind_of(values)
    return found is not None and "sweeps" in found.uses
