"""A real Dask cluster for tests: a scheduler and workers, each a process of its own."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

LONGEST = 60.0
"""Seconds that a process may take to start on a slow machine."""


class DaskCluster:
    """A scheduler on a port of its own, and workers of one thread each, without nannies."""

    def __init__(self, directory, *, strict=False):
        self._directory = Path(directory)
        self._log = (self._directory / "dask.log").open("wb")
        self._env = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "DASK_TEMPORARY_DIRECTORY": str(self._directory),
            # One killed worker is enough for Dask to call a trial a killer.
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0" if strict else "3",
        }
        self._processes = contextlib.ExitStack()
        file = self._directory / "scheduler.json"
        self.scheduler = self._start("dask_scheduler", "--port", "0", "--scheduler-file", str(file))
        self.address = self._address(file)
        self.workers = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._processes.close()
        self._log.close()

    def add_worker(self, **environment):
        """Start one more worker."""
        arguments = ["dask_worker", self.address, "--no-nanny", "--nthreads", "1"]
        self.workers.append(self._start(*arguments, **environment))

    def _start(self, module, *arguments, **environment):
        command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--no-dashboard"],
            env={**self._env, **environment},
            cwd=self._directory,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        self._processes.callback(_end, process)
        return process

    def _address(self, file):
        until = time.monotonic() + LONGEST
        while time.monotonic() < until and self.scheduler.poll() is None:
            # The file is there before it is written.
            with contextlib.suppress(OSError, ValueError):
                return json.loads(file.read_text())["address"]
            time.sleep(0.05)
        raise AssertionError((self._directory / "dask.log").read_text())


def _end(process):
    process.kill()
    process.wait()
