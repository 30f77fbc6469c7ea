"""The log file, begun by a process of its own: no handler or filter of another test is in the way."""

import os
import subprocess
import sys

import pytest

SCRIPT = """
import logging
from qanneal_gui import logs
from qanneal_gui.support.redaction import protect

logs.start()
logs.start()  # as the window does after the command line did
protect("secret-token-42")
log = logging.getLogger("somewhere.else")
log.debug("too fine for the file")
log.info("sent %s with %s", "secret-token-42", {"X-Auth-Token": "secret-token-42"})
try:
    raise ValueError("refused: secret-token-42")
except ValueError:
    log.exception("It failed.")
"""


def test_the_log_file_has_everything_but_the_token(home):
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert told.stdout + told.stderr == ""
    written = (home / "logs" / "qanneal.log").read_text(encoding="utf-8")
    assert "secret-token-42" not in written
    first, second, *_ = written.splitlines()
    assert first.endswith("INFO somewhere.else: sent *** with {'X-Auth-Token': '***'}")
    assert second.endswith("ERROR somewhere.else: It failed.")
    assert "ValueError: refused: ***" in written


def test_without_a_log_file_the_terminal_still_says_what_is_wrong(home):
    home.write_text("a file is in the way")
    command = [sys.executable, "-m", "qanneal_gui.cli", "runs"]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 1
    assert told.stderr.startswith(f"error: The folder {home} ")
    assert "Traceback" not in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such place")
def test_where_no_log_can_be_written_this_is_a_sentence(home):
    (home / "logs" / "qanneal.log").mkdir(parents=True)
    told = subprocess.run(
        [sys.executable, "-m", "qanneal_gui.cli", "runs", "list"], capture_output=True, text=True
    )
    assert told.returncode == 0
    assert told.stderr.splitlines()[0] == f"There will be no log file in {home / 'logs'} (Is a directory)."
