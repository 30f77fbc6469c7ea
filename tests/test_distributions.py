"""Of one source the sdist has the same bytes, wherever and whenever it is made."""

import importlib.util
import io
import tarfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "packaging" / "distributions.py"


@pytest.fixture(scope="module")
def distributions():
    spec = importlib.util.spec_from_file_location("distributions", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def archive(names, *, mask, mtime, user):
    """Return a compressed archive as somebody's machine makes it."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz", format=tarfile.PAX_FORMAT) as files:
        for name in names:
            one = tarfile.TarInfo(name)
            one.type = tarfile.REGTYPE if "." in name else tarfile.DIRTYPE
            one.mode = (0o644 if name.endswith(".toml") else 0o755) & ~mask
            one.mtime, one.uname, one.uid = mtime, user, len(user)
            content = name.encode() if one.isfile() else b""
            one.size = len(content)
            files.addfile(one, io.BytesIO(content))
    return made.getvalue()


NAMES = ["q-1", "q-1/run.sh", "q-1/pyproject.toml"]
OURS = archive(NAMES, mask=0o022, mtime=1_700_000_000.25, user="us")
THEIRS = archive([*reversed(NAMES)], mask=0o077, mtime=1_800_000_000.75, user="them all")


def test_folder_umask_user_and_day_leave_no_trace(distributions):
    assert OURS != THEIRS
    assert distributions.settled(OURS, 1_750_000_000) == distributions.settled(THEIRS, 1_750_000_000)


def test_what_the_files_hold_stays_and_everybody_may_read_it(distributions):
    with tarfile.open(fileobj=io.BytesIO(distributions.settled(THEIRS, 1_750_000_000))) as files:
        modes = {one.name: one.mode for one in files}
        assert files.extractfile("q-1/pyproject.toml").read() == b"q-1/pyproject.toml"
        assert {one.mtime for one in files} == {1_750_000_000}
    assert modes == {"q-1": 0o755, "q-1/run.sh": 0o755, "q-1/pyproject.toml": 0o644}


def test_the_day_is_what_was_asked_for_or_that_of_the_files(distributions, monkeypatch, tmp_path):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert distributions.day(tmp_path) == 1_700_000_000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    (tmp_path / "pyproject.toml").touch()  # an unpacked sdist, which is no repository
    assert distributions.day(tmp_path) == int((tmp_path / "pyproject.toml").stat().st_mtime)
