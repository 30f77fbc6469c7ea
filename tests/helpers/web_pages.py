"""A server of the pages in a process of its own, and requests to it as they are, header by header."""

import contextlib
import http.client
import json
import subprocess
import sys
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from helpers import warm

# Pages are made anew for every request, and look for news often; limits are those of the test.
_PROGRAM = """
import json, sys
from qanneal_gui.cli import main
from qanneal_gui.serve import content, layout, server
content._SHORTEST = content._REST = 0.0
layout._SCRIPT = layout._SCRIPT.replace("2000", "200")
vars(server).update(json.loads(sys.argv.pop(1)))
main()
"""


@dataclass
class Server:
    """A server that answers."""

    process: subprocess.Popen
    url: str
    context: object = None
    host: str = field(init=False)

    def __post_init__(self):
        self.host = urlsplit(self.url).netloc

    def connect(self):
        where = urlsplit(self.url)
        if where.scheme == "https":
            return http.client.HTTPSConnection(where.hostname, where.port, context=self.context)
        return http.client.HTTPConnection(where.hostname, where.port)

    def ask(self, path="/", method="GET", body=None, **headers):
        """Return status, headers and text of an answer; `headers` with _ for -, None leaves one out."""
        given = {"Host": self.host} | {name.replace("_", "-"): value for name, value in headers.items()}
        with contextlib.closing(self.connect()) as connection:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if body is not None:
                given.setdefault("Content-Length", str(len(body)))
            for name, value in given.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()


@contextlib.contextmanager
def serving(home, *options, token="", context=None, **limits):
    """Start ``qanneal serve`` on a free port for a home directory; `limits` are variables of the server."""
    environment = {"QANNEAL_HOME": str(home), "QANNEAL_SERVE_TOKEN": token, "PATH": "/usr/bin:/bin"}
    with warm.Popen(
        [sys.executable, "-c", _PROGRAM, json.dumps(limits), "serve", "--port", "0", "--json", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        try:
            first = json.loads(process.stdout.readline() or json.dumps({"url": process.stderr.read()}))
            yield Server(process, first["url"], context)
        finally:
            process.kill()
