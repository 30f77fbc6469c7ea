"""Try the application that needs no Python: all that it could lack, and that its children open no window.

packaging/try_frozen.py [dist/qanneal]
"""

import functools
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import trying

_ROOT = Path(__file__).resolve().parents[1]
_MEGABYTES = 420

# Parts of Qt that nothing here uses.
_UNUSED_QT = {
    *(
        "Qml",
        "Quick",
        "Pdf",
        "WebEngine",
        "Multimedia",
        "Designer",
        "Sql",
        "VirtualKeyboard",
        "Network",
        "Test",
    ),
    *("EglFsKmsSupport", "qeglfs", "qminimal", "qgtk3", "qjpeg", "qtiff"),
}

_TOKEN = "not-a-real-token-0123456789"
_KEEP = f"from qanneal_gui.annealing import qpu; qpu.store_token({_TOKEN!r})"
_FIND = "from qanneal_gui.annealing import qpu; print(qpu.read_token().get_secret_value())"
_FORGET = "from qanneal_gui.annealing import qpu; qpu.delete_token()"

_FORMATS = {
    "weights.safetensors": (),
    "weights.npz": (),
    "weights.onnx": (),
    "metrics.csv": (),
    "report.html": (),
    "run.qanneal": (),
    "events": ("--format", "tensorboard"),
}

_WORDS = """
from PySide6.QtWidgets import QApplication, QDialogButtonBox as Box
from qanneal_gui.gui.language import choosing
choosing.choose()
import qanneal_gui.gui.app
from qanneal_gui.gui.window import manual
app = QApplication([])
choosing.dress(app)
box = Box(Box.StandardButton.Cancel)
print(box.button(Box.StandardButton.Cancel).text().replace('&', ''), *manual.OF_PAGES)
"""

_QUEUE = """
import sys, time
from qanneal_gui.experiments.queue_processes import Processes
from qanneal_gui import paths
children = Processes(paths.home())
children.start(1)
sys.exit(0 if children.wait(120) and not children.failed else 1)
"""


def is_small(folder: Path) -> None:
    """Ask for its size, and for Qt's modules that it does not use."""
    size = trying.megabytes(folder)
    print(f"  it takes {size} MB")
    trying.expect(size <= _MEGABYTES, f"that is more than {_MEGABYTES} MB")
    names = [path.name for path in (folder / "_internal" / "PySide6").rglob("*")]
    unused = [name for name in names if any(f"{one}." in name for one in _UNUSED_QT)]
    trying.expect(not unused, f"there is Qt that nothing uses: {unused}")
    astray = [str(path) for path in folder.rglob("*") if path.is_symlink() and not path.exists()]
    trying.expect(not astray, f"these links lead nowhere: {astray}")


def keeps_to_itself(folder: Path) -> None:
    """Ask who may write it, and whether it names the folder in which it was made."""
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        trying.expect(path.is_symlink() or not mode & 0o6022, f"{path} has the mode {stat.filemode(mode)}")
        if path.is_file() and not path.is_symlink():
            trying.expect(os.fsencode(_ROOT) not in path.read_bytes(), f"{path} names {_ROOT}")


def shows_versions(program: trying.Program) -> None:
    """Ask for the versions that are kept with each run."""
    told = program.run("-c", "from qanneal_gui.support.versions import versions; print(*versions())").split()
    wanted = {"python", "qanneal-gui", "numpy", "dwave-ocean-sdk", "dwave-neal", "PySide6-Essentials"}
    trying.expect(wanted <= set(told), f"these are missing: {wanted - set(told)}")


def embeds_bicliques(program: trying.Program) -> None:
    """Embed a network with several outputs, which a child does: it must not be one more application."""
    embed = ("embed", "--topology", "pegasus:4", "--hidden", "8", "--outputs", "3")
    trying.expect(program.objects(*embed)[-1]["copies"] >= 1, "there is no embedding")
    answer = "from qanneal_gui.annealing.embedding import biclique, topology; "
    answer += "print(biclique.largest(topology.load_topology('pegasus:3'), 2))"
    trying.expect(int(program.run("-c", answer)) > 1, "busclique does not answer")


def compares_in_workers(program: trying.Program) -> None:
    """Run trials in two processes."""
    options = ("--pairs", "digits:2-3", "--methods", "classical-1", "--trials", "4", "--workers", "2")
    summary = program.objects("compare", *options)[-1]
    trying.expect((summary["state"], summary["trials"]) == ("finished", 4), f"compare: {summary}")


