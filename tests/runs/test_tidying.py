"""What killed processes leave behind is removed at the next start, and nothing else is."""

import os
import sys
from pathlib import Path

import pytest
from helpers import warm

from qanneal_gui.runs import tidying
from qanneal_gui.runs.frames import FOLDER
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.files import remove_left_behind

RUN = "20261122-181502-k3f9"


def killed(code, *args):
    warm.run([sys.executable, "-c", code, *map(str, args)], check=False)


_DELETE = """
import os, sys
from pathlib import Path
from qanneal_gui.runs import removal
from qanneal_gui.runs.library import RunLibrary
def dies(*_): os._exit(9)
removal.{place} = dies
RunLibrary(Path(sys.argv[1])).delete(sys.argv[2])
"""


@pytest.mark.parametrize("place", ["remove_files", "empty", "forget_run", "keep"])
def test_a_delete_that_was_killed_is_whole_or_did_not_happen(library, start, make_step, network, place):
    with start() as recorder:
        recorder.step(make_step(1))
        recorder.weights(network)
        recorder.finish("finished")
    killed(_DELETE.format(place=place), library.root, recorder.id)
    tidying.tidy(library)
    if place == "forget_run":
        assert library.weights(recorder.id)
    else:
        assert library.runs() == []
        assert not recorder.directory.exists()
    assert tidying.tidy(library) == tidying.Tidied()


def test_a_folder_that_never_had_a_row_is_removed_and_one_with_files_is_not(library):
    empty, locked, worth = (
        library.root / "runs" / f"20261122-181502-{name}" for name in ("a" * 4, "b" * 4, "c" * 4)
    )
    for path in (empty, locked, worth):
        path.mkdir(parents=True)
    (locked / "run.lock").touch()
    (locked / ".qanneal-1-00000000.tmp").touch()
    (worth / "weights.safetensors").touch()
    (library.root / "runs" / "holiday").mkdir()
    (library.root / "runs" / "notes.txt").touch()
    found = tidying.tidy(library)
    assert (found.removed, found.lost) == (2, (worth.name,))
    assert {path.name for path in (library.root / "runs").iterdir()} == {worth.name, "holiday", "notes.txt"}


def test_a_run_that_is_being_recorded_is_left_alone(library, start):
    recorder = start()
    frames = recorder.directory / FOLDER
    frames.mkdir()
    elsewhere = library.root / "elsewhere"
    elsewhere.mkdir()
    others = elsewhere / ".qanneal-00000000.tmp"
    others.touch()
    (recorder.directory / "link").symlink_to(elsewhere)
    kept = frames / "step-1.safetensors"
    temporary = [place / f".qanneal-{os.getpid():x}-00000000.tmp" for place in (recorder.directory, frames)]
    for path in (kept, *temporary):
        path.touch()
    assert tidying.tidy(library) == tidying.Tidied()
    assert all(path.exists() for path in temporary)
    recorder.close()
    tidying.tidy(library)
    assert not any(path.exists() for path in temporary)
    assert kept.exists()
    assert others.exists()


def test_temporary_files_of_dead_processes_are_removed(tmp_path):
    dead = warm.Popen([sys.executable, "-c", ""])
    dead.wait()
    ours, old, gone, other = (
        tmp_path / name
        for name in (
            f".qanneal-{os.getpid():x}-00000000.tmp",
            ".qanneal-00000000.tmp",
            f".qanneal-{dead.pid:x}-00000000.tmp",
            ".qanneal-notes.tmp",
        )
    )
    for path in (ours, old, gone, other):
        path.touch()
    os.utime(old, (0, 0))
    new_folder, dead_folder = (
        tmp_path / ".qanneal-00000001.tmp",
        tmp_path / f".qanneal-{dead.pid:x}-1a1a1a1a.tmp",
    )
    for folder in (new_folder, dead_folder):
        folder.mkdir()
        (folder / "half").touch()
    assert remove_left_behind(tmp_path) == 3
    left = {path.name for path in tmp_path.iterdir()} - {"home"}
    assert left == {ours.name, other.name, new_folder.name}


_EXPORT = """
import os, sys
from pathlib import Path
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.formats import share
os.fsync = lambda _: os._exit(9)
share(RunLibrary(Path(sys.argv[1])), ["last"], None, Path(sys.argv[2]))
"""


