"""The process that shows the pages for a window: it takes its orders from its input, and ends with it."""

import json
import socket
import subprocess
import sys

import pytest
from helpers import warm
from helpers.web_pages import Server

from qanneal_gui.serve.process import Orders

TOKEN = "correct-horse-battery-staple"


@pytest.fixture
def start(home):
    """Return a function that starts the process with orders; it returns the process and its answer."""
    started = []

    def make(**orders):
        values = {"host": "127.0.0.1", "port": 0, "token": "", "certificate": "", "key": "", "stops": False}
        process = warm.Popen(
            [sys.executable, "-m", "qanneal_gui.serve.process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        started.append(process)
        process.stdin.write(Orders(**(values | orders)).written())
        process.stdin.flush()
        return process, json.loads(process.stdout.readline())

    yield make
    for process in started:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def test_it_shows_the_pages_until_its_input_ends(start):
    process, answer = start(token=TOKEN)
    server = Server(process, answer["url"])
    assert server.ask()[0] == 401
    assert server.ask(Authorization=f"Bearer {TOKEN}")[0] == 200
    process.stdin.close()
    process.wait()
    with pytest.raises(ConnectionRefusedError):
        server.ask()


def test_a_port_that_is_taken_is_left_for_another(start):
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        process, answer = start(port=taken)
        assert answer["moved"]
        assert str(taken) not in answer["url"]
        assert Server(process, answer["url"]).ask()[0] == 200


def test_what_cannot_be_is_one_sentence(start):
    process, answer = start(host="no-such-computer.invalid", token=TOKEN)
    assert answer["error"].startswith("There is no computer with the name no-such-computer.invalid")
    assert process.wait() == 1


def test_without_orders_it_ends(home):
    command = [sys.executable, "-m", "qanneal_gui.serve.process"]
    ended = warm.run(command, stdin=subprocess.DEVNULL, capture_output=True)
    assert (ended.returncode, ended.stdout) == (0, b"")
