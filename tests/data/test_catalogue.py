import numpy as np
import pytest
from helpers.idx_files import NAMES, entry_of, tiny_set, write_set

from qanneal_gui.config import DataConfig
from qanneal_gui.data import CATALOGUE, download, import_folder, listings, load
from qanneal_gui.errors import QannealError
from qanneal_gui.paths import resource


@pytest.fixture
def folder(tmp_path):
    return write_set(tmp_path / "mine", tiny_set())


def by_name():
    return {listing.name: listing for listing in listings()}


def test_the_published_sets_say_whose_they_are():
    assert list(CATALOGUE) == ["digits", "mnist", "fashion-mnist"]
    licenses = {name: entry.license for name, entry in CATALOGUE.items()}
    assert licenses == {"digits": "CC BY 4.0", "mnist": "CC BY-SA 3.0", "fashion-mnist": "MIT"}
    for entry in CATALOGUE.values():
        assert "http" in entry.source
        assert len(entry.class_names) == 10


def test_sizes_are_those_of_the_files():
    assert CATALOGUE["digits"].size == len(resource("data", "digits.npz").read_bytes())
    for name in ("mnist", "fashion-mnist"):
        entry = CATALOGUE[name]
        assert tuple(entry.files) == NAMES
        assert entry.size == sum(file.size for file in entry.files.values())
        assert len(entry.mirrors) >= 2
        assert all(mirror.endswith("/") for mirror in entry.mirrors)


def test_lists_where_everything_is(home, tmp_path, monkeypatch):
    contents = tiny_set()
    monkeypatch.setitem(CATALOGUE, "tiny", entry_of(contents, ["http://127.0.0.1/"]))
    assert [by_name()[name].where for name in ("digits", "mnist", "tiny")] == [
        "embedded",
        "not downloaded",
        "not downloaded",
    ]
    assert by_name()["mnist"].size == 11_594_722
    write_set(home / "data" / "tiny", contents, "{}")
    listing = by_name()["tiny"]
    assert (listing.where, listing.path) == ("cache", home / "data" / "tiny")
    assert listing.size == sum(len(content) for content in contents.values())
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path / "sets"))
    write_set(tmp_path / "sets" / "tiny", contents)
    assert by_name()["tiny"].where == "QANNEAL_DATA_DIR"
    (tmp_path / "sets" / "tiny" / f"{NAMES[2]}.gz").unlink()
    assert by_name()["tiny"].where == "cache"  # a part of a set is no set


def test_the_embedded_set_needs_no_download():
    assert download("Digits").where == "embedded"
    with pytest.raises(QannealError, match="'nothing' cannot be downloaded; choose one of digits, mnist"):
        download("nothing")


@pytest.mark.parametrize("spelling", ["{}", "{}.gz"])
def test_an_imported_folder_is_found_by_its_name(home, tmp_path, spelling):
    source = write_set(tmp_path / "mine", tiny_set(), spelling)
    (source / "notes.txt").write_text("not to be copied")
    listing = import_folder(source)
    assert (listing.name, listing.where, listing.path) == ("mine", "imported", home / "data" / "mine")
    assert listing.size == sum((source / spelling.format(name)).stat().st_size for name in NAMES)
    assert sorted(p.name for p in listing.path.iterdir()) == sorted(spelling.format(n) for n in NAMES)
    assert by_name()["mine"] == listing
    for path in source.iterdir():
        path.unlink()
    data = load(DataConfig(dataset="mine", classes=(0, 2), train_size=6))
    assert (data.name, data.train_x.shape) == ("mine", (6, 9))
    assert data.license == "not stated (your own files)"


def test_an_imported_npz_is_found_by_its_name(home, tmp_path):
    rng = np.random.default_rng(0)
    path = tmp_path / "blobs.npz"
    np.savez(path, x=rng.random((20, 5)), y=np.arange(20) % 2, class_names=np.array(["left", "right"]))
    listing = import_folder(str(path), "two-blobs")
    assert listing.path.is_relative_to(home / "data" / "two-blobs")
    assert listing.size == path.stat().st_size
    assert by_name()["two-blobs"] == listing
    data = load(DataConfig(dataset="two-blobs", classes=("Left", "right"), train_size=6))
    assert data.image_shape == (1, 5)
    assert (data.name, data.class_names) == ("two-blobs", ("left", "right"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("mnist", "name of a built-in data set"),
        ("MNIST", "name of a built-in data set"),
        ("a/b", "cannot be the name of a data set"),
        ("a\\b", "cannot be the name of a data set"),
        ("..", "cannot be the name of a data set"),
        (".hidden", "cannot be the name of a data set"),
        ("a b", "cannot be the name of a data set"),
        ("x" * 65, "cannot be the name of a data set"),
        ("set.npz", "cannot be the name of a data set"),
    ],
)
def test_names_that_cannot_be_given(home, folder, name, sentence):
    with pytest.raises(QannealError, match=sentence):
        import_folder(folder, name)
    assert not (home / "data").exists()


def test_nothing_is_overwritten(folder):
    import_folder(folder)
    with pytest.raises(QannealError, match="A data set named mine has already been imported"):
        import_folder(folder)


def test_what_cannot_be_used_is_not_imported(home, folder, tmp_path):
    (folder / f"{NAMES[3]}.gz").write_bytes(b"scrap")
    with pytest.raises(QannealError, match="not an IDX file"):
        import_folder(folder)
    (folder / f"{NAMES[3]}.gz").unlink()
    with pytest.raises(QannealError, match=f"lacks {NAMES[3]}"):
        import_folder(folder)
    with pytest.raises(QannealError, match="does not exist"):
        import_folder(tmp_path / "nowhere")
    assert not (home / "data").exists()
