"""What the classes of a data set are called."""

import contextlib
from collections.abc import Mapping, Sequence

from qanneal_gui.config import ClassLabel
from qanneal_gui.errors import QannealError


def known_classes(dataset: str) -> Mapping[int, str]:
    """Return the name of every label of a data set; none if it is neither published nor on this machine.

    Raises
    ------
    QannealError
        Its files cannot be read.
    """
    from qanneal_gui.data import sources

    entry = sources.published(dataset)
    if entry is not None:
        return dict(enumerate(entry.class_names))
    source = sources.find(dataset)
    return {} if source is None else sources.read(source).class_names


def label_of(wanted: ClassLabel, names: Mapping[int, str]) -> int | None:
    """Return the label that the name or number of a class stands for; a name wins over a number."""
    spellings = {str(label): label for label in names}
    spellings |= {name.casefold(): label for label, name in names.items()}
    spelling = str(wanted).strip().casefold()
    # What is copied from a text may have its own minus sign, or a plus: −1 and +1.
    return spellings.get(spelling, spellings.get(spelling.replace("−", "-").removeprefix("+")))


def class_names(dataset: str, classes: Sequence[ClassLabel], *, reading: bool = False) -> tuple[str, ...]:
    """Return what a run's classes are called, in the order in which they were chosen.

    Where the data are not on this machine, they are called what the config calls them.

    Parameters
    ----------
    dataset : str
    classes : sequence of int or str
    reading : bool
        Whether files may be read for it, which takes a while.
    """
    from qanneal_gui.data import sources

    names: Mapping[int, str] = {}
    if reading or sources.published(dataset):
        with contextlib.suppress(QannealError):
            names = known_classes(dataset)
    labels = [label_of(wanted, names) for wanted in classes]
    return tuple(
        str(wanted) if label is None else names[label] for wanted, label in zip(classes, labels, strict=True)
    )
