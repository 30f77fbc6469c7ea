"""Trouble in the window: one sentence at its foot that stays, and a notification while nobody looks."""

import pytest
from helpers.qt_guards import LONGEST_MS
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.troubles import Notifier, Troubles
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import Trouble

FAILING = [
    "data.classes=[3,8]", "sampler.kind=exact", "model.hidden=256", "training.steps=20",
    "training.learning_rate=0.1", "training.shadow_mlp=false",
]  # fmt: skip

ERRORS = Trouble(4, "noise", "Errors of J shift y: raise sampler.gauges to 16.", "warning")
FAR = Trouble(6, "samples", "The samples are far off: set sampler.calibration to full.", "warning")
CONSTANT = Trouble(5, "constant", "The outputs are constant: stop.", "failure")


def over(trouble):
    return Trouble(9, trouble.kind, trouble.sentence, trouble.severity, over=True)


def test_the_worst_is_told_in_full_and_the_others_by_name():
    troubles = Troubles()
    assert not troubles
    assert troubles.sentence == ""
    for trouble in (ERRORS, FAR):
        troubles.take(trouble)
    assert troubles.sentence == (
        "Since step 6: the samples are far off: set sampler.calibration to full. Also: device errors."
    )
    assert not troubles.failing
    troubles.take(CONSTANT)
    assert troubles.sentence.startswith("Since step 5: the outputs are constant: stop. Also: ")
    assert troubles.failing
    for trouble in (CONSTANT, FAR, ERRORS):
        troubles.take(over(trouble))
    assert not troubles


def test_a_failing_run_says_so_until_its_end(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", FAILING))
    told = []
    window.control.watched.connect(told.append)
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state is State.UNLEARNED
    assert (window.header.state.value.text(), window.header.state.remark.text()) == (
        "Finished",
        "did not learn",
    )
    assert [trouble.kind for trouble in told] == ["constant"]
    assert window.status.text.startswith("Did not learn: the outputs have become the same")
    # Another run starts with a clean slate.
    window.form.show_config(config.assemble(None, "demo", ["training.steps=30", "sampler.kind=exact"]))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.status.text.startswith("Finished after 30 steps.")


def test_stop_on_failure_can_be_ticked_and_ends_the_run(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", FAILING))
    window.form.enter("training.stop_on_failure", True)
    with qtbot.waitSignal(window.control.idle):
        window.start()
    assert window.control.state is State.STOPPED
    assert window.status.text.startswith(f"Stopped on failure after step {window.display.history.last_step}")
    assert window.display.history.last_step < 15


def test_a_run_from_the_library_shows_what_was_wrong_with_it(open_window, qtbot):
    window = open_window(config.assemble(None, "demo", FAILING))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    told, run = window.status.text, window.display.run
    assert len(window.display.history.troubles) == 1
    assert "the outputs have become the same" in told
    library = RunLibrary()
    with library.create(library.get(run).config, {}, {}) as recorder:
        recorder.step({"step": 1, "mlp": {"test_accuracy": 0.5}})
        recorder.finish("stopped")
    for shown, wanted in ((recorder.id, "Recorded run of"), (run, told)):
        with qtbot.waitSignal(window.display.named, check_params_cb=lambda name: bool(name)):
            window.opening.show_run(shown)
        qtbot.waitUntil(lambda wanted=wanted: window.status.text.startswith(wanted))
    # It is marked at the step at which it was seen, as it was while the run was going on.
    (mark,) = window.display.history.troubles
    assert "the outputs have become the same" in mark.text[:1].lower() + mark.text[1:]
    marks = window.workspace.curves.plots["loss"].marks
    qtbot.waitUntil(lambda: [letter.text() for letter in marks.letters if letter.isVisible()] == ["!"])
    assert marks.remarks(mark.step)[0].startswith(f"! step {mark.step}: ")


class Desktop(Notifier):
    """A desktop that shows messages, which no test can rely on."""

    def __init__(self, window):
        super().__init__(window)
        self.shown = []

    def show(self, title, sentence):
        self.shown.append((title, sentence))


class Looked(QWidget):
    """A window with or without the focus."""

    def __init__(self, active):
        super().__init__()
        self._active = active

    @override
    def isActiveWindow(self):
        return self._active


@pytest.mark.parametrize("looked_at", [True, False])
def test_the_desktop_tells_what_is_new_while_nobody_looks(qtbot, look, looked_at):
    window = Looked(looked_at)
    qtbot.addWidget(window)
    desktop = Desktop(window)
    for trouble in (ERRORS, over(ERRORS), CONSTANT):
        desktop.tell(trouble)
    wanted = [
        ("qanneal", "Errors of J shift y: raise Gauges to 16."),
        ("qanneal: the run is failing", "The outputs are constant: stop."),
    ]
    assert desktop.shown == ([] if looked_at else wanted)


def test_without_a_tray_nothing_happens(qtbot, look):
    window = Looked(active=False)
    qtbot.addWidget(window)
    notifier = Notifier(window)
    notifier.tell(CONSTANT)
    assert notifier.shut_down(LONGEST_MS)
    assert notifier.findChildren(QWidget) == []
