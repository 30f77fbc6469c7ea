"""The control of a run: one thread at a time."""

from qanneal_gui import config
from qanneal_gui.gui.run.control import RunControl, State


def test_a_run_that_is_started_before_the_one_before_has_ended_is_not_begun(qtbot):
    """Its thread would be put away while it runs, and the process with it."""
    settings = config.assemble(None, "demo", ["training.steps=2"])
    control, begun = RunControl(), []
    control.started.connect(begun.append)
    # The end is told while the thread still runs.
    control.ended.connect(lambda _: control.start(settings))
    with qtbot.waitSignal(control.idle, timeout=60_000):
        control.start(settings)
    assert control.state.done
    control.ended.disconnect()
    with qtbot.waitSignal(control.idle, timeout=60_000):
        control.start(settings)
    assert len(begun) == 2


def test_what_waits_does_not_train():
    assert [state for state in State if state.active and not state.trains] == [State.PAUSED, State.HELD]
