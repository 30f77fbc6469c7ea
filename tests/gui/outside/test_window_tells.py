"""What the window drives is told as the terminal's is, once each."""

import json

import pytest
from helpers.receivers import Hook

from qanneal_gui import config
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.queue import draft

SMALL = ["training.steps=2", "model.hidden=8", "sampler.kind=exact"]


@pytest.fixture
def hook(monkeypatch):
    with Hook() as hook:
        monkeypatch.setenv("QANNEAL_WEBHOOK", hook.url)
        yield hook
        assert outbox.flush(60)


def told(hook):
    return [json.loads(body)["text"] for _, _, body in hook.got]


def test_a_run_of_the_window_is_told(qtbot, open_window, hook):
    window = open_window(config.assemble(None, "demo", SMALL))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    qtbot.waitUntil(lambda: len(hook.got) == 1)
    assert told(hook)[0].startswith(f"Run {window.display.run} ended after 2 steps")


def test_the_queue_of_the_window_is_told_when_it_is_empty(qtbot, open_window, hook):
    from qanneal_gui.runs.queue import Queue

    library = RunLibrary()
    Queue(library).add(draft(config.assemble(None, "demo", SMALL), library), "waits")
    window = open_window()
    window.workspace.tabs.setCurrentWidget(window.queue)
    qtbot.waitUntil(window.queue.run_button.isEnabled)
    window.queue.run()
    qtbot.waitUntil(lambda: len(hook.got) == 2)
    first, second = told(hook)
    assert first.startswith("Run 'waits' ended after 2 steps")
    assert second == "The queue is empty: 1 finished, no QPU time billed."
    qtbot.waitUntil(lambda: not window.queue.jobs.busy)
