"""What the program keeps is for the user alone, whatever the umask; a home that cannot be is told."""

import os
import stat
import subprocess
import sys

import pytest
from helpers import warm

from qanneal_gui import paths
from qanneal_gui.errors import QannealError

TRAIN = [sys.executable, "-m", "qanneal_gui.cli", "train", "--set", "training.steps=2"]


def modes(root):
    """Modes of all that lies below a folder, and of the folder."""
    places = [root, *root.rglob("*")]
    return {str(place.relative_to(root)): stat.S_IMODE(place.stat().st_mode) for place in places}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("umask", [0, 0o777])
def test_all_that_a_run_leaves_is_private(home, umask):
    subprocess.run(TRAIN, check=True, capture_output=True, preexec_fn=lambda: os.umask(umask))
    found = modes(home)
    assert {"runs.sqlite", "logs/qanneal.log"} <= found.keys()
    assert any(name.endswith("weights.safetensors") for name in found)
    assert any(name.endswith("checkpoint.safetensors") for name in found)
    loose = {name: oct(mode) for name, mode in found.items() if mode not in (0o600, 0o700)}
    assert not loose


def test_folders_of_earlier_versions_are_closed(home):
    for name in ("runs", "logs"):
        (home / name).mkdir(parents=True)
        (home / name).chmod(0o755)
    paths.home()
    assert {modes(home / name)["."] for name in ("runs", "logs")} == {0o700}


@pytest.mark.parametrize("place", ["/dev/null/x", "/proc/x", "a file", "a file/below"])
@pytest.mark.parametrize("module", ["qanneal_gui.cli", "qanneal_gui.gui.app"])
def test_a_home_that_cannot_be_made_is_one_sentence(tmp_path, place, module):
    (tmp_path / "a file").touch()
    arguments = ["train"] if module == "qanneal_gui.cli" else []
    ended = warm.run(
        [sys.executable, "-m", module, *arguments],
        env=os.environ | {"QANNEAL_HOME": str(tmp_path / place)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    (line,) = ended.stderr.splitlines()
    assert line.startswith("error: The folder ")
    assert line.endswith("; set QANNEAL_HOME to a writable folder.")


def test_the_tilde_is_the_users_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QANNEAL_HOME", "~/q")
    assert paths.home() == tmp_path / "q"


def test_the_folder_of_a_user_that_there_is_not_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QANNEAL_HOME", "~nobody-of-this-name/q")
    with pytest.raises(
        QannealError, match="QANNEAL_HOME is ~nobody-of-this-name/q, but there is no such user"
    ):
        paths.home()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("home", ["zero\0byte", "x" * 5000])
def test_what_is_no_path_is_refused(monkeypatch, home):
    with pytest.raises(QannealError, match="cannot be created"):
        paths.make_folder(paths.Path(home))
