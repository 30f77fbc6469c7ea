"""What is remembered of notices: without secrets, and read as hostile."""

import json
import stat

import pytest

from qanneal_gui.errors import ConfigError
from qanneal_gui.notices import settings as stored
from qanneal_gui.notices.notice import EVENTS, Notice
from qanneal_gui.notices.settings import NoticeSettings


def test_what_is_saved_is_read_again(home):
    made = NoticeSettings().changed(
        email_to="me@example.org", smtp_host="[::1]".strip("[]"), email=["queue", "failed"]
    )
    stored.save(made)
    assert stored.load() == made
    assert made.email == ("failed", "queue")
    assert stat.S_IMODE((home / stored.FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b'{"desktop": ' + b"[" * 100_000, b"x" * 70_000]
)
def test_a_file_that_cannot_be_read_is_as_none(home, content):
    home.mkdir()
    (home / stored.FILE).write_bytes(content)
    assert stored.load() == NoticeSettings()


def test_a_value_that_cannot_be_used_takes_its_default_alone(home):
    home.mkdir()
    values = {
        "desktop": ["ended", "of another version"],
        "webhook": "ended",
        "email_to": "me@example.org\r\nBcc: all@example.org",
        "smtp_host": "host name",
        "smtp_port": 70000,
        "smtp_user": "me\n",
        "smtp_security": "tls",
        "webhook_form": ["json"],
    }
    (home / stored.FILE).write_text(json.dumps(values))
    read = stored.load()
    assert (read.desktop, read.smtp_security) == (("ended",), "tls")
    assert read.webhook == tuple(EVENTS)
    assert (read.email_to, read.smtp_host, read.smtp_port, read.smtp_user) == ("", "", 0, "")


@pytest.mark.parametrize(
    "values",
    [
        {"email_to": "nobody"},
        {"email_to": "a@b, c@d"},
        {"email_from": "Me <me@example.org>"},
        {"smtp_host": "a b"},
        {"smtp_user": "a\x00"},
        {"smtp_port": -1},
        {"smtp_security": "ssl"},
    ],
    ids=str,
)
def test_what_a_user_enters_is_refused_in_a_sentence(values):
    with pytest.raises(ConfigError):
        NoticeSettings().changed(**values)


def test_a_sentence_is_one_line_of_bounded_length():
    made = Notice("ended", "a\x1b[2J\n\u202eb " + 1000 * "x").sentence
    assert made.startswith("a\ufffd[2J \ufffdb xxx")
    assert len(made) == 601
