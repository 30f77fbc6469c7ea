"""Our inner loops beside those of peers."""

import numpy as np
import torch
from frame import compare, main, products, threads

from qanneal_gui import config
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.star import find_star
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.samplers.classical import GibbsSampler
from qanneal_gui.science import mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.parameters import init_mlp
from qanneal_gui.support import cores


def backpropagation():
    rng = np.random.default_rng(0)
    x = rng.random((1000, 784), np.float32)
    y = (rng.random((1000, 1)) < 0.5).astype(np.float32)
    adam, box = Adam(0.001), [init_mlp(784, 548, 1, rng)]

    def ours():
        p = box[0]
        box[0] = adam.minimise(p, mlp.gradient(p, x, p.preactivation(x), y))

    network = torch.nn.Sequential(torch.nn.Linear(784, 548), torch.nn.Sigmoid(), torch.nn.Linear(548, 1))
    optimiser = torch.optim.Adam(network.parameters(), lr=0.001)
    tx, ty = torch.tensor(x), torch.tensor(y)

    def peer():
        optimiser.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(tx), ty).backward()
        optimiser.step()

    rows = []
    for count in (1, cores.available()):
        with threads(count):
            row = compare(
                "backpropagation and ADAM, batch 1000, K = 548",
                ours,
                "PyTorch",
                peer,
                runs=20,
                at_least=1.2,
                limit=products((1000, 784, 548), (548, 1000, 784), (1000, 548, 1), (1, 1000, 548)),
            )
            rows.append(row)
    return rows


def gibbs():
    rng = np.random.default_rng(0)
    problems = ClampedBatch(
        rng.standard_normal((1, 548)).astype(np.float32),
        (0.1 * rng.standard_normal((1, 548))).astype(np.float32),
        np.zeros(1, np.float32),
    )
    sampler = GibbsSampler(1000, 20)
    a, w = torch.tensor(problems.a[0]), torch.tensor(problems.W2[0])

    def peer():
        y = (torch.rand(1000) < 0.5).float()
        for _ in range(20):
            k = (torch.rand(1000, 548) < torch.sigmoid(a + y[:, None] * w)).float()
            y = (torch.rand(1000) < torch.sigmoid(k @ w)).float()

    return compare(
        "block Gibbs, 1000 chains × 20 sweeps, K = 548",
        lambda: sampler.sample(problems, rng),
        "PyTorch",
        peer,
        at_least=5,
    )


def physical_samples():
    import dimod
    from dwave.samplers import TreeDecompositionSampler

    rng = np.random.default_rng(0)
    star = find_star(load_topology("pegasus:16"), 548)
    layout = Layout([star])
    n, e = len(layout.qubits), len(layout.edges)
    h, J = 0.05 * rng.standard_normal(n), 0.05 * rng.standard_normal(e)
    forest = Forest(n, layout.edges)
    bqm = dimod.BinaryQuadraticModel.from_ising(
        dict(enumerate(h)), {tuple(pair): j for pair, j in zip(layout.edges.tolist(), J, strict=True)}
    )
    peer = TreeDecompositionSampler()
    return compare(
        "exact physical samples of an embedded K(548,1)",
        lambda: forest.sample(h, J, 8.0, 1000, rng),
        "TreeDecompositionSampler",
        lambda: peer.sample(bqm, num_reads=1000, beta=8.0),
        at_least=40,
    )


def neal_and_simulated_qpu():
    rng = np.random.default_rng(0)
    problems = ClampedBatch(
        rng.standard_normal((5, 548)).astype(np.float32),
        (0.1 * rng.standard_normal((1, 548))).astype(np.float32),
        np.zeros(1, np.float32),
    )
    ours = make_sampler(config.preset("paper-quantum-1"))
    peer = make_sampler(config.assemble(None, "paper-quantum-1", ["sampler.kind=neal", "sampler.sweeps=100"]))
    return compare(
        "one step's samples, 5 × 1000 reads, K = 548",
        lambda: ours.sample(problems, rng),
        "neal, 100 sweeps",
        lambda: peer.sample(problems, rng),
        peer_runs=2,
        at_least=200,
    )


def embedding():
    import minorminer

    graph = load_topology("pegasus:6")
    target = graph.graph()
    edges = [("y", f"k{j}") for j in range(60)]
    return compare(
        "embedding of K(60,1) on P6",
        lambda: find_star(graph, 60),
        "minorminer",
        lambda: minorminer.find_embedding(edges, target, random_seed=1),
        peer_runs=2,
        at_least=100,
    )


if __name__ == "__main__":
    main(backpropagation, gibbs, physical_samples, neal_and_simulated_qpu, embedding)
