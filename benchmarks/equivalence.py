"""A step of the equivalence experiment beside the same in PyTorch: two gradients, four networks evaluated.

Run by ``make bench`` with MNIST 0-1 (from QANNEAL_DATA_DIR or downloaded), batch 1000, K = 548, each on its
default number of threads. The peer shares W1 x + b between EBM and MLP of the same weights, as anyone would.
"""

import statistics
import time

import numpy as np
import torch

from qanneal_gui import config, data
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.errors import QannealError
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


def medians():
    """Return median seconds of a step, ours and PyTorch's, and the KL of both after the same steps."""
    settings = config.assemble(None, "paper-equivalence", [f"training.steps={STEPS}"])
    dataset = data.load(settings.data)
    sampler = make_sampler(settings)
    events = train(settings, dataset, sampler, initial_state(settings, dataset))
    peer = Peer(settings, dataset)
    ours, theirs = [], []
    kl = peer_kl = 0.0
    # In turns, so that whatever else the machine does hits both alike.
    for _ in range(STEPS):
        began = time.perf_counter()
        kl = next(events).evaluation.symmetrised_kl
        ours.append(time.perf_counter() - began)
        began = time.perf_counter()
        peer_kl, _ = peer()
        theirs.append(time.perf_counter() - began)
    return statistics.median(ours[2:]), statistics.median(theirs[2:]), kl, peer_kl


def equivalence_step():
    try:
        ours, theirs, kl, peer_kl = medians()
    except QannealError as error:
        print(f"equivalence: left out, because MNIST is not here. {error}")
        return
    name = "equivalence: a step, all four networks evaluated"
    print(f"{name:46} {ours * 1e3:9.2f} ms   {'PyTorch':28} {theirs * 1e3:9.2f} ms   ×{theirs / ours:.2f}")
    print(f"{'':46} {1 / ours:9.2f} steps/s; KL {kl:.6f} and {peer_kl:.6f} nats after {STEPS} steps")


if __name__ == "__main__":
    equivalence_step()
