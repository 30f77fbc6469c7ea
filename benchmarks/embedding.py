"""Embedding, and what it costs at every step, beside Ocean's tools.

Searches of minorminer are given up after some seconds, as the rows say.
"""

import contextlib

import dimod
import minorminer
import networkx
import numpy as np
from dwave.embedding import EmbeddedStructure, embed_bqm, unembed_sampleset
from frame import Row, clock, compare, main, medians
from minorminer.utils.parallel_embeddings import find_multiple_embeddings

from qanneal_gui.annealing.embedding.embedding import verify
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.star import find_star
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch

PATIENCE = 45.0
"""Seconds for a search of minorminer's."""
PATIENCE_FOR_PACKING = 20.0
COPIES, HIDDEN, READS = 5, 548, 1000
CAPS = (-2.0, 2.0), (-1.0, 1.0)


def small_star():
    """A star that minorminer finds in a moment."""
    graph = load_topology("pegasus:6")
    target, edges = graph.graph(), [("y", f"k{j}") for j in range(60)]
    return compare(
        "embedding of K(60,1) on P6",
        lambda: find_star(graph, 60),
        "minorminer",
        lambda: minorminer.find_embedding(edges, target, random_seed=1),
        peer_runs=2,
        at_least=100,
    )


def large_stars():
    """Return rows of the paper's stars, which minorminer may not find in time."""
    return [large_star(name, hidden) for name, hidden in (("pegasus:16", 548), ("zephyr:15", 834))]


def large_star(name, hidden):
    graph, found = load_topology(name), {"theirs": {}}
    edges, target = [("y", f"k{j}") for j in range(hidden)], graph.graph()

    def ours():
        found["ours"] = find_star(graph, hidden)

    def theirs():
        with contextlib.suppress(RuntimeError):  # it may fail before it has a first guess
            found["theirs"] = minorminer.find_embedding(edges, target, random_seed=1, timeout=PATIENCE)

    (seconds,) = medians(ours)
    verify([found["ours"]], graph)
    taken = clock(theirs)
    chip, hub = name[0].upper() + name.split(":")[1], found["ours"].hub_qubits
    outcome = f"a hub of {len(found['theirs']['y'])} qubits" if found["theirs"] else "which fails after"
    return Row(
        work=f"embedding of K({hidden},1) on {chip}, a hub of {hub} qubits",
        ours=seconds,
        peer=f"minorminer, {outcome}",
        theirs=taken,
        at_least=500 if found["theirs"] else None,
        bound="" if found["theirs"] else "No ratio to reach: the peer has no answer.",
    )


def packing():
    """As many copies of K(64,1) as are found on P16."""
    graph, found = load_topology("pegasus:16"), {}
    source, target = networkx.star_graph(64), graph.graph()

    def ours():
        found["ours"] = pack_stars(graph, 64)

    def theirs():
        found["theirs"] = find_multiple_embeddings(
            source,
            target,
            max_num_emb=None,
            embedder=minorminer.find_embedding,
            embedder_kwargs={"random_seed": 1, "timeout": PATIENCE_FOR_PACKING},
            one_to_iterable=True,
            timeout=PATIENCE_FOR_PACKING,
        )

    (seconds,) = medians(ours)
    verify(found["ours"], graph)
    taken = clock(theirs)
    work = f"packing K(64,1) on P16: {len(found['ours'])} copies, until no more fit"
    peer = f"find_multiple_embeddings, {len(found['theirs'])} copies when given up after"
    return [
        Row(work=work, ours=seconds, peer=peer, theirs=taken),
        Row(work="packing K(64,1) on P16, the time alone", ours=seconds, at_most=0.5),
    ]


