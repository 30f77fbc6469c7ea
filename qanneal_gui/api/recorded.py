"""Recorded runs from Python: found, measured, drawn and exported."""

import importlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from qanneal_gui import config
from qanneal_gui.api.plot import Plot
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.figures import Figure, Table
from qanneal_gui.figures.html import Facts, block_html, table_html
from qanneal_gui.figures.svg import svg
from qanneal_gui.runs import listing
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import STATES, RunRecord
from qanneal_gui.runs.weights import as_parameters
from qanneal_gui.science.arrays import Array
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.sharing import report, run_figures
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import share
from qanneal_gui.support.formatting import write_count
from qanneal_gui.training.diagnostics import evidence

if TYPE_CHECKING:
    import pandas
    import torch

_METHODS = ("ebm", "mlp")
_MOST_ROWS = 20
"""Runs that a notebook shows of many."""


def run(name: str = "last") -> "Run":
    """Return one recorded run.

    Parameters
    ----------
    name : str
        Its identifier, or the beginning of that, or ``"last"`` for the newest.

    Raises
    ------
    QannealError
        There is no such run, or more than one.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> qanneal.run("last").state
    'finished'
    """
    library = RunLibrary()
    return Run(library, library.get(name))


def runs(
    search: str = "", *, state: str = "", method: str = "", sampler: str = "", starred: bool = False
) -> "Runs":
    """Return recorded runs, the newest first; all of them without a filter.

    Parameters
    ----------
    search : str
        Words, each of which must occur in name, tags, notes, data set or identifier; or an expression, such
        as ``"acc > 94 and sampler = qpu"``, of accuracies in per cent and any setting.
    state : str
        ``running``, ``paused``, ``stopped``, ``finished``, ``failed`` or ``interrupted``.
    method : str
        ``ebm`` or ``mlp``.
    sampler : str
        As in ``sampler.kind``.
    starred : bool
        Only runs with a star.

    Raises
    ------
    QannealError
        The search cannot be read, or there is no such state or method.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> for found in qanneal.runs("acc > 90 and hidden = 64", state="finished"):
    ...     print(found.name, found.steps)
    tour 40
    """
    for what, value, known in (("state", state, STATES), ("method", method, _METHODS)):
        if value and value not in known:
            raise QannealError(f"No run has the {what} {value!r}; choose one of {', '.join(known)}.")
    library = RunLibrary()
    wanted = listing.Filter(search, state, method, sampler, starred)
    records = listing.found(library, wanted) if wanted.narrows else library.runs()
    return Runs(Run(library, record) for record in records)


