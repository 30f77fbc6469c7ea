"""Gradients and their use beside PyTorch's."""

import numpy as np
import torch
from frame import compare, main, products, threads

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


if __name__ == "__main__":
    main(backpropagation)
