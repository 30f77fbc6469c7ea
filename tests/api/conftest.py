"""A home with one recorded run, which examples and tests begin with: "tour", 40 steps, exact samples."""

import shutil

import pytest

import qanneal_gui as qanneal

TOUR = {"training.steps": 40, "sampler.kind": "exact"}


@pytest.fixture(scope="session")
def tour_home(tmp_path_factory):
    path = tmp_path_factory.mktemp("tour")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(path))
        for _ in qanneal.train("demo", TOUR, name="tour"):
            pass
        list(qanneal.train("demo", {"training.steps": 1}, record=False))  # its embedding is kept
    return path


@pytest.fixture
def tour(home, tour_home, tmp_path, monkeypatch):
    """The recorded run, in the home of this test; the working directory is the test's, too."""
    shutil.copytree(tour_home, home, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return qanneal.run("last")
