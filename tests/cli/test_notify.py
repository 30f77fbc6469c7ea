"""``qanneal notify``, and what the terminal tells of what it drives; the secrets are nowhere."""

import base64
import json
import os
import subprocess
import sys

import pytest
from helpers import certificates, warm
from helpers.receivers import Hook, MailServer

COMMAND = [sys.executable, "-c", "from qanneal_gui.cli import main; main()"]
RING = """
import sys
from pathlib import Path
import keyring
from helpers.keyrings import FileKeyring
keyring.set_keyring(FileKeyring(Path(sys.argv.pop(1))))
from qanneal_gui.notices import outbox
outbox.LAST_WAIT = float(sys.argv.pop(1))
from qanneal_gui.cli import main
main()
"""
SMALL = ["--set", "training.steps=2", "--set", "model.hidden=8", "--set", "sampler.kind=exact"]


@pytest.fixture
def qanneal(home, tmp_path):
    """Return a function that runs a command with a keyring in a file; it returns the process."""
    ring = tmp_path.with_name(f"{tmp_path.name}-ring.json")  # the one file that has them
    helpers = os.path.dirname(os.path.dirname(certificates.__file__))
    environment = os.environ | {"PYTHONPATH": helpers, "QANNEAL_HOME": str(home)}

    def run(*arguments, wait=60, **variables):
        return warm.run(
            [sys.executable, "-c", RING, str(ring), str(wait), *arguments],
            capture_output=True, text=True, env=environment | variables, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return run


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_without_options_it_shows_what_is_told_where(qanneal):
    done = qanneal("notify", "--json")
    assert done.returncode == 0
    *channels, summary = lines(done)
    assert [(one["channel"], one["on"]) for one in channels] == [
        ("desktop", True), ("webhook", False), ("email", False),
    ]  # fmt: skip
    assert summary == {"type": "summary", "channels": ["desktop"]}
    assert "Webhook (not set up): " in done.stderr


def test_a_webhook_is_kept_tested_and_told_of_runs(qanneal, home):
    with Hook() as hook:
        done = qanneal("notify", "--webhook", hook.url, "--events", "ended,queue", "--test")
        assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "Webhook: the test was sent.")
        assert qanneal("train", *SMALL).returncode == 0
        assert qanneal("queue", "add", *SMALL, "--name", "waits").returncode == 0
        assert qanneal("queue", "run", "--workers", "1").returncode == 0
        assert qanneal("notify", "--off").returncode == 0
        assert qanneal("train", *SMALL).returncode == 0
    told = [json.loads(body) for _, _, body in hook.got]
    assert [one["event"] for one in told] == ["ended", "ended", "ended", "queue"]
    assert told[2]["text"].startswith("Run 'waits' ended after 2 steps")
    assert told[3]["text"] == "The queue is empty: 1 finished, no QPU time billed."
    assert told[1]["run"] in told[1]["text"]


def test_runs_beside_one_another_are_told_each_and_the_queue_once(qanneal):
    with Hook() as hook:
        for _ in range(2):
            qanneal("queue", "add", *SMALL)
        assert qanneal("queue", "run", "--workers", "2", QANNEAL_WEBHOOK=hook.url).returncode == 0
    events = [json.loads(body)["event"] for _, _, body in hook.got]
    assert sorted(events) == ["ended", "ended", "queue"]


def test_an_experiment_is_told_as_a_whole(qanneal):
    with Hook() as hook:
        command = [
            "equivalence",
            "--dataset",
            "digits",
            "--classes",
            "0,1",
            "--steps",
            "2",
            "--batch-size",
            "50",
        ]
        assert qanneal(*command, "--dataset", "digits", QANNEAL_WEBHOOK=hook.url).returncode == 0
    (told,) = [json.loads(body)["text"] for _, _, body in hook.got]
    assert told.startswith("Equivalence of MLP and EBM has ended: ")


def test_a_run_is_as_it_is_whatever_the_receiver_does(qanneal):
    with Hook("hang") as hook:
        done = qanneal("train", "--json", *SMALL, wait=0.2, QANNEAL_WEBHOOK=hook.url)
    assert done.returncode == 0
    assert lines(done)[-1]["state"] == "finished"
    with Hook(500) as hook:
        done = qanneal("train", *SMALL, QANNEAL_WEBHOOK=hook.url)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith("note: A notice was not sent. The webhook at 127.0.0.1 ")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--events", "ended,nothing"), 2, "there is no event 'nothing'"),
        (("--smtp", "host:port"), 2, "the port must be a number"),
        (("--email", "me@example.org"), 2, "Give the mail server, too"),
        (("--email", "nobody"), 1, "is no e-mail address"),
        (("--webhook", "http://example.org/x"), 1, "everybody on the way"),
        (("--test",), 1, "There is no webhook and no e-mail to test"),
        (("--email", "a@b", "--smtp", "h", "--smtp-user", "me"), 1, "set QANNEAL_SMTP_PASSWORD instead"),
        (("--email", "a@b", "--smtp", "h", "--security", "none"), 1, "choose STARTTLS or TLS"),
    ],
    ids=range(8),
)
def test_what_cannot_be_is_refused_in_a_sentence(qanneal, home, arguments, code, words):
    done = qanneal("notify", *arguments)
    assert done.returncode == code
    assert words in done.stderr.splitlines()[-1]
    assert not (home / "notices.json").exists()


def test_the_secrets_are_in_the_keyring_and_nowhere_else(qanneal, tmp_path, home):
    files = certificates.make(tmp_path.parent)
    password = MailServer.PASSWORD
    spoken = ""
    with Hook(302, location="/elsewhere") as hook, MailServer(files, "refuse") as server:
        secrets = (hook.url, "secret-of-the-hook", "/services/T0000", password)
        smtp = ["--email", "me@example.org", "--smtp", f"127.0.0.1:{server.port}", "--smtp-user", server.USER]
        trusted = {"SSL_CERT_FILE": str(files.file)}
        for arguments, variables in (
            (["notify", "--json", "--webhook", hook.url, "--test"], {}),
            (["notify", *smtp, "--test"], {"QANNEAL_SMTP_PASSWORD": password}),
            (["train", *SMALL], {"QANNEAL_SMTP_PASSWORD": password}),
            (["notify"], {}),
        ):
            done = qanneal(*arguments, **trusted, **variables)
            spoken += done.stdout + done.stderr
        assert len(hook.got) == 3
    assert "leads elsewhere (302)" in spoken
    assert "has refused the user name or the password" in spoken
    found = [spoken.encode(), *(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())]
    assert any(b"leads elsewhere" in one for one in found[1:]), "the log says why"
    told = [part for text in secrets for part in (text.encode(), base64.b64encode(text.encode()))]
    assert [part for part in told for one in found if part in one] == []
