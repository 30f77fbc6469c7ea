"""Where the application begins that needs no Python: both commands, and the children that they start.

Whatever starts a Python process starts ``sys.executable`` with an interpreter's options: this program with
``-m`` and the name of a module, Python's and loky's trackers of resources with ``-c`` and a line. Here that
is the application itself, which then is the interpreter instead of opening one more window.
"""

import multiprocessing
import os
import runpy
import sys
from pathlib import Path

_ALONE = frozenset("bBdEIiOPqRsSuvx")
"""Options of an interpreter that have no value; those of ``-X`` and ``-W`` have one."""


def asked_of_an_interpreter(arguments: list[str]) -> tuple[str, str, list[str]] | None:
    """Return ``-c`` or ``-m``, what follows it, and the rest; None for arguments of the application."""
    left = list(arguments)
    while left:
        option = left.pop(0)
        if option in ("-c", "-m"):
            return (option, left[0], left[1:]) if left else None
        if option in ("-X", "-W"):
            del left[:1]
        elif option.startswith(("-X", "-W")):
            continue
        elif not (option[:1] == "-" and option[1:] and set(option[1:]) <= _ALONE):
            return None
    return None


def _be_interpreter(kind: str, what: str, arguments: list[str]) -> None:
    if sys.platform == "win32":  # a program with windows has no streams, though its parent gave it some
        for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
            if getattr(sys, name) is None:
                setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    sys.argv = [kind, *arguments]
    try:
        if kind == "-c":
            exec(what, {"__name__": "__main__"})
        else:
            # Without replacing __main__: a worker compares its own with that of whoever has started it.
            runpy.run_module(what, run_name="__main__")
    finally:
        # A tracker of resources closes its output; PyInstaller flushes it at the end, and complains.
        if sys.stdout is not None and sys.stdout.closed:
            for name in ("stdout", "__stdout__"):
                setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def _keep_our_libraries_to_ourselves() -> None:
    """Let programs that are opened (a browser, a viewer) find the system's libraries, not those in here."""
    name = "LD_LIBRARY_PATH"
    if sys.platform != "linux":
        return
    if before := os.environ.pop(f"{name}_ORIG", ""):
        os.environ[name] = before
    else:
        os.environ.pop(name, None)


def main() -> None:
    """Be a child, or the command by whose name this was started."""
    _keep_our_libraries_to_ourselves()
    if asked := asked_of_an_interpreter(sys.argv[1:]):
        _be_interpreter(*asked)
        return
    multiprocessing.freeze_support()
    from qanneal_gui import launch

    if Path(sys.argv[0]).stem == "qanneal-gui":
        launch.window()
    launch.terminal()


if __name__ == "__main__":
    main()
