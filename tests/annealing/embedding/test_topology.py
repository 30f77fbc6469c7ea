"""Graphs of the chips, beside the graph library itself, and lists of dead qubits as hostile input."""

import contextlib
import json
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.annealing.embedding.topology import load_topology, read_missing
from qanneal_gui.errors import QannealError


@pytest.mark.parametrize(
    ("name", "qubits", "couplers", "degree"),
    [("pegasus:16", 5640, 40484, 15), ("zephyr:15", 7440, 71736, 20), ("zephyr:12", 4800, 45864, 20)],
)
def test_sizes_are_those_of_the_chips(name, qubits, couplers, degree):
    graph = load_topology(name)
    assert (len(graph), len(graph.edges), graph.neighbours.shape[1]) == (qubits, couplers, degree)
    assert graph.positions.min() == 0
    assert graph.positions.max() == 1


def test_couplers_are_those_of_the_graph_library():
    ours = load_topology("zephyr:3,2").graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import dwave_networkx
    theirs = dwave_networkx.zephyr_graph(3, 2)
    assert set(map(frozenset, ours.edges)) == set(map(frozenset, theirs.edges))


def test_neighbours_are_the_edges():
    graph = load_topology("pegasus:3")
    pairs = {(u, int(v)) for u, row in enumerate(graph.neighbours) for v in row if v < len(graph)}
    assert pairs == {tuple(e) for e in graph.edges.tolist()} | {tuple(e[::-1]) for e in graph.edges.tolist()}


def test_dead_qubits_and_couplers_are_gone():
    whole = load_topology("pegasus:3")
    q, r = (int(v) for v in whole.qubits[whole.edges[5]])
    dead = int(whole.qubits[whole.edges[40, 0]])
    graph = whole.without([dead, 999_999], [(r, q)])
    assert dead not in graph.qubits
    pairs = set(map(tuple, graph.qubits[graph.edges].tolist()))
    assert (q, r) not in pairs
    expected = {tuple(e) for e in whole.qubits[whole.edges].tolist() if dead not in e} - {(q, r)}
    assert pairs == expected
    np.testing.assert_array_equal(graph.positions[0], whole.positions[whole.qubits == graph.qubits[0]][0])


@pytest.mark.parametrize(
    "name", ["pegasus", "pegasus:1", "pegasus:3,2", "zephyr:0", "zephyr:3,0", "chimera:4", ""]
)
def test_unknown_topologies_are_refused(name):
    with pytest.raises(QannealError):
        load_topology(name)


def test_missing_file_round_trip(tmp_path):
    path = tmp_path / "missing.json"
    path.write_text(json.dumps({"nodes": [3], "edges": [[1, 2]]}))
    assert read_missing(path) == ([3], [(1, 2)])
    with pytest.raises(QannealError, match="Cannot read"):
        read_missing(tmp_path / "absent.json")


@pytest.mark.parametrize("first", ["[1]", "[" * 50_000 + "]" * 50_000, "9" * 5000])
def test_no_dead_qubit_is_lost_to_a_key_that_occurs_twice(tmp_path, first):
    path = tmp_path / "missing.json"
    path.write_text(f'{{"nodes": {first}, "nodes": [2]}}')
    with pytest.raises(QannealError, match=r"a key occurs twice|it is not JSON"):
        read_missing(path)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["nodes", "edges", "x"]), inner),
        max_leaves=8,
    )
)
def test_any_json_is_read_or_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("missing") / "missing.json"
    path.write_text(json.dumps(content))
    with contextlib.suppress(QannealError):
        nodes, edges = read_missing(path)
        assert all(type(q) is int for q in nodes)
        assert all(len(pair) == 2 for pair in edges)
