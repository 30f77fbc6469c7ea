import subprocess
import sys
import threading

import pytest
from helpers.idx_files import NAMES, entry_of, tiny_set, write_set
from helpers.mirror import serving

from qanneal_gui.config import DataConfig
from qanneal_gui.data import CATALOGUE, download, idx, load
from qanneal_gui.data.fetch import fetch
from qanneal_gui.errors import QannealError

CONTENTS = tiny_set()
BAD = ["missing", "other_content", "web_page", "truncated", "truncated_silently", "odd_length", "endless"]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "tiny"


@pytest.fixture
def mirrors():
    with serving(CONTENTS) as first, serving(CONTENTS) as second:
        yield first, second


def entry_from(*mirrors):
    return entry_of(CONTENTS, [mirror.url for mirror in mirrors])


def visible(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


def complete(folder):
    sums = {name: file.sha256 for name, file in entry_of(CONTENTS, []).files.items()}
    return visible(folder) == sorted(f"{name}.gz" for name in NAMES) and idx.read_folder(folder, sums)


def test_downloads_and_reports(folder, mirrors):
    reports = []
    fetch(entry_from(*mirrors), folder, lambda *report: reports.append(report))
    assert complete(folder)
    assert mirrors[0].requests == list(NAMES)
    assert mirrors[1].requests == []
    fractions = [fraction for _, fraction in reports]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)
    assert reports[0][0] == "Downloading tiny, file 1 of 4"


@pytest.mark.parametrize("fault", BAD)
def test_a_broken_mirror_gives_way_to_the_next(folder, mirrors, fault):
    mirrors[0].spoil(fault)
    fetch(entry_from(*mirrors), folder)
    assert complete(folder)
    assert mirrors[0].requests == [NAMES[0]]  # nothing more is asked of a mirror that failed
    assert mirrors[1].requests == list(NAMES)


@pytest.mark.parametrize("fault", ["of_unknown_length", "unpacked_on_the_way"])
def test_customary_ways_of_sending_are_understood(folder, mirrors, fault):
    mirrors[0].spoil(fault)
    reports = []
    fetch(entry_from(*mirrors), folder, lambda *report: reports.append(report))
    assert complete(folder)
    assert mirrors[1].requests == []
    if fault == "of_unknown_length":
        assert reports[0] == ("Downloading tiny, file 1 of 4", None)


def test_mirrors_that_each_have_a_part_are_enough(folder, mirrors):
    mirrors[0].spoil("missing", NAMES[0], NAMES[2])
    mirrors[1].spoil("missing", NAMES[1], NAMES[3])
    fetch(entry_from(*mirrors), folder)
    assert complete(folder)


def test_all_broken_says_what_to_do(folder, mirrors):
    mirrors[0].spoil("missing")
    mirrors[1].spoil("other_content")
    with pytest.raises(QannealError) as caught:
        fetch(entry_from(*mirrors), folder)
    sentence = str(caught.value)
    assert "HTTP 404" in sentence
    assert "not the published file" in sentence
    assert "QANNEAL_DATA_DIR" in sentence
    assert str(folder) in sentence
    assert "\n" not in sentence
    assert visible(folder) == []


def test_nobody_there(folder, mirrors):
    with serving({}) as gone:
        pass
    with pytest.raises(QannealError, match=r"could not be downloaded \(127.0.0.1:\d+: Connection"):
        fetch(entry_from(gone), folder)
    fetch(entry_from(gone, mirrors[0]), folder)
    assert complete(folder)


def test_good_files_are_kept_and_bad_ones_replaced(folder, mirrors):
    contents = dict(CONTENTS) | {NAMES[0]: CONTENTS[NAMES[0]][:-1], NAMES[2]: b"scrap"}
    write_set(folder, {name: contents[name] for name in NAMES[:2]}, "{}")
    write_set(folder, {name: contents[name] for name in NAMES[2:]}, "{}.gz")
    fetch(entry_from(*mirrors), folder)
    assert mirrors[0].requests == [NAMES[0], NAMES[2]]
    assert visible(folder) == sorted([f"{NAMES[0]}.gz", NAMES[1], f"{NAMES[2]}.gz", f"{NAMES[3]}.gz"])
    sums = {name: file.sha256 for name, file in entry_from().files.items()}
    assert idx.read_folder(folder, sums)


