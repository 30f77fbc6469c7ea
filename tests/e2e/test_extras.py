"""The example package, as somebody who has installed it meets it: terminal, form, cost, first window."""

import json
import re
import shlex
from pathlib import Path

import pytest
from helpers.extras import EXAMPLE, install, python
from helpers.first_window import FIRST_WINDOW, HEAVY

CLI = "from qanneal_gui.cli import main; main()"
BOTH = [
    *("--set", "sampler.kind=metropolis", "--set", "sampler.metropolis.proposals=7"),
    *("--set", "data.dataset=stripes", "--set", "data.classes=[lying, standing]"),
    *("--set", "training.steps=3"),
]


@pytest.fixture
def extras(tmp_path):
    return install(tmp_path / "site")


def qanneal(folder, *arguments):
    """Run the terminal; return the objects it printed, and what it said to people."""
    ran = python(folder, "-c", CLI, *arguments, check=False)
    return [json.loads(line) for line in ran.stdout.splitlines()], ran.stderr


def test_a_sampler_with_a_setting_of_its_own_is_one_short_file():
    assert len((EXAMPLE / "qanneal_extras/metropolis.py").read_text().splitlines()) < 50


def test_both_train_together(extras):
    printed, _ = qanneal(extras, "train", *BOTH, "--json")
    assert printed[-1]["state"] == "finished"
    assert printed[0]["config"]["sampler"]["metropolis"] == {"proposals": 7}
    steps = [one for one in printed if one["type"] == "step"]
    assert [step["sampler"]["kind"] for step in steps] == ["metropolis"] * 3
    assert all(step["sampler"]["kl"] < 0.01 for step in steps)
    # The run is resumed, shown and reported with its own settings.
    printed, said = qanneal(extras, "resume", "last", "--steps", "4", "--json")
    assert printed[-1]["steps"] == 4, said
    _, said = qanneal(extras, "runs", "show", "last")
    assert "[sampler.metropolis]\nproposals = 7" in said
    printed, said = qanneal(extras, "export", "last", "-o", str(extras / "run.html"))
    assert "sampler.metropolis.proposals" in (extras / "run.html").read_text(encoding="utf-8"), said


def test_data_list_and_estimate_know_them(extras):
    printed, _ = qanneal(extras, "data", "list", "--json")
    stripes = next(one for one in printed if one.get("name") == "stripes")
    assert (stripes["license"], stripes["where"]) == ("CC0 1.0", "package")
    small, _ = qanneal(extras, "estimate", *BOTH, "--json")
    assert small[-1]["fits"]
    assert small[-1]["qpu_seconds"] == 0
    # 36 pixels cost less than 784.
    mnist = ("--set", "data.dataset=mnist", "--set", "data.classes=[0,1]")
    large, said = qanneal(extras, "estimate", *BOTH, *mnist, "--json")
    assert small[-1]["seconds"] < large[-1]["seconds"], said
    nothing, said = qanneal(extras, "estimate", *BOTH, "--set", "data.dataset=/no/such", "--json")
    assert nothing == []
    assert "known data sets are digits, mnist, fashion-mnist, stripes" in said


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("sampler.metropolis.proposals=0", "sampler.metropolis.proposals cannot be 0"),
        (
            "sampler.metropolis.colour=1",
            "sampler.metropolis.colour is not a known key; the known ones are proposals.",
        ),
        ("sampler.kind=metro", "choose one of exact, gibbs, neal, uniform, simulated-qpu, qpu, metropolis."),
        ("training.gradient=exact", 'needs sampler.kind = "exact", not "metropolis"'),
    ],
)
def test_refusals_are_one_sentence(extras, setting, sentence):
    printed, said = qanneal(extras, "train", *BOTH, "--set", setting, "--json")
    assert printed == []
    assert re.fullmatch(r"error: .*\.\n", said)
    assert sentence in said


def test_the_commands_of_the_manual_do_what_they_say(extras):
    page = (EXAMPLE.parents[1] / "extending.md").read_text(encoding="utf-8")
    commands = [shlex.split(line)[1:] for line in re.findall(r"^    (qanneal .*)", page, re.MULTILINE)]
    assert len(commands) == 3
    for command in commands:
        assert python(extras, "-c", CLI, *command).returncode == 0


