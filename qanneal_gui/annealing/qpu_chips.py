"""On which chip a run on a QPU may be, before it is asked: those of the account, or those known of D-Wave."""

from collections.abc import Iterator
from functools import lru_cache

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.search import DoesNotFitError
from qanneal_gui.annealing.embedding.topology import NAME, Topology, load_topology
from qanneal_gui.annealing.qpu import seen
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.formatting import write_count

KNOWN = ("pegasus:16", "zephyr:12", "zephyr:15")
"""Advantage, Advantage2, and the largest chip that D-Wave has announced: ideal, so none holds more."""


class NoKnownChipError(DoesNotFitError):
    """No chip that is known holds the network; one of the account, which was not asked, might."""


def chip_of(config: RunConfig) -> SimulatedDevice:
    """Return the chip that a run is made or priced on while no QPU was asked; it embeds the network.

    Raises
    ------
    DoesNotFitError
        The QPUs of the account are known, and none of them holds the network.
    NoKnownChipError
        No chip that is known does.
    ConfigError
        None holds as many copies as the config asks for.
    """
    sampler = config.sampler
    if not config.billed:
        return simulated_device(sampler)
    tried: list[tuple[str, Topology]] = []
    most, at = 0, ""
    for name, topology in _candidates(config):
        copies = _copies(config, topology)
        if copies and (sampler.copies == "auto" or copies >= sampler.copies):
            # The numbers of another chip than the settings name: those of its topology.
            known = topology.name if NAME.match(topology.name) else sampler.topology
            return simulated_device(sampler.model_copy(update={"topology": known}), topology)
        tried.append((name, topology))
        most, at = max((copies, name), (most, at))
    if most:
        raise ConfigError(
            f'sampler.copies = {sampler.copies} does not fit on {at}; use at most {most}, or "auto".'
        )
    raise _refusal(config, tried)


def _copies(config: RunConfig, topology: Topology) -> int:
    """Return how many copies of the network a chip holds, up to those wanted."""
    hidden, outputs, wanted = config.model.hidden, config.outputs, config.sampler.copies
    if hidden + outputs > len(topology):
        return 0
    return len(search.embed(topology, hidden, outputs, None if wanted == "auto" else wanted))


def _candidates(config: RunConfig) -> Iterator[tuple[str, Topology]]:
    """Yield the chips, by the names that users know, that the run may get: the likeliest first."""
    sampler = config.sampler
    yield from seen.chips(sampler.solver).items()
    if seen.all_known(sampler.solver):
        return
    family = sampler.solver if sampler.solver in seen.FAMILIES else ""
    simulated = (sampler.topology,) if _is_no_larger(sampler.topology) else ()
    for name in dict.fromkeys((*simulated, *KNOWN)):
        if name.startswith(family):
            yield (
                name,
                search.simulated_topology(sampler) if name == sampler.topology else load_topology(name),
            )


def _is_no_larger(name: str) -> bool:
    """Whether a chip that can be simulated is no larger than those that there are."""
    family, m, t = NAME.match(name).groups()  # type: ignore[union-attr]
    largest = max(int(known.partition(":")[2]) for known in KNOWN if known.startswith(family))
    return int(m) <= largest and int(t or 4) <= 4


def _refusal(config: RunConfig, tried: list[tuple[str, Topology]]) -> DoesNotFitError:
    hidden, outputs = config.model.hidden, config.outputs
    asked = seen.all_known(config.sampler.solver)
    if not tried:
        of = f" with the topology {config.sampler.solver}" if config.sampler.solver else ""
        return DoesNotFitError(
            f"Your account has no QPU{of}; set sampler.solver to another one, or leave it empty."
        )
    best, at = max((_largest(topology, outputs), name) for name, topology in tried)
    names = ", ".join(name for name, _ in tried)
    where, end = names, ""
    if len(tried) > 1:
        kind = "QPU of your account" if asked else "D-Wave chip that qanneal knows"
        where, end = f"any {kind} ({names})", f", on {at}"
    return (DoesNotFitError if asked else NoKnownChipError)(
        f"model.hidden = {hidden} does not fit on {where}; the largest network with "
        f"{write_count(outputs, 'output')} that fits has {best} hidden units{end}."
    )


@lru_cache(maxsize=64)
def _largest(topology: Topology, outputs: int) -> int:
    """Return the most hidden units that fit; of many outputs, it is a search of seconds."""
    return search.largest(topology, outputs)
