"""What others may use without the rest of the program: embeddings as Ocean has them, the device as a sampler.

    >>> import dwave_networkx as dnx
    >>> from qanneal_gui.annealing.for_ocean import SimulatedAnnealer, pack_star_embeddings
    >>> copies = pack_star_embeddings(dnx.pegasus_graph(4), 40)
    >>> sampler = SimulatedAnnealer("advantage", topology="pegasus:4")

The module imports Ocean, which takes a second; nothing of the program imports it.
"""

from collections.abc import Mapping
from typing import Any

import dimod
import networkx as nx
import numpy as np

from qanneal_gui.annealing.device_errors import Wiring
from qanneal_gui.annealing.embedding.embedding import verify
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.star import find_star
from qanneal_gui.annealing.embedding.topology import Topology, from_working_graph
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.samplers.classical import neal_sampler
from qanneal_gui.annealing.samplers.factory import simulated_device
from qanneal_gui.config import FROM_DEVICE, assemble
from qanneal_gui.errors import ConfigError
from qanneal_gui.science.arrays import Array

Chains = dict[str, list[int]]
"""An embedding: qubits of ``y0``, the output, and of ``k0``, ``k1``, …, the hidden units."""

_SWEEPS = 1000
_PROGRAMMING = 2
"""The stream of a seed from which errors at programming and samples are drawn; a chip has 0 and 1."""


def star_embedding(graph: nx.Graph, hidden: int) -> Chains | None:
    """Embed a star, K(hidden, 1), with a small and round hub.

    Parameters
    ----------
    graph : networkx.Graph
        The working graph, its nodes numbered as the solver numbers its qubits.
    hidden : int
        Number of leaves.

    Returns
    -------
    dict or None
        As `dwave.system.FixedEmbeddingComposite` takes it; None if no such star was found.

    Raises
    ------
    ConfigError
        Its nodes are not numbers.
    """
    topology = _topology(graph)
    found = find_star(topology, hidden) or find_star(topology, hidden, depth_weights=(0.0,))
    if found is None:
        return None
    verify([found], topology)
    return found.chains(topology)


def pack_star_embeddings(graph: nx.Graph, hidden: int, limit: int | None = None) -> list[Chains]:
    """Embed disjoint copies of a star, as many as are found but no more than `limit`.

    Parameters are those of `star_embedding`.
    """
    topology = _topology(graph)
    copies = pack_stars(topology, hidden, limit)
    if copies:
        verify(copies, topology)
    return [copy.chains(topology) for copy in copies]


