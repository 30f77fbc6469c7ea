"""Every coupler in every file is one of the graph library, between the qubits that it joins there."""

import numpy as np
import pytest
from helpers.drawn_strokes import joined, strokes_of

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours
from qanneal_gui.chip.qubit_lines import met, qubit_lines
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.chip.web_page import web_page
from qanneal_gui.gui.chip import export
from qanneal_gui.gui.chip.page import PageLayout

pytestmark = pytest.mark.usefixtures("look")

CHIPS = {"pegasus:4": (24, 3), "zephyr:4": (40, 3), "zephyr:15": (548, 12)}
ROUNDING = 1e-4  # a web page has tenths of a thousandth of the chip


@pytest.fixture(scope="module", params=CHIPS)
def placement(request):
    hidden, copies = CHIPS[request.param]
    chip = load_topology(request.param)
    found = Placement(chip, tuple(search.embed(chip, hidden, 1, copies)))
    assert len(found.copies) == copies
    return found


def library_edges(chip):
    """Couplers of the graph library, shape (E, 2): places in the topology, the smaller first."""
    import dwave_networkx

    family, size = chip.name.split(":")
    graph = getattr(dwave_networkx, f"{family}_graph")(int(size))
    ends = np.searchsorted(chip.qubits, np.array(graph.edges))
    assert (chip.qubits[ends] == np.array(graph.edges)).all()
    return np.unique(np.sort(ends, axis=1), axis=0)


def wanted(placement):
    """Couplers that carry weights and those that make chains, shape (·, 2) each; all are of the library."""
    layout = placement.layout
    ends = np.sort(layout.qubits[layout.edges], axis=1)
    chains, weights = ends[: layout.chain_count], ends[layout.chain_count :]
    assert pairs(ends) <= pairs(library_edges(placement.topology))
    # A tree for each copy: as many couplers as there are qubits, less one.
    assert len(pairs(chains)) == sum(one.hub_qubits - 1 for one in placement.copies)
    assert len(pairs(weights)) >= sum(one.hidden for one in placement.copies)
    return weights, chains


def pairs(ends):
    return set(map(tuple, np.sort(ends, axis=1).tolist()))


def exported(kind, placement, drawing):
    if kind == "html":
        story = Story((StoryStep(0, "A caption.", placement),), drawing=drawing)
        return strokes_of(kind, web_page(story, title="A title"))
    page = export.of_page(PageLayout(placement, title="A title", caption="A caption.", drawing=drawing))
    return strokes_of(kind, getattr(page, kind)(export.WIDTH_CM))


def qubits_at(chip, points):
    """Return which qubit lies at each of some points, shape (n, 2)."""
    places = np.full((2, len(points)), -1)
    levels = [np.unique(chip.positions[:, axis].round(9)) for axis in (0, 1)]
    for axis, known in enumerate(levels):
        right = np.clip(np.searchsorted(known, points[:, axis]), 1, len(known) - 1)
        nearer = points[:, axis] - known[right - 1] < known[right] - points[:, axis]
        places[axis] = right - nearer
        assert np.abs(known[places[axis]] - points[:, axis]).max(initial=0) < ROUNDING
    table = np.full((len(levels[0]), len(levels[1])), -1)
    at = [np.searchsorted(levels[axis], chip.positions[:, axis].round(9)) for axis in (0, 1)]
    table[at[0], at[1]] = np.arange(len(chip))
    found = table[places[0], places[1]]
    assert (found >= 0).all()
    return found


def joined_qubits(chip, segments):
    return np.stack([qubits_at(chip, segments[:, :2]), qubits_at(chip, segments[:, 2:])], axis=1)


@pytest.mark.parametrize("kind", ["svg", "pdf", "html"])
def test_as_dots_every_coupler_joins_the_qubits_that_the_library_joins(placement, kind):
    chip, (weights, chains) = placement.topology, wanted(placement)
    strokes = exported(kind, placement, "dots")
    for color, couplers in (
        (colours.HIDDEN, weights),
        (colours.OUTPUT, chains),
        (colours.SPARE, library_edges(chip)),
    ):
        drawn = joined(strokes, color)
        assert len(drawn) == len(couplers)
        assert pairs(joined_qubits(chip, drawn)) == pairs(couplers)


def near(points, others):
    """Return for each point the nearest of others, shape (n,), which is no farther than rounding."""
    order = np.lexsort((others[:, 1], others[:, 0].round(6)))
    begins = np.searchsorted(others[order, 0].round(6), points[:, 0] - ROUNDING)
    ends = np.searchsorted(others[order, 0].round(6), points[:, 0] + ROUNDING)
    found = []
    for (_, y), begin, end in zip(points.tolist(), begins.tolist(), ends.tolist(), strict=True):
        mine = order[begin:end]
        assert len(mine)
        away = np.abs(others[mine, 1] - y)
        assert away.min() < ROUNDING
        found.append(mine[away.argmin()])
    return np.array(found)


@pytest.mark.parametrize("kind", ["svg", "pdf", "html"])
def test_as_lines_every_weight_is_marked_and_every_chain_holds_together(placement, kind):
    chip, (weights, chains) = placement.topology, wanted(placement)
    lines = qubit_lines(chip)
    strokes = exported(kind, placement, "lines")
    every = joined(strokes, colours.SPARE_LINE)
    assert pairs(np.column_stack([bars_of(chip, every)] * 2)) == pairs(
        np.tile(np.arange(len(chip)), (2, 1)).T
    )
    # Weights: a mark where the two qubits meet, and none anywhere else.
    places = met(chip.positions, lines.across, lines.half, weights).mean(axis=1)
    marks = joined(strokes, colours.MARK).reshape(-1, 2, 2).mean(axis=1)
    assert len(marks) == len(weights)
    assert len(set(near(marks, places).tolist())) == len(weights)
    # Chains: a line for each qubit, which reaches to where it meets the next; a step from line to line.
    drawn = joined(strokes, colours.OUTPUT)
    steps = met(chip.positions, lines.across, lines.half, chains)
    odd = (np.abs(steps[:, 0] - steps[:, 1]) > 1e-9).any(axis=1)
    hubs = placement.layout.qubits[placement.is_output]
    assert len(drawn) == len(hubs) + odd.sum()
    ends = np.sort(drawn.reshape(-1, 2, 2), axis=1)
    for pair, (one, other), is_odd in zip(chains, steps, odd, strict=True):
        for qubit, place in zip(pair, (one, other), strict=True):
            assert reached(ends, chip.positions[qubit], lines.across[qubit], place), (pair, place)
        if is_odd:
            step = np.sort([one, other], axis=0)
            assert (np.abs(ends - step).max(axis=(1, 2)) < ROUNDING).any()


def bars_of(chip, segments):
    """Return the qubit that each whole line is."""
    return qubits_at(chip, segments.reshape(-1, 2, 2).mean(axis=1))


def reached(ends, middle, across, place):
    """Whether a line along a qubit leads from its middle to a place."""
    on = np.abs(ends[:, :, across] - middle[across]).max(axis=1) < ROUNDING
    low, high = sorted((middle[1 - across], place[1 - across]))
    along = ends[on][:, :, 1 - across]
    covers = (along[:, 0] <= low + ROUNDING) & (along[:, 1] >= high - ROUNDING)
    return bool(covers.any())