class Run:
    """One recorded run: what is told of it, as it was when it was asked for, and what can be made of it.

    Parameters
    ----------
    library : RunLibrary
    record : RunRecord

    Attributes
    ----------
    id, name, state, message : str
        Its identifier, the name that was given to it, how it stands, and why.
    created : datetime
        When it was begun (UTC).
    steps : int
        How many are recorded.
    seconds, qpu_seconds : float
        Wall time and QPU access time.
    submissions : int
        Problems sent to a QPU.
    last, best : dict or None
        What was measured at the last evaluated step, and at that with the highest test accuracy of the MLP.

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> run = qanneal.run("last")
    >>> run.name, run.steps, run.classes
    ('tour', 40, ('2', '3'))
    >>> round(run.best["mlp"]["test_accuracy"], 3)
    0.942
    """

    def __init__(self, library: RunLibrary, record: RunRecord) -> None:
        self._library, self._record = library, record
        self.id: str = record.id
        self.name: str = record.name
        self.state: str = record.state
        self.message: str = record.message
        self.created: datetime = record.created
        self.steps: int = record.steps
        self.seconds: float = record.seconds
        self.qpu_seconds: float = record.qpu_seconds
        self.submissions: int = record.submissions
        self.last: dict[str, Any] | None = record.last
        self.best: dict[str, Any] | None = record.best

    @property
    def config(self) -> RunConfig:
        """The settings of the run.

        Raises
        ------
        QannealError
            Another version of qanneal has recorded it, with settings that this one does not have.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").config.sampler.kind
        'exact'
        """
        return config.parse(self._record.config)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes, in the order of the outputs; of two, the one output is P(the second).

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").classes
        ('2', '3')
        """
        return classes_of(self._record)

    @overload
    def metrics(self, kind: Literal["numpy"] = "numpy") -> dict[str, Array]: ...

    @overload
    def metrics(self, kind: Literal["pandas"]) -> "pandas.DataFrame": ...

    def metrics(self, kind: Literal["numpy", "pandas"] = "numpy") -> Any:
        """Return every number of every step.

        They go by their places in the ``step`` object of the terminal, as ``mlp.test_accuracy``: accuracies
        and probabilities in [0, 1], losses and divergences in nats, times in seconds, of each step alone.
        Test accuracies of classes have their place at the end: ``test_accuracy_by_class.mlp.0``.

        Parameters
        ----------
        kind : {"numpy", "pandas"}
            Arrays, or a table whose index is the step; pandas must be installed for that.

        Returns
        -------
        dict of str to ndarray of float, shape (steps,), or pandas.DataFrame
            NaN where nothing was measured.

        Raises
        ------
        QannealError
            The library cannot be read, or pandas is not installed.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> metrics = qanneal.run("last").metrics()
        >>> metrics["step"][:3], f"{metrics['mlp.test_accuracy'][-1]:.3f}"
        (array([1., 2., 3.]), '0.942')
        """
        made = _one_of(kind, "numpy", "pandas")
        measured = Measured(self._library, self.id)
        found = measured.numbers(measured.paths())
        if made == "numpy":
            return found
        table = _installed("pandas", "metrics()").DataFrame(found)
        return table.astype({"step": int}).set_index("step")

    @overload
    def network(self, kind: Literal["numpy"] = "numpy") -> Parameters: ...

    @overload
    def network(self, kind: Literal["torch"]) -> "torch.nn.Sequential": ...

    def network(self, kind: Literal["numpy", "torch"] = "numpy") -> Any:
        """Return the trained network: the MLP y = σ(W2 σ(W1 x + b) + c), which has the EBM's weights.

        Parameters
        ----------
        kind : {"numpy", "torch"}
            Arrays, or ``torch.nn.Sequential(Linear, Sigmoid, Linear, Sigmoid)``; PyTorch must be installed
            for that.

        Returns
        -------
        Parameters or torch.nn.Sequential
            Arrays ``W1`` (K, N), ``b`` (K,), ``W2`` (M, K) and ``c`` (M,) for N pixels in [0, 1], K hidden
            units and M outputs; or the network with these weights, in their precision.

        Raises
        ------
        QannealError
            No weights are saved yet, they cannot be read, or PyTorch is not installed.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> network = qanneal.run("last").network()
        >>> network.W1.shape, network.W2.shape
        ((64, 64), (1, 64))
        """
        made = _one_of(kind, "numpy", "torch")
        arrays = self._library.weights(self.id)
        return as_parameters(arrays) if made == "numpy" else _sequential(arrays)

    def plot(self, *, dark: bool = False) -> Plot:
        """Draw the curves of the run: accuracies, losses, divergences and β, as far as they were measured.

        Parameters
        ----------
        dark : bool
            For a dark ground.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").plot().save("curves.svg").name
        'curves.svg'
        """
        return Plot(run_figures.of_runs(self._library, [self.id]), dark=dark)

    def report(self) -> str:
        """Return one page of HTML about the run, with all it needs: results, curves, chip, cost, settings.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").report()[:15]
        '<!DOCTYPE html>'
        """
        return report.run_report(self._library, [self.id])

    def export(self, path: str | os.PathLike[str], format: str | None = None) -> Path:
        """Write the run into a file, as ``qanneal export`` does; return where.

        Parameters
        ----------
        path : str or path
            An existing file is replaced.
        format : str, optional
            ``safetensors``, ``npz``, ``onnx``, ``csv``, ``tensorboard``, ``report``, ``archive`` or ``kit``;
            by default what the ending of `path` says.

        Raises
        ------
        QannealError
            There is no such format, nothing to export yet, or the file cannot be written.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> qanneal.run("last").export("weights.safetensors").name
        'weights.safetensors'
        """
        return share(self._library, [self.id], format, Path(path))

    def __repr__(self) -> str:
        return f"<{report.run_title(self._record)}: {self.state}, {write_count(self.steps, 'step')}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Run) and (self._library.root, self.id) == (other._library.root, other.id)

    def __hash__(self) -> int:
        return hash((self._library.root, self.id))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: how the run stands, and its main curves."""
        steps = Measured(self._library, self.id)
        facts, *rest = report.result_blocks(self._record, evidence.of_run(self._record.config, steps))
        assert isinstance(facts, Facts)
        shown = [Table("", ("run", report.run_title(self._record)), facts.items), *rest]
        curves = replace(run_figures.overlay([(self.name or self.id, steps)]), columns=3)
        drawn = svg(curves) if curves.panels else ""
        return "\n".join([*map(block_html, shown), drawn])


