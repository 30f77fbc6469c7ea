"""How each kind of sampler is built; what a kind is, says `qanneal_gui.config.kinds`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from qanneal_gui.annealing.device import Device, SubmissionControl
from qanneal_gui.annealing.samplers.base import Sampler
from qanneal_gui.config import KINDS, RunConfig, SamplerKind, SamplerOptions
from qanneal_gui.config.kinds import Shared
from qanneal_gui.support.registry import Registry


@dataclass(frozen=True, slots=True)
class Access:
    """What a sampler is given beside the config.

    Attributes
    ----------
    device : Device or None
        The annealer of a kind that is billed.
    control : SubmissionControl or None
        How a sampler that submits is stopped, and how it is told what is being waited for.
    """

    device: Device | None = None
    control: SubmissionControl | None = None


Builder = Callable[[RunConfig, Access], Sampler]
B = TypeVar("B", bound=Builder)

_CLASSICAL, _ANNEALERS = (f"qanneal_gui.annealing.samplers.{name}" for name in ("classical", "factory"))
_BUILDERS: Registry[Builder] = Registry(
    "sampler",
    {
        "exact": _CLASSICAL,
        "gibbs": _CLASSICAL,
        "neal": _CLASSICAL,
        "uniform": _CLASSICAL,
        "simulated-qpu": _ANNEALERS,
        "qpu": _ANNEALERS,
    },
)


def builds(*names: str) -> Callable[[B], B]:
    """Register what builds kinds of samplers that `qanneal_gui.config.kinds` describes."""

    def register(build: B) -> B:
        for name in names:
            _BUILDERS[name] = build
        return build

    return register


def sampler(
    name: str,
    *,
    title: str,
    sentence: str,
    options: type[SamplerOptions] = SamplerOptions,
    uses: Iterable[Shared] = (),
    closed_form: bool = False,
    many_outputs: bool = False,
) -> Callable[[B], B]:
    """Register a kind of sampler: put it on a class, or a function, that takes a config and an `Access`.

    Parameters are those of `qanneal_gui.config.SamplerKind`. A package names its module in the entry-point
    group ``qanneal.samplers``, under the name of the kind.
    """
    kind = SamplerKind(
        name,
        title,
        sentence,
        uses=frozenset(uses),
        closed_form=closed_form,
        many_outputs=many_outputs,
        options=options,
    )

    def register(build: B) -> B:
        KINDS[name] = kind
        _BUILDERS[name] = build
        return build

    return register


def make_sampler(
    config: RunConfig, *, device: Device | None = None, control: SubmissionControl | None = None
) -> Sampler:
    """Build the sampler of a run, its network embedded and verified.

    Parameters
    ----------
    device : Device, optional
        The annealer of a kind that is billed; a simulated one is made here.
    control : SubmissionControl, optional
        As in `Access`.

    Raises
    ------
    ConfigError
        If the network does not fit.
    """
    return _BUILDERS[config.sampler.kind](config, Access(device, control))
