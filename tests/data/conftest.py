import os
from pathlib import Path

import pytest

REAL = os.environ.get("QANNEAL_DATA_DIR")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of the test's own, and no data sets but the embedded one."""
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("QANNEAL_DATA_DIR", raising=False)
    return tmp_path / "home"


@pytest.fixture
def real_data(monkeypatch):
    if not REAL or not (Path(REAL) / "mnist").is_dir() or not (Path(REAL) / "fashion-mnist").is_dir():
        pytest.skip("needs MNIST and Fashion-MNIST: set QANNEAL_DATA_DIR to the folder that holds both")
    monkeypatch.setenv("QANNEAL_DATA_DIR", REAL)
    return Path(REAL)
