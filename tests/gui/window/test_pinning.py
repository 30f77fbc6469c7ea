"""A step that is pinned at the curves, in the whole window; and what is noted there."""

import pytest
from helpers.mice import pixel
from PySide6.QtCore import Qt

from qanneal_gui import config
from qanneal_gui.runs.annotations import annotate, annotations_of
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training import recorded_steps

QUICK = ["sampler.topology=pegasus:4", "sampler.reads=50", "model.hidden=16", "training.steps=30"]


def click(qtbot, plot, step):
    (_, _), (bottom, top) = plot.view.viewRange()
    where = pixel(plot.widget, step, (bottom + top) / 2)
    qtbot.mouseClick(plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=where)


@pytest.fixture
def window(open_window, qtbot):
    made = open_window(config.assemble(None, "demo", QUICK))
    with qtbot.waitSignal(made.control.idle):
        made.start()
    curves = made.workspace.curves
    qtbot.waitUntil(lambda: curves.plots["loss"].view.viewRange()[0][1] > 30)
    return made


def shown(window):
    return window.workspace.health.figures["kl"].text()


def test_health_chip_and_network_show_the_pinned_step_and_come_back(window, qtbot):
    parts = window.workspace
    curves, health, chip, network = parts.curves, parts.health, parts.chip, parts.network
    reports = {
        event.step: event.sampler for event in recorded_steps.read(RunLibrary().steps(window.display.run))
    }
    newest = shown(window)
    # One of the last steps: its chip is still known.
    click(qtbot, curves.plots["loss"], 25)
    assert (health.pinned, chip.pinned, network.step) == (25, 25, 25)
    assert chip.state.step == 25
    assert chip.state.note == "Step 25 is pinned."
    assert shown(window) != newest
    assert not health.energy.isHidden()
    parts.tabs.setCurrentWidget(network)
    qtbot.waitUntil(lambda: network.note.text().startswith("Step 25 is pinned"))
    parts.tabs.setCurrentIndex(0)
    click(qtbot, curves.plots["loss"], 25)
    assert (health.pinned, chip.pinned, network.step, shown(window)) == (None, None, None, newest)
    assert (chip.state.step, chip.state.note) == (30, "")
    # An early one: its samples and its chip are read from the library.
    click(qtbot, curves.plots["loss"], 4)
    qtbot.waitUntil(lambda: health.pinned == 4)
    assert f"{reports[4].beta:.3g}" in health.figures["beta"].text()
    assert health.figures["reads"].text() == "50"
    assert health.energy.isHidden()
    assert (chip.pinned, chip.state.step, chip.state.note) == (4, 4, "Step 4 is pinned.")
    # Of a run that is opened the last one is shown; of those that were not kept, the nearest.
    curves.run_line.button.click()
    assert (shown(window), chip.state.step) == (newest, 30)
    run = window.display.run
    for path in (RunLibrary().directory(run) / "frames").glob("step-[5-9].*"):
        path.unlink()
    window.opening.show_run(run)
    qtbot.waitUntil(lambda: chip.state.step == 30 and "which qubits were dead" in chip.state.note)
    qtbot.waitUntil(lambda: curves.plots["loss"].view.viewRange()[0][1] > 30)
    click(qtbot, curves.plots["loss"], 8)
    qtbot.waitUntil(lambda: chip.pinned == 8)
    assert (chip.state.step, chip.state.note) == (
        10,
        "Step 8 is pinned; the chip is shown as it was at step 10, the nearest that was kept.",
    )
    curves.run_line.button.click()
    assert chip.state.step == 30
    assert "which qubits were dead" in chip.state.note


def test_a_note_at_a_step_is_marked_and_kept_with_the_notes_on_the_run(window, qtbot):
    library, run = RunLibrary(), window.display.run
    annotate(library, [run], notes="A cold day.")
    curves = window.workspace.curves
    click(qtbot, curves.plots["loss"], 12)
    curves.run_line.note.setFocus()
    qtbot.keyClicks(curves.run_line.note, "changed the regulator")
    qtbot.keyClick(curves.run_line.note, Qt.Key.Key_Return)
    marks = curves.plots["accuracy"].marks
    qtbot.waitUntil(lambda: [letter.text() for letter in marks.letters if letter.isVisible()] == ["*"])
    assert annotations_of(library, run)["notes"] == "A cold day.\nStep 12: changed the regulator"
    assert marks.remarks(12.0) == ["* step 12: changed the regulator"]
    assert marks.remarks(20.0) == []
    # It is there again when the run is opened.
    curves.unpin()
    window.opening.show_run(run)
    qtbot.waitUntil(lambda: not window.display.ended or bool(window.display.history.notes))
    qtbot.waitUntil(lambda: [letter.text() for letter in marks.letters if letter.isVisible()] == ["*"])
    click(qtbot, curves.plots["loss"], 12)
    assert curves.run_line.note.text() == "changed the regulator"
    curves.run_line.note.clear()
    qtbot.keyClick(curves.run_line.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(letter.isVisible() for letter in marks.letters))
    assert annotations_of(library, run)["notes"] == "A cold day."
    # What is written under Runs is marked when the curves are looked at again.
    window.workspace.tabs.setCurrentWidget(window.runs)
    annotate(library, [run], notes="step 3: fridge door open")
    window.workspace.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: marks.remarks(3.0) == ["* step 3: fridge door open"])


def test_above_the_curves_stands_what_they_are_of(window, qtbot):
    line = window.workspace.curves.run_line.words.accessibleName()
    assert line.startswith("digits 2, 3 (20 images) · EBM, Simulated QPU · preset demo, but hidden units 16,")
    assert "QPU time in 30 submissions" in line
