"""What version 0.1.0 wrote, before its modules moved: it opens, and goes on with the numbers it had.


The runs have five steps; the expected ones are eight, as that version itself went on.
"""

import json
import zipfile
from pathlib import Path

import pytest

from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import unpack
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "steps-0.1.0.json").read_text())
SAMPLED = "20261125-205551-6mr3"


@pytest.fixture(params=["home", "archive"])
def library(request, tmp_path):
    """The library of that version as it lay on the disk, and its archive imported into a new one."""
    root = tmp_path / "former"
    if request.param == "home":
        with zipfile.ZipFile(HERE / "home-0.1.0.zip") as home:
            home.extractall(root)
        return RunLibrary(root)
    imported = RunLibrary(root)
    unpack(imported, HERE / "runs-0.1.0.qanneal")
    return imported


def timeless(step):
    """A step without its wall times."""
    plain = {key: value for key, value in step.items() if key != "seconds"}
    if plain.get("sampler"):
        plain["sampler"] = {key: value for key, value in plain["sampler"].items() if key != "seconds"}
    return plain


@pytest.mark.parametrize("run", EXPECTED)
def test_its_runs_open_with_every_number(library, run):
    record = library.get(run)
    assert (record.state, record.steps) == ("finished", 5)
    assert [timeless(step) for step in library.steps(run)] == EXPECTED[run][:5]
    assert set(library.weights(run)) == {"0.weight", "0.bias", "2.weight", "2.bias"}


def numbers(value, path=""):
    """All numbers of a nested object, by their paths."""
    if isinstance(value, dict):
        return {k: v for key, part in value.items() for k, v in numbers(part, f"{path}.{key}").items()}
    if isinstance(value, list):
        return {k: v for i, part in enumerate(value) for k, v in numbers(part, f"{path}.{i}").items()}
    return {path: value} if isinstance(value, int | float) else {}


@pytest.mark.parametrize("run", EXPECTED)
def test_its_runs_go_on_as_they_would_have(library, run):
    events = [e for e in Session.resuming(run, library, 8).events() if isinstance(e, StepEvent)]
    assert [event.step for event in events] == [6, 7, 8]
    if run == SAMPLED:
        return  # the last bit of a product, which is the machine's own, decides a read
    for event, expected in zip(events, EXPECTED[run][5:], strict=True):
        now, then = numbers(timeless(event.as_json())), numbers(expected)
        # More is measured today than that version did.
        assert {path: now[path] for path in then} == pytest.approx(then, rel=1e-4, abs=1e-5)
