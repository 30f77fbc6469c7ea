"""A step of the equivalence experiment beside the same in PyTorch: two gradients, four networks evaluated.

MNIST 0-1 (from QANNEAL_DATA_DIR or downloaded), batch 1000, K = 548.
The peer shares W1 x + b between EBM and MLP of the same weights, as anyone would.
"""

import numpy as np
import torch
from frame import compare, images, main, products

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.loop import initial_state, train

STEPS = 12


def tensors(parameters):
    return [torch.tensor(np.array(p), requires_grad=True) for p in parameters.arrays()]


def as_ebm(a, W2, c):
    """Log-odds of P(y=1|x)."""
    return c + (torch.nn.functional.softplus(a + W2) - torch.nn.functional.softplus(a)).sum(1, keepdim=True)


def as_mlp(a, W2, c):
    return torch.sigmoid(a) @ W2.T + c


class Peer:
    def __init__(self, settings, dataset):
        state = initial_state(settings, dataset)
        self.settings, self.images = settings, len(dataset.train_x)
        self.networks = [(tensors(state.parameters), as_ebm), (tensors(state.shadow), as_mlp)]
        rate = settings.training.learning_rate
        self.optimisers = [torch.optim.Adam(weights, lr=rate) for weights, _ in self.networks]
        self.x, self.y, self.test_x, self.test_y = (
            torch.tensor(np.array(part))
            for part in (dataset.train_x, dataset.train_y, dataset.test_x, dataset.test_y)
        )
        self.step = 0

    def __call__(self):
        training = self.settings.training
        chosen = batch_indices(self.step, self.images, training.batch_size, training.seed)
        x, y = self.x[chosen], self.y[chosen]
        for ((W1, W2, b, c), output), optimiser in zip(self.networks, self.optimisers, strict=True):
            optimiser.zero_grad()
            logits = output(x @ W1.T + b, W2, c)
            torch.nn.functional.binary_cross_entropy_with_logits(logits, y).backward()
            optimiser.step()
        self.step += 1
        return self.evaluate()

    @torch.no_grad()
    def evaluate(self):
        figures, tested = [], []
        for (W1, W2, b, c), _ in self.networks:
            train_a, test_a = self.x @ W1.T + b, self.test_x @ W1.T + b
            for output in (as_ebm, as_mlp):
                train, test = output(train_a, W2, c), output(test_a, W2, c)
                loss = torch.nn.functional.binary_cross_entropy_with_logits
                figures.append((loss(train, self.y).item(), loss(test, self.test_y).item()))
                for logits, y in ((train, self.y), (test, self.test_y)):
                    figures.append(((logits > 0) == (y > 0.5)).float().mean().item())
                tested.append(test)
        u, v = tested[3], tested[1]
        return ((torch.sigmoid(u) - torch.sigmoid(v)) * (u - v)).mean().item(), figures


def equivalence_step():
    settings = config.assemble(None, "paper-equivalence", [f"training.steps={STEPS}"])
    dataset = images(settings)
    events = train(settings, dataset, make_sampler(settings), initial_state(settings, dataset))
    peer = Peer(settings, dataset)
    kls = {}

    def ours():
        kls["ours"] = next(events).evaluation.symmetrised_kl

    def theirs():
        kls["peer"] = peer()[0]

    hidden, inputs = settings.model.hidden, dataset.train_x.shape[1]
    count = len(dataset.train_x) + len(dataset.test_x)
    batch = settings.training.batch_size
    # Two networks, each with its products on all images, and forward and back on a batch.
    shapes = 2 * [(count, inputs, hidden), (batch, inputs, hidden), (hidden, batch, inputs)]
    row = compare(
        f"equivalence: a step, four networks on all {count:,} images",
        ours,
        "PyTorch",
        theirs,
        runs=STEPS - 2,
        warm=2,
        at_least=4,
        limit=products(*shapes, runs=5),
        bound="The products with all 784 pixels; we leave out those that are black in all images.",
    )
    print(f"KL {kls['ours']:.6f} and {kls['peer']:.6f} nats after {STEPS} steps")
    return row


if __name__ == "__main__":
    main(equivalence_step)
