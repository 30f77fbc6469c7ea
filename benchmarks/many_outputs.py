"""Ten outputs: combs, samples on them and exact sums, beside those of peers."""

import numpy as np
import torch
from frame import Row, compare, main, threads

from qanneal_gui import config
from qanneal_gui.annealing.embedding.comb_search import find_comb, largest_comb, pack_combs
from qanneal_gui.annealing.embedding.topology import busgraph, load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.science import ebm

TEN = ["data.classes=[0,1,2,3,4,5,6,7,8,9]", "sampler.device=ideal"]


def batch(examples, hidden):
    rng = np.random.default_rng(0)
    W2 = (0.3 * rng.standard_normal((10, hidden))).astype(np.float32)
    a = (0.5 * rng.standard_normal((examples, hidden))).astype(np.float32)
    return ClampedBatch(a, W2, np.zeros(10, np.float32))


def combs():
    rows = []
    for name in ("pegasus:16", "zephyr:15"):
        chip = load_topology(name)

        def peer(chip=chip, name=name):
            graph = busgraph(name, chip.qubits.tolist(), chip.qubits[chip.edges].tolist())
            return graph.find_biclique_embedding(64, 10)

        row = compare(
            f"K(64,10) on {name}", lambda chip=chip: find_comb(chip, 64, 10), "busclique", peer, runs=3
        )
        qubits, others = len(find_comb(chip, 64, 10).qubits), sum(map(len, peer().values()))
        copies, largest = len(pack_combs(chip, 64, 10)), largest_comb(chip, 10)
        size = {"unit": "qubits", "peer": "busclique", "ours": qubits, "theirs": others}
        rows += [row, Row(work=f"K(64,10) on {name}, {copies} copies; the largest K is {largest:,}", **size)]
    return rows


def samples():
    rows = []
    rng = np.random.default_rng(0)
    for hidden, examples in ((64, 20), (548, 5)):
        size = [f"model.hidden={hidden}", f"training.batch_size={examples}"]
        ours = make_sampler(config.assemble(overrides=[*TEN, *size]))
        neal = ["sampler.kind=neal", "sampler.sweeps=100"]
        peer = make_sampler(config.assemble(overrides=[*TEN, *size, *neal]))
        problems = batch(examples, hidden)
        row = compare(
            f"samples, {examples} × 1000 reads, K({hidden},10)",
            lambda ours=ours, problems=problems: ours.sample(problems, rng),
            "neal, 100 sweeps, no chains",
            lambda peer=peer, problems=problems: peer.sample(problems, rng),
            peer_runs=1,
            warm=0,
        )
        rows.append(row)
    return rows


def sums():
    rows = []
    states = torch.tensor(ebm.output_states(10).astype(np.float32))
    for examples in (20, 1000):
        problems = batch(examples, 64)
        a, W2 = torch.tensor(problems.a), torch.tensor(problems.W2)

        def peer(a=a, W2=W2):
            softplus = torch.nn.functional.softplus
            parts = [softplus(some[:, None] + states @ W2).sum(2) for some in a.split(20)]
            torch.log_softmax(torch.cat(parts), 1)

        with threads(1):
            row = compare(
                f"exact P(y over x) of 1,024 outputs, {examples} images, K = 64",
                lambda problems=problems: ebm.log_conditional(problems.a, problems.W2, problems.c),
                "PyTorch",
                peer,
            )
        rows.append(row)
    return rows


if __name__ == "__main__":
    main(combs, samples, sums)
