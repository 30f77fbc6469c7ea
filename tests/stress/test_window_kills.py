"""The window killed 30 times in the demo: nothing lost, nothing left behind."""

import os

import pytest
from helpers.window_kills import rounds

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")


@pytest.mark.timeout(1200)
def test_30_kills_of_the_window(tmp_path, tell):
    tally = rounds(tmp_path, 30, seed=4, resume_every=5)
    tell(tally)
    assert tally.kills == 30
    assert tally.steps > 100
    assert tally.resumed == 6
    assert (tally.lost, tally.orphans) == (set(), set())
