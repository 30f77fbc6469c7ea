"""The network page: what it shows of a trained run, what a pen does, and when it reads nothing."""

import os

import numpy as np
import pytest
from helpers.many_classes import fourteen_classes
from helpers.qt_guards import LONGEST_MS
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from qanneal_gui import config
from qanneal_gui.config.sections import ESTIMATED
from qanneal_gui.data import load
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.network.colours import grey_inks, percent, weight_inks, weight_picture
from qanneal_gui.gui.network.view import NetworkView
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.weights import as_parameters, as_sequential
from qanneal_gui.science.metrics import accuracy
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.training.session import Session

SHORT = [
    "training.method=mlp",
    "training.steps=40",
    "training.learning_rate=0.05",
    "training.shadow_mlp=false",
]


def train(*settings):
    session = Session(config.assemble(None, "demo", [*SHORT, *settings]), RunLibrary())
    for _ in session.events():
        pass
    return session.outcome.run


@pytest.fixture
def view(qtbot, look):
    made = NetworkView()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    yield made
    made.hide()
    assert made.shut_down(LONGEST_MS)


def show(qtbot, view, run):
    view.show_run(run)
    qtbot.waitUntil(lambda: view.found is not None)


def stroke(box, points):
    """Draw through points given in shares of the box, with real mouse events."""
    places = [QPoint(round(x * box.width()), round(y * box.height())) for x, y in points]
    QTest.mousePress(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[0])
    for place in places[1:]:
        QTest.mouseMove(box, place)
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])


def test_empty_it_says_what_to_do_and_starts_no_thread(view):
    assert view.advice.isVisible()
    assert "Start a run" in view.advice.text()
    assert not view.jobs.running
    view.show_run("")
    assert not view.jobs.running


def test_hidden_it_reads_nothing(view, qtbot):
    run = train()
    view.hide()
    view.show_run(run)
    assert not view.jobs.running
    view.show()
    qtbot.waitUntil(lambda: view.found is not None)
    assert not view.reading, "a run that has ended has no newer weights"


def test_what_it_shows_is_what_the_run_recorded(view, qtbot):
    run = train()
    show(qtbot, view, run)
    record, found = RunLibrary().get(run), view.found
    data = load(config.parse(record.config).data)
    for name in ("mlp", "ebm"):
        recorded = (record.last["mlp"] if name == "mlp" else record.last)["test_accuracy"]
        assert float(found.test.right(name).mean()) == pytest.approx(recorded)
        assert recorded == pytest.approx(accuracy(found.test.logits[name], data.test_y))
    assert percent(record.last["mlp"]["test_accuracy"], 1) in view.note.text()
    np.testing.assert_array_equal(view.counts.test.counts, found.test.confusion("mlp"))
    assert view.counts.test.counts.sum() == len(data.test_x)
    grid = view.tiles.grid
    assert 1 < grid.count <= 64
    assert [grid.unit(i) for i in range(grid.count)] == found.strongest[: grid.count].tolist()
    view.networks.button(1).setChecked(True)
    np.testing.assert_array_equal(view.counts.test.counts, found.test.confusion("ebm"))
    assert view.images.grid.network == "ebm"


@pytest.mark.parametrize("classes", ["[2,3]", "[0,1,2,3,4,5,6,7,8,9]"], ids=["M=1", "M=10"])
def test_an_image_in_the_box_has_the_probability_of_the_table(view, qtbot, classes):
    show(qtbot, view, train(f"data.classes={classes}", "training.steps=5"))
    found, images = view.found, view.images
    images.grid.go_to(1)
    number = images.grid.image(1)
    view.draw.take.click()
    assert view.draw.framed.isChecked()  # images that are taken stay as they are all the same
    several = classes != "[2,3]"
    assert list(view.draw.bars.values) == ["mlp", "ebm", "one_hot"][: 3 if several else 2]
    if several:
        assert view.draw.bars.values["one_hot"].sum() == pytest.approx(1, abs=1e-6)
    for name in view.draw.bars.values:
        shown = view.draw.bars.values[name]
        # sums of 64 float32 products in another order
        np.testing.assert_allclose(shown, found.test.probabilities(name)[number], atol=1e-5)
        cells = percent(float(shown[found.test.truth[number]]), 2)
        assert cells in images.grid.accessibleDescription()


