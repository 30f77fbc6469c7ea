"""The way out: nothing holds up who tells, nothing is lost without a word, nothing is told twice."""

import json
import logging
import multiprocessing
import threading

import pytest
from helpers.keyrings import BrokenKeyring
from helpers.receivers import Hook, MailServer

from qanneal_gui.errors import QannealError
from qanneal_gui.notices import once, secrets, setup
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.outbox import Outbox
from qanneal_gui.notices.settings import NoticeSettings, load, save

ENDED = Notice("ended", "Run 'a' ended.")


def test_both_channels_tell_what_is_wanted_of_them(ring, trusted):
    box = Outbox()
    with Hook() as hook, MailServer(trusted) as server:
        setup.set_webhook(NoticeSettings(), hook.url)
        setup.set_password(MailServer.PASSWORD)
        save(
            load().changed(
                email_to="me@example.org", smtp_host="127.0.0.1", smtp_port=server.port,
                smtp_user=MailServer.USER, email=["failed"],
            )
        )  # fmt: skip
        for notice in (ENDED, Notice("failed", "Run 'b' failed.")):
            box.tell(notice)
        assert box.flush(60)
    texts = [json.loads(body)["text"] for _, _, body in hook.got]
    assert texts == ["Run 'a' ended.", "Run 'b' failed."]
    assert len(server.got) == 1
    assert box.problems() == []


def test_nothing_is_started_where_nothing_is_wanted(monkeypatch):
    begun = []
    monkeypatch.setattr(threading.Thread, "start", lambda self: begun.append(self))
    Outbox().tell(ENDED)
    assert begun == []


def test_who_tells_does_not_wait_and_the_end_not_for_long(ring):
    box = Outbox()
    with Hook("hang") as hook:
        setup.set_webhook(NoticeSettings(), hook.url)
        for _ in range(200):
            box.tell(ENDED)
        assert not box.flush(0.1)
    box.flush(60)


def test_a_webhook_that_hangs_does_not_hold_up_the_mail(ring, trusted):
    box = Outbox()
    with Hook("hang") as hook, MailServer(trusted) as server:
        setup.set_webhook(NoticeSettings(), hook.url)
        setup.set_password(MailServer.PASSWORD)
        save(
            load().changed(
                email_to="me@example.org", smtp_host="127.0.0.1", smtp_port=server.port,
                smtp_user=MailServer.USER,
            )
        )  # fmt: skip
        box.tell(ENDED)
        box.tell(Notice("failed", "Run 'b' failed."))
        while len(server.got) < 2:
            assert not box.flush(0.01)  # the webhook still hangs
        for thread in threading.enumerate():
            if thread.name == "notices-email":  # it may not have heard yet that its last mail was taken
                thread.join()
        assert box.problems() == ["A notice was not sent. Webhook: no answer within 0.01 s."]
    box.flush(60)


def test_a_failure_is_said_once_until_it_works_again(ring, caplog):
    box = Outbox()
    with Hook(500) as hook:
        setup.set_webhook(NoticeSettings(), hook.url)
        for _ in range(3):
            box.tell(ENDED)
            box.flush(60)
    (problem,) = box.problems()
    assert problem.startswith("A notice was not sent. The webhook at 127.0.0.1 has refused")
    assert box.problems() == []
    with Hook() as hook:
        setup.set_webhook(load(), hook.url)
        box.tell(ENDED)
        box.flush(60)
    with Hook(500) as hook:
        setup.set_webhook(load(), hook.url)
        box.tell(ENDED)
        box.flush(60)
    assert len(box.problems()) == 1
    assert sum(record.levelno == logging.WARNING for record in caplog.records) == 4


def test_a_listener_that_fails_disturbs_nobody(caplog):
    def listener(_notice):
        raise ZeroDivisionError

    box = Outbox()
    box.listen(listener, list)
    box.tell(ENDED)
    assert "a notice cannot be told" in caplog.text
    box.listen_no_more(listener)


def _ask(home, barrier, results):
    import os

    os.environ["QANNEAL_HOME"] = str(home)
    barrier.wait()
    results.put(once.is_first("queue x"))


def test_several_processes_tell_of_an_event_once(home):
    fork = multiprocessing.get_context("fork")
    barrier, results = fork.Barrier(4), fork.Queue()
    asking = [fork.Process(target=_ask, args=(home, barrier, results)) for _ in range(4)]
    for process in asking:
        process.start()
    answers = sorted(results.get() for _ in asking)
    for process in asking:
        process.join()
    assert answers == [False, False, False, True]
    assert not once.is_first("queue x")
    assert once.is_first("queue y")


def test_where_it_cannot_be_noted_it_is_told(home, caplog):
    home.mkdir()
    (home / once.FOLDER).touch()
    assert once.is_first("x")
    assert once.is_first("x")


def test_the_environment_comes_before_the_keyring(ring, monkeypatch):
    box = Outbox()
    with Hook() as hook:
        monkeypatch.setenv("QANNEAL_WEBHOOK", hook.url)
        box.tell(ENDED)
        assert box.flush(60)
        assert len(hook.got) == 1


def test_a_keyring_that_fails_is_a_sentence_without_the_secret(tmp_path, ring):
    import keyring

    keyring.set_keyring(BrokenKeyring(tmp_path / "broken"))
    with pytest.raises(QannealError) as caught:
        setup.set_webhook(NoticeSettings(), "https://hooks.example.org/services/my-secret")
    assert str(caught.value) == "The system keyring failed (RuntimeError); set QANNEAL_WEBHOOK."
    assert not load().webhook_host


def test_forgotten_is_forgotten(ring):
    setup.set_webhook(NoticeSettings(), "https://hooks.example.org/services/my-secret")
    assert secrets.find("webhook") is not None
    assert setup.forget(load()) == load()
    assert secrets.find("webhook") is None
    assert not load().has("webhook")


def test_without_a_keyring_there_is_nothing_to_forget(monkeypatch, ring):
    import keyring
    from keyring.backends import fail

    keyring.set_keyring(fail.Keyring())
    made = NoticeSettings().changed(
        email_to="me@example.org", smtp_host="127.0.0.1", smtp_user="me", webhook_host="example.org"
    )
    assert not setup.forget(made).has("email")
