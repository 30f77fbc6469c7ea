"""Archives of recorded runs, as they are written and as somebody changed them."""

import hashlib
import io
import json
import zipfile

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.annealing.parts import Part
from qanneal_gui.errors import QannealError
from qanneal_gui.runs.ledger import BudgetLimits
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import pack, unpack

EMBEDDING = {"topology": "pegasus:2", "embeddings": [{"y0": [0, 5], "k0": [7]}]}


@pytest.fixture
def make_run(library, network, make_step, open_ledger):
    """Record a finished run with weights, an embedding, and one submission to a QPU."""

    def make(name="first", steps=3):
        settings = config.as_dict(config.assemble(overrides=["training.steps=3"]))
        with library.create(settings, {"training": 7}, {"python": "3.11"}, name) as recorder:
            for number in range(1, steps + 1):
                counts = np.array([[number, 300], [7, 0]])
                part = Part((1, 3), counts, qpu_seconds=0.25, beta=15.5, beta_error=float("inf"))
                recorder.step(make_step(number, None if number % 2 else number / 3), part)
            recorder.weights(network)
            recorder.file("embedding.json", json.dumps(EMBEDDING).encode())
            ledger = open_ledger(BudgetLimits(None, None), run_id=recorder.id)
            entry = ledger.intend("Advantage_system4.1", 100, 1000, 0.3)
            ledger.complete(entry, 0.25)
            recorder.finish("finished")
        return recorder.id

    return make


@pytest.fixture
def packed(library, make_run, tmp_path):
    """An archive of one run, and the run."""
    run = make_run()
    return pack(library, [run], tmp_path / "run.qanneal"), run


@pytest.fixture
def other(tmp_path):
    return RunLibrary(tmp_path / "other machine")


def nothing_in(library):
    assert library.runs() == []
    assert not list((library.root / "runs").glob("*")) if (library.root / "runs").exists() else True


def rewritten(path, change, *, manifest=None, honest=True):
    """Return the bytes of an archive whose members were changed; with new hashes if `honest`."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    about = json.loads(members.pop("manifest.json"))
    if honest:
        about["members"] = {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in members.items()
        }
    if manifest:
        manifest(about)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(about))
    return buffer.getvalue()


def refused(other, tmp_path, content, match):
    path = tmp_path / "hostile.qanneal"
    path.write_bytes(content)
    with pytest.raises(QannealError, match=match) as caught:
        unpack(other, path)
    assert "\n" not in str(caught.value)
    nothing_in(other)
