"""Who receives notices: a webhook and a mail server on this computer, well behaved or not."""

import base64
import contextlib
import socket
import ssl
import threading


class Receiver:
    """Listens on a port of its own, and answers each connection on a thread of its own.

    Attributes
    ----------
    port : int
    got : list
        What was received, in its order.
    """

    def __init__(self, certificate=None, at_once=True):
        self._context = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate.file, certificate.key)
        self._at_once = at_once
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.got = []
        self.over = threading.Event()
        self._threads = [threading.Thread(target=self._listen, name="receiver")]
        self._open = []

    def __enter__(self):
        self._threads[0].start()
        return self

    def __exit__(self, *_):
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for connection in self._open:
            connection.close()

    def _listen(self):
        while not self.over.is_set():
            try:
                connection = self._listener.accept()[0]
            except OSError:
                return
            self._open.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,), name="receiving")
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection):
        with contextlib.suppress(OSError, ValueError):
            if self._context and self._at_once:
                connection = self.secured(connection)
            self.answer(connection)
            connection.close()

    def secured(self, connection):
        made = self._context.wrap_socket(connection, server_side=True)
        self._open.append(made)
        return made

    def drip(self, connection, text):
        """Say one letter after another, never all."""
        while not self.over.wait(0.02):
            connection.sendall(text)

    def flood(self, connection, text):
        while not self.over.is_set():
            connection.sendall(text * 1000)


class Hook(Receiver):
    """A webhook; `manner` is the status that it answers, or ``hang``, ``drip``, ``flood``, ``garbage``,
    ``early`` (closes without one)."""

    def __init__(self, manner=200, certificate=None, location=""):
        super().__init__(certificate)
        self._manner, self._location = manner, location

    @property
    def url(self):
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}/services/T0000/secret-of-the-hook"

    def answer(self, connection):
        with connection.makefile("rb") as file:
            first = file.readline().decode()
            headers = {}
            while line := file.readline().strip():
                name, _, value = line.decode().partition(":")
                headers[name.lower()] = value.strip()
            body = file.read(int(headers.get("content-length", 0)))
        self.got.append((first.split()[:2], headers, body))
        if self._manner == "hang":
            self.over.wait()
        elif self._manner == "early":
            return
        elif self._manner == "drip":
            connection.sendall(b"HTTP/1.1 ")
            self.drip(connection, b" ")
        elif self._manner == "flood":
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            self.flood(connection, b"x" * 1000)
        elif self._manner == "garbage":
            connection.sendall(b"\x00\xff nothing of HTTP\r\n\r\n")
        else:
            location = f"Location: {self._location}\r\n" if self._location else ""
            connection.sendall(
                f"HTTP/1.1 {self._manner} Said\r\n{location}Content-Length: 2\r\n\r\nok".encode()
            )


class MailServer(Receiver):
    """A mail server that wants TLS and a password.

    Parameters
    ----------
    manner : str
        ``""``; ``no-tls`` offers none; ``refuse`` refuses the password, ``recipient`` the receiver; ``hang``,
        ``drip`` or ``flood`` in place of a greeting.
    at_once : bool
        Whether TLS begins with the connection, not after STARTTLS.
    """

    USER, PASSWORD = "me@example.org", "a pass word of mine"

    def __init__(self, certificate=None, manner="", at_once=False):
        super().__init__(certificate, at_once)
        self._manner = manner
        self.clear = b""

    def answer(self, connection):
        if self._manner in ("drip", "flood"):
            getattr(self, self._manner)(connection, b"220-" if self._manner == "drip" else b"220-x\r\n")
        if self._manner == "hang":
            self.over.wait()
        self._converse(connection, secure=self._at_once)

    def _converse(self, connection, secure, greets=True):
        file = connection.makefile("rb")
        mail = {"to": []}
        if greets:
            connection.sendall(b"220 here\r\n")
        while line := file.readline():
            if not secure:
                self.clear += line
            verb, _, rest = line.decode().strip().partition(" ")
            connection.sendall(self._reply(verb.upper(), rest, mail, secure).encode() + b"\r\n")
            if verb.upper() == "DATA":
                mail["text"] = b"".join(iter(file.readline, b".\r\n"))
                self.got.append(mail)
                connection.sendall(b"250 taken\r\n")
            elif verb.upper() == "STARTTLS":
                self._converse(self.secured(connection), secure=True, greets=False)
                return
            elif verb.upper() == "QUIT":
                return

    def _reply(self, verb, rest, mail, secure):
        match verb:
            case "EHLO" if secure:
                return "250-here\r\n250 AUTH PLAIN"
            case "EHLO" if self._context and self._manner != "no-tls":
                return "250-here\r\n250 STARTTLS"
            case "AUTH":
                told = base64.b64decode(rest.split()[1]).decode().split("\0")[1:]
                right = told == [self.USER, self.PASSWORD] and self._manner != "refuse"
                return "235 come in" if right else f"535 no, {rest}"
            case "MAIL":
                mail["from"] = rest
            case "RCPT":
                mail["to"].append(rest)
                return "550 nobody" if self._manner == "recipient" else "250 ok"
        return {"DATA": "354 go on", "STARTTLS": "220 go on", "QUIT": "221 bye"}.get(verb, "250 ok")
