"""A notice by e-mail: only over TLS, and whatever the mail server does a sentence says what was wrong."""

import email
import email.policy
import smtplib
import ssl

import pytest
from helpers.receivers import MailServer
from pydantic import SecretStr

from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.notices import mail
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.reason import reason
from qanneal_gui.notices.settings import NoticeSettings

NOTICE = Notice("failed", "Run 'β\r\nBcc: all@example.org\r\n\r\nhello' failed.", "20261126-120000-abcd")
RIGHT = SecretStr(MailServer.PASSWORD)


def settings(server, **more):
    values = {
        "email_to": "me@example.org",
        "smtp_host": "127.0.0.1",
        "smtp_port": server.port,
        "smtp_user": MailServer.USER,
    }
    return NoticeSettings().changed(**(values | more))


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_is_sent_over_tls(trusted, security):
    with MailServer(trusted, at_once=security == "tls") as server:
        mail.send(settings(server, smtp_security=security), RIGHT, NOTICE, 60.0)
    (got,) = server.got
    assert got["to"] == ["TO:<me@example.org>"]
    assert "FROM:<me@example.org>" in got["from"]
    read = email.message_from_bytes(got["text"], policy=email.policy.default)
    # A name cannot make headers, nor lines.
    assert read["Subject"] == "qanneal: Run 'β Bcc: all@example.org hello' failed."
    assert read["Bcc"] is None
    text = read.get_content()
    assert text.splitlines()[0] == NOTICE.sentence
    assert "qanneal runs show 20261126-120000-abcd" in text
    assert MailServer.PASSWORD.encode() not in server.clear
    assert b"AUTH" not in server.clear


def test_without_tls_nothing_is_said_that_matters(trusted):
    with MailServer(trusted, "no-tls") as server:
        with pytest.raises(QannealError, match="does not offer TLS; nothing was sent"):
            mail.send(settings(server), RIGHT, NOTICE, 60.0)
        assert server.got == []
        assert b"AUTH" not in server.clear
        assert b"MAIL" not in server.clear


def test_a_certificate_must_be_trusted(certificate):
    with MailServer(certificate) as server, pytest.raises(QannealError, match="is not trusted"):
        mail.send(settings(server), RIGHT, NOTICE, 60.0)
    assert server.got == []


def test_a_server_of_this_computer_may_do_without_tls():
    with MailServer() as server:
        mail.send(settings(server, smtp_user="", smtp_security="none"), None, NOTICE, 60.0)
        assert len(server.got) == 1
        away = settings(server, smtp_user="", smtp_security="none").model_copy(
            update={"smtp_host": "example.org"}
        )
        with pytest.raises(QannealError, match="choose STARTTLS or TLS"):
            mail.send(away, None, NOTICE)
    with pytest.raises(ConfigError, match="choose STARTTLS or TLS"):
        settings(server, smtp_security="none", smtp_host="example.org")


@pytest.mark.parametrize(
    ("manner", "password", "words"),
    [
        ("", SecretStr("a wrong one"), "has refused the user name or the password"),
        ("refuse", RIGHT, "has refused the user name or the password"),
        ("", None, "There is no password"),
        ("recipient", RIGHT, "has refused the addresses"),
    ],
    ids=["wrong", "refused", "none", "recipient"],
)
def test_a_refusal_is_a_sentence_without_the_password(trusted, manner, password, words):
    with MailServer(trusted, manner) as server, pytest.raises(QannealError, match=words) as caught:
        mail.send(settings(server), password, NOTICE, 60.0)
    assert MailServer.PASSWORD not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert server.got == []


@pytest.mark.parametrize("manner", ["hang", "drip", "flood"])
def test_who_takes_too_long_is_cut_off(manner):
    with MailServer(manner=manner) as server, pytest.raises(QannealError, match="no answer in time"):
        mail.send(settings(server), RIGHT, NOTICE, 0.3)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPServerDisconnected(), "it has closed the connection"),
        (smtplib.SMTPDataError(552, b"said by the other side"), "it has answered 552"),
        (smtplib.SMTPResponseException(-1, b"junk"), "its answer is no SMTP"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER]"), "it does not speak TLS at this port"),
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
    ],
    ids=["closed", "refused", "junk", "tls", "nobody"],
)
def test_why_is_said_in_words_that_name_no_class(error, words):
    assert reason(error, was_cut=False) == words
    assert reason(error, was_cut=True) == "no answer in time"
