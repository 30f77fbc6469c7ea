"""Where the token comes from, and that it goes nowhere else."""

import json
import logging
import os
import threading
import traceback

import keyring
import keyring.backend
import pytest
from helpers import sapi
from helpers.keyrings import FileKeyring
from hypothesis import given
from hypothesis import strategies as st
from keyring import errors

from qanneal_gui.annealing.qpu import (
    Credentials,
    QpuDevice,
    delete_token,
    find_credentials,
    forget_session,
    read_token,
    redact,
    store_token,
    use_for_session,
)
from qanneal_gui.errors import CancelledError, QannealError

OTHER = "OTHER-89abcdef89abcdef"


class BrokenKeyring(FileKeyring):
    """A keyring whose every use fails."""

    def __init__(self, error):
        super().__init__(None)
        self.error = error

    def _read(self):
        raise self.error

    set_password = delete_password = lambda self, *_: self._read()


@pytest.fixture(autouse=True)
def no_configuration(monkeypatch, tmp_path):
    monkeypatch.setenv("DWAVE_CONFIG_FILE", os.devnull)
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring(tmp_path / "keyring.json"))
    yield
    keyring.set_keyring(before)
    forget_session()


def value(credentials):
    return credentials.token.get_secret_value()


def test_without_a_token_the_user_is_told_where_to_put_one():
    with pytest.raises(QannealError, match="provide it as DWAVE_API_TOKEN or in"):
        find_credentials()


def test_environment_comes_before_keyring_and_keyring_before_session(monkeypatch):
    use_for_session("SESSION-12345678")
    assert (value(find_credentials()), find_credentials().source) == ("SESSION-12345678", "session")
    store_token("KEYRING-12345678")
    assert (value(find_credentials()), find_credentials().source) == ("KEYRING-12345678", "keyring")
    monkeypatch.setenv("DWAVE_API_TOKEN", "ENVIRONMENT-12345678")
    monkeypatch.setenv("DWAVE_API_ENDPOINT", "https://example.org/sapi/")
    found = find_credentials()
    assert (value(found), found.source) == ("ENVIRONMENT-12345678", "environment")
    assert found.endpoint == "https://example.org/sapi/"


def test_dwave_conf_is_read_as_ocean_reads_it(monkeypatch, tmp_path):
    path = tmp_path / "dwave.conf"
    path.write_text(
        f"[defaults]\nregion = eu-central-1\n[prod]\ntoken = {OTHER}\n[dev]\ntoken = DEV-12345678\n"
    )
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
    store_token("KEYRING-12345678")
    found = find_credentials()
    assert (value(found), found.source, found.region) == (OTHER, "dwave.conf", "eu-central-1")
    monkeypatch.setenv("DWAVE_PROFILE", "dev")
    assert value(find_credentials()) == "DEV-12345678"


def test_a_broken_dwave_conf_is_told_without_its_contents(monkeypatch, tmp_path):
    path = tmp_path / "dwave.conf"
    path.write_text(f"token = {OTHER}\n[[[")
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
    with pytest.raises(QannealError, match="correct dwave") as caught:
        find_credentials()
    assert OTHER not in "".join(traceback.format_exception(caught.value))
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(tmp_path / "missing"))
    with pytest.raises(QannealError, match="DWAVE_CONFIG_FILE"):
        find_credentials()


def test_the_keyring_keeps_a_token_for_each_endpoint(tmp_path):
    store_token("FIRST-12345678")
    store_token("SECOND-12345678", "https://example.org/")
    assert json.loads((tmp_path / "keyring.json").read_text()) == {
        "qanneal/default": "FIRST-12345678",
        "qanneal/https://example.org/": "SECOND-12345678",
    }
    assert value(find_credentials()) == "FIRST-12345678"
    assert value(find_credentials("https://example.org/")) == "SECOND-12345678"
    delete_token()
    delete_token()
    assert read_token() is None
    assert read_token("https://example.org/").get_secret_value() == "SECOND-12345678"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.NoKeyringError("none"), "has no keyring"),
        (errors.KeyringLocked("locked"), "is locked"),
        (errors.InitError("init"), "failed"),
        (errors.PasswordSetError(f"cannot store {OTHER}"), "failed"),
        (RuntimeError(f"the bus says {OTHER}"), "failed"),
        (OSError("no bus"), "failed"),
    ],
)
def test_every_failure_of_the_keyring_is_one_sentence(error, words):
    keyring.set_keyring(BrokenKeyring(error))
    for action in (lambda: store_token(OTHER), read_token, delete_token):
        with pytest.raises(QannealError, match=words) as caught:
            action()
        assert OTHER not in "".join(traceback.format_exception(caught.value))
        assert str(caught.value).endswith(".")


def test_a_failing_keyring_does_not_stand_in_the_way_of_a_session_token():
    keyring.set_keyring(BrokenKeyring(errors.KeyringLocked("locked")))
    with pytest.raises(QannealError, match="locked"):
        find_credentials()
    use_for_session(OTHER)
    assert value(find_credentials()) == OTHER


def test_a_system_without_a_keyring_is_like_one_with_an_empty_keyring():
    keyring.set_keyring(BrokenKeyring(errors.NoKeyringError("none")))
    with pytest.raises(QannealError, match="There is no D-Wave API token"):
        find_credentials()


