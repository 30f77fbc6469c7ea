"""The window killed at random moments of the demo, in a process of its own, and what the next start finds."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from helpers import warm

from qanneal_gui.runs.identity import is_whole
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import ID

_PATIENCE = 120.0


@dataclass
class Tally:
    """What happened."""

    kills: int = 0
    steps: int = 0
    resumed: int = 0
    lost: set[str] = field(default_factory=set)
    orphans: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        """Return the count."""
        return (
            f"{self.kills} kills of the window, {self.steps} steps recorded, {self.resumed} runs resumed to "
            f"the bit, {len(self.lost)} lost, {len(self.orphans)} left behind"
        )


def rounds(
    folder: Path, times: int, seed: int, *, resume_every: int, within: float = 3.0, settings: str = ""
) -> Tally:
    """Kill the window again and again, in one home; each time look at what the next start finds.

    Parameters
    ----------
    folder : Path
    times : int
    seed : int
    resume_every : int
        After how many kills the last run is resumed, and compared with one that was never interrupted.
    within : float
        Seconds after the run has its folder within which the window is killed.
    settings : str
        TOML; what is not in it is as in the demo.
    """
    home, file = folder / "busy", folder / "demo.toml"
    file.write_text(settings)
    reference = folder / "reference"
    rng, tally = random.Random(seed), Tally()
    for number in range(1, times + 1):
        run, told = _kill(home, file, within * rng.random())
        tally.kills += 1
        _check(home, run, told, tally)
        if number % resume_every == 0:
            if not reference.exists():
                _qanneal(reference, "train", str(file), "--preset", "demo")
            _resume(home, run, reference, tally)
    return tally


def _kill(home: Path, file: Path, after: float) -> tuple[str, int]:
    """Start the window, and kill it while it trains; return the run, and how many steps it had at least."""
    runs = home / "runs"
    before = _runs(runs)
    command = [sys.executable, "-m", "qanneal_gui.gui.app", str(file), "--preset", "demo", "--start"]
    process = subprocess.Popen(command, env=_environment(home), stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + _PATIENCE
        while not _runs(runs) - before:
            assert process.poll() is None, "the window has ended by itself"
            assert time.monotonic() < until
            time.sleep(0.01)
        time.sleep(after)
        (run,) = _runs(runs) - before
        known = {record.id: record.steps for record in RunLibrary(home).runs()}
    finally:
        process.kill()
        process.wait()
    return run, known.get(run, 0)


def _check(home: Path, run: str, told: int, tally: Tally) -> None:
    """Start anew, and count what was lost and what was left behind."""
    listed = {one["run"]: one for one in _qanneal(home, "runs", "list") if one["type"] == "run"}
    library = RunLibrary(home)
    for name in {run} & listed.keys():
        steps = library.steps(name, samples=False)
        tally.steps += len(steps)
        if not told <= listed[name]["steps"] == len(steps) or listed[name]["state"] in ("running", "failed"):
            tally.lost.add(name)
    if told and run not in listed:
        tally.lost.add(run)
    with library.open() as db:
        if not is_whole(db):
            tally.lost.add("the library")
    ours = [home, *(path for path in home.rglob("*") if path.is_dir())]
    tally.orphans |= {
        str(path) for place in ours for path in place.iterdir() if path.name.startswith(".qanneal-")
    }
    tally.orphans |= _runs(home / "runs") - listed.keys()
    tally.orphans |= {path.name for path in home.glob("runs-aside-*")}


def _resume(home: Path, run: str, reference: Path, tally: Tally) -> None:
    """Bring a run to its end, and compare it with one that was never interrupted."""
    records = {record.id: record for record in RunLibrary(home).runs()}
    if run not in records:
        return
    if records[run].state != "finished":
        _qanneal(home, "resume", run)
    (other,) = RunLibrary(reference).runs()
    mine, whole = RunLibrary(home).weights(run), RunLibrary(reference).weights(other.id)
    if any(mine[name].tobytes() != whole[name].tobytes() for name in whole):
        tally.lost.add(run)
    tally.resumed += 1


def _qanneal(home: Path, *args: str) -> list[dict]:
    command = [sys.executable, "-m", "qanneal_gui.cli", *args, "--json"]
    ended = warm.run(command, env=_environment(home), capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"QANNEAL_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def _runs(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if ID.fullmatch(path.name)} if folder.is_dir() else set()
