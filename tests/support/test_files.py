"""Files and folders that are there completely, or not at all."""

import os
import stat
import sys

import pytest

from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import complete_folder, move_into_place, replacing, write_atomically


@pytest.fixture
def written(monkeypatch):
    """What reaches the disk, in its order: contents of files, "folder" for names, and new names."""
    order = []
    fsync, replace = os.fsync, os.replace

    def on_fsync(descriptor):
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        order.append("folder" if is_folder else os.pread(descriptor, 1000, 0))
        fsync(descriptor)

    def on_replace(source, target):
        replace(source, target)
        order.append(os.path.basename(target))

    monkeypatch.setattr(os, "fsync", on_fsync)
    monkeypatch.setattr(os, "replace", on_replace)
    return order


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX alone syncs folders")
def test_the_content_is_on_the_disk_before_the_name_and_the_name_before_it_returns(tmp_path, written):
    (tmp_path / "file").write_bytes(b"old")
    write_atomically(tmp_path / "file", b"new")
    assert written == [b"new", "file", "folder"]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_is_replaced_only_when_the_new_one_is_complete(tmp_path):
    path = tmp_path / "a"
    write_atomically(path, b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(bytes(file.write(b"half") // 0))
    assert path.read_bytes() == b"old"
    with replacing(path) as file:
        file.write(b"new")
    assert [found.name for found in tmp_path.iterdir()] == ["a"]
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(QannealError, match="Cannot write"):
        write_atomically(tmp_path / "none" / "a", b"")


def test_a_file_takes_the_place_of_another(tmp_path):
    for name in ("arrived", "target"):
        (tmp_path / name).write_text(name)
    move_into_place(tmp_path / "arrived", tmp_path / "target")
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == [("target", "arrived")]


def test_a_folder_appears_when_it_is_complete(tmp_path):
    target = tmp_path / "set"
    with complete_folder(target) as partial:
        (partial / "a").write_text("1")
        assert not target.exists()
    assert [found.name for found in tmp_path.iterdir()] == ["set"]
    assert (target / "a").read_text() == "1"


def test_a_folder_that_is_broken_off_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), complete_folder(tmp_path / "set") as partial:
        (partial / "a").write_text(str(1 // 0))
    assert not list(tmp_path.iterdir())


def test_a_folder_with_files_is_not_replaced(tmp_path):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(OSError, match="not empty"), complete_folder(tmp_path) as partial:
        (partial / "a").write_text("another")
    assert (tmp_path / "a").read_text() == "mine"
    assert not list(tmp_path.parent.glob(".qanneal-*"))
