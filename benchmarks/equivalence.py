"""A step of the equivalence experiment beside the same in PyTorch: two gradients, four networks evaluated.

MNIST 0-1 (from QANNEAL_DATA_DIR or downloaded), batch 1000, K = 548.
The peer shares W1 x + b between EBM and MLP of the same weights, as anyone would.
"""

import statistics

import numpy as np
import torch
from frame import SPIN, compare, images, lit_pixels, main, processor, products, threads
from results import Row

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.science.images import Gallery
from qanneal_gui.support import cores
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.image_blocks import image_blocks
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
        self.optimisers = [torch.optim.Adam(weights, lr=rate, fused=True) for weights, _ in self.networks]
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
    # The twin that learns from a coin is no part of the experiment, and the peer has none.
    settings = config.assemble(
        None, "paper-equivalence", [f"training.steps={4 * STEPS}", "training.null_twin=false"]
    )
    dataset = images(settings)
    events = train(settings, dataset, make_sampler(settings), initial_state(settings, dataset))
    peer = Peer(settings, dataset)
    kls = {}

    def ours():
        kls["ours"] = next(events).evaluation.symmetrised_kl

    def theirs():
        kls["peer"] = peer()[0]

    count = len(dataset.train_x) + len(dataset.test_x)
    one_by_one, in_parts = shapes(settings, dataset)
    with threads(1):
        inside = products(*in_parts, runs=5, measure=processor)
        full = products(*one_by_one, runs=3, measure=processor)
    row = compare(
        f"equivalence: a step, four networks on all {count:,} images",
        ours,
        "PyTorch",
        theirs,
        runs=STEPS - 2,
        rest=SPIN,
        warm=2,
        at_least=4,
        limit=inside / cores.in_use(),
        bound="The products of our blocks of images, which leave out pixels that are black in a whole block; "
        f"with all pixels they would be {full / inside:.1f} times as many.",
    )
    print(f"KL {kls['ours']:.6f} and {kls['peer']:.6f} nats after as many steps")
    busy = statistics.median(processor(ours) for _ in range(STEPS - 2))
    share = Row(
        work="equivalence: share of a step's processor time in its matrix products",
        ours=100 * inside / busy,
        unit="%",
        at_least=80,
        threads=cores.in_use(),
        bound="Products are so few because black pixels are left out; with all pixels the same rest would "
        f"leave them {100 * full / (full + busy - inside):.0f} %. The rest: exponentials and logarithms of "
        "each hidden unit, ADAM, and weights gathered for a block.",
    )
    return [row, share]


def shapes(settings, dataset):
    """Return the products of a step: with all pixels, and as we do them.

    Two networks, each on all images, and forward and back on a batch; back once more for the coin's
    gradient, which the exact one is held against.
    """
    hidden, inputs = settings.model.hidden, dataset.train_x.shape[1]
    count, batch = len(dataset.train_x) + len(dataset.test_x), settings.training.batch_size
    every = 2 * [(count, inputs, hidden), (batch, inputs, hidden), (hidden, batch, inputs)]
    every += [(hidden, batch, inputs)]
    parts = [(*block.x.shape, 2 * hidden) for block in image_blocks(dataset)]
    chosen = batch_indices(0, len(dataset.train_x), batch, settings.training.seed)
    lit = lit_pixels(Gallery(dataset.train_x).batch(chosen))
    parts += 2 * [(batch, lit, hidden)] + 3 * [(hidden, batch, lit)]
    return every, parts


if __name__ == "__main__":
    main(equivalence_step)
