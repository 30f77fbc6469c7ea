"""How the process asks for memory."""

import platform
import subprocess
import sys

import pytest

STEPS = """
import resource
import numpy as np
from qanneal_gui.support.memory import use_one_heap

if {kept}:
    use_one_heap()

def step():
    held = [np.ones(1 << 17) for _ in range(16)]

step()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    step()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library, which has no such choice")
def test_memory_that_every_step_needs_is_taken_once():
    def faults(kept):
        steps = STEPS.format(kept=kept)
        return int(subprocess.run([sys.executable, "-c", steps], capture_output=True, check=True).stdout)

    assert 10 * faults(True) < faults(False)
