"""What the pages behind the first ones ask of the window: connected as each of them is made."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.dwave.monthly_usage import MonthlyUsage
from qanneal_gui.gui.run.header import Header
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.window.opening import Opening
from qanneal_gui.gui.window.remedies import Remedies
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.chip.view import ChipView
    from qanneal_gui.gui.compare.page import ComparePage
    from qanneal_gui.gui.experiments.view import ExperimentsView
    from qanneal_gui.gui.network.view import NetworkView
    from qanneal_gui.gui.queue.page import QueuePage
    from qanneal_gui.gui.runs.exporting import Exporter
    from qanneal_gui.gui.runs.page import RunsPage


class PageLinks(QObject):
    """Leads from the pages to whatever does what they ask for.

    Attributes
    ----------
    said : Signal
        What happened on a page, in words.
    failed : Signal
        A `Failure` of a page.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        rooms: Rooms,
        workspace: Workspace,
        form: RunForm,
        header: Header,
        opening: Opening,
        exporter: "Exporter",
        usage: MonthlyUsage,
        remedies: Remedies,
    ) -> None:
        super().__init__(workspace)
        self._rooms, self._tabs, self._form, self._header = rooms, workspace.tabs, form, header
        self._opening, self._exporter, self._usage, self._remedies = opening, exporter, usage, remedies
        workspace.chip_page.then(self._link_chip)
        workspace.network_page.then(self._link_network)
        rooms.queue.then(self._link_queue)
        rooms.runs.then(self._link_runs)
        rooms.compare.then(self._link_comparison)
        rooms.experiments.then(self._link_experiments)

    def _link_chip(self, chip: "ChipView") -> None:
        chip.said.connect(self.said)

    def _link_network(self, network: "NetworkView") -> None:
        network.jobs.unexpected.connect(self.failed)

    def _link_queue(self, queue: "QueuePage") -> None:
        queue.opened.connect(self._opening.show_run)
        queue.settings_asked.connect(self._on_settings_asked)
        queue.ran.connect(self._usage.read)
        queue.said.connect(self.said)
        queue.failed.connect(self.failed)
        queue.jobs.unexpected.connect(self.failed)

    def _link_runs(self, runs: "RunsPage") -> None:
        runs.opened.connect(self._opening.show_run)
        runs.resume_asked.connect(self._opening.offer_run)
        runs.compare_asked.connect(self._on_compare_asked)
        runs.export_asked.connect(self._exporter.ask)
        runs.settings_asked.connect(self._on_settings_asked)
        runs.said.connect(self.said)
        runs.failed.connect(self.failed)
        runs.jobs.unexpected.connect(self.failed)
        self._exporter.imported.connect(runs.refresh)

    def _link_comparison(self, page: "ComparePage") -> None:
        page.said.connect(self.said)
        page.jobs.unexpected.connect(self.failed)

    def _link_experiments(self, view: "ExperimentsView") -> None:
        view.lead(self._remedies.of)
        view.run_opened.connect(self._opening.show_run)
        view.said.connect(self.said)
        view.failed.connect(self.failed)
        view.gate.jobs.unexpected.connect(self.failed)
        view.runner.connected.connect(self._header.show_experiment_connection)

    def _on_compare_asked(self, runs: list[str]) -> None:
        page = self._rooms.compare()
        page.compare(runs)
        self._tabs.setCurrentWidget(page)

    def _on_settings_asked(self, settings: dict[str, Any]) -> None:
        try:
            self._form.show_config(config.parse(settings), tr("settings of that run"))
        except QannealError as error:
            self.failed.emit(failure_of(error))
        else:
            self.said.emit(
                tr("The form now shows the settings of that run; change them as you like and press Start.")
            )
