"""Our inner loops beside those of peers, in one process, as ratios of medians.

Run by ``make bench``. Absolute times say more about the machine than about the program, so every line
ends in how many times as long the peer takes; nothing here fails for being slow.
"""

import statistics
import time
import warnings

import numpy as np
import torch
from equivalence import equivalence_step

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


def median(work, runs):
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def compare(name, ours, peer_name, peer, runs=5, peer_runs=None):
    a, b = median(ours, runs), median(peer, peer_runs or runs)
    print(f"{name:46} {a * 1e3:9.2f} ms   {peer_name:28} {b * 1e3:9.2f} ms   ×{b / a:.2f}")


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

    compare("backpropagation and ADAM, batch 1000, K = 548", ours, "PyTorch", peer, 20)


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

    compare(
        "block Gibbs, 1000 chains × 20 sweeps, K = 548",
        lambda: sampler.sample(problems, rng),
        "PyTorch",
        peer,
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
    compare(
        "exact physical samples of an embedded K(548,1)",
        lambda: forest.sample(h, J, 8.0, 1000, rng),
        "TreeDecompositionSampler",
        lambda: peer.sample(bqm, num_reads=1000, beta=8.0),
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
    compare(
        "one step's samples, 5 × 1000 reads, K = 548",
        lambda: ours.sample(problems, rng),
        "neal, 100 sweeps",
        lambda: peer.sample(problems, rng),
        runs=5,
        peer_runs=2,
    )


def embedding():
    import minorminer

    graph = load_topology("pegasus:6")
    target = graph.graph()
    edges = [("y", f"k{j}") for j in range(60)]
    compare(
        "embedding of K(60,1) on P6",
        lambda: find_star(graph, 60),
        "minorminer",
        lambda: minorminer.find_embedding(edges, target, random_seed=1),
        runs=5,
        peer_runs=2,
    )


def main():
    warnings.simplefilter("ignore", DeprecationWarning)
    print(f"{'ours':46} {'median':>12}   {'peer':28} {'median':>12}   peer/ours")
    for benchmark in (
        backpropagation,
        equivalence_step,
        gibbs,
        physical_samples,
        neal_and_simulated_qpu,
        embedding,
    ):
        benchmark()


if __name__ == "__main__":
    main()
