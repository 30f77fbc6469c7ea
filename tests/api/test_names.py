"""The names of the package: few, typed, and nothing is imported for them before they are used."""

import subprocess
import sys

import pytest

import qanneal_gui as qanneal
from qanneal_gui import api


def test_the_package_has_the_names_of_its_api_and_no_others():
    assert qanneal.__all__ == api.__all__ == sorted(api.__all__)
    assert set(qanneal.__all__) <= set(dir(qanneal))
    for name in set(qanneal.__all__) - {"runs"}:
        assert getattr(qanneal, name) is getattr(api, name)


def test_a_name_that_there_is_not_is_an_ordinary_error():
    with pytest.raises(AttributeError, match="module 'qanneal_gui' has no attribute 'trian'"):
        _ = qanneal.trian


def imported(script):
    """Return what a fresh interpreter has imported after a script."""
    script = f"import sys\n{script}\nprint(*sys.modules, sep='\\n')"
    return set(subprocess.check_output([sys.executable, "-c", script], text=True).splitlines())


def test_importing_the_package_imports_nothing_else():
    ours = imported("import qanneal_gui")
    assert [name for name in ours if name.startswith("qanneal_gui")] == ["qanneal_gui"]
    assert ours.isdisjoint({"numpy", "pydantic", "PySide6", "dwave"})


def test_neither_the_window_nor_ocean_is_needed_for_recorded_runs():
    ours = imported("import qanneal_gui\nqanneal_gui.runs()\nqanneal_gui.runs")
    assert not [name for name in ours if name.startswith(("PySide6", "pyqtgraph", "qanneal_gui.gui"))]
    assert not [name for name in ours if name.startswith(("dwave.", "torch", "pandas"))]


def test_the_terminal_starts_without_the_api():
    assert "qanneal_gui.api" not in imported("import qanneal_gui.cli")