class SimulatedAnnealer(dimod.Sampler, dimod.Structured):  # type: ignore[misc]  # dimod has no types
    """The simulated QPU for any Ising problem on its chip.

    Problems without cycles are sampled exactly, others by simulated annealing down to the device's β; all of
    them after the device's errors were added. Nothing tells chains from other couplers here, so all spins
    freeze at the β of single qubits.

    Parameters
    ----------
    device : str
        ``ideal``, ``low-noise``, ``advantage`` or ``advantage2``.
    **settings
        Other numbers of the device, such as ``topology="pegasus:6"``, ``h_noise=0.02`` or ``chip_seed=3``.

    Raises
    ------
    ConfigError
        There is no such device or setting, or a value cannot be.
    """

    def __init__(self, device: str = "advantage", **settings: Any) -> None:
        unknown = settings.keys() - FROM_DEVICE - {"chip_seed", "missing"}
        if unknown:
            raise ConfigError(
                f"A device has no setting {min(unknown)!r}; use {', '.join(sorted(FROM_DEVICE))}, chip_seed "
                "or missing."
            )
        values = {"device": device, **settings}
        made = assemble(overrides=[f"sampler.{name}={value}" for name, value in values.items()])
        self._device = simulated_device(made.sampler)
        self._topology = self._device.topology
        self._submitted = 0
        self._nodes: list[int] = self._topology.qubits.tolist()
        couplers = self._topology.qubits[self._topology.edges]
        self._edges: list[tuple[int, int]] = [(int(u), int(v)) for u, v in couplers]

    @property
    def nodelist(self) -> list[int]:
        """The working qubits."""
        return self._nodes

    @property
    def edgelist(self) -> list[tuple[int, int]]:
        """The working couplers."""
        return self._edges

    @property
    def parameters(self) -> dict[str, list[str]]:
        """What `sample` takes."""
        return {"num_reads": ["num_reads_range"], "seed": []}

    @property
    def properties(self) -> dict[str, Any]:
        """The device, in a solver's words."""
        return {
            "chip_id": self._device.name,
            "topology": self._topology.name,
            "num_reads_range": list(self._device.reads_range),
            "h_range": list(self._device.h_range),
            "j_range": list(self._device.j_range),
            "beta": self._device.beta,
        }

    @dimod.bqm_structured  # type: ignore[untyped-decorator]
    def sample(
        self, bqm: dimod.BinaryQuadraticModel, num_reads: int = 1, seed: int | None = None, **kwargs: Any
    ) -> dimod.SampleSet:
        """Sample a problem that fits the chip's graph; values are not rescaled.

        Parameters
        ----------
        bqm : dimod.BinaryQuadraticModel
        num_reads : int
        seed : int, optional
            Of the errors that are drawn at each programming, and of the samples.

        Raises
        ------
        ValueError
            If h, J or the number of reads lies outside the device's ranges.
        """
        self.remove_unknown_kwargs(**kwargs)
        ising = bqm.change_vartype("SPIN", inplace=False)
        variables = list(ising.variables)
        h = np.array([ising.linear[v] for v in variables], float)
        place = {v: i for i, v in enumerate(variables)}
        pairs = [(place[u], place[v]) for u, v in ising.quadratic]
        edges = np.array(pairs, np.int64).reshape(-1, 2)
        J = np.array([ising.quadratic[pair] for pair in ising.quadratic], float)
        self._check(h, J, num_reads)
        qubits = np.searchsorted(self._topology.qubits, np.array(variables, np.int64))
        # Plain, it would be the stream of the chip with that seed, whose lasting errors would be drawn twice.
        rng = np.random.default_rng(None if seed is None else [seed, _PROGRAMMING])
        wiring = Wiring(qubits, edges)
        solved = self._device.chip.disturbed(wiring, h, J, self._submitted, rng)
        self._submitted += 1
        spins = self._device.chip.read(self._spins(*solved, edges, num_reads, rng), rng)
        states = (2 * spins.T.astype(np.int8) - 1, variables)
        found = dimod.SampleSet.from_samples_bqm(states, ising, aggregate_samples=False)
        return found.change_vartype(bqm.vartype, inplace=False)

    def _spins(self, h: Array, J: Array, edges: Array, reads: int, rng: np.random.Generator) -> Array:
        try:
            return Forest(len(h), edges).sample(h, J, self._device.beta, reads, rng)
        except ValueError:  # it has cycles
            answer = neal_sampler().sample_ising(
                dict(enumerate(h)),
                {tuple(pair): j for pair, j in zip(edges.tolist(), J, strict=True)},
                num_reads=reads,
                num_sweeps=_SWEEPS,
                beta_range=(0.1, self._device.beta),
                seed=int(rng.integers(2**31)),
            )
            order = np.argsort(answer.variables)
            return np.asarray(answer.record.sample[:, order].T > 0)

    def _check(self, h: Array, J: Array, reads: int) -> None:
        for name, values, (low, high) in (
            ("h", h, self._device.h_range),
            ("J", J, self._device.j_range),
        ):
            if len(values) and not (low <= values.min() and values.max() <= high):
                raise ValueError(f"{name} must lie between {low:g} and {high:g}; scale the problem")
        fewest, most = self._device.reads_range
        if not fewest <= reads <= most:
            raise ValueError(f"num_reads must be from {fewest} to {most:,}")


def _topology(graph: nx.Graph) -> Topology:
    if not all(isinstance(node, int) for node in graph.nodes):
        raise ConfigError(
            "The nodes of a working graph are whole numbers, as a solver numbers its qubits; relabel them, "
            "for instance by networkx.convert_node_labels_to_integers."
        )
    about: Mapping[str, Any] = graph.graph
    family, rows = about.get("family"), about.get("rows")
    name = f"{family}:{rows}" if family in ("pegasus", "zephyr") and rows else "graph"
    if family == "zephyr" and about.get("tile", 4) != 4:
        name += f",{about['tile']}"
    return from_working_graph(name, graph.nodes, graph.edges)
