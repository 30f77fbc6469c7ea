"""Files that the program itself wrote, on a damaged disk or changed by somebody: refused, or done without."""

import functools
import gzip
import re
import zlib
from pathlib import Path

import numpy as np
from fuzz.parser import Parser, written

from qanneal_gui import config, data
from qanneal_gui.annealing.embedding import cache, embedding_file
from qanneal_gui.annealing.embedding.packing import pack_stars
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.errors import ObstacleError
from qanneal_gui.paths import home
from qanneal_gui.runs import about, database, ledger_file, samples, steps_file
from qanneal_gui.runs.leap_left import FILE as LEAP
from qanneal_gui.runs.leap_left import leap_left, set_leap_left
from qanneal_gui.runs.ledger import BudgetLimits, Ledger
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import FILE as MONTH
from qanneal_gui.runs.month_limit import month_limit, set_month_limit
from qanneal_gui.runs.step_times import FILE as STEP_TIMES
from qanneal_gui.runs.step_times import remember, remembered
from qanneal_gui.training import checkpoint, kept_calibration
from qanneal_gui.training.loop import initial_state
from qanneal_gui.training.session import Session

TINY = config.assemble(
    overrides=[
        "sampler.topology=pegasus:2",
        "sampler.reads=9",
        "model.hidden=4",
        "training.steps=2",
        "data.test_size=4",
    ]
)


def monthly_limit(folder: Path) -> Parser:
    set_month_limit(folder, 12.5)

    def read(content: bytes) -> object:
        written(folder / MONTH, content)
        return month_limit(folder)

    return Parser(read, [(folder / MONTH).read_bytes()], (ObstacleError,))


def left_at_leap(folder: Path) -> Parser:
    set_leap_left(folder, 12.5)

    def read(content: bytes) -> object:
        written(folder / LEAP, content)
        return leap_left(folder)

    return Parser(read, [(folder / LEAP).read_bytes()], (ObstacleError,))


def step_times(folder: Path) -> Parser:
    remember(folder, TINY, 10, 1.0)

    def read(content: bytes) -> object:
        written(folder / STEP_TIMES, content)
        return remembered(folder, TINY)

    return Parser(read, [(folder / STEP_TIMES).read_bytes()], ())


def calibration(folder: Path) -> Parser:
    kept_calibration.keep(folder, "chip", {"past.clock": np.arange(4.0), "beta": np.array([2.7, 0.1])})
    (path,) = (folder / kept_calibration.FOLDER).iterdir()

    def read(content: bytes) -> object:
        written(path, content)
        return kept_calibration.kept(folder, "chip")

    return Parser(read, [path.read_bytes()], ())


def embedding_cache(folder: Path) -> Parser:
    topology = load_topology("pegasus:2")
    key = cache.key(topology, 4, 1, 2)
    cache.store(key, pack_stars(topology, 4, 2))
    (path,) = (home() / "embeddings").glob(f"{key}*")

    def read(content: bytes) -> object:
        written(path, content)
        return cache.load(key)

    return Parser(read, [path.read_bytes()], ())


def placement(folder: Path) -> Parser:
    topology = load_topology("pegasus:2")
    seed = embedding_file.encode(pack_stars(topology, 4, 2), topology)
    return Parser(embedding_file.read_placement, [seed], (ValueError,))


def of_checkpoint(folder: Path) -> Parser:
    dataset = data.load(TINY.data)
    state = initial_state(TINY, dataset)
    provenance = checkpoint.Provenance.of("20260101-000000-aaaa", TINY, dataset)

    def read(content: bytes) -> object:
        return checkpoint.load(written(folder / "checkpoint", content), state, provenance, 5)

    return Parser(read, [b"".join(checkpoint.encode(state, None, provenance))], (ValueError,))


def what_a_run_is(folder: Path) -> Parser:
    path = _run() / about.FILE

    def read(content: bytes) -> object:
        written(path, content)
        return about.read(path.parent)

    return Parser(read, [path.read_bytes()])


def steps(folder: Path) -> Parser:
    seed = (_run() / steps_file.FILE).read_bytes()
    path = folder / steps_file.FILE
    return Parser(lambda content: steps_file.read(written(path, content)), [seed], ())


def steps_unpacked(folder: Path) -> Parser:
    """The same within a whole gzip member, so that a change keeps the checksum."""
    packed = (_run() / steps_file.FILE).read_bytes()
    path = folder / steps_file.FILE
    return Parser(
        lambda content: steps_file.read(written(path, gzip.compress(content, 1))),
        [gzip.decompress(packed)],
        (),
    )


def ledger_lines(folder: Path) -> Parser:
    """Lines whose checksums are right, whatever they say."""
    library = RunLibrary(folder / "ledger")
    with Ledger(library, "20260101-000000-aaaa", "qpu", BudgetLimits(None, None)) as ledger:
        ledger.complete(ledger.intend("solver", 10, 100, 0.02), 0.01)
    path = library.root / ledger_file.FILE
    seed = re.sub(rb',"check":"[0-9a-f]{8}"', b"", path.read_bytes())
    db = database.connect(library.root / database.FILE)

    def read(content: bytes) -> object:
        lines = [
            line[:-1] + f',"check":"{zlib.crc32(line):08x}"}}'.encode()
            for line in content.splitlines()
            if line
        ]
        written(path, b"\n".join(lines) + b"\n")
        return ledger_file.merge(db, path)

    return Parser(read, [seed], ())


def ledger(folder: Path) -> Parser:
    parser = ledger_lines(folder)
    path = folder / "ledger" / ledger_file.FILE
    db = database.connect(path.with_name(database.FILE))
    return Parser(
        lambda content: ledger_file.merge(db, written(path, content)), [path.read_bytes(), *parser.seeds], ()
    )


def of_samples(folder: Path) -> Parser:
    """What the library says of samples, and the samples; as an archive brings them, too."""
    run = _run()
    with database.reading(run.parents[1] / database.FILE) as db:
        rows = list(samples.rows(db, run.name, 2))
    seeds = [f"{kind}\0{said}\0".encode() + content for _, _, kind, content, said in rows]

    def read(content: bytes) -> object:
        kind, said, counts = (*content.split(b"\0", 2), b"", b"")[:3]
        samples.check(kind.decode(errors="replace"), counts, said.decode(errors="replace"))
        return counts

    return Parser(read, seeds, (ValueError, KeyError, TypeError, OverflowError, RecursionError))


OWN_FILES = {
    "monthly limit": monthly_limit,
    "left at Leap": left_at_leap,
    "step times": step_times,
    "calibration": calibration,
    "embedding cache": embedding_cache,
    "placement": placement,
    "checkpoint": of_checkpoint,
    "what a run is": what_a_run_is,
    "steps": steps,
    "steps unpacked": steps_unpacked,
    "ledger": ledger,
    "ledger lines": ledger_lines,
    "samples": of_samples,
}


@functools.cache
def _recorded(root: str) -> Path:
    made = Session(TINY, RunLibrary(Path(root)))
    for _ in made.events():
        pass
    return Path(root) / "runs" / made.outcome.run


def _run() -> Path:
    """Return the folder of a run that was recorded in this test's home."""
    return _recorded(str(home()))
