"""The manual: what it shows can be typed, and does what it says."""

import contextlib
import os
import re
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.shown_commands import wrong_usage

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}


def fenced(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown_commands(text):
    """Return the lines that are shown to be typed, whether the tests run them or not."""
    lines = re.findall(r"^(?:    )?(qanneal [a-z].*)$", text, re.MULTILINE)
    return [
        part.strip()
        for line in lines
        for part in re.split(r"\s{4,}|  # .*", line)
        if part.startswith("qanneal ")
    ]


@pytest.mark.parametrize("page", TEXTS)
def test_every_command_that_is_shown_is_one(page):
    wrong = {line: said for line in shown_commands(TEXTS[page]) if (said := wrong_usage(line))}
    assert wrong == {}


def test_a_command_that_is_none_would_be_found():
    assert wrong_usage("qanneal trian")
    assert wrong_usage("qanneal train --sett a=1")
    assert wrong_usage("qanneal train --set a=1") == wrong_usage("qanneal queue list") == ""


@pytest.mark.parametrize("page", [name for name, text in TEXTS.items() if fenced(text, "sh")])
def test_the_commands_of_a_page_do_what_they_say(page, tmp_path):
    if "dask" in TEXTS[page]:
        pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name, module in (("qanneal", "qanneal_gui.cli"), ("dask", "dask")):
        program = bin_ / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
        program.chmod(0o700)
    said = tmp_path / "said"
    with said.open("wb") as output:
        shell = subprocess.Popen(
            ["sh", "-e", "-x", "-c", "".join(fenced(TEXTS[page], "sh"))],
            cwd=tmp_path,
            env={
                **os.environ,
                "QANNEAL_HOME": str(tmp_path / "home"),
                "PATH": f"{bin_}:{os.environ['PATH']}",
                "DASK_TEMPORARY_DIRECTORY": str(tmp_path),
            },
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            code = shell.wait()
        finally:  # what the commands left behind in the background, too
            with contextlib.suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGKILL)
            shell.wait()
    assert code == 0, said.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [name for name, text in TEXTS.items() if fenced(text, "python")])
def test_the_python_of_a_page_runs(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in fenced(TEXTS[page], "python"):
        exec(compile(block, page, "exec"), {})


@pytest.mark.parametrize(
    "page", ["terminal", "presets", "metrics", "inside-science", "inside-annealing", "inside-runs"]
)
def test_the_reference_is_that_of_the_program(page):
    made = runpy.run_path(str(ROOT / "packaging/reference_pages.py"))["PAGES"][page]()
    assert TEXTS[f"{page}.md"] == "\n\n".join(made) + "\n", "run: make reference"


def test_every_page_is_in_the_table_of_contents():
    listed = re.findall(r"^([a-z0-9-]+)$", TEXTS["index.md"], re.MULTILINE)
    assert sorted(f"{name}.md" for name in listed) == sorted(set(TEXTS) - {"README.md", "index.md"})


@pytest.mark.parametrize("page", TEXTS)
def test_links_lead_somewhere(page):
    folder = ROOT if page == "README.md" else ROOT / "docs"
    targets = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", TEXTS[page])]
    lost = [one for one in targets if one and "://" not in one and not (folder / one).exists()]
    assert lost == []
    assert [one for one in targets if one.startswith("..")] == []  # the web site has nothing beyond its pages


def test_what_the_tutorial_quotes_of_the_demo_is_what_it_says():
    shown = re.search(
        r"^    (The simulated annealer's .*)\n    (Finished after .*)$",
        TEXTS["first-training.md"],
        re.MULTILINE,
    )
    assert shown is not None
    ran = subprocess.run(
        [sys.executable, "-m", "qanneal_gui.cli", "train", "--preset", "demo"], capture_output=True, text=True
    )
    said = ran.stderr.splitlines()[-2:]
    number = re.compile(r"\d+(?:\.\d+)?")
    for line, there in zip(shown.groups(), said, strict=True):
        assert number.sub("", line) == number.sub("", there)
        untimed = (re.sub(r"in [\d.]+ s;", "", text) for text in (line, there))
        quoted, measured = ([float(one) for one in number.findall(text)] for text in untimed)
        assert measured == pytest.approx(quoted, rel=0.05)