def runs_the_queue(program: trying.Program) -> None:
    """Let a child train, as the window's queue does."""
    before = program.finished()
    program.run("queue", "add", "--preset", "demo", "--set", "training.steps=2")
    program.run("-c", _QUEUE)
    trying.expect(program.finished() == before + 1, "the entry has not been run")


def reaches_for_dwave(program: trying.Program) -> None:
    """Import what a real annealer needs, and be told that there is no token."""
    program.run("-c", "import dwave.system.samplers.dwave_sampler, dwave.embedding, dwave.cloud.client.qpu")
    options = ("--preset", "demo", "--set", "sampler.kind=qpu", "--set", "training.steps=1")
    program.run("train", *options, code=1)


def exports_every_format(program: trying.Program) -> None:
    """Export the last run."""
    for name, options in _FORMATS.items():
        program.run("export", "last", *options, "-o", name)
        trying.expect((program.folder / name).exists(), f"{name} was not written")
    program.run("export", "last", "--figure", "curves.svg")
    trying.expect((program.folder / "curves.svg").exists(), "the figure was not written")


def serves_pages(program: trying.Program) -> None:
    """Import what shows web pages."""
    program.run("-c", "import qanneal_gui.serve.process, qanneal_gui.serve.server")


def has_what_it_shows(program: trying.Program) -> None:
    """Ask for resources of each kind."""
    names = ["icons/qanneal.svg", "presets/demo.toml", "theme/qanneal.qss", "data/digits.npz", "web/chip.js"]
    names += ["manual/index.html"] if (_ROOT / "resources" / "manual").is_dir() else []
    code = "import sys; from qanneal_gui.paths import resource; "
    code += f"sys.exit(not all(resource(*one.split('/')).is_file() for one in {names!r}))"
    program.run("-c", code)


def speaks_german(program: trying.Program) -> None:
    """Ask a German window for a button that is Qt's own, and for words of ours."""
    settings = program.folder / "home" / "settings.toml"
    before = settings.read_text(encoding="utf-8") if settings.exists() else ""
    settings.write_text('language = "de"\n', encoding="utf-8")
    said = program.run("-c", _WORDS).split()
    settings.write_text(before, encoding="utf-8")
    trying.expect({"Abbrechen", "Kurven"} <= set(said), f"a German window says {said}")


def keeps_a_token(program: trying.Program) -> None:
    """Keep a token in a keyring, find it from another process, and forget it."""
    program.run("-c", _KEEP)
    trying.expect(program.run("-c", _FIND).strip() == _TOKEN, "the token is not found again")
    program.run("-c", _FORGET)
    written = (path for path in program.folder.rglob("*") if path.is_file())
    held = [path for path in written if _TOKEN.encode() in path.read_bytes()]
    trying.expect(not held, f"the token is in {held}")


def _with_keyring(program: trying.Program) -> Iterator[trying.Program]:
    """Yield the program with a session and a keyring of its own, where that can be had."""
    if sys.platform == "linux" and shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"):
        unlocked = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
        yield program.within("dbus-run-session", "--", "sh", "-c", unlocked, "sh")
    else:
        print("  a keyring was not tried: this needs dbus-run-session and gnome-keyring-daemon", flush=True)


def main() -> None:
    """Try the folder that is named, or the one in ``dist``."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else _ROOT / "dist" / "qanneal").resolve()
    end = ".exe" if os.name == "nt" else ""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        program = trying.Program([str(folder / f"qanneal{end}")], [str(folder / f"qanneal-gui{end}")], place)
        version = program.run("--version").split()[-1]
        steps = [
            functools.partial(trying.says_what_it_is, program, version),
            *(
                functools.partial(step, program)
                for step in (
                    shows_versions,
                    has_what_it_shows,
                    trying.trains_in_the_terminal,
                    trying.trains_in_the_window,
                    embeds_bicliques,
                    compares_in_workers,
                    runs_the_queue,
                    exports_every_format,
                    reaches_for_dwave,
                    serves_pages,
                    speaks_german,
                )
            ),
            *(functools.partial(keeps_a_token, one) for one in _with_keyring(program)),
        ]
        if (folder / "_internal").is_dir():
            steps += [functools.partial(is_small, folder), functools.partial(keeps_to_itself, folder)]
        trying.tried("frozen", *steps)


if __name__ == "__main__":
    try:
        main()
    except (trying.FailedError, subprocess.TimeoutExpired) as failure:
        sys.exit(f"It does not work: {failure}")
