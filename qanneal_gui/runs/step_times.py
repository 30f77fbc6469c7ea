"""How long steps took on this machine, measured with every run and remembered.

Each run leaves what its steps took, and the next estimate of the same settings takes that.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from qanneal_gui import config as run_config
from qanneal_gui.config import FROM_DEVICE, RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.support.files import write_atomically
from qanneal_gui.support.reading import read_bytes

FILE = "step-times.json"
"""In the home directory."""

_log = logging.getLogger(__name__)
_LARGEST = 1 << 20
_MOST = 500
# Seeds, rates and limits do not decide how long a step takes.
_IRRELEVANT = {
    "data": {"seed"},
    "model": {"init_std"},
    "training": {"steps", "seed", "learning_rate", "stop_on_failure", "batches"},
    "sampler": {"device", "chip_seed", "h_range", "j_range", "beta_start"} | (FROM_DEVICE - {"topology"}),
}


class _Memory(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    settings: dict[str, float] = Field(default_factory=dict, max_length=2 * _MOST)
    """Seconds of a step, by the settings that decide it; the newest last."""


def remember(home: Path, config: RunConfig, steps: int, seconds: float) -> None:
    """Note what the steps of a run took; a failure is logged and changes nothing.

    Parameters
    ----------
    home : Path
        The home directory.
    config : RunConfig
    steps : int
        Steps made on this machine.
    seconds : float
        Wall time of all of them, without pauses.
    """
    if steps < 1 or not seconds > 0:
        return
    memory = _read(home)
    memory.settings.pop(key(config), None)
    memory.settings[key(config)] = seconds / steps
    while len(memory.settings) > _MOST:
        del memory.settings[next(iter(memory.settings))]
    try:
        # Not flushed: it is for estimates only, and whoever stops a run waits for it.
        content = memory.model_dump_json(indent=1).encode()
        write_atomically(home / FILE, content, private=True, durable=False)
    except QannealError as error:
        _log.info("%s", error)


def remembered(home: Path, config: RunConfig) -> float | None:
    """Return the seconds that a step took with these settings; None if there was no such run."""
    return _read(home).settings.get(key(config))


def key(config: RunConfig) -> str:
    """Return the settings that decide how long a step takes, as one text."""
    values: Mapping[str, Any] = run_config.as_dict(config)
    deciding = {
        section: {key: value for key, value in keys.items() if key not in _IRRELEVANT.get(section, ())}
        for section, keys in values.items()
        if section != "budget"
    }
    return json.dumps(deciding, sort_keys=True)


def _read(home: Path) -> _Memory:
    path = home / FILE
    if not path.exists():
        return _Memory()
    try:
        memory = _Memory.model_validate_json(read_bytes(path, "a file of step times", _LARGEST))
    except (QannealError, ValidationError) as error:
        _log.warning("Ignoring %s: %s", path, error)
        return _Memory()
    return memory if all(number > 0 for number in memory.settings.values()) else _Memory()
