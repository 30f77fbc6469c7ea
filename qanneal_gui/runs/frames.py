"""The frames of a run: the chip at some of its steps, as files in the run's folder.

Up to `MOST` steps every step is kept; after that every second one, every fourth, and so on, so that a
run of any length has between half as many and as many frames, evenly spread, and the last one. They are
for looking at: a run is resumed without them, and an archive of a run leaves them out.
"""

import contextlib
import functools
import logging
import re
from pathlib import Path

from qanneal_gui.annealing.embedding import placement_file
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import Frame
from qanneal_gui.annealing.snapshot_file import chip_of, decode, encode, hash_of
from qanneal_gui.errors import ObstacleError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

_log = logging.getLogger(__name__)

FOLDER = "frames"
MOST = 128
_STEP = re.compile(r"step-([0-9]{1,15})\.safetensors")
_LARGEST = 1 << 24
"""Bytes of a file that is read."""


def stride(step: int) -> int:
    """Return how many steps lie between two frames once a run has come so far."""
    return 1 << max(0, (step - 1) // MOST).bit_length()


class FrameRecorder:
    """Writes the frames of a run as it goes on; no run ends because this fails.

    Parameters
    ----------
    directory : Path
        The run's folder.
    """

    def __init__(self, directory: Path) -> None:
        self._folder = directory / FOLDER
        self._placement: Placement | None = None
        self._chip = ""
        self._stride = 0
        self._last: Frame | None = None
        self._written = 0

    def take(self, frame: Frame) -> None:
        """Keep the chip as it was at a step, if its turn has come."""
        self._last = frame
        if frame.step % stride(frame.step) == 0:
            self._try(frame)
        if stride(frame.step) != self._stride:
            self._stride = stride(frame.step)
            for number, path in _files(self._folder).items():
                if number % self._stride:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def finish(self) -> None:
        """Keep the last step, too."""
        if self._last is not None:
            self._try(self._last)

    def _try(self, frame: Frame) -> None:
        if frame.step == self._written:
            return
        try:
            self._write(frame)
        except (OSError, ObstacleError) as error:
            _log.warning("The chip at step %d could not be kept: %s", frame.step, error)
        self._written = frame.step

    def _write(self, frame: Frame) -> None:
        if not self._folder.is_dir():
            self._folder.mkdir(mode=0o700)
            self._folder.chmod(0o700)  # whatever the umask
        placement = frame.snapshot.placement
        if placement is not self._placement:
            content = placement_file.encode(placement)
            chip = hash_of(content)
            path = self._folder / f"chip-{chip}.safetensors"
            write_atomically(path, content, private=True, durable=False)
            self._placement, self._chip = placement, chip
        path = self._folder / f"step-{frame.step}.safetensors"
        write_atomically(path, encode(frame, self._chip), private=True, durable=False)


class Frames:
    """The frames of a run, to be read.

    Parameters
    ----------
    directory : Path
        The run's folder.
    hidden : int, optional
        Hidden units of the run's network; a frame of another one is passed over.

    Attributes
    ----------
    steps : list of int
        The steps of which there are frames, ascending.
    """

    def __init__(self, directory: Path, hidden: int | None = None) -> None:
        self._files, self._hidden = _files(directory / FOLDER), hidden
        self.steps = sorted(self._files)

    def near(self, step: int) -> Frame | None:
        """Return the frame nearest to a step, of two the earlier one; None if there is none to be read."""
        for number in sorted(self.steps, key=lambda one: (abs(one - step), one)):
            with contextlib.suppress(QannealError, ValueError):
                return self._read(number)
        return None

    def all(self) -> list[Frame]:
        """Return all frames that can be read, in the order of their steps."""
        found = []
        for number in self.steps:
            with contextlib.suppress(QannealError, ValueError):
                found.append(self._read(number))
        return found

    def _read(self, step: int) -> Frame:
        path = self._files[step]
        content = _content(path)
        chip = chip_of(content)
        if not re.fullmatch("[0-9a-f]{16}", chip):
            raise ValueError("not the name of a placement")
        frame = decode(content, _placement(_content(path.with_name(f"chip-{chip}.safetensors"))))
        if frame.step != step:
            raise ValueError("a frame of another step")
        if self._hidden not in (None, frame.snapshot.placement.copies[0].hidden):
            raise ValueError("a frame of another network")
        return frame


def frames_of(library: RunLibrary, record: RunRecord) -> Frames:
    """Return the frames of a run."""
    hidden = record.config.get("model", {}).get("hidden")
    return Frames(library.directory(record.id), hidden if type(hidden) is int else None)


@functools.lru_cache(maxsize=4)
def _placement(content: bytes) -> Placement:
    """Return the placement in a file: the same for the same content, or the chip would be drawn anew."""
    return placement_file.decode(content)


def _content(path: Path) -> bytes:
    return read_bytes(path, "a frame of a run", _LARGEST)


def _files(folder: Path) -> dict[int, Path]:
    if not folder.is_dir():
        return {}
    found = ((_STEP.fullmatch(path.name), path) for path in folder.iterdir())
    return {int(match[1]): path for match, path in found if match}
