"""The dialog of notices: which events are told where, and whether that works."""

import threading
from collections.abc import Callable
from typing import Any

from pydantic import SecretStr
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QIntValidator, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.dialog import Dialog, scrolled
from qanneal_gui.gui.common.jobs import Failure, Jobs
from qanneal_gui.gui.common.widgets import Sign, label
from qanneal_gui.gui.outside import channels
from qanneal_gui.gui.outside.channels import Kept, Wanted
from qanneal_gui.notices.notice import EVENTS, Event
from qanneal_gui.notices.settings import CHANNELS, TITLES, Channel, NoticeSettings, load
from qanneal_gui.support.wording import told, tr

_FORMS = {
    "json": tr("Slack, Mattermost, others (JSON)"),
    "discord": tr("Discord"),
    "text": tr("ntfy (plain text)"),
}
_SECURITY = {"starttls": "STARTTLS", "tls": "TLS", "none": tr("none (this computer only)")}


class NotificationsDialog(Dialog):
    """Check boxes per event and channel; webhook and e-mail; Save, Test, Forget.

    Attributes
    ----------
    tested : Signal
        A test was sent, so that the desktop shows one, too.
    """

    tested = Signal()

    page = "notifications"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Notifications"))
        self.setMinimumWidth(theme.scaled(640))
        self.resize(theme.scaled(640), theme.scaled(580))
        self.jobs = Jobs(self)
        self._stop = threading.Event()
        self.boxes: dict[tuple[Event, Channel], QCheckBox] = {}
        self.webhook, self.password = _line(tr("Webhook address")), _line(tr("Password of the mail server"))
        self.email_to, self.email_from = _line(tr("Send e-mail to")), _line(tr("E-mail comes from"))
        self.host, self.user = _line(tr("Mail server")), _line(tr("User name of the mail server"))
        self.port = _line(tr("Port of the mail server"))
        self.form, self.security = _choice(tr("Form"), _FORMS), _choice(tr("Security"), _SECURITY)
        for secret in (self.webhook, self.password):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
            secret.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
        self.port.setValidator(QIntValidator(0, 65535, self))
        self.port.setPlaceholderText(tr("the usual one"))
        self.save_button, self.test_button = _button(tr("&Save")), _button(tr("Save and send a &test"))
        self.forget_button, self.cancel_button = _button(tr("&Forget all")), _button(tr("Cancel"))
        self.forget_button.setToolTip(tr("Tell nothing any more, and forget webhook and e-mail"))
        self.cancel_button.setToolTip(tr("Stop waiting for the system keyring or a server"))
        self.outcome = Sign("body")
        self.outcome.hide()
        self._lay_out()
        self.save_button.clicked.connect(self._save)
        self.test_button.clicked.connect(self._test)
        self.forget_button.clicked.connect(self._forget)
        self.cancel_button.clicked.connect(self.cancel)
        self._set_busy(False)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.outcome.recolor()

    def cancel(self) -> None:
        """Wait for nothing any more."""
        self._stop.set()
        self._stop = threading.Event()

    def shut_down(self, milliseconds: int = 1500) -> bool:
        """Close for good; return whether the thread ended in time."""
        self.cancel()
        self.close()
        return self.jobs.shut_down(milliseconds)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.outcome.hide()
            self.show_settings(load())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.cancel()
            self.webhook.clear()
            self.password.clear()

    def show_settings(self, settings: NoticeSettings) -> None:
        """Show what is in force."""
        for (event, channel), box in self.boxes.items():
            box.setChecked(event in settings.events(channel))
        self.form.setCurrentIndex(self.form.findData(settings.webhook_form))
        self.security.setCurrentIndex(self.security.findData(settings.smtp_security))
        self.email_to.setText(settings.email_to)
        self.email_from.setText(settings.email_from)
        self.host.setText(settings.smtp_host)
        self.port.setText(str(settings.smtp_port or ""))
        self.user.setText(settings.smtp_user)
        kept = (
            tr("that of {webhook_host}, in the system keyring", webhook_host=settings.webhook_host)
            if settings.webhook_host
            else ""
        )
        self.webhook.setPlaceholderText(kept or "https://…")
        self.password.setPlaceholderText(tr("in the system keyring") if settings.smtp_user else "")
        self.email_from.setPlaceholderText(tr("the same address"))
        self.host.setPlaceholderText("smtp.example.org")

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 0)
        column.setSpacing(16)
        column.addLayout(self._events())
        column.addWidget(
            label(tr("The desktop is told only while nobody looks at the window."), "small", wrap=True)
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)
        rows: tuple[tuple[str, QWidget, str, QWidget], ...] = (
            (tr("Webhook"), self.webhook, tr("for"), self.form),
            (tr("E-mail to"), self.email_to, tr("from"), self.email_from),
            (tr("Mail server"), self.host, tr("port"), self.port),
            (tr("User name"), self.user, tr("with"), self.security),
            (tr("Password"), self.password, "", QWidget()),
        )
        for row, (title, field, other, second) in enumerate(rows):
            for place, (words, widget) in enumerate(((title, field), (other, second))):
                caption = label(words, "quiet")
                caption.setBuddy(widget)
                grid.addWidget(caption, row, 2 * place)
                grid.addWidget(widget, row, 2 * place + 1)
        column.addLayout(grid)
        column.addWidget(
            label(
                tr(
                    "The webhook's address and the password are kept in the system keyring; "
                    "neither is written to a file, run or log."
                ),
                "small",
                wrap=True,
            )
        )
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.setSpacing(16)
        outer.addWidget(scrolled(content), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(self.outcome)
        outer.addLayout(foot)
        ending = QHBoxLayout()
        ending.setSpacing(theme.GRID)
        close = _button(tr("Close"))
        close.clicked.connect(self.close)
        for button in (self.save_button, self.test_button, self.forget_button):
            ending.addWidget(button)
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(close)
        foot.addLayout(ending)

    def _events(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(0, 1)
        for place, channel in enumerate(CHANNELS, 1):
            grid.addWidget(label(TITLES[channel], "title"), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for row, (event, sentence) in enumerate(EVENTS.items(), 1):
            grid.addWidget(label(sentence, wrap=True), row, 0)
            for place, channel in enumerate(CHANNELS, 1):
                box = self.boxes[event, channel] = QCheckBox()
                box.setAccessibleName(f"{told(sentence)}: {told(TITLES[channel])}")
                grid.addWidget(box, row, place, Qt.AlignmentFlag.AlignHCenter)
        return grid

    def _wanted(self) -> Wanted:
        events: dict[str, Any] = {
            channel: tuple(event for event in EVENTS if self.boxes[event, channel].isChecked())
            for channel in CHANNELS
        }
        return Wanted(
            {
                **events,
                "webhook_form": self.form.currentData(),
                "email_to": self.email_to.text().strip(),
                "email_from": self.email_from.text().strip(),
                "smtp_host": self.host.text().strip(),
                "smtp_port": int(self.port.text() or 0),
                "smtp_user": self.user.text().strip(),
                "smtp_security": self.security.currentData(),
            },
            SecretStr(self.webhook.text().strip()),
            SecretStr(self.password.text()),
        )

    def _save(self) -> None:
        wanted, stop = self._wanted(), self._stop
        self._ask(tr("Saving…"), lambda: channels.keep(wanted, stop), self._on_kept)

    def _test(self) -> None:
        wanted, stop = self._wanted(), self._stop
        self._ask(tr("Sending a test…"), lambda: channels.keep_and_test(wanted, stop), self._on_tested)

    def _forget(self) -> None:
        stop = self._stop
        self._ask(tr("Forgetting…"), lambda: channels.forget(stop), self._on_kept)

    def _ask(self, sentence: str, job: Callable[[], Kept], then: Callable[[Kept], None]) -> None:
        self._set_busy(True)
        self.outcome.show_sentence(sentence, "busy", "quiet")
        self.jobs.submit(lambda _: job(), then, self._on_failure)

    def _on_kept(self, kept: Kept) -> None:
        self._set_busy(False)
        self.webhook.clear()
        self.password.clear()
        self.show_settings(kept.settings)
        self.outcome.show_sentence(kept.sentence, "ok", "good")

    def _on_tested(self, kept: Kept) -> None:
        self._on_kept(kept)
        self.tested.emit()

    def _on_failure(self, failure: Failure) -> None:
        self._set_busy(False)
        self.outcome.show_sentence(failure.sentence, "error", "trouble")

    def _set_busy(self, busy: bool) -> None:
        for button in (self.save_button, self.test_button, self.forget_button):
            button.setEnabled(not busy)
        self.cancel_button.setEnabled(busy)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(4096)
    made.setAccessibleName(name)
    return made


def _choice(name: str, words: dict[str, str]) -> QComboBox:
    made = Choice()
    made.setAccessibleName(name)
    for value, text in words.items():
        made.addItem(text, value)
    return made


def _button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    return made
