"""Logical beside physical, chain figures, the paper's figures, and what a colour stands for."""

from xml.etree import ElementTree

import networkx
import numpy as np
import pytest
from helpers.chip_page import click, hidden, point_at, press, qubits_in, ringed
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import export
from qanneal_gui.gui.chip.histogram import ChainHistogram
from qanneal_gui.gui.chip.page_layout import chips_size
from qanneal_gui.gui.chip.paper_figures import FIGURES, PaperFigures
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.session import Session


def test_pointing_at_the_chip_rings_the_unit_in_the_network(view, snapshot):
    index = int(np.flatnonzero((snapshot.placement.copy_of == 2) & (snapshot.placement.variable == 9))[0])
    board = view.board
    point_at(board.stage, snapshot.placement.layout.qubits[index])
    assert ringed(board.network) == {tuple(np.round(board.network.points[9], 9))}
    assert board.tip.isVisible()
    point_at(board.stage, None)
    assert not ringed(board.network)
    assert not board.tip.isVisible()


def test_pointing_at_the_output_rings_its_whole_chain_on_the_chip(view, snapshot):
    board = view.board
    point_at(board.network, 0)
    chain = snapshot.placement.layout.qubits[snapshot.placement.qubits_of(0, 0)]
    wanted = np.round(snapshot.placement.topology.positions[chain], 9)
    assert ringed(board.stage) == {tuple(place) for place in wanted}
    assert board.tip.about["variable"].text() == "y0 (output)"
    hub = snapshot.placement.copies[0].hub_qubits
    assert board.tip.about["couplers"].text() == f"{hub - 1} in the chain, 24 logical"


def test_a_click_in_the_network_fades_the_chip_too_and_escape_ends_it(qtbot, view):
    stage, network = view.board.stage, view.board.network
    click(qtbot, network, 5)
    assert stage.ground.opacity() < 0.5
    assert network.wires.opacity() < 0.5
    assert sum(len(dots.points) for dots in network.chosen_dots.dots) == 2  # the unit and the hub
    press(qtbot, view, Qt.Key.Key_Escape)
    assert stage.ground.opacity() == network.wires.opacity() == 1


def test_a_click_on_another_copy_shows_its_values_in_the_network(qtbot, view, snapshot):
    board = view.board
    view.state.show_snapshot(snapshot)
    view.bar.modes.setCurrentIndex(view.bar.modes.findData("spin"))
    before = [dots.color for dots in board.network.dots.dots]
    click(qtbot, board.stage, snapshot.placement.layout.qubits[snapshot.placement.qubits_of(2, 3)[0]])
    assert board.unit.text() == "24 hidden, 1 output; copy 3, example 3"
    assert [dots.color for dots in board.network.dots.dots] != before


def test_the_panel_counts_what_networkx_counts(view, snapshot):
    placement = snapshot.placement
    graph = placement.topology.graph()
    sizes = [len(copy.chains(placement.topology)["y0"]) for copy in placement.copies]
    for copy in placement.copies:
        hub = graph.subgraph(copy.chains(placement.topology)["y0"])
        assert networkx.is_connected(hub)
        # the programmed tree is part of the chip's couplers, so no path in it is shorter
        assert copy.hub_diameter() >= networkx.diameter(hub)
    low, high = min(sizes), max(sizes)
    shown = view.board.panel.facts
    span = f"{low}" if low == high else f"{low} / {np.median(sizes):,.4g} / {high}"
    assert shown["hub"].text() == span
    # a tree of n qubits has n − 1 couplers
    assert shown["hub_chain"].text().split(" / ")[0] == str(low - 1)
    assert shown["hub_logical"].text() == "24"
    assert (shown["unit_chain"].text(), shown["unit_logical"].text()) == ("0", "1")
    bars = view.board.panel.histogram
    assert bars.hidden.sum() == 4 * 24
    assert bars.outputs.sum() == 4
    assert bars.hidden[0] == 4 * 24
    assert f"{4 * 24} chains of 1" in bars.accessibleName()


def test_bars_of_nothing(qtbot, look):
    bars = ChainHistogram()
    qtbot.addWidget(bars)
    bars.show_lengths(np.empty((0, 0), np.int64), 0)
    assert bars.accessibleName() == "Chain lengths: no chains"
    bars.grab()


def test_colours_follow_the_values(view, snapshot):
    view.state.show_snapshot(snapshot)
    view.bar.modes.setCurrentIndex(view.bar.modes.findData("spin"))
    view.board.redraw()
    colors = view.board.stage.picture.legend.colors
    up = int(np.argmax(snapshot.mean_spin))
    place = snapshot.placement.topology.positions[snapshot.placement.layout.qubits[up]]
    shown = view.board.stage.picture
    found = qubits_in(shown.lines, shown.dots)[tuple(place.tolist())]
    expected = colors[min(int((snapshot.mean_spin[up] + 1) / 2 * len(colors)), len(colors) - 1)]
    assert found == expected
    view.board.stage.look_at(int(snapshot.placement.layout.qubits[up]))
    view.board.stage.point_at(None)
    image = view.board.stage.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = view.board.stage.seen_at(int(snapshot.placement.layout.qubits[up]))
    assert image.pixelColor(at).name() == expected


