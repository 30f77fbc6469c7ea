"""200 kills over run, export, import, delete and migration: nothing lost, nothing left behind."""

import os

import pytest
from helpers.kills import rounds

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")


@pytest.mark.timeout(1200)
def test_200_kills(tmp_path, tell):
    tally = rounds(tmp_path, 200, seed=2)
    tell(tally)
    assert tally.kills == 200
    assert (tally.lost, tally.orphans) == (set(), set())
