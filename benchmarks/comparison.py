"""A step of the paper's comparison (Sec. 5.2) beside the same in PyTorch: 20 images, batch 5, Γ = 1000.

MNIST 2-3 (from QANNEAL_DATA_DIR or downloaded), K = 548. All 2,062 images are evaluated after every step, as
EBM and as MLP with the same weights. The peer draws its samples for the whole batch at once, and shares
W1 x + b between the two, as anyone would.
"""

import numpy as np
import torch
from frame import SPIN, compare, images, main, products

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.training.batches import batch_indices
from qanneal_gui.training.loop import initial_state, train

STEPS = 14
softplus = torch.nn.functional.softplus


class Peer:
    def __init__(self, settings, dataset):
        self.settings, self.step = settings, 0
        parameters = initial_state(settings, dataset).parameters
        self.weights = [torch.tensor(np.array(p), requires_grad=True) for p in parameters.arrays()]
        self.optimiser = torch.optim.Adam(self.weights, lr=settings.training.learning_rate, fused=True)
        self.x, self.y, self.test_x, self.test_y = (
            torch.tensor(np.array(part))
            for part in (dataset.train_x, dataset.train_y, dataset.test_x, dataset.test_y)
        )

    def __call__(self):
        training = self.settings.training
        chosen = batch_indices(self.step, len(self.x), training.batch_size, training.seed)
        x, y = self.x[chosen], self.y[chosen]
        W1, W2, b, c = self.weights
        self.optimiser.zero_grad()
        a = x @ W1.T + b
        with torch.no_grad():
            share = self.sampled(a)
        # −F(x, y) = c y + Σ_j log(1 + e^(a_j + W2_j y)): the mean over the samples is one over y = 0 and 1.
        free = softplus(a).sum(1, keepdim=True), c + softplus(a + W2).sum(1, keepdim=True)
        wanted = free[0] * (1 - y) + free[1] * y
        got = free[0] * (1 - share) + free[1] * share
        (got - wanted).mean().backward()
        self.optimiser.step()
        self.step += 1
        return self.evaluate()

    def sampled(self, a):
        """Return the share of samples with y = 1, shape (B, 1)."""
        _, W2, _, c = self.weights
        reads, sweeps = self.settings.sampler.reads, self.settings.sampler.sweeps
        if self.settings.sampler.kind == "exact":
            p = torch.sigmoid(c + (softplus(a + W2) - softplus(a)).sum(1, keepdim=True))
            return torch.binomial(torch.full_like(p, reads), p) / reads
        y = (torch.rand(len(a), reads) < 0.5).float()
        for _ in range(sweeps):
            p = torch.sigmoid(torch.stack([a, a + W2], 1))
            k = torch.rand(len(a), reads, a.shape[1]) < torch.where(y[:, :, None] > 0, p[:, 1:], p[:, :1])
            y = (torch.rand_like(y) < torch.sigmoid(k.float() @ W2[0] + c)).float()
        return y.mean(1, keepdim=True)

    @torch.no_grad()
    def evaluate(self):
        W1, W2, b, c = self.weights
        figures, loss = [], torch.nn.functional.binary_cross_entropy_with_logits
        for x, y in ((self.x, self.y), (self.test_x, self.test_y)):
            a = x @ W1.T + b
            as_ebm = c + (softplus(a + W2) - softplus(a)).sum(1, keepdim=True)
            as_mlp = torch.sigmoid(a) @ W2.T + c
            for logits in (as_ebm, as_mlp):
                figures += [loss(logits, y).item(), ((logits > 0) == (y > 0.5)).float().mean().item()]
        gap = ((torch.sigmoid(as_ebm) - torch.sigmoid(as_mlp)) * (as_ebm - as_mlp)).mean().item()
        return gap, figures


def exact():
    return step(
        "exact",
        "The product of all images with all weights, which either needs; samples take a thirtieth of ours.",
    )


def gibbs():
    return step(
        "gibbs",
        "That product. Ours draws from the closed form of the chains, the peer every unit of them: the "
        "ratio is of algorithms.",
    )


def step(kind, bound):
    """Return the row of a sampler."""
    overrides = [f"training.steps={2 * STEPS}", f"sampler.kind={kind}"]
    # As in a trial of the comparison.
    overrides += ["training.shadow_mlp=false", "training.null_twin=false", "training.learning_rate=0.01"]
    settings = config.assemble(None, "paper-classical-2", overrides)
    dataset = images(settings)
    events = train(settings, dataset, make_sampler(settings), initial_state(settings, dataset))
    peer, last = Peer(settings, dataset), {}

    def ours():
        last["ours"] = next(events).evaluation

    def theirs():
        last["peer"] = peer()

    count, inputs = len(dataset.train_x) + len(dataset.test_x), dataset.train_x.shape[1]
    row = compare(
        f"comparison: a step with {kind} samples, batch 5, test set evaluated",
        ours,
        "PyTorch",
        theirs,
        runs=STEPS - 2,
        rest=SPIN,
        warm=2,
        at_least=5,
        limit=products((count, inputs, settings.model.hidden), runs=5),
        bound=bound,
    )
    of_peer = last["peer"][1]
    print(f"test loss {last['ours'].ebm.test_loss:.4f} and {of_peer[4]:.4f} after as many steps")
    return row


if __name__ == "__main__":
    main(exact, gibbs)
