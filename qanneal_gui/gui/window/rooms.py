"""The pages behind the first ones, each imported and made when it is first needed."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.jobs import Jobs
from qanneal_gui.gui.common.later import Later, Pieces
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.compare.page import ComparePage
    from qanneal_gui.gui.experiments.view import ExperimentsView
    from qanneal_gui.gui.queue.page import QueuePage
    from qanneal_gui.gui.runs.page import RunsPage


class Rooms:
    """Queue, runs, comparison and experiments.

    Parameters
    ----------
    slow_jobs : Jobs
        For what may take its time.

    Attributes
    ----------
    queue, runs, compare, experiments : Later
    """

    def __init__(self, slow_jobs: Jobs) -> None:
        self.queue, self.runs, self.compare = Later(_queue), Later(_runs), Later(_compare)
        self.experiments = Later(partial(_experiments, slow_jobs))

    def add_to(self, tabs: Pages) -> None:
        """Append the pages."""
        tabs.add_later(self.queue, tr("&Queue"))
        tabs.add_later(self.runs, tr("Ru&ns"), wide=True)
        tabs.add_later(self.compare, tr("C&ompare"), wide=True)
        tabs.add_later(self.experiments, tr("E&xperiments"), wide=True)

    def put(self, wanted: RunConfig, name: str, notes: str) -> None:
        """Let a run wait in the queue."""
        self.queue().put(wanted, name, notes)

    @property
    def later(self) -> "Sequence[Later[Any]]":
        """The pages, those first that are needed first."""
        return self.runs, self.queue, self.compare, self.experiments

    @property
    def made(self) -> "list[QueuePage | RunsPage | ComparePage | ExperimentsView]":
        """Those that are made by now."""
        there = (self.experiments.made, self.queue.made, self.runs.made, self.compare.made)
        return [page for page in there if page is not None]

    @property
    def queue_runs(self) -> bool:
        """Whether this window runs the queue."""
        return self.queue.made is not None and self.queue.made.processes.active

    @property
    def experiment_runs(self) -> bool:
        """Whether an experiment is running."""
        return self.experiments.made is not None and self.experiments.made.runner.active


def _queue() -> "Pieces[QueuePage]":
    from qanneal_gui.gui.queue.page import QueuePage

    yield
    return QueuePage()


def _runs() -> "Pieces[RunsPage]":
    from qanneal_gui.gui.runs.page import RunsPage

    yield
    return RunsPage()


def _compare() -> "Pieces[ComparePage]":
    from qanneal_gui.gui.compare.page import ComparePage

    yield
    return ComparePage()


def _experiments(slow_jobs: Jobs) -> "Pieces[ExperimentsView]":
    from qanneal_gui.gui.experiments.view import ExperimentsView

    yield
    return ExperimentsView(slow_jobs)
