"""A state is called the same wherever people read it; what scripts read stays as it is."""

from dataclasses import replace

import pytest

from qanneal_gui import config
from qanneal_gui.cli import queue as terminal
from qanneal_gui.gui.queue.model import COLUMNS, STATE
from qanneal_gui.gui.queue.words import end
from qanneal_gui.gui.run.control import State, ended_state
from qanneal_gui.runs import queue_entry, records, state_words
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_entry import Draft
from qanneal_gui.serve import content


@pytest.fixture
def entry(library):
    return Queue(library).add(Draft(config.as_dict(config.RunConfig()), False, 0.0, 1.0), "mine")


def test_every_state_has_a_name_of_its_own():
    assert set(state_words.RUN) == set(records.STATES)
    assert set(state_words.ENTRY) == set(queue_entry.STATES)
    for words in (state_words.RUN, state_words.ENTRY):
        assert len(set(words.values())) == len(words)
    # What has come to its end, or runs, or failed, is called alike in the queue and among the runs.
    assert state_words.ENTRY["done"] == state_words.RUN["finished"]
    assert all(state_words.ENTRY[state] == state_words.RUN[state] for state in ("running", "failed"))


@pytest.mark.parametrize("state", queue_entry.STATES)
def test_an_entry_is_called_the_same_in_the_window_on_the_terminal_and_on_the_pages(entry, state):
    shown, word = replace(entry, state=state), state_words.ENTRY[state]
    assert COLUMNS[STATE].text(shown) == word
    assert f"  {word}  " in terminal._line(shown)
    assert f">{word}</span>" in content._queued(shown)
    if state in queue_entry.ENDED:
        assert f"1 {word}" in end([], [shown], failed=False)
        assert word in terminal._news(shown)
    assert shown.as_json()["state"] == state


@pytest.mark.parametrize("state", [one for one in records.STATES if one not in ("running", "interrupted")])
def test_the_header_of_the_window_names_an_ended_run_as_the_lists_do(state):
    assert ended_state(state, "").value.lower().startswith(state_words.of_run(state))


def test_a_run_that_has_not_learned_and_one_that_was_killed_are_named_alike():
    told = f"{records.NOT_LEARNED}: it is constant."
    assert ended_state("finished", told).value.lower() == state_words.of_run("finished", told)
    assert State.INTERRUPTED.value.lower() == state_words.of_run("interrupted")
    assert State.HELD.value.lower() == state_words.ENTRY["held"]


def test_words_that_nobody_knows_are_shown_as_they_are():
    assert state_words.of_run("odd") == "odd"
    assert state_words.of_ended({}) == ""
    assert state_words.of_ended({"done": 2, "held": 1000}) == "2 finished, 1,000 on hold"
