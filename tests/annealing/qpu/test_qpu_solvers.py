"""The list of solvers, the choice of one, and the working graph that it tells of."""

import numpy as np
import pytest
from dwave.cloud.testing import mocks
from helpers import sapi
from helpers.sapi_faults import Status

from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.topology import from_working_graph, load_topology
from qanneal_gui.annealing.qpu import Credentials, QpuDevice, list_solvers, seen, test_connection
from qanneal_gui.annealing.qpu.solvers import topology_name
from qanneal_gui.errors import QannealError


@pytest.fixture(scope="module")
def chips():
    return [
        sapi.chip("pegasus", 16, dead=13, avg_load=0.9),
        sapi.chip("zephyr", 12, dead=7, avg_load=0.2),
        sapi.chip("zephyr", 2, avg_load=0.0, status="OFFLINE"),
        sapi.chip("pegasus", 2, avg_load=0.1),
        mocks.hybrid_bqm_solver_data(),
    ]


@pytest.fixture
def fleet(chips):
    with sapi.Sapi(chips) as server:
        yield server, Credentials(sapi.TOKEN, server.endpoint)


def opened(fleet, name="", **wanted):
    with QpuDevice.open(fleet[1], name, options=sapi.OPTIONS, **wanted) as device:
        return device


def test_the_list_tells_of_every_qpu_and_of_nothing_else(fleet):
    _, credentials = fleet
    found = list_solvers(credentials, options=sapi.OPTIONS)
    told = [(s.name, s.status, s.qubits, s.topology, s.avg_load, s.queue) for s in found]
    assert told == [
        ("Advantage_system2.1", "online", 40, "pegasus:2", 0.1, 0),
        ("Advantage2_system12.1", "online", 4800 - 7, "zephyr:12", 0.2, 0),
        ("Advantage_system16.1", "online", 5640 - 13, "pegasus:16", 0.9, 0),
        ("Advantage2_system2.1", "offline", 160, "zephyr:2", 0.0, 0),
    ]
    assert all("QPU" in s.description for s in found)


def test_the_chips_of_the_list_are_known_from_then_on(fleet):
    assert not seen.all_known("")
    list_solvers(fleet[1], options=sapi.OPTIONS)
    assert seen.all_known("")
    assert {name: len(graph) for name, graph in seen.chips("zephyr").items()} == {
        "Advantage2_system12.1": 4800 - 7,
        "Advantage2_system2.1": 160,
    }
    assert list(seen.chips("Advantage_system2.1")) == ["Advantage_system2.1"]
    assert not seen.all_known("another")
    assert seen.chips("another") == {}


def test_own_waiting_problems_are_counted(fleet, control):
    from helpers.flights import submission

    server, credentials = fleet
    server.hold = 0.05
    with QpuDevice.open(credentials, "Advantage_system2.1", options=sapi.OPTIONS) as device:
        device.sample(submission(device, hidden=8), control)
    server.problems[control.ids[0]].status = "PENDING"
    server.hold = 60
    queues = {s.name: s.queue for s in test_connection(credentials, options=sapi.OPTIONS)}
    assert queues["Advantage_system2.1"] == 1
    assert queues["Advantage_system16.1"] == 0
    server.lasting["mine"] = Status(500)
    assert {s.queue for s in list_solvers(credentials, options=sapi.OPTIONS)} == {None}


def test_a_wrong_token_fails_the_connection_test(fleet):
    with pytest.raises(DeviceError, match="rejected the API token"):
        test_connection(Credentials("WRONG-12345678", fleet[0].endpoint), options=sapi.OPTIONS)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ({}, "Advantage_system2.1"),
        ({"hidden_qubits_needed": 100}, "Advantage2_system12.1"),
        ({"hidden_qubits_needed": 5000}, "Advantage_system16.1"),
        ({"topology": "zephyr"}, "Advantage2_system12.1"),
        ({"topology": "pegasus", "hidden_qubits_needed": 41}, "Advantage_system16.1"),
        ({"name": "Advantage_system16.1"}, "Advantage_system16.1"),
    ],
)
def test_the_least_loaded_that_fits_is_taken(fleet, wanted, name):
    assert opened(fleet, **wanted).name == name


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"hidden_qubits_needed": 9000}, "No online QPU has 9000 working qubits"),
        ({"topology": "zephyr", "hidden_qubits_needed": 5000}, "No online Zephyr QPU"),
        ({"name": "Advantage2_system2.1"}, "Advantage2_system2.1 is offline"),
        ({"name": "Advantage_system2.1", "hidden_qubits_needed": 41}, "too small"),
        ({"name": "Advantage_system2.1", "topology": "zephyr"}, "another topology"),
        (
            {"name": "nonsense"},
            "There is no QPU nonsense; your account offers Advantage_system2.1, Advantage2",
        ),
        ({"name": "hybrid_bqm_solver"}, "There is no QPU hybrid_bqm_solver"),
    ],
)
def test_what_cannot_be_had_is_told(fleet, wanted, words):
    with pytest.raises(DeviceError) as caught:
        opened(fleet, **wanted)
    assert words in str(caught.value)


