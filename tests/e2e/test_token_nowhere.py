"""A session that does everything at TRACE, and the token in no byte that it writes."""

import base64
import json
import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from helpers import sapi, warm
from helpers.flights import IMPATIENT
from helpers.sapi_faults import Body, Status

COMMAND = [sys.executable, "-c", IMPATIENT]
SETTINGS = ["sampler.kind=qpu", "model.hidden=8", "sampler.reads=20", "training.steps=2", "sampler.copies=2"]
SET = [part for setting in SETTINGS for part in ("--set", setting)]

# What the connection dialog does, and a failure of every kind that may quote the token.
DIALOG = """
import logging, sys, threading
from pydantic import SecretStr
from qanneal_gui import logs
logs.start()
logging.getLogger().setLevel(1)
late = logging.FileHandler(sys.argv[2]); logging.getLogger("dwave.cloud.late").addHandler(late)
from qanneal_gui.annealing import qpu
from qanneal_gui.gui.dwave import account
token = SecretStr(sys.argv[1]) if sys.argv[1] else qpu.find_credentials().token
place = account.Place.in_force()
print(account.look(), account.ask(token, place), account.keep(token, place), account.use(token, place))
print(account.forget(place))
from dwave.cloud.config import load_config
load_config()
try:
    raise ValueError("the server said " + token.get_secret_value())
except ValueError:
    logging.getLogger("dwave.cloud.late").exception("with %s", {"token": token.get_secret_value()})
"""


def told(value):
    """How a token may be written."""
    text = value.encode()
    return {
        text,
        base64.b64encode(text),
        quote(value, safe="").encode(),
        value.encode("utf-16-le"),
        text[::-1],
    }


@pytest.mark.parametrize(("source", "form"), [("environment", "json"), ("dwave.conf", "")])
def test_a_session_at_trace_writes_the_token_nowhere(tmp_path, home, tell, form, source):
    written, spoken = 0, b""
    with sapi.Sapi([sapi.chip("pegasus", 3, dead=4)]) as server:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DWAVE_")}
        environment |= {
            "DWAVE_LOG_LEVEL": "TRACE",
            "DWAVE_LOG_FORMAT": form,
            "NO_PROXY": "127.0.0.1",
            "XDG_CACHE_HOME": str(home) + "-cache",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "DWAVE_CONFIG_FILE": os.devnull,
            "DWAVE_METADATA_API_ENDPOINT": server.endpoint.replace(
                "/sapi/", "/metadata/"
            ),  # regions: of no account
        }
        if source == "environment":
            environment |= {"DWAVE_API_TOKEN": sapi.TOKEN, "DWAVE_API_ENDPOINT": server.endpoint}
        else:
            conf = tmp_path.with_name(tmp_path.name + "-dwave.conf")  # the one file that has it
            conf.write_text(f"[defaults]\ntoken = {sapi.TOKEN}\nendpoint = {server.endpoint}\n")
            environment["DWAVE_CONFIG_FILE"] = str(conf)

        def run(*command, ready=subprocess):
            nonlocal spoken
            done = ready.run(command, capture_output=True, timeout=110, env=environment)
            spoken += done.stdout + done.stderr
            return done.stdout

        quoting = f"no good: {sapi.TOKEN}"
        server.faults["list"] = [Status(500, quoting)]
        run(*COMMAND, "solvers", *(["--json"] if form else []))
        server.faults["submit"] = [Status(503, quoting), Status(500, quoting)]
        server.faults["poll"] = [Body(quoting.encode())]
        name = json.loads(run(*COMMAND, "train", "--json", *SET).splitlines()[-1])["run"]
        server.refuse = quoting
        run(*COMMAND, "train", "--json", *SET)
        server.refuse, server.fail = "", quoting
        run(*COMMAND, "train", *SET)
        server.fail = ""
        run(*COMMAND, "resume", "last", "--json")
        for form_of, ending in (("report", "html"), ("csv", "csv"), ("archive", "qanneal"), ("npz", "npz")):
            file = str(home / f"out.{ending}")
            run(*COMMAND, "export", name, "--format", form_of, "-o", file, ready=warm)  # without a connection
        run(sys.executable, "-c", DIALOG, "", str(home / "late.log"))
        assert not any(server.foreign), "the token was sent elsewhere"
    found = 0
    forms = told(sapi.TOKEN)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            written += len(content)
            found += sum(content.count(token) for token in forms)
    found += sum(spoken.count(token) for token in forms)
    tell(f"token found {found} times in {written + len(spoken):,} bytes ({source}, {form or 'plain'})")
    assert b"TRACE" in spoken or b"load_config" in spoken
    assert (home / "late.log").stat().st_size
    assert b"finished" in spoken
    assert found == 0
