"""What runs have learned of a real chip, kept by chip, so that the next run need not begin anew.

A simulated chip is not kept: the same settings and seeds must give the same numbers.
"""

import json
import logging
import time
from pathlib import Path

import safetensors.numpy
from safetensors import SafetensorError

from qanneal_gui.annealing.samplers import Memory
from qanneal_gui.errors import QannealError
from qanneal_gui.science.arrays import Array
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.formatting import write_duration
from qanneal_gui.support.reading import read_bytes

FOLDER = "calibrations"
"""In the home directory."""

_log = logging.getLogger(__name__)
_LARGEST = 64 << 20
_OLDEST = 7 * 86_400.0
"""Seconds after which a chip is another one."""
_SECONDS_PER_SUBMISSION = 60.0
"""What is known fades with submissions, and with time at this rate when there are none."""


def keep(home: Path, chip: str, memory: Memory) -> None:
    """Keep what a sampler remembers of a chip; a failure is logged and changes nothing.

    Parameters
    ----------
    home : Path
        The home directory.
    chip : str
        As `Sampler.calibrated_for` names it.
    """
    if not memory:
        return
    arrays = {name: array for name, array in memory.items() if name != "submitted"}
    try:
        folder = home / FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        content = safetensors.numpy.save(arrays, {"qanneal": json.dumps({"kept": time.time()})})
        write_atomically(folder / f"{chip}.safetensors", content, private=True)
    except (OSError, QannealError) as error:
        _log.warning("The calibration of the chip cannot be kept: %s", error)


def kept(home: Path, chip: str) -> tuple[dict[str, Array], str] | None:
    """Return what is remembered of a chip, and a sentence about its age; None if nothing is that will do."""
    path = home / FOLDER / f"{chip}.safetensors"
    if not path.is_file():
        return None
    try:
        content = read_bytes(path, "a calibration", _LARGEST)
        header = json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])
        age = time.time() - float(json.loads(header["__metadata__"]["qanneal"])["kept"])
        arrays = safetensors.numpy.load(content)
    except (
        QannealError,
        SafetensorError,
        ValueError,
        KeyError,
        TypeError,
        OverflowError,
        RecursionError,
    ) as error:
        _log.warning("The calibration %s cannot be used: %s", path.name, error)
        return None
    if not 0 <= age <= _OLDEST:
        return None
    for name, passed in (("past.clock", -age), ("age", age)):
        if name in arrays:
            arrays[name] = arrays[name] + passed / _SECONDS_PER_SUBMISSION
    return arrays, f"Begins with this chip's calibration of {write_duration(age)} ago."
