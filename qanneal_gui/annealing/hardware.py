"""From a run's config to the chip it uses: topology, copies of the network, caps."""

from functools import lru_cache

from qanneal_gui.annealing.embedding import Embedding, verify
from qanneal_gui.annealing.packing import pack_stars
from qanneal_gui.annealing.star import find_star, largest_star
from qanneal_gui.annealing.topology import Topology, load_topology
from qanneal_gui.config import RunConfig, SamplerConfig
from qanneal_gui.errors import ConfigError


def place(config: RunConfig) -> list[Embedding]:
    """Return the verified copies of the config's network on its chip.

    Raises
    ------
    ConfigError
        If the network does not fit, naming the largest that does.
    """
    if config.outputs > 1:
        raise ConfigError(
            f"data.classes names {config.outputs} classes, but {config.sampler.kind} embeds one output; "
            "choose two classes, or sampler.kind gibbs or exact."
        )
    limit = None if config.sampler.copies == "auto" else config.sampler.copies
    copies = list(_place_stars(config.sampler.topology, config.model.hidden, limit))
    if not copies:
        largest = int(largest_star(load_topology(config.sampler.topology)).hidden.max())
        raise ConfigError(
            f"model.hidden = {config.model.hidden} does not fit on {config.sampler.topology}; "
            f"the largest network that fits has {largest} hidden units."
        )
    if limit is not None and len(copies) < limit:
        raise ConfigError(
            f"sampler.copies = {limit} do not fit on {config.sampler.topology}; at most {len(copies)} do, "
            'or take "auto".'
        )
    return copies


def chain_strength(sampler: SamplerConfig) -> float:
    """Return the chain strength in use; ``auto`` is the strongest coupling within the caps.

    Nothing is scaled down to make room for it: the problem keeps its β_eff (`auto_scale` is off), and
    a star's weights are small beside it.
    """
    return -sampler.j_range[0] if sampler.chain_strength == "auto" else sampler.chain_strength


@lru_cache(maxsize=16)
def _place_stars(topology_name: str, hidden: int, limit: int | None) -> tuple[Embedding, ...]:
    topology: Topology = load_topology(topology_name)
    copies = pack_stars(topology, hidden, limit)
    if not copies:
        # The compact hub of the packing may stop short of the chip's edge; the greediest does not.
        single = find_star(topology, hidden, depth_weights=(0.0,))
        copies = [single] if single else []
    if copies:
        verify(copies, topology)
    return tuple(copies)
