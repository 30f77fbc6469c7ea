"""Stars and packings, each verified by Ocean's own verifier."""

import hashlib

import networkx as nx
import numpy as np
import pytest

from qanneal_gui.annealing.embedding.embedding import verify
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.star import find_star, hidden_bound, largest_star
from qanneal_gui.annealing.embedding.topology import load_topology


@pytest.mark.parametrize(
    ("name", "hidden", "hub", "diameter"),
    [
        ("pegasus:16", 548, 44, 12),
        ("zephyr:15", 548, 33, 10),
        ("pegasus:16", 654, 53, 14),
        ("zephyr:15", 834, 51, 12),
        ("pegasus:2", 1, 1, 0),
    ],
)
def test_hubs_are_small_and_round(name, hidden, hub, diameter):
    graph = load_topology(name)
    star = find_star(graph, hidden)
    verify([star], graph)
    assert star.hub_qubits <= hub
    assert star.hub_diameter() <= diameter
    assert hidden <= hidden_bound(star.hub_qubits, graph.neighbours.shape[1])
    assert len(star.chains(graph)) == hidden + 1


def test_programmed_couplers_form_a_tree():
    graph = load_topology("pegasus:6")
    star = find_star(graph, 100)
    tree = nx.Graph(np.concatenate([star.chain_edges, star.weight_edges]).tolist())
    assert nx.is_tree(tree)
    assert tree.number_of_nodes() == len(star.qubits)
    hub = nx.Graph(star.chain_edges.tolist())
    assert nx.diameter(hub) == star.hub_diameter()


@pytest.mark.parametrize("seed", range(50))
def test_dead_qubits_and_couplers_are_avoided(seed):
    """3 % of the qubits and 1 % of the couplers dead: never a failure, hub at most 50."""
    whole = load_topology("pegasus:16")
    rng = np.random.default_rng(seed)
    nodes = rng.choice(whole.qubits, int(0.03 * len(whole)), replace=False).tolist()
    dead = whole.qubits[whole.edges[rng.random(len(whole.edges)) < 0.01]]
    graph = whole.without(nodes, [(int(u), int(v)) for u, v in dead])
    star = find_star(graph, 548)
    verify([star], graph)
    assert star.hub_qubits <= 50


@pytest.mark.parametrize(("name", "hidden"), [("pegasus:16", 5100), ("zephyr:15", 6900)])
def test_capacity(name, hidden):
    growth = largest_star(load_topology(name))
    assert growth.hidden.max() >= hidden


def test_no_star_where_none_fits():
    graph = load_topology("pegasus:2")
    assert find_star(graph, len(graph)) is None
    assert pack_stars(graph, len(graph)) == []


@pytest.mark.parametrize(
    ("name", "hidden", "copies"),
    [
        ("pegasus:16", 548, 9),
        ("zephyr:15", 548, 12),
        ("zephyr:12", 548, 8),
        ("pegasus:16", 64, 73),
        ("zephyr:15", 64, 102),
    ],
)
def test_packing(name, hidden, copies):
    graph = load_topology(name)
    found = pack_stars(graph, hidden)
    verify(found, graph)  # disjoint, every copy valid
    assert len(found) >= copies


def test_packing_a_damaged_chip():
    """3 % of the qubits and 0.5 % of the couplers dead take two copies of 73."""
    whole = load_topology("pegasus:16")
    rng = np.random.default_rng(5)
    nodes = rng.choice(whole.qubits, len(whole) // 30, replace=False).tolist()
    dead = whole.qubits[whole.edges[rng.choice(len(whole.edges), len(whole.edges) // 200, replace=False)]]
    graph = whole.without(nodes, [(int(u), int(v)) for u, v in dead])
    found = pack_stars(graph, 64)
    verify(found, graph)
    assert len(found) >= 71


def test_copies_lie_where_earlier_versions_put_them():
    """Runs that are resumed need the qubits that they were begun on: errors of the chip belong to those."""
    digest = hashlib.sha256()
    for star in pack_stars(load_topology("pegasus:8"), 40):
        for array in (star.qubits, star.chain_edges, star.weight_edges):
            digest.update(array.astype("<i8").tobytes())
    assert digest.hexdigest()[:16] == "9bd2d5b8e0cdfea5"


def test_packing_stops_at_the_limit():
    assert len(pack_stars(load_topology("pegasus:6"), 20, limit=3)) == 3


def test_verify_rejects_what_is_wrong():
    graph = load_topology("pegasus:4")
    star = find_star(graph, 30)
    with pytest.raises(ValueError, match="share a qubit"):
        verify([star, star], graph)
    u, v = graph.qubits[star.qubits[star.weight_edges[0]]]
    broken = graph.without([int(graph.qubits[star.qubits[-1]])], [])
    with pytest.raises(Exception, match=r"."):
        verify([find_star(graph, 30)], broken.without([], [(int(u), int(v))]))