@pytest.mark.parametrize(
    "token", ["", "  ", "two words", "line\nbreak", "quo'te", 'quo"te', "back\\slash", "ü"]
)
def test_what_is_no_token_is_refused_without_being_shown(token):
    with pytest.raises(QannealError) as caught:
        Credentials(token)
    assert str(caught.value).startswith("The API token is empty or contains invalid characters")
    assert not token.strip() or token not in str(caught.value)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="\"'\\"), min_size=8))
def test_a_token_is_never_shown(token):
    credentials = Credentials(token)
    assert value(credentials) == token
    assert token not in redact(f"{credentials!r} {credentials} {token} {[token]!r}")
    assert "**********" in repr(credentials)


def test_spaces_around_a_pasted_token_are_dropped():
    assert value(Credentials(f"  {OTHER}\n")) == OTHER


def made(*arguments, **options):
    """A record as every logger makes it."""
    return logging.getLogger("x").makeRecord("x", 10, "f", 1, *arguments, **options)


def test_redaction_reaches_every_part_of_a_log_record():
    Credentials(OTHER)
    try:
        raise ValueError(f"bad {OTHER}")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = made("a %s b %r", (OTHER, {"t": OTHER}), info, sinfo=f"s {OTHER}")
    text = logging.Formatter().format(record)
    assert OTHER not in text
    assert text.count("***") == 4
    assert OTHER not in repr(vars(record))
    assert OTHER not in logging.Formatter().format(made("%d", (OTHER,), None))


@pytest.mark.parametrize(
    "text",
    [
        "config = {'token': 'unknown-9876'}",
        'config = {"token": "unknown-9876"}',
        "token = unknown-9876",
        "https://example.org/?token=unknown-9876&a=b",
        "{'X-Auth-Token': b'unknown-9876'}",
        "said DEV-0123456789abcdef0123456789abcdefunknown-9876"[:-12],
    ],
)
def test_what_looks_like_a_token_is_starred_before_anybody_has_told_of_it(text):
    clean = made(text, (), None).getMessage()
    assert "unknown-9876" not in clean
    assert "0123456789abcdef" not in clean
    assert "***" in clean


@pytest.mark.parametrize("level", [logging.DEBUG, 5])
@pytest.mark.parametrize("name", ["", "dwave.cloud"])
def test_ocean_logs_its_settings_and_no_log_file_gets_the_token(server, credentials, tmp_path, level, name):
    log = logging.FileHandler(tmp_path / "plain.log", encoding="utf-8")
    logging.getLogger("dwave.cloud").setLevel(level)
    logger = logging.getLogger(name)
    logger.addHandler(log)
    try:
        QpuDevice.open(credentials, options=sapi.OPTIONS).close()
    finally:
        logger.removeHandler(log)
        log.close()
    text = (tmp_path / "plain.log").read_text(encoding="utf-8")
    assert sapi.TOKEN not in text
    assert "'token': '***'" in text


class WaitingKeyring(FileKeyring):
    """A keyring whose prompt nobody answers."""

    def __init__(self, path):
        super().__init__(path)
        self.asked, self.answered = threading.Event(), threading.Event()

    def _read(self):
        self.asked.set()
        self.answered.wait(60)
        return {}


def test_a_keyring_that_waits_for_its_prompt_can_be_stopped(tmp_path):
    ring, stop = WaitingKeyring(tmp_path / "k"), threading.Event()
    keyring.set_keyring(ring)
    threading.Thread(target=lambda: ring.asked.wait(60) and stop.set()).start()
    with pytest.raises(CancelledError, match="waiting for the system keyring"):
        find_credentials(stop=stop)
    ring.answered.set()


def test_a_keyring_that_takes_long_is_told_until_it_answers(tmp_path, monkeypatch):
    ring, told = WaitingKeyring(tmp_path / "k"), []
    keyring.set_keyring(ring)
    monkeypatch.setattr("qanneal_gui.support.system_keyring._TOLD_AFTER_SECONDS", 0.0)

    def tell(connection):
        told.append(connection)
        ring.answered.set()

    with pytest.raises(QannealError, match="There is no D-Wave API token"):
        find_credentials(connection=tell)
    assert [connection.state for connection in told] == ["waiting", "ok"]
    assert told[0].sentence == "Waiting for the system keyring to be unlocked"
    assert told[0].since <= told[1].since


def test_a_keyring_that_never_answers_is_left_after_a_time(tmp_path, monkeypatch):
    ring = WaitingKeyring(tmp_path / "k")
    keyring.set_keyring(ring)
    monkeypatch.setattr("qanneal_gui.annealing.qpu.credentials._KEYRING_SECONDS", 0.2)
    with pytest.raises(QannealError, match="did not answer"):
        find_credentials()
    ring.answered.set()


def test_a_keyring_that_never_answers_gives_way_soon_to_the_token_of_this_session(tmp_path, monkeypatch):
    ring = WaitingKeyring(tmp_path / "k")
    keyring.set_keyring(ring)
    monkeypatch.setattr("qanneal_gui.annealing.qpu.credentials._SPARED_SECONDS", 0.2)
    use_for_session(sapi.TOKEN)
    assert find_credentials().source == "session"
    assert ring.asked.is_set()
    ring.answered.set()