def test_panning_draws_what_drawing_anew_draws(view, qtbot):
    view.board.stage.look_at(40)
    view.board.stage.grab()
    # Whole pixels, so that both pictures fall on the same grid.
    x, y = view.board.stage.box.viewPixelSize()
    view.board.stage.box.translateBy(x=12 * x, y=7 * y)
    moved = view.board.stage.grab().toImage()
    for layer in (view.board.stage.ground, view.board.stage.wires, view.board.stage.upper_wires):
        layer.redraw()
    anew = view.board.stage.grab().toImage()
    a, b = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int)
        for image in (moved, anew)
    )
    # Lines end where a strip begins; antialiasing there may round another way.
    assert np.mean(np.abs(a - b) > 24) < 0.002


def test_the_figures_of_the_paper_come_from_one_entry(qtbot, open_window, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    window = open_window(config.assemble(overrides=["model.hidden=24", 'sampler.topology="pegasus:4"']))
    chip = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(chip)
    chip.show_figures()
    assert chip.figures.isVisible()
    qtbot.waitUntil(lambda: not chip.figures.missing, timeout=60_000)
    shown = [stage.placement.copies[0].hidden for stage in chip.figures.stages]
    assert shown[0] == 654
    assert shown[2] == 834
    assert shown[1] > 7 * 654
    assert shown[3] > 8 * 834
    first = chip.figures.captions[0].text()
    assert first.startswith("The paper's size (Figure 6), our embedding: 654 hidden units\nPegasus P16")
    assert f"{shown[3] / 834:.1f} times as many" in chip.figures.captions[3].text()
    export.write(tmp_path / "figures.svg", export.shown(chip.state, chip.player))
    root = ElementTree.fromstring((tmp_path / "figures.svg").read_text("utf-8"))
    assert len([e for e in root if e.tag.endswith("g")]) == 4
    export.write(tmp_path / "figures.png", export.shown(chip.state, chip.player), width=600)
    assert QImage(str(tmp_path / "figures.png")).width() == 600
    chip.bar.back.click()
    assert not chip.figures.isVisible()
    qtbot.waitUntil(lambda: chip.state.placement is not None, timeout=30_000)


def test_figures_are_shown_one_pair_at_a_time_or_all(qtbot, look):
    figures = PaperFigures()
    qtbot.addWidget(figures)
    figures.resize(900, 600)
    figures.show()
    chip = load_topology("pegasus:4")
    for number in range(len(FIGURES)):
        figures.show_figure(number, Placement(chip, tuple(search.embed(chip, 20, 1, 1))))
    assert [stage.isVisible() for stage in figures.stages] == [True, True, False, False]
    figures.choices[2].click()
    assert all(stage.isVisible() for stage in figures.stages)
    figures.shut_down()


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_figures_are_written_whole_or_not_at_all(tmp_path, look, kind, monkeypatch):
    chip = load_topology("pegasus:4")
    chips = [(Placement(chip, tuple(search.embed(chip, 20, 1, 1))), f"Figure {n}\nits hub") for n in range(4)]
    path = tmp_path / f"figures.{kind}"
    export.write(path, export.of_chips(chips), width=400)
    whole = path.read_bytes()
    assert whole.startswith({"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[kind])
    if kind == "png":
        image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
        assert image.width() == 400
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), 400) & 0xFFFFFF
        hubs = pixels == 0xFF7F3F
        # one chip in each quarter; the legend is below
        high = chips_size(400, 4).height() - 16
        for rows in (slice(0, 200), slice(high // 2, high // 2 + 200)):
            for columns in (slice(0, 200), slice(200, 400)):
                assert hubs[rows, columns].any()
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(QannealError, match="space on the disk"):
        export.write(path, export.of_chips(chips[:2]), width=300)
    assert path.read_bytes() == whole
    assert [file.name for file in tmp_path.glob("*") if file.is_file()] == [path.name]


def full(_):
    raise OSError(28, "No space left on device")


def test_figures_that_are_not_there_or_of_another_kind_are_refused(tmp_path):
    chip = load_topology("pegasus:4")
    chips = [(Placement(chip, tuple(search.embed(chip, 20, 1, 1))), "Figure 6")]
    with pytest.raises(QannealError, match=r"\.png, \.svg or \.pdf"):
        export.write(tmp_path / "a.gif", export.of_chips(chips))
    with pytest.raises(QannealError, match="wait for the embedding"):
        export.of_chips([])


def test_a_recorded_run_shows_its_own_chip_until_the_settings_change(qtbot, open_window):
    recorded = config.assemble(
        overrides=["model.hidden=12", 'sampler.topology="zephyr:3"', "training.steps=1"]
    )
    session = Session(recorded, RunLibrary())
    list(session.events())
    window = open_window(config.assemble(overrides=["model.hidden=24", 'sampler.topology="pegasus:4"']))
    chip = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(chip)
    qtbot.waitUntil(lambda: chip.state.placement is not None)
    assert chip.state.placement.copies[0].hidden == 24
    window.opening.show_run(session.outcome.run)
    qtbot.waitUntil(lambda: window.display.run == session.outcome.run)
    assert chip.state.placement.topology.name == "zephyr:3"
    assert chip.state.placement.copies[0].hidden == 12
    window.workspace.tabs.setCurrentWidget(chip)
    assert session.outcome.run in chip.note.text()
    window.form.enter("model.hidden", 20)
    # While it is sought there is no other one.
    qtbot.waitUntil(lambda: hidden(chip) in (None, 20))
    qtbot.waitUntil(lambda: hidden(chip) == 20)
    assert chip.note.isHidden()