def test_ten_classes_are_judged_in_three_ways_and_counted_in_full(view, qtbot):
    run = train("data.classes=[0,1,2,3,4,5,6,7,8,9]", "data.train_size=200", "training.method=ebm",
                "sampler.kind=exact", "training.steps=3")  # fmt: skip
    show(qtbot, view, run)
    found, last = view.found, RunLibrary().get(run).last
    recorded = {"mlp": last["mlp"]["test_accuracy"], "ebm": last["test_accuracy"]}
    recorded["one_hot"] = last["test_accuracy_one_hot"]
    for place, name in enumerate(("mlp", "ebm", "one_hot")):
        qtbot.mouseClick(view.networks.button(place), Qt.MouseButton.LeftButton)
        assert view.network == name
        assert float(found.test.right(name).mean()) == pytest.approx(recorded[name])
        np.testing.assert_array_equal(view.counts.test.counts, found.test.confusion(name))
        assert percent(recorded[name], 1) in view.note.text()
    view.resize(1280, 700)
    view.tabs.setCurrentWidget(view.counts)
    table = view.counts.test
    qtbot.waitUntil(lambda: table.visibleRegion().boundingRect().height() == table.height())
    cell = table.cell(3 * 10 + 4)
    assert table.at(cell.center()) == 34
    assert cell.width() >= 30
    assert f"{table.counts[3, 4]:,} of {table.counts[3].sum():,} images of 3" in table.describe(34)
    # One run of two classes later there are two ways again.
    view.show_run(train())
    qtbot.waitUntil(lambda: view.found is not None and len(view.found.dataset.class_names) == 2)
    assert view.network == "mlp"
    assert view.networks.button(2).isHidden()


def test_a_pen_moves_the_probability_and_the_eraser_takes_it_back(view, qtbot):
    show(qtbot, view, train())
    box, bars = view.draw.box, view.draw.bars
    assert bars.values == {}
    seen = []
    box.changed.connect(lambda: seen.append(float(bars.values["mlp"][1]) if bars.values else None))
    three = [(0.3, 0.2), (0.6, 0.15), (0.7, 0.3), (0.5, 0.45), (0.7, 0.65), (0.55, 0.85), (0.3, 0.8)]
    stroke(box, three)
    assert len(seen) == len(three)
    assert len({round(p, 6) for p in seen}) > 3
    assert 0 < bars.values["mlp"].sum() == pytest.approx(1)
    drawn = view.draw.seen.image
    assert drawn.shape == (64,)
    assert 0.5 < drawn.max() <= 1
    view.draw.eraser.setChecked(True)
    for x in np.linspace(0, 1, 8):
        stroke(box, [(x, 0), (x, 1)])
    assert box.canvas.empty
    assert bars.values == {}


def test_the_right_button_erases(view, qtbot):
    show(qtbot, view, train("training.steps=1"))
    box = view.draw.box
    stroke(box, [(0.2, 0.5), (0.8, 0.5)])
    before = box.canvas.points.sum()
    QTest.mouseClick(box, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(88, 88))
    assert 0 < box.canvas.points.sum() < before


def test_drawn_digits_are_read_as_what_they_are(view, qtbot):
    """Strokes of a 0 and of a 1, framed as the data do, look to a trained network like 0 and 1."""
    show(qtbot, view, train("data.classes=[0,1]", "data.train_size=all"))
    circle = [(0.5 + 0.25 * np.cos(t), 0.5 + 0.38 * np.sin(t)) for t in np.linspace(0, 2 * np.pi, 24)]
    for number, points in ((0, circle), (1, [(0.5, 0.1), (0.5, 0.9)])):
        view.draw.clear.click()
        stroke(view.draw.box, points)
        for name in ("mlp", "ebm"):
            assert view.draw.bars.values[name][number] > 0.8


