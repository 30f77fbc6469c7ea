"""What experiments cost with the settings on their pages, or why they could not begin; for page and card."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from qanneal_gui.experiments.definition import Cost, Experiment
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Newest
from qanneal_gui.gui.experiments.card import ExperimentCard
from qanneal_gui.gui.experiments.page import ExperimentPage
from qanneal_gui.support.background import interruptible

_DELAY_MS = 300
"""The settings are left alone for so long before their cost is worked out."""


class Pricing(QObject):
    """Works out costs, off the window's thread.

    Parameters
    ----------
    jobs : Jobs
    cards, pages : mapping
        By the names of their experiments.
    """

    def __init__(
        self,
        jobs: Jobs,
        cards: Mapping[str, ExperimentCard],
        pages: Mapping[str, ExperimentPage],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._cards, self._pages = jobs, cards, pages
        self._newest = Newest(jobs, _DELAY_MS, self)

    def price(self, experiment: Experiment | None) -> None:
        """Work out what an experiment costs, whatever else is asked for."""
        if experiment is not None:
            self._jobs.submit(_cost_of(experiment), *self._ways_on(experiment))

    def follow(self, experiment: Experiment | None) -> None:
        """Work out what an experiment costs whose settings are being entered; None while they are wrong."""
        if experiment is None:
            self._newest.cancel()
        else:
            self._newest.submit(_cost_of(experiment), *self._ways_on(experiment))

    def refuse(self, experiment: Experiment, failure: Failure) -> None:
        """Say why an experiment could not begin, if these are its settings still."""
        if self._is_shown(experiment):
            sentence = in_window(failure.sentence)
            self._pages[experiment.name].show_refusal(sentence)
            self._cards[experiment.name].show_refusal(sentence)

    def shut_down(self) -> None:
        """Want nothing any more."""
        self._newest.shut_down()

    def _ways_on(self, experiment: Experiment) -> tuple[Callable[[Cost], None], Callable[[Failure], None]]:
        """Return what follows when the cost is known, and when it cannot be."""
        return partial(self._show, experiment), partial(self.refuse, experiment)

    def _is_shown(self, priced: Experiment) -> bool:
        # A free experiment's cost is not that of the paid one which the settings have become meanwhile.
        wanted = self._pages[priced.name].experiment()
        return wanted is not None and wanted.settings == priced.settings

    def _show(self, priced: Experiment, cost: Cost) -> None:
        if self._is_shown(priced):
            self._pages[priced.name].show_cost(cost)
            self._cards[priced.name].show_cost(cost)


def _cost_of(experiment: Experiment) -> Job[Cost]:
    return lambda report: interruptible(experiment.cost, report.unwanted)
