"""The desktop tells what happens while nobody looks, by a real session bus; a click leads to the run."""

import threading

import pytest
from helpers.desktops import DAEMON, Service, session_bus
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from qanneal_gui.gui.outside.desktop import Desktop
from qanneal_gui.gui.outside.outside import Outside
from qanneal_gui.gui.outside.session_bus import SessionBus
from qanneal_gui.notices.notice import Notice
from qanneal_gui.notices.outbox import Outbox
from qanneal_gui.notices.settings import NoticeSettings, save

pytest.importorskip("jeepney", reason="jeepney is not here: there is no session bus on this system")
needs_bus = pytest.mark.skipif(DAEMON is None, reason="dbus-daemon is not here: apt-get install dbus-daemon")

ENDED = Notice("ended", "Run '<b>a & b</b>' ended after 2 steps.", "20261126-120000-abcd")


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    with session_bus(tmp_path_factory.mktemp("bus")) as address:
        yield address


class Looked(QMainWindow):
    """A window with or without the focus."""

    active = False

    @override
    def isActiveWindow(self):
        return self.active


@pytest.fixture
def box(monkeypatch):
    made = Outbox()
    monkeypatch.setattr("qanneal_gui.gui.outside.outside.outbox", made)
    return made


@pytest.fixture
def outside(qtbot, look, box):
    """Return a function that makes what a window tells outside; with it, what was opened and said."""
    made = []

    def make(bus):
        window, opened, said = Looked(), [], []
        qtbot.addWidget(window)
        made.append(Outside(window, opened.append, said.append, bus))
        return made[-1], window, opened, said

    yield make
    for one in made:
        assert one.shut_down()


@needs_bus
def test_a_notice_of_any_thread_is_shown_and_leads_to_its_run(qtbot, outside, box, bus):
    _, _, opened, _ = outside(bus)
    with Service(bus) as desktop:
        teller = threading.Thread(target=box.tell, args=(ENDED,))
        teller.start()
        qtbot.waitUntil(lambda: len(desktop.shown) == 1)
        teller.join()
        body = "Run &#x27;&lt;b&gt;a &amp; b&lt;/b&gt;&#x27; ended after 2 steps."
        assert desktop.shown == [("qanneal", body, ["default", "Show"])]
        box.tell(Notice("queue", "The queue is empty: 1 done."))
        qtbot.waitUntil(lambda: len(desktop.shown) == 2)
        desktop.click(2)
        desktop.click(7)
        desktop.click(1)
        qtbot.waitUntil(lambda: opened == [ENDED.run])


@needs_bus
def test_where_no_markup_is_known_none_is_sent(qtbot, outside, box, bus):
    outside(bus)
    with Service(bus, ["body"]) as desktop:
        box.tell(ENDED)
        qtbot.waitUntil(lambda: [body for _, body, _ in desktop.shown] == [ENDED.sentence])


@needs_bus
def test_who_looks_is_not_told_nor_who_does_not_want_it(qtbot, outside, box, bus):
    _, window, _, _ = outside(bus)
    with Service(bus) as desktop:
        window.active = True
        box.tell(ENDED)
        window.active = False
        save(NoticeSettings(desktop=("queue",)))
        box.tell(ENDED)
        box.tell(Notice("queue", "The queue is empty: 1 done."))
        qtbot.waitUntil(lambda: len(desktop.shown) == 1)
        assert desktop.shown[0][1].startswith("The queue is empty")


@needs_bus
def test_without_a_service_and_after_its_loss_nothing_breaks(qtbot, look, tmp_path):
    with session_bus(tmp_path) as address:
        desktop = Desktop(bus=address)
        refused = desktop.findChild(SessionBus).refused
        with qtbot.waitSignal(refused):
            desktop.show("a", "run")
        with Service(address) as service:
            desktop.show("b", "run")
            qtbot.waitUntil(lambda: [body for _, body, _ in service.shown] == ["b"])
    desktop.show("c", "run")
    desktop.show("d", "run")
    assert desktop.shut_down()


def test_without_a_bus_nothing_happens(qtbot, look, tmp_path):
    desktop = Desktop(bus=f"unix:path={tmp_path / 'none'}")
    desktop.show("a", "run")
    assert desktop.shut_down()
    desktop.show("b", "run")


def test_what_could_not_be_sent_is_said_at_the_foot(qtbot, outside, box, monkeypatch, expected_warnings):
    expected_warnings.append("With http:// everybody")
    _, _, _, said = outside("unix:path=/nowhere")
    monkeypatch.setenv("QANNEAL_WEBHOOK", "http://example.org/secret")
    box.tell(ENDED)
    box.tell(ENDED)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert box.flush(60)
    assert said[0].startswith("A notice was not sent. With http:// everybody on the way could read")
    assert said[0].endswith(" See Run → Notifications.")
    assert "secret" not in said[0]
