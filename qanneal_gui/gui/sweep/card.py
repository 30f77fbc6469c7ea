"""The sweep that the form describes: what varies, how often, how many runs, and what they cost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.fields import locate
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest
from qanneal_gui.gui.common.widgets import Card, Sign, label
from qanneal_gui.gui.experiments.form import SettingsForm
from qanneal_gui.gui.sweep import jobs
from qanneal_gui.gui.sweep.jobs import Planned
from qanneal_gui.gui.sweep.varying import Varying
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.sweeps import Axis, Sweep, SweepSettings

_DELAY_MS = 400
"""The form is left alone for so long before the cost is worked out."""

_LONGEST_NAME = 60
_ASKED = ("seeds", "sample", "workers", "dask")
"""Settings of a sweep that are asked for beside the form; the others have their place in its results."""

_FEW = 8
"""Values of a setting that are told one by one."""


class SweepCard(Card):
    """Offers to vary settings; once one is varied, shows the sweep.

    Attributes
    ----------
    changed : Signal
        There is a sweep now, or none any more, or another one.
    """

    changed = Signal()

    def __init__(self, varying: Varying, jobs: Jobs) -> None:
        super().__init__(tr("Sweep"))
        explain(
            self, tr("Sweep"), tr("Many runs at once, over values of some settings and over seeds."), "sweeps"
        )
        self._varying, self._base = varying, RunConfig()
        self._planning = Newest(jobs, _DELAY_MS, self)
        self.planned: Planned | None = None
        self._refusal = ""
        self._wanted: tuple[RunConfig, Sequence[Axis], dict[str, Any] | None] | None = None
        self.form: SettingsForm | None = None
        self.vary_button = QPushButton(tr("Vary a setting…"))
        self.vary_button.setProperty("word", True)
        self.vary_button.setToolTip(
            tr("Run the form with several values of a setting; also by a right click on its field")
        )
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._on_menu)
        self.vary_button.setMenu(self._menu)
        self.title_row.addWidget(self.vary_button)
        self.axes = label("", "small", wrap=True)
        self.axes.setAccessibleName(tr("Varied settings"))
        self.count, self.bill = label("", wrap=True), Sign("small")
        self.count.setAccessibleName(tr("Runs of the sweep"))
        self.bill.setAccessibleName(tr("Cost of the sweep"))
        self.clear_button = QPushButton(tr("Vary nothing"))
        self.clear_button.setProperty("word", True)
        self.clear_button.clicked.connect(self._varying.vary_nothing)
        self.details = QWidget()
        self._column = QVBoxLayout(self.details)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.axes, self.count, self.bill, self.clear_button):
            self._column.addWidget(widget)
        self.details.hide()
        self.body.addWidget(self.details)
        varying.changed.connect(self._on_edited)

    @property
    def active(self) -> bool:
        """Whether anything is varied."""
        return bool(self._varying.axes)

    @property
    def problem(self) -> str:
        """Why there is no such sweep; empty if there is one."""
        own = self.form.problem if self.form is not None else ""
        return (own or self._refusal) if self.active else ""

    def sweep(self, base: RunConfig, name: str = "") -> "Sweep":
        """Return the sweep of a run, under a name; not while there is a problem."""
        values = self._values() or {}
        return jobs.make(base, self._varying.axes, {**values, "name": name[:_LONGEST_NAME]})

    @property
    def remembered(self) -> dict[str, Any] | None:
        """The settings of the sweep; empty without one, and None while they cannot be used."""
        values = self._values() if self.active else {}
        return values and {**values, "vary": [str(axis) for axis in self._varying.axes]}

    def show_base(self, base: RunConfig | None) -> None:
        """Plan the sweep of the run that the form describes; None while it describes none."""
        if base is not None:
            self._base = base
        self._plan()

    def show_settings(self, shown: "SweepSettings", axes: "Sequence[Axis]") -> None:
        """Enter a sweep."""
        self._form_of(shown).show_settings(shown)
        self._varying.show_axes(axes)

    def clear(self) -> None:
        """Vary nothing any more; part of what was done to the form last."""
        self._varying.show_axes(())

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending."""
        self._varying.shut_down()
        return self._planning.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.bill.recolor()
        if self.form is not None:
            self.form.recolor()

    def _form_of(self, shown: "SweepSettings | None" = None) -> SettingsForm:
        if self.form is None:
            # Imported here: whoever varies a setting has loaded it.
            from qanneal_gui.experiments.sweeps import SweepSettings

            shown = shown or SweepSettings()
            self.form = SettingsForm("sweep", shown, set(SweepSettings.model_fields) - set(_ASKED))
            self.form.changed.connect(self._on_edited)
            self._column.insertWidget(1, self.form)
        return self.form

    def _values(self) -> dict[str, Any] | None:
        entered = self._form_of().settings()
        return None if entered is None else entered.model_dump()

    def _on_menu(self) -> None:
        self._varying.fill_menu(self._menu)

    def _on_edited(self) -> None:
        self._plan()
        self.changed.emit()

    def _plan(self) -> None:
        axes = self._varying.axes
        values = self._values() if axes else None
        wanted = (self._base, axes, values)
        if wanted == self._wanted:
            return
        self._wanted, self.planned, self._refusal = wanted, None, ""
        self.details.setVisible(bool(axes))
        if axes:
            self.axes.setText("\n".join(self._varying.told(axis, _FEW) for axis in axes))
            self.count.setText(tr("Counting the runs…") if values else "")
            self.bill.show_sentence("", "")
            if values is None:
                self._planning.cancel()
            else:
                self._planning.submit(
                    jobs.plan(self._base, axes, values), self._on_planned, self._on_unplanned
                )
        else:
            self._planning.cancel()

    def _on_planned(self, planned: Planned) -> None:
        self.planned = planned
        self.count.setText(f"{planned.sentence}.")
        if planned.bill.fits:
            self.bill.show_sentence(planned.bill.sentence, "", "quiet")
        else:
            self.bill.show_sentence(planned.bill.shortfall, "warning", "caution")
        self.changed.emit()

    def _on_unplanned(self, failure: Failure) -> None:
        self._refusal = locate(failure.sentence)[1]
        self.count.setText("")
        self.bill.show_sentence(self._refusal, "error", "trouble")
        self.changed.emit()
