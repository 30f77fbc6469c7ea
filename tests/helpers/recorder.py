"""A server that answers everything the same way, and keeps what it was told."""

import http.server
import threading
from contextlib import contextmanager


class Recorder(http.server.BaseHTTPRequestHandler):
    """Takes down all that it is sent, and answers as told."""

    def _answer(self):
        head = f"{self.requestline}\n{self.headers}"
        self.server.heard.append(head)
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_CONNECT = do_DELETE = _answer  # noqa: N815

    def log_message(self, *_):
        pass


@contextmanager
def recorder(status=502, headers=(), body=b""):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
    server.heard, server.answer = [], (status, dict(headers), body)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
