"""Embeddings on disk: the same again, and never a failure."""

import json

import numpy as np

from qanneal_gui.annealing.embedding import cache, embedding_file, search
from qanneal_gui.annealing.embedding.topology import load_topology


def same(a, b):
    fields = ("qubits", "variable", "chain_edges", "weight_edges", "weight_index")
    return all(np.array_equal(getattr(a, field), getattr(b, field)) for field in fields)


def test_found_once_and_loaded_again(home, monkeypatch):
    graph = load_topology("pegasus:6")
    first = search.embed(graph, 30, 1, None)
    assert len(list((home / "embeddings").iterdir())) == 1
    monkeypatch.setattr(search, "pack_stars", lambda *_: 1 / 0)
    second = search.embed(graph, 30, 1, None)
    assert len(first) == len(second) > 10
    assert all(same(a, b) for a, b in zip(first, second, strict=True))


def test_another_working_graph_is_another_key():
    whole = load_topology("pegasus:6")
    damaged = whole.without([int(whole.qubits[7])], [])
    assert cache.key(whole, 30, 1, None) != cache.key(damaged, 30, 1, None)
    assert cache.key(whole, 30, 1, None) != cache.key(whole, 30, 1, 2)


def test_a_damaged_file_counts_as_none(home):
    graph = load_topology("pegasus:6")
    search.embed(graph, 30, 1, None)
    (file,) = (home / "embeddings").iterdir()
    for content in (b"", b"PK\x03\x04 nonsense", file.read_bytes()[:200]):
        file.write_bytes(content)
        assert cache.load(cache.key(graph, 30, 1, None)) is None
    assert search.embed(graph, 30, 1, None)


def test_json_has_linear_qubits():
    graph = load_topology("pegasus:6")
    copies = search.embed(graph, 5, 1, 2)
    content = json.loads(embedding_file.encode(copies, graph))
    assert len(content["embeddings"]) == 2
    assert set(content["embeddings"][0]) == {"y0", "k0", "k1", "k2", "k3", "k4"}
    assert content["embeddings"][0]["k0"][0] in graph.qubits
