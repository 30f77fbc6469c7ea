"""A few kills of everything; `tests/stress/test_kills.py` does many."""

import os

import pytest
from helpers.kills import rounds

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")


def test_nothing_is_lost_and_nothing_left_behind(tmp_path):
    tally = rounds(tmp_path, 10, seed=1)
    print(f"\n{tally}")
    assert (tally.lost, tally.orphans) == (set(), set())
