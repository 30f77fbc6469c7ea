"""Export figure…: which figures the page shown has, and the one dialog for all of them."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qanneal_gui.gui.figure.options import FigureOptions
from qanneal_gui.gui.window.rooms import Rooms
from qanneal_gui.gui.window.run_display import RunDisplay
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.gui.compare.page import ComparePage
    from qanneal_gui.gui.experiments.view import ExperimentsView
    from qanneal_gui.gui.figure.dialog import FigureDialog
    from qanneal_gui.gui.figure.source import FigureSource
    from qanneal_gui.gui.window.run_parts import RunParts

_NOTHING = tr("There is no figure on this page yet; curves, comparisons, experiments and the chip have some.")


class Figures(QObject):
    """Asks the pages for figures.

    Parameters
    ----------
    window, workspace, rooms, display
        The window, and where the figures come from.
    options : FigureOptions
        As they were remembered.

    Attributes
    ----------
    said : Signal
        What was exported, or why nothing can be.
    dialog : FigureDialog or None
        Made when it is first asked for.
    """

    said = Signal(str)

    def __init__(
        self,
        window: QWidget,
        workspace: Workspace,
        rooms: Rooms,
        display: RunDisplay,
        options: FigureOptions,
    ) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._rooms, self._display = rooms, display
        self._options = options
        self.dialog: FigureDialog | None = None
        workspace.run_parts.then(self._listen_to_run)
        rooms.compare.then(self._listen_to_comparison)
        rooms.experiments.then(self._listen_to_experiments)

    @property
    def options(self) -> FigureOptions:
        """How figures are exported, to be remembered."""
        return self.dialog.options if self.dialog is not None else self._options

    def ask(self) -> None:
        """Export what the page shows; on the page of the chip by its own dialog, which knows stories, too."""
        page, rooms = self._workspace.tabs.currentWidget(), self._rooms
        if page is self._workspace.chip_page.made:
            self._workspace.chip.open_export()
        elif page is rooms.compare.made:
            self._offer(_comparison(rooms.compare()))
        elif page is rooms.experiments.made:
            shown = rooms.experiments().shown_page()
            self._on_experiment(shown.results.figure_in_focus() if shown else 0)
        elif self._workspace.curves_are_seen:
            self._on_plot(self._workspace.curves.plot_in_focus())
        else:
            self.said.emit(_NOTHING)

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """End what is being drawn or written; return whether it ended in time."""
        return self.dialog is None or self.dialog.shut_down(milliseconds)

    def _listen_to_run(self, parts: "RunParts") -> None:
        parts.curves.figure_asked.connect(self._on_plot)

    def _listen_to_comparison(self, page: "ComparePage") -> None:
        page.figure_asked.connect(self.ask)

    def _listen_to_experiments(self, view: "ExperimentsView") -> None:
        view.figure_asked.connect(self._on_experiment)

    def _on_plot(self, name: str) -> None:
        from qanneal_gui.gui.figure.source import FigureChoice, FigureSource
        from qanneal_gui.gui.run.shown import PLOTS

        run = self._display.run
        figures = self._workspace.curves.figures(tr("Run {run}", run=run) if run else "")
        choices = tuple(
            FigureChoice(PLOTS[key][0] if key else tr("All plots"), _file(key or "curves", run), *both)
            for key, both in figures.items()
        )
        place = list(figures).index(name) if name in figures else 0
        self._offer(FigureSource(choices, place) if choices else None)

    def _on_experiment(self, place: int) -> None:
        from qanneal_gui.gui.figure.source import FigureChoice, FigureSource

        page = self._rooms.experiments().shown_page()
        figures = page.progress.figures if page and page.progress else ()
        if page is None or not figures:
            self.said.emit(_NOTHING)
            return
        choices = tuple(
            FigureChoice(
                figure.title or tr("Figure {number}", number=number), f"{page.name}-{number}", figure
            )
            for number, figure in enumerate(figures, 1)
        )
        self._offer(FigureSource(choices, place, page.published.isChecked()))

    def _offer(self, source: "FigureSource | None") -> None:
        if source is None:
            self.said.emit(_NOTHING)
            return
        if self.dialog is None:
            # Imported here: a window that exports nothing need not load it.
            from qanneal_gui.gui.figure.dialog import FigureDialog

            self.dialog = FigureDialog(self._options, self._window)
            self.dialog.said.connect(self.said)
        self.dialog.show_source(source)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()


def _comparison(page: "ComparePage") -> "FigureSource | None":
    from qanneal_gui.gui.compare.figure import whole
    from qanneal_gui.gui.figure.source import FigureChoice, FigureSource

    figure = page.figure()
    if figure is None:
        return None
    name = _file(figure.title, "")
    return FigureSource((FigureChoice(figure.title, name, figure, whole(figure)),))


def _file(what: str, run: str) -> str:
    """Return a name for a file, of letters that every system takes."""
    words = re.sub(r"[^a-z0-9]+", "-", f"{what} {run}".lower())
    return words.strip("-") or "figure"