def test_the_page_of_settings_lists_them(extras):
    page = python(extras, str(EXAMPLE.parents[2] / "packaging/settings_page.py")).stdout
    assert "### [sampler.metropolis]" in page
    assert (
        "Changes of one output proposed in each read. | `50` | proposals | a whole number from 1 to 100,000 |"
        in page
    )
    assert "| `stripes` | Noisy stripes, 6×6 | CC0 1.0 |" in page


FORM = """
import json
from PySide6.QtWidgets import QApplication
from qanneal_gui import config
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.setup.form import RunForm
app = QApplication([])
theme.install(app, "light")
form = RunForm()
def choices(key):
    combo = form.rows[key].editor.combo
    return [combo.itemText(i) for i in range(combo.count())]
row = form.rows["sampler.metropolis.proposals"]
before = row.shown
kind = form.rows["sampler.kind"].editor.combo
kind.setCurrentIndex(kind.findData("metropolis"))
shown = [name for name, one in form.rows.items() if one.shown and name.startswith(("sampler.", "budget."))]
row.editor.line.setText("0"); row.editor.edited.emit()
problem = form.problem
row.editor.line.setText("9"); row.editor.edited.emit()
made = form.config()
form.show_config(config.assemble(overrides=["sampler.kind=metropolis", "sampler.metropolis.proposals=5"]))
print(json.dumps({
    "kinds": choices("sampler.kind"), "sets": choices("data.dataset"), "before": before, "shown": shown,
    "problem": problem, "made": config.as_dict(made)["sampler"]["metropolis"],
    "again": row.editor.line.text(),
}))
"""


def test_the_form_offers_them_and_shows_the_settings_that_matter(extras):
    found = json.loads(python(extras, "-c", FORM).stdout)
    assert found["kinds"][-2:] == ["D-Wave QPU", "Metropolis"]
    assert found["sets"] == ["Digits 8×8", "MNIST", "Fashion-MNIST", "Noisy stripes, 6×6"]
    assert not found["before"]
    own = "sampler.metropolis.proposals"
    assert found["shown"] == ["sampler.kind", "sampler.reads", "sampler.gradient_error", own]
    assert found["problem"] == "Proposals must be a whole number from 1 to 100,000."
    assert (found["made"], found["again"]) == ({"proposals": 9}, "5")


def test_the_first_window_still_comes_before_anything_heavy(extras):
    answer = json.loads(python(extras, "-c", FIRST_WINDOW).stdout.splitlines()[-1])
    assert "qanneal_extras" in answer["modules"]
    assert [name for name in HEAVY if name in answer["modules"]] == []


def test_broken_packages_are_one_line_in_the_log_each(tmp_path, home):
    broken = {
        "qanneal.samplers": {
            "absent": "no_such_module",
            "failing": "failing",
            "exiting": "exiting",
            "empty": "qanneal_extras",
            "metropolis": "qanneal_extras.metropolis",
        },
        "qanneal.datasets": {"failing": "failing"},
    }
    site = install(tmp_path / "site", broken)
    Path(site / "failing.py").write_text("1 / 0\n")
    Path(site / "exiting.py").write_text("import sys; sys.exit(3)\n")
    _, said = qanneal(site, "train", "--set", "sampler.kind=absent", "--json")
    assert "choose one of exact, gibbs, neal, uniform, simulated-qpu, qpu, metropolis." in said
    assert "Traceback" not in said
    log = (home / "logs" / "qanneal.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
    warnings = [line for line in log.splitlines() if "cannot be used" in line]
    assert len(warnings) == 4
    assert any("'failing' of qanneal-extras cannot be used: ZeroDivisionError" in line for line in warnings)
    assert any("qanneal_extras registers no sampler of that name" in line for line in warnings)
    # Who does not ask for it does not pay for it.
    (home / "logs" / "qanneal.log").unlink()
    qanneal(site, "train", "--set", "training.steps=1")
    assert "cannot be used" not in (home / "logs" / "qanneal.log").read_text(encoding="utf-8")
