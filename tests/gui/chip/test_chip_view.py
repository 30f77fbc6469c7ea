"""The chip page, driven as a user does: looked at, pointed at, searched, saved."""

import numpy as np
import pytest
from helpers.chip_page import click, point_at, qubits_in, ringed, seen
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours, picture
from qanneal_gui.chip.contrast import contrast
from qanneal_gui.chip.picture import MODES
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import export
from qanneal_gui.gui.chip.legend import LegendStrip


def chosen(view, color):
    """Count the qubits of a colour that are not faded."""
    stage = view.board.stage
    kept = qubits_in(stage.chosen_wires.lines, stage.chosen_dots.dots)
    return list(kept.values()).count(color)


def test_the_hub_and_the_hidden_units_are_seen(view):
    shown = seen(view.board.stage)
    assert (shown == 0xFF7F3F).any()  # the hub's vermilion
    assert (shown == 0x56B4E9).any()  # hidden units' blue
    assert view.bar.title.text() == "Pegasus P4: 4 × K(24, 1)"
    placement = view.state.placement
    used = len(placement.layout.qubits)
    assert view.board.panel.facts["qubits"].text() == f"{used} of {len(placement.topology)}"


def test_the_view_stays_dark_on_both_themes(view, look):
    for mode in ("light", "dark"):
        look.set_mode(mode)
        assert view.board.stage.grab().toImage().pixelColor(3, 3).lightness() < 40
    look.set_mode("light")


def test_everything_stands_out_from_black_where_contrast_is_high(view, look):
    stage = view.board.stage
    usual = [one.color for one in stage.ground.lines]
    assert min(contrast(color, colours.STAGE) for color in usual) < 3
    networks = [one.color for one in stage.wires.lines + stage.upper_wires.lines]
    look.set_mode("contrast")
    shown = view.board.stage.grab().toImage()
    assert shown.pixelColor(3, 3).name() == colours.BLACK
    spare = [one.color for one in stage.ground.lines]
    assert min(contrast(color, colours.BLACK) for color in spare) >= 3
    used = [one.color for one in stage.wires.lines + stage.upper_wires.lines]
    assert min(contrast(color, colours.BLACK) for color in used) >= 4.5
    drawn = list(stage.wires.lines)
    view.board.redraw()
    assert all(one is other for one, other in zip(drawn, stage.wires.lines, strict=True))  # not drawn again
    look.set_mode("light")
    assert [one.color for one in stage.ground.lines] == usual
    assert [one.color for one in stage.wires.lines + stage.upper_wires.lines] == networks


@pytest.mark.parametrize("mode", list(MODES))
def test_every_mode_draws_every_qubit_in_use(view, snapshot, mode):
    view.bar.modes.setCurrentIndex(list(MODES).index(mode))
    view.state.show_snapshot(snapshot)
    view.board.redraw()
    drawn = view.board.stage.picture
    assert len(qubits_in(drawn.lines, drawn.dots)) == len(snapshot.placement.layout.qubits)
    (ground,) = view.board.stage.ground.lines
    assert len(ground.segments) == len(snapshot.placement.topology)  # spare qubits too
    legend = view.board.stage.picture.legend
    assert legend.entries or (legend.title and legend.low and legend.high)
    assert not view.note.isVisible()
    view.bar.as_dots.trigger()
    drawn = sum(len(dots.points) for dots in view.board.stage.picture.dots)
    assert drawn == len(snapshot.placement.topology)  # spare qubits too


def test_modes_of_samples_say_that_there_are_none_yet(view):
    view.bar.modes.setCurrentIndex(list(MODES).index("spin"))
    assert view.note.text() == "Sample mean ⟨s⟩ is shown once a run has drawn samples."


