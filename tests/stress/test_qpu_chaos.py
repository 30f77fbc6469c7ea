"""400 submissions to a server of which 30 % of all requests fail, and nothing is paid twice."""

import pytest
from helpers import sapi
from helpers.chaos import run_through, unsettle

from qanneal_gui.annealing.qpu import Credentials, QpuDevice

SUBMISSIONS = 400


@pytest.mark.timeout(900)
def test_400_submissions_at_30_percent_faults(monkeypatch, tell):
    sapi.isolate(monkeypatch)
    with sapi.Sapi([sapi.chip("pegasus", 3, dead=4)]) as server:
        credentials = Credentials(sapi.TOKEN, server.endpoint)
        with QpuDevice.open(
            credentials, backoff=(0.01,) * 5, patience=2.0, settled=0.05, options=sapi.OPTIONS
        ) as device:
            faults = unsettle(server, 0.3)
            pauses, seconds = run_through(device, server, SUBMISSIONS)
        labels = [problem.label for problem in server.problems.values()]
    twice = len(labels) - len(set(labels))
    tell(f"{SUBMISSIONS} submissions, {len(faults)} faults, {pauses} pauses, {twice} paid twice")
    assert len(set(labels)) == SUBMISSIONS
    assert twice == 0
    assert seconds == pytest.approx(SUBMISSIONS * 0.016)
