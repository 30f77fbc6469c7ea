"""What a network has learned, for people to look at: its strongest units, and its answer to every image."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from qanneal_gui.config import DataConfig
from qanneal_gui.data import CATALOGUE, Dataset, listings, load
from qanneal_gui.errors import QannealError
from qanneal_gui.science import ebm, mlp, sampled_sums
from qanneal_gui.science.arrays import Array, sigmoid, softplus
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.science.shared import SharedPass, with_ones
from qanneal_gui.training.evaluation import finite

READINGS = ("mlp", "ebm", "one_hot")
"""The same weights as MLP, as EBM over all 2^M states of its outputs, and over the M one-hot states alone."""


def readings(outputs: int) -> tuple[str, ...]:
    """Return the `READINGS` that there are: with one output both states stand for a class."""
    return READINGS if outputs > 1 else READINGS[:2]


_ROWS, _FEW_ROWS = 512, 16
"""Images between two looks at whether the caller has given up: of one output, and of several."""
_LARGEST_SUM = 200_000_000
"""Most terms (2^M outputs, K units, images) of one split that are summed for the EBM: a few seconds."""
_TERMS_AT_ONCE = 500_000
_LARGEST_TABLE = 4_000_000
_IN_CACHE = 32_768
_FOLDS = 3
_LARGEST_EXPONENT = 80.0
"""A product of 2^3 factors up to e^this is still a float64."""


def strengths(parameters: Parameters, lit: Array | None = None) -> Array:
    """How much each hidden unit can matter: ‖W1_j‖·‖W2_j‖, shape (K,).

    In the MLP unit j adds W2_mj σ(a_j) to the log-odds of output m; in the EBM of one output it adds
    softplus(a_j + W2_j) − softplus(a_j). The slope of either in a_j is at most |W2_mj|/4, and a_j moves
    by at most ‖W1_j‖·‖d‖ when the image moves by d. So ‖W1_j‖·‖W2_j‖/4 bounds, in both networks, how far
    the unit can move the answer per unit of change in the image. Neither factor alone does: a sharp filter
    that no output listens to is weak, and so is a unit with a large W2 that sees nothing.

    Parameters
    ----------
    parameters : Parameters
    lit : ndarray of bool, shape (N,), optional
        The pixels that count: those that are lit in some training image. The weights of all others
        have never moved from where they were drawn, and would only add noise.
    """
    W1 = parameters.W1 if lit is None or not lit.any() else parameters.W1[:, lit]
    first = np.linalg.norm(W1.astype(np.float64), axis=1)
    return np.asarray(first * np.linalg.norm(parameters.W2.astype(np.float64), axis=0))


def votes(W2: Array) -> tuple[Array, Array]:
    """Return the class each hidden unit speaks about, and whether it speaks for it.

    One output: a positive weight speaks for the second class, a negative one for the first. Several:
    the output with the largest |W2_mj| decides, and the sign of that weight is whether for or against.

    Returns
    -------
    ndarray of int, shape (K,)
        Index of the class.
    ndarray of bool, shape (K,)
        True for, False against.
    """
    if len(W2) == 1:
        return np.asarray(W2[0] > 0, np.int64), np.ones(W2.shape[1], bool)
    strongest = np.abs(W2).argmax(axis=0)
    return strongest, np.asarray(W2[strongest, np.arange(W2.shape[1])] > 0)


def class_probabilities(logits: Array) -> Array:
    """Return the probability of every class from log-odds: (L, M) to (L, C).

    One output gives two classes, which add up to 1. Several give P(y_c=1|x) of each class by itself, or
    P(c|x, y is one-hot).
    """
    p = sigmoid(logits)
    return np.concatenate([sigmoid(-logits), p], axis=1) if logits.shape[1] == 1 else p


def confusion(truth: Array, choice: Array, classes: int) -> Array:
    """Count the images of each true class (rows) by the class chosen (columns), shape (C, C)."""
    counts = np.bincount(truth.astype(np.int64) * classes + choice, minlength=classes * classes)
    return np.asarray(counts.reshape(classes, classes))


def class_indices(y: Array) -> Array:
    """Return the class of every label, (L, M) to (L,), as an index."""
    return np.asarray(y[:, 0] > 0.5, np.int64) if y.shape[1] == 1 else np.asarray(y.argmax(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What a network says to the images of one split.

    Attributes
    ----------
    truth : ndarray of int, shape (L,)
        The class of each image.
    logits : mapping of str to ndarray, shape (L, M)
        Log-odds of P(y_m=1|x) as ``mlp`` and as ``ebm``; of P(y = e_m | x, y is one-hot) as ``one_hot``.
    total : int
        Images in the split; only the first L were asked if that is fewer.
    """

    truth: Array
    logits: Mapping[str, Array]
    total: int

    def probabilities(self, network: str) -> Array:
        """Probability of every class, shape (L, C)."""
        return class_probabilities(self.logits[network])

    def choices(self, network: str) -> Array:
        """Return the class chosen for each image, shape (L,); ties as in `science.metrics.accuracy`."""
        logits = self.logits[network]
        return np.asarray(logits[:, 0] > 0, np.int64) if logits.shape[1] == 1 else logits.argmax(axis=1)

    def right(self, network: str) -> Array:
        """Whether each image is put into its class, shape (L,)."""
        return np.asarray(self.choices(network) == self.truth)

    def margins(self, network: str) -> Array:
        """Log-odds of the true class less those of the best other one, shape (L,); negative is wrong."""
        logits = self.logits[network]
        if logits.shape[1] == 1:
            return np.asarray(logits[:, 0] * (2 * self.truth - 1))
        rows = np.arange(len(logits))
        others = logits.copy()
        others[rows, self.truth] = -np.inf
        return np.asarray(logits[rows, self.truth] - others.max(axis=1))

    def confusion(self, network: str) -> Array:
        """Count true classes (rows) by chosen ones (columns), shape (C, C)."""
        classes = max(self.logits[network].shape[1], 2)
        return confusion(self.truth, self.choices(network), classes)

    def order(self, network: str, by: str) -> Array:
        """Return the numbers of the images: ``wrong`` first, least ``certain`` first, or in ``order``.

        Wrong ones begin with the most confident, and right ones follow, the least certain first.
        """
        if by == "order":
            return np.arange(len(self.truth))
        margins = self.margins(network)
        if by == "wrong":
            # Wrong comes before right even where a margin of zero is a tie.
            return np.lexsort((margins, self.right(network)))
        return np.asarray(np.abs(margins).argsort(kind="stable"))


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """One network, its data, and what it makes of them.

    Attributes
    ----------
    parameters, dataset
    strengths : ndarray, shape (K,)
    strongest : ndarray of int, shape (K,)
        Hidden units, the strongest first.
    train, test : Answers
    """

    parameters: Parameters
    dataset: Dataset
    strengths: Array
    strongest: Array
    train: Answers
    test: Answers


