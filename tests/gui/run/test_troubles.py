"""Trouble in the window: one sentence at its foot that stays, and a notification while nobody looks."""

from qanneal_gui import config
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.troubles import Troubles
from qanneal_gui.gui.window import earlier_troubles
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps
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


def test_a_long_run_is_marked_where_it_was_wrong_before_the_steps_that_are_read_first(
    open_window, qtbot, monkeypatch
):
    window = open_window(config.assemble(None, "demo", FAILING))
    with qtbot.waitSignal(window.control.idle):
        window.start()
    (live,), run = window.display.history.troubles, window.display.run
    monkeypatch.setattr(recorded_steps, "RECALLED", 3)
    monkeypatch.setattr(earlier_troubles, "PIECE", 4)
    assert live.step <= window.display.history.last_step - 3
    with qtbot.waitSignal(window.display.named, check_params_cb=lambda name: bool(name)):
        window.opening.show_run(run)
    qtbot.waitUntil(lambda: window.display.history.troubles == [live])