@pytest.mark.parametrize("name", ["run.qanneal", "run.csv", "run.html"])
def test_an_export_that_was_killed_leaves_nothing_where_it_wrote(library, start, make_step, tmp_path, name):
    with start() as recorder:
        recorder.step(make_step(1))
        recorder.finish("finished")
    folder = tmp_path / "far away"
    folder.mkdir()
    killed(_EXPORT, library.root, folder / name)
    assert len(list(folder.iterdir())) == 1
    assert tidying.tidy(library).removed == 1
    assert list(folder.iterdir()) == []
    assert list((library.root / "exports").iterdir()) == []


_ABOUT = """
import os, sys
from pathlib import Path
from qanneal_gui.runs.annotations import annotate
from qanneal_gui.runs.library import RunLibrary
library = RunLibrary(Path(sys.argv[1]))
recorder = library.create({}, {}, {})
if sys.argv[2] == "note":
    recorder.finish("finished")
    recorder.close()
os.fsync = lambda _: os._exit(9)
recorder.finish("finished") if sys.argv[2] == "end" else annotate(library, [recorder.id], notes="why")
"""


@pytest.mark.parametrize("work", ["end", "note"])
def test_what_a_run_s_own_file_was_written_with_is_no_orphan(library, work):
    killed(_ABOUT, library.root, work)

    def left():
        return list((library.root / "runs").rglob(".qanneal-*"))

    assert len(left()) == 1
    tidying.tidy(library)
    assert left() == []
    assert library.get("last").state == ("finished" if work == "note" else "interrupted")


_PLACES = """
import os, sys, threading
from pathlib import Path
from qanneal_gui.data import catalogue, fetch
from qanneal_gui.data.folder import own_folder
from helpers.idx_files import entry_of, tiny_set, write_set
def dies(*_, **__): os._exit(9)
def embedding():
    from qanneal_gui.annealing.embedding import cache, search
    cache.np.savez = dies
    cache.store("any", search.embed(search.working_topology("pegasus:2", ""), 2, 1, 1))
def data_set():
    write_set(Path(sys.argv[2]), tiny_set())
    catalogue.shutil.copyfile = dies
    catalogue.import_folder(sys.argv[2], "mine")
def download():
    fetch._retrieve = dies
    fetch.fetch(entry_of(tiny_set(), ["http://127.0.0.1/"]), own_folder() / "tiny")
def outside():
    from qanneal_gui.runs.tidying import write_export
    os.fsync = dies
    write_export(Path(sys.argv[2]) / "capacity.svg", b"<svg/>")
def series():
    from qanneal_gui.runs.tidying import written_out
    from qanneal_gui.support.files import complete_folder
    folder = Path(sys.argv[2]) / "story"
    with written_out(folder), complete_folder(folder) as partial:
        (partial / "0001.png").touch()
        dies()
globals()[sys.argv[1]]()
"""


@pytest.mark.parametrize("work", ["embedding", "data_set", "download", "outside", "series"])
def test_whatever_is_written_leaves_nothing_behind_when_it_is_killed(home, tmp_path, monkeypatch, work):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    place = tmp_path / "place"
    place.mkdir()
    killed(_PLACES, work, place)

    def left():
        return {path for folder in (home, place) for path in folder.rglob(".qanneal-*")}

    assert len(left()) == 1
    assert tidying.tidy(RunLibrary()).removed == 1
    assert left() == set()


@pytest.mark.parametrize("content", [b"", b"[", b'["/"]', b"[1]", b'{"a": 1}', b"\xff", b"[" * 70_000])
def test_a_note_from_a_damaged_disk_harms_nothing(library, content):
    folder = library.root / "exports"
    folder.mkdir()
    (folder / "1-00000000.json").write_bytes(content)
    (folder / "2-00000000.lock").touch()
    assert tidying.tidy(library) == tidying.Tidied()


def test_a_run_folder_without_row_is_offered_and_said(library):
    path = library.root / "runs" / RUN
    path.mkdir(parents=True)
    (path / "run.json").write_text("{}")
    assert tidying.tidy(RunLibrary(library.root)).sentence == (
        f"The files of run {RUN} are here, but not in the run library; "
        "'qanneal runs recover' recovers what it can."
    )
