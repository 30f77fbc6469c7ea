"""An installed program is tried: its two commands, as somebody uses them who has nothing but the program."""

import copy
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_DEMO = "[training]\nsteps = 3\n"
_PATIENCE_SECONDS = 180.0
_AFTERWARDS_SECONDS = 4.0
"""In which the window makes the pages that nobody has turned to yet."""


class FailedError(Exception):
    """It does not do what it should."""


class Program:
    """The commands of one installation, with a home and a working folder of their own.

    Parameters
    ----------
    terminal, window : sequence of str
        The two commands.
    folder : Path
        Empty; everything that is written goes there.
    """

    def __init__(self, terminal: Sequence[str], window: Sequence[str], folder: Path) -> None:
        self._terminal, self._window = list(terminal), list(window)
        self.folder = folder
        hidden = ("PYTHON", "QANNEAL", "DWAVE", "VIRTUAL_ENV")  # of whoever tries it
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
        self.environment |= {"QANNEAL_HOME": str(folder / "home"), "HOME": str(folder)}
        self.environment |= {"XDG_RUNTIME_DIR": str(folder)}
        if not os.environ.get("DISPLAY"):
            self.environment["QT_QPA_PLATFORM"] = "offscreen"

    def within(self, *command: str) -> "Program":
        """Return the same with its terminal's command run by another one."""
        other = copy.copy(self)
        other._terminal = [*command, *self._terminal]
        return other

    def run(self, *arguments: str, code: int = 0) -> str:
        """Return the standard output of the terminal's command.

        Raises
        ------
        FailedError
            It ends otherwise than it should, or warns.
        """
        ended = subprocess.run(
            [*self._terminal, *arguments],
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE_SECONDS,
        )
        if ended.returncode != code or "Traceback" in ended.stderr or "Warning" in ended.stderr:
            raise FailedError(f"qanneal {' '.join(arguments)}: {ended.returncode}\n{ended.stderr[-3000:]}")
        return ended.stdout

    def objects(self, *arguments: str) -> list[dict[str, Any]]:
        """Return what a command prints with ``--json``."""
        return [json.loads(line) for line in self.run(*arguments, "--json").splitlines()]

    def show(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start the window."""
        return subprocess.Popen(
            [*self._window, *arguments],
            env=self.environment,
            cwd=self.folder,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def finished(self) -> int:
        """Return how many runs of its library have finished."""
        return sum(one.get("state") == "finished" for one in self.objects("runs", "list"))


def says_what_it_is(program: Program, version: str) -> None:
    """Ask for version and help."""
    expect(program.run("--version").strip() == f"qanneal, version {version}", "the version is another")
    expect("compare" in program.run("--help"), "the help does not list the commands")


def trains_in_the_terminal(program: Program) -> None:
    """Train the demo for some steps, with the default sampler and with the one of dwave-neal."""
    for kind in ("simulated-qpu", "neal"):
        options = ("--set", "training.steps=3", "--set", f"sampler.kind={kind}", "--set", "sampler.reads=50")
        summary = program.objects("train", "--preset", "demo", *options)[-1]
        expect((summary["state"], summary["steps"]) == ("finished", 3), f"{kind} did not finish: {summary}")


def trains_in_the_window(program: Program, *, close: Callable[[], None] | None = None) -> None:
    """Let the window train the demo, and end it.

    Parameters
    ----------
    program : Program
    close : callable, optional
        How it is ended; by default by the signal that a session's end sends.
    """
    before = program.finished()
    settings = program.folder / "demo.toml"
    settings.write_text(_DEMO, encoding="utf-8")
    window = program.show(str(settings), "--start")
    try:
        ends = time.monotonic() + _PATIENCE_SECONDS
        while program.finished() == before:
            expect(window.poll() is None, "the window has ended by itself")
            expect(time.monotonic() < ends, "the window does not train")
            time.sleep(0.5)
        time.sleep(_AFTERWARDS_SECONDS)
        if close:
            close()
        else:
            window.send_signal(signal.SIGTERM)
        _, errors = window.communicate(timeout=_PATIENCE_SECONDS)
        expect(window.returncode in (0, 130), f"the window ended with {window.returncode}\n{errors}")
        expect("Traceback" not in errors and "Warning" not in errors, errors)
    finally:
        window.kill()
    for log in program.folder.rglob("*.log*"):
        told = log.read_text(encoding="utf-8")
        expect(" ERROR " not in told, f"the log has an error:\n{told[-3000:]}")


def megabytes(folder: Path) -> int:
    """Return how much a folder holds."""
    files = (path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())
    return round(sum(files) / 1e6)


def tried(what: str, *steps: Callable[[], object]) -> None:
    """Go through some tries, and print each with the time it took."""
    for step in steps:
        begun = time.monotonic()
        step()
        name = getattr(step, "__name__", "") or getattr(step, "func").__name__  # noqa: B009
        print(f"{what}: {name.replace('_', ' ')} ({time.monotonic() - begun:.0f} s)", flush=True)


def expect(condition: bool, otherwise: str) -> None:
    """Raise `FailedError` with a sentence unless something is so."""
    if not condition:
        raise FailedError(otherwise)