def test_an_account_without_a_qpu_online():
    with sapi.Sapi([mocks.hybrid_bqm_solver_data()]) as server:
        credentials = Credentials(sapi.TOKEN, server.endpoint)
        assert list_solvers(credentials, options=sapi.OPTIONS) == []
        with pytest.raises(DeviceError, match="None of your QPUs is online"):
            QpuDevice.open(credentials, options=sapi.OPTIONS)


def test_the_features_of_dwave_conf_choose_where_no_name_is_given(fleet, monkeypatch):
    monkeypatch.setenv("DWAVE_API_SOLVER", '{"num_active_qubits__gt": 5000}')
    assert opened(fleet).name == "Advantage_system16.1"
    monkeypatch.setenv("DWAVE_API_SOLVER", "Advantage2_system12.1")
    assert opened(fleet).name == "Advantage2_system12.1"
    assert opened(fleet, "Advantage_system2.1").name == "Advantage_system2.1"


@pytest.mark.parametrize(
    ("name", "ideal", "dead"),
    [("Advantage_system16.1", "pegasus:16", 13), ("Advantage2_system12.1", "zephyr:12", 7)],
)
def test_a_real_sized_chip_with_dead_qubits(fleet, name, ideal, dead):
    device = opened(fleet, name)
    whole = load_topology(ideal)
    gone = np.setdiff1d(whole.qubits, device.topology.qubits)
    assert len(gone) == dead
    expected = whole.without(gone.tolist(), [])
    assert np.array_equal(device.topology.qubits, expected.qubits)
    assert np.array_equal(device.topology.edges, expected.edges)
    assert np.array_equal(device.topology.positions, expected.positions)
    # Verified by Ocean's own verifier within.
    assert len(search.embed(device.topology, 548, 1, 3)) == 3


def test_a_graph_that_the_server_does_not_name_is_named_by_its_hash(chips):
    def graph_id(chip):
        with sapi.Sapi([{**chip, "identity": {"name": "x", "version": {"graph_id": "a/b"}}}]) as server:
            return opened((server, Credentials(sapi.TOKEN, server.endpoint))).graph_id

    first, again, other = graph_id(chips[3]), graph_id(chips[3]), graph_id(sapi.chip("pegasus", 2, dead=1))
    assert first == again != other
    assert len(first) == 16


def test_a_solver_that_tells_little_gets_narrow_limits(chips):
    bare = sapi.chip("pegasus", 2)
    for key in ("h_range", "j_range", "extended_j_range", "num_reads_range", "problem_timing_data"):
        bare["properties"][key] = ["x", None]
    with sapi.Sapi([bare]) as server:
        device = opened((server, Credentials(sapi.TOKEN, server.endpoint)))
    assert (device.h_range, device.j_range, device.reads_range) == ((-1.0, 1.0), (-1.0, 1.0), (1, 1000))
    assert device.access_seconds(40, 100, 20.0) > 0


@pytest.mark.parametrize(
    "spoil",
    [
        {"qubits": []},
        {"qubits": [1, 1, 2]},
        {"qubits": [-1, 30]},
        {"qubits": [1.5, 2]},
        {"qubits": "abc"},
        {"qubits": None},
        {"couplers": [[1, 2, 3]]},
        {"couplers": [[30, 30]]},
        {"couplers": [[30, 1_000_000]]},
        {"couplers": [["a", "b"]]},
        {"couplers": 5},
        {"topology": None},
        {"topology": {"type": 5, "shape": "x"}},
        {"topology": {"type": "pegasus", "shape": [99]}},
        {"topology": {"type": "../pegasus", "shape": [2]}},
        {"parameters": None},
    ],
)
def test_hostile_descriptions_end_in_a_sentence_or_in_a_device(spoil):
    solver = sapi.chip("pegasus", 2)
    solver["properties"].update(spoil)
    told = ""
    with sapi.Sapi([solver]) as server:
        try:
            device = opened((server, Credentials(sapi.TOKEN, server.endpoint)))
            told = device.topology.name
        except QannealError as error:
            told = str(error)
    assert told.endswith(".") or told in ("unknown", "5", "pegasus", "___pegasus", "pegasus:2")


class Told:
    def __init__(self, **properties):
        self.properties = properties


@pytest.mark.parametrize(
    ("topology", "name"),
    [
        ({"type": "pegasus", "shape": [16]}, "pegasus:16"),
        ({"type": "zephyr", "shape": [12, 4]}, "zephyr:12"),
        ({"type": "zephyr", "shape": [6, 2]}, "zephyr:6,2"),
        ({"type": "zephyr", "shape": [15]}, "zephyr:15"),
        ({"type": "chimera", "shape": [16, 16, 4]}, "chimera"),
        ({"type": "pegasus", "shape": [16, 4]}, "pegasus"),
        ({"type": "pegasus", "shape": [True]}, "pegasus"),
        (None, "unknown"),
    ],
)
def test_graphs_are_named_as_in_the_settings(topology, name):
    assert topology_name(Told(topology=topology)) == name


def test_a_graph_of_another_family_is_drawn_on_a_grid():
    graph = from_working_graph("chimera", [7, 3, 5], [(5, 3), (3, 5), (7, 5)])
    assert graph.qubits.tolist() == [3, 5, 7]
    assert graph.edges.tolist() == [[0, 1], [1, 2]]
    assert len(np.unique(graph.positions, axis=0)) == 3
    assert graph.positions.min() == 0
    assert graph.positions.max() == 1
