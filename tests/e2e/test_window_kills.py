"""The window killed twice; `tests/stress/test_window_kills.py` does it many times."""

import os

import pytest
from helpers.window_kills import rounds

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX")

SETTINGS = """
[model]
hidden = 16
[training]
steps = 60
[sampler]
reads = 100
topology = "pegasus:4"
"""


def test_the_window_killed_in_mid_run_loses_nothing(tmp_path):
    tally = rounds(tmp_path, 2, seed=3, resume_every=2, within=1.0, settings=SETTINGS)
    print(f"\n{tally}")
    assert (tally.lost, tally.orphans) == (set(), set())
