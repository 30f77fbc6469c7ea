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
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.annealing.qpu import SolverInfo
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Failure, Job, Jobs
from qanneal_gui.gui.common.widgets import Sign, label, set_property
from qanneal_gui.gui.dwave import account
from qanneal_gui.gui.dwave.account import SOURCES, Done, Found, Place, WrongRegionError
from qanneal_gui.support.text import for_label

T = TypeVar("T")

_COLUMNS = ("Solver", "Status", "Qubits", "Topology", "Waiting", "Load")
_TIPS = (
    "",
    "",
    "Working qubits",
    "",
    "This account's problems waiting there",
    "Above 1, problems have to wait",
)


class ConnectionDialog(QDialog):
    """Token, endpoint and region; Test; and what the account offers.

    Attributes
    ----------
    solver_chosen : Signal
        The name of a solver that runs shall use.
    place_changed : Signal
        The `Place` that the user entered, which is in force now.
    """

    solver_chosen = Signal(str)
    place_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("D-Wave connection")
        self.setMinimumSize(600, 520)
        # A thread of its own: a server that does not answer holds up nothing else.
        self.jobs = Jobs(self)
        self._busy = self._look_again = False
        self._stop = threading.Event()
        self._place = Place.in_force()
        self.source = Sign("body")
        self.token, self.endpoint, self.region = QLineEdit(), QLineEdit(), QLineEdit()
        self.reveal = QPushButton("Show")
        self.test_button = _button("&Test", "Check that D-Wave accepts the token, and list the solvers")
        self.keep_button = _button("&Keep in the system keyring", "Keep the token in the system keyring")
        self.use_button = _button(
            "&Use for this session", "Keep the token in memory until the program is closed"
        )
        self.cancel_button = _button("Cancel", "Stop waiting for D-Wave or the system keyring")
        self.forget_button = _button("&Forget", "Remove the token from the system keyring and from memory")
        self.choose_button = _button("Use this &solver", "Use the chosen solver for new runs")
        self.outcome = Sign("body")
        self.outcome.hide()
        self.table = _table()
        self.hint = label("Press Test to list the QPUs available to this account.", "quiet")
        self._set_up()
        self._lay_out()
        self._connect()
        self._enable()

    def refresh(self) -> None:
        """Find out which token is in force."""
        self.source.show_sentence("Looking for a token…", "busy", "quiet")
        stop = self._stop
        self._look_again = False

        def found(result: Found) -> None:
            if stop.is_set():
                self._look_again = True  # when what the user asked for instead is done
            else:
                self._show_found(result)

        # This disables nothing: it may begin between the press and the release of a button.
        self.jobs.submit(lambda _: account.look(stop), found, self._on_failure)

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
        self.reveal.setAccessibleName("Show the API token")
        self.endpoint.setText(self._place.endpoint)
        self.region.setText(self._place.region)
        self.endpoint.setMaxLength(500)
        self.region.setMaxLength(100)
        self.test_button.setDefault(True)
        for line, name, sentence in (
            (self.token, "API token", "From the dashboard of your account on the Leap site."),
            (self.endpoint, "Endpoint", "Address of the Solver API; empty for D-Wave's default."),
            (self.region, "Region", "D-Wave region, such as na-west-1; empty for the default."),
        ):
            line.setAccessibleName(name)
            line.setAccessibleDescription(sentence)
            line.setToolTip(sentence)
        self._show_found(Found())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        for row, (title, line) in enumerate(
            (("API token", self.token), ("Endpoint", self.endpoint), ("Region", self.region))
        ):
            caption = label(title, "quiet")
            caption.setBuddy(line)
            grid.addWidget(caption, row, 0)
            grid.addWidget(line, row, 1, 1, 1 if line is self.token else 2)
        grid.addWidget(self.reveal, 0, 2)
        keeping = QHBoxLayout()
        keeping.setSpacing(theme.GRID)
        for button in (self.test_button, self.use_button, self.keep_button, self.forget_button):
            keeping.addWidget(button)
        keeping.addStretch(1)
        close = _button("Close", "")
        close.clicked.connect(self.close)
        ending = QHBoxLayout()
        ending.addWidget(self.choose_button)
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(close)
        # What an empty table says stands in its place.
        inside = QVBoxLayout(self.table.viewport())
        inside.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.source)
        column.addLayout(grid)
        column.addWidget(
            label(
                "A token is kept in the system keyring or in memory; it is never written to a file, run or "
                "log.",
                "small",
                wrap=True,
            )
        )
        column.addLayout(keeping)
        column.addWidget(self.outcome)
        column.addWidget(self.table, 1)
        column.addLayout(ending)
        self.setTabOrder(self.token, self.reveal)

    def _connect(self) -> None:
        self.token.textChanged.connect(self._enable)
        self.reveal.toggled.connect(self._on_reveal)
        self.endpoint.editingFinished.connect(self._take_place)
        self.region.editingFinished.connect(self._take_place)
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
            self._say("Asking D-Wave…", "busy", "quiet")
            self._ask(lambda _: account.ask(token, place, stop), self._show_solvers)

    def _keep(self) -> None:
        token = self._typed()
        if self._take_place():
            place, stop = self._place, self._anew()
            self._say("Saving the token…", "busy", "quiet")
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
            self._say(f"Runs on a D-Wave QPU now use {item.text(0)}.", "ok", "good")

    def _take_place(self) -> bool:
        """Let the endpoint and the region entered be in force; False if they cannot be used."""
        try:
            place = Place(self.endpoint.text().strip(), self.region.text().strip())
        except QannealError as error:
            at_region = isinstance(error, WrongRegionError)
            set_property(self.endpoint, "wrong", not at_region)
            set_property(self.region, "wrong", at_region)
            self._say(str(error), "error", "trouble")
            return False
        set_property(self.endpoint, "wrong", False)
        set_property(self.region, "wrong", False)
        if place != self._place:
            self._place = place
            place.use()
            self.outcome.show_sentence("", "")
            self.place_changed.emit(place)
            self.refresh()
        return True

    def _on_reveal(self, shown: bool) -> None:
        self.token.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText("Hide" if shown else "Show")

    # What came of it.

    def _ask(
        self,
        job: Job[T],
        then: Callable[[T], None],
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Have something done that the user waits for."""

        def answered(result: T) -> None:
            self._set_busy(False)
            then(result)

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
            self.source.show_sentence(f"Using the token from {SOURCES[found.source]}.", "ok", "good")
        elif found.problem:
            self.source.show_sentence(found.problem, "info", "quiet")
        self.endpoint.setPlaceholderText(found.endpoint or "D-Wave's default")
        self.region.setPlaceholderText(found.region or "default")
        self.token.setPlaceholderText(
            "leave empty to keep the current token" if found.source else "paste the token here"
        )

    def _empty_table(self) -> None:
        self.table.clear()
        self.hint.show()

    def _show_solvers(self, solvers: list[SolverInfo]) -> None:
        items = [_item(info) for info in solvers]
        self.table.addTopLevelItems(items)
        self.hint.setVisible(not items)
        online = sum(info.status == "online" for info in solvers)
        if not items:
            self._say(
                "D-Wave accepts the token, but no QPU is available to this account.", "warning", "caution"
            )
            return
        count = f"{len(solvers)} QPU{'' if len(solvers) == 1 else 's'}"
        self._say(f"D-Wave accepts the token: {count}, {online} online.", "ok", "good")
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
        self.test_button.setEnabled(not self._busy)
        self.forget_button.setEnabled(not self._busy)
        self.cancel_button.setEnabled(self._busy)
        self.keep_button.setEnabled(typed and not self._busy)
        self.use_button.setEnabled(typed and not self._busy)
        self.choose_button.setEnabled(bool(self.table.selectedItems()))


def _button(text: str, sentence: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(sentence)
    button.setAccessibleDescription(sentence)
    return button


def _table() -> QTreeWidget:
    table = QTreeWidget()
    table.setHeaderLabels(list(_COLUMNS))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setAllColumnsShowFocus(True)
    table.setTabKeyNavigation(False)
    table.setAccessibleName("Solvers")
    table.setAccessibleDescription("Solvers available to this account; filled by Test")
    header = table.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, tip in enumerate(_TIPS):
        table.headerItem().setToolTip(column, tip)
        if column in (2, 4, 5):
            table.headerItem().setTextAlignment(column, _RIGHT)
    return table


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _item(info: SolverInfo) -> QTreeWidgetItem:
    item = QTreeWidgetItem(
        [
            for_label(info.name),
            for_label(info.status.capitalize()),
            f"{info.qubits:,}",
            for_label(info.topology),
            "–" if info.queue is None else f"{info.queue:,}",
            "–" if info.avg_load is None else f"{info.avg_load:.2f}",
        ]
    )
    sign, meaning = ("ok", "good") if info.status == "online" else ("warning", "caution")
    item.setIcon(1, theme.icon(sign, theme.current().role(meaning).name()))
    for column in (2, 4, 5):
        item.setTextAlignment(column, _RIGHT)
    return item
