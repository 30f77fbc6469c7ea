"""A pipe, or a file without end, in place of a file of a run: said or passed over, and never waited for."""

import os
import threading

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.embedding import cache
from qanneal_gui.annealing.embedding.embedding_file import FILE as EMBEDDING
from qanneal_gui.errors import QannealError
from qanneal_gui.runs import tidying
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.recorder import CHECKPOINT_FILES, WEIGHTS_FILE
from qanneal_gui.serve.content import Content
from qanneal_gui.sharing.archive import LEDGER_FILE, ledger_rows, pack
from qanneal_gui.sharing.report import embedding_blocks
from qanneal_gui.training import checkpoint
from qanneal_gui.training.events import RunFinished
from qanneal_gui.training.session import Session

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")

SETTINGS = ["training.steps=4", "model.hidden=4", "sampler.reads=20", "sampler.topology=pegasus:2"]


def pipe(path):
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def endless(path):
    """Make a file that is larger than the memory, and takes no room."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.fixture
def run(home):
    """A run of which two steps of four are done, and its folder."""
    stop = threading.Event()
    session = Session(config.assemble(overrides=SETTINGS), RunLibrary(), stop=stop)
    for event in session.events():
        if getattr(event, "step", 0) == 2:
            stop.set()
    return session.outcome.run


@pytest.fixture
def folder(run):
    return RunLibrary().directory(run)


@pytest.mark.parametrize("no_file", [pipe, endless])
def test_weights(run, folder, no_file):
    no_file(folder / WEIGHTS_FILE)
    with pytest.raises(QannealError, match=r"Cannot (read|use)"):
        RunLibrary().weights(run)


@pytest.mark.parametrize("no_file", [pipe, endless])
def test_a_run_goes_on_without_its_checkpoint(run, folder, no_file):
    for name in CHECKPOINT_FILES:
        no_file(folder / name)
        assert checkpoint.step_of(folder / name, run) is None
    no_file(folder / EMBEDDING)
    *_, last = Session.resuming(run, RunLibrary()).events()
    assert isinstance(last, RunFinished)
    assert (last.state, last.steps) == ("finished", 4)


@pytest.mark.parametrize("no_file", [pipe, endless])
def test_the_chip_of_reports_and_web_pages(run, folder, no_file):
    library = RunLibrary()
    assert len(embedding_blocks(library, library.get(run), drawn=True)) > 1
    assert Content(library).chip(run)
    no_file(folder / EMBEDDING)
    assert embedding_blocks(library, library.get(run), drawn=True) == (
        "The embedding that was saved with the run cannot be read.",
    )
    assert Content(library).chip(run) is None


@pytest.mark.parametrize("no_file", [pipe, endless])
def test_archives(run, folder, tmp_path, no_file):
    library = RunLibrary()
    rows = ledger_rows(library, run)
    no_file(folder / LEDGER_FILE)
    assert ledger_rows(library, run) == rows
    no_file(folder / EMBEDDING)
    with pytest.raises(QannealError, match=f"Cannot read .*{EMBEDDING}"):
        pack(library, [run], tmp_path / "run.qanneal")
    assert not (tmp_path / "run.qanneal").exists()


@pytest.mark.parametrize("no_file", [pipe, endless])
def test_what_is_remembered_of_exports_and_embeddings(home, no_file):
    note = home / "exports" / "1-0.json"
    note.parent.mkdir(parents=True)
    no_file(note)
    assert tidying.tidy(RunLibrary()).removed == 0
    assert not note.exists()
    kept = home / "embeddings" / "some.npz"
    kept.parent.mkdir()
    no_file(kept)
    assert cache.load("some") is None
