"""A real HTTP server on this machine, which serves some files well and others badly."""

import gc
import gzip
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Mirror(ThreadingHTTPServer):
    """A mirror with these files (unpacked, by name), its faults by file, and what it was asked for."""

    def __init__(self, contents):
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}/"
        self.contents, self.faults, self.requests = contents, {}, []

    def spoil(self, fault, *names):
        """Serve some files, or all of them, with a fault: the name of a method of `Handler`."""
        for name in names or self.contents:
            self.faults[name] = fault


@contextmanager
def serving(contents):
    mirror = Mirror(contents)
    thread = threading.Thread(target=mirror.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield mirror
    finally:
        mirror.shutdown()
        thread.join()
        mirror.server_close()
        gc.collect()  # a socket the client left open shows itself in this test, not in another


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.rpartition("/")[2].removesuffix(".gz")
        self.server.requests.append(name)
        fault = self.server.faults.get(name, "well" if name in self.server.contents else "missing")
        with suppress(BrokenPipeError, ConnectionResetError):  # the client has had enough
            getattr(self, fault)(self.server.contents.get(name))

    def answer(self, body, length=None, **headers):
        self.send_response(200)
        if length != 0:
            self.send_header("Content-Length", str(length or len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def well(self, content):
        self.answer(gzip.compress(content))

    def missing(self, content):
        self.send_error(404)

    def other_content(self, content):
        self.answer(gzip.compress(content[:-1] + bytes([content[-1] ^ 1])))

    def web_page(self, content):
        self.answer(b"<html>Please log in to this network</html>")

    def truncated(self, content):
        body = gzip.compress(content)
        self.answer(body[: len(body) // 2], length=len(body))

    def truncated_silently(self, content):
        body = gzip.compress(content)
        self.answer(body[: len(body) // 2])

    def odd_length(self, content):
        self.answer(gzip.compress(content), length="many")

    def endless(self, content):
        self.answer(b"", length=0)
        for _ in range(1000):
            self.wfile.write(bytes(1 << 16))
        self.server.requests.append("all of the endless file")

    def of_unknown_length(self, content):
        self.answer(gzip.compress(content), length=0)

    def unpacked_on_the_way(self, content):
        self.answer(gzip.compress(content), Content_Encoding="gzip")

    def log_message(self, *args):
        pass