def shown_on_the_card(view):
    card = view.board.tip
    assert card.isVisible()
    visible = [part for part in card.findChildren(QLabel) if part.isVisible()]
    for part in visible:
        assert card.rect().contains(part.geometry())  # read, not only said
    rows = {value.accessibleName(): value for value in card.about.values() if value in visible}
    assert set(rows) <= {part.text() for part in visible}
    return {title: value.text() for title, value in rows.items()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("variable", [0, 5])
def test_the_card_tells_all_that_is_known_of_a_qubit(view, snapshot, variable):
    from dwave_networkx import pegasus_coordinates

    view.state.show_snapshot(snapshot)
    view.board.redraw()
    placement = snapshot.placement
    index = int(placement.qubits_of(1, variable)[0])
    place = placement.layout.qubits[index]
    point_at(view.board.stage, place)
    qubit = int(placement.topology.qubits[place])
    (where,) = pegasus_coordinates(4).iter_linear_to_pegasus([qubit])
    length = len(placement.qubits_of(1, variable))
    card = shown_on_the_card(view)
    assert card["Qubit"] == str(qubit)
    assert card["Cell"] == " ".join(f"{letter}{value}" for letter, value in zip("uwkz", where, strict=True))
    assert card["Variable"] == ("y0 (output)" if variable == 0 else "k4 (hidden)")
    assert float(card["h"].replace("−", "-")) == pytest.approx(snapshot.h[index], abs=6e-5)  # four decimals
    assert float(card["⟨s⟩"].replace("−", "-")) == pytest.approx(
        snapshot.mean_spin[index], abs=6e-4
    )  # three decimals
    assert card["Chain length"] == ("1 qubit" if length == 1 else f"{length} qubits")


def test_every_role_has_a_sign_of_its_own_in_the_legend_and_is_drawn_with_it(page):
    ideal = load_topology("zephyr:3")
    working = ideal.without(ideal.qubits[[4, 90]].tolist(), [])
    page.bar.as_dots.setChecked(True)
    page.state.show_placement(Placement(working, tuple(search.embed(working, 20, 1, 1))))
    stage = page.board.stage
    legend = {words.split(" (")[0]: (sign, color) for sign, color, words in stage.picture.legend.entries}
    roles = {"output", "hidden", "chain", "weight", "spare qubit", "dead qubit"}
    assert roles <= set(legend)
    assert len({legend[role] for role in roles}) == 6  # no colour stands alone
    dots = [*stage.dots.dots, *stage.marks.dots]
    drawn = {(one.shape, one.color) for one in dots}
    assert {legend["output"], legend["hidden"], legend["dead qubit"]} <= drawn
    # what is spare is a hidden unit's shape, but smaller, and of another colour
    assert legend["spare qubit"] == (".", min(dots, key=lambda one: one.size).color)
    widths = {
        color: [one.width for one in stage.picture.lines if one.color == color]
        for _, color in legend.values()
    }
    assert max(widths[legend["chain"][1]]) > max(widths[legend["weight"][1]])
    spoken = page.board.legend.accessibleName()
    assert all(role in spoken for role in roles)


def test_a_narrow_legend_takes_the_rows_that_it_needs(qtbot, look, snapshot):
    strip = LegendStrip()
    qtbot.addWidget(strip)
    strip.resize(900, strip.minimumHeight())
    strip.show()
    strip.show_legend(picture.draw(snapshot.placement, snapshot, "limits").legend)
    wide = strip.height()
    strip.resize(260, wide)
    qtbot.waitUntil(lambda: strip.height() > wide, timeout=2000)
    image = strip.grab().toImage()
    ground = image.pixel(0, 0)
    last = range(image.height() - 24, image.height() - 2)
    assert any(image.pixel(x, y) != ground for y in last for x in range(image.width()))


def test_a_long_title_of_a_colour_bar_takes_a_line_more(qtbot, look, snapshot):
    strip = LegendStrip()
    qtbot.addWidget(strip)
    strip.resize(1000, strip.minimumHeight())
    strip.show()
    strip.show_legend(picture.draw(snapshot.placement, snapshot, "J").legend)
    wide = strip.height()
    assert snapshot.copies < len(snapshot.placement.copies)  # so the title says what grey is
    strip.resize(340, wide)
    qtbot.waitUntil(lambda: strip.height() > wide, timeout=2000)


def test_the_figures_beside_the_stage_are_never_cut_off(view):
    view.resize(560, 500)
    panel = view.board.panel
    assert panel.width() >= panel.minimumSizeHint().width()
    assert panel.parentWidget().width() >= panel.width()


def test_the_network_is_as_wide_as_the_chip_on_a_wide_page_only(view):
    board = view.board
    view.bar.halves.trigger()
    view.resize(1200, 700)
    chip, network = board.sizes()
    assert abs(chip - network) < 20
    view.resize(760, 500)
    small = board.sizes()
    assert small[1] < 0.42 * board.width()
    view.bar.halves.trigger()
    assert board.sizes() == small


@pytest.mark.parametrize("mode", ["spin", "limits"])
def test_what_is_in_focus_keeps_the_colours_of_the_mode(view, snapshot, mode):
    view.state.show_snapshot(snapshot)
    view.bar.modes.setCurrentIndex(list(MODES).index(mode))
    view.board.redraw()
    view.board.pointing.look_into(1, 0)
    mine = (snapshot.placement.copy_of == 1).nonzero()[0]
    places = snapshot.placement.topology.positions[snapshot.placement.layout.qubits[mine]]

    stage = view.board.stage

    def left():
        return qubits_in(stage.chosen_wires.lines, stage.chosen_dots.dots)

    whole, kept = qubits_in(stage.picture.lines, stage.picture.dots), left()
    assert set(kept) == {tuple(place) for place in places.tolist()}
    assert all(whole[place] == color for place, color in kept.items())
    before = kept
    view.bar.modes.setCurrentIndex(list(MODES).index("role"))  # as a new snapshot does, it recolours
    after = left()
    assert set(after) == set(before)
    assert after != before


def test_pointing_at_a_qubit_tells_about_it(view, snapshot):
    view.state.show_snapshot(snapshot)
    view.board.redraw()
    hub = int(np.flatnonzero(snapshot.placement.is_output)[0])
    position = snapshot.placement.layout.qubits[hub]
    point_at(view.board.stage, position)
    about = {name: value.text() for name, value in view.board.tip.about.items()}
    assert about["qubit"] == f"{snapshot.placement.topology.qubits[position]:,}"
    assert about["variable"] == "y0 (output)"
    assert about["copy"] == "1 of 4, example 1"
    assert about["h"] == f"{snapshot.h[hub]:+.4f}".replace("-", "−")
    assert about["breaks"].endswith("% of reads")
    point_at(view.board.stage, None)
    assert view.board.tip.about["qubit"].text() == "–"


def test_a_click_fades_all_but_the_chain_and_a_click_beside_it_brings_all_back(qtbot, view, snapshot):
    hub = int(np.flatnonzero(snapshot.placement.is_output)[0])
    click(qtbot, view.board.stage, snapshot.placement.layout.qubits[hub])
    assert view.board.stage.ground.opacity() < 0.5
    assert chosen(view, colours.OUTPUT) == snapshot.placement.copies[0].hub_qubits
    assert chosen(view, colours.HIDDEN) == 24
    click(qtbot, view.board.stage, None)
    assert view.board.stage.ground.opacity() == 1


@pytest.mark.parametrize("typed", ["k3", "K3"])
def test_a_variable_is_found_in_every_copy(view, typed):
    view.search_for(typed)
    assert chosen(view, colours.HIDDEN) == 4
    assert view.board.tip.about["variable"].text() == "k3 (hidden)"


def test_a_qubit_is_found_by_its_number(view, snapshot):
    wanted = int(snapshot.placement.topology.qubits[7])
    view.search_for(str(wanted))
    assert view.board.tip.about["qubit"].text() == f"{wanted:,}"
    assert view.board.stage.box.viewRect().contains(*snapshot.placement.topology.positions[7])


@pytest.mark.parametrize("typed", ["k24", "y1", "99999", "k²", "7x", "²", "9" * 40])
def test_what_is_not_there_is_said(view, typed):
    view.search_for(typed)
    assert view.note.text().startswith(f"{typed} was not found")


def test_pan_and_zoom_and_fit(view):
    before = view.board.stage.box.viewRect()
    size = view.board.stage.dots.size
    view.board.stage.look_at(3)
    assert view.board.stage.dots.size > size
    view.bar.fit.click()
    after = view.board.stage.box.viewRect()
    assert after.width() == pytest.approx(before.width(), rel=1e-6)


def save(view, path, *, transparent=False, **options):
    export.write(path, export.shown(view.state, view.player, transparent=transparent), **options)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_picture_is_saved(view, tmp_path, ending):
    path = tmp_path / f"chip.{ending}"
    save(view, path, width=300)
    content = path.read_bytes()
    assert content.startswith({"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}[ending])
    if ending == "png":
        assert QImage(str(path)).width() == 300


def test_a_transparent_picture_has_no_ground(view, tmp_path):
    save(view, tmp_path / "a.png", width=200, transparent=True)
    save(view, tmp_path / "b.png", width=200)
    assert QImage(str(tmp_path / "a.png")).pixelColor(1, 1).alpha() == 0
    assert QImage(str(tmp_path / "b.png")).pixelColor(1, 1).alpha() == 255


@pytest.mark.parametrize("name", ["a.gif", "missing/a.png", "missing/a.svg"])
def test_what_cannot_be_written_is_said(view, tmp_path, name):
    with pytest.raises(QannealError, match=r"cannot be saved|Cannot write"):
        save(view, tmp_path / name)


def test_dead_qubits_are_crossed_out(page):
    ideal = load_topology("zephyr:3")
    working = ideal.without(ideal.qubits[[4, 90]].tolist(), [])
    page.state.show_placement(Placement(working, tuple(search.embed(working, 20, 1, 1))))
    stage = page.board.stage
    assert len(stage.marks.dots[0].points) == 2
    assert ("x", "dead qubit (2)") in [(sign, words) for sign, _, words in stage.picture.legend.entries]


def test_the_window_shows_the_plan_and_then_the_run(qtbot, open_window, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    overrides = ["model.hidden=24", 'sampler.topology="pegasus:4"', "training.steps=4", "sampler.reads=50"]
    window = open_window(config.assemble(overrides=overrides))
    chip = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(chip)
    qtbot.waitUntil(lambda: chip.state.placement is not None, timeout=30_000)
    assert chip.state.placement.copies[0].hidden == 24
    with qtbot.waitSignal(window.control.idle, timeout=60_000):
        window.start()
    qtbot.waitUntil(lambda: chip.state.snapshot is not None, timeout=5000)
    qtbot.waitUntil(lambda: chip.board.stage.placement is chip.state.snapshot.placement, timeout=5000)


@pytest.mark.parametrize("mode", ["spin", "h"])
def test_a_running_training_colours_the_chip_again_and_again(qtbot, open_window, monkeypatch, tmp_path, mode):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    overrides = ["model.hidden=24", 'sampler.topology="pegasus:4"', "training.steps=5000", "sampler.reads=50"]
    window = open_window(config.assemble(overrides=overrides))
    chip = window.workspace.chip
    window.workspace.tabs.setCurrentWidget(chip)
    qtbot.waitUntil(lambda: chip.state.placement is not None, timeout=30_000)
    chip.bar.modes.setCurrentIndex(chip.bar.modes.findData(mode))
    seen = set()

    def coloured_anew():
        assert window.control.state.active
        assert chip.bar.modes.currentData() == mode
        # what stands on the stage, not what was handed over
        wires = chip.board.stage.upper_wires.lines
        seen.add(tuple((one.color, one.segments.tobytes()) for one in wires))
        return len(seen) >= 4

    window.start()
    qtbot.waitUntil(lambda: window.control.state.active, timeout=30_000)
    qtbot.waitUntil(coloured_anew, timeout=60_000)
    with qtbot.waitSignal(window.control.idle, timeout=60_000):
        window.control.stop()


def test_a_qubit_is_a_line_that_can_be_pointed_at_anywhere(view, snapshot):
    stage, placement = view.board.stage, snapshot.placement
    place = int(placement.layout.qubits[placement.qubits_of(0, 5)[0]])
    bars = qubit_lines(placement.topology).bars
    near_its_end = bars[place, 1] - 0.02 * (bars[place, 1] - bars[place, 0])
    stage.scene().sigMouseMoved.emit(stage.box.mapViewToScene(QPointF(*near_its_end)))
    assert view.board.tip.about["variable"].text() == "k4 (hidden)"
    assert ringed(stage) == {tuple(np.round(placement.topology.positions[place], 9).tolist())}
    point_at(stage, None)
    assert not ringed(stage)


def test_names_come_when_one_is_near_enough(view):
    stage = view.board.stage

    def drawn():
        stage.point_at(None)
        stage.sharpen()
        shown = seen(stage)
        stage.names.setVisible(False)
        bare = seen(stage)
        stage.names.setVisible(True)
        return int((shown != bare).sum())

    assert drawn() == 0
    stage.look_at(40)
    stage.box.setRange(QRectF(0.4, 0.4, 0.2, 0.2), padding=0)
    assert drawn() > 200


def test_dots_stay_as_a_choice(view):
    stage = view.board.stage
    assert not stage.picture.dots
    view.bar.as_dots.trigger()
    assert stage.picture.dots
    assert len(stage.ground.lines) == 1
    view.bar.as_dots.trigger()
    assert not stage.picture.dots


def test_the_picture_is_copied_and_its_width_and_data_are_those_of_the_dialog(
    page, qtbot, snapshot, tmp_path, clipboard
):
    page.state.show_snapshot(snapshot)
    page.open_export()
    dialog = page.dialog
    dialog.kind.setCurrentIndex(dialog.kind.findData("pdf"))
    line = dialog.width_cm.line
    line.selectAll()
    qtbot.keyClicks(line, "8.5")
    assert dialog.width_cm.preset.currentText() == "One column, 8.5 cm"
    assert dialog.text_size.text() == "Its text is 4.1 pt high."
    dialog.place.setText(str(tmp_path / "chip.pdf"))
    qtbot.keyClick(dialog.csv, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved" in dialog.sign.text)
    assert b" 240.94 " in (tmp_path / "chip.pdf").read_bytes()
    assert (tmp_path / "chip-qubits.csv").is_file()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Copied" in dialog.sign.text)
    data = clipboard.mimeData()
    assert data.hasImage()
    assert {"image/svg+xml", "application/pdf"} <= set(data.formats())
    dialog.kind.setCurrentIndex(dialog.kind.findData("gif"))
    assert not dialog.csv.isVisible()
    assert not dialog.copy_button.isVisible()
    dialog.close()