def test_a_bad_file_stays_until_there_is_a_better_one(folder, mirrors):
    write_set(folder, {NAMES[0]: b"scrap"}, "{}")
    mirrors[0].spoil("missing")
    with pytest.raises(QannealError):
        fetch(entry_from(mirrors[0]), folder)
    assert visible(folder) == [NAMES[0]]


def test_stopping_keeps_what_is_complete_and_the_rest_comes_later(folder, mirrors):
    class StoppedError(Exception):
        pass

    def stop_at_third(message, fraction):
        if "file 3" in message:
            raise StoppedError

    with pytest.raises(StoppedError):
        fetch(entry_from(*mirrors), folder, stop_at_third)
    assert visible(folder) == sorted(f"{name}.gz" for name in NAMES[:2])
    fetch(entry_from(*mirrors), folder)
    assert complete(folder)
    assert mirrors[0].requests == [*NAMES[:3], *NAMES[2:]]


def test_two_at_once_download_once(folder, mirrors):
    reports, failures = [], []
    started, go_on = threading.Event(), threading.Event()

    def slow(message, fraction):
        started.set()
        go_on.wait(60)

    def other(message, fraction):
        reports.append((message, fraction))
        go_on.set()

    def run(report):
        try:
            fetch(entry_from(*mirrors), folder, report)
        except Exception as error:
            failures.append(error)

    first = threading.Thread(target=run, args=(slow,))
    second = threading.Thread(target=run, args=(other,))
    first.start()
    assert started.wait(60)
    second.start()
    first.join()
    second.join()
    assert failures == []
    assert mirrors[0].requests == list(NAMES)
    assert reports[0] == ("Waiting for another download of tiny to finish", None)
    assert complete(folder)


def test_a_place_that_cannot_be_written_to(tmp_path, mirrors):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(QannealError, match=r"cannot be created .*QANNEAL_HOME"):
        fetch(entry_from(*mirrors), tmp_path / "file")


def test_load_downloads_what_is_not_there_once(home, mirrors, monkeypatch):
    monkeypatch.setitem(CATALOGUE, "tiny", entry_from(*mirrors))
    reports = []
    config = DataConfig(dataset="Tiny", classes=("ONE", 2), train_size="all")
    data = load(config, lambda *report: reports.append(report))
    assert data.train_x.shape == (8, 9)
    assert data.class_names == ("one", "two")
    assert data.license == "CC0"
    assert reports
    assert complete(home / "data" / "tiny")
    load(config)
    assert mirrors[0].requests == list(NAMES)


def test_load_names_a_damaged_file_and_download_replaces_it(home, mirrors, monkeypatch):
    monkeypatch.setitem(CATALOGUE, "tiny", entry_from(*mirrors))
    bad = dict(CONTENTS) | {NAMES[1]: CONTENTS[NAMES[3]]}
    write_set(home / "data" / "tiny", bad)
    config = DataConfig(dataset="tiny", classes=(0, 1), train_size=4)
    with pytest.raises(QannealError, match=f"{NAMES[1]}.gz is not the published file"):
        load(config)
    assert mirrors[0].requests == []
    listing = download("tiny")
    assert mirrors[0].requests == [NAMES[1]]
    assert (listing.where, listing.path) == ("cache", home / "data" / "tiny")
    assert len(load(config).train_x) == 4


def test_what_is_in_the_data_dir_is_checked_and_never_downloaded(tmp_path, mirrors, monkeypatch):
    monkeypatch.setitem(CATALOGUE, "tiny", entry_from(*mirrors))
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path / "sets"))
    write_set(tmp_path / "sets" / "tiny", CONTENTS, "{}")
    assert download("tiny").where == "QANNEAL_DATA_DIR"
    (tmp_path / "sets" / "tiny" / NAMES[0]).write_bytes(CONTENTS[NAMES[0]] + b"\0")
    with pytest.raises(QannealError, match=str(tmp_path / "sets" / "tiny" / NAMES[0])):
        download("tiny")
    assert mirrors[0].requests == mirrors[1].requests == []


def test_pooch_is_imported_by_downloads_only():
    program = (
        "import sys; from qanneal_gui.config import DataConfig; from qanneal_gui.data import load, listings;"
        "load(DataConfig()); listings(); print('pooch' in sys.modules, 'requests' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