def _never() -> bool:
    return False


def inspect(
    parameters: Parameters, dataset: Dataset, given_up: Callable[[], bool] = _never
) -> Inspection | None:
    """Look into a network; None if the caller has given up meanwhile.

    Raises
    ------
    QannealError
        The network does not fit to the data set, or its weights are not numbers.
    """
    pixels, outputs = dataset.train_x.shape[1], dataset.train_y.shape[1]
    if parameters.W1.shape[1] != pixels or len(parameters.c) != outputs:
        raise QannealError(
            f"The weights are for {parameters.W1.shape[1]} pixels and {len(parameters.c)} outputs, but "
            f"{dataset.name} has {pixels} and {outputs}; the data set has changed since, so train again."
        )
    if not finite(parameters):
        raise QannealError(
            "The weights are not finite numbers; lower training.learning_rate and train again."
        )
    answers = []
    for x, y in ((dataset.train_x, dataset.train_y), (dataset.test_x, dataset.test_y)):
        found = _ask(parameters, x, y, given_up)
        if found is None:
            return None
        answers.append(found)
    values = strengths(parameters, np.asarray((dataset.train_x > 0).any(axis=0)))
    return Inspection(parameters, dataset, values, np.argsort(-values, kind="stable"), *answers)


def _ask(parameters: Parameters, x: Array, y: Array, given_up: Callable[[], bool]) -> Answers | None:
    outputs, hidden = parameters.W2.shape
    total = len(x)
    if outputs > 1:
        states = 2**outputs
        if outputs > ebm.MAX_EXACT_OUTPUTS:
            states = sampled_sums.FEW_DRAWS + len(sampled_sums.few_ones(outputs)[0])
        x = x[: max(100, _LARGEST_SUM // (states * hidden))]
    found: dict[str, Array] = {
        name: np.empty((len(x), outputs), parameters.W1.dtype) for name in readings(outputs)
    }
    both = SharedPass([parameters]) if SharedPass.possible([parameters]) else None
    one_by_one = LiveNetwork(parameters, sampled_sums.FEW_DRAWS)
    size = _ROWS if both is not None else _FEW_ROWS
    for rows in (slice(start, start + size) for start in range(0, len(x), size)):
        if given_up():
            return None
        if both is not None:
            as_ebm, as_mlp = both.logits(with_ones(x[rows]))
            found["ebm"][rows], found["mlp"][rows] = as_ebm.T, as_mlp.T
        else:
            a = parameters.preactivation(x[rows])
            found["mlp"][rows] = mlp.logits(a, parameters.W2, parameters.c)
            logits, log_one_hot = one_by_one.as_ebm(a.astype(np.float64))
            found["ebm"][rows] = logits
            if outputs > 1:
                found["one_hot"][rows] = ebm.exclusive_logits(log_one_hot)
    return Answers(class_indices(y[: len(x)]), found, total)


class LiveNetwork:
    """A network that answers to one image at a time, fast enough for a pen that moves.

    Parameters
    ----------
    parameters : Parameters
    draws : int
        By which sums over 2^M outputs are estimated where there are too many of them.

    Notes
    -----
    Holds scratch memory: one belongs to one thread.
    """

    def __init__(self, parameters: Parameters, draws: int = sampled_sums.DRAWS) -> None:
        self._W1, self._draws = parameters.W1, draws
        self._b, self._c = parameters.b.astype(np.float64), parameters.c.astype(np.float64)
        self._W2 = parameters.W2.astype(np.float64)
        if len(self._c) > ebm.MAX_EXACT_OUTPUTS:
            return
        states = ebm.output_states(len(self._c)).astype(np.float64)
        self._shifts, self._biases = states @ self._W2, states @ self._c
        self._largest = float(self._shifts.max())
        self._growth: Array | None = None
        if self._shifts.size <= _LARGEST_TABLE and self._largest < _LARGEST_EXPONENT:
            missing = -self._shifts.shape[1] % 2**_FOLDS
            self._growth = np.exp(np.pad(self._shifts, ((0, 0), (0, missing))))
            # What is worked on stays in the processor's cache.
            width = self._growth.shape[1]
            self._scratch = np.empty((min(len(self._growth), max(1, _IN_CACHE // width)), width))

    def probabilities(self, x: Array) -> dict[str, Array]:
        """Probability of every class by each of the `readings`, shapes (C,), of an image, shape (N,)."""
        # Not @: a BLAS with threads of its own may wait for a busy processor, and the pen with it.
        a = np.einsum("kn,n->k", self._W1, x.astype(self._W1.dtype)).astype(np.float64) + self._b
        as_mlp = mlp.logits(a[None], self._W2, self._c)
        logits, log_one_hot = self.as_ebm(a[None])
        found = {"mlp": class_probabilities(as_mlp)[0], "ebm": class_probabilities(logits)[0]}
        if len(self._c) > 1:
            found["one_hot"] = np.exp(log_one_hot)[0]
        return found

    def as_ebm(self, a: Array) -> tuple[Array, Array]:
        """Log-odds of P(y_m=1|x) and log P(y = e_m | x, y is one-hot), (B, M) each, from a, shape (B, K)."""
        if len(self._c) > ebm.MAX_EXACT_OUTPUTS:
            sums = sampled_sums.estimate(a, self._W2, self._c, self._draws)
            return sums.logits(), sums.log_one_hot()
        log_weights = np.stack([self.log_weights(image) for image in a])
        return ebm.output_logits(log_weights), ebm.log_one_hot_of(log_weights)

    def log_weights(self, a: Array) -> Array:
        """Unnormalised log P(y|x) of all outputs, shape (2^M,), from a = W1 x + b, shape (K,), float64."""
        if self._growth is not None and float(a.max()) + self._largest < _LARGEST_EXPONENT:
            # Σ_j log(1 + e^(a_j) e^((W2ᵀy)_j)): all exponentials of the second kind are known already,
            # and the logarithms are taken of products of several factors.
            grown = np.zeros(self._growth.shape[1])
            np.exp(a, out=grown[: len(a)])
            sums = np.empty(len(self._growth))
            for start in range(0, len(sums), len(self._scratch)):
                growth = self._growth[start : start + len(self._scratch)]
                factors = np.multiply(growth, grown, out=self._scratch[: len(growth)])
                factors += 1
                for _ in range(_FOLDS):
                    half = factors.shape[1] // 2
                    factors = np.multiply(factors[:, :half], factors[:, half:], out=factors[:, :half])
                sums[start : start + len(growth)] = np.log(factors).sum(axis=1)
        else:
            rows = max(1, _TERMS_AT_ONCE // len(a))
            parts = range(0, len(self._shifts), rows)
            sums = np.concatenate([softplus(a + self._shifts[i : i + rows]).sum(axis=1) for i in parts])
        return np.asarray(sums + self._biases)


def load_at_hand(config: DataConfig) -> Dataset:
    """Load a run's images, without downloading anything.

    Raises
    ------
    QannealError
        They are not on this machine, or not what they were.
    """
    for listing in listings():
        if listing.name in CATALOGUE and listing.name == config.dataset and listing.where == "not downloaded":
            raise QannealError(
                f"The images of {listing.title} are not on this computer; choose that data set in the form "
                "and download it."
            )
    return load(config)
