"""How the fake Solver API speaks HTTP: what each request asks for, answers in media types of SAPI, faults."""

import contextlib
import json
import socket
import struct
import time
import zlib
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from helpers.sapi_faults import Body, Forward, Reset, Stall, Status, Truncate


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection; `server` is a `Sapi`."""

    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = self._path()
        query = parse_qs(urlsplit(self.path).query)
        if path[:2] == ["solvers", "remote"]:
            self._handle("list", lambda: self._solvers(path[2:], query))
        elif path == ["problems"] and "id" in query:
            self._handle("poll", lambda: self._poll(query))
        elif path == ["problems"]:
            wanted, label = (query.get(name, [None])[0] for name in ("status", "label"))
            self._handle("mine", lambda: self.reply("problems", self._mine(wanted, label)))
        elif path[:1] == ["problems"] and len(path) == 2:
            self._handle("answer", lambda: self._answer(path[1]))
        else:
            self._error(404, "no such thing")

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "deflate":
            body = zlib.decompress(body)
        self._handle("submit", lambda: self._submit(json.loads(body)))

    def do_DELETE(self):
        path = self._path()
        self._handle("cancel", lambda: self._cancel(path[1]))

    def _path(self):
        return [part for part in urlsplit(self.path).path.split("/") if part][2:]

    def _handle(self, operation, work):
        server = self.server
        with server.changed:
            server.asked.append(operation)
            server.changed.notify_all()
        if not self.path.startswith("/sapi/v2/"):
            server.foreign.append(self.headers.get("X-Auth-Token"))
            return self._error(404, "elsewhere")
        if self.headers.get("X-Auth-Token") != server.token:
            return self._error(401, f"Invalid token {self.headers.get('X-Auth-Token')}")
        queue = server.faults[operation]
        fault = server.lasting.get(operation) or (queue.pop(0) if queue else None)
        if fault is None:
            return work()
        return self.misbehave(fault, work)

    def misbehave(self, fault, work):
        if isinstance(fault, Status):
            headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
            self._error(fault.code, fault.text, headers)
        elif isinstance(fault, Body):
            kind = fault.content_type or self.headers["Accept"]
            self.send(200, fault.body, {"Content-Type": kind})
        elif isinstance(fault, Forward):
            self.send(302, b"", {"Location": fault.location})
        elif isinstance(fault, Reset):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
        elif isinstance(fault, Stall):
            self.server.released.wait(60)
            self.close_connection = True
        elif isinstance(fault, Truncate):
            self._half = True
            work()
        else:
            fault(self, work)

    def _solvers(self, name, query):
        dynamic = "none" in query.get("filter", [""])[0]
        keep = {"identity", "status", "avg_load"} if dynamic else None
        found = [
            {k: v for k, v in solver.items() if (k in keep if keep else k not in ("status", "avg_load"))}
            for solver in self.server.solvers.values()
            if not name or solver["identity"]["name"] == name[0]
        ]
        if not name:
            return self.reply("solver-definition-list", found)
        if not found:
            return self._error(404, "no such solver")
        return self.reply("solver-definition", found[0])

    def _submit(self, jobs):
        with self.server.changed:
            answers = [self.server.accept(job) for job in jobs]
        self.reply("problems", answers)

    def _poll(self, query):
        ids = query["id"][0].split(",")
        until = time.monotonic() + float(query.get("timeout", ["0"])[0])
        server = self.server
        with server.changed:
            while True:
                server.advance()
                found = [server.problems[i] for i in ids if i in server.problems]
                left = until - time.monotonic()
                if server.released.is_set() or left <= 0 or any(p.status != "PENDING" for p in found):
                    break
                server.changed.wait(min(left, 0.02))
            answers = [problem.public() for problem in found]
        self.reply("problems", answers)

    def _mine(self, status, label):
        return [
            problem.public()
            for problem in self.server.problems.values()
            if status in (None, problem.status) and label in (None, problem.label)
        ]

    def _answer(self, name):
        with self.server.changed:
            self.server.advance()
            problem = self.server.problems.get(name)
        if problem is None:
            return self._error(404, "no such problem")
        message = problem.public()
        if problem.status == "COMPLETED":
            message["answer"] = self.server.answer(problem)
        return self.reply("problem", message)

    def _cancel(self, name):
        with self.server.changed:
            problem = self.server.problems.get(name)
            if problem is None:
                return self._error(404, "no such problem")
            if problem.status == "PENDING":
                problem.status = "CANCELLED"
            self.server.changed.notify_all()
        return self.reply("problem", problem.public())

    def reply(self, kind, content):
        media = f"application/vnd.dwave.sapi.{kind}+json"
        if media not in self.headers["Accept"]:
            return self._error(406, f"{media} was not asked for")
        return self.send(200, json.dumps(content).encode(), {"Content-Type": f"{media}; version=3.0.0"})

    def _error(self, code, text, headers=None):
        body = json.dumps({"error_code": code, "error_msg": text}).encode()
        self.send(code, body, {"Content-Type": "application/json", **(headers or {})})

    def send(self, code, body, headers):
        half = self.__dict__.pop("_half", False)
        with contextlib.suppress(OSError):
            self.send_response(code)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if half else body)
        if half:
            self.close_connection = True
