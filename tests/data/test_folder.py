"""The data folder: chosen in window or terminal, refused where it is none, looked into in its turn."""

import os
import tomllib

import pytest
from helpers.idx_files import entry_of, tiny_set, write_set
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.data import CATALOGUE, catalogue, download, folder, import_folder, listings, sources
from qanneal_gui.errors import QannealError


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "sets"
    made.mkdir()
    return made


@pytest.fixture
def tiny(monkeypatch):
    """A published data set that no mirror has."""
    contents = tiny_set()
    monkeypatch.setitem(CATALOGUE, "tiny", entry_of(contents, ["http://127.0.0.1/"]))
    return contents


def where(name):
    return next(one for one in listings() if one.name == name)


def test_without_a_choice_it_is_that_of_the_home(home):
    assert folder.chosen() is None
    assert folder.download_folder() == folder.own_folder() == home / "data"


def test_a_choice_is_kept_and_taken_back(home, place):
    assert folder.choose(f" {place} ") == place
    assert folder.chosen() == folder.download_folder() == place
    assert tomllib.loads((home / folder.FILE).read_text()) == {"version": 1, "data": str(place)}
    assert folder.choose("") is None
    assert folder.download_folder() == home / "data"


def test_it_is_kept_as_a_whole_path(place, monkeypatch):
    monkeypatch.chdir(place.parent)
    assert folder.choose("sets") == place
    monkeypatch.setenv("HOME", str(place.parent))
    assert folder.choose("~/sets") == place


def test_what_is_no_folder_is_refused_at_once(home, place, tmp_path):
    folder.choose(str(place))
    (tmp_path / "file").touch()
    for wrong in (tmp_path / "file", tmp_path / "nothing", "a\0b"):
        with pytest.raises(QannealError, match="is not a folder"):
            folder.choose(str(wrong))
    assert folder.chosen() == place
    assert not (tmp_path / "nothing").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_only_read_is_refused(place):
    place.chmod(0o500)
    with pytest.raises(QannealError, match="QANNEAL_DATA_DIR"):
        folder.choose(str(place))


def test_the_variable_comes_first_then_the_choice_then_the_home(home, place, tmp_path, tiny, monkeypatch):
    write_set(home / "data" / "tiny", tiny)
    assert where("tiny").where == "cache"
    folder.choose(str(place))
    assert where("tiny").where == "cache"  # what is there already is found still
    write_set(place / "tiny", tiny)
    assert (where("tiny").where, where("tiny").path) == ("data folder", place / "tiny")
    write_set(tmp_path / "first" / "tiny", tiny)
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path / "first"))
    assert where("tiny").where == "QANNEAL_DATA_DIR"


def test_downloads_go_there_and_damaged_files_are_replaced_where_they_lie(home, place, tiny, monkeypatch):
    asked = []
    monkeypatch.setattr(catalogue, "fetch", lambda entry, folder, progress: asked.append(folder))
    folder.choose(str(place))
    download("tiny")
    write_set(home / "data" / "tiny", tiny)
    download("tiny")
    write_set(place / "tiny", tiny)
    download("tiny")
    assert asked == [place / "tiny", home / "data" / "tiny", place / "tiny"]


def test_own_images_are_imported_there_and_found_by_name(home, place, tmp_path):
    mine = write_set(tmp_path / "mine", tiny_set())
    folder.choose(str(place))
    assert import_folder(mine).path == place / "mine"
    assert where("mine").where == "imported"
    assert sources.find("mine").path == place / "mine"
    folder.choose("")
    assert sources.find("mine") is None
    import_folder(mine)
    folder.choose(str(place))
    assert [one.path for one in listings() if one.name == "mine"] == [place / "mine"]
    with pytest.raises(QannealError, match="already been imported"):
        import_folder(mine)


def test_a_folder_that_is_gone_is_said_before_anything_is_downloaded(place, tiny):
    folder.choose(str(place))
    place.rmdir()
    assert where("tiny").where == "not downloaded"
    with pytest.raises(QannealError, match="is not a folder; choose one that exists"):
        download("tiny")
    assert not place.exists()


@pytest.mark.parametrize(
    "text",
    [
        "data = 3",
        'data = "relative/path"',
        'data = ["/"]',
        "data = ",
        "\0",
        "a" + ".a" * 5000 + " = 1",
        "data = " + "[" * 5000,
        "data = " + "9" * 9999,
        'data = "' + "x" * 100_000 + '"',
    ],
)
def test_a_file_that_cannot_be_used_is_ignored(home, place, text, caplog):
    home.mkdir(exist_ok=True)
    (home / folder.FILE).write_text(text)
    assert folder.chosen() is None
    assert "Ignoring" in caplog.text
    folder.choose(str(place))
    assert folder.chosen() == place


def test_what_a_later_version_keeps_there_stays(home, place):
    home.mkdir(exist_ok=True)
    (home / folder.FILE).write_text('version = 7\nexports = "/somewhere"\n')
    folder.choose(str(place))
    stored = tomllib.loads((home / folder.FILE).read_text())
    assert stored == {"version": 7, "exports": "/somewhere", "data": str(place)}


@given(content=st.binary(max_size=200))
def test_any_file_can_be_read(home, content):
    home.mkdir(exist_ok=True)
    (home / folder.FILE).write_bytes(content)
    chosen = folder.chosen()
    assert chosen is None or chosen.is_absolute()