def test_keyboard_alone_takes_an_image_moves_and_clears_it(view, qtbot):
    show(qtbot, view, train())
    grid, box = view.images.grid, view.draw.box
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.current == 0
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current == 1
    first = grid.image(0)
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.page == 1
    assert grid.image(0) != first
    QTest.keyClick(grid, Qt.Key.Key_Return)
    before = view.draw.bars.values["mlp"].copy()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert not np.allclose(before, view.draw.bars.values["mlp"])
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert view.draw.bars.values == {}
    tiles, asked = view.tiles.grid, []
    view.unit_asked.connect(asked.append)
    tiles.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    assert f"k{view.found.strongest[1]}" in view.tiles.words.text()
    QTest.keyClick(tiles, Qt.Key.Key_Return)
    assert asked == [f"k{view.found.strongest[1]}"]


def test_a_cell_of_the_counts_shows_its_images(view, qtbot):
    show(qtbot, view, train("training.steps=3"))
    counts, table = view.found.test.confusion("mlp"), view.counts.test
    truth, choice = np.argwhere((counts > 0) & ~np.eye(2, dtype=bool))[0]
    table.go_to(int(truth * 2 + choice))
    view.tabs.setCurrentWidget(view.counts)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert view.tabs.currentWidget() is view.images
    order = view.images.grid.order
    assert len(order) == counts[truth, choice]
    assert (view.found.test.truth[order] == truth).all()
    assert (view.found.test.choices("mlp")[order] == choice).all()
    view.images.every.click()
    assert len(view.images.grid.order) == counts.sum()


def test_colours_are_those_of_the_weights_and_of_the_theme(view, qtbot, look):
    show(qtbot, view, train())
    grid, found = view.tiles.grid, view.found
    for mode in ("light", "dark"):
        look.set_mode(mode)
        view.recolor()
        qtbot.wait(20)
        shot = grid.grab().toImage()
        frame = grid.frame(grid.cell(0), (8, 8))
        weights = found.parameters.W1[found.strongest[0]].reshape(8, 8)
        inks, side = weight_inks(theme.current()), frame.width() / 8
        for row, column in ((0, 0), (3, 4), (7, 2)):
            at = QPointF(frame.left() + (column + 0.5) * side, frame.top() + (row + 0.5) * side).toPoint()
            level = 128 + round(127 * float(np.clip(weights[row, column] / grid.limit, -1, 1)))
            assert shot.pixelColor(at).rgb() == inks[level]
        view.draw.box.clear()
        corner = view.draw.box.grab().toImage().pixelColor(20, 20).rgb()
        assert corner == grey_inks(theme.current())[0] == QColor(theme.current().window).rgb()
    assert weight_inks(theme.LIGHT)[0] != weight_inks(theme.DARK)[0]


def test_the_scale_of_colours_is_symmetric_about_zero():
    picture = weight_picture(np.array([-2.0, -1, 0, 1, 2, 0.5]), (2, 3), 1.0)
    levels = [picture.pixelIndex(x, y) for y in range(2) for x in range(3)]
    assert levels == [1, 1, 128, 255, 255, 192]


def test_newer_weights_of_a_run_under_way_show_while_somebody_looks(view, qtbot, monkeypatch):
    monkeypatch.setattr("qanneal_gui.gui.network.view._LOOK_MS", 50)
    chosen = config.assemble(None, "demo", [])
    rng = np.random.default_rng(0)

    def weights():
        shapes = ((64, 64), (1, 64), (64,), (1,))
        return as_sequential(Parameters(*(rng.normal(size=s).astype(np.float32) for s in shapes)))

    with RunLibrary().create(config.as_dict(chosen), {}, {}, "under way") as recorder:
        view.show_run(recorder.id)
        qtbot.waitUntil(lambda: "a few seconds" in view.advice.text())
        recorder.weights(weights())
        qtbot.waitUntil(lambda: view.found is not None)
        stroke(view.draw.box, [(0.3, 0.3), (0.6, 0.6)])
        before = view.draw.bars.values["mlp"]
        newer = weights()
        recorder.weights(newer)
        os.utime(recorder.directory / "weights.safetensors", ns=(1, 1))  # clocks of files may be coarse
        qtbot.waitUntil(lambda: np.array_equal(view.found.parameters.W1, newer["0.weight"]))
        assert not np.allclose(view.draw.bars.values["mlp"], before), "the drawing is asked about again"
        recorder.finish("finished")
    qtbot.waitUntil(lambda: not view.reading)


