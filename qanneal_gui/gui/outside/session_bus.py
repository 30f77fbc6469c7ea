"""Messages of the desktop, by its own service (org.freedesktop.Notifications), and clicks on them.

Spoken through jeepney, which the keyring needs on Linux anyway: PySide6 has no way to say a number without a
sign, as this service wants it. Elsewhere there is no such bus.
"""

import logging
import os
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from qanneal_gui.errors import CancelledError
from qanneal_gui.support.background import Deadline, interruptible
from qanneal_gui.support.text import for_markup
from qanneal_gui.support.wording import tr

_log = logging.getLogger(__name__)

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_CONNECTS_WITHIN = 2.0
_MOST_PENDING = 20


class SessionBus(QObject):
    """A connection to the session bus, made when it is first needed.

    Parameters
    ----------
    address : str
        Of the bus; empty for that of the session.

    Attributes
    ----------
    clicked : Signal
        What came with a message that the user has clicked.
    refused : Signal
        A sentence, and what came with it, for which no service was found.
    """

    clicked = Signal(str)
    refused = Signal(str, str)

    def __init__(self, address: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._connection: Any = None
        self._notifier: QSocketNotifier | None = None
        self._markup: bool | None = None
        self._asked: int | None = None
        self._pending: list[tuple[str, str]] = []
        self._sent: dict[int, tuple[str, str]] = {}
        self._shown: dict[int, str] = {}

    def show(self, sentence: str, what: str) -> bool:
        """Show a message; return whether there is a bus to ask, which may refuse later."""
        if not self._connected():
            return False
        self._pending = [*self._pending, (sentence, what)][-_MOST_PENDING:]
        try:
            if self._markup is not None:
                self._send_pending()
            elif self._asked is None:
                self._asked = self._call("GetCapabilities")
        except OSError as error:
            self._lose(error)
            return False
        return True

    def close(self) -> None:
        """Leave the bus."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._connection is not None:
            self._connection.close()
        self._notifier = self._connection = self._asked = self._markup = None
        self._sent, self._shown = {}, {}

    def _connected(self) -> bool:
        if self._connection is not None:
            return True
        address = self._address or os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        if not address:
            return False
        try:
            self._connection = interruptible(lambda: _open(address), Deadline(_CONNECTS_WITHIN))
        except (ImportError, CancelledError, OSError, RuntimeError, ValueError) as error:
            _log.info("The session bus cannot be used (%s)", type(error).__name__)
            return False
        self._notifier = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        return True

    def _call(self, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> int:
        from jeepney import DBusAddress, new_method_call

        serial = next(self._connection.outgoing_serial)
        address = DBusAddress(PATH, NAME, NAME)
        self._connection.send(new_method_call(address, method, signature, body), serial=serial)
        return int(serial)

    def _send_pending(self) -> None:
        pending, self._pending = self._pending, []
        for sentence, what in pending:
            body = for_markup(sentence) if self._markup else sentence
            hints = {"desktop-entry": ("s", "qanneal")}
            actions = ["default", tr("Show")]
            values = ("qanneal", 0, "qanneal", "qanneal", body, actions, hints, -1)
            self._sent[self._call("Notify", "susssasa{sv}i", values)] = (sentence, what)

    def _on_readable(self) -> None:
        try:
            while self._connection is not None:
                self._take(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except (OSError, ValueError, RuntimeError) as error:
            self._lose(error)

    def _take(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType

        fields, kind = message.header.fields, message.header.message_type
        reply = fields.get(HeaderFields.reply_serial)
        if kind is MessageType.signal and fields.get(HeaderFields.interface) == NAME:
            self._take_signal(fields.get(HeaderFields.member), message.body)
        elif reply is not None and reply == self._asked:
            self._asked = None
            if kind is MessageType.error:
                self._refuse()
            else:
                self._markup = "body-markup" in message.body[0]
                self._send_pending()
        elif reply in self._sent:
            sentence, what = self._sent.pop(reply)
            if kind is MessageType.error:
                self.refused.emit(sentence, what)
            else:
                self._shown[int(message.body[0])] = what

    def _take_signal(self, member: str, body: tuple[Any, ...]) -> None:
        if member == "ActionInvoked" and body[0] in self._shown:
            self.clicked.emit(self._shown[body[0]])
        elif member == "NotificationClosed":
            self._shown.pop(body[0], None)

    def _refuse(self) -> None:
        pending, self._pending = self._pending, []
        for sentence, what in pending:
            self.refused.emit(sentence, what)

    def _lose(self, error: Exception) -> None:
        _log.info("The session bus was lost (%s)", type(error).__name__)
        self.close()
        self._refuse()


def _open(address: str) -> Any:
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import open_dbus_connection

    connection = open_dbus_connection(address)
    rule = MatchRule(type="signal", interface=NAME, path=PATH)
    connection.send(message_bus.AddMatch(rule))
    return connection
