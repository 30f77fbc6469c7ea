"""A notice to a webhook: it arrives, or a sentence says why not, whatever the receiver does."""

import json

import pytest
from helpers.receivers import Hook
from pydantic import SecretStr

from qanneal_gui.errors import QannealError
from qanneal_gui.notices import webhook
from qanneal_gui.notices.address import check_webhook
from qanneal_gui.notices.notice import Notice

NOTICE = Notice("ended", "Run 'ten digits' ended after 400 steps.", "20261126-120000-abcd", 11.2)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def send(hook, form="json", seconds=60.0, notice=NOTICE):
    webhook.send(SecretStr(hook.url), form, notice, seconds)


def test_a_notice_is_posted(no_proxy):
    with Hook() as hook:
        send(hook)
    (((method, path), headers, body),) = hook.got
    assert (method, path) == ("POST", "/services/T0000/secret-of-the-hook")
    assert headers["content-type"] == "application/json"
    assert json.loads(body) == {
        "text": NOTICE.sentence, "event": "ended", "run": NOTICE.run, "qpu_seconds": 11.2,
    }  # fmt: skip


def test_over_tls_a_certificate_must_be_trusted(certificate, monkeypatch):
    with Hook(certificate=certificate) as hook:
        with pytest.raises(QannealError, match="certificate is not trusted"):
            send(hook)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate.file))
        send(hook)
    assert len(hook.got) == 1


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("text", "Run '@\u200beveryone <\u200b!here> a@b.c' ended."),
        (
            "discord",
            {
                "content": "Run '@\u200beveryone <\u200b!here> a@b.c' ended.",
                "allowed_mentions": {"parse": []},
            },
        ),
    ],
)
def test_other_forms_are_those_of_their_receivers_and_nobody_is_called_by_a_name(form, body):
    notice = Notice("ended", "Run '@everyone <!here> a@b.c' ended.")
    sent, _ = webhook.content(form, notice)
    assert (sent.decode() if form == "text" else json.loads(sent)) == body


@pytest.mark.parametrize(
    ("manner", "words"),
    [
        (404, "has refused the notice (404); check its address."),
        (500, "has refused the notice (500); check its address."),
        ("garbage", "cannot be reached (its answer is no HTTP)."),
        ("early", "cannot be reached (it has closed the connection)."),
    ],
)
def test_a_receiver_that_refuses_is_told_in_a_sentence(manner, words):
    with Hook(manner) as hook, pytest.raises(QannealError) as caught:
        send(hook)
    assert str(caught.value) == f"The webhook at 127.0.0.1 {words}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status):
    with Hook() as other, Hook(status, location=other.url) as hook:
        with pytest.raises(QannealError, match=f"leads elsewhere \\({status}\\)"):
            send(hook)
        assert other.got == []


@pytest.mark.parametrize("manner", ["hang", "drip"])
def test_who_takes_too_long_is_cut_off(manner):
    with Hook(manner) as hook, pytest.raises(QannealError, match="no answer in time"):
        send(hook, seconds=0.3)


def test_of_a_flood_nothing_is_read():
    with Hook("flood") as hook:
        send(hook)
        assert len(hook.got) == 1


def test_nobody_there_is_a_sentence():
    with Hook() as hook:
        url = hook.url
    with pytest.raises(QannealError, match=r"^The webhook at .* cannot be reached"):
        webhook.send(SecretStr(url), "json", NOTICE)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://hooks.example.org/secret", "everybody on the way"),
        ("http://127.0.0.1.example.org/secret", "everybody on the way"),
        ("ftp://127.0.0.1/secret", "begins with https://"),
        ("file:///secret", "begins with https://"),
        ("https://", "begins with https://"),
        ("https://[::1/secret", "begins with https://"),
        ("https://host:99999/secret", "begins with https://"),
        ("https://me:secret@host/", "a user name"),
        ("https://host/secret here", "copy it again"),
        ("https://host/secret\r\nX: y", "copy it again"),
        ("", "copy it again"),
        (f"https://host/{'secret' * 1000}", "copy it again"),
    ],
    ids=range(12),
)
def test_addresses_that_cannot_be_used_are_refused_without_being_shown(url, words):
    with pytest.raises(QannealError, match=words) as caught:
        check_webhook(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:80/x", "http://127.0.0.9/x", "http://[::1]:8/x"])
def test_this_computer_needs_no_tls(url):
    assert check_webhook(url).scheme == "http"