def test_data_that_are_gone_are_a_sentence(view, qtbot, tmp_path):
    rng = np.random.default_rng(0)
    path = tmp_path / "own.npz"
    np.savez(path, x=rng.integers(0, 255, (40, 8, 8), np.uint8), y=np.arange(40) % 2)
    run = train(f"data.dataset={path}", "data.classes=[0,1]", "data.train_size=8")
    path.unlink()
    view.show_run(run)
    qtbot.waitUntil(lambda: "own.npz" in view.advice.text())
    assert view.found is None
    assert view.advice.isVisible()


def test_data_that_are_no_pictures_are_bars_and_a_sentence(view, qtbot, tmp_path):
    rng = np.random.default_rng(0)
    path = tmp_path / "rows.npz"
    np.savez(
        path, x=rng.integers(0, 255, (40, 7), np.uint8), y=np.arange(40) % 3, class_names=["a", "<b>", "c"]
    )
    show(qtbot, view, train(f"data.dataset={path}", 'data.classes=["a","<b>","c"]', "data.train_size=9"))
    assert not view.draw.box.isVisible()
    view.grab()
    view.draw.take.click()
    number = view.images.grid.image(0)
    shown = view.draw.bars.values["ebm"]
    np.testing.assert_allclose(shown, view.found.test.probabilities("ebm")[number], atol=1e-5)


def test_in_the_window_the_page_follows_the_run_shown(open_window, qtbot):
    run = train()
    window = open_window(config.assemble(None, "demo", []))
    page = window.workspace.network
    window.workspace.tabs.setCurrentWidget(page)
    assert page.advice.isVisible()
    window.opening.show_run(run)
    qtbot.waitUntil(lambda: window.display.run == run)
    window.workspace.tabs.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.found is not None)
    expected = as_parameters(RunLibrary().weights(run))
    np.testing.assert_array_equal(page.found.parameters.W1, expected.W1)
    page.tiles.grid.go_to(0)
    page.tiles.find_button.click()
    assert window.workspace.tabs.currentWidget() is window.workspace.chip
    assert window.workspace.chip.bar.search.text() == f"k{page.found.strongest[0]}"


def test_the_card_to_draw_in_is_not_wider_than_its_column(qtbot, view):
    show(qtbot, view, train())
    assert view.draw.minimumSizeHint().width() <= view.draw.parentWidget().width()


def test_fourteen_classes_have_bars_and_counts_and_say_what_is_estimated(qtbot, view, tmp_path):
    images = fourteen_classes(tmp_path)
    run = train(
        f'data.dataset="{images}"',
        f"data.classes={list(range(14))}",
        "data.train_size=140",
        "data.test_size=140",
        "training.steps=3",
    )
    show(qtbot, view, run)
    assert view.sign.text == f"{ESTIMATED} EBM one-hot and MLP are exact."
    view.draw.box.take(view.found.dataset.test_x[3])
    qtbot.waitUntil(lambda: bool(view.draw.bars.values))
    assert {name: len(p) for name, p in view.draw.bars.values.items()} == {
        "mlp": 14,
        "ebm": 14,
        "one_hot": 14,
    }
    assert view.counts.test.counts.shape == (14, 14)
    assert view.counts.test.counts.sum() == 140
    assert "EBM one-hot" in view.note.text()