class Step:
    """Five problems of a step, from weights to what is programmed, and from spins to outputs."""

    def __init__(self):
        rng = np.random.default_rng(0)
        self.rng = rng
        self.problems = ClampedBatch(
            rng.standard_normal((COPIES, HIDDEN)).astype(np.float32),
            (0.1 * rng.standard_normal((1, HIDDEN))).astype(np.float32),
            np.zeros(1, np.float32),
        )
        graph = load_topology("pegasus:16")
        self.layout = Layout(pack_stars(graph, HIDDEN, COPIES))
        self.spins = rng.random((len(self.layout.qubits), READS)) < 0.5
        # What Ocean's composites know of an embedding before the first problem.
        self.labels = graph.qubits[self.layout.qubits].tolist()
        # It would use every coupler between two chains; given ours alone, it programs the same.
        edges = graph.qubits[self.layout.qubits[self.layout.edges]].tolist()
        self.structures = [EmbeddedStructure(edges, copy.chains(graph)) for copy in self.layout.copies]
        signs = np.where(self.spins.T, 1, -1).astype(np.int8)
        self.answer = dimod.SampleSet.from_samples((signs, self.labels), "SPIN", energy=np.zeros(READS))

    def built(self):
        ising = self.problems.ising(16.0)
        return self.layout.program(ising, list(range(COPIES)), 1.0, *CAPS)

    def read(self):
        return self.layout.outputs(self.spins, self.rng)

    def sources(self):
        a, W2, c = (array.astype(float) for array in (self.problems.a, self.problems.W2, self.problems.c))
        h_out, J = -(c[0] / 2 + W2.sum() / 4) / 16, np.clip(-W2[0] / 64, *CAPS[1])
        for one in a:
            h = np.clip(-(one / 2 + W2[0] / 4) / 16, *CAPS[0])
            linear = {"y0": h_out, **{f"k{j}": bias for j, bias in enumerate(h.tolist())}}
            couplings = {("y0", f"k{j}"): value for j, value in enumerate(J.tolist())}
            yield dimod.BinaryQuadraticModel.from_ising(linear, couplings)

    def built_by_peer(self):
        together = dimod.BinaryQuadraticModel("SPIN")
        for source, structure in zip(self.sources(), self.structures, strict=True):
            together.update(embed_bqm(source, structure, chain_strength=1.0))
        return together

    def read_by_peer(self):
        read = [
            unembed_sampleset(self.answer, structure, source)
            for source, structure in zip(self.sources(), self.structures, strict=True)
        ]
        return [one.samples(sorted_by=None)[:, "y0"] for one in read]

    def outputs_by_peer(self):
        alone = dimod.BinaryQuadraticModel.from_ising({"y0": 0.0}, {})
        read = [unembed_sampleset(self.answer, {"y0": one["y0"]}, alone) for one in self.structures]
        return [one.samples(sorted_by=None)[:, "y0"] for one in read]


def every_step():
    """What is done around the annealer at every step."""
    step = Step()
    program, peer = step.built(), step.built_by_peer()
    labels = dict(zip(step.labels, program.h.tolist(), strict=True))
    assert max(abs(peer.linear[q] - value) for q, value in labels.items()) < 1e-9
    for (u, v), value in zip(step.layout.edges.tolist(), program.J.tolist(), strict=True):
        assert abs(peer.get_quadratic(step.labels[u], step.labels[v]) - value) < 1e-9
    work = f"at every step, {COPIES} packed problems of K({HIDDEN},1)"
    return [
        compare(
            f"{work}: built, capped and embedded",
            step.built,
            "dimod and embed_bqm",
            step.built_by_peer,
            runs=9,
            peer_runs=3,
            at_least=5,
        ),
        compare(
            f"{work}: outputs of {READS} reads by majority vote",
            step.read,
            "unembed_sampleset of y alone",
            step.outputs_by_peer,
            runs=9,
            peer_runs=3,
            at_least=5,
        ),
        compare(
            f"{work}: the same beside the call that one makes by habit",
            step.read,
            "unembed_sampleset",
            step.read_by_peer,
            runs=9,
            peer_runs=3,
            bound="The peer also votes on hidden units, and computes energies, which no step needs.",
        ),
    ]


if __name__ == "__main__":
    main(small_star, large_stars, packing, every_step)
