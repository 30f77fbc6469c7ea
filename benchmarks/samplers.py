"""Samplers beside PyTorch and those of Ocean: block Gibbs, the simulated QPU, exact physical samples."""

from functools import partial

import numpy as np
import torch
from frame import SPIN, Row, clock, compare, main, medians

from qanneal_gui import config
from qanneal_gui.annealing.block_gibbs import run_chains
from qanneal_gui.annealing.embedding.programming import Layout
from qanneal_gui.annealing.embedding.star import find_star
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.forest_sampling import Forest
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.samplers.classical import GibbsSampler
from qanneal_gui.support import cores
from qanneal_gui.training.loop import one_blas_thread

READS, SWEEPS, HIDDEN = 1000, 20, 548


def batch(rng, count):
    """Return problems like those met in training."""
    return ClampedBatch(
        rng.standard_normal((count, HIDDEN)).astype(np.float32),
        (0.1 * rng.standard_normal((1, HIDDEN))).astype(np.float32),
        np.zeros(1, np.float32),
    )


def gibbs():
    """Chains beside PyTorch's, whose elementwise functions take all threads; ours, every unit drawn, one."""
    one_blas_thread()  # as in a training step, whose threads are its own
    rng = np.random.default_rng(0)
    rows = []
    for count, name in ((1, "1000 chains"), (5, "5 × 1000 chains")):
        problems = batch(rng, count)
        sampler = GibbsSampler(READS, SWEEPS)
        a, w = torch.tensor(problems.a)[:, None], torch.tensor(problems.W2[0])

        def peer(a=a, w=w):
            y = torch.rand(len(a), READS, 1) < 0.5
            off, on = torch.sigmoid(a), torch.sigmoid(a + w)  # all that y can make of them
            for _ in range(SWEEPS):
                k = (torch.rand(len(a), READS, HIDDEN) < torch.where(y, on, off)).float()
                y = (torch.rand(len(a), READS) < torch.sigmoid(k @ w))[:, :, None]

        def ours(problems=problems, sampler=sampler):
            sampler.sample(problems, rng)

        def drawn(problems=problems):
            run_chains(problems, READS, SWEEPS, rng)

        work = f"{name} × 20 sweeps, K = 548"
        closed, units, theirs = medians(ours, drawn, peer, runs=(9, 9, 5), rest=SPIN)
        row = partial(Row, peer="PyTorch, every unit drawn", theirs=theirs, threads=cores.in_use())
        rows += [
            row(
                work=f"block Gibbs, {work}, every unit drawn",
                ours=units,
                at_least=5,
                limit=random_bytes(count * READS * SWEEPS * HIDDEN),
                bound="NumPy's fastest way to random bytes, one for each unit. The rest goes through the "
                "cache unit by unit: thresholds of each chain's y, the comparison, and its result as numbers "
                "for the product with W2. Ours is on one thread, too: most calls take microseconds, less "
                "than handing the interpreter over.",
            ),
            row(
                work=f"Gibbs samples, {work}, by the closed form of the chains",
                ours=closed,
                bound="No chain is run: samples of the same law, of one output only. The ratio is of "
                "algorithms; chains with chains are compared above.",
            ),
        ]
    return rows


def random_bytes(count):
    """Return the seconds that so many random bytes take, a sweep at a time."""
    bits = np.random.SFC64(0)

    def work():
        for _ in range(count // (READS * HIDDEN)):
            bits.random_raw(READS * HIDDEN // 8)

    return min(clock(work) for _ in range(5))


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
        lambda: peer.sample(bqm, num_reads=1000, beta=8.0, marginals=False),
        at_least=40,
    )


def neal_and_simulated_qpu():
    rng = np.random.default_rng(0)
    problems = batch(rng, 5)
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


if __name__ == "__main__":
    main(gibbs, physical_samples, neal_and_simulated_qpu)
