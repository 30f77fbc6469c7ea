import platform
import subprocess
import sys

import numpy as np

import qanneal_gui
from qanneal_gui.support.versions import versions


def test_versions_are_those_installed():
    found = versions()
    assert found["python"] == platform.python_version()
    assert found["qanneal-gui"] == qanneal_gui.__version__
    assert found["numpy"] == np.__version__
    assert {"dwave-ocean-sdk", "PySide6-Essentials"} <= found.keys()
    assert all(isinstance(version, str) and version for version in found.values())


def test_nothing_is_imported_for_them():
    code = "import sys; from qanneal_gui.support.versions import versions; versions(); print(*sys.modules)"
    python = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "dwave", "dimod", "PySide6", "networkx"} & set(python.stdout.split())
