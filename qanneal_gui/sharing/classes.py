"""What a report and the exported files say of a run's classes."""

from collections.abc import Sequence

import numpy as np

from qanneal_gui import config
from qanneal_gui.data import class_names
from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Table
from qanneal_gui.figures.html import Block
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import ACCURACY, Network, by_class
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.science import mlp
from qanneal_gui.support.text import for_label
from qanneal_gui.training.inspection import class_indices, confusion, load_at_hand

_SHOWN: tuple[Network, ...] = ("mlp", "ebm")


def classes_of(run: RunRecord) -> tuple[str, ...]:
    """Return the names of a run's classes in the order of its outputs, as far as they can be known."""
    chosen = run.config.get("data")
    if not isinstance(chosen, dict):
        return ()
    classes = chosen.get("classes")
    if not isinstance(classes, list):
        return ()
    # They may come from anyone's file or archive.
    return tuple(map(for_label, class_names(str(chosen.get("dataset")), classes, reading=True)))


def class_blocks(
    library: RunLibrary, run: RunRecord, steps: Measured, counted: bool = True
) -> tuple[Block, ...]:
    """Return a table of accuracies by class, and one that counts for what each class is taken.

    Parameters
    ----------
    counted : bool
        Whether to count, for which weights and images are read.
    """
    names = classes_of(run)
    found = _accuracies(names, steps)
    if found is None:
        return ()
    return (found, _counts(library, run, names)) if counted else (found,)


def _accuracies(names: Sequence[str], steps: Measured) -> Table | None:
    found = {
        (name, network): steps.at(by_class(place, name, network).path)
        for place, name in enumerate(names)
        for network in _SHOWN
    }
    last = max((at[-1] for at, _ in found.values() if len(at)), default=None)
    if last is None:
        return None
    written = {
        one: f"{100 * shares[-1]:.1f}" if len(at) and at[-1] == last else "–"
        for one, (at, shares) in found.items()
    }
    rows = [(name, *(written[name, network] for network in _SHOWN)) for name in names]
    title = f"Test accuracy of each class after step {last:,.0f}"
    columns = ("class", ACCURACY.called("MLP"), ACCURACY.called("EBM"))
    return Table(title, columns, tuple(rows), (False, True, True))


def _counts(library: RunLibrary, run: RunRecord, names: Sequence[str]) -> Block:
    try:
        dataset = load_at_hand(config.parse(run.config).data)
        network = as_parameters(library.weights(run.id))
    except QannealError:
        return "For what each class is taken cannot be counted: weights or images are not on this machine."
    x, y = dataset.test_x, dataset.test_y
    if network.W1.shape[1] != x.shape[1] or len(network.c) != y.shape[1]:
        return "For what each class is taken cannot be counted: the data set has changed since."
    logits = mlp.logits(network.preactivation(x), network.W2, network.c)
    choice = np.asarray(logits[:, 0] > 0, np.int64) if y.shape[1] == 1 else logits.argmax(axis=1)
    counts = confusion(class_indices(y), choice, len(names))
    rows = tuple((name, *(f"{n:,}" for n in row)) for name, row in zip(names, counts.tolist(), strict=True))
    return Table(
        "Test images by true class (rows) and class predicted by the MLP (columns)",
        ("", *names),
        rows,
        (False, *(True,) * len(names)),
        frozenset((place, place + 1) for place in range(len(names))),
        "images put into their class",
    )
