"""Gradients and their use beside PyTorch's."""

import numpy as np
import torch
from frame import SPIN, LeftOutError, compare, images, main, products, threads

from qanneal_gui import config
from qanneal_gui.science import mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.images import Images
from qanneal_gui.science.parameters import init_mlp
from qanneal_gui.support import cores
from qanneal_gui.training.loop import one_blas_thread


def backpropagation():
    settings = config.preset("paper-equivalence")
    try:
        dataset = images(settings)
        x, y = dataset.train_x[:1000], dataset.train_y[:1000]
    except LeftOutError:
        rows = []
    else:
        rows = _backpropagation("a batch of MNIST 0-1", x, y, at_least=1.2)
    rng = np.random.default_rng(0)
    x, y = rng.random((1000, 784), np.float32), (rng.random((1000, 1)) < 0.5).astype(np.float32)
    return rows + _backpropagation("random images", x, y, at_least=1.2)


def _backpropagation(name, x, y, **target):
    rng = np.random.default_rng(0)
    adam, box = Adam(0.001), [init_mlp(784, 548, 1, rng)]

    def ours():
        p, batch = box[0], Images.of(x)
        box[0] = adam.minimise(p, mlp.gradient(p, batch, y))

    network = torch.nn.Sequential(torch.nn.Linear(784, 548), torch.nn.Sigmoid(), torch.nn.Linear(548, 1))
    optimiser = torch.optim.Adam(network.parameters(), lr=0.001, fused=True)
    tx, ty = torch.tensor(np.array(x)), torch.tensor(np.array(y))

    def peer():
        optimiser.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(network(tx), ty).backward()
        optimiser.step()

    lit = round(784 * Images(x).share()) if isinstance(Images.of(x), Images) else 784
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
                "is memory read and written. Threads share weights gathered and sigmoids, but not dark "
                "pixels found, weights transposed, gradients added up, and ADAM's seven arrays, twelve "
                "passes for which the peer has one compiled function.",
                **target,
            )
            rows.append(row)
    return rows


if __name__ == "__main__":
    main(backpropagation)
