"""Gradients and their use beside PyTorch's."""

import itertools

import numpy as np
import torch
from frame import SPIN, LeftOutError, compare, images, lit_pixels, main, products, threads

from qanneal_gui import config
from qanneal_gui.science import mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.images import Gallery
from qanneal_gui.science.parameters import init_mlp
from qanneal_gui.support import cores
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.loop import one_blas_thread


def backpropagation():
    settings = config.preset("paper-equivalence")
    try:
        dataset = images(settings)
        x, y = dataset.train_x, dataset.train_y
    except LeftOutError:
        rows = []
    else:
        rows = _backpropagation("a batch of MNIST 0-1", x, y, at_least=1.2)
    rng = np.random.default_rng(0)
    x, y = rng.random((1000, 784), np.float32), (rng.random((1000, 1)) < 0.5).astype(np.float32)
    return rows + _backpropagation("random images", x, y, at_least=1.2)


def _backpropagation(name, x, y, **target):
    rng = np.random.default_rng(0)
    adam, box, gallery = Adam(0.001), [init_mlp(784, 548, 1, rng)], Gallery(x)
    turn, their_turn = itertools.count(), itertools.count()

    def ours():
        p, chosen = box[0], batch_indices(next(turn), len(x), 1000, seed=0)
        box[0] = adam.minimise(p, mlp.gradient(p, gallery.batch(chosen), y[chosen]))

    network = torch.nn.Sequential(torch.nn.Linear(784, 548), torch.nn.Sigmoid(), torch.nn.Linear(548, 1))
    optimiser = torch.optim.Adam(network.parameters(), lr=0.001, fused=True)
    tx, ty = torch.tensor(np.array(x)), torch.tensor(np.array(y))

    def peer():
        chosen = torch.tensor(batch_indices(next(their_turn), len(x), 1000, seed=0).copy())
        optimiser.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(tx[chosen]), ty[chosen]).backward()
        optimiser.step()

    batch = gallery.batch(batch_indices(0, len(x), 1000, seed=0))
    lit = lit_pixels(batch)
    rows = []
    for count in (1, cores.available()):
        with threads(count):
            one_blas_thread()  # as in a training step, whose threads are its own
            row = compare(
                f"backpropagation and ADAM, {name}, 1000, K = 548",
                ours,
                "PyTorch",
                peer,
                runs=20,
                rest=SPIN,
                limit=products((1000, lit, 548), (548, 1000, lit)) / count,
                bound=f"Two products with {lit} of 784 pixels; the peer multiplies black ones, too. The rest "
                "is memory read and written. Threads share weights gathered and sigmoids, but not the "
                "batch gathered, weights transposed, gradients added up, and ADAM's seven arrays, twelve "
                "passes for which the peer has one compiled function.",
                **target,
            )
            rows.append(row)
    return rows


if __name__ == "__main__":
    main(backpropagation)
