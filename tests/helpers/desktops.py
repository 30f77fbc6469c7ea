"""A session bus of the test's own, with a service on it that shows messages."""

import contextlib
import shutil
import subprocess
import threading

DAEMON = shutil.which("dbus-daemon")
NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@contextlib.contextmanager
def session_bus(folder):
    """Start a bus; the value is its address."""
    config = folder / "bus.conf"
    config.write_text(
        f"""<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
        <allow own="*"/></policy></busconfig>"""
    )
    command = [DAEMON, f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.kill()


class Service:
    """Shows messages, as a desktop does.

    Attributes
    ----------
    shown : list of tuple
        Summary, body and actions of every message.
    """

    def __init__(self, address, capabilities=("body", "body-markup", "actions")):
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.shown, self.capabilities = [], list(capabilities)
        self._connection = open_dbus_connection(address)
        Proxy(message_bus, self._connection).RequestName(NAME)
        self._thread = threading.Thread(target=self._answer, name="desktop")

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        from socket import SHUT_RDWR

        self._connection.sock.shutdown(SHUT_RDWR)
        self._thread.join()
        self._connection.close()

    def click(self, number):
        """Click a message, the first being 1."""
        from jeepney import DBusAddress, new_signal

        for member, signature, body in (
            ("ActionInvoked", "us", (number, "default")),
            ("NotificationClosed", "uu", (number, 2)),
        ):
            self._connection.send(new_signal(DBusAddress(PATH, NAME, NAME), member, signature, body))

    def _answer(self):
        from jeepney import HeaderFields, MessageType, new_method_return

        with contextlib.suppress(OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                if message.header.fields[HeaderFields.member] == "GetCapabilities":
                    reply = new_method_return(message, "as", (self.capabilities,))
                else:
                    self.shown.append((message.body[3], message.body[4], message.body[5]))
                    reply = new_method_return(message, "u", (len(self.shown),))
                self._connection.send(reply)
