"""The copies of a network that a config asks for: found on its chip, verified, and remembered."""

from qanneal_gui.annealing.embedding import biclique, cache
from qanneal_gui.annealing.embedding.comb_search import largest_comb, pack_combs
from qanneal_gui.annealing.embedding.embedding import Embedding, verify
from qanneal_gui.annealing.embedding.lattice import lattice
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.star import find_star, largest_star
from qanneal_gui.annealing.embedding.topology import Topology, load_topology, read_missing
from qanneal_gui.config import RunConfig, SamplerConfig
from qanneal_gui.errors import ConfigError
from qanneal_gui.support.formatting import write_count


def simulated_topology(sampler: SamplerConfig) -> Topology:
    """Return the simulated chip's working graph."""
    return working_topology(sampler.topology, sampler.missing)


def working_topology(name: str, missing: str = "") -> Topology:
    """Return the ideal chip of a name less the dead qubits and couplers that a file lists.

    Raises
    ------
    ConfigError
        Nothing is left of it.
    QannealError
        There is no such chip, or the file cannot be used.
    """
    topology = load_topology(name)
    if not missing:
        return topology
    working = topology.without(*read_missing(missing))
    if not len(working.edges):
        raise ConfigError(
            f"{missing} leaves {name} without a working coupler; correct the list of dead qubits."
        )
    return working


class DoesNotFitError(ConfigError):
    """The network is larger than any that fits the chip."""

    page = "troubles#does-not-fit"


def place(config: RunConfig, topology: Topology) -> list[Embedding]:
    """Return the verified copies of the config's network on a chip.

    Raises
    ------
    DoesNotFitError
        If the network does not fit; the sentence names the largest that does.
    ConfigError
        If it fits, but not as many copies as the config asks for.
    """
    hidden, outputs = config.model.hidden, config.outputs
    limit = None if config.sampler.copies == "auto" else config.sampler.copies
    copies = embed(topology, hidden, outputs, limit)
    if not copies:
        raise DoesNotFitError(
            f"model.hidden = {hidden} does not fit on {topology.name}; the largest network with "
            f"{write_count(outputs, 'output')} that fits has {largest(topology, outputs)} hidden units."
        )
    if limit is not None and len(copies) < limit:
        raise ConfigError(
            f'sampler.copies = {limit} does not fit on {topology.name}; use at most {len(copies)}, or "auto".'
        )
    return copies


def embed(topology: Topology, hidden: int, outputs: int, limit: int | None) -> list[Embedding]:
    """Find, verify and remember disjoint copies of K(hidden, outputs); none if none was found.

    Parameters
    ----------
    limit : int or None
        Most copies wanted; None for as many as can be found.
    """
    key = cache.key(topology, hidden, outputs, limit)
    remembered = cache.load(key)
    if remembered is not None:
        return remembered
    copies = _find(topology, hidden, outputs, limit)
    if copies:
        verify(copies, topology)
        cache.store(key, copies)
    return copies


def largest(topology: Topology, outputs: int) -> int:
    """Return the most hidden units that were found to fit."""
    if outputs == 1:
        return int(largest_star(topology).hidden.max())
    comb = largest_comb(topology, outputs)
    return comb if comb >= _biclique_bound(topology) else max(comb, biclique.largest(topology, outputs))


def _find(topology: Topology, hidden: int, outputs: int, limit: int | None) -> list[Embedding]:
    if outputs > 1:
        combs = pack_combs(topology, hidden, outputs, limit)
        if combs or hidden > _biclique_bound(topology):
            return combs
        # More outputs than a qubit crosses lines, or a chip too small or too damaged for a comb.
        found = biclique.find(topology, hidden, outputs)
        return [found] if found else []
    copies = pack_stars(topology, hidden, limit)
    if not copies:
        # The compact hub of the packing may stop short of the chip's edge; the greediest does not.
        single = find_star(topology, hidden, depth_weights=(0.0,))
        copies = [single] if single else []
    return copies


def _biclique_bound(topology: Topology) -> int:
    """Hidden units of a general biclique at most: each of them is a line at least, all of one direction."""
    chip = lattice(topology)
    return len(topology) if chip is None else chip.lines
