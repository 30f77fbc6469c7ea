"""The application that needs no Python is Python's interpreter for its children, and only for them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "packaging" / "frozen.py"
TRACKER = "from multiprocessing.resource_tracker import main;main(7)"


@pytest.fixture(scope="module")
def frozen():
    spec = importlib.util.spec_from_file_location("frozen", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["-P", "-m", "qanneal_gui.serve.process"], ("-m", "qanneal_gui.serve.process", [])),
        (["-B", "-S", "-I", "-c", TRACKER], ("-c", TRACKER, [])),
        (
            ["-Wignore", "-X", "utf8", "-Xdev", "-m", "worker", "--pipe", "3"],
            ("-m", "worker", ["--pipe", "3"]),
        ),
        (["train", "--preset", "demo"], None),
        (["runs", "list", "-c", "x"], None),
        (["settings.toml", "--start"], None),
        (["--version"], None),
        (["-h"], None),
        (["-m"], None),
        (["-"], None),
        ([], None),
    ],
)
def test_arguments_of_an_interpreter_are_told_from_those_of_the_application(frozen, arguments, asked):
    assert frozen.asked_of_an_interpreter(arguments) == asked


def started(*arguments):
    call = [sys.executable, SCRIPT, *arguments]
    return subprocess.run(call, capture_output=True, encoding="utf-8", input="")


def test_a_child_is_what_it_was_started_for_and_nothing_else():
    told = started("-B", "-c", "import sys; print(sys.argv); sys.stdout.close()", "3")
    assert (told.returncode, told.stdout, told.stderr) == (0, "['-c', '3']\n", "")
    module = started("-P", "-m", "qanneal_gui.support.no_such_module")
    assert module.returncode == 1
    assert "no_such_module" in module.stderr
