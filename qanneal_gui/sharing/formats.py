"""Export of one run or a selection, in any format: what the terminal and the window offer.

Each format registers itself where it is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import tidying
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.registry import Registry


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes
    ----------
    title : str
        What is in it, for the file dialog.
    suffix : str
        Ending of the file, with its dot; empty for a folder.
    many : bool
        Whether it holds more than one run.
    write : callable
        Takes the library, the identifiers of the runs, and the file or folder to write.
    """

    title: str
    suffix: str
    many: bool
    write: Callable[[RunLibrary, Sequence[str], Path], object]


FORMATS: Registry[Format] = Registry(
    "format",
    {
        "safetensors": "qanneal_gui.sharing.exported_weights",
        "npz": "qanneal_gui.sharing.exported_weights",
        "onnx": "qanneal_gui.sharing.exported_weights",
        "csv": "qanneal_gui.sharing.metrics_table",
        "tensorboard": "qanneal_gui.sharing.tensorboard",
        "report": "qanneal_gui.sharing.report",
        "archive": "qanneal_gui.sharing.archive",
        "kit": "qanneal_gui.sharing.kit",
    },
)
"""The formats by name, in the order in which they are offered."""

Encoder = TypeVar("Encoder", bound=Callable[[RunLibrary, Sequence[str]], bytes])
Writer = TypeVar("Writer", bound=Callable[[RunLibrary, Sequence[str], Path], object])


def file_format(name: str, title: str, *, suffix: str, many: bool = False) -> Callable[[Encoder], Encoder]:
    """Register a format: put it on what returns the content of the file for runs of a library."""

    def register(encode: Encoder) -> Encoder:
        def write(library: RunLibrary, runs: Sequence[str], path: Path) -> None:
            write_atomically(path, encode(library, runs))

        FORMATS[name] = Format(title, suffix, many, write)
        return encode

    return register


def path_format(name: str, title: str, *, suffix: str = "", many: bool = False) -> Callable[[Writer], Writer]:
    """Register a format: put it on what writes runs of a library into a file, or a folder, itself."""

    def register(write: Writer) -> Writer:
        FORMATS[name] = Format(title, suffix, many, write)
        return write

    return register


def share(library: RunLibrary, runs: Sequence[str], format: str | None, path: Path) -> Path:
    """Write runs into a file, or for ``tensorboard`` and ``kit`` into a folder.

    Parameters
    ----------
    library : RunLibrary
    runs : sequence of str
        As in `RunLibrary.get`.
    format : str or None
        One of `FORMATS`; None takes the ending of `path`.
    path : Path
        An existing file is replaced at once; a folder of event files is added to.

    Raises
    ------
    QannealError
        Unknown format, one that holds a single run, no such run, or a place that cannot be written.
    """
    name = (format or _by_suffix(path)).lower()
    chosen = FORMATS.get(name)
    if chosen is None:
        what = (
            f"Cannot export as {format!r}"
            if format
            else f"The extension of {path.name!r} is not that of a known format"
        )
        raise QannealError(f"{what}; {FORMATS.choices}.")
    if len(runs) != 1 and not chosen.many:
        many = ", ".join(other for other, one in FORMATS.items() if one.many)
        raise QannealError(f"The format {name} holds a single run; select one run, or choose one of {many}.")
    if chosen.suffix:
        check_target(path)
    folders = [path.absolute().parent] if chosen.suffix else [path / run for run in runs]
    with tidying.export_noted(library.root, folders):
        chosen.write(library, runs, path)
    return path


def check_target(path: Path) -> None:
    """Make sure that a file can take this name.

    Raises
    ------
    QannealError
        Its folder is not there, or it is the name of something else than a file.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:  # too long, or with a null character
        reason = getattr(error, "strerror", None) or error
        raise QannealError(f"{str(path)!r} cannot be written ({reason}); choose another name.") from error
    if not path.parent.is_dir():
        raise QannealError(
            f"The folder {path.parent} does not exist; create it first, or choose another location."
        )
    # A device or a folder would be replaced by the file, not written.
    if path.exists() and not path.is_file():
        raise QannealError(f"{path} is not a file; give the name of a file to write.")


def _by_suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return next(
        (name for name, one in FORMATS.items() if one.suffix == suffix and suffix), suffix.removeprefix(".")
    )