class Runs(Sequence[Run]):
    """Recorded runs, one after the other; a slice of them is one of these, too.

    Parameters
    ----------
    found : iterable of Run

    Examples
    --------
    >>> import qanneal_gui as qanneal
    >>> found = qanneal.runs()
    >>> len(found), found[0].name, len(found[:5])
    (1, 'tour', 1)
    """

    def __init__(self, found: Iterable[Run]) -> None:
        self._runs = tuple(found)

    @overload
    def __getitem__(self, place: int) -> Run: ...

    @overload
    def __getitem__(self, place: slice) -> "Runs": ...

    def __getitem__(self, place: int | slice) -> "Run | Runs":
        return Runs(self._runs[place]) if isinstance(place, slice) else self._runs[place]

    def __len__(self) -> int:
        return len(self._runs)

    def plot(self, *, dark: bool = False) -> Plot:
        """Draw test accuracy, loss and symmetrised KL of all of them together; of one, all its curves.

        Parameters
        ----------
        dark : bool
            For a dark ground.

        Examples
        --------
        >>> import qanneal_gui as qanneal
        >>> str(qanneal.runs("tour").plot())[:4]
        '<svg'
        """
        if not self._runs:
            return Plot(Figure("", ()), dark=dark)
        return Plot(run_figures.of_runs(RunLibrary(), [one.id for one in self._runs]), dark=dark)

    def __repr__(self) -> str:
        return f"<Runs: {len(self._runs):,}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: a table."""
        if not self._runs:
            return "<p>No runs.</p>"
        table = table_html(report.runs_table([one._record for one in self._runs[:_MOST_ROWS]]))
        more = len(self._runs) - _MOST_ROWS
        return table + (f"<p>and {more:,} more</p>" if more > 0 else "")


def _sequential(arrays: dict[str, Array]) -> "torch.nn.Sequential":
    library = _installed("torch", "network()", "PyTorch")
    hidden, inputs = arrays["0.weight"].shape
    weights = {key: library.from_numpy(array) for key, array in arrays.items()}
    kind = weights["0.weight"].dtype
    nn = library.nn
    made: torch.nn.Sequential = nn.Sequential(
        nn.Linear(inputs, hidden, dtype=kind),
        nn.Sigmoid(),
        nn.Linear(hidden, len(arrays["2.bias"]), dtype=kind),
        nn.Sigmoid(),
    )
    made.load_state_dict(weights)
    return made


def _installed(module: str, instead: str, title: str = "") -> Any:
    """Return a module that is no dependency of ours."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise QannealError(
            f"{title or module} is not installed; install it (pip install {module}), or use {instead} for "
            "NumPy arrays."
        ) from None


def _one_of(kind: str, *known: str) -> str:
    if kind not in known:
        raise QannealError(f"There is no kind {kind!r}; choose {' or '.join(known)}.")
    return kind
