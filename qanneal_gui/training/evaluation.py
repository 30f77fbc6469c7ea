"""All figures of the networks on all images.

The EBM and the MLP that inherits its weights share W1 x + b, which is most of the work, and for one
output the exponentials as well; so do the shadow and the EBM that inherits the shadow's weights.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from qanneal_gui.data import Dataset
from qanneal_gui.science import ebm, mlp, sampled_sums
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.metrics import accuracy, accuracy_by_class, majority, spread, symmetrised_kl
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.shared import SharedPass
from qanneal_gui.support.cores import at_once
from qanneal_gui.training.events import ByClass, Evaluation, NetworkMetrics
from qanneal_gui.training.image_blocks import ImageBlock, image_blocks

_WORTH_A_THREAD = 1e7
"""Multiplications and additions of one block from which on threads gain time: about 0.3 ms."""


def evaluate(
    parameters: Parameters, shadow: Parameters | None, dataset: Dataset, twin: Parameters | None = None
) -> Evaluation:
    """Measure the EBM, the MLP with the same weights, shadow (as MLP and EBM) and twin on all images."""
    networks = [network for network in (parameters, shadow, twin) if network is not None]
    outputs = (_shared if SharedPass.possible(networks) else _one_by_one)(networks, dataset)
    as_ebm, as_mlp = outputs[0]
    rest = outputs[1:2] if shadow is not None else []
    train, test = slice(len(dataset.train_x)), slice(len(dataset.train_x), None)
    one_hot = as_ebm.one_hot
    return Evaluation(
        ebm=as_ebm.metrics(dataset),
        mlp=as_mlp.metrics(dataset),
        shadow=rest[0][1].metrics(dataset) if rest else None,
        symmetrised_kl=symmetrised_kl(rest[0][1].logits[test], as_mlp.logits[test]) if rest else None,
        gap=symmetrised_kl(as_ebm.logits[test], as_mlp.logits[test]),
        shadow_ebm=rest[0][0].metrics(dataset) if rest else None,
        majority=majority(as_mlp.logits),
        spread=spread(as_mlp.logits),
        null_twin=outputs[-1][0].metrics(dataset) if twin is not None else None,
        train_accuracy_one_hot=None if one_hot is None else accuracy(one_hot[train], dataset.train_y),
        test_accuracy_one_hot=None if one_hot is None else accuracy(one_hot[test], dataset.test_y),
        test_accuracy_by_class=ByClass(
            ebm=_shares(as_ebm.logits[test], dataset.test_y), mlp=_shares(as_mlp.logits[test], dataset.test_y)
        ),
        sums_error=as_ebm.error(train),
    )


def _shares(logits: Array, y: Array) -> tuple[float, ...]:
    return tuple(accuracy_by_class(logits, y).tolist())


class _Outputs:
    """Log-odds of one network on all images, shape (L, M), and its loss on each, shape (L,).

    An EBM of several outputs also has log P(y = e_m | x, y is one-hot), shape (L, M); and standard errors of
    the losses, shape (L,), where sums over all outputs are estimated.
    """

    def __init__(
        self, logits: Array, losses: Array, one_hot: Array | None = None, errors: Array | None = None
    ) -> None:
        self.logits, self.losses, self.one_hot, self._errors = logits, losses, one_hot, errors

    def error(self, images: slice) -> float | None:
        """Return the standard error of the mean loss of some images; None where it is exact."""
        if self._errors is None:
            return None
        errors = self._errors[images]
        return float(np.sqrt((errors**2).sum()) / len(errors))

    def metrics(self, dataset: Dataset) -> NetworkMetrics:
        train = len(dataset.train_x)
        loss = float(self.losses[:train].mean(dtype=np.float64))
        return NetworkMetrics(
            loss=loss,
            log_likelihood=-loss,
            train_accuracy=accuracy(self.logits[:train], dataset.train_y),
            test_accuracy=accuracy(self.logits[train:], dataset.test_y),
            test_loss=float(self.losses[train:].mean(dtype=np.float64)),
        )


_Pair = tuple[_Outputs, _Outputs]
"""One network's weights as EBM and as MLP."""


def _shared(networks: Sequence[Parameters], dataset: Dataset) -> list[_Pair]:
    """Evaluate networks of one output block by block, all together."""
    together = SharedPass(networks)
    y = np.concatenate([dataset.train_y, dataset.test_y])
    logits = np.empty((len(networks), 2, len(y)), networks[0].W1.dtype)

    def evaluate_block(block: ImageBlock) -> None:
        logits[:, 0, block.images], logits[:, 1, block.images] = together.logits(block.x, block.pixels)

    _for_each_block(evaluate_block, dataset, len(networks) * len(networks[0].b))
    # With one output, −log P(y|x) and the cross entropy are the same function of the log-odds.
    return [
        (_Outputs(u[:, None], mlp.losses(u[:, None], y)), _Outputs(v[:, None], mlp.losses(v[:, None], y)))
        for u, v in logits
    ]


def _one_by_one(networks: Sequence[Parameters], dataset: Dataset) -> list[_Pair]:
    """Evaluate networks of any number of outputs; EBM and MLP share a = W1 x + b."""
    y = np.concatenate([dataset.train_y, dataset.test_y])
    pairs = []
    for network in networks:
        a = np.empty((len(y), len(network.b)), network.W1.dtype)

        def activate(block: ImageBlock, network: Parameters = network, a: Array = a) -> None:
            levels, pixels = block.x[:, :-1], block.pixels[:-1]
            a[block.images] = levels @ network.W1.T[pixels] + network.b

        _for_each_block(activate, dataset, len(network.b))
        logits = mlp.logits(a, network.W2, network.c)
        as_mlp = _Outputs(logits, mlp.losses(logits, y))
        if len(network.c) > ebm.MAX_EXACT_OUTPUTS:
            pairs.append((_by_sampling(network, a, y), as_mlp))
            continue
        log_p = ebm.log_conditional(a, network.W2, network.c)
        one_hot = ebm.log_one_hot_of(log_p) if len(network.c) > 1 else None
        as_ebm = _Outputs(ebm.output_logits(log_p), -ebm.log_probabilities(log_p, y), one_hot)
        pairs.append((as_ebm, as_mlp))
    return pairs


def _for_each_block(evaluate_block: Callable[[ImageBlock], None], dataset: Dataset, units: int) -> None:
    """Do something with every block, on all cores."""
    blocks = image_blocks(dataset)
    worth_it = bool(blocks) and blocks[0].x.size * units > _WORTH_A_THREAD
    at_once([partial(evaluate_block, block) for block in blocks], worth_it=worth_it)


def _by_sampling(network: Parameters, a: Array, y: Array) -> _Outputs:
    """Evaluate an EBM with more outputs than can be summed over."""
    logits, one_hot = np.empty_like(y, a.dtype), np.empty_like(y, a.dtype)
    losses, errors = np.empty(len(a)), np.empty(len(a))
    for rows, sums in sampled_sums.in_blocks(a, network.W2, network.c, sampled_sums.FEW_DRAWS):
        logits[rows], one_hot[rows] = sums.logits(), sums.log_one_hot()
        losses[rows], errors[rows] = -sums.log_labels(y[rows]), sums.error
    return _Outputs(logits, losses, one_hot, errors)


def finite(parameters: Parameters) -> bool:
    """Whether all weights are still numbers."""
    return all(bool(np.isfinite(array).all()) for array in parameters.arrays())
