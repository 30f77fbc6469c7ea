"""All figures of the networks on all images.

The EBM and the MLP that inherits its weights share W1 x + b, which is most of the work.
"""

from dataclasses import dataclass

import numpy as np

from qanneal_gui.data import Dataset
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.metrics import accuracy, symmetrised_kl
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.training.events import Evaluation, NetworkMetrics


@dataclass(frozen=True, slots=True)
class _Outputs:
    """Log-odds of one network on all images, and its losses."""

    train_logits: Array
    test_logits: Array
    train_loss: float
    test_loss: float

    def metrics(self, dataset: Dataset) -> NetworkMetrics:
        return NetworkMetrics(
            loss=self.train_loss,
            log_likelihood=-self.train_loss,
            train_accuracy=accuracy(self.train_logits, dataset.train_y),
            test_accuracy=accuracy(self.test_logits, dataset.test_y),
            test_loss=self.test_loss,
        )


def evaluate(parameters: Parameters, shadow: Parameters | None, dataset: Dataset) -> Evaluation:
    """Measure the EBM, the MLP with the same weights, and the shadow on all images."""
    train_a = parameters.preactivation(dataset.train_x)
    test_a = parameters.preactivation(dataset.test_x)
    as_ebm = _ebm_outputs(parameters, train_a, test_a, dataset)
    as_mlp = _mlp_outputs(parameters, train_a, test_a, dataset)
    as_shadow = None
    if shadow is not None:
        as_shadow = _mlp_outputs(
            shadow, shadow.preactivation(dataset.train_x), shadow.preactivation(dataset.test_x), dataset
        )
    return Evaluation(
        ebm=as_ebm.metrics(dataset),
        mlp=as_mlp.metrics(dataset),
        shadow=as_shadow.metrics(dataset) if as_shadow else None,
        symmetrised_kl=symmetrised_kl(as_shadow.test_logits, as_mlp.test_logits) if as_shadow else None,
        gap=symmetrised_kl(as_ebm.test_logits, as_mlp.test_logits),
    )


def _ebm_outputs(parameters: Parameters, train_a: Array, test_a: Array, dataset: Dataset) -> _Outputs:
    train, test = (ebm.log_conditional(a, parameters.W2, parameters.c) for a in (train_a, test_a))
    return _Outputs(
        ebm.output_logits(train),
        ebm.output_logits(test),
        -ebm.log_likelihood(train, dataset.train_y),
        -ebm.log_likelihood(test, dataset.test_y),
    )


def _mlp_outputs(parameters: Parameters, train_a: Array, test_a: Array, dataset: Dataset) -> _Outputs:
    train, test = (mlp.logits(a, parameters.W2, parameters.c) for a in (train_a, test_a))
    return _Outputs(
        train, test, mlp.cross_entropy(train, dataset.train_y), mlp.cross_entropy(test, dataset.test_y)
    )


def finite(parameters: Parameters) -> bool:
    """Whether all weights are still numbers."""
    return all(bool(np.isfinite(array).all()) for array in parameters.arrays())
