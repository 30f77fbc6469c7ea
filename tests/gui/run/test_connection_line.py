"""Trouble is visible while it lasts, and no longer; a standing hint is no reason to hide it."""

import time

import pytest

from qanneal_gui.annealing.device import Connection
from qanneal_gui.gui.run.connection_line import sentence
from qanneal_gui.gui.run.control import State
from qanneal_gui.gui.run.header import Header

SINCE = time.mktime((2026, 11, 25, 14, 32, 5, 0, 0, -1))
OFFLINE = Connection(
    "offline", "D-Wave cannot be reached; trying again in 4 s (3 of 5)", SINCE, 3, 5, SINCE + 9
)
RETRYING = Connection("retrying", "D-Wave answered 429; trying again in 2 s (1 of 5)", SINCE, 1, 5, SINCE + 2)
WAITING = Connection("waiting", "Waiting for Advantage_system3.1", SINCE)
SILENT = Connection("silent", "No answer from D-Wave", SINCE)
SHORT = Connection("short", "Advantage_system3.1 returned 50 of 100 reads", SINCE)
WELL = Connection("ok", "Advantage_system3.1 answers, after 9 s", SINCE + 9)


@pytest.fixture
def header(qtbot, look):
    made = Header()
    qtbot.addWidget(made)
    made.show()
    made.show_state(State.RUNNING)
    return made


@pytest.mark.parametrize(
    ("connection", "after", "words"),
    [
        (OFFLINE, 5, "Offline since 14:32; try 3 of 5 in 4 s"),
        (OFFLINE, 9, "Offline since 14:32; try 3 of 5 now"),
        (RETRYING, 1, "D-Wave answered 429; try 1 of 5 in 1 s"),
        (WAITING, 7, "Waiting for Advantage_system3.1, 7 s"),
        (SILENT, 42, "No answer from D-Wave for 42 s"),
        (SHORT, 3, "Advantage_system3.1 returned 50 of 100 reads"),
    ],
)
def test_a_few_words_say_how_it_stands(connection, after, words):
    assert sentence(connection, SINCE + after) == words


@pytest.mark.parametrize(
    ("connection", "word"),
    [
        (OFFLINE, "Offline"),
        (RETRYING, "Retrying"),
        (WAITING, "Waiting"),
        (SILENT, "No answer"),
        (SHORT, "Running"),
    ],
)
def test_the_header_shows_it_until_it_is_over(header, connection, word):
    header.show_progress(5, 10, 60.0)
    header.show_connection(connection)
    assert header.connection.isVisible()
    assert header.state.value.text() == word
    assert not header.left.isVisible()
    header.show_connection(WELL)
    assert not header.connection.isVisible()
    assert header.state.value.text() == "Running"
    assert header.left.isVisible()


@pytest.mark.parametrize("state", [State.HELD, State.FINISHED, State.STOPPED, State.LEFT, State.FAILED])
def test_a_run_that_does_not_wait_has_no_connection(header, state):
    header.show_connection(OFFLINE)
    header.show_state(state)
    assert not header.connection.isVisible()
    header.show_connection(OFFLINE)  # came late
    assert not header.connection.isVisible()


def test_it_counts_on_by_itself(header, qtbot):
    header.show_connection(Connection("waiting", "Waiting for X", time.time()))
    qtbot.waitUntil(lambda: header.connection.text == "Waiting for X, 1 s")


def test_that_of_an_experiment_stands_beside_that_of_the_run(header):
    header.show_connection(RETRYING)
    header.show_experiment_connection(SILENT)
    assert header.experiment_connection.text.startswith("Experiment: No answer from D-Wave for ")
    header.show_state(State.FINISHED)
    assert not header.connection.isVisible()
    assert header.experiment_connection.isVisible()
    assert not header.left.isVisible()
    header.show_experiment_connection(None)
    assert not header.experiment_connection.isVisible()
    assert header.left.isVisible()
