"""The dialog of the D-Wave connection: a token, a test of it, and the solvers that it opens.

The token is in the entry while it is typed, and nowhere else in the window: it is masked whenever the
entry is not looked at, and gone as soon as it is kept.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from pydantic import SecretStr
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.annealing.qpu import DEFAULT_REGION, KNOWN_REGIONS, Region
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.dialog import Dialog, scrolled
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.gui.dwave import account
from qanneal_gui.gui.dwave.account import SOURCES, Done, Found, Tested
from qanneal_gui.gui.dwave.connection_fields import button, describe, grid_of, offer
from qanneal_gui.gui.dwave.place import Place
from qanneal_gui.gui.dwave.solver_table import solver_item, solver_table
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import counted, tr

T = TypeVar("T")


class ConnectionDialog(Dialog):
    """Token, endpoint, region and profile; Test; and what the account offers.

    Attributes
    ----------
    solver_chosen : Signal
        The name of a solver that runs shall use.
    place_changed : Signal
        The `Place` that the user entered, which is in force now.
    """

    solver_chosen = Signal(str)
    place_changed = Signal(object)

    page = "first-qpu-seconds"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("D-Wave connection"))
        self.resize(theme.scaled(600), theme.scaled(640))
        # A thread of its own: a server that does not answer holds up nothing else.
        self.jobs = Jobs(self)
        self._busy = self._look_again = self._adopted = self._missing = False
        self._stop = threading.Event()
        self._place = Place.in_force()
        self.source = Sign("body")
        self._regions: tuple[Region, ...] = KNOWN_REGIONS
        self.token, self.endpoint = QLineEdit(), QLineEdit()
        self.region, self.profile = Choice(), Choice()
        self.address = label("", "small", wrap=True)
        self._source = ""
        self.reveal = QPushButton(tr("Show"))
        self.test_button = button(
            tr("&Test"),
            tr(
                "Check that D-Wave accepts the token, use it until the program is "
                "closed, and list the solvers"
            ),
        )
        self.keep_button = button(
            tr("&Keep in the system keyring"), tr("Keep the token in the system keyring")
        )
        self.use_button = button(
            tr("&Use for this session"), tr("Keep the token in memory until the program is closed")
        )
        self.cancel_button = button(tr("Cancel"), tr("Stop waiting for D-Wave or the system keyring"))
        self.forget_button = button(
            tr("&Forget"), tr("Remove the token from the system keyring and from memory")
        )
        self.choose_button = button(tr("Use this &solver"), tr("Use the chosen solver for new runs"))
        self.outcome = Sign("body")
        self.outcome.hide()
        self.table = solver_table()
        self.hint = label(tr("Press Test to list the QPUs available to this account."), "quiet")
        self._set_up()
        self._lay_out()
        self._connect()
        self._enable()

    def refresh(self) -> None:
        """Find out which token is in force."""
        self._missing = False  # is not known
        self.source.show_sentence(tr("Looking for a token…"), "busy", "quiet")
        stop, regions = self._stop, self._regions
        self._look_again = False

        def found(result: Found) -> None:
            if stop.is_set():
                self._look_again = True  # when what the user asked for instead is done
            else:
                self._show_found(result)

        # This disables nothing: it may begin between the press and the release of a button.
        self.jobs.submit(lambda _: account.look(stop, regions), found, self._on_failure)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.source.recolor()
        self.outcome.recolor()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Close for good; return whether the thread ended in time."""
        self.cancel()
        self.close()
        return self.jobs.shut_down(milliseconds)

    def cancel(self) -> None:
        """Wait for nothing any more: neither for D-Wave nor for a keyring that asks its owner."""
        self._stop.set()
        self._stop = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether something is being asked that the user waits for."""
        return self._busy

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.token.setFocus()
            self.refresh()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.cancel()
            self._clear_token()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.reveal.setChecked(False)

    def _set_up(self) -> None:
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.token.setMaxLength(4096)
        self.reveal.setCheckable(True)
        self.reveal.setProperty("word", True)
        self.reveal.setAutoDefault(False)
        self.reveal.setAccessibleName(tr("Show the API token"))
        self.endpoint.setText(self._place.endpoint)
        self.endpoint.setMaxLength(500)
        self._list_regions()
        self._list_profiles(())
        self.test_button.setDefault(True)
        for name, line in self._lines().items():
            describe(line, name)
        self._show_found(Found())

    def _lines(self) -> dict[str, QWidget]:
        return {
            "token": self.token,
            "endpoint": self.endpoint,
            "region": self.region,
            "profile": self.profile,
        }

    def _lay_out(self) -> None:
        grid = grid_of(self._lines(), self.token)
        grid.addWidget(self.reveal, 0, 2)
        keeping = QHBoxLayout()
        keeping.setSpacing(theme.GRID)
        for one in (self.test_button, self.use_button, self.keep_button, self.forget_button):
            keeping.addWidget(one)
        keeping.addStretch(1)
        close = button(tr("Close"), "")
        close.clicked.connect(self.close)
        ending = QHBoxLayout()
        ending.addWidget(self.choose_button)
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(close)
        # What an empty table says stands in its place.
        inside = QVBoxLayout(self.table.viewport())
        inside.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignCenter)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 0)
        column.setSpacing(16)
        column.addWidget(self.source)
        column.addLayout(grid)
        column.addWidget(self.address)
        column.addWidget(
            label(
                tr(
                    "A token is kept in the system keyring or in memory; it is never written "
                    "to a file, run or log."
                ),
                "small",
                wrap=True,
            )
        )
        column.addLayout(keeping)
        column.addWidget(self.outcome)
        column.addWidget(self.table, 1)
        ending.setContentsMargins(24, 0, 24, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.setSpacing(16)
        outer.addWidget(scrolled(content), 1)
        outer.addLayout(ending)
        self.setTabOrder(self.token, self.reveal)

    def _connect(self) -> None:
        self.token.textChanged.connect(self._enable)
        self.reveal.toggled.connect(self._on_reveal)
        self.endpoint.editingFinished.connect(self._take_place)
        self.region.activated.connect(self._take_place)
        self.profile.activated.connect(self._take_place)
        self.test_button.clicked.connect(self._test)
        self.keep_button.clicked.connect(self._keep)
        self.use_button.clicked.connect(self._use)
        self.forget_button.clicked.connect(self._forget)
        self.cancel_button.clicked.connect(self.cancel)
        self.choose_button.clicked.connect(self._choose)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(self._choose)

    # What the user asks for.

    def _test(self) -> None:
        token = self._typed()
        if self._take_place():
            place, stop = self._place, self._anew()
            self._empty_table()
            self._say(tr("Asking D-Wave…"), "busy", "quiet")
            self._ask(lambda _: account.ask(token, place, stop), self._show_tested)

    def _keep(self) -> None:
        token = self._typed()
        if self._take_place():
            place, stop = self._place, self._anew()
            self._say(tr("Saving the token…"), "busy", "quiet")
            self._ask(lambda _: account.keep(token, place, stop), self._on_stored, self._on_not_stored)

    def _use(self) -> None:
        token = self._typed()
        if self._take_place():
            place, stop = self._place, self._anew()
            self._ask(lambda _: account.use(token, place, stop), self._on_stored, self._on_not_stored)

    def _forget(self) -> None:
        if self._take_place():
            place, stop = self._place, self._anew()
            self._ask(lambda _: account.forget(place, stop), self._on_stored, self._on_not_stored)

    def _choose(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self.solver_chosen.emit(item.text(0))
            self._say(tr("Runs on a D-Wave QPU now use {item}.", item=item.text(0)), "ok", "good")

    def _take_place(self) -> bool:
        """Let the endpoint and the region entered be in force; False if they cannot be used."""
        try:
            place = Place(
                self.endpoint.text().strip(),
                self.region.currentData() or "",
                self.profile.currentData() or "",
            )
        except QannealError as error:
            set_property(self.endpoint, "wrong", True)
            self._say(str(error), "error", "trouble")
            return False
        set_property(self.endpoint, "wrong", False)
        if place != self._place:
            self._place = place
            place.use()
            self.outcome.show_sentence("", "")
            self.place_changed.emit(place)
            self.refresh()
        return True

    def _on_reveal(self, shown: bool) -> None:
        self.token.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText(tr("Hide") if shown else tr("Show"))

    # What came of it.

    def _ask(
        self,
        job: Job[T],
        then: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Have something done that the user waits for."""

        def answered(result: T) -> None:
            # First, so that what is in force is looked up once.
            then(result)
            self._set_busy(False)

        def not_answered(failure: Failure) -> None:
            self._set_busy(False)
            (failed or self._on_failure)(failure)

        self._set_busy(True)
        self.jobs.submit(job, answered, not_answered)

    def _anew(self) -> threading.Event:
        """Give up what is being looked for, which may wait for a keyring; return the next flag to stop."""
        self.cancel()
        return self._stop

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._enable()
        if not busy and self._look_again:
            self.refresh()

    def _on_stored(self, done: Done) -> None:
        self._clear_token()
        self._say(done.sentence, *(("ok", "good") if done.wanted else ("warning", "caution")))
        self.refresh()

    def _on_not_stored(self, failure: Failure) -> None:
        self.token.setFocus()
        self._on_failure(failure)

    def _on_failure(self, failure: Failure) -> None:
        self._say(failure.sentence, "error", "trouble")

    def _show_found(self, found: Found) -> None:
        if found.source:
            self.source.show_sentence(
                tr("Using the token from {sources}.", sources=SOURCES[found.source]), "ok", "good"
            )
        elif found.problem:
            self.source.show_sentence(found.problem, "info", "quiet")
        self._missing = found.missing
        if self._adopted and found.source not in ("", "session"):
            other = SOURCES[found.source]
            self._say(
                tr("D-Wave accepts the token, but the one from {other} takes precedence.", other=other),
                "warning",
                "caution",
            )
        self._adopted = False
        self._source = found.source
        self.address.setText(for_label(found.address))
        self.address.setVisible(bool(found.address))
        self._list_profiles(found.profiles)
        self.endpoint.setPlaceholderText(found.endpoint or tr("D-Wave's default"))
        self.token.setPlaceholderText(
            tr("leave empty to keep the current token") if found.source else tr("paste the token here")
        )
        self._enable()

    def _list_regions(self) -> None:
        """Offer D-Wave's regions, and the one in force whatever it is."""
        offered = {one.code: f"{one.code}, {one.name}" for one in self._regions}
        offer(
            self.region,
            tr("default ({default_region}, or what dwave.conf says)", default_region=DEFAULT_REGION),
            offered,
            self._place.region,
        )

    def _list_profiles(self, names: tuple[str, ...]) -> None:
        """Offer the profiles of dwave.conf, and the one in force whatever it is."""
        nothing = (
            tr("default (the first, or the one named there)") if names else tr("no dwave.conf with profiles")
        )
        offer(self.profile, nothing, dict(zip(names, names, strict=True)), self._place.profile)
        self.profile.setEnabled(self.profile.count() > 1)

    def _empty_table(self) -> None:
        self.table.clear()
        self.hint.show()

    def _show_tested(self, tested: Tested) -> None:
        solvers = tested.solvers
        if tested.regions:
            self._regions = tested.regions
            self._list_regions()
        self._adopted = tested.adopted
        if tested.adopted:
            self._clear_token()
        if tested.adopted or tested.regions:
            self.refresh()
        items = [solver_item(info) for info in solvers]
        self.table.addTopLevelItems(items)
        self.hint.setVisible(not items)
        online = sum(info.status == "online" for info in solvers)
        if not items:
            self._say(
                tr("D-Wave accepts the token, but no QPU is available to this account."), "warning", "caution"
            )
            return
        count = counted("{n} QPU", "{n} QPUs", len(solvers))
        self._say(
            tr("D-Wave accepts the token: {count}, {online} online.", count=count, online=online),
            "ok",
            "good",
        )
        self.table.setCurrentItem(items[0])

    def _say(self, sentence: str, sign: str, meaning: str) -> None:
        self.outcome.show_sentence(sentence, sign, meaning)

    def _typed(self) -> SecretStr:
        return SecretStr(self.token.text().strip())

    def _clear_token(self) -> None:
        self.reveal.setChecked(False)
        # Not clear(), which could be undone.
        self.token.setText("")

    def _enable(self) -> None:
        typed = bool(self.token.text().strip())
        if self._missing:
            told = tr("A token is entered; press Test to check and use it.") if typed else account.NO_TOKEN
            self.source.show_sentence(told, "info", "quiet")
        self.test_button.setEnabled(not self._busy)
        self.forget_button.setEnabled(not self._busy)
        self.cancel_button.setEnabled(self._busy)
        # A token of this session, such as one that Test has adopted, may be kept for good.
        self.keep_button.setEnabled((typed or self._source == "session") and not self._busy)
        self.use_button.setEnabled(typed and not self._busy)
        self.choose_button.setEnabled(bool(self.table.selectedItems()))
