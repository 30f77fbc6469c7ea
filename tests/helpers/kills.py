"""Processes killed at random moments, and what the next start makes of what they left."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from helpers import warm
from helpers.old_libraries import make_old_library

from qanneal_gui import config
from qanneal_gui.runs import database, tidying
from qanneal_gui.runs.annotations import in_bin
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.locking import ID
from qanneal_gui.sharing.archive import pack, unpack
from qanneal_gui.training.session import Session

_IMPORTS = """
import sys, time
from pathlib import Path
from qanneal_gui import config
from qanneal_gui.runs import database
from qanneal_gui.runs.annotations import put_into_bin
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import unpack
from qanneal_gui.sharing.formats import share
from qanneal_gui.training.session import Session
home, place = Path(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
"""
_WORK = {
    "run": """
while True:
    settings = config.assemble(overrides=['sampler.kind="exact"', "model.hidden=8", "training.steps=30"])
    list(Session(settings, RunLibrary(home)).events())
""",
    "export": """
library = RunLibrary(home)
runs = [run.id for run in library.runs() if run.steps][:3]
while True:
    for name in ("runs.qanneal", "runs.html", "runs.csv"):
        share(library, runs, None, place / name)
""",
    "import": """
library = RunLibrary(home)
while True:
    for run in unpack(library, place.parent / "kept.qanneal"):
        library.delete(run)
""",
    "delete": """
library = RunLibrary(home)
while True:
    (run,) = unpack(library, place.parent / "kept.qanneal")
    put_into_bin(library, [run])
    library.delete(run)
""",
    "migration": """
import shutil
while True:
    for path in place.glob("runs*"):
        path.unlink()
    shutil.copy(place.parent / "old.sqlite", place.parent / "half")  # a kill leaves half a copy
    (place.parent / "half").replace(place / database.FILE)
    database.connect(place / database.FILE).close()
""",
}
KINDS = tuple(_WORK)


@dataclass
class Tally:
    """What happened."""

    kills: int = 0
    runs: int = 0
    lost: set[str] = field(default_factory=set)
    orphans: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        """Return the count."""
        return f"{self.kills} kills, {self.runs} runs, {len(self.lost)} lost, {len(self.orphans)} left behind"


def kill(kind: str, home: Path, place: Path, rng: random.Random) -> None:
    """Start some work in a process of its own, and kill it at a random moment."""
    command = [sys.executable, "-c", _IMPORTS + _WORK[kind], str(home), str(place)]
    with warm.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        time.sleep(rng.random() * 0.4)
        process.kill()


def check(home: Path, place: Path, kept: set[str], tally: Tally) -> None:
    """Start anew, and count what was lost and what was left behind."""
    library = RunLibrary(home)
    found = tidying.tidy(library)
    known = {run.id: run for run in library.runs()}
    tally.runs = len(known)
    tally.lost |= kept - known.keys()
    tally.lost |= set(found.lost)
    for run in known.values():
        steps = library.steps(run.id, samples=False)
        if run.steps != len(steps) or (run.state == "finished" and not library.weights(run.id)):
            tally.lost.add(run.id)
    for folder in (home, place, *(home / "runs").iterdir()):
        tally.orphans |= {path.name for path in folder.iterdir() if path.name.startswith(".qanneal-")}
    ours = known.keys() | {run.run for run in in_bin(library)}
    tally.orphans |= {
        path.name for path in (home / "runs").iterdir() if ID.fullmatch(path.name) and path.name not in ours
    }
    tally.orphans |= {path.name for path in (home / "exports").glob("*")}


def check_migration(place: Path, tally: Tally) -> None:
    """Open what a killed migration has left: the library in its new form, with its run and a backup."""
    if (place / database.FILE).exists():
        try:
            if [run.name for run in RunLibrary(place).runs()] != ["old"]:
                tally.lost.add("the migrated run")
        finally:
            tidying.tidy(RunLibrary(place))


def rounds(folder: Path, times: int, seed: int) -> Tally:
    """Kill a run, an export, an import, a delete and a migration in turn, and start anew after each."""
    home, place, archive = folder / "busy", folder / "place", folder / "kept.qanneal"
    place.mkdir()
    library, away = RunLibrary(home), RunLibrary(folder / "away")
    for number in (1, 2):
        _train(library, number)
    _train(away, 3)
    (travelling,) = (run.id for run in away.runs())
    pack(away, [travelling], archive)
    make_old_library(folder / "old.sqlite")
    kept = {run.id for run in library.runs()}
    rng, tally = random.Random(seed), Tally()
    for number in range(times):
        kind = KINDS[number % len(KINDS)]
        kill(kind, home, place, rng)
        tally.kills += 1
        if kind == "migration":
            check_migration(place, tally)
        check(home, place, kept, tally)
        if travelling in {run.id for run in library.runs()} | {run.run for run in in_bin(library)}:
            library.delete(travelling)
    if unpack(library, archive) != [travelling]:
        tally.lost.add(travelling)
    return tally


def _train(library: RunLibrary, seed: int) -> None:
    settings = ['sampler.kind="exact"', "model.hidden=8", "training.steps=5", f"training.seed={seed}"]
    list(Session(config.assemble(overrides=settings), library).events())
