"""The export kit: each snippet finds what NumPy found, and the card says what was measured."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import numpy as np
import pytest

from qanneal_gui import __version__, config
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.citing import PAPER, SOFTWARE
from qanneal_gui.sharing.formats import share
from qanneal_gui.sharing.kit import LIBRARIES
from qanneal_gui.sharing.model_card import model_card
from qanneal_gui.training.session import Session

MODULES = {"pytorch": "torch"}
HOSTILE = 'a "name" | <script>: [x](y)\n---\n# `b`'


def record(library, name, *overrides):
    settings = ["training.steps=4", "model.hidden=8", "sampler.topology=pegasus:3", *overrides]
    session = Session(config.assemble(overrides=settings), library)
    session.name = name
    for _ in session.events():
        pass
    return library.get("last").id


@pytest.fixture(scope="module")
def kits(tmp_path_factory):
    """Kits of a run with two classes and of one with three; the card of the first."""
    with pytest.MonkeyPatch.context() as patch:
        home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("kits")
        patch.setenv("QANNEAL_HOME", str(home))
        library = RunLibrary(home)
        runs = [record(library, HOSTILE), record(library, "", "data.classes=[1,2,3]", "sampler.kind=exact")]
        share(library, runs, "kit", folder)
        return library, runs, [folder / run for run in runs]


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_snippet_finds_the_same_probabilities(kits, name):
    if importlib.util.find_spec(MODULES.get(name, name)) is None:
        pytest.skip(f"{name} is not installed")
    for folder, classes in zip(kits[2], ("2 3", "1 2 3"), strict=True):
        # It compares them itself; where it lies and from where it is called must not matter.
        ran = subprocess.run(
            [sys.executable, folder / f"use_{name}.py"], cwd="/", capture_output=True, text=True, check=True
        )
        assert ran.stdout.startswith(f"classes: {classes}\n")


def test_a_snippet_would_notice_other_weights(kits, tmp_path):
    folder = kits[2][0]
    for file in ("use_numpy.py", "example.npz"):
        (tmp_path / file).write_bytes((folder / file).read_bytes())
    model = dict(np.load(folder / "model.npz"))
    np.savez(tmp_path / "model.npz", **model | {"c": model["c"] + 0.001})
    ran = subprocess.run([sys.executable, tmp_path / "use_numpy.py"], capture_output=True, text=True)
    assert "AssertionError" in ran.stderr


def test_the_card_has_the_metadata_and_the_numbers_of_the_run(kits):
    library, runs, folders = kits
    card = (folders[0] / "README.md").read_text(encoding="utf-8")
    _, metadata, text = card.split("---\n", 2)
    run = library.get(runs[0])
    values = dict(re.findall(r"\{type: (\w+), name: .*, value: (\S+)\}", metadata))
    assert float(values["accuracy"]) == run.last["mlp"]["test_accuracy"]
    assert float(values["loss"]) == run.last["mlp"]["test_loss"]
    assert f"| Test accuracy of the MLP | {100 * run.last['mlp']['test_accuracy']:.1f} % |" in text
    assert f"QPU time: {run.qpu_seconds:.3f} s" in text
    assert "licence: CC BY 4.0" in text
    assert "* training: 0" in text
    assert f"* numpy: {np.__version__}" in text
    assert SOFTWARE in text
    assert PAPER in text
    settings = re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1]
    assert config.as_dict(config.parse(tomllib.loads(settings))) == run.config


def test_a_hostile_name_stays_a_name(kits):
    card = (kits[2][0] / "README.md").read_text(encoding="utf-8")
    name = re.search(r"^- name: (.*)$", card, re.MULTILINE)[1]
    assert json.loads(name).startswith('a "name" | <script>: [x](y) --- # `b`')
    title = next(line for line in card.splitlines() if line.startswith("# "))
    assert r"\<script\>: \[x\](y) --- \# \`b\`" in title
    assert card.count("\n---\n") == 1


def test_a_run_without_weights_has_no_kit(kits, tmp_path):
    library = kits[0]
    recorder = library.create({}, {}, {}, "")
    recorder.finish("failed")
    recorder.close()
    with pytest.raises(QannealError, match="no saved weights"):
        share(library, [recorder.id], "kit", tmp_path)
    assert not (tmp_path / recorder.id).exists()


def test_settings_of_another_version_leave_a_card(kits):
    library = kits[0]
    recorder = library.create({"model": {"hidden": "many"}}, {}, {}, "")
    recorder.finish("failed")
    recorder.close()
    assert "## Settings" in model_card(library, library.get(recorder.id))


def test_the_citation_file_is_of_this_version():
    file = (Path(__file__).parents[2] / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in file
    assert "2303.12352" in file
    assert "2303.12352" in PAPER
    assert f"{{{__version__}}}" in SOFTWARE
