"""Ctrl-C ends both commands at once, also while they are being imported; nobody sees a traceback."""

import os
import signal
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

_PRESSED = """
import os, signal, sys
from qanneal_gui import launch
seen = []
def watched(event, _):
    if event == "import":
        seen.append(event)
        if len(seen) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(watched)
getattr(launch, sys.argv[1])()
"""


def pressed(command, moment, **options):
    """Run a command in which Ctrl-C is pressed at one of its imports."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    call = [sys.executable, "-c", _PRESSED, command, str(moment)]
    # Whoever runs the tests in the background has Ctrl-C ignored, and so would have what they start.
    options = {"preexec_fn": heeded} | options
    return subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, **options)


def heeded():
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("command", ["terminal", "window"])
@pytest.mark.parametrize("moment", [1, 30, 100])
def test_ctrl_c_during_the_imports_ends_the_command(command, moment):
    ended = pressed(command, moment)
    assert (ended.returncode, ended.stderr) == (-signal.SIGINT, "")


def test_where_ctrl_c_is_ignored_it_stays_so():
    def ignored():
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    ended = pressed("terminal", 30, preexec_fn=ignored)
    assert "Traceback" not in ended.stderr
    assert ended.returncode != -signal.SIGINT


def test_a_class_that_was_being_made_is_no_unexpected_error(monkeypatch, capsys):
    from qanneal_gui import cli

    def interrupted(**_):
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(cli.cli, "main", interrupted)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == 130
    assert capsys.readouterr().err == "stopped\n"
